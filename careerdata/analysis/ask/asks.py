"""Make your move: one ask in five parts, what is still open in it, and the asks before it.

The five parts are: why you ask, said first; one specific request; what is in it for all of you; two back-ups; what
follows. What is open is found by the rules in `ask_checks`, and there is no score.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

import pandas as pd

from careerdata.analysis.ask import text as words
from careerdata.analysis.ask.alternatives import Alternative, alternatives
from careerdata.analysis.ask.checks import PARTS, Draft, Question, questions
from careerdata.analysis.finding import Finding
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook

_ASKS = {field.name: "str" for field in fields(Draft)} | {"answer": "str"}
_ASKS |= {"date": "datetime64[us]", "follow_up_on": "datetime64[us]"}
_MARGIN = pd.Timedelta(days=21)
"""Room on the chart before the first day and after the last one."""


@dataclass(frozen=True)
class AskFacts:
    """The ask that was looked at; the days that the chart of the asks spans, with a margin, and the day it is.

    `best` is the most real of what a no leaves; None where nothing is noted.
    """

    draft: Draft
    first: pd.Timestamp
    last: pd.Timestamp
    today: pd.Timestamp
    best: Alternative | None


def read(book: Logbook, draft: Draft | None = None) -> Finding[AskFacts]:
    """Say what is still open in an ask, and how the others went.

    Args:
        book: its asks.csv; applications.csv, pay.csv and the plan's target role, for what a no leaves.
        draft: the ask to look at; None for the next one of the log (see `next_ask`), or an empty one.

    Returns:
        A table with one row for each of the five parts: part, you_say, still_open (questions; empty when a rule found
        nothing to ask) and looks_for (what the rule goes by). `frames`: "history" (one row an ask, the newest first:
        line in asks.csv, date, to, request, pain, answer, follow_up_on, state in words, label, place, until), "questions" (part, open, asks),
        "alternatives" (grade, what, stands, since, own; the most real first, see `careerdata.analysis.ask.alternatives`). `facts` is an `AskFacts`.
    """
    day = plain_date(book.today)
    log = _columns(book.asks)
    if draft is None:
        line = next_ask(book.asks, day)
        draft = Draft() if line is None else draft_of(book.asks, line)
    found = questions(draft)
    history = _history(log, day)
    left = alternatives(book, draft)
    return Finding(
        table=_table(draft, found),
        sentence=words.sentence(draft, found),
        caution=words.CAUTION,
        facts=_facts(draft, history, day, next(iter(left), None)),
        frames={
            "history": history,
            "questions": pd.DataFrame([vars(item) for item in found], columns=["part", "open", "asks"]),
            "alternatives": pd.DataFrame(left, columns=list(Alternative._fields)),
        },
        example=book.example,
    )


def next_ask(asks: pd.DataFrame, today: dt.date) -> int | None:
    """Return the line of the ask that comes next: the nearest one ahead, else the last that waits for its answer.

    None when every ask has its answer, or there is none.
    """
    log = _columns(asks)
    waiting = log[log["answer"].isna() | (log["answer"] == "not_yet")].sort_values("date", kind="stable")
    ahead = waiting[waiting["date"] >= pd.Timestamp(plain_date(today))]
    found = ahead.index[:1] if len(ahead) else waiting.index[-1:]
    return int(found[0]) if len(found) else None


def draft_of(asks: pd.DataFrame, line: int) -> Draft:
    """Return the ask that stands in a line of asks.csv."""
    row = _columns(asks).loc[line]
    days = {name: None if pd.isna(row[name]) else row[name].date() for name in ("date", "follow_up_on")}
    texts = {field.name: "" if pd.isna(row[field.name]) else row[field.name] for field in fields(Draft)}
    return Draft(**{**texts, **days})


def _columns(asks: pd.DataFrame) -> pd.DataFrame:
    return asks.reindex(columns=list(_ASKS)).astype(_ASKS)


def _table(draft: Draft, found: tuple[Question, ...]) -> pd.DataFrame:
    said = {
        "intent": draft.intent,
        "request": draft.request,
        "win_win": draft.win_win,
        "fallbacks": "; ".join(text for text in (draft.fallback_1, draft.fallback_2) if text),
        "follows": words.follows(draft),
    }
    rows = [
        {
            "part": name,
            "you_say": said[part],
            "still_open": " ".join(item.asks for item in found if item.part == part),
            "looks_for": looks_for,
        }
        for part, (name, looks_for) in PARTS.items()
    ]
    return pd.DataFrame(rows)


def _history(log: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return the asks as the chart places them, the newest first; `until` is where the line of an ask ends."""
    log = log.dropna(subset=["to", "request", "date"]).sort_values("date", ascending=False, kind="stable")
    now = pd.Timestamp(today)
    rows = log.rename_axis("line").reset_index()
    rows = rows[["line", "date", "to", "request", "pain", "answer", "follow_up_on"]]
    unanswered = rows["answer"].isna() | (rows["answer"] == "not_yet")
    rows["answer"] = rows["answer"].fillna("not_yet").mask(unanswered & (rows["date"] > now), "prepared")
    rows["state"] = pd.Series([words.state(row, now) for row in rows.itertuples()], dtype="str")
    rows["label"] = pd.Series([words.label(row) for row in rows.itertuples()], dtype="str")
    rows["place"] = range(len(rows))
    rows["until"] = rows["follow_up_on"].where(rows["follow_up_on"] > rows["date"], rows["date"])
    return rows


def _facts(draft: Draft, history: pd.DataFrame, today: dt.date, best: Alternative | None) -> AskFacts:
    now = pd.Timestamp(today)
    days = pd.concat([history["date"], history["until"], pd.Series([now])])
    return AskFacts(draft, days.min() - _MARGIN, days.max() + _MARGIN, now, best)
