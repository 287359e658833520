"""What a page says first: its answer in a line, one number, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """The top of a page, and of its card at home.

    Attributes:
        headline: the answer, 12 words at most, without a full stop.
        number: one number that goes with it; "" for none.
        says: what the number counts.
        action: the one thing to do next, as a short sentence; "" for none.
        step: the step that it is done in, as in `careerdata.analysis.STEPS`; "" for the step that answers.
    """

    headline: str
    number: str = ""
    says: str = ""
    action: str = ""
    step: str = ""
