"""What a check-in holds before it is saved, and how what went into the files is said."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from careerdata.panels.editing.name_rows import Row
from careerdata.panels.editing.spell_form import stretch_in_words
from careerdata.schemas import LOGS
from careerdata.text import counted, in_words, join_words


@dataclass(frozen=True)
class Entry:
    """The week that is written about, and its answers so far, by column; None where there is none."""

    week: dt.date
    answers: Mapping[str, float | None]


class FormValues(NamedTuple):
    """What the whole form said when it was saved.

    Attributes:
        week: the week.
        typed: what was typed for it, by column of mood.csv and wins.csv.
        remember: whether it was said to be remembered well enough.
        people: the rows for touches.csv.
        skills: the rows for skills.csv.
        spell: what was typed for spells.csv.
    """

    week: dt.date
    typed: Mapping[str, Any]
    remember: bool
    people: tuple[Row, ...]
    skills: tuple[Row, ...]
    spell: Mapping[str, Any]


def what_was_saved(week: dt.date, new: Mapping[str, Sequence[Mapping[str, Any]]], changed: bool) -> list[str]:
    """Return in words what was saved.

    Args:
        week: the week.
        new: the rows that were added, by log.
        changed: whether the row of the week was changed.
    """
    parts = [f"the week of {in_words(week)}"] if new.get("mood") else []
    parts += [f"the changes to the week of {in_words(week)}"] if changed else []
    if new["touches"]:
        parts.append(counted(len(new["touches"]), *LOGS["touches"].noun))
    if new["contacts"]:
        parts.append(f"{join_words(row['contact'] for row in new['contacts'])} among your people")
    hours: Counter[str] = Counter()
    for row in new["skills"]:
        hours[row["skill"]] += row["hours"]
    if hours:
        parts.append(join_words(f"{counted(spent, 'hour')} of {skill}" for skill, spent in hours.items()))
    parts += [f"what went well: “{row['win']}”" for row in new["wins"]]
    parts += [stretch_in_words(row["kind"], row["first"], row["last"]) for row in new["spells"]]
    return parts
