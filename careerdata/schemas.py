"""One pandera model per log: the only place where columns, their types and their ranges are defined.

The readers parse text first and validate after, so no model coerces. `data/README.md` is tested against the
descriptions here. Optional columns may be absent from a file; `logbook` adds them, empty, so that a frame always
has every column of its model, in this order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import pandas as pd
import pandera.pandas as pa

from careerdata.problems import UnknownLogError

Text = Optional[str]
Date = pd.Timestamp
Whole = pd.Int64Dtype
MONEY = {"money": True}
"""Metadata of a column that may hold money: 12.500 is asked about there, never taken for twelve and a half."""


def column(description: str, **rules: Any) -> Any:
    """Return the field of a required column: a sentence that says what it holds, and pandera's rules for it."""
    return pa.Field(description=description, **rules)


def optional(description: str, **rules: Any) -> Any:
    """Return the field of a column that may be absent, and empty in any row."""
    return pa.Field(description=description, nullable=True, **rules)


def scale(description: str, low: str, high: str, required: bool = False) -> Any:
    """Return a field on the scale from 0 to 10 (halves allowed), with its ends in words."""
    return (column if required else optional)(
        f"{description} 0 = {low}, 10 = {high}.", ge=0, le=10, metadata={"low": low, "high": high, "step": 0.5}
    )


def note() -> Any:
    """Return the free-text column that every log ends with."""
    return optional("Anything you want to remember. Never exported unless you tick it.")


class Log(pa.DataFrameModel):
    """What all logs share: no column is coerced; columns of the person's own are kept in the file, not loaded."""

    class Config:
        strict = True
        coerce = False


class Mood(Log):
    """The weekly check-in: one row a week."""

    week: Date = column("The Monday of the week.", unique=True)
    mood: float = scale("How you felt at work.", "dreadful", "great", required=True)
    sunday_dread: Optional[float] = scale("Sunday evening, thinking of Monday.", "at ease", "sick with dread")
    boredom: Optional[float] = scale("How bored you were at work.", "absorbed", "counting minutes")
    frustration: Optional[float] = scale("How frustrated you were at work.", "not at all", "could have screamed")
    worn_out: Optional[float] = scale("How worn out work left you.", "fresh", "nothing left")
    work_quality: Optional[float] = scale("How good your own work was, by your standards.", "poor", "my best")
    outside_work: Optional[float] = scale("How life outside work went (the control).", "dreadful", "great")
    hours_worked: Optional[float] = optional("Hours worked at the job that pays, whole week.", ge=0, le=168)
    note: Text = note()

    @pa.check("week", name="week", error="a week is written as its first day, a Monday or a Sunday")
    @classmethod
    def _first_day(cls, week: pd.Series[Date]) -> pd.Series[bool]:
        return week.dt.day_of_week.isin([0, 6])

    @pa.check(
        "mood|sunday_dread|boredom|frustration|worn_out|work_quality|outside_work",
        regex=True,
        name="halves",
        error="the scale goes in halves, such as 6 or 6.5",
    )
    @classmethod
    def _halves(cls, answer: pd.Series[float]) -> pd.Series[bool]:
        return (answer * 2).round() == answer * 2


class Skills(Log):
    """One row a piece of learning or practice."""

    date: Date = column("The day.")
    skill: str = column("The skill, by the same name each time.")
    hours: float = column("Hours spent, decimals allowed.", ge=0, le=24)
    kind: Text = optional(
        "What kind of learning it was.",
        isin=["course", "reading", "practice", "project", "mentoring", "exposure", "freelance"],
    )
    evidence: Text = optional("A link or a sentence that shows it. Each counts as one piece of evidence.")
    note: Text = note()


class Contacts(Log):
    """One row a person."""

    contact: str = column("The name, written the same in the other files.", unique=True)
    organisation: Text = optional("Where they work.")
    role: Text = optional("What they do there.")
    team: Text = optional("Their team, if it matters to your plan.")
    circle: Text = optional("How near they are; sets the promise.", isin=["close", "active", "wide"])
    every_days: Optional[Whole] = optional("A promise of its own for this person, in days.", ge=1, le=3650)
    influence: Optional[Whole] = optional("Say in what you want: 0 none, 5 decides.", ge=0, le=5)
    support: Optional[Whole] = optional("Where they stand: -2 against, 0 not known, 2 would speak up.", ge=-2, le=2)
    shares: Text = optional("Pain points they share, separated by semicolons.")
    met_on: Optional[Date] = optional("When you first met or connected.")
    met_through: Text = optional("The person, event or site you met through.")
    snooze_until: Optional[Date] = optional("Do not suggest this person before this day.")
    let_go_on: Optional[Date] = optional("Not this person any more, from this day on. Empty it and they are back.")
    let_go_why: Text = optional("Why you let them go; it may stay when they are back.")
    note: Text = note()


class Touches(Log):
    """One row a contact made."""

    date: Date = column("The day.")
    contact: str = column("The person, by the name in contacts.csv.")
    kind: str = column(
        "What happened.", isin=["met", "called", "wrote", "event", "gave", "asked", "introduced", "thanked"]
    )
    from_: Text = pa.Field(
        alias="from", nullable=True, isin=["me", "them", "both"], description="Who reached out: me, them or both."
    )
    event: Text = optional("The conference, meetup or group where it happened, by the same name each time.")
    next_step: Text = optional("What you said you would do next.")
    next_step_on: Optional[Date] = optional("The day for that next step.")
    note: Text = note()


class Pains(Log):
    """One row a pain point."""

    noticed_on: Date = column("The day you wrote it down.")
    pain: str = column("The pain point, in your words.")
    kind: Text = optional("Is it a need or a want?", isin=["need", "want", "unsorted"])
    weight: Optional[Whole] = optional("How heavy it weighs: 1 light, 5 heavy.", ge=1, le=5)
    status: Text = optional("Where it stands.", isin=["open", "asked", "met", "refused", "dropped"])
    rank: Optional[Whole] = optional("Its place in your own order: 1 comes first.", ge=1, le=1000)
    note: Text = note()


class Exposure(Log):
    """One row a result with another team."""

    date: Date = column("The day of the result.")
    project: str = column("The joint project.")
    team: str = column("The team you did it with.")
    result: Text = optional("What came of it, in one sentence.")
    measure: Text = optional("What was measured.")
    before: Optional[float] = optional("The measure before.", metadata=MONEY)
    after: Optional[float] = optional("The measure after.", metadata=MONEY)
    unit: Text = optional("The measure's unit.")
    shareable: Text = optional("May this leave your folder?", isin=["yes", "no"])
    note: Text = note()


class Gigs(Log):
    """One row a freelancing step."""

    date: Date = column("The day.")
    client: str = column("For whom.")
    stage: str = column("How far it is.", isin=["lead", "pitched", "active", "done", "lost"])
    hours: Optional[float] = optional("Hours worked in this step.", ge=0, le=10_000)
    income: Optional[float] = optional("What was paid.", ge=0, metadata=MONEY)
    currency: Text = optional("Currency of the income, as three letters: EUR.", str_matches=r"[A-Z]{3}$")
    evidence: Text = optional("A link or a sentence that shows the work.")
    note: Text = note()


class Pay(Log):
    """One row a pay figure heard."""

    date: Date = column("The day you heard or read it.")
    role: str = column("The role it is for.")
    low: Optional[float] = optional(
        "Lower end, a year before tax; the figure itself if there is one only.", ge=0, metadata=MONEY
    )
    high: Optional[float] = optional("Upper end, a year before tax.", ge=0, metadata=MONEY)
    currency: Text = optional("Currency, as three letters: EUR.", str_matches=r"[A-Z]{3}$")
    source: Text = optional("Where it comes from.", isin=["promoted_peer", "peer", "posting", "survey", "recruiter"])
    note: Text = note()


class Endorsements(Log):
    """One row a word asked for."""

    asked_on: Date = column("The day you asked.")
    contact: str = column("Whom, by the name in contacts.csv.")
    kind: Text = optional("What you asked for.", isin=["recommendation", "reference", "introduction", "good_word"])
    status: Text = optional("What came of it.", isin=["asked", "given", "declined"])
    given_on: Optional[Date] = optional("The day it was given.")
    note: Text = note()


class Asks(Log):
    """One row an ask, prepared or made."""

    date: Date = column("The day of the conversation.")
    to: str = column("Whom you ask.")
    pain: Text = optional("The pain point it is about, written as in pains.csv; its status follows the answer.")
    request: str = column("The one specific request.")
    intent: Text = optional("Why you ask; said first.")
    win_win: Text = optional("What is in it for both.")
    fallback_1: Text = optional("First back-up, if the answer is no.")
    fallback_2: Text = optional("Second back-up.")
    bring: Text = optional("What you bring to it: results and evidence, in the order you would tell them.")
    answer: Text = optional("The answer so far.", isin=["not_yet", "yes", "no", "counter", "closed"])
    follow_up_on: Optional[Date] = optional("The day to come back to it.")
    note: Text = note()


class Days(Log):
    """One row a day of a diary: filled by an import, never asked for."""

    date: Date = column("The day.", unique=True)
    mood: float = column("How the whole day was, work or not. 0 = dreadful, 10 = great.", ge=0, le=10)
    note: Text = note()


class Spells(Log):
    """One row a stretch that is not like the rest; its weeks are left out when the signs are read."""

    first: Date = column("Its first day.")
    last: Date = column("Its last day.")
    kind: str = column("What it was.", isin=["ill", "holiday", "leave", "new_job", "other"])
    note: Text = note()


class PlanHistory(Log):
    """One row a replan: what changed in plan.toml, and why."""

    changed_on: Date = column("The day of the change.")
    field: str = column("What changed: hours_per_week, escape_date, a goal, breaks.")
    before: Text = optional("The value before.")
    after: Text = optional("The value after.")
    counts_from: Optional[Date] = optional("The day from which it counts, when that is later.")
    why: Text = optional("Your reason, in your words.")


class Intentions(Log):
    """One row an if-then plan."""

    made_on: Date = column("The day you made it.")
    if_when: str = column("If or when what happens.")
    then_do: str = column("Then you do what.")
    goal: Text = optional("The goal it is for, written as in plan.toml.")
    happened: Text = optional("Did it happen?", isin=["yes", "partly", "no"])
    looked_back_on: Optional[Date] = optional("The day you looked back on it.")
    note: Text = note()


@dataclass(frozen=True)
class LogFile:
    """A log: its name in the package, its file in the folder, its model, and the columns that tell rows apart."""

    name: str
    file: str
    schema: type[Log]
    key: tuple[str, ...] = ()


LOGS: dict[str, LogFile] = {
    log.name: log
    for log in (
        LogFile("mood", "mood.csv", Mood, ("week",)),
        LogFile("skills", "skills.csv", Skills),
        LogFile("contacts", "contacts.csv", Contacts, ("contact",)),
        LogFile("touches", "touches.csv", Touches),
        LogFile("pains", "pains.csv", Pains),
        LogFile("exposure", "exposure.csv", Exposure),
        LogFile("gigs", "gigs.csv", Gigs),
        LogFile("pay", "pay.csv", Pay),
        LogFile("endorsements", "endorsements.csv", Endorsements),
        LogFile("asks", "asks.csv", Asks),
        LogFile("days", "days.csv", Days, ("date",)),
        LogFile("spells", "spells.csv", Spells),
        LogFile("plan_history", "plan-history.csv", PlanHistory),
        LogFile("intentions", "intentions.csv", Intentions),
    )
}
"""Every log by its name; the name is also the attribute of a `Logbook`."""


def log_named(name: str) -> LogFile:
    """Return the log called `name`; an `UnknownLogError`, whose text lists the valid names, is raised if there is none."""
    try:
        return LOGS[name]
    except KeyError:
        raise UnknownLogError(name, tuple(LOGS)) from None


def columns_of(schema: type[pa.DataFrameModel]) -> dict[str, pa.Column]:
    """Return a model's columns by their name in the file, in order, as pandera sees them."""
    return dict(schema.to_schema().columns)


def empty_frame(schema: type[pa.DataFrameModel]) -> pd.DataFrame:
    """Return a frame with the model's columns and types and no row."""
    return pd.DataFrame({name: pd.Series([], dtype=_kind(col)) for name, col in columns_of(schema).items()})


def _kind(col: pa.Column) -> str:
    kind = str(col.dtype)
    return "datetime64[us]" if kind.startswith("datetime64") else "str" if kind.startswith("str") else kind
