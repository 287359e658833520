"""How hours are split over the skills of a plan: the person's own shares, what a reached goal frees, and the order."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from careerdata.analysis.plan import readiness
from careerdata.analysis.plan.progress import Progress
from careerdata.analysis.plan.split import hours_until_reached, in_words, own_shares
from careerdata.logbook import Logbook
from careerdata.plan import Goal, Plan

TODAY = dt.date(2026, 6, 1)  # A Monday.
START = dt.date(2025, 6, 2)  # 52 whole weeks before.
WEEK = dt.timedelta(days=7)


def skill(name, target, hours_by_weeks_ago):
    days = pd.DatetimeIndex([TODAY - ago * WEEK for ago in hours_by_weeks_ago])
    return Progress(Goal("skill_hours", name, target), pd.Series(list(hours_by_weeks_ago.values()), days, dtype=float))


def logbook(*goals, **hours):
    """Return a year in which so many hours went to each skill every week, to learn what the goals say."""
    days = [START + week * WEEK + dt.timedelta(days=2) for week in range(52)]
    rows = [(day, name, done) for name, done in hours.items() for day in days if done]
    plan = Plan(START, dt.date(2026, 8, 2), hours_per_week=5.0, goals=goals)
    return Logbook.from_frames(today=TODAY, plan=plan, skills=pd.DataFrame(rows, columns=["date", "skill", "hours"]))


def told(book, **changes):
    return readiness.read(book, replace(book.plan, **changes)).table.set_index("goal")


def test_each_open_skill_has_its_share_of_the_last_half_year_recent_weeks_first():
    sql, python = skill("SQL", 99, {0: 1.0}), skill("Python", 99, {13: 1.0})
    lately = 1 / (1 + 0.95**13)
    assert own_shares([sql, python], TODAY) == pytest.approx([lately, 1 - lately])
    before_that = skill("Python", 99, {26: 50.0})
    assert own_shares([sql, before_that], TODAY).tolist() == [1, 0]


def test_hours_of_goals_that_are_reached_go_to_the_first_open_one_and_so_do_all_while_there_are_none():
    reached = skill("SQL", 6, {0: 6.0})
    python, writing = skill("Python", 99, {}), skill("Writing", 99, {0: 2.0})
    assert own_shares([reached, python, writing], TODAY) == pytest.approx([0, 0.75, 0.25])
    assert own_shares([skill("A", 9, {}), skill("B", 9, {})], TODAY).tolist() == [1, 0]
    assert own_shares([reached], TODAY).tolist() == [0]
    assert own_shares([], TODAY).tolist() == []


def test_in_order_each_skill_takes_what_it_and_all_before_it_lack():
    assert hours_until_reached(np.array([30.0, 60.0]), None, 3, 1).tolist() == [[30] * 3, [90] * 3]


def test_in_parallel_half_of_the_hours_reach_the_smaller_goal_first_and_all_of_them_everything():
    first, second = hours_until_reached(np.array([60.0, 20.0]), np.array([0.5, 0.5]), 2000, 1)
    assert np.median(second) == pytest.approx(40, rel=0.1)
    assert np.maximum(first, second) == pytest.approx(80)
    assert second.min() > 20
    assert first.min() >= 60


def test_whoever_works_in_order_is_told_the_same_as_one_skill_after_the_other():
    book = logbook(Goal("skill_hours", "SQL", 290.0), Goal("skill_hours", "Python", 20.0), SQL=5.0)
    pd.testing.assert_frame_equal(told(book), told(book, in_order=True))


def test_whoever_works_on_two_at_once_has_the_first_later_than_in_order_and_the_second_sooner():
    """Five hours a week, half of them each; 25 hours of one and 15 of the other are missing, and six weeks are left."""
    goals = (Goal("skill_hours", "SQL", 155.0), Goal("skill_hours", "Python", 145.0))
    book = logbook(*goals, SQL=2.5, Python=2.5)
    soon = {"escape_date": dt.date(2026, 7, 12)}
    own, order = told(book, **soon), told(book, in_order=True, **soon)
    assert order.loc["SQL", "chance"] > 0.8
    assert own.loc["SQL", "chance"] < 0.4
    assert own.loc["SQL", "date_50"] > order.loc["SQL", "date_50"]
    assert own.loc["Python", "date_50"] < order.loc["Python", "date_50"]
    assert own.loc["SQL", "hours_per_week_80"] > 1.3 * order.loc["SQL", "hours_per_week_80"]
    whole = ["chance", "date_50", "date_85", "hours_per_week_80"]
    assert own.loc["everything", whole].equals(order.loc["everything", whole])


def test_how_hours_are_split_is_said_in_a_sentence_and_what_comes_next_follows_from_it():
    goals = (Goal("skill_hours", "SQL", 400.0), Goal("skill_hours", "Python", 400.0), Goal("skill_hours", "Art", 9.0))
    book = logbook(*goals, SQL=3.0, Python=1.0)
    finding = readiness.read(book, book.plan)
    assert "Hours are split as in your last half year: SQL 75 %, Python 25 %." in finding.caution
    assert finding.table["next_step"].tolist() == [
        "about 3.8 of your hours a week go here, as lately",
        "about 1.2 of your hours a week go here, as lately",
        "its hours come after Python",
        "",
    ]
    ordered = readiness.read(book, replace(book.plan, in_order=True))
    assert "one skill after the other, in the order of your goals" in ordered.caution
    assert ordered.table["next_step"].tolist()[:2] == ["the next hours go here", "its hours come after SQL"]
    assert in_words([skill("SQL", 9, {})], np.array([1.0])) == ""
