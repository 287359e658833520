"""Everything of the example put together: the rows of every log, the plan, and the truths that were planted."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from careerdata.plan import FILE
from careerdata.schemas import LOGS, columns_of
from example_person import learning, network, outside, story, written
from example_person.people import Row

SEED = 8864
"""The seed of the example that is shipped."""


@dataclass(frozen=True)
class Truths:
    """What was planted, so that an answer can be compared with it.

    Attributes:
        as_of: the fixed "today" of the story.
        rut_starts: Monday of the week in which the rut begins.
        rut_signs: the two signs that worsen from that week on; no other sign changes.
        worst_day: the weekday that is worse than the rest of its week in the diary, and no other.
        weeks_missing: Mondays of the weeks without a check-in.
        faded: people with a steady rhythm of touches who then fell silent for five months or more.
        overdue: people with whom the promise ran out before `as_of`, their own `every_days` before their circle's.
        months_without_a_win: first days of the months without a row in wins.csv, of the twelve up to `as_of`.
        not_shown: the criterion of the plan that no win shows.
        waiting: the person whose last three touches came all from Robin.
        reached_a_talk: by source of applications, how many reached a talk, and of how many that are old enough to count.
        open_outside: the organisation and the role of what is open.
    """

    as_of: dt.date
    rut_starts: dt.date
    rut_signs: tuple[str, ...]
    worst_day: str
    weeks_missing: tuple[dt.date, ...]
    faded: tuple[str, ...]
    overdue: tuple[str, ...]
    months_without_a_win: tuple[dt.date, ...]
    not_shown: str
    waiting: str
    reached_a_talk: Mapping[str, tuple[int, int]]
    open_outside: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Example:
    """A fictional person's whole folder.

    Attributes:
        rows: the rows of every log by its name, each cell as the text that stands in the file.
        plan: the text of `plan.toml`.
        truths: what was planted.
    """

    rows: Mapping[str, Sequence[Row]]
    plan: str
    truths: Truths

    def files(self) -> dict[str, str]:
        """Return the text of every file of the folder by its name."""
        return {log.file: _as_csv(log.name, self.rows[log.name]) for log in LOGS.values()} | {FILE: self.plan}


def generate(seed: int = SEED) -> Example:
    """Make up the folder of Robin Hale, who is stuck in Finance Reporting and plans a way out.

    Args:
        seed: the same seed gives the same text to the last byte. The truths are planted in every seed; that the
            other signs stay calm is chance, and was checked for the seed that is shipped.
    """
    mood, skills, touches, days = np.random.default_rng(seed).spawn(4)
    rows = {
        "mood": story.mood(mood),
        "skills": learning.skills(skills),
        "contacts": network.contacts(),
        "touches": network.touches(touches),
        "pains": written.PAINS,
        "activities": written.ACTIVITIES,
        "exposure": written.EXPOSURE,
        "wins": written.WINS,
        "gigs": written.GIGS,
        "applications": outside.APPLICATIONS,
        "pay": written.PAY,
        "endorsements": written.ENDORSEMENTS,
        "asks": written.ASKS,
        "days": story.days(days),
        "plan_history": written.PLAN_HISTORY,
        "intentions": (),
        "spells": (),
    }
    truths = Truths(
        as_of=story.AS_OF,
        rut_starts=story.RUT_STARTS,
        rut_signs=story.RUT_SIGNS,
        worst_day=story.WORST_DAY,
        weeks_missing=story.MISSING,
        faded=network.faded(),
        overdue=network.overdue(),
        months_without_a_win=written.MONTHS_WITHOUT_A_WIN,
        not_shown=written.NOT_SHOWN,
        waiting=network.WAITING,
        reached_a_talk=outside.REACHED_A_TALK,
        open_outside=outside.OPEN,
    )
    return Example(rows, written.PLAN, truths)


def _as_csv(log: str, rows: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns_of(LOGS[log].schema)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
