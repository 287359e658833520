"""Measure the forecast of weekly hours: how often its intervals hold, and how wide they are, beside plainer methods.

Totals of the next 4, 13 and 26 weeks (or others: ``--ahead``) are forecast from up to 40 weeks of a person's past, evenly
spaced, the first after 8 weeks; every person weighs the same. The interval score is that of the 80 % interval, divided by
the person's mean hours in that many weeks: lower is better. Prints tables as Markdown.

``python -m benchmarks.forecast`` measures simulated people, those that the method was chosen on and others; it takes three
minutes. ``python -m benchmarks.forecast FILE`` measures any CSV with the columns person, week (a date in it), hours; a week
without a row counts as 0 hours between a person's first and last one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from effort_people import HELD_OUT, TUNING, Person, people
from forecast_methods import METHODS, Method
from forecast_scores import interval_score

from careerdata.analysis.stats.gamma_poisson import Numbers
from careerdata.dates import week_starts

NOMINAL = (0.50, 0.80, 0.95)
FIRST, MOST_ORIGINS = 8, 40
TUNING_SEED, HELD_OUT_SEED = 1, 20
AHEAD = (4, 13, 26)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="a CSV file: person, week, hours")
    parser.add_argument("--people", type=int, default=60, help="simulated people of each kind (60)")
    parser.add_argument("--ahead", type=int, nargs="+", default=AHEAD, help="weeks ahead (4 13 26)")
    arguments = parser.parse_args()
    ahead = sorted(arguments.ahead)
    if arguments.file:
        measure(arguments.file.name, read(arguments.file, FIRST + ahead[-1]), ahead)
        return
    measure("simulated people it was chosen on", people(TUNING, arguments.people, TUNING_SEED), ahead)
    measure("simulated people held out", people(HELD_OUT, arguments.people, HELD_OUT_SEED), ahead)


def read(path: Path, least_weeks: int) -> list[Person]:
    """Return the people of a file, each a kind of their own; those with too few weeks are named on stderr and left out."""
    frame = pd.read_csv(path)
    missing = {"person", "week", "hours"} - set(frame.columns)
    if missing:
        raise SystemExit(f"{path.name} lacks the column {', '.join(sorted(missing))}; it needs person, week, hours.")
    hours = pd.to_numeric(frame["hours"], errors="coerce")
    weeks = pd.to_datetime(frame["week"], format="ISO8601", errors="coerce")
    wrong = weeks.isna() | hours.isna() | (hours < 0)
    if wrong.any():
        raise SystemExit(
            f"{path.name}, line {int(wrong.argmax()) + 2}: a week is a date such as 2026-05-04, hours are 0 or more."
        )
    frame = frame.assign(week=week_starts(weeks), hours=hours)
    found = []
    for person, rows in frame.groupby("person"):
        own = rows.groupby("week")["hours"].sum()
        every = pd.date_range(own.index.min(), own.index.max(), freq="7D")
        if len(every) < least_weeks or not own.any():
            print(f"{person} is left out: {least_weeks} weeks are needed, with some hours in them.", file=sys.stderr)
            continue
        found.append((str(person), own.reindex(every, fill_value=0.0).to_numpy(dtype=np.float64)))
    if not found:
        raise SystemExit(f"{path.name} has nobody with {least_weeks} weeks.")
    return found


def origins(last: int) -> list[int]:
    """Return how many weeks are known at each forecast: evenly spaced, `last` of them at the last one."""
    return sorted({round(origin) for origin in np.linspace(FIRST, last, min(MOST_ORIGINS, last - FIRST + 1))})


def scores(hours: Numbers, method: Method, ahead: Sequence[int]) -> Numbers:
    """Return for one person, by horizon, the share held by each nominal interval, and the scaled interval score."""
    rows = []
    tails = [0.5 + side * nominal / 2 for nominal in NOMINAL for side in (-1, 1)]
    for now in origins(len(hours) - max(ahead)):
        actual = np.array([hours[now : now + horizon].sum() for horizon in ahead])
        ends = np.quantile(method(hours[:now], ahead), tails, axis=0)
        held = [(low <= actual) & (actual <= high) for low, high in zip(ends[::2], ends[1::2], strict=True)]
        scaled = interval_score(ends[2], ends[3], actual, 0.2) / (hours.mean() * np.array(ahead))
        rows.append([*held, scaled])
    return np.mean(np.array(rows, dtype=np.float64), axis=0).T


def measure(title: str, everybody: Iterable[Person], ahead: Sequence[int]) -> None:
    """Print how the methods did, averaged over people; and ours for each kind of person when there are several."""
    everybody = list(everybody)
    print(
        f"\n| {title} ({len(everybody)}) | weeks ahead | 50 % | 80 % | 95 % | interval score |\n|---|---|---|---|---|---|"
    )
    kinds = np.array([kind for kind, _ in everybody])
    of_ours = np.empty(0)
    for name, method in METHODS.items():
        each = np.array([scores(hours, method, ahead) for _, hours in everybody])
        of_ours = each if name == "ours" else of_ours
        for horizon, (*held, score) in zip(ahead, each.mean(axis=0), strict=True):
            shares = " | ".join(f"{100 * share:.0f}" for share in held)
            print(f"| {name} | {horizon} | {shares} | {score:.2f} |", flush=True)
    names = list(dict.fromkeys(kinds))
    if len(names) < len(kinds):
        by_kind(names, kinds, of_ours, ahead)


def by_kind(names: list[str], kinds: np.ndarray, each: Numbers, ahead: Sequence[int]) -> None:
    """Print how often our 80 % interval held, by kind of person."""
    weeks = " | ".join(f"{horizon} weeks" for horizon in ahead)
    print(f"\n| ours, of 100: the 80 % interval held at | {weeks} |\n|---|" + "---|" * len(ahead))
    for name in names:
        shares = 100 * each[kinds == name].mean(axis=0)[:, 1]
        print(f"| {name} | " + " | ".join(f"{share:.0f}" for share in shares) + " |")


if __name__ == "__main__":
    main()
