"""Calendars and mailboxes: who was met or written with on which day; worked out by hand."""

import datetime as dt
import time
import tracemalloc
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import append, open_logbook, undo
from careerdata.logbook.known_ids import id_of
from careerdata.problems import CareerdataError

SAMPLES = Path(__file__).parents[2] / "samples" / "ics"
TODAY = dt.date(2026, 6, 28)
BO = "ATTENDEE;CN=Bo Sample:mailto:Bo@Example.com"
DEE = 'ATTENDEE;CN="Fiction, Dee";PARTSTAT=ACCEPTED:mailto:dee@example.com'
ME = "ORGANIZER;CN=Me Example:mailto:me@example.com"


@pytest.fixture(autouse=True)
def in_london(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def event(*lines, uid="one", subject="Secret plan"):
    told = ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260601T120000Z", f"SUMMARY:{subject}", "LOCATION:Secret room"]
    return [*told, *lines, "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM", "END:VEVENT"]


def calendar(tmp_path, *events, head=(), name="calendar.ics", me="me@example.com", **hints):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, *(line for one in events for line in one), "END:VCALENDAR", ""]
    (tmp_path / name).write_text("\r\n".join(lines), newline="")
    return importers.read(tmp_path / name, today=TODAY, me=me, **hints)


def touches(found):
    return [(f"{row['date']:%m-%d}", row["contact"], row["kind"], row["from"]) for row in found.rows["touches"]]


def left_out(found):
    return {item.what: item.count for item in found.skipped}


def test_the_sample_of_google_is_one_meeting_and_nothing_of_its_subject():
    found = importers.read(SAMPLES / "google_calendar.ics", today=TODAY)
    assert (found.source, touches(found)) == ("a calendar", [("03-02", "Ada Example", "met", "both")])
    assert left_out(found) == {"entries without other people": 1}
    for private in ("manager", "Agenda", "Study", "ada@example"):
        assert private not in str(found)


def test_the_sample_of_outlook_is_understood_with_its_own_time_zone():
    found = importers.read(SAMPLES / "outlook_windows_timezone.ics", today=TODAY)
    assert (touches(found), found.problems) == ([("03-16", "Bo Sample", "met", "both")], ())
    assert "Skip-level" not in str(found)


def test_the_last_day_of_whole_days_is_not_one_of_them(tmp_path):
    whole = event("DTSTART;VALUE=DATE:20260301", "DTEND;VALUE=DATE:20260304", ME, BO)
    assert [day for day, *_ in touches(calendar(tmp_path, whole))] == ["03-01", "03-02", "03-03"]


def test_a_weekly_meeting_counts_until_today_without_what_was_left_out_or_moved(tmp_path):
    weekly = event(
        "DTSTART;TZID=Europe/London:20260601T173000",
        "RRULE:FREQ=WEEKLY",
        "EXDATE;TZID=Europe/London:20260608T173000",
        ME,
        BO,
    )
    moved = event(
        "DTSTART;TZID=Europe/London:20260617T100000", "RECURRENCE-ID;TZID=Europe/London:20260615T173000", ME, BO
    )
    # Mondays of June: 1, 8 (left out), 15 (moved to the 17th), 22; the 29th is still to come.
    assert [day for day, *_ in touches(calendar(tmp_path, weekly, moved))] == ["06-01", "06-17", "06-22"]


def test_a_rule_that_ends_with_its_last_time_loses_none(tmp_path):
    # Half past five in London's summer is half past four in UTC, in which the end of the rule is written.
    daily = event("DTSTART;TZID=Europe/London:20260601T173000", "RRULE:FREQ=DAILY;UNTIL=20260603T163000Z", ME, BO)
    assert [day for day, *_ in touches(calendar(tmp_path, daily))] == ["06-01", "06-02", "06-03"]


def test_a_moment_without_a_place_is_of_the_day_that_the_calendar_has(tmp_path):
    late = event("DTSTART:20260301T233000Z", ME, BO)
    assert [day for day, *_ in touches(calendar(tmp_path, late))] == ["03-01"]
    assert [day for day, *_ in touches(calendar(tmp_path, late, head=["X-WR-TIMEZONE:Europe/Berlin"]))] == ["03-02"]


def test_what_is_no_meeting_with_a_few_people_that_was_is_left_out(tmp_path):
    crowd = [f"ATTENDEE;CN=Person {number}:mailto:p{number}@example.com" for number in range(8)]
    found = calendar(
        tmp_path,
        event("DTSTART:20260301T100000Z", ME, *crowd, uid="crowd"),
        event("DTSTART:20260301T100000Z", "STATUS:CANCELLED", ME, BO, uid="off"),
        event("DTSTART:20260301T100000Z", ME, BO.replace(";CN", ";PARTSTAT=DECLINED;CN"), uid="declined"),
        event("DTSTART:20260801T100000Z", ME, BO, uid="later"),
        event("DTSTART:20260301T100000Z", uid="alone"),
        event("DTSTART:20260302T100000Z", ME, BO, "ATTENDEE;CUTYPE=ROOM;CN=Blue:mailto:blue@example.com", uid="yes"),
    )
    assert touches(found) == [("03-02", "Bo Sample", "met", "both")]
    assert left_out(found) == {
        "meetings of more than 8 people": 1,
        "meetings that were cancelled or declined": 1,
        "meetings that are not over yet": 1,
        "entries without other people": 2,
    }


def test_an_event_that_cannot_be_read_is_set_aside_with_its_line(tmp_path):
    found = calendar(tmp_path, event("DTSTART:soon", ME, BO), event("DTSTART:20260302T100000Z", ME, BO, uid="two"))
    assert touches(found) == [("03-02", "Bo Sample", "met", "both")]
    assert [(one.line, one.message) for one in found.problems] == [
        (3, "the event that begins here is not written as calendars write it.")
    ]


def test_only_people_who_are_known_or_named_come_in(tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    found = calendar(tmp_path, event("DTSTART:20260302T100000Z", ME, BO, DEE))
    new = importers.compare(found, open_logbook(folder, TODAY))
    said = importers.report(found, new)
    assert "Not in your contacts, and left out:\n  Fiction, Dee: 1 time" in said
    assert 'To bring one in, say --person "Fiction, Dee=new".' in said
    importers.save(folder, new)
    assert list(open_logbook(folder, TODAY).touches["contact"]) == ["Bo Sample"]
    assert list(open_logbook(folder, TODAY).contacts["contact"]) == ["Bo Sample"]
    before = (folder / "touches.csv").read_bytes()
    new = importers.compare(found, open_logbook(folder, TODAY), {"Fiction, Dee": importers.NEW})
    importers.save(folder, new)
    assert list(open_logbook(folder, TODAY).contacts["contact"]) == ["Bo Sample", "Fiction, Dee"]
    assert importers.compare(found, open_logbook(folder, TODAY)).is_empty
    undo(folder)
    assert (folder / "touches.csv").read_bytes() == before


def test_somebody_known_by_their_address_is_found_under_any_name(tmp_path, folder):
    append(folder, "contacts", {"contact": "Dee Fiction"})
    first = calendar(tmp_path, event("DTSTART:20260302T100000Z", ME, DEE))
    book = open_logbook(folder, TODAY)
    importers.save(folder, importers.compare(first, book, {"Fiction, Dee": "Dee Fiction"}))
    known = {id_of("e-mail", "dee@example.com"): "Dee Fiction"}
    other = DEE.replace('"Fiction, Dee"', "DF")
    again = calendar(tmp_path, event("DTSTART:20260309T100000Z", ME, other, uid="two"), known=known)
    importers.save(folder, importers.compare(again, open_logbook(folder, TODAY)))
    assert [f"{day:%d}" for day in open_logbook(folder, TODAY).touches["date"]] == ["02", "09"]
    assert set(open_logbook(folder, TODAY).touches["contact"]) == {"Dee Fiction"}


def test_the_person_is_told_by_being_in_most_of_the_meetings(tmp_path):
    meetings = [
        event(f"DTSTART:2026030{day}T100000Z", ME, who, uid=f"{day}") for day, who in enumerate((BO, DEE, BO), 1)
    ]
    assert {name for _, name, *_ in touches(calendar(tmp_path, *meetings, me=None))} == {"Bo Sample", "Fiction, Dee"}


def test_a_meeting_of_eight_is_one_and_of_nine_an_audience(tmp_path):
    people = [f"ATTENDEE;CN=Person {number}:mailto:p{number}@example.com" for number in range(8)]
    start = "DTSTART:20260302T100000Z"
    found = calendar(tmp_path, event(start, *people[:7], ME), event(start, *people, ME, uid="two"))
    assert [name for _, name, *_ in touches(found)] == [f"Person {number}" for number in range(7)]
    assert left_out(found) == {"meetings of more than 8 people": 1}


def mail(sender, to, date="Mon, 02 Mar 2026 10:00:00 +0000", text="Secret"):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"], message["Date"] = "Secret subject", sender, to, date
    message.set_content(f"{text}\n\n>From quoted\nFrom: nobody\n")
    return b"From MAILER-DAEMON Mon Mar  2 10:00:00 2026\n" + bytes(message) + b"\n"


def mailbox(tmp_path, *mails, **hints):
    (tmp_path / "mails.mbox").write_bytes(b"".join(mails))
    return importers.read(tmp_path / "mails.mbox", **{"me": "me@example.com"} | hints)


def test_a_mail_is_a_touch_from_whoever_wrote_it(tmp_path):
    me, bo, dee = "Me <me@example.com>", "Bo Sample <bo@example.com>", "Dée Fiction <dee@example.com>"
    found = mailbox(
        tmp_path,
        mail(me, f"{bo}, {dee}"),
        mail(bo, me, "Mon, 02 Mar 2026 18:00:00 +0000"),
        mail(dee, me, "Wed, 04 Mar 2026 18:00:00 +0000"),
        mail(dee, bo, "Thu, 05 Mar 2026 18:00:00 +0000"),
    )
    assert (found.source, touches(found)) == (
        "a mailbox",
        [
            ("03-02", "Bo Sample", "wrote", "both"),
            ("03-02", "Dée Fiction", "wrote", "me"),
            ("03-04", "Dée Fiction", "wrote", "them"),
        ],
    )
    assert "Secret" not in str(found)


def test_a_mail_to_many_or_without_a_day_is_left_out_and_an_unknown_owner_is_asked_for(tmp_path):
    many = ", ".join(f"P{number} <p{number}@example.com>" for number in range(8))
    found = mailbox(tmp_path, mail("me@example.com", many), mail("Bo <bo@example.com>", "me@example.com", "soon"))
    assert (touches(found), left_out(found)) == ([], {"mails to more than 8 people": 1})
    assert found.problems[0].message == "1 mail has no sender, or no day."
    found = mailbox(tmp_path, mail("Bo <bo@example.com>", "x@example.com"), me=None)
    assert found.rows["touches"] == ()
    assert "Import again with it: --me" in found.problems[-1].fix


def test_a_mailbox_in_a_zip_is_read_as_the_file_is(tmp_path):
    plain = mailbox(tmp_path, mail("Me <me@example.com>", "Bo Sample <bo@example.com>"))
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(tmp_path / "mails.mbox", "Mail/Sent.mbox")
    found = importers.read(tmp_path / "x.zip", me="me@example.com")
    assert (found.rows, found.people) == (plain.rows, plain.people)
    assert touches(found) == [("03-02", "Bo Sample", "wrote", "me")]


def test_a_large_mailbox_takes_no_more_memory_than_a_small_one(tmp_path):
    one = mail("Me <me@example.com>", "Bo Sample <bo@example.com>", text="x" * 70 + "\n" * 200)

    def most(mails):
        (tmp_path / "mails.mbox").write_bytes(one * mails)
        tracemalloc.start()
        found = importers.read(tmp_path / "mails.mbox", me="me@example.com")
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert touches(found) == [("03-02", "Bo Sample", "wrote", "me")]
        return used

    assert most(3_000) < 2 * most(300)


LUNCH = event("DTSTART:20260302T120000Z", ME, BO)


def test_the_meetings_of_a_calendar_count_as_what_is_said_of_it_by_its_name_or_else_its_file(tmp_path):
    named = ("X-WR-CALNAME:Calls\\, weekly",)
    assert touches(calendar(tmp_path, LUNCH, head=named, kinds={"calls, weekly": "called"}))[0][2] == "called"
    assert touches(calendar(tmp_path, LUNCH, head=named, kinds={"Other": "called"}))[0][2] == "met"
    assert touches(calendar(tmp_path, LUNCH, name="Calls.ics", kinds={"Calls": "event"}))[0][2] == "event"
    with pytest.raises(
        CareerdataError, match=r'"coffee" is nothing that a meeting can count as\. Say one of: met, called'
    ):
        calendar(tmp_path, LUNCH, name="Calls.ics", kinds={"Calls": "coffee"})


def test_meetings_that_came_in_before_are_offered_as_a_change_of_what_they_count_as(tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    first = calendar(tmp_path, LUNCH, name="Calls.ics")
    importers.save(folder, importers.compare(first, open_logbook(folder, today=TODAY)))
    later = event("DTSTART:20260309T120000Z", ME, BO, uid="two")
    found = calendar(tmp_path, LUNCH, later, name="Calls.ics", kinds={"Calls": "called"})
    offered = importers.compare(found, open_logbook(folder, today=TODAY))
    assert [row["date"].day for row in offered.rows["touches"]] == [9]
    assert importers.told(offered.waits) == ["  2 March 2026, Bo Sample, met: now of the kind called"]
    importers.save(folder, importers.compare(found, open_logbook(folder, today=TODAY), take=[importers.CHANGED]))
    book = open_logbook(folder, today=TODAY)
    assert list(book.touches["kind"]) == ["called", "called"]
    assert dict(book.plan.imports) == {"kinds": {"Calls": "called"}}
    assert importers.compare(found, book).is_empty
    undo(folder)
    assert list(open_logbook(folder, today=TODAY).touches["kind"]) == ["met"]


def on(day, uid="one", who=BO):
    return event(f"DTSTART:202603{day:02}T120000Z", ME, who, uid=uid)


def brought(folder, found, *take):
    """Bring a calendar in, and return the days of the touches that are there then."""
    importers.save(folder, importers.compare(found, open_logbook(folder, TODAY), take=take))
    return [day.day for day in open_logbook(folder, TODAY).touches["date"]]


def offered(folder, found):
    return importers.told(importers.compare(found, open_logbook(folder, TODAY)).waits)


def test_a_meeting_that_is_on_another_day_by_now_is_a_change_and_no_second_touch(tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    assert brought(folder, calendar(tmp_path, on(2), on(20, "later"))) == [2, 20]
    before = (folder / "touches.csv").read_bytes()
    moved = calendar(tmp_path, on(3), on(20, "later"))
    assert offered(folder, moved) == ["  2 March 2026, Bo Sample, met: now on 3 March 2026"]
    assert brought(folder, moved) == [2, 20], "it waits for an answer, and comes in as nothing else meanwhile"
    assert brought(folder, moved, importers.CHANGED) == [3, 20]
    assert importers.compare(moved, open_logbook(folder, TODAY)).is_empty
    undo(folder)
    assert (folder / "touches.csv").read_bytes() == before
    assert offered(folder, moved), "undo takes back what was remembered, too"


def test_a_meeting_that_a_calendar_has_no_longer_is_told_and_taken_out_when_that_is_wanted(tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    brought(folder, calendar(tmp_path, on(2), on(9, "two"), on(20, "later")))
    without = calendar(tmp_path, on(2), on(20, "later"))
    assert offered(folder, without) == ["  9 March 2026, Bo Sample, met"]
    assert brought(folder, without) == [2, 9, 20]
    assert brought(folder, without, importers.REMOVED) == [2, 20]
    assert importers.compare(without, open_logbook(folder, TODAY)).is_empty


@pytest.mark.parametrize(
    ("events", "name"),
    [
        ((on(2), on(9, "two")), "calendar.ics"),
        ((on(2, "of-another"), on(20, "of-another-too")), "private.ics"),
        ((on(2), on(9, "three"), on(20, "later")), "calendar.ics"),
    ],
    ids=["a shorter export", "another calendar", "the same meeting under another id"],
)
def test_nothing_is_missed_in_what_does_not_speak_of_it(events, name, tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    brought(folder, calendar(tmp_path, on(2), on(9, "two"), on(20, "later")))
    assert offered(folder, calendar(tmp_path, *events, name=name)) == []


def test_a_touch_that_was_written_by_hand_or_noted_on_stays_whatever_a_calendar_says(tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    append(folder, "touches", {"date": "2026-03-09", "contact": "Bo Sample", "kind": "met"})
    brought(folder, calendar(tmp_path, on(2), on(9, "two"), on(11, "three"), on(20, "later")))
    path = folder / "touches.csv"
    rows = path.read_text().splitlines()
    path.write_text("\n".join([f"{row}a good talk" if row.startswith("2026-03-11") else row for row in rows]) + "\n")
    assert open_logbook(folder, TODAY).touches["note"].tolist().count("a good talk") == 1
    assert offered(folder, calendar(tmp_path, on(2), on(20, "later"))) == []


def test_of_a_weekly_meeting_one_day_can_move(tmp_path, folder):
    append(folder, "contacts", {"contact": "Bo Sample"})
    weekly = event("DTSTART:20260302T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3", ME, BO)
    brought(folder, calendar(tmp_path, weekly))
    one = event("DTSTART:20260310T100000Z", "RECURRENCE-ID:20260309T100000Z", ME, BO)
    assert offered(folder, calendar(tmp_path, weekly, one)) == ["  9 March 2026, Bo Sample, met: now on 10 March 2026"]
