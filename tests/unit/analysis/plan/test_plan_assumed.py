"""What the forecast assumes besides the past: the focus and the growth of the goals."""

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest

from careerdata.analysis.plan import backward
from careerdata.analysis.plan.assumptions import grown_so_far, in_words
from careerdata.analysis.plan.readiness import read
from careerdata.analysis.plan.simulation import growing
from careerdata.logbook import open_logbook
from careerdata.plan import Goal

TODAY = dt.date(2026, 6, 1)
START = dt.date(2025, 6, 2)
PLAN = """\
start = 2025-06-02
escape_date = 2027-03-01
hours_per_week = 4
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 300
[[goals]]
kind = "gigs"
name = "A gig"
target = 1
"""
HISTORY = """\
changed_on,field,before,after,counts_from,why
2025-09-01,goal: SQL,240 hours,270 hours,,
2025-12-01,goal: SQL,270 hours,300 hours,,
2026-01-05,goal: A gig,2 gigs,1 gigs,,
2026-02-02,goal: Python,,40 hours,,
2026-02-09,escape_date,2026-12-01,2027-03-01,,
"""


@pytest.fixture
def book(tmp_path):
    """Return a year in which half of the learning went to the plan: two or four hours a week, and as many of guitar."""
    rows = ["date,skill,hours"]
    for week in range(52):
        day, hours = START + dt.timedelta(weeks=week, days=2), 2 + 2 * (week % 2)
        rows += [f"{day},sql ,{hours}", f"{day},Guitar,{hours}"]
    (tmp_path / "skills.csv").write_text("\n".join(rows) + "\n")
    (tmp_path / "plan.toml").write_text(PLAN)
    (tmp_path / "plan-history.csv").write_text(HISTORY)
    return open_logbook(tmp_path, TODAY)


def facts(finding):
    return finding.facts


def test_the_focus_of_the_past_is_the_share_of_the_hours_that_went_to_the_goals(book):
    assert facts(read(book, book.plan)).focus_so_far == 0.5
    both = replace(book.plan, goals=(*book.plan.goals, Goal("skill_hours", "guitar", 400.0)))
    assert facts(read(book, both)).focus_so_far == 1.0


def test_the_past_s_focus_and_no_growth_change_nothing(book):
    past = read(book, book.plan)
    same = read(book, replace(book.plan, focus=50.0, growth=0.0))
    assert same.table.equals(past.table)
    assert same.sentence == past.sentence


def test_twice_the_focus_is_worth_twice_the_hours(book):
    twice = read(book, replace(book.plan, focus=100.0))
    hours = read(book, replace(book.plan, hours_per_week=8.0))
    dates = ["chance", "date_50", "date_85"]
    assert twice.table[dates].equals(hours.table[dates])
    assert twice.table["hours_per_week_80"].iloc[0] == pytest.approx(hours.table["hours_per_week_80"].iloc[0] / 2)
    middle = [finding.frames["fan"]["of_100_50"].to_numpy() for finding in (twice, hours)]
    assert middle[0] == pytest.approx(middle[1])
    assert "It assumes that 100 % of the hours you learn go to these goals (so far 50 %)." in twice.sentence


def test_no_focus_at_all_is_never_ready_and_no_hours_are_enough(book):
    finding = read(book, replace(book.plan, focus=0.0))
    assert finding.table["chance"].iloc[0] == 0
    assert finding.table["hours_per_week_80"].iloc[0] == math.inf
    # The gig takes no hours of learning.
    assert finding.table["chance"].iloc[1] == read(book, book.plan).table["chance"].iloc[1] > 0


def test_each_future_grows_evenly_between_nothing_and_twice_the_percent():
    factors = np.sort(growing(20.0))
    assert factors.mean() == pytest.approx(1.2)
    assert 1 < factors[0] < 1.001
    assert 1.399 < factors[-1] < 1.4
    assert np.diff(factors) == pytest.approx(0.4 / len(factors))


def test_goals_that_grow_are_as_likely_as_something_between_the_least_and_the_most_they_can_grow(book):
    """What is left of SQL is 300 - 156 = 144 hours; growing by 20 percent it is 144 to 201.6 in every future."""

    def with_target(target):
        goals = (replace(book.plan.goals[0], target=target), book.plan.goals[1])
        return read(book, replace(book.plan, goals=goals)).table.iloc[0]

    grown = read(book, replace(book.plan, growth=20.0))
    row = grown.table.iloc[0]
    assert with_target(156 + 201.6)["chance"] < row["chance"] < with_target(300)["chance"]
    assert with_target(300)["date_50"] < row["date_50"] < with_target(156 + 201.6)["date_50"]
    assert row["missing"] == 144
    assert "It assumes that what is left grows by about 20 % on the way." in grown.sentence
    fan = grown.frames["fan"]
    assert (fan["target"].iloc[0], fan["grown"].iloc[0]) == (300, pytest.approx(300 + 0.2 * 144))
    assert 300 < fan["of_100_90"].max() <= 300 + 0.2 * 144


def test_what_is_reached_grows_no_more(book):
    reached = replace(book.plan, goals=(Goal("skill_hours", "SQL", 156.0),), growth=300.0)
    assert read(book, reached).table["chance"].tolist() == [1.0, 1.0]


def test_the_hours_and_the_date_for_80_of_100_count_on_what_is_assumed(book):
    plan = replace(book.plan, goals=book.plan.goals[:1], growth=40.0, focus=60.0)
    takes = backward.read(book, plan).table
    assert takes.loc[takes["lever"] == "hours", "chance"].item() >= 0.8
    date = takes.loc[takes["lever"] == "date"].iloc[0]
    assert date["chance"] >= 0.8
    sooner = replace(plan, escape_date=date["escape_date"].date() - dt.timedelta(weeks=1))
    assert read(book, sooner).table["chance"].iloc[0] < 0.8


def test_how_much_the_hours_grew_since_they_were_first_written(book):
    # SQL from 240 to 300; Python came later, and is no goal of the plan; a gig is not counted in hours.
    assert grown_so_far(book, book.plan) == pytest.approx(60 / 240)
    python = replace(book.plan, goals=(*book.plan.goals, Goal("skill_hours", "Python", 40.0)))
    assert grown_so_far(book, python) == pytest.approx(60 / 280)
    assert math.isnan(grown_so_far(book, replace(book.plan, goals=book.plan.goals[1:])))


def test_what_is_as_in_the_past_is_not_said():
    assert in_words(0.5, 0.504, 0.0) == ""
    assert in_words(0.8, 0.5, 15.0) == (
        "It assumes that 80 % of the hours you learn go to these goals (so far 50 %) and that what is left grows by "
        "about 15 % on the way."
    )
