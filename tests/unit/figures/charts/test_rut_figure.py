"""The chart of the signs: what stands where, what is marked, and what a person who cannot see it is told."""

import datetime as dt
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from reader import colour

from careerdata.analysis.rut import signs as analysis
from careerdata.figures.charts.rut import rut
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook
from careerdata.plan import Break, starter_plan
from careerdata.schemas import Exposure, Mood, Skills, Touches, empty_frame

CALM = [4.0, 3.0, 5.0, 3.5, 4.5, 4.0, 5.0, 3.0, 4.0, 4.5, 3.5, 4.0, 3.0, 5.0, 4.5, 3.5, 4.0, 3.0, 4.5, 4.5]
FIRST = pd.Timestamp("2025-01-06")


def find(**signs):
    """The finding of a log with a gap in its sixth week, read the Monday after its last."""
    length = max(map(len, signs.values()))
    weeks = [FIRST + pd.Timedelta(weeks=number) for number in range(length)]
    empty = empty_frame(Mood)
    mood = pd.DataFrame({"week": weeks, "mood": 6.0, **signs}).reindex(columns=empty.columns).drop(index=5)
    others = empty_frame(Skills), empty_frame(Touches), empty_frame(Exposure)
    return analysis.read(
        Logbook.from_frames(
            today=(weeks[-1] + pd.Timedelta(days=7)).date(),
            mood=mood.astype(empty.dtypes.to_dict()),
            **dict(zip(("skills", "touches", "exposure"), others, strict=True)),
        )
    )


@pytest.fixture(scope="module")
def finding():
    return find(boredom=CALM * 3, worn_out=CALM * 2 + [9.0] * 20)


def titles(figure):
    return [label.text for label in figure.layout.annotations if label.yanchor == "bottom" and label.y == 1]


def filled(shape):
    """Return the name of the colour that a shape is filled with; "" for a line."""
    return colour(shape.fillcolor) if shape.fillcolor else ""


def test_answers_are_dark_their_average_blue_and_weeks_with_an_alarm_orange(finding):
    answers, lately, fired = rut(finding).data[:3]
    assert (colour(answers.line.color), colour(lately.line.color), colour(fired.marker.color)) == (
        "dark",
        "blue",
        "orange",
    )
    assert colour(rut(finding).data[3].line.color) == "grey", "where nothing changed"


def test_the_band_of_what_was_usual_is_blue_the_bad_zone_orange_and_both_are_named(finding):
    figure = rut(finding)
    bands = {filled(shape): shape for shape in figure.layout.shapes if shape.yref == "y" and filled(shape)}
    assert set(bands) == {"blue", "orange"}
    assert bands["blue"].y0 < 4 < bands["blue"].y1, "the mean of the first twenty weeks is 4"
    assert (bands["orange"].y0, bands["orange"].y1 > 10) == (7, True)
    beside = {label.text: label.y for label in figure.layout.annotations if label.yref == "y"}
    assert bands["blue"].y0 < beside["usual"] < bands["blue"].y1
    assert beside["bad"] >= 7


def test_the_sign_that_changed_comes_first_and_stands_out(finding):
    first, second, *_ = titles(rut(finding))
    assert "Feeling worn out" in first
    assert "worse since Oct 2025" in first
    assert [colour(code) for code in re.findall("color:(#\\w+)", first)] == ["orange"]
    assert [colour(code) for code in re.findall("color:(#\\w+)", second)] == ["grey"]
    assert second.startswith("Boredom")
    assert "no change" in second


def test_the_answers_are_drawn_with_their_gap(finding):
    answers = rut(finding).data[3]
    assert len(answers.x) == 60
    assert np.flatnonzero(np.isnan(np.asarray(answers.y, dtype=float))).tolist() == [5]
    assert answers.connectgaps is False
    assert [answer for answer in answers.y if not np.isnan(answer)][:5] == CALM[:5]


def test_only_weeks_with_an_alarm_are_marked(finding):
    figure = rut(finding)
    marked = pd.to_datetime(list(figure.data[2].x))
    weeks = finding.frames["weeks"]
    assert list(marked) == list(weeks.loc[weeks["alarm"], "week"])
    assert len(marked) > 10
    assert len(figure.data[5].x) == 0


def test_the_week_it_began_has_a_line_with_its_date(finding):
    figure = rut(finding)
    [line] = [shape for shape in figure.layout.shapes if shape.type == "line" and shape.line.dash is None]
    assert pd.Timestamp(line.x0) == pd.Timestamp(dt.date(2025, 10, 13))
    assert "since 13 Oct" in [label.text for label in figure.layout.annotations]


def test_the_average_of_late_is_that_of_thirteen_weeks():
    lately = rut(find(boredom=CALM * 4 + [9.0] * 13)).data[1]
    assert lately.y[-1] == pytest.approx(9.0), "thirteen weeks of 9 have the mean 9"
    assert np.isnan(np.asarray(lately.y, dtype=float)[:13]).all(), "the sixth week is missing"


def test_a_sign_that_changed_has_a_wide_chart_and_calm_ones_share_a_row(finding):
    layout = rut(finding).layout
    changed, *calm = [axis.domain[1] - axis.domain[0] for axis in (layout.xaxis, layout.xaxis2, layout.xaxis3)]
    assert changed == pytest.approx(1.0)
    assert max(calm) < 0.5


def test_weeks_off_are_grey():
    off = Break(FIRST.date(), FIRST.date() + dt.timedelta(days=13))
    weeks = pd.date_range(FIRST, periods=20, freq="7D")
    mood = pd.DataFrame({"week": weeks, "mood": CALM})
    plan = replace(starter_plan(FIRST.date()), breaks=(off,))
    figure = rut(analysis.read(Logbook.from_frames(today=dt.date(2025, 6, 2), plan=plan, mood=mood)))
    grey = [
        pd.Timestamp(shape.x0) + pd.Timedelta(days=3, hours=12)
        for shape in figure.layout.shapes
        if filled(shape) == "grey"
    ]
    assert grey == [weeks[0], weeks[1]]


def test_every_scale_shows_0_to_10_whole(finding):
    figure = rut(finding)
    for axis in (figure.layout.yaxis, figure.layout.yaxis2):
        low, high = axis.range
        assert low < 0
        assert high > 10


def test_the_bad_zone_is_below_for_work_quality():
    shapes = [shape for shape in rut(find(work_quality=CALM)).layout.shapes if filled(shape) == "orange"]
    assert {zone.y1 for zone in shapes} == {3}, "of work quality, and of mood"
    assert all(zone.y0 < 0 for zone in shapes)


def test_the_alt_text_says_what_the_chart_shows(finding):
    alt = alt_of(rut(finding))
    assert "Feeling worn out: bad in 8 of the last 8 weeks; changed since about the week of 13 October 2025." in alt
    assert "Boredom: bad in 0 of the last 8 weeks; no change." in alt


def test_an_empty_log_is_an_empty_chart_that_says_so():
    empty = [empty_frame(schema) for schema in (Mood, Skills, Touches, Exposure)]
    figure = rut(
        analysis.read(
            Logbook.from_frames(
                today=dt.date(2026, 1, 5), **dict(zip(("mood", "skills", "touches", "exposure"), empty, strict=True))
            )
        )
    )
    assert not figure.data
    assert alt_of(figure) == "Nothing is logged yet."


def test_a_new_beginning_leaves_the_weeks_before_and_what_was_usual_then_in_the_picture():
    empty = empty_frame(Mood)
    weeks = [FIRST + pd.Timedelta(weeks=number) for number in range(60)]
    log = pd.DataFrame({"week": weeks, "mood": 6.0, "boredom": CALM * 2 + [answer + 4 for answer in CALM]})
    log = log.reindex(columns=empty.columns).astype(empty.dtypes.to_dict())
    others = empty_frame(Skills), empty_frame(Touches), empty_frame(Exposure)
    begun = analysis.RutSettings(since=weeks[40].date())
    figure = rut(
        analysis.read(
            Logbook.from_frames(
                today=(weeks[-1] + pd.Timedelta(days=7)).date(),
                mood=log,
                **dict(zip(("skills", "touches", "exposure"), others, strict=True)),
            ),
            begun,
        )
    )
    assert len(figure.data[0].x) == 60
    bands = [shape for shape in figure.layout.shapes if filled(shape) in {"blue", "grey"}]
    spans = [(pd.Timestamp(band.x0), pd.Timestamp(band.x1), (band.y0 + band.y1) / 2) for band in bands]
    assert spans[:2] == [
        (weeks[40], weeks[59], pytest.approx(np.mean(CALM[:12]) + 4, abs=0.1)),
        (weeks[0], weeks[40], pytest.approx(4.0, abs=0.1)),
    ]
