"""Names that are markup, formulas, 300 letters, right to left or alike but for case: text everywhere, and apart."""

import csv
import datetime as dt

import pytest
from journey import focus

from careerdata.logbook import append, edit

TODAY = dt.date(2026, 6, 28)
IMAGE = """<img src=x onerror="window.ran='image'">"""
NAMES = (
    IMAGE,
    "<script>window.ran='script'</script>",
    "</div></li><svg onload=\"window.ran='svg'\">",
    "[press](javascript:window.ran='link')",
    r"$\href{javascript:window.ran='maths'}{x}$",
    """=HYPERLINK("http://example.com/?"&A1,"press")""",
    "Long " + "n" * 295,
    "שרה כהן",
    "Robin Alike",
    "robin alike",
)
EVENT = """<b onmouseover="window.ran='event'">Evening</b>"""
NEW = """<iframe srcdoc="<script>top.ran='frame'</script>">"""
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"


@pytest.fixture
def folder_of_names(lab):
    for name in NAMES:
        person = {"contact": name, "circle": "close", "influence": 5, "team": "Product Analytics", "note": name}
        append(lab.folder, "contacts", person, TODAY)
        # The chart names whoever is furthest overdue.
        last = dt.date(2025, 3, 2) if name == IMAGE else dt.date(2026, 3, 2)
        touch = {"date": last, "contact": name, "kind": "asked", "from": "me", "next_step": name}
        append(lab.folder, "touches", touch | {"event": EVENT}, TODAY)
    # A promise would take one of the ten places of the list.
    promise = {"contact": "Mei-Lin Tan", "next_step": "bring back the book"}
    edit(lab.folder, "touches", promise, {"next_step_done_on": TODAY}, TODAY)
    return lab.folder


def rows(folder, name):
    with (folder / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def nothing_ran(page):
    assert page.evaluate("window.ran") is None
    planted = "img[src=x], iframe[srcdoc], svg[onload], b[onmouseover], a[href^=javascript]"
    assert page.evaluate(f"document.querySelectorAll('{planted}').length") == 0
    scripts = "[...document.scripts].filter(one => one.textContent.includes('window.ran')).length"
    assert page.evaluate(scripts) == 0


def open_part(page, title):
    focus(page.get_by_role("button", name=title).first)
    page.keyboard.press("Enter")


def options(field):
    """What a list offers; ipywidgets keeps its blanks from being folded."""
    return [text.replace("\xa0", " ") for text in field.locator("option").all_text_contents()]


def choose(field, option):
    field.select_option(index=options(field).index(option))


def test_whatever_a_name_is_made_of_it_is_shown_and_saved_as_text(journey, folder_of_names):
    folder, page = folder_of_names, journey.page
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    journey.open("06-stay-in-touch.ipynb")
    journey.chart()
    nothing_ran(page)

    # The list, the chart and the forms.
    open_part(page, "Settings")
    slider = page.get_by_role("slider", name="People a week")
    focus(slider)
    for _ in range(5):
        slider.press("ArrowRight")
    listed = page.locator(f"{PANEL} .careerdata-panel").first.locator(".careerdata-card:visible")
    listed.nth(9).wait_for()
    shown = listed.all_inner_texts()
    assert [sum(line.startswith(f"{name}: ") for line in shown) for name in NAMES] == [1] * len(NAMES)
    page.locator(f"{PANEL} .js-plotly-plot").first.filter(has_text=IMAGE[:20]).wait_for()
    assert set(NAMES) <= set(options(page.get_by_label("Person", exact=True)))
    open_part(page, "The numbers as a table")
    # The table at the page's foot has the name too, where JupyterLab drew it already.
    panel = page.locator(f"{PANEL} .careerdata-panel").first
    panel.get_by_role("cell", name=IMAGE, exact=True).first.wait_for()
    assert panel.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    journey.look("names")

    fill_in(page)
    nothing_ran(page)

    # Everything once more, with what was saved.
    journey.chart()
    page.get_by_text(EVENT).first.wait_for()
    nothing_ran(page)
    assert journey.complaints() == []
    touches, contacts = rows(folder, "touches.csv"), rows(folder, "contacts.csv")
    assert [(row["contact"], row["kind"]) for row in touches[-3:]] == [
        (IMAGE, "asked"),
        (IMAGE, "gave"),
        (NEW, "event"),
    ]
    assert touches[-1]["event"] == EVENT
    assert [row["role"] for row in contacts if row["contact"].casefold() == "robin alike"] == ["", IMAGE]
    assert contacts[-1]["contact"] == NEW


def fill_in(page):
    """A touch, a cold ask, the card, an event with somebody new."""
    person = page.get_by_label("Person", exact=True)
    choose(person, IMAGE)
    choose(page.get_by_label("What happened").first, "asked for something")
    page.get_by_role("button", name="Done: save it").click()
    page.get_by_role("alert").filter(has_text="it was a cold ask").first.wait_for()
    choose(person, IMAGE)
    choose(page.get_by_label("What happened").first, "gave something: help, a link, time")
    page.get_by_role("button", name="Done: save it").click()
    page.get_by_role("alert").filter(has_text=f"Saved: {IMAGE}, gave").first.wait_for()
    choose(person, "robin alike")
    open_part(page, "Their card")
    role = page.get_by_label("Role").first
    role.fill(IMAGE)
    role.press("Tab")
    page.get_by_role("button", name="Save this card").first.click()
    page.get_by_role("alert").filter(has_text="the card of robin alike").first.wait_for()
    open_part(page, "An event")
    for label, text in (("Event", EVENT), ("Who was there", NEW)):
        page.get_by_label(label, exact=True).fill(text)
        page.get_by_label(label, exact=True).press("Enter")
    page.get_by_text(NEW).first.wait_for()
    page.get_by_role("button", name="Save the event").click()
    page.get_by_role("alert").filter(has_text="1 person at").first.wait_for()
