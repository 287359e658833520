"""The verdict on needs and wants in words: which rows decide, what would flip it, and what to do this week."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.text import counted, in_letters, in_words, join_words, plural, times

CAUTION = (
    "The list knows what you wrote, not how tonight feels. Read it again on a good day before you act on it; looking "
    "around binds you to nothing."
)
EMPTY = (
    "Your list is empty. Write down one thing that bothers you at work, in your own words, and say whether you need "
    "it to change or want it to."
)
_NAMED = 3
"""So many rows are named in a sentence; the others are counted."""


def why(row: Any) -> str:
    """Return in a few words how a row counts.

    `row` has kind, status, standing, said, answer_by, times_asked and times_refused.
    """
    what = {"need": "a need", "want": "a want"}.get(row.kind, "not sorted")
    if row.standing == "closed":
        granted = f"{what}, asked for; the answer was yes"
        return {"met": "met", "dropped": "no longer on your mind"}.get(row.status, granted)
    if row.standing == "unsorted":
        return "not sorted yet: a need, or a want?"
    if row.times_refused and (row.status == "refused" or row.said == "no"):
        return f"{what}, refused {times(row.times_refused)}"
    if row.standing == "want":
        return "a want, asked for" if row.times_asked else "a want, open"
    return _why_need(row)


def _why_need(row: Any) -> str:
    if row.standing == "waiting":
        by = f" by {in_words(row.answer_by)}" if pd.notna(row.answer_by) else ""
        waits = "a counter-offer waits for you" if row.said == "counter" else f"an answer is due{by}"
        return f"a need, asked for; {waits}"
    if row.status == "asked":
        return f"a need, asked for; no answer by {in_words(row.answer_by)}"
    if not row.times_asked:
        return "a need, not asked for yet"
    return f"a need, still open; {'a counter-offer came' if row.said == 'counter' else 'you asked for it'}"


def sentence(rows: pd.DataFrame, verdict: str, flips_with: int) -> str:
    """Return the verdict, the rows it rests on, what was tried for them, and what would flip it."""
    if rows.empty:
        return EMPTY
    deciding = rows[rows["decides"]]
    many = len(deciding)
    if verdict == "outside":
        are = f"{counted(many, 'need')} {plural(many, 'is', 'are')} not met"
        return " ".join(
            [f"Start looking outside now: {are}, {_names(deciding)}.", *_tried(deciding), _flip(flips_with)]
        )
    if verdict == "inside":
        said = f"Negotiate here: {counted(many, 'want')} {plural(many, 'is', 'are')} open, {_names(deciding)}."
        return f"{said} No need is unmet. You would look outside if one want turned out to be a need."
    if deciding.empty:
        return "Not yet: nothing on your list is open any more."
    return f"Not yet: {_open_questions(deciding)} You would look outside as soon as one need is not met."


def _flip(unmet: int) -> str:
    which = {1: "it were met or became a want", 2: "both were met or became wants"}
    return f"You would negotiate only if {which.get(unmet, f'all {in_letters(unmet)} were met or became wants')}."


def _tried(unmet: pd.DataFrame) -> list[str]:
    """Return what to do about unmet needs by what was tried: never asked for, refused once, refused more often."""
    refused = unmet["status"].eq("refused") | unmet["said"].eq("no")
    never, once = unmet[unmet["times_asked"] == 0], unmet[refused & (unmet["times_refused"] == 1)]
    often = unmet[refused & (unmet["times_refused"] > 1)]
    said = []
    if len(never):
        which = "it" if len(unmet) == 1 else _names(never)
        said.append(f"You have not asked for {which} yet: prepare the ask, and look around meanwhile.")
    if len(once):
        were = plural(len(once), "was refused once", "were each refused once")
        said.append(f"{_subject(once, unmet)} {were}: find out what would make it a yes, and look around meanwhile.")
    if len(often):
        refused_often = f"was refused {times(often['times_refused'].iloc[0])}"
        were = plural(len(often), refused_often, "were each refused more than once")
        said.append(f"{_subject(often, unmet)} {were}: do not wait for another answer here.")
    return said


def _subject(rows: pd.DataFrame, unmet: pd.DataFrame) -> str:
    return "It" if len(unmet) == 1 else _names(rows)


def this_week(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what to do this week for each verdict: way, step; the heaviest row in question is named."""
    need = _first(rows, "unmet", "waiting")
    want = _first(rows, "want")
    unsorted = _first(rows, "unsorted")
    met = f"{need} is met" if need else "what you need is there"
    unmet = rows[rows["standing"] == "unmet"]
    never = _first(unmet[unmet["times_asked"] == 0], "unmet")
    ask = (f"Prepare the ask about {never}: you have not asked for it yet.",) if never else ()
    steps = {
        "outside": (
            *ask,
            f"Write down how you would notice, in a new place, that {met}: that is your question to ask there.",
            "Write to two people outside your team, without asking for anything yet.",
            "Keep an hour for your evidence: three results, one sentence each, ready before you need them.",
        ),
        "inside": (
            f"Prepare one ask{f' about {want}' if want else ''}: what, how much, from when.",
            "Find one person who wants the same, and one who would speak up for it.",
            "Give the answer a day: agree on when you come back to it.",
        ),
        "not yet": (
            f"Sort {unsorted or 'what you add'}: could you stay if it were like this for a year? If not, it is a need.",
            "Where you wait for an answer, put its day into your calendar.",
        ),
    }
    pairs = [(way, step) for way, listed in steps.items() for step in listed]
    return pd.DataFrame(pairs, columns=["way", "step"])


def _open_questions(deciding: pd.DataFrame) -> str:
    waiting, unsorted = (deciding[deciding["standing"] == standing] for standing in ("waiting", "unsorted"))
    offered, waiting = waiting[waiting["said"] == "counter"], waiting[waiting["said"] != "counter"]
    parts = []
    if len(offered):
        are = f"{counted(len(offered), 'counter-offer')} {plural(len(offered), 'waits', 'wait')}"
        parts.append(f"{are} for you: {_names(offered)}.")
    if len(waiting):
        many = len(waiting)
        are = f"{counted(many, 'need')} {plural(many, 'waits for its answer', 'wait for their answers')}"
        last = waiting["answer_by"].max()
        until = f", until {in_words(last)}" if pd.notna(last) else ""
        parts.append(f"{are}{until}: {_names(waiting)}.")
    if len(unsorted):
        are = f"{counted(len(unsorted), 'line')} {plural(len(unsorted), 'is', 'are')}"
        parts.append(f"{are} not sorted, {_names(unsorted)}: a need, or a want?")
    return " ".join(parts)


def _first(rows: pd.DataFrame, *standings: str) -> str:
    """Return the first row of one of these standings, in quotes; "" when there is none."""
    found = rows.loc[rows["standing"].isin(standings), "pain"]
    return f'"{found.iloc[0]}"' if len(found) else ""


def _names(rows: pd.DataFrame) -> str:
    pains = [f'"{pain}"' for pain in rows["pain"]]
    more = len(pains) - _NAMED
    return join_words([*pains[:_NAMED], f"{more} more"] if more > 0 else pains)
