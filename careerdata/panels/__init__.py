"""One panel a step, each a box of controls, a sentence, a chart and its table: ``careerdata.panels.rut(book)``."""

from careerdata.panels.ask import ask
from careerdata.panels.checkin import checkin
from careerdata.panels.followups import followups
from careerdata.panels.needs import needs
from careerdata.panels.plan import plan
from careerdata.panels.rut import rut
from careerdata.panels.start import start

__all__ = ["ask", "checkin", "followups", "needs", "plan", "rut", "start"]
