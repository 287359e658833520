"""What is shown before a pack leaves is read out of the files themselves, and writes nothing."""

import base64
import datetime as dt
import shutil
import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import careerdata
from careerdata import panels, share
from careerdata.share.browser import CancelledError
from careerdata.share.choice import Choice

MARKUP = "</p><script>window.ran=1</script><img src=x onerror='window.ran=1'>&amp;"


def team_only(book):
    return replace(share.usual_choice(book), charts=("team",))


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
    kept = share.as_page(sheets)
    for name in ("chart-1-wins.png", "chart-1-wins.svg"):
        assert by_file[name][0].picture == (made.folder / name).read_bytes()
        assert f";base64,{base64.b64encode((made.folder / name).read_bytes()).decode()}" in kept
    assert by_file["rows-gigs.csv"][0].words == ('"client","stage"', '"Marrow Street Books","lead"')


def test_a_slide_shows_its_sheet_of_numbers_too(example, no_office):
    *_, chart = [sheet for sheet in share.sheets(example, team_only(example), ("pptx",)) if sheet.page == 2]
    assert "Its sheet, results so far: 1, 2, 3, 4" in chart.words
    assert any(line.startswith("Chart: ") and len(line) > 40 for line in chart.words)


def test_what_hides_in_a_slide_is_shown(example, no_office, tmp_path, monkeypatch):
    from careerdata.share import slides

    honest = slides._chart

    def talkative(deck, page, example):
        honest(deck, page, example)
        chart = next(shape for shape in deck.slides[-1].shapes if shape.has_chart)
        chart._element.nvGraphicFramePr.cNvPr.set("descr", "a secret in the alt text")

    monkeypatch.setattr(slides, "_chart", talkative)
    sheets = share.sheets(example, team_only(example), ("pptx",))
    assert "Chart: a secret in the alt text" in sheets[1].words


def test_without_an_office_program_a_slide_has_its_words_and_says_what_to_install(example, no_office):
    title, *_ = share.sheets(example, Choice(title=MARKUP), ("pptx",))
    assert (title.picture, title.form, title.words[0]) == (b"", "", MARKUP)
    assert title.missing == "There is no picture of these slides: install LibreOffice to see them here."


OFFICE = """#!{python}
import sys
from dataclasses import replace
from pathlib import Path
import pypdfium2
deck, folder = Path(sys.argv[-1]), Path(sys.argv[sys.argv.index("--outdir") + 1])
assert deck.read_bytes().startswith(b"PK") and "--headless" in sys.argv
assert sys.argv[1].startswith("-env:UserInstallation=" + folder.as_uri())
made = pypdfium2.PdfDocument.new()
for _ in range({pages}):
    made.new_page(960, 540)
made.save(folder / "slides.pdf")
Path({seen!r}).write_text(str(folder))
"""


@pytest.mark.parametrize(("pages", "pictures"), [(2, [True, True]), (1, [False, False])])
def test_an_office_program_draws_the_slides_in_a_folder_that_is_gone_afterwards(
    pages, pictures, example, tmp_path, monkeypatch
):
    program, seen = tmp_path / "soffice", tmp_path / "seen"
    program.write_text(OFFICE.format(python=sys.executable, pages=pages, seen=str(seen)))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    sheets = share.sheets(example, team_only(example), ("pptx",))
    assert [bool(sheet.picture) for sheet in sheets] == pictures, (
        "a picture too few would show a page under another's words"
    )
    assert not Path(seen.read_text()).exists()
    if all(pictures):
        assert size(sheets[0].picture) == (1344, 756)


@pytest.mark.browser
def test_the_whole_pack_is_pictured_while_it_is_ticked(example, drawing):
    panel = panels.share(example)
    assert panel.whole.picture.data == b"", "drawing takes seconds, so a page that is opened draws nothing"
    panel.ticks.dated.value = True
    panel.whole.wait()
    usual = panel.whole.picture.data
    panel.ticks.opening.boxes["request"].value = True
    panel.whole.wait()
    wide, high = size(panel.whole.picture.data)
    assert wide == 960
    assert high > size(usual)[1], "the ask and the proposal came on top"
    assert panel.whole.words.text == "As it will leave. Nothing is written."


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_draws_every_slide(example):
    sheets = share.sheets(example, team_only(example), ("pptx",))
    assert [sheet.form for sheet in sheets] == ["png", "png"]


def test_an_office_program_that_fails_is_told(example, tmp_path, monkeypatch):
    (tmp_path / "soffice").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (title, *_) = share.sheets(example, Choice(charts=()), ("pptx",))
    assert title.missing == "LibreOffice could not draw these slides."


def test_without_a_browser_the_words_of_the_page_are_shown(example, no_browser):
    (page,) = share.sheets(example, share.usual_choice(example), ("html",))
    assert (page.picture, page.form) == (b"", "")
    assert "Cut questions answered by hand from 8 to 2 a week; all 5 results moved the right way" in page.words
    assert not any("Plotly" in line for line in page.words)


def test_it_can_be_called_off(example, no_office, no_browser):
    with pytest.raises(CancelledError):
        share.sheets(example, share.usual_choice(example), ("html", "pptx"), cancelled=lambda: True)


def test_an_empty_folder_has_pages_too(tmp_path, no_office):
    book = careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1))
    (sheet,) = share.sheets(book, Choice(), ("pptx",))
    assert "What I did, and what I would like to do next" in sheet.words
