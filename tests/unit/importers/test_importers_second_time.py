"""Each program's export once more, after its entries were changed, renamed, shortened: nothing counts twice; by hand.

The same entries, a (day of March, label, amount) each, are written as each program writes them.
"""

import base64
import json
import zipfile

import pytest

from careerdata import importers
from careerdata.logbook import known_rows, open_logbook, undo

JOINS, VIEWS, TALK = (2, "SQL", 2), (3, "SQL", 1), (5, "Talks", 3)
HOURS = [JOINS, VIEWS, TALK]
DIARY = [(2, "rad", 0), (9, "meh", 0), (16, "awful", 0)]
SCALE = {"rad": 10.0, "meh": 5.0, "awful": 0.0}
SCREEN = {"SQL": "SQL", "Talks": "Talks"}


def table(header, line):
    return lambda entries: "\n".join([header, *(line.format(*one) for one in entries), ""])


def timewarrior(entries):
    return json.dumps(
        [
            {"id": day, "start": f"202603{day:02}T080000Z", "end": f"202603{day:02}T{8 + hours:02}0000Z", "tags": [tag]}
            for day, tag, hours in entries
        ]
    )


def wakatime(entries):
    days = [
        {"date": f"2026-03-{day:02}", "grand_total": {}, "projects": [{"name": name, "grand_total": seconds(hours)}]}
        for day, name, hours in entries
    ]
    return json.dumps({"days": days})


def seconds(hours):
    return {"total_seconds": hours * 3600}


def activitywatch(entries):
    events = [
        {"timestamp": f"2026-03-{day:02}T09:00:00+00:00", "duration": hours * 3600, "data": {"app": app}}
        for day, app, hours in entries
    ]
    return json.dumps({"buckets": [{"type": "currentwindow", "hostname": "h", "events": events}]})


def backup(entries):
    moods = [{"id": 11, "mood_group_id": 1}, {"id": 12, "mood_group_id": 3}, {"id": 13, "mood_group_id": 5}]
    days = [
        {"year": 2026, "month": 2, "day": day, "mood": {"rad": 11, "meh": 12, "awful": 13}[mood]}
        for day, mood, _ in entries
    ]
    return base64.b64encode(json.dumps({"customMoods": moods, "dayEntries": days}).encode())


def apple_health(entries):
    states = "".join(
        f'<StateOfMind startDate="2026-03-{day:02} 21:00:00 +0100" kind="dailyMood" valence="{SCALE[mood] / 5 - 1}"/>\n'
        for day, mood, _ in entries
    )
    return f'<?xml version="1.0"?>\n<HealthData>\n{states}</HealthData>\n'


def bearable(entries):
    lines = [f"2026-03-{day:02},Mood,{SCALE[mood] * 0.9 + 1}" for day, mood, _ in entries]
    return "\n".join(["date formatted,category,rating/amount", *lines, ""])


def day_one(entries):
    found = [{"creationDate": f"2026-03-{day:02}T12:00:00Z", "tags": [mood]} for day, mood, _ in entries]
    return json.dumps({"entries": found})


OF_HOURS = {
    "toggl.csv": table("Project,Description,Start date,Start time,Duration", "{1},x,2026-03-{0:02},09:00:00,{2}:00:00"),
    "clockify.csv": table(
        "Project,Description,Start Date,Start Time,Duration (h)", "{1},x,2026-03-{0:02},09:00:00,0{2}:00:00"
    ),
    "timewarrior.json": timewarrior,
    "wakatime.json": wakatime,
}
AT_THE_SCREEN = {
    "rescuetime.csv": lambda entries: "\n".join(
        ["Date,Time Spent (seconds),Activity,Category"]
        + [f"2026-03-{day:02}T09:00:00,{hours * 3600},x,{label}" for day, label, hours in entries]
    ),
    "activitywatch.json": activitywatch,
}
OF_MOODS = {
    "daylio.csv": table(
        "full_date,date,weekday,time,mood,activities,note_title,note", '2026-03-{0:02},,,20:00,{1},"","",""'
    ),
    "x.daylio": backup,
    "bearable.csv": bearable,
    "health.xml": apple_health,
    "dayone.json": day_one,
}
ALL = {**OF_HOURS, **AT_THE_SCREEN, **OF_MOODS}


class Home:
    """A folder, and one program's export into it, again and again."""

    def __init__(self, place, name):
        self.folder, self.name, self._path = place / "career", name, place / name
        self.folder.mkdir()

    def brings_in(self, entries, take=(), skills=SCREEN):
        """Import entries, and return what was found to be other than before."""
        written = ALL[self.name](entries)
        if self._path.suffix == ".daylio":
            with zipfile.ZipFile(self._path, "w") as archive:
                archive.writestr("backup.daylio", written)
        else:
            self._path.write_text(written)
        found = importers.read(self._path, moods=SCALE, skills=skills)
        assert found.problems == ()
        new = importers.compare(found, open_logbook(self.folder), take=take)
        importers.save(self.folder, new)
        return new

    def holds(self, entries):
        """Say whether the folder has these entries and no other."""
        book = open_logbook(self.folder)
        if self.name in OF_MOODS:
            there = sorted((row.date.day, row.mood) for row in book.days.itertuples())
            weeks = sorted((row.week.day, row.mood) for row in book.mood.itertuples())
            return there == weeks == sorted((day, SCALE[mood]) for day, mood, _ in entries)
        there = sorted((row.date.day, row.skill, row.hours) for row in book.skills.itertuples())
        return there == sorted((day, skill, float(hours)) for day, skill, hours in entries)

    def contents(self):
        kept = [*self.folder.glob("*"), self.folder / known_rows.FILE]
        return {path.name: path.read_bytes() for path in kept if path.is_file()}


@pytest.fixture
def home(request, tmp_path):
    return Home(tmp_path, request.param)


def entries_of(name):
    return DIARY if name in OF_MOODS else HOURS


def changed(name):
    """Return the entries with the first of them changed."""
    first, *rest = entries_of(name)
    return [(first[0], "awful", 0) if name in OF_MOODS else (*first[:2], 3), *rest]


def each(*groups):
    names = [name for group in groups for name in group]
    return pytest.mark.parametrize("home", names, indirect=True)


@each(ALL)
def test_what_was_changed_waits_for_a_word_then_takes_the_place_of_what_was_there(home):
    name = home.name
    home.brings_in(entries_of(name))
    before = home.contents()
    new = home.brings_in(changed(name))
    assert not any(new.rows.values())
    assert home.contents() == before
    home.brings_in(changed(name), take=["changed"])
    assert home.holds(changed(name))
    assert home.brings_in(changed(name)).is_empty
    undo(home.folder)
    assert home.contents() == before


@each(ALL)
def test_what_is_no_longer_there_waits_for_a_word_then_goes(home):
    first, _, last = entries_of(home.name)
    home.brings_in(entries_of(home.name))
    before = home.contents()
    home.brings_in([first, last])
    assert home.contents() == before
    home.brings_in([first, last], take=["removed"])
    assert home.holds([first, last])
    undo(home.folder)
    assert home.contents() == before
    undo(home.folder)
    assert home.contents() == {}


@each(ALL)
@pytest.mark.parametrize("turned", [False, True])
def test_two_exports_that_overlap_come_to_the_same_in_either_order(home, turned):
    first, middle, last = entries_of(home.name)
    for entries in [[first, middle], [middle, last]][:: -1 if turned else 1]:
        home.brings_in(entries)
    assert home.holds([first, middle, last])
    assert home.brings_in([last, first, middle]).is_empty


@each(OF_HOURS)
def test_a_project_under_another_name_counts_once(home):
    renamed = [(day, skill.replace("SQL", "Databases"), hours) for day, skill, hours in HOURS]
    home.brings_in(HOURS)
    before = home.contents()
    new = home.brings_in(renamed)
    assert new.rows["skills"] == ()
    assert home.holds(HOURS)
    home.brings_in(renamed, take=["changed"])
    assert home.holds(renamed)
    undo(home.folder)
    assert home.contents() == before


@each(AT_THE_SCREEN)
def test_a_label_that_means_another_skill_now_counts_once(home):
    home.brings_in(HOURS)
    home.brings_in(HOURS, take=["changed"], skills={**SCREEN, "SQL": "Databases"})
    assert home.holds([(day, skill.replace("SQL", "Databases"), hours) for day, skill, hours in HOURS])


def test_a_day_with_a_mood_that_is_told_later_waits_and_then_has_its_right_average(home_of_daylio):
    # Monday: rad (10) and so-so; the week from 9 March on knows all of its moods.
    entries = [(2, "rad", 0), (2, "so-so", 0), (3, "meh", 0), (9, "meh", 0)]
    folder, brings_in = home_of_daylio
    brings_in(entries)
    assert [(f"{row.date:%d}", row.mood) for row in open_logbook(folder).days.itertuples()] == [
        ("03", 5.0),
        ("09", 5.0),
    ]
    assert [f"{week:%d}" for week in open_logbook(folder).mood["week"]] == ["09"]
    new = brings_in(entries, {"so-so": 4})
    book = open_logbook(folder)
    # Monday is (10 + 4) / 2; the week (7 + 5) / 2.
    assert {f"{row.date:%d}": row.mood for row in book.days.itertuples()} == {"02": 7.0, "03": 5.0, "09": 5.0}
    assert {f"{row.week:%d}": row.mood for row in book.mood.itertuples()} == {"02": 6.0, "09": 5.0}
    assert new.differing == ()
    # Somebody who thinks better of a mood is told, and every day of it is put right.
    brings_in(entries, {"so-so": 2}, take=["changed"])
    book = open_logbook(folder)
    assert {f"{row.date:%d}": row.mood for row in book.days.itertuples()} == {"02": 6.0, "03": 5.0, "09": 5.0}
    assert {f"{row.week:%d}": row.mood for row in book.mood.itertuples()} == {"02": 5.5, "09": 5.0}


@pytest.fixture
def home_of_daylio(tmp_path):
    folder, path = tmp_path / "career", tmp_path / "daylio.csv"
    folder.mkdir()

    def brings_in(entries, moods=None, take=()):
        path.write_text(OF_MOODS["daylio.csv"](entries))
        new = importers.compare(importers.read(path, moods=moods or {}), open_logbook(folder), take=take)
        importers.save(folder, new)
        return new

    return folder, brings_in
