"""What did I promise before? Every replan, and the line of the dates that were promised."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan.progress import taken_out
from careerdata.logbook.logbook import Logbook
from careerdata.plan import coming
from careerdata.text import in_words, plural, times

_MONTH = 365.25 / 12
_CHASING = 0.5
"""A date that moves away by more than this many days a day gets a word of caution."""


def read(book: Logbook) -> Finding:
    """Tell how the promised date moved.

    Args:
        book: plan-history.csv and the plan as it is kept.

    Returns:
        A `Finding`. `table`, one row a replan, in order: changed_on, what (the change in words), counts_from (the day
        from which it counts), promised (the date promised after it), why. `frames` has the ``line``: date, promised,
        from the start of the plan to today, with a row at every replan. A date that waited and was taken out of plan.toml
        before its day was never promised.
    """
    plan, today = book.plan, book.today
    rows = book.plan_history.sort_values("changed_on", kind="stable")
    dates = rows["field"] == "escape_date"
    before, after = (pd.to_datetime(rows[name].where(dates), errors="coerce") for name in ("before", "after"))
    first = before.dropna().iloc[0] if before.notna().any() else pd.Timestamp(plan.escape_date)
    moves = rows[dates]
    gone = taken_out(moves, before[dates], after[dates], pd.Timestamp(coming(plan).escape_date))
    after = after.mask(after.index.isin(moves.index[gone]))
    promised = pd.Series([first, *after], dtype="datetime64[us]").ffill()
    table = pd.DataFrame(
        {
            "changed_on": rows["changed_on"].to_numpy(),
            "what": list(map(_what, rows["field"], rows["before"], rows["after"])),
            "counts_from": rows["counts_from"].fillna(rows["changed_on"]).to_numpy(),
            "promised": promised.iloc[1:].to_numpy(),
            "why": rows["why"].fillna("").to_numpy(),
        }
    )
    start = pd.Timestamp(min([plan.start, today, *(day.date() for day in rows["changed_on"])]))
    line = pd.DataFrame(
        {"date": [start, *rows["changed_on"], pd.Timestamp(today)], "promised": [*promised, promised.iloc[-1]]}
    )
    moved = after.dropna()
    sentence = _sentence(first, promised.iloc[-1], len(moved), len(rows), start, len(plan.goals))
    return Finding(
        table,
        sentence,
        _caution(first, promised.iloc[-1], start, today),
        frames={"line": line.astype("datetime64[us]")},
        example=book.example,
    )


def _what(field: str, before: object, after: object) -> str:
    was, becomes = (str(value) if isinstance(value, str) else "none" for value in (before, after))
    return f"{field.removeprefix('goal: ').replace('_', ' ')} {was} → {becomes}"


def _sentence(
    first: pd.Timestamp, last: pd.Timestamp, moves: int, replans: int, start: pd.Timestamp, goals: int
) -> str:
    since = in_words(start.date())
    if not replans and not goals:
        return f"Nothing is promised yet. Until you choose a date, {in_words(last.date())} stands in for it."
    if not replans:
        return f"You have promised the same since {since}: ready by {in_words(last.date())}. Nothing was replanned yet."
    many = plural(replans, "one change", f"{replans} changes")
    if not moves:
        return f"{many.capitalize()} since {since}, and the date stayed: ready by {in_words(last.date())}."
    months = (last - first).days / _MONTH
    if abs(months) < 0.5:
        far = "and is where it began"
    else:
        amount = plural(round(abs(months)), "one month", f"{round(abs(months))} months")
        far = f"{amount} {'later' if months > 0 else 'sooner'} in all"
    return (
        f"First you promised {in_words(first.date())}, now {in_words(last.date())}: since {since} the date moved "
        f"{times(moves)}, {far}; {many} altogether."
    )


def _caution(first: pd.Timestamp, last: pd.Timestamp, start: pd.Timestamp, today: dt.date) -> str:
    passed, moved = (pd.Timestamp(today) - start).days, (last - first).days
    if passed and moved / passed > _CHASING:
        return (
            f"In the {round(passed / _MONTH)} months so far the date moved away by {round(moved / _MONTH)}. "
            "A plan that runs ahead of you may be heavier than your weeks: fewer hours or a goal less can be the honest one."
        )
    return "A plan that changes in the open is still a plan. What counts is that the reasons are yours."
