"""The range to ask for: it starts at the target and goes up from there, never down.

A range that begins at the sum one wants brought better terms than that sum alone, and no harm between the two
(Ames and Mason 2015, "Tandem anchoring: informational and politeness effects of range offers in social exchange",
*Journal of Personality and Social Psychology* 108(2), 254-274, five studies). A wide one did not: how wide is enough is
not settled there, so the top is held to `WIDEST` above the target, and to the range that may leave the folder.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from careerdata.analysis.ask.checks import Draft
from careerdata.analysis.pay.pay_range import FEWEST_FIGURES, range_that_leaves
from careerdata.analysis.pay.pay_range import read as read_pay
from careerdata.analysis.pay.shared_range import rounding_step
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, in_letters, name_key, number

WIDEST = 0.2
"""The top lies at most this part of the target above it."""
ROUND = 0.05
"""What is rounded is rounded to about this part of the target, so that no single figure can be read out of it."""
_ABOUT_PAY = re.compile(
    r"\b(?:pay(?! attention)|salary|salaries|wages?|compensation|remuneration|bonus|(?:a|the|my) raise)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?<![\d.,])(\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+|\d+)(\s?k\b)?", re.IGNORECASE)


class PayToAsk(NamedTuple):
    """What to ask for where an ask is about pay.

    Attributes:
        role: the role whose figures were looked at.
        currency: three letters, or "" where none was noted.
        figures: how many figures there are for it.
        target: what the person wants, a year before tax; 0.0 where neither they nor enough figures say it.
        top: the upper end of the range; 0.0 where there is none above the target.
    """

    role: str
    currency: str
    figures: int
    target: float
    top: float

    @property
    def words(self) -> str:
        """The range as it stands in a request: ``"60,000 to 70,000 EUR a year"``; "" where there is none."""
        return f"{number(self.target)} to {_money(self.top, self.currency)} a year" if self.top else ""


def pay_to_ask(book: Logbook, draft: Draft) -> PayToAsk | None:
    """Return the range to ask for; None for an ask that is not about pay.

    Args:
        book: pay.csv, and the plan's target role.
        draft: the ask. The first sum in its request is the target, as long as it is of the size of the figures; else the
            target is the middle of the figures, rounded up. A role that the request names is looked at first.
    """
    if not _ABOUT_PAY.search(f"{draft.pain}\n{draft.request}\n{draft.intent}"):
        return None
    return range_to_ask(book, draft.request)


def range_to_ask(book: Logbook, request: str) -> PayToAsk:
    """Return the range to ask for, whatever the ask is about; the arguments are those of `pay_to_ask`."""
    named = sorted((role for role in book.pay["role"].dropna() if name_key(role) in name_key(request)), key=len)
    role = named[-1] if named else None
    facts = read_pay(book, role=role)
    heard, leaves = int((facts.table["weight"] > 0).sum()), range_that_leaves(book, role)
    role, currency, expected = facts.facts.role, facts.facts.currency, facts.facts.expected
    if expected is None or leaves is None:
        return PayToAsk(role, currency, heard, 0.0, 0.0)
    step = rounding_step(ROUND * expected.around)
    said = (value for value in _sums(request) if expected.low / 2 <= value <= 2 * expected.high)
    target = next(said, float(np.ceil(expected.around / step) * step))
    top = float(np.floor(min(leaves.high, (1 + WIDEST) * target) / step) * step)
    return PayToAsk(role, currency, expected.figures, target, top if top > target else 0.0)


def sentence(found: PayToAsk | None) -> str:
    """Return the range to ask for as a sentence or two, or what it takes; "" for an ask that is not about pay."""
    if found is None:
        return ""
    if not found.target:
        about = f" for {found.role}" if found.role else ""
        heard = counted(found.figures, "pay figure") if found.figures else "no pay figure"
        return (
            f"You have heard {heard}{about}. A range to ask for takes {in_letters(FEWEST_FIGURES)} different ones. Until "
            "then ask for one sum, and say what speaks for it."
        )
    if not found.top:
        target = _money(found.target, found.currency)
        return (
            f"Ask for one sum, {target}, and say what speaks for it: the figures reach too little above it for a range."
        )
    return (
        f"A range to ask for: {found.words} ({found.role}, from {counted(found.figures, 'figure')}). It starts at what you "
        "want, not at what you would settle for."
    )


def _sums(text: str) -> list[float]:
    """Return the sums in a text: ``60,000``, ``60.000``, ``60000`` and ``60k`` are one."""
    return [float(re.sub(r"\D", "", digits)) * (1000 if thousand else 1) for digits, thousand in _SUM.findall(text)]


def _money(value: float, currency: str) -> str:
    return f"{number(value)} {currency}".rstrip()
