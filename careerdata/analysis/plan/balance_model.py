"""What a week asks for and what was carried: the facts behind the balance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What the sentence is made from, besides the looks and the ways to ease the plan.

    Attributes:
        weeks: finished weeks with hours at the job and a mood, of the last year.
        better: how many of them were better weeks.
        capacity: hours; NaN below 8 better weeks.
        usual_job: hours in a usual week at the job; NaN when none is logged.
        promised: hours a week that the plan promises.
    """

    weeks: int
    better: int
    capacity: float
    usual_job: float
    promised: float

    @property
    def asked(self) -> float:
        """Hours that a usual week at the job and the plan ask for together; NaN when the job's are not known."""
        return self.usual_job + self.promised

    @property
    def too_much(self) -> bool:
        """Whether that is more than the line; False where it cannot be told."""
        return bool(self.asked > self.capacity)
