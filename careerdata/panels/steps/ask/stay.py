"""Questions that a manager could ask in a talk about staying, folded away, and the page of them to hand over."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from careerdata import logbook
from careerdata.analysis.ask.stay_questions import BEFORE, QUESTIONS, page
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import foldable
from careerdata.panels.widgets.text import Lines, Words

TITLE = "Questions your manager could ask you"
FILE = "questions-for-staying"


class StayQuestions(widgets.VBox):
    """The questions behind a button, and one that saves them as a page.

    Attributes:
        asked: the questions.
        save: the button that saves the page.
    """

    def __init__(self, panel: Panel[Any]) -> None:
        self._panel = panel
        self.asked = Lines(QUESTIONS)
        self.save = panel.button("Save the questions as a text file", self._save, "Puts a text file in your folder")
        super().__init__([foldable(TITLE, widgets.VBox([Words(BEFORE), self.asked, self.save]))])

    def _save(self) -> None:
        path = logbook.save_text(self._panel.book.folder, FILE, page())
        self._panel.say(f"Saved as {path}. It holds the questions alone, and nothing from your folder.")
