"""How the ask stands in one line: the headline, its number and the next action, for asks made by hand."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.ask import asks
from careerdata.analysis.ask.checks import Draft
from careerdata.analysis.ask.headline import answer
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)
ASK = {"date": "2026-07-16", "to": "Ines Okafor-Reid", "request": "Two days a week with your team from August"}
WHOLE = Draft(
    to="Ann",
    date=dt.date(2026, 7, 1),
    intent="I want to learn",
    request="Two days a week with your team from August, reviewed in October",
    win_win="I learn, the team gets help, you hear early, and customers wait less",
    fallback_1="One day a week",
    fallback_2="Two days a month",
    follow_up_on=dt.date(2026, 7, 15),
)


def read(*rows, draft=None):
    frames = {"asks": pd.DataFrame(rows)} if rows else {}
    found = answer(asks.read(Logbook.from_frames(today=TODAY, **frames), draft))
    assert len(found.headline.split()) <= 12
    return found


def test_without_an_ask_it_says_how_to_begin():
    found = read()
    assert found.headline == "No ask yet: begin with whom, and why"
    assert (found.number, found.action) == ("", "write down whom you ask, and why.")


@pytest.mark.parametrize(
    ("rows", "number", "says"),
    [
        ([ASK | {"date": "2026-05-01", "answer": "no"}], "1", "ask so far, the last one: no"),
        (
            [ASK | {"date": "2026-03-01", "answer": "no"}, ASK | {"date": "2026-05-01", "answer": "counter"}],
            "2",
            "asks so far, the last one: a counter-offer",
        ),
    ],
)
def test_a_new_one_counts_those_before(rows, number, says):
    found = read(*rows)
    assert found.headline == "A new ask: begin with whom, and why"
    assert (found.number, found.says) == (number, says)


def test_what_is_open_is_counted_and_the_first_question_is_next():
    found = read(ASK)
    assert found.headline == "Your ask to Ines Okafor-Reid on 16 July: 5 things open"
    assert (found.number, found.says) == ("18 days", "until the talk")
    assert found.action == "Why do you ask? Say it before the request, in one sentence that begins with: I want to ..."


def test_a_whole_one_is_ready_to_be_read_aloud():
    found = read(draft=WHOLE)
    assert found.headline == "Your ask to Ann on 1 July is ready"
    assert (found.number, found.says) == ("3 days", "until the talk")
    assert found.action == "read the page below aloud, once."


def test_one_open_thing_is_one_and_without_a_day_the_parts_are_counted():
    found = read(draft=Draft(**{**vars(WHOLE), "date": None, "fallback_2": ""}))
    assert found.headline == "Your ask to Ann: 1 thing open"
    assert (found.number, found.says) == ("4 of 5", "parts are ready")


def test_on_the_day_it_is_today():
    found = read(draft=Draft(**{**vars(WHOLE), "date": TODAY}))
    assert (found.number, found.says) == ("Today", "is the talk")


def test_after_the_talk_the_answer_is_asked_for():
    found = read(ASK | {"date": "2026-06-27"})
    assert found.headline == "Your ask to Ines Okafor-Reid waits for an answer"
    assert (found.number, found.says) == ("1 day", "since the talk")
    assert found.action == "log what they said, below."


@pytest.mark.parametrize(
    ("given", "headline"),
    [
        ("yes", "Ines Okafor-Reid said yes"),
        ("no", "Ines Okafor-Reid said no"),
        ("counter", "Ines Okafor-Reid made a counter-offer"),
        ("closed", "Your ask to Ines Okafor-Reid was never answered"),
    ],
)
def test_an_answer_is_said_and_the_day_to_come_back_to_it(given, headline):
    row = ASK | {"date": "2026-05-01", "answer": given, "follow_up_on": "2026-07-01"}
    chosen = Draft(to=row["to"], date=dt.date(2026, 5, 1), request=row["request"], follow_up_on=dt.date(2026, 7, 1))
    found = read(row, draft=chosen)
    assert found.headline == headline
    assert (found.number, found.says) == ("3 days", "until you come back to it")
    assert found.action == "come back to it on 1 July 2026, with your next step."
    past = read(row | {"follow_up_on": None}, draft=Draft(**{**vars(chosen), "follow_up_on": None}))
    assert (past.number, past.action) == ("", "prepare the next one: choose a new ask below.")


@pytest.mark.parametrize("name", ["N" * 300, "Maria del Carmen de la Fuente y Ortega"])
def test_a_long_name_leaves_room_for_the_rest(name):
    found = read(ASK | {"to": name})
    assert len(found.headline) < 90
    assert found.headline.endswith("5 things open")
