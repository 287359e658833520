"""What a person does in JupyterLab, in the words of the tests."""

import os
import re
import time
from pathlib import Path

COMPLAINTS = """() => [...document.querySelectorAll(
    '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]')]
    .map(element => element.innerText)
    .concat(document.body.innerText.match(/.*javascript error.*/g) ?? [])"""

# A guided page says how it is: running, ready, waiting for the person, or without its kernel.
STATE = "() => document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)')?.dataset.careerdata"

PROMPTS = """() => [...document.querySelectorAll(
    '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-CodeCell .jp-InputPrompt')].map(e => e.textContent)"""

# Every cell that is shown gets a number when it has run, and a higher one each time.
ALL_RAN = f"""before => {{
    const open = ({PROMPTS})().filter(text => text.trim());
    return open.length > 0 && open.every(text => /\\d/.test(text) && !before.includes(text));
}}"""


PATIENCE = 600
"""Seconds after which what does not come is given up: many, because a machine may be busy with other things."""
MOST_TABS = 40
"""Somebody who has to press Tab more often than this to come to the next thing gives up."""


def focus(control):
    """Put the focus on what a person sees; what is still folded away cannot have it."""
    control.wait_for()
    control.focus()
    return control


def tab_to(page, control, key="Tab"):
    """Go on with the Tab key, or back with Shift+Tab, until `control` has the focus, and return it."""
    control.wait_for()
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if control.evaluate("e => e === document.activeElement"):
            return control
    raise AssertionError(f"{key} does not lead there")


class Journey:
    """One person at one JupyterLab."""

    def __init__(self, page, lab, patience, errors):
        self.page, self.url, self.token, self.patience, self.errors = page, lab.url, lab.token, patience, errors

    def open(self, notebook=None, until="ready"):
        """Open JupyterLab where `careerdata lab` opens it, or at a page, and wait until that has run by itself."""
        path = f"lab/tree/notebooks/{notebook}" if notebook else ""
        self.page.goto(f"{self.url}/{path}?token={self.token}")
        self.wait_until_page_is(until)

    def wait_until_page_is(self, state):
        """Wait until the page that is looked at says that it is "ready", "waiting", "failed" or "gone"."""
        self.page.wait_for_function(f"state => ({STATE})() === state", arg=state)

    def choose(self, menu, item):
        """Choose something from JupyterLab's menu."""
        self.page.get_by_role("menuitem", name=menu, exact=True).first.click()
        self.page.locator(".lm-Menu-itemLabel", has_text=item).first.click()

    def restart_kernel(self):
        self.choose("Kernel", "Restart Kernel…")
        self.page.locator(".jp-Dialog").get_by_role("button", name="Confirm Kernel Restart").click()
        self.wait_until_page_is("gone")

    def take_theme(self, name):
        """Choose a theme from the menu, and wait until the page has it."""
        self.choose("Settings", "Theme")
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{name}$")).click()
        self.page.locator(f"body[data-jp-theme-name='{name}']").wait_for(state="attached")

    def scrolled(self):
        """How far down the page that is looked at stands, in pixels."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer").evaluate(
            "e => e.scrollTop"
        )

    def run_all(self):
        before = self.page.evaluate(PROMPTS)
        self.choose("Run", "Run All Cells")
        self.page.wait_for_function(ALL_RAN, arg=before)

    def unfold(self, title):
        """Open a part of a panel that is folded away, or a section of the page."""
        section = self.page.locator(".jp-MarkdownCell", has=self.page.get_by_role("heading", name=title))
        hidden = section.locator(".jp-showHiddenCellsButton")
        folded = self.page.get_by_role("button", name=f"▸ {title}", exact=True)
        hidden.or_(folded).first.click()

    def complaints(self):
        """Every warning and traceback on the page, and every control that could not be drawn."""
        return self.page.evaluate(COMPLAINTS)

    def chart(self):
        """Wait for the first chart and return it."""
        chart = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .js-plotly-plot").first
        chart.locator(".main-svg").first.wait_for(state="visible")
        return chart

    def drawn(self):
        """What the first chart shows, once its data and the stamp of the example are on it: every path and text."""
        chart = self.chart()

        def shown():
            return chart.evaluate(
                "e => [...e.querySelectorAll('path, text')].map(n => (n.getAttribute('d') || '') + n.textContent).join()"
            )

        self.wait_until(lambda: "EXAMPLE DATA" in shown())
        return shown()

    def headlines(self):
        """The answers in a line of the page that is looked at: of one, or of none where it begins with words."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .careerdata-answer [role=status]")

    def open_side_bar(self):
        """Show the files beside the page, as JupyterLab does for whoever has not folded them away."""
        self.page.locator(".jp-SideBar [data-id=filebrowser]").click()
        self.page.locator(".jp-DirListing").first.wait_for()

    def close(self):
        """Close the page that is looked at, and return how many questions that asks."""
        self.page.locator(".lm-TabBar-tab.lm-mod-current .lm-TabBar-tabCloseIcon").first.click()
        self.page.locator(".jp-NotebookPanel").first.wait_for(state="detached")
        return self.page.locator(".jp-Dialog").count()

    def sentence(self):
        return self.page.get_by_role("status").filter(has_text=re.compile(r"\w+ \w+")).first.inner_text()

    def wait_until_changed(self, read, before):
        """Wait until `read()` returns something else than `before`, and return it."""
        self.wait_until(lambda: read() != before)
        return read()

    def wait_until(self, holds):
        """Wait until `holds()`, for something that the page itself cannot tell."""
        given_up = time.monotonic() + self.patience
        while not holds():
            assert time.monotonic() < given_up, "nothing changed"
            self.page.wait_for_timeout(50)

    def look(self, name):
        """Keep a picture of the whole notebook, when somebody asked for pictures."""
        folder = os.environ.get("CAREERDATA_SCREENSHOTS")
        if not folder:
            return
        size = self.page.viewport_size
        tall = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-inner").first
        self.page.set_viewport_size({"width": size["width"], "height": 6000})
        height = min(6000, int(tall.evaluate("e => e.scrollHeight")) + 140)
        self.page.set_viewport_size({"width": size["width"], "height": height})
        self.page.evaluate("document.querySelectorAll('.jp-WindowedPanel-outer').forEach(e => e.scrollTo(0, 0))")
        self.page.wait_for_timeout(1500)
        Path(folder).mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(Path(folder) / f"{name}-{size['width']}.png"))
        self.page.set_viewport_size(size)
