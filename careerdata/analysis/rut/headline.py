"""The answer in a line: am I in a rut?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.analysis.rut.detection import STANDING_STILL, TOGETHER
from careerdata.analysis.rut.readings import SHORTEST_BASELINE
from careerdata.analysis.rut.than_before import ThanBefore
from careerdata.text import join_words, plural

Kind = Literal["yes", "worse", "still", "always", "better", "no", "too early", "nothing"]
Rows = list[dict[str, Any]]
NAMES = {
    "sunday_dread": "Sunday dread",
    "boredom": "boredom",
    "frustration": "frustration",
    "worn_out": "feeling worn out",
    "work_quality": "work quality",
    "mood": "mood at work",
    "standing_still": "standing still",
    "together": "all signs together",
}
"""The signs as they stand inside a sentence."""
SHORT = NAMES | {"sunday_dread": "dread", "worn_out": "tiredness", "mood": "mood"}
"""The same where there is little room."""
MOSTLY = 6
"""Of the last 8 weeks: this many bad ones are "most of the time"."""
OFTEN = 3
"""A sign alone that got worse is called a rut from so many bad weeks of the last 8 on."""
NEWS = 26
"""Weeks for which it is news that a sign got better."""


@dataclass(frozen=True)
class RutFacts:
    """The answer.

    Attributes:
        answer: "yes" (a change that stands, and bad weeks or several signs), "worse" (one sign that is not bad yet), "still" (nothing new for long, and no other change), "always" (bad most of
            the time, without a change), "better" (a change that is over, within half a year), "no", "too early" (fewer
            weeks than a baseline takes), or "nothing" (nothing logged).
        headline: the answer, 12 words at most.
        number: one number that goes with it.
        number_says: what it counts.
        signs: the signs that it is about.
        since: when the change began; None without one.
        better_than_before: where the usual begins anew, the signs that are better than in the half year before.
        worse_than_before: those that are worse.
        weeks_logged: of the sign with the most weeks.
    """

    answer: Kind
    headline: str
    number: str
    number_says: str
    signs: tuple[str, ...]
    since: dt.date | None
    better_than_before: tuple[str, ...]
    worse_than_before: tuple[str, ...]
    weeks_logged: int


def facts(rows: Rows, today: dt.date, compared: ThanBefore | None = None) -> RutFacts:
    """Return the answer.

    Args:
        rows: those of the table of `careerdata.analysis.rut.read`.
        today: the day of the reading.
        compared: what differs from the half year before, where the usual begins anew.
    """
    weeks = max(row["weeks_logged"] for row in rows if row["sign"] != STANDING_STILL)
    kind, about, said_of = _answer(rows, today)
    kind = "too early" if kind == "nothing" and compared else kind
    since = _days(said_of, "since") if kind in ("yes", "worse", "still", "better") else []
    better = _days(said_of, "better_since") if kind == "better" else []
    begun, over = min(since, default=None), max(better, default=None)
    line = _headline(kind, about, begun, over, weeks)
    than = compared or ThanBefore(pd.Timestamp(today))
    if kind in ("no", "too early") and (than.better or than.worse):
        # Nothing has changed since the beginning; what the beginning itself changed is the answer then.
        kind, about, begun = ("worse" if than.worse else "better"), than.worse or than.better, than.begin.date()
        line = f"{'Worse' if than.worse else 'Better'} than before {month(begun)}: {_names(about)}"
    number, says = _number(kind, rows, about, weeks)
    return RutFacts(kind, line, number, says, about, begun, than.better, than.worse, weeks)


_NEXT: dict[Kind, tuple[str, str]] = {
    "yes": ("ask what else began then, and write it down as a pain point.", "needs"),
    "worse": ("ask what else began then, and write it down as a pain point.", "needs"),
    "always": ("write down what weighs on you, and sort it.", "needs"),
    "still": ("begin one small new thing: a person, a skill or a project.", "followups"),
    "better": ("nothing here. Check in again next week.", "checkin"),
    "no": ("nothing here. Check in again next week.", "checkin"),
    "too early": ("one check-in a week, about five minutes.", "checkin"),
    "nothing": ("your first check-in, about five minutes.", "checkin"),
}
"""What to do next, and in which step."""


def answer(finding: Finding[RutFacts]) -> Answer:
    """Return the top of the page for the answer of `careerdata.analysis.rut.read`."""
    facts = finding.facts
    return Answer(facts.headline, facts.number, facts.number_says, *_NEXT[facts.answer])


def carriers(rows: Rows) -> tuple[str, ...]:
    """Return the signs that have changed, and those that carry what all show together."""
    single = [row["sign"] for row in rows if row["alarm"] and row["sign"] not in (TOGETHER, STANDING_STILL)]
    together = any(row["alarm"] for row in rows if row["sign"] == TOGETHER)
    carried = [row["sign"] for row in rows if row["carries"]] if together else []
    return tuple(dict.fromkeys([*single, *carried]))


def month(day: dt.date) -> str:
    """Return about when in a month a day lies: "mid-January 2026"."""
    part = "early" if day.day <= 10 else "mid" if day.day <= 20 else "late"
    return f"{part}{'-' if part == 'mid' else ' '}{day:%B %Y}"


def _answer(rows: Rows, today: dt.date) -> tuple[Kind, tuple[str, ...], Rows]:
    """Return the kind of answer, the signs that it is about, and their rows."""
    if not any(row["weeks_logged"] for row in rows):
        return "nothing", (), []
    check_ins = [row for row in rows if row["sign"] != STANDING_STILL]
    changed = [row for row in check_ins if row["alarm"]]
    if changed:
        about = carriers(rows)
        bad = max(bad_weeks(row) for row in changed) >= OFTEN or len(about) != 1
        single = [row for row in changed if row["sign"] != TOGETHER]
        return "yes" if bad else "worse", about, single or changed
    still = [row for row in rows if row["alarm"]]
    if still:
        return "still", (STANDING_STILL,), still
    read = [row for row in check_ins if row["baseline_weeks"] > 0]
    if not read:
        return "too early", (), []
    always = [row for row in read if bad_weeks(row) >= MOSTLY]
    if always:
        return "always", tuple(row["sign"] for row in always), always
    news = pd.Timestamp(today) - pd.Timedelta(weeks=NEWS)
    over = [row for row in read if row["better_since"] >= news]
    return ("better", tuple(row["sign"] for row in over), over) if over else ("no", (), [])


def _number(kind: Kind, rows: Rows, about: tuple[str, ...], weeks: int) -> tuple[str, str]:
    """Return one number to the answer, and what it counts."""
    known = [row for row in rows if row["level_window"] > 0 and row["sign"] != STANDING_STILL]
    asked = [row for row in rows if row["level_window"] > 0 and row["sign"] in about] or known
    if kind in ("nothing", "too early") or not asked:
        return str(weeks), f"{plural(weeks, 'week')} logged"
    worst = max(asked, key=bad_weeks)
    says = (
        "weeks without anything new" if worst["sign"] == STANDING_STILL else f"weeks were bad: {SHORT[worst['sign']]}"
    )
    return f"{worst['level_weeks']} of {worst['level_window']}", says


def bad_weeks(row: dict[str, Any]) -> int:
    """Return how many of a sign's last weeks were bad; 0 where none counts."""
    return 0 if pd.isna(row["level_weeks"]) else int(row["level_weeks"])


def _days(rows: Rows, column: str) -> list[dt.date]:
    return [row[column].date() for row in rows if pd.notna(row[column])]


def _headline(kind: Kind, about: tuple[str, ...], since: dt.date | None, better: dt.date | None, weeks: int) -> str:
    """Return the answer in 12 words at most."""
    if kind == "yes" and since:
        return f"Probably yes: {_names(about)}, since {month(since)}"
    if kind == "worse" and since:
        return f"Getting worse, not bad yet: {_names(about)}, since {month(since)}"
    if kind == "still" and since:
        return f"Only standing still: nothing new since {month(since)}"
    if kind == "better" and better:
        return f"Not any more: better since {month(better)}"
    said: dict[str, str] = {
        "always": "Bad, and has been from the start",
        "no": "Not that your log shows",
        "too early": f"Too early to say: {weeks} of {SHORTEST_BASELINE + 1} weeks",
        "nothing": "Nothing logged yet: one check-in makes a beginning",
    }
    return said[kind]


def _names(about: tuple[str, ...]) -> str:
    """Return up to three names, or how many signs there are; none where they are together only."""
    if not about or about == (TOGETHER,):
        return "several signs together"
    return join_words(SHORT[sign] for sign in about) if len(about) <= 3 else f"{len(about)} signs"
