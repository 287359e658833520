"""What a text that is no number was probably meant to be. Advice is read back before it is given."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable

from careerdata.logbook.reading.columns import Column

_NUMBER = r"[+-]?(?:[0-9][0-9.,'’ ]*)?[0-9]"
_HOUR = r"(?:h|hrs?|hours?|std|stunden?|heures?|horas?|uur|ore?)\.?"
_MINUTE = r"(?:m|mins?|minutes?|minuten|minutos?|minuti)\.?"
_CLOCK = re.compile(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])")
_HOURS = re.compile(rf"(?P<hours>{_NUMBER}) ?{_HOUR} ?(?:(?P<minutes>[0-5]?[0-9]) ?(?:{_MINUTE})?)?")
_MINUTES = re.compile(rf"(?P<hours>)(?P<minutes>{_NUMBER}) ?{_MINUTE}")
_MONEY = r"(?:[€$£¥₹]|eur|euros?|usd|dollars?|gbp|pounds?|chf|sek|nok|dkk|pln|inr|jpy|cad|aud)"
_TIMES = {"k": 1e3, "tsd": 1e3, "thousand": 1e3, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6}
_ABOUT = r"(?:~|≈|±|ca\.?|about|around|circa|approx\.?|roughly|almost|nearly)"
_UNIT = rf"(?:{_MONEY}|%|percent|pts?|points?|x|times|days?|weeks?|/ ?10)"
_AMOUNT = re.compile(
    rf"{_ABOUT}? ?{_MONEY}? ?(?P<number>{_NUMBER}) ?(?P<times>{'|'.join(_TIMES)})?\.? ?{_UNIT}?"
    r"(?: ?(?:/|per|a|p\.) ?(?:a|y|yr|year|annum))?\.?"
)
_SPAN = re.compile(rf"(?P<first>{_NUMBER}) ?(?:-|–|—|to|or|bis) ?(?P<last>{_NUMBER})")
_FRACTION = re.compile(r"(?P<whole>[0-9]*) ?(?P<part>[¼½¾⅐-⅞])(?P<rest>.*)")
_NOTHING = frozenset({"none", "nil", "zero", "nothing", "no", "null", "keine", "keiner"})

Reader = Callable[[str], float | None]
"""Reads a text as a number; None when it is none, may be two, or (for a column) does not fit."""


def advice(column: Column, text: str, number: Reader, fits: Reader) -> str:
    """Return what to write instead of a text that is no number.

    Args:
        column: where it stands. In a column of hours "90 min" are 1.5; elsewhere they are 90.
        text: the cell.
        number: reads any number in the way of the file.
        fits: reads a number that the column takes.
    """
    plain = " ".join(text.split()).casefold()
    if plain in _NOTHING and column.empty and fits("0") is not None:
        return "Write 0 if it is nought, or leave the cell empty if it is not known."
    if span := _SPAN.fullmatch(plain):
        middle = _shown((_of(span["first"], number) + _of(span["last"], number)) / 2, fits)
        return f"Write one number, such as {middle}." if middle else wanted(column, fits)
    meant = _shown(_meant("hours" in column.name, plain, number), fits)
    return f"Write {meant}." if meant else wanted(column, fits)


def wanted(column: Column, fits: Reader) -> str:
    """Return what a column takes, with an example."""
    example = next(
        (each for each in ("52000" if column.money else "7.5", "7", "5", "2", "1", "0") if fits(each) is not None), "7"
    )
    return f"Write a number such as {example}{', or leave the cell empty' if column.empty else ''}."


def amount_in(text: str) -> str:
    """Return the figures of an amount such as ``"15.500 €"``, "" when a text is none."""
    found = _AMOUNT.fullmatch(" ".join(text.split()).casefold())
    return "" if found is None or found["times"] else found["number"]


def _meant(in_hours: bool, plain: str, number: Reader) -> float:
    """Return the number that a text means, NaN when that is not sure."""
    if fraction := _FRACTION.fullmatch(plain):
        whole = int(fraction["whole"] or 0) + unicodedata.numeric(fraction["part"])
        return whole if not fraction["rest"] else _meant(in_hours, f"{whole:g}{fraction['rest']}", number)
    if time := _CLOCK.fullmatch(plain) or _HOURS.fullmatch(plain) or _MINUTES.fullmatch(plain):
        hours, minutes = (_of(time[part] or "0", number) for part in ("hours", "minutes"))
        if in_hours or (hours and minutes):
            return round(hours + minutes / 60, 2)
        return hours + minutes
    amount = _AMOUNT.fullmatch(plain)
    return _of(amount["number"], number) * _TIMES.get(amount["times"] or "", 1) if amount else math.nan


def _of(text: str, number: Reader) -> float:
    found = number(text)
    return math.nan if found is None else found


def _shown(value: float, fits: Reader) -> str:
    """Return a number as a person can write it into the column, "" when there is no such way."""
    if not math.isfinite(value):
        return ""
    return next((text for text in (f"{value:.12g}", f"{value:.4f}") if fits(text) == value), "")
