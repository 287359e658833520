"""A whole folder, opened."""

import contextlib
import dataclasses
import datetime as dt
import difflib
import os
import sys
from pathlib import Path

import pytest

from careerdata.cli.main import main
from careerdata.logbook import create_folder, open_logbook, undo
from careerdata.plan import starter_plan
from careerdata.problems import NoLogbookError
from careerdata.schemas import LOGS

TODAY = dt.date(2026, 7, 12)
PLAN = "start = 2026-03-02\nescape_date = 2027-09-02\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a plan, and a function to put more files in it."""
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def put(folder, **files):
    for name, text in files.items():
        (folder / LOGS[name].file).write_text(text, encoding="utf-8")


def said(book):
    return [(p.file, p.line, p.value, p.severity) for p in book.problems]


def test_an_empty_folder_opens_with_a_plan_of_18_months_and_says_so(tmp_path):
    book = open_logbook(tmp_path, TODAY)
    assert book.plan == starter_plan(TODAY)
    assert said(book) == [("plan.toml", None, None, "notice")]
    assert all(len(getattr(book, name)) == 0 for name in LOGS)
    assert "0 weeks logged, 0 contacts, 1 problem to look at" in repr(book)


def test_one_bad_line_does_not_hide_the_rest(folder):
    put(folder, mood="week,mood\n2026-03-02,6\n2026-03-09,eleven\n", skills="date,skill,hours\n2026-03-02,SQL,2\n")
    book = open_logbook(folder, TODAY)
    assert len(book.mood) == 1
    assert len(book.skills) == 1
    assert said(book) == [("mood.csv", 3, "eleven", "set_aside")]
    assert repr(book) == f"Logbook in {folder}: 1 week logged, 0 contacts, 1 problem to look at"


def test_the_plan_is_read_with_its_problems(folder):
    (folder / "plan.toml").write_bytes("\ufeff# mine\r\nescape_date = soon\r\n".encode())
    assert said(open_logbook(folder, TODAY)) == [("plan.toml", 2, None, "refused")]


def test_names_that_are_not_in_contacts_are_told_once_each_with_the_likely_one(folder):
    put(
        folder,
        contacts="contact\nAnn Lee\nBo\n",
        touches="date,contact,kind\n2026-03-02,Ann Lee,met\n2026-03-02,Ann Leee,met\n2026-03-03,Ann Leee,met\n",
        asks="date,to,request\n2026-03-02,Zoe,more\n",
        endorsements="asked_on,contact\n2026-03-02,Zoe\n",
    )
    book = open_logbook(folder, TODAY)
    assert said(book) == [("touches.csv", 3, "Ann Leee", "notice"), ("endorsements.csv", 2, "Zoe", "notice")]
    assert 'If you mean "Ann Lee"' in book.problems[0].fix
    assert book.problems[1].fix == 'Add a row for "Zoe" to contacts.csv.'


def test_a_name_whose_row_was_set_aside_is_told_where_it_is_and_no_row_is_asked_for(folder):
    put(
        folder,
        contacts="contact,every_days\nAnn Lee,\nBob,0\n",
        touches="date,contact,kind\n2026-03-02,Bob,met\n2026-03-02,Zoe Far,met\n",
    )
    book = open_logbook(folder, TODAY)
    told = {problem.value: problem for problem in book.problems if problem.file == "touches.csv"}
    assert told["Bob"].message == ('the row of "Bob" in contacts.csv, line 3, was set aside: "0" is below 1.')
    assert "Add a row" not in told["Bob"].fix
    assert told["Zoe Far"].message == '"Zoe Far" is not in contacts.csv.'
    assert {name: why.line for name, why in book.people_aside.items()} == {"Bob": 3}


def test_without_any_contact_the_names_are_told_together(folder):
    put(folder, touches="date,contact,kind\n2026-03-02,Ann,met\n2026-03-02,Bo,met\n")
    book = open_logbook(folder, TODAY)
    assert said(book) == [("contacts.csv", None, None, "notice")]
    assert "2 people are named" in book.problems[0].message


def test_names_are_not_told_when_contacts_could_not_be_read(folder):
    put(folder, contacts="name\nAnn\n", touches="date,contact,kind\n2026-03-02,Ann,met\n")
    assert [problem.severity for problem in open_logbook(folder, TODAY).problems] == ["refused"]


def test_a_criterion_that_the_plan_does_not_have_is_asked_about_once(folder):
    (folder / "plan.toml").write_text(PLAN + '[[criteria]]\nname = "Teaching others"\n', encoding="utf-8")
    put(
        folder,
        wins="date,win,criterion\n2026-05-04,One,teaching  OTHERS\n2026-05-05,Two,Teaching other\n"
        "2026-05-06,Three,Budget\n2026-05-07,Four,Budget\n2026-05-08,Five,\n",
    )
    book = open_logbook(folder, TODAY)
    assert said(book) == [("wins.csv", 3, "Teaching other", "notice"), ("wins.csv", 4, "Budget", "notice")]
    assert "Did you mean" in book.problems[0].fix
    assert "Teaching others" in book.problems[0].fix
    assert "Did you mean" not in book.problems[1].fix
    # However it is written, it is the criterion of the plan.
    assert book.wins["criterion"].iloc[0] == "Teaching others"


def test_things_done_after_today_are_told(folder):
    put(
        folder,
        mood="week,mood\n2026-07-06,6\n2026-07-13,6\n",
        skills="date,skill,hours\n2026-07-12,SQL,2\n",
        touches="date,contact,kind,next_step_on\n2027-03-02,Ann,met,2027-04-01\n2028-03-02,Ann,met,\n",
        contacts="contact\nAnn\n",
    )
    book = open_logbook(folder, TODAY)
    assert said(book) == [("mood.csv", 3, "2026-07-13", "notice"), ("touches.csv", 2, "2027-03-02", "notice")]
    assert "12 July 2026; 1 more is too." in book.problems[1].message


def test_the_example_has_a_today_of_its_own_and_a_mark(folder):
    (folder / "plan.toml").write_text(PLAN + "as_of = 2026-06-28\n", encoding="utf-8")
    book = open_logbook(folder)
    assert book.example
    assert book.today == dt.date(2026, 6, 28)
    assert repr(book).startswith("Example logbook in ")
    assert open_logbook(folder, TODAY).today == TODAY
    assert not open_logbook_of_ones_own(folder).example


def open_logbook_of_ones_own(folder):
    (folder / "plan.toml").write_text(PLAN, encoding="utf-8")
    return open_logbook(folder, TODAY)


def test_a_logbook_cannot_be_changed_and_says_nothing_of_the_notes(folder):
    put(folder, mood="week,mood,note\n2026-03-02,6,my secret\n")
    book = open_logbook(folder, TODAY)
    with pytest.raises(dataclasses.FrozenInstanceError):
        book.today = TODAY
    assert "secret" not in repr(book)


def test_the_folder_is_the_named_one_then_the_nearest_with_a_plan(folder, tmp_path_factory, monkeypatch):
    other = tmp_path_factory.mktemp("other")
    create_folder(other / "career", TODAY)
    (folder / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(folder / "deep" / "er")
    assert open_logbook(today=TODAY).folder == folder
    monkeypatch.setenv("CAREERDATA_FOLDER", str(other / "career"))
    assert open_logbook(today=TODAY).folder == other / "career"
    monkeypatch.setenv("CAREERDATA_FOLDER", str(other / "nowhere"))
    with pytest.raises(NoLogbookError, match=r"CAREERDATA_FOLDER names .*nowhere"):
        open_logbook(today=TODAY)


def test_without_a_folder_the_person_is_told_how_to_make_one(tmp_path, monkeypatch):
    assert not any((parent / "plan.toml").exists() for parent in (tmp_path, *tmp_path.parents))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoLogbookError, match="careerdata new"):
        open_logbook()
    with pytest.raises(NoLogbookError, match="There is no folder"):
        open_logbook(Path("nowhere"))


def test_of_many_unknown_names_twenty_are_told_and_the_others_counted(folder, monkeypatch):
    tried = []
    real = difflib.get_close_matches

    def counted(*args):
        tried.append(args[0])
        return real(*args)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    for many, last in ((20, None), (21, "1 more person is named"), (60, "40 more people are named")):
        rows = "".join(f"2026-03-02,Person {number:04d},met\n" * 2 for number in range(many))
        put(folder, contacts="contact\nPerson 0000x\n", touches=f"date,contact,kind\n{rows}")
        tried.clear()
        problems = open_logbook(folder, TODAY).problems
        assert len(tried) == 20
        assert [problem.value for problem in problems[:20]] == [f"Person {number:04d}" for number in range(20)]
        assert 'If you mean "Person 0000x"' in problems[0].fix
        assert [(p.file, p.line, p.severity) for p in problems[20:]] == [("contacts.csv", None, "notice")] * (many > 20)
        assert last is None or problems[20].message.startswith(last)


def test_dates_of_a_plan_that_nobody_lives_to_see_are_told(folder):
    (folder / "plan.toml").write_text("start = 9999-12-01\n", encoding="utf-8")
    book = open_logbook(folder, TODAY)
    assert book.plan == starter_plan(TODAY)
    assert said(book) == [("plan.toml", 1, "9999-12-01", "set_aside")]


@pytest.fixture
def without_rights():
    """A context in which this process has no more rights than anybody: root may read what nobody else may."""

    @contextlib.contextmanager
    def as_anybody(folder):
        open_logbook(folder)
        mode = folder.stat().st_mode
        folder.chmod(0)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        try:
            if root:
                os.seteuid(65534)
            yield
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(mode)

    return as_anybody


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_a_folder_that_may_not_be_looked_into_is_told_in_a_sentence(tmp_path, without_rights, capsys):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mood.csv").write_text("week,mood\n2026-03-02,6\n")
    what = " may not be looked into. Give yourself the right to read and write it, and try again."
    with without_rights(folder):
        with pytest.raises(NoLogbookError, match=what):
            open_logbook(folder)
        with pytest.raises(NoLogbookError, match=what):
            undo(folder)
        assert main(["check", str(folder)]) == 2
    said = capsys.readouterr().err
    assert "mine may not be" in said
    assert "mistake" not in said


def test_steps_of_applications_are_read_with_one_name_and_a_slip_is_told(folder):
    put(
        folder,
        contacts="contact,organisation\nAnn Lee,Tern & Tide\n",
        applications="date,organisation,role,stage,contact\n2026-03-02,TERN  & Tide,Analyst,applied,ann lee\n"
        "2026-03-03,Acme,,found,\n2026-03-04,Acme,,sent,\n2026-03-04,Acme,,talked,Ann Leee\n2027-03-05,Acme,,refused,\n",
    )
    book = open_logbook(folder, TODAY)
    (tern,) = book.contacts["organisation"]
    assert list(book.applications["organisation"]) == [tern, "Acme", "Acme", "Acme"]
    assert book.applications["contact"].iloc[0] == "Ann Lee"
    aside, name, ahead = book.problems
    assert (aside.file, aside.line, aside.column, aside.value) == ("applications.csv", 4, "stage", "sent")
    assert aside.severity == "set_aside"
    assert (name.line, name.column, name.value) == (5, "contact", "Ann Leee")
    assert (ahead.line, ahead.column, ahead.value) == (6, "date", "2027-03-05")
