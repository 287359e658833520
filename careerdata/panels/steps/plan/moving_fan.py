"""The fan while the finger moves: the page draws it itself, from numbers it has, until the kernel has answered.

What an hour a week gets done by each day ahead is the same for every number of hours, every target and every date; it is sent
once, and the page works out the lines and bands with it as `careerdata.analysis.plan.readiness` does. The kernel's answer then
replaces them where they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets

from careerdata.analysis.finding import Finding
from careerdata.plan import Plan


class MovingFan(anywidget.AnyWidget):
    """An invisible widget that moves the chart of the panel it is a child of.

    Attributes:
        hours: the slider for the hours a week.
        date: the field for the date.
        targets: the sliders for the targets of the skills, in order.
        fan: the days ahead (milliseconds since 1970), what an hour a week gets done by each (`unit`, a list for each
            quantile), what was done of each skill, and the growth in percent; empty without a skill goal.
        drawn: the hours and targets that were answered last.
    """

    _esm = Path(__file__).with_suffix(".js")
    hours = traitlets.Instance(widgets.Widget).tag(sync=True, **widgets.widget_serialization)
    date = traitlets.Instance(widgets.Widget).tag(sync=True, **widgets.widget_serialization)
    targets = traitlets.Tuple().tag(sync=True, **widgets.widget_serialization)
    fan: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    drawn: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    _sent: pd.DataFrame | None = None

    def show(self, finding: Finding, plan: Plan, targets: tuple[widgets.Widget, ...]) -> None:
        """Bring what the page draws with up to an answer and the plan it is to."""
        table, unit = finding.table, finding.frames["unit"]
        skills = [place for place, kind in enumerate(table["kind"]) if kind == "skill_hours"]
        done, asked = (table[name].take(skills).tolist() for name in ("done", "target"))
        if unit is not self._sent:
            self._sent, days = unit, (unit["date"].astype("int64") // 1000).tolist()
            self._lines = {"days": days, "unit": {name: unit[name].tolist() for name in unit if name != "date"}}
        with self.hold_sync():
            self.targets = targets
            self.fan = self._lines | {"done": done, "growth": plan.growth} if targets else {}
            self.drawn = {"hours": plan.hours_per_week, "targets": asked}
