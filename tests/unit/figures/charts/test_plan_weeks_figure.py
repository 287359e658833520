"""The calendar of the plan: a square a week, the darker the more hours, and the date in an orange frame."""

import datetime as dt

import pytest
from folders import opened
from reader import colour, lightness

from careerdata.analysis import calendar
from careerdata.figures import plan_weeks as draw

TODAY = dt.date(2026, 1, 28)  # A Wednesday.
PLAN = """\
start = 2025-12-01
escape_date = 2026-12-06
hours_per_week = 10
[[breaks]]
from = 2025-12-22
to = 2025-12-28
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 300
"""
HOURS = ("date,skill,hours", "2025-12-01,SQL,10", "2025-12-08,SQL,6", "2025-12-15,SQL,1", "2026-01-05,SQL,12")


@pytest.fixture
def figure(tmp_path):
    book = opened(tmp_path, TODAY, PLAN, skills=HOURS)
    return draw(calendar.read(book, book.plan))


def squares(figure):
    """Return every square by the week it stands for: its colour, its year and the number of its week."""
    return {
        text.split(": ")[0].removeprefix("week of "): (trace.marker.color, year, number)
        for trace in figure.data
        if trace.marker.symbol == "square"
        for text, year, number in zip(trace.text, trace.y, trace.x, strict=True)
    }


def test_the_more_hours_the_darker_the_square(figure):
    shown = squares(figure)
    full, half, little = (
        lightness(shown[week][0]) for week in ("1 December 2025", "8 December 2025", "15 December 2025")
    )
    assert full < 0.4 < half < little < 0.85
    assert colour(shown["29 December 2025"][0]) == "white", "nothing"


def test_a_break_is_grey_this_week_dark_and_what_is_ahead_faint(figure):
    shown = squares(figure)
    assert [colour(shown[week][0]) for week in ("22 December 2025", "26 January 2026", "2 February 2026")] == [
        "pale grey",
        "dark",
        "faint",
    ]


def test_a_row_is_a_year_the_first_on_top_and_a_column_a_week(figure):
    first, last = figure.layout.yaxis.range
    assert first > last, "downward"
    assert list(figure.layout.yaxis.ticktext) == ["2025", "2026"]
    assert squares(figure)["1 December 2025"][1:] == (2025, 49)
    assert squares(figure)["5 January 2026"][1:] == (2026, 2)
    assert list(figure.layout.xaxis.ticktext) == ["January", "April", "July", "October"]
    assert list(figure.layout.xaxis.tickvals) == [1, 14, 27, 40]


def test_your_date_is_an_orange_frame_around_its_week(figure):
    [frame] = [trace for trace in figure.data if trace.marker.symbol == "square-open"]
    assert colour(frame.marker.color) == "orange"
    assert (frame.name, list(frame.y), list(frame.x)) == ("your date", [2026], [49])
    assert frame.marker.size > max(trace.marker.size for trace in figure.data if trace is not frame)


def test_the_legend_names_every_kind_in_the_order_of_their_hours(figure):
    assert figure.layout.showlegend
    kinds = [trace for trace in figure.data if trace.marker.symbol == "square"]
    named = [(kind.name, colour(kind.marker.color)) for kind in sorted(kinds, key=lambda kind: kind.legendrank)]
    assert named == [
        ("a break", "pale grey"),
        ("as promised", "blue"),
        ("half or more", "blue"),
        ("less than half", "light blue"),
        ("no hours", "white"),
        ("this week", "dark"),
        ("still ahead", "faint"),
    ]
