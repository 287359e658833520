"""A person replans: moves the hours, compares two drafts, keeps one with a reason, takes it back, and sees the history."""

import csv
import tomllib

from journey import focus


def plan(folder):
    return tomllib.loads((folder / "plan.toml").read_text())


def history(folder):
    with (folder / "plan-history.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def press(journey, name):
    """Press a button by keyboard."""
    button = journey.page.get_by_role("button", name=name).first
    focus(button)
    button.press("Enter")


def move_hours(journey, steps):
    hours = journey.page.get_by_role("slider", name="Hours a week").first
    hours.scroll_into_view_if_needed()
    focus(hours)
    for _ in range(steps):
        hours.press("ArrowRight")


def test_two_drafts_compared_one_kept_with_a_reason_undone_and_the_history_shown(journey, lab):
    kept_before, replans_before = plan(lab.folder), history(lab.folder)
    page = journey.page
    journey.open("05-plan-the-escape.ipynb")
    sentence, chart = journey.sentence(), journey.drawn()
    journey.look("05-as-it-opens")

    move_hours(journey, 4)
    journey.wait_until_changed(journey.sentence, sentence)
    page.get_by_role("status").filter(has_text="At 8 hours a week").first.wait_for()
    journey.wait_until_changed(journey.drawn, chart)
    press(journey, "Set this draft aside")
    page.get_by_role("alert").filter(has_text="Draft A is set aside").first.wait_for()
    press(journey, "12 months")
    page.get_by_role("cell", name="1 Sep 2026").first.wait_for()
    press(journey, "Set this draft aside")
    page.get_by_role("alert").filter(has_text="Draft B is set aside").first.wait_for()
    beside = page.get_by_role("table").filter(has_text="Side by side").first
    rows = [row.split("\t")[:2] for row in beside.inner_text().splitlines() if row.startswith(("Today", "Draft"))]
    assert rows == [["Today's plan", "6"], ["Draft A", "8"], ["Draft B", "8"]]
    journey.look("05-two-drafts")
    assert plan(lab.folder) == kept_before, "drafts alone must not write"

    page.get_by_label("Drafts set aside").first.select_option("Draft A")
    press(journey, "Go on with it")
    page.get_by_role("status").filter(has_text="1 March 2027").first.wait_for()
    page.get_by_label("Why").first.fill("Evenings are free until autumn")
    press(journey, "Keep this plan")
    page.get_by_role("alert").filter(has_text="Kept: ").first.wait_for()
    kept = plan(lab.folder)
    assert kept["hours_per_week"] == kept_before["hours_per_week"] + 2
    assert {key for key in kept if kept[key] != kept_before.get(key)} == {"hours_per_week"}
    added = history(lab.folder)[len(replans_before) :]
    assert [(row["field"], row["why"]) for row in added] == [("hours_per_week", "Evenings are free until autumn")]

    press(journey, "Undo")
    page.get_by_role("alert").filter(has_text="Taken back").first.wait_for()
    assert plan(lab.folder) == kept_before
    assert history(lab.folder) == replans_before

    journey.unfold("What did I promise before?")
    promised = page.locator(".jp-OutputArea .js-plotly-plot").filter(has_text="you promised").first
    promised.get_by_text("promised now: 1 March 2027").wait_for()
    assert promised.locator(".scatterlayer .point").count() == len(replans_before)
    assert journey.complaints() == []


def test_what_is_easier_is_written_to_wait_and_can_count_now(journey, lab):
    before = plan(lab.folder)
    page = journey.page
    journey.open("05-plan-the-escape.ipynb")
    journey.chart()
    press(journey, "24 months")
    page.get_by_text("it would wait seven days").first.wait_for()
    page.get_by_label("Why").first.fill("The exam moved")
    press(journey, "Keep this plan")
    page.get_by_text("Kept and waiting, because it makes the plan easier").first.wait_for()
    assert plan(lab.folder)["escape_date"] == before["escape_date"]
    journey.look("05-waiting")
    press(journey, "Let it count now")
    page.get_by_role("alert").filter(has_text="Kept: ").first.wait_for()
    page.get_by_text("Kept and waiting").first.wait_for(state="detached")
    assert str(plan(lab.folder)["escape_date"]) == "2027-09-01"
    for _ in range(2):
        kept = plan(lab.folder)
        press(journey, "Undo")
        journey.wait_until_changed(lambda: plan(lab.folder), kept)
    assert plan(lab.folder) == before
    assert journey.complaints() == []
