"""What the forecast of a draft assumes: how the hours are split, how many go to the goals, and how much the goals grow."""

from __future__ import annotations

import math

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import labelled, slider
from careerdata.panels.widgets.text import Words
from careerdata.plan import Plan

_NO_HOURS = "There is no finished week of learning in your log yet, so all of it is taken to go to the goals."
MOST_GROWTH = 100.0
"""Where the slider ends, unless the plan goes beyond it already."""


class AssumptionsForm(widgets.VBox):
    """A choice and two sliders, what the past says to each, and the way back to it."""

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        ways = (("as I have been doing", False), ("one skill after the other, in this order", True))
        self.in_order = panel.follow(widgets.RadioButtons(options=ways, **labelled("Hours are split")), "in_order")
        self.split = Words()
        self.focus = panel.follow(slider("Hours on the goals, %", 100), "focus")
        self.growth = panel.follow(slider("Goals grow by, percent", MOST_GROWTH, 5), "growth")
        self.past_focus, self.past_growth = Words(), Words()
        self.as_before = panel.button(
            "As in the past", self.forget, "Goes back to the split and the focus of your log, and goals that stay"
        )
        said = (self.in_order, self.split, self.focus, self.past_focus, self.growth, self.past_growth)
        super().__init__((*said, self.as_before))

    def show(self) -> None:
        """Bring the sliders to the draft, and say what the past was."""
        facts, draft = self.panel.finding.facts, self.panel.state
        self.panel.set_quietly(self.in_order, value=draft.in_order)
        self.split.say(facts.split)
        self.panel.set_quietly(self.focus, value=float(round(100 * facts.focus)))
        self.panel.set_quietly(self.growth, max=max(MOST_GROWTH, draft.growth), value=draft.growth)
        self.past_focus.say(_focus(facts.focus_so_far) if facts.weeks else _NO_HOURS)
        self.past_growth.say(_growth(facts.grown_so_far))
        self.as_before.disabled = draft.focus is None and not draft.growth and not draft.in_order

    def forget(self) -> None:
        """Assume for the draft what the past was."""
        self.panel.change(focus=None, growth=0.0, in_order=False)


def _focus(share: float) -> str:
    if share == 1:
        return "In your log all hours of learning went to the goals. Fewer here asks: what if something else comes between?"
    return (
        f"In your log {share * 100:.0f} of every 100 hours of learning went to the goals, the others to skills that are "
        "not among them. More here asks: what if some of those went to the goals too?"
    )


def _growth(share: float) -> str:
    if math.isnan(share) or abs(share) < 0.005:
        so_far = "The hours your goals ask for are what you first wrote down."
    else:
        grew = f"{abs(share) * 100:.0f} percent {'more' if share > 0 else 'less'}"
        so_far = f"The hours your goals ask for are {grew} than you first wrote down."
    return f"{so_far} What one has to learn often grows on the way; each future then draws up to twice the percent you choose."
