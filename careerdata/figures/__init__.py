"""From a `Finding` to a `plotly.graph_objects.Figure`, one function a step: ``careerdata.figures.rut(finding)``.

A figure function returns its figure and shows nothing; it needs no widget library and does no arithmetic.
"""

from careerdata.figures.ask import ask
from careerdata.figures.balance import balance
from careerdata.figures.calibration import calibration
from careerdata.figures.checkin import checkin
from careerdata.figures.exposure import exposure
from careerdata.figures.followups import followups
from careerdata.figures.gigs import gigs
from careerdata.figures.giving import giving
from careerdata.figures.needs import needs
from careerdata.figures.pay import pay
from careerdata.figures.plan import plan
from careerdata.figures.plan_history import plan_history
from careerdata.figures.plan_weeks import plan_weeks
from careerdata.figures.power import power
from careerdata.figures.rut import rut
from careerdata.figures.start import start
from careerdata.figures.together import together
from careerdata.figures.weekdays import weekdays

__all__ = [
    "ask",
    "balance",
    "calibration",
    "checkin",
    "exposure",
    "followups",
    "gigs",
    "giving",
    "needs",
    "pay",
    "plan",
    "plan_history",
    "plan_weeks",
    "power",
    "rut",
    "start",
    "together",
    "weekdays",
]
