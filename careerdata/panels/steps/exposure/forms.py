"""Forms for one row of a log: fields by column, what was typed, and why it cannot be saved yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from careerdata.analysis.exposure.gigs import STAGES
from careerdata.panels.editing.name_rows import choices, side_by_side
from careerdata.panels.editing.typed_numbers import number_of, two_numbers
from careerdata.panels.widgets.layouts import DATE, LABELS, WIDE

if TYPE_CHECKING:
    from careerdata.panels.base import Panel

SHAREABLE = {"": "not decided", "yes": "yes", "no": "no, not yet"}
"""Whether a result may leave the folder, in words."""
STAGE_WORDS = {**STAGES, "lead": "a lead"}
_AMOUNT: dict[str, Any] = {"style": LABELS, "layout": DATE}


class Form(widgets.VBox):
    """Fields of one row by their column. Nothing typed here is saved before the panel's Save.

    Attributes:
        fields: the controls by column, the day first.
        numbers: the columns that hold numbers, with what to call them in a sentence.
    """

    numbers: Mapping[str, str] = {}
    required: Mapping[str, str] = {}

    def __init__(self, fields: Mapping[str, widgets.Widget], rows: Sequence[Sequence[str]], today: dt.date) -> None:
        self.fields, self.today = dict(fields), today
        self._blank = self.typed
        super().__init__([side_by_side(*(self.fields[name] for name in row)) for row in rows])

    @property
    def typed(self) -> dict[str, Any]:
        """What the controls say, by column."""
        return {name: control.value for name, control in self.fields.items()}

    def put(self, typed: Mapping[str, Any]) -> None:
        """Let the controls say this."""
        for name, value in typed.items():
            self.fields[name].value = value

    def clear(self) -> None:
        """Empty the form."""
        self.put(self._blank)

    @property
    def begun(self) -> bool:
        """Whether anything was typed; another day alone is nothing yet."""
        typed = self.typed
        return any(typed[name] != value for name, value in self._blank.items() if name != "date")

    @property
    def fault(self) -> str:
        """Why it cannot be saved yet, as a sentence; "" when it can."""
        typed = self.typed
        if typed["date"] is None or typed["date"] > self.today:
            return "Choose the day, today or earlier."
        for name, words in self.required.items():
            if not str(typed[name]).strip():
                return f"{words} is still missing."
        for name, words in self.numbers.items():
            if typed[name].strip() and number_of(typed[name]) is None:
                if unclear := two_numbers(typed[name]):
                    return f"{words}: {unclear}"
                return f"{words} is a number, such as 12 or 3.5, or stays empty."
        return ""

    def row(self) -> dict[str, Any]:
        """Return the row as its log has it: None for what was left empty."""
        row = {}
        for name, value in self.typed.items():
            clean = value.strip() if isinstance(value, str) else value
            row[name] = number_of(clean) if name in self.numbers else clean or None
        return row


class ResultForm(Form):
    """A row of exposure.csv."""

    numbers: Mapping[str, str] = {"before": "The number before", "after": "The number after"}
    required: Mapping[str, str] = {"project": "The joint project", "team": "The team"}

    def __init__(self, team: str, today: dt.date) -> None:
        fields = {
            "date": _day(today),
            "project": _name("Joint project", "what you worked on together"),
            "team": _name("With the team", "their name, the same each time", team),
            "result": _text("What came of it", "in one sentence"),
            "measure": _text("What was measured", "mails a week, hours, mistakes"),
            "before": _text("Before", "a number", **_AMOUNT),
            "after": _text("After", "a number", **_AMOUNT),
            "unit": _text("Unit", "hours, %, a week", **_AMOUNT),
            "shareable": widgets.Dropdown(description="May be told", options=choices(SHAREABLE), **_AMOUNT),
            "note": _text("Note", "only for you"),
        }
        rows = [
            ["project"],
            ["team"],
            ["date", "shareable"],
            ["result"],
            ["measure"],
            ["unit"],
            ["before", "after"],
            ["note"],
        ]
        super().__init__(fields, rows, today)

    def as_typed(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the form says for a row of exposure.csv (None for an empty cell)."""
        typed = {name: "" if row[name] is None else row[name] for name in self.fields}
        return typed | {name: f"{row[name]:.15g}" for name in self.numbers if row[name] is not None}


class GigForm(Form):
    """A row of gigs.csv."""

    numbers: Mapping[str, str] = {"hours": "Hours worked", "income": "What was paid"}
    required: Mapping[str, str] = {"client": "The client"}

    def __init__(self, currency: str, today: dt.date) -> None:
        fields = {
            "date": _day(today),
            "client": _name("Client", "for whom"),
            "stage": widgets.Dropdown(description="How far it is", options=choices(STAGE_WORDS), **_AMOUNT),
            "hours": _text("Hours worked", "in this step", **_AMOUNT),
            "income": _text("What was paid", "a number", **_AMOUNT),
            "currency": _text("Currency", "three letters: EUR", currency, **_AMOUNT),
            "evidence": _text("Something to show", "a link, or a sentence"),
            "note": _text("Note", "only for you"),
        }
        rows = [["client"], ["date", "stage"], ["hours"], ["income", "currency"], ["evidence"], ["note"]]
        super().__init__(fields, rows, today)

    @property
    def fault(self) -> str:
        """What was paid needs its currency: amounts are never added up across them."""
        typed = self.typed
        if typed["income"].strip() and not typed["currency"].strip():
            return "What was paid needs its currency, as three letters: EUR."
        return super().fault

    def row(self) -> dict[str, Any]:
        """Return a row of gigs.csv; a currency without an amount is left out."""
        row = super().row()
        row["currency"] = str(row["currency"] or "").upper() or None if row["income"] is not None else None
        return row


def offer(form: Form, name: str, words: Iterable[str]) -> None:
    """Offer the names that a log has already, each once."""
    form.fields[name].options = sorted({word.strip() for word in words if word.strip()}, key=str.casefold)


def watch(panel: Panel[Any], form: Form) -> None:
    """Let what the panel said of an earlier press be over once somebody types in a form."""
    for control in form.fields.values():
        panel.when(control, lambda _: panel.say(""))


def _day(today: dt.date) -> widgets.DatePicker:
    return widgets.DatePicker(value=today, max=today, description="Day", **_AMOUNT)


def _name(label: str, hint: str, value: str = "") -> widgets.Combobox:
    return widgets.Combobox(
        value=value,
        description=label,
        placeholder=hint,
        ensure_option=False,
        continuous_update=False,
        style=LABELS,
        layout=WIDE,
    )


def _text(label: str, hint: str, value: str = "", **looks: Any) -> widgets.Text:
    looks = {"style": LABELS, "layout": WIDE} | looks
    return widgets.Text(value=value, description=label, placeholder=hint, continuous_update=False, **looks)
