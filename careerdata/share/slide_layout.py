"""How much of a text fits on a slide, reckoned with wide letters: no slide program is at hand to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

WIDE, HIGH = 12192000, 6858000
"""A slide of 16:9, in the units of the format (914400 an inch)."""
EDGE = 600000
_POINT = 12700
MOST_ROWS = 12
"""Rows of a table on one slide; the rest is in the other formats, and the slide says so."""
SIZES, IN_TABLES = (18.0, 16.0, 14.0, 12.5), 11
"""Letters of the brief, from the usual size to the smallest that can be read from a chair, and of a table."""
ROOM = (HIGH - 1750000) / _POINT
"""Points from the title down to the line at the foot."""


def letters_in_a_line(size: float) -> int:
    """Return how many letters of a size stand in a line of a slide, counted as wide ones."""
    return int((WIDE - 2 * EDGE) / _POINT / (0.6 * size))


def height(line: str, size: float) -> float:
    """Return how high a paragraph will be, in points."""
    return (1.2 * sum(max(1, -(-len(part) // letters_in_a_line(size))) for part in line.split("\n")) + 1 / 3) * size


def in_pieces(line: str, size: float) -> list[str]:
    """Return a paragraph in parts that fit a slide each; nearly every one is a single part."""
    return [line] if height(line, size) <= ROOM else textwrap.wrap(line, 12 * letters_in_a_line(size))


def how_many_fit(pieces: Sequence[tuple[str, str, bool]], size: float, high: float = 0.0) -> int:
    """Return how many of these fit one slide; a heading does not stay behind alone.

    Args:
        pieces: paragraphs, each with its heading, its words, and whether it is a heading itself.
        size: of the letters, in points.
        high: what is taken already, in points.
    """
    for place, (_, piece, _) in enumerate(pieces):
        high += height(piece, size)
        if high > ROOM and place:
            return place - 1 if pieces[place - 1][2] and place > 1 else place
    return len(pieces)


def rows_that_fit(cells: Sequence[Sequence[str]], columns: int) -> int:
    """Return how many rows of a table fit its slide; one does, however long."""
    letters, high = max(4, letters_in_a_line(IN_TABLES) // columns - 3), 0.0
    for place, row in enumerate(cells[:MOST_ROWS]):
        high += max(25.2, 1.2 * IN_TABLES * max(-(-len(words) // letters) for words in row) + 8)
        if high > ROOM - 60 and place:
            return place
    return min(len(cells), MOST_ROWS)
