"""What a pack holds, in one line, one number and the one thing to do next: for the top of the page."""

from __future__ import annotations

from careerdata.analysis.answer import Answer
from careerdata.logbook import Logbook
from careerdata.share.contents import Pack
from careerdata.share.manifest import can_be_ticked, nothing_to_pack
from careerdata.share.next_ask import next_ask_of
from careerdata.text import counted, plural

_WINS = "wins"


def answer(book: Logbook, pack: Pack) -> Answer:
    """Return the top of the page.

    Args:
        book: the folder.
        pack: the pages and the brief as they would leave.
    """
    if pack.blocked:
        return Answer("Nothing can leave yet", action="see below what stands in the way.")
    if nothing_to_pack(book, pack):
        if can_be_ticked(book):
            return Answer("Nothing is ticked for your manager yet", action="tick a result, a win, a skill or an ask.")
        headline = "Nothing to show yet: one result with another team is enough"
        return Answer(headline, action="log a result, with its number before and after.", step="plan")
    many, results = len(pack.pages), sum(len(page.table) for page in pack.pages if page.name == _WINS)
    charts = f" and {counted(many, 'chart')}" if many else ""
    headline = f"A brief{charts} {'are' if many else 'is'} ready for your manager"
    number = (f"{results}", f"{plural(results, 'result')} with a number before and after") if results else ("", "")
    opened = pack.asks or next_ask_of(book) is None
    first = "look at each page" if opened else "tick your next ask, to open the brief with it"
    return Answer(headline, *number, f"{first}, then make the pack.")
