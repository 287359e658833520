"""LinkedIn's recommendations and endorsements: who put in a word for you, and on which day. The words are never read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careerdata.importers.dates import day_in
from careerdata.importers.import_result import Row, Tally
from careerdata.importers.linkedin_dates import month_first, no_date, numbered_day
from careerdata.importers.linkedin_people import Person, profile_in
from careerdata.importers.tables import Shape, Table, fold

RECOMMENDATIONS = Shape(
    "LinkedIn recommendations",
    needed=frozenset({"First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"}),
    used=frozenset({"First Name", "Last Name", "Company", "Job Title", "Creation Date"}),
)
ENDORSEMENTS = Shape(
    "LinkedIn endorsements",
    needed=frozenset({"Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name"}),
    used=frozenset(
        {"Endorsement Date", "Endorser First Name", "Endorser Last Name", "Endorser Public Url", "Endorsement Status"}
    ),
)
REJECTED = "endorsements that you did not accept"
NAMELESS = "recommendations and endorsements without a name (closed profiles)"


@dataclass(frozen=True)
class Given:
    """One word that somebody put in: on which day, of which kind in endorsements.csv."""

    day: dt.date
    kind: str
    person: Person


def words_given(tables: Mapping[str, Table], tally: Tally, dates: str = "") -> list[Given]:
    """Return the words of an export, oldest first; several endorsements of one person on one day are one word."""
    found: set[Given] = set()
    if RECOMMENDATIONS.name in tables:
        found.update(_recommendations(tables[RECOMMENDATIONS.name], tally, dates))
    if ENDORSEMENTS.name in tables:
        found.update(_endorsements(tables[ENDORSEMENTS.name], tally))
    return sorted(found, key=lambda word: (word.day, word.kind, fold(word.person.name), word.person.profile))


def matched(words: Iterable[Given], people: Sequence[Person]) -> tuple[list[tuple[Given, Person]], list[Person]]:
    """Pair each word with one of the people, and return those who are not among them yet.

    Somebody is known by their profile, else by a name that only one person bears, else by name and organisation.
    Where it cannot be told which of several it was, it is somebody new.
    """
    pairs: list[tuple[Given, Person]] = []
    known = list(people)
    for word in words:
        person = _known(word.person, known)
        if person is None:
            person = word.person
            known.append(person)
        pairs.append((word, person))
    return pairs, known[len(people) :]


def rows_of(pairs: Iterable[tuple[Given, Person]], names: Mapping[Person, str]) -> tuple[Row, ...]:
    """Return the words as rows of endorsements.csv; LinkedIn does not tell when you asked."""
    return tuple(
        {"asked_on": word.day, "contact": names[person], "kind": word.kind, "status": "given", "given_on": word.day}
        for word, person in pairs
    )


def _known(person: Person, people: Sequence[Person]) -> Person | None:
    if person.profile:
        for other in people:
            if other.profile == person.profile:
                return other
    same = [other for other in people if fold(other.name) == fold(person.name)]
    if len(same) > 1:
        same = [
            other for other in same if person.organisation and fold(other.organisation) == fold(person.organisation)
        ]
    # Two profiles of one name are two people.
    return same[0] if len(same) == 1 and not (same[0].profile and person.profile) else None


def _recommendations(table: Table, tally: Tally, dates: str) -> Iterable[Given]:
    begins_with_month = month_first(table, "Creation Date", tally, dates)
    for record in table.records:
        name, text = f"{record['First Name']} {record['Last Name']}".strip(), record["Creation Date"]
        day = numbered_day(text, begins_with_month)
        if not name:
            tally.left_out[NAMELESS] += 1
        elif day is None:
            tally.problems.append(no_date(table, record, "Creation Date", "08/30/22, 05:51 PM"))
        else:
            person = Person(name, organisation=record["Company"], role=record["Job Title"])
            yield Given(day, "recommendation", person)


def _endorsements(table: Table, tally: Tally) -> Iterable[Given]:
    for record in table.records:
        name = f"{record['Endorser First Name']} {record['Endorser Last Name']}".strip()
        day = day_in(record["Endorsement Date"].replace("/", "-"))
        if fold(record["Endorsement Status"]) == "rejected":
            tally.left_out[REJECTED] += 1
        elif not name:
            tally.left_out[NAMELESS] += 1
        elif day is None:
            tally.problems.append(no_date(table, record, "Endorsement Date", "2026/07/28 13:20:49 UTC"))
        else:
            yield Given(day, "good_word", Person(name, profile_in(record["Endorser Public Url"])))
