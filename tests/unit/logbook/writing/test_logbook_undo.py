"""Writes taken back, copies of other days, and the plan saved as one write."""

import datetime as dt
import stat
from dataclasses import replace

import pytest

from careerdata.logbook import Edit, append, append_rows, create_folder, edit, open_logbook, save_plan, undo
from careerdata.logbook.atomic_files import Change, apply_changes
from careerdata.plan import Goal, read_plan, starter_plan
from careerdata.problems import FileBusyError, NoLogbookError, RowRefusedError

TODAY = dt.date(2026, 7, 12)
PLAN = "# mine\nstart = 2026-03-02\nescape_date = 2027-09-02  # so be it\nhours_per_week = 5\n"


def person(number):
    return {"contact": f"Person {number}"}


def contents(folder):
    """Return the bytes of all files a person sees in the folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# ---- undo


def test_writes_are_taken_back_one_by_one_to_the_beginning(tmp_path):
    (tmp_path / "touches.csv").write_text("date,contact,kind\n2026-03-02,Ann,met")
    states = [contents(tmp_path)]
    append(tmp_path, "contacts", person(1), TODAY)
    states.append(contents(tmp_path))
    append_rows(tmp_path, "touches", [{"date": TODAY, "contact": "Bo", "kind": "met"}] * 2, TODAY)
    states.append(contents(tmp_path))
    edit(tmp_path, "contacts", person(1), {"role": "chief"}, TODAY)

    assert undo(tmp_path, TODAY) == "Taken back: the change to 1 person."
    assert contents(tmp_path) == states[2]
    assert undo(tmp_path, TODAY) == "Taken back: 2 touches."
    assert contents(tmp_path) == states[1]
    assert undo(tmp_path, TODAY) == "Taken back: 1 person."
    assert contents(tmp_path) == states[0]
    assert undo(tmp_path, TODAY) == "There is nothing to take back."


def test_after_an_undo_the_next_write_can_be_taken_back_too(tmp_path):
    append(tmp_path, "contacts", person(1), TODAY)
    undo(tmp_path, TODAY)
    append(tmp_path, "contacts", person(2), TODAY)
    assert undo(tmp_path, TODAY) == "Taken back: 1 person."
    assert undo(tmp_path, TODAY) == "There is nothing to take back."


def test_what_was_changed_by_hand_since_is_not_taken_back(tmp_path):
    append(tmp_path, "contacts", person(1), TODAY)
    with (tmp_path / "contacts.csv").open("a") as file:
        file.write("By hand,,,,,,,,,,,,\n")
    by_hand = contents(tmp_path)
    with pytest.raises(FileBusyError, match=r"contacts.csv was changed since"):
        undo(tmp_path, TODAY)
    assert contents(tmp_path) == by_hand


def test_a_write_that_did_not_fit_leaves_nothing_to_take_back(tmp_path):
    with pytest.raises(RowRefusedError):
        append(tmp_path, "contacts", {"contact": "Ann", "influence": 9}, TODAY)
    assert undo(tmp_path, TODAY) == "There is nothing to take back."


def test_the_last_fifty_writes_are_kept(tmp_path):
    for number in range(52):
        append(tmp_path, "contacts", person(number), TODAY)
    for _ in range(50):
        assert undo(tmp_path, TODAY) == "Taken back: 1 person."
    assert undo(tmp_path, TODAY) == "There is nothing to take back."
    assert (tmp_path / "contacts.csv").read_text().splitlines()[1:] == [
        "Person 0,,,,,,,,,,,,,,",
        "Person 1,,,,,,,,,,,,,,",
    ]


def test_undo_needs_a_folder(tmp_path):
    with pytest.raises(NoLogbookError):
        undo(tmp_path / "nowhere", TODAY)


# ---- other programs


def test_a_file_that_another_program_changed_meanwhile_is_not_replaced(tmp_path):
    (tmp_path / "mood.csv").write_text("week,mood\n2026-03-02,6\n")
    with pytest.raises(FileBusyError, match=r"mood.csv was changed by another program just now. Nothing was saved."):
        apply_changes(tmp_path, [Change("mood.csv", b"week,mood\n", b"week,mood\n2026-03-09,7\n")])
    assert contents(tmp_path) == {"mood.csv": b"week,mood\n2026-03-02,6\n"}


def test_what_a_crash_left_half_written_is_cleared_away(tmp_path):
    (tmp_path / ".careerdata-abc.tmp").write_bytes(b"half a fi")
    append(tmp_path, "contacts", person(1), TODAY)
    assert set(contents(tmp_path)) == {"contacts.csv"}


# ---- backups


def test_the_file_as_it_was_before_the_first_write_of_a_day_is_kept(tmp_path):
    (tmp_path / "contacts.csv").write_text("contact\nAnn\n")
    append(tmp_path, "contacts", person(1), TODAY)
    append(tmp_path, "contacts", person(2), TODAY)
    append(tmp_path, "contacts", person(3), TODAY + dt.timedelta(days=1))
    backups = tmp_path / "backups"
    assert (backups / "2026-07-12" / "contacts.csv").read_text() == "contact\nAnn\n"
    assert (backups / "2026-07-13" / "contacts.csv").read_text() == "contact\nAnn\nPerson 1\nPerson 2\n"
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700
    assert stat.S_IMODE((backups / "2026-07-12" / "contacts.csv").stat().st_mode) == 0o600


def test_seven_days_and_eight_weeks_are_kept_and_nothing_else_is_touched(tmp_path):
    backups = tmp_path / "backups"
    for name in ("by hand", "2026-99-99"):
        (backups / name).mkdir(parents=True)
        (backups / name / "contacts.csv").write_text("mine")
    (backups / "2020-01-06").mkdir()
    (backups / "2020-01-06" / "letter.txt").write_text("not a copy of ours")
    (tmp_path / "contacts.csv").write_text("contact\n")
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=number) for number in range(100)]
    for number, day in enumerate(days):
        append(tmp_path, "contacts", person(number), day)
    kept = sorted(path.name for path in backups.iterdir())
    # 10 April 2026 is the last day, a Friday: seven days back to Saturday the 4th; before that the last written day
    # of each of eight weeks, from Friday 3 April back over seven Sundays.
    sundays = [dt.date(2026, 3, 29) - dt.timedelta(weeks=weeks) for weeks in range(7)]
    assert kept == sorted(
        [*(str(day) for day in days[-7:]), "2026-04-03", *map(str, sundays), "2020-01-06", "2026-99-99", "by hand"]
    )
    assert (backups / "2020-01-06" / "letter.txt").exists()
    assert (backups / "by hand" / "contacts.csv").read_text() == "mine"


# ---- the plan


def test_a_saved_plan_keeps_its_comments_and_says_what_changed_and_why(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN)
    before = contents(tmp_path)
    plan, _ = read_plan(PLAN, TODAY)
    new = replace(plan, hours_per_week=7.0, goals=(Goal("skill_hours", "SQL", 120),))
    save_plan(tmp_path, new, 'less "tea", more time', TODAY)

    saved = (tmp_path / "plan.toml").read_text()
    assert saved.startswith(PLAN.replace("week = 5", "week = 7"))
    book = open_logbook(tmp_path, TODAY)
    assert book.plan == new
    assert book.plan_history.astype(object).where(book.plan_history.notna(), None).to_numpy().tolist() == [
        [dt.datetime(2026, 7, 12), "hours_per_week", "5", "7", None, 'less "tea", more time'],
        [dt.datetime(2026, 7, 12), "goal: SQL", None, "120 hours", None, 'less "tea", more time'],
    ]
    assert undo(tmp_path, TODAY) == "Taken back: the change to your plan."
    assert contents(tmp_path) == before


def test_a_plan_that_changed_nothing_writes_nothing(tmp_path):
    create_folder(tmp_path, TODAY)
    before = contents(tmp_path)
    save_plan(tmp_path, open_logbook(tmp_path, TODAY).plan, "", TODAY)
    assert contents(tmp_path) == before


def test_the_first_plan_of_a_folder_is_written_down(tmp_path):
    plan = replace(starter_plan(TODAY), hours_per_week=4.0)
    save_plan(tmp_path, plan, "", TODAY)
    assert open_logbook(tmp_path, dt.date(2026, 12, 24)).plan == plan


def test_an_edit_of_the_plan_made_elsewhere_is_not_overwritten(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN)
    seen, _ = read_plan(PLAN, TODAY)
    (tmp_path / "plan.toml").write_text(PLAN + 'target_role = "chief"\n')
    with pytest.raises(FileBusyError, match=r"plan.toml was changed since you opened it"):
        save_plan(tmp_path, replace(seen, hours_per_week=7.0), "", TODAY, seen=seen)
    assert (tmp_path / "plan.toml").read_text() == PLAN + 'target_role = "chief"\n'


@pytest.mark.parametrize("data", [b"start 2026\n", b"PK\x03\x04", b"start = 2026-03-02 # Z\xc3\xbcrich Z\xfcrich\n"])
def test_a_plan_that_is_not_understood_is_not_overwritten(tmp_path, data):
    (tmp_path / "plan.toml").write_bytes(data)
    with pytest.raises(FileBusyError, match=r"^plan.toml.*Nothing was saved\.$"):
        save_plan(tmp_path, starter_plan(TODAY), "", TODAY)
    assert contents(tmp_path) == {"plan.toml": data}


def test_the_plan_is_not_saved_without_its_history(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN)
    (tmp_path / "plan-history.csv").write_text("no,columns,of,ours\n")
    before = contents(tmp_path)
    with pytest.raises(FileBusyError, match=r"plan-history.csv"):
        save_plan(tmp_path, replace(read_plan(PLAN, TODAY)[0], hours_per_week=7.0), "", TODAY)
    assert contents(tmp_path) == before


def test_rows_beside_a_plan_are_one_save_with_it_and_one_row_that_does_not_fit_keeps_all_of_it_back(tmp_path):
    create_folder(tmp_path, TODAY)
    before, plan = contents(tmp_path), replace(open_logbook(tmp_path, TODAY).plan, usual_since=TODAY)
    fits = {"first": TODAY, "last": TODAY, "kind": "new_job"}
    with pytest.raises(RowRefusedError):
        save_plan(tmp_path, plan, "", TODAY, beside=Edit({"spells": [{**fits, "kind": "no kind"}]}))
    assert contents(tmp_path) == before
    save_plan(tmp_path, plan, "", TODAY, beside=Edit({"spells": [fits]}))
    book = open_logbook(tmp_path, TODAY)
    assert (book.plan.usual_since, list(book.spells["kind"])) == (TODAY, ["new_job"])
    assert undo(tmp_path, TODAY) == "Taken back: 1 stretch and the change to your plan."
    assert contents(tmp_path) == before
