"""Small folders, each with one thing wrong in it, by what a person would look for."""

import codecs
import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pandera.pandas as pa

from careerdata.logbook import append, edit, open_logbook, read_log, save_plan, undo

TODAY = dt.date(2026, 7, 12)
MOOD = b"week,mood,note\n2026-03-02,6,calm\n2026-03-09,5.5,\n"


def mood(row: str, header: str = "week,mood,hours_worked,note") -> dict[str, bytes]:
    """Return a mood log with one good row before `row`."""
    good = "2026-02-23,6" + "," * (header.count(",") - 1)
    return {"mood.csv": f"{header}\n{good}\n{row}\n".encode()}


def skills(*rows: str) -> dict[str, bytes]:
    """Return a skills log of these rows."""
    return {"skills.csv": ("date,skill,hours\n" + "".join(f"{row}\n" for row in rows)).encode()}


def plan(text: str) -> dict[str, bytes]:
    """Return a plan with `text` below the dates."""
    return {"plan.toml": f"start = 2026-03-02\nescape_date = 2027-09-02\n{text}\n".encode()}


class Walks(pa.DataFrameModel):
    """A model of somebody else's, with checks that ours do not use."""

    on: pd.Timestamp
    steps: int = pa.Field(gt=2, lt=90)
    rests: int | None = pa.Field(le=9)
    sure: bool
    mark: str = pa.Field(str_length={"min_value": 2}, nullable=True)

    @pa.dataframe_check(error="more rests than steps")
    @classmethod
    def _steep(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return frame["steps"] > frame["rests"] if "rests" in frame else frame["steps"] > 0


class Daily(pa.DataFrameModel):
    """A model that wants something of all its rows together."""

    on: pd.Timestamp

    @pa.dataframe_check(error="three days at least")
    @classmethod
    def _three(cls, frame: pd.DataFrame) -> bool:
        return len(frame) >= 3


class Attempt(NamedTuple):
    """What a person does with a folder, in words, and the call that does it and gives the answer or raises it."""

    said: str
    do: Callable[[Path], str | None]


def adding(log: str, **row: Any) -> Attempt:
    """Return the attempt to add a row."""
    return Attempt(f"You add a row to {log}.csv: {_values(row)}.", lambda folder: append(folder, log, row, TODAY))


def changing(log: str, key: dict[str, Any], **changes: Any) -> Attempt:
    """Return the attempt to change a row."""
    said = f"You change the row of {log}.csv with {_values(key) or 'nothing named'}: {_values(changes)}."
    return Attempt(said, lambda folder: edit(folder, log, key, changes, TODAY))


def _values(row: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items()).replace("\0", "\\x00")


SAVED = adding("mood", week="2026-03-16", mood=6)


def walked(model: type[pa.DataFrameModel]) -> Attempt:
    """Return the reading of walks.csv with a model that is not ours."""
    said = f"You read it with `read_log` and a model of your own, `{model.__name__}`."
    return Attempt(said, lambda folder: "\n".join(map(str, read_log(folder / "walks.csv", model)[1])))


def read_only(folder: Path) -> None:
    (folder / "mood.csv").chmod(0o400)
    SAVED.do(folder)


def moved(folder: Path) -> None:
    SAVED.do(folder / "moved")


def keep_plan(folder: Path) -> None:
    save_plan(folder, replace(open_logbook(folder, TODAY).plan, target_role="analyst"), "", TODAY)


def stale_plan(folder: Path) -> None:
    seen = open_logbook(folder, TODAY).plan
    (folder / "plan.toml").write_text("start = 2026-03-02\nescape_date = 2028-03-02\n", encoding="utf-8")
    save_plan(folder, replace(seen, target_role="analyst"), "", TODAY, seen)


def undone(folder: Path) -> str:
    SAVED.do(folder)
    return undo(folder, TODAY)


def change_undone(folder: Path) -> str:
    edit(folder, "contacts", {"contact": "Ann"}, {"role": "lead"}, TODAY)
    return undo(folder, TODAY)


def changed_since(folder: Path) -> str:
    SAVED.do(folder)
    (folder / "mood.csv").write_bytes(MOOD + b"2026-03-23,5,tired\n")
    return undo(folder, TODAY)


FILES = [
    ("The file is empty", {"mood.csv": b" "}),
    ("The file holds only blank lines", {"mood.csv": "\n\n\u2003\n".encode()}),
    ("Larger than any log", {"mood.csv": MOOD + b"\n" * 500_001}),
    ("An Excel workbook with another ending", {"mood.csv": b"PK\x03\x04\x14\x00\x06\x00"}),
    ("An old Excel workbook", {"mood.csv": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}),
    ("A compressed file: gzip", {"mood.csv": b"\x1f\x8b\x08\x00"}),
    ("A compressed file: bzip2", {"mood.csv": b"BZh91AY&SY"}),
    ("A compressed file: xz", {"mood.csv": b"\xfd7zXZ\x00"}),
    ("A compressed file: zstd", {"mood.csv": b"\x28\xb5\x2f\xfd\x04"}),
    ("A 7-Zip archive", {"mood.csv": b"7z\xbc\xaf\x27\x1c"}),
    ("A RAR archive", {"mood.csv": b"Rar!\x1a\x07"}),
    ("A PDF", {"mood.csv": b"%PDF-1.7\n"}),
    ("A database", {"mood.csv": b"SQLite format 3\x00"}),
    ("A word processor's document", {"mood.csv": b"{\\rtf1\\ansi"}),
    ("A property list", {"mood.csv": b"bplist00"}),
    ("JSON", {"mood.csv": b'[{"week": "2026-03-02", "mood": 6}]\n'}),
    ("A web page", {"mood.csv": b"<!DOCTYPE html>\n<html>\n<title>Sign in</title>\n"}),
    ("UTF-32", {"mood.csv": MOOD.decode().encode("utf-32")}),
    ("UTF-16 without a mark", {"mood.csv": MOOD.decode().encode("utf-16-le")}),
    ("UTF-16 with a mark", {"mood.csv": MOOD.decode().encode("utf-16")}),
    ("Windows' old letters", {"mood.csv": "week,mood,note\n2026-03-02,6,Zoë was kind\n".encode("cp1252")}),
    ("Two kinds of letters in one file", {"mood.csv": MOOD + "2026-03-16,6,é\n".encode() + b"2026-03-23,6,\xe9\n"}),
    ("A damaged line", {"mood.csv": codecs.BOM_UTF8 + MOOD + b"2026-03-16,6,\xff\xfe\n"}),
    ("Zeros that a power cut left", {"mood.csv": MOOD + b"\0" * 8}),
    ("Letters that were encoded twice", {"mood.csv": MOOD + "2026-03-16,6,ZoÃ«\n".encode()}),
    ("The end mark of an old editor", {"mood.csv": MOOD + b"\x1a"}),
]
HEADERS = [
    ("None of the columns is there", {"mood.csv": b"date;feeling\n2026-03-02;6\n"}),
    ("A column is missing, and one looks like it", {"mood.csv": b"week,moood\n2026-03-02,6\n"}),
    ("A column is missing", {"mood.csv": b"week,boredom,\n2026-03-02,6,\n"}),
    ("Two columns are missing", {"skills.csv": b"date,minutes\n2026-03-02,60\n"}),
    ("A column twice", {"mood.csv": b"week,mood,mood\n2026-03-02,6,7\n"}),
    ("A column of your own", {"mood.csv": b"week,mood,tea\n2026-03-02,6,mint\n"}),
    ("Two columns of your own, one like ours", {"mood.csv": b"week,mood,tea,hours worked\n2026-03-02,6,mint,40\n"}),
    ("Signs that cannot be seen", {"mood.csv": "week,\u200bmood\n2026-03-02,6\n".encode()}),
    ("A column without a name", {"mood.csv": b"week,mood,\n2026-03-02,6,tea\n"}),
    ("A column without a name or anything in it", {"mood.csv": b"week,,mood\n2026-03-02,,6\n"}),
    ("A quote left open in the header", {"mood.csv": b'week,mood,"note\n2026-03-02,6,calm\n'}),
    ("What parts the cells, said to a spreadsheet", {"mood.csv": b"sep=;\nweek;mood\n2026-03-02;6\n"}),
    ("One line above the header", {"mood.csv": b"Made with an app\nweek,mood\n2026-03-02,6\n"}),
    ("More lines above the header", {"mood.csv": b"Made with an app\nin March\nweek,mood\n2026-03-02,6\n"}),
    ("The header again", {"contacts.csv": b"contact,role\nAnn,boss\ncontact,role\nBo,lead\n"}),
    ("The header again, twice", {"contacts.csv": b"contact,role\nAnn,\ncontact,role\nBo,\ncontact,role\nCy,\n"}),
    ("Files put together", {"mood.csv": MOOD + b"\xef\xbb\xbf2026-03-16,6,tired\n"}),
    ("Another table below", {"contacts.csv": b"contact,role\nAnn,boss\nrole,contact\nlead,Bo\n"}),
]
LINES = [
    ("A cell too many", mood("2026-03-02,6,40,calm, and quiet")),
    ("A cell too few", mood("2026-03-02")),
    ("A row without its empty cells", mood("2026-03-02,6")),
    ("Rows without their empty cells", mood("2026-03-02,6\n2026-03-09,6\n2026-03-16,6,40")),
    ("A decimal comma between commas", mood("2026-03-02,6,38,5,calm")),
    ("A decimal comma between commas, and nothing behind it", mood("2026-03-02,6,38,5")),
    ("Decimal commas between commas", mood("2026-03-02,6,38,5\n2026-03-09,6,40,5")),
    ("Text behind a quote", mood('2026-03-02,6,40,"calm" and quiet')),
    ("A quote that is never closed", mood('2026-03-02,6,40,"calm')),
    ("A quote that swallowed lines", mood('2026-03-02,6,40,"calm\n2026-03-09,6,40,quiet\n2026-03-16,6,40,"')),
    ("A quote that swallowed a line, with a fault", mood('2026-03-02,6,"40,calm\n2026-03-09,6,"40,quiet')),
    ("A quote inside a text", mood('2026-03-02,6,40,a 24" screen')),
    ("Quotes inside texts", mood('2026-03-02,6,40,a 24" screen\n2026-03-09,6,40,a 27" screen')),
    ("A comment", mood("# on leave\n2026-03-16,6,40,")),
    ("Comments", mood("# on leave\n# still\n2026-03-16,6,40,")),
    ("The marks of git", mood("<<<<<<< mine\n2026-03-02,6,40,")),
    ("A last line that may be cut", {"mood.csv": MOOD + b"2026-03-16,6,cal"}),
]
NUMBERS = [
    ("No number", mood("2026-03-02,6,many,")),
    ("A unit", mood("2026-03-02,6,7.5h,asked for the range")),
    ("Hours and minutes", mood("2026-03-02,6,38:30,")),
    ("A whole number wanted", {"contacts.csv": b"contact,influence\nAnn,2.5\nBo,many\n"}),
    ("A dash for nothing", mood("2026-03-02,6,-,")),
    ("The error of a spreadsheet", mood("2026-03-02,6,#REF!,")),
    ("Too large for any number", mood("2026-03-02,6,1e400,")),
    ("Too large for a whole number", {"contacts.csv": b"contact,influence\nAnn,99999999999999999999\n"}),
    ("Above the scale", mood("2026-03-02,11,,")),
    ("Below the least", mood("2026-03-02,6,-1,")),
    ("Not in halves", mood("2026-03-02,6.3,,")),
    ("A decimal comma", {"mood.csv": b"week;mood\n2026-03-02;6,5\n2026-03-09;5,5\n2026-03-16;7,5\n"}),
    ("Another way to write digits", {"mood.csv": "week,mood\n2026-03-02,٦\n".encode()}),
    ("Marks between thousands", {"pay.csv": b'date,role,low\n2026-03-02,analyst,"50,000.50"\n'}),
    ("Three decimals", {"gigs.csv": b"date,client,stage,hours\n2026-03-02,Acme,done,50.125\n"}),
    ("Three decimals, where thousands do not fit", {"skills.csv": b"date;skill;hours\n2026-03-02;SQL;1.125\n"}),
    ("Thousands or three decimals?", {"pay.csv": b"date,role,low\n2026-03-02,analyst,50.125\n"}),
    ("Money with a unit", {"pay.csv": b"date,role,low,high\n2026-03-02,analyst,52k,15.500 EUR\n"}),
    ("Minutes", skills("2026-03-02,SQL,90 min")),
    ("From one number to another", skills("2026-03-02,SQL,2-3")),
    ("No number, but nought", {"exposure.csv": b"date,project,team,before\n2026-03-02,Atlas,data,none\n"}),
    ("Thousands or decimals?", {"pay.csv": b"date;role;low\n2026-03-02;analyst;50.000\n"}),
]
DATES = [
    ("No full date", skills("2026-03-02,SQL,1", "March,SQL,1")),
    ("A year of two digits", skills("2026-03-02,SQL,1", "02.03.26,SQL,1")),
    ("A day that does not exist", skills("2026-03-02,SQL,1", "2026-02-30,SQL,1")),
    ("A column that was too narrow", skills("2026-03-02,SQL,1", "########,SQL,1")),
    ("Decades away", skills(*(f"2026-03-0{day},SQL,{day}" for day in range(2, 6)), "2062-03-02,SQL,1")),
    (
        "Decades away, more than once",
        skills(*(f"2026-03-0{day},SQL,{day}" for day in range(2, 9)), "2062-03-02,SQL,1", "2062-03-03,SQL,1"),
    ),
    ("Before anybody logged", skills(*(f"2026-03-0{day},SQL,{day}" for day in range(2, 6)), "0026-03-02,SQL,1")),
    ("Without dashes", skills("2026/03/02,SQL,1")),
    ("With a time", skills("2026-03-02 18:30,SQL,1")),
    ("Day first, as another line shows", skills("03/02/2026,SQL,1", "14/02/2026,SQL,1")),
    ("Month first, as another line shows", skills("03/02/2026,SQL,1", "02/14/2026,SQL,1")),
    ("Day or month first?", skills("03/02/2026,SQL,1", "04/02/2026,SQL,1")),
    ("Both ways in one file", skills("13/02/2026,SQL,1", "02/14/2026,SQL,1", "03/02/2026,SQL,1")),
    ("A day number of a spreadsheet", skills("46083,SQL,1")),
    ("A week that is not written as its Monday", mood("2026-03-04,6,,")),
    (
        "A week that is not written as its Sunday",
        {"plan.toml": b'start = 2026-03-01\nescape_date = 2027-09-02\nweek_starts = "sunday"\n'}
        | mood("2026-03-01,6,,\n2026-03-11,6,,"),
    ),
    ("Weeks by which day and month can be told apart", {"mood.csv": b"week,mood\n3/2/2026,6\n3/9/2026,5\n"}),
    ("A day that has not come yet", skills("2026-07-13,SQL,1")),
    ("Days that have not come yet", skills("2027-03-02,SQL,1", "2027-03-03,SQL,1")),
]
WORDS = [
    ("An empty cell that every row needs", mood("2026-03-02,,40,")),
    ("Not one of the words", {"touches.csv": b"date,contact,kind\n2026-03-02,Ann,yoga\n2026-03-02,Ann,cal\n"}),
    ("One of the words, nearly", {"touches.csv": b"date,contact,kind\n2026-03-02,Ann,caled\n"}),
    (
        "One of the words, in capitals",
        {"contacts.csv": b"contact\nAnn\n", "touches.csv": b"date,contact,kind\n2026-03-02,Ann,Called\n"},
    ),
    ("No currency", {"pay.csv": b"date,role,low,currency\n2026-03-02,analyst,50000,euro\n"}),
]
ROWS = [
    ("Two troubles in one file", mood("2026-03-02,seven,,\n2026-03-09,11,,")),
    ("More rows with other troubles", mood("2026-03-02,seven,,\n2026-03-09,11,,\n2026-03-16,6,,")),
    ("The same row twice", mood("2026-03-02,6,40,calm\n2026-03-02,6,40,calm")),
    ("Two rows for one week", mood("2026-03-02,6,40,calm\n2026-03-02,7,40,calm")),
    (
        "Many rows with the same trouble",
        mood("\n".join(f"2026-0{month}-0{day},seven,," for month, day in ((3, 2), (3, 9), (4, 6), (5, 4), (6, 1)))),
    ),
]
PEOPLE = b"contact,role\nAnn Lee,boss\n"
ACROSS = [
    ("Somebody without a row", {"contacts.csv": PEOPLE, "touches.csv": b"date,contact,kind\n2026-03-02,Bo,met\n"}),
    (
        "Somebody whose row was set aside",
        {
            "contacts.csv": b"contact,every_days\nAnn Lee,\nBo,0\n",
            "touches.csv": b"date,contact,kind\n2026-03-02,Bo,met\n",
        },
    ),
    (
        "A name spelt another way",
        {"contacts.csv": PEOPLE, "touches.csv": b"date,contact,kind\n2026-03-02,Anne Lee,met\n"},
    ),
    (
        "Half of a name",
        {"contacts.csv": PEOPLE, "touches.csv": b"date,contact,kind\n2026-03-02,Ann,met\n"},
    ),
    (
        "A criterion that is nearly one of the plan",
        plan('[[criteria]]\nname = "Teaching others"')
        | {"wins.csv": b"date,win,criterion\n2026-03-02,The new one works alone,Teaching other\n"},
    ),
    (
        "A criterion that the plan does not have",
        {"wins.csv": b"date,win,criterion\n2026-03-02,The new one works alone,Teaching others\n"},
    ),
    ("Two rows that may be one person", {"contacts.csv": PEOPLE + b"ann lee,boss\n"}),
    (
        "A goal that no row counts for",
        skills("2026-03-02,Data analytics,1")
        | plan('[[goals]]\nkind = "skill_hours"\nname = "Data analysis"\ntarget = 50'),
    ),
    (
        "A goal that has not begun, and rows of other skills",
        skills("2026-03-02,Excel,1", "2026-03-03,Painting,1")
        | plan('[[goals]]\nkind = "skill_hours"\nname = "SQL"\ntarget = 50'),
    ),
    ("One person, and no contacts", {"touches.csv": b"date,contact,kind\n2026-03-02,Bo,met\n"}),
    ("People, and no contacts", {"touches.csv": b"date,contact,kind\n2026-03-02,Bo,met\n2026-03-02,Cy,met\n"}),
    (
        "More people than can be named",
        {
            "contacts.csv": PEOPLE,
            "touches.csv": b"date,contact,kind\n" + b"".join(b"2026-03-02,Person %d,met\n" % n for n in range(22)),
        },
    ),
    (
        "One more than can be named",
        {
            "contacts.csv": PEOPLE,
            "touches.csv": b"date,contact,kind\n" + b"".join(b"2026-03-02,Person %d,met\n" % n for n in range(21)),
        },
    ),
]
COPIES = [
    (
        "Copies of days to come",
        {"mood.csv": MOOD, "backups/2099-01-01/mood.csv": MOOD, "backups/2099-01-02/mood.csv": MOOD},
    ),
    ("A copy of a day to come", {"mood.csv": MOOD, "backups/2099-01-01/mood.csv": MOOD}),
    ("A copy with rows of its own", {"mood.csv": MOOD, "mood (1).csv": MOOD + b"2026-03-16,4,x\n"}),
    (
        "A copy with rows that differ, and one that cannot be read",
        {"mood.csv": MOOD, "mood (1).csv": MOOD.replace(b"calm", b"loud").replace(b"5.5", b"5") + b"2026-03-16,x,\n"},
    ),
    ("A copy with one row that differs", {"mood.csv": MOOD, "mood (1).csv": MOOD.replace(b"calm", b"loud")}),
    ("A copy with nothing new", {"mood.csv": MOOD, "mood (Ann's conflicted copy 2026-03-09).csv": MOOD}),
    ("A copy that cannot be read", {"mood.csv": MOOD, "mood.sync-conflict-20260309-101500-ABCDEF7.csv": b"PK\x03\x04"}),
    ("A log under another name", {"Mood.csv": MOOD}),
    ("A log under another name, beside one with rows", {"mood.csv": MOOD, "mood-2025.csv": MOOD}),
    ("A log that is a spreadsheet", {"mood.numbers": b"PK\x03\x04"}),
    ("A log that is in the cloud only", {".mood.csv.icloud": b"bplist00"}),
    ("A copy of the plan", {"plan (1).toml": b"start = 2026-03-02\n"}),
]
PLANS = [
    ("Far too long", plan("#" * 200_000)),
    ("More goals than are read", plan('[[goals]]\nkind = "evidence"\nname = "one"\ntarget = 1\n' * 101)),
    ("There is no plan", {"plan.toml": b"", "mood.csv": MOOD}),
    ("Not written as TOML", plan("hours_per_week = five")),
    ("A date as it is said", {"plan.toml": b"start = 01.03.2026\nescape_date = 2027-09-02\n"}),
    (
        "Windows' old letters",
        {
            "plan.toml": 'start = 2026-03-02\nescape_date = 2027-09-02\ntarget_role = "Chef für Daten"\n'.encode(
                "cp1252"
            )
        },
    ),
    ("Not a text file", {"plan.toml": b"PK\x03\x04"}),
    ("A number that cannot be used", plan("hours_per_week = 500")),
    ("A date in quotes", {"plan.toml": b'start = "2026-03-02"\nescape_date = 2027-09-02\n'}),
    ("A text without quotes", plan("target_role = 7")),
    ("A choice that is neither true nor false", plan("in_order = 1")),
    ("A name that is not read", plan("hours_a_week = 5\nhours_per_wek = 5")),
    ("A break that ends before it begins", plan("[[breaks]]\nfrom = 2026-05-04\nto = 2026-05-01")),
    ("A goal that is not whole", plan('[[goals]]\nkind = "skill_hours"\nname = "SQL"')),
    ("A goal twice", plan('[[goals]]\nkind = "skill_hours"\nname = "SQL"\ntarget = 5\n' * 2)),
    ("A criterion without a name", plan('[[criteria]]\nshows = "others use it"')),
    ("A criterion twice", plan('[[criteria]]\nname = "Teaching others"\n' * 2)),
    ("Single brackets", plan('[goals]\nkind = "skill_hours"\nname = "SQL"\ntarget = 5')),
    ("A change that waits and is not whole", plan("[[pending]]\nfrom = 2026-07-05")),
    ("A list that is none", plan('target_skills = "SQL, Python"')),
    ("Promises that are no table", plan('promises = "often"')),
    ("A week that begins on another day", plan('week_starts = "saturday"')),
    ("Names that are no table", plan('names = "Ines"')),
    ("A name with a number", plan("[names]\nInes = 7")),
    ("A mood that is no number from 0 to 10", plan('[imports.moods]\n"too much" = 11')),
    ("A promise that is no number of days", plan('[promises]\nclose = "often"')),
]
OWN = [
    (
        "Its checks, in words",
        {
            "walks.csv": b"on,steps,rests,sure,mark\n2026-03-02,20,5,yes,ab\n2026-03-03,2,1,yes,ab\n2026-03-04,90,1,yes,ab\n"
            b"2026-03-05,20,10,yes,ab\n2026-03-06,20,1,yes,a\n2026-03-07,5,6,yes,ab\n2026-03-08,20,1,maybe,ab\n"
        },
        walked(Walks),
    ),
    ("A check of all rows together", {"walks.csv": b"on\n2026-03-02\n2026-03-03\n"}, walked(Daily)),
]
LAST_SAVE = ".careerdata/saved/mood.csv"
YESTERDAY = "backups/2026-07-11/mood.csv"
HALF = json.dumps(
    {
        "what": "1 row in mood.csv and 2 rows in skills.csv",
        "files": [
            {"file": "mood.csv", "before": None, "after": hashlib.sha256(MOOD).hexdigest()},
            {"file": "skills.csv", "before": None, "after": hashlib.sha256(b"").hexdigest()},
        ],
    }
).encode()
OUTSIDE = [
    ("A row of your last save is gone", {LAST_SAVE: MOOD, "mood.csv": b"week,mood,note\n2026-03-02,6,calm\n"}),
    ("Rows of your last save are gone", {LAST_SAVE: MOOD, "mood.csv": b"week,mood,note\n"}),
    (
        "Rows of your last save read differently",
        {LAST_SAVE: MOOD, "mood.csv": MOOD.replace(b"calm", b"loud").replace(b"5.5", b"5")},
    ),
    ("The file is gone", {LAST_SAVE: MOOD}),
    ("The file is gone, and it had one row", {LAST_SAVE: b"week,mood\n2026-03-02,6\n"}),
    ("What your last save left cannot be read", {LAST_SAVE: MOOD + b"\0", "mood.csv": MOOD}),
    ("Your last save was cut off between its files", {"mood.csv": MOOD, ".careerdata/journal/0000000001.json": HALF}),
    ("A file past reading, and your last save", {LAST_SAVE: MOOD, "mood.csv": b" "}),
    ("A file past reading, and a copy of a day", {YESTERDAY: b"week,mood\n2026-03-02,6\n", "mood.csv": b" "}),
    (
        "A file past reading, and an older copy with more in it",
        {LAST_SAVE: b"week,mood\n2026-03-02,6\n", YESTERDAY: MOOD, "mood.csv": b" "},
    ),
]
CONTACTS = {"contacts.csv": b"contact,role\nAnn,boss\nBo,boss\n"}
SAVING = [
    ("A value that does not fit", {"mood.csv": MOOD}, adding("mood", week="2026-03-16", mood=11)),
    ("Something is missing", {"mood.csv": MOOD}, adding("mood", week="2026-03-16")),
    ("A week that has a row already", {"mood.csv": MOOD}, adding("mood", week="2026-03-02", mood=7)),
    ("A column that there is not", {"mood.csv": MOOD}, adding("mood", week="2026-03-16", mood=6, mod=7)),
    ("A sign that no text file can hold", {"mood.csv": MOOD}, adding("mood", week="2026-03-16", mood=6, note="a\0b")),
    (
        "A letter that the file cannot hold",
        {"mood.csv": "week,mood,note\n2026-03-02,6,Zoë\n".encode("cp1252")},
        adding("mood", week="2026-03-16", mood=6, note="\u65e5"),
    ),
    (
        "A row that would settle how others are read",
        {"gigs.csv": b"date;client;stage;hours\n2026-03-02;Acme;done;5.000\n"},
        adding("gigs", date="2026-03-09", client="Acme", stage="done", hours=5.5),
    ),
    (
        "A new column, and a header in the middle of the file",
        {"contacts.csv": b"contact,role\nAnn,boss\ncontact,role\nBo,lead\n"},
        adding("contacts", contact="Cy", team="data"),
    ),
    ("A change to a row that is not there", CONTACTS, changing("contacts", {"contact": "Cy"}, role="lead")),
    ("A change that fits two rows", CONTACTS, changing("contacts", {"role": "boss"}, role="lead")),
    ("A change that names no row", CONTACTS, changing("contacts", {}, role="lead")),
    ("A file that cannot be read", {"mood.csv": b"PK\x03\x04"}, adding("mood", week="2026-03-16", mood=6)),
    (
        "A file that cannot be read, and a copy of it",
        {LAST_SAVE: MOOD, "mood.csv": b" "},
        adding("mood", week="2026-03-16", mood=6),
    ),
    ("A read-only file", {"mood.csv": MOOD}, Attempt("You add a row to mood.csv, which is read-only.", read_only)),
    ("A folder that is not there", {}, Attempt("You add a row in a folder that was moved.", moved)),
    (
        "A plan that is not written as TOML",
        plan("hours_per_week = five"),
        Attempt("You press Save in the notebook of the plan.", keep_plan),
    ),
    (
        "A plan that is not a text file",
        {"plan.toml": b"PK\x03\x04"},
        Attempt("You press Save in the notebook of the plan.", keep_plan),
    ),
    (
        "A plan that was changed meanwhile",
        {},
        Attempt("You opened the notebook, changed plan.toml in an editor, and press Save in the notebook.", stale_plan),
    ),
]
UNDOING = [
    ("A row", {"mood.csv": MOOD}, Attempt("You add a row to mood.csv, and undo that.", undone)),
    ("A change", CONTACTS, Attempt("You change the role of Ann, and undo that.", change_undone)),
    ("Nothing was saved yet", {"mood.csv": MOOD}, Attempt("You press Undo.", lambda folder: undo(folder, TODAY))),
    (
        "Something else changed the file since",
        {"mood.csv": MOOD},
        Attempt(
            "You add a row to mood.csv, change the file in an editor, and press Undo in the notebook.", changed_since
        ),
    ),
    (
        "What was written down for Undo is damaged",
        {".careerdata/journal/0000000001.json": b"{", "mood.csv": MOOD},
        Attempt("You press Undo.", lambda folder: undo(folder, TODAY)),
    ),
]
SECTIONS = [
    ("The file itself", "What it is, and which letters it is written in.", FILES),
    ("The header", "The line with the names of the columns.", HEADERS),
    ("Lines", "Where one row ends and the next begins.", LINES),
    ("Numbers", "What stands in the columns of numbers.", NUMBERS),
    ("Dates and weeks", "Year-month-day is always understood.", DATES),
    ("Words", "What stands in the columns of words.", WORDS),
    ("Rows", "Rows that come twice, and troubles that come often.", ROWS),
    ("People across files", "Names are compared with those in contacts.csv.", ACROSS),
    ("Copies", "What sync programs leave beside a file when two machines wrote at once.", COPIES),
    (
        "Changes from outside",
        "Each log is compared with a copy of what your last save left, which is kept in `.careerdata/saved/`.",
        OUTSIDE,
    ),
    ("The plan", "What stands in plan.toml; where a line cannot be used, the usual value stands in for it.", PLANS),
    ("Saving", "What is said instead of saving: nothing was written in any of these cases.", SAVING),
    ("Undo", "What is said when the last save is taken back, or cannot be.", UNDOING),
    ("Models of your own", "`read_log` reads files with other columns too; this is how it tells what they hold.", OWN),
]
