"""Giving and asking, counted by hand."""

import datetime as dt

import pandas as pd

from careerdata.analysis.network.giving import GivingFacts, read
from careerdata.logbook import Logbook
from careerdata.schemas import Contacts, Touches, empty_frame

TODAY = dt.date(2026, 6, 1)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))


def log(*entries):
    """Return touches given as (contact, kind, from) or (contact, kind, from, day)."""
    rows = [
        {"contact": who, "kind": kind, "from": side, "date": day[0] if day else dt.date(2026, 5, 1)}
        for who, kind, side, *day in entries
    ]
    return filled(Touches, rows)


def counted(touches, contacts=()):
    return read(Logbook.from_frames(today=TODAY, contacts=filled(Contacts, list(contacts)), touches=touches))


def test_each_kind_counts_on_the_side_that_did_it():
    found = counted(
        log(
            *[("Ann", kind, "me") for kind in ("gave", "introduced", "thanked", "asked", "met", "wrote")],
            *[("Ann", kind, "them") for kind in ("gave", "asked", "asked", "called")],
            ("Ben", "gave", "both"),
            ("Cem", "asked", None),
            ("Dot", "met", "both"),
        )
    ).table.set_index("contact")
    assert found.loc["Ann"].tolist() == [3, 1, 1, 2, 2]
    assert found.loc["Ben"].tolist() == [1, 0, 1, 0, 1]
    assert found.loc["Cem"].tolist() == [0, 1, 0, 0, -1]
    assert list(found.index) == ["Cem", "Ben", "Ann"]


def test_twelve_months_to_today_count():
    days = [dt.date(2025, 6, 1), dt.date(2025, 6, 2), TODAY, dt.date(2026, 6, 2)]
    assert counted(log(*[("Ann", "gave", "me", day) for day in days])).table["you_gave"].tolist() == [2]
    afternoon = log(("Ann", "gave", "me", dt.datetime(2026, 6, 1, 15)))
    assert counted(afternoon).table["you_gave"].tolist() == [1]


def test_the_sentence_names_whom_you_asked_more_often():
    asked = log(("Ann", "asked", "me"), ("Ben", "asked", "me"), ("Ben", "gave", "me"), ("Ben", "gave", "them"))
    assert counted(asked).sentence == (
        "In the last 12 months you gave once and asked 2 times; others gave to you once. You asked Ann more often than "
        "you gave to them, so let the next thing be a gift."
    )
    assert counted(log(("Ann", "gave", "me"))).sentence == (
        "In the last 12 months you gave once and asked 0 times; others gave to you 0 times. There is nobody whom you "
        "asked more often than you gave to."
    )
    many = log(*[(name, "asked", "me") for name in "ABCDE"])
    assert "You asked A, B, C and 2 more more often" not in counted(many).sentence
    assert "You asked A, B, C and 2 others more often" in counted(many).sentence


def test_somebody_let_go_is_counted_and_not_named():
    gone = [{"contact": "Ann", "let_go_on": TODAY}]
    found = counted(log(("Ann", "asked", "me")), gone)
    assert found.table["contact"].tolist() == ["Ann"]
    assert "Ann" not in found.sentence


def test_nothing_logged_is_said_and_how_to_begin():
    found = counted(empty_frame(Touches))
    assert found.table.empty
    assert "nothing is logged as given or asked" in found.sentence


def test_the_picture_holds_the_twelve_whose_asking_is_furthest_ahead():
    entries = [(f"N{number:02}", "asked", "me") for number in range(15)] + [("Z" * 300, "asked", "me")] * 2
    picture = counted(log(*entries, ("Only them", "gave", "them"))).frames["picture"]
    assert len(picture) == 12
    assert picture["contact"].iloc[0] == "Z" * 300
    assert len(picture["label"].iloc[0]) == 28
    assert picture["asked_shown"].tolist() == [-2] + [-1] * 11
    assert "Only them" not in set(picture["contact"])


def test_whom_you_asked_is_shown_before_any_gift_and_the_rest_is_summed_up():
    gifts = [(f"N{number:02}", "gave", "me") for number in range(14)] + [("N13", "gave", "me")] * 2
    even = [("Zoe", "asked", "me"), *[("Zoe", "gave", "me")] * 4]
    found = counted(log(*gifts, *even, ("Only them", "gave", "them")))
    picture, rest = found.frames["picture"], found.facts
    # 15 people: Zoe was asked, N13 got three gifts, and the 13 others one each, of whom three do not fit.
    assert picture["contact"].tolist() == ["Zoe", "N13", *[f"N{number:02}" for number in range(10)]]
    assert rest == GivingFacts(people=3, you_asked=0, you_gave=3)
    assert "you gave 20 times and asked once" in found.sentence


def test_bars_and_rest_add_up_to_the_sentence_when_more_were_asked_than_fit():
    found = counted(log(*[(f"N{number:02}", "asked", "me") for number in range(14)], ("N00", "asked", "me")))
    rest = found.facts
    assert rest == GivingFacts(people=2, you_asked=2, you_gave=0)
    assert found.frames["picture"]["you_asked"].sum() + rest.you_asked == 15
    assert "asked 15 times" in found.sentence


def test_nobody_is_left_over_when_all_fit():
    assert counted(log(("Ann", "asked", "me"))).facts == GivingFacts(0, 0, 0)
    assert counted(empty_frame(Touches)).facts.people == 0
