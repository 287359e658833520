"""A table of any kind: where its header is, and the rows below it, each with its line."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from careerdata.importers.tables import DELIMITERS, HEADER_WITHIN, cells_of, decoded, fold, numbered, tidy
from careerdata.logbook.reading.encoding import TOO_LARGE, too_large
from careerdata.problems import Problem, UnreadableExportError
from careerdata.text import join_words

_FEWEST = 2
"""Columns of a table at least."""
_VALUE = re.compile(r"[-+]?[\d.,: /-]*\d[\d.,: /%€$£-]*")
"""A cell that is a number, a day or a time, and so no header."""


@dataclass(frozen=True)
class Grid:
    """A table as it is written.

    Attributes:
        file: its name, for messages.
        headers: what stands above its columns; "" above one without a name.
        line: the line of the header.
        delimiter: what stands between its cells.
        rows: the line of each row and its cells, as many as there are headers; empty rows left out.
        blank: how many rows were empty.
        problems: what was assumed, and rows that do not fit the header.
    """

    file: str
    headers: tuple[str, ...]
    line: int
    delimiter: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    blank: int
    problems: tuple[Problem, ...]


def grid_of(file: str, data: bytes, wanted: Collection[str] = ()) -> Grid | None:
    """Return a file as a table; None where no line near its top looks like the header of one.

    Args:
        file: its name, for messages.
        data: its content.
        wanted: headers that it is known to have.

    Raises:
        UnreadableExportError: if it is not text, far too large, or its quotes do not match up.
    """
    if too_large(data):
        raise UnreadableExportError(f"{file}: {TOO_LARGE.message} {TOO_LARGE.fix}")
    text, problems = decoded(file, data)
    found = _header(text, frozenset(map(fold, wanted)))
    if found is None:
        return None
    line, stop, delimiter, headers = found
    if above := _above(text, line, delimiter):
        one = len(above) == 1
        lines = f"line {above[0]} stands" if one else f"lines {join_words(above, isolated=False)} stand"
        what = f"{lines} above the header and {'was' if one else 'were'} not read."
        problems.append(Problem(file, None, None, None, what, severity="notice"))
    rows, blank = list[tuple[int, tuple[str, ...]]](), 0
    for number, cells in numbered(file, text, stop, line + 1, delimiter):
        if not any(cell.strip() for cell in cells):
            blank += len(cells) > 1
        elif len(cells) > len(headers) and any(cell.strip() for cell in cells[len(headers) :]):
            message = f"this row has {len(cells)} cells and the header has {len(headers)}."
            fix = "Put double quotes around a cell with the mark between cells in it."
            problems.append(Problem(file, number, None, None, message, fix))
        else:
            filled = [*map(tidy, cells), *[""] * (len(headers) - len(cells))]
            rows.append((number, tuple(filled[: len(headers)])))
    return Grid(file, headers, line, delimiter, tuple(rows), blank, tuple(problems))


def _header(text: str, wanted: frozenset[str]) -> tuple[int, int, str, tuple[str, ...]] | None:
    """Return the line of the header, where it ends, what parts its cells, and them: the widest near the top."""
    best: tuple[int, int, str, tuple[str, ...]] | None = None
    for line, stop, delimiter, cells in _first_lines(text):
        if wanted and wanted <= {fold(cell) for cell in cells}:
            return line, stop, delimiter, cells
        if not wanted and _may_be_header(cells) and (best is None or _named(cells) > _named(best[3])):
            best = line, stop, delimiter, cells
    return best


def _first_lines(text: str) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    stop = 0
    for number, line in enumerate(itertools.islice(io.StringIO(text, newline=""), HEADER_WITHIN), 1):
        stop += len(line)
        for delimiter in DELIMITERS:
            if delimiter in line:
                yield number, stop, delimiter, cells_of(line, delimiter)


def _above(text: str, line: int, delimiter: str) -> list[str]:
    """Return the numbers of the lines above the header that say something."""
    lines = itertools.islice(io.StringIO(text, newline=""), line - 1)
    return [f"{number}" for number, said in enumerate(lines, 1) if said.strip(f'{delimiter} "\r\n')]


def _named(cells: Sequence[str]) -> int:
    return sum(map(bool, cells))


def _may_be_header(cells: Sequence[str]) -> bool:
    """Return whether cells are names of columns: two at least, each once, none of them a number or a day."""
    names = [fold(cell) for cell in cells if cell]
    return len(names) >= _FEWEST and len(set(names)) == len(names) and not any(map(_VALUE.fullmatch, names))
