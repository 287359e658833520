"""Grow your power: the map of who has a say and who would speak up, a form that moves somebody on it, and allies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.network import allies
from careerdata.analysis.network import power as analysis
from careerdata.analysis.network.card import card
from careerdata.analysis.network.power_headline import answer
from careerdata.figures.charts.power import power as draw_power
from careerdata.figures.layout.power import on_map
from careerdata.logbook import Logbook
from careerdata.panels.editing.row_changes import row_with
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, choice, foldable, show_if, side_by_side, tick, unfold
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import LOGS
from careerdata.text import join_words

INFLUENCE = {
    UNSAID: "not noted",
    0: "0 of 5: none",
    1: "1 of 5",
    2: "2 of 5",
    3: "3 of 5: is heard",
    4: "4 of 5",
    5: "5 of 5: decides",
}
"""How much say somebody has in what you want, in words."""
FIELDS = (
    Field("influence", "Influence", words=INFLUENCE, control=widgets.SelectionSlider),
    Field("support", "Support", words=analysis.SUPPORT, value=0, control=widgets.SelectionSlider, beside=True),
    Field("shares", "Shares the pain", "as on your list, with ; between two"),
)
"""What the form changes in a row of contacts.csv."""
_NARROWEST = "700px"
"""The chart with its margins; see `figures.layout.power.WIDTH`."""


@dataclass(frozen=True)
class View:
    """Who is chosen, and where the form puts them; nothing of it is saved before the button is pressed.

    Attributes:
        contact: the chosen person; "" while nobody is.
        cells: what the form says of them otherwise than contacts.csv, by column.
        introductions: show who introduced whom, all over the map.
    """

    contact: str = ""
    cells: Mapping[str, Any] = field(default_factory=dict)
    introductions: bool = False


class PowerPanel(EditingPanel[View]):
    """Everybody who matters by influence and support, whom to talk to next, and who could ask together with you."""

    writes = ("contacts",)
    reads = ("contacts", "touches", "pains", "asks")
    answer_of = staticmethod(answer)

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
            ways = "add a person in Stay in touch, or bring your people in on Start here"
            return (f"Nobody to draw yet. Two ways to begin: {ways}",)
        return ("Choose a person above and say how much influence they have. One makes a beginning.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return who is looked at and the form, folded, above the map, and who could ask together below it."""
        self.contact = self.on_change(choice("Person", width=HALF), self.choose)
        self.form = RowForm(self, LOGS["contacts"], FIELDS, narrow=True)
        for control in self.form.fields.values():
            self.on_change(control, lambda _: self.change(cells=self._cells()))
        shown = tick("Show who introduced whom", self.state.introductions)
        self.introductions = self.follow(shown, "introductions")
        self.save = self.button("Save where they stand", self.save_person, "Saves it in your folder", True)
        self._draft, self.card = Words(), Lines()
        self._clicked: go.FigureWidget | None = None
        self.layout.overflow = "auto"
        self.together, self._together_why, self._together_caution = Lines(), Words(), Words(style="caution")
        who = side_by_side(self.contact, self.introductions)
        form = widgets.VBox([who, self.form, self._draft, side_by_side(self.save, self.take_back)])
        moving = foldable("Move somebody on the map", form)
        unfold(moving, bool(self.blockers) and not self.book.contacts.empty)
        self._openings = foldable("Words to begin with", widgets.VBox([self.together, self._together_caution]))
        return (moving, self.card), (self._together_why, self._openings)

    def refresh(self) -> None:
        """Bring the form, the line of what is not saved yet, and the allies up to the state."""
        # Narrower than this, names would lie on each other; words fit on any page.
        self._chart.layout.min_width = None if self.blockers else _NARROWEST
        names = (*self.finding.table["contact"], *sorted(self.book.contacts["contact"]))
        options = [("choose a person", ""), *((name, name) for name in dict.fromkeys(names))]
        if tuple(options) != self.contact.options:
            self.set_quietly(self.contact, options=options)
        self.set_quietly(self.contact, value=self.state.contact)
        self.form.put(self.form.as_typed({**self._seen(), **self.state.cells}))
        for control in self.form.fields.values():
            control.disabled = not self.state.contact
        self.save.disabled = not self.state.cells
        self._draft.say(f"Not saved yet: {self._in_words()}." if self.state.cells else "")
        self.card.say(card(self.book, self.state.contact))
        if self.figure is not None and self.figure is not self._clicked:
            self._clicked = self.figure
            for on_target_team, trace in zip((False, True), self.figure.data[-2:], strict=True):
                trace.on_click(self._choosing(on_target_team))
        together = allies.read(replace(self.book, contacts=self._as_in_the_form()))
        self._together_why.say(together.sentence)
        self.together.say(_opening_lines(together.table))
        self._together_caution.say(together.caution if len(together.table) else "")
        show_if(self.together.items, self._openings)

    def _choosing(self, on_target_team: bool) -> Callable[[Any, Any, Any], None]:
        """Return what chooses the person whose dot was clicked, on the target team or not."""

        def chosen(_trace: Any, points: Any, _state: Any) -> None:
            picture = on_map(self.finding.frames["people"])["picture"]
            team = picture.loc[picture["on_target_team"] == on_target_team, "contact"]
            if points.point_inds:
                self._guarded(lambda: self.choose(str(team.iloc[points.point_inds[0]])))

        return chosen

    def choose(self, contact: str) -> None:
        """Let the form show somebody as contacts.csv has them."""
        self.change(contact=contact, cells={})

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Show the chosen person as the folder has them now, if they are still in it."""
        if not refused or self.state.contact not in set(self.book.contacts["contact"]):
            known = self.state.contact if self.state.contact in set(self.book.contacts["contact"]) else ""
            self.state = replace(self.state, contact=known, cells={})
        return super().bring_in(before, refused=refused)

    def save_person(self) -> None:
        """Save where the chosen person stands."""
        seen = self._seen()
        if not self.state.cells:
            self.say("There is nothing new to save.")
            return
        # What was seen is part of the key: a row that was changed elsewhere meanwhile is not found by it.
        key = {name: seen[name] for name in ("contact", *self.form.fields)}
        said = self._in_words()
        if self.save_rows({}, [("contacts", key, self.state.cells)]):
            self.saved(f"Saved: {said}. Undo takes it back.")

    def _cells(self) -> dict[str, Any]:
        return self.form.changes(self._seen()) if self.state.contact else {}

    def _seen(self) -> dict[str, Any]:
        """Return the row of the chosen person in contacts.csv; all None while nobody is chosen."""
        return row_with(self.book.contacts, "contact", self.state.contact)

    def _as_in_the_form(self) -> pd.DataFrame:
        """Return contacts.csv with the chosen person where the form puts them."""
        contacts = self.book.contacts
        if not self.state.cells:
            return contacts
        moved = contacts.copy()
        for name, value in self.state.cells.items():
            moved.loc[moved["contact"] == self.state.contact, name] = pd.NA if value is None else value
        return moved

    def _in_words(self) -> str:
        """Return where the form puts the chosen person."""
        words: dict[str, Callable[[Any], str]] = {
            "influence": lambda value: f"influence {INFLUENCE[UNSAID if value is None else value]}",
            "support": lambda value: f"support {analysis.SUPPORT[value]}",
            "shares": lambda value: f"shares {value}" if value else "shares no pain point",
        }
        said = (words.get(name, str)(value) for name, value in self.state.cells.items())
        return f"{self.state.contact}, {join_words(said)}"


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
