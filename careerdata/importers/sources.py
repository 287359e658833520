"""Which program an export comes from, and so who reads it: by what is in it, and not by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from careerdata.importers import (
    activitywatch,
    any_table,
    apple_health,
    bearable,
    calendars,
    day_one,
    daylio,
    daylio_backup,
    foreign_files,
    google_contacts,
    linkedin,
    mailboxes,
    rescuetime,
    timewarrior,
    vcard,
    wakatime,
    workbooks,
)
from careerdata.importers.clockify import CLOCKIFY
from careerdata.importers.files import (
    begin_of,
    holds,
    listing,
    members_like,
    only_member,
    other_members,
    read_file,
    read_members,
    stream_of,
)
from careerdata.importers.hints import Told
from careerdata.importers.import_result import Import
from careerdata.importers.json_files import read_json
from careerdata.importers.linkedin_applications import APPLICATIONS
from careerdata.importers.linkedin_endorsements import ENDORSEMENTS, RECOMMENDATIONS
from careerdata.importers.linkedin_invitations import INVITATIONS
from careerdata.importers.linkedin_messages import MESSAGES
from careerdata.importers.linkedin_people import CONNECTIONS
from careerdata.importers.linkedin_plan import POSITIONS, SKILLS
from careerdata.importers.linkedin_unused import UNUSED, why_unused
from careerdata.importers.tables import UNDERSTOOD, Table, UnknownTableError, read_table
from careerdata.importers.time_entries import read_entries
from careerdata.importers.toggl import TOGGL
from careerdata.problems import Problem, UnreadableExportError
from careerdata.text import join_words

_TRACKERS = {tracker.shape.name: tracker for tracker in (TOGGL, CLOCKIFY)}
_CONTACTS = (google_contacts.NEW, google_contacts.OLD)
_LINKEDIN = (CONNECTIONS, MESSAGES, RECOMMENDATIONS, ENDORSEMENTS, APPLICATIONS, INVITATIONS, POSITIONS)
_OTHERS = (daylio.SHAPE, bearable.SHAPE, rescuetime.SHAPE)
_SHAPES = (*(tracker.shape for tracker in _TRACKERS.values()), *_OTHERS, *_CONTACTS, *_LINKEDIN, *UNUSED.values())
_SKILLS_FILE = re.compile(r"skills( ?\(\d+\))?\.csv$", re.IGNORECASE)
_HEALTH = re.compile(r"(.*/)?apple_health_export/(?!export_cda)[^/]*\.xml|(.*/)?export\.xml", re.IGNORECASE)
_MAILBOX = re.compile(r"(?!__MACOSX/)(.*/)?[^/]+\.mbox(/mbox)?", re.IGNORECASE)


KNOWN_BY = {
    vcard.SOURCE: "its first line, BEGIN:VCARD",
    calendars.CALENDAR.source: "its first line, BEGIN:VCALENDAR",
    mailboxes.MAILBOX.source: "the line From and the headers that each of its mails begins with",
    apple_health.APPLE_HEALTH.source: "its root, HealthData",
    daylio.SOURCE: f"the file {daylio_backup.MEMBER} in it",
    rescuetime.SOURCE: "its six columns without a header, a time with its zone first and seconds last",
    wakatime.SOURCE: "days with a grand_total and projects",
    timewarrior.SOURCE: "intervals with an id and a start such as 20260302T180000Z",
    activitywatch.SOURCE: "buckets with a type and events",
    day_one.DAY_ONE.source: "entries with a creationDate",
}
"""What gives an export away that is no table with a header, by its program."""


def of_zip(path: Path, told: Told) -> Import:
    """Read a zip: a backup of Daylio, one export alone, or LinkedIn's.

    Raises:
        UnreadableExportError: if it is none of these, or cannot be opened.
    """
    _refuse(foreign_files.of_zip(path))
    if backup := read_members(path, [daylio_backup.MEMBER]):
        return daylio_backup.read(path.name, backup[daylio_backup.MEMBER], told.week_starts)
    with stream_of(path, _HEALTH) as health:
        if health:
            return apple_health.read(*health, told.week_starts, told.progress)
    with stream_of(path, _MAILBOX) as mails:
        if mails:
            return mailboxes.read(*mails, told.me, told.known, told.progress)
    if inside := only_member(path, linkedin.MEMBERS):
        return of_bytes(*inside, told)
    if not holds(path, linkedin.MEMBERS) and (journals := _journals(members_like(path, ".json"))):
        return day_one.read(path.name, journals, told.moods, told.week_starts)
    return of_linkedin(path, told)


def of_workbook(path: Path, told: Told) -> Import:
    """Read a sheet of a workbook as the table that it is; which one is told where there are several.

    Raises:
        UnreadableExportError: if it holds no table that is understood, or cannot be opened.
    """
    sheet = workbooks.sheet_of(path, told.sheet)
    found = of_bytes(path.name, sheet.data, told)
    if not sheet.others or told.sheet:
        return found
    message = f'the sheet "{sheet.name}" was read; there are also {join_words(sheet.others)}.'
    told_of = Problem(path.name, None, None, None, message, "Name another one where you want it.", "notice")
    return replace(found, problems=(told_of, *found.problems))


def of_file(path: Path, told: Told) -> Import:
    """Read one file; one that may hold gigabytes as a stream.

    Raises:
        UnreadableExportError: if it is no export that is understood, or cannot be opened.
    """
    begin = begin_of(path)
    if apple_health.is_export(begin):
        with path.open("rb") as stream:
            return apple_health.read(path.name, stream, told.week_starts, told.progress)
    if mailboxes.is_mailbox(begin):
        with path.open("rb") as stream:
            return mailboxes.read(path.name, stream, told.me, told.known, told.progress)
    return of_bytes(path.name, read_file(path), told)


def _journals(members: Iterable[tuple[str, bytes]]) -> list[Any]:
    """Return the entries of the members that are journals of Day One."""
    found = [said for _, data in members if day_one.is_export(said := read_json(data))]
    return [entry for said in found for entry in said["entries"]]


def of_bytes(name: str, data: bytes, told: Told) -> Import:
    """Read one file.

    Args:
        name: its name, for messages.
        data: its content.
        told: what the person says of it.

    Raises:
        UnreadableExportError: if it is no export that is understood.
    """
    _refuse(foreign_files.of_bytes(name, data))
    if told.pointing is not None:
        return any_table.read(name, data, told.pointing, told)
    if (found := _of_other_shapes(name, data, told)) is not None:
        return found
    shapes = (*_SHAPES, *([SKILLS] if _SKILLS_FILE.match(name) else []))
    try:
        table = read_table(name, data, shapes, told.progress)
    except UnknownTableError as unknown:
        return any_table.remembered_or_refused(name, data, told, f"{unknown}")
    if table.shape in UNUSED:
        raise UnreadableExportError(why_unused(name, table.shape))
    if table.shape == RECOMMENDATIONS.name and "given" in name.casefold():
        # The one thing that no content tells: both files have the same columns.
        raise UnreadableExportError(
            f"{name} holds what you wrote about others. What others wrote about you is in Recommendations_Received.csv."
        )
    return _of_table(table, told)


def _of_table(table: Table, told: Told) -> Import:
    """Read a table of a kind that is known."""
    if table.shape in _TRACKERS:
        return read_entries(_TRACKERS[table.shape], table, told.me, told.dates)
    readers: dict[str, Callable[[], Import]] = {
        daylio.SHAPE.name: lambda: daylio.read(table, told.moods, told.week_starts),
        bearable.SHAPE.name: lambda: bearable.read(table, told.week_starts),
        rescuetime.SHAPE.name: lambda: rescuetime.read(table, told.skills),
        **{shape.name: lambda: google_contacts.read(table) for shape in _CONTACTS},
    }
    if table.shape in readers:
        return readers[table.shape]()
    return linkedin.read({table.shape: table}, told.me, told.known, dates=told.dates)


def _of_other_shapes(name: str, data: bytes, told: Told) -> Import | None:
    """Read a file that is no table; None where it may be one."""
    if vcard.is_vcard(data):
        return vcard.read(name, data)
    if calendars.is_calendar(data):
        return calendars.read(name, data, told)
    if rescuetime.is_archive(data):
        return rescuetime.read_archive(name, data, told.skills)
    return _of_json(name, read_json(data), told)


def _of_json(name: str, said: Any, told: Told) -> Import | None:
    """Read what a file of JSON says; None where it is of no kind that is known."""
    if wakatime.is_dump(said):
        return wakatime.read(name, said)
    if activitywatch.is_export(said):
        return activitywatch.read(name, said, told.skills)
    if day_one.is_export(said):
        return day_one.read(name, said["entries"], told.moods, told.week_starts)
    return timewarrior.read(name, said) if timewarrior.is_export(said) else None


def of_linkedin(path: Path, told: Told) -> Import:
    """Read the members of a LinkedIn export; one that cannot be read does not hide the others.

    Raises:
        UnreadableExportError: if none of them is there, or the export cannot be opened.
    """
    tables: dict[str, Table] = {}
    problems = []
    for name, data in read_members(path, linkedin.MEMBERS).items():
        try:
            table = read_table(name, data, [linkedin.MEMBERS[name]], told.progress)
        except UnreadableExportError as error:
            problems.append(Problem(path.name, None, None, None, str(error), "", "refused"))
        else:
            tables[table.shape] = table
    # No other file of an export is opened where one has its usual name.
    for name, data in () if tables or problems else other_members(path, linkedin.MEMBERS):
        # Under another name, what it is not is no news.
        with suppress(UnreadableExportError):
            table = read_table(name, data, linkedin.UNDER_OTHER_NAMES, told.progress)
            tables.setdefault(table.shape, table)
    if not {shape.name for shape in linkedin.MEMBERS.values() if shape is not linkedin.PROFILE} & set(tables):
        what = " ".join(problem.message for problem in problems) or f"It holds {listing(path)}. {UNDERSTOOD}"
        raise UnreadableExportError(f"There is no Connections.csv or messages.csv in {path.name} to read. {what}")
    if set(tables) <= {*linkedin.OF_THE_PLAN, INVITATIONS.name}:
        message = f"Connections.csv and messages.csv are not in {path.name}."
        fix = "LinkedIn sends them in a second mail, up to a day later: import that too."
        problems.append(Problem(path.name, None, None, None, message, fix, "notice"))
    return linkedin.read(tables, told.me, told.known, problems, told.dates)


def _refuse(what: str) -> None:
    if what:
        raise UnreadableExportError(f"{what} Nothing was written. {UNDERSTOOD}")
