"""Exports of people once more: renamed, shortened, overlapping in either order; nobody comes twice, and nobody goes; by hand."""

import datetime as dt

import pytest

from careerdata import importers
from careerdata.logbook import open_logbook, undo

TODAY = dt.date(2026, 6, 28)
ADA, BO, DEE = ("Ada", "Example", 2), ("Bo", "Sample", 3), ("Dee", "Fiction", 5)
EVERYBODY = [ADA, BO, DEE]
NEW_NAME = ("Bo", "Married", 3)
"""Bo, by the same address or profile."""


def mail(first):
    return f"{first.lower()}@example.com"


def lines(header, line):
    return lambda people: "\n".join(
        [header, *(line.format(first, last, day, mail(first)) for first, last, day in people), ""]
    )


def cards(people):
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{first} {last}\r\nN:{last};{first};;;\r\nEMAIL:{mail(first)}\r\nEND:VCARD\r\n"
        for first, last, _ in people
    )


def calendar(people):
    meetings = "".join(
        f"BEGIN:VEVENT\r\nUID:{first}\r\nDTSTART:202603{day:02}T120000Z\r\nORGANIZER:mailto:me@example.com\r\n"
        f"ATTENDEE;CN={first} {last}:mailto:{mail(first)}\r\nEND:VEVENT\r\n"
        for first, last, day in people
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{meetings}END:VCALENDAR\r\n"


def mails(people):
    return "".join(
        f"From x Mon Mar {day:02} 12:00:00 2026\nFrom: {first} {last} <{mail(first)}>\nTo: me@example.com\n"
        f"Date: Mon, {day:02} Mar 2026 12:00:00 +0000\n\nHello\n\n"
        for first, last, day in people
    )


LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
WRITTEN = {
    "Connections.csv": lines(LINKEDIN, "{0},{1},https://www.linkedin.com/in/{0},,Acme,Lead,0{2} Feb 2026"),
    "google.csv": lines("First Name,Last Name,Organization Name,E-mail 1 - Value", "{0},{1},Acme,{3}"),
    "people.vcf": cards,
    "calendar.ics": calendar,
    "mail.mbox": mails,
}


class Home:
    """A folder, and one program's people brought into it, again and again."""

    def __init__(self, place, name):
        self.folder, self.name, self._path = place / "career", name, place / name
        self.folder.mkdir()

    def compare(self, people, answers=None):
        """Compare an export with the folder; with answers, or else whoever is not in the folder is somebody new."""
        self._path.write_text(WRITTEN[self.name](people), newline="")
        found = importers.read(self._path, today=TODAY, me="me@example.com")
        assert found.problems == ()
        book = open_logbook(self.folder, TODAY)
        strangers = importers.compare(found, book).strangers
        return importers.compare(found, book, answers or dict.fromkeys(strangers, importers.NEW))

    def brings_in(self, people):
        importers.save(self.folder, self.compare(people))
        return self.there()

    def there(self):
        book = open_logbook(self.folder, TODAY)
        touches = [(row.date.day, row.contact) for row in book.touches.itertuples()]
        return sorted(book.contacts["contact"]), sorted(touches)

    def contents(self):
        return {path.name: path.read_bytes() for path in self.folder.glob("*.*") if path.is_file()}


@pytest.fixture(params=WRITTEN)
def home(request, tmp_path):
    return Home(tmp_path, request.param)


def names(there):
    return there[0]


def test_the_same_people_again_and_fewer_of_them_change_nothing_and_one_undo_takes_all_back(home):
    assert names(home.brings_in(EVERYBODY)) == ["Ada Example", "Bo Sample", "Dee Fiction"]
    before = home.contents()
    for people in (EVERYBODY[::-1], [ADA, DEE]):
        assert not any(home.compare(people).rows.values())
        home.brings_in(people)
        assert home.contents() == before
    undo(home.folder)
    assert home.contents() == {}


def test_two_exports_that_overlap_come_to_the_same_in_either_order(home, tmp_path):
    (tmp_path / "other").mkdir()
    other = Home(tmp_path / "other", home.name)
    for people in ([ADA, BO], [BO, DEE]):
        there = home.brings_in(people)
    for people in ([BO, DEE], [ADA, BO]):
        turned = other.brings_in(people)
    assert there == turned
    assert names(there) == ["Ada Example", "Bo Sample", "Dee Fiction"]


def test_somebody_under_a_new_name_is_the_same_person(home):
    home.brings_in(EVERYBODY)
    new = home.compare([ADA, NEW_NAME, DEE], {"Bo Married": "Bo Sample"})
    assert not any(new.rows.values())
    importers.save(home.folder, new)
    # A profile says what somebody is called now; an address book, a calendar and a mailbox may be old.
    bo = "Bo Married" if home.name == "Connections.csv" else "Bo Sample"
    assert names(home.there()) == ["Ada Example", bo, "Dee Fiction"]
