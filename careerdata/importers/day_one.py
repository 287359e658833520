"""Day One: the JSON of a journal. It keeps no moods, so the tags that a person calls moods become rows; no text is ever read."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from careerdata.dates import WeekStart
from careerdata.importers.diary import HOW, Diary, checked, found_in
from careerdata.importers.import_result import Import, Tally
from careerdata.importers.json_files import WRONG
from careerdata.importers.tables import fold, tidy
from careerdata.problems import Problem
from careerdata.text import join_words

DAY_ONE = Diary(
    "Day One",
    "day one",
    "Day One keeps no moods: a day is as you say of its tags, by where the entry was written."
    f"{HOW} Texts, titles, places, pictures and other tags are never stored.",
)
UNTAGGED = "entries without a tag that is a mood"
_NAMED = 8


def is_export(said: Any) -> bool:
    """Return whether JSON is a journal of Day One."""
    try:
        return "creationDate" in said["entries"][0]
    except WRONG:
        return False


def read(file: str, entries: Sequence[Any], moods: Mapping[str, float], week_starts: WeekStart = "monday") -> Import:
    """Turn the tagged entries of a journal into one row of mood.csv a week and one of days.csv a day.

    Args:
        file: its name, for messages.
        entries: its entries.
        moods: the tags that are moods, each with its number from 0 (dreadful) to 10 (great).
        week_starts: on which day a week begins.
    """
    known = {fold(name): Fraction(str(number)) for name, number in checked(moods).items()}
    tally, days, others = Tally(), defaultdict[dt.date, list[Fraction]](list), Counter[str]()
    for number, entry in enumerate(entries, 1):
        try:
            day, tags = _day(entry), [tidy(tag) for tag in entry.get("tags", ())]
        except WRONG:
            message = f"entry {number} of the journal has no day."
            tally.problems.append(Problem(file, None, None, None, message, "Export the journal again as JSON."))
            continue
        found = [known[fold(tag)] for tag in tags if fold(tag) in known]
        days[day] += found
        if not found:
            tally.left_out[UNTAGGED] += 1
            others.update(tags)
    moods_by_day = {day: found for day, found in days.items() if found}
    if not moods_by_day:
        tally.problems.append(_no_moods(file, others))
    return found_in(DAY_ONE, moods_by_day, (), week_starts, tally)


def _no_moods(file: str, tags: Counter[str]) -> Problem:
    often = [tag for tag, _ in sorted(tags.items(), key=lambda pair: (-pair[1], pair[0]))]
    named = f" Its tags are {join_words(often[:_NAMED])}{' and others' * (len(often) > _NAMED)}." if often else ""
    message = f"Day One keeps no moods, and no tag of this journal is one that you gave a number.{named}"
    fix = 'Say which tags are moods, from 0 (dreadful) to 10 (great): --mood "good day=8".'
    return Problem(file, None, "tags", None, message, fix)


def _day(entry: Any) -> dt.date:
    """Return the day of an entry where it was written; without a time zone, by UTC."""
    moment = dt.datetime.fromisoformat(entry["creationDate"])
    if moment.tzinfo is None:
        return moment.date()
    try:
        zone: dt.tzinfo = ZoneInfo(entry.get("timeZone") or "UTC")
    except (KeyError, ValueError, OSError):
        zone = dt.UTC
    return moment.astimezone(zone).date()
