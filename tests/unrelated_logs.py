"""Logs whose answers have nothing to do with each other, but for the columns that a test puts in their place."""

import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis.rut import correlates
from careerdata.schemas import LOGS, empty_frame

FIRST = dt.date(2025, 1, 6)
TODAY = dt.date(2026, 6, 28)
NAMES = ("mood", "skills", "touches", "exposure", "endorsements", "gigs")


def logs(weeks=60, seed=3, **columns):
    """A log of unrelated answers, with the columns that a test gives in their place."""
    rng = np.random.default_rng(seed)
    days = [pd.Timestamp(FIRST) + pd.Timedelta(weeks=number) for number in range(weeks)]
    answers = {name: np.clip(np.round(2 * rng.normal(5, 1.5, weeks)) / 2, 0, 10) for name in correlates.OUTCOMES}
    answers |= {"outside_work": np.round(rng.normal(6, 1, weeks)), "hours_worked": rng.normal(41, 4, weeks)}
    frames = {name: empty_frame(LOGS[name].schema) for name in NAMES}
    mood = pd.DataFrame({"week": days, **answers, **columns})
    empty = frames["mood"]
    frames["mood"] = mood.reindex(columns=empty.columns).astype(empty.dtypes.to_dict())
    return frames
