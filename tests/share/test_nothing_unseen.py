"""What leaves was ticked by its row and its column, was searched for names, and is told where it says something private."""

import datetime as dt
import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import careerdata
from careerdata import share
from careerdata.problems import CareerdataError
from careerdata.share.choice import Choice, ChoiceError

TODAY = dt.date(2026, 3, 1)
RESULT = "date,project,team,result,shareable\n2026-01-05,P,T,{},yes\n"
HEAD = "contact,influence,note\n"


def folder_with(tmp_path, **files):
    tmp_path.mkdir(exist_ok=True)
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def opened(folder):
    return careerdata.open_logbook(folder, TODAY)


def said_of(book, choice=None):
    return share.describe(book, share.usual_choice(book) if choice is None else choice, ("html",))


# Names are known although a row did not load.


@pytest.mark.parametrize(
    "files",
    [
        {"contacts": HEAD + "Ann Lee,1,\nMargit Havas,9,\n"},
        {"contacts": HEAD + 'Ann Lee,1,"met\nMargit Havas,3,"\n'},
        {"touches": "date,contact,kind\n2026-01-05,Margit Havas,met\n"},
        {"touches": "date,contact,kind\n2026-01-35,Margit Havas,met\n"},
        {"asks": "date,to,request\n2026-01-05,Margit Havas,A day\n"},
        {"endorsements": "asked_on,contact,kind\n2026-01-05,Margit Havas,nonsense\n"},
        {"applications": "date,organisation,stage,contact\n2026-01-05,Acme,applied,Margit Havas\n"},
        {".careerdata/saved/contacts": HEAD + "Margit Havas,3,\n"},
    ],
    ids=[
        "set aside",
        "swallowed",
        "touches only",
        "touch set aside",
        "asks only",
        "endorsement aside",
        "applications",
        "file is gone",
    ],
)
def test_a_name_is_known_wherever_it_stands(files, tmp_path):
    (tmp_path / ".careerdata" / "saved").mkdir(parents=True)
    book = opened(folder_with(tmp_path, exposure=RESULT.format("With Margit"), **files))
    said = said_of(book)
    assert any('"Margit"' in line for line in said.stayed)
    made = share.pack(book, None, tmp_path / "pack", ("html", "csv"))
    assert all("Margit" not in path.read_text("utf-8") for path in made.folder.iterdir())


@pytest.mark.parametrize(
    "contacts",
    [HEAD + 'Ann Lee,1,"open\n', HEAD + "Lee, Ann,1,met,once\n", "name,influence\nAnn Lee,1\n"],
    ids=["quote", "cells", "header"],
)
def test_where_names_could_not_be_read_nothing_leaves_until_the_person_says_so(contacts, tmp_path):
    book = opened(folder_with(tmp_path, exposure=RESULT.format("Mail page"), contacts=contacts))
    choice = share.usual_choice(book)
    with pytest.raises(CareerdataError, match=r"Nothing leaves: contacts\.csv.* could not be read whole"):
        share.pack(book, choice, tmp_path / "pack", ("html",))
    assert not (tmp_path / "pack").exists()
    made = share.pack(book, replace(choice, names_may_be_missed=True), tmp_path / "pack", ("html",))
    assert "Mail page" in (made.folder / "pack.html").read_text("utf-8")


def test_another_name_that_the_plan_has_for_somebody_is_known_and_let_through_with_theirs(tmp_path):
    folder = folder_with(tmp_path, exposure=RESULT.format("With Greta"), contacts=HEAD + "Margit Havas,3,\n")
    (folder / "plan.toml").write_text(
        'start = 2026-01-05\nescape_date = 2027-03-01\n[names]\n"Margit Havas" = ["Greta Kis"]\n'
    )
    book = opened(folder)
    assert share.redact(book, share.usual_choice(book)).frames["exposure"]["result"].isna().all()
    ticked = replace(share.usual_choice(book), names=("Margit Havas",))
    assert share.redact(book, ticked).frames["exposure"]["result"].tolist() == ["With Greta"]


def test_the_person_own_words_are_searched_too(tmp_path):
    book = opened(folder_with(tmp_path, touches="date,contact,kind\n2026-01-05,Margit Havas,met\n"))
    (tmp_path / "plan.toml").write_text(
        'start = 2026-01-05\nescape_date = 2027-03-01\ncurrent_role = "With Margit"\ntarget_role = "Analyst"\n'
    )
    book = opened(tmp_path)
    words = Choice(title="For Margit", request="Ask Margit", proposal="Margit agrees").also(
        "plan", "current_role", "target_role"
    )
    redacted = share.redact(book, words)
    assert (redacted.title, redacted.request, redacted.proposal) == (Choice.title, "", "")
    assert redacted.plan == {"The role I work towards": "Analyst"}
    assert [line.split(" has ")[0] for line in redacted.stayed] == [
        "The title",
        "The request",
        "The proposal",
        "Your current role",
    ]
    let_through = share.redact(book, replace(words, names=("Margit Havas",)))
    assert let_through.title == "For Margit"


# What is said is what was checked.


def test_a_text_that_tells_of_something_private_is_shown_and_not_denied(tmp_path):
    book = opened(
        folder_with(
            tmp_path,
            exposure=RESULT.format('"Mood 3, worn out, see the invoice for Marrow Books; they pay 61,237"'),
            gigs="date,client,stage\n2026-01-05,Marrow Books,done\n",
            pay="date,role,low,currency\n2026-01-05,Clerk,61237,EUR\n",
        )
    )
    said = said_of(book)
    told = " ".join(said.look)
    assert ["mood" in told, "marrow books" in told, "61,237" in told] == [True, True, True]
    absent = said.files[0].lacks
    assert "your escape date" in absent
    assert not any(words in absent for words in ("your mood", "freelance work", "pay you heard of"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bored of it", "your mood and how you felt"),
        ("on 1 March 2027 I go", "your escape date"),
        ("until 01/03/2027", "your escape date"),
        ("61.2k a year", None),
        ("61k a year", None),
        ("EUR 61.237", "pay you heard of"),
        ("61 237", "pay you heard of"),
        ("the loud open plan room", "pain points"),
        ("as he said: never again like that", "notes"),
        ("a moody colour", "your mood and how you felt"),
        ("24 mails a week", None),
        ("filled in while a colleague was on sick leave", "when you were ill or away"),
        ("while half of the team was ill", "when you were ill or away"),
        ("an illustration of the skill", None),
        ("I shall ask him after the next review", "your if-then plans"),
        ("learned it for the talk at Wexcombe Health", "your applications"),
        ("drawn up as if for half a year in Lisbon", "your applications"),
        ("as I said in the job interview", "your applications"),
        ("the application reads the file", None),
    ],
)
def test_words_numbers_and_dates_of_private_logs_are_found(text, kind, tmp_path):
    (tmp_path / "plan.toml").write_text("start = 2026-01-05\nescape_date = 2027-03-01\n")
    book = opened(
        folder_with(
            tmp_path,
            exposure=RESULT.format(text),
            pay="date,role,low,currency,note\n2026-01-05,Clerk,61237,EUR,Never again like that\n",
            pains="noticed_on,pain\n2026-01-05,The loud open-plan room\n",
            asks="date,to,request,otherwise\n2026-01-05,Ann,A day,Half a year in Lisbon\n",
            intentions="made_on,if_when,then_do\n2026-01-05,he is back,ask him after the next review\n",
            applications="date,organisation,stage\n2026-01-05,Wexcombe Health,applied\n",
        )
    )
    look = said_of(book).look
    assert (kind is None and look == ()) or [kind in line for line in look] == [True]


def test_the_usual_pack_of_the_example_denies_everything_private(example):
    said = said_of(example)
    assert said.look == ()
    assert said.files[0].lacks.startswith(
        "Not in it: your mood and how you felt, your escape date, names of people, notes, pay"
    )
    assert "when you were ill or away, your if-then plans and your applications." in said.files[0].lacks


@pytest.mark.parametrize(
    ("log", "column", "row", "words"),
    [
        ("spells", "kind", "2026-01-05 ill", "when you were ill or away"),
        ("intentions", "then_do", "2026-01-05 he is back", "your if-then plans"),
    ],
)
def test_what_is_ticked_is_no_longer_denied(log, column, row, words, tmp_path):
    book = opened(
        folder_with(
            tmp_path,
            exposure=RESULT.format("done"),
            spells="first,last,kind\n2026-01-05,2026-01-09,ill\n",
            intentions="made_on,if_when,then_do\n2026-01-05,he is back,ask\n",
        )
    )
    choice = Choice(columns={log: (column,)}, rows={log: (row,)})
    assert words not in share.describe(book, choice, ["csv"]).files[0].lacks
    assert words in share.describe(book, Choice(), ["html"]).files[0].lacks


# Absence means none.

LOG = "week,mood\n" + "".join(f"{dt.date(2025, 6, 2) + dt.timedelta(weeks=week)},{week % 10}\n" for week in range(24))
EXPOSURE = "date,project,team,shareable\n" + "".join(f"2026-01-{day:02d},P{day},T,yes\n" for day in range(1, 10))


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    folder = folder_with(tmp_path_factory.mktemp("weeks") / "folder", mood=LOG, exposure=EXPOSURE)
    return opened(folder)


def leaving(book, text):
    """Return the cells that a choice file lets out, by log and row; nothing when it is refused."""
    try:
        frames = share.redact(book, share.read_choice(text)).frames
    except ChoiceError:
        return set()
    return {
        (log, column, str(cell)) for log, frame in frames.items() for column in frame for cell in frame[column].dropna()
    }


@pytest.mark.parametrize("rows", ["", "[rows]\n", "[rows]\nmood = []\nexposure = []\n"])
def test_columns_without_rows_let_nothing_out(rows, weeks):
    assert leaving(weeks, f'charts = ["team"]\n[columns]\nexposure = ["date", "team"]\n{rows}') == set()
    with pytest.raises(ChoiceError, match="The rows of mood are ticked one by one"):
        share.read_choice(f'[columns]\nmood = ["mood"]\n{rows}')


def test_rows_without_columns_let_nothing_out(weeks):
    assert leaving(weeks, '[rows]\nmood = ["2025-06-02"]\nexposure = ["2026-01-01 P1"]\n') == set()


def chosen(book):
    rows = {"mood": share.row_names(book, "mood")[2:9], "exposure": share.row_names(book, "exposure")[3:6]}
    return Choice(
        columns={"mood": ("week", "mood"), "exposure": ("date", "project")}, rows=rows, until=dt.date(2026, 1, 20)
    )


def test_a_choice_file_cut_at_any_byte_lets_nothing_out(weeks):
    text = share.write_choice(chosen(weeks), ["2026-01-05 P"])
    assert len(leaving(weeks, text)) == 7 * 2 + 3 * 2
    for size in range(len(text) - 1):
        assert leaving(weeks, text[:size]) == set(), text[:size][-30:]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mangled_choice_file_never_lets_out_more_than_the_whole_one(weeks, data):
    by_hand = "\n".join(line for line in share.write_choice(chosen(weeks)).splitlines() if not line.startswith("#"))
    whole, lines = leaving(weeks, by_hand), by_hand.splitlines()
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    # The days are a fence that the person put up: a file in which that line is missing says nothing of it.
    kept = [line for place, line in enumerate(lines) if place not in gone or line.startswith("until")]
    cut = data.draw(st.integers(0, len("\n".join(kept))))
    assert leaving(weeks, "\n".join(kept)) <= whole
    assert leaving(weeks, "\n".join(kept)[:cut]) <= whole


HOSTILE = {
    "deep": "charts = " + "[" * 5000 + "]" * 5000,
    "long number": f"title = {'9' * 100_000}",
    "long": "#" * 2_000_000,
    "a number in a list": "charts = [1]",
    "a list in a list": '[rows]\nmood = [["a"]]',
    "yes for text": "title = true",
    "text for yes": 'names_may_be_missed = "yes"',
    "date far away": "since = 0000-01-01",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_choice_is_refused_in_a_sentence(text):
    with pytest.raises(ChoiceError, match=r"choice file"):
        share.read_choice(text)


@pytest.mark.parametrize("kind", ["folder", "pipe", "nothing", "itself", "bytes"])
def test_what_is_no_file_is_refused_in_a_sentence_and_not_waited_for(kind, tmp_path):
    path = tmp_path / "share.toml"
    {
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "nothing": lambda: None,
        "itself": lambda: path.symlink_to(path),
        "bytes": lambda: path.write_bytes(b"\xff\xfe\x00"),
    }[kind]()
    with pytest.raises(CareerdataError, match="choice file"):
        share.load_choice(path)


def test_a_choice_file_is_written_whole_or_not_at_all_and_over_none(tmp_path, weeks):
    path = tmp_path / "share.toml"
    share.write_new(path, share.write_choice(chosen(weeks)))
    assert share.load_choice(path) == chosen(weeks)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CareerdataError, match="stays as it is"):
        share.write_new(path, "")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CareerdataError, match="stays as it is"):
        share.write_new(tmp_path / "link", "")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["link", "share.toml"]


def test_what_a_killed_pack_left_is_swept_and_another_window_is_left_alone(weeks, tmp_path):
    gone, other = tmp_path / ".making-4194304999-x", tmp_path / f".making-{os.getpid()}-x"
    gone.mkdir()
    other.mkdir()
    share.pack(weeks, chosen(weeks), tmp_path / "pack", ("csv",))
    assert sorted(path.name for path in tmp_path.iterdir()) == [other.name, "pack"]
