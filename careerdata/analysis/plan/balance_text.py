"""The balance in words: what a week asks for, what the better weeks carried, and whether the plan feeds the signs."""

from __future__ import annotations

import math

import pandas as pd

from careerdata.analysis.plan.balance_model import Load
from careerdata.analysis.plan.text import percent
from careerdata.analysis.rut.correlates import DRIVERS, LAGS, OUTCOMES
from careerdata.analysis.stats.association import FEWEST
from careerdata.text import capital, plural

NO_WEEKS = (
    "There is no finished week yet with hours at the job, a mood and hours of learning. The weekly check-in asks for the "
    "first two; the balance is drawn from the first week on."
)


def sentence(load: Load, looks: pd.DataFrame, feeds: pd.DataFrame, eased: pd.DataFrame) -> str:
    """Return the load, whether the plan's own hours went together with the signs, and what would ease it.

    Args:
        load: what a week asks for and what was carried.
        looks: the comparisons of hours of learning and at work with mood and worn out.
        feeds: those of them that went together, in the bad direction.
        eased: the ways to ease the plan.
    """
    if not load.weeks:
        return NO_WEEKS
    plans = feeds[feeds["what"] == "plan_hours"].sort_values("chance")
    parts = [_week(load), _fed(plans, looks)]
    job = feeds[feeds["what"] == "hours_worked"].sort_values("chance")
    if plans.empty and len(job):
        parts.append(f"The job's hours did: {_said(job)}.")
    if len(plans) or load.too_much:
        parts.append(_way(eased))
    return " ".join(part for part in parts if part)


def caution(load: Load) -> str:
    """Return how the line is made, and what is not in it."""
    made = (
        f"The line is yours: in 3 of 4 of your {load.better} better weeks of the last year (in no worse mood and no more "
        "worn out than your middle week) job and learning together were at or below it. It describes, it does not forbid. "
        if not math.isnan(load.capacity)
        else ""
    )
    return (
        f"{made}Hours of gigs are not in it, because one of them may stand for several weeks. Moving together does "
        "not say what brings what."
    )


def ways_in_words(eased: pd.DataFrame) -> list[str]:
    """Return each way to ease the plan as a line, the one that costs least first."""
    return [f"{capital(row['words'])}: {_freed(row)}, and {_cost(row)}." for _, row in eased.iterrows()]


def _week(load: Load) -> str:
    if math.isnan(load.usual_job):
        return ""
    asks = f"A usual week asks for {load.usual_job:.3g} hours at the job and {load.promised:g} for the plan"
    if math.isnan(load.capacity):
        return f"{asks}. What you can carry is said from 8 better weeks on; so far there {_are(load.better)}."
    line = f"in your better weeks you carried up to {load.capacity:.3g}"
    return (
        f"{asks}, {load.asked:.3g} together; {line}{', so that is more than usual for you' if load.too_much else ''}."
    )


def _fed(plans: pd.DataFrame, looks: pd.DataFrame) -> str:
    if len(plans):
        return f"The plan itself may feed the signs: in your log {_said(plans)}."
    own = looks[looks["what"] == "plan_hours"]
    if own["correlation"].isna().all():
        most = int(own["weeks"].max())
        if most >= FEWEST:
            return "Your hours of learning or your answers hardly change, so whether they go together cannot be told."
        return (
            f"Whether the plan feeds the signs can be told from {FEWEST} weeks on with both; so far there {_are(most)}."
        )
    return "Your hours of learning did not move with a worse mood or with feeling more worn out."


def _said(found: pd.DataFrame) -> str:
    """Return what went together with what, as *Am I in a rut?* says it."""
    return "; ".join(
        f"{DRIVERS[what]} moved with {OUTCOMES[outcome][0 if r > 0 else 1]}{LAGS[lag]}"
        for what, outcome, r, lag in zip(
            found["what"], found["outcome"], found["correlation"], found["lag"], strict=True
        )
    )


def _way(eased: pd.DataFrame) -> str:
    if eased.empty:
        return ""
    least = eased.iloc[0]
    return f"What would ease it and costs least: {least['words']}. That {_freed(least)}, and {_cost(least)}."


def _freed(way: pd.Series) -> str:
    hours = f"{way['hours_freed']:g} {plural(way['hours_freed'], 'hour')} a week"
    return f"frees all {hours} while it lasts" if way["way"] == "break" else f"frees {hours}"


def _cost(way: pd.Series) -> str:
    """Return what a way costs in chance, before and after."""
    before, after = percent(way["chance_before"]), percent(way["chance"])
    if before == after or abs(way["cost"]) < 1:
        return f"leaves you at {before}"
    return f"takes you from {before} to {after}"


def _are(weeks: int) -> str:
    return "is 1" if weeks == 1 else f"are {weeks or 'none'}"
