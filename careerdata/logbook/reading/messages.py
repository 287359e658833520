"""What is said to the person: the checks of a model, and what was assumed to read a cell, as sentences."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pandas as pd
import pandera.pandas as pa

from careerdata.logbook.reading.columns import Column
from careerdata.logbook.reading.encoding import quoted
from careerdata.logbook.reading.header import near
from careerdata.logbook.reading.parsed_cell import Value
from careerdata.text import join_words, plural

_NOUNS = {"date": "a day", "text": "a text"}
_LIMITS = {
    "greater_than_or_equal_to": ("below", "min_value"),
    "greater_than": ("not above", "min_value"),
    "less_than_or_equal_to": ("above", "max_value"),
    "less_than": ("not below", "max_value"),
    "in_range": ("", ""),
}


_HALF = 0.5


def broken_check(check: pa.Check, column: Column | None, text: str, value: Any) -> tuple[str, str]:
    """Return what is wrong with a value that a check of the model turned down, and what to write instead.

    Args:
        check: the check, one of pandera's own or one with an `error` in plain words.
        column: the column it looked at; None when it looked at whole rows.
        text: the cell as it stands in the file.
        value: what it was read as.
    """
    said, limits = quoted(text), check.statistics or {}
    if column is None:
        return f"this row does not fit: {check.error or check.name}.", ""
    if check.name == "isin" and "allowed_values" in limits:
        return f"{said} is not one of the words for {column.name}.", _choices(text, limits["allowed_values"])
    # A check of the person's own may have the name of one of pandera's, and then says nothing of limits.
    if check.name in _LIMITS and limits.keys() & {"min_value", "max_value"}:
        beyond = _beyond(check.name, limits, value)
        # Beyond a limit that is not allowed itself, the range would offer just that limit.
        fix = (
            f"Write {_NOUNS.get(column.kind, 'a number')} {beyond[4:]}."
            if beyond.startswith("not ")
            else _range(column)
        )
        return f"{said} is {beyond}.", fix
    if check.name == "in_steps_of" and column.step == _HALF and not _outside(column, value):
        lower = math.floor(value / _HALF) * _HALF
        what = f"{said} does not fit: the scale goes in halves, such as 6 or 6.5."
        return what, f"Write {_number(lower)} or {_number(lower + _HALF)}."
    own_words = check.error if check.error and not check.error.startswith(f"{check.name}(") else ""
    what = f"{said} does not fit: {own_words}." if own_words else f"{said} does not fit."
    meaning = f"What belongs here: {column.meaning}" if column.meaning else ""
    return what, _range(column) or meaning


def _beyond(name: str, limits: dict[str, Any], value: Any) -> str:
    side, limit = _LIMITS[name]
    if name == "in_range":
        side, limit = ("below", "min_value") if value < limits["min_value"] else ("above", "max_value")
    return f"{side} {_number(limits[limit])}"


def assumed(text: str, value: Value, others: int) -> str:
    """Return the sentence about a cell that was read in spite of how it is written.

    Args:
        text: the first such cell.
        value: what it was read as.
        others: how many more cells of its column are written that way.
    """
    shown = value.value if not isinstance(value.value, float) else _number(value.value)
    shown = "an empty cell" if shown is None else shown
    more = "" if not others else f"; {others} more {plural(others, 'was', 'were')} read that way"
    return f"{quoted(text)} {value.how} and was read as {shown}{more}."


def _outside(column: Column, value: float) -> bool:
    return not (column.low is None or value >= column.low) or not (column.high is None or value <= column.high)


def _range(column: Column) -> str:
    low, high = (None if limit is None else _number(limit) for limit in (column.low, column.high))
    if low is not None and high is not None:
        return f"Write a number from {low} to {high}."
    if low is not None:
        return f"Write {low} or more."
    return f"Write {high} or less." if high is not None else ""


def _choices(text: str, allowed: list[str]) -> str:
    meant = near(text, map(str, allowed))
    words = f"Write one of: {join_words(map(str, allowed))}."
    return f"Did you mean {meant}? {words}" if meant else words


def _number(number: Any) -> str:
    """Return a number without needless zeros, a date as it is, a text in quotes."""
    if isinstance(number, str):
        return quoted(number)
    return str(number) if isinstance(number, pd.Timestamp | dt.date) else f"{number:.15g}"
