"""The weekly check-in: which week it is about, how you answered the last time, and which weeks have no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.dates import WeekStart, plain_date, week_of, weeks_between
from careerdata.logbook.logbook import Logbook
from careerdata.schemas import Mood, columns_of
from careerdata.text import capital, in_words, join_words, plural

QUESTIONS = {
    "mood": "Mood at work",
    "sunday_dread": "Sunday dread",
    "boredom": "Boredom",
    "frustration": "Frustration",
    "worn_out": "Worn out",
    "work_quality": "Quality of my work",
    "outside_work": "Life outside work",
}
"""The seven answers of a check-in, as the page asks for them, by their column in mood.csv."""
WEEKS_BACK = 12
"""Weeks before this one that can still be written about."""
FOURTH_DAY = 3
"""From then on a week is what one writes about on its own evenings: days after its first."""
SPARK_WEEKS = 12
"""Weeks that are drawn beside a question, the one that is written about the last of them."""
SHORT_LIST = 3
"""So many missing weeks are named; more are counted."""


def ends(question: str) -> tuple[str, str]:
    """Return what 0 and 10 mean for a question, in words."""
    words = columns_of(Mood)[question].metadata or {}
    return str(words["low"]), str(words["high"])


def weeks(mood: pd.DataFrame, today: dt.date, starts: WeekStart = "monday") -> pd.DataFrame:
    """Return the weeks that can be written about, the newest first.

    Args:
        mood: mood.csv; of its columns only `week` must be there.
        today: the day to count from.
        starts: on which day a week begins.

    Returns:
        One row a week: week (its first day), weeks_ago, logged (bool), remember (bool: it is further back than last week
        and has no answers, so only somebody who remembers it well can fill it in), words (the week as a list shows
        it). This week and last week are always there; the `WEEKS_BACK` before this one as far as the log goes back.
    """
    this = week_of(today, starts)
    logged = set(mood["week"])
    begun = week_of(min(logged), starts) if logged else this
    first = max(min(begun, this - dt.timedelta(weeks=1)), this - dt.timedelta(weeks=WEEKS_BACK))
    found = pd.DataFrame({"week": weeks_between(first, this, starts)[::-1]})
    found["weeks_ago"] = range(len(found))
    found["logged"] = found["week"].isin(logged)
    found["remember"] = ~found["logged"] & (found["weeks_ago"] > 1)
    found["words"] = [
        f"Week of {in_words(week)}, {_ago(ago)}, {'logged' if done else 'not logged'}"
        for week, ago, done in zip(found["week"], found["weeks_ago"], found["logged"], strict=True)
    ]
    return found


def likely_week(mood: pd.DataFrame, today: dt.date, starts: WeekStart = "monday") -> dt.date:
    """Return the first day of the week that somebody most likely writes about.

    This week from its fourth day on (a Thursday, or a Wednesday), or when last week is logged already; last week otherwise.
    """
    this = week_of(today, starts)
    last = this - dt.timedelta(weeks=1)
    return this if (plain_date(today) - this).days >= FOURTH_DAY or mood["week"].eq(pd.Timestamp(last)).any() else last


def answers_of(mood: pd.DataFrame, week: dt.date) -> dict[str, float | None]:
    """Return the answers that mood.csv holds for a week, by column; None where there is none."""
    rows = mood[mood["week"] == pd.Timestamp(week)]
    return {
        name: None if rows.empty or pd.isna(rows[name].iloc[0]) else float(rows[name].iloc[0]) for name in QUESTIONS
    }


@dataclass(frozen=True)
class CheckinFacts:
    """Which week is written about.

    Attributes:
        week: its first day.
        logged: whether mood.csv has it already.
        weeks_ago: how many weeks before the present one it is.
        weeks_logged: how many weeks are logged in all.
    """

    week: dt.date
    logged: bool
    weeks_ago: int
    weeks_logged: int


def read(
    book: Logbook, week: dt.date | None = None, answers: Mapping[str, float | None] | None = None
) -> Finding[CheckinFacts]:
    """Set the answers of one week beside those of the last one before it.

    Args:
        book: its mood.csv.
        week: the first day of the week; None for the `likely_week`.
        answers: 0 to 10 by column, None or absent where there is no answer yet; None for what mood.csv holds.

    Returns:
        A table with one row a question, in the order of `QUESTIONS`: question (words), this_week, last_time (answers,
        NaN where there is none), at_0 and at_10 (what the ends mean). The sentence says which week it is about, when
        you last wrote and what is missing; it does not change with the answers. `frames` has the `weeks` that can be
        written about, and `lately`, the answers of `SPARK_WEEKS` up to this one: a row a week, a column a question, NaN
        where there is no answer.
    """
    mood, today, starts = book.mood, book.today, book.plan.week_starts
    week = likely_week(mood, today, starts) if week is None else week
    answers = answers_of(mood, week) if answers is None else answers
    earlier = mood.loc[mood["week"] < pd.Timestamp(week), "week"]
    before = None if earlier.empty else earlier.max().date()
    logged = bool(mood["week"].eq(pd.Timestamp(week)).any())
    listed = weeks(mood, today, starts)
    return Finding(
        table=_beside(answers, {} if before is None else answers_of(mood, before)),
        sentence=" ".join(
            [_about(week, week_of(today, starts), logged), _last_wrote(before, week), *_missing(listed, mood, week)]
        ),
        caution=_CAUTION,
        facts=CheckinFacts(
            week, logged, (week_of(today, starts) - plain_date(week)).days // 7, int(mood["week"].nunique())
        ),
        frames={"weeks": listed, "lately": _lately(mood, week, answers)},
        example=book.example,
    )


def answer(finding: Finding[CheckinFacts]) -> Answer:
    """Return the top of the page: which week it is about, whether it is written down, and what is left to do."""
    facts = finding.facts
    named = {0: "This week", 1: "Last week"}.get(facts.weeks_ago, f"The week of {in_words(facts.week)}")
    counted = str(facts.weeks_logged), f"{plural(facts.weeks_logged, 'week')} logged so far"
    if facts.logged:
        return Answer(f"{named} is written down", *counted, "nothing more here. See what is due this week.", "start")
    return Answer(f"{named}: how was it?", *counted, "move the first slider, then press Save this week.")


_CAUTION = (
    "Answer as it was, not as it should have been. A gap is better than a guess. The questions are our own, not a "
    "validated clinical scale."
)


def _beside(answers: Mapping[str, float | None], last: Mapping[str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "question": list(QUESTIONS.values()),
            "this_week": pd.Series([answers.get(name) for name in QUESTIONS], dtype="float64"),
            "last_time": pd.Series([last.get(name) for name in QUESTIONS], dtype="float64"),
            "at_0": [ends(name)[0] for name in QUESTIONS],
            "at_10": [ends(name)[1] for name in QUESTIONS],
        }
    )


def _lately(mood: pd.DataFrame, week: dt.date, answers: Mapping[str, float | None]) -> pd.DataFrame:
    weeks = pd.date_range(end=pd.Timestamp(week), periods=SPARK_WEEKS, freq="7D", name="week")
    lately = mood.drop_duplicates("week").set_index("week")[list(QUESTIONS)].astype("float64").reindex(weeks)
    lately.iloc[-1] = [answers.get(name) for name in QUESTIONS]
    return lately


def _ago(weeks_ago: int) -> str:
    return "this week" if weeks_ago == 0 else "last week" if weeks_ago == 1 else f"{weeks_ago} weeks ago"


def _about(week: dt.date, this: dt.date, logged: bool) -> str:
    ago = (this - week).days // 7
    named = f"the week of {in_words(week)}"
    called = f"{_ago(ago)}, {named}," if ago < 2 else f"{named}, {_ago(ago)},"
    if logged:
        return f"{capital(called)} is logged: its answers are filled in, and Save changes them."
    return f"This check-in is about {called.removesuffix(',')}."


def _last_wrote(before: dt.date | None, week: dt.date) -> str:
    if before is None:
        return "There is no earlier one to set it beside."
    gap = (week - before).days // 7
    return f"Before that, you last wrote about the week of {in_words(before)}{f', {gap} weeks earlier' if gap > 1 else ''}."


def _missing(listed: pd.DataFrame, mood: pd.DataFrame, week: dt.date) -> list[str]:
    """Return what to say about weeks without answers since the log began, the one that is written about left out."""
    since = listed["week"] > mood["week"].min()
    gaps = listed.loc[
        since & ~listed["logged"] & (listed["weeks_ago"] > 0) & (listed["week"] != pd.Timestamp(week)), "week"
    ]
    if gaps.empty:
        return []
    if len(gaps) <= SHORT_LIST:
        named = join_words(in_words(gap) for gap in gaps[::-1])
        return [f"Not logged: the {plural(len(gaps), 'week')} of {named}, and that is fine."]
    if len(gaps) == WEEKS_BACK:
        return [f"None of the {WEEKS_BACK} weeks before this one is logged, and that is fine."]
    return [f"{len(gaps)} of the {WEEKS_BACK} weeks before this one are not logged, and that is fine."]
