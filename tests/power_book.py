"""A small folder in memory for the tests of the power map, allies and endorsements."""

import datetime as dt
from dataclasses import replace

import pandas as pd

from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import LOGS, empty_frame

TODAY = dt.date(2026, 6, 1)


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
    frames = {name: frame(name, given) for name, given in rows.items()}
    return Logbook.from_frames(today=TODAY, plan=replace(starter_plan(TODAY), target_team="Data"), **frames)
