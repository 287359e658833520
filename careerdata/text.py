"""How a number, a date and a list are said: one way for every sentence. Nothing here knows a log."""

from __future__ import annotations

import datetime as dt
import sys
import textwrap
import unicodedata
from collections.abc import Iterable

LINE = 76
"""Letters on a line, for a page that is 900 pixels wide."""
_WHOLE_FROM, _SHORT_FROM = 1e6, 1e15
_DIGITS = 8
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
_ISOLATE, _END = "\u2068", "\u2069"


def say(*texts: str) -> None:
    """Print texts, each on lines of its own; an empty one takes none."""
    for text in filter(None, texts):
        sys.stdout.write(textwrap.fill(text, LINE, break_long_words=False, break_on_hyphens=False) + "\n")


def number(value: float) -> str:
    """Return a number as it is read: ``"5"``, ``"34.5"``, ``"60,000.5"``, ``"1,250,000"``.

    From a million on it is whole, below it has eight digits at most; from a million milliards on, where it has more
    digits than a headline has room for, three digits and the power of ten: ``"1e308"``.
    """
    if abs(value) >= _SHORT_FROM:
        return f"{value:.3g}".replace("e+", "e")
    return f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else f"{value:,.{_DIGITS}g}"


def in_words(day: dt.date) -> str:
    """Return a date as a person says it: ``"2 March 2026"``."""
    return f"{day.day} {day:%B %Y}"


def join_words(words: Iterable[str], *, isolated: bool = True) -> str:
    """Return a list as a sentence has it: ``"a"``, ``"a and b"``, ``"a, b and c"``.

    Args:
        words: the list.
        isolated: whether items with letters written from right to left get Unicode's invisible isolates around them
            (U+2068, U+2069; Unicode Standard Annex 9), without which two such names with a comma or a number between
            them are shown in the wrong order. False for text that goes into a file.
    """
    items = [_isolate(word) for word in words] if isolated else list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def _isolate(word: str) -> str:
    # What was joined before has its isolates already.
    if word.isascii() or _ISOLATE in word or _RIGHT_TO_LEFT.isdisjoint(map(unicodedata.bidirectional, word)):
        return word
    return f"{_ISOLATE}{word}{_END}"
