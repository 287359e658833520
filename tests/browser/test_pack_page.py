"""The page of a pack, opened from the disk: it asks for nothing, offers no upload, and runs no markup of anybody's."""

import datetime as dt

import pytest

import careerdata
from careerdata import share

MARKUP = "</script><script>window.ran=1</script><img src=x onerror='window.ran=1'><a href='http://example.com'>x</a>"
LINES = {
    "exposure.csv": f'date,project,team,result,measure,before,after,unit,shareable\n2026-01-05,"{MARKUP}","{MARKUP}","{MARKUP}","{MARKUP}",9,3,"{MARKUP}",yes\n',
    "skills.csv": f'date,skill,hours,evidence,note\n2026-01-05,"{MARKUP}",5,"{MARKUP}","{MARKUP}"\n2026-02-05,"{MARKUP}",5,"{MARKUP}","{MARKUP}"\n',
}


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, text in LINES.items():
        (folder / name).write_text(text)
    (folder / "plan.toml").write_text(f'start = 2026-01-01\nescape_date = 2027-07-01\ntarget_team = "{MARKUP}"\n')
    book = careerdata.open_logbook(folder, dt.date(2026, 3, 1))
    assert not [problem for problem in book.problems if problem.severity != "notice"]
    skills = share.row_names(book, "skills")
    choice = share.Choice(title=MARKUP, request=MARKUP, proposal=MARKUP).also("skills", "evidence", "note", rows=skills)
    return share.pack(book, choice, tmp_path / "pack", ("html",)).folder / "pack.html"


@pytest.mark.parametrize("width", [1280, 900])
def test_the_page_asks_for_nothing_and_runs_nothing(pack, browser, width):
    page, asked, failed = browser.new_page(viewport={"width": width, "height": 900}), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text))
    page.goto(pack.as_uri())
    page.wait_for_function("document.querySelectorAll('.chart .main-svg').length >= 3")
    assert asked == [pack.as_uri()]
    assert failed == []
    assert page.evaluate("window.ran") is None
    assert page.locator("a, img, iframe, form, .modebar-btn").count() == 0
    assert "Share" not in page.locator("body").inner_text()
    assert MARKUP in page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()
