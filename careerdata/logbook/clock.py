"""The one place in the logbook that reads the clock."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Return the calendar day it is here."""
    return dt.date.today()
