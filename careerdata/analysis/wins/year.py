"""The wins of the last twelve months, month by month, and what the next level asks for with the wins that show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from careerdata.analysis.exposure.text import percent_of
from careerdata.analysis.finding import Finding
from careerdata.analysis.wins.text import caution, headline, sentence, told
from careerdata.dates import add_months, plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import name_key

MONTHS = 12
"""A review looks back on so many months, the present one among them."""
TABLE = ["line", "date", "win", "told", "measure", "before", "after", "unit", "said_by", "criterion", "shareable"]
_TEXTS = ("win", "measure", "unit", "said_by", "criterion", "shareable")


@dataclass(frozen=True)
class WinsFacts:
    """The last twelve months in numbers.

    Attributes:
        first: the first day of those months.
        wins: how many wins they have.
        empty_months: the first days of the months without one.
        not_shown: the criteria of the plan that no win shows yet, of whatever day.
        headline: the answer in a line of 12 words at most.
    """

    first: dt.date
    wins: int
    empty_months: tuple[dt.date, ...]
    not_shown: tuple[str, ...]
    headline: str


def read(book: Logbook) -> Finding[WinsFacts]:
    """Tell what went well, by month and by criterion.

    Args:
        book: wins.csv, without the rows after `book.today`; the criteria of the plan.

    Returns:
        A table with one row a win, the newest first: line (in the file), date, win, told (a sentence or two, with the
        numbers and who noticed), measure, before, after, unit, said_by, criterion and shareable ("yes", "no"), "" where a
        text is empty. `frames` holds ``months`` (the last twelve, the oldest first: month, its first day, and wins, a
        count) and ``criteria`` (a row a criterion, in the order of the plan: criterion, shows, wins, latest (its day) and
        told (the latest; "" for none)).
    """
    day = plain_date(book.today)
    wins = book.wins[book.wins["date"] <= pd.Timestamp(day)]
    table = wins.assign(line=wins.index, **{name: wins[name].str.strip().fillna("") for name in _TEXTS})
    table["percent"] = pd.Series([percent_of(row) for row in table.itertuples()], index=table.index, dtype="float64")
    table["told"] = pd.Series([told(row) for row in table.itertuples()], index=table.index, dtype="str")
    table = table.sort_values("date", ascending=False, kind="stable")[TABLE].reset_index(drop=True)
    months, criteria = _months(table, day), _criteria(table, book)
    facts = WinsFacts(
        first=months["month"].iloc[0].date(),
        wins=int(months["wins"].sum()),
        empty_months=tuple(months.loc[months["wins"] == 0, "month"].dt.date),
        not_shown=tuple(criteria.loc[criteria["wins"] == 0, "criterion"]),
        headline=headline(months["wins"].gt(0).sum(), MONTHS, any_at_all=len(table) > 0),
    )
    return Finding(
        table=table,
        sentence=sentence(facts.headline, facts.empty_months, criteria, any_at_all=len(table) > 0),
        caution=caution(any_at_all=len(table) > 0),
        facts=facts,
        frames={"months": months, "criteria": criteria},
        example=book.example,
    )


def _months(table: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    months = [add_months(day.replace(day=1), back) for back in range(1 - MONTHS, 1)]
    of_each = table["date"].dt.to_period("M").dt.to_timestamp().value_counts()
    first_days = pd.to_datetime(pd.Series(months)).astype("datetime64[us]")
    return pd.DataFrame({"month": first_days, "wins": [int(of_each.get(month, 0)) for month in first_days]})


def _criteria(table: pd.DataFrame, book: Logbook) -> pd.DataFrame:
    keys = table["criterion"].map(name_key)
    rows = []
    for item in book.plan.criteria:
        shown = table[keys == name_key(item.name)]
        latest = (shown["date"].iloc[0], shown["told"].iloc[0]) if len(shown) else (pd.NaT, "")
        rows.append((item.name.strip(), item.shows.strip(), len(shown), *latest))
    types = {"criterion": "str", "shows": "str", "wins": "int64", "latest": "datetime64[us]", "told": "str"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)
