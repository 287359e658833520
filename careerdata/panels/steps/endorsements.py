"""Endorsements: who put in a word, whom to ask next, and a form for a word that was asked for, given or declined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network import endorsements as analysis
from careerdata.analysis.network.followups import cold_ask
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.row_changes import cells
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, choice, side_by_side
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import LOGS
from careerdata.text import in_words

STATUS = {"asked": "asked, no answer yet", "given": "it was given", "declined": "they declined"}
"""What came of it, in words."""
NEW = -1
"""The place of a word that is not in the list yet."""
_ANSWER = ("status", "given_on", "note")
"""What is said of a word that was asked for before."""
_MEANWHILE = (
    "The list was changed in another program meanwhile, so nothing was saved. It is shown as it is by now: choose the "
    "word once more, and press Save."
)


@dataclass(frozen=True)
class Word:
    """Which word the form is about: `NEW`, or the place of an open request in the list."""

    place: int = NEW


class EndorsementsPanel(EditingPanel[Word]):
    """Every word asked for and what came of it, who saw the work and could be asked next, and the form."""

    live_chart = False
    writes = ("endorsements",)
    reads = ("endorsements", "contacts", "touches", "exposure")

    def read(self) -> Finding:
        """Return what was asked, and whom to ask next."""
        return analysis.read(self.book)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list of words so far, then the form."""
        self.words = Lines()
        self.about = self.follow(choice("About", width=HALF), "place")
        given = "Choose the day it was given: not before you asked, and not after today."
        asked = "Choose the day you asked, today or earlier."
        fields = [
            Field("contact", "Person", words={}),
            Field("kind", "What for", words=analysis.KINDS, short=True),
            Field("asked_on", "Asked on", missing=asked, value=self.book.today, past=True, beside=True),
            Field("status", "What came of it", words=STATUS),
            Field("given_on", "Given on", missing=given, past=True, beside=True),
            Field("note", "Note", "only for you"),
        ]
        self.form = RowForm(self, LOGS["endorsements"], fields, narrow=True)
        self.save = self.button("Save this word", self.save_word, "Saves it in your folder", primary=True)
        return (
            self.words,
            Words("Did you ask somebody, or did a word come? Log it here. One that came unasked has one day for both."),
            self.about,
            self.form,
            side_by_side(self.save, self.take_back),
        ), ()

    def refresh(self) -> None:
        """Bring the list and the form up to the finding."""
        self.words.say(_line(word) for word in self.finding.frames["asked"].itertuples())
        waiting = [(f"{word.contact}: {_kind(word.kind)}", place) for place, word in self._open().iterrows()]
        self.set_quietly(self.about, options=[("a new one", NEW), *waiting])
        self.set_quietly(self.about, value=self.state.place)
        new, form = self.state.place == NEW, self.form
        # Somebody who was asked may not be in contacts.csv, or not any more.
        about = [] if new else [self._open().loc[self.state.place, "contact"]]
        names = tuple(dict.fromkeys([*self.finding.table["contact"], *sorted(self.book.contacts["contact"]), *about]))
        if names != form["contact"].options:
            chosen = form["contact"].value
            self.set_quietly(form["contact"], options=names)
            form.put({"contact": chosen if chosen in names else next(iter(names), None)})
        for column, control in form.fields.items():
            control.disabled = not new and column not in _ANSWER
        if not new:
            seen = self._seen()
            form.put({column: value for column, value in form.as_typed(seen).items() if column not in _ANSWER})
        elif form["kind"].value is None or form["contact"].value is None:
            form.put({"kind": next(iter(analysis.KINDS)), "contact": next(iter(names), None)})

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """After a save, or a change elsewhere, the form is about a new word again."""
        if refused and self.agree(before, self.book):
            return ""
        self.state = Word()
        return _MEANWHILE

    def save_word(self) -> None:
        """Save the form: a new row, or what came of an open request."""
        row, new = self.form.row(), self.state.place == NEW
        require(self._fault(row, new=new))
        row["given_on"] = row["given_on"] if row["status"] == "given" else None
        answer = {name: row[name] for name in _ANSWER if name != "note" or row[name]}
        rows, changes = ([row], []) if new else ([], [("endorsements", self._seen(), answer)])
        asked = replace(self.book, today=row["asked_on"])
        cold = cold_ask(asked, row["contact"], asked=True) if new and row["status"] == "asked" else None
        if self.save_rows({"endorsements": rows}, changes):
            self.form.clear(*_ANSWER)
            what = f"{row['contact']}, {_kind(row['kind'])}, {STATUS[row['status']]}"
            self.saved(f"Saved: {what}. Undo takes it back.{f' {cold}' if cold else ''}")

    def _fault(self, row: dict[str, Any], *, new: bool) -> str:
        """Return what is missing before this can be saved, as a sentence; "" when nothing is."""
        if new and row["contact"] is None:
            return "Choose whom you asked; add somebody new in Stay in touch first."
        if not new and row["status"] == "asked":
            return "Say what came of it: given or declined."
        if self.form.fault or row["status"] == "declined":
            return self.form.fault
        if row["status"] == "given" and not (row["given_on"] and row["asked_on"] <= row["given_on"]):
            return "Choose the day it was given: not before you asked, and not after today."
        return ""

    def _open(self) -> pd.DataFrame:
        """Return the requests without an answer, by their place in the list."""
        asked = self.finding.frames["asked"]
        return asked[asked["status"] == "asked"]

    def _seen(self) -> dict[str, Any]:
        """Return the row of the open request that the form is about, as endorsements.csv has it."""
        rows, word = self.book.endorsements, self._open().loc[[self.state.place]].iloc[0]
        same = rows[(rows["asked_on"] == word["asked_on"]) & (rows["contact"] == word["contact"])]
        same = same[same["kind"].eq(word["kind"]) | (same["kind"].isna() & pd.isna(word["kind"]))]
        return cells(rows, int(same.index[same["status"].isin(["asked"]) | same["status"].isna()][0]))


def _line(word: Any) -> str:
    came = {
        "given": f"given{'' if pd.isna(word.given_on) else f' on {in_words(word.given_on)}'}",
        "declined": "declined",
        "asked": "no answer yet",
    }[word.status]
    if word.unasked:
        return f"{word.contact}: {_kind(word.kind)}, {came}, unasked or at once"
    return f"{word.contact}: {_kind(word.kind)}, asked on {in_words(word.asked_on)}, {came}"


def _kind(kind: Any) -> str:
    return analysis.KINDS.get(kind, "a word")


def endorsements(book: Logbook) -> EndorsementsPanel:
    """Return the panel of endorsements for `book`; it shows itself when it is named in a cell."""
    return EndorsementsPanel(book, Word())
