"""A person prepares an ask by keyboard, logs the no, sees wants and needs flip, and takes it back."""

import csv

import pytest
from journey import focus, tab_to
from playwright.sync_api import expect

VAGUE = '"More flexibility" can mean many things'
PAINS = """\
noticed_on,pain,kind,weight,status,rank,note
2026-06-01,Work I can learn from,need,5,asked,,
2026-06-02,A say in which tools we use,want,2,open,,
"""


@pytest.fixture
def waiting(lab):
    """The example with a shorter list: one need that has a counter-offer, and one want."""
    (lab.folder / "pains.csv").write_text(PAINS, encoding="utf-8")
    return lab.folder


def rows(folder, name):
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def type_into(page, label, text):
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(text)


def press_button(page, name):
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def said(page, text):
    page.get_by_role("alert").filter(has_text=text).first.wait_for()


def prepare(page):
    """Write a new ask, too vaguely at first, with the Tab key and letters only."""
    focus(page.get_by_label("Which ask"))
    page.keyboard.type("a new")
    page.get_by_role("status").filter(has_text="There is no ask in preparation").wait_for()
    expect(page.get_by_label("5. You come back to it on")).to_have_value("")
    expect(page.get_by_label("2. One request")).to_have_value("")
    type_into(page, "To", "Margit Havas")
    type_into(page, "Day of the talk", "06262026")
    type_into(page, "It is about", "Work")
    type_into(page, "1. Why you ask", "I want to stay and learn here")
    type_into(page, "2. One request", "More flexibility")
    tab_to(page, page.get_by_label("3. What is in it"))
    page.get_by_text(VAGUE).first.wait_for()
    focus(page.get_by_label("2. One request"))
    page.keyboard.press("Control+a")
    page.keyboard.type("One day a week with Product Analytics from August, with a review in October")
    tab_to(page, page.get_by_label("3. What is in it"))
    page.get_by_text(VAGUE).first.wait_for(state="detached")


def test_an_ask_is_prepared_by_keyboard_refused_and_taken_back_and_the_verdict_follows(journey, waiting):
    before = rows(waiting, "asks.csv")
    journey.open("07-make-your-move.ipynb")
    journey.chart()
    page = journey.page
    verdict = page.get_by_text("Your wants and needs say")
    # The page may stand at its end, and what is out of sight has no text.
    verdict.scroll_into_view_if_needed()
    verdict.filter(has_text="Not yet: 1 counter-offer waits").wait_for()
    prepare(page)
    assert rows(waiting, "asks.csv") == before
    press_button(page, "Save this ask")
    said(page, "Saved: the ask")
    saved = rows(waiting, "asks.csv")[-1]
    assert (saved["to"], saved["date"], saved["pain"]) == ("Margit Havas", "2026-06-26", "Work I can learn from")
    assert saved["request"].startswith("One day a week")

    others = rows(waiting, "pains.csv"), rows(waiting, "touches.csv")
    press_button(page, "No")
    press_button(page, "Log the answer")
    said(page, "as refused")
    verdict.filter(has_text="Start looking outside now").wait_for()
    assert rows(waiting, "asks.csv")[-1]["answer"] == "no"
    assert rows(waiting, "pains.csv")[0]["status"] == "refused"
    assert rows(waiting, "touches.csv")[:-1] == others[1]
    page.get_by_text("Then stop, and let them answer").wait_for()
    journey.look("07-after-the-no")

    focus(page.get_by_role("button", name="Undo").first)
    page.keyboard.press("Enter")
    said(page, "What you wrote is back in the form")
    verdict.filter(has_text="Not yet: 1 need waits").wait_for()
    assert (rows(waiting, "pains.csv"), rows(waiting, "touches.csv")) == others
    assert rows(waiting, "asks.csv")[-1] == saved
    assert journey.complaints() == []


def tick_what_drained(journey, folder):
    """Tick a day of the two-week look from the same page, put what drains on the list, and take it back."""
    page, before = journey.page, rows(folder, "activities.csv")
    focus(page.get_by_role("button", name="▸ Two weeks of what drains and what gives"))
    page.keyboard.press("Enter")
    type_into(page, "Drained me", "Looking for the right file")
    press_button(page, "Save today's ticks")
    said(page, "Saved: 1 tick of today")
    ticked = rows(folder, "activities.csv")
    assert ticked[:-1] == before
    assert (ticked[-1]["activity"], ticked[-1]["effect"]) == ("Looking for the right file", "drains")
    journey.look("03-two-weeks")
    page.get_by_role("button", name="Add to my list", exact=True).first.press("Enter")
    said(page, "is on your list")
    assert rows(folder, "pains.csv")[-1]["pain"] == "Pack by copy and paste"
    page.get_by_role("button", name="Undo").first.press("Enter")
    said(page, "Taken back: 1 pain point")
    assert len(rows(folder, "pains.csv")) == 2


def test_the_list_is_sorted_by_keyboard_and_the_verdict_flips(journey, waiting):
    journey.open("03-wants-and-needs.ipynb")
    journey.chart()
    page = journey.page
    assert journey.sentence().startswith("Not yet: 1 ")
    page.get_by_role("button", name="▸ Sort my list").press("Enter")
    focus(page.get_by_label("Where it stands"))
    page.keyboard.type("refused")
    page.get_by_role("status").filter(has_text="Look outside: 1 need is not met").wait_for()
    focus(page.get_by_label("Your list"))
    page.keyboard.press("ArrowDown")
    page.get_by_text("A say in which tools we use: a want, open. Your notes").wait_for()
    press_button(page, "▲ Up")
    page.get_by_text("Not saved yet: 2 lines").wait_for()
    press_button(page, "Save the list")
    said(page, "Saved: ")
    kept = [(row["rank"], row["status"]) for row in rows(waiting, "pains.csv")]
    assert kept == [("2", "refused"), ("1", "open")]
    tick_what_drained(journey, waiting)
    assert journey.complaints() == []
