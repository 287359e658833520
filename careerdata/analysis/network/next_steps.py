"""What you said you would do next: a promised step stays until it is done, moved or dropped."""

from __future__ import annotations

import datetime as dt

import pandas as pd

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
    steps = open_steps(book.touches, book.today)
    return steps[steps["next_step_on"].notna() & ~steps["contact"].isin(gone)]


def open_steps(touches: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return the next steps that are not done, the one whose day comes first on top.

    A step with a day stays, whatever touches come after it; the same words noted again with the same person move it. A
    step without a day is a note, and a later touch has overtaken it.

    Args:
        touches: touches.csv; columns that a log may leave out may be absent.
        today: steps noted after it are left out, and so are those done up to it.

    Returns:
        date (noted on), contact, next_step, next_step_on (NaT: no day), due (its day has come), by the index of `touches`.
    """
    now = pd.Timestamp(today)
    if "next_step" not in touches:
        return pd.DataFrame(columns=[*_STEPS, "due"]).astype(_STEPS | {"due": "bool"})
    steps = touches[touches["next_step"].notna() & (touches["date"] <= now)].reindex(columns=list(_STEPS))
    steps = steps.astype(_STEPS).sort_values(["date", "next_step_on"], kind="stable", na_position="first")
    same = steps.assign(next_step=steps["next_step"].map(name_key)).duplicated(["contact", "next_step"], keep="last")
    steps = steps[~same & ~(steps["next_step_done_on"] <= now)]
    undated = steps["next_step_on"].isna()
    theirs = touches[touches["contact"].isin(steps.loc[undated, "contact"]) & (touches["date"] <= now)]
    last = theirs.groupby("contact")["date"].max().reindex(steps["contact"]).to_numpy()
    steps = steps[~undated | (steps["date"] >= last)]
    steps = steps.assign(due=steps["next_step_on"] <= now)
    return steps.sort_values(["next_step_on", "contact", "next_step"], na_position="last")
