"""When an event of a calendar took place: its rule expanded up to a day, by dateutil (RFC 5545, 3.8.5)."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterator
from typing import Any

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

MOST = 20_000
"""So many times of one event are looked at."""


def starts_of(part: Any, start: dt.date, gone: Collection[dt.date], until: dt.date) -> list[dt.date]:
    """Return when an event began, up to a day.

    Args:
        part: the event, as icalendar reads it.
        start: its first time.
        gone: times that were moved, and stand as events of their own.
        until: the last day.

    Raises:
        ValueError: if its rule is not written as calendars write it.
    """
    out = {_comparable(one) for one in (*gone, *_listed(part, "EXDATE"))}
    times = itertools.chain(_by_rule(part, start, until), _listed(part, "RDATE"))
    found = {_comparable(one): one for one in times if _date(one) <= until}
    return [one for key, one in sorted(found.items()) if key not in out]


def _by_rule(part: Any, start: dt.date, until: dt.date) -> Iterator[dt.date]:
    rule = part.get("RRULE")
    if rule is None:
        yield start
        return
    whole_days = not isinstance(start, dt.datetime)
    begins = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time())
    text = rule.to_ical().decode()
    if begins.tzinfo is None:
        text = text.replace("Z", "")
    elif "UNTIL=" in text and "Z" not in text:
        # Some programs write the last day only; it counts in full.
        day = text.partition("UNTIL=")[2][:8]
        text = text.replace(text.partition("UNTIL=")[2].partition(";")[0], f"{day}T235959Z")
    for one in itertools.islice(rrulestr(text, dtstart=begins), MOST):
        if one.date() > until:
            return
        yield one.date() if whole_days else one


def _listed(part: Any, name: str) -> Iterator[dt.date]:
    given = part.get(name, [])
    for dates in given if isinstance(given, list) else [given]:
        yield from (one.dt for one in dates.dts if isinstance(one.dt, dt.date))


def _date(one: dt.date) -> dt.date:
    return one.date() if isinstance(one, dt.datetime) else one


def _comparable(one: dt.date) -> str:
    """Return what two ways to write a time have in common: the moment, or the day of an event of whole days."""
    if not isinstance(one, dt.datetime):
        return f"{one}"
    return f"{one.astimezone(dt.UTC):%Y-%m-%dT%H:%M}" if one.tzinfo else f"{one:%Y-%m-%dT%H:%M}"
