"""People: who they are, when there was contact, what they put in a word for."""

from __future__ import annotations

from typing import Optional

import pandera.pandas as pa

from careerdata.schemas.fields import Date, Log, Text, Whole, column, note, optional

LINKEDIN = "LinkedIn"
ADDRESS_BOOK = "Address book"
CALENDAR = "Calendar"
E_MAIL = "E-mail"
NETWORKS = (LINKEDIN, ADDRESS_BOOK, CALENDAR, E_MAIL)
"""Sites and programs whose exports bring in people by the hundred; `met_through` then says which."""


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
    contact: str = column("The person, by the name among your people.")
    kind: str = column(
        "What happened.", isin=["met", "called", "wrote", "event", "gave", "asked", "introduced", "thanked"]
    )
    from_: Text = pa.Field(
        alias="from", nullable=True, isin=["me", "them", "both"], description="Who reached out: me, them or both."
    )
    event: Text = optional("The conference, meetup or group where it happened, by the same name each time.")
    next_step: Text = optional("What you said you would do next.")
    next_step_on: Optional[Date] = optional("The day for that next step.")
    next_step_done_on: Optional[Date] = optional("The day it was done or dropped; empty while it is promised.")
    note: Text = note()


class Endorsements(Log):
    """One row a word asked for."""

    asked_on: Date = column("The day you asked; the day it came, where you did not ask.")
    contact: str = column("Whom, by the name among your people.")
    kind: Text = optional("What you asked for.", isin=["recommendation", "reference", "introduction", "good_word"])
    status: Text = optional("What came of it.", isin=["asked", "given", "declined"])
    given_on: Optional[Date] = optional("The day it was given.")
    note: Text = note()
