"""Files brought back from their copies, and what is said before it is done."""

import datetime as dt
import stat
from dataclasses import replace

import pytest

from careerdata.logbook import append, edit, open_logbook, restore, save_plan, undo, would_restore
from careerdata.plan import read_plan
from careerdata.problems import CareerdataError, FileBusyError, NoLogbookError

DAY = dt.date(2026, 7, 10)
NEXT = dt.date(2026, 7, 11)
TODAY = dt.date(2026, 7, 12)
MOOD = b"week,mood\r\n2026-03-02,6\r\n# a line of mine\r\n2026-03-09;not understood\r\n"
PLAN = b"# mine\nstart = 2026-03-02\nescape_date = 2027-09-02\nhours_per_week = 5\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder whose mood.csv has been written to on three days; the first copy is `MOOD`."""
    (tmp_path / "mood.csv").write_bytes(MOOD)
    for day, week in ((DAY, "2026-03-16"), (NEXT, "2026-03-23"), (TODAY, "2026-03-30")):
        append(tmp_path, "mood", {"week": week, "mood": 7}, day)
    return tmp_path


def everything(folder):
    """Return every byte below a folder, the lock left out."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def weeks(folder):
    return [f"{week:%m-%d}" for week in open_logbook(folder, TODAY).mood["week"]]


# ---- a day's copy comes back


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"\0" * 80),
        lambda path: path.write_bytes(MOOD[:20]),
        lambda path: path.write_bytes(b"PK\x03\x04 saved as something else"),
    ],
    ids=["emptied", "gone", "NULs", "torn", "a workbook"],
)
def test_yesterday_comes_back_byte_for_byte_and_undo_takes_that_back(folder, damage):
    path = folder / "mood.csv"
    yesterday = MOOD + b"2026-03-16,7\r\n2026-03-23,7\r\n"
    damage(path)
    damaged = path.read_bytes() if path.exists() else None

    found = restore(folder, TODAY, today=TODAY)
    assert path.read_bytes() == yesterday
    assert [change.file for change in found.changes] == ["mood.csv"]
    assert undo(folder, TODAY) == "Taken back: bringing back mood.csv from the copy of 12 July 2026."
    assert (path.read_bytes() if path.exists() else None) == damaged


def test_each_day_has_the_file_as_it_was_before_that_days_first_change(folder):
    now = (folder / "mood.csv").read_bytes()
    for day, expected in ((DAY, MOOD), (NEXT, MOOD + b"2026-03-16,7\r\n")):
        restore(folder, day, ["mood.csv"], TODAY)
        assert (folder / "mood.csv").read_bytes() == expected
        undo(folder, TODAY)
        assert (folder / "mood.csv").read_bytes() == now


def test_the_last_save_comes_back_with_all_of_today(folder):
    left = (folder / "mood.csv").read_bytes()
    (folder / "mood.csv").write_bytes(b"")
    restore(folder, None, today=TODAY)
    assert (folder / "mood.csv").read_bytes() == left


def test_an_older_copy_taken_back_gives_the_copy_of_the_last_save_back_too(folder):
    left = (folder / "mood.csv").read_bytes()
    (folder / "mood.csv").write_bytes(b"")
    restore(folder, DAY, today=TODAY)
    append(folder, "mood", {"week": "2026-04-06", "mood": 5}, TODAY)
    undo(folder, TODAY)
    undo(folder, TODAY)
    assert (folder / "mood.csv").read_bytes() == b""
    restore(folder, None, today=TODAY)
    assert (folder / "mood.csv").read_bytes() == left


def test_a_restored_file_is_for_the_person_alone(folder):
    (folder / "mood.csv").unlink()
    restore(folder, NEXT, today=TODAY)
    for path in (folder / "mood.csv", folder / ".careerdata" / "saved" / "mood.csv"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / ".careerdata" / "saved").stat().st_mode) == 0o700


def test_what_is_there_now_is_copied_before_it_is_replaced_and_no_copy_is_overwritten(folder):
    later = TODAY + dt.timedelta(days=1)
    now, before = (folder / "mood.csv").read_bytes(), everything(folder / "backups")
    restore(folder, DAY, today=later)
    assert (folder / "backups" / str(later) / "mood.csv").read_bytes() == now
    restore(folder, NEXT, today=later)
    assert (folder / "backups" / str(later) / "mood.csv").read_bytes() == now
    assert {path: data for path, data in everything(folder / "backups").items() if path in before} == before


def test_a_day_that_began_with_a_damaged_file_leaves_the_older_copies_as_they_are(folder):
    (folder / "mood.csv").write_bytes(b"week,mood\r\n")
    later = TODAY + dt.timedelta(days=1)
    append(folder, "mood", {"week": "2026-04-06", "mood": 5}, later)
    assert (folder / "backups" / str(later) / "mood.csv").read_bytes() == b"week,mood\r\n"
    (folder / "mood.csv").write_bytes(b"")
    with pytest.raises(FileBusyError) as refused:
        append(folder, "mood", {"week": "2026-04-13", "mood": 5}, later)
    assert str(refused.value).endswith("in a terminal; the copy of 12 July 2026 has 3 (--from 2026-07-12).")
    restore(folder, TODAY, today=later)
    assert weeks(folder) == ["03-02", "03-16", "03-23"]


def test_the_plan_comes_back_with_the_logs_and_its_comments(folder):
    (folder / "plan.toml").write_bytes(PLAN)
    save_plan(folder, replace(read_plan(PLAN.decode(), TODAY)[0], hours_per_week=9.0), "", TODAY)
    (folder / "mood.csv").write_bytes(b"")
    found = restore(folder, TODAY, today=TODAY)
    assert {change.file for change in found.changes} == {"mood.csv", "plan.toml"}
    assert (folder / "plan.toml").read_bytes() == PLAN
    assert weeks(folder) == ["03-02", "03-16", "03-23"]
    assert undo(folder, TODAY) == "Taken back: bringing back mood.csv and plan.toml from the copy of 12 July 2026."
    assert open_logbook(folder, TODAY).plan.hours_per_week == 9.0


# ---- said before it is done


def test_what_would_be_done_is_said_and_nothing_is_written(folder):
    append(folder, "contacts", {"contact": "Ann"}, TODAY)
    (folder / "mood.csv").write_bytes(b"week,mood\n2020-01-06,1\n2026-03-02,6\n")
    (folder / "skills.csv").write_bytes(b"date,skill,hours\n")
    before = everything(folder)
    found = would_restore(folder, TODAY)
    assert everything(folder) == before
    assert str(found) == (
        "mood.csv: 2 rows now, 3 in the copy of 12 July 2026. 1 row of now is not in that copy.\n"
        "There is no copy of skills.csv and contacts.csv in it; they stay as they are."
    )
    [mood, skills, contacts] = found.files
    assert (mood.fate, mood.now, mood.then, mood.only_now) == ("is replaced", 2, 3, 1)
    assert (skills.fate, contacts.fate) == ("has no copy", "has no copy")


def test_every_kind_of_file_has_its_sentence(folder):
    (folder / "plan.toml").write_bytes(PLAN)
    save_plan(folder, replace(read_plan(PLAN.decode(), TODAY)[0], hours_per_week=9.0), "", TODAY)
    for name in ("skills.csv", "pains.csv"):
        (folder / "backups" / str(TODAY) / name).write_bytes(b"")
    (folder / "mood.csv").unlink()
    assert str(would_restore(folder, TODAY)).splitlines() == [
        "mood.csv: not there now, 3 rows in the copy of 12 July 2026.",
        "skills.csv: the copy of 12 July 2026 cannot be read, so it is not used: this file is empty.",
        "pains.csv: the copy of 12 July 2026 cannot be read, so it is not used: this file is empty.",
        "plan.toml: not the same as in the copy of 12 July 2026.",
        "There is no copy of plan-history.csv in it; it stays as it is.",
    ]
    (folder / "mood.csv").write_bytes(b"")
    assert str(would_restore(folder, TODAY, ["mood.csv"])) == (
        "mood.csv: not readable now, 3 rows in the copy of 12 July 2026."
    )
    assert str(would_restore(folder, None, ["plan.toml"])) == "plan.toml: the same as the copy of your last save."


def test_a_damaged_copy_is_told_and_not_used(folder):
    (folder / "backups" / str(TODAY) / "mood.csv").write_bytes(MOOD[:30] + b"\0\0")
    before = everything(folder)
    found = restore(folder, TODAY, today=TODAY)
    assert everything(folder) == before
    assert [file.fate for file in found.damaged] == ["has a damaged copy"]
    assert "this line holds NUL characters" in str(found)
    assert undo(folder, TODAY) == "Taken back: 1 check-in."


def test_a_day_without_copies_is_answered_with_the_days_there_are(folder):
    with pytest.raises(CareerdataError) as refused:
        restore(folder, dt.date(2026, 7, 14), today=TODAY)
    assert str(refused.value) == (
        "There are no copies of 14 July 2026. The nearest earlier one is 2026-07-12. "
        "There are also copies of 2026-07-11 and 2026-07-10."
    )
    with pytest.raises(CareerdataError, match=r"^There are no copies of 1 July 2026. There are copies of 2026-07-12,"):
        would_restore(folder, dt.date(2026, 7, 1))


def test_where_nothing_was_saved_yet_that_is_said(tmp_path):
    for day, said in ((DAY, "There are no copies of 10 July 2026."), (None, "There is no copy of a last save.")):
        with pytest.raises(CareerdataError) as refused:
            restore(tmp_path, day, today=TODAY)
        assert str(refused.value) == f"{said} The first ones are made before your next change."


def test_a_file_we_do_not_keep_copies_of_is_answered_with_those_we_do(folder):
    for name in ("mod.csv", "../mood.csv", ".careerdata/lock"):
        with pytest.raises(CareerdataError, match=r"The files are: mood.csv, skills.csv"):
            restore(folder, TODAY, [name], TODAY)
    with pytest.raises(NoLogbookError):
        would_restore(folder / "nowhere", TODAY)


def test_when_nothing_differs_nothing_is_written(folder):
    before = everything(folder)
    assert restore(folder, None, today=TODAY).changes == ()
    assert everything(folder) == before
    assert undo(folder, TODAY) == "Taken back: 1 check-in."


# ---- what is past reading is never added to


@pytest.mark.parametrize("data", [b"", b"  \r\n\r\n", b"\0" * 40, b"PK\x03\x04", b"no,columns,of,ours\n"])
def test_a_log_past_reading_is_not_added_to_and_the_way_back_is_said(folder, data):
    (folder / "mood.csv").write_bytes(data)
    for change in (
        lambda: append(folder, "mood", {"week": "2026-04-06", "mood": 5}, TODAY),
        lambda: edit(folder, "mood", {"week": "2026-03-16"}, {"mood": 5}, TODAY),
    ):
        with pytest.raises(FileBusyError) as refused:
            change()
        assert str(refused.value).endswith(
            "Nothing was saved. To have it back with 4 rows as your last save left it, type "
            f"careerdata restore {folder} --from last-save --only mood.csv in a terminal."
        )
    assert (folder / "mood.csv").read_bytes() == data
    [problem] = [each for each in open_logbook(folder, TODAY).problems if each.file == "mood.csv"]
    assert problem.severity == "refused"
    assert f"careerdata restore {folder} --from last-save --only mood.csv" in problem.fix


def test_without_a_copy_of_the_last_save_the_newest_day_that_can_be_read_is_offered(folder):
    (folder / ".careerdata" / "saved" / "mood.csv").unlink()
    (folder / "backups" / str(TODAY) / "mood.csv").write_bytes(b"")
    (folder / "mood.csv").write_bytes(b"")
    with pytest.raises(FileBusyError) as refused:
        append(folder, "mood", {"week": "2026-04-06", "mood": 5}, TODAY)
    assert str(refused.value).endswith(
        "To have it back with 2 rows as it was before its first change of 11 July 2026, type "
        f"careerdata restore {folder} --from 2026-07-11 --only mood.csv in a terminal."
    )


def test_an_empty_log_of_which_there_is_no_copy_is_told_as_before(tmp_path):
    (tmp_path / "mood.csv").write_bytes(b"")
    with pytest.raises(FileBusyError, match=r"this file is empty. .* Nothing was saved\.$"):
        append(tmp_path, "mood", {"week": "2026-04-06", "mood": 5}, TODAY)
    [problem] = [each for each in open_logbook(tmp_path, TODAY).problems if each.file == "mood.csv"]
    assert "restore" not in problem.fix


def test_a_plan_that_is_gone_or_empty_is_offered_back(folder):
    (folder / "plan.toml").write_bytes(PLAN)
    save_plan(folder, replace(read_plan(PLAN.decode(), TODAY)[0], hours_per_week=9.0), "", TODAY)
    way = f"as your last save left it, type careerdata restore {folder} --from last-save --only plan.toml"
    for damage in (lambda path: path.write_bytes(b""), lambda path: path.unlink()):
        damage(folder / "plan.toml")
        [problem] = [each for each in open_logbook(folder, TODAY).problems if each.file == "plan.toml"]
        assert way in problem.fix


def test_a_folder_with_a_space_in_its_name_can_be_pasted(tmp_path):
    folder = tmp_path / "my career"
    folder.mkdir()
    append(folder, "contacts", {"contact": "Ann"}, TODAY)
    (folder / "contacts.csv").write_bytes(b"")
    [problem] = [each for each in open_logbook(folder, TODAY).problems if each.file == "contacts.csv"]
    assert f"careerdata restore '{folder}' --from last-save" in problem.fix


# ---- the journal


def test_a_journal_that_names_other_files_is_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "letter.txt"
    outside.write_text("mine")
    newest = max((folder / ".careerdata" / "journal").iterdir())
    newest.write_text(f'{{"what": "x", "files": [{{"file": "{outside}", "before": null, "after": null}}]}}')
    with pytest.raises(FileBusyError, match="can no longer be read"):
        undo(folder, TODAY)
    assert outside.read_text() == "mine"
