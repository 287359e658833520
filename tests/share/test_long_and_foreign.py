"""Very long names and texts, and those that are read from the right: nothing is cut off, nothing lies on anything else."""

import csv
import datetime as dt
import itertools
import re
from dataclasses import replace

import pypdf
import pytest

import careerdata
from careerdata import share
from careerdata.share.choice import Choice
from careerdata.share.labels import begins_from_the_right, closed, short, shorts

LONG = "A dashboard for every refund question that came by mail since last year, with a page for each region, " * 3
SOLID = "Refund" * 50
ARABIC = "لوحة معلومات المبيعات الأسبوعية"
REQUEST = "One day a week with Product Analytics from August, with a review in October at which we look at it. "


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("long")
    results = [(LONG, "mails"), (SOLID, "mails from all the regions by hand"), (ARABIC, "ساعات الإعداد")]
    rows = [(f"2026-0{month}-05", name, "T", name, measure, 19, 6, "a week in each of the regions", "yes")
            for month, (name, measure) in enumerate(results, 1)]  # fmt: skip
    head = ("date", "project", "team", "result", "measure", "before", "after", "unit", "shareable")
    with (folder / "exposure.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([head, *rows])
    skills = [LONG + "one", LONG + "two", ARABIC, SOLID]
    with (folder / "skills.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [("date", "skill", "hours"), *((f"2026-0{month}-05", skill, 5) for month in (1, 2, 3) for skill in skills)]
        )
    (folder / "plan.toml").write_text('start = 2026-01-01\nescape_date = 2027-07-01\ntarget_team = "T"\n')
    return careerdata.open_logbook(folder, dt.date(2026, 6, 1))


@pytest.fixture
def full_book(tmp_path):
    """200 rows with a text of a thousand letters in each."""
    folder = tmp_path / "full"
    folder.mkdir()
    rows = [(dt.date(2025, 1, 1) + dt.timedelta(days), "Ann", "wrote", f"{LONG * 3} {days}") for days in range(200)]
    with (folder / "touches.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("date", "contact", "kind", "note"), *rows])
    return careerdata.open_logbook(folder, dt.date(2026, 6, 1))


def squeezed(words):
    return re.sub(r"[\s\u200e]+", "", words)


def deck(book, choice, folder):
    import pptx

    share.pack(book, choice, folder / "pack", ("pptx",))
    return pptx.Presentation(folder / "pack" / "slides.pptx")


def said_in(slides):
    return [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]


@pytest.mark.browser
def test_a_long_brief_is_one_page_with_every_word_of_it(book, drawing, tmp_path):
    choice = replace(every_skill(book), title=LONG, request=REQUEST * 10, proposal=REQUEST * 3)
    share.pack(book, choice, tmp_path / "pack", ("pdf",))
    (page,) = pypdf.PdfReader(tmp_path / "pack" / "brief.pdf").pages
    text = squeezed(page.extract_text())
    for words in (LONG, REQUEST * 10, REQUEST * 3, SOLID, LONG + "two: 15 hours"):
        assert squeezed(words) in text


def test_a_long_brief_goes_on_on_another_slide_with_every_word_of_it(book, tmp_path):
    slides = deck(
        book,
        replace(share.usual_choice(book), charts=(), title=LONG, request=REQUEST * 20, proposal=REQUEST * 40),
        tmp_path,
    ).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == LONG
    assert len(titles) > 2
    assert all(title.endswith("… (continued)") for title in titles[1:])
    bodies = [shape.text_frame for slide in slides for shape in slide.shapes if shape != slide.shapes.title]
    text = squeezed("".join(body.text for body in bodies))
    for words in (REQUEST * 20, REQUEST * 40, SOLID):
        assert squeezed(words) in text
    # A letter of 12.5 points is at most 8 wide: 108 of them to a line of 866 points, and 26 lines on a slide.
    assert max(len(body.text) for body in bodies) < 108 * 26
    assert min(run.font.size.pt for body in bodies for run in body.paragraphs) >= 12.5
    assert not any(body.paragraphs[-1].text in ("What I ask for", "What I propose") for body in bodies)


def every_skill(book):
    return share.usual_choice(book).also("skills", rows=share.row_names(book, "skills"))


def test_names_on_charts_have_few_lines_and_stay_apart(book):
    pack = share.lay_out(share.redact(book, every_skill(book)), every_skill(book))
    for page in pack.pages:
        labels = [note.text for note in page.figure.layout.annotations] + [*(page.figure.layout.yaxis.ticktext or ())]
        assert labels
        for label in labels:
            lines = re.sub(r"</?(b|span)( [^>]*)?>", "", label).split("<br>")
            assert len(lines) <= 4
            # At 360 pixels a line has room for 46 letters of 7.
            assert max(map(len, lines)) <= 46
        assert len(page.headline) < 200
    (skills,) = [page for page in pack.pages if page.name == "skills"]
    heights = sorted(note.y for note in skills.figure.layout.annotations)
    # 340 points of height for 15 hours and a little more; a label is two lines or three of 16.
    assert min(high - low for low, high in itertools.pairwise(heights)) * 340 / 18 > 30


def test_two_skills_that_begin_alike_are_two_lines_on_a_slide(book, tmp_path):
    charts = [s.chart for slide in deck(book, every_skill(book), tmp_path).slides for s in slide.shapes if s.has_chart]
    names = [series.name for series in charts[1].plots[0].series]
    assert len(set(names)) == 4
    assert all(len(name) <= 52 for name in names)
    assert all(len(str(name)) <= 52 for chart in charts for name in chart.plots[0].categories)


def test_a_table_of_long_rows_stays_on_its_slide_and_says_what_is_left(book, tmp_path):
    choice = replace(share.usual_choice(book), charts=()).also("exposure", "note", "shareable")
    (slide,) = [
        slide for slide in deck(book, choice, tmp_path).slides if slide.shapes.title.text_frame.text == "Exposure"
    ]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    # Ten columns of 86 points, 300 letters of 6 in each: 26 lines of 13, so no two rows fit the 400 points.
    assert len(table.rows) == 2
    assert "The first 1 of 3 rows." in said_in([slide])


def test_what_is_read_from_the_right_begins_there(book, tmp_path):
    choice = Choice(title=ARABIC, request=f"{ARABIC} SQL", proposal="In English")
    shapes = [shape for slide in deck(book, choice, tmp_path).slides for shape in slide.shapes if shape.has_text_frame]
    paragraphs = {p.text: p._p.get_or_add_pPr() for shape in shapes for p in shape.text_frame.paragraphs}
    assert paragraphs[ARABIC].get("rtl") == paragraphs[f"{ARABIC} SQL"].get("rtl") == "1"
    assert paragraphs["In English"].get("rtl") is None


def test_a_number_after_a_name_that_is_read_from_the_right_stays_behind_it(book):
    brief = dict(share.lay_out(share.redact(book, every_skill(book)), every_skill(book)).brief)
    assert f"{ARABIC}\u200e: 15 hours" in brief["What I learnt"]


def test_short_forms():
    assert short("a  b\nc", 9) == "a b c"
    assert short("one two three", 10) == "one two…"
    assert short("abcdefghij", 5) == "abcd…"
    assert shorts(["abcdefghij", "abcdefghik", "abc", "abcdefghij"], 9) == {
        "abcdefghij": "abcdefgh…",
        "abcdefghik": "abcd… (2)",
        "abc": "abc",
    }
    assert closed("SQL") == "SQL"
    assert [begins_from_the_right(words) for words in ("(אב", "5 a אב", "", "12")] == [True, False, False, False]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Łódź – naïve “ďábel” €", ""),
        # A letter for private use: no font of any machine has it.
        ("Łódź \uf8d0", "No font on this machine draws these letters: \uf8d0. PDF and pictures have boxes"),
    ],
)
def test_letters_that_no_font_draws_are_named_when_the_pack_is_made(title, said, book, drawing, tmp_path):
    made = share.pack(book, Choice(title=title, charts=(), columns={}), tmp_path / "pack", ("html", "pdf"))
    assert made.undrawn.startswith(said)
    assert bool(made.undrawn) == bool(said)
    assert title in (made.folder / "pack.html").read_text("utf-8")


@pytest.mark.browser
def test_of_hundreds_of_long_texts_the_first_are_pictured_and_all_can_be_read(full_book, drawing):
    rows = share.row_names(full_book, "touches")
    sheets = share.sheets(full_book, Choice(charts=()).also("touches", "note", rows=rows), ("html", "pdf"))
    (page,) = [sheet for sheet in sheets if sheet.file == "pack.html"]
    assert int.from_bytes(page.picture[20:24]) == 16_000
    assert page.words[0] == "The page is longer than its picture; these are all the words on it:"
    printed = [sheet for sheet in sheets if sheet.file == "charts.pdf"]
    assert [bool(sheet.picture) for sheet in printed] == [place < 40 for place in range(len(printed))]
    for words in (page.words, [line for sheet in printed for line in sheet.words]):
        assert squeezed("".join(words)).count("withapageforeachregion") == 200 * 9
