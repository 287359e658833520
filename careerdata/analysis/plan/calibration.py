"""Was the forecast right before? Its ranges, said week after week in the past, beside what came.

For the next 4, 13 and 26 weeks: how often the ranges held that should hold 5, 8 and 9.5 times in 10, how sure that is, and
whether the forecast came closer than going by the last week or by the mean week (`careerdata.analysis.plan.backtest`).

Checks a week apart share most of their weeks. So they are counted twice: all of them, and as how many stretches of that
length lie end to end in the same time. The uncertainty is Wilson's 90 % interval for the latter number (Wilson 1927, *JASA*
22), and with fewer than `LEAST_APART` the answer is that it cannot be told yet.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.backtest import HORIZONS, METHODS, WEEKS_BEFORE, backtest, lately, widths_now
from careerdata.analysis.plan.calibration_text import SHOWN_AHEAD, caution, sentence, times
from careerdata.analysis.plan.effort import logged_weeks
from careerdata.analysis.plan.progress import Progress, progress, promised_skills, until
from careerdata.analysis.plan.work_weeks import WEEK
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Goal, Plan

NOMINAL = {0.50: ("q250", "q750"), 0.80: ("q100", "q900"), 0.95: ("q025", "q975")}
"""How often a range should hold, and the quantiles at its ends."""
LEAST_APART = 4
"""Stretches end to end below which nothing is said."""
Z_90 = 1.6448536269514722


def read(book: Logbook, plan: Plan | None = None) -> Finding:
    """Answer how often the forecast's ranges would have held on this log, each made from the weeks before it only.

    Checked are the hours a week on the skills of `plan` (on every skill while it names none), from the plan's start or
    the first of those hours, whichever came first, to the last finished week. As in the forecast a week without a row
    is 0 hours, and weeks that were mostly a break of the kept plan are left out.

    Args:
        book: the logs and the kept plan, with `today`.
        plan: names the skills; None for the kept one.

    Returns:
        A `Finding`. `table` has a row for 4, 13 and 26 weeks ahead:

        - weeks_ahead; checks: past weeks at which a forecast can be held against what came; apart: how many stretches
          of that length lie end to end there;
        - enough: whether that is enough to say something; weeks_missing: how many more weeks it takes, 0 when enough;
        - lately_held, lately: how many of the last 80 % ranges held, and how many those are, 20 at most; width: by what
          factor the deviations of the range that is shown now are stretched, which that decided;
        - held_50, held_80, held_95: the share of the checks in which that range held, 0 to 1; NaN unless enough;
        - loss_ours, loss_last, loss_mean: the mean pinball loss in hours (less is better) of the forecast, of the last
          week going on, and of the mean week going on; NaN unless enough.

        `frames` holds ``held`` (a row for each range of the lengths of time that have enough: weeks_ahead, should, held,
        low, high, which are the uncertainty, and label and told, in words) and ``said`` (the ranges for a quarter that were said, a row a past
        week: date, low, middle, high, came, and whether it held).
    """
    plan = book.plan if plan is None else plan
    weeks, hours = _weekly_hours(book, plan)
    history = hours.tobytes()
    checks = backtest(history)
    table = pd.DataFrame([_row(ahead, checks[ahead], history) for ahead in HORIZONS])
    return Finding(
        table=table,
        sentence=sentence(table, held := _held(table)),
        caution=caution(table, held),
        frames={"held": held, "said": _said(checks[SHOWN_AHEAD], weeks)},
        example=book.example,
    )


def _weekly_hours(book: Logbook, plan: Plan) -> tuple[pd.DatetimeIndex, np.ndarray]:
    """Return the first days of the weeks that count, and the hours done in each; none while nothing was logged."""
    skills = [item for item in progress(book, plan) if item.goal.kind == "skill_hours"]
    every = until(book.skills.set_index("date")["hours"], book.today)
    skills = promised_skills(book, skills) if skills else [Progress(Goal("skill_hours", "", 0.0), every)]
    if not sum(len(item.days) for item in skills):
        return pd.DatetimeIndex([]), np.empty(0)
    return logged_weeks(book, skills)


def _row(ahead: int, checks: pd.DataFrame, history: bytes) -> dict[str, object]:
    weeks = len(np.frombuffer(history))
    apart = min(max(weeks - WEEKS_BEFORE, 0) // ahead, len(checks))
    enough = apart >= LEAST_APART
    shares = {
        f"held_{round(100 * should)}": checks["came"].between(checks[low], checks[high]).mean() if enough else np.nan
        for should, (low, high) in NOMINAL.items()
    }
    losses = {f"loss_{method}": checks[method].mean() if enough else np.nan for method in METHODS}
    missing = 0 if enough else WEEKS_BEFORE + LEAST_APART * ahead - weeks
    told = {"weeks_ahead": ahead, "checks": len(checks), "apart": apart, "enough": enough, "weeks_missing": missing}
    held, of = lately(history, ahead)
    now = {"lately_held": held, "lately": of, "width": widths_now(history)[HORIZONS.index(ahead)]}
    return {**told, **now, **shares, **losses}


def _held(table: pd.DataFrame) -> pd.DataFrame:
    """Return each range's share with Wilson's interval, as if only the stretches end to end had been checked."""
    rows = []
    for row in table[table["enough"]].to_dict("records"):
        for should in NOMINAL:
            held, count = row[f"held_{round(100 * should)}"], row["apart"]
            middle = (held + Z_90**2 / (2 * count)) / (1 + Z_90**2 / count)
            reach = Z_90 * np.sqrt(held * (1 - held) / count + Z_90**2 / (4 * count**2)) / (1 + Z_90**2 / count)
            ends = {"low": max(middle - reach, 0.0), "high": min(middle + reach, 1.0)}
            words = {"label": f"next {row['weeks_ahead']} weeks, {10 * should:g} in 10", "told": times(held)}
            rows.append({"weeks_ahead": row["weeks_ahead"], "should": should, "held": held, **ends, **words})
    return pd.DataFrame(rows, columns=["weeks_ahead", "should", "held", "low", "high", "label", "told"])


def _said(checks: pd.DataFrame, weeks: pd.DatetimeIndex) -> pd.DataFrame:
    """Return the 80 % ranges for a quarter, at the last day of the week in which each would have been said."""
    low, high = (checks[name] for name in NOMINAL[0.80])
    said_on = weeks[checks["known"].to_numpy() - 1] + WEEK - dt.timedelta(days=1)
    return pd.DataFrame(
        {
            "date": said_on,
            "low": low,
            "middle": checks["q500"],
            "high": high,
            "came": checks["came"],
            "held": checks["came"].between(low, high),
        }
    )
