"""The goals of a draft: a row each with its target, in the order of priority, and a form for one more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.editing.did_you_mean import DidYouMean
from careerdata.panels.widgets.controls import (
    LINE,
    SHORT,
    Width,
    by_name,
    choice,
    choices,
    labelled,
    names,
    side_by_side,
    slider,
)
from careerdata.plan import Goal, GoalKind, Plan
from careerdata.text import name_key

KINDS: dict[str, str] = {
    "skill_hours": "hours on a skill",
    "evidence": "pieces of evidence for a skill",
    "exposure": "results with the target team",
    "gig_leads": "leads for gigs",
    "gigs": "paid gigs",
    "gig_hours": "hours on gigs",
    "gig_income": "income from gigs",
    "people": "people to know in the target team",
}
"""Each kind of goal in words, in the order of the form."""
_MOST = {"skill_hours": 200.0, "gig_hours": 200.0, "gig_income": 5000.0}
_STEP = {"gig_income": 50.0}
_MOST_COUNTED = 20.0
"""Where the sliders end, unless the plan goes beyond it already."""
_WIDE_LABELS = Width(LINE.whole, "245px")
"""A goal says in its label what is counted too."""
_FIRST_TARGET = {"skill_hours": 40.0, "evidence": 3.0, "exposure": 3.0, "gigs": 1.0, "people": 5.0}
_FIRST_TARGET |= {"gig_leads": 3.0, "gig_hours": 20.0, "gig_income": 500.0}
_HOW_MANY = {"skill_hours": "Hours to reach", "gig_hours": "Hours to reach", "gig_income": "How much"}
_NAMED = {"evidence": "Skill", "skill_hours": "Skill", "gig_income": "Currency"}
"""What the name of a goal is, where it is no label of the person's own."""


class GoalRow(widgets.HBox):
    """One goal: its target on a slider, earlier in the order, out of the draft."""

    def __init__(self, goal: Goal, form: GoalForm) -> None:
        most = _MOST.get(goal.kind, _MOST_COUNTED)
        unit = "" if goal.kind in ("evidence", "gig_income") else f", {goal.unit}"
        looks = labelled(f"{goal.label}{unit}", _WIDE_LABELS) | {"tooltip": goal.label}
        target = slider("", most, _STEP.get(goal.kind, 1), **looks)
        self.target = form.panel.on_change(target, form.moves(goal))
        self.earlier = form.panel.button("Earlier", form.raises(goal), f"{goal.label} comes before the one above it")
        self.out = form.panel.button("Take out", form.drops(goal), f"Takes {goal.label} out of the draft")
        super().__init__((self.target, self.earlier, self.out), layout=widgets.Layout(flex_flow="row wrap"))


class GoalForm(widgets.VBox):
    """All goals of the draft and the form for a new one; nothing is written before the plan is kept.

    Attributes:
        rows: the rows so far, by the key of their goal, in the order of the draft.
    """

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        self.rows: dict[tuple[GoalKind, str], GoalRow] = {}
        self._list = widgets.VBox()
        self._offered: object = None
        self.kind = panel.on_change(choice("One more goal", choices(KINDS)), self._kind_chosen)
        self.name = names("Skill or name", "SQL")
        self.target = widgets.BoundedFloatText(value=40, min=1, max=1_000_000, step=1, **labelled("How many", SHORT))
        self.new = panel.button("Add this goal", self.add, "Adds it to the draft, behind the others")
        self.question = DidYouMean(panel, self.name)
        super().__init__((self._list, self.kind, self.name, self.question, side_by_side(self.target, self.new)))

    @property
    def of_skills(self) -> tuple[widgets.FloatSlider, ...]:
        """The sliders for the hours to reach, in the order of the draft."""
        return tuple(row.target for (kind, _), row in self.rows.items() if kind == "skill_hours")

    def show(self) -> None:
        """Bring the rows to the goals of the draft."""
        goals = self.panel.state.goals
        if list(self.rows) != [goal.key for goal in goals]:
            self.rows = {goal.key: self.rows.get(goal.key) or GoalRow(goal, self) for goal in goals}
            self._list.children = tuple(self.rows.values())
        for place, goal in enumerate(goals):
            row = self.rows[goal.key]
            self.panel.set_quietly(row.target, max=max(row.target.max, goal.target), value=goal.target)
            row.earlier.disabled = place == 0
        self._offer()

    def add(self) -> None:
        """Draft one more goal, behind the others."""
        name, kind = self.name.value.strip(), self.kind.value
        if not name:
            self.panel.say("A goal needs a name: for hours and evidence the skill, as you log it.")
            return
        if kind == "gig_income":
            name = name.upper()
            if not re.fullmatch("[A-Z]{3}", name):
                self.panel.say(
                    "Income needs its currency, as three letters: EUR. Different currencies are never added up."
                )
                return
        if any((goal.kind, name_key(goal.name)) == (kind, name_key(name)) for goal in self.panel.state.goals):
            self.panel.say(f"{name} is a goal of that kind already; move its slider instead.")
            return
        if doubt := self.question.asked_once():
            self.panel.say(doubt)
            return
        self.panel.change(goals=(*self.panel.state.goals, Goal(kind, name, self.target.value)))
        self.name.value = ""
        self.panel.say(f"{name} is in the draft, behind your other goals. Keep this plan writes it down.")

    def moves(self, goal: Goal) -> Callable[[float], None]:
        """Return what gives a goal another target."""
        return lambda target: self.panel.change(
            goals=tuple(replace(one, target=target) if one.key == goal.key else one for one in self.panel.state.goals)
        )

    def raises(self, goal: Goal) -> Callable[[], None]:
        """Return what puts a goal before the one above it."""

        def act() -> None:
            goals = list(self.panel.state.goals)
            place = [one.key for one in goals].index(goal.key)
            if place:
                goals[place - 1 : place + 1] = goals[place], goals[place - 1]
                self.panel.change(goals=tuple(goals))
                self.panel.say(f"{goal.label} now comes before {goals[place].label}.")

        return act

    def drops(self, goal: Goal) -> Callable[[], None]:
        """Return what takes a goal out of the draft."""

        def act() -> None:
            self.panel.change(goals=tuple(one for one in self.panel.state.goals if one.key != goal.key))
            self.panel.say(f"{goal.label} is out of the draft. Back to the kept plan brings it back.")

        return act

    def _offer(self) -> None:
        """Offer what a goal of the chosen kind is named after and the logs have already."""
        book, named = self.panel.book, _NAMED.get(self.kind.value)
        if self._offered == (now := (book, named, self.panel.state.target_skills)):
            return
        self._offered = now
        there = {
            "Skill": {*book.skills["skill"], *self.panel.state.target_skills},
            "Currency": {*book.gigs["currency"].dropna()},
        }.get(named or "", set())
        if (offered := by_name(there)) != self.name.options:
            self.name.options = offered
        self.question.known = offered if named == "Skill" else ()
        self.question.show()

    def _kind_chosen(self, kind: str) -> None:
        self._offer()
        self.target.value = _FIRST_TARGET[kind]
        self.target.description = _HOW_MANY.get(kind, "How many")
        self.name.description = _NAMED.get(kind, "Name")
        self.name.placeholder = "EUR" if kind == "gig_income" else "SQL" if kind in _NAMED else "in your words"
