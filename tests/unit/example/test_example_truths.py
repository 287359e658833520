"""What was planted in the example is really in its rows, counted again here from the files alone."""

import datetime as dt
import io
import tomllib
from itertools import pairwise

import pandas as pd
import pytest
from example_person import generate

SEEDS = [None, 1, 2, 3]  # None: the seed that is shipped.
MONDAY = dt.timedelta(days=7)


def frame(example, file):
    return pd.read_csv(io.StringIO(example.files()[file]))


@pytest.fixture(scope="module")
def example():
    return generate()


@pytest.fixture(scope="module")
def mood(example):
    weeks = frame(example, "mood.csv")
    return weeks.assign(week=pd.to_datetime(weeks["week"]).dt.date).set_index("week")


@pytest.fixture(scope="module")
def last(example):
    """Days since the last touch, per contact."""
    touches = frame(example, "touches.csv")
    return silence(touches, example.truths.as_of)


def silence(touches, as_of):
    days = (pd.Timestamp(as_of) - pd.to_datetime(touches["date"])).dt.days
    return days.groupby(touches["contact"]).min()


def halves(mood, truths, column):
    before = mood.loc[mood.index < truths.rut_starts, column].dropna()
    after = mood.loc[mood.index >= truths.rut_starts, column].dropna()
    return before, after


def test_78_weeks_of_which_six_are_missing(example, mood):
    first, newest = mood.index.min(), mood.index.max()
    weeks = {first + number * MONDAY for number in range((newest - first).days // 7 + 1)}
    assert len(weeks) == 78
    assert newest <= example.truths.as_of < newest + MONDAY
    assert sorted(weeks - set(mood.index)) == sorted(example.truths.weeks_missing)
    assert len(example.truths.weeks_missing) == 6


def test_the_first_year_is_calm(example, mood):
    for column in ("mood", "sunday_dread", "boredom", "frustration", "worn_out", "work_quality", "outside_work"):
        calm, _ = halves(mood, example.truths, column)
        assert 0.8 < calm.std() < 1.3, column
        assert abs(calm.autocorr()) < 0.35, column
        assert abs(calm[: len(calm) // 2].mean() - calm[len(calm) // 2 :].mean()) < 0.6, column


def test_the_rut_shows_in_two_signs_by_about_two_and_a_half_standard_deviations(example, mood):
    assert example.truths.rut_signs == ("sunday_dread", "boredom")
    for sign in example.truths.rut_signs:
        before, after = halves(mood, example.truths, sign)
        assert 2.1 < (after.mean() - before.mean()) / before.std() < 3.1
        assert (after >= 7).mean() > 0.65
        assert (before >= 7).mean() < 0.1


@pytest.mark.parametrize("column", ["frustration", "worn_out", "work_quality", "outside_work", "hours_worked"])
def test_nothing_else_moves(example, mood, column):
    before, after = halves(mood.iloc[1:], example.truths, column)  # The first week had two working days.
    assert abs(after.mean() - before.mean()) < 0.5


def test_the_mood_sinks_somewhat(example, mood):
    before, after = halves(mood, example.truths, "mood")
    assert 0.7 < before.mean() - after.mean() < 2.0


def test_something_is_new_every_three_weeks_or_so(example, mood):
    firsts = [
        pd.to_datetime(frame(example, file)["date"]).groupby(frame(example, file)[thing]).min()
        for file, thing in (("touches.csv", "contact"), ("skills.csv", "skill"), ("exposure.csv", "project"))
    ]
    days = sorted([*pd.concat(firsts), pd.Timestamp(mood.index.min()), pd.Timestamp(example.truths.as_of)])
    longest = max(later - earlier for earlier, later in pairwise(days))
    assert longest <= pd.Timedelta(weeks=4)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_overdue_are_exactly_those_whose_promise_ran_out(seed):
    example = generate() if seed is None else generate(seed)
    contacts = frame(example, "contacts.csv").set_index("contact")
    promises = tomllib.loads(example.plan)["promises"]
    promise = contacts["every_days"].fillna(contacts["circle"].map(promises))
    left = promise - silence(frame(example, "touches.csv"), example.truths.as_of)
    assert set(left[left < 0].index) == set(example.truths.overdue)
    assert 8 <= len(example.truths.overdue) <= 12
    assert (left.abs() > 2).all()  # Nobody so near the edge that it depends on how a day is counted.


@pytest.mark.parametrize("seed", SEEDS)
def test_the_faded_had_a_rhythm_and_fell_silent_and_nobody_else_did(seed):
    example = generate() if seed is None else generate(seed)
    touches = frame(example, "touches.csv")
    days = pd.to_datetime(touches["date"]).groupby(touches["contact"])
    gaps = days.apply(lambda dates: dates.drop_duplicates().diff().dt.days.dropna().to_list())
    long_silent = silence(touches, example.truths.as_of) >= 150
    faded = [name for name in gaps.index if len(gaps[name]) + 1 >= 8 and long_silent[name]]
    assert set(faded) == set(example.truths.faded)
    assert len(faded) == 6
    for name in faded:
        assert max(gaps[name]) < 2.5 * pd.Series(gaps[name]).median()


@pytest.mark.parametrize("seed", SEEDS)
def test_one_person_alone_owes_an_answer(seed):
    example = generate() if seed is None else generate(seed)
    recent = frame(example, "touches.csv").groupby("contact").tail(3).groupby("contact")["from"]
    only_me = recent.agg(lambda origins: len(origins) == 3 and set(origins) == {"me"})
    assert list(only_me[only_me].index) == [example.truths.waiting]


def test_the_network_is_as_large_as_a_working_life(example, last):
    contacts, touches = frame(example, "contacts.csv"), frame(example, "touches.csv")
    assert contacts["circle"].value_counts().to_dict() == {"close": 8, "active": 16, "wide": 24}
    assert contacts["contact"].is_unique
    assert (contacts["team"] == "Product Analytics").sum() == 10
    assert contacts["every_days"].notna().sum() == 1
    assert (pd.to_datetime(contacts["snooze_until"]).dt.date > example.truths.as_of).sum() == 1
    assert 300 <= len(touches) <= 600
    assert set(last.index) == set(contacts["contact"])
    assert last.min() >= 0
    assert set(frame(example, "endorsements.csv")["contact"]) <= set(contacts["contact"])
    assert set(frame(example, "asks.csv")["to"]) <= set(contacts["contact"])


def test_by_source_as_many_applications_reached_a_talk_as_were_planted(example):
    steps = frame(example, "applications.csv")
    jobs = steps.groupby(["organisation", "role"])
    facts = jobs.agg(source=("source", "first"), begun=("date", "min"), stages=("stage", set), last=("stage", "last"))
    talked = facts["stages"].map(lambda stages: not stages.isdisjoint({"talked", "interview", "offer"}))
    applied = facts["stages"].map(lambda stages: stages != {"found"})
    old = facts[applied & (pd.to_datetime(facts["begun"]) < pd.Timestamp(example.truths.as_of) - 4 * MONDAY)]
    counts = {name: (int(talked[rows.index].sum()), len(rows)) for name, rows in old.groupby("source")}
    assert counts == example.truths.reached_a_talk
    over = facts["last"].isin(["refused", "withdrawn", "silent"])
    assert tuple(facts[~over].index) == example.truths.open_outside
    assert set(steps["contact"].dropna()) <= set(frame(example, "contacts.csv")["contact"])


def test_about_four_fifths_of_the_promised_hours_were_done_in_bursts(example):
    plan, skills = tomllib.loads(example.plan), frame(example, "skills.csv")
    goals = [goal["name"] for goal in plan["goals"] if goal["kind"] == "skill_hours"]
    day = pd.to_datetime(skills["date"])
    weeks = pd.date_range(plan["start"], example.truths.as_of, freq="7D")
    first, end = (pd.Timestamp(plan["breaks"][0][key]) for key in ("from", "to"))
    weeks = weeks[(weeks < first) | (weeks > end)]
    promised = sum(8 if week < pd.Timestamp("2025-11-10") else 6 for week in weeks)
    done = skills.loc[skills["skill"].isin(goals), "hours"].sum()
    assert 0.75 <= done / promised <= 0.85
    by_week = (
        skills["hours"].groupby(day - pd.to_timedelta(day.dt.day_of_week, unit="D")).sum().reindex(weeks).fillna(0)
    )
    assert (by_week == 0).sum() >= 4
    assert by_week.max() >= 9
    assert 150 <= len(skills) <= 250


def test_the_plan_says_what_the_story_says(example):
    plan = tomllib.loads(example.plan)
    assert plan["start"] == dt.date(2025, 9, 1)
    assert plan["escape_date"] == dt.date(2027, 3, 1)
    assert plan["as_of"] == example.truths.as_of
    assert plan["hours_per_week"] == 6
    assert [item["to"] < plan["as_of"] for item in plan["breaks"]] == [True, False]
    assert [goal["kind"] for goal in plan["goals"]] == [*["skill_hours"] * 3, "evidence", "exposure", "gigs", "people"]
    hours, date = frame(example, "plan-history.csv").to_dict("records")
    assert (hours["field"], hours["before"], hours["after"]) == ("hours_per_week", "8", "6")
    assert (date["field"], date["before"], date["after"]) == ("escape_date", "2026-09-01", "2027-03-01")
    assert date["counts_from"] == "2026-01-19"
    assert hours["why"]
    assert date["why"]


def test_some_of_the_last_twelve_months_have_a_win_and_one_criterion_has_none(example):
    wins, truths = frame(example, "wins.csv"), example.truths
    months = [
        f"{year}-{month:02}" for year, month in [*((2025, m) for m in range(7, 13)), *((2026, m) for m in range(1, 7))]
    ]
    empty = [month for month in months if not wins["date"].str.startswith(month).any()]
    assert empty == [f"{day:%Y-%m}" for day in truths.months_without_a_win]
    assert len(empty) == 4
    criteria = [item["name"] for item in tomllib.loads(example.plan)["criteria"]]
    assert [name for name in criteria if name not in set(wins["criterion"])] == [truths.not_shown]


def test_the_small_logs_tell_their_part(example):
    exposure, gigs = frame(example, "exposure.csv"), frame(example, "gigs.csv")
    asks, pay = frame(example, "asks.csv"), frame(example, "pay.csv")
    assert (exposure["team"] == "Product Analytics").sum() == 5
    assert exposure[["before", "after"]].notna().all(axis=None)
    assert gigs.loc[gigs["stage"] == "done", "income"].gt(0).tolist() == [True]
    assert (gigs["stage"] == "lost").sum() == 1
    assert list(asks["answer"]) == ["counter", "not_yet"]
    assert len(pay) == 7
    assert pay["source"].nunique() >= 4
    assert set(pay["currency"]) == {"EUR"}
    assert set(frame(example, "pains.csv")["status"]) == {"open", "asked", "met", "refused", "dropped"}
