"""A question with a button for each answer."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets

from careerdata.panels.widgets.controls import side_by_side
from careerdata.panels.widgets.text import Words


class Question(widgets.VBox):
    """Some words, and the answers below them.

    Attributes:
        answers: the buttons.
    """

    def __init__(self, words: str, answers: Sequence[widgets.Button]) -> None:
        self.answers = answers
        super().__init__((Words(words), side_by_side(*answers)))

    def close_all(self) -> None:
        """Close what it is made of too."""
        for part in (*self.answers, *self.children, self):
            part.close()
