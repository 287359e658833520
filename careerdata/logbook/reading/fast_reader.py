"""The short way through a long file in which nothing needs a second look.

The careful reader looks at every cell by itself. Most long files are plain, and of a plain file pandas' own parser says
the same in a fraction of the time. So the bytes are looked at all at once: where every record has its cells, quotes stand
where quotes belong, and numbers and days are written the plain way, pandas' values are taken and the model judges them.
Any doubt at all, and the careful reader reads the whole file: the short way gives no other answer, only a faster one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa
from numpy.typing import NDArray

from careerdata.logbook.reading.columns import Column, Layout, layout_of
from careerdata.logbook.reading.doubts import far_days, repeats, required_days, split_places
from careerdata.logbook.reading.encoding import Remark
from careerdata.logbook.reading.fast_bytes import (
    BLOCK,
    QUOTE,
    Bytes,
    Grid,
    NotPlain,
    Places,
    grids_of,
    plain_header,
    require,
)
from careerdata.logbook.reading.header import Header
from careerdata.logbook.reading.meanwhile import meanwhile

_ZERO, _DASH, _POINT = b"0-."
_TEN, _FIRST_DAY = np.uint8(10), np.datetime64("0001-01-01")
_LOWER = np.uint8(ord("a") - ord("A"))
_MAYBE_BLANK = tuple(b"\xc2\xe1\xe2\xe3")
"""How the characters beyond ASCII begin that Python takes for white space."""
_LONGEST, _LARGE, _SMALL = 13, 1e15, 1e-6
"""Characters and sizes of a number within which pandas' parser is exact: its digits and its power of ten both are."""
_SPLIT = 3
"""Digits that may stand behind a decimal comma."""
_DTYPES = {"text": ("str",), "decimal": ("float64",), "whole": ("int64", "Int64"), "date": ("datetime64[us]",)}


def read_clean(
    data: bytes, schema: type[pa.DataFrameModel], block: int = BLOCK
) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Read the bytes of a log in which everything is plain, `block` bytes at a time.

    Returns:
        The frame that the careful reader would give, and what is to be said about the header.

    Raises:
        NotPlain: when the careful reader has to decide.
    """
    layout = layout_of(schema)
    header = plain_header(data, layout)
    columns = {name: layout.columns[name] for name in header.places}
    require(all(column.dtype in _DTYPES.get(column.kind, ()) for column in columns.values()))
    with ThreadPoolExecutor(1) as helper:
        # pandas takes a file apart without Python's lock: a second processor can look at the bytes meanwhile.
        looking = meanwhile(helper, partial(_look, data, header, layout, block))
        frame = _frame(_parsed(data, header, columns), looking(), layout)
    require(not any(len(far_days(frame[name])) for name in required_days(layout)))
    require(not repeats(frame, layout).any())
    _judge(frame, [name for name, column in layout.columns.items() if name in header.places or column.empty], schema)
    return frame, header.remarks


def _judge(frame: pd.DataFrame, present: list[str], schema: type[pa.DataFrameModel]) -> None:
    """Require the model to have nothing to object to; the plain rules of its columns are asked of all cells at once."""
    rest, rules = _left_to_ask(schema)
    for name in present:
        require(all(_keeps(frame[name], check) for check in rules[name]))
    try:
        rest.validate(frame if len(present) == len(frame.columns) else frame[present], inplace=True)
    except (pa.errors.SchemaError, pa.errors.SchemaErrors):
        raise NotPlain from None


@lru_cache
def _left_to_ask(schema: type[pa.DataFrameModel]) -> tuple[pa.DataFrameSchema, dict[str, list[pa.Check]]]:
    """Return a model's schema without keys, types, gaps and plain rules, and these rules: pandera takes its time for them.

    Raises:
        NotPlain: when the model itself would change the rows, fill them or leave them out: it judges a copy then.
    """
    rest = deepcopy(schema.to_schema())
    require(not any(_changes_rows(part) for part in (rest, *rest.columns.values())))
    require(rest.index is None and not rest.add_missing_columns and rest.strict != "filter")
    rest.unique = None
    rules = {}
    for name, column in rest.columns.items():
        rules[name] = [check for check in column.checks if _is_plain(check, column)]
        column.checks = [check for check in column.checks if not _is_plain(check, column)]
        # The types are the layout's, and gaps were looked for when the cells were counted.
        column.unique, column.nullable, column.dtype = False, True, None
    return rest, rules


def _changes_rows(part: pa.DataFrameSchema | pa.Column) -> bool:
    """Return whether validating may give other rows than those judged."""
    return bool(part.parsers or part.coerce or part.drop_invalid_rows or getattr(part, "default", None) is not None)


def _is_plain(check: pa.Check, column: pa.Column) -> bool:
    """Return whether a check is one of the rules that `_keeps` knows, just as a field makes it."""
    said, kind = check.statistics or {}, str(column.dtype).lower()
    if kind.startswith(("int", "float")):
        return (
            ("min_value" in said and check == pa.Check.ge(said["min_value"]))
            or ("max_value" in said and check == pa.Check.le(said["max_value"]))
            or ("step" in said and check == pa.Check.in_steps_of(said["step"]))
        )
    return kind.startswith("str") and "allowed_values" in said and check == pa.Check.isin(said["allowed_values"])


def _keeps(cells: pd.Series[Any], check: pa.Check) -> bool:
    """Return whether the cells that hold something keep a plain rule; of limits the least and the largest number tell."""
    said = check.statistics or {}
    if "allowed_values" in said:
        return set(filter(pd.notna, cells.unique())) <= set(said["allowed_values"])
    if "step" in said:
        numbers = cells.to_numpy(dtype="float64", na_value=np.nan) / said["step"]
        return bool((np.isnan(numbers) | (numbers == np.floor(numbers))).all())
    least, most = cells.min(), cells.max()
    return bool(pd.isna(least) or (said.get("min_value", least) <= least and most <= said.get("max_value", most)))


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
        raise NotPlain from None
    return frame.rename(columns=by_number)


@dataclass
class _Looked:
    """What was found in the bytes: the lines that records begin on, the days, and how many cells hold something."""

    lines: list[Places] = field(default_factory=list)
    days: dict[str, list[NDArray[np.datetime64]]] = field(default_factory=lambda: defaultdict(list))
    full: Counter[str] = field(default_factory=Counter)


def _look(data: bytes, header: Header, layout: Layout, block: int) -> _Looked:
    """Require all bytes to be plain, and return what was found in them."""
    looked = _Looked()
    columns = {name: layout.columns[name] for name in header.places}
    for grid in grids_of(data, header, block):
        _look_at_cells(grid, header, columns, looked)
        _no_other_header(grid, {*header.record.cells, *layout.columns})
    return looked


def _look_at_cells(grid: Grid, header: Header, columns: dict[str, Column], looked: _Looked) -> None:
    """Require every cell to be there and written the plain way; keep what is to be known of them."""
    behind_numbers = (
        {place + 1 for _, place in split_places(header.places, columns)} if header.delimiter == "," else set()
    )
    filled, plain = np.zeros(len(grid.lines), dtype=bool), grid.body.max() < _MAYBE_BLANK[0]
    for name, column in columns.items():
        starts, lengths = grid.cells(header.places[name])
        full = lengths > 0
        filled |= full
        looked.full[name] += int(np.count_nonzero(full))
        if column.kind == "date":
            looked.days[name].append(_days(grid.body, starts, lengths))
        elif column.kind == "text":
            if not plain:
                _no_other_white_space(grid, starts, lengths)
            if not column.empty:
                # Two quotes around nothing are full, and empty all the same.
                require(not (grid.body.take(starts[lengths == 2]) == QUOTE).any())
            if header.places[name] in behind_numbers:
                _no_bare_number(grid, starts, lengths)
        else:
            # Three digits after a point may be thousands.
            long = np.flatnonzero(lengths > 4)
            points = grid.body.take(starts[long] + lengths[long] - 4) == _POINT
            require(lengths.max() <= _LONGEST and not points.any())
    require(filled.all())
    looked.lines.append(grid.lines)


def _days(body: Bytes, starts: Places, lengths: Places) -> NDArray[np.datetime64]:
    """Return days from cells that are empty or written as 2026-03-02."""
    days = np.full(len(starts), np.datetime64("NaT", "us"), dtype="datetime64[us]")
    full = lengths > 0
    if not full.any():
        return days
    require((lengths[full] == 10).all())
    texts: Any = np.ndarray((len(body) - 10,), dtype="S10", buffer=body.data, strides=(1,))[starts[full]]
    cells = texts.view(np.uint8).reshape(-1, 10)
    fine = cells - np.uint8(_ZERO) < _TEN
    for place in (4, 7):
        fine[:, place] = cells[:, place] == _DASH
    require(fine.all())
    try:
        days[full] = texts.astype("datetime64[D]")
    except ValueError:
        raise NotPlain from None
    require(not (days < _FIRST_DAY).any())
    return days


def _no_other_white_space(grid: Grid, starts: Places, lengths: Places) -> None:
    """Turn down a text of nothing but white space beyond ASCII: the careful reader takes it for an empty cell."""
    first = grid.body.take(starts + (grid.body.take(starts) == QUOTE))
    rows = np.flatnonzero(first >= _MAYBE_BLANK[0])
    for row in rows[np.isin(first[rows], _MAYBE_BLANK)]:
        text = grid.body[starts[row] : starts[row] + lengths[row]].tobytes().decode()
        require(text.strip('"').strip())


def _no_bare_number(grid: Grid, starts: Places, lengths: Places) -> None:
    """Turn down a short text that begins with a digit: with the number before it, it may be one with a decimal comma."""
    quoted = grid.body.take(starts) == QUOTE
    short = np.flatnonzero((lengths > 0) & (lengths - 2 * quoted <= _SPLIT))
    require(not (grid.body.take(starts[short] + quoted[short]) - np.uint8(_ZERO) < _TEN).any())


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


def _frame(parsed: pd.DataFrame, looked: _Looked, layout: Layout) -> pd.DataFrame:
    lines = pd.Index(np.concatenate([np.empty(0, np.int64), *looked.lines]), dtype="int64", name="line")
    require(len(parsed) == len(lines))
    parsed.index = lines
    columns: dict[str, Any] = {}
    for name, column in layout.columns.items():
        require(column.empty or name not in looked.full or looked.full[name] == len(lines))
        if name in looked.days:
            columns[name] = pd.Series(np.concatenate(looked.days[name]), index=lines)
        elif name not in parsed:
            columns[name] = column.series([None] * len(lines), lines)
        elif column.kind == "text":
            columns[name] = parsed[name]
        else:
            columns[name] = _exact(parsed[name], looked.full[name], column)
    # Not copied into one block: the columns are nobody else's, and a long log takes its room only once.
    frame = pd.DataFrame(columns, index=lines, copy=False)
    require(not any(_repeats(frame, key) for key in layout.keys))
    return frame


def _exact(found: pd.Series[Any], full: int, column: Column) -> pd.Series[Any]:
    """Return numbers as the column's type, unless the careful reader might take one otherwise or more exactly."""
    values: NDArray[np.float64] = found.to_numpy()
    size, missing = np.abs(values), np.isnan(values)
    require(len(values) - np.count_nonzero(missing) == full)
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
