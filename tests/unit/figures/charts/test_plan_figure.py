"""The picture of the plan: the fan, the days that matter, and a bar a goal, all read from the finding."""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from reader import as_read, colour, fills, key, lightness

from careerdata.analysis.plan.comparison import side_by_side
from careerdata.analysis.plan.readiness import read
from careerdata.analysis.plan.text import percent
from careerdata.figures.charts.plan import plan as draw
from careerdata.figures.theme import alt_of
from careerdata.logbook import open_logbook
from careerdata.plan import Break, Goal

EXAMPLE = Path(__file__).parents[4] / "data" / "example"


@pytest.fixture(scope="module")
def book():
    return open_logbook(EXAMPLE)


def texts(figure):
    """Every text on the picture: the labels of the layout, and those of the bars."""
    on_bars = [text for trace in figure.select_traces({"mode": "text"}) for text in trace.text]
    return [label.text for label in figure.layout.annotations] + on_bars


def line(figure, words):
    return next(trace for trace in figure.data if words in (trace.hovertemplate or ""))


def test_the_lines_are_those_of_the_finding(book):
    finding = read(book, book.plan)
    figure = draw(finding)
    done, middle = line(figure, "hours done"), line(figure, "50 % likely")
    assert list(done.y) == list(finding.frames["history"]["hours"])
    assert list(middle.y) == list(finding.frames["fan"]["of_100_50"])
    assert pd.Timestamp(done.x[-1]) == pd.Timestamp(middle.x[0]) == pd.Timestamp(book.today)
    assert (colour(done.line.color), colour(middle.line.color)) == ("dark", "blue")
    bands = list(figure.select_traces({"fill": "toself"}))
    assert [max(band.y[: len(band.y) // 2]) >= max(middle.y) for band in bands] == [True, True]


def test_the_date_today_the_target_and_the_breaks_are_marked(book):
    figure = draw(read(book, book.plan))
    assert "your date: 1 March 2027" in texts(figure)
    assert "today" in texts(figure)
    assert "target: 320 hours" in texts(figure)
    assert texts(figure).count("break") == 2
    days = {pd.Timestamp(shape.x0) for shape in figure.layout.shapes if shape.xref == "x"}
    assert {pd.Timestamp("2027-03-01"), pd.Timestamp("2026-06-28"), pd.Timestamp("2026-08-10")} <= days


def test_the_inner_band_is_darker_and_drawn_upon_the_outer_and_both_are_named(book):
    figure = draw(read(book, book.plan))
    outer, inner = figure.select_traces({"fill": "toself"})
    # Two months on, the middle half of the futures lies within eight of ten.
    day = outer.x[8]
    ends = [[y for x, y in zip(band.x, band.y, strict=True) if x == day] for band in (outer, inner)]
    assert min(ends[0]) < min(ends[1]) < max(ends[1]) < max(ends[0])
    assert lightness(inner.fillcolor) < lightness(outer.fillcolor)
    said = {words: code for code, words in key_codes(figure)}
    assert said["8 of 10"] == outer.fillcolor
    assert said["half of the futures"] == inner.fillcolor
    assert key(figure)["done"] == ("━", "dark")
    assert key(figure)["middle"] == ("━", "blue")


def key_codes(figure):
    """Return the colour, as it is written, and the words of each entry of the key."""
    [said] = [label.text for label in figure.layout.annotations if "8 of 10" in label.text]
    return re.findall(r'color:(#\w+)">\S</span> ([^<]*?)(?=   |<|$)', said)


def test_the_target_is_green_and_dashed_the_date_orange_and_today_grey_and_dotted(book):
    figure = draw(read(book, book.plan))
    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]
    looks = {(shape.line.dash, colour(shape.line.color)): shape for shape in lines}
    assert set(looks) == {("dash", "green"), ("solid", "orange"), ("dot", "grey")}
    assert looks["dash", "green"].y0 == looks["dash", "green"].y1 == 320
    assert looks["solid", "orange"].x0 == dt.date(2027, 3, 1)
    assert looks["dot", "grey"].x0 == dt.date(2026, 6, 28)
    colours = {as_read(label.text): colour(label.font.color) for label in figure.layout.annotations if label.font.color}
    assert colours["target: 320 hours"] == "green"
    assert colours["your date: 1 March 2027"] == "orange"
    assert colours["today"] == "grey"


def test_what_is_done_of_a_goal_is_blue_on_a_faint_track_under_its_name(book):
    figure = draw(read(book, book.plan))
    track, done = (trace for trace in figure.data if trace.type == "bar")
    assert (set(fills(track)), set(fills(done))) == ({"faint"}, {"blue"})
    names = next(trace for trace in figure.select_traces({"mode": "text"}) if "SQL" in trace.text[0])
    assert as_read(names.text[0]).startswith("SQL   ")
    assert names.y[0] == done.y[0] == max(done.y), "the first goal is at the top"


def test_plans_side_by_side_are_a_line_a_dot_and_a_diamond_on_their_own_date(book):
    kept, more = read(book, book.plan), read(book, replace(book.plan, hours_per_week=9.0))
    figure = draw(kept, side_by_side({"kept": kept, "more hours": more}, 40.0))
    half, own = (
        next(trace for trace in figure.select_traces({"mode": "markers"}) if trace.marker.symbol == symbol)
        for symbol in ("circle", "diamond")
    )
    assert (set(fills(half)), set(fills(own))) == ({"blue"}, {"orange"})
    assert {pd.Timestamp(day) for day in own.x} == {pd.Timestamp("2027-03-01")}
    [said] = [as_read(label.text) for label in figure.layout.annotations if "Side by side" in label.text]
    assert said.endswith("● 50 % likely, ━ up to 85 %, ◆ its own date")


def test_a_date_outside_the_days_shown_is_not_drawn_at_the_edge(book):
    figure = draw(read(book, replace(book.plan, escape_date=dt.date(2025, 1, 1))))
    assert not [text for text in texts(figure) if "your date:" in text]


def test_each_goal_has_a_bar_with_its_chance_in_words(book):
    finding = read(book, book.plan)
    figure = draw(finding)
    track, done = (trace for trace in figure.data if trace.type == "bar")
    assert list(track.x) == [1] * 7
    assert list(done.x) == list(finding.frames["bars"]["share"])
    assert any("A paid gig" in text and "1 of 1 gig" in text for text in texts(figure))
    assert texts(figure).count("reached") == 3
    assert [text for text in texts(figure) if "%" in text] == [
        f"{percent(chance)} likely by the date" for chance in finding.table["chance"].iloc[:-1] if chance < 1
    ]


def test_the_example_is_stamped_and_a_folder_of_ones_own_is_not(book):
    finding = read(book, book.plan)
    assert "EXAMPLE DATA" in texts(draw(finding))
    assert "EXAMPLE DATA" not in texts(draw(replace(finding, example=False)))


def test_the_alt_text_says_the_answer_and_every_goal(book):
    finding = read(book, book.plan)
    alt = alt_of(draw(finding))
    assert alt.startswith(finding.sentence)
    assert all(goal.label in alt for goal in book.plan.goals)


def test_moving_a_slider_keeps_the_same_traces(book):
    wide = read(book, replace(book.plan, hours_per_week=12.0, breaks=(), escape_date=dt.date(2028, 1, 1)))
    assert [trace.type for trace in draw(wide).data] == [trace.type for trace in draw(read(book, book.plan)).data]


def test_without_a_skill_goal_there_are_bars_only(book):
    figure = draw(read(book, replace(book.plan, goals=(Goal("gigs", "A gig", 2.0),))))
    assert {trace.type for trace in figure.data} == {"bar", "scatter"}
    assert not list(figure.select_traces({"fill": "toself"}))
    assert any("1 of 2 gigs" in text for text in texts(figure))


def test_a_name_is_text_never_markup_and_a_long_one_is_cut(book):
    goals = (Goal("gigs", "<b>x</b><script>", 1.0), Goal("people", "people " * 60, 1.0))
    figure = draw(read(book, replace(book.plan, goals=goals)))
    assert any("&lt;script&gt;" in text for text in texts(figure))
    assert not any("<script>" in text for text in texts(figure))
    assert max(len(text) for text in texts(figure)) < 120


def test_a_break_half_outside_the_days_shown_does_not_stretch_them(book):
    plan = replace(book.plan, breaks=(Break(dt.date(2024, 1, 1), dt.date(2024, 2, 1)),))
    figure = draw(read(book, plan))
    assert "break" not in texts(figure)
    assert pd.Timestamp(figure.layout.xaxis.range[0]) >= pd.Timestamp("2025-08-25")


def test_plotly_takes_every_value_of_the_picture_which_is_drawn_without_its_check(book):
    later = replace(book.plan, hours_per_week=9.0)
    beside = side_by_side({"Today's plan": read(book), "Draft A": read(book, later)}, 38.0)
    for figure in (draw(read(book)), draw(read(book, later), beside)):
        assert json.loads(go.Figure(figure.to_dict()).to_json()) == json.loads(figure.to_json())
