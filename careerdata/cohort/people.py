"""What a single person's analysis says, for many people at once: one row each, and nothing that tells who it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from careerdata.analysis.rut.detection import SIGNS, STANDING_STILL, RutSettings
from careerdata.analysis.rut.signs import LEVEL_WINDOW
from careerdata.analysis.rut.weekly import MOST, WORKING_DAYS
from careerdata.cohort.plain_logs import read_many
from careerdata.dates import week_of
from careerdata.logbook.plan_file import plan_of
from careerdata.logbook.reading.reader import read_log
from careerdata.plan import Plan, in_force
from careerdata.schemas import LOGS
from careerdata.text import name_key

ASKED = {sign: worse for sign, worse in SIGNS.items() if sign != STANDING_STILL}
"""The signs that the weekly check-in asks for."""


def rows(folders: Sequence[Path], today: dt.date) -> pd.DataFrame:
    """Return one row a person, in the order of `folders`.

    Args:
        folders: of people who agreed.
        today: the day, for everybody; rows after it do not count.

    Returns:
        For each sign of the check-in `<sign>_bad`, its bad weeks among the last `<sign>_of` weeks that count (8 at most), as
        `careerdata.analysis.rut.read` has them; `goal_hours`, the hours that the plan's skill goals ask for, and `done_hours`,
        what is done of them, no goal for more than it asks.
    """
    plans = {person: in_force(plan_of(folder, today)[0], today) for person, folder in enumerate(folders)}
    places = {person: (folder, plans[person].week_starts) for person, folder in enumerate(folders)}
    answers = read_many("mood", {"week": None, **dict.fromkeys(ASKED, 10.0)}, places, today)
    whole = pd.DataFrame(index=pd.RangeIndex(len(folders), name="person"))
    kept = _counting(answers, plans, folders, today)
    for sign, worse in ASKED.items():
        whole[[f"{sign}_bad", f"{sign}_of"]] = _level(kept, sign, worse).reindex(whole.index, fill_value=0)
    goals = _goals(plans)
    wanting = {person: places[person] for person in goals["person"].unique()}
    hours = read_many("skills", {"date": None, "skill": 0.0, "hours": 24.0}, wanting, today)
    return whole.join(_hours(goals, hours, today)).fillna({"goal_hours": 0.0, "done_hours": 0.0})


def _counting(answers: pd.DataFrame, plans: dict[int, Plan], folders: Sequence[Path], today: dt.date) -> pd.DataFrame:
    """Return the weeks up to today that count, in order: since the plan's `usual_since`, without breaks and spells."""
    now, begins = pd.Timestamp(today), {}
    for person, plan in plans.items():
        since = plan.usual_since
        begun = since is not None and pd.Timestamp(since) <= now
        begins[person] = pd.Timestamp(week_of(since, plan.week_starts)) if since and begun else pd.Timestamp.min
    week = answers["week"]
    kept = answers[(week <= now) & (week >= answers["person"].map(begins))].sort_values(["person", "week"])
    sundays = kept["person"].map({person: plan.week_starts == "sunday" for person, plan in plans.items()})
    off = _off(kept.reset_index(drop=True), sundays.to_numpy(dtype=bool), _away(plans, folders))
    return kept[~off]


def _away(plans: dict[int, Plan], folders: Sequence[Path]) -> pd.DataFrame:
    """Return the breaks and spells of all people: person, first, last."""
    found = [(person, item.first, item.last) for person, plan in plans.items() for item in plan.breaks]
    log = LOGS["spells"]
    for person, plan in plans.items():
        if (folders[person] / log.file).exists():
            spells = read_log(folders[person] / log.file, log.schema, plan.week_starts)[0]
            days = zip(spells["first"].dt.date, spells["last"].dt.date, strict=True)
            found += [(person, first, last) for first, last in days]
    away = pd.DataFrame(found, columns=["person", "first", "last"])
    return away.astype({"first": "datetime64[us]", "last": "datetime64[us]"})


def _off(kept: pd.DataFrame, sundays: np.ndarray, away: pd.DataFrame) -> np.ndarray:
    """Return which weeks do not count: too many of their working days lie in a break or a spell."""
    days = kept["week"].to_numpy("datetime64[D]")[:, None] + np.arange(WORKING_DAYS) + sundays[:, None]
    off = np.zeros(days.shape, dtype=bool)
    met = kept[["person"]].reset_index(names="row").merge(away, on="person")
    first, last = (met[name].to_numpy("datetime64[D]")[:, None] for name in ("first", "last"))
    row = met["row"].to_numpy()
    np.logical_or.at(off, row, (days[row] >= first) & (days[row] <= last))
    return np.asarray(off.sum(axis=1) >= MOST)


def _level(kept: pd.DataFrame, sign: str, worse: str) -> pd.DataFrame:
    """Return by person how many of the last weeks were bad, and of how many."""
    latest = kept[["person", sign]].dropna().groupby("person").tail(LEVEL_WINDOW)
    edge = RutSettings.bad_zone
    bad = latest[sign] >= edge if worse == "up" else latest[sign] <= 10 - edge
    return bad.groupby(latest["person"]).agg(["sum", "size"]).set_axis([f"{sign}_bad", f"{sign}_of"], axis=1)


def _goals(plans: dict[int, Plan]) -> pd.DataFrame:
    """Return the hours that plans ask for: person, skill (as names are compared), target."""
    found = [
        (person, name_key(goal.name), goal.target)
        for person, plan in plans.items()
        for goal in plan.goals
        if goal.kind == "skill_hours"
    ]
    goals = pd.DataFrame(found, columns=["person", "skill", "target"])
    return goals.astype({"skill": "str", "target": "float64"})


def _hours(goals: pd.DataFrame, hours: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return by person what the skill goals ask for, and what is done of it."""
    past = hours[pd.to_datetime(hours["date"]) <= pd.Timestamp(today)]
    keys = {name: name_key(name) for name in past["skill"].unique()}
    named = past.assign(skill=past["skill"].map(keys).astype("str"), hours=past["hours"].astype("float64"))
    done = named.groupby(["person", "skill"])["hours"].sum().round(6).rename("done")
    each = goals.join(done, on=["person", "skill"]).fillna({"done": 0.0})
    each["done"] = each[["done", "target"]].min(axis=1)
    summed = each.groupby("person")[["target", "done"]].sum()
    return summed.set_axis(["goal_hours", "done_hours"], axis=1).astype("float64")
