"""One panel a step, each a box of controls, a sentence, a chart and its table: ``careerdata.panels.rut(book)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerdata.lazy import loader

if TYPE_CHECKING:
    from careerdata.panels.steps.ask.panel import ask
    from careerdata.panels.steps.balance import balance
    from careerdata.panels.steps.checkin.panel import checkin
    from careerdata.panels.steps.endorsements import endorsements
    from careerdata.panels.steps.exposure.panel import exposure
    from careerdata.panels.steps.followups.panel import followups
    from careerdata.panels.steps.intentions import intentions
    from careerdata.panels.steps.needs.panel import needs
    from careerdata.panels.steps.outside import outside
    from careerdata.panels.steps.pay import pay
    from careerdata.panels.steps.plan.panel import plan
    from careerdata.panels.steps.power import power
    from careerdata.panels.steps.reminders import reminders
    from careerdata.panels.steps.rut import rut
    from careerdata.panels.steps.share.panel import share
    from careerdata.panels.steps.start.panel import start
    from careerdata.panels.steps.wins.panel import wins

__all__ = [
    "ask",
    "balance",
    "checkin",
    "endorsements",
    "exposure",
    "followups",
    "intentions",
    "needs",
    "outside",
    "pay",
    "plan",
    "power",
    "reminders",
    "rut",
    "share",
    "start",
    "wins",
]
# A page needs two or three of them, and some bring half a second of libraries with them.
__getattr__ = loader(
    __name__,
    {
        "ask": "careerdata.panels.steps.ask.panel",
        "balance": "careerdata.panels.steps.balance",
        "checkin": "careerdata.panels.steps.checkin.panel",
        "endorsements": "careerdata.panels.steps.endorsements",
        "exposure": "careerdata.panels.steps.exposure.panel",
        "followups": "careerdata.panels.steps.followups.panel",
        "intentions": "careerdata.panels.steps.intentions",
        "needs": "careerdata.panels.steps.needs.panel",
        "outside": "careerdata.panels.steps.outside",
        "pay": "careerdata.panels.steps.pay",
        "plan": "careerdata.panels.steps.plan.panel",
        "power": "careerdata.panels.steps.power",
        "reminders": "careerdata.panels.steps.reminders",
        "rut": "careerdata.panels.steps.rut",
        "share": "careerdata.panels.steps.share.panel",
        "start": "careerdata.panels.steps.start.panel",
        "wins": "careerdata.panels.steps.wins.panel",
    },
)
