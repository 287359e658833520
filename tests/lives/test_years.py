"""What lives come to: every page on the first evening and on the last, and what is said of a whole year.

What chance decides is held by its stated rate.
"""

import datetime as dt

import pytest
from living import SEEDS, lived, person_at_the_end, rut_of
from person import BEGIN, Person
from promises import alarms, every_page_opens, findings
from stories import LIVES

from careerdata.analysis import plan
from careerdata.analysis.plan import past_date
from careerdata.logbook import open_logbook


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_every_page_opens_on_the_first_evening_and_on_the_last(life, tmp_path):
    weeks = (
        dict.fromkeys((1, life.weeks)) if len(SEEDS) > 1 else dict.fromkeys((1 if len(life.name) % 2 else life.weeks,))
    )
    for week, me in lived(life, tmp_path / "career", 0):
        if week in weeks:
            every_page_opens(open_logbook(me.folder, me.today))


def test_calm_lives_are_told_of_no_rut_beyond_the_stated_rate(tmp_path):
    """Of so many calm years, one in ten may hear of one: more than four of them are more than chance (1 in 300)."""
    told = 0
    years = [(life, seed) for life in LIVES for seed in range(3)]
    calm = 0
    for number, (life, seed) in enumerate(years):
        me = Person(tmp_path / str(number), life.hand, 100 + seed)
        story = life.story(me)
        next(story)
        if not me.truth.calm:
            continue
        calm += 1
        for _ in range(life.weeks - 1):
            me.monday += dt.timedelta(weeks=1)
            next(story)
        told += bool(alarms({"rut": rut_of(me)}))
    assert calm == 15
    assert told <= 4


def test_a_year_that_gets_worse_is_not_called_calm(tmp_path):
    assert alarms({"rut": rut_of(person_at_the_end("a slow slide", tmp_path / "career"))})


def test_what_was_bad_from_the_first_week_on_is_said_without_a_change(tmp_path):
    rut = rut_of(person_at_the_end("a chronic rut", tmp_path / "career"))
    assert (rut.facts.answer, alarms({"rut": rut})) == ("always", set())


def test_a_new_job_that_makes_it_better_raises_no_alarm(tmp_path):
    rut = rut_of(person_at_the_end("a new job in mid-year", tmp_path / "career"))
    assert (rut.facts.answer, alarms({"rut": rut})) == ("no", set())


def test_a_date_that_has_passed_is_said_with_what_was_reached_and_what_is_left(tmp_path):
    me = person_at_the_end("a plan whose date passes", tmp_path / "career")
    book = open_logbook(me.folder, me.today)
    # 40 weeks of two hours are more than the 40 that SQL asks for; nothing was logged of the other two.
    assert plan.read(book).sentence.startswith("Your date, 3 March 2025, has passed with 1 of 3 goals reached.")
    said, ways = past_date.read(book, book.plan)
    assert said.endswith("You reached SQL. Left are Data analysis (60 hours) and Python (80 hours).")
    assert [way.name for way in ways] == ["later", "enough", "anew"]


def test_old_exports_clear_nothing_that_is_due_and_make_no_missing_weeks(tmp_path):
    me = person_at_the_end("old exports first", tmp_path / "career")
    found = findings(open_logbook(me.folder, me.today))
    due = found["followups"].table.set_index("contact")
    # Promised for Tuesday of the first week; the meeting of a year before is no answer.
    assert "send the talk" in str(due.loc["Ann Lee"].to_dict())
    # Eight weeks of long ago and four of now: the year between them was never missed.
    rut = found["rut"].table
    assert rut["weeks_missing"].max() == 0
    assert not [step for step, finding in found.items() if "missing" in finding.sentence]


def test_an_empty_folder_says_something_true_and_a_next_step(tmp_path):
    book = open_logbook(tmp_path, BEGIN)
    assert "empty" in findings(book)["start"].sentence
    every_page_opens(book)
