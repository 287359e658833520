"""The ticked rows for a spreadsheet: text can start no formula, numbers stay numbers."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pandas as pd

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def harmless(words: str) -> str:
    """Return a text that a spreadsheet takes for text: an apostrophe stands before what would start a formula."""
    starts = words.startswith(_STARTS_A_FORMULA) or words.lstrip().startswith(_STARTS_A_FORMULA)
    return f"'{words}" if starts and not _NUMBER.fullmatch(words) else words


def as_csv(frame: pd.DataFrame) -> bytes:
    """Return a frame as CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, ISO days, decimal points."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([str(name) for name in frame])
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _cell(value: Any) -> str | float | int:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) else harmless(str(value))
