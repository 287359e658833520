"""WakaTime: the daily data dump becomes rows of skills.csv, one a day and project. Names of files are never read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from careerdata.importers.import_result import Import, Row, Tally
from careerdata.importers.json_files import WRONG, found_in
from careerdata.importers.tables import tidy
from careerdata.problems import Problem

SOURCE = "WakaTime"
ABOUT = (
    "The project is the skill: one row a day and project. Names and paths of files, branches, languages and editors are "
    "never read."
)
_DAY = 24 * 3600


def is_dump(said: Any) -> bool:
    """Return whether JSON is a daily data dump of WakaTime."""
    try:
        return {"date", "grand_total", "projects"} <= set(said["days"][0])
    except WRONG:
        return False


def read(file: str, said: Any) -> Import:
    """Turn the days of a dump into rows of skills.csv.

    Args:
        file: its name, for messages.
        said: what it says.
    """
    tally, entries = Tally(), list[tuple[str, Row]]()
    for number, one in enumerate(said["days"], 1):
        try:
            day = dt.date.fromisoformat(one["date"])
            hours = {tidy(project["name"]): _hours(project) for project in one["projects"]}
        except WRONG:
            message = f"day {number} of the dump is not written as WakaTime writes it."
            tally.problems.append(Problem(file, None, None, None, message, "Make a new dump in WakaTime."))
            continue
        for name, many in hours.items():
            if name and many:
                entries.append((f"{day} {name}", {"date": day, "skill": name, "hours": many}))
    return found_in(SOURCE, ABOUT, entries, tally)


def _hours(project: Any) -> float:
    seconds = float(project["grand_total"]["total_seconds"])
    if not 0 <= seconds <= _DAY:
        raise ValueError
    return round(seconds / 3600, 4)
