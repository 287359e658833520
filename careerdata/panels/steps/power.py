"""Grow your power: the map of who has a say and who would speak up, a form that moves somebody on it, and allies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.network import allies
from careerdata.analysis.network import power as analysis
from careerdata.figures.charts.power import power as draw_power
from careerdata.panels.editing.form_panel import FormPanel
from careerdata.panels.editing.name_rows import side_by_side
from careerdata.panels.widgets.controls import labelled
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import LOGS
from careerdata.text import join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

NOT_NOTED = -1
"""No influence, as the slider has it: its empty value would be no choice at all."""
INFLUENCE = {
    NOT_NOTED: "not noted",
    0: "0 of 5: none",
    1: "1 of 5",
    2: "2 of 5",
    3: "3 of 5: is heard",
    4: "4 of 5",
    5: "5 of 5: decides",
}
"""How much say somebody has in what you want, in words."""
EDITED = ("influence", "support", "shares")
"""The columns of contacts.csv that the form changes."""
_EMPTY = {"influence": NOT_NOTED, "shares": ""}


@dataclass(frozen=True)
class View:
    """Who is chosen, and where the form puts them; nothing of it is saved before the button is pressed.

    Attributes:
        contact: the chosen person; "" while nobody is.
        influence: 0 to 5, or `NOT_NOTED`.
        support: -2 to 2.
        shares: pain points they share, with semicolons between them.
        introductions: show who introduced whom.
    """

    contact: str = ""
    influence: int = NOT_NOTED
    support: int = 0
    shares: str = ""
    introductions: bool = True


class PowerPanel(FormPanel[View]):
    """Everybody who matters by influence and support, whom to talk to next, and who could ask together with you."""

    writes = (LOGS["contacts"].file,)
    files = tuple(LOGS[log].file for log in ("contacts", "touches", "pains", "asks"))

    def read(self) -> Finding:
        """Return the map with the chosen person where the form puts them."""
        return analysis.read(replace(self.book, contacts=self._as_in_the_form()))

    def draw(self, finding: Finding) -> go.Figure:
        """Return the map."""
        return draw_power(finding, self.state.contact, self.state.introductions)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without somebody who matters there is no map."""
        if not self.finding.table.empty:
            return ()
        if self.book.contacts.empty:
            ways = "write a name into contacts.csv with any editor, or bring people in with: careerdata import FILE"
            return (f"There is nobody to draw yet. Two ways to begin: {ways}",)
        return ("Choose somebody above and give them an influence: the map begins with one person.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the form above the map, and who could ask together below it."""
        self.contact = self.when(widgets.Dropdown(**labelled("Person")), self.choose)
        self.influence = self.follow(
            widgets.SelectionSlider(options=_options(INFLUENCE), **labelled("Influence")), "influence"
        )
        self.support = self.follow(
            widgets.SelectionSlider(options=_options(analysis.SUPPORT), **labelled("Support")), "support"
        )
        self.shares = self.follow(
            widgets.Text(
                placeholder="as in pains.csv, with ; between two",
                continuous_update=False,
                **labelled("Shares the pain"),
            ),
            "shares",
            str.strip,
        )
        self.introductions = self.follow(
            widgets.Checkbox(value=self.state.introductions, description="Show who introduced whom", indent=False),
            "introductions",
        )
        self.save = self.button("Save where they stand", self.save_person, "Changes their row in contacts.csv", True)
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        self._draft = Words()
        self.together, self._together_why, self._together_caution = Lines(), Words(), Words(style="caution")
        return (
            side_by_side(self.contact, self.introductions),
            side_by_side(self.influence, self.support),
            self.shares,
            self._draft,
            side_by_side(self.save, self.take_back),
        ), (self._together_why, self.together, self._together_caution)

    def refresh(self) -> None:
        """Bring the form, the line of what is not saved yet, and the allies up to the state."""
        names = (*self.finding.table["contact"], *sorted(self.book.contacts["contact"]))
        options = [("choose a person", ""), *((name, name) for name in dict.fromkeys(names))]
        if tuple(options) != self.contact.options:
            self.set_quietly(self.contact, options=options)
        for name in ("contact", *EDITED):
            self.set_quietly(getattr(self, name), value=getattr(self.state, name))
        for control in (self.influence, self.support, self.shares):
            control.disabled = not self.state.contact
        changes = self._changes()
        self.save.disabled = not changes
        self._draft.say(f"Not saved yet: {self._in_words(changes)}." if changes else "")
        together = allies.read(replace(self.book, contacts=self._as_in_the_form()))
        self._together_why.say(together.sentence)
        self.together.say(_opening_lines(together.table))
        self._together_caution.say(together.caution if len(together.table) else "")

    def choose(self, contact: str) -> None:
        """Let the form show somebody as contacts.csv has them."""
        self.change(contact=contact, **self._saved_values(contact))

    def renew(self) -> None:
        """Show the chosen person as the folder has them now."""
        known = self.state.contact if self.state.contact in set(self.book.contacts["contact"]) else ""
        self.state = replace(self.state, contact=known, **self._saved_values(known))

    def save_person(self) -> None:
        """Save where the chosen person stands."""
        contact, changes = self.state.contact, self._changes()
        if not changes:
            self.say("There is nothing new to save.")
            return
        # What was seen is part of the key: a row that was changed elsewhere meanwhile is not found by it.
        row = self.book.contacts[self.book.contacts["contact"] == contact].iloc[0]
        seen = {name: None if pd.isna(row[name]) else row[name] for name in EDITED}
        logbook.edit(self.book.folder, "contacts", {"contact": contact, **seen}, changes)
        self.saved(f"Saved in contacts.csv: {self._in_words(changes)}. Undo takes it back.")

    # What the form says, and what the folder says.

    def _saved_values(self, contact: str) -> dict[str, Any]:
        row = self.book.contacts[self.book.contacts["contact"] == contact]
        if row.empty:
            return {name: getattr(View(), name) for name in EDITED}
        influence, support, shares = row[list(EDITED)].iloc[0]
        return {
            "influence": NOT_NOTED if pd.isna(influence) else int(influence),
            "support": 0 if pd.isna(support) else int(support),
            "shares": "" if pd.isna(shares) else shares,
        }

    def _changes(self) -> dict[str, Any]:
        """Return what the form says otherwise than the folder, by column; None where a cell becomes empty."""
        if not self.state.contact:
            return {}
        saved = self._saved_values(self.state.contact)
        form = {name: getattr(self.state, name) for name in EDITED}
        changed = {name: value for name, value in form.items() if value != saved[name]}
        return {
            name: None if value in ("", NOT_NOTED) and name != "support" else value for name, value in changed.items()
        }

    def _as_in_the_form(self) -> pd.DataFrame:
        """Return contacts.csv with the chosen person where the form puts them."""
        contacts, changes = self.book.contacts, self._changes()
        if not changes:
            return contacts
        moved = contacts.copy()
        for name, value in changes.items():
            moved.loc[moved["contact"] == self.state.contact, name] = pd.NA if value is None else value
        return moved

    def _in_words(self, changes: dict[str, Any]) -> str:
        words = {
            "influence": lambda value: f"influence {INFLUENCE[NOT_NOTED if value is None else value]}",
            "support": lambda value: f"support {analysis.SUPPORT[value]}",
            "shares": lambda value: f"shares {value}" if value else "shares no pain point",
        }
        return f"{self.state.contact}, {join_words(words[name](value) for name, value in changes.items())}"


def _options(words: dict[Any, str]) -> list[tuple[str, Any]]:
    return [(label, value) for value, label in words.items()]


def _opening_lines(table: pd.DataFrame) -> list[str]:
    """Return one line a pain: with whom, and words to begin with."""
    able = table[table["together"]]
    return [
        f"{join_words(rows['contact'])}, for “{pain}”. To begin with: {rows['opening'].iloc[0]}"
        for pain, rows in able.groupby("pain", sort=False)
    ]


def power(book: Logbook) -> PowerPanel:
    """Return the power map of `book`; it shows itself when it is named in a cell."""
    return PowerPanel(book, View())
