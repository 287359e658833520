"""The plan in one line, and what became of one whose date has passed."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.plan import past_date, readiness
from careerdata.analysis.plan.headline import answer
from careerdata.analysis.plan.text import percent
from careerdata.logbook import Logbook
from careerdata.plan import Goal, Plan

TODAY = dt.date(2026, 6, 1)
START = dt.date(2025, 6, 2)
SQL, PYTHON = Goal("skill_hours", "SQL", 300.0), Goal("skill_hours", "Python", 40.0)


@pytest.fixture
def book():
    """Four or six hours of SQL in turn, all year: 260 hours."""
    days = [START + dt.timedelta(weeks=week, days=2) for week in range(52)]
    skills = pd.DataFrame({"date": days, "skill": "SQL", "hours": [4.0, 6.0] * 26})
    plan = Plan(START, dt.date(2026, 8, 2), hours_per_week=5.0, goals=(SQL,))
    return Logbook.from_frames(today=TODAY, plan=plan, skills=skills)


def lines(book, **changes):
    facts = readiness.read(book, replace(book.plan, **changes)).facts
    assert len(facts.headline.replace(" %", "%").split()) <= 12
    return facts.headline, facts.lever


def test_it_says_how_likely_by_when_at_how_many_hours_and_what_would_make_it_80(book):
    chance = readiness.read(book).table["chance"].iloc[-1]
    assert lines(book)[0] == f"{int(chance * 100)} % likely by 2 August, at 5 hours a week"
    headline, lever = lines(
        book, hours_per_week=3.0, escape_date=dt.date(2027, 8, 1), goals=(replace(SQL, target=460.0),)
    )
    assert headline.endswith("likely by 1 August 2027, at 3 hours a week")
    hours = readiness.read(
        book, replace(book.plan, escape_date=dt.date(2027, 8, 1), goals=(replace(SQL, target=460.0),))
    )
    needed = hours.table["hours_per_week_80"].iloc[-1]
    said = float(lever.split()[0])
    assert needed <= said < needed + 0.5
    assert lever == f"{said:g} hours make it 80 %"


def test_it_says_what_is_to_spare_what_is_reached_and_what_cannot_be_told(book):
    headline, lever = lines(book, escape_date=dt.date(2027, 1, 3))
    assert headline.startswith("Over 95 % likely by 3 January")
    assert lever.startswith("You can skip ")
    assert lever.endswith(" weeks and keep 80 %")
    assert lines(book, goals=(replace(SQL, target=100.0),)) == ("Everything in your plan is reached", "")
    assert lines(book, goals=()) == ("No goal yet, so nothing to be ready for", "")
    assert lines(book, escape_date=dt.date(2026, 5, 1)) == ("Your date has passed, with 0 of 1 goals reached", "")
    new = replace(book, plan=replace(book.plan, start=dt.date(2026, 5, 4)))
    assert lines(new) == ("Too early to tell before 3 August", "")


def test_the_top_of_the_page_has_one_number_and_what_is_due_this_week(book):
    short = readiness.read(book, replace(book.plan, hours_per_week=3.0, escape_date=dt.date(2026, 9, 6)))
    top = answer(short)
    assert top.number == f"{short.facts.lever.partition(' hours')[0]} hours"
    assert top.says == "a week make it 80 %"
    assert (top.action, top.step) == ("3 hours of learning by Sunday (0 of 3 done), first SQL.", "checkin")
    none = answer(readiness.read(book, replace(book.plan, goals=())))
    assert (none.number, none.action) == ("", "open Goals below and add the first one.")
    reached = answer(readiness.read(book, replace(book.plan, goals=(replace(SQL, target=100.0),))))
    assert (reached.number, reached.says) == ("1 of 1", "goals reached")


def test_percents_are_rounded_down_and_not_said_beyond_95_and_5():
    assert [percent(chance) for chance in (0.7999, 0.8, 0.951, 0.049)] == ["79 %", "80 %", "over 95 %", "under 5 %"]


def test_a_plan_whose_date_has_passed_says_what_is_left_and_has_three_ways_on(book):
    over = replace(book.plan, escape_date=dt.date(2026, 5, 1), goals=(replace(SQL, target=200.0), PYTHON))
    said, ways = past_date.read(book, over)
    assert said == "Your date, 1 May 2026, has passed. You reached SQL. Left is Python (40 hours)."
    later, enough, anew = ways
    assert later.plan == replace(over, escape_date=later.plan.escape_date)
    chance = readiness.read(book, later.plan).table["chance"].iloc[-1]
    sooner = replace(later.plan, escape_date=later.plan.escape_date - dt.timedelta(weeks=1))
    assert readiness.read(book, sooner).table["chance"].iloc[-1] < 0.85 <= chance
    assert enough.plan.goals == (replace(SQL, target=200.0),)
    assert (anew.plan.start, anew.plan.escape_date, anew.plan.goals) == (TODAY, dt.date(2027, 6, 1), (PYTHON,))


def test_while_nothing_is_reached_there_is_nothing_to_call_enough_and_before_the_date_nothing_at_all(book):
    over = replace(book.plan, escape_date=dt.date(2026, 5, 1))
    assert [way.name for way in past_date.read(book, over)[1]] == ["later", "anew"]
    assert past_date.read(book) == ("", ())
    assert past_date.read(book, replace(over, goals=(replace(SQL, target=9.0),))) == ("", ())
