"""What an open application needs next: the step that you wrote down, else the one that its stage asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from careerdata.analysis.outside.known_there import Known
from careerdata.dates import plain_date
from careerdata.text import in_words

QUIET = dt.timedelta(days=21)
"""After so long without a word you may ask once."""
SOON = dt.timedelta(days=6)
"""What is due within so many days is due within the week."""


class NextStep(NamedTuple):
    """What to do next.

    Attributes:
        words: what, as it stands inside a sentence.
        due: the day for it; NaT for none.
        rank: which applications come first: 0 before 1.
    """

    words: str
    due: Any
    rank: int


def next_step(job: Any, known: Sequence[Known], today: dt.date) -> NextStep:
    """Return what to do next for an open application.

    Args:
        job: a row of `careerdata.analysis.outside.steps.applications`.
        known: whom you know there, as `careerdata.analysis.outside.known_there.known_there` orders them.
        today: the day it is.
    """
    if job.next_step or pd.notna(job.next_step_on):
        soon = pd.notna(job.next_step_on) and plain_date(job.next_step_on) <= today + SOON
        return NextStep(job.next_step or "do what you planned for that day", job.next_step_on, 0 if soon else 5)
    if job.stage == "offer":
        return NextStep("decide, and answer them", pd.NaT, 1)
    if job.stage == "found":
        return NextStep(_before_applying(job, known), pd.NaT, 2 if known else 4)
    again = plain_date(job.since) + QUIET
    if again > today:
        return NextStep(f"nothing before {in_words(again)}", pd.NaT, 6)
    how = "ask once how it stands, or note that no answer came"
    return NextStep(how if job.stage == "applied" else "ask when they decide", pd.NaT, 3)


def _before_applying(job: Any, known: Sequence[Known]) -> str:
    """Return whom to ask before a cold application, or that there is nobody."""
    if job.contact:
        return f"ask {job.contact} about it, then apply"
    if not known:
        return "apply, or let it go"
    first = known[0]
    return (
        f"write to {first.contact} before you apply, asking nothing yet"
        if first.cold
        else f"ask {first.contact} about it before you apply"
    )
