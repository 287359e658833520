"""How the weeks were: the check-in, a diary by the day, and stretches that are not like the rest."""

from __future__ import annotations

from typing import Optional

import pandas as pd
import pandera.pandas as pa

from careerdata.schemas.fields import Date, Log, Text, column, note, optional, scale


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
        return week.dt.day_of_week % 6 == 0


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
