"""Endorsements: who put in a word, whom to ask next, and a form for a word that was asked for, given or declined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.network import endorsements as analysis
from careerdata.analysis.network.followups import cold_ask
from careerdata.panels.editing.form_panel import FormPanel
from careerdata.panels.editing.name_rows import choices, side_by_side
from careerdata.panels.widgets.controls import NARROW, labelled
from careerdata.panels.widgets.text import Lines, Words
from careerdata.problems import RowRefusedError
from careerdata.schemas import LOGS
from careerdata.text import in_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

STATUS = {"asked": "asked, no answer yet", "given": "it was given", "declined": "they declined"}
"""What came of it, in words."""
NEW = -1
"""The place of a word that is not in the list yet."""


@dataclass(frozen=True)
class Word:
    """Which word the form is about: `NEW`, or the place of an open request in the list."""

    place: int = NEW


class EndorsementsPanel(FormPanel[Word]):
    """Every word asked for and what came of it, who saw the work and could be asked next, and the form."""

    live_chart = False
    writes = (LOGS["endorsements"].file,)
    files = tuple(LOGS[log].file for log in ("endorsements", "contacts", "touches", "exposure"))

    def read(self) -> Finding:
        """Return what was asked, and whom to ask next."""
        return analysis.read(self.book)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list of words so far, then the form."""
        today = self.book.today
        self.words = Lines()
        self.about = self.follow(widgets.Dropdown(**labelled("About")), "place")
        self.contact = widgets.Dropdown(**labelled("Person"))
        self.kind = widgets.Dropdown(options=choices(analysis.KINDS), **labelled("What for", NARROW))
        self.asked_on = widgets.DatePicker(value=today, max=today, **labelled("Asked on", NARROW))
        self.status = widgets.Dropdown(options=choices(STATUS), **labelled("What came of it"))
        self.given_on = widgets.DatePicker(max=today, **labelled("Given on", NARROW))
        self.note = widgets.Text(placeholder="only for you", **labelled("Note"))
        self.save = self.button("Save this word", self.save_word, "Writes one row of endorsements.csv", primary=True)
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        return (
            self.words,
            Words("Did you ask somebody, or did an answer come? Log it here."),
            side_by_side(self.about, self.contact),
            side_by_side(self.kind, self.asked_on),
            side_by_side(self.status, self.given_on),
            self.note,
            side_by_side(self.save, self.take_back),
        ), ()

    def refresh(self) -> None:
        """Bring the list and the form up to the finding."""
        asked = self.finding.frames["asked"]
        self.words.say(_line(word) for word in asked.itertuples())
        waiting = [(f"{word.contact}: {_kind(word.kind)}", place) for place, word in self._open().iterrows()]
        self.set_quietly(self.about, options=[("a new one", NEW), *waiting])
        self.set_quietly(self.about, value=self.state.place)
        new = self.state.place == NEW
        # Somebody who was asked may not be in contacts.csv, or not any more.
        about = [] if new else [self._open().loc[self.state.place, "contact"]]
        names = dict.fromkeys([*self.finding.table["contact"], *sorted(self.book.contacts["contact"]), *about])
        if tuple(names) != self.contact.options:
            chosen = self.contact.value
            self.contact.options = tuple(names)
            self.contact.value = chosen if chosen in names else next(iter(names), None)
        for control in (self.contact, self.kind, self.asked_on):
            control.disabled = not new
        if not new:
            word = self._open().loc[self.state.place]
            self.contact.value = word["contact"]
            self.kind.value = None if pd.isna(word["kind"]) else word["kind"]
            self.asked_on.value = word["asked_on"].date()
        elif self.kind.value is None or self.contact.value is None:
            self.kind.value, self.contact.value = next(iter(analysis.KINDS)), next(iter(names), None)

    def renew(self) -> None:
        """After a save the form is about a new word again."""
        self.state = Word()

    def save_word(self) -> None:
        """Save the form: a new row, or what came of an open request."""
        refusal = self._not_yet()
        if refusal:
            self.say(f"{refusal} Nothing was saved.")
            return
        status, given_on = self.status.value, self.given_on.value if self.status.value == "given" else None
        note = self.note.value.strip() or None
        answer = {"status": status, "given_on": given_on}
        contact = self.contact.value
        if self.state.place == NEW:
            key = {"asked_on": self.asked_on.value, "contact": contact, "kind": self.kind.value}
            logbook.append(self.book.folder, "endorsements", {**key, **answer, "note": note})
        elif not self._answered(answer | ({"note": note} if note else {})):
            return
        said = f"Saved in endorsements.csv: {contact}, {_kind(self.kind.value)}, {STATUS[status]}. Undo takes it back."
        self.note.value, self.given_on.value, self.status.value = "", None, next(iter(STATUS))
        self.saved(said)

    def _answered(self, answer: dict[str, Any]) -> bool:
        """Write what came of an open request; where its row was changed elsewhere, show the list as it is by now."""
        try:
            logbook.edit(self.book.folder, "endorsements", self._key(self.state.place), answer)
        except RowRefusedError:
            if logbook.open_logbook(self.book.folder, self.book.today).endorsements.equals(self.book.endorsements):
                raise
            self.saved(
                "endorsements.csv was changed in another program meanwhile, so nothing was saved. The list is as it is by "
                "now: choose the word once more, and press Save."
            )
            return False
        return True

    def _not_yet(self) -> str:
        """Return what is missing before this can be saved, as a sentence; "" when nothing is."""
        contact, asked_on, given_on = self.contact.value, self.asked_on.value, self.given_on.value
        today, new = self.book.today, self.state.place == NEW
        if new and contact is None:
            return "Choose whom you asked; somebody new is added to contacts.csv first."
        if asked_on is None or asked_on > today:
            return "Choose the day you asked, today or earlier."
        if not new and self.status.value == "asked":
            return "Say what came of it: given or declined."
        if self.status.value == "given" and (given_on is None or not asked_on <= given_on <= today):
            return "Choose the day it was given: not before you asked, and not after today."
        if new and self.status.value == "asked":
            return cold_ask(replace(self.book, today=asked_on), contact) or ""
        return ""

    def _open(self) -> pd.DataFrame:
        """Return the requests without an answer, by their place in the list."""
        asked = self.finding.frames["asked"]
        return asked[asked["status"] == "asked"]

    def _key(self, place: int) -> dict[str, Any]:
        """Return the row of an open request as endorsements.csv has it, which tells it from all other rows."""
        rows, word = self.book.endorsements, self._open().loc[[place]].iloc[0]
        same = rows[(rows["asked_on"] == word["asked_on"]) & (rows["contact"] == word["contact"])]
        same = same[same["kind"].eq(word["kind"]) | (same["kind"].isna() & pd.isna(word["kind"]))]
        row = same[same["status"].isin(["asked"]) | same["status"].isna()].iloc[0]
        return {str(name): None if pd.isna(row[name]) else row[name] for name in rows.columns}


def _line(word: Any) -> str:
    came = {
        "given": f"given{'' if pd.isna(word.given_on) else f' on {in_words(word.given_on)}'}",
        "declined": "declined",
        "asked": "no answer yet",
    }[word.status]
    return f"{word.contact}: {_kind(word.kind)}, asked on {in_words(word.asked_on)}, {came}"


def _kind(kind: Any) -> str:
    return analysis.KINDS.get(kind, "a word")


def endorsements(book: Logbook) -> EndorsementsPanel:
    """Return the panel of endorsements for `book`; it shows itself when it is named in a cell."""
    return EndorsementsPanel(book, Word())
