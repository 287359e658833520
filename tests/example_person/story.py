"""The weeks of the story: when it plays, when it turns, and the weekly check-in."""

from __future__ import annotations

import datetime as dt

import numpy as np

from careerdata.dates import WEEKDAYS, weeks_between
from example_person.people import Row

AS_OF = dt.date(2026, 6, 28)
"""The fixed "today" of the story: a Sunday evening, with the week just over logged."""
WEEKS = tuple(day.date() for day in weeks_between(dt.date(2024, 12, 30), AS_OF))
MISSING = tuple(
    dt.date.fromisoformat(day)
    for day in ("2025-04-28", "2025-08-11", "2025-08-18", "2025-12-22", "2025-12-29", "2026-04-06")
)
"""Weeks without a check-in: two fortnights away, one week skipped, one week that was too much."""
RUT_STARTS = dt.date(2026, 1, 12)
RUT_SIGNS = ("sunday_dread", "boredom")

WORST_DAY = "Sunday"
"""The weekday on which the diary is low."""
_DIARY_WEEKS = 24
_SHARED = 0.3  # How much one good or bad week colours every answer of that week.
_MEMORY = 0.1  # How much of last week's answer lingers in this one.
_ANSWERS = {
    # the answer: usual level, spread (SD), what the rut adds, +1 when a bad week raises it and -1 when it lowers it
    "mood": (6.4, 1.0, -1.2, -1),
    "sunday_dread": (4.5, 1.1, 3.0, 1),
    "boredom": (4.5, 1.1, 3.0, 1),
    "frustration": (4.0, 1.1, 0.0, 1),
    "worn_out": (4.6, 1.1, 0.0, 1),
    "work_quality": (6.8, 1.0, 0.0, -1),
    "outside_work": (6.6, 1.1, 0.0, 0),
}

_NOTES = {
    "2024-12-30": "New year, new list. Two days in the office, nobody there.",
    "2025-01-27": "Łukasz fixed the macro before I had finished swearing at it",
    "2025-02-03": "month end, as ever",
    "2025-02-10": "Good week. The board used my chart, and said so.",
    "2025-02-24": "cold, but fine",
    "2025-03-10": "José showed me how they test things. I want to do that.",
    "2025-03-31": "Data Evening was better than expected",
    "2025-04-07": "month end again, late twice",
    "2025-04-14": "short week",
    "2025-05-05": "forgot last week's, sorry, list",
    "2025-05-19": 'Margit said "solid". From her that is a lot.',
    "2025-06-16": "quarter end prep, ok",
    "2025-06-30": "quarter end. Pizza at nine, and it was fun",
    "2025-07-14": "hot, slow, nice",
    "2025-08-04": "last week before the sea",
    "2025-08-25": "back. 412 mails, 9 of them for me",
    "2025-09-01": "Started the plan: 18 months. Told Zoë, so now it is real.",
    "2025-09-22": "SQL is fun when nobody waits for the answer",
    "2025-10-20": "two evenings lost to a cold",
    "2025-11-10": "Cut the plan from 8 hours to 6. Feels honest.",
    "2025-11-24": "the self-service project is on, from January. Finally.",
    "2025-12-08": "budget round, long days, good people",
    "2025-12-15": "last pack of the year, done",
    "2026-01-05": "back, rested",
    "2026-01-12": "They stopped the self-service project. Instead I get a second monthly pack.",
    "2026-01-19": "copied numbers for three days",
    "2026-02-02": "did not sleep much on Sunday",
    "2026-02-09": "same pack, other logo",
    "2026-02-16": "Sunday evening is gone by four, I just sit there",
    "2026-03-02": "Could do it asleep, nearly did",
    "2026-03-16": "the gig is more fun than the job, and it is a bookshop's stock list",
    "2026-03-30": 'Margit asked if all is well. I said "yes".',
    "2026-04-13": "Asked for two days a month with Product Analytics. She will think about it.",
    "2026-04-27": "counted the clicks for one pack: 340",
    "2026-05-04": "nice evenings, dull days",
    "2026-05-18": "one day a month from June. Half a win, I take it.",
    "2026-06-08": "One day with Product Analytics, forgot the clock. On the other four I watched it.",
    "2026-06-15": "and back to the packs",
    "2026-06-22": "tired of being bored, not tired",
}


def mood(random: np.random.Generator) -> list[Row]:
    """Return the rows of `mood.csv`: calm weeks, then a rut that shows in `RUT_SIGNS` (and a little in the mood)."""
    answers = _answers(random)
    hours = np.round(2 * (41 + 1.8 * random.standard_normal(len(WEEKS)))) / 2
    blank = random.random((2, len(WEEKS))) < 0.04
    rows = []
    for number, week in enumerate(WEEKS):
        if week in MISSING:
            continue
        row = {"week": week.isoformat()} | {sign: f"{values[number]:g}" for sign, values in answers.items()}
        row["outside_work"] = "" if blank[0, number] else row["outside_work"]
        row["hours_worked"] = "" if blank[1, number] else f"{hours[number]:g}"
        row["note"] = _NOTES.get(row["week"], "")
        rows.append(row)
    rows[0]["hours_worked"] = "16"
    return rows


def days(random: np.random.Generator) -> list[Row]:
    """Return the rows of `days.csv`: the newest weeks of a diary in five steps, as Daylio has them, days left out."""
    first = AS_OF - dt.timedelta(weeks=_DIARY_WEEKS, days=-1)
    rows = []
    for number in range(7 * _DIARY_WEEKS):
        day = first + dt.timedelta(days=number)
        level = 6.0 - (3.0 if WEEKDAYS[day.weekday()] == WORST_DAY else 0.0)
        mood = np.clip(2.5 * np.round((level + 1.6 * random.standard_normal()) / 2.5), 0, 10)
        if random.random() < 0.85:
            rows.append({"date": day.isoformat(), "mood": f"{mood:g}", "note": ""})
    return rows


def _answers(random: np.random.Generator) -> dict[str, np.ndarray]:
    """Return every answer for every week, missing ones included, on the scale from 0 to 10 in halves."""
    rut = np.array([week >= RUT_STARTS for week in WEEKS])
    shared = random.standard_normal(len(WEEKS))
    answers = {}
    for sign, (level, spread, shift, direction) in _ANSWERS.items():
        own = random.standard_normal(len(WEEKS))
        for number in range(1, len(WEEKS)):
            own[number] = _MEMORY * own[number - 1] + np.sqrt(1 - _MEMORY**2) * own[number]
        week = direction * _SHARED * shared + np.sqrt(1 - (direction * _SHARED) ** 2) * own
        answers[sign] = np.clip(np.round(2 * (level + shift * rut + spread * week)) / 2, 0, 10)
    return answers
