"""A small folder in memory for the tests of the power map, allies and endorsements."""

import datetime as dt
from dataclasses import dataclass, field, replace

import pandas as pd

from careerdata.plan import Plan, starter_plan
from careerdata.schemas import LOGS, empty_frame

TODAY = dt.date(2026, 6, 1)


@dataclass(frozen=True)
class Book:
    """What the answers are read from, each log with every column of its model."""

    contacts: pd.DataFrame
    touches: pd.DataFrame
    pains: pd.DataFrame
    asks: pd.DataFrame
    exposure: pd.DataFrame
    endorsements: pd.DataFrame
    plan: Plan = field(default_factory=lambda: replace(starter_plan(TODAY), target_team="Data"))
    today: dt.date = TODAY


def frame(log, rows):
    empty = empty_frame(LOGS[log].schema)
    return pd.DataFrame(rows, columns=empty.columns).astype(empty.dtypes) if rows else empty


def ago(days):
    return pd.Timestamp(TODAY) - pd.Timedelta(days=days)


def book(people, touched=(), **logs):
    """Return a folder.

    Args:
        people: rows of contacts.csv.
        touched: (name, days ago) or (name, days ago, kind, from); with nothing more they met.
        logs: rows of any other log.
    """
    touches = [
        {"contact": name, "date": ago(days), **dict(zip(("kind", "from"), more or ("met", "both"), strict=True))}
        for name, days, *more in touched
    ]
    rows = {"contacts": people, "touches": touches, **logs}
    names = ("contacts", "touches", "pains", "asks", "exposure", "endorsements")
    return Book(**{name: frame(name, rows.get(name, ())) for name in names})
