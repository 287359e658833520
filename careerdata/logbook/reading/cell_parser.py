"""The text of a cell to a value: numbers, whole numbers, choices, yes or no, text. Dates are next door in `dates`.

Nothing is guessed: a text that could mean two things is a fault unless the rest of the file settles which.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from careerdata.dates import WeekStart, week_of
from careerdata.logbook.reading.columns import Column
from careerdata.logbook.reading.date_parser import day_or_month_first, order_by_weekday, read_date
from careerdata.logbook.reading.encoding import quoted
from careerdata.logbook.reading.number_hints import advice, amount_in, wanted
from careerdata.logbook.reading.parsed_cell import Value

_POINT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?")
_GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?P<group>[., '’\u00a0\u202f])[0-9]{3}((?P=group)[0-9]{3})*((?!(?P=group))[.,][0-9]+)?"
)
UNCLEAR_NUMBER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""Three digits after one mark: decimals, or thousands."""
_DASH = re.compile(r"[-\u2010-\u2015\u2212]{1,3}")
"""What people type into a cell that has nothing in it, where a dash can be nothing else."""
_LARGEST = 2**63 - 1
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True)
class FileConventions:
    """How one file writes what can be written in more than one way.

    Attributes:
        decimal: "." or "," when the file's numbers show which is its decimal mark; "" when none does, "?" when both do.
        order: "day" or "month" when its dates show which comes first; "" when none does, or both do.
        commas_part_cells: the file's cells are parted by commas, as those of programs with a decimal point are.
        week_starts: "monday" or "sunday", as the person's plan says.
    """

    decimal: str = "."
    order: str = ""
    commas_part_cells: bool = True
    week_starts: WeekStart = "monday"


_UNSETTLED = FileConventions(decimal="?", commas_part_cells=False)
_ANY = Column("number", "decimal", "float64", False, True, (), None, None, "")
"""A column that takes every number."""


class ColumnValues(NamedTuple):
    """A column's values, one a row, and what there is to say about the rows that are not plain."""

    values: list[Any]
    told: dict[int, Value]


def conventions_of(
    numbers: Iterable[str],
    days: Collection[str],
    weeks: Collection[str] = (),
    delimiter: str = ",",
    week_starts: WeekStart = "monday",
) -> FileConventions:
    """Return what a file, taken as a whole, shows about the way it is written.

    Args:
        numbers: the cells of all columns of numbers.
        days: those of all columns of dates.
        weeks: those of a column in which a day stands for its week: they can settle which of day and month comes first.
        delimiter: what stands between cells.
        week_starts: "monday" or "sunday".
    """
    marks = {mark for text in numbers if (mark := _decimal_mark(_plain(text.strip())))}
    decimal = "?" if len(marks) > 1 else next(iter(marks), "")
    order = day_or_month_first(days) or order_by_weekday(weeks, week_starts)
    return FileConventions(decimal, order, delimiter == ",", week_starts)


def read_column(column: Column, texts: list[str], conventions: FileConventions) -> ColumnValues:
    """Return the values of a column's cells, in order; a cell with a fault has the value None."""
    known = {text: read_cell(column, text, conventions) for text in dict.fromkeys(texts)}
    told = {text for text, value in known.items() if value.fault or value.how}
    values = [known[text].value for text in texts]
    return ColumnValues(values, {row: known[text] for row, text in enumerate(texts) if text in told} if told else {})


def read_cell(column: Column, text: str, conventions: FileConventions) -> Value:
    """Return what one cell says."""
    if not text.strip():
        return Value() if column.empty else Value(fault="this cell is empty.", fix=_needed(column))
    if column.kind == "text" and not column.choices:
        return Value(text)
    if column.empty and _DASH.fullmatch(text.strip()):
        return Value(how="is a dash")
    return _read_filled(column, text, conventions)


def _read_filled(column: Column, text: str, conventions: FileConventions) -> Value:
    """Return what a cell says that is no free text, and holds something."""
    if column.kind == "text":
        return _choice(column, text)
    text = text.strip()
    if column.kind == "date":
        day = read_date(text, conventions.order)
        return _week(day, conventions.week_starts) if column.weekly and not day.fault else day
    if column.kind == "truth":
        return _truth(text)
    value = _number(column, text, conventions)
    return _whole(column, text, value) if column.kind == "whole" and not value.fault else value


def _week(day: Value, starts: WeekStart) -> Value:
    """Return the week that a day lies in, by its first day; a Monday stands for its week however the weeks begin."""
    first = week_of(day.value, starts)
    if day.value in (first, week_of(day.value)):
        return day._replace(value=first)
    return Value(first, how=f"is not the {starts.capitalize()} of its week")


def _needed(column: Column) -> str:
    return f"Every row needs a value here. {column.meaning}".strip()


def _choice(column: Column, text: str) -> Value:
    """Return the choice that a text means, whatever its case, and with a blank or dash for an underscore."""
    if text in column.choices:
        return Value(text)
    meant = next((choice for choice in column.choices if _folded(choice) == _folded(text)), None)
    return Value(text) if meant is None else Value(meant, how="is written another way")


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip()).casefold()


def _truth(text: str) -> Value:
    found = _TRUTHS.get(text.casefold())
    if found is None:
        return Value(fault=f"{quoted(text)} is neither yes nor no.", fix="Write yes or no.")
    return Value(found)


def _plain(text: str) -> str:
    """Return a number with ASCII digits and an ASCII minus."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text.replace("\u2212", "-"))


def _decimal_mark(text: str) -> str:
    """Return the decimal mark that a number certainly has, or "" when it shows none."""
    if UNCLEAR_NUMBER.fullmatch(text):
        return ""
    if _POINT.fullmatch(text):
        return "." if "." in text else ""
    if _COMMA.fullmatch(text):
        return ","
    grouped = _GROUPED.fullmatch(text)
    return {",": ".", ".": ","}.get(grouped["group"], "") if grouped else ""


def _number(column: Column, text: str, conventions: FileConventions) -> Value:
    return _read_number(column, text, conventions) or _no_number(column, text, conventions)


def _read_number(column: Column, text: str, conventions: FileConventions) -> Value | None:
    """Return the number that a text is written as, or why it may be two; None when it is none."""
    plain = _plain(text)
    how = "" if plain == text else "has unusual digits or signs"
    if UNCLEAR_NUMBER.fullmatch(plain):
        return _unclear(column, text, plain, conventions)
    if _POINT.fullmatch(plain):
        number = plain
    elif _COMMA.fullmatch(plain):
        number, how = plain.replace(",", "."), "has a decimal comma"
    elif grouped := _GROUPED.fullmatch(plain):
        number, how = plain.replace(grouped["group"], "").replace(",", "."), "has marks between its thousands"
    else:
        return None
    value = float(number)
    if math.isinf(value):
        return Value(fault=f"{quoted(text)} is too large.", fix="Write a smaller number.")
    return Value(int(number) if re.fullmatch(r"[+-]?[0-9]+", number) else value, how=how)


def _unclear(column: Column, text: str, plain: str, conventions: FileConventions) -> Value:
    """Return what three digits after one mark say: decimals or thousands, if the file or the column shows which."""
    mark = "," if "," in plain else "."
    decimal, thousands = float(plain.replace(",", ".")), int(plain.replace(mark, ""))
    if not (column.money or column.kind == "whole"):
        if conventions.decimal == mark:
            return Value(decimal, how="has a decimal comma" if mark == "," else "")
        if mark == "." and conventions.decimal == "" and conventions.commas_part_cells:
            return Value(decimal, how="has three decimals (thousands are written without a point)")
    fitting = [number for number in (thousands, decimal) if _takes(column, number)]
    if len(fitting) == 1:
        how = "has marks between its thousands" if fitting[0] == thousands else "has three decimals"
        return Value(fitting[0], how=how)
    return _either(text, thousands, decimal)


def _either(text: str, thousands: int, decimal: float) -> Value:
    """Return the question which of two numbers a text says."""
    shown = f"{decimal:g}"
    if UNCLEAR_NUMBER.fullmatch(shown):
        shown = f"{decimal:.4f} with a fourth decimal"
    return Value(fault=f"{quoted(text)} could be {thousands} or {decimal:g}.", fix=f"Write {thousands}, or {shown}.")


def _takes(column: Column, number: float) -> bool:
    """Return whether a number is within what a column allows."""
    within = (column.low is None or number >= column.low) and (column.high is None or number <= column.high)
    step = column.step or (1 if column.kind == "whole" else 0)
    return within and not (step and number % step)


def _no_number(column: Column, text: str, conventions: FileConventions) -> Value:
    def number(shown: str) -> float | None:
        found = _read_number(_ANY, shown.strip(), conventions)
        return None if found is None or found.value is None else float(found.value)

    def fits(shown: str) -> float | None:
        found = _read_number(column, shown, conventions)
        return None if found is None or found.value is None or not _takes(column, found.value) else float(found.value)

    if text.startswith("#"):
        fault = f"{quoted(text)} is an error of a spreadsheet, not a number."
        return Value(fault=fault, fix=wanted(column, fits))
    amount = amount_in(text)
    if UNCLEAR_NUMBER.fullmatch(amount) and (unclear := _unclear(column, text, amount, _UNSETTLED)).fault:
        return unclear
    return Value(fault=f"{quoted(text)} is not a number.", fix=advice(column, text, number, fits))


def _whole(column: Column, text: str, number: Value) -> Value:
    value = number.value
    if value != math.floor(value):
        near = [whole for whole in (math.floor(value), math.floor(value) + 1) if _takes(column, whole)]
        fix = f"Write {' or '.join(map(str, near)) or 'a whole number'}."
        return Value(fault=f"{quoted(text)} is not a whole number.", fix=fix)
    if abs(value) > _LARGEST:
        return Value(fault=f"{quoted(text)} is too large.", fix="Write a smaller number.")
    return number._replace(value=int(value))
