"""Who is who in other programs' exports: a private id of each person, kept in `.careerdata/` and nowhere else.

An id is a hash of what the source tells people apart by, such as the address of a profile: the address itself is stored
nowhere. The file has a seal, and one that was damaged is told and not believed. One importer or many: all ids live here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from careerdata.logbook.atomic_files import OWN_FOLDER, Change, os_errors_explained, read_bytes
from careerdata.logbook.sealed_file import DAMAGED, sealed, unsealed
from careerdata.problems import Problem

FILE = f"{OWN_FOLDER}/ids.json"
_DIGEST = 16
"""Bytes of a hash: two of a million people share one with a chance of 1 in 10^27."""


class Seen(NamedTuple):
    """Somebody as a source last showed them.

    Attributes:
        contact: the name they had in the person's files then; `[names]` of the plan leads on from it.
        name: their name as the source wrote it.
        organisation: where they worked, by the source; "" where it did not say.
        moved_on: the day, as 2026-06-28, on which an import told of another employer for the last time; "" for never.
    """

    contact: str
    name: str
    organisation: str
    moved_on: str = ""


class NewJob(NamedTuple):
    """Where somebody works by now, and the day on which an import told it."""

    organisation: str
    told_on: dt.date


def new_jobs(ids: Mapping[str, Seen], main: Callable[[str], str]) -> dict[str, NewJob]:
    """Return whoever has another employer than at an earlier import, by name.

    Args:
        ids: everybody whose id is known.
        main: the name that stands for another one, as `[names]` of the plan says.
    """
    moved = [seen for seen in ids.values() if seen.moved_on]
    return {main(seen.contact): NewJob(seen.organisation, dt.date.fromisoformat(seen.moved_on)) for seen in moved}


def id_of(source: str, value: str) -> str:
    """Return the id of somebody: the source in clear, and a hash of what it tells people apart by.

    Args:
        source: the kind of id, a word such as ``"linkedin"`` or ``"e-mail"``; hashes of two kinds never meet.
        value: what the source tells people apart by, in one spelling: a profile's address, an e-mail address.
    """
    return f"{source}:{hashlib.blake2b(value.encode(), digest_size=_DIGEST, person=source[:16].encode()).hexdigest()}"


def kind_of(one: str) -> str:
    """Return the kind of an id, as `id_of` took it."""
    return one.partition(":")[0]


def read_ids(folder: Path | None) -> tuple[dict[str, Seen], tuple[Problem, ...]]:
    """Return everybody whose id is known, by it, and a notice when that could not be read and is not believed."""
    try:
        data = None if folder is None else read_bytes(folder / FILE)
        return {} if data is None else _parsed(data), ()
    except DAMAGED:
        message = "what earlier imports knew people by is damaged and is not used: people are known by their names."
        fix = "There is nothing to do: the next import that is saved writes it anew."
        return {}, (Problem(FILE, None, None, None, message, fix, "notice"),)


def known_names(folder: Path | None) -> dict[str, str]:
    """Return the names of everybody whose id is known, by it; nobody where that cannot be read."""
    return {one: seen.name for one, seen in read_ids(folder)[0].items()}


def change_of_ids(folder: Path, more: Mapping[str, Seen]) -> Change:
    """Return what has to happen on the disk to remember these people too."""
    with os_errors_explained(FILE):
        before = read_bytes(folder / FILE)
    people = {**read_ids(folder)[0], **more}
    return Change(FILE, before, sealed("people", {one: list(seen) for one, seen in people.items()}))


def _parsed(data: bytes) -> dict[str, Seen]:
    people = {one: Seen(*map(str, seen)) for one, seen in unsealed("people", data).items()}
    new_jobs(people, str)  # A day that is none is damage like any other.
    return people
