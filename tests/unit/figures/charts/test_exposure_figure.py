"""The charts of results, gigs and balance: what is where, in which colour, as text, and stamped."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from reader import as_read, colour, key

from careerdata import figures
from careerdata.analysis.exposure import gigs
from careerdata.analysis.exposure import results as exposure
from careerdata.analysis.plan import balance
from careerdata.logbook import Logbook, open_logbook

BAD = "<b>x</b>" * 20


@pytest.fixture(scope="module")
def book():
    return open_logbook(Path(__file__).parents[4] / "data" / "example")


def results(book, **changes):
    frame = book.exposure.assign(**changes)
    return exposure.read(replace(book, exposure=frame))


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def test_each_result_is_a_line_from_before_to_after_the_first_on_top(book):
    figure = figures.exposure(results(book))
    tops = {trace.text[0]: (trace.y[0], tuple(np.round(trace.x, 3))) for trace in figure.data}
    assert tops["before: 31"] == (5, (0.899, 1.0))
    assert tops["before: 8"] == (0, (1.0, 0.25))
    looks = {
        trace.text[0]: [*map(colour, trace.marker.color), colour(trace.marker.line.color)] for trace in figure.data
    }
    assert looks["before: 8"] == ["white", "blue", "blue"], "hollow before, full after"
    assert looks["before: 19"] == ["white", "orange", "orange"], "with the target team"
    assert "6, 68 % less" in texts(figure)


def test_an_arrow_points_from_before_to_after_and_a_stroke_is_the_zero_of_each_line(book):
    figure = figures.exposure(results(book))
    arrows = {note.y: (round(note.ax, 2), round(note.x, 2)) for note in figure.layout.annotations if note.showarrow}
    assert arrows[0] == (1.0, 0.25)
    assert [stroke.x0 for stroke in figure.layout.shapes] == [0.0] * 6
    below = figures.exposure(results(book, before=-10.0, after=30.0))
    assert [stroke.x0 for stroke in below.layout.shapes] == [0.25] * 6


def test_dots_on_one_place_have_no_arrow(book):
    figure = figures.exposure(results(book, before=8.0, after=8.0))
    assert [note for note in figure.layout.annotations if note.showarrow] == []


def test_the_key_says_hollow_before_full_after_and_whose_colour_is_whose(book):
    figure = figures.exposure(results(book))
    assert key(figure) == {"target team": ("●", "orange"), "other teams": ("●", "blue")}
    assert as_read(texts(figure)[-2]).startswith("○ before   ● after   │ zero   ● target team   ● other teams\n")


def test_above_each_line_stands_what_was_measured_where_and_with_whom(book):
    same = {"measure": "calls", "unit": "a day", "project": "Desk", "team": "Finance"}
    figure = figures.exposure(results(book, **same, better=""))
    heads = {label.y: as_read(label.text) for label in figure.layout.annotations if "calls" in label.text}
    assert set(heads.values()) == {"calls\na day, Desk, Finance"}
    assert [round(height % 1, 2) for height in heads] == [0.16] * 6
    for better, said in (("lower", "less is better"), ("higher", "more is better")):
        said_too = texts(figures.exposure(results(book, **same, better=better)))
        assert {as_read(text) for text in said_too if "calls" in text} == {f"calls   {said}\na day, Desk, Finance"}


def test_the_numbers_stand_on_the_outer_side_of_their_dots(book):
    sides = {note.text: note.xanchor for note in figures.exposure(results(book)).layout.annotations}
    assert (sides["19"], sides["6, 68 % less"]) == ("left", "right")
    assert (sides["31"], sides["34.5, 3.5 points more"]) == ("right", "left")
    same = figures.exposure(results(book, before=5.0, after=5.0))
    assert {note.xanchor for note in same.layout.annotations if note.text == "5"} == {"left", "right"}


def test_words_beside_a_dot_fit_on_a_page_of_900_pixels_with_its_side_bar_open(book):
    low, high = figures.exposure(results(book)).layout.xaxis.range
    # 460 pixels of axis there; "34.5, 3.5 points more" is 21 letters of 6 pixels, 11 from the middle of its dot.
    assert (high - 1) / (high - low) * 460 > 21 * 6 + 11


def test_gigs_stand_under_their_stage_and_each_currency_has_axes_of_its_own(book):
    steps = pd.concat([book.gigs, book.gigs.assign(client="Again", currency="USD")])
    figure = figures.gigs(gigs.read(Logbook.from_frames(today=book.today, gigs=steps)))
    assert {"<b>done</b>  2", "<b>lost</b>  2", "<b>leads</b>  0"} <= set(texts(figure))
    assert [(list(bar.y), bar.yaxis) for bar in figure.data] == [([640.0], "y2"), ([640.0], "y3")]


def test_a_week_that_is_not_known_is_a_gap_and_the_line_is_named(book):
    figure = figures.balance(balance.read(book, book.plan))
    job, learning, mood, _ = figure.data
    place = [pd.Timestamp(week) for week in job.x].index(pd.Timestamp(2026, 4, 6))
    assert np.isnan([job.y[place], learning.y[place], mood.y[place]]).all()
    assert mood.connectgaps is False
    assert any("3 of 4 of your better weeks: up to 48.2" in text for text in texts(figure))
    assert any(shape.y0 == 48.25 for shape in figure.layout.shapes)


def test_names_are_shown_as_text_and_cut(book):
    finding = results(book, project=BAD, team=BAD, measure=BAD, unit=BAD)
    gig = gigs.read(Logbook.from_frames(today=book.today, gigs=book.gigs.assign(client=BAD, currency=BAD)))
    for figure in (figures.exposure(finding), figures.gigs(gig)):
        assert not [text for text in texts(figure) if "<b>x" in text]
        assert any("&lt;b&gt;" in text for text in texts(figure))


@pytest.mark.parametrize("empty", [True, False])
def test_every_chart_has_words_the_stamp_and_stands_without_rows(book, empty):
    few = replace(book, **{log: getattr(book, log).iloc[:0] for log in ("exposure", "gigs", "mood")}) if empty else book
    findings = {
        figures.exposure: results(few),
        figures.gigs: gigs.read(few),
        figures.balance: balance.read(few, few.plan),
    }
    for draw, finding in findings.items():
        assert len(draw(finding).layout.meta["alt"]) > 40
        assert "EXAMPLE DATA" in texts(draw(finding))
        assert "EXAMPLE DATA" not in texts(draw(replace(finding, example=False)))


def test_drawing_the_future_is_not_asked_for(book):
    early = balance.read(replace(book, today=dt.date(2025, 9, 8)), book.plan)
    assert early.table["week"].max() <= pd.Timestamp(2025, 9, 1)
