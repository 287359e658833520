"""Is it too much? Hours of job and plan together, beside mood and worn out, and what easing the plan would cost.

The load of a week is what you worked at the job that pays and what you logged in skills.csv. The line beside it is made
from your own better weeks. Only where the plan's own hours went together with a worse mood, or with feeling more worn
out, by the rules of `careerdata.analysis.stats.association`, does a warning stand here; what eases it is then priced.
"""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.balance_model import Load
from careerdata.analysis.plan.balance_text import caution, sentence
from careerdata.analysis.plan.relief import ways
from careerdata.analysis.rut import correlates
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

WEEKS_BACK = 52
"""The line is made from, and the chart shows, no more than the last year: people change."""
FEWEST_BETTER = 8
"""Below so many better weeks there is no line."""
CARRIED = 0.75
"""The line is the load that this share of the better weeks stayed at or below."""
USUAL_WEEKS = 13
"""A usual week at the job is the middle one of the last so many that are logged."""
BAD = {"worn_out": 1, "mood": -1}
"""The answers that are watched, and which sign of a correlation is the bad one."""
TABLE = ["week", "hours_worked", "plan_hours", "load", "mood", "worn_out", "better", "above"]


def read(book: Logbook, plan: Plan | None = None) -> Finding[Load]:
    """Put the weekly load beside mood and worn out, and say whether the plan itself feeds the signs.

    Args:
        book: the logs and the kept plan, with `today`. A week counts once it is over; one without hours at the job
            stays a gap, and one without a row in skills.csv has no hours of learning from that log's first row on.
        plan: the plan to look at, which may be a draft: its hours a week, and what easing it would cost; None for the kept one.

    Returns:
        A table with one row a week of the last year: week, hours_worked, plan_hours, load (their sum, NaN where one is
        not known), mood, worn_out, better (in no worse mood and no more worn out than the middle week of that year) and
        above (the load is above the line). `facts` is the `Load`, and `frames` holds ``looks`` (the comparisons of
        hours of learning and hours at work with mood and worn out, as `careerdata.analysis.correlates.read` has them)
        and ``ways`` (what would ease the plan and what each costs, the least first; see `easing.ways`).
    """
    plan = book.plan if plan is None else plan
    today = plain_date(book.today)
    weekly = _last_year(correlates.weekly_values(book), today)
    load = _load(weekly, plan)
    looks = looks_of(book)
    weekly["above"] = weekly["load"] > load.capacity
    eased = ways(book, plan)
    return Finding(
        table=weekly.reset_index()[TABLE].astype({"week": "datetime64[us]"}),
        sentence=sentence(load, looks, feeding(looks), eased),
        caution=caution(load),
        facts=load,
        frames={"looks": looks, "ways": eased},
        example=book.example,
    )


def looks_of(book: Logbook) -> pd.DataFrame:
    """Return the comparisons of hours of learning and at work with mood and worn out, as *Am I in a rut?* makes them."""
    looks = pd.concat([correlates.looks(book, outcome) for outcome in BAD], ignore_index=True)
    return looks[looks["what"].isin(["plan_hours", "hours_worked"])].reset_index(drop=True)


def feeding(looks: pd.DataFrame) -> pd.DataFrame:
    """Return those comparisons that count, in the bad direction: more hours, worse mood or more worn out."""
    return looks[looks["together"] & (looks["correlation"] * looks["outcome"].map(BAD) > 0)]


def _last_year(weekly: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return the finished weeks of the last year with their load, and whether each was a better one."""
    weekly = weekly.rename_axis("week")
    over = weekly.index <= pd.Timestamp(today) - pd.Timedelta(days=6)
    recent = weekly.index > pd.Timestamp(today) - pd.Timedelta(weeks=WEEKS_BACK)
    weekly = weekly.loc[over & recent]
    weekly = weekly.reindex(columns=["hours_worked", "plan_hours", "mood", "worn_out"]).copy()
    weekly["load"] = weekly["hours_worked"] + weekly["plan_hours"]
    complete = weekly[weekly["load"].notna() & weekly["mood"].notna()]
    # A week that does not say how worn out it left you is judged by its mood alone.
    fresh = weekly["worn_out"].isna() | (weekly["worn_out"] <= complete["worn_out"].median())
    weekly["better"] = weekly.index.isin(complete.index) & fresh & (weekly["mood"] >= complete["mood"].median())
    return weekly


def _load(weekly: pd.DataFrame, plan: Plan) -> Load:
    complete = weekly[weekly["load"].notna() & weekly["mood"].notna()]
    better = weekly.loc[weekly["better"], "load"]
    # The load of one of the better weeks, and not one between two of them.
    capacity = float(better.quantile(CARRIED, interpolation="lower")) if len(better) >= FEWEST_BETTER else math.nan
    return Load(
        weeks=len(complete),
        better=len(better),
        capacity=capacity,
        usual_job=float(weekly["hours_worked"].dropna().tail(USUAL_WEEKS).median()),
        promised=plan.hours_per_week,
    )
