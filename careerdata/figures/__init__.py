"""From a `Finding` to a `plotly.graph_objects.Figure`, one function a step: ``careerdata.figures.rut(finding)``.

A figure function returns its figure and shows nothing; it needs no widget library and does no arithmetic.
"""

from careerdata.figures.checkin import checkin
from careerdata.figures.followups import followups
from careerdata.figures.giving import giving
from careerdata.figures.plan import plan
from careerdata.figures.rut import rut
from careerdata.figures.start import start
from careerdata.figures.together import together

__all__ = ["checkin", "followups", "giving", "plan", "rut", "start", "together"]
