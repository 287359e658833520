"""Entries that were changed, renamed, moved or removed in their source since the last import; worked out by hand."""

import pytest

from careerdata import importers
from careerdata.cli.import_ import run
from careerdata.cli.main import _parser, main
from careerdata.logbook import append, edit, open_logbook, undo
from careerdata.logbook.known_rows import FILE

HEADER = "Project,Description,Start date,Start time,Duration\n"
JOINS = "SQL,joins,2026-03-02,09:00:00,2:00:00\n"
VIEWS = "SQL,views,2026-03-03,18:00:00,1:00:00\n"
TALK = "Talks,draft,2026-03-05,20:00:00,0:30:00\n"
DIARY = "full_date,date,weekday,time,mood,activities,note_title,note\n"


@pytest.fixture
def bring_in(tmp_path, folder):
    def read_and_save(*entries, header=HEADER, take=(), **options):
        path = tmp_path / "export.csv"
        path.write_text(header + "".join(entries), encoding="utf-8")
        found = importers.read(path, **options)
        new = importers.compare(found, open_logbook(folder), take=take)
        importers.save(folder, new)
        return found, new

    return read_and_save


def skills(folder):
    return [
        (f"{row.date:%d}", row.skill, row.hours, row.note if isinstance(row.note, str) else "")
        for row in open_logbook(folder).skills.itertuples()
    ]


def diary(*entries):
    return [f'{day},,,20:00,{mood},"","",""\n' for day, mood in entries]


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in (*folder.glob("*.csv"), *folder.glob(FILE))
    }


LONGER = JOINS.replace("2:00:00", "3:30:00")


def test_an_entry_made_longer_is_told_and_changes_nothing_until_the_person_says_so(folder, bring_in):
    bring_in(JOINS, VIEWS)
    before = contents(folder)
    found, new = bring_in(LONGER, VIEWS)
    assert contents(folder) == before
    said = importers.report(found, new)
    assert "skills.csv: 0 new rows; 1 is in your folder already; 1 changed since the last import." in said
    assert "Changed since the last import (your rows stay as they are, unless you say --take changed):" in said
    assert "2 March 2026, SQL, 2 hours: now 3.5 hours" in said
    found, new = bring_in(LONGER, VIEWS, take=["changed"])
    assert "Changed since the last import (taken over):" in importers.report(found, new)
    assert skills(folder) == [("02", "SQL", 3.5, "joins"), ("03", "SQL", 1.0, "views")]
    assert bring_in(LONGER, VIEWS)[1].is_empty


def test_a_renamed_project_does_not_count_twice(folder, bring_in):
    bring_in(JOINS, VIEWS, TALK)
    renamed = [line.replace("SQL", "Databases") for line in (JOINS, VIEWS)]
    found, new = bring_in(*renamed, TALK)
    assert [hours for _, _, hours, _ in skills(folder)] == [2.0, 1.0, 0.5]
    assert "2 March 2026, SQL, 2 hours: now under Databases" in importers.report(found, new)
    bring_in(*renamed, TALK, take=["changed"])
    assert [skill for _, skill, _, _ in skills(folder)] == ["Databases", "Databases", "Talks"]


def test_an_entry_that_begins_at_another_time_is_the_same_one(folder, bring_in):
    bring_in(JOINS, VIEWS)
    earlier = JOINS.replace("09:00:00,2:00:00", "08:30:00,2:30:00")
    assert bring_in(earlier, VIEWS, take=["changed"])[1].rows["skills"] == ()
    assert skills(folder)[0] == ("02", "SQL", 2.5, "joins")
    # Another time zone in the profile: every entry at another hour, and nothing to do.
    _, new = bring_in(earlier.replace("08:30", "10:30"), VIEWS.replace("18:00", "20:00"))
    assert (new.rows["skills"], new.differing) == ((), ())


def test_a_removed_entry_is_told_and_taken_out_when_the_person_says_so(folder, bring_in):
    bring_in(JOINS, VIEWS, TALK)
    found, new = bring_in(JOINS, TALK)
    said = importers.report(found, new)
    assert "No longer in the export: removed there, or left out of it" in said
    assert "3 March 2026, SQL, 1 hour" in said
    assert len(skills(folder)) == 3
    bring_in(JOINS, TALK, take=["removed"])
    assert [note for *_, note in skills(folder)] == ["joins", "draft"]
    assert bring_in(JOINS, TALK)[1].is_empty


def test_an_entry_moved_to_another_day_is_a_change_and_no_second_row(folder, bring_in):
    bring_in(JOINS, VIEWS, TALK)
    later = VIEWS.replace("2026-03-03,18:00:00", "2026-03-04,07:30:00")
    found, new = bring_in(JOINS, later, TALK)
    assert "3 March 2026, SQL, 1 hour: now on 4 March 2026" in importers.report(found, new)
    assert len(skills(folder)) == 3
    assert bring_in(JOINS, later, TALK, take=["changed"])[1].rows["skills"] == ()
    assert [day for day, *_ in skills(folder)] == ["02", "04", "05"]
    assert bring_in(JOINS, later, TALK)[1].is_empty


def test_the_same_lesson_in_the_next_month_is_another_one(folder, bring_in):
    bring_in(JOINS, VIEWS)
    monday = JOINS.replace("2026-03-02", "2026-04-06")
    _, new = bring_in(monday, VIEWS.replace("2026-03-03", "2026-04-07"))
    assert ([row["date"].month for row in new.rows["skills"]], new.differing) == ([4, 4], ())


def test_of_two_equal_entries_one_is_taken_out_and_then_the_other(folder, bring_in):
    twin = JOINS.replace("09:00:00", "14:00:00")
    bring_in(JOINS, twin, VIEWS, TALK)
    bring_in(JOINS, VIEWS, TALK, take=["removed"])
    assert [note for *_, note in skills(folder)] == ["joins", "views", "draft"]
    undo(folder)
    early = TALK.replace("2026-03-05", "2026-03-01")
    bring_in(early, VIEWS, TALK, take=["removed"])
    assert [note for *_, note in skills(folder)] == ["views", "draft", "draft"]


def test_an_export_of_another_month_removes_nothing(folder, bring_in):
    bring_in(JOINS, VIEWS)
    _, new = bring_in(TALK, take=["removed", "changed"])
    assert new.differing == ()
    assert len(skills(folder)) == 3


def test_what_was_changed_or_taken_out_by_hand_stays_so(folder, bring_in):
    bring_in(JOINS, VIEWS, TALK)
    edit(folder, "skills", {"note": "joins"}, {"skill": "Databases", "hours": 1.5})
    text = (folder / "skills.csv").read_text()
    (folder / "skills.csv").write_text("".join(line for line in text.splitlines(True) if "views" not in line))
    found, new = bring_in(LONGER, VIEWS, TALK, take=["changed", "removed"])
    assert skills(folder) == [("02", "Databases", 1.5, "joins"), ("05", "Talks", 0.5, "draft")]
    assert "2 were changed or taken out by you, and stay so" in importers.report(found, new)
    _, new = bring_in(LONGER, VIEWS, TALK, take=["missing"])
    assert [row["note"] for row in new.rows["skills"]] == ["joins", "views"]


def test_a_kind_and_evidence_given_by_hand_stay_when_the_hours_change(folder, bring_in):
    bring_in(JOINS)
    edit(folder, "skills", {"note": "joins"}, {"kind": "course", "evidence": "a link"})
    bring_in(LONGER.replace("joins", "joins and views"), take=["changed"])
    (row,) = open_logbook(folder).skills.itertuples()
    # The note was not touched by hand, but stands beside a kind that was: both stay.
    assert (row.hours, row.kind, row.evidence, row.note) == (3.5, "course", "a link", "joins")


def test_what_was_written_beside_an_entry_stays_with_the_one_that_began_at_that_time(folder, bring_in):
    later = "Talks,draft,2026-03-02,14:00:00,0:30:00\n"
    bring_in(JOINS, later, VIEWS)
    edit(folder, "skills", {"note": "draft"}, {"evidence": "my slides"})
    # The one of the morning is gone, and that of two o'clock is another in every word.
    bring_in("Speaking,rehearsal,2026-03-02,14:00:00,1:00:00\n", VIEWS, take=["changed", "removed"])
    there = {row.skill: row.evidence for row in open_logbook(folder).skills.itertuples()}
    assert there["Speaking"] == "my slides"
    assert skills(folder) == [("02", "Speaking", 1.0, "rehearsal"), ("03", "SQL", 1.0, "views")]


def test_of_two_equal_entries_one_made_longer_changes_one_row(folder, bring_in):
    # Without a start time, an entry is known by its day and words.
    header = "Project,Description,Start date,Duration\n"
    one = "SQL,joins,2026-03-02,1:00:00\n"
    bring_in(one, one, header=header)
    bring_in(one, one.replace("1:00", "2:00"), header=header, take=["changed"])
    assert sorted(hours for _, _, hours, _ in skills(folder)) == [1.0, 2.0]


def test_an_older_export_after_a_newer_one_is_told_as_a_change_and_not_done(folder, bring_in):
    bring_in(LONGER, VIEWS)
    _, new = bring_in(JOINS)
    assert [one.now for one in new.differing] == [{"hours": 2.0}]
    assert skills(folder)[0] == ("02", "SQL", 3.5, "joins")


def test_one_undo_takes_back_changed_added_and_removed_rows_byte_for_byte(folder, bring_in):
    bring_in(JOINS, VIEWS, TALK)
    before = contents(folder)
    bring_in(LONGER, TALK, TALK.replace("20:00:00", "21:00:00"), take=["changed", "removed"])
    assert len(skills(folder)) == 3
    assert "3.5" in (folder / "skills.csv").read_text()
    assert undo(folder).startswith("Taken back")
    assert contents(folder) == before
    undo(folder)
    assert contents(folder) == {}


def test_entries_of_an_import_that_remembered_nothing_are_known_from_now_on(folder, bring_in):
    append(folder, "skills", {"date": "2026-03-02", "skill": "SQL", "hours": 2, "note": "joins"})
    bring_in(JOINS)
    assert undo(folder) == "Taken back: what an import knew its entries by."
    bring_in(JOINS)
    bring_in(LONGER, take=["changed"])
    assert skills(folder) == [("02", "SQL", 3.5, "joins")]


def test_a_day_of_a_diary_that_was_changed_is_put_right_with_its_week(folder, bring_in):
    bring_in(*diary(("2026-03-02", "rad"), ("2026-03-03", "meh")), header=DIARY)
    found, new = bring_in(*diary(("2026-03-02", "bad"), ("2026-03-03", "meh"), ("2026-03-04", "meh")), header=DIARY)
    said = importers.report(found, new)
    # Monday 10, now 2.5; the week 7.5, now (2.5 + 5 + 5) / 3, which lies nearest to 4.
    assert "2 March 2026, mood 10: now mood 2.5" in said
    assert "the week of 2 March 2026, mood 7.5: now mood 4" in said
    bring_in(
        *diary(("2026-03-02", "bad"), ("2026-03-03", "meh"), ("2026-03-04", "meh")), header=DIARY, take=["changed"]
    )
    book = open_logbook(folder)
    assert list(book.mood["mood"]) == [4.0]
    assert [(f"{row.date:%d}", row.mood) for row in book.days.itertuples()] == [("02", 2.5), ("03", 5.0), ("04", 5.0)]


def test_a_mood_that_is_not_told_the_second_time_removes_and_changes_nothing(folder, bring_in):
    entries = diary(("2026-03-02", "meh"), ("2026-03-03", "so-so"), ("2026-03-03", "rad"), ("2026-03-09", "good"))
    bring_in(*entries, header=DIARY, moods={"so-so": 4})
    _, new = bring_in(*entries, header=DIARY)
    assert new.differing == ()
    assert new.is_empty


def test_a_week_that_was_answered_by_hand_stays_when_the_diary_changes(folder, bring_in):
    append(folder, "mood", {"week": "2026-03-02", "mood": 8})
    bring_in(*diary(("2026-03-02", "meh")), header=DIARY)
    bring_in(*diary(("2026-03-02", "rad")), header=DIARY, take=["changed", "removed"])
    assert list(open_logbook(folder).mood["mood"]) == [8.0]


def test_what_an_entry_is_known_by_is_no_text_of_it(folder, bring_in):
    bring_in(JOINS)
    kept = (folder / FILE).read_text()
    assert "joins" not in kept
    assert "09:00" not in kept
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    assert all(name not in (folder / "skills.csv").read_text() for name in ("toggl:", "09:00"))


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"rows": {}, "seal": ""}'])
def test_a_damaged_memory_is_told_and_entries_are_known_by_what_they_say(folder, bring_in, damage):
    bring_in(JOINS)
    good = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(damage)
    _, new = bring_in(JOINS)
    assert [(problem.file, problem.message, problem.fix) for problem in new.problems] == [
        (
            FILE,
            "what earlier imports knew entries by is damaged and is not used: entries are known by what they say.",
            "Look for entries that come in twice; the next import that is saved writes it anew.",
        )
    ]
    assert new.rows["skills"] == ()
    assert (folder / FILE).read_bytes() == good


def test_the_command_leaves_changes_alone_and_takes_them_when_told(tmp_path, folder, capsys):
    export = tmp_path / "export.csv"
    export.write_text(HEADER + JOINS)
    assert main(["import", str(export), "--into", str(folder)]) == 0
    export.write_text(HEADER + LONGER)
    assert main(["import", str(export), "--into", str(folder)]) == 1
    assert "--take changed" in capsys.readouterr().out
    assert skills(folder) == [("02", "SQL", 2.0, "joins")]
    assert main(["import", str(export), "--into", str(folder), "--take", "changed"]) == 0
    assert "Changed 1 row of skills.csv." in capsys.readouterr().out
    assert skills(folder) == [("02", "SQL", 3.5, "joins")]


@pytest.mark.parametrize(("typed", "left"), [("y", ["joins 3.5"]), ("", ["joins 2.0", "views 1.0"])])
def test_whoever_sits_at_the_terminal_is_asked_about_changes_then_about_removed_entries(tmp_path, folder, typed, left):
    export = tmp_path / "export.csv"
    arguments = _parser().parse_args(["import", str(export), "--into", str(folder)])
    asked = []

    def answer(question):
        asked.append(question)
        return typed

    export.write_text(HEADER + JOINS + VIEWS + TALK)
    assert run(arguments, answer, lambda _: None)
    export.write_text(HEADER + LONGER + TALK)
    assert run(arguments, answer, lambda _: None) == bool(typed)
    assert asked == [
        "1 row changed since the last import. Take the new ones? y, or Enter to leave yours as they are: ",
        "1 row is no longer in the export. Take them out here too? y, or Enter to leave yours as they are: ",
    ]
    assert [f"{note} {hours}" for _, _, hours, note in skills(folder)] == [*left, "draft 0.5"]
