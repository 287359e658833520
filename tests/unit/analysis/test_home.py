"""The first page: four answers, what is due this week, and what comes first."""

import datetime as dt

import pandas as pd

from careerdata.analysis import home
from careerdata.logbook import Logbook
from careerdata.plan import Goal, Plan

TODAY = dt.date(2026, 6, 24)
"""A Wednesday; its week began on the 22nd."""
START = dt.date(2026, 5, 4)


def read(**frames):
    return home.read(Logbook.from_frames(today=TODAY, **{name: pd.DataFrame(rows) for name, rows in frames.items()}))


def test_a_new_folder_is_asked_five_questions():
    found = read()
    assert found.new
    assert (found.answer.action, found.answer.number) == ("answer what you can below.", "")
    assert [card.headline for card in found.cards] == [
        "Nothing logged yet: one check-in makes a beginning",
        "No goal yet, so nothing to be ready for",
        "Nobody noted yet",
        "Not sorted yet: one line makes a beginning",
    ]


def test_the_check_in_comes_first_while_the_week_is_not_logged():
    found = read(mood=[{"week": "2026-06-08", "mood": 5.0}])
    assert [one.words for one in found.due] == ["Check in: about five minutes."]
    assert found.answer.headline == "This week: the check-in"
    assert (found.answer.action, found.answer.step) == ("check in: about five minutes.", "checkin")
    logged = read(mood=[{"week": "2026-06-15", "mood": 5.0}, {"week": "2026-06-22", "mood": 5.0}])
    assert logged.answer.headline == home.NOTHING


def test_people_hours_and_an_ask_of_this_week_are_due():
    plan = Plan(START, dt.date(2027, 5, 4), hours_per_week=4.0, goals=(Goal("skill_hours", "SQL", 100.0),))
    frames = {
        "mood": [{"week": "2026-06-22", "mood": 5.0}, {"week": "2026-06-15", "mood": 5.0}],
        "contacts": [{"contact": "Ann", "circle": "close"}],
        "touches": [{"date": "2026-01-05", "contact": "Ann", "kind": "called", "from": "me"}],
        "asks": [{"date": "2026-06-26", "to": "Ann", "request": "a day a week", "answer": "not_yet"}],
    }
    book = Logbook.from_frames(today=TODAY, plan=plan, **{name: pd.DataFrame(rows) for name, rows in frames.items()})
    found = home.read(book)
    assert [one.words for one in found.due] == [
        "4 hours of learning by Sunday (0 of 4 done), first SQL.",
        "Write to Ann.",
        "Your ask to Ann is on Friday.",
    ]
    assert found.answer.headline == "This week: learning, messages and your ask"
    assert found.cards[2].headline == "Ann"
    assert found.cards[3].more == "Your ask to Ann is on 26 June 2026."


def test_every_headline_has_twelve_words_at_most():
    for found in (read(), read(pains=[{"pain": "noise", "kind": "need", "weight": 3, "status": "open"}])):
        for card in found.cards:
            assert len(card.headline.split()) <= 12


def test_an_unmet_need_says_look_outside():
    found = read(pains=[{"noticed_on": "2026-01-05", "pain": "noise", "kind": "need", "weight": 3, "status": "open"}])
    assert found.cards[3].headline == "Look around, and ask: 1 need, not asked for yet"


def test_an_application_with_a_step_within_a_week_is_due_and_so_is_an_offer_that_waits():
    logged = [{"week": "2026-06-22", "mood": 5.0}, {"week": "2026-06-15", "mood": 5.0}]

    def due(*steps):
        names = ["date", "organisation", "stage", "next_step", "next_step_on"]
        found = read(mood=logged, applications=[dict(zip(names, step, strict=True)) for step in steps])
        assert not found.due or found.answer.action == f"a{found.due[0].words[1:]}"
        return [(one.words, one.step) for one in found.due], found.answer.headline

    charts = ("2026-06-11", "Villhem", "interview", "send them the two charts", "2026-06-30")
    assert due(charts) == (
        [("Application at Villhem: send them the two charts, by 30 June 2026.", "outside")],
        "This week: applications",
    )
    # A week from the 24th ends on the 30th.
    assert due((*charts[:4], "2026-07-01"))[1] == home.NOTHING
    assert due(charts, ("2026-06-12", "Villhem", "refused", None, None))[1] == home.NOTHING
    offer = ("2026-06-12", "Tern", "offer", None, None)
    assert due(offer)[0] == [("Application at Tern: decide, and answer them.", "outside")]
    assert due(offer, charts)[0] == [
        ("Application at Villhem: send them the two charts, by 30 June 2026. And 1 more application.", "outside")
    ]
