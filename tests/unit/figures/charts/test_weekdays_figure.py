"""The chart of weekdays: a dot a day against the rest of its week, with what it could be, and the odd one in orange."""

import datetime as dt

import pytest
from folders import opened
from reader import colour, fills, note

from careerdata.analysis import weekdays
from careerdata.figures import weekdays as draw

MONDAY = dt.date(2026, 1, 5)
WEEKS = [[5, 6, 5, 6, 5, 6, 2], [6, 5, 6, 5, 6, 5, 1]] * 6


@pytest.fixture
def figure(tmp_path):
    marks = [mark for week in WEEKS for mark in week]
    rows = [f"{MONDAY + dt.timedelta(days=number)},{mark}" for number, mark in enumerate(marks)]
    book = opened(tmp_path, MONDAY + dt.timedelta(weeks=len(WEEKS)), days=("date,mood", *rows))
    return draw(weekdays.read(book))


def test_the_day_that_stands_out_is_orange_and_the_others_grey(figure):
    [dots] = figure.data
    assert dict(zip(dots.x, fills(dots), strict=True)) == {
        **dict.fromkeys(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"), "grey"),
        "Sunday": "orange",
    }


def test_a_dot_stands_where_its_day_differs_from_the_rest_of_the_week_and_its_reach_around_it(figure):
    # Sundays of 2 after a week of 5.5, and of 1 after one of 5.5.
    [dots] = figure.data
    assert dots.y[6] == pytest.approx(-4)
    assert dots.error_y.symmetric is False
    assert min(dots.error_y.array) > 0
    assert min(dots.error_y.arrayminus) > 0
    assert colour(dots.error_y.color) == "pale grey"


def test_the_days_go_from_monday_to_sunday_and_the_line_is_named(figure):
    assert figure.layout.xaxis.categoryarray[0] == "Monday"
    assert figure.layout.xaxis.categoryarray[6] == "Sunday"
    [line] = figure.layout.shapes
    assert line.y0 == line.y1 == 0
    assert note(figure, "the rest of the week").y == 0
    assert figure.layout.yaxis.title.text == "points better or worse"
