"""Daylio's backup: the levels of its moods are in it, so that moods of one's own need no number of ours."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from careerdata.dates import WeekStart
from careerdata.importers.daylio import DAYLIO
from careerdata.importers.diary import found_in
from careerdata.importers.import_result import Import, Tally
from careerdata.importers.tables import UNDERSTOOD
from careerdata.problems import Problem, UnreadableExportError
from careerdata.text import plural

MEMBER = "backup.daylio"
"""The file in the backup, which is a zip, that holds the entries: JSON in base64."""
_LEVELS = range(1, 6)
"""From the best to the worst, whatever the moods of a level are called."""


def read(file: str, data: bytes, week_starts: WeekStart = "monday") -> Import:
    """Turn the entries of a backup into one row of mood.csv a week and one of days.csv a day.

    Args:
        file: the backup's name, for messages.
        data: the content of `MEMBER`.
        week_starts: on which day a week begins.

    Raises:
        UnreadableExportError: if it is not what a backup holds.
    """
    try:
        said = json.loads(base64.b64decode(data, validate=False))
        levels = {mood["id"]: mood["mood_group_id"] for mood in said["customMoods"]}
        entries = [(_day(entry), levels.get(entry["mood"])) for entry in said["dayEntries"]]
    except (binascii.Error, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UnreadableExportError(
            f"{file} is no backup of Daylio that can be read. Make a new one, or export the entries as CSV. {UNDERSTOOD}"
        ) from None
    tally, days, waiting = Tally(), defaultdict[dt.date, list[Fraction]](list), Counter[dt.date]()
    for day, level in entries:
        if level is not None and level in _LEVELS:
            # 1 is the best: 10 on our scale; 5 is the worst: 0.
            days[day].append(Fraction(5 - level) * Fraction(5, 2))
        else:
            waiting[day] += 1
    if count := waiting.total():
        message = f"{count} {plural(count, 'entry has', 'entries have')} a mood that the backup does not explain. Their days wait."
        tally.problems.append(Problem(file, None, "mood", None, message, "Make a new backup in Daylio."))
    return found_in(DAYLIO, days, waiting.keys(), week_starts, tally)


def _day(entry: Mapping[str, Any]) -> dt.date:
    """Return the day of an entry; Daylio counts months from 0."""
    return dt.date(entry["year"], entry["month"] + 1, entry["day"])
