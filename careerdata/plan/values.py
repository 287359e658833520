"""What the values of a plan may be, one at a time: a day, a number, a goal, a break, a change that waits."""

from __future__ import annotations

import datetime as dt
import math
import re
import sys
from collections.abc import Mapping
from typing import Any, get_args

from careerdata.dates import plain_date
from careerdata.plan.model import Break, Goal, GoalKind
from careerdata.text import name_key

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years in which the days of a plan lie."""
MOST_HOURS = 100
"""Hours a week that a plan may say at most."""


def usable(key: str, item: Mapping[str, Any]) -> bool:
    """Return whether a table under `key` says a whole goal, break or criterion, or one whole change that waits."""
    if key == "breaks":
        return _is_span(item.get("from"), item.get("to"))
    if key == "criteria":
        return bool(fit(item.get("name"), str) and item["name"].strip()) and fit(item.get("shows", ""), str) is not None
    if key == "pending":
        return fit(item.get("from"), dt.date) is not None and pending_value(item) is not None
    target = fit(item.get("target"), float)
    return _is_goal(item) and target is not None and 0 <= target < math.inf


def same_one(item: Mapping[str, Any]) -> tuple[str, str]:
    """Return what tells a goal or a criterion from another: its kind, and its name however that is written."""
    return item.get("kind", ""), name_key(item["name"])


def pending_value(item: Mapping[str, Any]) -> float | dt.date | Goal | Break | None:
    """Return what a table of `pending` changes; None when that is not one thing, or cannot be used."""
    said = [name for name in ("hours_per_week", "escape_date", "break_from", "kind") if name in item]
    if said == ["hours_per_week"]:
        hours: float | None = fit(item["hours_per_week"], float)
        return hours if hours is not None and 0 <= hours <= MOST_HOURS else None
    if said == ["escape_date"]:
        day: dt.date | None = fit(item["escape_date"], dt.date)
        return day
    if said == ["break_from"] and _is_span(item["break_from"], item.get("break_to")):
        return Break(plain_date(item["break_from"]), plain_date(item["break_to"]))
    if said == ["kind"] and _is_goal(item) and item.get("drop") is True:
        return Goal(item["kind"], item["name"], 0.0)
    if said == ["kind"] and "drop" not in item and usable("goals", item):
        return Goal(item["kind"], item["name"], float(item["target"]))
    return None


def _is_goal(item: Mapping[str, Any]) -> bool:
    if item.get("kind") not in get_args(GoalKind) or not isinstance(item.get("name"), str) or not item["name"].strip():
        return False
    return item["kind"] != "gig_income" or re.fullmatch("[A-Z]{3}", item["name"]) is not None


def _is_span(first: object, last: object) -> bool:
    days = fit(first, dt.date), fit(last, dt.date)
    return None not in days and days[0] <= days[1]


def fit(value: object, kind: type) -> Any:
    """Return a TOML value as a `kind` (date, float, str, bool, or a table of texts as dict), None when it is not one."""
    if kind is dict:
        return value if isinstance(value, dict) and all(map(_is_text_or_texts, value.values())) else None
    if kind is dt.date and isinstance(value, dt.date):
        return plain_date(value) if FIRST_YEAR <= value.year <= LAST_YEAR else None
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if abs(value) <= sys.float_info.max else math.inf
    return value if kind in (str, bool) and isinstance(value, kind) else None


def _is_text_or_texts(value: object) -> bool:
    """Return whether a value is a text, or a table that holds nothing else."""
    return isinstance(value, str) or (isinstance(value, dict) and all(isinstance(text, str) for text in value.values()))
