"""Small folders, each with one thing wrong in it, by what a person would look for."""

import codecs

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


FILES = [
    ("The file is empty", {"mood.csv": b" "}),
    ("The file holds only blank lines", {"mood.csv": "\n\n\u2003\n".encode()}),
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
    ("One line above the header", {"mood.csv": b"Made with an app\nweek,mood\n2026-03-02,6\n"}),
    ("More lines above the header", {"mood.csv": b"Made with an app\nin March\nweek,mood\n2026-03-02,6\n"}),
    ("The header again", {"contacts.csv": b"contact,role\nAnn,boss\ncontact,role\nBo,lead\n"}),
    ("The header again, twice", {"contacts.csv": b"contact,role\nAnn,\ncontact,role\nBo,\ncontact,role\nCy,\n"}),
    ("Another table below", {"contacts.csv": b"contact,role\nAnn,boss\nrole,contact\nlead,Bo\n"}),
]
LINES = [
    ("A cell too many", mood("2026-03-02,6,40,calm, and quiet")),
    ("A cell too few", mood("2026-03-02,6")),
    ("A decimal comma between commas", mood("2026-03-02,6,38,5,calm")),
    ("Text behind a quote", mood('2026-03-02,6,40,"calm" and quiet')),
    ("A quote that is never closed", mood('2026-03-02,6,40,"calm')),
    ("A quote that swallowed lines", mood('2026-03-02,6,40,"calm\n2026-03-09,6,40,quiet\n2026-03-16,6,40,"')),
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
    ("The error of a spreadsheet", mood("2026-03-02,6,#REF!,")),
    ("Too large for any number", mood("2026-03-02,6,1e400,")),
    ("Too large for a whole number", {"contacts.csv": b"contact,influence\nAnn,99999999999999999999\n"}),
    ("Above the scale", mood("2026-03-02,11,,")),
    ("Below the least", mood("2026-03-02,6,-1,")),
    ("Not in halves", mood("2026-03-02,6.3,,")),
    ("A decimal comma", {"mood.csv": b"week;mood\n2026-03-02;6,5\n2026-03-09;5,5\n2026-03-16;7,5\n"}),
    ("Another way to write digits", {"mood.csv": "week,mood\n2026-03-02,٦\n".encode()}),
    ("Marks between thousands", {"pay.csv": b'date,role,low\n2026-03-02,analyst,"50,000.50"\n'}),
    ("Three decimals", {"pay.csv": b"date,role,low\n2026-03-02,analyst,50.125\n"}),
    ("Thousands or decimals?", {"pay.csv": b"date;role;low\n2026-03-02;analyst;50.000\n"}),
]
DATES = [
    ("No full date", skills("2026-03-02,SQL,1", "March,SQL,1")),
    ("A year of two digits", skills("2026-03-02,SQL,1", "02.03.26,SQL,1")),
    ("A day that does not exist", skills("2026-03-02,SQL,1", "2026-02-30,SQL,1")),
    ("A column that was too narrow", skills("2026-03-02,SQL,1", "########,SQL,1")),
    ("Without dashes", skills("2026/03/02,SQL,1")),
    ("With a time", skills("2026-03-02 18:30,SQL,1")),
    ("Day first, as another line shows", skills("03/02/2026,SQL,1", "14/02/2026,SQL,1")),
    ("Month first, as another line shows", skills("03/02/2026,SQL,1", "02/14/2026,SQL,1")),
    ("Day or month first?", skills("03/02/2026,SQL,1", "04/02/2026,SQL,1")),
    ("Both ways in one file", skills("13/02/2026,SQL,1", "02/14/2026,SQL,1", "03/02/2026,SQL,1")),
    ("A day number of a spreadsheet", skills("46083,SQL,1")),
    ("A week that is not written as its Monday", mood("2026-03-04,6,,")),
    ("A day that has not come yet", skills("2026-07-13,SQL,1")),
    ("Days that have not come yet", skills("2027-03-02,SQL,1", "2027-03-03,SQL,1")),
]
WORDS = [
    ("An empty cell that every row needs", mood("2026-03-02,,40,")),
    ("Not one of the words", {"touches.csv": b"date,contact,kind\n2026-03-02,Ann,yoga\n2026-03-02,Ann,cal\n"}),
    ("One of the words, nearly", {"touches.csv": b"date,contact,kind\n2026-03-02,Ann,caled\n"}),
    ("One of the words, in capitals", {"touches.csv": b"date,contact,kind\n2026-03-02,Ann,Called\n"}),
    ("No currency", {"pay.csv": b"date,role,low,currency\n2026-03-02,analyst,50000,euro\n"}),
]
ROWS = [
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
        "A name spelt another way",
        {"contacts.csv": PEOPLE, "touches.csv": b"date,contact,kind\n2026-03-02,Anne Lee,met\n"},
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
    ("A copy with rows of its own", {"mood.csv": MOOD, "mood (1).csv": MOOD + b"2026-03-16,4,x\n"}),
    (
        "A copy with rows that differ, and one that cannot be read",
        {"mood.csv": MOOD, "mood (1).csv": MOOD.replace(b"calm", b"loud").replace(b"5.5", b"5") + b"2026-03-16,x,\n"},
    ),
    ("A copy with one row that differs", {"mood.csv": MOOD, "mood (1).csv": MOOD.replace(b"calm", b"loud")}),
    ("A copy with nothing new", {"mood.csv": MOOD, "mood (Ann's conflicted copy 2026-03-09).csv": MOOD}),
    ("A copy that cannot be read", {"mood.csv": MOOD, "mood.sync-conflict-20260309-101500-ABCDEF7.csv": b"PK\x03\x04"}),
    ("A copy of the plan", {"plan (1).toml": b"start = 2026-03-02\n"}),
]
PLANS = [
    ("There is no plan", {"plan.toml": b"", "mood.csv": MOOD}),
    ("Not written as TOML", plan("hours_per_week = five")),
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
    ("A name that is not read", plan("hours_a_week = 5\nhours_per_wek = 5")),
    ("A break that ends before it begins", plan("[[breaks]]\nfrom = 2026-05-04\nto = 2026-05-01")),
    ("A goal that is not whole", plan('[[goals]]\nkind = "skill_hours"\nname = "SQL"')),
    ("A goal twice", plan('[[goals]]\nkind = "skill_hours"\nname = "SQL"\ntarget = 5\n' * 2)),
    ("Single brackets", plan('[goals]\nkind = "skill_hours"\nname = "SQL"\ntarget = 5')),
    ("Promises that are no table", plan('promises = "often"')),
    ("A promise that is no number of days", plan('[promises]\nclose = "often"')),
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
    ("The plan", "What stands in plan.toml; where a line cannot be used, the usual value stands in for it.", PLANS),
]
