"""The picture of giving and asking: a bar to each side, names as text."""

import pandas as pd
import pytest
from reader import fills, note

from careerdata.analysis.finding import Finding
from careerdata.analysis.network.giving import GivingFacts
from careerdata.figures.charts.giving import giving


def finding(example=False, rest=(0, 0, 0), **people):
    """Return a finding of people given as name=(asked, gave), and of the others as (how many, asked, gave)."""
    rows = [
        {"contact": name, "label": name[:28], "you_asked": asked, "asked_shown": -asked, "you_gave": gave}
        for name, (asked, gave) in people.items()
    ]
    columns = ["contact", "label", "you_asked", "asked_shown", "you_gave"]
    others = GivingFacts(*rest)
    return Finding(pd.DataFrame(), "", "", others, {"picture": pd.DataFrame(rows, columns=columns)}, example)


def test_asked_is_left_and_given_is_right_one_row_a_person():
    figure = giving(finding(Ann=(2, 1), Ben=(0, 3)))
    asked, gave = figure.data
    assert list(asked.x) == [-2, 0]
    assert list(gave.x) == [1, 3]
    assert list(asked.text) == ["2", ""]
    assert (set(fills(asked)), set(fills(gave))) == ({"orange"}, {"green"})
    assert list(figure.layout.yaxis.ticktext) == ["Ann", "Ben"]
    assert figure.layout.yaxis.autorange == "reversed"
    left, right = note(figure, "← you asked"), note(figure, "you gave →")
    assert (left.x, left.xanchor, right.x, right.xanchor) == (0, "right", 0, "left")


def test_names_are_text_and_alike_ones_keep_their_rows():
    figure = giving(finding(**{"<b>Ann</b>": (1, 0), "Ben": (1, 1), "ben": (0, 1)}))
    assert list(figure.layout.yaxis.ticktext) == ["&lt;b&gt;Ann&lt;/b&gt;", "Ben", "ben"]
    assert figure.data[0].customdata[0][0] == "&lt;b&gt;Ann&lt;/b&gt;"
    assert list(figure.data[0].y) == [0, 1, 2]


def test_the_alt_text_says_the_numbers():
    assert "Ann: asked 2, gave 1; Ben: asked 0, gave 3" in giving(finding(Ann=(2, 1), Ben=(0, 3))).layout.meta["alt"]
    assert "Nothing yet" in giving(finding()).layout.meta["alt"]


def test_those_who_do_not_fit_are_said_in_words_below_and_in_the_alt_text():
    figure = giving(finding(rest=(9, 1, 11), Ann=(2, 1), Ben=(0, 3)))
    first, second = "2 of 11 people you asked or gave to are shown.", "The 9 others together: asked 1, gave 11."
    assert f"{first}<br>{second}" in [label.text for label in figure.layout.annotations]
    assert f"{first} {second}" in figure.layout.meta["alt"]
    one = giving(finding(rest=(1, 0, 1), Ann=(2, 1)))
    assert "The other: asked 0, gave 1." in one.layout.meta["alt"]
    assert "are shown" not in giving(finding(Ann=(2, 1))).to_json()


@pytest.mark.parametrize("example", [True, False])
def test_the_example_is_stamped(example):
    stamps = [
        label for label in giving(finding(example, Ann=(1, 1))).layout.annotations if label.text == "EXAMPLE DATA"
    ]
    assert bool(stamps) == example
