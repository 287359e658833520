"""Plans side by side: the one that counts today, what waits, and up to three drafts; dates, chance, hours, load."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.text import percent
from careerdata.analysis.plan.work_weeks import table_of

JOB_WEEKS = 8
"""The job's usual week is the mean of so many logged ones."""
_WORDS = ["plan", "hours", "with job", "ready by", "chance", "50 % by", "85 % by", "spare weeks"]
_COLUMNS = ["plan", "hours_per_week", "job_and_plan", "ready_by", "chance", "date_50", "date_85", "weeks_to_spare"]


def job_hours(mood: pd.DataFrame) -> float:
    """Return the hours of a usual week at the job: the mean of the last 8 that say them; NaN when none does."""
    logged = mood.sort_values("week")["hours_worked"].dropna().tail(JOB_WEEKS)
    return float(logged.mean()) if len(logged) else math.nan


def side_by_side(findings: Mapping[str, Finding], job: float) -> Finding:
    """Return plans that were read with `careerdata.analysis.plan.read`, one row each.

    Args:
        findings: what was found for each plan, by its name, in the order to show them; the first one counts today.
        job: hours of a usual week at the job; NaN when not known.

    Returns:
        A `Finding`. `table`: plan; hours_per_week; job_and_plan, hours of both together (NaN when the job's are not
        known); ready_by; chance of everything by then, 0 to 1 (NaN without a goal); date_50 and date_85, the last days of the weeks
        by which 50 and 85 of 100 futures are ready (NaT beyond five years); weeks_to_spare, that could pass idle.
        `frames` has the ``words``: the same as a person says it, one row a plan, to stand in a table.
    """
    rows = [_row(name, finding, job) for name, finding in findings.items()]
    table = table_of(rows, _COLUMNS, ("ready_by", "date_50", "date_85"))
    caution = "Each chance is for its own date: a later date makes it more likely, not sooner."
    if math.isnan(job):
        caution += " Log your hours at work, and the job stands beside the plan."
    example = any(finding.example for finding in findings.values())
    return Finding(table, _sentence(rows), caution, frames={"words": _in_words(rows)}, example=example)


def _row(name: str, finding: Finding, job: float) -> dict[str, Any]:
    facts = finding.facts
    row = {"plan": name, "hours_per_week": facts.hours_per_week, "job_and_plan": job + facts.hours_per_week}
    row |= {"ready_by": facts.escape_date, "weeks_to_spare": facts.safe_weeks}
    if finding.table.empty:
        return row | {"chance": math.nan, "date_50": pd.NaT, "date_85": pd.NaT}
    return row | {key: finding.table[key].iloc[-1] for key in ("chance", "date_50", "date_85")}


def _sentence(rows: Sequence[Mapping[str, Any]]) -> str:
    known = [row for row in rows if not math.isnan(row["chance"])]
    if len(known) < 2:
        return ""
    # Of equals the last is the likeliest, and the first the lightest.
    likely = max(reversed(known), key=lambda row: row["chance"])
    light = min(known, key=lambda row: row["hours_per_week"])
    differ = {row["chance"] for row in known} != {likely["chance"]}
    best = f"{likely['plan']} is the likeliest ({percent(likely['chance'])})" if differ else "They are equally likely"
    if {row["hours_per_week"] for row in known} == {light["hours_per_week"]}:
        return f"{best}; the weeks weigh the same."
    if light["plan"] == likely["plan"] and differ:
        return f"{best}, and has the lightest weeks too ({light['hours_per_week']:g} hours)."
    return f"{best}; {light['plan']} has the lightest weeks ({light['hours_per_week']:g} hours)."


def _in_words(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return table_of(
        [
            {
                "plan": row["plan"],
                "hours": f"{row['hours_per_week']:g}",
                "with job": "–" if math.isnan(row["job_and_plan"]) else f"{row['job_and_plan']:.0f}",
                "ready by": _day(row["ready_by"]),
                "chance": "–" if math.isnan(row["chance"]) else percent(row["chance"]),
                "50 % by": "–" if math.isnan(row["chance"]) else _day(row["date_50"]),
                "85 % by": "–" if math.isnan(row["chance"]) else _day(row["date_85"]),
                "spare weeks": f"{row['weeks_to_spare']:g}",
            }
            for row in rows
        ],
        _WORDS,
    )


def _day(day: dt.date | pd.Timestamp) -> str:
    return "after 5 years" if pd.isna(day) else f"{day.day} {day:%b %Y}"
