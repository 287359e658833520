"""What may be shown of many people: counts of groups of 5 or more whose complement is 5 or more, too."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerdata.analysis.rut.headline import MOSTLY, NAMES
from careerdata.cohort.people import ASKED

FEWEST = 5
"""A smaller group is not shown, nor what would give its number away."""
ANY = "any sign bad in most of their last weeks"
WITH_HOURS, HALF = "a plan with hours to learn", "half of these hours done, or more"


@dataclass(frozen=True)
class Count:
    """How many people something holds for.

    Attributes:
        what: in words.
        people: how many; None where that may not be shown.
        of: of how many; None where nothing may be shown.
    """

    what: str
    people: int | None
    of: int | None


def counts(people: pd.DataFrame) -> list[Count]:
    """Return what may be shown of `careerdata.cohort.people.rows`: first how many people there are.

    A group is shown if it holds `FEWEST` people or more and leaves out `FEWEST` or more of the smallest shown group that it
    lies in. So neither a group nor what is left of another can be smaller than that.
    """
    everybody = pd.Series(data=True, index=people.index)
    if len(people) < FEWEST:
        return [Count("people", None, None)]
    bad = {sign: (people[f"{sign}_bad"] >= MOSTLY) for sign in ASKED}
    anybody = pd.DataFrame(bad).any(axis=1)
    planned = people["goal_hours"] > 0
    half = planned & (people["done_hours"] >= people["goal_hours"] / 2)
    shown = [Count("people", len(people), len(people)), _count(ANY, anybody, everybody)]
    around = anybody if shown[-1].people is not None else everybody
    shown += [_count(f"{NAMES[sign]}: bad", bad[sign], around) for sign in ASKED]
    shown.append(_count(WITH_HOURS, planned, everybody))
    around = planned if shown[-1].people is not None else everybody
    return [*shown, _count(HALF, half, around)]


def _count(what: str, group: pd.Series[bool], around: pd.Series[bool]) -> Count:
    held, left = int(group.sum()), int((around & ~group).sum())
    return Count(what, held, int(around.sum())) if min(held, left) >= FEWEST else Count(what, None, None)
