"""Home: the four answers, one card each, what is due this week, and the one thing to do next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from careerdata.analysis import checkin
from careerdata.analysis.answer import Answer
from careerdata.analysis.ask.asks import draft_of, next_ask
from careerdata.analysis.needs import verdict as needs
from careerdata.analysis.network import followups
from careerdata.analysis.outside.due import due_steps
from careerdata.analysis.plan import readiness
from careerdata.analysis.rut import signs
from careerdata.dates import week_of
from careerdata.logbook.logbook import Logbook
from careerdata.text import capital, counted, in_words, join_words, plural, small

_NAMED = 2
"""So many people are named in a headline."""
NOTHING = "Nothing is due this week"


@dataclass(frozen=True)
class Card:
    """One answer on the first page.

    Attributes:
        question: what it answers.
        headline: the answer, 12 words at most.
        more: one short sentence; "" for none.
        step: the step whose page says more, as in `careerdata.analysis.STEPS`.
        goes: what its link is called.
    """

    question: str
    headline: str
    more: str
    step: str
    goes: str


@dataclass(frozen=True)
class Due:
    """One thing of this week.

    Attributes:
        words: as a short sentence.
        short: as two or three words of a list.
        step: the step it is done in, as in `careerdata.analysis.STEPS`.
    """

    words: str
    short: str
    step: str


@dataclass(frozen=True)
class Home:
    """The first page.

    Attributes:
        cards: rut, date, people, the next move.
        due: what is due this week, what comes first at first.
        new: nothing is logged or planned yet.
    """

    cards: tuple[Card, ...]
    due: tuple[Due, ...]
    new: bool

    @property
    def answer(self) -> Answer:
        """The top of the page."""
        if self.new:
            return Answer(
                "Welcome. Five questions, and the first answers are here", action="answer what you can below."
            )
        many = len(self.due)
        if not many:
            return Answer(NOTHING, "0", "things to do", "enjoy the evening.")
        first, said = self.due[0], join_words([one.short for one in self.due])
        return Answer(f"This week: {said}", str(many), f"{plural(many, 'thing')} due", small(first.words), first.step)


def read(book: Logbook) -> Home:
    """Return what the first page says of a folder.

    Args:
        book: every log and the plan, as of `book.today`.
    """
    people = followups.read(book).table
    plan = readiness.read(book).facts
    rut = signs.read(book).facts
    cards = (
        Card("Am I in a rut?", rut.headline, f"{rut.number} {rut.number_says}.", "rut", "See the signs"),
        Card("Will I be ready?", plan.headline, f"{plan.lever}." if plan.lever else "", "plan", "Replan"),
        _people(people),
        _move(book),
    )
    return Home(cards, tuple(_due(book, people, plan.this_week)), is_new(book))


def is_new(book: Logbook) -> bool:
    """Return whether nothing is logged or planned yet."""
    return not any(len(log) for log in (book.mood, book.skills, book.contacts, book.pains)) and not book.plan.goals


def _people(table: pd.DataFrame) -> Card:
    week = table[table["this_week"]]
    question = "Whom do I write to?"
    if table.empty:
        return Card(question, "Nobody noted yet", "Three people are enough to begin.", "followups", "Add people")
    if week.empty:
        return Card(question, "Nobody this week", "Everybody is within their time.", "followups", "See everybody")
    names = list(week["contact"])
    more = len(names) - _NAMED
    said = join_words([*names[:_NAMED], f"{more} more"] if more > 0 else names)
    return Card(question, said, f"{names[0]}: {week['reason'].iloc[0].partition(';')[0]}.", "followups", "Write")


def _move(book: Logbook) -> Card:
    found, ask = needs.read(book), _ask(book)
    more = ask or ("Write down one thing that bothers you at work." if found.table.empty else "")
    goes = "Prepare the ask" if ask else "Begin" if found.table.empty else "See the list"
    step = "ask" if ask and not found.table.empty else "needs"
    return Card("Stay or go?", found.facts.top.headline, more, step, goes)


def _ask(book: Logbook) -> str:
    line = next_ask(book.asks, book.today)
    if line is None:
        return ""
    draft = draft_of(book.asks, line)
    if not draft.to or not draft.date:
        return ""
    if draft.date < book.today:
        return f"Your ask to {draft.to} waits for an answer."
    return f"Your ask to {draft.to} is on {in_words(draft.date)}."


def _due(book: Logbook, people: pd.DataFrame, hours: str) -> list[Due]:
    """Return what is due this week: the check-in, hours of learning, people, applications, an ask."""
    found = []
    week = checkin.likely_week(book.mood, book.today, book.plan.week_starts)
    if not book.mood["week"].eq(pd.Timestamp(week)).any():
        found.append(Due("Check in: about five minutes.", "the check-in", "checkin"))
    if "hour" in hours and not hours.startswith("nothing"):
        found.append(Due(capital(hours), "learning", "checkin"))
    week_people = list(people.loc[people["this_week"], "contact"])
    if week_people:
        more = len(week_people) - 1
        also = f" and {more} more" if more else ""
        found.append(Due(f"Write to {week_people[0]}{also}.", "messages", "followups"))
    found += _applications(book)
    line = next_ask(book.asks, book.today)
    day = draft_of(book.asks, line).date if line is not None else None
    first = week_of(book.today, book.plan.week_starts)
    if day and first <= day < first + dt.timedelta(days=7):
        found.append(Due(f"Your ask to {draft_of(book.asks, line or 0).to} is on {day:%A}.", "your ask", "ask"))
    return found


def _applications(book: Logbook) -> list[Due]:
    """Return the applications that need something within a week, as one thing."""
    steps = due_steps(book)
    if steps.empty:
        return []
    first, more = steps.iloc[0], len(steps) - 1
    by = f", by {in_words(first['due'])}" if pd.notna(first["due"]) else ""
    also = f" And {counted(more, 'more application')}." if more else ""
    return [Due(f"Application at {first['organisation']}: {first['next']}{by}.{also}", "applications", "outside")]
