"""The short way through a long file in which nothing needs a second look.

The careful reader looks at every cell by itself. Most long files are plain, and of a plain file pandas' own parser says
the same in a fraction of the time. So the bytes are looked at all at once: where every record has its cells, quotes stand
where quotes belong, and numbers and days are written the plain way, pandas' values are taken and the model judges them.
Any doubt at all, and the careful reader reads the whole file: the short way gives no other answer, only a faster one.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray

from careerdata.logbook.columns import Column, Layout, layout_of
from careerdata.logbook.grid import QUOTE, Bytes, Doubt, Grid, Places, grid_of, plain_header, require
from careerdata.logbook.header import Header
from careerdata.logbook.text import Remark

_ZERO, _DASH, _POINT = b"0-."
_LOWER = np.uint8(ord("a") - ord("A"))
_MAYBE_BLANK = tuple(b"\xc2\xe1\xe2\xe3")
"""How the characters beyond ASCII begin that Python takes for white space."""
_LONGEST, _LARGE, _SMALL = 13, 1e15, 1e-6
"""Characters and sizes of a number within which pandas' parser is exact: its digits and its power of ten both are."""
_DTYPES = {"text": ("str",), "decimal": ("float64",), "whole": ("int64", "Int64"), "date": ("datetime64[us]",)}


def read_clean(data: bytes, schema: type[pa.DataFrameModel]) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Read the bytes of a log in which everything is plain.

    Returns:
        The frame that the careful reader would give, and what is to be said about the header.

    Raises:
        Doubt: when the careful reader has to decide.
    """
    layout = layout_of(schema)
    header = plain_header(data, layout)
    columns = {name: layout.columns[name] for name in header.places}
    require(all(column.dtype in _DTYPES.get(column.kind, ()) for column in columns.values()))
    with ThreadPoolExecutor(1) as helper:
        # pandas takes a file apart without Python's lock: a second processor can look at the bytes meanwhile.
        parsing = helper.submit(_parsed, data, header, columns)
        grid = grid_of(data, header)
        days = _look_at_cells(grid, header, columns)
        _no_other_header(grid, {*header.record.cells, *layout.columns})
        parsed = parsing.result()
    frame = _frame(parsed, days, grid, header, layout)
    _judge(frame, [name for name, column in layout.columns.items() if name in header.places or column.empty], schema)
    return frame, header.remarks


def _judge(frame: pd.DataFrame, present: list[str], schema: type[pa.DataFrameModel]) -> None:
    """Require the model to have nothing to object to; of limits the smallest and the largest number tell."""
    rest, limits = _left_to_ask(schema)
    for name in present:
        least, most = (frame[name].min(), frame[name].max()) if limits[name] else (pd.NA, pd.NA)
        if not pd.isna(least):
            require(all(low <= least and most <= high for low, high in limits[name]))
    try:
        rest.validate(frame if len(present) == len(frame.columns) else frame[present], inplace=True)
    except (pa.errors.SchemaError, pa.errors.SchemaErrors):
        raise Doubt from None


@lru_cache
def _left_to_ask(schema: type[pa.DataFrameModel]) -> tuple[pa.DataFrameSchema, dict[str, list[tuple[float, float]]]]:
    """Return a model's schema without keys and limits, and the limits of each column: pandera takes its time for them.

    Raises:
        Doubt: when the model itself would change the rows, fill them or leave them out: it judges a copy then.
    """
    rest = deepcopy(schema.to_schema())
    require(not any(_changes_rows(part) for part in (rest, *rest.columns.values())))
    require(rest.index is None and not rest.add_missing_columns and rest.strict != "filter")
    rest.unique = None
    limits = {}
    for name, column in rest.columns.items():
        column.unique = False
        limits[name] = [limit for check in column.checks if (limit := _limit(check, column))]
        column.checks = [check for check in column.checks if not _limit(check, column)]
    return rest, limits


def _changes_rows(part: pa.DataFrameSchema | pa.Column) -> bool:
    """Return whether validating may give other rows than those judged."""
    return bool(part.parsers or part.coerce or part.drop_invalid_rows or getattr(part, "default", None) is not None)


def _limit(check: pa.Check, column: pa.Column) -> tuple[float, float] | None:
    """Return the least and the largest number of a plain limit of pandera's, None for any other check."""
    if not str(column.dtype).lower().startswith(("int", "float")):
        return None
    said = check.statistics or {}
    if "min_value" in said and check == pa.Check.ge(said["min_value"]):
        return said["min_value"], np.inf
    if "max_value" in said and check == pa.Check.le(said["max_value"]):
        return -np.inf, said["max_value"]
    return None


def _parsed(data: bytes, header: Header, columns: dict[str, Column]) -> pd.DataFrame:
    """Return the columns of text and numbers as pandas' own parser reads them."""
    names = [str(place) for place in range(len(header.record.cells))]
    by_number = {names[place]: name for name, place in header.places.items() if columns[name].kind != "date"}
    types: Any = {number: "str" if columns[name].kind == "text" else "float64" for number, name in by_number.items()}
    try:
        frame = pd.read_csv(
            BytesIO(data),
            sep=header.delimiter,
            header=0,
            names=names,
            usecols=list(types),
            dtype=types,
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8",
        )
    except ValueError:
        raise Doubt from None
    return frame.rename(columns=by_number)


def _look_at_cells(grid: Grid, header: Header, columns: dict[str, Column]) -> dict[str, Any]:
    """Require every cell to be there and written the plain way, and return the columns of days."""
    days, filled = {}, np.zeros(len(grid.lines), dtype=bool)
    for name, column in columns.items():
        starts, lengths = grid.cells(header.places[name])
        empty = lengths == 0
        filled |= ~empty
        require(column.empty or not empty.any())
        if column.kind == "date":
            days[name] = _days(grid.body, starts, lengths)
        elif column.kind == "text":
            if not grid.data.isascii():
                _no_other_white_space(grid, starts, lengths)
        else:
            # Three digits after a point may be thousands.
            thousands = (lengths > 4) & (grid.body[starts + lengths - 4] == _POINT)
            require(lengths.max() <= _LONGEST and not thousands.any())
    require(filled.all())
    return days


def _days(body: Bytes, starts: Places, lengths: Places) -> NDArray[np.datetime64]:
    """Return days from cells that are empty or written as 2026-03-02."""
    full = lengths > 0
    require((lengths[full] == 10).all())
    texts: Any = np.ndarray((len(body) - 10,), dtype="S10", buffer=body.data, strides=(1,))[starts[full]]
    cells = texts.view(np.uint8).reshape(-1, 10)
    digits = cells[:, (0, 1, 2, 3, 5, 6, 8, 9)] - np.uint8(_ZERO)
    require((cells[:, (4, 7)] == _DASH).all() and (digits < 10).all() and digits[:, :4].any(axis=1).all())
    days = np.full(len(starts), np.datetime64("NaT"), dtype="datetime64[us]")
    try:
        days[full] = texts.astype("datetime64[D]")
    except ValueError:
        raise Doubt from None
    return days


def _no_other_white_space(grid: Grid, starts: Places, lengths: Places) -> None:
    """Turn down a text of nothing but white space beyond ASCII: the careful reader takes it for an empty cell."""
    first = grid.body[starts + (grid.body[starts] == QUOTE)]
    for row in np.flatnonzero(np.logical_or.reduce([first == begin for begin in _MAYBE_BLANK])):
        require(grid.data[starts[row] : starts[row] + lengths[row]].decode().strip('"').strip())


def _no_other_header(grid: Grid, names: set[str]) -> None:
    """Turn down a record that begins as a header does: the careful reader tells it from a row."""
    starts, lengths = grid.cells(0)
    quoted = grid.body[starts] == QUOTE
    starts, lengths = starts + quoted, lengths - 2 * quoted
    for name in names:
        word = np.frombuffer(name.lower().encode(), dtype=np.uint8)
        alike = starts[lengths == len(word)]
        for place, letter in enumerate(word):
            alike = alike[(grid.body[alike + place] | _LOWER) == (letter | _LOWER)]
        require(len(alike) == 0)


def _frame(parsed: pd.DataFrame, days: dict[str, Any], grid: Grid, header: Header, layout: Layout) -> pd.DataFrame:
    lines = pd.Index(grid.lines, dtype="int64", name="line")
    require(len(parsed) == len(lines))
    parsed.index = lines
    columns: dict[str, Any] = {}
    for name, column in layout.columns.items():
        if name in days:
            columns[name] = pd.Series(days[name], index=lines)
        elif name not in parsed:
            columns[name] = column.series([None] * len(lines), lines)
        elif column.kind == "text":
            columns[name] = parsed[name]
            require(column.empty or not parsed[name].isna().any())
        else:
            columns[name] = _exact(parsed[name], grid.cells(header.places[name])[1], column)
    # Not copied into one block: the columns are nobody else's, and a long log takes its room only once.
    frame = pd.DataFrame(columns, index=lines, copy=False)
    require(not any(_repeats(frame, key) for key in layout.keys))
    return frame


def _exact(found: pd.Series[Any], lengths: Places, column: Column) -> pd.Series[Any]:
    """Return numbers as the column's type, unless the careful reader might take one otherwise or more exactly."""
    values: NDArray[np.float64] = found.to_numpy()
    size, missing = np.abs(values), np.isnan(values)
    require(np.count_nonzero(missing) == np.count_nonzero(lengths == 0))
    require(not (size > _LARGE).any() and not ((size < _SMALL) & ((size > 0) | np.signbit(values))).any())
    if column.kind == "decimal":
        return found
    require((missing | (values == np.floor(values))).all())
    kind: Any = column.dtype
    typed: pd.Series[Any] = found.astype(kind)
    return typed


def _repeats(frame: pd.DataFrame, key: tuple[str, ...]) -> Any:
    """Return whether the values of a key repeat."""
    if len(key) == 1 and frame[key[0]].is_monotonic_increasing:
        values = frame[key[0]].to_numpy()
        return (values[1:] == values[:-1]).any()
    return frame.duplicated(subset=list(key)).any()
