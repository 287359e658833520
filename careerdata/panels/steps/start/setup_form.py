"""The set-up: role, target role and team, week, and on an empty folder date, first goal and three people, in one save."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import ipywidgets as widgets

from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import choice, day, show_if, slider, text
from careerdata.panels.widgets.text import Words
from careerdata.plan import Goal, Plan
from careerdata.text import join_words, name_key

WEEKS = (("Monday", "monday"), ("Sunday", "sunday"))
PEOPLE = 3
"""People that the first evening asks for."""
_LARGEST_GOAL = 400.0


class SetupForm(widgets.VBox):
    """Fields for what the plan says of a person, and a button that saves them.

    Attributes:
        role: what they do now.
        target: the role they want.
        team: the team they want to be in.
        week: the day their weeks start on; it is fixed once a week is logged.
        date: when they want to be ready.
        skill: the first goal, a skill.
        hours: the hours it takes.
        people: three names.
        save: writes it, in one save.
    """

    def __init__(self, panel: EditingPanel[Any]) -> None:
        self.panel = panel
        self.role, self.target = text("My role now", "Data entry"), text("The role I want", "Analyst")
        self.team = text("In which team", "Product Analytics")
        self.date = day("Ready by")
        self.skill = text("My first goal: a skill", "SQL")
        self.hours = slider("Hours it takes", _LARGEST_GOAL, 5.0, value=100.0)
        self.people = [text(f"Person {number}", "somebody who could help") for number in range(1, PEOPLE + 1)]
        self.week = choice("My weeks start on", WEEKS)
        self.save = panel.button("Save", self.save_all, "Saves all of it at once; Undo takes it back", primary=True)
        named = {f"person {number}": field for number, field in enumerate(self.people)}
        plan = {"role": self.role, "target": self.target, "team": self.team, "date": self.date, "week": self.week}
        self._controls: dict[str, Any] = {**plan, "skill": self.skill, "hours": self.hours, **named}
        self._first = widgets.VBox([self.date, self.skill, self.hours, *self.people])
        self._fixed = Words("Your weeks are logged already, so their first day stays.", style="caution")
        self._shown: Plan | None = None
        self._new = False
        super().__init__([self.role, self.target, self.team, self._first, self.week, self._fixed, self.save])

    def show(self, *, new: bool) -> None:
        """Show what the plan says; on an empty folder with the questions of the first evening."""
        plan, logged = self.panel.book.plan, len(self.panel.book.mood) > 0
        self._new = new
        show_if(new, self._first)
        show_if(logged, self._fixed)
        self.week.disabled = logged
        if plan == self._shown:
            return
        self._shown = plan
        for control, value in (
            (self.role, plan.current_role),
            (self.target, plan.target_role),
            (self.team, plan.target_team),
            (self.week, plan.week_starts),
            (self.date, plan.escape_date),
        ):
            self.panel.set_quietly(control, value=value)

    def typed(self) -> dict[str, Any]:
        """Return what the fields say, for `put`."""
        return {name: control.value for name, control in self._controls.items()}

    def put(self, typed: dict[str, Any]) -> None:
        """Show what was typed before a save that was taken back."""
        self._shown = self.panel.book.plan
        for name, value in typed.items():
            self.panel.set_quietly(self._controls[name], value=value)

    def save_all(self) -> None:
        """Write the plan, and the people, as one save."""
        if self._new and (self.date.value is None or self.date.value <= self.panel.book.today):
            self.panel.say("Choose a day after today to be ready by. Nothing was saved.")
            return
        plan, people = self._plan(), self._people()
        if plan == self.panel.book.plan and not people:
            self.panel.say("Nothing is new, so nothing was saved.")
            return
        if self.panel.save_rows({"contacts": [{"contact": name} for name in people]}, plan=plan, why="Set up."):
            said = ["your plan"] if plan != self._shown else []
            said += people
            for field in (self.skill, *self.people):
                field.value = ""
            self.panel.saved(f"Saved: {join_words(said)}. Undo takes it back.")

    def _plan(self) -> Plan:
        said = {
            "current_role": self.role.value.strip(),
            "target_role": self.target.value.strip(),
            "target_team": self.team.value.strip(),
            "week_starts": self.week.value,
        }
        plan = replace(self.panel.book.plan, **said)
        skill = " ".join(self.skill.value.split())
        if not self._new:
            return plan
        goals = (Goal("skill_hours", skill, self.hours.value),) if skill else ()
        date: dt.date = self.date.value
        return replace(plan, escape_date=date, goals=(*plan.goals, *goals))

    def _people(self) -> list[str]:
        """Return the new names, each once."""
        known = {name_key(name) for name in self.panel.book.contacts["contact"]}
        found = {name_key(field.value): " ".join(field.value.split()) for field in self.people if self._new}
        return [name for key, name in found.items() if name and key not in known]
