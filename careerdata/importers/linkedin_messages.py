"""LinkedIn's messages.csv: who wrote to whom on which day. What they wrote is never read."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from careerdata.importers.dates import day_in
from careerdata.importers.import_result import Tally
from careerdata.importers.linkedin_people import Person, profile_in
from careerdata.importers.tables import Record, Shape, Table, fold
from careerdata.problems import Problem

MESSAGES = Shape(
    "LinkedIn messages",
    needed=frozenset({"CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "DATE"}),
    used=frozenset(
        {"CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE"}
        | {"IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"}
    ),
)
_NOBODY = "linkedin member"
"""What LinkedIn calls somebody who closed their account, or who advertises."""


class Message(NamedTuple):
    """One message that was sent: when, in which conversation, from which profile to which profiles.

    A profile is "" for somebody without one. `recipients` pairs each profile with the name that the row gives it,
    "" where that is not beyond doubt.
    """

    day: dt.date
    conversation: str
    sender: str
    sender_name: str
    recipients: tuple[tuple[str, str], ...]

    @property
    def profiles(self) -> set[str]:
        """Everybody in it who has a profile."""
        return {self.sender, *(profile for profile, _ in self.recipients)} - {""}


def sent(table: Table, tally: Tally) -> list[Message]:
    """Return the messages of the export that were sent, oldest first; drafts are counted as left out."""
    messages = []
    for record in table.records:
        day = day_in(record["DATE"])
        if "yes" in (fold(record["IS MESSAGE DRAFT"]), fold(record["IS CONVERSATION DRAFT"])):
            tally.left_out["drafts that were never sent"] += 1
        elif day is None:
            message, fix = f'"{record["DATE"]}" is not a date.', "Write it like 2026-02-09 14:03:22 UTC."
            tally.problems.append(Problem(table.file, record.line, "DATE", record["DATE"], message, fix))
        else:
            messages.append(_message(record, day))
    return sorted(messages)


def with_profiles(messages: Sequence[Message], people: Iterable[Person]) -> list[Message]:
    """Give recipients of messages that have no profile the one that only one person of their name has.

    Exports of 2021 name the recipients without their profiles.

    Args:
        messages: what was sent.
        people: the connections.
    """
    profiles: dict[str, set[str]] = defaultdict(set)
    for person in people:
        profiles[fold(person.name)].add(person.profile)
    for message in messages:
        for profile, name in ((message.sender, message.sender_name), *message.recipients):
            profiles[fold(name)].add(profile)

    def told(profile: str, names: str) -> list[tuple[str, str]]:
        if profile or not names:
            return [(profile, names)]
        whole = profiles[fold(names)] - {""}
        parts = [names] if whole else [part.strip() for part in names.split(",")]
        ones = [(profiles[fold(part)] - {""}, part) for part in parts]
        return [(next(iter(found)) if len(found) == 1 else "", part) for found, part in ones]

    return sorted(
        message
        if all(profile for profile, _ in message.recipients)
        else message._replace(recipients=tuple(sorted(one for pair in message.recipients for one in told(*pair))))
        for message in messages
    )


def names_in(messages: Sequence[Message]) -> dict[str, str]:
    """Return the name of every profile that has one: as a sender before as a recipient, the newest before older ones."""
    names = {profile: name for message in messages for profile, name in message.recipients}
    names.update((message.sender, message.sender_name) for message in messages)
    return {profile: name for profile, name in names.items() if profile and name}


def owner(messages: Sequence[Message], known: Collection[str], name: str) -> tuple[str, list[str]]:
    """Find the profile of the person whose export this is.

    They take part in every conversation and are not among their own connections. A name decides where several do.

    Args:
        messages: what was sent.
        known: the profiles of the connections.
        name: the person's name; "" where it is not known.

    Returns:
        The profile, "" where it cannot be told; and the names of those it may be.
    """
    conversations: dict[str, set[str]] = {}
    for message in messages:
        conversations.setdefault(message.conversation, set()).update(message.profiles)
    names = names_in(messages)
    named = {profile for profile in names if name and fold(names[profile]) == fold(name)}
    if len(named) == 1:
        return named.pop(), []
    # Where one person is all that is seen of a conversation, it may as well be the other one: it proves nothing.
    told = [people for people in conversations.values() if len(people) > 1]
    everywhere = set.intersection(*told) if told else set()
    candidates = (everywhere & named if named else everywhere) - set(known)
    if len(candidates) == 1:
        return candidates.pop(), []
    return "", sorted(names[profile] for profile in candidates if profile in names)


def _message(record: Record, day: dt.date) -> Message:
    sender = "" if fold(record["FROM"]) == _NOBODY else profile_in(record["SENDER PROFILE URL"])
    recipients = _recipients(record["RECIPIENT PROFILE URLS"], record["TO"])
    return Message(day, record["CONVERSATION ID"], sender, record["FROM"], recipients)


@lru_cache(maxsize=100_000)
def _recipients(urls: str, names: str) -> tuple[tuple[str, str], ...]:
    slots = [profile_in(url) for url in re.split(r"[,;]", urls)]
    return tuple(sorted((profile, name) for profile, name in _named(slots, names) if fold(name) != _NOBODY))


def _named(slots: list[str], names: str) -> list[tuple[str, str]]:
    """Pair recipients with their names where that is beyond doubt: names have commas of their own ("Fiction, PhD")."""
    parts = [names] if len(slots) == 1 else [part.strip() for part in names.split(",")]
    return list(zip(slots, parts if len(parts) == len(slots) else [""] * len(slots), strict=True))
