"""The chart of balance: job and learning on top of each other, the line of the better weeks, mood and worn out beneath."""

import datetime as dt

import pandas as pd
import pytest
from folders import opened
from reader import colour, fills, key, lines, note, words

from careerdata.analysis import balance
from careerdata.figures import balance as draw

TODAY = dt.date(2026, 6, 28)
FIRST = dt.date(2026, 1, 5)
PLAN = "start = 2026-01-05\nescape_date = 2027-01-04\n"


def folder(tmp_path, weeks):
    """Return a folder of weeks given as (hours at the job, hours of learning, mood, worn out)."""
    mondays = [FIRST + dt.timedelta(weeks=number) for number in range(len(weeks))]
    moods = [f"{day},{mood},{worn},{job}" for day, (job, _, mood, worn) in zip(mondays, weeks, strict=True)]
    hours = [f"{day},SQL,{learnt}" for day, (_, learnt, _, _) in zip(mondays, weeks, strict=True) if learnt]
    return opened(
        tmp_path,
        TODAY,
        PLAN,
        mood=("week,mood,worn_out,hours_worked", *moods),
        skills=("date,skill,hours", *hours),
    )


@pytest.fixture
def figure(tmp_path):
    book = folder(tmp_path, [(40, 5, 7, 2), ("", 6, 6, 3), (38, 3, 4, 8)] * 8)
    return draw(balance.read(book, book.plan))


def trace(figure, said):
    """Return the marks whose pointer says so."""
    [found] = [
        trace for trace in figure.data if f"{said}<" in trace.hovertemplate or f" {said} %" in trace.hovertemplate
    ]
    return found


def at(trace, week):
    return dict(zip(pd.to_datetime(trace.x), trace.y, strict=True))[pd.Timestamp(week)]


def test_the_job_is_grey_and_learning_blue_upon_it(figure):
    job, learning = trace(figure, "hours at the job"), trace(figure, "hours of learning")
    assert (set(fills(job)), set(fills(learning))) == ({"pale grey"}, {"blue"})
    assert (at(job, "2026-01-05"), at(learning, "2026-01-05")) == (40, 5)
    assert figure.layout.barmode == "stack"
    assert list(figure.data).index(job) < list(figure.data).index(learning), "what is added first stands below"


def test_mood_is_green_and_worn_out_orange_beneath(figure):
    mood, worn = trace(figure, "mood"), trace(figure, "worn out")
    assert (colour(mood.line.color), colour(worn.line.color)) == ("green", "orange")
    assert (at(mood, "2026-01-19"), at(worn, "2026-01-19")) == (4, 8)
    job = trace(figure, "hours at the job")
    assert figure.layout[f"yaxis{mood.yaxis[1:]}"].domain[1] < figure.layout[f"yaxis{job.yaxis[1:]}"].domain[0]


def test_the_key_says_the_colours_that_are_drawn(figure):
    said = {words: name for words, (_, name) in key(figure).items()}
    assert {said["job"]} == set(fills(trace(figure, "hours at the job")))
    assert {said["learning"]} == set(fills(trace(figure, "hours of learning")))
    assert said["mood"] == colour(trace(figure, "mood").line.color)
    assert said["worn out"] == colour(trace(figure, "worn out").line.color)
    assert key(figure) == {
        "job": ("■", "pale grey"),
        "learning": ("■", "blue"),
        "3 of 4 of your better weeks: up to 45": ("┅", "dark"),
        "mood": ("●", "green"),
        "worn out": ("●", "orange"),
    }


def test_the_line_of_the_better_weeks_is_dashed_across_the_hours(figure):
    # The better weeks are those of 40 and 5 hours; those of 38 and 3 were the worse.
    [line] = lines(figure, "dash")
    assert line.y0 == line.y1 == 45
    assert line.yref == "y"
    assert colour(line.line.color) == "dark"


def test_a_week_whose_hours_are_not_known_has_no_bar_at_all(figure):
    assert pd.isna(at(trace(figure, "hours at the job"), "2026-01-12"))
    assert pd.isna(at(trace(figure, "hours of learning"), "2026-01-12"))
    assert at(trace(figure, "mood"), "2026-01-12") == 6


def test_too_few_weeks_have_no_line_and_the_key_does_not_name_one(tmp_path):
    book = folder(tmp_path, [(40, 5, 7, 2)] * 3)
    figure = draw(balance.read(book, book.plan))
    assert lines(figure, "dash") == []
    assert not [text for text in words(figure) if "better weeks" in text]


def test_the_scales_are_named(figure):
    assert figure.layout.yaxis.title.text == "hours a week"
    assert figure.layout.yaxis2.title.text == "0 to 10"
    low, high = figure.layout.yaxis2.range
    assert low < 0
    assert high > 10
    assert note(figure, "Hours a week   ■ job   ■ learning   ┅ 3 of 4 of your better weeks: up to 45").x == 0
