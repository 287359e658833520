"""The chart of the checked forecast: how often its ranges held, and each range beside what came."""

import datetime as dt

import pandas as pd
import pytest
from folders import opened
from reader import colour, fills, key, lightness, note, words

from careerdata.analysis import calibration
from careerdata.figures import calibration as draw

START = dt.date(2024, 1, 1)
PLAN = """\
start = 2024-01-01
escape_date = 2028-01-02
hours_per_week = 5
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 900
"""
QUIET_THEN_MUCH = [5.0] * 30 + [12.0] * 30


@pytest.fixture
def finding(tmp_path):
    days = [START + dt.timedelta(weeks=week, days=2) for week in range(len(QUIET_THEN_MUCH))]
    rows = [f"{day},SQL,{hours}" for day, hours in zip(days, QUIET_THEN_MUCH, strict=True)]
    today = START + dt.timedelta(weeks=len(QUIET_THEN_MUCH))
    book = opened(tmp_path, today, PLAN, skills=("date,skill,hours", *rows))
    return calibration.read(book, book.plan)


def dots(figure, symbol):
    """Return the marks of this shape."""
    [found] = [trace for trace in figure.data if trace.mode == "markers" and trace.marker.symbol == symbol]
    return found


def test_what_came_inside_its_range_is_a_dark_dot_and_what_came_outside_an_orange_diamond(finding):
    figure = draw(finding)
    inside, outside = (trace for trace in figure.data if "came:" in (trace.hovertemplate or ""))
    assert (inside.marker.symbol, set(fills(inside))) == ("circle", {"dark"})
    assert (outside.marker.symbol, set(fills(outside))) == ("diamond", {"orange"})
    ranges = {
        pd.Timestamp(trace.x[0]): sorted(trace.y)
        for trace in figure.data
        if trace.mode == "lines" and trace.yaxis == outside.yaxis
    }
    assert len(ranges) == len(inside.x) + len(outside.x)
    for trace, lies_in in ((inside, True), (outside, False)):
        assert len(trace.x)
        for week, came in zip(trace.x, trace.y, strict=True):
            low, high = ranges[pd.Timestamp(week)]
            assert bool(low <= came <= high) is lies_in
    # Thirteen weeks of 12 hours after 30 of 5 were in nobody's range: they came as 156 hours.
    assert max(outside.y) == 156


def test_what_held_is_a_blue_dot_on_a_light_reach_and_what_should_an_upright_grey_line(finding):
    figure = draw(finding)
    should, held = (
        dots(figure, "line-ns"),
        next(trace for trace in figure.data if "held" in (trace.hovertemplate or "")),
    )
    assert colour(should.marker.line.color) == "grey"
    assert set(should.x) == {0.5, 0.8, 0.95}
    assert set(fills(held)) == {"blue"}
    assert list(should.y) == list(held.y)
    reaches = {trace.y[0]: trace for trace in figure.data if trace.mode == "lines" and trace.yaxis in (None, "y")}
    for label, share in zip(held.y, held.x, strict=True):
        assert min(reaches[label].x) <= share <= max(reaches[label].x)
        assert colour(reaches[label].line.color) == "light blue"
        assert reaches[label].line.width > 6


def test_the_scale_of_the_upper_part_goes_from_never_to_every_time(finding):
    axis = draw(finding).layout.xaxis
    assert (axis.ticktext[0], axis.tickvals[0], axis.ticktext[-1], axis.tickvals[-1]) == ("never", 0, "every time", 1)
    assert axis.range[0] < axis.range[1]


def test_the_key_says_the_signs_and_colours_that_are_drawn(finding):
    assert key(draw(finding)) == {
        "should": ("┃", "grey"),
        "held": ("●", "blue"),
        "how unsure that is": ("━", "light blue"),
        "8-in-10 range": ("┃", "light blue"),
        "came, inside": ("●", "dark"),
        "came, outside": ("◆", "orange"),
    }


def test_in_grey_too_a_miss_stands_out_from_its_range(finding):
    figure = draw(finding)
    outside = dots(figure, "diamond")
    bars = next(trace for trace in figure.data if trace.mode == "lines" and trace.yaxis == outside.yaxis)
    assert lightness(bars.line.color) - lightness(outside.marker.color) > 0.2


def test_each_part_has_its_title_and_the_lower_one_its_hours(finding):
    figure = draw(finding)
    above, below = (text.split("\n")[0] for text in words(figure))
    assert above == "How often the ranges held"
    assert below == "What was said of the next 13 weeks, and what came"
    assert figure.layout.yaxis2.title.text == "hours in the 13 weeks after"
    assert note(figure, words(figure)[0]).yref == "y domain"
    assert note(figure, words(figure)[1]).yref == "y2 domain"
