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

from careerdata.dates import WeekStart, first_day, week_of
from careerdata.logbook.reading.columns import Column
from careerdata.logbook.reading.date_parser import day_or_month_first, order_by_weekday, read_date
from careerdata.logbook.reading.encoding import quoted
from careerdata.logbook.reading.parsed_cell import Value

_POINT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?")
_GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?P<group>[., '’\u00a0\u202f])[0-9]{3}((?P=group)[0-9]{3})*((?!(?P=group))[.,][0-9]+)?"
)
UNCLEAR_NUMBER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""Three digits after one mark: decimals, or thousands."""
_WITH_UNIT = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*(?:[^\W\d_]+\.?|[%€$£])")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
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
    if column.kind == "text":
        return _choice(column, text) if column.choices else Value(text)
    text = text.strip()
    if column.kind == "date":
        day = read_date(text, conventions.order)
        return _week(day, conventions.week_starts) if column.weekly and not day.fault else day
    if column.kind == "truth":
        return _truth(text)
    value = _number(column, text, conventions)
    return _whole(text, value) if column.kind == "whole" and not value.fault else value


def _week(day: Value, starts: WeekStart) -> Value:
    """Return the week that a day lies in, by the Monday it is kept as."""
    monday = week_of(day.value, starts)
    if day.value in (monday, first_day(monday, starts)):
        return day._replace(value=monday)
    return Value(monday, how=f"is not the {starts.capitalize()} of its week")


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
    plain = _plain(text)
    how = "" if plain == text else "has unusual digits or signs"
    if UNCLEAR_NUMBER.fullmatch(plain):
        return _unclear(text, plain, conventions)
    if _POINT.fullmatch(plain):
        number = plain
    elif _COMMA.fullmatch(plain):
        number, how = plain.replace(",", "."), "has a decimal comma"
    elif grouped := _GROUPED.fullmatch(plain):
        number, how = plain.replace(grouped["group"], "").replace(",", "."), "has marks between its thousands"
    else:
        return _no_number(column, text)
    value = float(number)
    if math.isinf(value):
        return Value(fault=f"{quoted(text)} is too large.", fix="Write a smaller number.")
    return Value(int(number) if re.fullmatch(r"[+-]?[0-9]+", number) else value, how=how)


def _unclear(text: str, plain: str, conventions: FileConventions) -> Value:
    """Return what three digits after one mark say: decimals or thousands, if the file shows which."""
    mark = "," if "," in plain else "."
    decimal = float(plain.replace(",", "."))
    if conventions.decimal == mark:
        return Value(decimal, how="has a decimal comma" if mark == "," else "")
    if mark == "." and conventions.decimal == "" and conventions.commas_part_cells:
        return Value(decimal, how="has three decimals (thousands are written without a point)")
    thousands = plain.replace(mark, "")
    fault = f"{quoted(text)} could be {thousands} or {decimal:g}."
    return Value(fault=fault, fix=f"Write {thousands}, or {decimal:.4f} with a fourth decimal.")


def _no_number(column: Column, text: str) -> Value:
    if text.startswith("#"):
        return Value(fault=f"{quoted(text)} is an error of a spreadsheet, not a number.", fix=_number_wanted(column))
    fault = f"{quoted(text)} is not a number."
    if clock := _CLOCK.fullmatch(text):
        hours = round(int(clock[1]) + int(clock[2]) / 60, 2)
        return Value(fault=fault, fix=f"If that is hours and minutes, write {hours:g}.")
    if unit := _WITH_UNIT.fullmatch(text):
        return Value(fault=fault, fix=f"Write {unit[1].replace(',', '.')}.")
    return Value(fault=fault, fix=_number_wanted(column))


def _number_wanted(column: Column) -> str:
    example = "7" if column.kind == "whole" else "7.5"
    return f"Write a number such as {example}{', or leave the cell empty' if column.empty else ''}."


def _whole(text: str, number: Value) -> Value:
    value = number.value
    if value != math.floor(value):
        fix = f"Write {math.floor(value)} or {math.floor(value) + 1}."
        return Value(fault=f"{quoted(text)} is not a whole number.", fix=fix)
    if abs(value) > _LARGEST:
        return Value(fault=f"{quoted(text)} is too large.", fix="Write a smaller number.")
    return number._replace(value=int(value))
