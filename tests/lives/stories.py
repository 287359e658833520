"""The lives. Each is a generator: what is done before a `yield` happens in that week."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from person import BEGIN, Hand, Person

Story = Callable[[Person], Iterator[None]]
GOALS = "".join(
    f'[[goals]]\nkind = "skill_hours"\nname = "{name}"\ntarget = {target}\n'
    for name, target in (("Data analysis", 60), ("SQL", 40), ("Python", 80))
)
WIDE = "Data\u00a0 analysis"
"""The skill with a fixed blank, as pasted from a page."""


@dataclass(frozen=True)
class Life:
    """A story, the hand it is written in, and how long it goes on."""

    name: str
    story: Story
    weeks: int = 52
    hand: Hand = field(default_factory=Hand)


def mood_only(me: Person) -> Iterator[None]:
    """Nothing but a mood a week."""
    me.truth.calm = True
    while True:
        me.feels(7)
        yield


def two_of_three(me: Person) -> Iterator[None]:
    """A check-in in two weeks of three; the third stays a gap."""
    me.truth.calm, week = True, 0
    while True:
        if week % 3 != 2:
            me.feels(7)
        week += 1
        yield


def european(me: Person) -> Iterator[None]:
    """A spreadsheet with semicolons, decimal commas, days first, and no empty cells at the end."""
    me.plan(GOALS)
    me.knows("Jörg Müller")
    while True:
        me.feels(6.5)
        me.learns("SQL", 1.5)
        me.meets("Jörg Müller")
        yield


def networker(me: Person) -> Iterator[None]:
    """Three hundred imported people, names typed in every way; then an export in which one married and a namesake left."""
    me.plan('[names]\n"Ines Okafor" = ["Ines Reid"]\n')
    people = [("Ann", "Lee"), ("Zoë", "Kent"), ("Siân", "O'Neil"), ("Ines", "Reid"), ("Ann", "Lee")]
    people += [(f"Person {number}", "Known") for number in range(295)]
    me.brings_in("Connections.csv", connections(dict(enumerate(people))))
    spellings = {
        "Zoë Kent": unicodedata.normalize("NFD", "Zoë Kent"),
        "Siân O'Neil": "siân  o’neil",
        "Ines Okafor": "Ines Reid",
    }
    me.truth.promised |= dict.fromkeys(spellings, 180)
    week = 0
    while True:
        for name, written in spellings.items():
            me.meets(name, written=written if week % 2 else "")
        if week % 5 == 3:
            me.asks("Zoë Kent")
        if week == 1:
            me.meets("Person 7 Known")
            me.truth.promised["Person 7 Known"] = 180
        if week == 4:
            married_and_left(me, dict(enumerate(people)))
        week += 1
        yield
        yield


def married_and_left(me: Person, people: dict[int, tuple[str, str]]) -> None:
    """Read the network again: the first Ann Lee left and the other one wrote, Person 7 married and wrote."""
    del people[0]
    people[12] = ("Person 7", "Married")
    day = me.monday + dt.timedelta(days=2)
    header = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE"
    wrote = ("Ann Lee", 4), ("Person 7 Married", 12)
    rows = [
        f"c{of},{who},https://example.org/in/p{of},Me,https://example.org/in/me,{day} 10:00:00 UTC" for who, of in wrote
    ]
    files = {"Connections.csv": connections(people), "messages.csv": [header, *rows]}
    me.brings_in("export", files, "--me", "Me", "--person", "Person 7 Married=Person 7 Known")
    me.truth.promised["Person 7 Married"] = me.truth.promised.pop("Person 7 Known")
    me.truth.promised["Ann Lee (Company 4)"] = 180
    del me.truth.touched["Person 7 Known"]
    me.truth.touched |= {"Person 7 Married": day, "Ann Lee (Company 4)": day}


def connections(people: dict[int, tuple[str, str]]) -> list[str]:
    """Return the lines of the file of a network, by the number of each profile."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
    for number, (first, last) in people.items():
        company = f"Company {number % 40}"
        rows.writerow([first, last, f"https://example.org/in/p{number}", "", company, "Analyst", "08 Feb 2024"])
    return out.getvalue().splitlines()


def chronic(me: Person) -> Iterator[None]:
    """Bad from the first week on: there is no change to find."""
    while True:
        me.feels(2, spread=0.7)
        yield


def calm_with_an_illness(me: Person) -> Iterator[None]:
    """A content year, with two weeks in bed."""
    me.truth.calm, week = True, 0
    while True:
        me.feels(3 if week in (30, 31) else 7.5)
        week += 1
        yield


def slow_slide(me: Person) -> Iterator[None]:
    """Half a year of calm, then a little worse every week."""
    week = 0
    while True:
        me.feels(7.5 - max(0, week - 26) * 0.15)
        week += 1
        yield


def winter(me: Person) -> Iterator[None]:
    """Less light, less joy, and back again in spring."""
    me.truth.calm = True
    while True:
        me.feels(6.5 if me.monday.month in (12, 1) else 7)
        yield


def new_job(me: Person) -> Iterator[None]:
    """Half a year of boredom, and then another job, where all is better."""
    week = 0
    while True:
        me.feels(4 if week < 26 else 8)
        week += 1
        yield


def parallel_learner(me: Person) -> Iterator[None]:
    """Three skills side by side, one of them typed in two ways."""
    me.plan(GOALS)
    week = 0
    while True:
        me.feels(7)
        me.learns("Data analysis", 1.5, WIDE if week % 2 else "data analysis")
        me.learns("SQL", 1.0)
        me.learns("Python", 2.0)
        week += 1
        yield


def date_passes(me: Person) -> Iterator[None]:
    """A plan of half a year, and the year goes on."""
    me.plan(f"start = {BEGIN}\nescape_date = {BEGIN + dt.timedelta(weeks=26)}\n{GOALS}")
    while True:
        me.feels(6)
        me.learns("SQL", 2.0)
        yield


def sunday_and_low(me: Person) -> Iterator[None]:
    """Weeks that begin on Sunday, and somebody whose answers stay near the floor."""
    me.plan('week_starts = "sunday"\n')
    me.truth.calm = True
    while True:
        me.feels(6, 0.8, sunday_dread=0.5, boredom=1, frustration=0.5, worn_out=1)
        yield


def people_first(me: Person) -> Iterator[None]:
    """One person on the first evening, nothing else for weeks, then a line as the first page says to type it."""
    me.knows("Ann Lee")
    yield
    yield
    me.row("mood", week=me.monday, mood=5.0, sunday_dread=7.0)
    me.truth.weeks.append(me.week)
    while True:
        yield
        me.meets("Ann Lee")


def diary_first(me: Person) -> Iterator[None]:
    """Ten weeks of a Daylio diary on the first evening, and every fourth Sunday the whole of it again."""
    header = "full_date,date,weekday,time,mood,activities,note_title,note"
    lines, monday = [], me.monday - dt.timedelta(weeks=10)
    while True:
        while monday <= me.monday:
            for day in (monday + dt.timedelta(days=number) for number in range(7)):
                mood = me.random.choice(["rad", "good", "good", "meh"])
                lines.append(f'{day},{day:%B} {day.day},{day:%A},21:40,{mood},"work | walk","","slept well"')
            me.truth.weeks.append(monday)
            monday += dt.timedelta(weeks=1)
        me.brings_in("daylio_export.csv", [header, *lines[::-1]])
        yield from (None,) * 4


def tracker_first(me: Person) -> Iterator[None]:
    """Hours from Toggl before anything else, every fourth Sunday the report of all time; the goals come later."""
    header = "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags"
    lines, monday = [], me.monday
    while True:
        while monday <= me.monday:
            for day, project, until in ((monday, "SQL", "19:30:00"), (monday, "data analysis", "20:00:00")):
                length = {"19:30:00": "01:30:00", "20:00:00": "02:00:00"}[until]
                entry = (
                    f'Me,me@example.org,,{project},,"A part, with exercises",No,{day},18:00:00,{day},{until},{length},'
                )
                lines.append(entry)
            monday += dt.timedelta(weeks=1)
        me.brings_in("Toggl_time_entries.csv", [header, *lines])
        weeks, planned = len(lines) // 2, (me.folder / "plan.toml").exists()
        # Once there is a goal, the rows are written like it.
        me.truth.hours = {"SQL": 1.5 * weeks, ("Data analysis" if planned else "data analysis"): 2.0 * weeks}
        yield from (None,) * 3
        me.plan(GOALS)
        me.truth.hours = {"SQL": 1.5 * weeks, "Data analysis": 2.0 * weeks}
        yield


def old_exports_first(me: Person) -> Iterator[None]:
    """An old diary of Bearable, a network and a calendar on the first evening; nothing was kept for a year before it."""
    me.plan("")
    long_ago = me.monday - dt.timedelta(weeks=60)
    me.truth.weeks = [long_ago + dt.timedelta(weeks=number) for number in range(8)]
    moods = [f"{week + dt.timedelta(days=1)},Mood,7" for week in me.truth.weeks]
    me.brings_in("bearable.csv", ["date formatted,category,rating/amount", *moods])
    # She owes Ann an answer; what the calendar knows is older, and settles nothing.
    promise = me.monday + dt.timedelta(days=1)
    me.knows("Ann Lee")
    me.row(
        "touches",
        date=me.monday,
        contact="Ann Lee",
        kind="wrote",
        **{"from": "them"},
        next_step="send the talk",
        next_step_on=promise,
    )
    people = {0: ("Ann", "Lee"), 1: ("Zoë", "Kent")}
    me.brings_in("Connections.csv", connections(people))
    me.brings_in("old.ics", meeting("Ann Lee", long_ago) + meeting("Zoë Kent", long_ago))
    me.truth.touched |= {"Ann Lee": me.monday, "Zoë Kent": long_ago}
    me.truth.promised["Zoë Kent"] = 180
    while True:
        me.feels(6.5)
        yield


def meeting(name: str, day: dt.date) -> list[str]:
    """Return the lines of a calendar with one meeting of an hour."""
    who = f"ATTENDEE;CN={name}:mailto:{name.split(maxsplit=1)[0].casefold()}@example.org"
    times = [f"DTSTART:{day:%Y%m%d}T100000Z", f"DTSTAMP:{day:%Y%m%d}T120000Z", f"UID:{name} {day}"]
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *times, who, "END:VEVENT", "END:VCALENDAR"]


OF_MOODS = [
    Life("mood only", mood_only, hand=Hand(columns=("week", "mood"))),
    Life("two weeks of three", two_of_three),
    Life("a chronic rut", chronic, hand=Hand(saves=True), weeks=26),
    Life("a calm year with an illness", calm_with_an_illness),
    Life("a slow slide", slow_slide),
    Life("a winter", winter),
    Life("a new job in mid-year", new_job),
    Life("Sunday weeks and a low scale", sunday_and_low, hand=Hand(first_day=-1)),
]
OF_PLANS_AND_PEOPLE = [
    Life("a European spreadsheet", european, hand=Hand(";", ",", "%d.%m.%Y", short=True)),
    Life("a networker", networker, 26),
    Life("a parallel learner", parallel_learner),
    Life("a plan whose date passes", date_passes, 40),
    Life("a diary first", diary_first, 26),
    Life("a tracker first", tracker_first, 12),
    Life("old exports first", old_exports_first, 4),
    Life("people first", people_first, 12, hand=Hand(short=True)),
]
LIVES = OF_MOODS + OF_PLANS_AND_PEOPLE
