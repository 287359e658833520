"""What a no leaves: graded by the log of applications, by postings, or by the person's own words; a wish is no alternative."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.ask import asks
from careerdata.analysis.ask import text as ask_words
from careerdata.analysis.ask.alternatives import alternatives
from careerdata.analysis.ask.checks import Draft
from careerdata.logbook import Logbook
from careerdata.plan import Plan

TODAY = dt.date(2026, 6, 28)
PLAN = Plan(start=dt.date(2026, 1, 1), escape_date=dt.date(2027, 1, 1), target_role="Product analyst")


def book(*steps, pay=()):
    """Return a folder with these steps (day, where, how far) and pay figures (day, role, source)."""
    applications = pd.DataFrame(steps, columns=["date", "organisation", "stage"])
    applications["date"] = pd.to_datetime(applications["date"])
    figures = pd.DataFrame(pay, columns=["date", "role", "source"])
    figures["date"] = pd.to_datetime(figures["date"])
    return Logbook.from_frames(today=TODAY, plan=PLAN, applications=applications, pay=figures)


def graded(book, draft=None):
    return [(one.grade, one.what) for one in alternatives(book, draft or Draft())]


def test_what_is_further_comes_first_and_what_is_over_is_gone():
    found = book(
        ("2026-06-01", "Found Ltd", "found"),
        ("2026-06-02", "Sent Ltd", "applied"),
        ("2026-06-20", "Sent Later", "applied"),
        ("2026-06-03", "Met Ltd", "interview"),
        ("2026-06-04", "Yes Ltd", "offer"),
        ("2026-06-05", "No Ltd", "offer"),
        ("2026-06-06", "No Ltd", "withdrawn"),
        ("2026-07-01", "Tomorrow Ltd", "offer"),
    )
    assert graded(found) == [
        ("offer", "Yes Ltd"),
        ("under_way", "Met Ltd"),
        ("under_way", "Sent Later"),
        ("under_way", "Sent Ltd"),
        ("market", "Found Ltd"),
    ]


def test_an_application_without_a_word_for_two_months_is_not_under_way():
    # 28 June is 60 days after 29 April, and 61 after 28 April.
    found = alternatives(book(("2026-04-28", "Quiet Ltd", "applied"), ("2026-04-29", "Still Ltd", "applied")), Draft())
    assert [(one.grade, one.what) for one in found] == [("under_way", "Still Ltd"), ("market", "Quiet Ltd")]
    assert found[1].stands == "applied; no word since 28 April 2026"


def test_a_posting_for_the_target_role_within_a_year_shows_that_there_are_such_jobs():
    figures = [
        ("2026-05-02", "product  Analyst", "posting"),
        ("2026-06-02", "Product analyst", "peer"),
        ("2026-06-02", "Baker", "posting"),
    ]
    (one,) = alternatives(book(pay=figures), Draft())
    assert (one.grade, one.what, one.stands) == ("market", "Product analyst", "last heard of on 2 May 2026")
    assert alternatives(book(pay=[("2025-06-27", "Product analyst", "posting")]), Draft()) == ()


@pytest.mark.parametrize(("said", "grade"), [("", "wish"), ("wish", "wish"), ("offer", "offer"), ("market", "market")])
def test_what_is_not_logged_is_as_real_as_the_person_says_and_else_a_wish(said, grade):
    assert graded(book(), Draft(otherwise="Move to Lisbon", otherwise_is=said)) == [(grade, "Move to Lisbon")]


def test_the_log_says_how_real_it_is_where_it_knows_the_place():
    there = book(("2026-06-03", "Villhem", "applied"))
    assert graded(there, Draft(otherwise="the post at villhem", otherwise_is="offer")) == [("under_way", "Villhem")]
    assert graded(there, Draft(otherwise="a post at Villhemsson", otherwise_is="wish"))[-1][0] == "wish"


@pytest.mark.parametrize(
    ("steps", "draft", "said"),
    [
        ([("2026-06-03", "Villhem", "offer")], Draft(), "You have an alternative: Villhem."),
        ([("2026-06-03", "Villhem", "talked")], Draft(), "No offer is in hand yet."),
        ([], Draft(otherwise="Lisbon", otherwise_is="market"), "nothing is under way yet: Lisbon."),
        ([], Draft(otherwise="Lisbon"), "So far this is a wish: Lisbon."),
        ([], Draft(), "what would you do?"),
    ],
)
def test_only_an_offer_is_called_an_alternative(steps, draft, said):
    best = asks.read(book(*steps), draft).facts.best
    page = ask_words.rehearsal(draft, (), best)
    words = ask_words.what_a_no_leaves(best)
    assert said in words
    assert ("alternative" in words) == (best is not None and best.grade == "offer")
    assert "alternative" not in page
    assert ("I have another offer" in page) == (best is not None and best.grade == "offer")


def test_the_page_ends_with_the_best_of_what_a_no_leaves():
    best = asks.read(book(("2026-06-03", "Villhem", "offer"), ("2026-06-04", "Tern", "talked")), Draft()).facts.best
    page = ask_words.rehearsal(Draft(), (), best)
    assert "You have an offer in hand: Villhem (an offer, 3 June 2026)." in page
    assert "hold it beside your offer and your two back-ups" in page
    assert "Tern" not in page
