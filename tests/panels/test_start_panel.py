"""The first page: what needs a look, and a folder of one's own."""

import datetime as dt

import pytest

from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.steps.rut import rut
from careerdata.panels.steps.start import SHOWN, start


def test_a_clean_folder_shows_a_chart_and_nothing_to_mend(folder):
    panel = start(open_logbook(folder))
    assert panel.problems.items == ()
    assert panel.finding.table.set_index("log").loc["mood", "rows"] > 60
    weeks = sum(len(trace.x) for trace in panel.figure.data)
    assert weeks == len(panel.finding.frames["weeks"])


def test_a_bad_line_is_named_and_gone_after_it_was_mended_and_read_again(folder):
    good = (folder / "mood.csv").read_text()
    (folder / "mood.csv").write_text(good + "2026-06-29,<b>fine</b>,,,,,,,,\n")
    panel = start(open_logbook(folder))
    [line] = panel.problems.items
    assert f"line {len(good.splitlines()) + 1}, column mood" in line
    assert "&lt;b&gt;" in panel.problems.value
    (folder / "mood.csv").write_text(good)
    panel.again.click()
    assert panel.problems.items == ()
    assert "1 row was set aside" not in panel.finding.sentence


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "**bold** [a](javascript:b)", "x" * 9000],
    ids=["img", "script", "markdown", "long"],
)
@pytest.mark.parametrize("show", [start, rut])
def test_whatever_stands_in_a_cell_stays_text_and_short(folder, show, text):
    with (folder / "mood.csv").open("a") as file:
        file.write(f"2026-06-29,{text},,,,,,,,\n")
    panel = show(open_logbook(folder))
    told = panel.problems if show is start else panel.left_out
    [line] = told.items
    assert text[:50] in line
    assert len(line) < 200
    tags = {tag.split(" ")[0].strip("/>") for tag in told.value.split("<")[1:] for tag in [tag.split(">")[0]]}
    assert tags == {"ul", "li"}


def test_many_problems_are_counted_not_poured_out(folder):
    with (folder / "mood.csv").open("a") as file:
        file.writelines(f"2027-01-{day:02},6{',x' * day}\n" for day in range(10, 25))
    panel = start(open_logbook(folder))
    assert len(panel.problems.items) == SHOWN + 1
    assert "more: careerdata check" in panel.problems.items[-1]


def test_a_folder_of_ones_own_is_made_and_opens(folder, tmp_path):
    panel = start(open_logbook(folder))
    panel.place.value = str(tmp_path / "mine")
    panel.make.click()
    assert f"careerdata lab {tmp_path / 'mine'}" in panel.message
    assert open_logbook(tmp_path / "mine").problems == ()
    assert (tmp_path / "mine" / "notebooks" / "00-start-here.ipynb").is_file()


def test_making_it_again_changes_nothing(folder, tmp_path):
    panel = start(open_logbook(folder))
    panel.place.value = str(tmp_path / "mine")
    panel.make.click()
    (tmp_path / "mine" / "mood.csv").write_text("week,mood\n2026-01-05,4\n")
    panel.make.click()
    assert "nothing was changed" in panel.message
    assert (tmp_path / "mine" / "mood.csv").read_text() == "week,mood\n2026-01-05,4\n"


def test_a_place_that_is_not_said_is_asked_for(folder):
    panel = start(open_logbook(folder))
    panel.place.value = "  "
    panel.make.click()
    assert "Write where" in panel.message


def test_an_empty_folder_says_how_to_begin_instead_of_drawing(tmp_path):
    create_folder(tmp_path / "mine", dt.date(2026, 6, 28))
    panel = start(open_logbook(tmp_path / "mine"))
    assert panel.figure is None
    ways = " ".join(panel.blockers)
    places = [ways.index(way) for way in ("The weekly check-in", "careerdata import", "mood.csv with any editor")]
    assert places == sorted(places), "the sliders come first, an editor last"
