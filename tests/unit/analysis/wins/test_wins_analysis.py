"""Wins: the empty months of the last twelve are named, and every criterion shows its evidence or that there is none yet."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata import bundled
from careerdata.analysis import wins
from careerdata.analysis.wins.text import criterion_in_words, months_in_words
from careerdata.logbook import Logbook, open_logbook
from careerdata.plan import Criterion, starter_plan
from careerdata.schemas import Wins, empty_frame

TODAY = dt.date(2026, 6, 28)


def win(day, said="It went well", **facts):
    return {"date": dt.date.fromisoformat(day), "win": said} | facts


def found(*rows, criteria=()):
    empty = empty_frame(Wins)
    log = pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))
    plan = starter_plan(TODAY)
    return wins.read(Logbook.from_frames(today=TODAY, plan=replace(plan, criteria=tuple(criteria)), wins=log))


SEVEN = ("2025-07-31", "2025-09-01", "2025-10-15", "2025-12-31", "2026-02-02", "2026-03-03", "2026-03-20", "2026-06-28")
"""Eight wins in seven of the months July 2025 to June 2026."""


def test_of_twelve_months_with_wins_in_seven_the_five_empty_ones_are_named():
    finding = found(*map(win, SEVEN))
    assert finding.facts.headline == "Something went well in 7 of the last 12 months"
    assert finding.facts.wins == 8
    assert [f"{day:%Y-%m-%d}" for day in finding.facts.empty_months] == [
        "2025-08-01",
        "2025-11-01",
        "2026-01-01",
        "2026-04-01",
        "2026-05-01",
    ]
    assert "written down for August, November 2025, January, April and May 2026." in finding.sentence
    months = finding.frames["months"]
    assert months["month"].dt.strftime("%m").tolist() == [
        *("07", "08", "09", "10", "11", "12"),
        *("01", "02", "03", "04", "05", "06"),
    ]
    assert months["wins"].tolist() == [1, 0, 1, 1, 0, 1, 0, 1, 2, 0, 0, 1]


def test_what_is_older_than_a_year_or_lies_ahead_fills_no_month():
    finding = found(win("2025-06-30"), win("2026-06-29"), win("2026-05-05"))
    assert finding.facts.wins == 1
    assert finding.table["date"].dt.strftime("%Y-%m-%d").tolist() == ["2026-05-05", "2025-06-30"]
    assert finding.facts.headline == "Something went well in 1 of the last 12 months"
    assert found(win("2025-06-30")).facts.headline == "No win is written down for the last 12 months"


def test_a_full_year_names_no_month():
    months = [*(f"2025-{month:02}" for month in range(7, 13)), *(f"2026-{month:02}" for month in range(1, 7))]
    finding = found(*(win(f"{month}-09") for month in months))
    assert finding.sentence == "Something went well in each of the last 12 months."


def test_without_a_win_it_asks_for_the_first_and_names_no_month():
    finding = found(criteria=[Criterion("Teaching others")])
    assert finding.sentence == "No win is written down yet. What went well last week, and who noticed?"
    assert finding.table.empty
    assert finding.facts.not_shown == ("Teaching others",)


def test_every_criterion_shows_its_wins_or_nothing_yet():
    finding = found(
        win("2025-03-03", "The shop codes are one list", criterion="work that others  build on"),
        win("2026-05-05", "Two packs from one file", criterion="Work that others build on"),
        win("2026-05-06", "A calm month", criterion="Budget"),
        criteria=[
            Criterion("Work that others build on", "they use it"),
            Criterion("Teaching others", "they do it alone"),
        ],
    )
    criteria = finding.frames["criteria"]
    assert criteria["criterion"].tolist() == ["Work that others build on", "Teaching others"]
    # The first win is older than a year: it is evidence all the same.
    assert criteria["wins"].tolist() == [2, 0]
    assert [criterion_in_words(row.criterion, row.shows, row.wins, row.told) for row in criteria.itertuples()] == [
        "Work that others build on: 2 wins, the latest: Two packs from one file.",
        "Teaching others: nothing yet (they do it alone).",
    ]
    assert finding.facts.not_shown == ("Teaching others",)
    assert finding.sentence.endswith("Nothing shows “Teaching others” yet.")


def test_when_every_criterion_has_a_win_it_says_so():
    finding = found(
        win("2026-05-05", criterion="Teaching others"),
        win("2026-05-06", criterion="Budget"),
        criteria=[Criterion("Teaching others"), Criterion("Budget")],
    )
    assert finding.sentence.endswith("There is a win for each of your two criteria.")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "Two packs from one file."),
        ({"win": "Two packs from one file. "}, "Two packs from one file."),
        ({"said_by": 'Margit: "solid"'}, 'Two packs from one file (Margit: "solid").'),
        # (16 - 4) / 16 = 75 %
        (
            {"measure": "hours to build the second pack", "before": 16, "after": 4, "unit": "hours"},
            "Two packs from one file. Cut hours to build the second pack from 16 to 4, 75 % less.",
        ),
        ({"measure": "hours to build the second pack", "before": 16}, "Two packs from one file."),
    ],
)
def test_a_win_is_told_with_what_is_known_of_it(facts, told):
    assert found(win("2026-05-05", "Two packs from one file") | facts).table["told"].tolist() == [told]


def test_months_are_said_with_each_year_once():
    assert months_in_words([dt.date(2026, 5, 1)]) == "May 2026"
    assert months_in_words([dt.date(2025, 8, 1), dt.date(2026, 1, 1), dt.date(2026, 5, 1)]) == (
        "August 2025, January and May 2026"
    )


def test_the_example_tells_the_months_and_the_criterion_that_were_left_out():
    finding = wins.read(open_logbook(bundled.example()))
    assert [f"{day:%Y-%m}" for day in finding.facts.empty_months] == ["2025-08", "2025-12", "2026-01", "2026-05"]
    assert finding.facts.not_shown == ("Teaching others",)
    assert finding.example
