"""Which program an export comes from, and so who reads it: by what is in it, and not by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from careerdata.dates import WeekStart
from careerdata.importers import (
    daylio,
    daylio_backup,
    foreign_files,
    google_contacts,
    linkedin,
    timewarrior,
    vcard,
    wakatime,
)
from careerdata.importers.clockify import CLOCKIFY
from careerdata.importers.files import listing, only_member, read_members
from careerdata.importers.import_result import Import
from careerdata.importers.json_files import read_json
from careerdata.importers.linkedin_applications import APPLICATIONS
from careerdata.importers.linkedin_endorsements import ENDORSEMENTS, RECOMMENDATIONS
from careerdata.importers.linkedin_messages import MESSAGES
from careerdata.importers.linkedin_people import CONNECTIONS
from careerdata.importers.tables import UNDERSTOOD, Table, read_table
from careerdata.importers.time_entries import read_entries
from careerdata.importers.toggl import TOGGL
from careerdata.problems import Problem, UnreadableExportError

_TRACKERS = {tracker.shape.name: tracker for tracker in (TOGGL, CLOCKIFY)}
_CONTACTS = (google_contacts.NEW, google_contacts.OLD)
_LINKEDIN = (CONNECTIONS, MESSAGES, RECOMMENDATIONS, ENDORSEMENTS, APPLICATIONS)
_SHAPES = (*(tracker.shape for tracker in _TRACKERS.values()), daylio.SHAPE, *_CONTACTS, *_LINKEDIN)


@dataclass(frozen=True)
class Told:
    """What the person says of an export; see `careerdata.importers.read`."""

    me: str | None
    moods: Mapping[str, float]
    week_starts: WeekStart
    known: Mapping[str, str]
    dates: str


def of_zip(path: Path, told: Told) -> Import:
    """Read a zip: a backup of Daylio, one export alone, or LinkedIn's.

    Raises:
        UnreadableExportError: if it is none of these, or cannot be opened.
    """
    _refuse(foreign_files.of_zip(path))
    if backup := read_members(path, [daylio_backup.MEMBER]):
        return daylio_backup.read(path.name, backup[daylio_backup.MEMBER], told.week_starts)
    inside = only_member(path, linkedin.MEMBERS)
    return of_bytes(*inside, told) if inside else of_linkedin(path, told)


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
    if (found := _of_other_shapes(name, data)) is not None:
        return found
    table = read_table(name, data, _SHAPES)
    if table.shape == RECOMMENDATIONS.name and "given" in name.casefold():
        # The one thing that no content tells: both files have the same columns.
        raise UnreadableExportError(
            f"{name} holds what you wrote about others. What others wrote about you is in Recommendations_Received.csv."
        )
    if table.shape in _TRACKERS:
        return read_entries(_TRACKERS[table.shape], table, told.me, told.dates)
    if table.shape == daylio.SHAPE.name:
        return daylio.read(table, told.moods, told.week_starts)
    if table.shape in {shape.name for shape in _CONTACTS}:
        return google_contacts.read(table)
    return linkedin.read({table.shape: table}, told.me, told.known)


def _of_other_shapes(name: str, data: bytes) -> Import | None:
    """Read a file that is no table; None where it may be one."""
    if vcard.is_vcard(data):
        return vcard.read(name, data)
    said = read_json(data)
    if wakatime.is_dump(said):
        return wakatime.read(name, said)
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
            table = read_table(name, data, [linkedin.MEMBERS[name]])
        except UnreadableExportError as error:
            problems.append(Problem(path.name, None, None, None, str(error), "", "refused"))
        else:
            tables[table.shape] = table
    if not {shape.name for shape in linkedin.MEMBERS.values() if shape is not linkedin.PROFILE} & set(tables):
        what = " ".join(problem.message for problem in problems) or f"It holds {listing(path)}. {UNDERSTOOD}"
        raise UnreadableExportError(f"There is no Connections.csv or messages.csv in {path.name} to read. {what}")
    return linkedin.read(tables, told.me, told.known, problems)


def _refuse(what: str) -> None:
    if what:
        raise UnreadableExportError(f"{what} Nothing was written. {UNDERSTOOD}")
