"""What must hold for the plan whatever the history, the deadline, the goals and the breaks."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.plan.readiness import forecast_hours, read
from careerdata.logbook import Logbook
from careerdata.plan import Break, Goal, Plan
from careerdata.schemas import LOGS, Exposure, Gigs, Skills, empty_frame

TODAY = dt.date(2026, 6, 1)
FEW = tried(25)
SOME = tried(60)
HISTORIES = {
    "none": [],
    "one week": [4.0],
    "all zeros": [0.0] * 30,
    "bursts": [0.0, 0.0, 9.0, 3.0, 0.0, 12.5] * 8,
    "ten years": [5.0, 3.5] * 260,
}
GOALS = (
    Goal("skill_hours", "SQL", 400.0),
    Goal("exposure", "Results", 4.0),
    Goal("skill_hours", "Python", 60.0),
    Goal("evidence", "SQL", 2.0),
    Goal("gig_income", "EUR", 900.0),
    Goal("gig_hours", "Gigs", 30.0),
)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))


def book(hours, plan=None):
    """Return logs in which these hours were done, week by week, until the week before today."""
    start = TODAY - dt.timedelta(weeks=len(hours))
    days = [start + dt.timedelta(weeks=week) for week in range(len(hours))]
    skills = [{"date": day, "skill": "SQL", "hours": done} for day, done in zip(days, hours, strict=True) if done]
    results = [{"date": day, "project": "p", "team": "Data"} for day in days[::10]]
    logs = {name: empty_frame(log.schema) for name, log in LOGS.items()}
    gigs = [
        {"date": day, "client": "c", "stage": "active", "hours": 3.0, "income": 90.0, "currency": "EUR"}
        for day in days[::9]
    ]
    logs |= {
        "skills": filled(Skills, skills),
        "exposure": filled(Exposure, results[:3]),
        "gigs": filled(Gigs, gigs[:4]),
    }
    kept = plan or Plan(start=start, escape_date=TODAY + dt.timedelta(days=400), hours_per_week=5.0, goals=GOALS)
    return Logbook.from_frames(today=TODAY, plan=kept, **logs)


BOOKS = {name: book(hours) for name, hours in HISTORIES.items()}
books = st.sampled_from(list(BOOKS.values()))
hours_a_week = st.floats(0, 60, allow_nan=False)
days_ahead = st.integers(-800, 3700)
breaks = st.builds(
    lambda first, days: Break(TODAY + dt.timedelta(days=first), TODAY + dt.timedelta(days=first + days)),
    st.integers(-400, 2000),
    st.integers(0, 60),
)


def chances(logs, plan):
    # What cannot be told is not told at any hours or date.
    return read(logs, plan).table["chance"].fillna(-1).to_numpy()


@SOME
@given(books, hours_a_week, hours_a_week, days_ahead)
def test_more_hours_never_lower_a_chance(logs, one, other, days):
    plan = replace(logs.plan, escape_date=TODAY + dt.timedelta(days=days))
    fewer, more = sorted([one, other])
    few = chances(logs, replace(plan, hours_per_week=fewer))
    assert (few <= chances(logs, replace(plan, hours_per_week=more))).all()


@SOME
@given(books, hours_a_week, days_ahead, days_ahead, st.lists(breaks, max_size=2))
def test_a_later_date_never_lowers_a_chance(logs, hours, one, other, planned):
    plan = replace(logs.plan, hours_per_week=hours, breaks=tuple(planned))
    sooner, later = (TODAY + dt.timedelta(days=days) for days in sorted([one, other]))
    assert (chances(logs, replace(plan, escape_date=sooner)) <= chances(logs, replace(plan, escape_date=later))).all()


@SOME
@given(books, hours_a_week, days_ahead, st.lists(breaks, max_size=2), breaks)
def test_a_break_never_raises_a_chance(logs, hours, days, planned, another):
    plan = replace(logs.plan, hours_per_week=hours, escape_date=TODAY + dt.timedelta(days=days))
    with_fewer = chances(logs, replace(plan, breaks=tuple(planned)))
    assert (chances(logs, replace(plan, breaks=(*planned, another))) <= with_fewer).all()


@SOME
@given(books, hours_a_week, days_ahead, st.floats(0, 100), st.floats(0, 100), st.floats(0, 300))
def test_more_focus_never_lowers_a_chance_and_a_less_long_way_neither(logs, hours, days, one, other, growth):
    plan = replace(logs.plan, hours_per_week=hours, escape_date=TODAY + dt.timedelta(days=days), growth=growth)
    less, more = sorted([one, other])
    focused = chances(logs, replace(plan, focus=more))
    assert (chances(logs, replace(plan, focus=less)) <= focused).all()
    assert (focused <= chances(logs, replace(plan, focus=more, growth=min(growth, less)))).all()


@SOME
@given(books, hours_a_week, days_ahead, st.permutations(GOALS))
def test_dates_chances_and_everything_agree(logs, hours, days, goals):
    date = TODAY + dt.timedelta(days=days)
    table = read(logs, replace(logs.plan, hours_per_week=hours, escape_date=date, goals=tuple(goals))).table
    told = table["chance"].notna()
    table = table[told]
    assert (table["chance"] >= table["chance"].iloc[-1]).all() if told.iloc[-1] else (table["chance"] == 1).all()
    dates = table[["date_50", "date_85"]]
    assert ((dates["date_50"] <= dates["date_85"]) | dates["date_85"].isna()).all()
    for share, column in ((0.5, "date_50"), (0.85, "date_85")):
        by_then = (dates[column] <= pd.Timestamp(date)).to_numpy()
        open_goals = (table["done"] < table["target"]).to_numpy()
        assert (by_then == (table["chance"].to_numpy() >= share))[open_goals].all()
    enough = table["hours_per_week_80"].dropna()
    assert (enough > 0).all()


@FEW
@given(st.lists(st.floats(0, 120, allow_nan=False), max_size=60), hours_a_week, days_ahead)
def test_any_history_and_any_deadline_give_an_answer(history, hours, days):
    logs = book(history)
    finding = read(logs, replace(logs.plan, hours_per_week=hours, escape_date=TODAY + dt.timedelta(days=days)))
    assert finding.table["chance"].dropna().between(0, 1).all()
    assert finding.facts.told or finding.table["chance"].dropna().eq(1).all()
    assert len(finding.table) == len(GOALS) + 1
    assert "nan" not in (finding.sentence + finding.caution).lower()


@FEW
@given(
    st.lists(st.one_of(st.just(0.0), st.floats(0, 168), st.just(float("nan"))), max_size=80),
    st.integers(0, 60),
    st.integers(0, 2**31),
)
def test_hours_only_add_up_and_a_longer_look_begins_with_the_shorter(history, weeks, seed):
    futures = forecast_hours(history, weeks, 60, seed)
    assert futures.shape == (60, weeks)
    assert np.isfinite(futures).all()
    assert (np.diff(futures, axis=1, prepend=0) >= 0).all()
    assert np.allclose(forecast_hours(history, weeks + 10, 60, seed)[:, :weeks], futures)
