"""Measure how well *fading* foretells who falls silent, next to three simpler scores.

Run: ``python -m benchmarks.followups FILE``. FILE is a CSV with the columns person (whose log it is), contact and day. The
last 90 days are held out: from the days before, each score says with whom a person will not be in touch in them. The
figure is the area under the curve (AUC): how often the score puts one who fell silent above one who did not, 0.5 being
chance; worked out for each person alone, then averaged over people. People for whom it says nothing (everybody
fell silent, or nobody did) are left out and counted.

- fading: as the follow-ups show it, small logs included;
- recency: days since the last contact;
- overdue ratio: those days over the mean gap between two days in touch (for people met once, everybody's mean gap);
- count: days in touch so far, fewer being worse.

Then whether the chances that fading gives are true ones: all pairs of the people for whom it was learnt, in fifths from
the surest of contact to the surest of none, each with the chance of no contact that was said on average, and the share
of the pairs that had none.

Without FILE, on simulated people: the benchmark says so, and how they were made stands in `LOGS`. They are not drawn from
the model that fading fits: gaps are more even or more bursty than its own, and ties end by the calendar.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

from careerdata.analysis.network.fading import HORIZON_IN_DAYS, fading
from careerdata.analysis.network.touch_history import history

SCORES = ("fading", "recency", "overdue ratio", "count")
FIFTHS = ("surest of contact", "second fifth", "third fifth", "fourth fifth", "surest of none")
SEED = 29
PEOPLE = 240
DAYS = 730


@dataclass(frozen=True)
class Kind:
    """How the people of a simulated log behave.

    Attributes:
        contacts: fewest and most contacts a person.
        gap: median of the days between two contacts of one pair, over pairs; lognormal.
        spread: standard deviation of the log of that gap, over pairs.
        evenness: shape of the gamma of a pair's gaps: 1 as the model has it, more is more even, less more bursty.
        lasts: mean days until a tie ends, exponential, whatever happened in between.
        once: share of the pairs that meet once only.
    """

    contacts: tuple[int, int]
    gap: float
    spread: float
    evenness: float
    lasts: float
    once: float


LOGS: Mapping[str, Kind] = {
    "dense, even": Kind((40, 120), 14, 0.8, 2.0, 500, 0.05),
    "dense, bursty": Kind((40, 120), 14, 0.8, 0.5, 500, 0.05),
    "middling": Kind((40, 120), 35, 1.0, 1.0, 500, 0.2),
    "sparse, even": Kind((40, 200), 120, 1.0, 2.0, 700, 0.5),
    "sparse, bursty": Kind((40, 200), 120, 1.0, 0.5, 700, 0.5),
    "few contacts": Kind((8, 25), 45, 1.0, 0.7, 500, 0.3),
    "dense, very bursty": Kind((40, 120), 14, 1.0, 0.15, 500, 0.05),
    "sparse, very bursty": Kind((40, 200), 60, 1.0, 0.15, 700, 0.3),
    "short-lived ties": Kind((15, 40), 20, 1.2, 0.3, 120, 0.3),
}


def main() -> None:
    """Print a table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, help="CSV with the columns person, contact, day")
    parser.add_argument("--people", type=int, default=PEOPLE, help="simulated people a kind of log")
    parser.add_argument("--seed", type=int, default=SEED, help="of the simulated people")
    arguments = parser.parse_args()
    logs: Iterator[tuple[str, pd.DataFrame]]
    if arguments.file:
        frame = pd.read_csv(arguments.file, dtype={"person": "str", "contact": "str"}, parse_dates=["day"])
        logs = iter([(arguments.file.name, frame)])
    else:
        print(f"Simulated people, {arguments.people} a kind of log, seed {arguments.seed}.\n")
        logs = ((name, simulated(kind, arguments.people, arguments.seed)) for name, kind in LOGS.items())
    print("| log | people | left out | " + " | ".join(SCORES) + " |")
    print("|---" * (3 + len(SCORES)) + "|")
    said = {}
    for name, log in logs:
        found, left_out, said[name] = scored(log)
        figures = " | ".join("–" if found.empty else f"{found[score].mean():.4f}" for score in SCORES)
        print(f"| {name} | {len(found)} | {left_out} | {figures} |", flush=True)
    print(f"\nNo contact, said → was:\n\n| log | {' | '.join(FIFTHS)} | Brier score |\n{'|---' * (2 + len(FIFTHS))}|")
    for name, pairs in said.items():
        figures = " | ".join(f"{fifth.said:.2f} → {fifth.was:.2f}" for fifth in calibration(pairs).itertuples())
        print(f"| {name} | {figures} | {((pairs['said'] - pairs['was']) ** 2).mean():.4f} |")


def scored(log: pd.DataFrame) -> tuple[pd.DataFrame, int, pd.DataFrame]:
    """Return the AUC of every score, one row a person; for how many there is none; and what fading said of each pair.

    Args:
        log: one row a contact made: person, contact, day (dates; a time of day does not count).

    Returns:
        The second frame has one row a pair of a person for whom fading was learnt: said (the chance of no contact) and
        was (whether there was none).
    """
    log = log[["person", "contact", "day"]].dropna().assign(day=lambda rows: rows["day"].dt.normalize())
    cut = log["day"].max() - pd.Timedelta(days=HORIZON_IN_DAYS)
    rows, left_out, said = [], 0, [pd.DataFrame({"said": [], "was": []}, dtype=float)]
    for _, one in log.groupby("person"):
        past = one.loc[one["day"] <= cut]
        names = pd.Series(past["contact"].unique(), dtype="str")
        silent = ~names.isin(one.loc[one["day"] > cut, "contact"]).to_numpy()
        known = history(names, past.rename(columns={"day": "date"}), cut.date())
        facts = known.facts
        chance, learnt = fading(facts.assign(met_on=pd.NaT), known.gaps, cut.date())
        if learnt:
            said.append(pd.DataFrame({"said": chance, "was": silent.astype(float)}))
        if not 0 < silent.sum() < len(silent):
            left_out += 1
            continue
        silence = (cut - facts["last_touch"]).dt.days.to_numpy(dtype=float)
        scores = (chance, silence, _overdue_ratio(facts, silence), -facts["days"].to_numpy(dtype=float))
        rows.append({name: auc(score, silent) for name, score in zip(SCORES, scores, strict=True)})
    return pd.DataFrame(rows, columns=list(SCORES)), left_out, pd.concat(said, ignore_index=True)


def calibration(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the means of said and was by fifth of said, the lowest first; no rows where nothing was said."""
    fifth = np.ceil(rankdata(pairs["said"], method="ordinal") * len(FIFTHS) / max(len(pairs), 1))
    return pairs.groupby(fifth)[["said", "was"]].mean()


def auc(score: NDArray[np.float64], silent: NDArray[np.bool_]) -> float:
    """Return how often `score` is higher for one who fell silent than for one who did not; a tie counts half."""
    ranks = rankdata(score)
    ones = silent.sum()
    return float((ranks[silent].sum() - ones * (ones + 1) / 2) / (ones * (len(silent) - ones)))


def _overdue_ratio(facts: pd.DataFrame, silence: NDArray[np.float64]) -> NDArray[np.float64]:
    spans, gaps = (facts["last_touch"] - facts["first"]).dt.days.to_numpy(dtype=float), facts["days"].to_numpy() - 1
    usual = spans.sum() / max(gaps.sum(), 1) or 1.0
    return silence / np.where(gaps > 0, spans / np.maximum(gaps, 1), usual)


def simulated(kind: Kind, people: int, seed: int = SEED) -> pd.DataFrame:
    """Return a log of invented people: person, contact, day."""
    random = np.random.default_rng(seed)
    pairs = [
        pd.DataFrame({"person": f"P{person}", "contact": f"C{contact}", "day": days_of(kind, random)})
        for person in range(people)
        for contact in range(random.integers(kind.contacts[0], kind.contacts[1] + 1))
    ]
    log = pd.concat(pairs, ignore_index=True)
    return log.assign(day=pd.Timestamp(2024, 1, 1) + pd.to_timedelta(log["day"], unit="D"))


def days_of(kind: Kind, random: np.random.Generator) -> NDArray[np.int64]:
    """Return the days in touch of one pair: from a day of the two years on, until the tie ends or the years do."""
    first, end = random.uniform(0, DAYS), random.exponential(kind.lasts)
    if random.random() < kind.once:
        return np.array([int(first)])
    gap = kind.gap * np.exp(kind.spread * random.standard_normal())
    gaps = random.gamma(kind.evenness, gap / kind.evenness, int(4 * DAYS / gap) + 8)
    days = first + np.concatenate([[0.0], np.cumsum(gaps)])
    return np.unique(days[days < min(first + end + 1e-9, DAYS)].astype(np.int64))


if __name__ == "__main__":
    main()
