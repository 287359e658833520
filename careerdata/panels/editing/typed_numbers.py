"""Numbers and amounts of money as a person types them into a form."""

from __future__ import annotations

import re

from careerdata.logbook.reading.cell_parser import UNCLEAR_NUMBER, FileConventions, read_cell
from careerdata.logbook.reading.columns import Column

_AMOUNT = re.compile(r"(\d+|\d{1,3}(?:[, ']\d{3})+)(\.\d{1,2})?")


_NUMBER = Column("number", "decimal", "float64", False, True, (), None, None, "")


def number_of(text: str) -> float | None:
    """Return what a person wrote as a number, as a cell of a file with a decimal point is read; None if it is none.

    ``12.5``, ``12,5``, ``1 500`` and ``1,500.5`` are numbers; ``1,500`` and ``1.500`` are none, see `two_numbers`.
    """
    found = read_cell(_NUMBER, text, FileConventions(decimal="?", commas_part_cells=False)).value
    return None if found is None else float(found)


def two_numbers(text: str) -> str:
    """Return, as a question, that a text may be two numbers: thousands, or three decimals; "" when it may not."""
    plain = text.strip()
    if not UNCLEAR_NUMBER.fullmatch(plain) or number_of(plain) is not None:
        return ""
    mark = "comma" if "," in plain else "point"
    whole, decimal = re.sub("[,.]", "", plain), f"{float(plain.replace(',', '.')):.15g}"
    other = f", or as {decimal}" if not UNCLEAR_NUMBER.fullmatch(decimal) else f", or as {decimal}0"
    return f"“{plain}” can be read as {whole} or as {decimal}: write it without the {mark}{other}."


def amount_of(text: str) -> float | None:
    """Return what a person wrote as an amount of money: ``57500``, ``57,500`` or ``57 500``; None if it is neither.

    ``57.500`` is none: it is 57,500 in one country and 57.5 in another. ``57,500`` can be read, other than by
    `number_of`: money has no three decimals.
    """
    found = _AMOUNT.fullmatch(text.strip())
    return float(re.sub(r"[, ']", "", found[1]) + (found[2] or "")) if found else None
