"""What goes together: "is it the job, or am I tired?" Six things you log against one of your answers.

Nothing is claimed that chance would bring too often. "Went together" is all that it says: what brings what, no log of
one person can tell.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.once import once
from careerdata.analysis.rut.detection import detect
from careerdata.analysis.stats.association import FEWEST, benjamini_hochberg, correlate
from careerdata.dates import week_starts, weeks_between
from careerdata.logbook.logbook import Logbook
from careerdata.text import in_words, join_words, plural

OUTCOMES = {
    "mood": ("a better mood", "a lower mood", "your mood"),
    "sunday_dread": ("more Sunday dread", "less Sunday dread", "your Sunday dread"),
    "boredom": ("more boredom", "less boredom", "your boredom"),
    "frustration": ("more frustration", "less frustration", "your frustration"),
    "worn_out": ("feeling more worn out", "feeling less worn out", "feeling worn out"),
    "work_quality": ("better work", "poorer work", "the quality of your work"),
}
"""What may be asked about, a column of `mood.csv` each: more of it, less of it, and itself, inside a sentence."""
DRIVERS = {
    "hours_worked": "more hours at work",
    "worn_out": "feeling more worn out",
    "outside_work": "a better life outside work",
    "plan_hours": "more hours of learning",
    "touch": "being in touch with people",
    "win": "a win",
}
"""What it is compared with, inside a sentence: answers of `mood.csv`, hours in `skills.csv`, and weeks with a touch, or
with a win (a result with another team, a word given for you, a gig that is done)."""
LAGS = {0: "", 1: " the week after"}
FALSE_DISCOVERIES = 0.10
_TYPES = {"lag": "int64", "weeks": "int64", "together": "bool"}


def read(book: Logbook, outcome: str = "mood") -> Finding:
    """Compare one of the weekly answers with what else is logged, as of `book.today`; rows after it are ignored.

    Args:
        book: its logs mood, skills, touches, exposure, endorsements and gigs.
        outcome: a key of `OUTCOMES`.

    Returns:
        A `Finding` with one row a look: `outcome`, `what` (a key of `DRIVERS`), `lag` (0, or 1: the outcome a week later), `weeks`
        (with both), `correlation`, `low` and `high` (its 95 % interval), `chance`, and `together`: whether it counts
        when one in ten of those that count may be chance (see `careerdata.analysis.stats.association`), and its interval
        does not hold 0. Looks at fewer than 26 weeks have no numbers.

    Raises:
        ValueError: if `outcome` is none of `OUTCOMES`.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"What goes together can be asked of {join_words(OUTCOMES)}, not of {outcome!r}.")
    weekly, table = weekly_values(book), looks(book, outcome)
    return Finding(
        table,
        sentence(table, outcome),
        caution(table, _outside_work(weekly)),
        frames={"weeks": weekly.rename_axis("week").reset_index()},
        example=book.example,
    )


def looks(book: Logbook, outcome: str) -> pd.DataFrame:
    """Return the comparisons of an outcome with each driver, as the table of `read` has them."""
    weekly = weekly_values(book)
    rows = []
    for what in DRIVERS:
        if what != outcome:
            for lag in LAGS:
                found = correlate(weekly[what].to_numpy(dtype=float), weekly[outcome].to_numpy(dtype=float), lag)
                rows.append({"outcome": outcome, "what": what, "lag": lag, **found._asdict()})
    table = pd.DataFrame(rows)
    clear = (table["low"] > 0) | (table["high"] < 0)
    table["together"] = benjamini_hochberg(table["chance"].to_numpy(), FALSE_DISCOVERIES) & clear
    return table.astype(_TYPES)


def weekly_values(book: Logbook) -> pd.DataFrame:
    """Return one row a week from the first check-in to the last, a column for each outcome and driver.

    A week without a check-in stays empty. A week without a row in another log counts as none from that log's first row
    on, and is empty before it.
    """
    return once(book, "weekly values", lambda: _weekly_values(book))


def _weekly_values(book: Logbook) -> pd.DataFrame:
    today = book.today
    mood = book.mood.loc[book.mood["week"] <= pd.Timestamp(today)].set_index("week")
    starts = book.plan.week_starts
    grid = weeks_between(mood.index.min(), mood.index.max(), starts) if len(mood) else pd.DatetimeIndex([])
    answers = [column for column in (*OUTCOMES, "hours_worked", "outside_work") if column in mood]
    weekly = mood.reindex(index=grid, columns=answers).astype(float)
    given = book.endorsements.loc[book.endorsements["status"] == "given", "given_on"].dropna()
    wins = pd.concat([book.exposure["date"], given, book.gigs.loc[book.gigs["stage"] == "done", "date"]])
    weekly["plan_hours"] = _by_week(book.skills["date"], book.skills["hours"], grid, book)
    weekly["touch"] = _by_week(book.touches["date"], None, grid, book)
    weekly["win"] = _by_week(wins, None, grid, book)
    return weekly


def sentence(table: pd.DataFrame, outcome: str) -> str:
    """Return what went together with the outcome, or that nothing did, or that it is too early to say."""
    more, less, itself = OUTCOMES[outcome]
    made = table[table["correlation"].notna()]
    if made.empty:
        most = int(table["weeks"].max())
        if most >= FEWEST:
            return (
                f"What moves with {itself} cannot be told from these weeks. It takes weeks in a row, "
                "and answers that go up and down."
            )
        return (
            f"What moves with {itself} can be told after {FEWEST} weeks in which both are logged. "
            f"So far there {plural(most, 'is', 'are')} {most}."
        )
    found = made[made["together"]].sort_values("chance")
    if found.empty:
        return f"Nothing you log clearly moves with {itself} ({made['weeks'].max()} weeks, {len(made)} comparisons)."
    each = zip(found["what"], found["lag"], found["correlation"], strict=True)
    said = [f"{DRIVERS[what]} moved with {more if r > 0 else less}{LAGS[lag]}" for what, lag, r in each]
    return f"In your log {'; '.join(said)}."


def caution(table: pd.DataFrame, outside_work: str) -> str:
    """Return what "went together" does not mean, how wide the doubt is, and what life outside work did meanwhile."""
    made = table[table["correlation"].notna()]
    if made.empty:
        return outside_work
    wide = (made["high"] - made["low"]).median() / 2
    said = (
        "Moving together does not say what causes what, and in 1 log of 10 something unrelated looks like it. "
        f"A correlation here is known to within about {wide:.1f} either way."
    )
    return f"{said} {outside_work}".strip()


def _outside_work(weekly: pd.DataFrame) -> str:
    """Return whether life outside work, the control, fell too."""
    answers = weekly["outside_work"].dropna() if "outside_work" in weekly else pd.Series(dtype=float)
    reading = detect(answers, "down")
    if reading.baseline is None:
        return ""
    if reading.alarms.iloc[-1]:
        first = in_words(answers.index[int(np.flatnonzero(reading.alarms)[0])])
        return f"Life outside work has fallen, first seen in the week of {first}: if work feels worse too, it may not be the job."
    return "Life outside work has not got worse."


def _by_week(days: pd.Series[Any], amounts: pd.Series[Any] | None, grid: pd.DatetimeIndex, book: Logbook) -> Any:
    """Return the amount a week, or 1 for a week with a row and 0 for one without; NaN before the log's first week."""
    rows = days.notna() & (days <= pd.Timestamp(book.today))
    weeks = week_starts(days[rows], book.plan.week_starts)
    if weeks.empty:
        return np.full(len(grid), np.nan)
    each = amounts[rows] if amounts is not None else pd.Series(1.0, index=weeks.index)
    total = each.groupby(weeks).sum() if amounts is not None else each.groupby(weeks).max()
    return np.where(grid < weeks.min(), np.nan, total.reindex(grid).fillna(0.0).to_numpy(dtype=float))
