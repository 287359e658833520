"""What words of other programs mean, as it was said at an import: each can be changed, and later imports follow it."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from careerdata.logbook import Edit
from careerdata.panels.base import require
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import LINE, show_if, text
from careerdata.panels.widgets.text import Words
from careerdata.text import number

_HIGHEST = 10


class RememberedForm(widgets.VBox):
    """A line for each mood and each project or program whose meaning is kept in the plan.

    Attributes:
        words: what each means, by the kind ("moods" or "skills") and the word.
        keep: saves what was changed.
    """

    def __init__(self, panel: EditingPanel[Any]) -> None:
        self.panel = panel
        self.words: dict[tuple[str, str], widgets.Text] = {}
        self._lines = widgets.VBox()
        head = Words(
            "What words of other programs mean: a number from 0 to 10 for a mood, a skill for a project or program, "
            "- to leave it out. After a change, bring the export in again: what came in before is offered as a change."
        )
        self.keep = panel.button("Keep these meanings", self.save, "Saves them in your plan; Undo takes it back")
        super().__init__([head, self._lines, self.keep])
        self.show()

    @property
    def _known(self) -> dict[tuple[str, str], str]:
        """What is kept, as it is typed."""
        imports = self.panel.book.plan.imports
        moods = {("moods", word): number(mood) for word, mood in imports.get("moods", {}).items()}
        return moods | {("skills", word): skill or "-" for word, skill in imports.get("skills", {}).items()}

    def show(self) -> None:
        """Show what is kept by now."""
        known = self._known
        if {one: control.value for one, control in self.words.items()} != known:
            self.words = {(kind, word): text(word, width=LINE, value=said) for (kind, word), said in known.items()}
            self._lines.children = tuple(self.words.values())
        show_if(known, self)

    def save(self) -> None:
        """Keep what was changed, as one save."""
        known, changed = self._known, dict[str, dict[str, Any]]()
        for (kind, word), control in self.words.items():
            said = control.value.strip()
            if said == known[kind, word]:
                continue
            is_mood = said.replace(".", "", 1).isdecimal() and float(said) <= _HIGHEST
            require("" if kind == "skills" or is_mood else f"{word} needs a number from 0 to 10.")
            require("" if said else f"{word} needs a skill, or - to leave it out.")
            changed.setdefault(kind, {})[word] = float(said) if kind == "moods" else said.removeprefix("-")
        if not changed:
            self.panel.say("Nothing was changed.")
        elif self.panel.save_edit(Edit(labels=changed)):
            self.panel.saved("Kept. Bring the export in again to change what came in before. Undo takes it back.")
