"""Rows added and changed: nothing else in the file moves, and what does not fit is not written."""

import datetime as dt
import multiprocessing
import stat

import pandas as pd
import pytest

from careerdata.logbook import append, append_rows, create_folder, edit, open_logbook, read_log, save_together, undo
from careerdata.problems import FileBusyError, NoLogbookError, RowRefusedError, UnknownLogError
from careerdata.schemas import LOGS, Contacts, Gigs, Mood, Pay, Skills, Touches

TODAY = dt.date(2026, 7, 12)
WEEK = dt.date(2026, 3, 2)
MINE = (
    "# my own log; do not touch\r\n"
    "week,tea,mood,note\r\n"
    '2026-03-02,mint,6,"said ""no"""\r\n'
    "2026-03-09,,good,\r\n"  # no number: this line is not understood
    "\r\n"
    "2026-03-16 , black ,7,\r\n"
    "# a holiday\r\n"
    "2026-03-30,,4,last line without an end"
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def put(folder, text, log="mood"):
    data = text if isinstance(text, bytes) else text.encode()
    (folder / LOGS[log].file).write_bytes(data)
    return data


def get(folder, log="mood"):
    return (folder / LOGS[log].file).read_bytes()


# ---- append


def test_a_missing_file_is_made_with_every_column_for_the_person_alone(folder):
    append(folder, "mood", {"week": WEEK, "mood": 6.5, "note": "calm"}, TODAY)
    assert get(folder) == (
        b"week,mood,sunday_dread,boredom,frustration,worn_out,work_quality,outside_work,hours_worked,note\n"
        b"2026-03-02,6.5,,,,,,,,calm\n"
    )
    assert stat.S_IMODE((folder / "mood.csv").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / ".careerdata").stat().st_mode) == 0o700


def test_what_is_there_stays_byte_for_byte(folder):
    before = put(folder, b"\xef\xbb\xbf" + MINE.encode())
    append(folder, "mood", {"week": dt.date(2026, 4, 6), "mood": 6, "note": "back"}, TODAY)
    assert get(folder) == before + b"\r\n2026-04-06,,6,back\r\n"


def test_a_file_keeps_its_encoding_delimiter_and_decimal_comma(folder):
    before = put(folder, "week;mood;note\n2026-03-02;5,5;Zürich\n".encode("cp1252"))
    append(folder, "mood", {"week": "2026-03-09", "mood": 6.5, "note": "Köln; Bonn"}, TODAY)
    assert get(folder) == before + '2026-03-09;6,5;"Köln; Bonn"\n'.encode("cp1252")


def test_utf_16_stays_utf_16(folder):
    before = put(folder, "week\tmood\n2026-03-02\t5\n".encode("utf-16"))
    append(folder, "mood", {"week": "2026-03-09", "mood": 6}, TODAY)
    assert get(folder) == before + "2026-03-09\t6\n".encode("utf-16-le")


def test_the_end_mark_of_an_old_editor_stays_at_the_end(folder):
    put(folder, "week,mood\n2026-03-02,5\n\x1a")
    append(folder, "mood", {"week": "2026-03-09", "mood": 6}, TODAY)
    assert get(folder) == b"week,mood\n2026-03-02,5\n2026-03-09,6\n\x1a"


def test_a_letter_that_the_files_encoding_lacks_is_not_written(folder):
    before = put(folder, "week,mood,note\n2026-03-02,5,Zürich\n".encode("cp1252"))
    with pytest.raises(RowRefusedError, match=r'"日" cannot be written in this file.*Save the file as UTF-8'):
        append(folder, "mood", {"week": "2026-03-09", "mood": 6, "note": "日"}, TODAY)
    assert get(folder) == before


def test_a_column_that_the_file_lacks_is_added_at_the_right_when_it_is_needed(folder):
    put(folder, MINE)
    append(folder, "mood", {"week": "2026-04-06", "mood": 6, "boredom": None}, TODAY)
    assert b"boredom" not in get(folder)
    append(folder, "mood", {"week": "2026-04-13", "mood": 6, "boredom": 3, "hours_worked": 41.5}, TODAY)
    lines = get(folder).decode().split("\r\n")
    assert lines[1] == "week,tea,mood,note,boredom,hours_worked"
    assert lines[2] == '2026-03-02,mint,6,"said ""no""",,'
    assert lines[0] == "# my own log; do not touch"
    assert lines[-2] == "2026-04-13,,6,,3,41.5"
    frame, problems = read_log(folder / "mood.csv", Mood)
    assert len(frame) == 5
    assert [problem.line for problem in problems if problem.severity == "set_aside"] == [4]


@pytest.mark.parametrize(
    "note",
    [
        "  blanks  ",
        "a,b;c\td|e",
        'say "no"',
        '"',
        "one\ntwo\r\nthree\rfour",
        "# no comment",
        "=1+1",
        "+49",
        "-",
        "@ann",
        "<<<<<<< HEAD",
        "NA",
        "007",
        "日本 😀",
        "a\u2028b",
        "\ufeffx",
        "sep=;",
    ],
)
def test_any_text_comes_back_as_it_was_given(folder, note):
    append(folder, "contacts", {"contact": note, "note": note}, TODAY)
    append(folder, "contacts", {"contact": "after"}, TODAY)
    frame, problems = read_log(folder / "contacts.csv", Contacts)
    assert problems == ()
    assert frame["contact"].tolist() == [note, "after"]
    assert frame["note"].iloc[0] == note


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (dt.date(2026, 3, 2), 1.5),
        (dt.datetime(2026, 3, 2, 17, 30), 1),
        (pd.Timestamp("2026-03-02"), "1.5"),
        ("02.03.2026 ", 1.234),
        ("2026-03-02", 0.1 + 0.2),
    ],
)
def test_values_may_come_in_the_types_that_programs_have(folder, day, hours):
    put(folder, "date,skill,hours\n2026-02-28,SQL,2.5\n25.02.2026,SQL,1\n", "skills")
    append(folder, "skills", {"date": day, "skill": 7, "hours": hours, "kind": "Project", "note": float("nan")}, TODAY)
    frame, _ = read_log(folder / "skills.csv", Skills)
    assert frame["date"].iloc[-1] == pd.Timestamp("2026-03-02")
    assert frame["hours"].iloc[-1] == float(hours)
    assert frame["skill"].iloc[-1] == "7"
    assert frame["kind"].iloc[-1] == "project"
    assert get(folder, "skills").decode().splitlines()[-1].startswith("2026-03-02,7,")


def test_three_decimals_cannot_be_taken_for_thousands(folder):
    put(folder, "date;client;stage;income\n", "gigs")
    append(folder, "gigs", {"date": WEEK, "client": "Acme", "stage": "done", "income": 1.125}, TODAY)
    frame, problems = read_log(folder / "gigs.csv", Gigs)
    assert problems == ()
    assert frame["income"].tolist() == [1.125]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"week": WEEK, "mood": 11}, 'column mood: "11" is above 10. Write a number from 0 to 10.'),
        ({"week": WEEK, "mood": 6.3}, "the scale goes in halves"),
        ({"week": WEEK, "mood": "fine"}, '"fine" is not a number'),
        ({"week": WEEK}, "column mood: this cell is empty"),
        ({"week": "03/04/2026", "mood": 6}, "could be 3 April 2026 or 4 March 2026"),
        ({"week": dt.date(2026, 2, 23), "mood": 6}, '"2026-02-23" has a row already, on line 2'),
        ({"week": dt.date(2026, 2, 23), "mood": 5}, "repeats line 2"),
        ({"week": WEEK, "mood": 6, "mod": 1}, 'no column "mod". The columns are week, mood, sunday_dread'),
        ({"week": WEEK, "mood": 6, "note": "a\0b"}, "NUL"),
        ({"week": WEEK, "mood": 6, "note": "\ud800"}, "cannot be written"),
    ],
)
def test_a_row_that_does_not_fit_is_not_written(folder, row, said):
    before = put(folder, "week,mood,note\n2026-02-23,5,\n")
    with pytest.raises(RowRefusedError) as caught:
        append(folder, "mood", row, TODAY)
    assert said in str(caught.value)
    assert str(caught.value).startswith("mood.csv")
    # The row stands on no line of the file, so a number would lead nowhere.
    assert [problem.line for problem in caught.value.problems] == [None] * len(caught.value.problems)
    assert caught.value.problems
    assert get(folder) == before


def test_rows_are_written_all_or_none(folder):
    rows = [{"week": WEEK, "mood": 6}, {"week": WEEK, "mood": 7}]
    with pytest.raises(RowRefusedError, match="has a row already"):
        append_rows(folder, "mood", rows, TODAY)
    assert not (folder / "mood.csv").exists()
    append_rows(folder, "mood", [], TODAY)
    assert not (folder / "mood.csv").exists()


def test_a_row_does_not_settle_what_an_unclear_amount_of_another_row_means(folder):
    # 52.000 is set aside, for it could be 52000 or 52; a row with a decimal point does not settle that for money.
    before = put(folder, "date;role;low\n2026-03-02;analyst;52.000\n", "pay")
    append(folder, "pay", {"date": WEEK, "role": "clerk", "low": 40000.5}, TODAY)
    assert get(folder, "pay") == before + b"2026-03-02;clerk;40000.5\n"
    read, problems = read_log(folder / "pay.csv", LOGS["pay"].schema)
    assert read["low"].tolist() == [40000.5]
    assert [problem.value for problem in problems if problem.severity == "set_aside"] == ["52.000"]


def test_a_row_that_would_change_how_others_are_read_is_not_written(folder):
    # 1.250 hours are set aside, for they could be 1250 or 1.25; a row with 1.5 hours would make them 1.25.
    before = put(folder, "date;client;stage;hours\n2026-02-23;Acme;done;1.250\n", "gigs")
    gig = {"date": WEEK, "client": "Bo", "stage": "done"}
    with pytest.raises(RowRefusedError, match="other rows of the file would be read differently"):
        append(folder, "gigs", gig | {"hours": 1.5}, TODAY)
    assert get(folder, "gigs") == before
    append(folder, "gigs", gig | {"hours": 2}, TODAY)
    assert get(folder, "gigs") == before + b"2026-03-02;Bo;done;2\n"


def test_a_number_is_written_the_way_the_file_writes_them(folder):
    # 1.250 is read as 1.25 because 2.5 shows a decimal point; a decimal comma would make it unclear.
    before = put(folder, "week;mood;hours_worked\n2026-02-23;5;1.250\n2026-03-02;5;2.5\n")
    append(folder, "mood", {"week": "2026-03-09", "mood": "6,5"}, TODAY)
    assert get(folder) == before + b"2026-03-09;6.5;\n"


def test_a_file_that_is_not_understood_is_never_written(folder):
    before = put(folder, "week,moood\n2026-03-02,6\n")
    with pytest.raises(FileBusyError, match=r"the column mood is missing.*Nothing was saved"):
        append(folder, "mood", {"week": "2026-03-09", "mood": 6}, TODAY)
    with pytest.raises(FileBusyError):
        edit(folder, "mood", {"week": WEEK}, {"mood": 7}, TODAY)
    assert get(folder) == before


def test_a_read_only_file_is_left_alone(folder):
    before = put(folder, "week,mood\n")
    (folder / "mood.csv").chmod(0o400)
    with pytest.raises(FileBusyError, match=r"mood.csv could not be saved: it may not be written"):
        append(folder, "mood", {"week": WEEK, "mood": 6}, TODAY)
    assert get(folder) == before
    assert not list(folder.glob(".careerdata-*"))


def test_a_file_elsewhere_that_is_linked_stays_a_link(folder, tmp_path_factory):
    target = tmp_path_factory.mktemp("elsewhere") / "log.csv"
    target.write_text("week,mood\n")
    target.chmod(0o640)
    (folder / "mood.csv").symlink_to(target)
    append(folder, "mood", {"week": WEEK, "mood": 6}, TODAY)
    assert (folder / "mood.csv").is_symlink()
    assert target.read_text() == "week,mood\n2026-03-02,6\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_wrong_names_are_answered_with_the_right_ones(folder):
    with pytest.raises(UnknownLogError, match="mood, skills"):
        append(folder, "moods", {}, TODAY)
    with pytest.raises(NoLogbookError, match="There is no folder"):
        append(folder / "nowhere", "mood", {"week": WEEK, "mood": 6}, TODAY)


def _append_twenty(folder, name):
    for number in range(20):
        append(folder, "contacts", {"contact": f"{name} {number}", "note": "x" * 500}, TODAY)


def test_two_processes_lose_nothing(folder):
    started = [
        multiprocessing.get_context("spawn").Process(target=_append_twenty, args=(folder, name)) for name in ("a", "b")
    ]
    for process in started:
        process.start()
    for process in started:
        process.join(120)
    assert [process.exitcode for process in started] == [0, 0]
    frame, problems = read_log(folder / "contacts.csv", Contacts)
    assert problems == ()
    assert sorted(frame["contact"]) == sorted(f"{name} {number}" for name in "ab" for number in range(20))
    for name in "ab":
        assert [who for who in frame["contact"] if who[0] == name] == [f"{name} {number}" for number in range(20)]


# ---- edit


def test_only_the_cells_that_change_change(folder):
    put(folder, MINE)
    edit(folder, "mood", {"week": dt.date(2026, 3, 16)}, {"mood": 7.5, "note": "a\nb"}, TODAY)
    assert get(folder).decode() == MINE.replace("black ,7,", 'black ,7.5,"a\nb"')
    edit(folder, "mood", {"week": dt.date(2026, 3, 16)}, {"note": None}, TODAY)
    assert get(folder).decode() == MINE.replace("black ,7,", "black ,7.5,")


def test_a_row_can_be_changed_in_a_column_that_the_file_lacks(folder):
    put(folder, "contact,role\nAnn,chief\nBo,clerk\n", "contacts")
    edit(folder, "contacts", {"contact": "Bo"}, {"snooze_until": dt.date(2026, 9, 1)}, TODAY)
    assert get(folder, "contacts") == b"contact,role,snooze_until\nAnn,chief,\nBo,clerk,2026-09-01\n"


def test_of_rows_that_are_equal_in_every_column_one_is_changed(folder):
    put(folder, "date,contact,kind\n2026-03-02,Ann,met\n2026-03-02,Ann,met\n", "touches")
    seen = dict.fromkeys(read_log(folder / "touches.csv", Touches)[0].columns)
    seen |= {"date": WEEK, "contact": "Ann", "kind": "met"}
    edit(folder, "touches", seen, {"kind": "wrote"}, TODAY)
    assert read_log(folder / "touches.csv", Touches)[0]["kind"].tolist() == ["wrote", "met"]


def test_a_row_of_a_log_without_a_key_is_found_by_any_columns(folder):
    put(folder, "date,contact,kind,note\n2026-03-02,Ann,met,a\n2026-03-02,Ann,wrote,b\n", "touches")
    edit(folder, "touches", {"date": WEEK, "contact": "Ann", "kind": "wrote"}, {"note": "c"}, TODAY)
    assert read_log(folder / "touches.csv", Touches)[0]["note"].tolist() == ["a", "c"]
    with pytest.raises(RowRefusedError, match="2 rows have"):
        edit(folder, "touches", {"contact": "Ann"}, {"note": "d"}, TODAY)


@pytest.mark.parametrize(
    ("key", "changes", "said"),
    [
        ({"contact": "Cy"}, {"role": "x"}, 'no row has contact "Cy"'),
        ({}, {"role": "x"}, "no row has"),
        ({"name": "Bo"}, {"role": "x"}, 'no column "name"'),
        ({"contact": "Bo"}, {"rank": "x"}, 'no column "rank"'),
        ({"contact": "Bo"}, {"influence": 6}, '"6" is above 5'),
        ({"contact": "Bo"}, {"contact": "Ann"}, '"Ann" has a row already'),
        ({"contact": "Ann"}, {"contact": "Bo"}, '"Bo" has a row already'),
        ({"contact": "Ann"}, {"contact": None}, "this cell is empty"),
    ],
)
def test_a_change_that_does_not_fit_is_not_made(folder, key, changes, said):
    before = put(folder, "contact,role,influence\nAnn,chief,3\nBo,clerk,1\n", "contacts")
    with pytest.raises(RowRefusedError) as caught:
        edit(folder, "contacts", key, changes, TODAY)
    assert said in str(caught.value)
    assert get(folder, "contacts") == before


def test_a_change_that_takes_away_what_settled_other_rows_is_not_made(folder):
    # The 25th shows that the day comes first; without it 03/04/2026 could be two days.
    before = put(folder, "date,skill,hours\n25/01/2026,SQL,1\n03/04/2026,SQL,1\n2026-05-01,SQL,1\n", "skills")
    with pytest.raises(RowRefusedError, match="03/04/2026"):
        edit(folder, "skills", {"date": dt.date(2026, 1, 25)}, {"date": dt.date(2026, 1, 26)}, TODAY)
    assert get(folder, "skills") == before


# ---- several logs together


def everything(folder):
    """Every file of the person's, backups and our own notes left out."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def an_evening(folder):
    """Save a week, two people met, one of them new, and an hour of learning, as one write."""
    save_together(
        folder,
        {
            "mood": [{"week": dt.date(2026, 3, 9), "mood": 6}],
            "contacts": [{"contact": "Bo"}],
            "touches": [{"date": WEEK, "contact": name, "kind": "met"} for name in ("Ann", "Bo")],
            "skills": [],
        },
        [("mood", {"week": WEEK}, {"mood": 7.5}), ("contacts", {"contact": "Ann"}, {"snooze_until": None})],
        TODAY,
    )


@pytest.fixture
def begun(folder):
    put(folder, "week,mood,tea\n2026-03-02,5,mint\n")
    put(folder, "contact,snooze_until\nAnn,2026-09-01\n", "contacts")
    return folder


def test_rows_of_several_logs_are_saved_together(begun):
    an_evening(begun)
    assert everything(begun) == {
        "mood.csv": b"week,mood,tea\n2026-03-02,7.5,mint\n2026-03-09,6,\n",
        "contacts.csv": b"contact,snooze_until\nAnn,\nBo,\n",
        "touches.csv": b"date,contact,kind,from,event,next_step,next_step_on,next_step_done_on,note\n"
        b"2026-03-02,Ann,met,,,,,,\n2026-03-02,Bo,met,,,,,,\n",
    }


def test_one_undo_takes_all_of_it_back_and_says_what_it_was(begun):
    before = everything(begun)
    append(begun, "pains", {"noticed_on": WEEK, "pain": "noise"}, TODAY)
    earlier = everything(begun)
    an_evening(begun)
    assert undo(begun, TODAY) == ("Taken back: the changes to 2 check-ins, the changes to 2 people and 2 touches.")
    assert everything(begun) == earlier
    undo(begun, TODAY)
    assert everything(begun) == before


@pytest.mark.parametrize(
    ("new", "changed", "said"),
    [
        ({"contacts": [{"contact": "Bo"}], "touches": [{"date": WEEK, "contact": "Bo"}]}, [], "this cell is empty"),
        ({"contacts": [{"contact": "Bo"}], "mood": [{"week": WEEK, "mood": 6}]}, [], '"2026-03-02" has a row already'),
        ({"contacts": [{"contact": "Ann"}]}, [("mood", {"week": WEEK}, {"mood": 7})], '"Ann" has a row already'),
        ({"contacts": [{"contact": "Bo"}]}, [("mood", {"week": "2026-03-09"}, {"mood": 7})], "no row has week"),
        ({}, [("contacts", {"contact": "Ann"}, {"role": "x"}), ("mood", {"week": WEEK}, {"mood": 11})], "above 10"),
        ({"touches": [{"date": WEEK, "contact": "Ann", "kind": "met"}], "pay": [{"date": WEEK}]}, [], "pay.csv"),
    ],
)
def test_one_row_that_does_not_fit_keeps_all_of_them_out(begun, new, changed, said):
    before = everything(begun)
    with pytest.raises(RowRefusedError) as caught:
        save_together(begun, new, changed, TODAY)
    assert said in str(caught.value)
    assert everything(begun) == before
    assert undo(begun, TODAY) == "There is nothing to take back."


def test_a_file_that_is_not_understood_keeps_the_rows_of_the_others_out_too(begun):
    put(begun, "no header here\n", "touches")
    before = everything(begun)
    with pytest.raises(FileBusyError, match=r"touches.csv.*Nothing was saved"):
        an_evening(begun)
    assert everything(begun) == before


def test_several_changes_of_one_log_come_one_after_the_other(begun):
    changes = [("mood", {"week": WEEK}, {"mood": 6}), ("mood", {"week": WEEK, "mood": 6}, {"mood": 8})]
    save_together(begun, {}, changes, TODAY)
    assert get(begun) == b"week,mood,tea\n2026-03-02,8,mint\n"
    assert undo(begun, TODAY) == "Taken back: the change to 2 check-ins."
    assert get(begun) == b"week,mood,tea\n2026-03-02,5,mint\n"


def test_an_empty_cell_can_be_part_of_the_key(folder):
    before = put(folder, "contact,team\nAnn,Data\nBo,\n", "contacts")
    with pytest.raises(RowRefusedError, match="no row has"):
        edit(folder, "contacts", {"contact": "Ann", "team": None}, {"team": "Sales"}, TODAY)
    assert get(folder, "contacts") == before
    edit(folder, "contacts", {"contact": "Bo", "team": None}, {"team": "Sales"}, TODAY)
    assert get(folder, "contacts") == b"contact,team\nAnn,Data\nBo,Sales\n"


def test_nothing_to_save_writes_nothing_and_a_wrong_name_is_answered(folder):
    save_together(folder, {"mood": []}, (), TODAY)
    assert list(folder.iterdir()) == []
    with pytest.raises(UnknownLogError, match="mood, skills"):
        save_together(folder, {"mood": [{"week": WEEK, "mood": 6}], "moods": []}, (), TODAY)
    assert list(folder.iterdir()) == []


# ---- a new folder


def test_a_new_folder_opens_without_a_problem_and_is_the_persons_alone(tmp_path):
    folder = tmp_path / "deep" / "career"
    made = create_folder(folder, TODAY)
    assert sorted(path.name for path in made) == sorted([*(log.file for log in LOGS.values()), "plan.toml"])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    book = open_logbook(folder, TODAY)
    assert book.problems == ()
    assert book.plan.start == TODAY
    assert book.plan.escape_date == dt.date(2028, 1, 12)
    assert book.plan.hours_per_week == 5.0


def test_the_commented_examples_of_a_new_plan_are_right_when_uncommented(tmp_path):
    create_folder(tmp_path, TODAY)
    text = (tmp_path / "plan.toml").read_text(encoding="utf-8")
    tables = [
        line
        for line in text.splitlines()
        if line.startswith(("# [[", "# kind", "# name", "# target", "# from", "# to"))
    ]
    (tmp_path / "plan.toml").write_text(text + "\n".join(line[2:] for line in tables) + "\n", encoding="utf-8")
    book = open_logbook(tmp_path, TODAY)
    assert book.problems == ()
    assert [goal.kind for goal in book.plan.goals] == ["skill_hours", "people"]
    assert len(book.plan.breaks) == 1


def test_a_new_folder_never_overwrites_what_is_there(tmp_path):
    put(tmp_path, "week,mood\n2026-03-02,6\n")
    made = create_folder(tmp_path, TODAY)
    assert "mood.csv" not in {path.name for path in made}
    assert get(tmp_path) == b"week,mood\n2026-03-02,6\n"
    assert create_folder(tmp_path, TODAY) == ()


def test_a_pay_figure_written_with_points_between_thousands_is_asked_about(folder):
    put(folder, "date;role;low\n2026-03-02;analyst;52.000\n", "pay")
    frame, problems = read_log(folder / "pay.csv", Pay)
    assert frame.empty
    assert "could be 52000 or 52" in problems[0].message
