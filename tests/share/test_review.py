"""A year's review: the ticked wins under their months on one page, and nothing of a win that was not ticked."""

import datetime as dt
import io

import pypdf
import pytest
from folders import opened

from careerdata import share
from careerdata.share.choice import Choice, read_choice, write_choice

TODAY = dt.date(2026, 6, 28)
PLAN = 'start = 2026-01-05\n[[criteria]]\nname = "Teaching others"\n[[criteria]]\nname = "Budget"\n'
WINS = (
    "date,win,measure,before,after,unit,said_by,criterion,shareable,note",
    "2025-06-30,Too long ago,,,,,,,yes,",
    "2025-07-01,One list for all,lists in use,5,1,,Ola,Budget,yes,my note",
    "2025-07-20,Kept to myself,,,,,,Budget,no,",
    "2025-12-31,The new one works alone,,,,,,Teaching others,yes,",
    "2026-06-01,Not decided,,,,,,,,",
    "2026-06-02,A calm quarter,,,,,Bo thanked me,Teaching others,yes,",
)


@pytest.fixture
def book(tmp_path):
    return opened(tmp_path, TODAY, PLAN, wins=WINS)


def brief(book, choice):
    return dict(share.lay_out(share.redact(book, choice), choice).brief)


def test_it_begins_with_the_shareable_wins_of_twelve_months_each_under_its_month(book):
    choice = share.review_choice(book)
    assert choice.title == "What went well, July 2025 to June 2026"
    assert brief(book, choice) == {
        "July 2025": ("One list for all. Cut lists in use from 5 to 1",),
        "December 2025": ("The new one works alone",),
        "June 2026": ("A calm quarter",),
    }
    pack = share.lay_out(share.redact(book, choice), choice)
    assert (pack.pages, dict(pack.tables)) == ((), {})


def test_what_they_show_and_who_noticed_stand_there_only_when_ticked(book):
    choice = share.review_choice(book).also("wins", "criterion", "said_by")
    said = brief(book, choice)
    assert said["What the next level asks for"] == ("Budget: 1 win", "Teaching others: 2 wins")
    assert said["July 2025"] == ("One list for all. Cut lists in use from 5 to 1 (Ola)",)
    assert said["June 2026"] == ("A calm quarter (Bo thanked me)",)


@pytest.mark.parametrize("review", [True, False])
def test_a_brief_names_no_criterion_that_was_not_ticked(review, book):
    rows = {"wins": share.row_names(book, "wins")}
    choice = Choice(columns={"wins": ("date", "win", "said_by")}, rows=rows, review=review)
    words = str(share.lay_out(share.redact(book, choice), choice))
    assert "A calm quarter" in words
    assert "Budget" not in words
    assert "Teaching" not in words


def test_the_brief_of_a_pack_tells_the_newest_three_wins_that_are_ticked(book):
    choice = Choice(columns={"wins": ("date", "win")}, rows={"wins": share.row_names(book, "wins")})
    assert brief(book, choice) == {"What went well": ("One list for all", "The new one works alone", "A calm quarter")}


def test_a_choice_file_keeps_that_it_is_a_review(book):
    choice = share.review_choice(book)
    assert read_choice(write_choice(choice)) == choice
    assert read_choice(write_choice(Choice())).review is False


@pytest.mark.browser
def test_two_wins_in_each_of_twelve_months_are_one_sheet(tmp_path, drawing):
    days = [dt.date(2025 + (month > 12), (month - 1) % 12 + 1, day) for month in range(7, 19) for day in (3, 17)]
    long = "the weekly numbers for all nine shops fill themselves and nobody has to ask for them any more"
    rows = [
        f"{day},{long} ({place}),hours to prepare them,{place + 5},1.5,hours a week,,,yes,"
        for place, day in enumerate(days)
    ]
    book = opened(tmp_path, TODAY, PLAN, wins=(WINS[0], *rows))
    made = share.pack(book, share.review_choice(book), tmp_path / "year", ("html", "pdf"))
    assert sorted(path.name for path in made.folder.iterdir()) == ["brief.pdf", "pack.html"]
    printed = pypdf.PdfReader(io.BytesIO((made.folder / "brief.pdf").read_bytes()))
    assert len(printed.pages) == 1
    words = printed.pages[0].extract_text()
    assert "(0)" in words
    assert "(23)" in words
