"""One log of many people, read as one table where each file is plain; the others are read as a single person's is.

Plain is a file without quotes whose cells are ISO dates and plain numbers within their ranges. On any doubt the careful reader
(`careerdata.logbook.read_log`) decides, so that what is read is the same either way.
"""

from __future__ import annotations

import datetime as dt
import io
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from careerdata.dates import WeekStart
from careerdata.logbook import read_log
from careerdata.logbook.atomic_files import whole_file
from careerdata.schemas import LOGS

LONGEST = 1_000_000
"""Bytes from which on a file goes to the careful reader."""
_EARLIEST = pd.Timestamp(2000, 1, 3)
_NUMBER, _DATE = r"\d{1,2}(?:\.\d+)?", r"\d{4}-\d\d-\d\d"


def read_many(
    name: str, columns: Mapping[str, float | None], folders: Mapping[int, tuple[Path, WeekStart]], today: dt.date
) -> pd.DataFrame:
    """Return one log of many people.

    Args:
        name: the log's, such as "mood".
        columns: what is needed of it: the highest number that is plain, 0 for text, None for a date.
        folders: by person, where their folder is and how their weeks begin.
        today: rows after it make a file go to the careful reader.

    Returns:
        person, and the columns as the careful reader gives them.
    """
    texts = {person: text for person, (folder, _) in folders.items() if (text := _text(folder / LOGS[name].file))}
    model = LOGS[name].schema.to_schema()
    optional = {column: bool(model.columns[column].nullable) for column in columns}
    quick, sure = _together(texts, columns, optional, folders, today)
    parts = [quick]
    for person in folders.keys() - sure:
        folder, starts = folders[person]
        frame = read_log(folder / LOGS[name].file, LOGS[name].schema, starts)[0][list(columns)]
        parts.append(frame.assign(person=person))
    found = [part for part in parts if len(part)]
    return pd.concat(found, ignore_index=True) if found else quick


def _text(file: Path) -> str:
    """Return what a file holds where it may be plain, else nothing."""
    try:
        data = whole_file(file)
    except OSError:
        return ""
    if len(data) > LONGEST or b'"' in data or b"\r" in data or not data.isascii():
        return ""
    return data.decode("ascii").removesuffix("\n")


def _together(
    texts: Mapping[int, str],
    columns: Mapping[str, float | None],
    optional: Mapping[str, bool],
    folders: Mapping[int, tuple[Path, WeekStart]],
    today: dt.date,
) -> tuple[pd.DataFrame, set[int]]:
    """Return the rows of all plain files, and whose they are."""
    alike: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for person, text in texts.items():
        header, *lines = text.split("\n")
        names, commas = header.split(","), header.count(",")
        known = columns.keys() & set(names)
        if lines and known == columns.keys() and all(line.count(",") == commas for line in lines):
            alike[header].append((person, lines))
    tables = [_typed(header, people, columns, optional) for header, people in alike.items()]
    if not tables:
        return pd.DataFrame(columns=["person", *columns]), set()
    table = pd.concat(tables, ignore_index=True)
    sunday = table["person"].map({person: starts == "sunday" for person, (_, starts) in folders.items()})
    doubtful = ~table.pop("plain")
    for column in (name for name, kind in columns.items() if kind is None):
        doubtful |= ~table[column].between(_EARLIEST, pd.Timestamp(today))
        if column == "week":
            doubtful |= (table[column].dt.day_of_week + sunday.astype(int)) % 7 != 0
            doubtful |= table.duplicated(["person", column], keep=False)
    doubted = set(table.loc[doubtful, "person"])
    return table[~table["person"].isin(doubted)], set(table["person"]) - doubted


def _typed(
    header: str,
    people: list[tuple[int, list[str]]],
    columns: Mapping[str, float | None],
    optional: Mapping[str, bool],
) -> pd.DataFrame:
    """Return files of one header as a table, with `plain` where each cell of a row is what it should be."""
    text = "\n".join([header, *("\n".join(lines) for _, lines in people)])
    cells = pd.read_csv(io.StringIO(text), dtype="str", usecols=list(columns), keep_default_na=False, quoting=3)
    told = pd.DataFrame({"person": np.repeat([person for person, _ in people], [len(lines) for _, lines in people])})
    told["plain"] = True
    for column, most in columns.items():
        cell = cells[column]
        if most is None:
            told["plain"] &= cell.str.fullmatch(_DATE)
            told[column] = pd.to_datetime(cell, format="%Y-%m-%d", errors="coerce").astype("datetime64[us]")
        elif most:
            value = pd.to_numeric(cell.where(cell != ""), errors="coerce").astype("float64")
            told["plain"] &= ((cell == "") & optional[column]) | (cell.str.fullmatch(_NUMBER) & (value <= most))
            told[column] = value
        else:
            told["plain"] &= cell.str.strip() != ""
            told[column] = cell
    return told
