"""No page shows what only the machine says: NaT, nan, (), column names or names of files.

Neither as it opens nor below a fold, nor in what it answers when something is set, ticked, saved or taken back.
"""

import datetime as dt
import re

import ipywidgets as widgets
import pytest
from compare_lines import tree
from compare_shown import MOVES, move, press

from careerdata import bundled, panels
from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.editing.checklist import Checklist
from careerdata.panels.widgets.text import Lines, Words

TODAY = dt.date(2026, 6, 28)
MACHINE = re.compile(
    r"\bNaT\b|\bnan\b|\bNaN\b|<NA>|\bNone\b(?! (?:of|is))|\(\)|\w+\.csv\b|\w+\.toml\b|\b[a-z]+_[a-z_]+\b|\binf\b"
)
NEEDS_A_BROWSER = {"Make the pack", "Show each page", "Make my year's review"}
"""Buttons whose answer a test of the pack looks at."""

MOODS = "".join(f"{dt.date(2025, 12, 29) + dt.timedelta(weeks=week)},{6 + week % 2}\n" for week in range(26))
SAVES_NOTHING = {"balance", "start"}
LIVES = {
    "example": {},
    "empty": {},
    "half a year of moods": {"mood.csv": f"week,mood\n{MOODS}"},
    "three people": {
        "contacts.csv": "contact,circle\nAnn,close\nBo,active\nCy,wide\n",
        "touches.csv": "date,contact,kind,from\n2026-01-05,Ann,called,me\n",
    },
}


@pytest.fixture(params=LIVES)
def book(request, tmp_path):
    if request.param == "example":
        return open_logbook(bundled.example())
    create_folder(tmp_path / "mine", TODAY)
    for file, text in LIVES[request.param].items():
        (tmp_path / "mine" / file).write_text(text)
    return open_logbook(tmp_path / "mine", TODAY)


def said(widget):
    """Yield every text of a widget and of those in it: what it says, its label, its hint, what it offers; no tables."""
    if isinstance(widget, Words):
        yield widget.text
    if isinstance(widget, Lines):
        yield from widget.items
    for trait in ("description", "tooltip", "placeholder"):
        yield str(getattr(widget, trait, None) or "")
    yield from map(str, getattr(widget, "_options_labels", ()))
    for child in getattr(widget, "children", ()):
        yield from said(child)


def every(widget, kind):
    """Return every widget of a kind that is seen in a widget."""
    return [one for one, hidden in tree(widget) if isinstance(one, kind) and not hidden]


def unfold(panel):
    """Open what is folded away, until nothing is."""
    while folded := [part for part in every(panel, widgets.ToggleButton) if not part.value]:
        for part in folded:
            part.value = True


def of_the_machine(texts, folder):
    """Return the texts that no person would say; a place in the folder that the person chose is one they would."""
    own = re.compile(rf"{re.escape(str(folder))}\S*")
    return [text for text in texts if MACHINE.search(own.sub("", text))]


@pytest.mark.parametrize("name", panels.__all__)
def test_a_page_speaks_to_a_person(book, name):
    panel = getattr(panels, name)(book)
    unfold(panel)
    assert of_the_machine(said(panel), book.folder) == []


@pytest.mark.parametrize("name", panels.__all__)
def test_it_answers_a_press_in_a_persons_words(folder, name):
    panel, heard = getattr(panels, name)(open_logbook(folder)), []
    for act, label, value in MOVES[name]:
        assert (press(panel, label) if act == "press" else move(panel, label, value)) == []
        heard += [panel.message, *said(panel)]
    unfold(panel)
    assert any(text.startswith(("Saved", "Kept", "Wrote")) for text in heard) or name in SAVES_NOTHING
    pressed = set(NEEDS_A_BROWSER)
    while on := [one for one in every(panel, widgets.Button) if not one.disabled and one.description not in pressed]:
        pressed.add(on[0].description)
        on[0].click()
        heard += [panel.message, *said(panel)]
    assert of_the_machine(heard, folder) == []


def test_what_can_be_ticked_for_a_pack_is_said_in_a_persons_words(folder):
    panel = panels.share(open_logbook(folder))
    unfold(panel)
    for part in every(panel.ticks, Checklist):
        part.tick(part.names)
    # After each tick all is read again, so only the last one is a person's.
    panel.ticks.dated.value = True
    assert {"Freelance steps", "Your weeks"} <= {text.lstrip("▾ ") for text in said(panel)}
    assert len([text for text in panel.contents.items if "Ticked: " in text]) > 10
    assert of_the_machine(said(panel), folder) == []
