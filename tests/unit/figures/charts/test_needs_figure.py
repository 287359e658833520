"""The chart of wants and needs: a bar a row, those that decide full, closed ones hollow, weeks beside; text stays text."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from reader import colour

from careerdata.analysis.needs.verdict import read
from careerdata.figures.charts.needs import needs
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)


def finding(*rows, notes=()):
    frame = pd.DataFrame(rows, columns=["pain", "kind", "weight", "status"]).assign(noticed_on=TODAY)
    weeks = pd.date_range("2026-01-05", periods=len(notes), freq="7D")
    return read(
        Logbook.from_frames(
            today=TODAY, pains=frame, mood=pd.DataFrame({"week": weeks, "note": pd.Series(notes, dtype="str")})
        )
    )


def bars(figure):
    """Return every bar by its pain point: its trace, its length, its place and its own colour."""
    return {
        facts[0]: (trace, length, place, fill)
        for trace in figure.data[:-1]
        for facts, length, place, fill in zip(trace.customdata, trace.x, trace.y, trace.marker.color, strict=True)
    }


def test_bars_are_as_long_as_the_weights_coloured_by_kind_and_full_where_they_decide():
    figure = needs(finding(("quiet", "need", 4, "open"), ("tea", "want", 2, "open"), ("desk", "want", 1, "met")))
    shown = bars(figure)
    assert {pain: (length, place) for pain, (_, length, place, _) in shown.items()} == {
        "quiet": (4, 0),
        "tea": (2, 1),
        "desk": (1, 2),
    }
    assert {pain: (colour(fill), colour(trace.marker.line.color)) for pain, (trace, _, _, fill) in shown.items()} == {
        "quiet": ("orange", "orange"),
        "tea": ("blue", "blue"),
        "desk": ("none", "blue"),
    }
    assert shown["quiet"][0].marker.opacity > shown["tea"][0].marker.opacity
    assert list(figure.layout.yaxis.ticktext) == ["<b>quiet</b>", "tea", "desk"]


def key_of(figure):
    """Return the one or two lines above the bars."""
    return next(note.text for note in figure.layout.annotations if "■" in note.text).split("<br>")


def test_the_legend_says_what_is_drawn_and_nothing_else():
    """Need and want are #c24e00 and #0072b2: red 194, green 78; green 114, blue 178."""
    looks, kinds = key_of(needs(finding(("a", "need", 4, "open"), ("b", "want", 2, "open"), ("c", "want", 1, "met"))))
    assert looks == "pale: decides nothing   hollow: settled"
    assert kinds == (
        '<span style="color:#c24e00;font-size:17px">■</span> need   <span style="color:rgba(0, 114, 178, 0.35);font-size:17px">■</span> '
        '<span style="color:rgba(0, 114, 178, 0.35);font-size:17px">□</span> want'
    )
    (kinds,) = key_of(needs(finding(("a", "need", 4, "open"))))
    assert kinds.endswith("■</span> need")
    assert key_of(needs(finding(("a", None, 4, "open"))))[-1].endswith("not sorted")


def test_no_line_crosses_a_bar_and_what_stands_above_the_bars_is_said_once():
    figure = needs(finding(("quiet", "need", 4, "open"), ("tea", "want", 2, "open"), notes=("tea",)))
    assert (figure.layout.xaxis.showgrid, figure.layout.yaxis.showgrid) == (False, False)
    notes = [note.text for note in figure.layout.annotations]
    assert len([note for note in notes if "■" in note]) == 1
    assert "in your notes" in notes
    assert list(figure.layout.xaxis.ticktext) == ["light", "weight", "heavy"]


def test_the_pale_in_the_legend_is_as_pale_as_the_bars():
    figure = needs(finding(("a", "need", 4, "open"), ("b", "want", 2, "open")))
    assert f"0, 114, 178, {bars(figure)['b'][0].marker.opacity})" in key_of(figure)[1]


def test_weeks_that_mention_it_stand_on_its_line():
    figure = needs(finding(("tea", "want", 2, "open"), ("quiet", "need", 1, "open"), notes=("no", "QUIET!", "tea")))
    dots = figure.data[-1]
    assert (dots.marker.symbol, colour(dots.marker.color)) == ("line-ns-open", "dark")
    assert figure.layout.yaxis2.matches == "y", "on the line of its bar"
    assert sorted(zip(dots.y, pd.to_datetime(dots.x).strftime("%m-%d"), strict=True)) == [(0, "01-19"), (1, "01-12")]


def test_a_row_without_a_weight_is_drawn_and_says_so():
    figure = needs(finding(("quiet", "need", None, "open")))
    trace, length, _, _ = bars(figure)["quiet"]
    assert length > 0
    assert trace.customdata[0][2] == "no weight given"


def test_markup_and_long_texts_are_shown_as_text_on_two_lines():
    bad = "<b>x</b> " + "very long words indeed " * 9
    figure = needs(finding((bad, "need", 5, "open")))
    (label,) = figure.layout.yaxis.ticktext
    assert label.count("<br>") == 1
    assert "&lt;b&gt;" in label
    assert "<b>x" not in label


def test_the_alt_text_says_the_verdict_and_every_row():
    alt = needs(finding(("quiet", "need", 4, "open"), ("tea", "want", 2, "asked"))).layout.meta["alt"]
    assert "Start looking outside now" in alt
    assert "quiet: a need, not asked for yet, weight 4 of 5, mentioned in 0 weeks" in alt
    assert "tea: a want, asked for" in alt


@pytest.mark.parametrize("example", [True, False])
def test_the_example_is_stamped_and_a_repaint_finds_the_same_traces(example):
    few = needs(replace(finding(("tea", "want", 2, "open")), example=example))
    assert ("EXAMPLE DATA" in [note.text for note in few.layout.annotations]) == example
    more = needs(finding(("quiet", "need", 4, "open"), ("tea", None, 2, "met"), notes=("tea",)))
    assert [trace.type for trace in few.data] == [trace.type for trace in more.data]
