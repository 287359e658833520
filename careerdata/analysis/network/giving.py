"""Giving and asking: with whom you asked more often than you gave, over the last twelve months."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.dates import add_months, plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import counted, join_words

GIVING = ("gave", "introduced", "thanked")
"""The kinds of touch that give something."""
MONTHS = 12
SHOWN = 12
"""So many people are on the picture: whom you asked first, then whom you gave most; the others are summed up."""
NAMED = 3
LONGEST_NAME = 28
TABLE = ["contact", "you_gave", "you_asked", "they_gave", "they_asked", "balance"]


@dataclass(frozen=True)
class GivingFacts:
    """Those who are not on the picture, all of them together.

    Attributes:
        people: how many.
        you_asked: times you asked one of them.
        you_gave: times you gave something to one of them.
    """

    people: int
    you_asked: int
    you_gave: int


def read(book: Logbook) -> Finding[GivingFacts]:
    """Count what was given and asked in the last twelve months, with each person and with all of them.

    Args:
        book: contacts.csv, whose people who were let go are counted, and not named in the sentence; and touches.csv: gave,
            introduced and thanked give, asked asks; who did it is in `from`, and an empty cell means you. Both sides at
            once count for both. Touches after `book.today` are left out.

    Returns:
        A table with one row for each person with whom anything was given or asked: contact, you_gave, you_asked,
        they_gave, they_asked (times), balance (you_gave less you_asked: below 0, you asked more often); the lowest
        balance first. `frames` has "picture": `SHOWN` people at most, everybody you asked before those you only gave to,
        with label (a name that fits) and asked_shown (you_asked below 0, where its bar goes). `facts` is a `GivingFacts`.
    """
    end = pd.Timestamp(plain_date(book.today))
    log = book.touches.dropna(subset=["contact", "kind"])
    log = log[
        (log["date"] > pd.Timestamp(add_months(book.today, -MONTHS))) & (log["date"] < end + pd.Timedelta(days=1))
    ]
    gives, asks = log["kind"].isin(GIVING), log["kind"].eq("asked")
    side = log["from"].fillna("me")
    mine, theirs = side.isin(["me", "both"]), side.isin(["them", "both"])
    counted = {
        "you_gave": gives & mine,
        "you_asked": asks & mine,
        "they_gave": gives & theirs,
        "they_asked": asks & theirs,
    }
    table = log[["contact"]].assign(**counted).groupby("contact", as_index=False).sum()
    table = table[table[list(counted)].any(axis=1)]
    table["balance"] = table["you_gave"] - table["you_asked"]
    table = table.sort_values(["balance", "you_asked", "contact"], ascending=[True, False, True], ignore_index=True)
    gone = book.contacts.loc[book.contacts["let_go_on"] <= end, "contact"]
    return Finding(
        table=table[TABLE],
        sentence=_sentence(table, table.loc[~table["contact"].isin(gone)]),
        caution="It counts times, not weight: an hour of help and a link are one each, and only what you wrote down counts.",
        facts=_rest(_people(table)[SHOWN:]),
        frames={"picture": _picture(_people(table)[:SHOWN])},
        example=book.example,
    )


def _people(table: pd.DataFrame) -> pd.DataFrame:
    """Return everybody you asked, then those you only gave to, most gifts first."""
    asked = table[table["you_asked"] > 0]
    gave = table[(table["you_asked"] == 0) & (table["you_gave"] > 0)]
    # Most gifts first: where not everybody fits, it is single gifts that are summed up.
    return pd.concat([asked, gave.sort_values("you_gave", ascending=False, kind="stable")], ignore_index=True)


def _picture(shown: pd.DataFrame) -> pd.DataFrame:
    names = shown["contact"]
    labels = names.mask(names.str.len() > LONGEST_NAME, names.str[: LONGEST_NAME - 1] + "…")
    return shown.assign(label=labels, asked_shown=-shown["you_asked"])


def _rest(people: pd.DataFrame) -> GivingFacts:
    return GivingFacts(len(people), int(people["you_asked"].sum()), int(people["you_gave"].sum()))


def _sentence(table: pd.DataFrame, there: pd.DataFrame) -> str:
    if table.empty:
        return (
            f"In the last {MONTHS} months nothing is logged as given or asked. Log a thank-you or a link you sent as "
            "thanked or gave, and the balance stands here."
        )
    gave, asked, got = (int(table[column].sum()) for column in ("you_gave", "you_asked", "they_gave"))
    all_of_it = f"In the last {MONTHS} months you gave {_times(gave)} and asked {_times(asked)}; others gave to you {_times(got)}."
    more = there.loc[there["balance"] < 0, "contact"]
    if more.empty:
        return f"{all_of_it} There is nobody whom you asked more often than you gave to."
    named = list(more[:NAMED])
    if len(more) > NAMED:
        named.append(counted(len(more) - NAMED, "other"))
    return (
        f"{all_of_it} You asked {join_words(named)} more often than you gave to them, so let the next thing be a gift."
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
