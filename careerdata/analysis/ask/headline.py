"""How the ask stands, in one line, one number and the one thing to do next: for the top of the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from careerdata.analysis.answer import Answer
from careerdata.analysis.ask.asks import AskFacts
from careerdata.analysis.ask.checks import PARTS, Draft
from careerdata.analysis.ask.text import ANSWERS
from careerdata.analysis.finding import Finding
from careerdata.text import counted, in_words, plural

_LONGEST_NAME = 28
_CAME = {"yes": "said yes", "no": "said no", "counter": "made a counter-offer", "closed": "never answered"}


def answer(finding: Finding[AskFacts]) -> Answer:
    """Return the top of the page for the answer of `careerdata.analysis.ask.read`."""
    draft, today = finding.facts.draft, finding.facts.today.date()
    open_questions, history = finding.frames["questions"], finding.frames["history"]
    if not (draft.to or draft.intent or draft.request):
        return _none(history)
    came = _answer_of(draft, history)
    if came in _CAME:
        return _answered(draft, came, today)
    if draft.date and draft.date < today:
        number = counted((today - draft.date).days, "day")
        return Answer(
            f"Your ask to {_whom(draft)} waits for an answer", number, "since the talk", "log what they said, below."
        )
    return _ahead(draft, open_questions, today)


def _none(history: pd.DataFrame) -> Answer:
    """Return what is said before anything is prepared."""
    action = "write down whom you ask, and why."
    if history.empty:
        return Answer("No ask yet: begin with whom, and why", action=action)
    last = ANSWERS.get(history["answer"].iloc[0], "still open")
    says = f"{plural(len(history), 'ask')} so far, the last one: {last}"
    return Answer("A new ask: begin with whom, and why", f"{len(history)}", says, action)


def _answered(draft: Draft, came: str, today: dt.date) -> Answer:
    """Return what is said of an ask that has its answer."""
    said = f"{_whom(draft)} {_CAME[came]}" if came != "closed" else f"Your ask to {_whom(draft)} was {_CAME[came]}"
    if draft.follow_up_on and draft.follow_up_on > today:
        number = counted((draft.follow_up_on - today).days, "day")
        day = in_words(draft.follow_up_on)
        return Answer(said, number, "until you come back to it", f"come back to it on {day}, with your next step.")
    return Answer(said, action="prepare the next one: choose a new ask below.")


def _ahead(draft: Draft, open_questions: pd.DataFrame, today: dt.date) -> Answer:
    """Return what is said before the talk: what is open, or that it is ready, and how long there is."""
    to = f" to {_whom(draft)}" if draft.to else ""
    when = f" on {draft.date.day} {draft.date:%B}" if draft.date else ""
    number, says = _until(draft, open_questions, today)
    if open_questions.empty:
        return Answer(f"Your ask{to}{when} is ready", number, says, "read the page below aloud, once.")
    things = counted(len(open_questions), "thing")
    return Answer(f"Your ask{to}{when}: {things} open", number, says, str(open_questions["asks"].iloc[0]))


def _until(draft: Draft, open_questions: pd.DataFrame, today: dt.date) -> tuple[str, str]:
    """Return the days until the talk; without a day, how many parts are ready."""
    if draft.date is None:
        return f"{len(PARTS) - open_questions['part'].nunique()} of {len(PARTS)}", "parts are ready"
    if draft.date == today:
        return "Today", "is the talk"
    return counted((draft.date - today).days, "day"), "until the talk"


def _answer_of(draft: Draft, history: pd.DataFrame) -> Any:
    """Return what was answered to this ask, as the log has it; "" where it is not in there as it stands."""
    same = history["to"].eq(draft.to) & history["request"].eq(draft.request)
    same &= history["date"].eq(pd.Timestamp(draft.date)) if draft.date else False
    return history.loc[same, "answer"].iloc[0] if same.any() else ""


def _whom(draft: Draft) -> str:
    name = " ".join(draft.to.split()[:3]) or "them"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
