"""If-then plans: which are to be looked back on, and, from twelve on, what share of them happened.

Deciding beforehand when and where to do a thing helps people do it: over 642 tests d was .27 to .66 (Sheeran, Listrom &
Gollwitzer 2024, *European Review of Social Psychology*). What it does for one person their own rows have to show, so nothing
is claimed before there are enough.
"""

from __future__ import annotations

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.dates import week_of
from careerdata.logbook.logbook import Logbook
from careerdata.text import capital, counted

ENOUGH = 12
"""So many that were looked back on are needed before a share is told."""
COLUMNS = ["line", "made_on", "if_when", "then_do", "goal", "happened", "due"]


def read(book: Logbook) -> Finding:
    """Return the if-then plans, and whether they happened.

    Args:
        book: the logbook.

    Returns:
        A `Finding`. `table` has a row per if-then plan, the oldest first: line (in the file), made_on, if_when, then_do,
        goal, happened ("yes", "partly", "no"; missing while it was not looked back on), and due: it was made before this
        week and not looked back on yet.
    """
    rows = book.intentions[book.intentions["made_on"] <= pd.Timestamp(book.today)].sort_values("made_on", kind="stable")
    table = rows.assign(
        line=rows.index,
        due=rows["happened"].isna() & (rows["made_on"] < pd.Timestamp(week_of(book.today, book.plan.week_starts))),
    )
    told = table["happened"].dropna()
    return Finding(
        table[COLUMNS].reset_index(drop=True), _sentence(len(table), told), _caution(told), example=book.example
    )


def in_words(if_when: str, then_do: str) -> str:
    """Return an if-then plan as one says it: ``"If it is Tuesday evening, then I open the course."``, however it was typed."""
    cue, deed = if_when.strip().rstrip(",."), then_do.strip().rstrip(".")
    first = cue.split(" ", 1)[0].casefold()
    cue = cue if first in ("if", "when", "whenever", "after", "before", "once") else f"if {cue}"
    deed = deed.removeprefix("then ").removeprefix("I ")
    return f"{capital(cue)}, then I {deed}."


def _sentence(made: int, told: pd.Series) -> str:
    if not made:
        return "No if-then plan yet. One is enough to begin: if or when what happens, then you do what?"
    if len(told) < ENOUGH:
        looked = f"{len(told)} of {made} looked back on"
        return f"{counted(made, 'if-then plan')}, {looked}; what share happens can be told from {ENOUGH} on."
    counts = told.value_counts()
    partly = f", {counts['partly']} in part" if "partly" in counts else ""
    return f"Of {len(told)} if-then plans you looked back on, {counts.get('yes', 0)} happened{partly}."


def _caution(told: pd.Series) -> str:
    if len(told) < ENOUGH:
        return "An if-then plan ties one small step to a moment that comes anyway."
    return "This counts what happened; it does not say what would have happened without the plan."
