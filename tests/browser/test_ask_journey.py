"""A person prepares an ask by keyboard, logs the no, sees wants and needs flip, and takes it back."""

import csv

import pytest

PAINS = """\
noticed_on,pain,kind,weight,status,rank,note
2026-06-01,Work I can learn from,need,5,asked,,
2026-06-02,A say in which tools we use,want,2,open,,
"""


@pytest.fixture
def waiting(lab):
    """The example with a shorter list: one need that waits for its answer, and one want."""
    (lab.folder / "pains.csv").write_text(PAINS, encoding="utf-8")
    return lab.folder


def rows(folder, name):
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tab_to(page, control):
    control.wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        if control.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError("the Tab key does not lead there")


def test_an_ask_is_prepared_by_keyboard_refused_and_taken_back_and_the_verdict_follows(journey, waiting):
    asks = rows(waiting, "asks.csv")
    journey.open("07-make-your-move.ipynb")
    journey.run_all()
    journey.chart()
    page = journey.page
    verdict = page.get_by_text("Your wants and needs say")
    assert "Not yet: 1 need waits" in verdict.inner_text()

    page.get_by_label("Which ask").focus()
    page.keyboard.type("a new")
    page.get_by_role("status").filter(has_text="There is no ask in preparation").wait_for()
    tab_to(page, page.get_by_label("To", exact=True))
    page.keyboard.type("Margit Havas")
    tab_to(page, page.get_by_label("Day of the talk"))
    page.keyboard.type("06262026")
    tab_to(page, page.get_by_label("It is about"))
    page.keyboard.type("Work")
    tab_to(page, page.get_by_label("1. Why you ask"))
    page.keyboard.type("I want to stay and learn here")
    tab_to(page, page.get_by_label("2. One request"))
    page.keyboard.type("More flexibility")
    tab_to(page, page.get_by_label("3. What is in it"))
    page.get_by_text('"More flexibility" can mean many things').first.wait_for()
    page.get_by_label("2. One request").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("One day a week with Product Analytics from August, with a review in October")
    tab_to(page, page.get_by_label("3. What is in it"))
    page.get_by_text('"More flexibility" can mean many things').first.wait_for(state="detached")
    assert rows(waiting, "asks.csv") == asks
    tab_to(page, page.get_by_role("button", name="Save this ask"))
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="Saved: the ask in asks.csv").first.wait_for()
    saved = rows(waiting, "asks.csv")[-1]
    assert (saved["to"], saved["date"], saved["pain"]) == ("Margit Havas", "2026-06-26", "Work I can learn from")
    assert saved["request"].startswith("One day a week")
    pains, touches = rows(waiting, "pains.csv"), rows(waiting, "touches.csv")

    tab_to(page, page.get_by_role("button", name="No", exact=True))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Log the answer"))
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="as refused in pains.csv").first.wait_for()
    verdict.filter(has_text="Start looking outside now").wait_for()
    assert rows(waiting, "asks.csv")[-1]["answer"] == "no"
    assert rows(waiting, "pains.csv")[0]["status"] == "refused"
    assert rows(waiting, "touches.csv")[:-1] == touches
    page.get_by_role("button", name="A page to rehearse from").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Then stop, and let them answer").wait_for()
    journey.look("07-after-the-no")

    journey.open("03-wants-and-needs.ipynb")
    journey.run_all()
    journey.chart()
    assert journey.sentence().startswith('Start looking outside now: 1 need is not met, "Work I can learn from".')
    page.get_by_role("button", name="Undo").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="Taken back").first.wait_for()
    assert journey.sentence().startswith("Not yet: 1 need waits")
    assert (rows(waiting, "pains.csv"), rows(waiting, "touches.csv")) == (pains, touches)
    assert rows(waiting, "asks.csv")[-1] == saved
    assert journey.complaints() == []


def test_the_list_is_sorted_by_keyboard(journey, waiting):
    journey.open("03-wants-and-needs.ipynb")
    journey.run_all()
    journey.chart()
    page = journey.page
    page.get_by_label("Your list").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_text("A say in which tools we use: a want, open").wait_for()
    tab_to(page, page.get_by_role("button", name="▲ Up"))
    page.keyboard.press("Enter")
    page.get_by_text("Not saved yet: 2 rows").wait_for()
    tab_to(page, page.get_by_role("button", name="Save the list"))
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="Saved in pains.csv").first.wait_for()
    assert [row["rank"] for row in rows(waiting, "pains.csv")] == ["2", "1"]
    assert journey.complaints() == []
