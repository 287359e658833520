"""Nothing private is ticked when the panel opens; what is ticked is shown as it will leave; Cancel is heard."""

import datetime as dt

import pytest

import careerdata
from careerdata import bundled, panels


@pytest.fixture
def panel(tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "there-is-none"))
    folder = tmp_path / "career"
    bundled.hand_out(bundled.example(), folder)
    return panels.share(careerdata.open_logbook(folder))


def boxes(panel):
    groups = (panel.private_charts, panel.plan, panel.pay, panel.gigs)
    return [box for group in groups for box in group.boxes.values()]


def test_nothing_private_is_ticked_when_it_opens(panel):
    assert len(boxes(panel)) > 10
    assert not any(box.value for box in boxes(panel))
    assert panel.ask.value == ""
    assert not panel.columns["exposure"].boxes["note"].value
    for private in ("your mood", "your escape date", "names of people", "notes", "pay you heard of", "freelance work"):
        assert private in panel.finding.sentence


def test_only_results_marked_shareable_can_be_ticked(panel):
    assert "2026-03-27 Banner test" in panel.wins.boxes
    assert not any("Search cohorts" in name for name in panel.wins.boxes)


def test_it_shows_each_page_as_it_will_leave(panel):
    assert [words for words, _ in panel.page.options][2] == "4 results with Product Analytics since October 2025"
    panel.page.value = 2
    assert panel.figure.layout.title.text == "<b>4 results with Product Analytics since October 2025</b>"
    assert list(panel.figure.data[0].y) == [1, 2, 3, 4]
    assert panel.figure.data[0].customdata is None
    assert any("Banner test" in line for line in panel.brief.items)


def test_a_row_that_is_unticked_is_gone_from_every_page(panel):
    panel.wins.boxes["2026-03-27 Banner test"].value = False
    assert not any("Banner test" in line for line in panel.brief.items)
    panel.page.value = 2
    assert list(panel.figure.data[0].y) == [1, 2, 3]
    for box in panel.wins.boxes.values():
        box.value = False
    assert [words for words, _ in panel.page.options] == [panel.pack.pages[0].headline]
    assert panel.pack.pages[0].name == "skills"


def test_what_is_ticked_privately_is_said(panel):
    panel.private_charts.boxes["mood"].value = True
    assert "your mood" not in panel.finding.sentence
    assert any("mood at work" in line for line in panel.contents.items)
    panel.plan.boxes["escape_date"].value = True
    assert any("1 March 2027" in line for line in panel.brief.items)


def test_two_pay_figures_make_no_range_and_the_reason_is_said(panel):
    for name in list(panel.pay.boxes)[:2]:
        panel.pay.boxes[name].value = True
    assert not any(page.name == "pay" for page in panel.pack.pages)
    assert any("at least 3 figures" in line for line in panel.contents.items)


def test_the_chosen_request_and_own_words_stand_in_the_brief(panel):
    panel.ask.value = "2026-04-14 Margit Havas"
    assert panel.brief.items[0].startswith("What I ask for: Two days a month with Product Analytics")
    panel.request.value = "One day a week from May"
    assert panel.brief.items[0] == "What I ask for: One day a week from May"


def test_days_the_wrong_way_round_are_said(panel):
    panel.until.value = dt.date(2026, 1, 1)
    panel.since.value = dt.date(2026, 2, 1)
    assert "is after the last" in panel.message


def test_formats_that_cannot_be_made_now_are_off_and_the_reason_is_said(panel):
    assert [name for name, box in panel.formats.boxes.items() if box.disabled] == ["pdf", "png", "svg"]
    assert "install Chromium or Chrome" in panel.missing.text
    assert panel.formats.ticked == ["html", "pptx"]


def test_it_writes_only_when_asked_and_says_where(panel):
    folder = panel.book.folder
    assert not (folder / "shared").exists()
    assert panel.place.value == str(folder / "shared" / "2026-06-28")
    panel.make.click()
    panel.wait()
    assert sorted(path.name for path in (folder / "shared" / "2026-06-28").iterdir()) == ["pack.html", "slides.pptx"]
    assert panel.message.startswith(f"Made, in {folder / 'shared' / '2026-06-28'}: pack.html and slides.pptx")
    assert panel.bar.value == panel.bar.max == 2
    assert panel.place.value.endswith("2026-06-28-2")
    assert not panel.make.disabled


def test_cancel_is_heard_while_it_works_and_leaves_nothing(panel):
    # The person presses Cancel the moment the first of the two files is done.
    panel.bar.observe(lambda event: panel.cancel.click() if event["new"] == 1 else None, names="value")
    panel.make.click()
    panel.wait()
    assert panel.message == "Called off: nothing was written."
    assert list((panel.book.folder / "shared").iterdir()) == []
    assert panel.packed is None
    assert not panel.make.disabled


def test_a_place_that_is_taken_is_said(panel):
    panel.place.value = str(panel.book.folder)
    panel.make.click()
    panel.wait()
    assert "is there already" in panel.message
