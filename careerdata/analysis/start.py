"""What is in the folder: which logs have rows, since when, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.dates import week_starts
from careerdata.logbook.logbook import Logbook
from careerdata.schemas import LOGS, LogFile, columns_of
from careerdata.text import counted, in_words, join_words, plural

if TYPE_CHECKING:
    from careerdata.problems import Problem

DATED = {
    name: next(column for column, rules in columns_of(log.schema).items() if str(rules.dtype).startswith("datetime64"))
    for name, log in LOGS.items()
}
"""The column that says when a row of each log belongs to (for people: the day you met)."""

_CALLED = {
    "mood": ("weekly check-in", "weekly check-ins"),
    "skills": ("entry of skill hours", "entries of skill hours"),
    "contacts": ("person", "people"),
    "touches": ("time in touch", "times in touch"),
    "pains": ("pain point", "pain points"),
    "activities": ("tick of what drains or gives", "ticks of what drains and gives"),
    "exposure": ("result with another team", "results with other teams"),
    "wins": ("win in your job", "wins in your job"),
    "gigs": ("freelancing step", "freelancing steps"),
    "applications": ("step of an application", "steps of applications"),
    "pay": ("pay figure", "pay figures"),
    "endorsements": ("endorsement", "endorsements"),
    "asks": ("ask", "asks"),
    "days": ("day of a diary", "days of a diary"),
    "spells": ("time off", "times off"),
    "plan_history": ("replan", "replans"),
    "intentions": ("if-then plan", "if-then plans"),
}


def read(book: Logbook) -> Finding:
    """Say what a folder holds.

    Args:
        book: every log, and what was found while reading them.

    Returns:
        A Finding. table, one row a log in the order of `LOGS`: log, file, holds (words), rows, first, last (dates,
        NaT without rows), set_aside (rows that could not be read). behind["weeks"]: log, holds, week (its first day),
        rows; only weeks with rows, and without contacts: the day you met somebody is no week of logging.
    """
    table = pd.DataFrame([_row(log, getattr(book, name), book.problems) for name, log in LOGS.items()])
    return Finding(
        table=table,
        sentence=_sentence(table, book.problems, book.example),
        caution="A week without a row stays a gap: nothing is filled in, here or in any later step.",
        frames={"weeks": _weeks(book)},
        example=book.example,
    )


def _row(log: LogFile, frame: pd.DataFrame, problems: Sequence[Problem]) -> dict[str, object]:
    days = frame[DATED[log.name]].dropna()
    lines = {problem.line for problem in problems if problem.file == log.file and problem.severity == "set_aside"}
    return {
        "log": log.name,
        "file": log.file,
        "holds": _CALLED[log.name][1],
        "rows": len(frame),
        "first": days.min(),
        "last": days.max(),
        "set_aside": len(lines),
    }


def _weeks(book: Logbook) -> pd.DataFrame:
    days = {name: getattr(book, name)[DATED[name]].dropna().sort_values() for name in LOGS if name != "contacts"}
    rows = pd.concat(days, names=["log"]).rename("week").reset_index("log")
    rows["week"] = week_starts(rows["week"], book.plan.week_starts)
    weeks: pd.DataFrame = rows.groupby(["log", "week"], sort=False).size().rename("rows").reset_index()
    weeks.insert(1, "holds", weeks["log"].map(lambda name: _CALLED[name][1]))
    return weeks


def _sentence(table: pd.DataFrame, problems: Sequence[Problem], example: bool) -> str:
    filled = table[table["rows"] > 0].head(4)
    unread = bool(table["set_aside"].any()) or any(problem.severity == "refused" for problem in problems)
    if filled.empty and unread:
        return f"No row of your folder could be used yet. {_trust(table, problems)}"
    if filled.empty:
        return "Your folder is ready and empty. Begin with this week's check-in."
    counts = zip(filled["log"], filled["rows"], strict=True)
    parts = join_words(f"{counted(rows, *_CALLED[name])}" for name, rows in counts)
    whose = "This is the example, a fictional person's folder: it holds" if example else "Your folder holds"
    first, last = (table.loc[table["log"] == "mood", end].iloc[0] for end in ("first", "last"))
    since = "" if pd.isna(first) else f"; the check-ins are of the {_weeks_from(first, last)}"
    return f"{whose} {parts}{since}. {_trust(table, problems)}"


def _weeks_from(first: pd.Timestamp, last: pd.Timestamp) -> str:
    return f"week of {in_words(first)}" if first == last else f"weeks from {in_words(first)} to {in_words(last)}"


def _trust(table: pd.DataFrame, problems: Sequence[Problem]) -> str:
    refused = [problem.file for problem in problems if problem.severity == "refused"]
    aside = int(table["set_aside"].sum())
    if refused:
        return f"{join_words(refused)} could not be read; what to do is said below."
    if aside:
        return f"{counted(aside, 'row')} {plural(aside, 'was', 'were')} set aside; what to write instead is said below."
    return "All of it was understood."
