"""Who was touched when: `contacts.csv` and `touches.csv`, and what was planted in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import numpy as np

from careerdata.plan import PROMISES
from careerdata.schemas import Touches, columns_of
from example_person.people import CAST, Row
from example_person.story import AS_OF, WEEKS
from example_person.written import TOUCHES

WAITING = "Aoife Brannigan-Cole"
"""Robin wrote to her three times in a row and has no answer yet."""
_FADED_AFTER = 150  # Days of silence, about five months, for somebody who used to be in touch far more often.

_KINDS = {
    # what happens between two people: how often (of 100), and who may have reached out
    "met": (38, ("both",)),
    "called": (20, ("me", "them", "both")),
    "wrote": (28, ("me", "them")),
    "gave": (6, ("me",)),
    "thanked": (5, ("me", "them")),
    "event": (3, ("both",)),
}
_NOTED = 0.3  # Share of the touches that Robin had something to say about.
_NOTES = {
    "met": (
        "coffee, nothing special",
        "lunch; the soup was the news",
        "walked round the block twice",
        "fifteen minutes, then the next meeting took over",
        "drew the new process on a napkin",
        "talked about holidays, mostly",
        "tea, and a long moan on both sides",
        "same packs everywhere, it seems",
        "asked what I would rather do, good question",
        "lunch, their treat",
    ),
    "called": (
        "short, on the train",
        "an hour, did not notice",
        "asked how I am, and waited for the answer",
        "bad line, good news",
        "their project got the money",
        "cheered me up",
        "said: write down what you want, then halve it",
    ),
    "wrote": (
        "birthday",
        "swapped links",
        '"saw this, thought of you"',
        "a question about sample sizes",
        "two lines, enough",
        "long overdue",
        "sent the article we talked about",
        "answered the same day",
    ),
    "gave": (
        "sent my query for the cohorts",
        "cleaned up their workbook, an hour",
        "proofread the talk",
        "lent the book on experiments",
        "a template for the weekly chart",
        "put two people in touch",
    ),
    "thanked": ("for the tip", "for the book, read it in one go", "cake", "for looking at my draft"),
    "event": (
        "Data Evening, back row",
        "team party, left early",
        "talk on experiments, good questions",
        "choir concert",
    ),
}
_EVENT_OF = {
    # where it was, by the note of a touch
    "Data Evening, back row": "Data Evening",
    "met at the Data Evening": "Data Evening",
    "team party, left early": "team party",
    "talk on experiments, good questions": "talk on experiments",
    "choir concert": "choir concert",
}
_WAITING_NOTES = ("sent the chart she asked for", "asked how the launch went", "no answer yet, she is busy I hope")
_NEXT_STEPS = {
    # the last touch of these people left something to do: what, and how many days later
    "Zoë Achterberg": ("send her the first page of the case study", 9),
    "José Ballesteros Rey": ("agree on the day in July", 5),
    "Priya Raghunathan": ("look at the checkout numbers, write to her", 14),
    "Yusuf Demirkan": ("find a date, his calendar is a mess", 10),
    "Ines Okafor-Reid": ("one page on what I would do in the first month", 21),
    "Dragan Petrović": ("ask for the write-up of the banner test", 28),
    "Mei-Lin Tan": ("bring back the book", 12),
    "Chiara Montefalco": ("ask when posts are opened inside", 16),
    "Ruth Ellingham": ("send the reorder list for July", 7),
    "Daniel Abebe-Stone": ("ask whether he would say it to Margit too", 8),
    "Ioana Dumitrescu": ("send her the cohort query", 6),
}


def contacts() -> list[Row]:
    """Return the rows of `contacts.csv`; whoever is new in the log was met on the day of the first touch."""
    story_only = ("first_week", "rhythm", "silent")
    rows = [{column: value for column, value in person.items() if column not in story_only} for person in CAST]
    for row, person in zip(rows, CAST, strict=True):
        row["met_on"] = row["met_on"] or _first_day(person).isoformat()
    return rows


def faded() -> tuple[str, ...]:
    """Return who had a steady rhythm and then fell silent."""
    return tuple(
        person["contact"]
        for person in CAST
        if int(person["silent"] or 0) > max(_FADED_AFTER, 4 * int(person["rhythm"]))
    )


def overdue() -> tuple[str, ...]:
    """Return with whom the promise (their own, or their circle's) ran out before the last day of the story."""
    return tuple(person["contact"] for person in CAST if int(person["silent"] or 0) > _promise(person))


def touches(random: np.random.Generator) -> list[Row]:
    """Return the rows of `touches.csv`, by day: everybody's ordinary ones, and those told in `written`."""
    notes = {kind: _endless(texts, random) for kind, texts in _NOTES.items()}
    found = [row for person in CAST for row in _history(person, notes, random)]
    return sorted(found, key=lambda row: row["date"])


def _history(person: Row, notes: Mapping[str, Iterator[str]], random: np.random.Generator) -> list[Row]:
    """Return all touches with one person, by day."""
    contact = person["contact"]
    ordinary = [_touch(contact, day, random) for day in _days(person, random)]
    ordinary[0] |= _first_touch(person)
    history = sorted(
        [*ordinary, *(dict(row) for row in TOUCHES if row["contact"] == contact)], key=lambda row: row["date"]
    )
    if contact == WAITING:
        for row, note in zip(history[-3:], _WAITING_NOTES, strict=True):
            row |= {"kind": "wrote", "from": "me", "note": note}
    elif len(history) > 2 and all(row["from"] == "me" for row in history[-3:]):
        history[-1] |= {"kind": "wrote", "from": "them"}
    for row in ordinary[1:]:
        if not row["note"] and random.random() < _NOTED:
            row["note"] = next(notes[row["kind"]])
    for row in history:
        row["event"] = row["event"] or _EVENT_OF.get(row["note"], "")
    if contact in _NEXT_STEPS:
        history[-1] |= _next_step(contact, dt.date.fromisoformat(history[-1]["date"]))
    return history


def _promise(person: Row) -> int:
    return int(person["every_days"] or PROMISES[person["circle"]])


def _first_day(person: Row) -> dt.date:
    """Return the day of the first touch in the log: in the given week, Monday to Friday, the same in every run."""
    return WEEKS[int(person["first_week"])] + dt.timedelta(days=sum(map(ord, person["contact"])) % 5)


def _days(person: Row, random: np.random.Generator) -> list[dt.date]:
    """Return the days of all touches with one person: from the first on in their rhythm, up to the last."""
    first, rhythm = _first_day(person), int(person["rhythm"])
    recent = random.uniform(3, min(1.2 * rhythm, _promise(person) - 7))
    last = max(_weekday(AS_OF - dt.timedelta(days=int(person["silent"] or recent))), first)
    days = [first]
    while True:
        day = _weekday(days[-1] + dt.timedelta(days=int(rhythm * random.uniform(0.7, 1.3))))
        if day > last - dt.timedelta(days=rhythm // 2):
            return days if first == last else [*days, last]
        days.append(day)


def _weekday(day: dt.date) -> dt.date:
    """Return `day`, or the Friday before it when it lies on a weekend."""
    return day - dt.timedelta(days=max(day.weekday() - 4, 0))


def _touch(contact: str, day: dt.date, random: np.random.Generator) -> Row:
    shares = np.array([share for share, _ in _KINDS.values()]) / 100
    kind = str(random.choice(list(_KINDS), p=shares))
    origin = str(random.choice(_KINDS[kind][1]))
    row = dict.fromkeys(columns_of(Touches), "")
    return row | {"date": day.isoformat(), "contact": contact, "kind": kind, "from": origin}


def _first_touch(person: Row) -> Row:
    """Return how the first touch went: a New Year's greeting for those known before, else how the two met."""
    if person["met_on"]:
        return {"kind": "wrote", "from": "both", "note": "happy new year"}
    if person["met_through"] == "Data Evening":
        return {"kind": "event", "from": "both", "note": "met at the Data Evening"}
    return {"kind": "met", "from": "both", "note": f"met through {person['met_through']}"}


def _next_step(contact: str, day: dt.date) -> Row:
    step, days = _NEXT_STEPS[contact]
    promised = day + dt.timedelta(days=days)
    # Robin keeps promises; one of them is for today.
    done = promised.isoformat() if promised < AS_OF else ""
    return {"next_step": step, "next_step_on": promised.isoformat(), "next_step_done_on": done}


def _endless(texts: tuple[str, ...], random: np.random.Generator) -> Iterator[str]:
    """Yield the texts in shuffled rounds, so that none comes back before all were used."""
    while True:
        yield from (texts[number] for number in random.permutation(len(texts)))
