"""Replanning: a draft on sliders beside the kept plan, kept with a reason, taken back."""

import datetime as dt
import shutil
import tomllib
from pathlib import Path

import ipywidgets as widgets
import pandas as pd
import pytest

from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.plan import plan

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "example"
    shutil.copytree(ROOT / "data" / "example", folder)
    return folder


@pytest.fixture
def panel(folder):
    return plan(open_logbook(folder))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def saved(folder):
    return tomllib.loads((folder / "plan.toml").read_text())


def everything(panel):
    return panel.finding.table.set_index("goal").loc["everything"]


def first_slider(box):
    for child in getattr(box, "children", ()):
        found = child if isinstance(child, widgets.FloatSlider) else first_slider(child)
        if found:
            return found
    return None


def middle_of_the_futures(panel):
    return next(list(trace.y) for trace in panel.figure.data if "half of" in (trace.hovertemplate or ""))


def test_it_opens_on_the_kept_plan_hours_first(panel):
    assert first_slider(panel) is panel.hours
    assert panel.hours.description == "Hours a week"
    assert (panel.hours.value, panel.hours.step) == (6, 0.5)
    assert panel.date.value == dt.date(2027, 3, 1)
    assert {name: slider.value for name, slider in panel.targets.items()} == {
        "SQL": 150,
        "Experiment design": 110,
        "Storytelling with data": 60,
    }
    assert all("hours" in slider.description for slider in panel.targets.values())
    assert panel.comparison.text.startswith("Kept plan: 6 hours a week, ready by 1 March 2027 in about")
    assert "Draft" not in panel.comparison.text


def test_moving_the_hours_changes_sentence_chart_and_comparison_and_no_file(panel, folder):
    before, drawn, chance = files(folder), middle_of_the_futures(panel), everything(panel)["chance"]
    panel.hours.value = 9
    assert panel.finding.sentence.startswith("At 9 hours a week")
    assert everything(panel)["chance"] > chance
    assert middle_of_the_futures(panel) != drawn
    kept, draft = panel.comparison.text.split("\n")
    assert kept.startswith("Kept plan: 6 hours")
    assert draft.startswith("Draft: 9 hours")
    assert files(folder) == before


def test_the_date_by_picker_and_by_the_three_deadlines(panel):
    panel.date.value = dt.date(2026, 9, 6)
    assert "6 September 2026" in panel.finding.sentence
    panel.date.value = None
    assert panel.state.escape_date == dt.date(2026, 9, 6)
    ends = {}
    for months, button in panel.months.items():
        button.click()
        ends[months] = panel.date.value
    assert ends == {12: dt.date(2026, 9, 1), 18: dt.date(2027, 3, 1), 24: dt.date(2027, 9, 1)}
    assert everything(panel)["chance"] > 0.7


def test_a_smaller_target_is_sooner_reached_and_the_others_stay(panel):
    before = panel.finding.table.set_index("goal")
    panel.targets["SQL"].value = 100
    after = panel.finding.table.set_index("goal")
    assert after.loc["SQL", "target"] == 100
    assert after.loc["SQL", "date_50"] < before.loc["SQL", "date_50"]
    assert after.loc["SQL: evidence", "target"] == 4
    assert after.loc["Experiment design", "target"] == 110


def test_a_break_is_added_once_in_order_and_removed(panel):
    before = everything(panel)["chance"]
    assert panel.breaks.label == "22 December 2025 to 4 January 2026"
    panel.break_from.value, panel.break_to.value = dt.date(2026, 7, 6), dt.date(2026, 8, 2)
    panel.add.click()
    panel.add.click()
    assert [str(item.first) for item in panel.state.breaks] == ["2025-12-22", "2026-07-06", "2026-08-10"]
    assert everything(panel)["chance"] < before
    panel.breaks.value = panel.state.breaks[1]
    panel.remove.click()
    assert panel.state == panel.book.plan
    assert everything(panel)["chance"] == before


def test_half_a_break_is_asked_for(panel):
    panel.break_from.value = dt.date(2026, 7, 6)
    panel.add.click()
    assert "A break needs" in panel.message
    panel.break_to.value = dt.date(2026, 7, 5)
    panel.add.click()
    assert panel.state == panel.book.plan


def test_keeping_writes_the_plan_the_history_and_the_reason(panel, folder):
    panel.hours.value = 7.5
    panel.targets["SQL"].value = 140
    panel.why.value = "  Fridays are free now "
    panel.keep.click()
    assert saved(folder)["hours_per_week"] == 7.5
    assert saved(folder)["goals"][0]["target"] == 140
    assert "# Robin Hale's plan" in (folder / "plan.toml").read_text()
    history = pd.read_csv(folder / "plan-history.csv").tail(2)
    assert history["field"].tolist() == ["hours_per_week", "goal: SQL"]
    assert history["why"].tolist() == ["Fridays are free now"] * 2
    assert history["changed_on"].tolist() == ["2026-06-28"] * 2
    assert "plan.toml" in panel.message
    assert "hours per week 6 → 7.5" in panel.message
    assert str(folder) in panel.message
    assert panel.why.value == ""
    assert panel.book.plan.hours_per_week == 7.5
    assert panel.comparison.text.startswith("Kept plan: 7.5 hours")
    assert "Draft" not in panel.comparison.text


def test_keeping_does_not_move_the_chance(panel):
    panel.hours.value = 8
    drafted = everything(panel)["chance"]
    panel.why.value = "a reason"
    panel.keep.click()
    assert everything(panel)["chance"] == drafted


def test_an_unchanged_plan_is_not_kept_again(panel, folder):
    before = files(folder)
    panel.hours.value = 8
    panel.hours.value = 6
    panel.keep.click()
    assert "nothing to keep" in panel.message
    assert files(folder) == before


def test_undo_takes_the_last_save_back_and_the_controls_follow(panel, folder):
    before = files(folder)
    panel.hours.value = 8
    panel.why.value = "a reason"
    panel.keep.click()
    panel.take_back.click()
    assert "Taken back" in panel.message
    assert files(folder) == before
    assert panel.hours.value == 6
    assert panel.comparison.text.startswith("Kept plan: 6 hours")


def test_back_to_the_kept_plan_drops_the_draft(panel, folder):
    before = files(folder)
    panel.hours.value, panel.date.value = 12, dt.date(2026, 12, 24)
    panel.targets["SQL"].value = 10
    panel.back.click()
    assert panel.state == panel.book.plan
    assert (panel.hours.value, panel.date.value) == (6, dt.date(2027, 3, 1))
    assert panel.targets["SQL"].value == 150
    assert files(folder) == before


def test_a_plan_changed_by_another_program_is_never_overwritten(panel, folder):
    text = (folder / "plan.toml").read_text().replace("hours_per_week = 6", "hours_per_week = 4")
    (folder / "plan.toml").write_text(text)
    panel.hours.value = 8
    panel.why.value = "a reason"
    panel.keep.click()
    assert "changed since" in panel.message
    assert (folder / "plan.toml").read_text() == text


def test_a_plan_beyond_the_sliders_widens_them(folder):
    text = (folder / "plan.toml").read_text()
    (folder / "plan.toml").write_text(
        text.replace("= 150", "= 900").replace("hours_per_week = 6", "hours_per_week = 31")
    )
    panel = plan(open_logbook(folder))
    assert (panel.hours.value, panel.targets["SQL"].value) == (31, 900)
    assert panel.state == panel.book.plan


def test_a_skill_s_name_is_text(folder):
    text = (folder / "plan.toml").read_text().replace('name = "SQL"', 'name = "<img src=x onerror=alert(1)>"')
    (folder / "plan.toml").write_text(text)
    panel = plan(open_logbook(folder))
    assert "<img" not in panel._sentence.value + panel._table.value + panel._alt.value
    assert not any(slider.description_allow_html for slider in panel.targets.values())


def test_a_fresh_folder_has_sliders_but_no_chart_and_says_how_to_begin(tmp_path):
    create_folder(tmp_path / "mine", dt.date(2026, 6, 28))
    panel = plan(open_logbook(tmp_path / "mine", dt.date(2026, 6, 28)))
    assert panel.figure is None
    assert "goal" in panel.blockers[0]
    assert "Add one: a skill" in panel.finding.sentence
    panel.hours.value = 4
    panel.why.value = "a reason"
    panel.keep.click()
    assert saved(tmp_path / "mine")["hours_per_week"] == 4


def test_a_reason_is_asked_for_once_and_not_insisted_on(panel, folder):
    before = files(folder)
    panel.hours.value = 8
    panel.keep.click()
    assert "A line on why" in panel.message
    assert files(folder) == before
    panel.keep.click()
    assert saved(folder)["hours_per_week"] == 8


def test_a_date_that_is_over_is_not_taken(panel):
    panel.date.value = panel.book.today
    assert "after today" in panel.message
    assert panel.state.escape_date == panel.date.value == dt.date(2027, 3, 1)


def test_a_goal_can_be_added_and_gets_its_slider(panel, folder):
    panel.goal_name.value, panel.goal_hours.value = "Dashboards", 25
    panel.new_goal.click()
    assert panel.targets["Dashboards"].value == 25
    assert panel.finding.table["goal"].tolist()[-2:] == ["Dashboards", "everything"]
    panel.goal_name.value = "SQL"
    panel.new_goal.click()
    assert "not a goal yet" in panel.message
    panel.why.value = "asked for in every posting"
    panel.keep.click()
    assert saved(folder)["goals"][-1] == {"kind": "skill_hours", "name": "Dashboards", "target": 25}
