"""The top of every page: the answer in a line, one number, and the one thing to do next."""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.analysis.answer import Answer
from careerdata.bundled import PAGES
from careerdata.panels.widgets.controls import show_if
from careerdata.panels.widgets.text import PageLink, Words


class AnswerBlock(widgets.VBox):
    """Headline, number and next action; what is not said takes no room.

    Attributes:
        headline: the answer in a line.
        number: one number, large.
        says: what it counts.
        action: what to do next, with a link to the page where it is done.
    """

    def __init__(self) -> None:
        self.headline = Words(style="headline", role="status")
        self.number, self.says = Words(style="figure"), Words(style="number")
        self.action = PageLink()
        self.action.layout.flex = "1 1 22em"
        self._counted = widgets.HBox(
            [self.number, self.says], layout=widgets.Layout(flex_flow="row wrap", align_items="baseline")
        )
        row = widgets.HBox(
            [self._counted, self.action],
            layout=widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="0 24px", overflow="visible"),
        )
        super().__init__([self.headline, row], layout=widgets.Layout(width="100%"))
        self.add_class("careerdata-answer")

    def show(self, answer: Answer) -> None:
        """Show an answer."""
        self.headline.say(answer.headline)
        self.number.say(answer.number)
        self.says.say(answer.says)
        show_if(answer.number or answer.says, self._counted)
        link = (PAGES[answer.step].file, PAGES[answer.step].title) if answer.step else ()
        self.action.say(f"Next: {answer.action}" if answer.action else "", *link)
