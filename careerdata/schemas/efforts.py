"""What the person does for the plan: learning, results, gigs, applications, if-then plans, and the plan's changes."""

from __future__ import annotations

from typing import Optional

from careerdata.schemas.fields import MONEY, Date, Log, Text, column, note, optional


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
    better: Text = optional("Which way is good news: down or up?", isin=["lower", "higher"])
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


class Intentions(Log):
    """One row an if-then plan."""

    made_on: Date = column("The day you made it.")
    if_when: str = column("If or when what happens.")
    then_do: str = column("Then you do what.")
    goal: Text = optional("The goal it is for, written as in your plan.")
    happened: Text = optional("Did it happen?", isin=["yes", "partly", "no"])
    looked_back_on: Optional[Date] = optional("The day you looked back on it.")
    note: Text = note()


class Applications(Log):
    """One row a step of looking outside."""

    date: Date = column("The day of the step.")
    organisation: str = column("Where, by the same name each time.")
    role: Text = optional("The job. Left empty, the step belongs to the last one there.")
    stage: str = column(
        "How far it is.",
        isin=["found", "applied", "talked", "interview", "offer", "refused", "withdrawn", "silent"],
    )
    source: Text = optional("How you came to it.", isin=["referred", "cold", "recruiter", "internal"])
    contact: Text = optional("Who helps you there, by the name among your people.")
    hours: Optional[float] = optional("Hours this step took.", ge=0, le=1000)
    next_step: Text = optional("What you do next. A later step takes its place.")
    next_step_on: Optional[Date] = optional("The day for that next step.")
    note: Text = optional("Anything you want to remember. Never exported.")


class PlanHistory(Log):
    """One row a replan: what changed in plan.toml, and why."""

    changed_on: Date = column("The day of the change.")
    field: str = column("What changed: hours_per_week, escape_date, a goal, breaks.")
    before: Text = optional("The value before.")
    after: Text = optional("The value after.")
    counts_from: Optional[Date] = optional("The day from which it counts, when that is later.")
    why: Text = optional("Your reason, in your words.")
