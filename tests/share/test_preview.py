"""What is shown before a pack leaves is read out of the files themselves, and writes nothing."""

import datetime as dt
import struct
import xml.etree.ElementTree as ET

import pytest

import careerdata
from careerdata import share
from careerdata.share.browser import CancelledError
from careerdata.share.choice import Choice

MARKUP = "</p><script>window.ran=1</script><img src=x onerror='window.ran=1'>&amp;"


def size(png):
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


@pytest.mark.browser
def test_every_page_of_every_file_is_shown(example, drawing, tmp_path):
    gigs = share.usual_choice(example).also("gigs", "client", "stage", rows=share.row_names(example, "gigs")[:1])
    sheets = share.sheets(example, gigs, tuple(share.FORMATS))
    made = share.pack(example, gigs, tmp_path / "pack", tuple(share.FORMATS))
    assert list(dict.fromkeys(sheet.file for sheet in sheets)) == [file.file for file in made.description.files]
    by_file = {name: [sheet for sheet in sheets if sheet.file == name] for name in (sheet.file for sheet in sheets)}
    # Three charts and the table of freelance steps; the slides begin with the brief.
    assert [(sheet.page, sheet.pages) for sheet in by_file["charts.pdf"]] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [(sheet.page, sheet.pages) for sheet in by_file["slides.pptx"]] == [(page, 5) for page in range(1, 6)]
    assert "Marrow Street Books" in " ".join(by_file["charts.pdf"][3].words)
    assert "Marrow Street Books | lead" in by_file["slides.pptx"][4].words
    wide, high = size(by_file["brief.pdf"][0].picture)
    assert high / wide == pytest.approx(297 / 210, abs=0.01)
    wide, high = size(by_file["pack.html"][0].picture)
    assert wide == 960
    assert high > 1500
    for name in ("chart-1-wins.png", "chart-1-wins.svg"):
        assert by_file[name][0].picture == (made.folder / name).read_bytes()
    assert by_file["rows-gigs.csv"][0].words == ('"client","stage"', '"Marrow Street Books","lead"')


def test_a_slide_shows_its_sheet_of_numbers_too(example):
    *_, chart = [sheet for sheet in share.sheets(example, Choice(charts=("team",)), ("pptx",)) if sheet.page == 2]
    assert "Its sheet, results so far: 1, 2, 3, 4" in chart.words
    assert any(line.startswith("Chart: ") and len(line) > 40 for line in chart.words)


def test_what_hides_in_a_slide_is_shown(example, tmp_path, monkeypatch):
    from careerdata.share import slides

    honest = slides._chart

    def talkative(deck, page, example):
        honest(deck, page, example)
        chart = next(shape for shape in deck.slides[-1].shapes if shape.has_chart)
        chart._element.nvGraphicFramePr.cNvPr.set("descr", "a secret in the alt text")

    monkeypatch.setattr(slides, "_chart", talkative)
    sheets = share.sheets(example, Choice(charts=("team",)), ("pptx",))
    assert "Chart: a secret in the alt text" in sheets[1].words


def test_markup_in_a_text_is_text_in_the_picture_of_a_slide(example):
    choice = Choice(title=MARKUP, request=MARKUP)
    for sheet in share.sheets(example, choice, ("pptx",)):
        root = ET.fromstring(sheet.picture)
        names = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert names <= {
            "svg",
            "rect",
            "g",
            "text",
            "path",
            "circle",
            "foreignObject",
            "div",
            "p",
            "br",
            "table",
            "tr",
            "td",
        }
    first = ET.fromstring(share.sheets(example, choice, ("pptx",))[0].picture)
    assert MARKUP in "".join(first.itertext())


def test_without_a_browser_the_words_of_the_page_are_shown(example, no_browser):
    (page,) = share.sheets(example, share.usual_choice(example), ("html",))
    assert (page.picture, page.form) == (b"", "")
    assert "5 results, measured: questions answered by hand from 8 to 2 a week" in page.words
    assert not any("Plotly" in line for line in page.words)


def test_it_can_be_called_off(example, no_browser):
    with pytest.raises(CancelledError):
        share.sheets(example, share.usual_choice(example), ("html", "pptx"), cancelled=lambda: True)


def test_an_empty_folder_has_pages_too(tmp_path):
    book = careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1))
    (sheet,) = share.sheets(book, Choice(), ("pptx",))
    assert "What I did, and what I would like to do next" in sheet.words
