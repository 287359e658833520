"""Rows that a name begins: type a name, press Enter, and a row with the rest to choose stands below.

Also the words and layouts that forms about people share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from careerdata.logbook.reading.columns import layout_of
from careerdata.panels.editing.typed_numbers import number_of, two_numbers
from careerdata.panels.widgets.layouts import LABELS, WIDE
from careerdata.panels.widgets.text import Words
from careerdata.schemas import Skills
from careerdata.text import name_key, nearest_name

if TYPE_CHECKING:
    from careerdata.panels.base import Panel
    from careerdata.problems import Problem

KINDS = {
    "wrote": "wrote",
    "called": "called",
    "met": "met",
    "event": "met at an event",
    "gave": "gave something: help, a link, time",
    "thanked": "thanked or congratulated them",
    "introduced": "introduced them to somebody",
    "asked": "asked for something",
}
"""Each kind of touch in words, in the order of a form."""
SIDES = {"me": "I did", "them": "they did", "both": "both of us"}
"""Who reached out, in words."""
MOST_HOURS_A_DAY = 24.0
_UNSEEN = {"description_width": "0px"}
"""For a control whose label is for a screen reader only: what it holds says to the eye what it is."""


def choices(words: dict[str, str]) -> list[tuple[str, str]]:
    """Return words by value as the options of a list."""
    return [(label, value) for value, label in words.items()]


def side_by_side(*controls: widgets.Widget) -> widgets.HBox:
    """Return controls in one line, in more where the page is narrow."""
    return widgets.HBox(controls, layout=widgets.Layout(flex_flow="row wrap"))


def said_of_aside(aside: Mapping[str, Problem]) -> dict[str, str]:
    """Return what a form says of people whose row in contacts.csv was set aside; see `Logbook.people_aside`."""
    return {
        name: f" (their row in contacts.csv, line {why.line}, was set aside: {why.message} Mend it there; no second one "
        "is added)"
        for name, why in aside.items()
    }


def hours_of(text: str, most: float) -> float | None:
    """Return what a person wrote as hours, with a point or a comma; None if it is not a number from 0 to `most`."""
    hours = number_of(text)
    return hours if hours is not None and 0 <= hours <= most else None


class Row(widgets.HBox):
    """One row that is not saved yet.

    Attributes:
        name: the person or the skill.
        day: a list of the days it may have been.
        remove: the button that takes the row out.
    """

    def __init__(self, name: str, remove: widgets.Button, controls: Sequence[widgets.Widget] = ()) -> None:
        self.name, self.remove = name, remove
        remove.layout.align_self = "center"
        self.day = _choice(f"Day: {name}", [], "130px")
        self._title = Words(name)
        title = widgets.Box([self._title], layout=widgets.Layout(width="180px"))
        super().__init__(
            (title, *controls, self.day, self.remove),
            layout=widgets.Layout(flex_flow="row wrap", align_items="center"),
        )

    def between(self, days: Sequence[tuple[str, dt.date]]) -> None:
        """Offer these days; the day of the week that was chosen stays chosen where it is among them, else the last."""
        chosen = None if self.day.value is None else self.day.value.weekday()
        self.day.options = days
        self.day.value = next((day for _, day in days if day.weekday() == chosen), days[-1][1])

    def call(self, title: str) -> None:
        """Say in the row what it is about."""
        self._title.say(title)

    def like(self, other: Any) -> None:
        """Begin with what was chosen in another row of the same kind."""
        self.day.value = other.day.value

    @property
    def fault(self) -> str:
        """Why it cannot be saved yet, as a sentence; "" when it can."""
        return ""

    def values(self) -> dict[str, Any]:
        """Return the row as its log has it."""
        raise NotImplementedError(f"{type(self).__name__} has to say what it saves.")


class TouchRow(Row):
    """Somebody you were in touch with: what happened, who reached out, when."""

    def __init__(self, name: str, remove: widgets.Button) -> None:
        self.kind = _choice(f"What happened with {name}", choices(KINDS), "200px")
        self.side = _choice(f"Who reached out: {name}", choices(SIDES), "110px")
        super().__init__(name, remove, (self.kind, self.side))

    def like(self, other: TouchRow) -> None:
        """Begin as the row before, for several people at one table."""
        super().like(other)
        self.kind.value, self.side.value = other.kind.value, other.side.value

    def values(self) -> dict[str, Any]:
        """Return a row of touches.csv."""
        return {"date": self.day.value, "contact": self.name, "kind": self.kind.value, "from": self.side.value}


class SkillRow(Row):
    """Time spent on a skill: how long, in which way, when."""

    def __init__(self, name: str, remove: widgets.Button) -> None:
        self.hours = widgets.Text(
            continuous_update=False,
            placeholder="hours",
            description=f"Hours of {name}",
            style=_UNSEEN,
            layout=widgets.Layout(width="100px"),
        )
        kinds = layout_of(Skills).columns["kind"].choices
        self.kind = _choice(
            f"What kind of learning: {name}", [("any kind", ""), *((kind, kind) for kind in kinds)], "130px"
        )
        super().__init__(name, remove, (self.hours, self.kind))

    @property
    def fault(self) -> str:
        """The hours have to be there, and fit into a day."""
        if hours_of(self.hours.value, MOST_HOURS_A_DAY):
            return ""
        if unclear := two_numbers(self.hours.value):
            return f"The hours of {self.name}: {unclear}"
        return f"{self.name} needs its hours: a number up to {MOST_HOURS_A_DAY:g}, such as 1.5. Or take that row out."

    def values(self) -> dict[str, Any]:
        """Return a row of skills.csv."""
        hours = hours_of(self.hours.value, MOST_HOURS_A_DAY)
        return {"date": self.day.value, "skill": self.name, "hours": hours, "kind": self.kind.value or None}


class Rows(widgets.VBox):
    """A field for names, and a row for each name that was given.

    Attributes:
        add: the field; a name that is given in it makes a row, and the field is empty again.
        rows: the rows so far.
    """

    def __init__(
        self, panel: Panel[Any], kind: Callable[[str, widgets.Button], Row], label: str, said_of_new: str = ""
    ) -> None:
        self._panel, self._kind, self._said_of_new = panel, kind, said_of_new
        self._names: dict[str, str] = {}
        self._said_of: dict[str, str] = {}
        self._days: Sequence[tuple[str, dt.date]] = ()
        self.rows: tuple[Row, ...] = ()
        self.add = widgets.Combobox(
            description=label,
            placeholder="type a name, then press Enter",
            ensure_option=False,
            continuous_update=False,
            style=LABELS,
            layout=WIDE,
        )
        panel.when(self.add, self._given)
        super().__init__([self.add])

    def offer(
        self, names: Iterable[str], days: Sequence[tuple[str, dt.date]], said_of: Mapping[str, str] | None = None
    ) -> None:
        """Offer names that exist already, and days; names in `said_of` exist too, and have this said of them."""
        known = sorted(names, key=lambda name: (name.casefold(), name))
        self._said_of = dict(said_of or {})
        there = [*self._said_of, *known]
        self._names = {name_key(name): name for name in there} | {name: name for name in there}
        self.add.options = known
        self._days = days
        for row in self.rows:
            self._prepare(row)

    @property
    def new_names(self) -> list[str]:
        """Names in the rows that do not exist yet, each once."""
        return [name for name in dict.fromkeys(row.name for row in self.rows) if not self._known(name)]

    def put(self, rows: Sequence[Row]) -> None:
        """Let these be the rows."""
        self.rows = tuple(rows)
        self.children = (self.add, *self.rows)
        for row in self.rows:
            self._prepare(row)

    def _known(self, name: str) -> str | None:
        """Return how a name is written already; one that is there to the letter goes before one but for its case."""
        return self._names.get(name) or self._names.get(name_key(name))

    def _given(self, text: str) -> None:
        name = " ".join(text.split())
        if not name:
            return
        name = self._known(name) or next((row.name for row in self.rows if name_key(row.name) == name_key(name)), name)
        row = self._row(name)
        if self.rows:
            row.like(self.rows[-1])
        meant = None if self._known(name) else nearest_name(name, self._names.values())
        if meant is not None:
            said = f"Did you mean {meant}?"
            ask = self._panel.button(said, lambda: self._instead(row, meant), f"Lets this row be about {meant}")
            row.children = (*row.children, ask)
        self.put([*self.rows, row])
        self._panel.set_quietly(self.add, value="")

    def _row(self, name: str) -> Row:
        take_out = self._panel.button("Remove", lambda: self._without(row), f"Takes {name} out again; nothing is saved")
        row = self._kind(name, take_out)
        row.between(self._days)
        return row

    def _instead(self, row: Row, name: str) -> None:
        """Let a row be about another name, with what was chosen in it."""
        other = self._row(name)
        other.like(row)
        self.put([other if one is row else one for one in self.rows])

    def _without(self, row: Row) -> None:
        self.put([other for other in self.rows if other is not row])

    def _prepare(self, row: Row) -> None:
        known = self._known(row.name)
        row.name = known or row.name
        row.between(self._days)
        row.call(row.name + (self._said_of.get(known, "") if known else self._said_of_new))


def _choice(label: str, options: Sequence[Any], width: str) -> widgets.Dropdown:
    return widgets.Dropdown(description=label, options=options, style=_UNSEEN, layout=widgets.Layout(width=width))
