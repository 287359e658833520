"""LinkedIn: connections become rows of contacts.csv, messages of touches.csv, words put in of endorsements.csv, and so on."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from careerdata.importers.import_result import Import, Known, Row, Tally
from careerdata.importers.linkedin_applications import ABOUT as ABOUT_APPLICATIONS
from careerdata.importers.linkedin_applications import APPLICATIONS, applied
from careerdata.importers.linkedin_endorsements import ENDORSEMENTS, RECOMMENDATIONS, matched, rows_of, words_given
from careerdata.importers.linkedin_invitations import ABOUT as ABOUT_INVITATIONS
from careerdata.importers.linkedin_invitations import INVITATIONS, invited, of_those_known, people_in
from careerdata.importers.linkedin_messages import MESSAGES, Message, names_in, owner, sent, with_profiles
from careerdata.importers.linkedin_people import CONNECTIONS, Person, connections, linked, told_apart
from careerdata.importers.linkedin_plan import POSITIONS, SKILLS, for_the_plan
from careerdata.importers.tables import Shape, Table
from careerdata.logbook.known_ids import id_of
from careerdata.problems import Problem
from careerdata.schemas.people import LINKEDIN

SOURCE = LINKEDIN
PROFILE = Shape(
    "LinkedIn profile",
    needed=frozenset({"First Name", "Last Name", "Headline"}),
    used=frozenset({"First Name", "Last Name"}),
)
MEMBERS: Mapping[str, Shape] = {
    "Connections.csv": CONNECTIONS,
    "messages.csv": MESSAGES,
    "Profile.csv": PROFILE,
    "Recommendations_Received.csv": RECOMMENDATIONS,
    "Endorsement_Received_Info.csv": ENDORSEMENTS,
    "Job Applications.csv": APPLICATIONS,
    "Invitations.csv": INVITATIONS,
    "Positions.csv": POSITIONS,
    "Skills.csv": SKILLS,
}
"""The files of an export that are read."""
OF_THE_PLAN = {PROFILE.name, POSITIONS.name, SKILLS.name}
"""What says nothing of other people."""
UNDER_OTHER_NAMES = (CONNECTIONS, MESSAGES, ENDORSEMENTS, APPLICATIONS, INVITATIONS, POSITIONS, PROFILE)
"""What is known by its columns in a file of another name, such as Kontakte.csv; what was written of you and by you is not."""
ABOUT = (
    "Being connected is not a touch; only messages are: one a person, day and direction, on the day that LinkedIn "
    "writes (UTC). The text, subject and title of messages, e-mail addresses and profile addresses are never stored; "
    "of each, a hash that nobody can read it from is kept in .careerdata, so that a person stays one person."
)
ABOUT_WORDS = (
    " A recommendation or an endorsement is a word that was given on its day; LinkedIn does not tell when you asked, so "
    "asked_on is that day too. What was written, and for which skill, is never stored."
)
ABOUT_OTHERS = {
    INVITATIONS.name: ABOUT_INVITATIONS,
    RECOMMENDATIONS.name: ABOUT_WORDS,
    ENDORSEMENTS.name: ABOUT_WORDS,
    APPLICATIONS.name: ABOUT_APPLICATIONS,
}
"""How the rows of the other files are to be understood, by the kind of the file."""
OUTSIDE = "messages from people outside your connections to whom you never wrote"
NO_PROFILE = "messages with nobody in them who has a profile (LinkedIn Member, adverts)"
NO_NAME = "messages with people whose name the export does not tell"
Written = tuple[dt.date, str, str]
"""One message and one other person in it: the day, their profile, and who wrote ("me" or "them")."""


def read(
    tables: Mapping[str, Table],
    me: str | None,
    known: Mapping[str, str],
    problems: Iterable[Problem] = (),
    dates: str = "",
) -> Import:
    """Turn a LinkedIn export into rows of contacts.csv, touches.csv, endorsements.csv and applications.csv.

    Args:
        tables: its tables by `Table.shape`, at least one of them other than the profile.
        me: the person's name as LinkedIn writes it, where they gave it.
        known: names of people whom earlier imports knew, by their id.
        problems: what was wrong with the export so far.
        dates: "day" or "month", whichever comes first in dates such as 3/4/26 that no number above 12 settles.
    """
    tally = Tally.of(*tables.values())
    tally.problems += problems
    people = connections(tables[CONNECTIONS.name], tally) if CONNECTIONS.name in tables else []
    people, written = _with_messages(tables, people, me, known, tally)
    alone = INVITATIONS.name in tables and set(tables) <= {INVITATIONS.name, APPLICATIONS.name, *OF_THE_PLAN}
    notes = invited(tables[INVITATIONS.name], tally, dates) if INVITATIONS.name in tables else []
    people = people_in(notes, people, known, alone)
    written = sorted([*written, *of_those_known(notes, {person.profile for person in people}, tally)])
    words, newly = matched(words_given(tables, tally, dates), people)
    file = next(tables[shape.name].file for shape in MEMBERS.values() if shape.name in tables)
    named = told_apart([*people, *newly], file, tally)
    rows = {"contacts": tuple(_contact(*pair) for pair in named), "touches": _touches(written, named)}
    if {RECOMMENDATIONS.name, ENDORSEMENTS.name} & set(tables):
        rows["endorsements"] = rows_of(words, dict(named))
    if APPLICATIONS.name in tables:
        rows["applications"] = applied(tables[APPLICATIONS.name], tally, dates)
    about = ABOUT + "".join(dict.fromkeys(told for shape, told in ABOUT_OTHERS.items() if shape in tables))
    who = tuple(_known(*pair) for pair in named)
    return replace(tally.result(SOURCE, rows, about), people=who, only_known=alone, offered=for_the_plan(tables))


def _with_messages(
    tables: Mapping[str, Table], people: list[Person], me: str | None, known: Mapping[str, str], tally: Tally
) -> tuple[list[Person], list[Written]]:
    """Return the people with those outside the connections whom the person wrote to, and who wrote to whom."""
    messages = sent(tables[MESSAGES.name], tally) if MESSAGES.name in tables else []
    if not messages:
        return people, []
    messages = with_profiles(messages, people)
    people = linked(people, names_in(messages))
    name = me or _name_in(tables.get(PROFILE.name))
    myself, maybe = owner(messages, {person.profile for person in people}, name)
    if not myself:
        tally.problems.append(_who_are_you(tables[MESSAGES.name].file, me, maybe))
        return people, []
    written = _written(messages, myself, tally)
    met = {profile: known[_id(profile)] for _, profile, _ in written if _id(profile) in known}
    return [*people, *_outsiders(written, people, names_in(messages), met, tally)], written


def _name_in(profile: Table | None) -> str:
    """Return the person's name from Profile.csv; "" without one."""
    records = profile.records if profile else ()
    return " ".join(f"{record['First Name']} {record['Last Name']}" for record in records[:1]).strip()


def _who_are_you(file: str, me: str | None, maybe: Sequence[str]) -> Problem:
    given = f', and "{me}" does not settle it' if me else ""
    names = f" It may be one of: {'; '.join(maybe)}." if maybe else ""
    return Problem(
        file,
        None,
        "FROM",
        me,
        f"it cannot be told which of the people in the messages is you{given}.",
        f'No message was taken. Import again with your name as LinkedIn writes it: --me "Your Name".{names}',
        "refused",
    )


def _written(messages: Iterable[Message], myself: str, tally: Tally) -> list[Written]:
    """Return, in order, who wrote to whom; a message to a group went to everybody in it."""
    written = []
    for message in messages:
        mine = message.sender == myself
        others = message.profiles - {myself} if mine else {message.sender} - {""}
        if not others:
            tally.left_out[NO_PROFILE] += 1
        written += [(message.day, profile, "me" if mine else "them") for profile in others]
    return sorted(written)


def _outsiders(
    written: Iterable[Written], people: Iterable[Person], names: Mapping[str, str], met: Mapping[str, str], tally: Tally
) -> list[Person]:
    """Return the people outside the connections whom the person wrote to at least once, or has met; first one first."""
    wrote_to = {*met} | {profile for _, profile, who in written if who == "me"}
    # A group's names cannot always be taken apart; whoever was met before has one.
    names = {**met, **names}
    known = {person.profile for person in people}
    found: dict[str, Person] = {}
    for _, profile, _ in written:
        if profile in known:
            continue
        if profile not in wrote_to:
            tally.left_out[OUTSIDE] += 1
        elif profile not in names:
            tally.left_out[NO_NAME] += 1
        else:
            found[profile] = Person(names[profile], profile)
    return list(found.values())


def _contact(person: Person, name: str) -> Row:
    filled = {"organisation": person.organisation, "role": person.role, "met_on": person.met_on}
    return {"contact": name, **{key: value for key, value in filled.items() if value}, "met_through": SOURCE}


def _known(person: Person, name: str) -> Known:
    profile = [_id(person.profile)] if person.profile else []
    return Known(name, person.name, (*profile, *([person.mail] if person.mail else ())))


def _id(profile: str) -> str:
    return id_of("linkedin", profile)


def _touches(written: Iterable[Written], named: Iterable[tuple[Person, str]]) -> tuple[Row, ...]:
    """Return one row a person and day, saying who wrote: me, them or both."""
    names = {person.profile: name for person, name in named if person.profile}
    sides: dict[tuple[dt.date, str], set[str]] = defaultdict(set)
    for day, profile, who in written:
        if profile in names:
            sides[day, names[profile]].add(who)
    return tuple(
        {"date": day, "contact": name, "kind": "wrote", "from": "both" if len(who) > 1 else next(iter(who))}
        for (day, name), who in sorted(sides.items())
    )
