"""Plan the escape: the hours, the date, the targets and the breaks on sliders, beside the plan that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis import plan as analysis
from careerdata.analysis.finding import Finding
from careerdata.figures.plan import plan as draw_plan
from careerdata.panels.base import DATE, LABELS, WIDE, Panel, foldable
from careerdata.panels.words import Words
from careerdata.plan import FILE as PLAN_FILE
from careerdata.plan import Break, Goal, Plan, changes, kept
from careerdata.schemas import LOGS
from careerdata.weeks import DEADLINES_IN_MONTHS, deadline, in_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

MOST_HOURS = 20.0
"""Where the sliders end, unless the plan goes beyond it already."""
MOST_TARGET = 200.0


class PlanPanel(Panel[Plan]):
    """A draft of the plan that follows the controls; nothing is written before "Keep this plan"."""

    files = (PLAN_FILE, *(LOGS[log].file for log in ("skills", "exposure", "gigs", "contacts", "touches")))

    def read(self) -> Finding:
        """Return whether the draft's goals will be reached by its date."""
        return analysis.read(self.book, self.state)

    def draw(self, finding: Finding) -> go.Figure:
        """Return the hours ahead, and the progress goal by goal."""
        return draw_plan(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without a goal there is nothing to draw."""
        return () if self.state.goals else ("There is nothing to draw before the plan has a goal.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return all controls, above the sentence: so what they change and what was saved is said next to them."""
        self.kept = self.finding
        self._asked_why = False
        self.hours = self.follow(_slider("Hours a week", 0.5, MOST_HOURS, ".1f"), "hours_per_week")
        self.date = self.when(widgets.DatePicker(description="Ready by", style=LABELS, layout=DATE), self.move_date)
        self.months = {
            months: self.button(
                f"{months} months from the start",
                self._to_deadline(months),
                f"{months} months after {in_words(self.state.start)}",
            )
            for months in DEADLINES_IN_MONTHS
        }
        self.targets: dict[str, widgets.FloatSlider] = {}
        self._targets = widgets.VBox()
        breaks = foldable("Breaks", self._break_form())
        goals = foldable("Add a goal", self._goal_form())
        self.comparison = Words()
        self.why = widgets.Text(description="Why", placeholder="your reason, for later", style=LABELS, layout=WIDE)
        self.keep = self.button("Keep this plan", self.keep_plan, "Writes plan.toml and plan-history.csv", primary=True)
        self.back = self.button("Back to the kept plan", self.drop_draft, "Drops the draft; nothing is written")
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        decision = (self.comparison, self.why, _row(self.keep, self.back, self.take_back))
        return (self.hours, _row(self.date, *self.months.values()), self._targets, goals, breaks, *decision), ()

    def _break_form(self) -> widgets.Widget:
        self.break_from = widgets.DatePicker(description="From", style=LABELS, layout=DATE)
        self.break_to = widgets.DatePicker(
            description="to", style={"description_width": "initial"}, layout=widgets.Layout(width="190px")
        )
        self.add = self.button("Add break", self.add_break)
        self.breaks = widgets.Dropdown(description="Planned", style=LABELS, layout=WIDE)
        self.remove = self.button("Remove break", self.remove_break)
        return widgets.VBox([_row(self.break_from, self.break_to, self.add), _row(self.breaks, self.remove)])

    def _goal_form(self) -> widgets.Widget:
        self.goal_name = widgets.Text(
            description="Skill", placeholder="its name in skills.csv", style=LABELS, layout=WIDE
        )
        self.goal_hours = widgets.BoundedFloatText(
            value=40, min=1, max=10_000, step=5, description="Hours to reach", style=LABELS, layout=DATE
        )
        self.new_goal = self.button("Add this goal", self.add_goal, "Adds it to the draft, behind the others")
        return widgets.VBox([self.goal_name, _row(self.goal_hours, self.new_goal)])

    def refresh(self) -> None:
        """Bring the controls to the draft, wherever it came from, and say it beside the kept plan."""
        self._show_value(self.hours, self.state.hours_per_week)
        self.set_quietly(self.date, value=self.state.escape_date)
        skills = {goal.name: goal for goal in self.state.goals if goal.kind == "skill_hours"}
        if list(skills) != list(self.targets):
            self.targets = {
                name: self.when(_slider(f"{name}, hours", 1, MOST_TARGET, ".0f"), self._to_target(name))
                for name in skills
            }
            self._targets.children = tuple(self.targets.values())
        for name, slider in self.targets.items():
            self._show_value(slider, skills[name].target)
        options = tuple((f"{in_words(item.first)} to {in_words(item.last)}", item) for item in self.state.breaks)
        if options != self.breaks.options:
            self.breaks.options = options
            self.breaks.index = 0 if options else None
        self.remove.disabled = not options
        kept, draft = (item.behind["facts"]["in_one_line"].iloc[0] for item in (self.kept, self.finding))
        same = self.state == self.book.plan
        self.comparison.say(f"Kept plan: {kept}." + ("" if same else f"\nDraft: {draft}."))

    def move_date(self, day: dt.date | None) -> None:
        """Draft another escape date; an emptied field changes nothing."""
        if day is None:
            return
        if day <= self.book.today:
            self.set_quietly(self.date, value=self.state.escape_date)
            self.say("Choose a day after today to be ready by.")
            return
        self.change(escape_date=day)

    def add_goal(self) -> None:
        """Draft one more skill to spend hours on, behind the other goals."""
        name = self.goal_name.value.strip()
        if not name or any((goal.kind, goal.name) == ("skill_hours", name) for goal in self.state.goals):
            self.say("A goal needs the name of a skill that is not a goal yet.")
            return
        self.change(goals=(*self.state.goals, Goal("skill_hours", name, self.goal_hours.value)))
        self.goal_name.value = ""
        self.say(f"{name} is in the draft, behind your other goals. Keep this plan writes it down.")

    def add_break(self) -> None:
        """Draft days off from the two dates of the form."""
        first, last = self.break_from.value, self.break_to.value
        if first is None or last is None or last < first:
            self.say("A break needs its first day and a last day that is not earlier.")
            return
        breaks = {*self.state.breaks, Break(first, last)}
        self.change(breaks=tuple(sorted(breaks, key=lambda item: (item.first, item.last))))
        self.say(f"The break from {in_words(first)} to {in_words(last)} is in the draft.")

    def remove_break(self) -> None:
        """Draft the plan without the chosen break."""
        if self.breaks.value is None:
            self.say("Choose the break to remove.")
            return
        self.change(breaks=tuple(item for item in self.state.breaks if item != self.breaks.value))

    def drop_draft(self) -> None:
        """Go back to the kept plan."""
        self.state = self.book.plan
        self.redraw()
        self.say("Back to the kept plan; nothing was written.")

    def keep_plan(self) -> None:
        """Save the draft with its reason, and say what was saved where."""
        wanted = kept(self.book.plan, self.state, self.book.today)
        changed = [str(change) for change in changes(self.book.plan, wanted)]
        if not changed:
            self.say("There is nothing to keep: the draft is the kept plan.")
            return
        if not self.why.value.strip() and not self._asked_why:
            self._asked_why = True
            self.say("A line on why, for later? Write it above, or press Keep this plan again to keep it without.")
            return
        self._asked_why = False
        logbook.save_plan(self.book.folder, wanted, self.why.value.strip(), self.book.today, seen=self.book.plan)
        self.why.value = ""
        self._open_again()
        self.say(f"Kept in plan.toml: {'; '.join(changed)}. The change is in plan-history.csv, in {self.book.folder}.")

    def undo(self) -> None:
        """Take the last save in the folder back; the draft goes with the plan, and stays when it was another log."""
        said = logbook.undo(self.book.folder)
        self._open_again()
        self.say(said)

    def _open_again(self) -> None:
        before = self.book.plan
        self.book = logbook.open_logbook(self.book.folder, self.book.today)
        if self.book.plan != before:
            self.state = self.book.plan
        self.kept = analysis.read(self.book, self.book.plan)
        self.redraw()

    def _to_deadline(self, months: int) -> Callable[[], None]:
        return lambda: self.change(escape_date=deadline(self.state.start, months))

    def _to_target(self, name: str) -> Callable[[float], None]:
        def move(target: float) -> None:
            goals = (
                replace(goal, target=target) if (goal.kind, goal.name) == ("skill_hours", name) else goal
                for goal in self.state.goals
            )
            self.change(goals=tuple(goals))

        return move

    def _show_value(self, slider: widgets.FloatSlider, value: float) -> None:
        self.set_quietly(slider, max=max(slider.max, value), value=value)


def _slider(label: str, step: float, most: float, digits: str) -> widgets.FloatSlider:
    return widgets.FloatSlider(
        description=label, min=0, max=most, step=step, readout_format=digits, style=LABELS, layout=WIDE
    )


def _row(*controls: widgets.Widget) -> widgets.HBox:
    return widgets.HBox(controls, layout=widgets.Layout(flex_flow="row wrap"))


def plan(book: Logbook) -> PlanPanel:
    """Return the panel of the plan for `book`; it shows itself when it is named in a cell."""
    return PlanPanel(book, book.plan)
