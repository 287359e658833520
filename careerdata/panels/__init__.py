"""One panel a step, each a box of controls, a sentence, a chart and its table: ``careerdata.panels.rut(book)``."""

from careerdata.panels.checkin import checkin
from careerdata.panels.followups import followups
from careerdata.panels.plan import plan
from careerdata.panels.rut import rut
from careerdata.panels.share import share
from careerdata.panels.start import start

__all__ = ["checkin", "followups", "plan", "rut", "share", "start"]
