"""A person replans: moves the hours, sees the answer follow, keeps the plan, and takes it back."""

import csv
import tomllib


def plan(folder):
    return tomllib.loads((folder / "plan.toml").read_text())


def history(folder):
    with (folder / "plan-history.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_hours_moved_by_keyboard_change_the_answer_and_are_kept(journey, lab):
    kept_before, replans_before = plan(lab.folder), history(lab.folder)
    journey.open("05-plan-the-escape.ipynb")
    journey.run_all()
    sentence, chart = journey.sentence(), journey.drawn()

    hours = journey.page.locator(".widget-slider .noUi-handle").first
    hours.scroll_into_view_if_needed()
    hours.focus()
    for _ in range(4):
        hours.press("ArrowRight")
    journey.wait_until_changed(journey.sentence, sentence)
    journey.page.get_by_role("status").filter(has_text="At 8 hours a week").wait_for()
    journey.wait_until_changed(journey.drawn, chart)
    assert plan(lab.folder) == kept_before, "a slider alone must not write"

    journey.page.get_by_label("Why").first.fill("Evenings are free until autumn")
    journey.page.get_by_role("button", name="Keep this plan").click()
    journey.page.get_by_role("alert").filter(has_text="plan.toml").first.wait_for()
    kept = plan(lab.folder)
    assert kept["hours_per_week"] == kept_before["hours_per_week"] + 2
    assert {key for key in kept if kept[key] != kept_before.get(key)} == {"hours_per_week"}
    added = history(lab.folder)[len(replans_before) :]
    assert [(row["field"], row["why"]) for row in added] == [("hours_per_week", "Evenings are free until autumn")]

    journey.page.get_by_role("button", name="Undo").first.click()
    journey.page.get_by_role("alert").filter(has_text="Taken back").first.wait_for()
    assert plan(lab.folder) == kept_before
    assert history(lab.folder) == replans_before
    assert journey.complaints() == []
