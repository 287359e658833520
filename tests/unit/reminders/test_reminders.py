"""What a calendar is told: what is due, under which title, as a file that other programs read, and never over another."""

import datetime as dt
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from careerdata.cli import main
from careerdata.logbook import append, create_folder, edit, open_logbook
from careerdata.plan import Break
from careerdata.problems import CareerdataError
from careerdata.reminders import NotOurFileError, read, reminders, save, text

EXAMPLE = Path(__file__).parents[3] / "data" / "example"
TODAY = dt.date(2026, 6, 28)
"""A Sunday."""


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "career")
    return tmp_path / "career"


@pytest.fixture
def mine(tmp_path):
    """A folder of one's own, with a plan of no goals until the end of the year."""
    create_folder(tmp_path / "mine", TODAY)
    return tmp_path / "mine"


def of_kind(book, kind):
    return [(item.first, item.title) for item in reminders(book) if item.kind == kind]


def with_plan(folder, today=TODAY, **changes):
    book = open_logbook(folder, today)
    return replace(book, plan=replace(book.plan, **changes))


def events(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


# What is due.


def test_the_check_in_comes_every_sunday_until_the_escape_date(mine):
    for today, first in ((TODAY, TODAY), (dt.date(2026, 6, 29), dt.date(2026, 7, 5))):
        [item] = [
            item for item in reminders(with_plan(mine, today, escape_date=dt.date(2026, 12, 31))) if item.weekly_until
        ]
        # The 27th is the last Sunday of December 2026.
        assert (item.kind, item.first, item.weekly_until) == ("checkin", first, dt.date(2026, 12, 27))


def test_after_the_escape_date_the_check_in_goes_on_for_a_year(mine):
    [item] = [item for item in reminders(with_plan(mine, escape_date=dt.date(2026, 1, 1))) if item.weekly_until]
    assert item.weekly_until == dt.date(2027, 6, 27)


def test_breaks_that_are_over_are_left_out(mine):
    days = [TODAY + dt.timedelta(days=n) for n in (-9, -1, 0, 5)]
    book = with_plan(mine, breaks=(Break(days[0], days[1]), Break(days[0], days[2]), Break(days[2], days[3])))
    breaks = [(item.first, item.last) for item in reminders(book) if item.kind == "break"]
    assert breaks == [(days[0], days[2]), (days[2], days[3])]


def test_milestones_are_the_date_and_the_open_goals(folder):
    milestones = dict(reversed(pair) for pair in of_kind(open_logbook(folder), "milestone"))
    assert milestones.pop("Your date: be ready to be a Product analyst") == dt.date(2027, 3, 1)
    assert {title.partition(":")[0] for title in milestones} == {
        *("SQL", "Experiment design", "Storytelling with data", "Wins with Product Analytics")
    }
    assert all(day.weekday() == 6 for day in milestones.values())


def test_a_date_that_has_passed_is_no_milestone(mine):
    assert of_kind(with_plan(mine, escape_date=TODAY - dt.timedelta(days=1)), "milestone") == []


def test_a_promised_step_is_there_until_it_is_done_whatever_comes_in_between(mine):
    for contact, day, step, by, done in (
        ("Ann", 1, "send the page", 30, None),
        ("Ben", 1, "not overtaken", 30, None),
        ("Ben", 2, None, None, None),
        ("Cem", 1, "late", 27, None),
        ("Dot", 1, "today", 28, None),
        ("Eve", 1, "done", 30, 12),
        ("Fay", 1, "of somebody let go", 30, None),
    ):
        row = {"date": dt.date(2026, 6, day), "contact": contact, "kind": "met", "next_step": step}
        days = {"next_step_on": by and dt.date(2026, 6, by), "next_step_done_on": done and dt.date(2026, 6, done)}
        append(mine, "touches", row | days, TODAY)
    append(mine, "contacts", {"contact": "Fay", "let_go_on": TODAY}, TODAY)
    assert of_kind(open_logbook(mine, TODAY), "next_step") == [
        (TODAY, "Cem: late"),
        (TODAY, "Dot: today"),
        (dt.date(2026, 6, 30), "Ann: send the page"),
        (dt.date(2026, 6, 30), "Ben: not overtaken"),
    ]


def steps_in(path, uid):
    """Return what the file says of a next step: its day, SEQUENCE, DTSTAMP and STATUS."""
    return [
        (
            event.decoded("dtstart"),
            event["sequence"],
            event.decoded("dtstamp").strftime("%d %H:%M:%S"),
            event.get("status"),
        )
        for event in events(path.read_bytes())
        if event["uid"] == uid
    ]


def test_a_step_that_moved_has_the_next_number_and_one_that_is_done_is_cancelled(mine):
    row = {"date": dt.date(2026, 6, 1), "contact": "Ann", "kind": "met", "next_step": "send the page"}
    append(mine, "touches", row | {"next_step_on": dt.date(2026, 6, 30)}, TODAY)
    path, found = save(open_logbook(mine, TODAY), neutral=False)
    [uid] = [item.uid for item in found if item.kind == "next_step"]
    assert steps_in(path, uid) == [(dt.date(2026, 6, 30), 0, "28 00:00:00", None)]
    save(open_logbook(mine, TODAY), neutral=False)
    assert steps_in(path, uid) == [(dt.date(2026, 6, 30), 0, "28 00:00:00", None)]
    edit(mine, "touches", {"contact": "Ann"}, {"next_step_on": dt.date(2026, 7, 3)})
    save(open_logbook(mine, TODAY), neutral=False)
    assert steps_in(path, uid) == [(dt.date(2026, 7, 3), 1, "28 00:00:01", None)]
    edit(mine, "touches", {"contact": "Ann"}, {"next_step_done_on": TODAY})
    save(open_logbook(mine, TODAY), neutral=False)
    assert steps_in(path, uid) == [(dt.date(2026, 7, 3), 2, "28 00:00:02", "CANCELLED")]
    save(open_logbook(mine, dt.date(2026, 7, 10)), neutral=False)
    assert [status for *_, status in steps_in(path, uid)] == ["CANCELLED"]
    save(open_logbook(mine, TODAY), mine / "new.ics", neutral=False)
    assert steps_in(mine / "new.ics", uid) == [], "a calendar that never had it hears nothing of it"


def test_what_is_no_longer_planned_is_cancelled_and_what_is_over_is_left_in_the_calendar(mine):
    days = [TODAY + dt.timedelta(days=n) for n in (1, 2, 8, 9)]
    plan = open_logbook(mine, TODAY).plan
    book = replace(open_logbook(mine, TODAY), plan=replace(plan, breaks=(Break(*days[:2]), Break(*days[2:]))))
    path, _ = save(book)
    later = replace(book, plan=replace(plan, breaks=()), today=days[2])
    save(later)
    off = [event for event in events(path.read_bytes()) if event.get("status") == "CANCELLED"]
    assert [(event.decoded("dtstart"), event["summary"]) for event in off] == [(days[2], "Cancelled")]


def test_a_neutral_file_over_one_with_names_has_none_of_them(folder):
    book = open_logbook(folder)
    path, _ = save(book, neutral=False)
    assert b"Chiara" in path.read_bytes()
    save(replace(book, touches=book.touches.iloc[:0], contacts=book.contacts.iloc[:0], asks=book.asks.iloc[:0]))
    assert not [name for name in book.contacts["contact"] if name.split()[0].encode() in path.read_bytes()]
    assert b"CANCELLED" in path.read_bytes()


def test_this_weeks_people_come_one_a_weekday_and_nobody_who_is_held_back(mine):
    for name in "ABCDEF":
        snoozed = dt.date(2026, 8, 1) if name == "B" else None
        append(mine, "contacts", {"contact": name, "snooze_until": snoozed}, TODAY)
    found = of_kind(open_logbook(mine, TODAY), "followup")
    assert [title for _, title in found] == [f"Be in touch with {name}" for name in "ACDEF"]
    assert [day.day for day, _ in found] == [29, 30, 1, 2, 3]
    friday = of_kind(open_logbook(mine, dt.date(2026, 7, 3)), "followup")
    assert [day.day for day, _ in friday] == [3, 6, 7, 8, 9]


def test_asks_come_back_on_their_day(mine):
    for request, day in (("past", 27), ("today", 28), ("never", None)):
        row = {"date": dt.date(2026, 6, 1), "to": "Boss", "request": request}
        append(mine, "asks", row | {"follow_up_on": day and dt.date(2026, 6, day)}, TODAY)
    assert of_kind(open_logbook(mine, TODAY), "ask") == [(TODAY, "Come back to Boss: today")]


def test_an_empty_folder_has_a_check_in_and_a_date(mine):
    assert [item.kind for item in reminders(open_logbook(mine, TODAY))] == ["checkin", "milestone"]
    assert read(open_logbook(mine, TODAY)).sentence == (
        "The calendar file would hold, from 28 June 2026 on: the weekly check-in and 1 milestone."
    )


# The same thing keeps its uid.


def test_the_same_thing_keeps_its_uid_in_another_week_and_after_a_replan(folder):
    book = open_logbook(folder)
    before = {item.title: item.uid for item in reminders(book)}
    later = replace(book, today=book.today + dt.timedelta(days=2), plan=replace(book.plan, hours_per_week=9.0))
    after = {item.title: item.uid for item in reminders(later)}
    assert len(set(before.values())) == len(before)
    same = before.keys() & after.keys()
    assert {title: before[title] for title in same} == {title: after[title] for title in same}
    assert "Weekly check-in" in same
    assert "SQL: 150 hours, 50 % likely to be there by now" in same
    assert any("Be in touch with" in title for title in same)


def test_after_a_touch_the_next_follow_up_is_another_thing(mine):
    append(mine, "contacts", {"contact": "Ann"}, TODAY)
    book = open_logbook(mine, TODAY)
    append(mine, "touches", {"date": TODAY, "contact": "Ann", "kind": "met"}, TODAY)
    later = open_logbook(mine, TODAY + dt.timedelta(days=180))
    [one], [other] = ([item.uid for item in reminders(b) if item.kind == "followup"] for b in (book, later))
    assert one != other


# The text.


def test_a_calendar_program_reads_back_what_was_written(folder):
    book = open_logbook(folder)
    found = reminders(book)
    read_back = events(text(found, book.today, neutral=False))
    assert [event["uid"] for event in read_back] == [item.uid for item in found]
    assert [str(event["summary"]) for event in read_back] == [item.title for item in found]
    days = [(event.decoded("dtstart"), event.decoded("dtend")) for event in read_back]
    begin = dt.datetime(2026, 6, 28, 19, 0)
    assert days[0] == (begin, begin + dt.timedelta(minutes=15))
    one_day = dt.timedelta(days=1)
    assert days[1:] == [(item.first, item.last + one_day) for item in found[1:]]
    assert read_back[0]["rrule"] == {"FREQ": ["WEEKLY"], "BYDAY": ["SU"], "UNTIL": [dt.datetime(2027, 2, 28, 19, 0)]}
    assert [event.walk("VALARM")[0].decoded("trigger") for event in read_back] == [item.alarm for item in found]


def test_times_are_those_on_the_wall_and_days_are_days(folder):
    # Without a zone ("floating"), 19:00 stays 19:00 through summer time and travel.
    lines = text(reminders(open_logbook(folder)), TODAY).decode().split("\r\n")
    starts = [line for line in lines if line.startswith(("DTSTART", "DTEND"))]
    assert {line.partition(":")[0] for line in starts[2:]} == {"DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"}
    assert starts[:2] == ["DTSTART:20260628T190000", "DTEND:20260628T191500"]
    assert not [line for line in lines if "TZID" in line or "VTIMEZONE" in line]


def test_the_same_folder_and_day_give_the_same_bytes_without_a_clock(folder):
    once, again = (text(reminders(open_logbook(folder)), TODAY) for _ in range(2))
    assert once == again
    assert once.count(b"DTSTAMP:20260628T000000Z") == once.count(b"BEGIN:VEVENT")


def test_everything_is_private_and_leaves_the_day_free(folder):
    for event in events(text(reminders(open_logbook(folder)), TODAY)):
        assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")


def test_neutral_titles_hold_no_name_no_word_of_the_folder_and_no_description(folder):
    book = open_logbook(folder)
    data = text(reminders(book), book.today).decode()
    assert {str(event["summary"]) for event in events(data)} == {
        *("Weekly review", "Time off", "Milestone", "Next step", "Follow up")
    }
    assert {str(a["description"]) for a in icalendar.Calendar.from_ical(data).walk("VALARM")} == {
        *("Weekly review", "Time off", "Milestone", "Next step", "Follow up")
    }
    words = [
        *book.contacts["contact"],
        book.plan.target_team,
        *(goal.name for goal in book.plan.goals),
        "career",
        "escape",
    ]
    assert not [word for word in words if word.casefold() in data.casefold()]
    assert not [event for event in events(data) if "description" in event]


def test_notes_are_in_neither_file(folder):
    edit(folder, "contacts", {"contact": "Sunniva Aas"}, {"note": "planted note"})
    append(folder, "asks", {"date": TODAY, "to": "A", "request": "r", "follow_up_on": TODAY, "note": "planted note"})
    book = open_logbook(folder)
    for neutral in (True, False):
        assert b"planted" not in text(reminders(book), TODAY, neutral=neutral).replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    "name",
    [
        "A;B,C\\D\nE: “f” <b>",
        "Zoë Łukasz-Nguyễn Thị Hoa " * 9,
        "BEGIN:VEVENT\r\nUID:x\r\nEND:VCALENDAR",
        "\u202eright to left, \x00 nothing, \x1b[31m red",
        "👩‍💻 at work",
    ],
)
def test_odd_names_are_folded_escaped_and_read_back_as_one_line(mine, name):
    append(mine, "contacts", {"contact": "Ann"}, TODAY)
    book = open_logbook(mine, TODAY)
    book = replace(book, contacts=book.contacts.assign(contact=name))
    data = text(reminders(book), TODAY, neutral=False)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    said = [str(event["summary"]) for event in events(data)]
    assert len(said) == 3
    [title] = [title for title in said if title.startswith("Be in touch with")]
    wanted = "".join(" " if ord(letter) < 32 else letter for letter in name)
    assert title == f"Be in touch with {' '.join(wanted.split())}"


# The file.


def test_the_file_is_for_the_person_alone_and_whole(folder):
    path, found = save(open_logbook(folder))
    assert path == folder / "reminders.ics"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(events(path.read_bytes())) == len(found)
    assert sorted(file.name for file in folder.iterdir() if "tmp" in file.name) == []
    assert open_logbook(folder).problems == ()


def test_a_file_of_ours_is_written_again_and_another_one_is_not(folder):
    book, path = open_logbook(folder), folder / "other.ics"
    path.write_text("BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\nEND:VCALENDAR\r\n")
    before = path.read_bytes()
    with pytest.raises(NotOurFileError, match="careerdata did not make it"):
        save(book, path)
    assert path.read_bytes() == before
    save(book, path, replace=True)
    save(book, path, neutral=False)
    assert b"Be in touch with" in path.read_bytes().replace(b"\r\n ", b"")


@pytest.mark.parametrize(("name", "said"), [("x.txt", "ends in .ics"), ("none/x.ics", "There is no folder")])
def test_where_it_cannot_go_is_said(folder, name, said):
    with pytest.raises(CareerdataError, match=said):
        save(open_logbook(folder), folder / name)


def test_the_source_of_careerdata_gets_no_file():
    with pytest.raises(CareerdataError, match="inside the careerdata source"):
        save(open_logbook(EXAMPLE))
    assert not (EXAMPLE / "reminders.ics").exists()


def test_without_icalendar_the_list_works_and_the_sentence_names_the_extra(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    book = open_logbook(folder)
    assert len(read(book).table) == 17
    with pytest.raises(CareerdataError, match=r"careerdata\[calendar\]"):
        save(book)
    assert not (folder / "reminders.ics").exists()


# The command.


def run(capsys, *arguments):
    code = main.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_shows_what_it_writes_and_where(folder, capsys):
    code, said, _ = run(capsys, "ics", folder)
    assert code == 0
    assert "28 June 2026, then every Sunday until 28 February 2027: Weekly review" in said
    assert "Sunniva" not in said
    assert f"Wrote {folder / 'reminders.ics'}" in said
    assert "neutral" in said


def test_the_command_writes_nothing_in_a_dry_run_and_names_when_asked(folder, capsys):
    code, said, _ = run(capsys, "ics", folder, "--names", "--dry-run")
    assert (code, "Be in touch with Sunniva Aas" in said) == (0, True)
    assert "Nothing was written" in said
    assert not (folder / "reminders.ics").exists()


def test_the_command_leaves_another_file_alone_until_it_is_told(folder, capsys):
    (folder / "a.ics").write_text("mine")
    code, _, complaint = run(capsys, "ics", folder, "--to", folder / "a.ics")
    assert (code, (folder / "a.ics").read_text()) == (2, "mine")
    assert "--replace" in complaint
    assert run(capsys, "ics", folder, "--to", folder / "a.ics", "--replace")[0] == 0


def test_the_next_step_of_an_open_application_comes_on_its_day_and_names_no_place_in_a_neutral_file(mine):
    step = {"date": TODAY, "stage": "talked", "next_step": "send the charts"}
    append(mine, "applications", step | {"organisation": "Villhem", "next_step_on": TODAY + dt.timedelta(days=20)})
    append(mine, "applications", step | {"organisation": "Tern", "next_step_on": TODAY - dt.timedelta(days=3)})
    append(mine, "applications", step | {"organisation": "Over", "next_step_on": TODAY + dt.timedelta(days=2)})
    append(mine, "applications", {"date": TODAY, "organisation": "Over", "stage": "refused"})
    book = open_logbook(mine, TODAY)
    assert of_kind(book, "application") == [
        (TODAY, "Tern: send the charts"),
        (TODAY + dt.timedelta(days=20), "Villhem: send the charts"),
    ]
    found = reminders(book)
    neutral = text(found, TODAY).decode()
    assert neutral.count("SUMMARY:Next step") == 2
    assert "Villhem" not in neutral
    assert "charts" not in neutral
    assert "Villhem: send the charts" in text(found, TODAY, neutral=False).decode()
    # A step that took its place is another one; the first is taken out of the calendar.
    append(mine, "applications", {"date": TODAY, "organisation": "Villhem", "stage": "interview"})
    now = reminders(open_logbook(mine, TODAY))
    after = {str(event["uid"]): event.get("status") for event in events(text(now, TODAY, earlier=text(found, TODAY)))}
    [gone] = [item.uid for item in found if item.title.startswith("Villhem")]
    assert after[gone] == "CANCELLED"
