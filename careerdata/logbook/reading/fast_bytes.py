"""The bytes of a plain file, taken apart all at once: where every cell begins and ends, without looking at it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerdata.logbook.reading.columns import Layout
from careerdata.logbook.reading.encoding import Lines, Refusal, decode
from careerdata.logbook.reading.header import Header, find_header

Bytes = NDArray[np.uint8]
Places = NDArray[np.integer[Any]]

LINE_FEED, RETURN, QUOTE, _BLANK = b'\n\r" '
_HEAD = 4096
_ODD_BEGINNINGS = tuple(b"#<>|=")
"""What comments, the conflict marks of git and the errors of spreadsheets begin with."""
_FIRST_OF_TWO, _FIXED_BLANK = 0xC2, 0xC2A0
_NO_WIDTH = (0xE2808B, 0xE2808C, 0xE2808D, 0xE281A0, 0xEFBBBF)
"""In UTF-8, the characters that the careful reader looks at twice: the blank that does not break, those of no width."""
_TWICE, _TWICE_FROM, _TWICE_TO = 0xC3, 0x82, 0xB4
"""How a letter begins that was encoded twice, as in `MAYBE_TWICE` of `text`."""
BLOCK = 1 << 21
"""Bytes looked at together: about as many as a processor keeps at hand."""


class NotPlain(Exception):  # noqa: N818 - no error: it hands the file over to the careful reader
    """Raised where a file is not plain enough for the short way."""


class Grid(NamedTuple):
    """Where the cells of some records of a file stand.

    Attributes:
        body: the bytes of these records, from the line end before them on.
        edges: one row a column, one column a record: the place of what ends each cell.
        stops: where the last cell of each record ends, a carriage return left out.
        lines: line that each record begins on.
    """

    body: Bytes
    edges: Places
    stops: Places
    lines: Places

    def cells(self, place: int) -> tuple[Places, Places]:
        """Return where the cells of one column begin, and how long they are."""
        before = self.edges[place - 1] if place else np.concatenate([[0], self.edges[-1, :-1]])
        stops = self.stops if place == len(self.edges) - 1 else self.edges[place]
        return before + 1, stops - before - 1


def require(plain: Any) -> None:
    """Leave the file to the careful reader unless `plain`.

    Raises:
        NotPlain: when it is not.
    """
    if not plain:
        raise NotPlain


def plain_header(data: bytes, layout: Layout) -> Header:
    """Return the header of a file, which has to be the first line.

    Raises:
        NotPlain: when it is another one, or not plain.
    """
    try:
        head = decode(data[:_HEAD].rpartition(b"\n")[0]).text
        header = find_header(head, Lines(head), list(layout.columns), layout.required)
    except Refusal:
        raise NotPlain from None
    require(header.record.line == 1 and '"' not in head[: header.record.stop])
    require(len(header.record.cells) > 1 and all(header.record.cells))
    return header


def grids_of(data: bytes, header: Header, block: int = BLOCK) -> Iterator[Grid]:
    """Take a file apart at the delimiters and line ends outside quotes, some records at a time.

    Args:
        data: the file.
        header: its first line.
        block: bytes looked at together.

    Raises:
        NotPlain: when a record has another number of cells than the header, is longer than a block, or holds anything that
            may mean something else than a cell.
    """
    data = _plain_text(data)
    body = np.frombuffer(data, dtype=np.uint8)
    begin, line = data.index(b"\n"), 2
    while begin < len(data) - 1:
        grid, feeds = _grid(body[begin : begin + block], header, line)
        begin, line = begin + int(grid.edges[-1, -1]), line + len(grid.lines) + feeds
        yield grid


def _grid(body: Bytes, header: Header, line: int) -> tuple[Grid, int]:
    """Return the whole records that some bytes begin with, a line end before them, and how many lines are in quotes."""
    width, mark = len(header.record.cells), ord(header.delimiter)
    parting, inside = _outside_quotes(body, _signs(body, mark), mark)
    kinds = body.take(parting[1:])
    require(len(parting) > width and len(kinds) % width == 0)
    kinds = kinds.reshape(-1, width)
    require((kinds[:, -1] == LINE_FEED).all() and (kinds[:, :-1] == mark).all())
    _no_white_space(body, parting, mark)
    edges = np.ascontiguousarray(parting[1:].reshape(-1, width).T)
    ends = edges[-1]
    begins = np.append(body[1], body.take(ends[:-1] + 1))
    require(not any((begins == odd).any() for odd in _ODD_BEGINNINGS))
    feeds = np.flatnonzero(body.take(inside) == LINE_FEED)
    lines = np.arange(line, line + len(ends))
    if len(feeds):
        records = np.searchsorted(ends, inside[feeds])
        lines[1:] += np.cumsum(np.bincount(records, minlength=len(ends)))[:-1]
        _nothing_swallowed(inside, feeds, ends[records], width)
    return Grid(body, edges, ends - (body.take(ends - 1) == RETURN), lines), len(feeds)


def _plain_text(data: bytes) -> bytes:
    """Return the bytes of a text in UTF-8 of which nothing is to be said, without its byte order mark."""
    body = data.removeprefix(BOM_UTF8)
    require(body.endswith(b"\n") and len(body) < np.iinfo(np.int32).max)
    if not body.isascii():
        try:
            body.decode()
        except UnicodeDecodeError:
            raise NotPlain from None
        _no_odd_letters(np.frombuffer(body, dtype=np.uint8))
    require(not any(odd in body for odd in (b"\0", b"\x1a")))
    require(b"\r" not in body or body.count(b"\r") == body.count(b"\r\n"))
    return body


def _no_odd_letters(body: Bytes) -> None:
    """Turn down the characters that the careful reader looks at twice, and what looks encoded twice."""
    places = np.flatnonzero(body >= _FIRST_OF_TWO)
    first, second, third = (body[np.minimum(places + step, len(body) - 1)].astype(np.uint32) for step in range(3))
    require(not ((first == _TWICE) & (second >= _TWICE_FROM) & (second <= _TWICE_TO) & (third >= _FIRST_OF_TWO)).any())
    pair = first << 8 | second
    require(not (pair == _FIXED_BLANK).any() and not np.isin(pair << 8 | third, _NO_WIDTH).any())


def _signs(body: Bytes, mark: int) -> Places:
    """Return where delimiters, line feeds and quotes stand."""
    found = body == mark
    found |= body == LINE_FEED
    found |= body == QUOTE
    return np.flatnonzero(found)


def _outside_quotes(body: Bytes, signs: Places, mark: int) -> tuple[Places, Places]:
    """Return which signs part cells, up to the last line feed of these, and which stand inside quotes before it."""
    kinds = body.take(signs)
    quotes = np.flatnonzero(kinds == QUOTE)
    parting = np.ones(len(signs), dtype=bool)
    parting[quotes] = False
    opening, closing = quotes[: len(quotes) // 2 * 2 : 2], quotes[1::2]
    between = closing - opening - 1
    inside = np.arange(between.sum()) + np.repeat(opening + 1 - np.cumsum(between) + between, between)
    parting[inside] = False
    if len(quotes) % 2:
        # The quote that a block ends in is taken up again with the next block.
        parting[quotes[-1] :] = False
    whole = np.flatnonzero(parting & (kinds == LINE_FEED))[-1]
    quotes, inside = quotes[quotes < whole], inside[inside < whole]
    _plain_quotes(body, signs[quotes[::2]], signs[quotes[1::2]], mark)
    return signs[: whole + 1][parting[: whole + 1]], signs[inside]


def _no_white_space(body: Bytes, parting: Places, mark: int) -> None:
    """Turn down white space at the edges of a cell: it is stripped there, or all of an empty cell."""
    before, after = body.take(parting[1:] - 1), body[1:].take(parting[:-1])
    for edge in (before, after):
        small = edge[edge <= _BLANK]
        require(((small == mark) | (small == LINE_FEED) | (small == RETURN)).all())
    quoted = parting[np.flatnonzero(after == QUOTE)]
    require((body[quoted + 2] > _BLANK).all())


def _plain_quotes(body: Bytes, opening: Places, closing: Places, mark: int) -> None:
    """Require each quote to open or close a cell, or to stand doubled inside one."""
    before, after = body.take(opening - 1), body.take(closing + 1)
    require(((before == mark) | (before == LINE_FEED) | (before == QUOTE)).all())
    require(((after == mark) | (after == LINE_FEED) | (after == QUOTE) | (after == RETURN)).all())


def _nothing_swallowed(inside: Places, feeds: Places, record_ends: Places, width: int) -> None:
    """Turn down a line inside quotes that could be a row of its own: the careful reader gives a notice.

    Args:
        inside: delimiters and line feeds inside quotes.
        feeds: which of them are line feeds.
        record_ends: for each of these, where its record ends.
        width: cells of a record.
    """
    following = np.append(feeds[1:], len(inside))
    marks = np.minimum(following, np.searchsorted(inside, record_ends)) - feeds - 1
    require((marks < width - 1).all())
