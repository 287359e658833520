"""Who next: whom you promised a next step, who is due, who is fading, in which order, and why.

*Due* and *fading* stay two columns. Due counts your promise from the last real touch, so that somebody overdue never
disappears; fading asks how likely the two of you are to be in touch at all within the next 90 days.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network.cold_ask import cold_ask
from careerdata.analysis.network.fading import HORIZON_IN_DAYS, fading
from careerdata.analysis.network.followups_headline import FollowupsFacts
from careerdata.analysis.network.followups_text import LEARNT, RECENCY, reasons, sentence
from careerdata.analysis.network.in_touch import in_touch
from careerdata.analysis.network.new_jobs import job_columns
from careerdata.analysis.network.next_steps import open_steps
from careerdata.analysis.network.touch_history import history, people_of
from careerdata.dates import plain_date
from careerdata.logbook.logbook import Logbook

__all__ = ["UNANSWERED", "WEEKLY_BUDGET", "cold_ask", "read"]
WEEKLY_BUDGET = 5
"""People a week, unless said otherwise: few enough to do it."""
SOON = 14
"""Days within which somebody who matters to the plan may fill up a week in which few are due."""
UNANSWERED = 3
"""This many times in a row from you alone, and it is their turn."""
DORMANT_AFTER = 180
"""Days of silence after which a tie is a dormant one; those of the study had slept for three years, few logs have."""
SLIPPING_FROM, SLIPPING_DAYS = 0.5, 3
"""Slipping away: in touch on so many days of the last half year, and from then on likelier silent for 90 days than not."""
TRUSTED_SUPPORT, TRUSTED_DAYS = 1, 8
"""Trusted: in the close circle, with this much support, or once in touch on this many days."""
LOOSE_DAYS = (2, 4)
"""A moderately weak tie was in touch on so many days of the last year: neither a regular nor a stranger."""
TABLE = [
    "contact",
    "due_in_days",
    "fading",
    "reason",
    "held_back",
    "this_week",
    "circle",
    "team",
    "on_target_team",
    "last_touch",
    "promise_days",
    "tie",
    "unanswered",
    "let_go",
    "half_year",
    "promised",
    "next_step",
    "next_step_on",
]


def read(
    book: Logbook, *, people_a_week: int = WEEKLY_BUDGET, target_team_only: bool = False
) -> Finding[FollowupsFacts]:
    """Say whom to be in touch with, in which order, and why.

    Args:
        book: contacts.csv; what `in_touch` reads, in which touches after `book.today`, and with people who are not in
            contacts.csv, are left out; the plan's promises (days per circle) and its target team.
        people_a_week: how many people to suggest for this week, 1 or more.
        target_team_only: True leaves only the target team in the answer; fading is learnt from everybody all the same.

    Returns:
        A table with one row a person, in the order to act: contact, due_in_days (days left of the promise, negative:
        overdue, 0 for somebody you have not been in touch with yet), fading (0 to 1), reason (words), held_back
        (snoozed until a later day, it is their turn, or let go), this_week, circle, team, on_target_team, last_touch,
        promise_days, tie ("dormant", "loose" or "", see `ties`), unanswered (days in a row from you alone), let_go,
        half_year (days in touch in the last half year), promised (a next step whose day has come is still open), next_step and next_step_on (the first open one). A
        promised step comes first, by its day, whatever its person's circle, snooze or silence; it is always in this week.
        Then comes what the plan needs: those due who are on the target team, then those due with influence. Then whoever
        has a new job since 30 days at most, by an import, and was not written to since. Then the others who are due or slipping away, by fading times half_year, the days in touch that are about to be lost;
        where that is nothing, by a tie worth raising, whether you were ever in touch, and fading. Those who are neither
        follow by the same; then whoever is held back, and last whoever was let go. `facts` is a `FollowupsFacts`.
    """
    day = plain_date(book.today)
    people = people_of(book.contacts, book.plan)
    known = history(people["contact"], in_touch(book), day)
    people = people.join(known.facts)
    people = people.join(_first_steps(book, people, day), on="contact").join(job_columns(book), on="contact")
    people["fading"], learnt = fading(people, known.gaps, day)
    people = _ranked(people, day)
    facts = FollowupsFacts(len(people), int((people["unsorted"] & people["days"].eq(0)).sum()))
    if target_team_only:
        people = people[people["on_target_team"]].reset_index(drop=True)
    people["this_week"] = _first(people, people_a_week)
    people["reason"] = reasons(people)
    return Finding(
        table=people[TABLE],
        sentence=sentence(people, target_team_only),
        caution=LEARNT if learnt else RECENCY,
        facts=facts,
        example=book.example,
    )


def ties(people: pd.DataFrame, silence: pd.Series[float]) -> pd.Series[str]:
    """Return which ties are worth raising: "dormant", "loose", or "" for the others.

    Dormant: trusted once, and silent for half a year. Picking such ties up again brought executives advice as
    trusted as that of present ones and newer (Levin, Walter & Murnighan 2011, "Dormant Ties: The Value of
    Reconnecting", Organization Science 22(4), 923-939). Loose: a moderately weak tie, not one that barely exists. Weak
    ties carry what one's own circle does not know (Granovetter 1973, "The Strength of Weak Ties", American Journal
    of Sociology 78(6), 1360-1380), and among 20 million people the moderately weak ones led to most new jobs
    (Rajkumar et al. 2022, "A causal test of the strength of weak ties", Science 377, 1304-1310). Where the lines are
    drawn between days in touch is ours.

    Args:
        people: circle, support (-2 to 2), days (in touch), lately (days in touch in the last year).
        silence: days since the last touch; missing for those never in touch.
    """
    trusted = people["circle"].eq("close") | (people["support"] >= TRUSTED_SUPPORT) | (people["days"] >= TRUSTED_DAYS)
    dormant = trusted & (silence >= DORMANT_AFTER)
    loose = people["lately"].between(*LOOSE_DAYS) & people["circle"].ne("close")
    return pd.Series(np.select([dormant, loose], ["dormant", "loose"], ""), index=people.index, dtype="str")


def _ranked(people: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """Return people in the order to act, with what is due, what is held back, and how often you used to talk."""
    now = pd.Timestamp(today)
    silence = (now - people["last_touch"]).dt.days
    people["due_in_days"] = (people["promise_days"] - silence).fillna(0).astype("int64")
    # Three hundred strangers of an import are no duty: whoever was never in touch waits until they are sorted.
    people["due"] = due = (people["due_in_days"] <= 0) & ~(people["unsorted"] & people["days"].eq(0))
    people["snoozed_until"] = people["snooze_until"].where(people["snooze_until"] > now)
    people["let_go"] = people["let_go_on"] <= now
    # A wait for an answer ends: after the horizon without one, a new start is better than silence for ever.
    people["waiting"] = (people["unanswered"] >= UNANSWERED) & (silence <= HORIZON_IN_DAYS)
    people["promised"] = people["due_step"].eq(True) & ~people["let_go"]
    people["held_back"] = people["let_go"] | (
        (people["snoozed_until"].notna() | people["waiting"]) & ~people["promised"]
    )
    # Whoever was written to since has been congratulated, and strangers of an import wait until they are sorted.
    since = people["last_touch"].isna() | (people["last_touch"] < people["job_told_on"])
    stranger = people["unsorted"] & people["days"].eq(0)
    people["congratulate"] = people["new_job"].notna() & since & ~stranger & ~people["held_back"]
    people["rhythm"] = (people["last_touch"] - people["first"]).dt.days / (people["days"] - 1).clip(lower=1)
    people["tie"] = ties(people, silence)
    at_risk = people["fading"] * people["half_year"]
    people["slipping"] = (people["fading"] >= SLIPPING_FROM) & (people["half_year"] >= SLIPPING_DAYS)
    needed = due & (people["on_target_team"] | (people["influence"] > 0))
    # People came by name.
    order = (
        people["let_go"],
        ~people["promised"],
        (people["next_step_on"] - now).dt.days.where(people["promised"], 0),
        people["held_back"],
        ~needed,
        needed & ~people["on_target_team"],
        needed * -people["influence"],
        ~people["congratulate"],
        ~(due | people["slipping"]),
        -at_risk,
        due & people["tie"].eq(""),
        due & people["days"].eq(0),
        -people["fading"],
        people["due_in_days"],
    )
    return people.iloc[np.lexsort([key.to_numpy() for key in reversed(order)])].reset_index(drop=True)


def _first_steps(book: Logbook, people: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Return the open step of each person whose day comes first: next_step, next_step_on, due_step."""
    steps = (
        open_steps(book, day, people.set_index("contact")["last_touch"]).drop_duplicates("contact").set_index("contact")
    )
    return steps[["next_step", "next_step_on", "due"]].rename(columns={"due": "due_step"})


def _first(ranked: pd.DataFrame, people_a_week: int) -> pd.Series[bool]:
    """Return who is in this week: each promise, whoever is due or slipping away, who matters to the plan and soon is due."""
    soon = ranked["due_in_days"] <= SOON
    matters = (
        ranked["due"]
        | ranked["slipping"]
        | ranked["congratulate"]
        | (soon & (ranked["on_target_team"] | (ranked["influence"] > 0) | ranked["tie"].ne("")))
    )
    suggested = (matters & ~ranked["held_back"]) | ranked["promised"]
    return ranked["promised"] | (suggested & (suggested.cumsum() <= people_a_week))
