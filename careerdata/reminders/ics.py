"""Reminders as the text of an .ics file (RFC 5545), made by the icalendar package, which is an extra."""

from __future__ import annotations

import datetime as dt
import importlib
import unicodedata
from collections.abc import Sequence
from typing import Any

from careerdata.problems import CareerdataError
from careerdata.reminders.events import CHECK_IN_AT, CHECK_IN_MINUTES, NEUTRAL, Reminder

MARK = "-//CD//reminders 1//EN"
"""The line by which a file of ours is known again; it says nothing to anybody else."""
MISSING = (
    "Writing a calendar file needs the package icalendar, which is not installed. "
    "Install it with: pip install 'careerdata[calendar]'. The list of reminders works without it."
)

_UNFIT = ("Cc", "Cs", "Zl", "Zp")


def text(reminders: Sequence[Reminder], today: dt.date, *, neutral: bool = True) -> bytes:
    """Return an .ics file as UTF-8: the same reminders and the same day give the same bytes.

    Days are days and hours are hours on the wall ("floating"): no time zone, so neither travelling nor the change to
    summer time moves them. Everything is marked private, and leaves the day free for other things.

    Args:
        reminders: what it holds.
        today: the stamp on every event (a day, for there is no clock in it).
        neutral: titles that say nothing about anybody; no names, no descriptions.

    Raises:
        CareerdataError: if icalendar is not installed; its text says how to get it, and what works without.
    """
    ical = _icalendar()
    calendar = ical.Calendar()
    calendar.add("prodid", MARK)
    calendar.add("version", "2.0")
    stamp = dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC)
    for item in reminders:
        calendar.add_component(_event(ical, item, stamp, neutral=neutral))
    written: bytes = calendar.to_ical()
    return written


def _event(ical: Any, item: Reminder, stamp: dt.datetime, *, neutral: bool) -> Any:
    event = ical.Event()
    title = NEUTRAL[item.kind] if neutral else plain(item.title)
    event.add("uid", item.uid)
    event.add("dtstamp", stamp)
    event.add("summary", title)
    if item.more and not neutral:
        event.add("description", plain(item.more))
    if item.weekly_until:
        begin = dt.datetime.combine(item.first, CHECK_IN_AT)
        event.add("dtstart", begin)
        event.add("dtend", begin + dt.timedelta(minutes=CHECK_IN_MINUTES))
        until = dt.datetime.combine(item.weekly_until, CHECK_IN_AT)
        event.add("rrule", {"freq": "weekly", "byday": "SU", "until": until})
    else:
        event.add("dtstart", item.first)
        event.add("dtend", item.last + dt.timedelta(days=1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = ical.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", item.alarm)
    event.add_component(alarm)
    return event


def plain(words: str) -> str:
    """Return words on one line, without control characters and halves of letters, which no text file should have."""
    kept = (" " if unicodedata.category(letter) in _UNFIT else letter for letter in words)
    return " ".join("".join(kept).split())


def _icalendar() -> Any:
    try:
        return importlib.import_module("icalendar")
    except ImportError:
        raise CareerdataError(MISSING) from None
