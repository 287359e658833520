"""Who could ask together with you: people who feel the same open pain, and opening words for it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network.contacts import folded, read_people, why_cold
from careerdata.analysis.network.granted import asks_about, granted
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook
from careerdata.text import join_words

SETTLED = ("met", "dropped")
"""A pain point with one of these states needs no ask any more."""
TABLE = ["pain", "contact", "organisation", "together", "reason", "opening"]
_CAUTION = (
    "They told you about it in confidence, so ask each of them before you name anybody. Two who ask for the same thing "
    "are heard better than one; a crowd can feel like a threat."
)
_PAINS = {"pain": "str", "status": "str", "weight": "float64", "noticed_on": "datetime64[us]"}


def open_pains(book: Logbook) -> pd.DataFrame:
    """Return the pain points that are not settled, the heaviest first: pain, status, weight (NaN: not weighed)."""
    rows = book.pains.reindex(columns=list(_PAINS)).astype(_PAINS).dropna(subset="pain")
    rows["status"] = rows["status"].fillna("open")
    settled = rows["status"].isin(SETTLED) | granted(rows, asks_about(book.asks, plain_date(book.today)))
    rows = rows[~settled].assign(key=folded(rows["pain"]))
    rows = rows.sort_values(["weight", "key", "status"], ascending=[False, True, True])
    return rows.drop_duplicates("key").reset_index(drop=True)


def sharing(people: pd.DataFrame, book: Logbook) -> pd.Series[bool]:
    """Return who shares a pain point that is still open."""
    return people["contact"].isin(_shared(people, open_pains(book))["contact"])


def read(book: Logbook) -> Finding:
    """Say who feels the same open pain, and with whom you could ask for it.

    `shares` in contacts.csv lists a person's pain points with semicolons between them; one matches a pain of
    pains.csv when it is written the same, whatever the capitals. Pains that are met or dropped, or were answered yes, are left out.

    Args:
        book: contacts.csv, touches.csv, pains.csv and the plan's promises; asks.csv, since those who work where the
            people you ask work can ask with you, and the others can tell how they solved it.

    Returns:
        A table with one row a pain and person, the heaviest pain first, those who can ask with you first: pain,
        contact, organisation, together (True: could ask with you now), reason (why not, or where they stand; words)
        and opening (words to begin with; "" where something has to be given first).
    """
    pains = open_pains(book)
    rows = _shared(read_people(book), pains)
    cold = why_cold(rows["contact"].drop_duplicates(), book)
    rows["cold"] = rows["contact"].map(cold.set_axis(rows["contact"].drop_duplicates())).fillna("").astype("str")
    ready = (rows["cold"] == "") & ~rows["snoozed"] & (rows["support"] >= 0)
    rows["together"] = rows["at_work"] & ready
    rows["reason"] = [_reason(row) for row in rows.itertuples()]
    rows["opening"] = [_opening(row, can) for row, can in zip(rows.itertuples(), ready, strict=True)]
    rows = rows.astype({"reason": "str", "opening": "str"})
    first = pd.DataFrame({"pain": rows["place"], "other": ~rows["together"], "elsewhere": ~rows["at_work"]})
    first = first.assign(closeness=-rows["closeness"], contact=rows["contact"])
    rows = rows.loc[first.sort_values(first.columns.tolist()).index].reset_index(drop=True)
    return Finding(
        table=rows[TABLE],
        sentence=_sentence(rows, pains),
        caution=_CAUTION,
        example=book.example,
    )


def _shared(people: pd.DataFrame, pains: pd.DataFrame) -> pd.DataFrame:
    """Return one row a person and open pain they share, with the pain as it is written and its place among the open."""
    each = people.assign(key=people["shares"].str.split(";")).explode("key")
    wanted = pains.rename_axis("place").reset_index()
    return (
        each.assign(key=folded(each["key"].astype("str"))).drop_duplicates(["contact", "key"]).merge(wanted, on="key")
    )


def _reason(row: Any) -> str:
    if row.snoozed:
        return "snoozed for now"
    if row.support < 0:
        return "feels it too, and stands against what you want"
    if row.cold:
        return "asking would be a cold ask: give something first"
    return "can ask with you" if row.at_work else f"works at {row.organisation}: can tell how they deal with it there"


def _opening(row: Any, ready: bool) -> str:
    """Return plain words to begin with; they quote the pain as it was written."""
    if not ready:
        return ""
    if row.at_work:
        return (
            f"May I ask you something? “{row.pain}” is on my list, and I think you feel it too. I would like to bring "
            "it up soon. Would you do it together with me, or tell me what you would ask for?"
        )
    return (
        f"May I ask you something? “{row.pain}” is on my mind at work, and I remember that you know it. How do you deal "
        "with it where you are?"
    )


def _sentence(rows: pd.DataFrame, pains: pd.DataFrame) -> str:
    if pains.empty:
        return "No pain point is open just now, so there is nothing to ask for together."
    able = rows[rows["together"]]
    if able.empty:
        which = "; somebody shares one, and needs a word from you first" if len(rows) else ""
        return f"Nobody is noted who could ask with you for one of your {len(pains)} open pain points{which}."
    parts = [f"“{pain}” with {join_words(names)}" for pain, names in able.groupby("pain", sort=False)["contact"]]
    return f"You could ask together for {join_words(parts)}."
