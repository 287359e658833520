"""Where the names go on a chart of dots, so that they can be read: beside their dot, clear of each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

_STEPS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8, 9, -9)
_ON_A_NAME, _OUTSIDE, _ON_A_NAMED_DOT, _ON_A_DOT, _A_STEP = 100.0, 100.0, 5.0, 2.0, 0.8
_ON_THE_BORDER, _ON_THE_LEFT = 1.0, 0.1


@dataclass(frozen=True)
class Page:
    """A chart as the placing of names needs it: what can be seen, and how large text is in units of its axes.

    Attributes:
        across: first and last value of the x axis.
        up: first and last value of the y axis.
        letter: width of one letter, in units of x.
        line: height of one line of text, in units of y.
        lead: distance from a dot to its name, in units of x.
        border: where a line across the whole height divides the chart, in units of x; NaN without one.
    """

    across: tuple[float, float]
    up: tuple[float, float]
    letter: float
    line: float
    lead: float
    border: float = float("nan")


def place(dots: pd.DataFrame, names: pd.Series[str], page: Page) -> pd.DataFrame:
    """Return where the name of each named dot goes.

    From the top down, each name takes the place beside its dot that costs least: another name or the edge costs
    most, covering a dot less, every line away from its own dot, the border and the left side a little.

    Args:
        dots: every dot of the chart, with the columns x and y.
        names: the text of the dots that have a name, by the index of `dots`.
        page: the chart.

    Returns:
        For every name, side ("left" or "right" of its dot) and at (the height of its middle, in units of y). The
        order of the rows of `dots` and `names` does not matter, as long as no two names with one text share a dot.
    """
    dots = dots.assign(named=dots.index.isin(names.index))
    named = dots.loc[names.index, ["x", "y"]].assign(name=names)
    named = named.sort_values(["y", "x", "name"], ascending=[False, True, True])
    taken = np.empty((0, 4))
    for x, y, name in zip(named["x"], named["y"], named["name"], strict=True):
        boxes = _around(x, y, len(name), page)
        best = boxes[np.argmin(_cost(boxes, dots, taken, page))]
        taken = np.vstack([taken, best])
    sides = np.where(taken[:, 0] > named["x"], "right", "left")
    return pd.DataFrame({"side": sides, "at": taken[:, 2:].mean(axis=1)}, index=named.index)


def _around(x: float, y: float, letters: int, page: Page) -> NDArray[np.float64]:
    """Return the boxes (left, right, low, high) that a name may take, the favourite first."""
    width = letters * page.letter
    sides = (x + page.lead, x - page.lead - width)
    corners = [(left, y + step * page.line) for step in _STEPS for left in sides]
    return np.array([(left, left + width, middle - page.line / 2, middle + page.line / 2) for left, middle in corners])


def _cost(
    boxes: NDArray[np.float64], dots: pd.DataFrame, taken: NDArray[np.float64], page: Page
) -> NDArray[np.float64]:
    left, right, low, high = boxes.T[:, :, None]
    x, y, named = dots["x"].to_numpy(), dots["y"].to_numpy(), dots["named"].to_numpy()
    wide, tall = page.lead / 3, page.line / 4
    # Of many thousand dots most are out of reach of all the boxes.
    near = (left.min() - wide < x) & (x < right.max() + wide) & (low.min() - tall < y) & (y < high.max() + tall)
    x, y, named = x[near], y[near], named[near]
    on_dots = (left - wide < x) & (x < right + wide) & (low - tall < y) & (y < high + tall)
    # Neighbours may touch, whatever the rounding says.
    slack = page.line / 100
    on_names = (left < taken[:, 1]) & (taken[:, 0] < right) & (low + slack < taken[:, 3]) & (taken[:, 2] + slack < high)
    outside = (boxes[:, 0] < page.across[0]) | (boxes[:, 1] > page.across[1])
    outside |= (boxes[:, 2] < page.up[0]) | (boxes[:, 3] > page.up[1])
    cost: NDArray[np.float64] = _ON_A_NAME * on_names.sum(axis=1) + _OUTSIDE * outside
    cost += on_dots @ np.where(named, _ON_A_NAMED_DOT, _ON_A_DOT)
    cost += _ON_THE_BORDER * ((boxes[:, 0] - page.lead / 3 < page.border) & (page.border < boxes[:, 1] + page.lead / 3))
    cost += np.tile([0, _ON_THE_LEFT], len(_STEPS)) + np.repeat(np.abs(_STEPS), 2) * _A_STEP
    return cost
