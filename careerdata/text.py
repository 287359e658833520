"""How a number, a date and a list are said, and when two names are one: one way for all. Nothing here knows a log."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LINE = 62
"""Letters on a line, for a page that is 900 pixels wide and shows its side bar too."""
_WHOLE_FROM, _SHORT_FROM = 1e6, 1e15
_DIGITS = 8
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
_ISOLATE, _END = "\u2068", "\u2069"
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})
"""Signs that keyboards and programs put in each other's place."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]")
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e]")
"""Letters with which a text colours what comes after it, or turns it round."""
_MORE = {"person": "people"}
_LETTERS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - a list of words
_NEAR = 0.8
"""Of two names that are likely meant to be one, so much is the same (difflib's ratio): "Sqll" and "SQL" have .86."""


def say(*texts: str) -> None:
    """Print texts, each on lines of its own; an empty one takes none. A letter that steers a page is shown as its number."""
    for text in filter(None, texts):
        shown = _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        sys.stdout.write(textwrap.fill(shown, LINE, break_long_words=False, break_on_hyphens=False) + "\n")


def number(value: float) -> str:
    """Return a number as it is read: ``"5"``, ``"34.5"``, ``"60,000.5"``, ``"1,250,000"``.

    From a million on it is whole, below it has eight digits at most; from a million milliards on, where it has more
    digits than a headline has room for, three digits and the power of ten: ``"1e308"``.
    """
    if abs(value) >= _SHORT_FROM:
        return f"{value:.3g}".replace("e+", "e")
    return f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else f"{value:,.{_DIGITS}g}"


def plural(count: float, one: str, more: str = "") -> str:
    """Return the word for so many: ``"week"`` for 1, ``"weeks"`` for 0 and 2; `more` where an s is not enough."""
    return one if count == 1 else more or _MORE.get(one, f"{one}s")


def counted(count: float, one: str, more: str = "") -> str:
    """Return how many there are: ``"1 week"``, ``"0 weeks"``, ``"1,200 people"``."""
    return f"{number(count)} {plural(count, one, more)}"


def times(count: int) -> str:
    """Return how often something was: ``"once"``, ``"twice"``, ``"3 times"``."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def in_letters(count: int) -> str:
    """Return a small count in letters: ``"three"``; one of 13 or more in figures."""
    return _LETTERS[count] if 0 <= count < len(_LETTERS) else number(count)


def in_words(day: dt.date) -> str:
    """Return a date as a person says it: ``"2 March 2026"``."""
    return f"{day.day} {day:%B %Y}"


def capital(said: str) -> str:
    """Return words as a sentence begins with them: ``"The week"``."""
    return said[:1].upper() + said[1:]


def small(said: str) -> str:
    """Return words as they stand inside a sentence: ``"the week"``."""
    return said[:1].lower() + said[1:]


def cut(name: str, most: int) -> str:
    """Return a name in at most so many letters: ``"Product analy…"``."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


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


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return what all ways to write one name have in common: two names are one when their keys are equal.

    Capitals, how accents are stored, wide and double blanks, curly quotes and what cannot be seen make no other name.
    """
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", name)).translate(_ALIKE)
    return unicodedata.normalize("NFC", " ".join(plain.split()).casefold())


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Return the one of the known names that `name` was probably meant to be; None when it is none, or none for sure.

    Args:
        name: as somebody wrote it.
        known: names that exist. One with the same key is it; else the only one that has all words of `name` among its
            own ("Ines" of "Ines Okafor-Reid"); else the nearest in letters. Names that differ in a figure are two.
    """
    by_key = {name_key(other): other for other in known}
    key = name_key(name)
    if key in by_key:
        return by_key[key]
    words = set(key.split())
    fuller = [other for other in by_key if words and words < set(other.split())]
    if fuller:
        return by_key[fuller[0]] if len(fuller) == 1 else None
    figures = re.findall("[0-9]+", key)
    alike = [other for other in by_key if re.findall("[0-9]+", other) == figures]
    found = difflib.get_close_matches(key, alike, 1, _NEAR)
    return by_key[found[0]] if found else None
