"""Measure the reading of a rut as it is shipped: false alarms, and how soon a real worsening is seen.

Five signs a log, answered in halves about 5 with a standard deviation of 1.5 points unless said; a baseline of 20 weeks
unless said. Another seed than the one the limits were made with. Prints tables as Markdown.
Run: ``python benchmarks/rut.py``; takes a quarter of an hour.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from rut_logs import YEAR, Logs, Numbers, answers, ratios, simulate

from careerdata.analysis import rut
from careerdata.analysis.rut.detection import SIGNS as ALL_SIGNS
from careerdata.analysis.rut.readings import Watched, watch
from careerdata.analysis.rut.standing_still import limits
from careerdata.analysis.stats import recent_means
from careerdata.logbook import Logbook

BUDGET, SIGNS, QUARTER, HALF_A_YEAR, BASE, SEED = 0.10, 5, 13, 26, 20, 7
LIKENESS = (0.0, 0.3, 0.5)
WEEK_20 = 20
"""An alarm in one of the first so many weeks was said when the baseline still stood in."""
CHUNK = 50
WHOLE = float(recent_means.multiplier(SIGNS, BUDGET))
FORMS = {
    "usually 1 of 10": ("normal", 1, 1.5, 0.5),
    "usually 9 of 10": ("normal", 9, 1.5, 0.5),
    "skewed toward bad weeks": ("skewed", 4, 1.5, 0.5),
    "skewed, near the floor": ("skewed", 1.5, 1.2, 0.5),
    "heavy tails": ("heavy tails", 5, 1.5, 0.5),
    "whole answers": ("normal", 5, 1.5, 1.0),
    "whole answers, SD 0.8": ("normal", 5, 0.8, 1.0),
    "whole answers, SD 0.4": ("normal", 5, 0.4, 1.0),
}
Change = Callable[[Numbers], Numbers]


def table(title: str, columns: list[str]) -> None:
    """Print the head of a table."""
    print(f"\n| {title} | " + " | ".join(columns) + " |\n" + "|---" * (len(columns) + 1) + "|", flush=True)


def row(name: str, shares: list[float], digits: int = 1) -> None:
    """Print one line of a table."""
    print(f"| {name} | " + " | ".join(f"{100 * share:.{digits}f} %" for share in shares) + " |", flush=True)


def beyond(kind: Logs, count: int, rng: np.random.Generator, first: int = BASE, **form: object) -> Numbers:
    """Return, for `count` simulated logs, which of the signs (together last) are beyond the limit, by week after the baseline."""
    change: Change = form.get("change", lambda logs: logs)  # type: ignore[assignment]
    mean, sd, step = form.get("scale", (5, 1.5, 0.5))  # type: ignore[misc]
    found = [
        ratios(answers(change(simulate(kind, CHUNK, rng)), mean, sd, step), first) > WHOLE
        for _ in range(max(count // CHUNK, 1))
    ]
    return np.concatenate(found)


def weeks_after(found: Numbers, first: int, upto: int) -> Numbers:
    """Return the readings after `first` and up to `upto` weeks after the baseline; the first of all is after three weeks."""
    skipped = recent_means.FEWEST - 1
    return found[..., max(first - skipped, 0) : max(upto - skipped, 0)]


def false_alarms(count: int, rng: np.random.Generator) -> None:
    """Print the share of calm logs that raise any alarm within 52 weeks."""
    table(f"calm logs, five signs: any false alarm in {YEAR} weeks", [f"baseline {n}" for n in (12, 20, 52)])
    for rho in (0.0, 0.5):
        for phi in LIKENESS:
            logs = [beyond(Logs(n + YEAR, (phi,) * SIGNS, rho), count, rng, n) for n in (12, 20, 52)]
            name = f"autocorrelation {phi:g}" + (f", signs correlated {rho:g}" if rho else "")
            row(name, [found.any((1, 2)).mean() for found in logs])
    mixed = [Logs(n + YEAR, (0, 0, 0.3, 0.5, 0.5)) for n in (12, 20, 52)]
    row(
        "0, 0, 0.3, 0.5, 0.5",
        [beyond(kind, count, rng, n).any((1, 2)).mean() for kind, n in zip(mixed, (12, 20, 52), strict=True)],
    )
    table("the same, other answers, baseline 20", [f"autocorrelation {phi:g}" for phi in LIKENESS])
    for name, (noise, *scale) in FORMS.items():
        kinds = [Logs(BASE + YEAR, (phi,) * SIGNS, noise=noise) for phi in LIKENESS]
        row(name, [beyond(kind, count, rng, scale=scale).any((1, 2)).mean() for kind in kinds])


def years_of_calm(count: int, rng: np.random.Generator) -> None:
    """Print the share of calm logs with any alarm within 1 to 5 years of weekly readings."""
    table("calm, read every week: any false alarm within", [f"{n} year{'s' * (n > 1)}" for n in (1, 2, 3, 5)])
    for phi in LIKENESS:
        found = beyond(Logs(BASE + 5 * YEAR, (phi,) * SIGNS), count // 3, rng)
        row(f"autocorrelation {phi:g}", [weeks_after(found, 0, n * YEAR).any((1, 2)).mean() for n in (1, 2, 3, 5)])


def seen(count: int, rng: np.random.Generator) -> None:
    """Print how often what got worse is seen."""
    table("seen", [f"autocorrelation {phi:g}" for phi in LIKENESS])
    late = BASE + YEAR

    def risen(start: int, size: float, signs: int = 1) -> Change:
        def change(logs: Numbers) -> Numbers:
            logs[:, :signs, start:] += size
            return logs

        return change

    def sliding(logs: Numbers) -> Numbers:
        logs[..., late:] += np.arange(1, HALF_A_YEAR + 1) / HALF_A_YEAR
        return logs

    for size in (1.0, 1.5, 2.0):
        kinds = [Logs(BASE + QUARTER, (phi,) * SIGNS) for phi in LIKENESS]
        found = [beyond(kind, count, rng, change=risen(BASE, size)) for kind in kinds]
        row(
            f"one sign {size:g} SD worse right after the baseline, within 13 weeks",
            [a[:, 0].any(-1).mean() for a in found],
        )
    for size in (1.0, 1.5, 2.0):
        kinds = [Logs(late + QUARTER, (phi,) * SIGNS) for phi in LIKENESS]
        found = [beyond(kind, count, rng, change=risen(late, size)) for kind in kinds]
        row(
            f"one sign {size:g} SD worse after a calm year, within 13 weeks",
            [weeks_after(a[:, 0], YEAR, YEAR + QUARTER).any(-1).mean() for a in found],
        )
    for rho in (0.0, 0.2, 0.5):
        kinds = [Logs(late + QUARTER, (phi,) * SIGNS, rho) for phi in LIKENESS]
        found = [beyond(kind, count, rng, change=risen(late, 0.75, SIGNS)) for kind in kinds]
        row(
            f"all signs 0.75 SD worse after a calm year, correlated {rho:g}, within 13 weeks",
            [weeks_after(a, YEAR, YEAR + QUARTER).any((1, 2)).mean() for a in found],
        )
    kinds = [Logs(late + HALF_A_YEAR, (phi,) * SIGNS, 0.2) for phi in LIKENESS]
    found = [beyond(kind, count, rng, change=sliding) for kind in kinds]
    row(
        "all signs sliding to 1 SD over 26 weeks after a calm year, correlated 0.2, within 26 weeks",
        [weeks_after(a, YEAR, YEAR + HALF_A_YEAR).any((1, 2)).mean() for a in found],
    )


def followed(logs: Numbers) -> list[dict[str, Watched]]:
    """Return logs read week by week, with their alarms followed until they are over."""
    return [watch({str(n): sign for n, sign in enumerate(log)}, BASE, BUDGET) for log in logs]


def alarms(log: dict[str, Watched], first: int, upto: int) -> bool:
    """Return whether an alarm was raised from week `first` to before week `upto`."""
    raised = [sign.places[episode.alarm] for sign in log.values() for episode in sign.history.episodes]
    return any(first <= week < upto for week in raised)


def lives(count: int, rng: np.random.Generator) -> None:
    """Print what happens to people: winters, answering that drifts, weeks ill, bad weeks skipped, ruts that stay or end."""
    few = max(count // 5, 50)
    weeks = BASE + 2 * YEAR
    table("read week by week, autocorrelation 0.3, signs correlated 0.3", ["alarm raised"])
    season = np.cos(2 * np.pi * (np.arange(weeks) / 52.18 - rng.random((few, 1, 1))))
    logs = simulate(Logs(weeks, (0.3,) * SIGNS, 0.3), few, rng)
    winters = followed(answers(logs + season, 5, 1.5, 0.5))
    row("a season of 1 SD: in the first year", [np.mean([alarms(log, BASE, BASE + YEAR) for log in winters])])
    row("a season of 1 SD: in the second year", [np.mean([alarms(log, BASE + YEAR, weeks) for log in winters])])
    drift = np.linspace(0, 1, weeks)
    drifting = followed(answers(simulate(Logs(weeks, (0.3,) * SIGNS, 0.3), few, rng) + drift, 5, 1.5, 0.5))
    row("answers that drift by 1 SD over two years", [np.mean([alarms(log, BASE, weeks) for log in drifting])])
    calm = answers(simulate(Logs(BASE + YEAR, (0.3,) * SIGNS, 0.3), few, rng), 5, 1.5, 0.5)
    row("a calm year", [np.mean([alarms(log, 0, BASE + YEAR) for log in followed(calm)])])
    ill = calm.copy()
    ill[..., [40, 41, 55]] = 9.5
    row("the same with three weeks ill, not marked", [np.mean([alarms(log, 0, BASE + YEAR) for log in followed(ill)])])
    # Weeks marked as ill are left out of the reading altogether, as `careerdata.analysis.rut.weekly` leaves them out.
    marked = followed(np.delete(ill, [40, 41, 55], axis=-1))
    row("the same with three weeks ill, marked", [np.mean([alarms(log, 0, BASE + YEAR) for log in marked])])
    mood = calm.mean(1, keepdims=True)
    bad = (mood > mood.mean(-1, keepdims=True) + 0.4) & (np.arange(BASE + YEAR) < HALF_A_YEAR)
    skipped = np.where(bad & (rng.random(bad.shape) < 0.7), np.nan, calm)
    row(
        "the same, seven bad weeks of ten skipped in the first half year",
        [np.mean([alarms(log, 0, BASE + YEAR) for log in followed(skipped)])],
    )
    missing = np.where(rng.random(mood.shape) < 0.25, np.nan, calm)
    row(
        "the same, a quarter of all weeks missing",
        [np.mean([alarms(log, 0, BASE + YEAR) for log in followed(missing)])],
    )


def ruts(count: int, rng: np.random.Generator) -> None:
    """Print whether an alarm stays as long as what it is about, and ends with it."""
    few = max(count // 5, 50)
    table("one sign", [f"autocorrelation {phi:g}" for phi in LIKENESS])
    stays: list[float] = []
    raised: list[int] = []
    over: list[float] = []
    relapse: list[float] = []
    for phi in LIKENESS:
        logs = simulate(Logs(YEAR, (phi,) * SIGNS), count, rng)
        logs[:, 0, QUARTER:] += 2.3
        found = [log["0"].history.episodes for log in followed(answers(logs, 3, 1.5, 0.5))]
        early = [episodes[0] for episodes in found if episodes and QUARTER <= episodes[0].alarm < WEEK_20]
        stays.append(np.mean([episode.end is None for episode in early]) if early else np.nan)
        raised.append(len(early))
        logs = simulate(Logs(100, (phi,) * SIGNS), few, rng)
        logs[:, 0, 40:60] += 2
        logs[:, 0, 82:] += 1.5
        found = [log["0"].history.episodes for log in followed(answers(logs, 4, 1.5, 0.5))]
        ended = [(episodes[0], episodes[1:]) for episodes in found if episodes and 40 <= episodes[0].alarm < 60]
        over.append(float(np.mean([episode.end is not None and episode.end <= 77 for episode, _ in ended])))
        quiet = [later for episode, later in ended if episode.end is not None and episode.end < 82]
        relapse.append(float(np.mean([any(82 <= episode.alarm < 95 for episode in later) for later in quiet])))
    row(f"worse by 2.3 SD after {QUARTER} weeks, alarm by week {WEEK_20}: still there at week {YEAR}", stays)
    print(
        "| so many such alarms, in as many logs each | " + " | ".join(f"{n} of {count}" for n in raised) + " |",
        flush=True,
    )
    row("worse by 2 SD for 20 weeks, then back: over within 18 weeks", over)
    row("then worse by 1.5 SD again after 22 weeks: seen within 13", relapse)


def new_beginnings(count: int, rng: np.random.Generator) -> None:
    """Print what is said of a beginning of the usual, with a new job say, against the half year before it."""
    few = max(count // 10, 50)
    table(
        "the usual begins anew, read every week against the half year before",
        [f"autocorrelation {phi:g}" for phi in LIKENESS],
    )
    for name, change, weeks in (
        ("nothing changed: any sign called better or worse within 52 weeks", 0.0, YEAR),
        ("one sign 1.5 SD better from then on: called better within 26 weeks", -1.5, HALF_A_YEAR),
    ):
        shares = []
        for phi in LIKENESS:
            logs = simulate(Logs(HALF_A_YEAR + weeks, (phi,) * SIGNS), few, rng)
            logs[:, 0, HALF_A_YEAR:] += change
            told = []
            for log in answers(logs, 5, 1.5, 0.5):
                first = HALF_A_YEAR + recent_means.FEWEST - 1
                ways = [
                    watch({str(n): way * sign for n, sign in enumerate(log)}, HALF_A_YEAR, BUDGET / 2, first)
                    for way in (-1, 1)
                ]
                changed = [{sign for sign, read in found.items() if read.history.episodes} for found in ways]
                told.append("0" in changed[0] if change else bool(changed[0] or changed[1]))
            shares.append(float(np.mean(told)))
        row(name, shares)


def standing_still(count: int, rng: np.random.Generator) -> None:
    """Print the share of calm years in which nothing new is called standing still."""
    weeks = BASE + 4 + YEAR

    def by_chance(chance: Numbers) -> Numbers:
        return rng.random(weeks) < chance

    def runs(ends: float, begins: float) -> Numbers:
        new = np.zeros(weeks, dtype=bool)
        for week, draw in enumerate(rng.random(weeks)):
            new[week] = draw >= ends if week and new[week - 1] else draw < begins
        return new

    kinds = {
        "something new in 1, 3 or 8 weeks of 10": [lambda p=p: by_chance(np.full(weeks, p)) for p in (0.1, 0.3, 0.8)],
        "in runs: ends 0.3, 0.5, 0.2; begins 0.1, 0.2, 0.3": [
            lambda a=a, b=b: runs(a, b) for a, b in ((0.3, 0.1), (0.5, 0.2), (0.2, 0.3))
        ],
        "wearing off from 8 in 10, like 1 / (1 + t / 26) and (1 + t / 10); from 8 in 10 to 1 in 10": [
            lambda: by_chance(0.8 / (1 + np.arange(weeks) / 26)),
            lambda: by_chance(0.8 / (1 + np.arange(weeks) / 10)),
            lambda: by_chance(0.1 + 0.7 * 0.5 ** (np.arange(weeks) / 20)),
        ],
    }
    table("standing still, alone: any alarm in a calm year", ["first", "second", "third"])
    for name, three in kinds.items():
        shares = []
        for new_weeks in three:
            fired = 0
            for _ in range(max(count // 4, 100)):
                quiet = ~new_weeks()
                waits = np.arange(float(weeks)) - np.maximum.accumulate(np.where(quiet, 0, np.arange(weeks)))
                fired += bool((waits > limits(waits, BASE + 4)).any())
            shares.append(fired / max(count // 4, 100))
        row(name, shares)


def speed(rng: np.random.Generator) -> None:
    """Print how long a reading of six signs and 104 weeks takes, after the first."""
    weeks = 104
    names = [sign for sign in ALL_SIGNS if sign != "standing_still"]
    signs = answers(simulate(Logs(weeks, (0.3,) * len(names)), 1, rng), 5, 1.5, 0.5)[0]
    mood = pd.DataFrame(dict(zip(names, signs, strict=True))).assign(
        week=pd.date_range("2024-01-01", periods=weeks, freq="7D")
    )
    book = Logbook.from_frames(today=dt.date(2026, 1, 1), mood=mood)
    took = []
    for _ in range(31):
        begun = time.process_time()
        rut.read(book)
        took.append(1000 * (time.process_time() - begun))
    print(
        f"\nA reading of six signs and {weeks} weeks: {statistics.median(took[1:]):.0f} ms (median of 30 after the first)."
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure the reading of a rut on simulated logs.")
    parser.add_argument("--logs", type=int, default=2000, help="simulated logs per figure (2000)")
    count = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    speed(rng)
    false_alarms(count, rng)
    seen(count, rng)
    years_of_calm(count, rng)
    lives(count, rng)
    ruts(count, rng)
    standing_still(count, rng)
    new_beginnings(count, np.random.default_rng(SEED))


if __name__ == "__main__":
    main()
