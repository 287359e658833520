"""The cold-ask guard: an ask after a long silence is warned of, with the reason and with two things to give first."""

from __future__ import annotations

from collections.abc import Iterable

from careerdata.analysis.network.cold_ask_reading import Giving, Reading
from careerdata.logbook.logbook import Logbook


def cold_ask(book: Logbook, contact: str, *, asked: bool = False) -> str | None:
    """Return why asking `contact` for something today would be a cold ask, and what to give first; None if it is not.

    It is advice and never a refusal: what happened is logged, whatever this says.

    An ask is cold when the two of you have been silent for longer than your promise, or than 90 days. An attempt of
    yours that went unanswered does not end a silence; giving something does, and so does anything from their side.

    Args:
        book: the logs and the plan's promises; its `today` is the day of the ask, and later touches are left out.
        contact: the name, as contacts.csv has it; somebody unknown counts as the wide circle.
        asked: True speaks of an ask that was made already; the logs do not hold it yet.
    """
    return Reading(book).why_cold(contact, asked=asked)


def cold_asks(book: Logbook, names: Iterable[str]) -> list[str | None]:
    """Return what `cold_ask` says of each name, with the logs read once for all of them."""
    reading = Reading(book)
    return [reading.why_cold(name) for name in names]


def giving_steps(book: Logbook, contact: str) -> tuple[Giving, Giving]:
    """Return two things to give to `contact` that fit, of two kinds; what the logs know comes before what always fits.

    A thank-you for something they gave or said for you and were not thanked for since; something about a pain they
    share; a result of the last half year with their team; somebody in touch with you now, of another team, who shares
    a pain or a role with them. The arguments are those of `cold_ask`.
    """
    return Reading(book).steps(contact)
