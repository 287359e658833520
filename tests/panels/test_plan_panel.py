"""Replanning: a draft on sliders beside the kept plan, kept with a reason, taken back."""

import datetime as dt
import json
import tomllib

import ipywidgets as widgets
import pandas as pd
import pytest

from careerdata.logbook import append, create_folder, open_logbook
from careerdata.panels.steps.plan.panel import plan


@pytest.fixture
def panel(folder):
    return plan(open_logbook(folder))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def saved(folder):
    return tomllib.loads((folder / "plan.toml").read_text())


def everything(panel):
    return panel.finding.table.set_index("goal").loc["everything"]


def beside(panel):
    """The hours and the date of every plan in the comparison, by its name."""
    table = panel.drafts.compared().table.set_index("plan")
    return {name: (plan["hours_per_week"], f"{plan['ready_by']:%Y-%m-%d}") for name, plan in table.iterrows()}


def target(panel, kind, name):
    return panel.goals.rows[kind, name].target


def texts(trace):
    return list(trace.text) if getattr(trace, "mode", None) == "text" else []


def first_slider(box):
    for child in getattr(box, "children", ()):
        found = child if isinstance(child, widgets.FloatSlider) else first_slider(child)
        if found:
            return found
    return None


def middle_of_the_futures(panel):
    return next(list(trace.y) for trace in panel.figure.data if "50 % likely" in (trace.hovertemplate or ""))


def test_it_opens_on_the_kept_plan_hours_first(panel):
    assert first_slider(panel) is panel.hours
    assert panel.hours.description == "Hours a week"
    assert (panel.hours.value, panel.hours.step) == (6, 0.5)
    assert panel.date.value == dt.date(2027, 3, 1)
    assert [(row.target.description, row.target.value) for row in panel.goals.rows.values()] == [
        ("SQL, hours", 150),
        ("Experiment design, hours", 110),
        ("Storytelling with data, hours", 60),
        ("SQL: evidence", 4),
        ("Wins with Product Analytics, results", 6),
        ("A paid gig, gigs", 1),
        ("People in Product Analytics, people", 8),
    ]
    assert beside(panel) == {"Today's plan": (6, "2027-03-01")}
    assert panel.will_wait.text == panel.pending.text == ""


def test_moving_the_hours_changes_sentence_chart_and_comparison_and_no_file(panel, folder):
    before, drawn, chance = files(folder), middle_of_the_futures(panel), everything(panel)["chance"]
    panel.hours.value = 9
    assert "likely by 1 March 2027, at 9 hours a week." in panel.finding.sentence
    assert everything(panel)["chance"] > chance
    assert middle_of_the_futures(panel) != drawn
    assert beside(panel) == {"Today's plan": (6, "2027-03-01"), "This draft": (9, "2027-03-01")}
    assert "This draft is the likeliest" in panel.drafts.sentence.text
    assert "Today's plan has the lightest weeks (6 hours)" in panel.drafts.sentence.text
    assert files(folder) == before


def in_order(traces):
    """Return traces as text in which the order of what each says does not show."""
    return json.dumps(
        traces, sort_keys=True, default=lambda value: value.tolist() if hasattr(value, "tolist") else str(value)
    )


def test_after_any_move_the_chart_on_screen_is_the_one_that_would_be_drawn_afresh(panel):
    for move in (
        {"hours_per_week": 2.5},
        {"escape_date": dt.date(2027, 9, 1)},
        {"breaks": ()},
        {"goals": panel.state.goals[1:]},
    ):
        panel.change(**move)
        afresh = panel.draw(panel.finding)
        assert panel.figure.layout.to_plotly_json() == afresh.layout.to_plotly_json(), move
        drawn = [{**trace.to_plotly_json(), "uid": None} for trace in panel.figure.data]
        wanted = [{**trace.to_plotly_json(), "uid": None} for trace in afresh.data]
        assert in_order(drawn) == in_order(wanted), move


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
    target(panel, "skill_hours", "SQL").value = 100
    after = panel.finding.table.set_index("goal")
    assert after.loc["SQL", "target"] == 100
    assert after.loc["SQL", "date_50"] < before.loc["SQL", "date_50"]
    assert after.loc["SQL: evidence", "target"] == 4
    assert after.loc["Experiment design", "target"] == 110


def test_a_break_is_added_once_in_order_and_removed(panel):
    before = everything(panel)["chance"]
    assert panel.breaks.planned.label == "22 December 2025 to 4 January 2026"
    panel.breaks.first.value, panel.breaks.last.value = dt.date(2026, 7, 6), dt.date(2026, 8, 2)
    panel.breaks.new.click()
    panel.breaks.new.click()
    assert [str(item.first) for item in panel.state.breaks] == ["2025-12-22", "2026-07-06", "2026-08-10"]
    assert everything(panel)["chance"] < before
    panel.breaks.planned.value = panel.state.breaks[1]
    panel.breaks.remove.click()
    assert panel.state == panel.book.plan
    assert everything(panel)["chance"] == before


def test_half_a_break_is_asked_for(panel):
    panel.breaks.first.value = dt.date(2026, 7, 6)
    panel.breaks.new.click()
    assert "A break needs" in panel.message
    panel.breaks.last.value = dt.date(2026, 7, 5)
    panel.breaks.new.click()
    assert panel.state == panel.book.plan


def test_keeping_writes_the_plan_the_history_and_the_reason(panel, folder):
    panel.hours.value = 7.5
    target(panel, "skill_hours", "SQL").value = 160
    panel.why.value = "  Fridays are free now "
    panel.keep.click()
    assert saved(folder)["hours_per_week"] == 7.5
    assert saved(folder)["goals"][0]["target"] == 160
    assert "# Robin Hale's plan" in (folder / "plan.toml").read_text()
    history = pd.read_csv(folder / "plan-history.csv").tail(2)
    assert history["field"].tolist() == ["hours_per_week", "goal: SQL"]
    assert history["why"].tolist() == ["Fridays are free now"] * 2
    assert history["changed_on"].tolist() == ["2026-06-28"] * 2
    assert history["counts_from"].isna().all()
    assert panel.message == "Kept: hours per week 6 → 7.5; SQL 150 hours → 160 hours."
    assert panel.why.value == ""
    assert panel.book.plan.hours_per_week == 7.5
    assert beside(panel) == {"Today's plan": (7.5, "2027-03-01")}


def test_what_is_easier_waits_says_so_and_can_count_now(panel, folder):
    panel.hours.value, panel.date.value = 8, dt.date(2027, 6, 1)
    assert panel.will_wait.text == (
        "Easier, so it would wait seven days: escape date 1 March 2027 → 1 June 2027 from 5 July 2026 on. "
        "Harder counts at once."
    )
    panel.why.value = "the course runs until May"
    panel.keep.click()
    assert "escape date 1 March 2027 → 1 June 2027 from 5 July 2026 on" in panel.message
    assert (saved(folder)["hours_per_week"], saved(folder)["escape_date"]) == (8, dt.date(2027, 3, 1))
    assert saved(folder)["pending"] == [{"from": dt.date(2026, 7, 5), "escape_date": dt.date(2027, 6, 1)}]
    history = pd.read_csv(folder / "plan-history.csv").tail(2).set_index("field")
    assert history["counts_from"].fillna("at once").to_dict() == {
        "escape_date": "2026-07-05",
        "hours_per_week": "at once",
    }
    assert panel.pending.text.startswith("Kept and waiting, because it makes the plan easier: escape date")
    assert panel.date.value == dt.date(2027, 6, 1)
    assert beside(panel) == {"Today's plan": (8, "2027-03-01"), "Plan from 5 July 2026": (8, "2027-06-01")}

    panel.count_now.click()
    assert saved(folder)["escape_date"] == dt.date(2027, 6, 1)
    assert "pending" not in saved(folder)
    assert panel.pending.text == ""
    panel.take_back.click()
    panel.take_back.click()
    assert "pending" not in saved(folder)
    assert (saved(folder)["hours_per_week"], saved(folder)["escape_date"]) == (6, dt.date(2027, 3, 1))
    assert panel.date.value == dt.date(2027, 3, 1)


def test_what_waits_can_be_left_as_it_was_and_counts_by_itself_after_the_week(panel, folder):
    panel.goals.rows["people", "People in Product Analytics"].out.click()
    panel.why.value = "ten is enough"
    panel.keep.click()
    assert [goal["kind"] for goal in saved(folder)["goals"]].count("people") == 1
    a_week_later = plan(open_logbook(folder, dt.date(2026, 7, 5)))
    assert "people" not in set(a_week_later.finding.table["kind"])
    assert a_week_later.pending.text == ""
    panel.stay.click()
    assert "pending" not in saved(folder)
    assert ("people", "People in Product Analytics") in panel.goals.rows


def test_a_draft_on_the_sliders_survives_that_what_waits_counts_now(panel):
    panel.hours.value = 5
    panel.why.value = "a baby"
    panel.keep.click()
    panel.date.value = dt.date(2027, 1, 4)
    panel.count_now.click()
    assert panel.book.plan.hours_per_week == 5
    assert panel.date.value == dt.date(2027, 1, 4)


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
    assert beside(panel) == {"Today's plan": (6, "2027-03-01")}


def test_back_to_the_kept_plan_drops_the_draft(panel, folder):
    before = files(folder)
    panel.hours.value, panel.date.value = 12, dt.date(2026, 12, 24)
    target(panel, "skill_hours", "SQL").value = 10
    panel.back.click()
    assert panel.state == panel.book.plan
    assert (panel.hours.value, panel.date.value) == (6, dt.date(2027, 3, 1))
    assert target(panel, "skill_hours", "SQL").value == 150
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
    assert (panel.hours.value, target(panel, "skill_hours", "SQL").value) == (31, 900)
    assert panel.state == panel.book.plan


def test_what_lies_between_the_steps_of_a_slider_is_no_draft_when_the_browser_rounds_it(folder):
    """A browser shows 6.25 on a slider of half hours as 6.5, and sends that back unasked."""
    path = folder / "plan.toml"
    path.write_text(path.read_text().replace("hours_per_week = 6", "hours_per_week = 6.25"))
    found = plan(open_logbook(folder))
    found.hours.value = 6.5
    assert found.state.hours_per_week == 6.25
    found.hours.value = 7
    assert found.state.hours_per_week == 7
    # The focus of a log is no round number; what is shown is one.
    assert found.assumes.focus.value == round(found.assumes.focus.value)
    assert found.state.focus is None


def test_before_there_is_a_plan_nothing_is_said_of_promises_chances_and_hours(tmp_path):
    create_folder(tmp_path, dt.date(2026, 6, 1))
    found = plan(open_logbook(tmp_path, dt.date(2026, 6, 1)))
    assert found.history.sentence.startswith("Nothing is promised yet.")
    assert found.drafts.compared().frames["words"][["chance", "50 % by", "85 % by"]].iloc[0].tolist() == ["–"] * 3
    assert "no finished week of learning" in found.assumes.past_focus.text


def test_a_skill_s_name_is_text(folder):
    text = (folder / "plan.toml").read_text().replace('name = "SQL"', 'name = "<img src=x onerror=alert(1)>"')
    (folder / "plan.toml").write_text(text)
    panel = plan(open_logbook(folder))
    assert "<img" not in panel._sentence.value + panel._table.value + panel._alt.value
    assert not any(row.target.description_allow_html for row in panel.goals.rows.values())
    assert "<img" not in panel.next_steps.value


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


def test_a_goal_of_any_kind_can_be_added_and_gets_its_slider(panel, folder):
    form = panel.goals
    form.kind.value = "skill_hours"
    form.name.value, form.target.value = "Dashboards", 25
    form.new.click()
    form.kind.value = "evidence"
    form.name.value = "Dashboards"
    form.new.click()
    assert target(panel, "skill_hours", "Dashboards").value == 25
    assert target(panel, "evidence", "Dashboards").value == 3
    assert panel.finding.table["goal"].tolist()[-3:] == ["Dashboards", "Dashboards: evidence", "everything"]
    form.name.value = "dashboards"
    form.new.click()
    assert "already" in panel.message
    form.name.value = " "
    form.new.click()
    assert "needs a name" in panel.message
    panel.why.value = "asked for in every posting"
    panel.keep.click()
    assert saved(folder)["goals"][-2:] == [
        {"kind": "skill_hours", "name": "Dashboards", "target": 25},
        {"kind": "evidence", "name": "Dashboards", "target": 3},
    ]


def test_the_form_offers_names_that_fit_the_kind_and_goals_of_gigs_are_in_their_own_units(panel):
    form = panel.goals
    assert "SQL" in form.name.options
    form.kind.value = "gig_income"
    # The example was paid in euros.
    assert (form.name.description, form.name.options) == ("Currency", ("EUR",))
    form.name.value, form.target.value = "us dollars", 900
    form.new.click()
    assert "three letters" in panel.message
    form.name.value = "usd"
    form.new.click()
    assert target(panel, "gig_income", "USD").description == "Income, USD"
    for kind, unit in (("gig_leads", "leads"), ("gig_hours", "hours"), ("gigs", "gigs")):
        form.kind.value = kind
        assert (form.name.description, form.name.options) == ("Name", ())
        form.name.value, form.target.value = "Side work", 12
        form.new.click()
        assert target(panel, kind, "Side work").description == f"Side work, {unit}"
    added = panel.finding.table.iloc[-5:-1]
    assert added["unit"].tolist() == ["USD", "leads", "hours", "gigs"]
    assert added["target"].tolist() == [900, 12, 12, 12]


def test_a_goal_that_comes_earlier_gets_the_hours_first(panel):
    before = panel.finding.table.set_index("goal")["date_50"]
    panel.goals.rows["skill_hours", "Experiment design"].earlier.click()
    after = panel.finding.table.set_index("goal")["date_50"]
    assert after["Experiment design"] < before["Experiment design"]
    assert after["SQL"] > before["SQL"]
    assert list(panel.goals.rows)[:2] == [("skill_hours", "Experiment design"), ("skill_hours", "SQL")]
    assert panel.goals.rows["skill_hours", "Experiment design"].earlier.disabled
    assert panel.will_wait.text == ""


def test_up_to_three_drafts_stand_side_by_side_and_one_is_taken_up(panel, folder):
    before = files(folder)
    assert panel.drafts.set_aside.disabled
    for hours in (8, 9, 10):
        panel.hours.value = hours
        panel.drafts.set_aside.click()
    assert beside(panel) == {
        "Today's plan": (6, "2027-03-01"),
        "Draft A": (8, "2027-03-01"),
        "Draft B": (9, "2027-03-01"),
        "Draft C": (10, "2027-03-01"),
    }
    assert any("Draft B" in text for trace in panel.figure.data for text in texts(trace))
    panel.hours.value = 11
    panel.drafts.set_aside.click()
    assert "Let one go first" in panel.message
    panel.drafts.choice.value = "Draft B"
    panel.drafts.go_on.click()
    assert panel.hours.value == 9
    panel.drafts.choice.value = "Draft A"
    panel.drafts.let_go.click()
    assert list(beside(panel)) == ["Today's plan", "Draft B", "Draft C"]
    assert files(folder) == before


def test_the_load_is_the_job_and_the_plan_together(panel):
    # The last eight weeks of mood.csv.
    job = pd.read_csv(panel.book.folder / "mood.csv")["hours_worked"].dropna().tail(8).mean()
    panel.hours.value = 9
    assert panel.drafts.compared().table["job_and_plan"].tolist() == pytest.approx([job + 6, job + 9])


def test_what_it_would_take_is_asked_for_and_can_be_drafted(panel, folder):
    before = files(folder)
    assert panel.takes.answer.text == ""
    panel.takes.ask.click()
    assert panel.takes.answer.text.startswith("80 % takes 10 hours a week for the same date, or the date ")
    goal = panel.takes.answer.text.partition("“")[2].partition("”")[0]
    assert panel.takes.drop.description == f"Draft without “{goal}”"
    panel.takes.hours.click()
    assert panel.hours.value == 10
    assert everything(panel)["chance"] >= 0.8
    assert panel.takes.answer.text == ""
    panel.drop_draft()
    panel.takes.ask.click()
    panel.takes.date.click()
    assert panel.state.hours_per_week == 6
    assert everything(panel)["chance"] >= 0.8
    panel.drop_draft()
    panel.takes.ask.click()
    panel.takes.drop.click()
    assert len(panel.state.goals) == 6
    assert everything(panel)["chance"] >= 0.8
    assert files(folder) == before


def test_what_the_forecast_assumes_is_moved_kept_and_forgotten(panel, folder):
    chance, assumes = everything(panel)["chance"], panel.assumes
    so_far = assumes.focus.value
    assert f"{so_far:.0f} of every 100 hours" in assumes.past_focus.text
    assert (assumes.growth.value, assumes.as_before.disabled) == (0, True)
    assumes.focus.value = so_far - 20
    assert everything(panel)["chance"] < chance
    assert f"It assumes that {so_far - 20:.0f} % of the hours you learn go to these goals" in panel.finding.sentence
    assumes.as_before.click()
    assert (assumes.focus.value, everything(panel)["chance"]) == (so_far, chance)
    assumes.growth.value = 30
    assert everything(panel)["chance"] < chance
    assert any("as it grows" in note.text for note in panel.figure.layout.annotations)
    assert panel.will_wait.text == ""
    panel.why.value = "it always grows"
    panel.keep.click()
    assert saved(folder)["growth"] == 30
    assert "focus" not in saved(folder)
    assert (folder / "plan-history.csv").read_text().splitlines()[-1].endswith(",growth,0,30,,it always grows")
    panel.take_back.click()
    assert (assumes.growth.value, everything(panel)["chance"]) == (0, chance)


def test_this_week_and_the_next_steps_are_said(panel):
    assert panel.top.action.text.startswith("Next: 0.75 hours of learning by Sunday (5.25 of 6 done)")
    assert panel.next_steps.items[0] == "SQL: about 2.4 of your hours a week go here, as lately"
    assert [step.split(":")[0] for step in panel.next_steps.items] == [
        "SQL",
        "Experiment design",
        "Storytelling with data",
        "Wins with Product Analytics",
    ]


def test_the_weeks_and_the_promises_are_charts_of_their_own(panel):
    assert "2025" in panel.weeks().layout.yaxis.ticktext
    assert "1 September 2026" in panel.history.sentence
    kept = list(panel.promises().data[0].y)
    panel.date.value = dt.date(2026, 12, 1)
    panel.why.value = "sooner"
    panel.keep.click()
    assert list(panel.promises().data[0].y)[: len(kept) - 1] == kept[:-1]
    assert pd.Timestamp(panel.promises().data[0].y[-1]) == pd.Timestamp("2026-12-01")


def test_a_new_job_closes_the_old_needs_and_asks_keeps_the_logs_and_begins_a_plan_and_undo_takes_it_back(panel, folder):
    before = files(folder)
    form = panel.new_job
    form.first.value, form.role.value, form.team.value = dt.date(2026, 7, 1), "Product analyst", "Product Analytics"
    form.begin.click()
    assert files(folder) == before
    assert "keeps every log, begins a plan on 1 July 2026 that has no goal yet, and counts your usual" in form.told.text
    form.begin.click()
    plan_file = saved(folder)
    assert (plan_file["start"], plan_file["current_role"], plan_file["target_team"]) == (
        dt.date(2026, 7, 1),
        "Product analyst",
        "Product Analytics",
    )
    assert "goals" not in plan_file
    assert plan_file["usual_since"] == dt.date(2026, 7, 1)
    assert (folder / "spells.csv").read_text().splitlines()[1] == "2026-07-01,2026-07-01,new_job,"
    assert not set(pd.read_csv(folder / "pains.csv")["status"]) & {"open", "asked"}
    assert "not_yet" not in set(pd.read_csv(folder / "asks.csv")["answer"])
    kept = {name: text for name, text in files(folder).items() if name in ("mood.csv", "skills.csv", "contacts.csv")}
    assert kept == {name: before[name] for name in kept}
    panel.take_back.click()
    assert files(folder) == before


def test_a_new_job_that_is_noted_already_gets_no_second_row(panel, folder):
    append(folder, "spells", {"first": "2026-07-01", "last": "2026-07-01", "kind": "new_job"})
    panel = plan(open_logbook(folder))
    panel.new_job.first.value = dt.date(2026, 7, 1)
    panel.new_job.begin.click()
    panel.new_job.begin.click()
    assert saved(folder)["usual_since"] == dt.date(2026, 7, 1)
    assert len((folder / "spells.csv").read_text().splitlines()) == 2


def test_when_the_date_has_passed_it_says_what_is_left_and_each_way_on_becomes_the_draft(folder):
    panel = plan(open_logbook(folder, dt.date(2027, 3, 8)))
    assert panel.past_date.said.text.startswith("Your date, 1 March 2027, has passed. You reached ")
    assert list(panel.past_date.ways) == ["later", "enough", "anew"]
    panel.past_date.ways["anew"].click()
    assert (panel.state.start, panel.state.escape_date) == (dt.date(2027, 3, 8), dt.date(2028, 3, 8))
    assert "SQL: evidence" not in [goal.label for goal in panel.state.goals]
    assert panel.past_date.said.text == ""
    panel.drop_draft()
    panel.past_date.ways["enough"].click()
    assert panel.finding.facts.headline == "Everything in your plan is reached"


def test_the_headline_stands_first_with_what_would_help(panel):
    assert panel.children[0] is panel.top
    assert panel.top.headline.text == "70 % likely by 1 March, at 6 hours a week"
    assert (panel.top.number.text, panel.top.says.text) == ("10 hours", "a week make it 80 %")
    assert panel.top.action.text == "Next: 0.75 hours of learning by Sunday (5.25 of 6 done)."


def test_the_hours_can_go_to_one_skill_after_the_other(panel):
    assert panel.assumes.split.text.startswith("Hours are split as in your last half year: SQL")
    before = panel.finding.table.set_index("goal")["chance"]
    panel.assumes.in_order.value = True
    after = panel.finding.table.set_index("goal")["chance"]
    assert after["SQL"] > before["SQL"]
    assert after["everything"] == before["everything"]
    panel.assumes.as_before.click()
    assert panel.state == panel.book.plan
