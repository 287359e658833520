"""What is new to the logbook, what the report says of it, and that it is written once."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import open_logbook

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = dt.date(2026, 11, 23)
TOGGL = "Project,Description,Start date,Duration\n"


@pytest.fixture
def career(tmp_path):
    (tmp_path / "career").mkdir()
    return tmp_path / "career"


def bring_in(path, career, **options):
    """Import into the folder and return the new rows."""
    found = importers.read(path, **options)
    new = importers.compare(found, open_logbook(career, today=TODAY))
    importers.save(career, new)
    return new.rows


def test_a_later_export_adds_only_what_happened_since(tmp_path, career):
    entries = ["SQL,a,2026-03-04,1:00:00\n", "SQL,b,2026-03-05,0:30:00\n", "SQL,c,2026-03-06,0:30:00\n"]
    export = tmp_path / "toggl.csv"
    export.write_text(TOGGL + "".join(entries[:2]))
    bring_in(export, career)
    export.write_text(TOGGL + "".join(entries[1:]))
    assert [row["note"] for row in bring_in(export, career)["skills"]] == ["c"]
    assert [f"{day:%d}" for day in open_logbook(career, today=TODAY).skills["date"]] == ["04", "05", "06"]


def test_two_equal_entries_stay_two(tmp_path, career):
    export = tmp_path / "toggl.csv"
    export.write_text(TOGGL + "SQL,a,2026-03-04,1:00:00\n" * 2)
    assert len(bring_in(export, career)["skills"]) == 2
    assert bring_in(export, career)["skills"] == ()
    export.write_text(TOGGL + "SQL,a,2026-03-04,1:00:00\n" * 3)
    assert len(bring_in(export, career)["skills"]) == 1


def test_a_note_and_evidence_added_by_hand_do_not_bring_an_entry_in_again(tmp_path, career):
    (career / "skills.csv").write_text(
        "date,skill,hours,kind,evidence,note\n2026-03-04,sql,1.0,course,a link,mine\n2026-03-05,SQL,1.0,,,c\n"
    )
    export = tmp_path / "toggl.csv"
    export.write_text(TOGGL + "SQL,a,2026-03-04,1:00:00\nSQL,b,2026-03-05,1:00:00\nSQL,c,2026-03-05,1:00:00\n")
    # The 4th is there; of the two on the 5th, c is the one that is there.
    assert [row["note"] for row in bring_in(export, career)["skills"]] == ["b"]


def test_one_row_by_hand_stands_for_one_entry_only(tmp_path, career):
    (career / "skills.csv").write_text("date,skill,hours,note\n2026-03-04,SQL,1.0,mine\n")
    export = tmp_path / "toggl.csv"
    export.write_text(TOGGL + "SQL,a,2026-03-04,1:00:00\nSQL,b,2026-03-04,1:00:00\n")
    assert len(bring_in(export, career)["skills"]) == 1


def test_a_week_that_was_written_down_stays_as_it_is(career):
    (career / "mood.csv").write_text("week,mood,note\n2026-02-23,8,my own\n")
    new = bring_in(SAMPLES / "daylio" / "daylio_export_12h.csv", career)
    assert new["mood"] == ({"week": dt.date(2026, 3, 2), "mood": 2.5},)
    mood = open_logbook(career, today=TODAY).mood
    assert list(mood["mood"]) == [8.0, 2.5]
    assert mood["note"].iloc[0] == "my own"


def linkedin(tmp_path):
    place = tmp_path / "export"
    place.mkdir()
    for name in ("Connections.csv", "messages.csv"):
        shutil.copy(SAMPLES / "linkedin" / name, place)
    return place


def test_a_person_who_is_there_stays_and_touches_take_their_spelling(tmp_path, career):
    (career / "contacts.csv").write_text("contact,circle\nada  EXAMPLE,close\n")
    new = bring_in(linkedin(tmp_path), career)
    assert [row["contact"] for row in new["contacts"]] == ["Bo Sample", "Chloé Test-Łącka", "Dee Fiction, PhD"]
    touches = open_logbook(career, today=TODAY).touches
    spelt = open_logbook(career, today=TODAY).contacts["contact"].iloc[0]
    assert list(touches["contact"]).count(spelt) == 2
    assert set(touches["contact"]) <= set(open_logbook(career, today=TODAY).contacts["contact"])


def test_a_person_whose_row_was_set_aside_is_not_added_again(tmp_path, career):
    (career / "contacts.csv").write_text("contact,every_days\nBo Sample,0\nElla,\n")
    new = bring_in(linkedin(tmp_path), career)
    assert "Bo Sample" not in [row["contact"] for row in new["contacts"]]
    assert "Ada Example" in [row["contact"] for row in new["contacts"]]


def test_a_touch_is_added_only_for_the_side_that_is_missing(tmp_path, career):
    (career / "touches.csv").write_text(
        "date,contact,kind,from\n"
        "2026-02-09,Ada Example,wrote,them\n"  # the export has me
        "2026-02-10,Ada Example,wrote,\n"  # no side given: both
        "2025-06-01,Bo Sample,met,both\n"  # another kind: writing is new
        '2025-06-01,"Dee Fiction, PhD",wrote,me\n'  # as in the export
    )
    new = bring_in(linkedin(tmp_path), career)["touches"]
    assert [(str(row["date"]), row["contact"], row["from"]) for row in new] == [
        ("2025-06-01", "Bo Sample", "me"),
        ("2026-02-09", "Ada Example", "me"),
    ]


def test_an_answer_later_the_same_day_adds_only_the_answer(tmp_path, career):
    header = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
    asked = "c,Me Example,/in/me,Ada Example,/in/ada,2026-02-09 10:00:00 UTC\n"
    export = tmp_path / "messages.csv"
    export.write_text(header + asked)
    bring_in(export, career, me="Me Example")
    export.write_text(header + asked + "c,Ada Example,/in/ada,Me Example,/in/me,2026-02-09 18:00:00 UTC\n")
    assert [row["from"] for row in bring_in(export, career, me="Me Example")["touches"]] == ["them"]


def test_nothing_is_written_before_save(tmp_path, career):
    found = importers.read(linkedin(tmp_path))
    new = importers.compare(found, open_logbook(career, today=TODAY))
    importers.report(found, new)
    assert list(career.iterdir()) == []
    assert importers.save(career, new) == "Added 4 rows to contacts.csv and 4 rows to touches.csv."
    assert (
        importers.save(career, importers.Difference({"contacts": (), "touches": ()}))
        == "Nothing was new; your files were not changed."
    )


def test_the_report_says_what_goes_where_what_not_and_what_is_never_stored(tmp_path, career):
    found = importers.read(linkedin(tmp_path))
    said = importers.report(found, importers.compare(found, open_logbook(career, today=TODAY)))
    assert "LinkedIn" in said
    assert "contacts.csv: 4 new rows, from 14 November 2019 to 8 February 2026." in said
    assert "touches.csv: 4 new rows, from 1 June 2025 to 10 February 2026." in said
    assert "drafts that were never sent: 1" in said
    assert "empty rows: 1" in said
    assert "messages, e-mail addresses and profile addresses are never stored" in said
    bring_in(tmp_path / "export", career)
    said = importers.report(found, importers.compare(found, open_logbook(career, today=TODAY)))
    assert "contacts.csv: 0 new rows; 4 are in your folder already." in said


def test_the_report_names_the_line_the_value_and_what_to_do(tmp_path):
    export = tmp_path / "toggl.csv"
    export.write_text(TOGGL + "SQL,a,04/03/2026,1:00:00\n" + "SQL,a,2026-03-04,90\n" * 30)
    found = importers.read(export)
    said = importers.report(found, importers.Difference(found.rows))
    assert (
        'toggl.csv, line 2, column Start date: "04/03/2026" could be 4 March 2026 or 3 April 2026, and no date in the file '
        "shows which: 1 entry waits. Say what comes first: --dates day for 4 March 2026, --dates month for 3 April 2026."
    ) in said
    assert "toggl.csv, line 3, column Duration" in said
    assert "and 21 more" in said


def test_a_daylio_report_says_that_it_is_about_the_whole_day():
    found = importers.read(SAMPLES / "daylio" / "daylio_export_12h.csv")
    said = importers.report(found, importers.Difference(found.rows))
    assert "not only your work" in said
    assert "mood.csv: 2 new rows, from 23 February 2026 to 2 March 2026." in said
