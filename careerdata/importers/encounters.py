"""People met or written with, by their e-mail addresses: touches with those who are known; nobody is added unasked."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from careerdata.importers.import_result import Import, Known, Row, Tally
from careerdata.importers.moved_meetings import MEETING
from careerdata.importers.tables import fold, tidy
from careerdata.logbook.known_ids import id_of

MOST_PEOPLE = 8
"""More people than that in a meeting or a mail are an audience."""
NAMELESS = "times with somebody whose name is not told"
_MEETINGS = 3
"""From so many on, an address in more than half of them is the person's own."""


class Address(NamedTuple):
    """Somebody as a calendar or a mail names them: the address in small letters, and the name, "" where none is told."""

    mail: str
    name: str


class Encounter(NamedTuple):
    """One meeting or mail with one other person.

    Attributes:
        day: the day.
        other: who it was with.
        side: who it came from: "me", "them" or "both".
        entry: what its source tells it apart by; "" for nothing.
    """

    day: dt.date
    other: Address
    side: str
    entry: str = ""


class Book(NamedTuple):
    """A calendar or a mailbox.

    Attributes:
        source: what it is called.
        about: how its rows are to be understood.
        kind: the kind of its touches.
        through: how somebody new from it was met.
    """

    source: str
    about: str
    kind: str
    through: str


def address(mail: str, name: str) -> Address:
    """Return somebody by an address as it is written (``mailto:`` and capitals make no difference) and a name."""
    mail = tidy(mail).casefold().removeprefix("mailto:").strip("<>")
    name = tidy(name).strip("'\"")
    return Address(mail, "" if "@" in name else name)


def own_addresses(groups: Mapping[frozenset[str], int], me: str | None, known: Mapping[str, str]) -> frozenset[str]:
    """Return the person's own addresses: as they say, else the one of a stranger in more than half of the groups.

    Args:
        groups: the addresses of meetings or mails, and of how many.
        me: their addresses, with commas between them, as they give them; None or a name says nothing.
        known: names of people whom earlier imports knew, by their id.
    """
    said = frozenset(part.strip().casefold() for part in (me or "").split(",") if "@" in part)
    every = sum(groups.values())
    if said or every < _MEETINGS:
        return said
    strangers = [mail for mail in often_in(groups) if id_of("e-mail", mail) not in known]
    many = sum(count for group, count in groups.items() if strangers and strangers[0] in group)
    return frozenset(strangers[:1] if many * 2 > every else ())


def often_in(groups: Mapping[frozenset[str], int]) -> list[str]:
    """Return the addresses of meetings or mails, the one in the most of them first."""
    often = Counter[str]()
    for group, count in groups.items():
        for mail in group:
            often[mail] += count
    return sorted(often, key=lambda mail: (-often[mail], mail))


def touches_of(book: Book, encounters: Iterable[Encounter], known: Mapping[str, str], tally: Tally) -> Import:
    """Return a touch for each person, day and side, with everybody's name and ids.

    Args:
        book: the calendar or mailbox.
        encounters: who was met or written with.
        known: names of people whom earlier imports knew, by their id.
        tally: what was found wrong and left out.
    """
    encounters = list(encounters)
    names = _names([one.other for one in encounters], known)
    sides: dict[tuple[dt.date, str], set[str]] = defaultdict(set)
    ids: dict[str, set[str]] = defaultdict(set)
    entries: dict[tuple[dt.date, str], set[str]] = defaultdict(set)
    for one in encounters:
        if name := names.get(one.other.mail):
            sides[one.day, name] |= {"me", "them"} if one.side == "both" else {one.side}
            ids[name].add(id_of("e-mail", one.other.mail))
            entries[one.day, name].add(one.entry)
        else:
            tally.left_out[NAMELESS] += 1
    touches: list[Row] = [
        {"date": day, "contact": name, "kind": book.kind, "from": "both" if len(who) > 1 else next(iter(who))}
        for (day, name), who in sorted(sides.items())
    ]
    contacts: list[Row] = [{"contact": name, "met_through": book.through} for name in ids]
    found = tally.result(book.source, {"contacts": tuple(contacts), "touches": tuple(touches)}, book.about)
    people = tuple(Known(name, name, tuple(sorted(mails))) for name, mails in ids.items())
    told_apart = [next(iter(these)) if len(these := entries[place]) == 1 else "" for place in sorted(sides)]
    meetings = {"touches": tuple(id_of(MEETING, entry) if entry else "" for entry in told_apart)}
    return replace(found, people=people, is_address_book=True, only_known=True, ids=meetings)


def _names(addresses: Iterable[Address], known: Mapping[str, str]) -> dict[str, str]:
    """Return one name for each address: as it is known, else as it is written most often; one name is one person."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for one in addresses:
        written[one.mail][one.name] += bool(one.name)
    names = {}
    for mail, found in written.items():
        often = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        names[mail] = known.get(id_of("e-mail", mail)) or next((name for name, _ in often if name), "")
    spelling: dict[str, str] = {}
    for mail in sorted(names):
        spelling.setdefault(fold(names[mail]), names[mail])
    return {mail: spelling[fold(name)] for mail, name in names.items() if name}
