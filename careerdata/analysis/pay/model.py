"""The range of pay to expect, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from careerdata.text import number


@dataclass(frozen=True)
class PayRange:
    """The range to expect: as it was heard on the person's own page, wide and round where it leaves the folder.

    Attributes:
        role: the role it is for.
        currency: three letters, or "" where none was noted.
        low: its lower end, a year before tax.
        high: its upper end.
        around: the middle of the weight, rounded to about a percent; 0 in a range that leaves the folder.
        figures: how many figures it comes from, three or more.
    """

    role: str
    currency: str
    low: float
    high: float
    around: float
    figures: int

    @property
    def words(self) -> str:
        """The range as a sentence has it: ``"56,000 to 60,000 EUR"``."""
        return f"{number(self.low)} to {number(self.high)} {self.currency}".rstrip()


@dataclass(frozen=True)
class PayFacts:
    """What was looked at, and the range to expect.

    Attributes:
        role: the role that was looked at.
        currency: the currency, or "" for figures without one.
        expected: the range to expect; None below three figures.
    """

    role: str
    currency: str
    expected: PayRange | None
