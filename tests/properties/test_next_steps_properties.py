"""Promised steps, due days and who is held back, against the plainest reading of the same rows, on a thousand folders."""

import datetime as dt

import numpy as np
import pandas as pd

from careerdata.analysis.network import followups
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan

TODAY = dt.date(2026, 7, 20)
PROMISE = {"close": 30, "active": 60, "wide": 180, None: 180}
STEPS = ["send the slides", "Send the  slides", "call", None]


def some_day(random, first, last):
    return TODAY + dt.timedelta(days=int(random.integers(first, last)))


def a_folder(random):
    people = [
        {
            "contact": f"P{number}",
            "circle": random.choice(["close", "active", "wide", None]),
            "snooze_until": some_day(random, -20, 40) if random.random() < 0.2 else None,
            "let_go_on": some_day(random, -20, 20) if random.random() < 0.15 else None,
        }
        for number in range(random.integers(1, 7))
    ]
    touches = []
    for _ in range(random.integers(0, 16)):
        step = random.choice(STEPS)
        touches.append(
            {
                "date": some_day(random, -120, 10),
                "contact": f"P{random.integers(0, 7)}",
                "kind": random.choice(["met", "wrote"]),
                "from": random.choice(["me", "them", "both", None]),
                "next_step": step,
                "next_step_on": some_day(random, -90, 40) if step and random.random() < 0.8 else None,
                "next_step_done_on": some_day(random, -60, 30) if step and random.random() < 0.3 else None,
            }
        )
    return people, touches


def said_plainly(person, touches):
    """Return due in days, promised, its day, and held back, one row at a time."""
    mine = [row for row in touches if row["contact"] == person["contact"] and row["date"] <= TODAY]
    days = sorted({row["date"] for row in mine})
    due = (days[-1] - TODAY).days + PROMISE[person["circle"]] if days else 0
    gone = person["let_go_on"] is not None and person["let_go_on"] <= TODAY
    newest = {}
    for row in sorted(mine, key=lambda row: (row["date"], row["next_step_on"] or dt.date.min)):
        if row["next_step"]:
            newest[" ".join(row["next_step"].casefold().split())] = row
    opened = [row for row in newest.values() if row["next_step_done_on"] is None or row["next_step_done_on"] > TODAY]
    owed = [row["next_step_on"] for row in opened if row["next_step_on"] and row["next_step_on"] <= TODAY]
    promised = bool(owed) and not gone
    from_me = 0
    for day in reversed(days):
        if any(row["from"] != "me" for row in mine if row["date"] == day):
            break
        from_me += 1
    waiting = from_me >= 3 and (TODAY - days[-1]).days <= 90
    snoozed = person["snooze_until"] is not None and person["snooze_until"] > TODAY
    return due, promised, min(owed) if promised else None, gone or ((snoozed or waiting) and not promised)


def frame(rows, *days):
    made = pd.DataFrame(rows)
    return made.assign(**{day: pd.to_datetime(made[day]) for day in days if day in made})


def test_due_days_promises_and_who_is_held_back_are_those_of_a_plain_reading_of_a_thousand_folders():
    random = np.random.default_rng(7)
    promised = 0
    for _ in range(1000):
        people, touches = a_folder(random)
        logs = {"contacts": frame(people, "snooze_until", "let_go_on")}
        if touches:
            logs["touches"] = frame(touches, "date", "next_step_on", "next_step_done_on")
        table = followups.read(Logbook.from_frames(today=TODAY, plan=starter_plan(TODAY), **logs)).table
        found = table.set_index("contact")
        wanted = {person["contact"]: said_plainly(person, touches) for person in people}
        for name, (due, owed, day, held) in wanted.items():
            row = found.loc[name]
            assert (row["due_in_days"], bool(row["promised"]), bool(row["held_back"])) == (due, owed, held), name
            assert not owed or (row["next_step_on"].date() == day and row["this_week"])
            promised += owed
        days = [wanted[name][2] for name in table["contact"]]
        owed = [day for day in days if day]
        assert days[: len(owed)] == sorted(owed), "promises come first, by their day"
    assert promised > 500
