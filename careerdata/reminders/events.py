"""What a calendar should remind of: the weekly check-in, breaks, milestones, next steps, people, applications and asks.

Nothing here knows a calendar format or the clock. A reminder that stands for the same thing keeps its `uid` from one
run to the next, so that a calendar moves it and does not show it twice.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network import followups
from careerdata.analysis.network.next_steps import promised_steps
from careerdata.analysis.outside.due import planned_steps
from careerdata.analysis.plan import intentions
from careerdata.analysis.plan import readiness as ready
from careerdata.plan import FILE as PLAN_FILE
from careerdata.text import in_words, join_words, name_key

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

Kind = Literal["checkin", "break", "milestone", "next_step", "followup", "application", "ask", "intention"]
KINDS: dict[Kind, tuple[str, str]] = {
    "checkin": ("weekly check-in", "weekly check-ins"),
    "break": ("break", "breaks"),
    "milestone": ("milestone", "milestones"),
    "next_step": ("next step", "next steps"),
    "followup": ("person to be in touch with", "people to be in touch with"),
    "application": ("step of an application", "steps of applications"),
    "ask": ("ask to come back to", "asks to come back to"),
    "intention": ("if-then plan to look back on", "if-then plans to look back on"),
}
"""Each kind in words: one of them, and several."""
NEUTRAL: dict[Kind, str] = {
    "checkin": "Weekly review",
    "break": "Time off",
    "milestone": "Milestone",
    "next_step": "Next step",
    "followup": "Follow up",
    "application": "Next step",
    "ask": "Follow up",
    "intention": "Look back",
}
"""Titles that say nothing about anybody, for a calendar that others may see."""
CHECK_IN_AT, CHECK_IN_MINUTES = dt.time(19, 0), 15
"""Sunday evening, by the clock on the wall wherever you are."""
YEAR_OF_WEEKS = 52
SATURDAY = 5
_SPACE = uuid.UUID("6f1c3a52-7f1e-5c0b-9d54-2f6a1c0e8b17")
"""Under which the names of our reminders are hashed (RFC 9562, version 5)."""


@dataclass(frozen=True)
class Reminder:
    """One thing to be reminded of.

    Attributes:
        kind: what sort of thing it is.
        uid: the same for the same thing in every run.
        first: its day, or the first of them.
        last: its last day, included.
        title: what it is about, with names.
        more: a sentence more, with names; "" for none.
        alarm: how long after the beginning of the day (before it when negative) the calendar speaks up; for the
            check-in after its hour.
        weekly_until: for the one that comes every week, the last day on which it does; else None.
    """

    kind: Kind
    uid: str
    first: dt.date
    last: dt.date
    title: str
    more: str = ""
    alarm: dt.timedelta = dt.timedelta(hours=9)
    weekly_until: dt.date | None = None


def reminders(book: Logbook) -> tuple[Reminder, ...]:
    """Return everything to be reminded of from `book.today` on, in the order of the days.

    - the check-in, every Sunday until the escape date (for a year where that is past);
    - breaks that are not over;
    - milestones: the escape date, and for each open goal the Sunday by which half of the forecast futures have it;
    - next steps that were promised, those whose day has passed today;
    - this week's people as `careerdata.analysis.followups` suggests them (nobody who is held back), one a weekday;
    - next steps of open applications that have a day, those whose day has passed today;
    - asks with a day to come back to, from today on;
    - if-then plans that were not looked back on, on the next Sunday.
    """
    found = [*_check_in(book), *_breaks(book), *_milestones(book), *_next_steps(book), *_followups(book), *_asks(book)]
    found += [*_applications(book), *_intentions(book)]
    order = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda item: (item.first, order[item.kind], item.title, item.uid)))


def read(book: Logbook, *, neutral: bool = True) -> Finding:
    """Say what a calendar file would hold, before it is written.

    Args:
        book: the logbook.
        neutral: titles without names, as they would be in the file.

    Returns:
        A table with one row a reminder: day, until (its last day; for the check-in the last Sunday), when (the same in
        words), title as in the file, and what it is about (for the person; not in a neutral file).
    """
    found = reminders(book)
    rows = [
        (
            pd.Timestamp(item.first),
            pd.Timestamp(item.weekly_until or item.last),
            _when(item),
            NEUTRAL[item.kind] if neutral else item.title,
            item.title,
        )
        for item in found
    ]
    table = pd.DataFrame(rows, columns=["day", "until", "when", "title", "about"])
    table = table.astype(dict.fromkeys(table.columns, "str") | dict.fromkeys(["day", "until"], "datetime64[us]"))
    how = (
        "A calendar at work can often be seen by others, so the titles are neutral and hold no name. The days themselves "
        "are in it all the same."
        if neutral
        else "The titles say who and what: use this for a calendar that only you can see. Your notes are never in it."
    )
    stays = "Nothing is sent: it is a file, and your calendar reads it when you open it there."
    return Finding(table, _sentence(found, book.today), f"{how} {stays}", example=book.example)


def _sentence(found: tuple[Reminder, ...], today: dt.date) -> str:
    counts = [sum(item.kind == kind for item in found) for kind in KINDS]
    said = [
        ("the weekly check-in" if kind == "checkin" else f"{count} {words[count > 1]}")
        for (kind, words), count in zip(KINDS.items(), counts, strict=True)
        if count
    ]
    return f"The calendar file would hold, from {in_words(today)} on: {join_words(said)}."


def _when(item: Reminder) -> str:
    if item.weekly_until:
        return f"{in_words(item.first)}, then every Sunday until {in_words(item.weekly_until)}"
    return in_words(item.first) + (f" to {in_words(item.last)}" if item.last > item.first else "")


def _uid(*parts: object) -> str:
    return str(uuid.uuid5(_SPACE, "\n".join(str(part) for part in parts)))


def _check_in(book: Logbook) -> Iterator[Reminder]:
    sunday = book.today + dt.timedelta(days=6 - book.today.weekday())
    until = book.plan.escape_date
    if until < sunday:
        until = sunday + dt.timedelta(weeks=YEAR_OF_WEEKS)
    until -= dt.timedelta(days=(until.weekday() + 1) % 7)
    yield Reminder(
        "checkin", _uid("checkin"), sunday, sunday, "Weekly check-in", alarm=dt.timedelta(0), weekly_until=until
    )


def _breaks(book: Logbook) -> Iterator[Reminder]:
    for item in dict.fromkeys(book.plan.breaks):
        if item.last >= book.today:
            uid = _uid("break", item.first, item.last)
            evening_before = dt.timedelta(hours=-6)
            yield Reminder("break", uid, item.first, item.last, "Break from the plan", alarm=evening_before)


def _milestones(book: Logbook) -> Iterator[Reminder]:
    plan = book.plan
    # The date that stands in for a plan nobody made is no milestone.
    made = book.home is None or (book.home / PLAN_FILE).exists()
    if made and plan.escape_date >= book.today:
        week_before = dt.timedelta(days=-7, hours=9)
        title = f"Your date: be ready{f' to be a {plan.target_role}' if plan.target_role.strip() else ''}"
        yield Reminder("milestone", _uid("date"), plan.escape_date, plan.escape_date, title, alarm=week_before)
    table = ready.read(book, plan).table
    for goal, kind, unit, done, target, day in zip(
        *(table.iloc[:-1][name] for name in ("goal", "kind", "unit", "done", "target", "date_50")), strict=True
    ):
        if done < target and pd.notna(day):
            title = f"{goal}: {target:g} {unit}, 50 % likely to be there by now"
            more = f"When this was written, {done:g} of {target:g} {unit} were there."
            yield Reminder("milestone", _uid("goal", kind, goal), day.date(), day.date(), title, more)


def _next_steps(book: Logbook) -> Iterator[Reminder]:
    """Yield the steps that are promised; one whose day has passed is owed today, and nobody is who was let go."""
    steps = promised_steps(book)
    for contact, step, day in zip(steps["contact"], steps["next_step"], steps["next_step_on"].dt.date, strict=True):
        late = f"You promised it for {in_words(day)}." if day < book.today else ""
        yield _step(contact, step, max(day, book.today), late)


def _step(contact: str, step: str, day: dt.date, more: str = "") -> Reminder:
    return _on(day, "next_step", f"{contact}: {step}", contact, name_key(step), more=more)


def done_steps(book: Logbook) -> tuple[Reminder, ...]:
    """Return the steps that were done or dropped within the last `YEAR_OF_WEEKS`: a calendar may still have them."""
    steps = book.touches.dropna(subset=["next_step", "next_step_on", "next_step_done_on"])
    since = pd.Timestamp(book.today - dt.timedelta(weeks=YEAR_OF_WEEKS))
    steps = steps[steps["next_step_done_on"].between(since, pd.Timestamp(book.today))]
    there = {item.uid for item in _next_steps(book)}
    found = map(_step, steps["contact"], steps["next_step"], steps["next_step_on"].dt.date)
    return tuple({item.uid: item for item in found if item.uid not in there}.values())


def _followups(book: Logbook) -> Iterator[Reminder]:
    """Yield this week's people, one a weekday from today on: five on one morning would be one list too many."""
    table = followups.read(book).table
    people = table[table["this_week"] & ~table["held_back"] & ~table["promised"]]
    day = book.today
    for contact, reason, last in zip(people["contact"], people["reason"], people["last_touch"], strict=True):
        while day.weekday() >= SATURDAY:
            day += dt.timedelta(days=1)
        # After the next touch it is another follow-up, with a uid of its own.
        yield _on(day, "followup", f"Be in touch with {contact}", contact, last, more=reason)
        day += dt.timedelta(days=1)


def _applications(book: Logbook) -> Iterator[Reminder]:
    """Yield what was planned next for each open application; as everything, without a name in a neutral file."""
    steps = planned_steps(book)
    names = zip(steps["organisation"], steps["role"], steps["next"], steps["due"].dt.date, strict=True)
    for organisation, role, step, day in names:
        late = f"You planned it for {in_words(day)}." if day < book.today else ""
        identity = map(name_key, (organisation, role, step))
        yield _on(max(day, book.today), "application", f"{organisation}: {step}", *identity, more=late)


def _asks(book: Logbook) -> Iterator[Reminder]:
    asks = book.asks[book.asks["follow_up_on"] >= pd.Timestamp(book.today)]
    for row in asks.drop_duplicates(["date", "to", "request"], keep="last").itertuples():
        yield _on(row.follow_up_on, "ask", f"Come back to {row.to}: {row.request}", row.date, row.to, row.request)


def _on(day: Any, kind: Kind, title: str, *identity: object, more: str = "") -> Reminder:
    """Return a reminder for one day, a date or a timestamp."""
    plain = day.date() if isinstance(day, pd.Timestamp) else day
    return Reminder(kind, _uid(kind, *identity), plain, plain, title, more)


def _intentions(book: Logbook) -> Iterator[Reminder]:
    """Yield the if-then plans that were not looked back on, each with the question that the check-in asks."""
    sunday = book.today + dt.timedelta(days=6 - book.today.weekday())
    rows = intentions.read(book).table
    opened = rows[rows["happened"].isna()]
    for made_on, if_when, then_do in zip(opened["made_on"], opened["if_when"], opened["then_do"], strict=True):
        uid = _uid("intention", made_on.date(), if_when, then_do)
        said = intentions.in_words(if_when, then_do)
        yield Reminder("intention", uid, sunday, sunday, said, "Did it happen?", dt.timedelta(hours=19))
