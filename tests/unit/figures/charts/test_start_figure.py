"""The folder at a glance: a row a log, a square a week that has rows, and nothing where there are none."""

import datetime as dt

import pandas as pd
import pytest
from folders import opened
from reader import fills

from careerdata.analysis import start
from careerdata.figures import start as draw

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def figure(tmp_path):
    book = opened(
        tmp_path,
        TODAY,
        mood=("week,mood", "2026-01-05,5", "2026-01-12,6", "2026-02-02,4"),
        skills=("date,skill,hours", "2026-01-07,SQL,2", "2026-01-08,SQL,1"),
    )
    return draw(start.read(book))


def test_a_row_is_a_log_and_a_square_a_week_with_rows(figure):
    rows = {trace.y[0]: [f"{pd.Timestamp(week):%Y-%m-%d}" for week in trace.x] for trace in figure.data}
    moods, learning = rows.values()
    assert moods == ["2026-01-05", "2026-01-12", "2026-02-02"], "a week without an answer is a gap"
    assert learning == ["2026-01-05"], "two pieces of learning in a week are one square"
    assert {trace.marker.symbol for trace in figure.data} == {"square"}
    assert {fill for trace in figure.data for fill in fills(trace)} == {"blue"}


def test_the_first_log_stands_on_top_and_the_pointer_counts(figure):
    assert list(figure.layout.yaxis.categoryarray) == ["entries of skill hours", "weekly check-ins"], "from below"
    assert [int(rows) for trace in figure.data for (rows,) in trace.customdata] == [1, 1, 1, 2]


def test_the_alt_text_counts_the_rows(figure):
    assert figure.layout.meta["alt"].startswith("One line of dots for each of 2 logs")
