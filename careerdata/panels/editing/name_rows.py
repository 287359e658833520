"""Rows that a name begins: type a name, press Enter, and a row with the rest to choose stands below.

Also the words that forms about people share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.editing.did_you_mean import meant_by, question
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.widgets.controls import names
from careerdata.panels.widgets.text import Words
from careerdata.problems import Problem
from careerdata.schemas import LOGS, LogFile
from careerdata.text import name_key

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


def said_of_aside(aside: Mapping[str, Problem]) -> dict[str, str]:
    """Return what a form says of people whose row in contacts.csv was set aside; see `Logbook.people_aside`."""
    return {
        name: f" (their row in contacts.csv, line {why.line}, was set aside: {why.message} Mend it there; no second one "
        "is added)"
        for name, why in aside.items()
    }


@dataclass(frozen=True)
class RowKind:
    """What the rows of a list have in common.

    Attributes:
        log: the log they go to.
        column: the one whose value begins a row.
        fields: the others, "{}" in their words for the name; their labels are for a screen reader only.
        alike: what a row begins with as it is in the row above it.
        fixed: what every row has.
    """

    log: LogFile
    column: str
    fields: tuple[Field, ...]
    alike: tuple[str, ...] = ("date",)
    fixed: Mapping[str, Any] = field(default_factory=dict)


_DAY = Field("date", "Day: {}", words={}, unseen="130px")
TOUCH = RowKind(
    LOGS["touches"],
    "contact",
    (
        Field("kind", "What happened with {}", words=KINDS, unseen="200px"),
        Field("from", "Who reached out: {}", words=SIDES, unseen="110px"),
        _DAY,
    ),
    # Several people at one table need to be described once.
    alike=("kind", "from", "date"),
)
"""Somebody you were in touch with: what happened, who reached out, when."""
_HOURS = "{} needs its hours: a number up to 24, such as 1.5. Or take that row out."
SKILL = RowKind(
    LOGS["skills"],
    "skill",
    (
        Field("hours", "Hours of {}", "hours", _HOURS, called="The hours of {}", some=True, unseen="100px"),
        Field("kind", "What kind of learning: {}", unsaid="any kind", unseen="130px"),
        _DAY,
    ),
)
"""Time spent on a skill: how long, in which way, when."""


class Row(widgets.HBox):
    """One row that is not saved yet.

    Attributes:
        name: the person or the skill.
        form: the rest of it.
        remove: the button that takes the row out.
    """

    def __init__(self, panel: Panel[Any], kind: RowKind, name: str, remove: widgets.Button) -> None:
        self.name, self.remove, self._kind = name, remove, kind
        remove.layout.align_self = "center"
        said = [
            {word: getattr(one, word).format(name) for word in ("label", "missing", "called")} for one in kind.fields
        ]
        fields = [replace(one, beside=place > 0, **said[place]) for place, one in enumerate(kind.fields)]
        self.form = RowForm(panel, kind.log, fields)
        self._title = Words(name)
        title = widgets.Box([self._title], layout=widgets.Layout(width="180px"))
        looks = widgets.Layout(flex_flow="row wrap", align_items="center")
        super().__init__((title, self.form, self.remove), layout=looks)

    def between(self, days: Sequence[tuple[str, dt.date]]) -> None:
        """Offer these days; the day of the week that was chosen stays chosen where it is among them, else the last."""
        if day := self.form.fields.get("date"):
            chosen = None if day.value is None else day.value.weekday()
            day.options = days
            day.value = next((one for _, one in days if one.weekday() == chosen), days[-1][1])

    def call(self, title: str) -> None:
        """Say in the row what it is about."""
        self._title.say(title)

    def like(self, other: Row) -> None:
        """Begin with what was chosen in another row of the same kind."""
        self.form.put({name: value for name, value in other.form.typed.items() if name in self._kind.alike})

    @property
    def fault(self) -> str:
        """Why it cannot be saved yet, as a sentence; "" when it can."""
        return self.form.fault

    def values(self) -> dict[str, Any]:
        """Return the row as its log has it."""
        return {self._kind.column: self.name, **self.form.row(), **self._kind.fixed}


class Rows(widgets.VBox):
    """A field for names, and a row for each name that was given.

    Attributes:
        add: the field; a name that is given in it makes a row, and the field is empty again.
        rows: the rows so far.
    """

    def __init__(self, panel: Panel[Any], kind: RowKind, label: str, said_of_new: str = "") -> None:
        self._panel, self._kind, self._said_of_new = panel, kind, said_of_new
        self._names: dict[str, str] = {}
        self._said_of: dict[str, str] = {}
        self._days: Sequence[tuple[str, dt.date]] = ()
        self.rows: tuple[Row, ...] = ()
        self.add = panel.on_change(names(label, "type a name, then press Enter"), self._given)
        super().__init__([self.add])

    def offer(
        self, names: Iterable[str], days: Sequence[tuple[str, dt.date]], said_of: Mapping[str, str] | None = None
    ) -> None:
        """Offer names that exist already, and days; names in `said_of` exist too, and have this said of them.

        Where somebody has several, `names` says who is meant by each.
        """
        meant = dict(names) if isinstance(names, Mapping) else {name: name for name in names}
        known = sorted(set(meant.values()), key=lambda name: (name.casefold(), name))
        self._said_of = dict(said_of or {})
        there = {name: name for name in self._said_of} | meant | {name: name for name in known}
        self._names = {name_key(name): who for name, who in there.items()} | there
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
        meant = None if self._known(name) else meant_by(name, self._names)
        if meant is not None:
            ask = self._panel.button(
                question(meant), lambda: self._instead(row, meant), f"Lets this row be about {meant}"
            )
            row.children = (*row.children, ask)
        self.put([*self.rows, row])
        self._panel.set_quietly(self.add, value="")

    def _row(self, name: str) -> Row:
        take_out = self._panel.button("Remove", lambda: self._without(row), f"Takes {name} out again; nothing is saved")
        row = Row(self._panel, self._kind, name, take_out)
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
