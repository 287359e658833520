"""What to give before an ask: two steps that fit what the logs say, each of another kind."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

import careerdata
from careerdata import bundled
from careerdata.analysis.network.cold_ask import cold_ask, cold_asks, giving_steps
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import Contacts, Endorsements, Exposure, Pains, Touches, empty_frame

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Data")


def filled(schema, *rows):
    empty = empty_frame(schema)
    return pd.DataFrame(list(rows), columns=list(empty)).astype(dict(empty.dtypes))


def touch(contact, days, kind, side):
    return {"date": TODAY - dt.timedelta(days=days), "contact": contact, "kind": kind, "from": side}


def steps(contacts, touches=(), logs=None):
    found = giving_steps(
        Logbook.from_frames(
            today=TODAY,
            plan=PLAN,
            contacts=filled(Contacts, *contacts),
            touches=filled(Touches, *touches),
            **(logs or {}),
        ),
        "Ann",
    )
    return [(step.kind, step.words) for step in found]


def test_without_anything_known_there_are_two_that_always_fit():
    assert [kind for kind, _ in steps([])] == [kind for kind, _ in steps([{"contact": "Ann"}])] == ["share", "thank"]


def test_a_word_that_was_given_is_thanked_for_until_it_was():
    given = filled(
        Endorsements,
        {
            "asked_on": dt.date(2026, 1, 5),
            "contact": "Ann",
            "kind": "good_word",
            "status": "given",
            "given_on": dt.date(2026, 1, 9),
        },
        {"asked_on": dt.date(2026, 2, 5), "contact": "Ann", "kind": "reference", "status": "declined"},
        {"asked_on": dt.date(2026, 3, 5), "contact": "Ben", "kind": "reference", "status": "given"},
    )
    first = steps([{"contact": "Ann"}], logs={"endorsements": given})[0]
    assert first == ("thank", "thank them for the good word of 9 January 2026")
    thanked = [touch("Ann", 120, "thanked", "me")]  # 1 February
    assert "good word" not in str(steps([{"contact": "Ann"}], thanked, {"endorsements": given}))


def test_help_and_introductions_from_them_are_thanked_for_the_latest_first():
    log = [touch("Ann", 400, "introduced", "them"), touch("Ann", 300, "gave", "them"), touch("Ann", 200, "gave", "me")]
    assert steps([{"contact": "Ann"}], log)[0] == ("thank", "thank them for the help of 5 August 2025")
    ahead = [touch("Ann", -1, "gave", "them")]
    assert "help" not in str(steps([{"contact": "Ann"}], ahead))


def test_a_pain_that_bothers_both_is_something_to_share():
    ann = {"contact": "Ann", "shares": "Slow tools; Dull work"}
    pains = filled(
        Pains,
        {"noticed_on": TODAY, "pain": "Dull work", "status": "open"},
        {"noticed_on": TODAY, "pain": "Slow tools", "status": "met"},
    )
    assert steps([ann], logs={"pains": pains})[0][1] == (
        'send them something useful about "Dull work", which bothers you both'
    )
    assert steps([ann])[0][1] == 'send them something useful about "Slow tools", which bothers them'


@pytest.mark.parametrize(
    ("days", "team", "shareable", "fits"),
    [
        (30, "data ", "yes", True),
        (30, "Data", None, True),
        (30, "Data", "no", False),
        (181, "Data", "yes", False),
        (-1, "Data", "yes", False),
        (30, "Sales", "yes", False),
    ],
)
def test_a_recent_result_with_their_team_is_something_to_congratulate_on(days, team, shareable, fits):
    done = filled(
        Exposure, {"date": TODAY - dt.timedelta(days=days), "project": "Funnel", "team": team, "shareable": shareable}
    )
    found = steps([{"contact": "Ann", "team": "Data"}], logs={"exposure": done})
    assert (("congratulate", "congratulate them on Funnel, and tell them what came of it in Data") in found) == fits


def test_they_are_introduced_to_somebody_near_you_of_another_team_who_shares_a_pain_or_a_role():
    ann = {"contact": "Ann", "team": "Data", "role": "analyst", "shares": "Dull work"}
    others = [
        {"contact": "Same team", "team": "Data", "shares": "Dull work"},
        {"contact": "Far", "team": "Sales", "shares": "Dull work"},
        {"contact": "Against", "team": "Sales", "shares": "Dull work", "support": -1},
        {"contact": "Gone", "team": "Sales", "shares": "Dull work", "let_go_on": TODAY},
        {"contact": "Role", "team": "Sales", "role": "analyst"},
        {"contact": "Fit", "team": "Sales", "shares": "Old news; Dull work"},
    ]
    log = [touch(person["contact"], 300 if person["contact"] == "Far" else 5, "met", "both") for person in others]
    assert steps([ann, *others], log)[1] == ("introduce", 'introduce them to Fit, whom "Dull work" bothers too')
    assert steps([ann, *others[:-1]], log)[1] == ("introduce", "introduce them to Role, who works as analyst too")


def test_the_guard_names_both_steps_and_how_to_log_them():
    said = cold_ask(
        Logbook.from_frames(
            today=TODAY, plan=PLAN, contacts=filled(Contacts), touches=filled(Touches, touch("Ann", 240, "met", "both"))
        ),
        "Ann",
    )
    assert said == (
        "You and Ann were last in touch 8 months ago, so this would be a cold ask. Give first: send them something "
        "useful, such as a link or an answer, or thank them for something they did, however long ago. Once that is "
        "logged as gave, introduced or thanked, the ask is no longer cold."
    )


def test_the_answers_for_everybody_at_once_are_those_for_one_at_a_time():
    book = careerdata.open_logbook(bundled.example())
    for day in (book.today, book.today - dt.timedelta(days=150)):
        asked = replace(book, today=day)
        names = [*book.contacts["contact"], "Nobody known"]
        found = cold_asks(asked, names)
        assert found == [cold_ask(asked, name) for name in names]
        assert {reason is None for reason in found} == {True, False}
        assert all(f"You and {name} " in reason for name, reason in zip(names, found, strict=True) if reason)
