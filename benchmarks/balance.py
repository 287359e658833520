"""Measure the warning of the balance: how often a plan that has nothing to do with the signs is warned of, and one that has.

Every log has hours at the job and of learning, life outside work, touches, wins, mood and worn out, all of them
drifting on their own; in the second table learning moves worn out in the same week. Prints tables as Markdown; takes
some minutes. Run: ``python benchmarks/balance.py``.
"""

from __future__ import annotations

import argparse

import numpy as np
import pandas as pd
from rut_logs import Numbers
from together import resembling

from careerdata.analysis.plan.balance import feeding, looks_of
from careerdata.logbook import Logbook
from careerdata.schemas import LOGS, empty_frame

SEED = 7
FIRST = pd.Timestamp(2024, 1, 1)
WEEKS = (26, 52, 104)
READ = ("mood", "skills", "touches", "gigs", "endorsements", "exposure")


def logs_of(weeks: int, link: float, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return a person's logs; `link` is the correlation of learning with worn out, beside what both repeat of last week."""
    job, learning, outside, touches, wins, mood, own = resembling((7, weeks), rng, 0.4)
    tired = link * learning + np.sqrt(1 - link**2) * own
    mondays = pd.date_range(FIRST, periods=weeks, freq="7D", unit="us")
    logs = {name: empty_frame(LOGS[name].schema) for name in READ}
    answers = {"mood": mood, "worn_out": tired, "outside_work": outside}
    scaled = {name: np.clip(np.round(2 * (5 + 1.5 * values)) / 2, 0, 10) for name, values in answers.items()}
    logs["mood"] = pd.DataFrame({"week": mondays, **scaled, "hours_worked": 40 + np.round(2 * job)})
    hours: Numbers = np.round(4 * np.maximum(6 + 3 * learning, 0)) / 4
    logs["skills"] = pd.DataFrame({"date": mondays, "skill": "SQL", "hours": hours})
    logs["touches"] = pd.DataFrame({"date": mondays[touches > 0]})
    logs["exposure"] = pd.DataFrame({"date": mondays[wins > 1]})
    return logs


def warned(weeks: int, link: float, rng: np.random.Generator) -> bool:
    """Return whether one simulated log is warned of its plan."""
    feeds = feeding(
        looks_of(Logbook.from_frames(today=(FIRST + pd.Timedelta(weeks=weeks)).date(), **logs_of(weeks, link, rng)))
    )
    return bool((feeds["what"] == "plan_hours").any())


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure how often the balance warns of a plan.")
    parser.add_argument("--logs", type=int, default=300, help="simulated logs per figure (300)")
    count = parser.parse_args().logs
    rng = np.random.default_rng(SEED)
    print(
        "| logs in which the plan is warned of | " + " | ".join(f"{n} weeks" for n in WEEKS) + " |\n|---|---|---|---|"
    )
    for link, words in (
        (0.0, "learning has nothing to do with it"),
        (0.4, "correlation 0.4"),
        (0.6, "correlation 0.6"),
    ):
        shares = [np.mean([warned(weeks, link, rng) for _ in range(count)]) for weeks in WEEKS]
        print(f"| {words} | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |", flush=True)


if __name__ == "__main__":
    main()
