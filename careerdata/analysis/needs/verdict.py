"""Inside or outside: which needs are not met, what that says, and how much would have to change to flip it.

The rule is short on purpose, so that a person can apply it in their head and argue with it:

* a need that is not met -> start looking outside now ("outside");
* else, a need that waits for its answer, or an open row that is not sorted yet -> "not yet";
* else, an open want -> negotiate here ("inside");
* else -> "not yet": nothing is open.

A need is not met while it is open, once it is refused, and when it was asked for and its answer is overdue (see
`read`). An ask with an answer is answered: a yes takes a row off the list, need or want, and a counter-offer waits for
you. Weights sort the list and decide nothing: one unmet need is enough, however light. What to do about an unmet need
differs, and is said: one that was never asked for, refused once, refused twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.analysis.needs import text as words
from careerdata.analysis.needs.headline import top
from careerdata.analysis.needs.mentions import mentions, with_notes
from careerdata.analysis.network.granted import ANSWERED, asks_about, granted, same_pain
from careerdata.analysis.network.near_decider import near_decider
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook

Verdict = Literal["inside", "outside", "not yet"]
ANSWER_IN_DAYS = 90
"""An ask without a follow-up day is overdue after so many days: a quarter, in which a manager can ask around twice."""
CLOSED = ("met", "dropped")
"""A row with such a status bothers nobody any more."""
TABLE = [
    "pain",
    "kind",
    "weight",
    "status",
    "noticed_on",
    "answer_by",
    "times_asked",
    "times_refused",
    "decides",
    "why",
    "weeks_mentioned",
]
_DECIDES = {"outside": ("unmet",), "not yet": ("waiting", "unsorted"), "inside": ("want",)}
_PAINS = {
    "noticed_on": "datetime64[us]",
    "pain": "str",
    "kind": "str",
    "weight": "float64",
    "status": "str",
    "rank": "float64",
}


@dataclass(frozen=True)
class NeedsFacts:
    """The verdict, and what it rests on besides the table.

    Attributes:
        verdict: "outside": look outside now; "inside": negotiate here; "not yet": the list does not say yet.
        flips_with: the smallest number of rows that have to change before the verdict is another; 0 for an empty
            list, where there is no row to change. A row changes when its kind, its status or both become others.
        weeks_with_note: weekly check-ins with a note, which may mention a pain point.
        first: the first week with a note; NaT without any.
        last: the last one.
        top: the answer in a line, one number and the next action.
    """

    verdict: Verdict
    flips_with: int
    weeks_with_note: int
    first: pd.Timestamp
    last: pd.Timestamp
    top: Answer


def read(book: Logbook) -> Finding[NeedsFacts]:
    """Say whether the list of pain points tells you to look outside, to negotiate here, or nothing yet.

    The answer to a need with the status asked is overdue after the follow-up day of the last ask that names it in
    asks.csv; without that day, 90 days after the ask; without an ask, 90 days after the need was noticed. An ask with
    an answer is never overdue: "yes", since it was noticed, closes a row that is open or asked for, and with "counter"
    a need waits for the person to decide. "no" makes a need refused, whatever the list says. Asks that are still ahead
    do not count.

    Args:
        book: pains.csv, where an empty kind is "unsorted" and an empty status "open"; asks.csv, for when an answer was
            due; mood.csv, for the weeks whose note mentions a pain point.

    Returns:
        A table with one row a pain point, in the person's order (`rank`, then weight, then since when): pain, kind,
        weight, status, noticed_on, answer_by (NaT unless asked and not answered), times_asked and times_refused (by
        asks.csv, and once where the status says so), decides (the verdict rests on it), why (words), weeks_mentioned. `frames`: "picture" (the same rows as the chart places them), "mentions" (place, week, word, pain),
        "this_week" (way, step: what to do this week for each verdict). `facts` is a `NeedsFacts`.
    """
    day = plain_date(book.today)
    rows, verdict, flips_with = _judged(book.pains, book.asks, day)
    found = mentions(rows["pain"], book.mood, day)
    rows["weeks_mentioned"] = found["row"].value_counts().reindex(rows.index, fill_value=0)
    named = found.assign(pain=rows["pain"].reindex(found["row"]).to_numpy()).rename(columns={"row": "place"})
    noted = with_notes(book.mood, day)["week"]
    near = near_decider(book).words if rows["standing"].ne("closed").any() else ""
    return Finding(
        table=rows[TABLE],
        sentence=f"{words.sentence(rows, verdict, flips_with)} {near}".strip(),
        caution=words.CAUTION,
        frames={
            "picture": _picture(rows),
            "mentions": named,
            "this_week": words.this_week(rows),
        },
        example=book.example,
        facts=NeedsFacts(verdict, flips_with, len(noted), noted.min(), noted.max(), top(rows, verdict)),
    )


def _judged(pains: pd.DataFrame, asks: pd.DataFrame | None, today: dt.date) -> tuple[pd.DataFrame, Verdict, int]:
    """Return the rows in order with how each counts and why, the verdict, and how many rows would flip it."""
    rows = in_order(pains).reset_index(drop=True)
    rows = rows.join(_answers(rows, asks, today))
    rows["standing"] = _standing(rows, today)
    verdict, flips_with = _verdict(rows["standing"])
    rows["decides"] = rows["standing"].isin(_DECIDES[verdict])
    rows["why"] = pd.Series([words.why(row) for row in rows.itertuples()], index=rows.index, dtype="str")
    return rows, verdict, flips_with


def in_order(pains: pd.DataFrame) -> pd.DataFrame:
    """Return pain points in the person's order, under their own index: by `rank`, then heavy first, then since when.

    Every column that `read` looks at is there, kinds and statuses are filled in.
    """
    rows = pains.reindex(columns=list(_PAINS)).astype(_PAINS).dropna(subset="pain")
    rows["kind"] = rows["kind"].fillna("unsorted")
    rows["status"] = rows["status"].fillna("open")
    order = rows[["rank", "noticed_on"]].assign(light=-rows["weight"].fillna(0))
    return rows.loc[order.sort_values(["rank", "light", "noticed_on"], kind="stable").index]


def _answers(rows: pd.DataFrame, asks: pd.DataFrame | None, today: dt.date) -> pd.DataFrame:
    """Return per row what asks.csv says of it.

    said (the answer to the last ask, "" for none), granted (it was a yes that closes the row), answer_by (when an
    answer is due), times_asked and times_refused.
    """
    asked = asks_about(asks, today)
    keys = rows["pain"].map(same_pain)
    last = asked.drop_duplicates("key", keep="last").set_index("key").reindex(keys)
    last = last.set_axis(rows.index)
    wait = pd.Timedelta(days=ANSWER_IN_DAYS)
    due = last["follow_up_on"].fillna(last["date"] + wait).fillna(rows["noticed_on"] + wait)
    waits = (rows["status"] == "asked") & ~last["answer"].isin(list(ANSWERED))
    times = keys.map(asked["key"].value_counts()).fillna(0)
    refused = keys.map(asked.loc[asked["answer"] == "no", "key"].value_counts()).fillna(0)
    # The list may say so where no ask was logged.
    return pd.DataFrame(
        {
            "said": last["answer"].fillna(""),
            "granted": granted(rows, asked),
            "answer_by": due.where(waits),
            "times_asked": times.clip(lower=rows["status"].isin(["asked", "refused"])).astype("int64"),
            "times_refused": refused.clip(lower=rows["status"] == "refused").astype("int64"),
        }
    )


def _standing(rows: pd.DataFrame, today: dt.date) -> pd.Series[str]:
    """Return for each row what it says to the verdict: unmet, waiting, unsorted, want or closed."""
    asked = rows["status"] == "asked"
    overdue = (rows["said"] == "no") | (rows["answer_by"] < pd.Timestamp(today))
    standing = rows["kind"].map({"need": "unmet", "want": "want"}).fillna("unsorted")
    standing = standing.mask((standing == "unmet") & asked & ~overdue, "waiting")
    return standing.mask(rows["status"].isin(CLOSED) | rows["granted"], "closed")


def _verdict(standing: pd.Series[str]) -> tuple[Verdict, int]:
    """Return the verdict, and how many rows have to change before it is another.

    Every unmet need has to change before the verdict can leave "outside". From anywhere else one row is enough,
    whichever it is: as an open need it says "outside".
    """
    unmet = int((standing == "unmet").sum())
    if unmet:
        return "outside", unmet
    verdict: Verdict = "inside" if set(standing) - {"closed"} == {"want"} else "not yet"
    return verdict, min(len(standing), 1)


def _picture(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows as the chart places them: place (0 at the top), and what they are."""
    kept = rows[["pain", "kind", "weight", "status", "standing", "decides", "why", "weeks_mentioned", "noticed_on"]]
    # A row without a weight is drawn as a light one, and the hover says that it has none.
    return kept.assign(place=range(len(rows)), shown=kept["weight"].fillna(0.5))
