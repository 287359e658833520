"""A line of plan.toml that cannot be used, and the line it was meant to be: proposed only where that one can."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

_LINE = re.compile(r"\s*(?P<key>[A-Za-z_][\w-]*)\s*[=:]\s*(?P<value>.*?)\s*(?P<comment>#.*)?")
_DATE = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})|([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})")
_COMMA = re.compile(r"([0-9]+),([0-9]+)")


def instead_of(line: str, is_taken: Callable[[str], bool]) -> str:
    """Return what to write instead of a line, as a sentence; "" when that is not known.

    Args:
        line: as it stands in the file.
        is_taken: says of another line whether it can be used.
    """
    found = _LINE.fullmatch(line)
    if found is None or not found["value"]:
        return ""
    lines = [f"{found['key']} = {value}" for value in _values(found["value"])]
    taken = [one for one in lines if is_taken(one)]
    return f"Write {' or '.join(taken)}." if taken else ""


def _values(written: str) -> list[str]:
    if date := _DATE.fullmatch(written):
        return _dates(date)
    if number := _COMMA.fullmatch(written):
        return [f"{number[1]}.{number[2]}"]
    if re.fullmatch(r"[^\[\]{}=\"]*[^\W\d_][^\[\]{}=\"]*", written):
        return [json.dumps(written.strip("'“”„‘’ "), ensure_ascii=False)]
    return []


def _dates(found: re.Match[str]) -> list[str]:
    """Return the days that a date may be: with points between the day comes first, else either may."""
    if found[5]:
        orders = [(found[5], found[6], found[7])]
    elif found[2] == ".":
        orders = [(found[4], found[3], found[1])]
    else:
        orders = [(found[4], found[3], found[1]), (found[4], found[1], found[3])]
    days = []
    for year, month, day in orders:
        try:
            days.append(dt.date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(days))
