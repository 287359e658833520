"""From a `Finding` to a `plotly.graph_objects.Figure`, one function a step: ``careerdata.figures.rut(finding)``.

A figure function returns its figure and shows nothing; it needs no widget library and does no arithmetic.
"""

from careerdata.figures.checkin import checkin
from careerdata.figures.followups import followups
from careerdata.figures.plan import plan
from careerdata.figures.plan_history import plan_history
from careerdata.figures.plan_weeks import plan_weeks
from careerdata.figures.rut import rut
from careerdata.figures.start import start
from careerdata.figures.together import together

__all__ = ["checkin", "followups", "plan", "plan_history", "plan_weeks", "rut", "start", "together"]
