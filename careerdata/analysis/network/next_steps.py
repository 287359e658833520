"""What you said you would do next: a promised step stays until it is done, moved or dropped."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from careerdata.analysis.network.in_touch import in_touch
from careerdata.logbook.logbook import Logbook
from careerdata.text import name_key

_STEPS = {
    "date": "datetime64[us]",
    "contact": "str",
    "next_step": "str",
    "next_step_on": "datetime64[us]",
    "next_step_done_on": "datetime64[us]",
}


def promised_steps(book: Logbook) -> pd.DataFrame:
    """Return the open steps that have a day, of whoever was not let go, as `open_steps` does."""
    gone = book.contacts.loc[book.contacts["let_go_on"] <= pd.Timestamp(book.today), "contact"]
    steps = open_steps(book, book.today)
    return steps[steps["next_step_on"].notna() & ~steps["contact"].isin(gone)]


def open_steps(book: Logbook, today: dt.date, last: pd.Series[Any] | None = None) -> pd.DataFrame:
    """Return the next steps that are not done, the one whose day comes first on top.

    A step with a day stays, whatever touches come after it; the same words noted again with the same person move it. A
    step without a day is a note, and is overtaken when you are in touch again.

    Args:
        book: touches.csv, and whatever `in_touch` reads.
        today: steps noted after it are left out, and so are those done up to it.
        last: the last day in touch with each person up to `today`, by name, where it is known already.

    Returns:
        date (noted on), contact, next_step, next_step_on (NaT: no day), due (its day has come), by the index of `touches`.
    """
    now, touches = pd.Timestamp(today), book.touches
    steps = touches[touches["next_step"].notna() & (touches["date"] <= now)].reindex(columns=list(_STEPS))
    steps = steps.astype(_STEPS).sort_values(["date", "next_step_on"], kind="stable", na_position="first")
    same = steps.assign(next_step=steps["next_step"].map(name_key)).duplicated(["contact", "next_step"], keep="last")
    steps = steps[~same & ~(steps["next_step_done_on"] <= now)]
    undated = steps["next_step_on"].isna()
    if undated.any():
        last = _last_days(book, now) if last is None else last
        steps = steps[~undated | (steps["date"] >= last.reindex(steps["contact"]).to_numpy())]
    steps = steps.assign(due=steps["next_step_on"] <= now)
    return steps.sort_values(["next_step_on", "contact", "next_step"], na_position="last")


def _last_days(book: Logbook, now: pd.Timestamp) -> pd.Series[Any]:
    days = in_touch(book)
    return days[days["date"] <= now].groupby("contact")["date"].max()
