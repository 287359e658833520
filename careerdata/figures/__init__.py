"""From a `Finding` to a `plotly.graph_objects.Figure`, one function a step: ``careerdata.figures.rut(finding)``.

`spark_line` alone is no plotly figure: it is too small for one.

A figure function returns its figure and shows nothing; it needs no widget library and does no arithmetic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.lazy import loader

if TYPE_CHECKING:
    from careerdata.figures.charts.ask import ask
    from careerdata.figures.charts.balance import balance
    from careerdata.figures.charts.calibration import calibration
    from careerdata.figures.charts.correlates import correlates
    from careerdata.figures.charts.exposure import exposure
    from careerdata.figures.charts.followups import followups
    from careerdata.figures.charts.gigs import gigs
    from careerdata.figures.charts.giving import giving
    from careerdata.figures.charts.needs import needs
    from careerdata.figures.charts.outside import outside
    from careerdata.figures.charts.pay import pay
    from careerdata.figures.charts.plan import plan
    from careerdata.figures.charts.plan_history import plan_history
    from careerdata.figures.charts.plan_weeks import plan_weeks
    from careerdata.figures.charts.power import power
    from careerdata.figures.charts.rut import rut
    from careerdata.figures.charts.spark_line import spark_line
    from careerdata.figures.charts.start import start
    from careerdata.figures.charts.weekdays import weekdays

__all__ = [
    "ask",
    "balance",
    "calibration",
    "correlates",
    "exposure",
    "followups",
    "gigs",
    "giving",
    "needs",
    "outside",
    "pay",
    "plan",
    "plan_history",
    "plan_weeks",
    "power",
    "rut",
    "spark_line",
    "start",
    "weekdays",
]
# A page needs two or three of them, and some bring half a second of libraries with them.
__getattr__ = loader(__name__, {name: f"{__name__}.charts.{name}" for name in __all__})
