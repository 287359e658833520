"""LinkedIn's invitations: one with a note is a word to somebody, on its day. What the note says is never read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from careerdata.importers.import_result import Tally
from careerdata.importers.linkedin_dates import month_first, no_date, numbered_day
from careerdata.importers.linkedin_people import Person, linked, profile_in
from careerdata.importers.tables import Shape, Table, fold
from careerdata.logbook.known_ids import id_of

INVITATIONS = Shape(
    "LinkedIn invitations",
    needed=frozenset({"From", "To", "Sent At", "Direction", "inviterProfileUrl", "inviteeProfileUrl"}),
    used=frozenset({"From", "To", "Sent At", "Direction", "inviterProfileUrl", "inviteeProfileUrl"}),
    noted="Message",
)
ABOUT = " An invitation is a touch where it came with a note, and with people you are connected with or know; the note is never read."
SILENT = "invitations without a note"
OUTSIDE = "invitations to or from people outside your connections"


class Invitation(NamedTuple):
    """An invitation with a note: its day, the other person's profile and name, and who sent it ("me" or "them")."""

    day: dt.date
    profile: str
    name: str
    who: str


def invited(table: Table, tally: Tally, dates: str = "") -> list[Invitation]:
    """Return the invitations that came with a note, oldest first.

    Args:
        table: Invitations.csv.
        tally: what could not be read, and what was left out, is added to it.
        dates: "day" or "month", whichever comes first, where the person said so.
    """
    begins_with_month = month_first(table, "Sent At", tally, dates)
    found = []
    for record in table.records:
        day, is_mine = numbered_day(record["Sent At"], begins_with_month), fold(record["Direction"]) == "outgoing"
        name, address = ("To", "inviteeProfileUrl") if is_mine else ("From", "inviterProfileUrl")
        if not record[INVITATIONS.noted]:
            tally.left_out[SILENT] += 1
        elif day is None:
            tally.problems.append(no_date(table, record, "Sent At", "1/29/26, 2:37 PM"))
        else:
            found.append(Invitation(day, profile_in(record[address]), record[name], "me" if is_mine else "them"))
    return sorted(found)


def people_in(
    invitations: Sequence[Invitation], people: Sequence[Person], known: Mapping[str, str], alone: bool
) -> list[Person]:
    """Return the people of an export with those of its invitations who are known from earlier ones.

    Args:
        invitations: those with a note.
        people: the people so far; one without a profile gets that of the only invitation with their name.
        known: names of people whom earlier imports knew, by their id.
        alone: whether the export has nothing else that tells who is known; then everybody is returned, to be asked about.
    """
    names = {one.profile: one.name for one in invitations if one.profile and one.name}
    found = linked(people, names)
    there = {person.profile for person in found}
    met = {profile: known.get(id_of("linkedin", profile), name if alone else "") for profile, name in names.items()}
    return [*found, *(Person(name, profile) for profile, name in met.items() if name and profile not in there)]


def of_those_known(
    invitations: Iterable[Invitation], known: Collection[str], tally: Tally
) -> list[tuple[dt.date, str, str]]:
    """Return day, profile and side of the invitations of people whose profile is known; the others are counted."""
    found = []
    for one in invitations:
        if one.profile and one.profile in known:
            found.append((one.day, one.profile, one.who))
        else:
            tally.left_out[OUTSIDE] += 1
    return found
