"""The answer in a line: look outside, or negotiate here? And the one thing to do next, from the same list."""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.text import counted, in_words, plural


def top(rows: pd.DataFrame, verdict: str) -> Answer:
    """Return the top of the page.

    Args:
        rows: the list in its order, with kind, standing, said, answer_by, times_asked and decides.
        verdict: "inside", "outside" or "not yet".
    """
    if rows.empty:
        return Answer("Not sorted yet: one line makes a beginning", "0", "lines on your list", _BEGIN, "")
    deciding = rows[rows["decides"]]
    if verdict == "not yet":
        return _open_questions(rows, deciding)
    never = deciding[deciding["times_asked"] == 0]
    many = len(deciding)
    number = f"{many - len(never)} of {many}"
    if verdict == "inside":
        return Answer(
            f"Negotiate here: {counted(many, 'want')} {plural(many, 'is', 'are')} open, no need is unmet",
            number,
            f"{plural(many, 'want')} asked for so far",
            *(_ask(never) if len(never) else ("find somebody who would speak up for it.", "power")),
        )
    line = f"Look outside: {counted(many, 'need')} {plural(many, 'is', 'are')} not met"
    if len(never) == many:
        line = f"Look around, and ask: {counted(many, 'need')}, {plural(many, 'not', 'none')} asked for yet"
    outside = ("see what opens doors, and note one job that you would take.", "outside")
    return Answer(
        line, number, f"unmet {plural(many, 'need')} asked for so far", *(_ask(never) if len(never) else outside)
    )


def answer(finding: Finding[Any]) -> Answer:
    """Return the top of the page for the answer of `careerdata.analysis.needs.read`."""
    said: Answer = finding.facts.top
    return said


_BEGIN = "write down one thing that bothers you at work."


def _ask(never: pd.DataFrame) -> tuple[str, str]:
    return f"prepare the ask about {_first(never)}.", "ask"


def _open_questions(rows: pd.DataFrame, deciding: pd.DataFrame) -> Answer:
    """Return the top while the list does not say yet: an offer, an answer or a line waits, or nothing is open."""
    if deciding.empty:
        return Answer(
            "Nothing on your list is open any more",
            f"{len(rows)} of {len(rows)}",
            f"{plural(len(rows), 'line')} settled",
            "nothing here. Write down what bothers you when it comes.",
            "",
        )
    waiting = deciding[deciding["standing"] == "waiting"]
    offered, due = waiting[waiting["said"] == "counter"], waiting[waiting["said"] != "counter"]
    unsorted = deciding[deciding["standing"] == "unsorted"]
    waits = [
        f"{counted(len(found), one)} {plural(len(found), is_so, are_so)}"
        for found, one, is_so, are_so in (
            (offered, "counter-offer", "waits", "wait"),
            (due, "answer", "is due", "are due"),
            (unsorted, "line", "is not sorted", "are not sorted"),
        )
        if len(found)
    ]
    sorted_so_far = len(rows) - int((rows["kind"] == "unsorted").sum())
    return Answer(
        f"Not yet: {' and '.join(waits[:2])}",
        f"{sorted_so_far} of {len(rows)}",
        f"{plural(len(rows), 'line')} sorted into needs and wants",
        *_next_question(offered, due, unsorted),
    )


def _next_question(offered: pd.DataFrame, due: pd.DataFrame, unsorted: pd.DataFrame) -> tuple[str, str]:
    if len(offered):
        return f"decide on the counter-offer for {_first(offered)}.", "ask"
    if len(unsorted):
        return f"sort {_first(unsorted)}: could you live with it for another year?", ""
    day = due["answer_by"].iloc[0]
    if pd.isna(day):
        return f"agree on a day for the answer to {_first(due)}.", "ask"
    return f"keep {in_words(day)} free: that is when the answer to {_first(due)} is due.", ""


def _first(rows: pd.DataFrame) -> str:
    return f'"{rows["pain"].iloc[0]}"'
