"""What opens doors: the share of applications that reached a talk, by source, and whether two sources can be told apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from careerdata.analysis.stats.proportions import LEVEL, difference, wilson

SOURCES = {"referred": "referred", "cold": "cold", "recruiter": "through recruiters", "internal": "inside"}
"""The sources in their order, in words."""
FEWEST = 10
"""Below so many a single answer moves a share by more than ten points, and nothing is compared."""
WAIT = dt.timedelta(days=28)
"""An application counts from this age on, whatever became of it: younger ones had no time for an answer."""
_COLUMNS = {
    "source": "str",
    "applied": "int64",
    "talked": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "enough": "bool",
}


@dataclass(frozen=True)
class Comparison:
    """Two sources held against each other.

    Attributes:
        source: the one with the higher share.
        other: the other one.
        apart: whether the interval of their difference leaves out 0.
    """

    source: str
    other: str
    apart: bool


def by_source(applications: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return how many applications of each source reached a talk.

    Args:
        applications: as `careerdata.analysis.outside.steps.applications` returns them.
        today: the day it is.

    Returns:
        A row a source that has any, in the order of `SOURCES`, without those whose source is not said: source, applied
        (applied for at least `WAIT` ago), talked (how many of them reached a talk), share, low and high (Wilson's 95 %
        interval; see `careerdata.analysis.stats.proportions`), enough (`FEWEST` or more).
    """
    old = applications[applications["applied_on"] <= pd.Timestamp(today - WAIT)]
    rows: list[dict[str, Any]] = []
    for source in SOURCES:
        talked = old.loc[old["source"] == source, "talked"]
        count, of = int(talked.sum()), len(talked)
        if of:
            low, high = wilson(count, of)
            share = count / of
            rows.append(dict(zip(_COLUMNS, (source, of, count, share, low, high, of >= FEWEST), strict=True)))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def compared(sources: pd.DataFrame) -> Comparison | None:
    """Return what can be said of two sources; None where fewer than two have `FEWEST` applications.

    Each is held against the cold ones (against the largest, where those are too few), and the one that differs most is
    told. The level is shared among the comparisons (Bonferroni), so that looking at three finds no more than looking at one.

    Args:
        sources: as `by_source` returns them.
    """
    enough = sources[sources["enough"]]
    if len(enough) < 2:
        return None
    cold = enough[enough["source"] == "cold"]
    reference = (cold if len(cold) else enough.sort_values("applied", ascending=False, kind="stable")).iloc[0]
    others = enough[enough["source"] != reference["source"]]
    level = 1 - (1 - LEVEL) / len(others)
    found = []
    for _, one in others.iterrows():
        ends = difference(one["talked"], one["applied"], reference["talked"], reference["applied"], level)
        apart = ends.low > 0 or ends.high < 0
        found.append((apart, abs(one["share"] - reference["share"]), one))
    apart, _, one = max(found, key=lambda item: item[:2])
    pair = (one, reference) if one["share"] >= reference["share"] else (reference, one)
    return Comparison(pair[0]["source"], pair[1]["source"], bool(apart))
