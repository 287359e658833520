"""What the work is worth: the range to expect for a role, from every figure you heard, promoted peers first.

A figure counts by where it comes from and by its age. Currencies and roles are kept apart and never converted, and a
range is said only from three figures on: with fewer, it would be somebody's salary.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network.contacts import tidied
from careerdata.analysis.pay.model import PayFacts, PayRange
from careerdata.analysis.pay.shared_range import rounding_step, widened
from careerdata.analysis.pay.text import caution, sentence, why
from careerdata.analysis.stats.weighted_quantiles import quantiles
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.plan import Plan

COUNTS_FOR = {"promoted_peer": 4.0, "peer": 2.0, "survey": 1.0, "recruiter": 1.0, "posting": 1.0}
"""How much a fresh figure counts, by its source: what somebody beside you is paid, then what is said of it."""
HALF_LIFE_IN_DAYS = 730.5
"""A figure counts half after two years: pay moves by 3 to 4 percent a year, so by then it is off by a range's width."""
FEWEST_FIGURES = 3
"""With fewer figures there is no range, only somebody's salary."""
ALL_UNDER, LIGHT = 10, 0.1
"""From so many figures on, figures at an end of the range are left out of it that weigh no more than a tenth together."""
_PAY = {"date": "datetime64[us]", "role": "str", "low": "float64", "high": "float64", "currency": "str"}
_PAY |= {"source": "str"}
_TABLE = ["role", "source", "heard_on", "low", "high", "currency", "weight", "why"]


def read(book: Logbook, *, role: str | None = None, currency: str | None = None) -> Finding[PayFacts]:
    """Say which pay to expect for a role, and how much each figure counts.

    Args:
        book: pay.csv, in which amounts are a year, before tax, and figures after `book.today` are left out; the plan's
            target role.
        role: the role to look at, whatever its capitals; None: the plan's target role if there is a figure for it,
            else the role with the most figures.
        currency: the currency to look at ("" for figures without one); None: that of most figures for the role.

    Returns:
        A table with one row a figure, those that count first, by source and then the newest first: role, source,
        heard_on, low, high (the same for a single figure), currency, weight (its share of the range, 0 to 1; 0 for
        another role or currency) and why (words). `facts` is a `PayFacts`, and `frames` has ``choices``, the roles and currencies there are figures for, with how many; and ``figures``,
        those in this currency, with what they count for.
    """
    figures = _figures(book.pay, book.today)
    role, currency = _chosen(figures, book.plan, role, currency)
    weighed = _weighed(figures, role, currency)
    found = _range(weighed, role, currency)
    return Finding(
        table=weighed[_TABLE],
        sentence=sentence(weighed, found, role, currency, FEWEST_FIGURES),
        caution=caution(book.pay, figures),
        facts=PayFacts(role, currency, found),
        frames={
            "choices": figures.groupby(["role", "currency"], as_index=False).size(),
            "figures": weighed[weighed["currency"] == currency],
        },
        example=book.example,
    )


def range_that_leaves(book: Logbook, role: str | None = None) -> PayRange | None:
    """Return the range to expect for a role, wide and round enough for somebody else's eyes; None where there is none.

    Three different figures at least make it, and no end of it lies within 5 percent of any of them. It holds no source,
    date or note.

    Args:
        book: pay.csv, the plan's target role, and the day to count ages from.
        role: as in `read`.
    """
    figures = _figures(book.pay, book.today)
    role, currency = _chosen(figures, book.plan, role, None)
    weighed = _weighed(figures, role, currency)
    found = _range(weighed, role, currency)
    return found and widened(found, weighed[weighed["counts"]])


def _figures(pay: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return the figures that can count: low and high, heard_on, their age and what they count for before sharing."""
    figures = pay.reindex(columns=list(_PAY)).astype(_PAY).rename(columns={"date": "heard_on"})
    now = pd.Timestamp(plain_date(today))
    figures["low"], figures["high"] = figures["low"].fillna(figures["high"]), figures["high"].fillna(figures["low"])
    in_order = (figures["low"] > 0) & (figures["low"] <= figures["high"])
    usable = in_order & (figures["heard_on"] <= now) & figures["role"].notna()
    figures = figures[usable].reset_index(drop=True)
    figures["role"] = tidied(figures["role"])
    figures["currency"] = figures["currency"].fillna("")
    figures["days_old"] = (now - figures["heard_on"]).dt.days.astype("float64")
    figures["by_source"] = figures["source"].map(COUNTS_FOR).fillna(min(COUNTS_FOR.values())).astype("float64")
    figures["by_age"] = 0.5 ** (figures["days_old"] / HALF_LIFE_IN_DAYS)
    newest = figures.sort_values(["heard_on", "role"]).drop_duplicates("role", keep="last")
    spelt = newest.set_index(newest["role"].str.casefold())["role"]
    figures["role"] = figures["role"].str.casefold().map(spelt[~spelt.index.duplicated(keep="last")]).astype("str")
    return figures


def _chosen(figures: pd.DataFrame, plan: Plan, role: str | None, currency: str | None) -> tuple[str, str]:
    """Return the role, as the figures spell it, and the currency to look at."""
    wanted = " ".join((plan.target_role if role is None else role).split()).casefold()
    of_role = figures[figures["role"].str.casefold() == wanted]
    if of_role.empty and role is None and len(figures):
        counts = figures["role"].value_counts()
        of_role = figures[figures["role"] == min(counts.index[counts == counts.max()])]
    role = of_role["role"].iloc[0] if len(of_role) else role or plan.target_role
    if currency is None:
        counts = of_role["currency"].value_counts()
        currency = min(counts.index[counts == counts.max()], default="")
    return role, currency


def _weighed(figures: pd.DataFrame, role: str, currency: str) -> pd.DataFrame:
    """Return the figures in the order of the table, with the weight of each in the range for this role and currency."""
    same = (figures["role"] == role) & (figures["currency"] == currency)
    weight = (figures["by_source"] * figures["by_age"]).where(same, 0.0)
    # No figure counts for more than all the others together: a range is never one person's pay.
    most = weight.sum() - weight.max() if same.sum() > 1 else np.inf
    figures = figures.assign(counts=same, held=weight > most, weight=weight.clip(upper=most))
    figures["weight"] /= figures["weight"].sum() or 1.0
    figures["why"] = pd.Series([why(figure) for figure in figures.itertuples()], index=figures.index, dtype="str")
    place = {source: number for number, source in enumerate(COUNTS_FOR)}
    order = pd.DataFrame(
        {
            "others": ~figures["counts"],
            "role": figures["role"].where(~figures["counts"], ""),
            "currency": figures["currency"],
            "source": figures["source"].map(place).fillna(len(place)),
            "age": figures["days_old"],
            "low": figures["low"],
            "high": figures["high"],
        }
    )
    return figures.loc[order.sort_values(order.columns.tolist()).index].reset_index(drop=True)


def _range(weighed: pd.DataFrame, role: str, currency: str) -> PayRange | None:
    """Return the range of the figures that count; None under three of them."""
    counted = weighed[weighed["counts"]]
    if len(counted) < FEWEST_FIGURES:
        return None
    low, high = counted["low"].min(), counted["high"].max()
    if len(counted) >= ALL_UNDER:
        by_low, by_high = counted.sort_values("low"), counted.sort_values("high", ascending=False)
        low = by_low.loc[by_low["weight"].cumsum() > LIGHT, "low"].iloc[0]
        high = by_high.loc[by_high["weight"].cumsum() > LIGHT, "high"].iloc[0]
    (middle,) = quantiles(counted["low"], counted["high"], counted["weight"], (0.5,))
    step = rounding_step(middle / 100)
    around = min(max(round(middle / step) * step, low), high)
    return PayRange(role, currency, float(low), float(high), float(around), len(counted))
