"""A table that no program is known by: brought in by saying what its columns are, once; what is not sure waits or is told."""

import codecs
import datetime as dt
import zipfile

import pytest

from careerdata.cli.main import main
from careerdata.importers import read
from careerdata.importers.grids import grid_of
from careerdata.importers.guesses import guess
from careerdata.importers.pointing import Pointing
from careerdata.logbook import open_logbook
from careerdata.problems import CareerdataError

TODAY = dt.date(2026, 10, 4)
PIANO = "When;Time;What;No\n13/3/2026;1:30;scales;1\n14/3/2026;0,5;Bach;2\n"
AS_HOURS = (
    "--as",
    "skills",
    "--map",
    "date=When",
    "--map",
    "hours=Time",
    "--map",
    "note=What",
    "--same",
    "skill=Piano",
)
ROWS = [(dt.date(2026, 3, 13), "Piano", 1.5, "scales"), (dt.date(2026, 3, 14), "Piano", 0.5, "Bach")]


@pytest.fixture
def bring(tmp_path, folder, capsys):
    (folder / "plan.toml").write_text("start = 2026-01-01\nescape_date = 2027-01-01\n")

    def bring(content, *more, name="mine.csv"):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        code = main(["import", str(tmp_path / name), "--into", str(folder), *more])
        said = capsys.readouterr()
        return code, " ".join((said.out + said.err).split())

    return bring


def rows(folder, log, *columns):
    frame = getattr(open_logbook(folder, today=TODAY), log)
    plain = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return [tuple(cell.date() if isinstance(cell, dt.datetime) else cell for cell in row) for row in plain.to_numpy()]


def hours(folder):
    return rows(folder, "skills", "date", "skill", "hours", "note")


def test_an_unknown_table_is_refused_with_a_proposal_that_can_be_typed(bring, folder):
    code, said = bring("Day,Topic,Minutes\n2026-03-02,SQL,90\n")
    assert code == 2
    assert said.endswith("it may be: --as skills --map date=Day --map skill=Topic --map hours=Minutes")
    assert not (folder / "skills.csv").exists()
    assert bring("a,b\nx,y\n")[1].endswith('--map "date=When" --map "hours=Duration" --map "skill=Topic"')


def test_what_is_said_of_its_columns_brings_it_in_and_is_kept_for_the_next_file(bring, folder):
    code, said = bring(PIANO, *AS_HOURS)
    assert (code, "This is a table of yours. skills.csv: 2 new rows" in said) == (0, True)
    assert hours(folder) == ROWS
    code, said = bring("What;No;When;Time;Mark\nmore;3;16/3/2026;45 min;A\n", name="later.csv")
    assert code == 0
    assert hours(folder) == [*ROWS, (dt.date(2026, 3, 16), "Piano", 0.75, "more")]
    assert main(["undo", str(folder)]) == 0
    assert hours(folder) == ROWS


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + PIANO.encode(),
        PIANO.replace("\n", "\r\n").encode(),
        PIANO.encode("utf-16"),
        PIANO.replace(",", ".").replace(";", "\t").encode(),
        ("Piano 2026;;;\n;;;\n" + PIANO + ";;;\n").encode(),
        PIANO.replace("13/3/2026", "13 March 2026").replace("14/3/2026", "2026-03-14 18:30").encode(),
    ],
    ids=["mark", "crlf", "utf-16", "tabs", "a title above", "dates in words"],
)
def test_however_it_is_written_the_rows_are_the_same(bring, folder, content):
    assert bring(content, *AS_HOURS)[0] == 0
    assert hours(folder) == ROWS


def test_a_zip_of_it_is_opened(tmp_path, bring, folder):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("mine.csv", PIANO)
    assert bring((tmp_path / "x.zip").read_bytes(), *AS_HOURS, name="mine.zip")[0] == 0
    assert hours(folder) == ROWS


def test_twice_adds_nothing_and_by_its_number_an_entry_that_was_edited_is_an_edit(bring, folder):
    bring(PIANO, *AS_HOURS, "--map", "id=No")
    once = (folder / "skills.csv").read_bytes()
    code, said = bring(PIANO)
    assert (code, "0 new rows; 2 are in your folder already" in said) == (0, True)
    edited = PIANO.replace("1:30", "2:00").replace("Bach", "Chopin").replace("13/3", "15/3")
    code, said = bring(edited)
    assert (code, "0 new rows; 2 changed since the last import" in said) == (1, True)
    assert (folder / "skills.csv").read_bytes() == once
    assert bring(edited, "--take", "changed")[0] == 0
    assert hours(folder) == [
        (dt.date(2026, 3, 15), "Piano", 2.0, "scales"),
        (dt.date(2026, 3, 14), "Piano", 0.5, "Chopin"),
    ]


def test_days_that_could_be_two_are_one_question_and_wait(bring, folder):
    text = PIANO.replace("13/3", "3/4").replace("14/3", "5/4")
    code, said = bring(text, *AS_HOURS)
    assert (code, '"3/4/2026" could be 3 April 2026 or 4 March 2026' in said) == (1, True)
    assert "2 entries wait" in said
    assert hours(folder) == []
    assert bring(text, *AS_HOURS, "--dates", "month")[0] == 0
    assert [day for day, *_ in hours(folder)] == [dt.date(2026, 3, 4), dt.date(2026, 5, 4)]


def test_what_cannot_be_read_is_set_aside_with_its_line_and_the_header_as_it_is_written(bring, folder):
    text = (
        "Log of 2026,,\nDay,Subject,Minutes\n2026-03-02,SQL,90\nsoon,SQL,90\n2026-03-03,SQL,1:30\n2026-03-04,SQL,2000\n"
    )
    code, said = bring(text, "--as", "skills", "--map", "date=Day", "--map", "skill=Subject", "--map", "hours=Minutes")
    assert code == 1
    assert 'mine.csv, line 4, column Day: "soon" is not a full date.' in said
    assert (
        'line 5, column Minutes: "1:30" in a column of minutes could be hours and minutes, or minutes and seconds.'
        in said
    )
    assert "line 6, column Minutes:" in said
    assert "line 1 stands above the header and was not read." in said
    assert '"90" counts minutes and was read as 1.5 hours' in said
    assert rows(folder, "skills", "date", "hours") == [(dt.date(2026, 3, 2), 1.5)]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--map", "date=When"), "Say which log the rows of the table belong to too, such as: --as skills"),
        (("--as", "plan_history"), 'A table cannot be brought in as "plan_history". Say one of: skills, days,'),
        (("--as", "skills", "--map", "dat=When"), 'skills.csv has no column "dat". Its columns: date, skill, hours'),
        (("--as", "skills", "--map", "date=Wen"), 'no column "Wen" for date. Did you mean "When"? It has: When, Time'),
        (
            ("--as", "skills", "--map", "date=When", "--map", "hours=Time"),
            "Which column of mine.csv is skill of skills.csv",
        ),
        (
            ("--as", "skills", "--map", "date"),
            '--map wants COLUMN=TEXT, such as --map "skill=Piano"; "date" is not that.',
        ),
        (("--as", "mood", "--scale", "five"), '--scale wants the lowest and the highest number, such as 1-5; "five"'),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(bring, folder, more, said):
    before = sorted(path.name for path in folder.iterdir())
    code, told = bring(PIANO, *more)
    assert (code, said in told) == (2, True), told
    assert sorted(path.name for path in folder.iterdir()) == before


def test_moods_of_a_diary_need_their_scale_and_become_days_and_weeks(bring, folder):
    # From 1 to 5, 1 is 0 and 5 is 10: the first day is (10 + 5) / 2, and the week the mean of 7.5 and 2.5.
    text = "Date,Mood\n2026-03-02,5\n2026-03-02,3\n2026-03-03,2\n2026-03-04,9\n"
    pointed = ("--as", "days", "--map", "date=Date")
    code, said = bring(text, *pointed)
    assert (code, "it is not known from which number to which the answers go" in said) == (1, True)
    assert rows(folder, "days", "date", "mood") == []
    code, said = bring(text, *pointed, "--scale", "1-5")
    assert (code, '"9" is beyond your scale from 1 to 5. Write a number from 1 to 5.' in said) == (1, True)
    assert rows(folder, "days", "date", "mood") == [(dt.date(2026, 3, 2), 7.5), (dt.date(2026, 3, 3), 2.5)]
    assert rows(folder, "mood", "week", "mood") == [(dt.date(2026, 3, 2), 5.0)]


def test_moods_in_words_wait_until_each_has_a_number(bring, folder):
    text = "Date,Feeling\n2026-03-02,great\n2026-03-03,so so\n2026-03-04,great\n"
    pointed = ("--as", "days", "--map", "mood=Feeling")
    code, _ = bring(text, *pointed, "--mood", "great=9")
    assert code == 1
    assert rows(folder, "days", "date", "mood") == [(dt.date(2026, 3, 2), 9), (dt.date(2026, 3, 4), 9)]
    assert rows(folder, "mood", "week", "mood") == []
    assert bring(text, "--mood", "so so=5")[0] == 0
    assert rows(folder, "days", "mood") == [(9,), (9,), (5,)]


def test_people_and_touches_are_known_by_name_and_nobody_comes_twice(bring, folder):
    (folder / "contacts.csv").write_text("contact,organisation\nBo Sample,Globex\n")
    people = ("--as", "contacts", "--map", "contact=Name", "--map", "organisation=Firm")
    bring("Name,Firm,Phone\nBo Sample,Globex,+1 555\nAda Example,Initech,+1 556\n", *people)
    assert rows(folder, "contacts", "contact", "organisation") == [("Bo Sample", "Globex"), ("Ada Example", "Initech")]
    assert "555" not in (folder / "contacts.csv").read_text() + (folder / "plan.toml").read_text()
    talks = ("--as", "touches", "--map", "contact=Who", "--map", "date=Day", "--same", "kind=met")
    text = "Day,Who\n2026-03-02,bo sample\n2026-03-03,Cy New\n"
    bring(text, *talks, name="talks.csv")
    bring(text, name="talks.csv")
    assert rows(folder, "touches", "date", "contact", "kind", "from") == [
        (dt.date(2026, 3, 2), "Bo Sample", "met", None),
        (dt.date(2026, 3, 3), "Cy New", "met", None),
    ]
    assert rows(folder, "contacts", "contact")[2:] == [("Cy New",)]


@pytest.mark.parametrize(
    ("log", "text", "columns", "expected"),
    [
        ("wins", "date,win,unit\n2026-03-02,Cut the queue,days\n", ("win", "unit"), ("Cut the queue", "days")),
        ("pains", "noticed_on,pain,weight\n2026-03-02,Too many calls,4\n", ("pain", "weight"), ("Too many calls", 4)),
        ("activities", "date,activity,effect\n2026-03-02,Code,gives\n", ("activity", "effect"), ("Code", "gives")),
        ("exposure", "date,project,team,after\n2026-03-02,Maps,Data,3.5\n", ("team", "after"), ("Data", 3.5)),
        ("gigs", "date,client,stage,income\n2026-03-02,Ann,done,900\n", ("stage", "income"), ("done", 900.0)),
        ("pay", "date,role,low\n2026-03-02,Analyst,52000\n", ("role", "low"), ("Analyst", 52000.0)),
        ("spells", "first,last,kind\n2026-03-02,2026-03-06,ill\n", ("kind",), ("ill",)),
        ("applications", "date,organisation,stage\n2026-03-02,Globex,applied\n", ("stage",), ("applied",)),
    ],
)
def test_every_log_a_table_can_be_told_for_takes_it_once(bring, folder, log, text, columns, expected):
    assert bring(text, "--as", log)[0] == 0
    assert bring(text)[0] == 0
    assert rows(folder, log, *columns) == [expected]


def test_an_entry_without_a_number_is_known_by_what_it_says(bring, folder):
    bring("date,win,note\n2026-03-02,Cut the queue,\n", "--as", "wins")
    code, said = bring("date,win,note\n2026-03-02,Cut the queue,by half\n")
    assert (code, "2 March 2026, Cut the queue: now described otherwise" in said) == (1, True)
    code, said = bring("date,win,note\n2026-03-02,Cut the long queue,\n")
    assert "1 new row" in said
    assert "No longer in the export" in said


def test_what_the_plan_says_wrongly_of_a_table_is_told(bring, folder):
    (folder / "plan.toml").write_text('[imports.tables."What, When"]\nas = "skils"\ndate = "When"\n')
    code, said = bring("When,What\n2026-03-02,x\n")
    assert (code, "That is what [imports.tables] of plan.toml says of this table." in said) == (2, True)


def test_columns_are_guessed_by_name_and_by_what_stands_in_them():
    def guessed(text):
        return guess(grid_of("x.csv", text.encode()))

    assert guessed("Datum,Thema,Dauer\n2.3.2026,SQL,1:30\n") == Pointing(
        "skills", {"date": "Datum", "skill": "Thema", "hours": "Dauer"}
    )
    # A day is found under any header; a name for it that holds no days is not.
    assert guessed("Date,Logged at,Mood\nmorning,2026-03-02,7\n") == Pointing(
        "days", {"date": "Logged at", "mood": "Mood"}
    )
    assert guessed("Fruit,Colour\nplum,blue\n") is None


def test_a_log_that_the_table_lacks_a_column_for_is_told_by_what_belongs_there(tmp_path):
    (tmp_path / "x.csv").write_text("When,Who\n2026-03-02,Bo\n")
    with pytest.raises(
        CareerdataError, match=r'Which column of x\.csv is kind of touches\.csv .What happened\..* --same "kind=met"'
    ):
        read(tmp_path / "x.csv", pointing=Pointing("touches", {"date": "When", "contact": "Who"}))
