"""The people in a LinkedIn export: who is the same person, and what to call two who share a name."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from careerdata.importers.dates import day_in
from careerdata.importers.import_result import Tally
from careerdata.importers.tables import Shape, Table, fold
from careerdata.problems import Problem

CONNECTIONS = Shape(
    "LinkedIn connections",
    needed=frozenset({"First Name", "Last Name", "Company", "Position", "Connected On"}),
    used=frozenset({"First Name", "Last Name", "URL", "Company", "Position", "Connected On"}),
    mail="Email Address",
)
_HOST = re.compile(r"^(https?://)?([a-z0-9-]+\.)?linkedin\.com/")


@dataclass(frozen=True)
class Person:
    """Somebody in the export; `profile` tells people apart and is never stored, `mail` is the id of an address; "" for none."""

    name: str
    profile: str = ""
    organisation: str = ""
    role: str = ""
    met_on: dt.date | None = None
    mail: str = ""


@lru_cache(maxsize=100_000)
def profile_in(url: str) -> str:
    """Return what every way of writing the same profile's address has in common; "" for an empty one."""
    path = re.split(r"[?#]", url.strip())[0]
    address = unicodedata.normalize("NFC", unquote(path)).casefold()
    return _HOST.sub("", address).strip("/")


def connections(table: Table, tally: Tally) -> list[Person]:
    """Return the people of Connections.csv, longest known first, each once.

    A row without a name is a closed profile and is counted as left out; a date that cannot be read sets a row aside.
    """
    people = set()
    for record in table.records:
        name, written = f"{record['First Name']} {record['Last Name']}".strip(), record["Connected On"]
        met_on = day_in(written)
        if not name:
            tally.left_out["connections without a name (closed profiles)"] += 1
        elif written and met_on is None:
            message, fix = f'"{written}" is not a date.', "Write it like 08 Feb 2026."
            tally.problems.append(Problem(table.file, record.line, "Connected On", written, message, fix))
        else:
            mail = record["Email Address"]
            people.add(Person(name, profile_in(record["URL"]), record["Company"], record["Position"], met_on, mail))
    by_profile: dict[object, Person] = {}
    for person in sorted(people, key=_oldest_first):
        by_profile.setdefault(person.profile or person, person)
    # Where two say the same address, it is that of an office.
    mails = Counter(person.mail for person in by_profile.values())
    return [replace(person, mail=person.mail if mails[person.mail] == 1 else "") for person in by_profile.values()]


def linked(people: Sequence[Person], names: Mapping[str, str]) -> list[Person]:
    """Give people without an address the one that messages know them by, where exactly one bears their name.

    Args:
        people: the connections; exports until 2023 and some saved again by a spreadsheet lack their addresses.
        names: the name of every profile in the messages.
    """
    taken = {person.profile for person in people}
    free = defaultdict(list)
    for profile, name in names.items():
        if profile not in taken:
            free[fold(name)].append(profile)
    bearers = Counter(fold(person.name) for person in people if not person.profile)
    return [
        replace(person, profile=free[fold(person.name)][0])
        if not person.profile and bearers[fold(person.name)] == 1 == len(free[fold(person.name)])
        else person
        for person in people
    ]


def told_apart(people: Iterable[Person], file: str, tally: Tally) -> list[tuple[Person, str]]:
    """Return each person with the one name to write in the logs, saying where two share a name.

    The first keeps the name; a later one becomes "Name (Organisation)", or "Name (2)" where that does not help.
    """
    chosen: set[str] = set()
    result = []
    for person in people:
        name = person.name
        if fold(name) in chosen:
            name = free_name(name, person.organisation, chosen)
            message = f'two people are called "{person.name}"; the later one is written "{name}".'
            fix = "Change either name in contacts.csv and touches.csv if you like."
            tally.problems.append(Problem(file, None, None, person.name, message, fix, "notice"))
        chosen.add(fold(name))
        result.append((person, name))
    return result


def free_name(name: str, organisation: str, taken: Container[str]) -> str:
    """Return a name that nobody has: the name itself, "Name (Organisation)", "Name (2)" and so on.

    Args:
        name: the name.
        organisation: where its bearer works; "" where that is not known.
        taken: the names that people have, as `fold` returns them.
    """
    first = [name, *([f"{name} ({organisation})"] if organisation else [])]
    options = itertools.chain(first, (f"{name} ({number})" for number in itertools.count(2)))
    return next(option for option in options if fold(option) not in taken)


def _oldest_first(person: Person) -> tuple[dt.date, str, str, str, str, str]:
    since = person.met_on or dt.date.max
    return (since, fold(person.name), person.profile, person.organisation, person.role, person.mail)
