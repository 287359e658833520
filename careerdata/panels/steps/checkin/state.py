"""What a check-in holds before it is saved: the week, what was typed for it, and what becomes of it in the files."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook
    from careerdata.panels.editing.name_rows import Row

LOGS = ("mood", "touches", "contacts", "skills")
"""The logs that a check-in writes to."""


@dataclass(frozen=True)
class Entry:
    """The week that is written about, and its answers so far, by column; None where there is none."""

    week: dt.date
    answers: Mapping[str, float | None]


class Typed(NamedTuple):
    """What the form says of a week, as it was typed."""

    answers: Mapping[str, float | None]
    hours: str
    note: str


class Kept(NamedTuple):
    """What was in the form when it was saved, so that Undo can give it back; in memory only.

    Attributes:
        before: the folder as it was before that save.
        week: the week that was saved.
        typed: what was typed for it.
        people: the rows for touches.csv.
        skills: the rows for skills.csv.
    """

    before: Logbook
    week: dt.date
    typed: Typed
    people: tuple[Row, ...]
    skills: tuple[Row, ...]


def row_of(mood: pd.DataFrame, week: dt.date) -> dict[str, Any]:
    """Return the row of a week in mood.csv by column, None for an empty cell; all None when it is not logged."""
    row = mood[mood["week"] == pd.Timestamp(week)].drop(columns="week")
    return {name: None if row.empty or pd.isna(row[name].iloc[0]) else row[name].iloc[0] for name in row.columns}


def same(one: Logbook, other: Logbook) -> bool:
    """Return whether two readings of a folder agree in what a check-in writes to."""
    return all(getattr(one, log).equals(getattr(other, log)) for log in LOGS)


def merged(base: Typed, mine: Typed, theirs: Typed) -> Typed:
    """Return what the form says where the person changed it, and what the file says by now everywhere else."""
    answers = {
        name: mine.answers.get(name) if mine.answers.get(name) != was else theirs.answers.get(name)
        for name, was in base.answers.items()
    }
    return Typed(
        answers,
        theirs.hours if mine.hours == base.hours else mine.hours,
        theirs.note if mine.note == base.note else mine.note,
    )


def what_was_saved(week: dt.date, new: Mapping[str, Sequence[Mapping[str, Any]]], changed: bool) -> list[str]:
    """Return in words what went into which file.

    Args:
        week: the week.
        new: the rows that were added, by log.
        changed: whether the row of the week was changed.
    """
    parts = [f"the week of {in_words(week)} in mood.csv"] if new.get("mood") else []
    parts += [f"the changes to the week of {in_words(week)} in mood.csv"] if changed else []
    if touches := len(new["touches"]):
        parts.append(f"{touches} row{'s' * (touches > 1)} in touches.csv")
    if new["contacts"]:
        parts.append(f"{join_words(row['contact'] for row in new['contacts'])} in contacts.csv")
    hours: Counter[str] = Counter()
    for row in new["skills"]:
        hours[row["skill"]] += row["hours"]
    if hours:
        spent = join_words(f"{spent:g} hour{'s' * (spent != 1)} of {skill}" for skill, spent in hours.items())
        parts.append(f"{spent} in skills.csv")
    return parts
