"""A person ticks by keyboard, looks at every page as it will leave, and makes the pack."""

import csv

import pytest
from journey import focus, tab_to

PANEL = ".careerdata-panel:has(button:text-is('Make the pack'))"
WINS = ".careerdata-panel:has(button:text-is('Save this win'))"
WIN = "Two shops close a day sooner"


def press(page, control, key="Enter"):
    tab_to(page, control)
    page.keyboard.press(key)


@pytest.fixture
def panel(journey):
    journey.open("08-what-i-can-show.ipynb")
    panel = journey.page.locator(PANEL)
    panel.scroll_into_view_if_needed()
    focus(panel.get_by_label("Results before and after"))
    return panel


def button(panel, name):
    return panel.get_by_role("button", name=name)


def wins(folder):
    with (folder / "wins.csv").open(newline="", encoding="utf-8") as file:
        return [row["win"] for row in csv.DictReader(file)]


def write_down_a_win(journey, folder):
    """Save a win from the same page, read it among its month, and take it back."""
    page, panel, before = journey.page, journey.page.locator(WINS), wins(folder)
    panel.scroll_into_view_if_needed()
    focus(button(panel, "Write down a win, or complete one"))
    page.keyboard.press("Enter")
    tab_to(page, panel.get_by_label("What went well", exact=True))
    page.keyboard.type(WIN)
    press(page, button(panel, "Save this win"))
    panel.get_by_role("alert").filter(has_text=f"Saved: “{WIN}”").first.wait_for()
    assert wins(folder) == [*before, WIN]
    panel.get_by_text(f"{WIN}").first.wait_for()
    press(page, button(panel, "Undo"))
    panel.get_by_role("alert").filter(has_text="What you wrote is back in the form").first.wait_for()
    assert wins(folder) == before


def test_a_pack_is_ticked_looked_at_and_made_by_keyboard_alone(journey, panel, lab):
    page, shared = journey.page, lab.folder / "shared"
    sentence = panel.get_by_role("status").filter(has_text="This pack holds").first
    assert "your mood and how you felt" in sentence.inner_text()
    press(page, button(panel, "Results"))
    press(page, panel.get_by_label("2026-03-27 Banner test"), "Space")
    panel.get_by_text("4 results with").first.wait_for()
    press(page, button(panel, "Private: ticked one by one"))
    press(page, panel.get_by_label("Mood at work by week"), "Space")
    press(page, button(panel, "Your weeks"))
    press(page, button(panel, "Tick all that were found").first)
    sentence.filter(has_text="and 4 charts").wait_for()
    tab_to(page, button(panel, "Your weeks"), "Shift+Tab")
    page.keyboard.press("Enter")
    assert "your mood" not in sentence.inner_text()
    press(page, button(panel, "Being in touch"))
    press(page, panel.get_by_label("Find").last, "Control+a")
    page.keyboard.type("Priya\n")
    panel.get_by_text("0 of 5").first.wait_for()
    journey.look("07-ticks")
    tab_to(page, button(panel, "Being in touch"), "Shift+Tab")
    page.keyboard.press("Enter")

    press(page, button(panel, "Show each page"))
    panel.get_by_text("Nothing was written.").last.wait_for()
    assert not shared.exists()
    press(page, button(panel, "Next page"))
    where = panel.get_by_role("status").filter(has_text="brief.pdf").last
    where.filter(has_text="Page 2 of").wait_for()
    assert "Not in it: your escape date" in where.inner_text()
    whole, picture = panel.get_by_alt_text("The page of the pack as it will leave"), panel.get_by_alt_text("Page 2 of")
    panel.get_by_text("As it will leave. Nothing is written.").wait_for()
    assert whole.evaluate("e => e.naturalHeight > e.naturalWidth"), "the whole pack is shown while it is ticked"
    assert picture.evaluate("async e => { await e.decode(); return e.naturalWidth; }") > 700
    journey.look("07-pages-pdf")
    for _ in range(6):
        page.keyboard.press("Enter")
    panel.get_by_text("slides.pptx, 2 of 5").first.wait_for()

    tab_to(page, button(panel, "Make the pack"), "Shift+Tab")
    page.keyboard.press("Enter")
    panel.get_by_text("Made, in").last.wait_for()
    (made,) = shared.iterdir()
    assert {path.suffix for path in made.iterdir()} == {".html", ".pdf", ".pptx", ".png"}
    assert "Banner test" not in (made / "pack.html").read_text(encoding="utf-8")
    write_down_a_win(journey, lab.folder)
    assert journey.complaints() == []
