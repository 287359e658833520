"""What came a week lately, and what it takes a week from now on: all that can be said while a chance cannot be told."""

from __future__ import annotations

import math
from dataclasses import dataclass

from careerdata.analysis.plan.progress import Progress, by_week
from careerdata.analysis.plan.work_weeks import Ahead
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

LATELY = 13
"""So many finished weeks are looked back on."""


@dataclass(frozen=True)
class Pace:
    """The weeks behind and ahead.

    Attributes:
        book: the logs and the kept plan, whose last weeks are looked at.
        left: weeks to work in until the escape date.
    """

    book: Logbook
    left: int

    @classmethod
    def of(cls, book: Logbook, plan: Plan, ahead: Ahead) -> Pace:
        """Return the last weeks of the kept plan, and the next ones of `plan`."""
        return cls(book, ahead.working_weeks(plan.escape_date))

    def so_far(self, item: Progress) -> float:
        """Return what came of a goal a week, in its unit; NaN before a week is over."""
        lately = by_week(self.book, item)[-LATELY:]
        return float(lately.mean()) if len(lately) else math.nan

    def needed(self, item: Progress) -> float:
        """Return what a goal takes a week from now on; 0 when it is reached, inf when no week is left."""
        if not item.left:
            return 0.0
        return item.left / self.left if self.left else math.inf
