"""The range to ask for: it starts at the target, goes up to what was heard, and says so where the figures are too few."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.ask.checks import Draft
from careerdata.analysis.ask.pay_to_ask import pay_to_ask, sentence
from careerdata.logbook import Logbook
from careerdata.plan import Plan

TODAY = dt.date(2026, 6, 28)
PLAN = Plan(start=dt.date(2026, 1, 1), escape_date=dt.date(2027, 1, 1), target_role="Analyst")


def book(*amounts, role="Analyst"):
    """Return a folder with figures heard today from peers: one amount each, in EUR."""
    pay = pd.DataFrame({"low": amounts}, dtype="float64").assign(
        date=pd.Timestamp(TODAY), role=role, currency="EUR", source="peer"
    )
    return Logbook.from_frames(today=TODAY, plan=PLAN, pay=pay)


HEARD = book(50_000, 57_000, 66_000)
"""Their middle is 57,000; a twentieth of it, rounded up, is 5,000. What leaves goes up to 70,000."""


@pytest.mark.parametrize(
    ("request_", "target", "top"),
    [
        ("more pay from May", 60_000, 70_000),
        ("a salary of 58,000 from May 2027", 58_000, 65_000),
        ("a salary of 58.000", 58_000, 65_000),
        ("62k in pay", 62_000, 70_000),
        ("a salary of 62000 to 66000", 62_000, 70_000),
        ("3 % more pay from 2027, 500 as a bonus", 60_000, 70_000),
    ],
)
def test_the_range_starts_at_the_sum_in_the_request_else_at_the_middle_rounded_up(request_, target, top):
    # 58,000 and a fifth is 69,600, in steps of 5,000 that is 65,000; 60,000 and a fifth is more than the 70,000.
    found = pay_to_ask(HEARD, Draft(request=request_))
    assert (found.target, found.top) == (target, top)
    assert found.words == f"{target:,} to {top:,} EUR a year"
    assert sentence(found).startswith(f"A range to ask for: {found.words} (Analyst, from 3 figures).")


def test_a_target_above_all_figures_is_asked_for_as_one_sum():
    found = pay_to_ask(HEARD, Draft(request="a salary of 75,000"))
    assert found.words == ""
    assert sentence(found).startswith("Ask for one sum, 75,000 EUR, and say what speaks for it")


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((), "You have heard no pay figure for Analyst."),
        ((50_000,), "You have heard 1 pay figure for Analyst."),
        ((50_000, 60_000), "You have heard 2 pay figures for Analyst."),
        ((50_000, 50_000, 60_000), "You have heard 3 pay figures for Analyst."),
    ],
)
def test_with_fewer_than_three_different_figures_no_range_is_named(amounts, said):
    found = pay_to_ask(book(*amounts), Draft(pain="Pay that matches the market"))
    assert found.words == ""
    assert sentence(found) == (
        f"{said} A range to ask for takes three different ones. Until then ask for one sum, and say what speaks for it."
    )


def test_the_role_that_the_request_names_is_looked_at():
    found = pay_to_ask(book(70_000, 80_000, 90_000, role="Lead"), Draft(request="the pay of a lead"))
    # Their middle is 80,000; a twentieth of it, rounded up, is 5,000.
    assert (found.role, found.target) == ("Lead", 80_000)


@pytest.mark.parametrize("request_", ["two days a week at home", "60,000 rows a day", "that you pay attention"])
def test_an_ask_about_something_else_gets_no_range(request_):
    assert pay_to_ask(HEARD, Draft(request=request_)) is None
    assert sentence(None) == ""


def test_no_end_of_the_range_is_a_figure_that_somebody_told():
    for amounts in ((50_000, 57_000, 66_000), (41_200, 43_900, 47_300), (101_000, 118_500, 133_000)):
        found = pay_to_ask(book(*amounts), Draft(request="more pay"))
        assert found.top
        assert not {found.target, found.top} & set(amounts)
