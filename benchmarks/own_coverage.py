"""Measure whether each person's own ranges hold: by how many points the 80 % range missed 80, person by person.

Totals of the next 4, 13 and 26 weeks are forecast after every week from the eighth on, as they would be without looking back,
and with ranges that learn from the person's own misses (`careerdata.analysis.stats.conformal`). Scored beside them is simple
exponential smoothing (`forecast_methods`), at up to 40 of the same weeks. Every person weighs the same. Prints Markdown.

``python -m benchmarks.own_coverage`` takes people as in `benchmarks.forecast`; with FILE, those of a CSV with the columns
person, week, hours.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from effort_people import HELD_OUT, TUNING, Person, people
from forecast import AHEAD, FIRST, HELD_OUT_SEED, TUNING_SEED, origins, read
from forecast_methods import METHODS
from forecast_scores import interval_score

from careerdata.analysis.stats.conformal import stretched, widths
from careerdata.analysis.stats.gamma_poisson import HOURS, Numbers, Totals, levels_so_far

SHARES = np.array([0.1, 0.9])
LONGEST = 400
"""Weeks of a person that are looked at."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="a CSV file: person, week, hours")
    parser.add_argument("--people", type=int, default=10, help="simulated people of each kind (10)")
    arguments = parser.parse_args()
    print(
        "| people | weeks ahead | miss, points | with own widths | score of own widths | against smoothing, before | with |"
    )
    print("|---|---|---|---|---|---|---|")
    if arguments.file:
        measure(arguments.file.name, read(arguments.file, FIRST + max(AHEAD)))
        return
    measure("chosen on", people(TUNING, arguments.people, TUNING_SEED))
    measure("held out", people(HELD_OUT, arguments.people, HELD_OUT_SEED))


def measure(title: str, everybody: Iterable[Person]) -> None:
    """Print a row for each length of time, averaged over people, with the standard errors that the jackknife over people gives."""
    each = np.array([scores(hours[:LONGEST]) for _, hours in everybody])
    for row, ahead in enumerate(AHEAD):
        missed, own, cost, before, against = zip(told(each[:, row]), errors(each[:, row]), strict=True)
        print(
            f"| {title} ({len(each)}) | {ahead} | {missed[0]:.1f} ± {missed[1]:.1f} | {own[0]:.1f} ± {own[1]:.1f} | "
            f"{cost[0]:+.1f} ± {cost[1]:.1f} % | {before[0]:.2f} ± {before[1]:.2f} | {against[0]:.2f} ± {against[1]:.2f} |",
            flush=True,
        )


def told(each: Numbers) -> Numbers:
    """Return the miss in points without and with own widths, what those cost in percent, and both scores against smoothing."""
    held, score, smoothed = each[:, :2], each[:, 2:4].mean(axis=0), each[:, 4:].mean(axis=0)
    missed = 100 * np.abs(held - 0.8).mean(axis=0)
    return np.array([*missed, 100 * (score[1] / score[0] - 1), *smoothed[:2] / smoothed[2]])


def errors(each: Numbers) -> Numbers:
    """Return the standard errors of `told`: the jackknife, each person left out once (Efron and Tibshirani 1993, chapter 11)."""
    without = np.array([told(np.delete(each, place, axis=0)) for place in range(len(each))])
    return np.sqrt((len(each) - 1) * without.var(axis=0))


def scores(hours: Numbers) -> Numbers:
    """Return for each length of time: held (before, with own widths), their scores, and both and smoothing at few weeks."""
    levels = levels_so_far(hours, HOURS, FIRST)
    so_far, rows = np.cumsum([0.0, *hours]), []
    for ahead in AHEAD:
        known = np.arange(FIRST, len(hours) - ahead + 1)
        came = so_far[known + ahead] - so_far[known]
        totals = Totals.ahead(levels[: len(known)], HOURS, ahead)
        own = widths(totals.place(came), ahead)[: len(known)]
        held, scored = [], []
        for width in (np.ones(len(known)), own):
            low, high = (totals.quantiles(stretched(share, width)) for share in SHARES)
            held.append(((low <= came) & (came <= high)).mean())
            scored.append(interval_score(low, high, came, 0.2) / (ahead * hours.mean()))
        few = [now - FIRST for now in origins(len(hours) - ahead)]
        smooth = [
            np.quantile(METHODS["exponential smoothing"](hours[: known[at]], [ahead]), SHARES, axis=0) for at in few
        ]
        ends = np.array(smooth).reshape(-1, 2)
        smoothed = interval_score(ends[:, 0], ends[:, 1], came[few], 0.2).mean() / (ahead * hours.mean())
        rows.append([*held, *(score.mean() for score in scored), *(score[few].mean() for score in scored), smoothed])
    return np.array(rows, dtype=np.float64)


if __name__ == "__main__":
    main()
