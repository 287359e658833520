"""The chart of promised dates: a line of steps, a dot a replan, and the day itself beneath."""

import datetime as dt

import pandas as pd
import pytest
from folders import opened
from reader import colour, fills, key, note

from careerdata.analysis import plan_history
from careerdata.figures import plan_history as draw

TODAY = dt.date(2026, 6, 3)
PLAN = "start = 2025-06-02\nescape_date = 2026-12-06\nhours_per_week = 5\n"
HISTORY = (
    "changed_on,field,before,after,counts_from,why",
    "2025-08-04,escape_date,2026-06-01,2026-12-07,2025-08-11,the exam moved",
    "2026-02-02,escape_date,2026-12-07,2026-12-06,,",
)


@pytest.fixture
def figure(tmp_path):
    book = opened(tmp_path, TODAY, PLAN, plan_history=HISTORY)
    return draw(plan_history.read(book))


def dates(values):
    return [f"{pd.Timestamp(value):%Y-%m-%d}" for value in values]


def test_the_promise_is_a_blue_line_of_steps(figure):
    line = figure.data[0]
    assert colour(line.line.color) == "blue"
    assert line.line.shape == "hv", "a promise holds until the day it is changed"
    assert dates(line.x) == ["2025-06-02", "2025-08-04", "2026-02-02", "2026-06-03"]
    assert dates(line.y) == ["2026-06-01", "2026-12-07", "2026-12-06", "2026-12-06"]


def test_a_replan_is_an_orange_dot_on_the_new_date_with_its_reason(figure):
    [dots] = [trace for trace in figure.data if trace.mode == "markers"]
    assert set(fills(dots)) == {"orange"}
    assert dates(dots.x) == ["2025-08-04", "2026-02-02"]
    assert dates(dots.y) == ["2026-12-07", "2026-12-06"]
    assert [why for _, why in dots.customdata] == ["the exam moved", "no reason noted"]


def test_the_day_itself_is_a_dashed_grey_diagonal(figure):
    [diagonal] = [trace for trace in figure.data if trace.line.dash == "dash"]
    assert colour(diagonal.line.color) == "pale grey"
    assert dates(diagonal.x) == dates(diagonal.y) == ["2025-06-02", "2026-06-03"]


def test_the_labels_stand_where_their_line_ends(figure):
    promised, today = note(figure, "promised now: 6 December 2026"), note(figure, "today")
    assert dates((promised.x, promised.y)) == ["2026-06-03", "2026-12-06"]
    assert colour(promised.font.color) == "blue"
    assert dates((today.x, today.y)) == ["2026-06-03", "2026-06-03"]


def test_the_key_and_the_axes_say_what_is_what(figure):
    assert key(figure) == {"a replan; point at it for the reason": ("●", "orange")}
    assert figure.layout.xaxis.title.text == "on this day"
    assert figure.layout.yaxis.title.text == "you promised"


def test_the_sentence_stands_above_it(figure):
    assert figure.layout.title.text.replace("<br>", " ").startswith(
        "First you promised 1 June 2026, now 6 December 2026"
    )
