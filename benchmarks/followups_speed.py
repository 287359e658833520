"""Measure ranking 30,000 contacts by 1,000,000 touches, the fit included, against a plain pandas groupby-max.

The groupby finds the last touch of each contact in the same frame, which is the least that any ranking has to do. All
alternate; the quickest of the runs of each is compared, since other work on the machine only ever adds. Making the
logbook, which is done once for all answers of a page, is timed beside them. Below it, the fit of BG/NBD to 2,000 people. Run: ``python -m benchmarks.followups_speed``; takes some seconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from careerdata.analysis.network.followups import read
from careerdata.analysis.stats import bgnbd
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import Contacts, Touches, empty_frame

SEED = 7
TODAY = dt.date(2026, 6, 1)
PLAN = starter_plan(TODAY)
DAYS = 2000


def main() -> None:
    """Print a table as Markdown, and the fit in a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=30_000)
    parser.add_argument("--touches", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    print("| touches by contact | groupby-max, s | ranking, s | ratio | making the logbook, s |\n|---|---|---|---|---|")
    for spread in ("even", "a few have most"):
        contacts, touches = made_up(arguments.contacts, arguments.touches, spread)

        def made(contacts: pd.DataFrame = contacts, touches: pd.DataFrame = touches) -> Logbook:
            return Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches)

        book = made()
        plain, ours, making = quickest(
            arguments.runs,
            lambda touches=touches: touches.groupby("contact")["date"].max(),
            lambda book=book: read(book),
            made,
        )
        print(f"| {spread} | {plain:.3f} | {ours:.3f} | {ours / plain:.1f} | {making:.3f} |", flush=True)
    random = np.random.default_rng(SEED)
    age = random.uniform(30, DAYS, 2000)
    frequency = random.poisson(random.gamma(1.0, 6.0, 2000)).astype(float)
    recency = np.where(frequency > 0, age * random.random(2000), 0.0)
    (fitted,) = quickest(arguments.runs, lambda: bgnbd.fit(frequency, recency, age))
    print(f"\nFit to 2,000 people: {1000 * fitted:.0f} ms.")


def quickest(runs: int, *ways: Callable[[], object]) -> list[float]:
    """Return the shortest time of each way, in seconds; the ways take turns."""
    best = [float("inf")] * len(ways)
    for _ in range(runs):
        for number, way in enumerate(ways):
            before = time.perf_counter()
            way()
            best[number] = min(best[number], time.perf_counter() - before)
    return best


def made_up(contacts: int, touches: int, spread: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return invented people and touches as the logbook would; every cell is a text of its own, as after reading."""
    random = np.random.default_rng(SEED)
    names = [f"{'Zoë Álvarez' if number % 3 else 'Bo Chen'} {number}" for number in range(contacts)]
    share = np.ones(contacts) if spread == "even" else random.pareto(1.2, contacts)
    who = random.choice(contacts, touches, p=share / share.sum())
    people = {
        "contact": names,
        "circle": random.choice(["close", "active", "wide"], contacts),
        "team": random.choice(["Data", "Finance", "Research"], contacts),
        "influence": random.integers(0, 6, contacts),
    }
    log = {
        "date": pd.Timestamp(TODAY) - pd.to_timedelta(random.integers(0, DAYS, touches), unit="D"),
        "contact": ["".join(names[number]) for number in who],
        "kind": random.choice(["met", "wrote", "called", "gave", "asked"], touches),
        "from": random.choice(["me", "them", "both"], touches),
        "next_step": np.where(random.random(touches) < 0.02, "send the slides", None),
    }
    return filled(Contacts, people), filled(Touches, log)


def filled(schema: type[Contacts | Touches], columns: dict[str, object]) -> pd.DataFrame:
    """Return a frame with every column of the schema, in its types."""
    empty = empty_frame(schema)
    return pd.DataFrame(columns).reindex(columns=list(empty)).astype(dict(empty.dtypes))


if __name__ == "__main__":
    main()
