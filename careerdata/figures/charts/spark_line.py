"""The last weeks of one answer as a line beside its slider: small, without axes, gaps as gaps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from careerdata.text import counted

WIDTH, HEIGHT = 76, 28
_EDGE = 4
"""Pixels around it, so that a dot at its end is whole."""


@dataclass(frozen=True)
class SparkLine:
    """A line that the page draws itself: seven live charts beside seven sliders would make it slow.

    Attributes:
        path: the line, as the `d` of an SVG path; a week between two gaps is a point.
        dot: where this week's answer stands; None without one.
        alt: what it shows, for somebody who cannot see it; "" when there is nothing to show.
    """

    path: str
    dot: tuple[float, float] | None
    alt: str


def spark_line(answers: pd.Series[float]) -> SparkLine:
    """Draw one column of the frame `lately` that `careerdata.analysis.checkin.read` found, on the scale from 0 to 10."""
    step = (WIDTH - 2 * _EDGE) / max(len(answers) - 1, 1)
    points = [
        None if pd.isna(value) else (round(_EDGE + place * step, 1), round(_height(value), 1))
        for place, value in enumerate(answers)
    ]
    runs = [list(run) for there, run in groupby(points, key=bool) if there]
    path = " ".join(_run([point for point in run if point]) for run in runs)
    return SparkLine(path, points[-1] if points else None, _alt(answers))


def _height(value: float) -> float:
    return HEIGHT - _EDGE - value / 10 * (HEIGHT - 2 * _EDGE)


def _run(points: list[tuple[float, float]]) -> str:
    first, *others = [f"{across:g},{down:g}" for across, down in points]
    return f"M{first}" + ("".join(f" L{point}" for point in others) or " h0")


def _alt(answers: pd.Series[float]) -> str:
    there = answers.dropna()
    if there.empty:
        return ""
    low, high = there.min(), there.max()
    between = f"always {low:g}" if low == high else f"between {low:g} and {high:g}"
    gaps = len(answers) - len(there)
    missing = f", {counted(gaps, 'week')} open" if gaps else ""
    return f"Your last {len(answers)} weeks: {between}{missing}."
