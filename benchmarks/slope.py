"""Measure the band of a slope: how often it holds the true one, on simulated logs without and with a slope.

Answers in halves with a standard deviation of 1.5 points. Prints a table as Markdown; takes a minute. Run:
``python benchmarks/slope.py``.
"""

from __future__ import annotations

import argparse

import numpy as np
from rut_logs import Logs, Numbers, answers, simulate

from careerdata.analysis.stats.trend import slope_with_band

SEED = 19
WEEKS = (26, 52, 104)
PHI = (0.0, 0.3, 0.5)
RISE = 1 / 52
"""The slope of the second kind of logs: a point a year."""


def log(weeks: int, phi: float, slope: float, count: int, rng: np.random.Generator) -> Numbers:
    """Return `count` logs of one sign, shape (count, weeks), that go up by `slope` points a week."""
    calm = simulate(Logs(weeks, (phi,)), count, rng)[:, 0]
    return answers(calm + slope * np.arange(weeks) / 1.5, 4, 1.5, 0.5)


def held(logs: Numbers, slope: float, kept: float, rng: np.random.Generator) -> float:
    """Return in which share of logs the band holds the slope, where each week is logged with the chance `kept`."""
    hits = 0
    for values in logs:
        logged = np.flatnonzero(rng.random(len(values)) < kept)
        found = slope_with_band(logged.astype(np.float64), values[logged])
        hits += found.low <= slope <= found.high
    return hits / len(logs)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the band of a slope on simulated logs.")
    parser.add_argument("--logs", type=int, default=500, help="simulated logs per figure (500)")
    count = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    print("| the 90 % band holds the true slope | " + " | ".join(f"{weeks} weeks" for weeks in WEEKS) + " |")
    print("|---" + "|---" * len(WEEKS) + "|")
    for what, slope, kept in (
        ("no slope", 0.0, 1.0),
        ("a point a year", RISE, 1.0),
        ("no slope, a fifth missing", 0.0, 0.8),
    ):
        for phi in PHI:
            row = [f"{100 * held(log(weeks, phi, slope, count, rng), slope, kept, rng):.1f} %" for weeks in WEEKS]
            print(f"| {what}; autocorrelation {phi:g} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
