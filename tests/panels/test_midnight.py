"""A page stays open past midnight: a save writes the day that stands in its form, and what it stamps is the new day."""

import datetime as dt

import pytest

from careerdata import panels
from careerdata.logbook import append, open_logbook

EVENING, MORNING = dt.date(2026, 6, 28), dt.date(2026, 6, 29)
"""A Sunday, and the Monday after it."""
PLAN = f"""start = 2026-01-05
escape_date = {MORNING}
hours_per_week = 5
[[goals]]
kind = "skill_hours"
name = "SQL"
target = 40
"""


class Clock:
    """Tells the day; the night comes when the test says so."""

    day = EVENING

    def __call__(self):
        return self.day


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def open_page(tmp_path, clock):
    (tmp_path / "plan.toml").write_text(PLAN)
    append(tmp_path, "contacts", {"contact": "Ann Lee", "circle": "close"}, EVENING)
    append(tmp_path, "touches", {"date": EVENING, "contact": "Ann Lee", "kind": "met", "from": "both"}, EVENING)
    return lambda name: getattr(panels, name)(open_logbook(tmp_path, clock))


@pytest.fixture
def rows(tmp_path):
    return lambda log: getattr(open_logbook(tmp_path, MORNING), log)


def touch(page):
    return page.form, page.done, lambda: page.contact.set_trait("value", "Ann Lee")


def figure(page):
    def fill():
        page.form["role"].value, page.form["low"].value = "Analyst", "56000"
        page.form["source"].value = "peer"

    return page.form, page.save, fill


def event(page):
    def fill():
        page.event_form.event.value, page.event_form.people.add.value = "Meetup", "Ann Lee"

    return page.event_form._form, page.event_form.save, fill


def result(page):
    def fill():
        page.result["project"].value, page.result["team"].value = "Churn report", "Product"

    return page.result, page.save, fill


def gig(page):
    return page.gig, page.save, lambda: page.gig["client"].set_trait("value", "Acme")


def word(page):
    def fill():
        page.form["contact"].value, page.form["kind"].value = "Ann Lee", "reference"

    return page.form, page.save, fill


def step(page):
    return page.form, page.save, lambda: page.form["organisation"].set_trait("value", "Acme")


FORMS = [
    (touch, "followups", "touches.date"),
    (event, "followups", "touches.date"),
    (figure, "pay", "pay.date"),
    (result, "exposure", "exposure.date"),
    (gig, "exposure", "gigs.date"),
    (step, "outside", "applications.date"),
    (word, "endorsements", "endorsements.asked_on"),
]


@pytest.mark.parametrize("way", FORMS, ids=lambda way: way[0].__name__)
@pytest.mark.parametrize("day", [EVENING, MORNING])
def test_the_day_in_the_form_is_the_day_that_is_saved(open_page, clock, rows, way, day):
    of, step, cell = way
    log, column = cell.split(".")
    page = open_page(step)
    form, save, fill = of(page)
    fill()
    clock.day = MORNING
    assert form[column].value == EVENING, "what stands in the form does not change by itself"
    form[column].value = day
    assert form[column].value == day, "no day up to the new today snaps back"
    save.click()
    assert rows(log)[column].iloc[-1].date() == day, page.message


def test_a_day_ahead_of_the_new_today_is_still_turned_down(open_page, clock, rows):
    page = open_page("followups")
    clock.day = MORNING
    page.form["date"].value = MORNING + dt.timedelta(days=1)
    page.done.click()
    assert page.message == "Choose the day it happened, today or earlier. Nothing was saved."
    assert len(rows("touches")) == 1


def test_an_emptied_form_begins_with_the_new_day(open_page, clock):
    page = open_page("exposure")
    clock.day = MORNING
    page.result["project"].value, page.result["team"].value = "Churn report", "Product"
    page.save.click()
    assert page.result["date"].value == MORNING


def test_a_snooze_counts_from_the_new_day(open_page, clock, rows):
    page = open_page("followups")
    clock.day = MORNING
    page.contact.value = "Ann Lee"
    page.two_weeks.click()
    assert rows("contacts")["snooze_until"].iloc[0].date() == dt.date(2026, 7, 13)


def test_letting_somebody_go_is_stamped_with_the_new_day(open_page, clock, rows):
    page = open_page("followups")
    page.contact.value = "Ann Lee"
    clock.day = MORNING
    page.card.why.value = "works in another trade"
    page.card.let_go.click()
    assert rows("contacts")["let_go_on"].iloc[0].date() == MORNING


def test_a_pain_point_is_noticed_on_the_new_day(open_page, clock, rows):
    page = open_page("needs")
    clock.day = MORNING
    page.add.value = "No time to think"
    page.save.click()
    assert rows("pains")["noticed_on"].iloc[0].date() == MORNING


def test_an_if_then_plan_is_made_on_the_new_day(open_page, clock, rows):
    page = open_page("intentions")
    clock.day = MORNING
    page.if_when.value, page.then_do.value = "I close my laptop", "I open the course"
    page.save.click()
    assert rows("intentions")["made_on"].iloc[0].date() == MORNING


def test_the_answer_to_an_ask_may_be_of_the_new_day(open_page, clock, rows):
    page = open_page("ask")
    page.form.fields["to"].value, page.form.fields["request"].value = "Ann Lee", "A raise of 5 % from October"
    page.form.fields["date"].value = EVENING
    clock.day = MORNING
    page.form.answer.value, page.form.answered_on.value = "yes", MORNING
    page.log_it.click()
    assert rows("touches")["date"].iloc[-1].date() == MORNING, page.message


def test_a_plan_is_not_moved_to_a_day_that_is_today_by_now(open_page, clock, rows):
    page = open_page("plan")
    clock.day = MORNING
    page.date.value = MORNING + dt.timedelta(days=365)
    page.keep.click()
    page.keep.click()
    assert rows("plan_history")["changed_on"].iloc[-1].date() == MORNING
    page.date.value = MORNING
    assert page.message == "Choose a day after today to be ready by."


def test_the_check_in_offers_the_new_day_for_people_and_hours(open_page, clock):
    clock.day = MORNING
    page = open_page("checkin")
    page.week.value = MORNING
    page.people.add.value = "Ann Lee"
    clock.day = MORNING + dt.timedelta(days=1)
    page.skills.add.value = "SQL"
    assert [day for _, day in page.skills.rows[0].form["date"].options] == [MORNING, clock.day]
    assert page.people.rows[0].form["date"].value == MORNING


def test_a_day_that_was_given_stays_the_day(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN)
    assert open_logbook(tmp_path, EVENING).as_of_now().today == EVENING
