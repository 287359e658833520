"""A row as its file has it, what a form would change in it, and where it stands by now: what forms for rows share."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd


def cells(frame: pd.DataFrame, line: int) -> dict[str, Any]:
    """Return the row of a log that stands in this line of its file, by column: None where a cell is empty.

    The whole row is what a save takes for its key, so that a row that was changed elsewhere meanwhile is not found.
    """
    row = frame.loc[line]
    return {str(name): _plain(row[name]) for name in frame.columns}


def row_with(frame: pd.DataFrame, column: str, value: Any) -> dict[str, Any]:
    """Return the first row of a log with this value, as `cells` does; all None where there is none."""
    found = frame.index[frame[column] == value]
    return cells(frame, found[0]) if len(found) else dict.fromkeys(map(str, frame))


def changed(seen: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of `wanted` that differ from what was seen.

    What was typed, over what the file says by now, is ``now | changed(seen, typed)``.
    """
    return {name: value for name, value in wanted.items() if value != seen[name]}


def line_now(line: int, before: pd.DataFrame, after: pd.DataFrame, telling: Sequence[str]) -> int | None:
    """Return the line in which a row stands after its file was read again; None when it is gone.

    A row that was changed meanwhile is still the same one when all but one of some columns stayed as they were.

    Args:
        line: where it stood.
        before: the log as it was read then.
        after: the log as it is read now.
        telling: the columns that tell one row from another.
    """
    seen, rows = cells(before, line), {int(place): cells(after, int(place)) for place in after.index}
    # A line number alone says nothing: with a row taken out above, another row stands in it.
    others = Counter(tuple(cells(before, int(place)).values()) for place in before.index if place != line)
    found = [place for place, row in rows.items() if row == seen] or [
        place
        for place, row in rows.items()
        if tuple(row.values()) not in others and sum(row[name] == seen[name] for name in telling) >= len(telling) - 1
    ]
    return min(found, key=lambda place: abs(place - line), default=None)


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, dt.datetime) else value
