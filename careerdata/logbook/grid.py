"""The bytes of a plain file, taken apart all at once: where every cell begins and ends, without looking at it."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerdata.logbook.columns import Layout
from careerdata.logbook.header import Header, find_header
from careerdata.logbook.text import MAYBE_TWICE, Lines, Refusal, decode

Bytes = NDArray[np.uint8]
Places = NDArray[np.integer[Any]]

LINE_FEED, RETURN, QUOTE, _BLANK = b'\n\r" '
_HEAD = 4096
_ODD_BEGINNINGS = tuple(b"#<>|=")
"""What comments, the conflict marks of git and the errors of spreadsheets begin with."""
_ODD = (b"\xc2\xa0", b"\xe2\x80\x8b", b"\xe2\x80\x8c", b"\xe2\x80\x8d", b"\xe2\x81\xa0", b"\xef\xbb\xbf")
"""Characters that the careful reader looks at twice: the blank that does not break, and those of no width."""
_BLOCK = 1 << 19
"""Bytes looked at together: as many as a processor keeps at hand."""


class Doubt(Exception):  # noqa: N818 - no error: it hands the file over to the careful reader
    """Raised where a file is not plain enough for the short way."""


class Grid(NamedTuple):
    """Where the cells of a file stand in its bytes.

    Attributes:
        data: the file's bytes without the byte order mark.
        body: the same as numbers.
        edges: one row a column, one column a record, the header's first: the place of what ends each cell.
        stops: where the last cell of each record ends, a carriage return left out.
        lines: line that each record below the header begins on.
    """

    data: bytes
    body: Bytes
    edges: Places
    stops: Places
    lines: Places

    def cells(self, place: int) -> tuple[Places, Places]:
        """Return where the cells of one column begin, and how long they are, the header left out."""
        before = self.edges[place - 1, 1:] if place else self.edges[-1, :-1]
        stops = self.stops if place == len(self.edges) - 1 else self.edges[place]
        return before + 1, stops[1:] - before - 1


def require(plain: Any) -> None:
    """Leave the file to the careful reader unless `plain`.

    Raises:
        Doubt: when it is not.
    """
    if not plain:
        raise Doubt


def plain_header(data: bytes, layout: Layout) -> Header:
    """Return the header of a file, which has to be the first line.

    Raises:
        Doubt: when it is another one, or not plain.
    """
    try:
        head = decode(data[:_HEAD].rpartition(b"\n")[0]).text
        header = find_header(head, Lines(head), list(layout.columns), layout.required)
    except Refusal:
        raise Doubt from None
    require(header.record.line == 1 and '"' not in head[: header.record.stop])
    require(len(header.record.cells) > 1 and all(header.record.cells))
    return header


def grid_of(data: bytes, header: Header) -> Grid:
    """Take a file apart at the delimiters and line ends outside quotes.

    Raises:
        Doubt: when a record has another number of cells than the header, or anything stands where it may mean
            something else than a cell.
    """
    data = _plain_text(data)
    body = np.frombuffer(data, dtype=np.uint8)
    width, mark = len(header.record.cells), ord(header.delimiter)
    signs, kinds = _signs(body, mark)
    quote = kinds == QUOTE
    parting, inside = signs, signs[:0]
    if quote.any():
        _plain_quotes(body, signs[quote], mark)
        within = np.bitwise_xor.accumulate(quote)
        parts = ~(within | quote)
        parting, kinds, inside = signs[parts], kinds[parts], signs[within & ~quote]
    require(len(parting) % width == 0 and len(parting) > width and parting[-1] == len(data) - 1)
    kinds = kinds.reshape(-1, width)
    require((kinds[:, -1] == LINE_FEED).all() and (kinds[:, :-1] == mark).all())
    _no_white_space(body, parting, mark)
    edges = np.ascontiguousarray(parting.reshape(-1, width).T)
    ends = edges[-1]
    begins = body[ends[:-1] + 1]
    require(not any((begins == odd).any() for odd in _ODD_BEGINNINGS))
    feed = body[inside] == LINE_FEED
    lines = np.arange(2, len(ends) + 1)
    if feed.any():
        lines += np.searchsorted(inside[feed], ends[:-1])
        _nothing_swallowed(inside, feed, ends, width)
    return Grid(data, body, edges, ends - (body[ends - 1] == RETURN), lines)


def _plain_text(data: bytes) -> bytes:
    """Return the bytes of a text in UTF-8 of which nothing is to be said, without its byte order mark."""
    body = data.removeprefix(BOM_UTF8)
    if not body.isascii():
        try:
            body.decode()
        except UnicodeDecodeError:
            raise Doubt from None
        require(not MAYBE_TWICE.search(body) and not any(odd[:1] in body and odd in body for odd in _ODD))
    require(not any(odd in body for odd in (b"\0", b"\x1a")))
    require(b"\r" not in body or body.count(b"\r") == body.count(b"\r\n"))
    require(body.endswith(b"\n") and len(body) < np.iinfo(np.int32).max)
    return body


def _signs(body: Bytes, mark: int) -> tuple[Places, Bytes]:
    """Return where delimiters, line feeds and quotes stand, and which it is."""
    places, kinds = [], []
    for begin in range(0, len(body), _BLOCK):
        block = body[begin : begin + _BLOCK]
        found = np.flatnonzero((block == mark) | (block == LINE_FEED) | (block == QUOTE))
        kinds.append(block[found])
        places.append((found + begin).astype(np.int32))
    return np.concatenate(places), np.concatenate(kinds)


def _no_white_space(body: Bytes, parting: Places, mark: int) -> None:
    """Turn down white space at the edges of a cell: it is stripped there, or all of an empty cell."""
    before, after = body[parting[1:] - 1], body[parting[:-1] + 1]
    for edge, ends in ((before, (mark, LINE_FEED, RETURN)), (after, (mark, LINE_FEED, RETURN))):
        small = edge[edge <= _BLANK]
        require(not len(small) or np.logical_or.reduce([small == end for end in ends]).all())
    quoted = parting[:-1][after == QUOTE]
    require((body[quoted + 2] > _BLANK).all())


def _plain_quotes(body: Bytes, quotes: Places, mark: int) -> None:
    """Require each quote to open or close a cell, or to stand doubled inside one."""
    opening, closing = quotes[::2], quotes[1::2]
    require(len(opening) == len(closing))
    before, after = body[opening - 1], body[closing + 1]
    require(((before == mark) | (before == LINE_FEED) | (before == QUOTE)).all())
    require(((after == mark) | (after == LINE_FEED) | (after == QUOTE) | (after == RETURN)).all())


def _nothing_swallowed(inside: Places, feed: NDArray[np.bool_], ends: Places, width: int) -> None:
    """Turn down a line inside quotes that could be a row of its own: the careful reader gives a notice."""
    record, line = np.searchsorted(ends, inside), np.cumsum(feed)
    marks = np.flatnonzero(~feed & (line > 0))
    marks = marks[record[marks] == record[feed][line[marks] - 1]]
    require((np.bincount(line[marks]) < width - 1).all())
