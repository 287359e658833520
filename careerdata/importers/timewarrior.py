"""Timewarrior: the intervals of ``timew export`` become rows of skills.csv."""

from __future__ import annotations

import datetime as dt
from typing import Any

from careerdata.importers.import_result import Import, Row, Tally
from careerdata.importers.json_files import WRONG, found_in
from careerdata.importers.tables import tidy
from careerdata.problems import Problem

SOURCE = "Timewarrior"
ABOUT = (
    "The first tag of an interval is the skill, the others stand in its note. An interval past midnight counts on the day "
    "it began, by the time zone of this machine. Annotations are never stored."
)
RUNNING = "intervals that are still running"
_WRITTEN = "%Y%m%dT%H%M%SZ"
_DAY = dt.timedelta(days=1)


def is_export(said: Any) -> bool:
    """Return whether JSON is an export of Timewarrior."""
    try:
        dt.datetime.strptime(said[0]["start"], _WRITTEN)
    except WRONG:
        return False
    return "id" in said[0]


def read(file: str, said: Any) -> Import:
    """Turn the intervals of an export into rows of skills.csv.

    Args:
        file: its name, for messages.
        said: what it says.
    """
    tally, entries = Tally(), list[tuple[str, Row]]()
    for number, one in enumerate(said, 1):
        try:
            begun, tags = _moment(one["start"]), [tidy(tag) for tag in one.get("tags", ())]
            ended = _moment(one["end"]) if "end" in one else None
        except WRONG:
            _say(tally, file, number, "is not written as Timewarrior writes it.", "Export it again.")
            continue
        if ended is None:
            tally.left_out[RUNNING] += 1
        elif not any(tags):
            _say(tally, file, number, "has no tag.", "Give it one: timew tag @1 SQL.")
        elif not dt.timedelta() <= ended - begun <= _DAY:
            _say(tally, file, number, "is longer than a day, or ends before it begins.", "Correct it.")
        else:
            entries.append((f"{begun:{_WRITTEN}}", _row(begun, ended, tags)))
    return found_in(SOURCE, ABOUT, entries, tally)


def _moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, _WRITTEN).replace(tzinfo=dt.UTC)


def _row(begun: dt.datetime, ended: dt.datetime, tags: list[str]) -> Row:
    skill, *others = filter(None, tags)
    hours = round((ended - begun).total_seconds() / 3600, 4)
    row: Row = {"date": begun.astimezone().date(), "skill": skill, "hours": hours}
    return row | ({"note": ", ".join(others)} if others else {})


def _say(tally: Tally, file: str, number: int, what: str, fix: str) -> None:
    tally.problems.append(Problem(file, None, None, None, f"interval {number} of the file {what}", fix))
