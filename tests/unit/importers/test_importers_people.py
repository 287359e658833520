"""One person stays one person over many exports: renames, new jobs, namesakes, ids; worked out by hand."""

import json
import shutil

import pytest

from careerdata import importers
from careerdata.cli.import_ import run
from careerdata.cli.main import main
from careerdata.logbook import append, edit, open_logbook, undo
from careerdata.logbook.known_ids import FILE, id_of
from careerdata.problems import CareerdataError

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
ANNA = "Anna,Schmidt,https://www.linkedin.com/in/anna-1,,Acme,Analyst,01 Feb 2020\n"
OTHER_ANNA = "Anna,Schmidt,https://www.linkedin.com/in/anna-2,,Globex,Lead,05 Mar 2024\n"
BO = "Bo,Sample,https://www.linkedin.com/in/bo,,Initech,Engineer,08 Feb 2021\n"
ANNA_WROTE = "c1,Anna Schmidt,https://www.linkedin.com/in/anna-1,Me Example,/in/me,2026-05-04 10:00:00 UTC\n"
OTHER_ANNA_WROTE = "c2,Anna Schmidt,https://www.linkedin.com/in/anna-2,Me Example,/in/me,2026-05-05 10:00:00 UTC\n"
BO_WROTE = "c3,{},https://www.linkedin.com/in/bo,Me Example,/in/me,2026-05-06 10:00:00 UTC\n"


@pytest.fixture
def export(tmp_path):
    def write(people="", messages=""):
        place = tmp_path / "export"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        (place / "Connections.csv").write_text(HEADER + people)
        if messages:
            (place / "messages.csv").write_text(MESSAGES + messages)
        return place

    return write


def bring_in(place, folder, **answers):
    found = importers.read(place, me="Me Example")
    new = importers.compare(found, open_logbook(folder), {name.replace("_", " "): who for name, who in answers.items()})
    importers.save(folder, new)
    return new


def touches(folder):
    book = open_logbook(folder)
    return [(f"{day:%d}", name) for day, name in zip(book.touches["date"], book.touches["contact"], strict=True)]


def test_after_one_of_two_namesakes_left_the_other_ones_messages_are_hers(folder, export):
    bring_in(export(ANNA + OTHER_ANNA, ANNA_WROTE), folder)
    new = bring_in(export(OTHER_ANNA, OTHER_ANNA_WROTE), folder)
    assert new.rows["contacts"] == ()
    assert new.questions == ()
    assert touches(folder) == [("04", "Anna Schmidt"), ("05", "Anna Schmidt (Globex)")]


def test_a_namesake_with_a_profile_of_her_own_is_somebody_new(folder, export):
    bring_in(export(ANNA), folder)
    new = bring_in(export(OTHER_ANNA, OTHER_ANNA_WROTE), folder)
    assert [row["contact"] for row in new.rows["contacts"]] == ["Anna Schmidt (Globex)"]
    assert touches(folder) == [("05", "Anna Schmidt (Globex)")]


def test_where_no_id_is_known_a_namesake_is_asked_about_and_nothing_is_written_for_her(folder, export):
    append(folder, "contacts", {"contact": "Anna Schmidt", "organisation": "Acme"})
    append(folder, "touches", {"date": "2026-01-05", "contact": "Anna Schmidt", "kind": "met"})
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    new = bring_in(export(OTHER_ANNA, OTHER_ANNA_WROTE), folder)
    assert [question.text for question in new.questions] == [
        "Is Anna Schmidt (Globex, connected 5 March 2024), on LinkedIn, the same as Anna Schmidt (Acme), or somebody new?"
    ]
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before
    said = importers.report(importers.read(export(OTHER_ANNA, OTHER_ANNA_WROTE), me="Me Example"), new)
    assert "touches.csv: 0 new rows; 1 waits for your answer." in said
    assert '--person "Anna Schmidt=Anna Schmidt", or for somebody new --person "Anna Schmidt=new"' in said


@pytest.mark.parametrize(("who", "name"), [("new", "Anna Schmidt (Globex)"), ("Anna Schmidt", "Anna Schmidt")])
def test_an_answer_is_remembered_and_not_asked_again(folder, export, who, name):
    append(folder, "contacts", {"contact": "Anna Schmidt", "organisation": "Acme"})
    bring_in(export(OTHER_ANNA), folder, Anna_Schmidt=who)
    new = bring_in(export(OTHER_ANNA, OTHER_ANNA_WROTE), folder)
    assert new.questions == ()
    assert touches(folder) == [("05", name)]


def test_two_of_one_name_in_an_export_are_both_asked_about_where_one_is_known_by_name_alone(folder, export):
    append(folder, "contacts", {"contact": "Anna Schmidt"})
    assert len(bring_in(export(ANNA + OTHER_ANNA), folder).questions) == 2
    edit(folder, "contacts", {"contact": "Anna Schmidt"}, {"organisation": "globex"})
    new = bring_in(export(ANNA + OTHER_ANNA), folder)
    assert [row["contact"] for row in new.rows["contacts"]] == ["Anna Schmidt (Acme)"]


def test_a_known_profile_under_a_new_name_is_asked_about_then_one_person_and_the_past_stays(folder, export):
    bring_in(export(BO, BO_WROTE.format("Bo Sample")), folder)
    written = (folder / "touches.csv").read_bytes()
    married = export(BO.replace("Sample", "Married"), BO_WROTE.format("Bo Married").replace("05-06", "06-07"))
    new = bring_in(married, folder)
    assert [question.text for question in new.questions] == [
        "Bo Sample is now Bo Married on LinkedIn, by their profile. Same person?"
    ]
    assert (folder / "touches.csv").read_bytes() == written
    bring_in(married, folder, Bo_Married="Bo Sample")
    book = open_logbook(folder)
    assert list(book.contacts["contact"]) == ["Bo Married"]
    assert touches(folder) == [("06", "Bo Married"), ("07", "Bo Married")]
    assert (folder / "touches.csv").read_bytes().startswith(written)
    assert '"Bo Married" = ["Bo Sample"]' in (folder / "plan.toml").read_text()
    assert not bring_in(married, folder).questions


def test_a_new_job_is_kept_with_the_day_it_was_told_and_a_third_import_leaves_that_day(folder, export):
    bring_in(export(BO), folder)
    assert open_logbook(folder).new_jobs == {}
    for _ in range(2):
        bring_in(export(BO.replace("Initech", "Hooli")), folder)
        assert open_logbook(folder).new_jobs == {"Bo Sample": ("Hooli", open_logbook(folder).today)}


MAILED = BO.replace(",,Initech", ",Bo@Example.com,Initech")


def test_a_profile_at_another_address_is_known_by_the_e_mail_address_which_is_stored_nowhere(folder, export):
    bring_in(export(MAILED, BO_WROTE.format("Bo Sample")), folder)
    moved = (
        MAILED.replace("in/bo", "in/bo-2").replace("Bo@", "bo@").replace("08 Feb", "09 Feb").replace("Initech", "Hooli")
    )
    new = bring_in(export(moved), folder)
    assert (new.questions, new.rows["contacts"]) == ((), ())
    bring_in(export(moved.replace("Bo@", ""), BO_WROTE.format("Bo Sample").replace("in/bo", "in/bo-2")), folder)
    assert set(touches(folder)) == {("06", "Bo Sample")}
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"example.com" not in kept.lower()


def test_another_name_at_a_known_e_mail_address_is_asked_about(folder, export):
    bring_in(export(MAILED), folder)
    new = bring_in(export(MAILED.replace("Sample", "Married").replace("in/bo", "in/bo-married")), folder)
    assert [question.text for question in new.questions] == [
        "Bo Sample is now Bo Married on LinkedIn, by their e-mail address. Same person?"
    ]


def test_an_e_mail_address_that_two_people_have_tells_nobody_apart(folder, export):
    bring_in(export(MAILED + ANNA.replace(",,Acme", ",bo@example.com,Acme")), folder)
    new = bring_in(export(MAILED.replace("Bo,Sample", "Cy,Other").replace("in/bo", "in/cy")), folder)
    assert new.questions == ()
    assert [row["contact"] for row in new.rows["contacts"]] == ["Cy Other"]


def test_a_profile_that_went_to_somebody_else_is_a_new_person(folder, export):
    bring_in(export(BO, BO_WROTE.format("Bo Sample")), folder)
    other = export(BO.replace("Bo,Sample", "Cy,Other"), BO_WROTE.format("Cy Other").replace("05-06", "06-07"))
    bring_in(other, folder, Cy_Other="new")
    assert touches(folder) == [("06", "Bo Sample"), ("07", "Cy Other")]
    assert not bring_in(other, folder).questions


def test_a_new_job_is_news_once_and_the_card_follows_unless_it_was_changed_by_hand(folder, export):
    bring_in(export(BO + ANNA), folder)
    edit(folder, "contacts", {"contact": "Anna Schmidt"}, {"organisation": "Acme Ltd"})
    moved = export(BO.replace("Initech,Engineer", "Globex,Lead") + ANNA.replace("Acme", "Hooli"))
    new = bring_in(moved, folder)
    assert new.questions == ()
    assert new.rows["contacts"] == ()
    why = "a reason to congratulate, which is giving and asks for nothing."
    assert sorted(new.news) == [
        f"Anna Schmidt has moved from Acme to Hooli: {why} contacts.csv says Acme Ltd, and stays as it is.",
        f"Bo Sample has moved from Initech to Globex: {why}",
    ]
    cards = open_logbook(folder).contacts.set_index("contact")
    assert cards["organisation"].to_dict() == {"Bo Sample": "Globex", "Anna Schmidt": "Acme Ltd"}
    assert cards.loc["Bo Sample", "role"] == "Lead"
    assert bring_in(moved, folder).news == ()


def test_somebody_whose_address_changed_is_known_by_name_and_the_day_of_connecting(folder, export):
    bring_in(export(BO), folder)
    moved = export(BO.replace("/in/bo,", "/in/bo-the-second,").replace("Initech", "Globex"))
    new = bring_in(moved, folder)
    assert (new.rows["contacts"], new.questions) == ((), ())
    assert not bring_in(export(BO.replace("/in/bo,", "/in/bo-the-second,").replace("Sample", "M")), folder).rows[
        "contacts"
    ]


def test_one_undo_takes_back_rows_names_and_ids(folder, export):
    bring_in(export(BO), folder)
    names = ("contacts.csv", FILE)
    before = [(folder / name).read_bytes() for name in names]
    bring_in(export(BO.replace("Sample", "Married") + ANNA, ANNA_WROTE), folder, Bo_Married="Bo Sample")
    undo(folder)
    assert [(folder / name).read_bytes() for name in names] == before
    assert not (folder / "touches.csv").exists()
    assert not (folder / "plan.toml").exists()
    undo(folder)
    assert not any((folder / name).exists() for name in names)


def test_ids_alone_are_kept_and_taken_back_by_an_undo_of_their_own(folder, export):
    append(folder, "contacts", {"contact": "Bo Sample", "organisation": "Initech"})
    new = bring_in(export(BO), folder)
    assert not any(new.rows.values())
    assert undo(folder) == "Taken back: what an import knew people by."
    assert not (folder / FILE).exists()
    assert len(open_logbook(folder).contacts) == 1


def test_no_address_is_stored_and_nobody_else_may_read_what_is(folder, export):
    bring_in(export(BO), folder)
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    every = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"linkedin.com" not in every
    assert b"in/bo" not in every
    assert b"linkedin:" not in b"".join(path.read_bytes() for path in folder.glob("*.csv"))
    assert list(json.loads((folder / FILE).read_text())["people"]) == [id_of("linkedin", "in/bo")]


@pytest.mark.parametrize("damage", [b"{", b"\xff\xfe", b"[]", b'{"people": {}, "seal": ""}', None])
def test_a_damaged_file_of_ids_is_told_not_believed_and_written_anew(folder, export, damage):
    bring_in(export(BO), folder)
    good = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(good.replace(b"Bo Sample", b"Cy Sample") if damage is None else damage)
    new = bring_in(export(BO, BO_WROTE.format("Bo Sample")), folder)
    assert [(problem.file, problem.message, problem.fix) for problem in new.problems] == [
        (
            FILE,
            "what earlier imports knew people by is damaged and is not used: people are known by their names.",
            "There is nothing to do: the next import that is saved writes it anew.",
        )
    ]
    assert touches(folder) == [("06", "Bo Sample")]
    assert (folder / FILE).read_bytes() == good
    assert undo(folder).startswith("Taken back")


def test_the_command_asks_and_an_answer_that_names_nobody_is_refused(folder, export, capsys):
    append(folder, "contacts", {"contact": "Anna Schmidt", "organisation": "Acme"})
    place = str(export(OTHER_ANNA))
    assert main(["import", place, "--into", str(folder)]) == 1
    assert "Who is this?" in capsys.readouterr().out
    assert main(["import", place, "--into", str(folder), "--person", "Anna Schmidt=Nobody"]) == 2
    assert "Nobody in contacts.csv is called" in capsys.readouterr().err
    assert main(["import", place, "--into", str(folder), "--person", "Anna Schmidt=new"]) == 0
    assert list(open_logbook(folder).contacts["contact"]) == ["Anna Schmidt", "Anna Schmidt (Globex)"]


@pytest.mark.parametrize(("typed", "people"), [("1", 1), ("n", 2), ("", 1)])
def test_whoever_sits_at_the_terminal_is_asked_one_by_one(folder, export, typed, people):
    from careerdata.cli.main import _parser

    append(folder, "contacts", {"contact": "Anna Schmidt", "organisation": "Acme"})
    arguments = _parser().parse_args(["import", str(export(OTHER_ANNA)), "--into", str(folder)])
    said = []
    assert run(arguments, lambda _: typed, said.append) == bool(typed)
    assert "somebody new?" in said[0]
    assert len(open_logbook(folder).contacts) == people


def test_an_answer_about_nobody_in_the_export_is_refused(folder, export):
    with pytest.raises(CareerdataError, match='Nobody in this export is called "Cy Nobody"'):
        bring_in(export(BO), folder, Cy_Nobody="new")


def test_somebody_known_who_left_and_wrote_is_no_stranger(folder, export):
    bring_in(export(BO + ANNA), folder)
    place = export(ANNA, BO_WROTE.format("Bo Sample"))
    assert main(["import", str(place), "--into", str(folder), "--me", "Me Example"]) == 0
    assert touches(folder) == [("06", "Bo Sample")]
