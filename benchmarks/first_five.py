"""Measure how much of what is about to be lost the first five names of the follow-ups hold.

Run: ``python -m benchmarks.first_five``. Simulated people, as in `benchmarks.followups`, where it stands how they were made: the
tie of a pair ends on a day that is planted, whatever happened before. The last 90 days are held out; from the days before, each
order names five people to write to. Two figures, a share of 100 each, worked out for each person alone and averaged over people:

- lost: of all days in touch in the half year before with those who were silent in the 90 days, how many were with the five;
- planted: of all days in touch that ties which had ended would still have brought in the 90 days, at the gap that is planted,
  how many were those of the five. No order could see this.

The orders: the follow-ups, where nobody is on a target team or has a say and everybody is promised 60 days; fading alone; days
since the last contact; and days overdue. Then by how much fading is ahead of recency (AUC, in thousandths, with twice its
standard error over people): behind for sure where even the upper end is below nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt

import numpy as np
import pandas as pd

from benchmarks.followups import DAYS, LOGS, SEED, Kind, auc
from careerdata.analysis.network.fading import HORIZON_IN_DAYS
from careerdata.analysis.network.followups import read
from careerdata.analysis.network.touch_history import HALF_YEAR_IN_DAYS
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan

ORDERS = ("follow-ups", "fading", "recency", "overdue")
FIVE = 5
START = dt.date(2024, 1, 1)
CUT = DAYS - HORIZON_IN_DAYS


def main() -> None:
    """Print two tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=60, help="simulated people a kind of log")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    print(f"Simulated people, {arguments.people} a kind of log, seed {arguments.seed}; lost / planted, of 100.\n")
    print(f"| log | {' | '.join(ORDERS)} | fading ahead of recency |\n{'|---' * (2 + len(ORDERS))}|")
    for name, kind in LOGS.items():
        found = covered(kind, arguments.people, arguments.seed)
        means = 100 * found.mean()
        figures = " | ".join(f"{means[order, 'lost']:.0f} / {means[order, 'planted']:.0f}" for order in ORDERS)
        ahead = 1000 * found["fading", "ahead"].dropna()
        doubt = 2 * ahead.std() / np.sqrt(len(ahead))
        print(f"| {name} | {figures} | {ahead.mean():+.1f} ± {doubt:.1f} |", flush=True)


def covered(kind: Kind, people: int, seed: int) -> pd.DataFrame:
    """Return one row a person: for each order what its first five cover, as shares, and how far fading is ahead of recency."""
    random = np.random.default_rng(seed)
    rows = [_one(kind, random) for _ in range(people)]
    return pd.DataFrame(rows, columns=pd.MultiIndex.from_tuples(rows[0]))


def _one(kind: Kind, random: np.random.Generator) -> dict[tuple[str, str], float]:
    pairs = pd.concat(
        [_pair(kind, random, f"C{number}") for number in range(random.integers(kind.contacts[0], kind.contacts[1] + 1))]
    )
    past = pairs[pairs["day"] <= CUT]
    facts = past.groupby("contact").agg(planted=("planted", "first"))
    facts["silent"] = ~facts.index.isin(pairs.loc[pairs["day"] > CUT, "contact"])
    lately = past[past["day"] > CUT - HALF_YEAR_IN_DAYS].groupby("contact")["day"].nunique()
    facts["lost"] = lately.reindex(facts.index, fill_value=0).where(facts["silent"], 0)
    touches = pd.DataFrame(
        {"date": pd.Timestamp(START) + pd.to_timedelta(past["day"], unit="D"), "contact": past["contact"]}
    ).assign(kind="met", **{"from": "both"})
    today = START + dt.timedelta(days=CUT)
    contacts = pd.DataFrame({"contact": facts.index, "circle": "active"})
    book = Logbook.from_frames(today=today, plan=starter_plan(today), contacts=contacts, touches=touches)
    table = read(book).table
    silence = -table["due_in_days"]
    ranked = {
        "follow-ups": table["contact"],
        "fading": table.sort_values("fading", ascending=False, kind="stable")["contact"],
        "recency": table.loc[silence.sort_values(ascending=False, kind="stable").index, "contact"],
        "overdue": table.loc[
            silence.where(silence >= 0, -1).sort_values(ascending=False, kind="stable").index, "contact"
        ],
    }
    shares = {
        (order, what): facts.loc[names.head(FIVE), what].sum() / facts[what].sum() if facts[what].sum() else np.nan
        for order, names in ranked.items()
        for what in ("lost", "planted")
    }
    silent = facts["silent"].reindex(table["contact"]).to_numpy()
    known = 0 < silent.sum() < len(silent)
    scores = (
        [auc(score.to_numpy(dtype=float), silent) for score in (table["fading"], silence)] if known else [np.nan] * 2
    )
    return shares | {("fading", "ahead"): scores[0] - scores[1]}


def _pair(kind: Kind, random: np.random.Generator, name: str) -> pd.DataFrame:
    """Return the days in touch of one pair, and the days it would still have had after the cut, had its tie not ended."""
    first, end = random.uniform(0, DAYS), random.exponential(kind.lasts)
    if random.random() < kind.once:
        return pd.DataFrame({"contact": name, "day": [int(first)], "planted": 0.0})
    gap = kind.gap * np.exp(kind.spread * random.standard_normal())
    gaps = random.gamma(kind.evenness, gap / kind.evenness, int(4 * DAYS / gap) + 8)
    days = first + np.concatenate([[0.0], np.cumsum(gaps)])
    days = np.unique(days[days < min(first + end + 1e-9, DAYS)].astype(np.int64))
    lost = HORIZON_IN_DAYS / max(gap, 1.0) if CUT - HALF_YEAR_IN_DAYS < first + end <= CUT else 0.0
    return pd.DataFrame({"contact": name, "day": days, "planted": lost})


if __name__ == "__main__":
    main()
