"""An ask in words: what is open in it, how it stands, and the page to rehearse from."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd

from careerdata.analysis.ask.alternatives import GRADES, Alternative
from careerdata.analysis.ask.checks import Draft, Question
from careerdata.text import capital, counted, in_words

CAUTION = (
    "The questions come from simple rules for words and numbers. They know nothing of the two of you: where you know "
    "better, leave them open."
)
ANSWERS = {"yes": "yes", "no": "no", "counter": "a counter-offer", "not_yet": "not yet", "closed": "closed, unanswered"}
"""Each answer as a person says it."""
_LABEL = 34


def sentence(draft: Draft, found: Sequence[Question]) -> str:
    """Return what is still open in an ask."""
    if not (draft.to or draft.intent or draft.request):
        return "There is no ask in preparation. Begin with whom you ask, and why; the request comes after that."
    when = f" on {in_words(draft.date)}" if draft.date else ""
    name = f"Your ask to {draft.to}{when}" if draft.to else f"Your ask{when}"
    if not found:
        return f"{name} has all five parts. Read the page below aloud once, and it is ready."
    return f"{name} leaves {counted(len(found), 'thing')} open: {'; '.join(item.open for item in found)}."


def state(row: Any, now: pd.Timestamp) -> str:
    """Return how an ask stands; `row` has date, answer and follow_up_on."""
    if row.answer == "prepared":
        return f"prepared for {in_words(row.date)}"
    said = f"the answer was {ANSWERS[row.answer]}" if row.answer in ("yes", "no") else ANSWERS[row.answer]
    if pd.isna(row.follow_up_on):
        return said
    ahead = row.follow_up_on >= now
    return f"{said}; {'come back on' if ahead else 'the day to come back was'} {in_words(row.follow_up_on)}"


def label(row: Any) -> str:
    """Return whom, what and how it stands, as it fits beside a line of the chart, clear of the days drawn there."""
    whom, what = (textwrap.shorten(words, _LABEL, placeholder=" …") for words in (row.to, row.request))
    return "\n".join((whom, what, *textwrap.wrap(row.state, _LABEL)))


def follows(draft: Draft) -> str:
    """Return what happens after the talk."""
    return f"You come back to it on {in_words(draft.follow_up_on)}." if draft.follow_up_on else ""


def alternative(one: Alternative) -> str:
    """Return one thing that a no leaves in a line: how real it is, and what it is."""
    return f"{capital(GRADES[one.grade])}: {one.what}{f' ({one.stands})' if one.stands else ''}."


def what_a_no_leaves(best: Alternative | None) -> str:
    """Return in a sentence or two what there is beside this ask, by the most real of it; a wish is no alternative."""
    if best is None:
        return "If it stays a no, what would you do? Looking around once binds you to nothing."
    if best.grade == "offer":
        return f"You have an alternative: {best.what}. Hold every answer beside it."
    if best.grade == "under_way":
        return f"No offer is in hand yet. The nearest is under way: {best.what}."
    if best.grade == "market":
        return f"There are such jobs, and nothing is under way yet: {best.what}."
    return f"So far this is a wish: {best.what}. One first step makes it more."


def rehearsal(draft: Draft, found: Sequence[Question], best: Alternative | None = None) -> str:
    """Return a page of plain text to rehearse from: what to say in which order, and the next step for each answer.

    What is still open stands at its end as questions, and so does the note: it is the person's own page.

    Args:
        draft: the ask.
        found: what is open in it.
        best: the most real of what a no leaves; None where nothing is noted.
    """
    when = f", {in_words(draft.date)}" if draft.date else ""
    parts = [
        f"A page to rehearse from. It is yours: read it aloud, and leave it at home.\nTo {draft.to or '...'}{when}",
        _said("1. Open with why", draft.intent, "(why you ask)"),
        f"{_said('2. Ask for one thing', draft.request, '(the request)')}\nThen stop, and let them answer.",
        _said("3. What is in it for all of you", draft.win_win, "(what is in it for them, and for you)"),
        _said("4. If they ask what speaks for it", draft.bring, "(your results; fill them in from your logs)"),
        "5. What they may answer, and what you do next",
        *_answers(draft, best),
        f"6. If it stays a no\n{_stays_a_no(best)}",
    ]
    if found:
        parts.append("\n".join(["Still open before you go in", *(f"- {item.asks}" for item in found)]))
    if draft.note:
        parts.append(f"For your eyes only\n{draft.note}")
    return "\n\n".join(parts) + "\n"


def _answers(draft: Draft, best: Alternative | None) -> tuple[str, ...]:
    """Return for each likely answer what to say to it, and the next step."""
    first, second = draft.fallback_1 or "(your first back-up)", draft.fallback_2 or "(your second back-up)"
    yes = "Thank you. May I write down what we agreed, and send it to you tomorrow?"
    no = f"Thank you for saying it plainly. Would this be possible instead: {first}?"
    at_last = "What would have to be true for a yes, and when may I ask again?"
    counter = "Let me say it back: what is it, how much, and from when?"
    back = (
        f"May I come back to it on {in_words(draft.follow_up_on)}?"
        if draft.follow_up_on
        else "On which day may I ask again?"
    )
    offer = best is not None and best.grade == "offer"
    beside = "your offer and your two back-ups" if offer else "your two back-ups"
    not_yet = f"When will you know? {back}"
    return (
        f'Yes: "{yes}" Then write it down the same day.',
        f'No: "{no}" If that is a no as well: "And this: {second}?" At last: "{at_last}"',
        f'A counter-offer: "{counter}" Take a day before you answer, and hold it beside {beside}.',
        f'Not yet: "{not_yet}" Write the day down before you leave the room.',
    )


def _stays_a_no(best: Alternative | None) -> str:
    """Return what to do when nothing of it is possible, by the most real of what there is."""
    thanks = "Thank them, and end it kindly."
    if best is None:
        return f"{thanks} Then look around once: it binds you to nothing."
    what = f"{best.what} ({best.stands})" if best.stands else best.what
    if best.grade == "offer":
        return (
            f"You have an offer in hand: {what}. Name it only if you would take it, and as a fact: "
            '"I have another offer, and I would rather stay." Then decide between the two.'
        )
    if best.grade == "under_way":
        return f"{thanks} Something else is under way: {what}. It is no offer yet, so keep it to yourself and go on with it."
    if best.grade == "market":
        return f"{thanks} There are such jobs: {what}. Make one of them an application this week."
    return f"{thanks} What you have is a wish so far: {what}. Take the first step of it this week."


def _said(title: str, text: str, nothing: str) -> str:
    return f"{title}\n{text.strip() or nothing}"
