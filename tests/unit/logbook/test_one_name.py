"""One person is one person however their name is written, and so is a skill; what is nearly a name is asked about."""

import datetime as dt
import unicodedata
from itertools import permutations

import pandas as pd
import pytest

from careerdata import importers
from careerdata.analysis import followups, plan
from careerdata.importers.import_result import Import
from careerdata.logbook import Logbook, append, edit, open_logbook
from careerdata.text import name_key, nearest_name

TODAY = dt.date(2026, 7, 12)
NFD = unicodedata.normalize("NFD", "Zoë")


@pytest.fixture
def folder(tmp_path):
    def fill(plan="", **logs):
        (tmp_path / "plan.toml").write_text(f"start = 2026-03-02\nescape_date = 2027-09-02\n{plan}\n", encoding="utf-8")
        for log, text in logs.items():
            (tmp_path / f"{log}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return fill


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Kent", f"{NFD} Kent"),
        ("Data analysis", "data\u00a0 Analysis "),
        ("Siân O'Neil", "siân o’neil"),
        ("Ann\u200b Lee", "Ann Lee"),
        ("Jean‑Luc", "Jean-Luc"),
        ("STRASSE", "Straße"),
    ],
)
def test_ways_to_write_a_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Zoë", "Zoe"), ("C", "C++"), ("Ann Lee", "Annlee"), ("Python 2", "Python 3")]
)
def test_other_names_have_other_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("Ines", ["Ines Okafor-Reid", "Bo Lund"], "Ines Okafor-Reid"),
        ("Sqll", ["SQL", "Python"], "SQL"),
        ("ann lee", ["Ann Lee"], "Ann Lee"),
        ("Ann", ["Ann Lee", "Ann Moss"], None),  # one of two: which, nobody knows
        ("Python 3", ["Python 2"], None),
        ("Java", ["JavaScript"], None),
        ("SQL", ["NoSQL"], None),
        ("Bo", ["Ann"], None),
        ("Bo", [], None),
    ],
)
def test_what_is_nearly_a_name_is_found(name, known, meant):
    assert nearest_name(name, known) == meant


def test_one_name_stored_in_two_ways_is_one_person(folder):
    home = folder(contacts="contact,circle\nZoë,close\n", touches=f"date,contact,kind\n2026-07-01,{NFD},met\n")
    book = open_logbook(home, TODAY)
    assert book.problems == ()
    assert list(book.touches["contact"]) == ["Zoë"]


def test_a_goal_counts_the_hours_of_its_skill_however_that_is_written(folder):
    home = folder(
        '[[goals]]\nkind = "skill_hours"\nname = "Data analysis"\ntarget = 50',
        skills="date,skill,hours\n2026-07-01,Data\u00a0analysis,2\n2026-07-02,data  analysis,3\n",
    )
    book = open_logbook(home, TODAY)
    assert list(book.skills["skill"].unique()) == ["Data analysis"]
    assert book.problems == ()


def test_a_goal_that_no_row_counts_for_is_asked_about(folder):
    home = folder(
        '[[goals]]\nkind = "skill_hours"\nname = "Data analysis"\ntarget = 50',
        skills="date,skill,hours\n2026-07-01,Data analytics,2\n",
    )
    (problem,) = open_logbook(home, TODAY).problems
    assert problem.message == 'no row of skills.csv counts for the goal "Data analysis".'
    assert problem.fix == 'Did you mean "Data analytics"? Write one of the two like the other.'


GOALS = "".join(f'[[goals]]\nkind = "skill_hours"\nname = "{name}"\ntarget = 50\n' for name in ("SQL", "Storytelling"))


def test_a_goal_that_fits_no_row_is_told_kindly_beside_rows_that_count_for_none(folder):
    home = folder(GOALS, skills="date,skill,hours\n2026-07-01,SQL,2\n2026-07-01,Excel,3\n2026-07-02,Painting,1\n")
    (problem,) = open_logbook(home, TODAY).problems
    assert problem.message == 'no row of skills.csv counts for the goal "Storytelling".'
    assert problem.fix == (
        'If you have not begun with it, all is well. The rows of "Excel" and 1 more count for no goal.'
    )
    assert problem.severity == "notice"


@pytest.mark.parametrize("skills", ["date,skill,hours\n", "date,skill,hours\n2026-07-01,SQL,2\n"])
def test_a_plan_that_has_just_begun_has_no_problem_and_its_page_says_what_will_count(folder, skills):
    book = open_logbook(folder(GOALS, skills=skills), TODAY)
    assert book.problems == ()
    step = plan.read(book).table.set_index("goal")["next_step"]["Storytelling"]
    assert step.endswith("; what you log as “Storytelling” will count") == book.skills.empty


@pytest.mark.parametrize(
    "rows", [["acme ", "Acme", "Acme"], ["Acme", "acme ", "Acme"], ["ACME", "acme", "Acme", "Acme"]]
)
def test_a_name_is_written_as_most_rows_have_it_whatever_their_order(rows):
    for order in permutations(rows):
        gigs = pd.DataFrame({"date": [pd.Timestamp(TODAY)] * len(rows), "client": order, "stage": "lead"})
        assert set(Logbook.from_frames(today=TODAY, gigs=gigs).gigs["client"]) == {"Acme"}


def test_spellings_as_frequent_as_each_other_go_by_their_letters_in_every_column():
    contacts = pd.DataFrame({"contact": ["Bo", "Cy"], "team": ["data ", "DATA"]})
    exposure = pd.DataFrame({"date": [pd.Timestamp(TODAY)], "project": ["Report"], "team": ["Data"]})
    book = Logbook.from_frames(today=TODAY, contacts=contacts, exposure=exposure)
    assert [*book.contacts["team"], *book.exposure["team"]] == ["DATA"] * 3


def test_who_introduced_somebody_is_written_as_in_contacts():
    contacts = pd.DataFrame({"contact": ["ANN", "Bo", "Cy"], "met_through": [None, "ann", " Ann"]})
    book = Logbook.from_frames(today=TODAY, contacts=contacts)
    assert book.contacts["contact"].tolist() == ["ANN", "Bo", "Cy"]
    assert book.contacts["met_through"].dropna().tolist() == ["ANN", "ANN"]


def test_somebody_called_by_half_their_name_is_asked_about(folder):
    home = folder(contacts="contact\nInes Okafor-Reid\n", touches="date,contact,kind\n2026-07-01,Ines,met\n")
    (problem,) = open_logbook(home, TODAY).problems
    assert '"Ines Okafor-Reid"' in problem.fix


NAMES = '[names]\n"Ines Okafor" = ["Ines Reid", "I. Reid"]'


def test_an_earlier_name_stays_in_the_files_and_is_the_same_person(folder):
    home = folder(
        NAMES,
        contacts="contact\nInes Okafor\n",
        touches="date,contact,kind\n2026-03-01,ines reid,met\n2026-07-01,Ines Okafor,wrote\n",
        endorsements="asked_on,contact\n2026-07-01,I. Reid\n",
    )
    before = (home / "touches.csv").read_bytes()
    book = open_logbook(home, TODAY)
    assert book.problems == ()
    assert set(book.touches["contact"]) == set(book.endorsements["contact"]) == {"Ines Okafor"}
    edit(home, "endorsements", {"contact": "Ines Okafor"}, {"status": "given"}, TODAY)
    assert (home / "endorsements.csv").read_text().splitlines()[1].startswith("2026-07-01,I. Reid,")
    assert (home / "touches.csv").read_bytes() == before


def test_two_rows_that_the_plan_says_are_one_person_are_told(folder):
    home = folder(NAMES, contacts="contact,role\nInes Okafor,boss\nInes Reid,lead\n")
    (problem,) = open_logbook(home, TODAY).problems
    assert problem.message == 'this is "Ines Okafor" by [names] in plan.toml, who has a row on line 2 too.'
    assert (problem.line, problem.fix) == (3, "Keep one of the two rows.")


def test_a_client_by_an_earlier_name_is_the_same_person_on_every_page(folder):
    home = folder(NAMES, contacts="contact\nInes Okafor\n", gigs="date,client,stage\n2026-07-01,Ines Reid,lead\n")
    book = open_logbook(home, TODAY)
    assert list(followups.read(book).table["last_touch"].dt.date) == [dt.date(2026, 7, 1)]
    assert list(book.gigs["client"]) == ["Ines Okafor"]


def test_an_import_under_an_earlier_name_makes_no_second_person(folder):
    book = open_logbook(folder(NAMES, contacts="contact\nInes Okafor\n"), TODAY)
    touch = {"date": dt.date(2026, 7, 1), "contact": "I. Reid", "kind": "wrote", "from": "me"}
    found = Import("a network", {"contacts": ({"contact": "Ines Reid"},), "touches": (touch,)}, (), {})
    new = importers.compare(found, book).rows
    assert new["contacts"] == ()
    assert [row["contact"] for row in new["touches"]] == ["Ines Okafor"]


def test_two_rows_that_may_be_one_person_are_asked_about_and_stay_two(folder):
    home = folder(
        contacts="contact,role\nAnn Lee,boss\nann lee,lead\n", touches="date,contact,kind\n2026-07-01,ann lee,met\n"
    )
    book = open_logbook(home, TODAY)
    assert [(problem.line, problem.severity) for problem in book.problems] == [(3, "notice")]
    assert list(book.contacts["contact"]) == ["Ann Lee", "ann lee"]
    assert list(book.touches["contact"]) == ["ann lee"]
    edit(home, "contacts", {"contact": "ann lee"}, {"role": "head"}, TODAY)
    assert (home / "contacts.csv").read_text() == "contact,role\nAnn Lee,boss\nann lee,head\n"


def test_a_row_is_changed_by_the_name_that_a_page_shows(folder):
    home = folder(contacts=f"contact,role\n{NFD},boss\n")
    append(home, "touches", {"date": TODAY, "contact": "Zoë", "kind": "met"}, TODAY)
    edit(home, "contacts", {"contact": "Zoë"}, {"role": "head"}, TODAY)
    assert (home / "contacts.csv").read_text(encoding="utf-8") == f"contact,role\n{NFD},head\n"
    assert open_logbook(home, TODAY).problems == ()
