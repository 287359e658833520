"""A row as its file has it, and what a form would change in it: what the forms for single rows share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd


def cells(frame: pd.DataFrame, line: int) -> dict[str, Any]:
    """Return the row of a log that stands in this line of its file, by column: None where a cell is empty.

    The whole row is what a save takes for its key, so that a row that was changed elsewhere meanwhile is not found.
    """
    row = frame.loc[line]
    return {str(name): _plain(row[name]) for name in frame.columns}


def changed(seen: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of `wanted` that differ from what was seen."""
    return {name: value for name, value in wanted.items() if value != seen[name]}


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, dt.datetime) else value
