"""The evenings: `skills.csv`, bursty as evenings are."""

from __future__ import annotations

import datetime as dt

import numpy as np

from careerdata.dates import weeks_between
from example_person.people import Row, rows
from example_person.story import AS_OF
from example_person.written import BREAKS, PLAN_START

_MILESTONES = rows(
    """\
date,skill,hours,kind,evidence,note
2025-10-12,SQL,1.5,course,https://example.com/robin/certificates/sql-basics,
2025-11-15,Experiment design,1,mentoring,,"Yusuf: start with the decision, not with the test"
2025-12-07,SQL,2,project,https://example.com/robin/refund-dashboard,
2025-12-14,Experiment design,1.5,reading,"Notes on sample sizes, read and corrected by Mei-Lin",
2026-01-18,Storytelling with data,1,practice,"Talk for the team, twelve minutes",hands shook for the first two
2026-03-14,SQL,2.5,freelance,,the bookshop's stock list
2026-03-22,SQL,2,project,"Query for the search cohorts, used by Checkout every week",
2026-03-28,Experiment design,2,exposure,"Sample size sheet for the banner test",
2026-04-11,SQL,2,freelance,"Stock list for a bookshop, it reorders by itself",
2026-05-31,Storytelling with data,2,project,https://example.com/robin/case-study,"Mei-Lin says: cut it by half, then send it"
"""
)
_FOCUS = (
    # from this week of the plan on, this is how the hours are shared out
    (0, {"SQL": 1.0}),
    (5, {"SQL": 0.65, "Experiment design": 0.35}),
    (10, {"SQL": 0.45, "Experiment design": 0.3, "Storytelling with data": 0.25}),
    (24, {"SQL": 0.4, "Experiment design": 0.3, "Storytelling with data": 0.22, "Python": 0.08}),
    (33, {"SQL": 0.35, "Experiment design": 0.3, "Storytelling with data": 0.25, "Interviewing": 0.1}),
)
_KINDS = {"course": 0.3, "practice": 0.35, "reading": 0.18, "project": 0.17}
_SESSION_DAYS = (1, 3, 5, 6)  # Tuesday and Thursday evenings, the weekend.
_IDLE = 0.2  # Share of the weeks in which nothing happens.
_NOTED = 0.2
_NOTES = (
    "window functions, at last",
    "too tired, stopped early",
    "the same chapter again",
    "good evening",
    "on the train",
    'the exercise says "easy", I disagree',
    "finished the chapter, started the next",
    "joined two tables wrongly, learned a lot",
    "with tea and the cat",
    "half asleep, does it count",
    "should have gone outside",
    "it clicked",
    "rewrote last week's work, better",
    "video at double speed",
)


def skills(random: np.random.Generator) -> list[Row]:
    """Return the rows of `skills.csv`: some weeks nothing, some weeks ten hours, and the milestones."""
    found = list(_MILESTONES)
    for number, monday in enumerate(weeks_between(PLAN_START, AS_OF)):
        week = monday.date()
        hours = float(np.clip(random.gamma(4.0, 1.75), 1.5, 10.5))
        idle = random.random() < _IDLE
        sessions = _sessions(week, number, hours, random)
        if not idle and not any(first <= week <= last for first, last in BREAKS):
            found += sessions
    return sorted(found, key=lambda row: row["date"])


def _sessions(week: dt.date, number: int, hours: float, random: np.random.Generator) -> list[Row]:
    """Return a week's hours cut into sessions of half an hour to two hours, on the days when there is time."""
    shares = next(shares for first, shares in reversed(_FOCUS) if first <= number)
    sessions = []
    while hours >= 0.5:
        length = min(random.integers(2, 9) / 4, np.floor(4 * hours) / 4)
        hours -= length
        day = week + dt.timedelta(days=int(random.choice(_SESSION_DAYS)))
        sessions.append(
            {
                "date": day.isoformat(),
                "skill": str(random.choice(list(shares), p=list(shares.values()))),
                "hours": f"{length:g}",
                "kind": str(random.choice(list(_KINDS), p=list(_KINDS.values()))),
                "evidence": "",
                "note": str(random.choice(_NOTES)) if random.random() < _NOTED else "",
            }
        )
    return sessions
