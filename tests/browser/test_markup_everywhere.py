"""Markup in every text of every log is text on every page: nothing of it runs, and nothing beyond this machine is asked."""

import csv

import pytest

from careerdata.schemas import LOGS, columns_of

NOTEBOOKS = [
    "00-start-here",
    "01-weekly-check-in",
    "02-am-i-in-a-rut",
    "03-wants-and-needs",
    "04-grow-your-power",
    "05-plan-the-escape",
    "06-stay-in-touch",
    "07-make-your-move",
    "09-look-outside",
    # 08-what-i-can-show has a journey of its own below.
]
MARKUP = '<img src=x onerror="window.ran=1"><svg onload="window.ran=1"></svg><script>window.ran=1</script>'


def free_texts(log):
    """The columns of a log in which a person may write what they like."""
    for name, column in columns_of(log.schema).items():
        if str(column.dtype).startswith("str") and not column.checks:
            yield name


@pytest.fixture
def planted(lab):
    """The example with markup at the end of every text that is no list of choices; names stay names of their own; once, however often."""
    for log in LOGS.values():
        path = lab.folder / log.file
        with path.open(newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
        for row in rows:
            for name in free_texts(log):
                row[name] = f"{(row.get(name) or '').removesuffix(MARKUP)}{MARKUP}"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return lab.folder


def unfold(panel, title):
    """Open what is folded away, and wait until it is: the page hears of it from the kernel."""
    panel.get_by_role("button", name=title, exact=True).click()
    panel.get_by_role("button", name=title.replace("▸", "▾"), exact=True).wait_for()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nothing_written_in_a_log_runs_on_a_page(journey, planted, name):
    page = journey.page
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    journey.open(f"{name}.ipynb")
    if name == "00-start-here":
        journey.unfold("What is in my folder")
    page.locator(".careerdata-panel :is(.main-svg, svg[role=img])").first.wait_for()
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('img[src=x], svg[onload]').length") == 0
    assert "<img src=x" in (planted / "pains.csv").read_text(encoding="utf-8")
    assert [text for text in journey.complaints() if "Traceback" in text] == []


def test_the_dollars_in_the_name_of_a_goal_are_no_formula(journey, lab):
    with (lab.folder / "plan.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[goals]]\nkind = "skill_hours"\nname = "Save $5k not $10k"\ntarget = 40\n')
    page = journey.page
    journey.open("05-plan-the-escape.ipynb")
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    page.get_by_role("button", name="▸ Goals").first.click()
    page.locator(".widget-label", has_text="Save $5k not $10k, hours").first.wait_for()
    assert page.evaluate("document.querySelectorAll('mjx-container').length") == 0


def test_nothing_runs_in_what_is_folded_away_nor_in_the_pages_shown_before_they_leave(journey, planted):
    page = journey.page
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    journey.open("08-what-i-can-show.ipynb")
    journey.chart()
    panel = page.locator(".careerdata-panel:has(button:text-is('Make the pack'))")
    panel.scroll_into_view_if_needed()
    unfold(panel, "▸ Private: ticked one by one")
    folded = panel.get_by_role("button", name="▸ ")
    while folded.count():
        unfold(panel, folded.first.inner_text())
    panel.get_by_label("2026-04-14").first.check()
    panel.get_by_role("button", name="Show each page").click()
    where = panel.get_by_role("status").filter(has_text="Page 1 of").last
    where.wait_for()
    while panel.get_by_role("button", name="Next page").is_enabled():
        panel.get_by_role("button", name="Next page").click()
        panel.locator("img").first.evaluate("e => e.decode().catch(() => null)")
    assert "onerror" in panel.inner_text()
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('img[src=x], svg[onload]').length") == 0
    assert [text for text in journey.complaints() if "Traceback" in text] == []
