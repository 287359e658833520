"""What can be ticked: the charts, the columns, the rows by name. What is not named here cannot leave the folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from careerdata.schemas import LOGS, columns_of


class Chart(NamedTuple):
    """A chart that can be ticked.

    Attributes:
        words: what it shows, as a tick box says it.
        log: the log it is drawn from.
        needs: the columns of that log that have to be ticked for it.
        private: never ticked unless the person does it.
    """

    words: str
    log: str
    needs: tuple[str, ...]
    private: bool = False


CHARTS: Mapping[str, Chart] = {
    "wins": Chart("Results before and after", "exposure", ("measure", "before", "after")),
    "skills": Chart("Skills over time", "skills", ("date", "skill", "hours")),
    "team": Chart("Results with the target team", "exposure", ("date", "team")),
    "workload": Chart("Workload in hours a week", "mood", ("week", "hours_worked"), private=True),
    "mood": Chart("Mood at work by week", "mood", ("week", "mood"), private=True),
    "pay": Chart("Range of pay heard of", "pay", ("low", "high", "currency"), private=True),
}
"""Every chart by its name, in the order of a pack."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "exposure": ("date", "project", "team", "result", "measure", "before", "after", "unit", "better"),
    "skills": ("date", "skill", "hours"),
    "asks": ("request", "win_win"),
    "wins": ("date", "win", "measure", "before", "after", "unit"),
}
"""The columns that are ticked to begin with. No row is, so nothing leaves before one is named: `usual_choice` names the
results marked shareable and the skills that the plan has hours for, because what else somebody learns can tell of leaving."""

PLAN = "plan"
PLAN_FIELDS: Mapping[str, str] = {
    "current_role": "My role",
    "target_role": "The role I work towards",
    "escape_date": "By",
}
"""What of plan.toml can be ticked, and how the brief says it."""

NEVER = ("applications", "activities")
"""Logs of which nothing can be ticked: a pack is for a manager, and these tell of looking outside, and of what drains."""
NEVER_OF: Mapping[str, tuple[str, ...]] = {"asks": ("otherwise", "otherwise_is")}
"""Columns of other logs that tell of looking outside too, and cannot be ticked."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    log.name: tuple(name for name in columns_of(log.schema) if name not in NEVER_OF.get(log.name, ()))
    for log in LOGS.values()
    if log.name not in NEVER
} | {
    "pay": ("low", "high", "currency"),
    PLAN: tuple(PLAN_FIELDS),
}
"""Every column that can be ticked, by log. Of pay.csv a range leaves, never a figure: who said it was promised silence."""

ROW_NAMES: Mapping[str, tuple[str, ...]] = {
    "mood": ("week",),
    "days": ("date",),
    "skills": ("skill",),
    "contacts": ("contact",),
    "touches": ("date", "contact"),
    "pains": ("pain",),
    "exposure": ("date", "project"),
    "wins": ("date", "win"),
    "gigs": ("date", "client"),
    "pay": ("date", "role"),
    "endorsements": ("asked_on", "contact"),
    "asks": ("date", "to"),
    "spells": ("first", "kind"),
    "plan_history": ("changed_on", "field"),
    "intentions": ("made_on", "if_when"),
}
"""The columns whose values, one blank between, name a row when it is ticked; of rows that share a name the second is
named "… (2)". Only skills.csv is ticked by skill, with all its rows."""

DAYS: Mapping[str, str] = {
    "mood": "week",
    "days": "date",
    "skills": "date",
    "touches": "date",
    "pains": "noticed_on",
    "exposure": "date",
    "wins": "date",
    "gigs": "date",
    "pay": "date",
    "endorsements": "asked_on",
    "spells": "first",
    "plan_history": "changed_on",
    "intentions": "made_on",
}
"""The column that a first and a last day are held against. An ask is chosen by its row, and may lie ahead."""

WHERE_NAMES_BELONG: Mapping[str, tuple[str, ...]] = {
    "contacts": ("contact",),
    "touches": ("contact",),
    "endorsements": ("contact",),
    "asks": ("to",),
}
"""Columns that hold a name by their meaning: who ticks one of them ticks the names."""

PRIVATE_WORDS: Mapping[str, str] = {
    "mood": "your mood and how you felt",
    "escape_date": "your escape date",
    "contacts": "names of people",
    "note": "notes",
    "pay": "pay you heard of",
    "gigs": "freelance work",
    "pains": "pain points",
    "hours_worked": "your hours at work",
    "spells": "when you were ill or away",
    "intentions": "your if-then plans",
    "applications": "your applications",
}
"""What a pack is asked about most, in words; each is left out unless its columns were ticked."""
