"""What is nearly the name of a person or a skill is asked about in every form that takes one, before it is saved."""

import datetime as dt

import pytest

from careerdata import panels
from careerdata.logbook import append, open_logbook

TODAY = dt.date(2026, 6, 28)
INES = "Ines Okafor-Reid"
ASKED = f"Did you mean {INES}?"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.toml").write_text(
        "start = 2026-01-05\nescape_date = 2027-07-05\nhours_per_week = 5\n"
        '[[goals]]\nkind = "skill_hours"\nname = "Python"\ntarget = 40\n'
    )
    append(tmp_path, "contacts", {"contact": INES, "circle": "close"}, TODAY)
    append(tmp_path, "skills", {"date": TODAY, "skill": "SQL", "hours": 1.5}, TODAY)
    return tmp_path


@pytest.fixture
def page(folder):
    return lambda step: getattr(panels, step)(open_logbook(folder, TODAY))


def people_of_the_check_in(page):
    rows = page.people
    rows.add.value = "Ines"
    return rows.rows[0].children[-1], lambda: rows.rows[0].name


def people_at_an_event(page):
    rows = page.event_form.people
    rows.add.value = "Ines"
    return rows.rows[0].children[-1], lambda: rows.rows[0].name


def whom_one_asks(page):
    page.form.fields["to"].value = "Ines"
    return page.form._form.questions["to"].take, lambda: page.state.draft.to


def somebody_new(page):
    page.new_card.name.value = "Ines"
    return page.new_card._form.questions["contact"].take, lambda: page.new_card.name.value


def who_introduced_somebody(page):
    page.new_card.fields["met_through"].value = "Ines"
    return page.new_card._form.questions["met_through"].take, lambda: page.new_card.fields["met_through"].value


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("checkin", people_of_the_check_in),
        ("followups", people_at_an_event),
        ("ask", whom_one_asks),
        ("followups", somebody_new),
        ("followups", who_introduced_somebody),
    ],
)
def test_ines_is_asked_about_and_one_press_takes_the_whole_name(page, step, typed):
    button, name = typed(page(step))
    assert (button.description, name()) == (ASKED, "Ines")
    button.click()
    assert name() == INES


def test_a_skill_that_is_nearly_one_is_asked_about_in_the_check_in(page):
    rows = page("checkin").skills
    rows.add.value = "Sqll"
    button = rows.rows[0].children[-1]
    assert button.description == "Did you mean SQL?"
    button.click()
    assert rows.rows[0].name == "SQL"


def test_a_goal_that_is_nearly_a_skill_is_added_only_at_the_second_press(page):
    form = page("plan").goals
    form.name.value = "Sqll"
    assert form.question.take.description == "Did you mean SQL?"
    form.new.click()
    assert form.panel.message == "Did you mean SQL? If Sqll is right, press the button once more."
    assert [goal.name for goal in form.panel.state.goals] == ["Python"]
    form.new.click()
    assert [goal.name for goal in form.panel.state.goals] == ["Python", "Sqll"]


def test_a_skill_that_the_role_asks_for_is_asked_about_by_the_log_and_the_goals(page):
    form = page("plan").role
    form.skills.value = "Sqll, Pythn, Storytelling"
    assert form.panel.message == "Sqll: Did you mean SQL? Pythn: Did you mean Python?"


def test_somebody_new_with_a_near_name_is_saved_only_at_the_second_press(page, folder):
    card = page("followups").new_card
    card.name.value = "Ines"
    card.save.click()
    assert card._panel.message == f"{ASKED} If Ines is right, press the button once more. Nothing was saved."
    assert open_logbook(folder, TODAY).contacts["contact"].tolist() == [INES]
    card.save.click()
    assert open_logbook(folder, TODAY).contacts["contact"].tolist() == [INES, "Ines"]


def test_an_ask_to_a_near_name_is_saved_only_at_the_second_press(page, folder):
    panel = page("ask")
    fields = panel.form.fields
    fields["to"].value, fields["request"].value, fields["date"].value = "Ines", "Two days a week with her team", TODAY
    panel.save.click()
    assert panel.message == f"{ASKED} If Ines is right, press the button once more. Nothing was saved."
    assert open_logbook(folder, TODAY).asks.empty
    panel.save.click()
    assert open_logbook(folder, TODAY).asks["to"].tolist() == ["Ines"]


@pytest.mark.parametrize("name", [INES, "ines  okafor-reid", "Somebody Else", ""])
def test_a_name_that_is_one_or_like_none_is_not_asked_about(page, name):
    panel = page("ask")
    panel.form.fields["to"].value = name
    assert panel.form._form.questions["to"].layout.display == "none"
