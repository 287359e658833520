"""A form for one row of a log, made from the log's model: a field is named once, with its label; the model says the rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from careerdata.logbook import Logbook
from careerdata.logbook.reading.columns import Column, layout_of
from careerdata.panels.base import Panel
from careerdata.panels.editing.did_you_mean import DidYouMean
from careerdata.panels.editing.row_changes import changed
from careerdata.panels.editing.typed_numbers import amount_of, number_of, two_numbers
from careerdata.panels.widgets.controls import (
    HALF,
    LINE,
    NO_HINT,
    SHORT,
    SMALL,
    Width,
    by_name,
    choices,
    labelled,
    side_by_side,
)
from careerdata.schemas import LogFile

UNSAID = ""
"""An empty cell as an option of a list: ipywidgets shows an option of None as no option at all."""


@dataclass(frozen=True)
class Field:
    """A column of a log in a form. Its type, choices, limits and help are those of the model.

    Attributes:
        column: its name in the model.
        label: what stands before it.
        hint: what stands in it while it is empty; for a number, how it is measured or an example.
        missing: the sentence for a field that has to be filled in and is not.
        called: what a sentence calls it, where that is not its label.
        words: the choices in words, in the order of the list; `UNSAID` for an empty cell.
        unsaid: the empty cell in words, above the choices of the model.
        value: what it begins with.
        known: the names that it offers, out of the folder.
        meant: the names that one which is nearly the same is asked about: "Did you mean ...?"; see `DidYouMean`.
        lines: so many lines of text.
        some: a number that is more than none.
        short: it takes no more room than a day.
        unseen: its width, where its label is for a screen reader only: what it holds says to the eye what it is.
        beside: it stands in the line of the field before it.
        example, unit: a number as it may be written and what it counts, for the sentence about one that cannot be read.
        amount: a sum of money, which has no three decimals.
        past: a day that cannot lie ahead; one that begins with a value begins with today.
        control: the control for choices, where it is no list.
    """

    column: str
    label: str
    hint: str = ""
    missing: str = ""
    called: str = ""
    words: Mapping[Any, str] | None = None
    unsaid: str = ""
    value: Any = None
    known: Callable[[Logbook], Iterable[str]] | None = None
    meant: Callable[[Logbook], Iterable[str]] | None = None
    lines: int = 1
    some: bool = False
    short: bool = False
    unseen: str = ""
    beside: bool = False
    example: str = "12 or 3.5"
    unit: str = ""
    amount: bool = False
    past: bool = False
    control: type[widgets.Widget] = widgets.Dropdown


class RowForm(widgets.VBox):
    """The fields of one row. Nothing that is typed here is saved before the panel's Save.

    Args:
        panel: whose form it is; what it said of an earlier press is over once somebody types.
        log: the log that the row belongs to.
        declared: the fields in order.
        below: what stands below the line of a column.
        narrow: two fields may stand in a line.

    Attributes:
        fields: the controls by column; also ``form["column"]``.
        blank: what they said before anything was typed.
        questions: for a field that asks about names, the button that does.
    """

    def __init__(
        self,
        panel: Panel[Any],
        log: LogFile,
        declared: Sequence[Field],
        below: Mapping[str, Sequence[widgets.Widget]] | None = None,
        narrow: bool = False,
    ) -> None:
        self._panel, self._columns = panel, layout_of(log.schema).columns
        self._declared = {field.column: field for field in declared}
        widths = (HALF, SMALL) if narrow else (LINE, SHORT)
        self.fields = {field.column: self._control(field, widths) for field in declared}
        self.blank = self.typed
        asking = (field.column for field in declared if field.meant)
        self.questions = {name: DidYouMean(panel, self.fields[name]) for name in asking}
        for control in self.fields.values():
            panel.on_change(control, lambda _: panel.say(""))
        self.offer(panel.book)
        lines: list[list[str]] = []
        for field in declared:
            lines = [*lines[:-1], [*lines[-1], field.column]] if field.beside else [*lines, [field.column]]
        rows: list[widgets.Widget] = []
        for line in lines:
            rows.append(side_by_side(*(self.fields[name] for name in line)))
            rows += [self.questions[name] for name in line if name in self.questions]
            rows += [part for name in line for part in (below or {}).get(name, ())]
        super().__init__(rows)

    def __getitem__(self, column: str) -> Any:
        return self.fields[column]

    def offer(self, book: Logbook) -> None:
        """Offer the names that a folder has."""
        for name, field in self._declared.items():
            if field.known and (found := by_name(field.known(book))) != tuple(self.fields[name].options):
                self._panel.set_quietly(self.fields[name], options=found)
            if field.meant:
                meant = field.meant(book)
                self.questions[name].known = meant if isinstance(meant, Mapping) else by_name(meant)
                self.questions[name].show()

    # What the controls say.

    @property
    def typed(self) -> dict[str, Any]:
        """What the controls say, by column."""
        return {name: control.value for name, control in self.fields.items()}

    def put(self, typed: Mapping[str, Any]) -> None:
        """Let the controls say this, without taking it for the person's doing."""
        for name, control in self.fields.items():
            if name in typed and control.value != typed[name]:
                self._panel.set_quietly(control, value=typed[name])
        for asked in self.questions.values():
            asked.show()

    def clear(self, *columns: str) -> None:
        """Let these fields, or all, be as they were before anything was typed; a day that began as today is today's."""
        began_today = (name for name, field in self._declared.items() if field.past and field.value is not None)
        blank = self.blank | dict.fromkeys(began_today, self._panel.book.today)
        self.put({name: value for name, value in blank.items() if not columns or name in columns})

    @property
    def begun(self) -> bool:
        """Whether anything was typed; another day alone is nothing yet."""
        said = (name for name in self.fields if self._columns[name].kind != "date")
        return any(self.fields[name].value != self.blank[name] for name in said)

    # What the log says.

    def as_typed(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the controls say of a row of the log (None for an empty cell)."""
        return {name: self._shown(name, row[name]) for name in self.fields}

    def row(self, seen: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the row as its log has it; None for an empty cell, and a cell of `seen` that was not touched as it was."""
        shown = self.as_typed(seen) if seen else {}
        return {
            name: seen[name] if seen and shown[name] == control.value else self._cell(name, control.value)
            for name, control in self.fields.items()
        }

    def changes(self, seen: Mapping[str, Any]) -> dict[str, Any]:
        """Return the cells that differ from the row as it was seen."""
        return changed(seen, self.row(seen))

    @property
    def fault(self) -> str:
        """Why it cannot be saved yet, as a sentence; "" when it can."""
        return next((fault for name in self.fields if (fault := self._fault(name))), "")

    @property
    def doubt(self) -> str:
        """A question about a name that is nearly one that exists, once for each name; "" when there is none."""
        return next((said for asked in self.questions.values() if (said := asked.asked_once())), "")

    # Field by field.

    def _control(self, field: Field, widths: tuple[Width, Width]) -> widgets.Widget:
        column = self._columns[field.column]
        short = field.short or (column.kind != "text" and field.control is widgets.Dropdown)
        told = labelled(field.label, Width(field.unseen, "0px") if field.unseen else widths[short])
        # A slider's handle would be called by it: see page_script.js.
        told |= {} if field.control is widgets.SelectionSlider else {"tooltip": column.meaning}
        if field.words is not None or column.choices:
            usual = {UNSAID: field.unsaid} if field.unsaid else {}
            usual |= {name: name.replace("_", " ") for name in column.choices}
            options = choices(usual if field.words is None else field.words)
            first = [value for _, value in options].index(field.value) if field.value is not None else 0
            return field.control(options=options, index=first if options else None, **told)
        if column.kind == "date":
            # Without a latest day: it would stay the day the page was opened on, and turn the days after it down.
            return widgets.DatePicker(value=field.value, **told)
        told |= {"placeholder": field.hint or NO_HINT, "value": field.value or "", "continuous_update": False}
        if field.known:
            return widgets.Combobox(ensure_option=False, **told)
        return widgets.Textarea(rows=field.lines, **told) if field.lines > 1 else widgets.Text(**told)

    def _shown(self, name: str, value: Any) -> Any:
        field, column, control = self._declared[name], self._columns[name], self.fields[name]
        if column.kind == "date":
            return value
        if not isinstance(control, widgets.Text | widgets.Textarea):
            there = [option[1] if isinstance(option, tuple) else option for option in control.options]
            return value if value is not None else UNSAID if UNSAID in there else field.value
        if value is None or column.kind == "text":
            return value or ""
        number = f"{value:.15g}"
        # With three decimals it could be thousands.
        return f"{number}0" if two_numbers(number) else number

    def _cell(self, name: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if self._columns[name].kind != "text":
            return self._number(name, value)
        return (" ".join(value.split()) if self._declared[name].known else value.strip()) or None

    def _number(self, name: str, text: str) -> float | None:
        """Return a number that the model allows; None for any other text."""
        column = self._columns[name]
        number = (amount_of if self._declared[name].amount else number_of)(text)
        low, high = (
            (-math.inf if column.low is None else column.low),
            (math.inf if column.high is None else column.high),
        )
        if number is None or not low <= number <= high or (self._declared[name].some and not number):
            return None
        if column.kind == "whole":
            return int(number) if number == int(number) else None
        return number

    def _fault(self, name: str) -> str:
        field, column, value = self._declared[name], self._columns[name], self.fields[name].value
        empty = value is None or not str(value).strip()
        if column.kind == "date":
            ahead = field.past and not empty and value > self._panel.book.today
            return (
                (field.missing or "Choose the day, today or earlier.") if ahead or (empty and not column.empty) else ""
            )
        if empty:
            return "" if column.empty else field.missing or f"{field.called or field.label} is still missing."
        return self._odd_number(field, column, value) if column.kind != "text" and isinstance(value, str) else ""

    def _odd_number(self, field: Field, column: Column, text: str) -> str:
        if self._number(field.column, text) is not None:
            return ""
        if field.amount:
            return f"“{text.strip()}” is not an amount: write it like 56000 or 56,000."
        called = field.called or field.label
        if unclear := two_numbers(text):
            return f"{called}: {unclear}"
        if field.missing:
            return field.missing
        kind = f"a whole number{f' of {field.unit}' if field.unit else ''}" if column.kind == "whole" else "a number"
        low = f" from {column.low:g}" if column.low else ""
        high = f"{' to' if low else ' up to'} {column.high:g}" if column.high is not None else ""
        return f"{called} is {kind}{low}{high}, such as {field.example}{', or stays empty' if column.empty else ''}."
