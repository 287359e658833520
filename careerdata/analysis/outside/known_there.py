"""Whom you know where you look: the people of contacts.csv by organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from careerdata.analysis.network.contacts import read_people, why_cold
from careerdata.logbook.logbook import Logbook
from careerdata.text import name_key


class Known(NamedTuple):
    """Somebody you know there; an ask today would be a `cold` one, or not."""

    contact: str
    cold: bool


def known_there(book: Logbook, organisations: Iterable[str]) -> Mapping[str, tuple[Known, ...]]:
    """Return whom you know at some organisations, by the key of its name (`careerdata.text.name_key`).

    Args:
        book: contacts.csv, without whom you let go; what the guard against cold asks reads.
        organisations: names, compared as names are compared everywhere.

    Returns:
        For each of them where you know somebody, the people: who can be asked today first, then who is closer, then by
        name.
    """
    keys = {name_key(organisation) for organisation in organisations}
    contacts = book.contacts
    gone = set(contacts.loc[contacts["let_go_on"] <= pd.Timestamp(book.today), "contact"])
    people = read_people(book).dropna(subset="organisation")
    people = people.assign(key=people["organisation"].map(name_key))
    people = people[people["key"].isin(keys) & ~people["contact"].isin(gone)]
    people = people.assign(cold=why_cold(people["contact"], book) != "", far=-people["closeness"])
    people = people.sort_values(["key", "cold", "far", "contact"])
    return {
        str(key): tuple(Known(*pair) for pair in zip(rows["contact"], rows["cold"], strict=True))
        for key, rows in people.groupby("key")
    }
