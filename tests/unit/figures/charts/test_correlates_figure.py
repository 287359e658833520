"""The dots of what goes together: where they stand, which stand out, and what is said where there is none."""

import datetime as dt

import numpy as np
import pytest
from reader import fills, words
from unrelated_logs import TODAY, logs

from careerdata.analysis.rut import correlates as analysis
from careerdata.figures import correlates
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook


@pytest.fixture(scope="module")
def finding():
    hours = 40 + 5 * np.random.default_rng(1).standard_normal(60)
    tired = np.round(2 * (5 - 0.3 * (hours - 40))) / 2
    return analysis.read(Logbook.from_frames(today=TODAY, **logs(hours_worked=hours, worn_out=tired)), "worn_out")


def test_a_dot_stands_at_its_correlation_beside_its_name(finding):
    figure = correlates(finding)
    same_week, week_after = figure.data
    heights = {label.text: label.y for label in figure.layout.annotations}
    row = finding.table[(finding.table["what"] == "hours_worked") & (finding.table["lag"] == 0)].iloc[0]
    place = list(same_week.x).index(row["correlation"])
    assert 0 < heights["Hours at work"] - same_week.y[place] < 0.3
    assert row["correlation"] < -0.8
    assert same_week.x[place] + same_week.error_x.array[place] == pytest.approx(row["high"])
    assert same_week.x[place] - same_week.error_x.arrayminus[place] == pytest.approx(row["low"])
    assert (same_week.marker.symbol, week_after.marker.symbol) == ("circle", "circle-open")
    assert words(figure)[-1].endswith("● same week ○ the week after")


def test_only_what_went_together_stands_out(finding):
    for trace, lag in zip(correlates(finding).data, (0, 1), strict=True):
        made = finding.table[(finding.table["lag"] == lag) & finding.table["correlation"].notna()]
        assert fills(trace) == ["orange" if counts else "grey" for counts in made["together"]]
    same_week, week_after = correlates(finding).data
    assert "orange" in fills(same_week)
    assert "grey" in fills(week_after)


def test_what_cannot_be_compared_says_why_beside_its_name(finding):
    assert "A win: too few weeks" in [label.text for label in correlates(finding).layout.annotations]
    still = correlates(analysis.read(Logbook.from_frames(today=TODAY, **logs(hours_worked=np.full(60, 40.0)))))
    assert "Hours at work: no ups and downs" in [label.text for label in still.layout.annotations]


def test_somebody_who_cannot_see_it_is_told_the_same(finding):
    assert finding.sentence in alt_of(correlates(finding))
    early = analysis.read(Logbook.from_frames(today=dt.date(2026, 6, 28), **logs(weeks=3)))
    assert alt_of(correlates(early)) == early.sentence
