"""Looking outside in words: the headline, the answer in full, and the caution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.outside.sources import FEWEST, SOURCES, Comparison
from careerdata.text import capital, counted, in_words, join_words, number, plural

_ABOUT = {
    "referred": ("when referred", "referred applications"),
    "cold": ("when cold", "cold ones"),
    "recruiter": ("through recruiters", "those through recruiters"),
    "internal": ("inside", "those inside"),
}
CAUTION = (
    "Sources differ in more than the source: where somebody knows you, you may also fit better. It is a reason to ask "
    "first, not a proof."
)
EMPTY = "No application is noted yet. One job you have seen, and whom you know there, is a beginning."


def top(table: pd.DataFrame, sources: pd.DataFrame, facts: Mapping[str, Any]) -> Answer:
    """Return the top of the page.

    Args:
        table: the applications, as `careerdata.analysis.outside.read` orders them.
        sources: the shares by source.
        facts: open, due and comparison, as `careerdata.analysis.outside.applications.OutsideFacts` has them.
    """
    if table.empty:
        return Answer("Nothing noted yet: one job you have seen is a beginning", "0", "applications", _BEGIN)
    many, due = facts["open"], facts["due"]
    says = f"open {plural(many, 'application')}{f', {due} with a step due this week' if due else ''}"
    return Answer(_headline(sources, facts), str(many), says, _action(table))


_BEGIN = "note one job that you would take, and where it is."


def _headline(sources: pd.DataFrame, facts: Mapping[str, Any]) -> str:
    pair = facts["comparison"]
    if pair and pair.apart:
        one, other = (counts(_row(sources, name)) for name in (pair.source, pair.other))
        return f"Talks: {one} {_ABOUT[pair.source][0]}, {other} {_ABOUT[pair.other][0]}"
    many = facts["open"]
    there = f"{many} open" if many else "Nothing is open"
    return f"{there}; {'sources cannot be told apart yet' if pair else 'too few to compare sources yet'}"


def _action(table: pd.DataFrame) -> str:
    to_do = table[table["open"]]
    if to_do.empty:
        return _BEGIN
    first = to_do.iloc[0]
    return f"{first['next']} ({_where(first)})."


def _where(job: Any) -> str:
    by = f", by {in_words(job['due'])}" if pd.notna(job["due"]) else ""
    return f"{job['organisation']}{by}"


def sentence(table: pd.DataFrame, sources: pd.DataFrame, facts: Mapping[str, Any]) -> str:
    """Return what is open and next, what opens doors, and the hours it takes; the arguments are those of `top`."""
    if table.empty:
        return EMPTY
    to_do = table[table["open"]]
    said = [f"{capital(counted(len(to_do), 'application'))} {plural(len(to_do), 'is', 'are')} open."]
    if len(to_do):
        said.append(f"Next: {_action(table)}")
    said.append(_doors(sources, facts))
    if facts["young"]:
        are = plural(facts["young"], "is", "are")
        said.append(f"{facts['young']} of the last four weeks {are} not counted yet.")
    if facts["unsaid"]:
        do = plural(
            facts["unsaid"], "1 does not say how you came to it", f"{facts['unsaid']} do not say how you came to them"
        )
        said.append(f"{do}, and {plural(facts['unsaid'], 'is', 'are')} left out.")
    if pd.notna(facts["hours_a_week"]):
        hours = counted(round(facts["hours_a_week"], 1), "hour")
        said.append(f"Looking outside took {hours} a week lately, beside the {number(facts['planned'])} of your plan.")
    return " ".join(said)


def _doors(sources: pd.DataFrame, facts: Mapping[str, Any]) -> str:
    pair: Comparison | None = facts["comparison"]
    if pair is None:
        there = zip(sources["applied"], sources["source"], strict=True)
        so_far = join_words(f"{count} {SOURCES[source]}" for count, source in there)
        rule = f"each of two sources needs {FEWEST} that are four weeks old"
        return f"Too few to compare: {rule}{f', and so far there are {so_far}' if so_far else ''}."
    rows = [(name, _row(sources, name)) for name in (pair.source, pair.other)]
    one, other = ((_ABOUT[name][1], counts(row), interval(row)) for name, row in rows)
    if pair.apart:
        return (
            f"{capital(one[0])} reached a talk more often: {one[1]} ({one[2]}), {other[0]} {other[1]} ({other[2]}); "
            "the ranges are 95 % intervals."
        )
    return (
        f"Your sources cannot be told apart yet: {one[0]} reached a talk {one[1]} ({one[2]}), {other[0]} {other[1]} "
        f"({other[2]}); the ranges are 95 % intervals."
    )


def _row(sources: pd.DataFrame, source: str) -> Any:
    return next(row for row in sources.itertuples() if row.source == source)


def counts(row: Any) -> str:
    """Return how many of a source's applications reached a talk: ``"5 of 10"``."""
    return f"{row.talked} of {row.applied}"


def interval(row: Any) -> str:
    """Return the ends of a source's interval: ``"24 to 76 %"``."""
    return f"{100 * row.low:.0f} to {100 * row.high:.0f} %"
