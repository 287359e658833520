"""Measure *ready by the date* from end to end: people with several skills, and what was said to them beside what came.

Each simulated person puts in hours as one of `effort_people` does, nine kinds of them, and splits them over two to five skills:
one after the other in list order (with a strayed week now and then), in parallel (with weeks in which some get nothing), or
rotating (two to eight weeks on one, then on another). What is reached gets no more hours while anything is open. Targets add
up to about what the person will have done by the date: half of the plans are met. Each is read twice, at weeks drawn at
random, as a folder would be: `careerdata.analysis.plan` reads a logbook that knows the weeks before only.

Prints Markdown; every figure with its standard error, the two reads of a person counted as one cluster.
``python -m benchmarks.ready`` takes five minutes. ``--in-order`` reads every plan as one skill after the other instead.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from effort_people import TUNING, people

from careerdata import Logbook
from careerdata.analysis.plan import readiness
from careerdata.analysis.stats.gamma_poisson import Numbers
from careerdata.plan import Goal, Plan

START = dt.date(2020, 1, 6)
WEEK = dt.timedelta(days=7)
LENGTH = 364
"""Weeks of a life: a date that was said further away is not looked at."""
DATES = (52, 78, 104)
"""Weeks until the escape date."""
FIRST, LEAST_AHEAD, READS = 13, 8, 2
WAYS = ("list order", "parallel", "rotating")
SEED = 31
Random = np.random.Generator


@dataclass(frozen=True)
class Life:
    """One person: what they did and what they planned.

    Attributes:
        kind: of `effort_people`.
        way: of splitting, one of `WAYS`.
        split: hours on each skill, an array (weeks, skills).
        targets: hours of each goal.
        date: weeks until the escape date.
        promise: hours a week.
    """

    kind: str
    way: str
    split: Numbers
    targets: Numbers
    date: int
    promise: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=12, help="people of each kind and way (12)")
    parser.add_argument("--in-order", action="store_true", help="forecast one skill after the other")
    parser.add_argument("--growth", type=float, default=0.0, help="percent by which goals grow, and are said to")
    arguments = parser.parse_args()
    rows = []
    for number, (life, random) in enumerate(lives(arguments.people)):
        for known in random.integers(FIRST, life.date - LEAST_AHEAD + 1, READS):
            rows += [{"person": number, **row} for row in told(life, int(known), arguments, random)]
    report(pd.DataFrame(rows))


def lives(count: int) -> Iterator[tuple[Life, Random]]:
    """Yield `count` people of each kind and way, each with the random numbers of their own."""
    for number, (kind, hours) in enumerate(people(TUNING, count * len(WAYS), SEED, LENGTH)):
        random, way = np.random.default_rng([SEED, number]), WAYS[number % len(WAYS)]
        date = int(random.choice(DATES))
        whole = max(float(hours[:date].sum()), 20.0) * random.lognormal(0, 0.25)
        targets = np.maximum(np.round(whole * random.dirichlet(np.full(random.integers(2, 6), 5.0))), 4.0)
        promise = max(round(2 * hours.mean() / random.uniform(0.4, 1.0)) / 2, 0.5)
        yield Life(kind, way, split(random, hours, targets, way), targets, date, promise), random


def split(random: Random, hours: Numbers, targets: Numbers, way: str) -> Numbers:
    """Return the hours on each skill, week by week: as `way` says, on what is still open."""
    skills, done, found = len(targets), np.zeros(len(targets)), np.zeros((len(hours), len(targets)))
    usual, tidy = random.dirichlet(np.full(skills, 4.0)), random.uniform(0.8, 1.0)
    on, left = int(random.integers(skills)), int(random.integers(2, 9))
    for week in np.flatnonzero(hours):
        opened = done < targets
        if not opened.any():
            opened = np.ones(skills, dtype=bool)
        share = np.zeros(skills)
        if way == "parallel":
            share = random.gamma(8 * usual) * opened
        elif way == "rotating":
            left -= 1
            if left <= 0 or not opened[on]:
                others = np.flatnonzero(opened & (np.arange(skills) != on))
                on, left = int(random.choice(others)) if len(others) else on, int(random.integers(2, 9))
            share[on if opened[on] else opened.argmax()] = 1.0
        else:
            share[opened.argmax()] = 1.0
            share = opened.astype(float) if random.random() > tidy else share
        found[week] = hours[week] * (share / share.sum() if share.sum() else opened / opened.sum())
        done += found[week]
    return found


def told(life: Life, known: int, arguments: argparse.Namespace, random: Random) -> Iterator[dict[str, object]]:
    """Yield what was said after `known` weeks of each open goal, and of everything, and what came."""
    today, skills = START + known * WEEK, [f"skill {number}" for number in range(len(life.targets))]
    grown = 1 + random.uniform(0, 2 * arguments.growth / 100)
    done, targets = life.split[:known].sum(axis=0), life.targets
    # What is left grows on the way to what the person will have to do.
    planned = np.where(targets > done, done + (targets - done) / grown, targets)
    goals = tuple(Goal("skill_hours", name, float(target)) for name, target in zip(skills, planned, strict=True))
    plan = Plan(START, START + life.date * WEEK, hours_per_week=life.promise, goals=goals, growth=arguments.growth)
    plan = Plan(**vars(plan) | {"in_order": arguments.in_order})
    week, skill = np.nonzero(life.split[:known])
    days = pd.DatetimeIndex([START + int(number) * WEEK for number in week]) + pd.Timedelta(days=2)
    rows = {"date": days, "skill": np.array(skills)[skill], "hours": life.split[week, skill]}
    table = readiness.read(Logbook.from_frames(today=today, plan=plan, skills=pd.DataFrame(rows)), plan).table
    so_far = np.cumsum(life.split, axis=0)
    weeks = np.where(so_far[-1] >= targets, (so_far >= targets).argmax(axis=0) + 1, 10 * LENGTH)
    ahead = life.split[known : life.date].sum() / life.promise
    missing = np.maximum(targets - done, 0).sum()
    for row, came in zip(table.to_dict("records"), [*weeks, weeks.max()], strict=True):
        if row["missing"] > 0:
            said = {"kind": life.kind, "way": life.way, "goal": row["kind"], "chance": row["chance"]}
            dates = {
                f"met_{share}": (START + int(came) * WEEK <= row[f"date_{share}"].date() + dt.timedelta(days=1))
                if not pd.isna(row[f"date_{share}"]) and row[f"date_{share}"].date() < START + LENGTH * WEEK
                else None
                for share in (50, 85)
            }
            enough = row["hours_per_week_80"] * ahead >= missing if np.isfinite(row["hours_per_week_80"]) else None
            yield {**said, "came": came <= life.date, **dates, "enough": enough if came == weeks.max() else None}


def report(told: pd.DataFrame) -> None:
    """Print how chances, dates and hours came true."""
    told["brier"] = (told["chance"] - told["came"]) ** 2
    single, everything = (told[(told["goal"] == "everything") == whole] for whole in (False, True))
    print(f"| single skills ({len(single)} times told) | {' | '.join(WAYS)} |\n|---|---|---|---|")
    for name, column in {
        "Brier score": "brier",
        "chance said": "chance",
        "came": "came",
        "half ready by: met": "met_50",
        "85 of 100 ready by: met": "met_85",
    }.items():
        print(f"| {name} | " + " | ".join(mean(single[single["way"] == way], column) for way in WAYS) + " |")
    base = float(everything["came"].mean())
    print(f"\n| everything together ({len(everything)} times told) | |\n|---|---|")
    print(f"| Brier score (of the base rate {base * (1 - base):.3f}) | {mean(everything, 'brier')} |")
    print(f"| chance said | {mean(everything, 'chance')} |\n| came | {mean(everything, 'came')} |")
    print(f"| hours a week for 80 of 100: were enough | {mean(everything, 'enough')} |")
    for kind, rows in everything.groupby("kind", sort=False):
        print(f"| {kind} | {mean(rows, 'enough')} |")


def mean(rows: pd.DataFrame, column: str) -> str:
    """Return a mean with its standard error, each person a cluster."""
    known = rows.dropna(subset=column)
    values = known[column].astype(float)
    apart = (values - values.mean()).groupby(known["person"]).sum()
    return f"{values.mean():.3f} ± {np.sqrt((apart**2).sum()) / len(values):.3f}"


if __name__ == "__main__":
    main()
