"""Measure "what goes together": how often unrelated series are said to, and how often real companions are found.

Every log makes twelve looks: six drivers, the same week and the week after, against one outcome; the share is of
logs in which any look is called together. Prints tables as Markdown; takes a minute. Run: ``python benchmarks/correlates.py``.
"""

from __future__ import annotations

import argparse

import numpy as np
from rut_logs import Numbers

from careerdata.analysis.stats.association import benjamini_hochberg, correlate

SEED = 11
DRIVERS = 6
WEEKS = (26, 52, 104)


def drifting(shape: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    """Return random walks, which drift without end."""
    return np.asarray(rng.standard_normal(shape).cumsum(-1))


def resembling(shape: tuple[int, ...], rng: np.random.Generator, phi: float = 0.6) -> Numbers:
    """Return series in which a week resembles the one before."""
    noise = rng.standard_normal(shape)
    for week in range(1, shape[-1]):
        noise[..., week] = phi * noise[..., week - 1] + np.sqrt(1 - phi**2) * noise[..., week]
    return noise


def trending(shape: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    """Return independent weeks on a line, up or down."""
    return np.asarray(
        rng.standard_normal(shape) + rng.standard_normal((*shape[:-1], 1)) * np.linspace(-2, 2, shape[-1])
    )


def scaled(shape: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    """Return drifting answers as people give them: whole numbers from 0 to 10."""
    return np.clip(np.round(5 + 0.5 * drifting(shape, rng)), 0, 10)


def rare(shape: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    """Return weeks with and without, one in five with, more of them in some months than in others."""
    return (resembling(shape, rng) > 0.84).astype(np.float64)


def spiky(shape: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    """Return weeks of nothing or little, and a few of very much: overtime, or a course."""
    return np.asarray(np.where(rng.random(shape) < 0.25, rng.exponential(4, shape) ** 1.5, 0.0))


def floored(shape: tuple[int, ...], rng: np.random.Generator) -> Numbers:
    """Return an answer that is usually near the floor, in halves, with spells of worse weeks."""
    return np.clip(np.round(2 * (0.5 + 1.5 * resembling(shape, rng) + rng.exponential(0.7, shape))) / 2, 0, 10)


KINDS = {"drifting (random walks)": drifting, "autocorrelation 0.6": resembling, "trends": trending}
KINDS |= {"whole answers that drift": scaled, "yes in 1 week of 5": rare}


UNLIKE = {"spiky, and an answer near the floor": (spiky, floored), "near the floor, both": (floored, floored)}


def any_together(drivers: Numbers, outcome: Numbers) -> bool:
    """Return whether any of the looks of one log is called together, as the analysis calls it."""
    looks = [correlate(driver, outcome, lag) for driver in drivers for lag in (0, 1)]
    clear = np.array([one.low > 0 or one.high < 0 for one in looks])
    return bool((benjamini_hochberg(np.array([one.chance for one in looks])) & clear).any())


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure what goes together on simulated logs.")
    parser.add_argument("--logs", type=int, default=1000, help="simulated logs per figure (1000)")
    count = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    print(
        "| unrelated: any of 12 looks called together | "
        + " | ".join(f"{n} weeks" for n in WEEKS)
        + " |\n|---|---|---|---|"
    )
    for name, kind in KINDS.items():
        for missing in (0.0, 0.2):
            shares = []
            for weeks in WEEKS:
                logs, outcomes = kind((count, DRIVERS, weeks), rng), drifting((count, weeks), rng)
                outcomes[rng.random(outcomes.shape) < missing] = np.nan
                shares.append(np.mean([any_together(*log) for log in zip(logs, outcomes, strict=True)]))
            gaps = ", 20 % of weeks missing" if missing else ""
            print(f"| {name}{gaps} | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |", flush=True)
    for name, (kind, other) in UNLIKE.items():
        shares = []
        for weeks in WEEKS:
            logs, outcomes = kind((count, DRIVERS, weeks), rng), other((count, weeks), rng)
            shares.append(np.mean([any_together(*log) for log in zip(logs, outcomes, strict=True)]))
        print(f"| {name} | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |", flush=True)
    print(
        "\n| one driver of six, correlation in the same week | "
        + " | ".join(f"{n} weeks" for n in WEEKS)
        + " |\n|---|---|---|---|"
    )
    for size in (0.4, 0.6):
        shares = []
        for weeks in WEEKS:
            logs, outcomes = resembling((count, DRIVERS, weeks), rng, 0.3), resembling((count, weeks), rng, 0.3)
            outcomes = np.sqrt(1 - size**2) * outcomes + size * logs[:, 0]
            shares.append(np.mean([any_together(*log) for log in zip(logs, outcomes, strict=True)]))
        print(f"| {size} | " + " | ".join(f"{100 * share:.0f} %" for share in shares) + " |", flush=True)


if __name__ == "__main__":
    main()
