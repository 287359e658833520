"""One panel a step, each a box of controls, a sentence, a chart and its table: ``careerdata.panels.rut(book)``."""

from careerdata.panels.ask import ask
from careerdata.panels.balance import balance
from careerdata.panels.checkin import checkin
from careerdata.panels.endorsements import endorsements
from careerdata.panels.exposure import exposure
from careerdata.panels.followups import followups
from careerdata.panels.needs import needs
from careerdata.panels.pay import pay
from careerdata.panels.plan import plan
from careerdata.panels.power import power
from careerdata.panels.reminders import reminders
from careerdata.panels.rut import rut
from careerdata.panels.share import share
from careerdata.panels.start import start

__all__ = [
    "ask",
    "balance",
    "checkin",
    "endorsements",
    "exposure",
    "followups",
    "needs",
    "pay",
    "plan",
    "power",
    "reminders",
    "rut",
    "share",
    "start",
]
