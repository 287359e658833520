"""Which pain points were answered yes: one meaning of it for the list of needs and for who could ask together."""

from __future__ import annotations

import datetime as dt

import pandas as pd

ANSWERED = ("yes", "no", "counter")
"""An ask with such an answer waits for none any more."""
_ASKS = {"date": "datetime64[us]", "pain": "str", "answer": "str", "follow_up_on": "datetime64[us]"}


def same_pain(pain: str) -> str:
    """Return a pain point as it is compared between files: white space and capitals do not count."""
    return " ".join(pain.casefold().split())


def asks_about(asks: pd.DataFrame | None, today: dt.date) -> pd.DataFrame:
    """Return the asks that were made and name a pain point, oldest first: date, pain, answer, follow_up_on, key.

    Args:
        asks: asks.csv; one that is still ahead is left out, unless it has an answer already.
        today: the day to count from.
    """
    asked = pd.DataFrame(asks, columns=list(_ASKS)).astype(_ASKS).dropna(subset=["pain"])
    made = (asked["date"] <= pd.Timestamp(today)) | asked["answer"].isin(list(ANSWERED))
    return asked[made].assign(key=asked["pain"].map(same_pain)).sort_values("date", kind="stable")


def granted(pains: pd.DataFrame, asked: pd.DataFrame) -> pd.Series[bool]:
    """Return which rows that are open or asked for were answered yes, at the last ask since they were noticed.

    Args:
        pains: pain, status (filled in) and noticed_on.
        asked: what `asks_about` returns.
    """
    last = asked.drop_duplicates("key", keep="last").set_index("key").reindex(pains["pain"].map(same_pain))
    last = last.set_axis(pains.index)
    # What bothers somebody again after a yes is a new row, or was refused after all.
    since = ~(last["date"] < pains["noticed_on"])
    return pains["status"].isin(["open", "asked"]) & (last["answer"] == "yes") & since
