"""A number as people read it: the one way for what was measured, counted and paid."""

from __future__ import annotations

_WHOLE_FROM, _SHORT_FROM = 1e6, 1e15
_DIGITS = 8


def number(value: float) -> str:
    """Return a number as it is read: ``"5"``, ``"34.5"``, ``"60,000.5"``, ``"1,250,000"``.

    From a million on it is whole, below it has eight digits at most; from a million milliards on, where it has more
    digits than a headline has room for, three digits and the power of ten: ``"1e308"``.
    """
    if abs(value) >= _SHORT_FROM:
        return f"{value:.3g}".replace("e+", "e")
    return f"{value:,.0f}" if abs(value) >= _WHOLE_FROM else f"{value:,.{_DIGITS}g}"
