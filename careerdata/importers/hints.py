"""What a person, or their folder, says of an export before it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from careerdata.dates import WeekStart
from careerdata.importers.pointing import Pointing


class Hints(TypedDict, total=False):
    """What can be said of an export; all of it may be left out. See `Told`."""

    me: str | None
    moods: Mapping[str, float]
    skills: Mapping[str, str]
    kinds: Mapping[str, str]
    week_starts: WeekStart
    known: Mapping[str, str]
    dates: str
    pointing: Pointing | None
    sheet: str
    tables: Mapping[str, Mapping[str, Any]]
    today: dt.date | None
    progress: Callable[[str], None]


def _silently(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Told:
    """What is said of an export.

    Attributes:
        me: the person's own name as the export writes it, or their e-mail addresses with commas between them; needed only
            where the export does not tell.
        moods: the person's own mood names in Daylio and tags in Day One, each with its number from 0 (dreadful) to 10 (great).
        skills: what labels of a source mean (categories, programs): the skill, or "" for one that is left out.
        kinds: what the meetings of a calendar count as (met, called, event ...), by its name.
        week_starts: on which day a week of mood.csv begins.
        known: names of people whom earlier imports knew, by their id (`careerdata.logbook.known_ids`): they are no
            strangers, also where they left since.
        dates: "day" or "month", whichever comes first in dates such as 3/4/2026; needed only where no date shows it.
        pointing: what the columns of a table are that is no export of a known program.
        sheet: the sheet of a workbook; "" for the first one that holds a table.
        tables: what was said of tables before, as `[imports.tables]` of the plan has it.
        today: the day up to which meetings of a calendar are over; None for the day on which it was made.
        progress: shows how far the reading of a large file is, in words.
    """

    me: str | None = None
    moods: Mapping[str, float] = field(default_factory=dict)
    skills: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    week_starts: WeekStart = "monday"
    known: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    pointing: Pointing | None = None
    sheet: str = ""
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    today: dt.date | None = None
    progress: Callable[[str], None] = _silently
