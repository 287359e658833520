"""Nothing leaves that was not ticked: a folder in which every cell is a canary, every format, everything taken apart."""

import base64
import datetime as dt
import io
import json
import re
import struct
import zipfile
import zlib
from dataclasses import replace

import pypdf
import pytest
from canaries import DAYS_OF_THEIR_OWN, FIRST_DAY
from unpacking import everything, hidden_pictures, runs_in, words_in

from careerdata import share
from careerdata.share import charts
from careerdata.share.choice import Choice, ChoiceError

WITHOUT_BROWSER = ("html", "pptx", "csv")


def own(book):
    """Ticks every skill, where a pack that nobody touched has the first one only."""
    return share.usual_choice(book).also("skills", rows=share.row_names(book, "skills"))


def weeks(book):
    return own(book).also("mood", rows=share.row_names(book, "mood"))


def some(log, rows):
    """Ticks all text and numbers of a log but its note, in its first rows."""
    columns = [name for name in share.COLUMNS[log] if name != "note"]
    return lambda book: own(book).also(log, *columns, rows=share.row_names(book, log)[:rows])


def every(book):
    """Ticks all there is: every column of every row, every name and every chart."""
    rows = {log: share.row_names(book, log) for log in share.COLUMNS if log != "plan"}
    names = share.row_names(book, "contacts")
    return Choice(charts=tuple(share.CHARTS), columns=share.COLUMNS, rows=rows, names=names)


def review(book):
    """Ticks a year's review with the wins of any year, and what they show."""
    rows = {"wins": share.row_names(book, "wins")}
    wanted = ("date", "win", "measure", "before", "after", "unit", "criterion")
    return replace(share.review_choice(book), since=None, columns={"wins": wanted}, rows=rows)


CHOICES = {
    "the usual": share.usual_choice,
    "every skill": own,
    "no skill": lambda book: Choice(rows={"exposure": share.row_names(book, "exposure")}),
    "no row": lambda _: Choice(),
    "columns without rows": lambda _: Choice(columns={"exposure": share.COLUMNS["exposure"], "skills": ("note",)}),
    "a row without columns": lambda book: Choice(rows={"mood": share.row_names(book, "mood")[:1]}),
    "one week": lambda book: Choice(rows={"mood": share.row_names(book, "mood")[3:4]}).with_chart("mood"),
    "nothing": lambda _: Choice(charts=(), columns={}),
    "workload": lambda book: weeks(book).with_chart("workload"),
    "mood": lambda book: weeks(book).with_chart("mood"),
    "all of the week": lambda book: weeks(book).with_chart("mood").also("mood", *share.COLUMNS["mood"]),
    "an ask": lambda book: own(book).also("asks", "request", "to", rows=share.row_names(book, "asks")[1:2]),
    "an ask with its reason, and a byline": lambda book: replace(
        own(book).also("asks", "request", "intent", rows=share.row_names(book, "asks")[1:2]),
        author="Pat",
        dated=True,
        first_step="One day a week",
        first_step_on=dt.date(2026, 9, 1),
    ),
    "notes": lambda book: own(book).also("skills", "note", "evidence").also("exposure", "note"),
    "the plan": lambda book: own(book).also("plan", "escape_date", "current_role"),
    "few columns": lambda book: replace(
        own(book), columns={"exposure": ("date", "measure", "before", "after"), "skills": ("skill", "hours")}
    ),
    "contacts": some("contacts", 2),
    "a year's review": lambda book: replace(
        review(book), columns={"wins": ("date", "win", "measure", "before", "after")}
    ),
    "a year's review with what it shows": review,
    "touches": some("touches", 2),
    "gigs": some("gigs", 9),
    "endorsements": some("endorsements", 3),
    "pains": some("pains", 1),
    "wins": some("wins", 9),
    "wins without what they show": lambda book: own(book).also(
        "wins", "date", "win", "measure", "before", "after", "unit", rows=share.row_names(book, "wins")
    ),
    "history": some("plan_history", 1),
    "two pay figures": lambda book: own(book).also("pay", rows=share.row_names(book, "pay")[:2]).with_chart("pay"),
    "names": lambda book: replace(own(book), names=share.row_names(book, "contacts")[:3]),
    "everything": every,
    "pay": lambda book: own(book).also("pay", rows=share.row_names(book, "pay")[:4]).with_chart("pay"),
}


def end_of_words(row):
    """Return how every word of a row ends, from the name that ticks it; a row named by its day is found by counting."""
    names = row.split(" ")
    named = [name[-3:] for name in names if name.endswith("zq")]
    return named[-1] if named else f"{(dt.date.fromisoformat(names[0]) - FIRST_DAY).days // 14}zq"


def what_may_leave(planted, choice):
    """Split what was planted into the words and runs that were ticked, and those that were not, by hand."""
    ticked, stays = {}, {}
    for name, words in planted.words.items():
        log, column = name.split(".")
        named = choice.rows.get(log)
        by_row = log != "plan"
        keep = words if column in choice.columns.get(log, ()) and (named or not by_row) else []
        if keep and log == "skills":
            # Nine rows of three skills in turn.
            keep = [word for word in words if int(word[-3]) % 3 in {int(skill[-3]) for skill in named}]
        elif keep and named and log != "exposure" and column not in DAYS_OF_THEIR_OWN:
            keep = [word for word in words if word[-3:] in set(map(end_of_words, named))]
        if log == "exposure":
            # The result that may not leave, and the one of which that is not decided.
            keep = [word for word in keep if not word.endswith(("7zq", "8zq"))]
        ticked[name] = keep
        stays[name] = [word for word in words if word not in keep]
    runs = {name: values for name, values in planted.runs.items() if not name.startswith("pay.")}
    out = {name for name in runs if name.split(".")[1] in choice.columns.get(name.split(".")[0], ())}
    if len(choice.rows.get("skills", ())) < 3:
        out -= {"skills.hours"}
    out = {name for name in out if choice.rows.get(name.split(".")[0])}
    if len(choice.rows.get("mood", ())) == 1:
        out -= {"mood.mood"}  # One value is no run.
    # Single pay figures never leave, whatever is ticked.
    kept = {name: values for name, values in planted.runs.items() if name not in out}
    return ticked, stays, {name: runs[name] for name in out}, kept


def check(folder, planted, choice, *, all_found=True):
    """Fail when something unticked is in a pack, or something ticked in none of its files."""
    found = list(everything(folder))
    assert hidden_pictures(found) == []
    ticked, stays, out, kept = what_may_leave(planted, choice)
    leaked = words_in(found, [word for words in stays.values() for word in words]) | runs_in(found, kept)
    assert leaked == {}
    if all_found:
        for name, words in ticked.items():
            # A day stands there in words or in figures; a list of results in the brief stops at the third.
            assert not words or words_in(found, words), name
        assert set(runs_in(found, out)) == set(out)


@pytest.mark.parametrize("kind", CHOICES)
def test_what_is_not_ticked_stays(kind, book, planted, tmp_path):
    choice = CHOICES[kind](book)
    share.pack(book, choice, tmp_path / "pack", WITHOUT_BROWSER)
    check(tmp_path / "pack", planted, choice)


def test_no_choice_can_let_an_application_out(book):
    row = "2025-01-06 Zzapplicationsorganisation0zq"
    for said in (
        '[columns]\napplications = ["organisation"]\n[rows]\napplications = ["{row}"]',
        '[rows]\napplications = ["{row}"]',
        '[columns]\napplications = ["stage"]',
        'charts = ["applications"]',
    ):
        with pytest.raises(ChoiceError, match="applications"):
            share.read_choice(said.format(row=row))
    assert len(book.applications) == 9
    assert "applications" not in every(book).columns


def test_no_choice_can_let_out_what_an_ask_says_of_looking_outside(book):
    for column in ("otherwise", "otherwise_is"):
        with pytest.raises(ChoiceError, match=column):
            share.read_choice(f'[columns]\nasks = ["{column}"]\n[rows]\nasks = ["2025-01-06 Zzasksto0zq"]')
    assert "otherwise" not in every(book).columns["asks"]


def test_no_choice_can_let_out_what_drains(book):
    row = "2025-01-06 Zzactivitiesactivity0zq"
    for said in (f'[columns]\nactivities = ["activity"]\n[rows]\nactivities = ["{row}"]', 'charts = ["activities"]'):
        with pytest.raises(ChoiceError, match="activities"):
            share.read_choice(said)
    assert len(book.activities) == 9
    assert "activities" not in every(book).columns


def test_of_pay_the_range_leaves_and_no_figure(book, planted, tmp_path):
    choice = CHOICES["pay"](book)
    share.pack(book, choice, tmp_path / "pack", WITHOUT_BROWSER)
    page = (tmp_path / "pack" / "pack.html").read_text("utf-8")
    assert "from 4 figures" in page
    figures = [value for name in ("pay.low", "pay.high") for value in planted.runs[name]]
    alone = [str(value) for value in figures] + [f"{value:,.0f}" for value in figures]
    assert words_in(list(everything(tmp_path / "pack")), alone) == {}


@pytest.mark.browser
@pytest.mark.parametrize(
    "kind", ["the usual", "nothing", "mood", "contacts", "pay", "everything", "a year's review with what it shows"]
)
def test_what_is_not_ticked_stays_out_of_pictures_and_prints(kind, book, planted, drawing, tmp_path):
    choice = CHOICES[kind](book)
    share.pack(book, choice, tmp_path / "pack", ("pdf", "png", "svg"))
    check(tmp_path / "pack", planted, choice, all_found=False)


@pytest.mark.browser
def test_what_is_ticked_can_be_read_in_the_printed_brief_and_the_drawings(book, planted, drawing, tmp_path):
    share.pack(book, weeks(book).with_chart("workload"), tmp_path / "pack", ("pdf", "svg"))
    found = list(everything(tmp_path / "pack"))
    assert words_in(found, ["Zzexposureresult6zq", "Zzskillsskill2zq"]).keys() == {
        "Zzexposureresult6zq",
        "Zzskillsskill2zq",
    }
    assert runs_in(found, {"hours": planted.runs["mood.hours_worked"]})


# The search itself is tried: a leak is planted in each kind of place, and has to be found.

SECRET = "Zzmoodnote3zq"


def append(path, more):
    path.write_bytes(path.read_bytes() + more)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def into_zip(path, name, text):
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, text)


def typed(values):
    packed = base64.b64encode(struct.pack(f"<{len(values)}d", *values)).decode()
    return json.dumps({"dtype": "f8", "bdata": packed})


def scaled(values):
    return "M" + "L".join(f"{20 * place},{300 - 3.7 * value:.2f}" for place, value in enumerate(values))


def printed(path, hide):
    writer, made = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    hide(writer)
    writer.write(made)
    path.write_bytes(made.getvalue())


LEAKS = {
    "comment": lambda folder, _: append(folder / "pack.html", f"<!-- {SECRET} -->".encode()),
    "entities": lambda folder, _: append(folder / "pack.html", "".join(f"&#{ord(c)};" for c in SECRET).encode()),
    "tags": lambda folder, _: append(folder / "pack.html", f"{SECRET[:5]}<b>{SECRET[5:]}</b>".encode()),
    "escapes": lambda folder, _: append(folder / "pack.html", "".join(f"\\u{ord(c):04x}" for c in SECRET).encode()),
    "base64": lambda folder, _: append(
        folder / "pack.html", b"data:," + base64.b64encode(b"hidden: " + SECRET.encode() + b" here")
    ),
    "file name": lambda folder, _: (folder / f"{SECRET}.txt").write_text(""),
    "properties": lambda folder, _: into_zip(folder / "slides.pptx", "docProps/custom.xml", SECRET),
    "sheet in a slide": lambda folder, _: into_zip(
        folder / "slides.pptx", "ppt/embeddings/more.xml", f"<v>{SECRET}</v>"
    ),
    "picture": lambda folder, _: (folder / "a.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"tEXt", f"Title\0{SECRET}".encode()) + chunk(b"IEND", b"")
    ),
    "after a picture": lambda folder, _: (folder / "a.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b"") + SECRET.encode()
    ),
    "properties of a print": lambda folder, _: printed(
        folder / "a.pdf", lambda writer: writer.add_metadata({"/Author": SECRET})
    ),
    "attached to a print": lambda folder, _: printed(
        folder / "a.pdf", lambda writer: writer.add_attachment("a.txt", SECRET)
    ),
    "pixels in a slide": lambda folder, _: into_zip(folder / "slides.pptx", "ppt/media/a.png", b"\x89PNG\r\n\x1a\n"),
    "pixels in the page": lambda folder, _: append(
        folder / "pack.html", b"data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(30))
    ),
    "list": lambda folder, runs: append(folder / "pack.html", json.dumps(runs["mood.hours_worked"][3:12]).encode()),
    "table": lambda folder, runs: (folder / "a.csv").write_text(
        "\n".join(f"2026,{v},x" for v in runs["mood.hours_worked"])
    ),
    "drawing": lambda folder, runs: (folder / "a.svg").write_text(scaled(runs["mood.hours_worked"])),
    "typed array": lambda folder, runs: append(folder / "pack.html", typed(runs["mood.mood"]).encode()),
}


@pytest.mark.parametrize("place", LEAKS)
def test_a_planted_leak_is_found(place, book, planted, tmp_path):
    share.pack(book, Choice(), tmp_path / "pack", ("html", "pptx"))
    LEAKS[place](tmp_path / "pack", planted.runs)
    with pytest.raises(AssertionError):
        check(tmp_path / "pack", planted, Choice(), all_found=False)


def test_a_chart_that_carries_more_than_it_shows_is_found(book, planted, tmp_path, monkeypatch):
    honest = charts.chart

    def talkative(name, finding):
        figure, alt = honest(name, finding)
        figure.data[0].customdata = planted.runs["mood.hours_worked"]
        return figure, alt

    monkeypatch.setattr(charts, "chart", talkative)
    share.pack(book, own(book), tmp_path / "pack", ("html",))
    with pytest.raises(AssertionError):
        check(tmp_path / "pack", planted, own(book), all_found=False)


def test_no_file_is_named_after_anybody_or_anything(book, tmp_path):
    choice = CHOICES["contacts"](book)
    made = share.pack(book, choice, tmp_path / "pack", WITHOUT_BROWSER)
    for path in made.folder.iterdir():
        assert re.fullmatch(r"(pack|brief|charts|slides|rows-[a-z-]+)\.(html|pdf|pptx|csv)", path.name)
