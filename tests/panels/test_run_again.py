"""A page that is run again closes the widgets of its last run, and nothing else."""

import pytest
from jupyter_client.manager import start_new_kernel

from careerdata import bundled, panels

SETUP = """
import ipywidgets as widgets
from ipywidgets.widgets.widget import _instances as there
import careerdata
from careerdata import bundled, panels
book = careerdata.open_logbook({folder!r})

def inside(widget):
    yield widget
    for look in ("layout", "style"):
        if isinstance(getattr(widget, look, None), widgets.Widget):
            yield getattr(widget, look)
    for child in getattr(widget, "children", ()):
        yield from inside(child)

def dead(panel):
    return sum(widget.comm is None for widget in inside(panel))

def open_all(panel):
    for button in [widget for widget in inside(panel) if isinstance(widget, widgets.ToggleButton)]:
        button.value = True
"""


class Page:
    """A kernel, and cells to run in it as JupyterLab runs them: each run says which cell it is of."""

    def __init__(self, client):
        self.client = client

    def run(self, code, cell="", tell="None"):
        """Run a cell, and return what an expression is worth after it."""
        content = {
            "code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True,
            "user_expressions": {"told": tell},
        }  # fmt: skip
        asked = self.client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else {})
        self.client.shell_channel.send(asked)
        while (reply := self.client.get_shell_msg(timeout=300))["parent_header"].get("msg_id") != asked["msg_id"]:
            pass
        assert reply["content"]["status"] == "ok", reply["content"]
        told = reply["content"]["user_expressions"]["told"]
        assert told["status"] == "ok", told
        return told["data"]["text/plain"]


@pytest.fixture(scope="module")
def page():
    manager, client = start_new_kernel()
    page = Page(client)
    page.run(SETUP.format(folder=str(bundled.example())))
    yield page
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_as_many_widgets_are_open_after_the_second_run_as_after_the_first(page):
    for step in panels.__all__:
        cell = f"panel = panels.{step}(book)\npanel"
        before = int(page.run("", tell="len(there)"))
        once = int(page.run(cell, step, "len(there)"))
        assert once > before + 10, step
        page.run("open_all(panel)")
        assert (int(page.run(cell, step, "len(there)")), step) == (once, step)
        assert page.run("", tell="dead(panel)") == "0", step


def test_what_was_added_to_a_panel_by_its_controls_is_closed_with_it(page):
    cell = "week = panels.checkin(book)\nweek"
    once = page.run(cell, "week", "len(there)")
    page.run("week.people.add.value = 'Ana'\nweek.people.add.value = 'Ben'\nweek.people.rows[0].remove.click()")
    assert page.run("", tell="[row.name for row in week.people.rows]") == "['Ben']"
    assert page.run(cell, "week", "len(there)") == once


def test_only_the_panels_of_the_same_cell_are_closed(page):
    page.run("kept = panels.pay(book)", "another-cell")
    page.run("scripted = panels.pay(book)")
    cell = "both = [panels.pay(book), panels.pay(book)]\nother = panels.start(book)"
    page.run(cell, "cell")
    page.run("older = both")
    page.run(cell, "cell")
    told = "[dead(panel) == 0 for panel in (kept, scripted, *both, other, *older)]"
    assert page.run("", tell=told) == "[True, True, True, True, True, False, False]"


def test_what_the_person_made_stays_open(page):
    page.run("pay = panels.pay(book)", "pay")
    page.run(
        "mine, noted = widgets.Text(), []\n"
        "pay.children[0].observe(lambda _: noted.append(widgets.Label('mine')), 'value')\n"
        "pay.role.index = len(pay.role.options) - 1\n"
        "pay.children = (*pay.children, mine)"
    )
    assert page.run("", tell="len(noted)") != "0"
    page.run("pay = panels.pay(book)", "pay")
    assert page.run("", tell="[made.comm is None for made in (mine, *noted)]").count("True") == 0
