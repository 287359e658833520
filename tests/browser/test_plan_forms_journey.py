"""A person fills in the forms of the plan: a goal in money, a result that can be told, what the forecast assumes."""

import csv

from journey import focus
from test_replan_journey import plan, press


def results(folder):
    with (folder / "exposure.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_goal_in_money_and_what_the_forecast_assumes(journey, lab):
    before = plan(lab.folder)
    page = journey.page
    journey.open("05-plan-the-escape.ipynb")
    journey.chart()
    press(journey, "▸ Goals")
    page.get_by_label("One more goal").select_option("income from gigs")
    currency = page.get_by_role("combobox", name="Currency").first
    currency.fill("usd")
    currency.press("Tab")
    page.get_by_label("How much").first.fill("750")
    press(journey, "Add this goal")
    page.get_by_role("alert").filter(has_text="USD is in the draft").first.wait_for()
    page.get_by_role("slider", name="Income, USD").first.wait_for()
    journey.chart().get_by_text("0 of 750 USD").wait_for()

    press(journey, "▸ What the forecast assumes")
    sentence = journey.sentence()
    grows = page.get_by_role("slider", name="Goals grow by, percent").first
    focus(grows)
    for _ in range(4):
        grows.press("ArrowRight")
    page.get_by_role("status").filter(has_text="what is left grows by about 20 % on the way").first.wait_for()
    assert journey.sentence() != sentence
    journey.chart().get_by_text("as it grows").wait_for()
    journey.look("05-goal-and-assumptions")
    press(journey, "As in the past")
    page.get_by_role("status").filter(has_text="It assumes").first.wait_for(state="detached")
    assert plan(lab.folder) == before
    assert journey.complaints() == []


def test_a_result_is_logged_told_and_taken_back(journey, lab):
    before = results(lab.folder)
    page = journey.page
    journey.open("05-plan-the-escape.ipynb")
    journey.chart()
    press(journey, "▸ Log a result, or complete one")
    for label, words in {
        "Joint project": "One list of orders",
        "What came of it": "nobody copies orders by hand",
        "What was measured": "hours a week of copying",
        "Unit": "hours",
        "Before": "6",
        "After": "1.5",
    }.items():
        field = page.get_by_label(label, exact=True).first
        field.fill(words)
        field.press("Tab")
    save = page.locator(".jp-OutputArea").filter(has_text="Log a step of a gig").get_by_role("button", name="Save").last
    focus(save)
    save.press("Enter")
    page.get_by_role("alert").filter(has_text="Saved: ").first.wait_for()
    added = results(lab.folder)[len(before) :]
    assert [(row["project"], row["before"], row["after"]) for row in added] == [("One list of orders", "6", "1.5")]
    told = page.get_by_role("listitem").filter(has_text="One list of orders").filter(has_text="75 % less").first
    told.wait_for()
    journey.unfold("Is it too much?")
    hours = page.get_by_role("slider", name="Try hours a week").first
    focus(hours)
    for _ in range(10):
        hours.press("ArrowRight")
    page.get_by_role("status").filter(has_text="and 11 for the plan").first.wait_for()
    journey.look("05-result-and-balance")
    assert journey.complaints() == []
