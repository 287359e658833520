"""Compare the rut detector with the control charts of the textbooks, on the logs that a person really has.

Five signs a log; centre and spread estimated from a baseline; every chart watches the worse side only. Prints, as
Markdown, the share of calm logs with any alarm within 52 weeks and the share of logs in which a lasting worsening of
one sign by 1.5 SD is seen within 13 weeks. ``python benchmarks/rut_compared.py`` takes a minute or two.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np
import textbook_charts as textbook
from rut_logs import YEAR, Logs, Numbers, answers, ratios, simulate

from careerdata.analysis.stats import recent_means

Flags = textbook.Flags
Chart = Callable[[Numbers, Numbers], Numbers]
"""Baseline and later weeks, both (logs, signs, weeks), to how far each later week is toward an alarm (1: there)."""

SIGNS, BUDGET, QUARTER, SEED = 5, 0.10, 13, 21
BASELINES = (12, 20, 52)
LIKENESS = (0.0, 0.3, 0.5)


def ours(baseline: Numbers, later: Numbers) -> Numbers:
    """Return the detector as it is shipped."""
    found = ratios(np.concatenate([baseline, later], -1), baseline.shape[-1]) / recent_means.multiplier(SIGNS, BUDGET)
    return np.pad(found, ((0, 0), (0, 0), (recent_means.FEWEST - 1, 0)), constant_values=-np.inf)


def individuals(baseline: Numbers, later: Numbers) -> Numbers:
    """Return the XmR chart: 2.66 mean moving ranges."""
    return textbook.distance(later, baseline, textbook.wheeler(baseline)) / 3


def western_electric(baseline: Numbers, later: Numbers) -> Numbers:
    """Return the XmR chart with all four Western Electric rules."""
    return textbook.western_electric(textbook.distance(later, baseline, textbook.wheeler(baseline))).astype(np.float64)


def moving_average(baseline: Numbers, later: Numbers) -> Numbers:
    """Return the plain EWMA: weight 0.2, limit 3 long-run standard deviations."""
    return textbook.moving_average(textbook.distance(later, baseline, textbook.spread(baseline))) / 3


def cusum(baseline: Numbers, later: Numbers) -> Numbers:
    """Return the cumulative sum: k 0.75, h 4."""
    return textbook.cusum(textbook.distance(later, baseline, textbook.spread(baseline)), k=0.75) / 4


CHARTS: dict[str, Chart] = {
    "ours": ours,
    "XmR": individuals,
    "Western Electric": western_electric,
    "plain EWMA 0.2": moving_average,
    "CUSUM 0.75": cusum,
}


def logs(phi: float, weeks: int, count: int, rng: np.random.Generator, step: float = 0.5) -> Numbers:
    """Return calm answers around 5 with a standard deviation of 1.5, in steps of `step`."""
    return answers(simulate(Logs(weeks, (phi,) * SIGNS), count, rng), 5, 1.5, step)


def ever(chart: Chart, series: Numbers, baseline: int, limit: float = 1.0) -> Flags:
    """Return, per log and sign, whether any week after the baseline is beyond the limit."""
    return np.asarray(chart(series[..., :baseline], series[..., baseline:]).max(-1) >= limit)


def row(name: str, shares: list[float]) -> None:
    """Print one line of a table."""
    print(f"| {name} | " + " | ".join(f"{100 * share:.0f} %" for share in shares) + " |", flush=True)


def head(title: str, columns: list[str]) -> None:
    """Print the head of a table."""
    print(f"\n| {title} | " + " | ".join(columns) + " |\n" + "|---" * (len(columns) + 1) + "|")


def false_alarms(count: int, rng: np.random.Generator) -> None:
    """Print the share of calm logs with any alarm in the 52 logged weeks after the baseline."""
    cells = [(n, phi) for n in BASELINES for phi in LIKENESS]
    head("calm: any alarm in 52 weeks", [f"{n} weeks, {phi:g}" for n, phi in cells])
    calm = {cell: logs(cell[1], cell[0] + YEAR, count, rng) for cell in cells}
    for name, chart in CHARTS.items():
        row(name, [ever(chart, calm[cell], cell[0]).any(-1).mean() for cell in cells])


def other_forms(count: int, rng: np.random.Generator) -> None:
    """Print the same for whole answers and for missing weeks: fewer logged weeks in the same year, at random ones."""
    forms = [("whole answers", 1.0, 0.0), ("10 % missing", 0.5, 0.10), ("25 % missing", 0.5, 0.25)]
    cells = [(what, step, missing, phi) for what, step, missing in forms for phi in (0.0, 0.3)]
    head("calm, baseline 20: any alarm in a year", [f"{what}, {phi:g}" for what, _, _, phi in cells])
    calm = []
    for _, step, missing, phi in cells:
        whole = logs(phi, round(20 / (1 - missing)) + YEAR, count, rng, step)
        kept = np.sort(
            rng.permuted(np.tile(np.arange(whole.shape[-1]), (count, 1)), axis=1)[
                :, : round(whole.shape[-1] * (1 - missing))
            ]
        )
        calm.append(np.take_along_axis(whole, kept[:, None, :], axis=-1))
    for name, chart in CHARTS.items():
        row(name, [ever(chart, series, 20).any(-1).mean() for series in calm])


def seen(count: int, rng: np.random.Generator) -> None:
    """Print how often a worsening of 1.5 SD of one sign is seen: as each chart is, and at the same false-alarm rate."""
    cells = [(n, phi) for n in BASELINES for phi in LIKENESS]
    sick = {}
    for n, phi in cells:
        series = simulate(Logs(n + QUARTER, (phi,) * SIGNS), count, rng)
        series[:, 0, n:] += 1.5
        sick[n, phi] = answers(series, 5, 1.5, 1e-6)
    head("a sign worse by 1.5 SD: seen within 13 weeks", [f"{n} weeks, {phi:g}" for n, phi in cells])
    for name, chart in CHARTS.items():
        row(name, [ever(chart, sick[cell], cell[0])[:, 0].mean() for cell in cells])
    head("the same, every limit set so that 10 % of calm logs alarm", [f"{n} weeks, {phi:g}" for n, phi in cells])
    calm = {cell: logs(cell[1], cell[0] + YEAR, count, rng, 1e-6) for cell in cells}
    for name, chart in CHARTS.items():
        if name != "Western Electric":  # It has four limits, and no one of them that could be moved.
            shares = []
            for cell in cells:
                worst = chart(calm[cell][..., : cell[0]], calm[cell][..., cell[0] :]).max(-1).max(-1)
                shares.append(ever(chart, sick[cell], cell[0], float(np.quantile(worst, 1 - BUDGET)))[:, 0].mean())
            row(name, shares)


def delays(count: int, rng: np.random.Generator) -> None:
    """Print after how many weeks half of the logs have seen a worsening of 1.5 SD of one sign, at the same false-alarm rate."""
    cells = [(n, phi) for n in BASELINES for phi in LIKENESS]
    head("weeks until half have seen it, at that rate", [f"{n} weeks, {phi:g}" for n, phi in cells])
    said: dict[str, list[str]] = {name: [] for name in CHARTS if name != "Western Electric"}
    for n, phi in cells:
        calm = logs(phi, n + YEAR, count, rng, 1e-6)
        series = simulate(Logs(n + YEAR, (phi,) * SIGNS), count, rng)
        series[:, 0, n:] += 1.5
        sick = answers(series, 5, 1.5, 1e-6)
        for name, column in said.items():
            chart = CHARTS[name]
            limit = float(np.quantile(chart(calm[..., :n], calm[..., n:]).max(-1).max(-1), 1 - BUDGET))
            beyond = chart(sick[..., :n], sick[..., n:])[:, 0] >= limit
            weeks = np.where(beyond.any(-1), beyond.argmax(-1) + 1, YEAR + 1)
            half = int(np.median(weeks))
            column.append(str(half) if half <= YEAR else f"over {YEAR}")
    for name, column in said.items():
        print(f"| {name} | " + " | ".join(column) + " |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Compare the rut detector with textbook charts on simulated logs.")
    parser.add_argument("--logs", type=int, default=4000, help="simulated logs per figure (4000)")
    count = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    false_alarms(count, rng)
    other_forms(count, rng)
    seen(count, rng)
    delays(count, rng)


if __name__ == "__main__":
    main()
