"""Any folder and any day give a calendar file that reads back as what was meant."""

import datetime as dt
from pathlib import Path

import icalendar
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.logbook import open_logbook
from careerdata.reminders import Reminder, reminders, text

BOOK = open_logbook(Path(__file__).parents[2] / "data" / "example")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2150, 1, 1))
WORDS = st.text(max_size=200)


@st.composite
def any_reminder(draw):
    first = draw(DAYS)
    last = first + dt.timedelta(days=draw(st.integers(0, 400)))
    return Reminder("break", draw(st.uuids()).hex, first, last, draw(WORDS), draw(WORDS))


@given(st.lists(any_reminder(), max_size=4, unique_by=lambda item: item.uid), DAYS, st.booleans())
@tried(40)
def test_any_words_and_days_read_back_in_lines_of_75_octets(items, today, neutral):
    data = text(items, today, neutral=neutral)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert [(str(event["uid"]), event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (item.uid, item.first, item.last + dt.timedelta(days=1)) for item in items
    ]
    for event, item in zip(events, items, strict=True):
        # Whatever is kept of the words is kept in their order, and on one line.
        said = str(event["summary"])
        assert "\n" not in said
        letters = iter("Time off" if neutral else item.title)
        assert all(letter in letters for letter in said if letter != " ")


@given(st.dates(dt.date(2025, 1, 1), dt.date(2030, 1, 1)))
@tried(6)
def test_on_any_day_nothing_lies_behind_and_no_uid_comes_twice(today):
    from dataclasses import replace

    found = reminders(replace(BOOK, today=today))
    assert all(item.last >= today for item in found)
    assert len({item.uid for item in found}) == len(found)
    assert list(found) == sorted(found, key=lambda item: item.first)
