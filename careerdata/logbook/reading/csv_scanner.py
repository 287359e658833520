"""Cells and records: one delimited record of a text, with the place of every cell.

Python's csv module is not used: it loses the line a record begins on, glues text after a closing quote to the cell,
and refuses notes above 131,072 characters. The writer also needs to know where in the file each cell stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from careerdata.logbook.reading.encoding import LINE_END, Refusal, Remark

BLANKS = " \t\u00a0\ufeff"
"""What does not count around a cell that stands without quotes: blanks, and the mark that glued files begin with."""
COMMENT = "#"
"""What a line that is no row begins with."""


OPEN_QUOTE = 'this line opens a quote (") that is never closed.'


class Span(NamedTuple):
    """One cell: what it says, and where in the text it stands, quotes and blanks included."""

    value: str
    start: int
    stop: int


class Record(NamedTuple):
    """One record, which may run over several lines.

    Attributes:
        line: physical line it begins on, counted from 1.
        start: where it begins in the text.
        stop: where it ends, without its line end.
        cells: what its cells say.
        fault: why it cannot be a row; "" when it can.
        fix: what to do about the fault.
    """

    line: int
    start: int
    stop: int
    cells: Sequence[str]
    fault: str = ""
    fix: str = ""


def scan(text: str, start: int, delimiter: str) -> tuple[list[Span], int, bool]:
    """Return the cells of the record that begins at `start`, where it ends, and whether text follows a closing quote.

    Raises:
        Refusal: when a quote is never closed.
    """
    quoted, bare = _patterns(delimiter)
    cells, place = [], start
    while True:
        found = quoted.match(text, place)
        if found is None:
            found = bare.match(text, place)
            value = found.group().strip(BLANKS) if found else ""
            if value.startswith('"'):
                raise Refusal(Remark("a quote is never closed."))
        else:
            value = found.group(1).replace('""', '"')
        stop = found.end() if found else place
        cells.append(Span(value, place, stop))
        if text.startswith(delimiter, stop):
            place = stop + 1
            continue
        end = LINE_END.search(text, stop)
        last = end.start() if end else len(text)
        return cells, last, last > stop


@lru_cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    blank = "[ \u00a0\ufeff]*" if delimiter == "\t" else "[ \t\u00a0\ufeff]*"
    quoted = re.compile(f'{blank}"([^"]*(?:""[^"]*)*)"{blank}')
    return quoted, re.compile(f"[^{re.escape(delimiter)}\r\n]*")
