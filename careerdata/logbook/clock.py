"""The one place in the logbook that knows what day it is: the one that was given, or that of the clock."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from careerdata.dates import plain_date


def today() -> dt.date:
    """Return the calendar day it is here."""
    return dt.date.today()


def day_given(day: dt.date | None) -> dt.date:
    """Return the day that a call names, without a time; for None the day it is.

    Raises:
        TypeError: if it is not a day, for example a text.
    """
    if day is None:
        return today()
    if not isinstance(day, dt.date) or pd.isna(day):
        raise TypeError(f"today is a datetime.date, such as datetime.date(2026, 3, 2), and not {day!r}.")
    return plain_date(day)
