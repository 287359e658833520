"""An ask in five parts: what each rule asks, what the logs lend, the page to rehearse from, and which ask comes next."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.ask import asks as ask
from careerdata.analysis.ask import prefill
from careerdata.analysis.ask import text as ask_words
from careerdata.analysis.ask.checks import Draft, questions
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan

TODAY = dt.date(2026, 6, 28)
WHOLE = Draft(
    to="Ann",
    date=dt.date(2026, 7, 6),
    intent="I want to stay, and do work that I can learn from",
    request="Two days a week with your team from September, with a review in December",
    win_win="I learn the tools, the team gets its reports a day sooner, you hear of it first, and it costs no budget",
    fallback_1="One day a week from September",
    fallback_2="A trial of three months in spring",
    follow_up_on=dt.date(2026, 7, 20),
)


def opened(**fields):
    """Return what is open, by part, in the whole ask with these fields changed."""
    return [(item.part, item.open) for item in questions(replace(WHOLE, **fields))]


def test_a_whole_ask_leaves_nothing_open():
    assert questions(WHOLE) == ()
    found = ask.read(Logbook.from_frames(today=TODAY, asks=pd.DataFrame()), WHOLE)
    assert found.sentence.startswith("Your ask to Ann on 6 July 2026 has all five parts.")
    assert (found.table["still_open"] == "").all()
    assert len(found.table) == 5


def test_more_flexibility_is_not_specific_and_the_question_says_so():
    found = questions(replace(WHOLE, request="More flexibility, please"))
    assert [item.open for item in found] == [
        "what exactly",
        "how much",
        "from when",
        "how you will both know that it worked",
    ]
    assert found[0].asks.startswith('"More flexibility" can mean many things.')
    assert all("?" in item.asks for item in found)


@pytest.mark.parametrize(
    ("request_", "still_open"),
    [
        ("Two more days at home a week from May, with a review in August", []),
        ("A product analyst's post in your team from January", ["how you will both know that it worked"]),
        (
            "Two days with your team, and we talk again in a year",
            ["from when", "how you will both know that it worked"],
        ),
        ("5 % from Q3, measured by the result of the first half", []),
        ("May I go home early, and see a result", ["how much", "from when"]),
        ("Two days in May, a trial, and also a new desk", ["whether it is one request"]),
        ("Less", ["what exactly", "how much", "from when", "how you will both know that it worked"]),
        ("", ["the request itself"]),
    ],
)
def test_a_request_says_what_how_much_from_when_and_how_it_will_be_known(request_, still_open):
    assert opened(request=request_) == [("request", item) for item in still_open]


@pytest.mark.parametrize(
    ("fields", "still_open"),
    [
        ({"intent": ""}, ("intent", "why you ask")),
        ({"intent": "The reports are boring"}, ("intent", "what you want")),
        ({"intent": "I want to go, because you never listen"}, ("intent", "an intent without blame")),
        ({"win_win": ""}, ("win_win", "what is in it for all of you")),
        ({"win_win": "I learn, and you save money"}, ("win_win", "what is in it for the team")),
        ({"fallback_2": ""}, ("fallbacks", "a second back-up")),
        ({"fallback_1": " ", "fallback_2": ""}, ("fallbacks", "two back-ups")),
        ({"fallback_2": "one day  a week from September"}, ("fallbacks", "a back-up that is another one")),
        ({"fallback_2": "More support"}, ("fallbacks", "how much of a back-up")),
        ({"follow_up_on": None}, ("follows", "the day you come back to it")),
        ({"follow_up_on": WHOLE.date}, ("follows", "a day after the talk")),
        ({"follow_up_on": dt.date(2026, 8, 31)}, []),
        ({"follow_up_on": dt.date(2026, 9, 1)}, ("follows", "an earlier day to come back to it")),
    ],
)
def test_each_part_asks_for_what_it_lacks(fields, still_open):
    assert opened(**fields) == ([still_open] if still_open else [])


def test_the_page_says_what_to_say_in_which_order_and_the_next_step_for_each_answer():
    page = ask_words.rehearsal(replace(WHOLE, bring="Mails: from 19 to 6", note="Ben is for it"), ())
    told = [WHOLE.intent, WHOLE.request, WHOLE.win_win, "Mails: from 19 to 6", "Yes:", "No:", "A counter-offer:"]
    told += ["Not yet:", "Ben is for it"]
    assert [page.index(text) for text in told] == sorted(page.index(text) for text in told)
    no = next(line for line in page.splitlines() if line.startswith("No:"))
    assert no.index(WHOLE.fallback_1) < no.index(WHOLE.fallback_2)
    assert "come back to it on 20 July 2026" in page
    assert "Still open" not in page
    empty = ask_words.rehearsal(Draft(), questions(Draft()))
    assert "(the request)" in empty
    assert 'Not yet: "When will you know? On which day may I ask again?"' in empty
    assert "both name" not in empty
    assert "- Why do you ask?" in empty


def test_the_next_ask_is_the_nearest_ahead_then_the_last_that_waits():
    def asks(*rows):
        frame = pd.DataFrame(rows, columns=["date", "answer"])
        return frame.assign(to="Ann", request="a day")

    ahead = asks(("2026-01-01", "not_yet"), ("2026-09-01", None), ("2026-07-01", "not_yet"), ("2026-06-29", "no"))
    assert ask.next_ask(ahead, TODAY) == 2
    assert ask.next_ask(asks(("2026-01-01", "not_yet"), ("2026-02-01", None), ("2026-03-01", "yes")), TODAY) == 1
    assert ask.next_ask(asks(("2026-01-01", "counter")), TODAY) is None
    assert "no ask in preparation" in ask.read(Logbook.from_frames(today=TODAY, asks=asks())).sentence


def test_the_history_says_how_each_ask_stands_newest_first():
    rows = [
        ("2026-01-05", "no", None),
        ("2026-03-02", "counter", "2026-07-14"),
        ("2026-03-01", "not_yet", "2026-04-01"),
        ("2026-08-03", "not_yet", None),
    ]
    asks = pd.DataFrame(rows, columns=["date", "answer", "follow_up_on"]).assign(to="Ann", request="a day")
    assert ask.read(Logbook.from_frames(today=TODAY, asks=asks)).frames["history"]["state"].tolist() == [
        "prepared for 3 August 2026",
        "a counter-offer; come back on 14 July 2026",
        "not yet; the day to come back was 1 April 2026",
        "the answer was no",
    ]


def test_wins_that_may_be_told_with_before_and_after_the_newest_three():
    rows = [
        ("2026-01-05", "Old", 9, 3, "yes"),
        ("2026-02-05", "Mails", 19, 6.5, "yes"),
        ("2026-03-05", "Secret", 5, 1, "no"),
        ("2026-04-05", "No number", 5, None, "yes"),
        ("2026-05-05", "Baskets", 11.5, 8.9, None),
        ("2026-06-05", "Days", 1_250_000, 1_312_345, "yes"),
        ("2026-07-05", "Ahead", 2, 1, "yes"),
    ]
    exposure = pd.DataFrame(rows, columns=["date", "project", "before", "after", "shareable"])
    exposure = exposure.assign(team="Checkout", measure="calls", unit="a week")
    assert prefill.wins(exposure, TODAY) == [
        "Days with Checkout: calls rose from 1,250,000 to 1,312,345 a week",
        "Baskets with Checkout: calls fell from 11.5 to 8.9 a week",
        "Mails with Checkout: calls fell from 19 to 6.5 a week",
    ]


def test_evidence_by_hours_newest_first_and_never_from_freelance_work():
    rows = [
        ("2026-01-05", "SQL", 2.5, "course", "a certificate"),
        ("2026-02-05", "SQL", 1, "project", "a dashboard"),
        ("2026-03-05", "SQL", 9, "freelance", "a client's list"),
        ("2026-03-06", "Talks", 2, None, "a talk"),
        ("2026-03-06", "Python", 99, None, None),
    ]
    skills = pd.DataFrame(rows, columns=["date", "skill", "hours", "kind", "evidence"])
    assert prefill.evidence(skills, TODAY) == ["SQL, 12.5 hours: a dashboard", "Talks, 2 hours: a talk"]


def test_allies_have_support_and_the_one_who_is_asked_is_not_among_them():
    rows = [("Ann", 2, 5, None), ("Ben", 1, 4, "tea;  Quiet "), ("Cem", 0, 5, "quiet"), ("Dana", 2, 1, "quiet work")]
    contacts = pd.DataFrame(rows, columns=["contact", "support", "influence", "shares"])
    assert prefill.allies(contacts, "quiet", "Ann") == ["Would speak up: Dana and Ben", "Want the same: Ben"]
    assert prefill.allies(contacts, "", "Ann") == ["Would speak up: Dana and Ben"]
    # What is filled in goes into asks.csv, where nothing invisible belongs.
    assert prefill.allies(contacts.replace("Dana", "דנה"), "", "Ann") == ["Would speak up: דנה and Ben"]
    assert prefill.allies(contacts.iloc[:0], "quiet") == []


def test_a_pay_range_takes_three_figures():
    figures = [("2026-05-01", 50000, 54000), ("2026-05-02", 52000, 56000), ("2026-05-03", 51000, 58000)]
    pay = pd.DataFrame(figures, columns=["date", "low", "high"]).assign(
        role="Analyst", currency="EUR", source="posting"
    )
    plan = replace(starter_plan(TODAY), target_role="Analyst")
    (line,) = prefill.pay_range(Logbook.from_frames(today=TODAY, plan=plan, pay=pay))
    assert line.startswith("Range to expect, Analyst: ")
    assert line.endswith("EUR a year, from 3 figures")
    assert prefill.pay_range(Logbook.from_frames(today=TODAY, plan=plan, pay=pay.iloc[:2])) == []
