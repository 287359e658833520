"""Measure the rut detector as it is shipped: false alarms a year, and how soon a real worsening is seen.

Five signs a log, spread and autocorrelation estimated from the baseline, limits from `careerdata.analysis.stats.ewma_limits`
(made with another seed). Prints tables as Markdown; takes ten seconds. Run: ``python benchmarks/rut.py``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import time

import numpy as np
import pandas as pd
from rut_logs import YEAR, Logs, Numbers, answers, simulate

from careerdata.analysis.rut import signs as rut
from careerdata.analysis.rut.detection import SIGNS as SIGNS_READ
from careerdata.analysis.rut.detection import STAND_IN, STANDING_STILL
from careerdata.analysis.stats import ewma
from careerdata.logbook import Logbook
from careerdata.schemas import Exposure, Mood, Skills, Touches, empty_frame

BUDGET = 0.10
SIGNS = 5
QUARTER = 13
SEED = 7
CALM = {
    "autocorrelation 0": Logs(0, (0.0,) * SIGNS),
    "autocorrelation 0.3": Logs(0, (0.3,) * SIGNS),
    "autocorrelation 0.5": Logs(0, (0.5,) * SIGNS),
    "0, signs correlated 0.5": Logs(0, (0.0,) * SIGNS, 0.5),
    "0.3, signs correlated 0.5": Logs(0, (0.3,) * SIGNS, 0.5),
    "0.5, signs correlated 0.5": Logs(0, (0.5,) * SIGNS, 0.5),
    "0 to 0.4, one each": Logs(0, (0.0, 0.1, 0.2, 0.3, 0.4)),
    "0, 0, 0.3, 0.5, 0.5": Logs(0, (0.0, 0.0, 0.3, 0.5, 0.5)),
}
SCALES = {"unrounded": (5, 1.5, 1e-6), "halves, SD 1.5": (3, 1.5, 0.5), "whole, SD 1.5": (3, 1.5, 1.0)}
SCALES |= {"whole, SD 0.8": (3, 0.8, 1.0), "whole, SD 0.4": (3, 0.4, 1.0)}


def alarms(logs: Numbers, baseline_weeks: int, budget: float = BUDGET) -> Numbers:
    """Return, for logs of shape (count, signs, weeks), which signs raise an alarm in any week after the baseline."""
    baseline, later = logs[..., :baseline_weeks], logs[..., baseline_weeks:]
    signs = logs.shape[1]
    statistic = ewma.statistic(later, baseline.mean(-1), ewma.spread(baseline), baseline_weeks)
    phi = ewma.shared_autocorrelation(ewma.autocorrelation(baseline), baseline_weeks)
    limit = ewma.limit(baseline_weeks, signs, 1 - (1 - budget) ** (1 / signs), phi)
    return statistic.max(-1) > limit


def log(kind: Logs, weeks: int, count: int, rng: np.random.Generator) -> Numbers:
    """Return `count` simulated logs of `weeks` weeks."""
    return simulate(Logs(weeks, kind.phi, kind.rho), count, rng)


def false_alarms(count: int, rng: np.random.Generator) -> None:
    """Print the share of calm logs that raise any alarm within 52 weeks, by kind of log, scale and baseline."""
    print(
        f"| calm logs, five signs: any false alarm in {YEAR} weeks | 12 baseline weeks | 20 | 52 |\n|---|---|---|---|"
    )
    for name, kind in CALM.items():
        scales = SCALES if kind.rho == 0 and len(set(kind.phi)) == 1 else {"halves, SD 1.5": SCALES["halves, SD 1.5"]}
        for scale, form in scales.items():
            row = [alarms(answers(log(kind, n + YEAR, count, rng), *form), n).any(-1).mean() for n in (12, 20, 52)]
            print(f"| {name}; {scale} | " + " | ".join(f"{100 * share:.1f} %" for share in row) + " |", flush=True)


def read_from_the_13th_week_on(count: int, rng: np.random.Generator) -> None:
    """Print the false alarms of somebody who begins before there are 20 weeks: 12 stand in, with a third of the budget."""
    print("\n| read every week from the 13th to the 72nd, baseline 12, then 20 | any false alarm |\n|---|---|")
    for name, kind in list(CALM.items())[:3]:
        logs = answers(log(kind, 20 + YEAR, count, rng), *SCALES["halves, SD 1.5"])
        early = alarms(logs[..., :20], 12, BUDGET * STAND_IN).any(-1)
        print(f"| {name} | {100 * (early | alarms(logs, 20).any(-1)).mean():.1f} % |")


def seen(count: int, rng: np.random.Generator) -> None:
    """Print how often a lasting worsening of one sign of five is seen within 13 weeks of its start, by its size."""
    head = " | ".join(f"{n} weeks: {size} SD" for n in (12, 20, 52) for size in (1, 1.5, 2))
    print(f"\n| seen within {QUARTER} weeks | {head} |\n|---|" + "---|" * 9)
    for name, kind in list(CALM.items())[:3]:
        row = []
        for n in (12, 20, 52):
            for size in (1, 1.5, 2):
                logs = log(kind, n + QUARTER, count, rng)
                logs[:, 0, n:] += size
                row.append(alarms(answers(logs, 5, 1.5, 1e-6), n)[:, 0].mean())
        print(f"| {name} | " + " | ".join(f"{100 * share:.0f} %" for share in row) + " |", flush=True)


def seen_later(count: int, rng: np.random.Generator) -> None:
    """Print the same where the worsening begins half a year after a baseline of 20 weeks, in logs without an alarm yet."""
    print(f"\n| half a year of calm first: seen within {QUARTER} weeks | 1 SD | 1.5 SD | 2 SD |\n|---|---|---|---|")
    calm = YEAR // 2
    for name, kind in list(CALM.items())[:3]:
        row = []
        for size in (1, 1.5, 2):
            logs = log(kind, 20 + calm + QUARTER, count, rng)
            logs[:, 0, 20 + calm :] += size
            given = answers(logs, 5, 1.5, 1e-6)
            quiet = ~alarms(given[..., : 20 + calm], 20)[:, 0]
            row.append(alarms(given[quiet], 20)[:, 0].mean())
        print(f"| {name} | " + " | ".join(f"{100 * share:.0f} %" for share in row) + " |", flush=True)


def speed(rng: np.random.Generator) -> None:
    """Print how long a reading of five signs and 104 weeks takes, after the first."""
    weeks = 104
    signs = answers(simulate(Logs(weeks, (0.0,) * SIGNS), 1, rng), *SCALES["halves, SD 1.5"])[0]
    empty = empty_frame(Mood)
    mood = pd.DataFrame(dict(zip((sign for sign in SIGNS_READ if sign != STANDING_STILL), signs, strict=True)))
    mood = mood.assign(week=pd.date_range("2024-01-01", periods=weeks, freq="7D"), mood=5.0)
    mood = mood.reindex(columns=empty.columns).astype(empty.dtypes.to_dict())
    others = empty_frame(Skills), empty_frame(Touches), empty_frame(Exposure)
    took = []
    for _ in range(31):
        begun = time.perf_counter()
        rut.read(
            Logbook.from_frames(
                today=dt.date(2026, 1, 1),
                mood=mood,
                **dict(zip(("skills", "touches", "exposure"), others, strict=True)),
            )
        )
        took.append(1000 * (time.perf_counter() - begun))
    print(
        f"\nA reading of five signs and {weeks} weeks: {statistics.median(took[1:]):.0f} ms (median of 30 after the first)."
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure the rut detector on simulated logs.")
    parser.add_argument("--logs", type=int, default=10_000, help="simulated logs per figure (10000)")
    count = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    false_alarms(count, rng)
    seen(count, rng)
    read_from_the_13th_week_on(count, rng)
    seen_later(count, rng)
    speed(rng)


if __name__ == "__main__":
    main()
