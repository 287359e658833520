"""Calendars (.ics, RFC 5545): who was met on which day becomes rows of touches.csv. Subjects and places are never read."""

from __future__ import annotations

import datetime as dt
import importlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from careerdata.importers.calendar_kinds import kind_of_meetings
from careerdata.importers.encounters import MOST_PEOPLE, Address, Book, Encounter, address, own_addresses, touches_of
from careerdata.importers.hints import Told
from careerdata.importers.import_result import Import, Tally
from careerdata.importers.recurrence import starts_of
from careerdata.importers.tables import decoded, fold, tidy
from careerdata.problems import CareerdataError, Problem
from careerdata.schemas.people import CALENDAR as THROUGH

CALENDAR = Book(
    "a calendar",
    "Somebody in a meeting that is over was met on its day; a meeting of several days counts on each of them, at most 14. Only "
    "people who are in your contacts already get rows, and those whom you name. Subjects, places, notes and addresses are never "
    "stored; of an e-mail address, a hash that nobody can read it from is kept in .careerdata.",
    "met",
    THROUGH,
)
LARGE = f"meetings of more than {MOST_PEOPLE} people"
ALONE = "entries without other people"
COMING = "meetings that are not over yet"
OFF = "meetings that were cancelled or declined"
_BEGINS = re.compile(rb"(\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.IGNORECASE)
_NAME = re.compile(r"[\w-]+", re.ASCII)
_USED = {"BEGIN", "END", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID", "STATUS"}
_PEOPLE = {"ATTENDEE", "ORGANIZER"}
_ZONE = re.compile(r"^X-WR-TIMEZONE:(.+)$", re.MULTILINE | re.IGNORECASE)
_CALLED = re.compile(r"^X-WR-CALNAME:(.+)$", re.MULTILINE | re.IGNORECASE)
_LONGEST = 60
_MOST_DAYS = 14
_WRONG = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What reading an event raises that is not written as it should be."""
_NEEDED = (
    "Reading a calendar needs the package icalendar, which is not installed. "
    "Install it with: pip install 'careerdata[calendar]'. Everything else works without it."
)


class _Event(NamedTuple):
    line: int
    uid: str
    start: dt.date
    days: int
    people: tuple[Address, ...]
    is_off: bool
    instead_of: dt.date | None
    part: Any


def is_calendar(data: bytes) -> bool:
    """Return whether a file begins as a calendar does."""
    return bool(_BEGINS.match(data[:200]))


def read(file: str, data: bytes, told: Told) -> Import:
    """Turn the meetings of a calendar that are over into rows of touches.csv.

    Args:
        file: its name, for messages.
        data: its content.
        told: what is said of it: the person's own addresses, people who are known, the day up to which meetings are over (the
            day on which it was made where none is told), and what its meetings count as.

    Raises:
        UnreadableExportError: if it is not text.
        CareerdataError: if icalendar is not installed, or a meeting cannot count as what is said.
    """
    text, problems = decoded(file, data)
    tally = Tally(problems)
    home = _zone(_ZONE.search(text))
    name = _called(file, text)
    kind = kind_of_meetings(name, told.kinds)
    until = told.today or _made_on(text)
    events = list(_events(file, text, tally))
    moved: dict[str, set[dt.date]] = defaultdict(set)
    for event in events:
        if event.instead_of is not None:
            moved[event.uid].add(event.instead_of)
    groups = Counter(frozenset(person.mail for person in event.people) for event in events if len(event.people) > 1)
    mine = own_addresses(groups, told.me, told.known)
    found: list[Encounter] = []
    for event in events:
        others = [person for person in event.people if person.mail not in mine]
        if what := _left_out(event, others):
            tally.left_out[what] += 1
            continue
        try:
            days = _days(event, moved[event.uid] if event.instead_of is None else set(), until, home)
        except _WRONG:
            tally.problems.append(_not_as_written(file, event.line))
            continue
        tally.left_out[COMING] += not days
        found += [Encounter(day, person, "both", event.uid) for day in days for person in others]
    tally.left_out = +tally.left_out
    touches = touches_of(CALENDAR._replace(kind=kind), found, told.known, tally)
    said = {word: meaning for word, meaning in told.kinds.items() if fold(word) == fold(name)}
    return replace(touches, calendar=name, meanings={"kinds": said} if said else {})


def _called(file: str, text: str) -> str:
    """Return what a calendar is called: as it says itself, else by its file."""
    found = _CALLED.search(text)
    said = tidy(re.sub(r"\\(.)", r"\1", found[1])) if found else ""
    return (said or Path(file).stem)[:_LONGEST]


def _events(file: str, text: str, tally: Tally) -> Iterator[_Event]:
    """Yield the events of a calendar; one that cannot be read is set aside with the line it begins in."""
    ical = _icalendar()
    zones, parts = _parts(text)
    for line, lines in parts:
        try:
            calendar = ical.Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *zones, *lines, "END:VCALENDAR", ""]))
            yield _event(line, calendar.walk("VEVENT")[0])
        except _WRONG:
            tally.problems.append(_not_as_written(file, line))


def _not_as_written(file: str, line: int) -> Problem:
    message = "the event that begins here is not written as calendars write it."
    return Problem(file, line, None, None, message, "Export the calendar again.")


def _left_out(event: _Event, others: list[Address]) -> str:
    """Return why an event is no meeting with a few people; "" where it is one."""
    if event.is_off:
        return OFF
    if not others:
        return ALONE
    return LARGE if len(event.people) > MOST_PEOPLE else ""


def _parts(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the lines of the time zones, and of each event those that are looked at, with the line it begins in."""
    zones, parts, inside, used = list[str](), list[tuple[int, list[str]]](), list[str](), False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line[:1] in (" ", "\t"):
            if used:
                (zones if inside and inside[0] == "VTIMEZONE" else parts[-1][1]).append(line)
            continue
        found = _NAME.match(line)
        name = found[0].upper() if found else ""
        value = line.partition(":")[2].strip().upper()
        if name == "BEGIN" and value != "VCALENDAR":
            inside.append(value)
            if inside == ["VEVENT"]:
                parts.append((number, []))
        in_zone = bool(inside) and inside[0] == "VTIMEZONE"
        used = in_zone or (inside == ["VEVENT"] and name in _USED | _PEOPLE)
        if used:
            (zones if in_zone else parts[-1][1]).append(line)
        if name == "END" and inside:
            inside.pop()
    return zones, parts


def _event(line: int, part: Any) -> _Event:
    start = _time(part, "DTSTART")
    people, declined = dict[str, Address](), set[str]()
    for name in _PEOPLE:
        given = part.get(name, [])
        for one in given if isinstance(given, list) else [given]:
            person = address(str(one), str(one.params.get("CN", "")))
            if str(one.params.get("PARTSTAT", "")).upper() == "DECLINED":
                declined.add(person.mail)
            if str(one.params.get("CUTYPE", "")).upper() not in ("ROOM", "RESOURCE") and "@" in person.mail:
                people[person.mail] = person if person.name or person.mail not in people else people[person.mail]
    there = tuple(person for mail, person in people.items() if mail not in declined)
    instead_of = _time(part, "RECURRENCE-ID") if "RECURRENCE-ID" in part else None
    is_off = str(part.get("STATUS", "")).upper() == "CANCELLED" or (bool(people) and not there)
    return _Event(line, tidy(str(part.get("UID", ""))), start, _length(part, start), there, is_off, instead_of, part)


def _time(part: Any, name: str) -> dt.date:
    """Return a day or a moment of an event.

    Raises:
        ValueError: if it is none.
    """
    found = part.decoded(name)
    if not isinstance(found, dt.date):
        raise ValueError(name)  # noqa: TRY004 - what a file says, not what a call gives
    return found


def _length(part: Any, start: dt.date) -> int:
    """Return on how many days an event of whole days is: the last day that is written is not one of them."""
    if isinstance(start, dt.datetime) or "DTEND" not in part:
        return 1
    end = _time(part, "DTEND")
    return min(max((end - start).days, 1), _MOST_DAYS) if not isinstance(end, dt.datetime) else 1


def _days(event: _Event, gone: set[dt.date], until: dt.date, home: dt.tzinfo | None) -> list[dt.date]:
    """Return the days up to today on which an event was."""
    starts = starts_of(event.part, event.start, gone, until)
    days = {_day(start, home) + dt.timedelta(days=more) for start in starts for more in range(event.days)}
    return sorted(day for day in days if day <= until)


def _day(start: dt.date, home: dt.tzinfo | None) -> dt.date:
    """Return the day that a moment was on where it is written; a moment of no place is of the calendar's zone, else of this machine's."""
    if not isinstance(start, dt.datetime):
        return start
    return start.astimezone(home).date() if start.tzinfo is not None and start.tzname() == "UTC" else start.date()


def _zone(found: re.Match[str] | None) -> dt.tzinfo | None:
    try:
        return ZoneInfo(found[1].strip()) if found else None
    except (KeyError, ValueError, OSError):
        return None


def _made_on(text: str) -> dt.date:
    """Return the newest day on which an entry was written into the file."""
    stamps = re.findall(r"^DTSTAMP:(\d{4})(\d\d)(\d\d)", text, re.MULTILINE)
    try:
        return max(dt.date(int(year), int(month), int(day)) for year, month, day in stamps)
    except ValueError:
        return dt.date.min


def _icalendar() -> Any:
    try:
        return importlib.import_module("icalendar")
    except ImportError:
        raise CareerdataError(_NEEDED) from None
