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


def text(
    reminders: Sequence[Reminder],
    today: dt.date,
    *,
    neutral: bool = True,
    over: Sequence[Reminder] = (),
    earlier: bytes | None = None,
) -> bytes:
    """Return an .ics file as UTF-8: the same reminders, day and earlier file give the same bytes.

    What changed since the earlier file has the next SEQUENCE and a later DTSTAMP, as RFC 5546 (section 2.1.5) asks for;
    what is over, and what the earlier file had for a day to come, is told as cancelled, so that a calendar removes it.

    Days are days and hours are hours on the wall ("floating"): no time zone, so neither travelling nor the change to
    summer time moves them. Everything is marked private, and leaves the day free for other things.

    Args:
        reminders: what it holds.
        today: the stamp on every event (a day, for there is no clock in it).
        neutral: titles that say nothing about anybody; no names, no descriptions.
        over: what is done; what the earlier file had of it is cancelled.
        earlier: the file that this one replaces.

    Raises:
        CareerdataError: if icalendar is not installed; its text says how to get it, and what works without.
    """
    ical = _icalendar()
    calendar = ical.Calendar()
    calendar.add("prodid", MARK)
    calendar.add("version", "2.0")
    stamp = dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC)
    before = {str(event["uid"]): event for event in _events(ical, earlier)}
    now = {item.uid: _event(ical, item, neutral=neutral) for item in reminders}
    now |= {item.uid: _event(ical, item, neutral=neutral) for item in over if item.uid in before}
    for uid, event in before.items():
        ends = event.decoded("rrule")["until"][0] if "rrule" in event else event.decoded("dtend")
        if (ends.date() if isinstance(ends, dt.datetime) else ends) > today:
            now.setdefault(uid, event.copy(recursive=True))
    current = dict.fromkeys(item.uid for item in reminders)
    for uid in current | now:
        if uid not in current:
            _cancel(now[uid])
        calendar.add_component(_numbered(now[uid], before.get(uid), stamp))
    written: bytes = calendar.to_ical()
    return written


def _events(ical: Any, data: bytes | None) -> list[Any]:
    """Return the events of a file of ours; none where somebody changed it so that it cannot be read."""
    try:
        return [] if data is None else list(ical.Calendar.from_ical(data).walk("VEVENT"))
    except ValueError:
        return []


def _cancel(event: Any) -> None:
    """Let an event say that it is cancelled, and nothing else: an earlier file may have had names."""
    event.pop("description", None)
    event.pop("summary", None)
    event.add("summary", "Cancelled")
    event["status"] = "CANCELLED"
    event.subcomponents.clear()


def _numbered(event: Any, before: Any, stamp: dt.datetime) -> Any:
    """Return an event with its number and its stamp: those it had where nothing changed, else later ones."""
    number = 0
    if before is not None:
        number, stood = int(before.get("sequence", 0)), before.decoded("dtstamp")
        if _content(event) == _content(before):
            stamp = stood
        else:
            number, stamp = number + 1, max(stamp, stood + dt.timedelta(seconds=1))
    for name in ("sequence", "dtstamp"):
        event.pop(name, None)
    event.add("sequence", number)
    event.add("dtstamp", stamp)
    return event


def _content(event: Any) -> bytes:
    """Return what an event says, but for its number and its stamp."""
    copy = event.copy(recursive=True)
    for name in ("sequence", "dtstamp"):
        copy.pop(name, None)
    written: bytes = copy.to_ical()
    return written


def _event(ical: Any, item: Reminder, *, neutral: bool) -> Any:
    event = ical.Event()
    title = NEUTRAL[item.kind] if neutral else plain(item.title)
    event.add("uid", item.uid)
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
