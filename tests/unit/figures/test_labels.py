"""Names beside dots: each readable, none upon another, the same whatever the order of the rows."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from careerdata.figures.layout.labels import Page, place

PAGE = Page(across=(0, 100), up=(0, 1), letter=1, line=0.05, lead=3)


def boxes(dots, names, placed):
    """Return left, right, low and high of every placed name."""
    rows = []
    for index, text in names.items():
        x = dots.loc[index, "x"]
        left = x + PAGE.lead if placed.loc[index, "side"] == "right" else x - PAGE.lead - len(text) * PAGE.letter
        middle = placed.loc[index, "at"]
        rows.append((left, left + len(text) * PAGE.letter, middle - PAGE.line / 2, middle + PAGE.line / 2))
    return rows


def overlaps(one, other):
    return one[0] < other[1] and other[0] < one[1] and one[2] + 1e-9 < other[3] and other[2] + 1e-9 < one[3]


def some_dots(seed, count=60):
    random = np.random.default_rng(seed)
    return pd.DataFrame({"x": random.uniform(0, 100, count), "y": random.beta(2, 2, count)})


@pytest.mark.parametrize("seed", range(20))
def test_ten_names_among_sixty_dots_never_overlap_and_stay_on_the_page(seed):
    dots = some_dots(seed)
    names = pd.Series([f"Somebody {number:02}" for number in range(10)], index=dots.index[:10])
    found = boxes(dots, names, place(dots, names, PAGE))
    assert not [1 for i, one in enumerate(found) for other in found[:i] if overlaps(one, other)]
    assert all(left >= 0 and right <= 100 and low >= 0 and high <= 1 for left, right, low, high in found)


def test_ten_names_on_one_spot_stand_apart():
    dots = pd.DataFrame({"x": [50.0] * 10, "y": [0.5] * 10})
    names = pd.Series([f"Somebody {number}" for number in range(10)])
    found = boxes(dots, names, place(dots, names, PAGE))
    assert not [1 for i, one in enumerate(found) for other in found[:i] if overlaps(one, other)]


def test_a_lonely_name_stands_right_beside_its_dot():
    placed = place(pd.DataFrame({"x": [20.0], "y": [0.5]}), pd.Series(["Ann"]), PAGE)
    assert placed.loc[0].tolist() == ["right", 0.5]


def test_a_name_goes_left_at_the_right_edge_and_out_of_the_way_of_a_dot():
    names = pd.Series(["Ann Lee"])
    assert place(pd.DataFrame({"x": [97.0], "y": [0.5]}), names, PAGE).loc[0, "side"] == "left"
    assert place(pd.DataFrame({"x": [50.0, 56.0], "y": [0.5, 0.5]}), names, PAGE).loc[0, "side"] == "left"


def test_a_name_keeps_off_the_line_that_divides_the_chart_while_a_side_is_free():
    page, names = replace(PAGE, border=50), pd.Series(["Ann Lee"])
    assert place(pd.DataFrame({"x": [44.0], "y": [0.5]}), names, page).loc[0].tolist() == ["left", 0.5]
    assert place(pd.DataFrame({"x": [56.0], "y": [0.5]}), names, page).loc[0].tolist() == ["right", 0.5]
    # With a dot on that side, it stands a line further up.
    beside = pd.DataFrame({"x": [44.0, 38.0], "y": [0.5, 0.5]})
    assert place(beside, names, page).loc[0].tolist() == ["left", 0.5 + PAGE.line]


def test_the_order_of_the_rows_changes_nothing():
    dots = some_dots(3)
    names = pd.Series([f"Somebody {number}" for number in range(10)], index=dots.index[:10])
    mixed = place(dots.sample(frac=1, random_state=1), names.sample(frac=1, random_state=2), PAGE)
    pd.testing.assert_frame_equal(mixed.sort_index(), place(dots, names, PAGE).sort_index())


def test_no_names_are_no_rows():
    assert place(some_dots(1), pd.Series([], dtype="str"), PAGE).empty
