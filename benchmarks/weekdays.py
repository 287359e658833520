"""Measure the weekday picture on simulated diaries: how often a day stands out without a pattern, and how often a low Sunday is seen.

Days in Daylio's five steps, one in six left out, each resembling the day before. Prints tables as Markdown; takes a
minute. Run: ``python benchmarks/weekdays.py``.
"""

from __future__ import annotations

import argparse
import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis import weekdays

SEED = 11
START = dt.date(2024, 1, 1)
WEEKS = (12, 26, 52)
LIKENESS = (0.0, 0.3, 0.6)


def diary(weeks: int, phi: float, lower: float, rng: np.random.Generator) -> pd.DataFrame:
    """Return a diary of `weeks` weeks whose days have the autocorrelation `phi`, with Sundays `lower` points lower."""
    days = 7 * weeks
    moods = rng.standard_normal(days)
    for day in range(1, days):
        moods[day] = phi * moods[day - 1] + np.sqrt(1 - phi**2) * moods[day]
    moods = 6 + 1.8 * moods - lower * (np.arange(days) % 7 == 6)
    frame = pd.DataFrame(
        {"date": pd.date_range(START, periods=days), "mood": np.clip(2.5 * np.round(moods / 2.5), 0, 10)}
    )
    return frame[rng.random(days) < 5 / 6]


def share(count: int, weeks: int, phi: float, lower: float, rng: np.random.Generator) -> float:
    """Return in which share of diaries any day stands out (`lower` 0), or Sunday does, as lower."""
    hits = 0
    for _ in range(count):
        table = weekdays.read(diary(weeks, phi, lower, rng), dt.date(2030, 1, 1)).table
        hits += (
            bool(table["stands_out"].iloc[-1] and table["high"].iloc[-1] < 0)
            if lower
            else bool(table["stands_out"].any())
        )
    return hits / count


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure the weekday picture on simulated diaries.")
    parser.add_argument("--diaries", type=int, default=1000, help="simulated diaries per figure (1000)")
    count = parser.parse_args().diaries
    rng = np.random.default_rng(SEED)
    for lower in (0.0, 1.0, 2.0):
        what = f"Sundays {lower:g} points lower: seen" if lower else "no pattern: any weekday stands out"
        print(
            f"\n| {what} | " + " | ".join(f"{weeks} weeks" for weeks in WEEKS) + " |\n|---" + "|---" * len(WEEKS) + "|"
        )
        for phi in LIKENESS:
            row = [f"{100 * share(count, weeks, phi, lower, rng):.1f} %" for weeks in WEEKS]
            print(f"| days resembling each other: {phi:g} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
