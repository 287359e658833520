"""Where somebody stands, moved and saved by keyboard alone, in the folder and taken back."""

import csv

from journey import focus


def stands(folder, name):
    with (folder / "contacts.csv").open(newline="", encoding="utf-8") as file:
        [row] = [row for row in csv.DictReader(file) if row["contact"] == name]
    return row["influence"], row["support"]


def test_a_person_is_moved_on_the_map_and_saved_and_taken_back(journey, lab):
    page = journey.page
    before = stands(lab.folder, "Hugo Lindqvist")
    journey.open("04-grow-your-power.ipynb")
    drawn = journey.drawn()
    page.get_by_role("button", name="▸ Move somebody on the map").press("Enter")
    person = page.get_by_label("Person", exact=True).first
    focus(person)
    page.keyboard.type("Hugo")
    journey.wait_until_changed(journey.drawn, drawn)
    drawn = journey.drawn()
    influence = page.locator(".careerdata-panel .widget-slider .noUi-handle").first
    focus(influence)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    journey.wait_until_changed(journey.drawn, drawn)
    page.get_by_text("Not saved yet: Hugo Lindqvist, influence 5 of 5").first.wait_for()
    assert stands(lab.folder, "Hugo Lindqvist") == before, "a slider alone must not write"
    focus(page.locator("button:not([disabled])", has_text="Save where they stand").first)
    page.keyboard.press("Enter")
    page.get_by_role("alert").filter(has_text="Saved: ").first.wait_for()
    assert stands(lab.folder, "Hugo Lindqvist") == ("5", before[1])
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("alert").filter(has_text="Taken back").first.wait_for()
    assert stands(lab.folder, "Hugo Lindqvist") == before
    assert journey.complaints() == []
