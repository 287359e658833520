"""The job that pays: what weighs on it, what goes well in it, what such jobs pay, and what is asked for."""

from __future__ import annotations

from typing import Optional

from careerdata.schemas.fields import MONEY, Date, Log, Text, Whole, column, note, optional


class Pains(Log):
    """One row a pain point."""

    noticed_on: Date = column("The day you wrote it down.")
    pain: str = column("The pain point, in your words.")
    kind: Text = optional("Is it a need or a want?", isin=["need", "want", "unsorted"])
    weight: Optional[Whole] = optional("How heavy it weighs: 1 light, 5 heavy.", ge=1, le=5)
    status: Text = optional("Where it stands.", isin=["open", "asked", "met", "refused", "dropped"])
    rank: Optional[Whole] = optional("Its place in your own order: 1 comes first.", ge=1, le=1000)
    note: Text = note()


class Activities(Log):
    """One row something you did, and what it did to you."""

    date: Date = column("The day.")
    activity: str = column("What you did, by the same name each time.")
    effect: str = column("Did it drain you, or give you something?", isin=["drains", "gives"])
    note: Text = optional("Anything you want to remember. Never exported.")


class Wins(Log):
    """One row something that went well."""

    date: Date = column("The day.")
    win: str = column("What went well, in one sentence.")
    measure: Text = optional("What was measured, if anything was.")
    before: Optional[float] = optional("The measure before.", metadata=MONEY)
    after: Optional[float] = optional("The measure after.", metadata=MONEY)
    unit: Text = optional("The measure's unit.")
    said_by: Text = optional("Who noticed, and in whose words.")
    criterion: Text = optional("What the next level asks for and this shows, by its name in your plan.")
    shareable: Text = optional("May this leave your folder?", isin=["yes", "no"])
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


class Asks(Log):
    """One row an ask, prepared or made."""

    date: Date = column("The day of the conversation.")
    to: str = column("Whom you ask.")
    pain: Text = optional("The pain point it is about, written as on your list; its status follows the answer.")
    request: str = column("The one specific request.")
    intent: Text = optional("Why you ask; said first.")
    win_win: Text = optional("What is in it for both.")
    fallback_1: Text = optional("First back-up, if the answer is no.")
    fallback_2: Text = optional("Second back-up.")
    otherwise: Text = optional("What you would do if it stays a no, in your words. Never exported.")
    otherwise_is: Text = optional(
        "How real that is; left empty, it counts as a wish.", isin=["offer", "under_way", "market", "wish"]
    )
    bring: Text = optional("What you bring to it: results and evidence, in the order you would tell them.")
    answer: Text = optional("The answer so far.", isin=["not_yet", "yes", "no", "counter", "closed"])
    follow_up_on: Optional[Date] = optional("The day to come back to it.")
    note: Text = note()
