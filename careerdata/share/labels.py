"""Names and numbers as a chart and a headline have room for them; the brief and the tables have them whole."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from html import escape

_LEFT_TO_RIGHT = "\u200e"


def short(words: str, most: int) -> str:
    """Return words in at most so many letters and on one line, cut between two words where that loses little."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    between = head.rfind(" ")
    return f"{head[:between] if between > 2 * most // 3 else head}…"


def shorts(names: Iterable[str], most: int) -> dict[str, str]:
    """Return the short form of each name, two of them alike only where the names are; a number tells others apart."""
    forms: dict[str, str] = {}
    for name in names:
        form, count = short(name, most), 1
        while form in forms.values() and name not in forms:
            count += 1
            form = f"{short(name, most - 4)} ({count})"
        forms.setdefault(name, form)
    return forms


def wrapped(text: str, letters: int) -> str:
    """Return a text for a figure, in lines of so many letters; markup in it shows as the characters it is made of."""
    return "<br>".join(map(escape, textwrap.wrap(text, letters, break_long_words=True)))


def closed(words: str) -> str:
    """Return words that a line in Latin letters can go on after: an unseen mark ends what is written from the right.

    Without it the number behind an Arabic or Hebrew name jumps in front of it (Unicode bidirectional algorithm, UAX 9).
    """
    return f"{words}{_LEFT_TO_RIGHT}" if any(map(_from_the_right, words)) else words


def apart(heights: Mapping[str, float], least: float) -> dict[str, float]:
    """Return where the names at the ends of lines go, so that none lies on another; none moves down."""
    placed: dict[str, float] = {}
    for name in sorted(heights, key=lambda name: heights[name]):
        placed[name] = max(heights[name], max(placed.values(), default=float("-inf")) + least)
    return placed


def begins_from_the_right(words: str) -> bool:
    """Return whether the first letter that says it is written from right to left (rule P2 of UAX 9)."""
    strong = (letter for letter in words if unicodedata.bidirectional(letter) in ("L", "R", "AL"))
    return _from_the_right(next(strong, "a"))


def _from_the_right(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")
