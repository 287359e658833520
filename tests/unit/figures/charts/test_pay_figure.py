"""The chart of pay: a bar from end to end for each figure heard, full where it counts, and the range behind them."""

import datetime as dt

import pytest
from folders import opened
from reader import colour, fills, lightness, note, words

from careerdata.analysis import pay
from careerdata.figures import pay as draw

TODAY = dt.date(2026, 6, 1)
PLAN = 'start = 2026-01-05\nescape_date = 2027-01-04\ntarget_role = "Analyst"\n'
HEARD = (
    "date,role,low,high,currency,source",
    "2026-06-01,Analyst,50000,60000,EUR,promoted_peer",
    "2026-06-01,Analyst,54000,,EUR,peer",
    "2026-06-01,Analyst,52000,70000,EUR,posting",
    "2026-06-01,Cook,30000,36000,EUR,posting",
    "2026-06-01,Cook,31000,,EUR,peer",
)


@pytest.fixture
def figure(tmp_path):
    book = opened(tmp_path, TODAY, PLAN, pay=HEARD)
    return draw(pay.read(book))


def marks(figure):
    """Return every mark by its ends: what fills it, what goes around it, and how thick it is."""
    found = {}
    for trace in figure.data:
        spans = trace.x if trace.type == "bar" else [0] * len(trace.x)
        lows = trace.base if trace.type == "bar" else trace.x
        thick = trace.width if trace.type == "bar" else [None] * len(trace.x)
        around = colour(trace.marker.line.color)
        for low, span, fill, wide in zip(lows, spans, fills(trace), thick, strict=True):
            found[(low, low + span)] = (fill, around, wide)
    return found


def test_a_figure_for_the_role_is_full_and_one_for_another_role_is_hollow(figure):
    looks = {ends: look[:2] for ends, look in marks(figure).items()}
    assert looks == {
        (50_000, 60_000): ("blue", "blue"),
        (54_000, 54_000): ("blue", "blue"),
        (52_000, 70_000): ("blue", "blue"),
        (30_000, 36_000): ("none", "grey"),
        (31_000, 31_000): ("none", "grey"),
    }


def test_a_single_figure_is_a_dot_and_a_span_a_bar(figure):
    assert {
        trace.type: sum(len(other.x) for other in figure.data if other.type == trace.type) for trace in figure.data
    } == {
        "bar": 3,
        "scatter": 2,
    }


def test_the_thicker_the_bar_the_more_it_counts(figure):
    # A promoted peer's counts for four of a posting's.
    thick = {ends: look[2] for ends, look in marks(figure).items()}
    assert thick[50_000, 60_000] > 2 * thick[52_000, 70_000]


def test_beside_each_line_stand_whose_it_is_and_what_it_counts_for(figure):
    beside = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    shares = {label.y: label.text for label in figure.layout.annotations if label.text.startswith("counts")}
    lines = {
        low: place
        for trace in figure.data
        for low, place in zip(trace.base if trace.type == "bar" else trace.x, trace.y, strict=True)
    }
    # Of 4 + 2 + 1, no figure counts for more than the others together: 3 + 2 + 1.
    assert {low: shares.get(lines[low]) for low in (50_000, 54_000, 52_000)} == {
        50_000: "counts 50 %",
        54_000: "counts 33 %",
        52_000: "counts 17 %",
    }
    assert "promoted peer" in beside[lines[50_000]]
    assert beside[lines[30_000]].startswith("Cook<br>")
    assert lines[50_000] > lines[54_000] > lines[52_000] > lines[30_000], "what counts most is at the top"


def test_the_range_is_a_light_band_that_says_what_it_is(figure):
    [band] = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert band.layer == "below"
    assert lightness(band.fillcolor) > 0.85
    label = note(figure, "the range to expect")
    assert (label.x, label.xanchor) == (band.x0, "left")
    assert 45_000 < band.x0 < 54_000 < band.x1 < 71_000
    assert figure.layout.meta["alt"] == (
        "5 pay figures, one a line, from the lower to the upper end. "
        f"The range to expect is {band.x0:,.0f} to {band.x1:,.0f}."
    )


def test_the_axis_says_a_year_and_the_currency(figure):
    assert figure.layout.xaxis.title.text == "a year before tax in EUR"


def test_with_two_figures_there_is_no_band_and_the_words_say_why(tmp_path):
    book = opened(tmp_path, TODAY, PLAN, pay=HEARD[:3])
    figure = draw(pay.read(book))
    assert not figure.layout.shapes
    assert "the range to expect" not in words(figure)
    assert "too few of them for a range" in figure.layout.meta["alt"]
