"""No page shows what only the machine says: NaT, nan, (), column names or names of files, as it opens or below a fold."""

import datetime as dt
import re

import pytest

from careerdata import bundled, panels
from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.widgets.text import Lines, Words

TODAY = dt.date(2026, 6, 28)
MACHINE = re.compile(
    r"\bNaT\b|\bnan\b|\bNaN\b|<NA>|\bNone\b(?! (?:of|is))|\(\)|\w+\.csv\b|\w+\.toml\b|\b[a-z]+_[a-z_]+\b|\binf\b"
)
PANELS = [name for name in panels.__all__ if name not in {"share", "reminders"}]
"""A pack is told by its files, and so is the calendar."""


MOODS = "".join(f"{dt.date(2025, 12, 29) + dt.timedelta(weeks=week)},{6 + week % 2}\n" for week in range(26))
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


@pytest.mark.parametrize("name", PANELS)
def test_a_page_speaks_to_a_person(book, name):
    panel = getattr(panels, name)(book)
    found = [text for text in said(panel) if MACHINE.search(text)]
    assert [text for text in found if not text.startswith("Folder: ")] == []
