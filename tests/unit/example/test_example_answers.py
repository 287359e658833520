"""The way from the example folder to the three answers finds what was planted in it."""

import datetime as dt

import pytest
from example_person import generate

from careerdata import bundled
from careerdata.analysis.network import followups
from careerdata.analysis.plan import readiness
from careerdata.analysis.rut import signs
from careerdata.logbook import open_logbook


@pytest.fixture(scope="module")
def book():
    return open_logbook(bundled.example())


@pytest.fixture(scope="module")
def truths():
    return generate().truths


def test_the_planted_signs_raise_the_alarm_within_13_weeks_and_no_other_does(book, truths):
    table = signs.read(book).table.set_index("sign")
    # The rut was planted in two signs and a little in the mood, so that all signs together have changed too.
    planted = {*truths.rut_signs, "mood", "together"}
    assert set(table.index[table["alarm"]]) == planted
    assert set(table.index[table["first_alarm"].notna()]) == planted
    for alarm in table.loc[list(truths.rut_signs), "first_alarm"].dt.date:
        assert truths.rut_starts <= alarm <= truths.rut_starts + dt.timedelta(weeks=13)


def test_the_overdue_are_listed_and_the_faded_are_in_the_top_third_of_fading(book, truths):
    table = followups.read(book).table.set_index("contact")
    assert set(table.index[table["due_in_days"] < 0]) == set(truths.overdue)
    top = table["fading"].nlargest(len(table) // 3).index
    assert set(truths.faded) <= set(top)
    assert table.loc[truths.waiting, "held_back"]


def test_the_plan_is_neither_hopeless_nor_certain(book):
    table = readiness.read(book, book.plan).table.set_index("goal")
    assert 0.4 <= table.loc["everything", "chance"] <= 0.8
