"""A hundred and fifty people of an import, sorted with the keyboard alone: an organisation at a time, in a dozen keys each."""

import csv
import datetime as dt

import pytest
from journey import focus, tab_to

from careerdata.logbook import append_rows

TODAY = dt.date(2026, 6, 28)
ORGANISATIONS = ("Globex", "Initech", "Hooli")
EACH = 50


@pytest.fixture
def folder(lab):
    new = [
        {"contact": f"{first} Import {number}", "organisation": where, "role": "Analyst", "met_through": "LinkedIn"}
        for first, where in zip(("Gil", "Ida", "Hal"), ORGANISATIONS, strict=True)
        for number in range(EACH)
    ]
    append_rows(lab.folder, "contacts", new, TODAY)
    return lab.folder


def circles(folder):
    with (folder / "contacts.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if " Import " in row["contact"]]
    return {where: {row["circle"] for row in rows if row["organisation"] == where} for where in ORGANISATIONS}


def test_an_import_is_sorted_an_organisation_at_a_time(journey, folder):
    page = journey.page
    journey.open("06-stay-in-touch.ipynb")
    journey.chart()
    focus(page.get_by_role("button", name="Sort many at once").first)
    page.keyboard.press("Enter")
    page.get_by_text("150 people have no circle yet").first.wait_for()
    focus(page.get_by_label("Find", exact=True).last)
    for where, circle in zip(ORGANISATIONS, ("active", "wide", "close"), strict=True):
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(where.casefold())
        everybody = tab_to(page, page.get_by_role("button", name="Tick all that were found").last)
        page.get_by_text(f"24 of {EACH} found shown").first.wait_for()
        everybody.press("Enter")
        page.get_by_text(f"{EACH} of ").first.wait_for()
        journey.look(f"sorting-{where}")
        tab_to(page, page.get_by_label("Circle", exact=True).last)
        page.keyboard.type(circle)
        tab_to(page, page.get_by_role("button", name="Save for all ticked").first)
        page.keyboard.press("Enter")
        page.get_by_role("alert").filter(has_text=f"Saved: {EACH} people.").first.wait_for()
        journey.wait_until(lambda where=where, circle=circle: circles(folder)[where] == {circle})
        tab_to(page, page.get_by_label("Find", exact=True).last, "Shift+Tab")
    page.get_by_text("Everybody has a circle.").first.wait_for()
    assert journey.complaints() == []
