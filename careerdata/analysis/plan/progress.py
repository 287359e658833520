"""How far each goal of a plan is: what the logs say about it, day by day and week by week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from careerdata.analysis.once import once
from careerdata.analysis.plan.work_weeks import finished
from careerdata.analysis.stats.gamma_poisson import Numbers
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Goal, Plan

_WEEK = np.timedelta64(7, "D")


@dataclass(frozen=True, eq=False)
class Progress:
    """One goal, and what counts towards it; the same goal of the same logbook is one object, and can be a key of `once`.

    Attributes:
        goal: the goal.
        days: amounts by day, up to today, in the goal's unit.
    """

    goal: Goal
    days: pd.Series[float]

    @cached_property
    def done(self) -> float:
        """What was done up to today, without the last bits of a float; may be more than the target."""
        return round(float(self.days.sum()), 6)

    @property
    def left(self) -> float:
        """What is missing."""
        return max(self.goal.target - self.done, 0.0)


def progress(logs: Logbook, plan: Plan) -> list[Progress]:
    """Return where each goal of `plan` stands, in the order of priority.

    Everything logged up to today counts, also from before the plan. A skill's hours and its pieces of evidence are
    the rows of skills.csv that name it. An exposure result is a row of exposure.csv with the target team; a gig is
    one that is done and was not for nothing; a lead is a client's first row; hours and income of gigs are those of their
    rows, income in the goal's currency only; a person in the target team is known from the day you met or were
    first in touch. While the plan names no target team, results with any team and people with a team count.
    """
    return [_progress(logs, plan, goal) for goal in plan.goals]


def _progress(logs: Logbook, plan: Plan, goal: Goal) -> Progress:
    return once(logs, ("goal", goal, plan.target_team), lambda: Progress(goal, _days_so_far(logs, plan, goal)))


def _days_so_far(logs: Logbook, plan: Plan, goal: Goal) -> pd.Series[float]:
    key = ("days", goal.key, plan.target_team)
    return once(logs, key, lambda: until(_days(logs, plan, goal), logs.today))


def promised_skills(logs: Logbook, goals: list[Progress]) -> list[Progress]:
    """Return every skill that hours were promised for: in `goals`, in the kept plan, or in one before it.

    So that a goal which is given up does not take along the hours that were done for it, as if the promise had not
    been kept.
    """
    names = once(logs, "promised", lambda: _promised_names(logs))
    found = {_folded(item.goal.name): item for item in goals if item.goal.kind == "skill_hours"}
    missing = {_folded(name): Goal("skill_hours", name, 0.0) for name in names if _folded(name) not in found}
    return [*found.values(), *progress(logs, replace(logs.plan, goals=tuple(missing.values())))]


def _promised_names(logs: Logbook) -> list[str]:
    hours = logs.plan_history["before"].str.endswith(" hours").fillna(value=False).astype(bool)
    names = [str(field).removeprefix("goal: ") for field in logs.plan_history["field"][hours]]
    return names + [goal.name for goal in logs.plan.goals if goal.kind == "skill_hours"]


def by_week(logs: Logbook, item: Progress) -> Numbers:
    """Return what came of a goal in each finished week of the kept plan (see `finished_weeks`)."""
    return once(logs, ("by week", item), lambda: weekly(item.days, finished_weeks(logs)))


def done_since(logs: Logbook, item: Progress, day: dt.date) -> float:
    """Return what was done of a goal from `day` on."""
    return once(logs, ("since", item, day), lambda: float(item.days[item.days.index >= pd.Timestamp(day)].sum()))


def finished_weeks(logs: Logbook) -> pd.DatetimeIndex:
    """Return the first days of the whole weeks of the kept plan that are over, without its breaks."""
    return once(logs, "finished weeks", lambda: finished(logs.plan, logs.today))


def weekly(days: pd.Series[float], weeks: pd.DatetimeIndex) -> Numbers:
    """Return the amount in each of `weeks` (by their first days); a week without a row is 0: no entry means nothing was done."""
    # In numpy: a slider that is dragged asks for this a hundred times a second.
    day = days.index.to_numpy("datetime64[D]")
    known = weeks.to_numpy("datetime64[D]")
    first = day - (day - known[:1]) % _WEEK if len(known) else day
    place = np.searchsorted(known, first)
    counts = np.append(known, np.datetime64("NaT", "D"))[place] == first
    sums = np.bincount(place[counts], days.to_numpy("float64")[counts], minlength=len(known))
    return np.asarray(sums, dtype=np.float64)


def promised(history: pd.DataFrame, kept: float, weeks: pd.DatetimeIndex) -> Numbers:
    """Return the hours promised for each of `weeks`: what the plan said on its first day.

    Args:
        history: plan-history.csv; a change that was overtaken or taken out of plan.toml never counted.
        kept: the hours a week that the kept plan says, for a history that has no change of them.
        weeks: their first days.
    """
    rows = history[history["field"] == "hours_per_week"].sort_values("changed_on", kind="stable")
    before, after = (pd.to_numeric(rows[name], errors="coerce") for name in ("before", "after"))
    counts_from = rows["counts_from"].fillna(rows["changed_on"])
    counted = ~((rows["changed_on"].shift(-1) < counts_from) | taken_out(rows, before, after, kept))
    steps = [float(before.iloc[0]) if len(rows) and before.notna().iloc[0] else kept]
    steps += after.fillna(kept)[counted].tolist()
    days = counts_from[counted].to_numpy("datetime64[us]")
    place = np.searchsorted(days, weeks.to_numpy("datetime64[us]"), "right")
    return np.asarray(steps, dtype=np.float64)[place]


def taken_out(rows: pd.DataFrame, before: pd.Series, after: pd.Series, kept: object) -> pd.Series[bool]:
    """Return which changes waited for their day and were taken out of plan.toml by hand before it.

    The file says beside each that it may be. Such a change left no row of its own: the next one, or the plan, begins
    where it began.

    Args:
        rows: the changes of one field, in order.
        before: what it was before each, as a value.
        after: what it became.
        kept: what the plan says now, or will say once nothing waits.
    """
    then = before.shift(-1)
    then.iloc[-1:] = kept
    return rows["counts_from"].notna() & (after != then) & (before == then)


def _days(logs: Logbook, plan: Plan, goal: Goal) -> pd.Series[float]:
    if goal.kind in ("skill_hours", "evidence"):
        rows = _same(logs.skills["skill"], goal.name)
        dates = logs.skills["date"][rows]
        if goal.kind == "skill_hours":
            return logs.skills["hours"][rows].set_axis(pd.DatetimeIndex(dates))
        return _ones(dates[logs.skills["evidence"][rows].str.strip().fillna("") != ""])
    if goal.kind == "exposure":
        return _ones(logs.exposure.loc[in_team(logs.exposure["team"], plan), "date"])
    if goal.kind in ("gigs", "gig_leads", "gig_hours", "gig_income"):
        return _gig_days(logs.gigs, goal)
    return _ones(known_since(logs)[in_team(logs.contacts["team"], plan).to_numpy()].dropna())


def _gig_days(gigs: pd.DataFrame, goal: Goal) -> pd.Series[float]:
    if goal.kind == "gigs":
        return _ones(gigs.loc[(gigs["stage"] == "done") & (gigs["income"] != 0), "date"])
    if goal.kind == "gig_leads":
        return _ones(gigs.groupby(gigs["client"].map(_folded))["date"].min())
    amounts = gigs["hours"] if goal.kind == "gig_hours" else gigs["income"].where(_same(gigs["currency"], goal.name))
    return amounts.set_axis(pd.DatetimeIndex(gigs["date"])).dropna().astype("float64")


def known_since(logs: Logbook) -> pd.Series[pd.Timestamp]:
    """Return for each contact the day you met or were first in touch, whichever came first."""
    return once(logs, "known since", lambda: _known_since(logs))


def _known_since(logs: Logbook) -> pd.Series[pd.Timestamp]:
    met = logs.contacts[["contact", "met_on"]].rename(columns={"met_on": "date"})
    first = pd.concat([met, logs.touches[["contact", "date"]]]).groupby("contact")["date"].min()
    return first.reindex(logs.contacts["contact"])


def in_team(team: pd.Series[str], plan: Plan) -> pd.Series[bool]:
    """Return which teams are the target team; while the plan names none, which are any."""
    return _same(team, plan.target_team) if plan.target_team.strip() else team.str.strip().fillna("") != ""


def _same(names: pd.Series[str], name: str) -> pd.Series[bool]:
    """Return which names are `name`, however they are spaced or capitalised."""
    return names.str.strip().str.casefold() == _folded(name)


def _folded(name: str) -> str:
    return name.strip().casefold()


def _ones(dates: pd.Series[pd.Timestamp]) -> pd.Series[float]:
    return pd.Series(1.0, index=pd.DatetimeIndex(dates), dtype="float64")


def until(days: pd.Series[float], today: dt.date) -> pd.Series[float]:
    """Return what of amounts by day lies on days up to today."""
    return days[days.index <= pd.Timestamp(today)]
