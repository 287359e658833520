"""Measure the weekday picture on simulated diaries: how often a day stands out without a pattern, and how often a low Sunday is seen.

Moods in steps, symmetric or with many good days and few bad ones; one day in six left out; each day resembling the one
before. Prints tables as Markdown; takes two minutes. Run: ``python benchmarks/weekdays.py``.
"""

from __future__ import annotations

import argparse

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from careerdata.analysis.rut.weekdays import compared

SEED = 11
WEEKS = (8, 12, 26, 52, 104)
SUNDAY = 6
SHAPES = {
    "symmetric": {0: 0.05, 2.5: 0.2, 5: 0.5, 7.5: 0.2, 10: 0.05},
    "mildly skewed": {2: 0.05, 4: 0.1, 6: 0.2, 8: 0.5, 10: 0.15},
    "strongly skewed": {2: 0.05, 4: 0.1, 6: 0.15, 8: 0.7},
    "good or bad": {2: 0.2, 8: 0.8},
}
"""Moods and the share of days that have them."""
LIKENESS = (0.0, 0.3, 0.6)
Numbers = NDArray[np.float64]


def diary(shape: str, weeks: int, phi: float, lower: float, rng: np.random.Generator) -> Numbers:
    """Return a diary, shape (weeks, 7), whose days resemble each other by `phi`, with Sundays `lower` points lower."""
    days = rng.standard_normal(7 * weeks)
    for day in range(1, len(days)):
        days[day] = phi * days[day - 1] + np.sqrt(1 - phi**2) * days[day]
    bounds = stats.norm.ppf(np.cumsum(list(SHAPES[shape].values()))[:-1])
    moods = np.array(list(SHAPES[shape]), dtype=float)[np.searchsorted(bounds, days)].reshape(weeks, 7)
    moods[:, SUNDAY] -= lower
    return np.where(rng.random(moods.shape) < 5 / 6, np.maximum(moods, 0), np.nan)


def shares(shape: str, phi: float, lower: float, count: int, rng: np.random.Generator) -> list[tuple[float, float]]:
    """Return per length in which share of diaries Sunday stands out as lower, and in which any other day stands out."""
    found = []
    for weeks in WEEKS:
        readings = [compared(diary(shape, weeks, phi, lower, rng)) for _ in range(count)]
        sunday = [reading.stands_out[SUNDAY] and reading.high[SUNDAY] < 0 for reading in readings]
        other = [
            np.delete(reading.stands_out, SUNDAY).any() or (lower == 0 and reading.stands_out.any())
            for reading in readings
        ]
        found.append((float(np.mean(sunday)), float(np.mean(other))))
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure the weekday picture on simulated diaries.")
    parser.add_argument("--diaries", type=int, default=300, help="simulated diaries per figure (300)")
    count = parser.parse_args().diaries
    rng = np.random.default_rng(SEED)
    head = " | ".join(f"{weeks} weeks" for weeks in WEEKS) + " |\n|---" + "|---" * len(WEEKS) + "|"
    print(f"| no pattern: any weekday stands out | {head}")
    for shape in SHAPES:
        for phi in LIKENESS:
            row = [f"{100 * any_day:.0f} %" for _, any_day in shares(shape, phi, 0, count, rng)]
            print(f"| {shape}; days resembling each other: {phi:g} | " + " | ".join(row) + " |", flush=True)
    print(f"\n| a lower Sunday: seen, and (any other day stands out) | {head}")
    for shape in ("symmetric", "strongly skewed"):
        for lower in (1.0, 2.0):
            row = [f"{100 * seen:.0f} % ({100 * other:.0f} %)" for seen, other in shares(shape, 0.3, lower, count, rng)]
            print(f"| {shape}; {lower:g} point{'s' if lower > 1 else ''} lower | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
