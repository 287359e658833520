"""The ask that a brief can open with: the next one that is still open. Nothing of it leaves before it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerdata.analysis.ask.asks import draft_of, next_ask
from careerdata.dates import plain_date
from careerdata.share.redaction import named
from careerdata.text import in_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook


class NextAsk(NamedTuple):
    """An ask of asks.csv that waits for its day or for its answer.

    Attributes:
        row: its name, as a choice ticks it.
        whom: whom it is for and when, in words. For the person only.
        request: what is asked for.
        intent: why; "" when that is not written down.
        benefit: what is in it for both; likewise.
    """

    row: str
    whom: str
    request: str
    intent: str
    benefit: str


def next_ask_of(book: Logbook) -> NextAsk | None:
    """Return the next open ask of a folder; None without one, or when it says nothing yet that could be asked for."""
    line = next_ask(book.asks, plain_date(book.today))
    if line is None:
        return None
    draft = draft_of(book.asks, line)
    if not draft.request.strip():
        return None
    row = named(book.asks, "asks")[book.asks.index.tolist().index(line)]
    day = f" on {in_words(draft.date)}" if draft.date else ""
    return NextAsk(row, f"{draft.to}{day}", draft.request.strip(), draft.intent.strip(), draft.win_win.strip())
