"""What is said about pay, and where it stands in the picture: the range, who it comes from, why a figure counts so."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.analysis.pay.model import PayRange
from careerdata.text import counted, join_words, number, plural

SOURCES = {
    "promoted_peer": "a promoted peer",
    "peer": "a peer",
    "survey": "a survey",
    "recruiter": "a recruiter",
    "posting": "a posting",
}
"""Where a figure comes from, in words."""
MONTH = 30.4375


def sentence(weighed: pd.DataFrame, found: PayRange | None, role: str, currency: str, fewest: int) -> str:
    """Say which pay to expect, from how many figures, and what would make it surer.

    Args:
        weighed: the figures with source, currency, role, counts and weight.
        found: the range, None when there is none.
        role: the role it is about.
        currency: the currency it is in.
        fewest: figures that a range needs.
    """
    heard = weighed[weighed["counts"]]
    if heard.empty:
        about = f" for {role}" if role else ""
        return f"There is no pay figure{about} yet. Ask somebody who was promoted lately: it is the figure that counts most."
    apart = _apart(weighed, role, currency)
    if found is None:
        missing = fewest - len(heard)
        more = plural(missing, "one more makes it a range", f"{missing} more make it a range")
        return f"{counted(len(heard), 'figure')} for {role} so far: {more}.{apart}"
    peers = heard[heard["source"] == "promoted_peer"]
    if peers.empty:
        who = " None of them is from a promoted peer yet; that is the figure that counts most."
    else:
        whose = plural(len(peers), "comes from a promoted peer, who counts", "come from promoted peers, who count")
        who = f" {len(peers)} of them {whose} for {100 * peers['weight'].sum():.0f} % of it."
    around = f", around {number(found.around)}" if found.low < found.around < found.high else ""
    return f"For {role}, expect {found.words} a year before tax{around}, from {found.figures} figures.{who}{apart}"


def caution(pay: pd.DataFrame, figures: pd.DataFrame) -> str:
    """Say what to bear in mind, and how many rows of pay.csv could not count.

    Args:
        pay: all rows of pay.csv.
        figures: those that can count.
    """
    text = (
        "The range goes from the lowest to the highest figure you heard; from 10 figures on, an end that weighs a tenth or "
        "less is left out. People round, and bonuses are often left out. It is for you alone: what you share is wider "
        "and rounder, so that nobody's figure can be read out of it, and needs three of them."
    )
    left_out = len(pay) - len(figures)
    if not left_out:
        return text
    rows = f"{counted(left_out, 'figure')} {plural(left_out, 'is', 'are')}"
    return f"{text} {rows} left out: without an amount above 0, with its lower end above the upper one, or from a day to come."


def why(figure: Any) -> str:
    """Return in words why a figure counts as it does; it has source, by_source, by_age, days_old, counts and held."""
    source, age = SOURCES.get(figure.source, "a source you did not note"), _age(figure.days_old)
    if not figure.counts:
        return f"{source}, {age}; not counted here: another role or currency"
    held = "; held to what all the others count together" if figure.held else ""
    return f"{source} counts {figure.by_source:g}; {age}, so times {figure.by_age:.2f}{held}"


def _age(days: float) -> str:
    months = round(days / MONTH)
    return "less than a month old" if months == 0 else f"{counted(months, 'month')} old"


def _apart(weighed: pd.DataFrame, role: str, currency: str) -> str:
    """Say which figures for the same role are in another currency."""
    others = weighed[(weighed["role"] == role) & (weighed["currency"] != currency)]
    counts = others.groupby("currency").size()
    if counts.empty:
        return ""
    parts = [
        f"{counted(figures, 'figure')} {f'in {name}' if name else 'without a currency'}"
        for name, figures in counts.items()
    ]
    return f" Kept apart, never converted: {join_words(parts)}."
