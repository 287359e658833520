"""Plan the escape: the hours, the date, the goals and the breaks of a draft, beside the plan that is kept.

What belongs to the draft lies with what it is about: `goals`, `breaks`, `role`, `assumptions`; drafts side by side in
`comparison`, the plan solved backward in `backward`. Here are the hours, the date, and what is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.plan import calendar
from careerdata.analysis.plan import history as plan_history
from careerdata.analysis.plan import readiness as analysis
from careerdata.analysis.plan.headline import answer
from careerdata.dates import DEADLINES_IN_MONTHS, deadline
from careerdata.figures.charts.plan import plan as draw_plan
from careerdata.figures.charts.plan_history import plan_history as draw_history
from careerdata.figures.charts.plan_weeks import plan_weeks as draw_weeks
from careerdata.logbook import Logbook
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.plan.assumptions import AssumptionsForm
from careerdata.panels.steps.plan.backward import BackwardPlanner
from careerdata.panels.steps.plan.breaks import BreakForm
from careerdata.panels.steps.plan.comparison import Drafts
from careerdata.panels.steps.plan.goals import GoalForm
from careerdata.panels.steps.plan.moving_fan import MovingFan
from careerdata.panels.steps.plan.new_job import NewJobForm
from careerdata.panels.steps.plan.past_date import PastDate
from careerdata.panels.steps.plan.role import RoleForm
from careerdata.panels.widgets.controls import (
    BESIDE,
    USUAL_HOURS,
    beside_chart,
    day,
    foldable,
    foldables,
    show_if,
    side_by_side,
    slider,
    text,
)
from careerdata.panels.widgets.text import Lines, Words
from careerdata.plan import Change, Plan, changes, coming, kept
from careerdata.text import in_words


class PlanPanel(EditingPanel[Plan]):
    """A draft of the plan that follows the controls; nothing is written before "Keep this plan".

    The draft is the plan as it is to be in the end: what waits for its day is in it.
    """

    writes = ("plan", "plan_history", "pains", "asks", "spells")
    reads = ("plan", "skills", "exposure", "gigs", "contacts", "touches")
    answer_of = staticmethod(answer)

    def _set_up(self, book: Logbook, state: Plan) -> None:
        super()._set_up(book, state)
        beside = beside_chart(self._moves, self._chart)
        others = [part for part in self.children if part not in (self.top, self._message, self._chart, *self._moves)]
        self.children = (self.top, self._message, beside, *others)

    def read(self) -> Finding:
        """Return whether the draft's goals will be reached by its date."""
        return analysis.read(self.book, self.state)

    def draw(self, finding: Finding) -> go.Figure:
        """Return the hours ahead, the progress goal by goal, and the drafts that were set aside."""
        return draw_plan(finding, self.drafts.compared() if self.drafts.aside else None)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without a goal there is nothing to draw."""
        return () if self.state.goals else ("There is nothing to draw before the plan has a goal.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what moves the fan and what keeps it, above; what is worked out from it, below."""
        self._asked_why = False
        self.next_steps = Lines()
        self.hours = self.follow(slider("Hours a week", USUAL_HOURS, 0.5, BESIDE), "hours_per_week")
        self.date = self.on_change(day("Ready by", width=BESIDE), self.move_date)
        self.months = {
            months: self.button(
                f"{months} months",
                self._to_deadline(months),
                f"{months} months after {in_words(self.state.start)}",
            )
            for months in DEADLINES_IN_MONTHS
        }
        self.goals, self.breaks, self.role = GoalForm(self), BreakForm(self), RoleForm(self)
        self.past_date, self.new_job = PastDate(self), NewJobForm(self)
        self.assumes, self.takes, self.drafts = AssumptionsForm(self), BackwardPlanner(self), Drafts(self)
        folded = foldables(
            {
                "Goals": self.goals,
                "Breaks": self.breaks,
                "What the role asks for": self.role,
                "What the forecast assumes": self.assumes,
                "I have a new job": self.new_job,
            }
        )
        dates = side_by_side(self.date, *self.months.values())
        self._moves = (self.past_date, *self._waiting(), self.hours, dates, *self._decision(), folded)
        self.moving = MovingFan(hours=self.hours, date=self.date)
        coming_up = foldable("What comes next, goal by goal", self.next_steps)
        return self._moves, (coming_up, self.takes, self.drafts, self.moving)

    def _waiting(self) -> Sequence[widgets.Widget]:
        self.pending = Words()
        self.count_now = self.button("Let it count now", self.confirm, "Ends the seven days; written at once")
        self.stay = self.button("Leave it as it was", self.withdraw, "Takes back what waits; written at once")
        self._pending_buttons = side_by_side(self.count_now, self.stay)
        return self.pending, self._pending_buttons

    def _decision(self) -> Sequence[widgets.Widget]:
        self.why = text("Why", "your reason, for later", BESIDE)
        self.keep = self.button(
            "Keep this plan", self.keep_plan, "Keeps it, with the reason, in your folder", primary=True
        )
        self.back = self.button("Back to the kept plan", self.drop_draft, "Drops the draft; nothing is written")
        self.will_wait = Words(style="caution")
        return side_by_side(self.why, self.keep, self.drafts.set_aside, self.back, self.take_back), self.will_wait

    def refresh(self) -> None:
        """Bring the controls to the draft, wherever it came from, and say it beside the kept plan."""
        self.set_quietly(
            self.hours, max=max(self.hours.max, self.state.hours_per_week), value=self.state.hours_per_week
        )
        self.set_quietly(self.date, value=self.state.escape_date)
        steps = zip(self.finding.table["goal"], self.finding.table["next_step"], strict=True)
        self.next_steps.say(f"{goal}: {step}" for goal, step in steps if step)
        for part in (self.past_date, self.goals, self.breaks, self.role, self.assumes, self.takes, self.drafts):
            part.show()
        self.moving.show(self.finding, self.state, self.goals.of_skills)
        waiting = self.book.plan.pending
        told = "; ".join(str(change) for change in changes(replace(self.book.plan, pending=()), self.book.plan))
        self.pending.say(f"Kept and waiting, because it makes the plan easier: {told}." if waiting else "")
        show_if(waiting, self._pending_buttons)
        later = [change for change in self._changes(self._to_write()) if change.counts_from]
        self.will_wait.say(
            f"Easier, so it would wait seven days: {'; '.join(map(str, later))}. Harder counts at once."
            if later
            else ""
        )

    def weeks(self) -> go.Figure:
        """Return the draft as a calendar strip, a square a week."""
        return draw_weeks(calendar.read(self.book, self.state))

    def promises(self) -> go.Figure:
        """Return the line of the dates that were promised so far."""
        return draw_history(self.history)

    @property
    def history(self) -> Finding:
        """What was promised before, and when it changed."""
        return plan_history.read(self.book)

    def move_date(self, day: dt.date | None) -> None:
        """Draft another escape date; an emptied field changes nothing."""
        if day is None:
            return
        if day <= self.book.today:
            self.set_quietly(self.date, value=self.state.escape_date)
            self.say("Choose a day after today to be ready by.")
            return
        self.change(escape_date=day)

    def drop_draft(self) -> None:
        """Go back to the kept plan."""
        self.state = coming(self.book.plan)
        self.redraw()
        self.say("Back to the kept plan; nothing was written.")

    def keep_plan(self) -> None:
        """Save the draft with its reason, and say what was saved where, and what of it waits."""
        wanted = self._to_write()
        if not self._changes(wanted):
            self.say("There is nothing to keep: the draft is the kept plan.")
            return
        if not self.why.value.strip() and not self._asked_why:
            self._asked_why = True
            self.say("A line on why, for later? Write it above, or press Keep this plan again to keep it without.")
            return
        self._write(wanted, self.why.value.strip())
        self.why.value = ""

    def confirm(self) -> None:
        """Let what waits count now; the draft on the sliders stays what it is."""
        self._write(coming(self.book.plan), "Confirmed before its day.")

    def withdraw(self) -> None:
        """Take back what waits, so that the plan stays as it is."""
        self._write(replace(self.book.plan, pending=()), "Taken back before its day.")

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Let the draft go with a plan that was changed, and stay when it was another log."""
        if coming(self.book.plan) != coming(before.plan):
            self.state = coming(self.book.plan)
        self.drafts.reopen()
        return super().bring_in(before, refused=refused)

    def _to_write(self) -> Plan:
        return kept(self.book.plan, self.state, self.book.today)

    def _changes(self, plan: Plan) -> list[Change]:
        return list(changes(self.book.plan, plan))

    def _write(self, plan: Plan, why: str) -> None:
        changed, self._asked_why = self._changes(plan), False
        logbook.save_plan(self.book.folder, plan, why, self.book.today, seen=self.book.plan)
        told = "; ".join(map(str, changed))
        self.saved(f"Kept: {told}.")

    def _to_deadline(self, months: int) -> Callable[[], None]:
        return lambda: self.change(escape_date=deadline(self.state.start, months))


def plan(book: Logbook) -> PlanPanel:
    """Return the panel of the plan for `book`; it shows itself when it is named in a cell."""
    return PlanPanel(book, coming(book.plan))
