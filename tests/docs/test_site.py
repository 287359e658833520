"""The site is built without a warning, works without a network, and answers in two clicks."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("mkdocs", reason="`make docs` installs what builds the site")

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """What a page links to, loads and is called, and what its main part says."""

    def __init__(self, path):
        super().__init__()
        self.links, self.loads, self.ids = [], [], set()
        self.html = path.read_text(encoding="utf-8")
        self.feed(self.html)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.ids |= {told[name] for name in ("id", "name") if told.get(name)}
        if tag == "a" and "href" in told:
            self.links.append(told["href"])
        if tag in {"script", "img", "iframe", "source"} and "src" in told:
            self.loads.append(told["src"])
        if tag == "link" and told.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}:
            self.loads.append(told["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    place = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(place)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return place


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): Page(path) for path in site.rglob("*.html")}


def led_to(page, link):
    """Where a link leads on the site, and to which part; None for one that leads away."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = os.path.normpath(Path(page).parent / unquote(parts.path)) if parts.path else page
    return Path(target).as_posix(), unquote(parts.fragment)


def test_every_link_leads_to_a_page_and_a_part_that_is_there(site, pages):
    lost = []
    for name, page in pages.items():
        if name == "404.html":
            continue
        for target, part in filter(None, (led_to(name, link) for link in page.links)):
            if not (site / target).is_file() or (part and target in pages and part not in pages[target].ids):
                lost.append((name, target, part))
    assert lost == []


def test_no_page_loads_anything_from_elsewhere(pages):
    outside = {(name, link) for name, page in pages.items() for link in page.loads if urlsplit(link).netloc}
    assert outside == set()
    assert len(pages) > 60


@pytest.mark.parametrize(
    ("question", "heading", "words"),
    [
        ("what is stored", "What is stored, and where", "the CSV files"),
        ("what a false alarm is", "What a false alarm is", "in a year in which nothing did"),
        ("how to undo", "Undo, or get something back", "careerdata undo ~/career"),
        ("how to leave", "Leave", "Delete the folder"),
    ],
)
def test_what_people_ask_first_is_two_clicks_away(pages, question, heading, words):
    first = {led_to("index.html", link)[0] for link in pages["index.html"].links if led_to("index.html", link)}
    second = {
        led_to(name, link)[0] for name in first if name in pages for link in pages[name].links if led_to(name, link)
    }
    answers = [
        name
        for name in first | second
        if name in pages and re.search(rf"<h[12][^>]*>{re.escape(heading)}", pages[name].html)
    ]
    assert any(words in re.sub(r"<[^>]+>", "", pages[name].html) for name in answers)


@pytest.mark.browser
def test_a_page_opened_from_disk_is_searched(site):
    # On a thread of its own: the journeys may have a loop running on this one.
    with ThreadPoolExecutor() as other:
        other.submit(search, site).result()


def search(site):
    """Search the site from disk, and follow what is found."""
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(ROOT / "tests" / "browser"))
    import chromium

    path = chromium.find()
    if path is None:
        (pytest.fail if chromium.REQUIRED else pytest.skip)("no browser here; `make test` says how to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.options())
        page = browser.new_page()
        page.goto((site / "tour.html").as_uri())
        page.fill("input.md-search__input", "false alarm")
        page.click(".md-search-result__item a", timeout=120_000)
        page.wait_for_url("**/method/false-alarms.html*")
        browser.close()


def test_charts_of_the_example_are_drawn_without_an_upload_button(pages):
    drawn = pages["gallery.html"].html
    assert drawn.count("Plotly.newPlot(") == 18
    assert drawn.count('"showSendToCloud": false') == 18
    assert "example data" in drawn.lower()
