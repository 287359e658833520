"""What opens doors, drawn: the numbers of the answer, each at its line."""

import datetime as dt

import pandas as pd
import pytest

from careerdata import analysis, figures
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)


def drawn(*counts):
    """Draw sources, each with how many were applied for and how many reached a talk."""
    rows = [
        {"date": pd.Timestamp("2026-03-02"), "organisation": f"{source} {place}", "stage": stage, "source": source}
        for source, applied, talked in counts
        for place in range(applied)
        for stage in (("applied", "talked") if place < talked else ("applied",))
    ]
    book = Logbook.from_frames(today=TODAY, applications=pd.DataFrame(rows))
    return figures.outside(analysis.outside.read(book))


def notes(figure):
    return [note.text for note in figure.layout.annotations if note.xanchor == "left" and note.xref == "paper"]


def test_the_larger_share_stands_above_and_what_is_too_few_below():
    figure = drawn(("cold", 60, 2), ("recruiter", 3, 3), ("referred", 10, 4))
    assert list(figure.layout.yaxis.ticktext) == ["Referred", "Cold", "Through recruiters"]
    assert notes(figure) == [
        "<b>4 of 10</b><br>17 to 69 %",
        "<b>2 of 60</b><br>1 to 11 %",
        "<b>3 of 3</b><br>too few to compare",
    ]
    # Wilson, worked out by hand in the tests of the answer.
    intervals, shares, *_ = figure.data
    assert list(shares.x) == pytest.approx([0.4, 0.03333], abs=1e-5)
    assert list(intervals.base) == pytest.approx([0.1682, 0.0092], abs=5e-5)
    assert [low + wide for low, wide in zip(intervals.base, intervals.x, strict=True)] == pytest.approx(
        [0.6873, 0.1136], abs=5e-5
    )


def test_somebody_who_cannot_see_it_is_told_the_same():
    said = alt_of(drawn(("cold", 60, 2), ("referred", 10, 4)))
    assert "referred 4 of 10, 17 to 69 %; cold 2 of 60, 1 to 11 %" in said


def test_the_axis_goes_from_none_to_all():
    assert tuple(drawn(("cold", 12, 1)).layout.xaxis.range) == (0, 1)
