"""What will leave, in words, before it is written: file by file what is in it, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerdata.schemas import LOGS
from careerdata.share.choice import Choice, known_formats
from careerdata.share.contents import Pack, lay_out
from careerdata.share.exportable import CHARTS, PRIVATE_WORDS, USUAL, WHERE_NAMES_BELONG
from careerdata.share.private_mentions import Mention
from careerdata.share.redaction import Redacted, redact, row_names
from careerdata.text import counted, join_words

if TYPE_CHECKING:
    import pandas as pd

    from careerdata.logbook import Logbook


MOST_NAMED = 6
"""So many skills that are not ticked are named; the others are counted."""


@dataclass(frozen=True)
class Contents:
    """One file of a pack.

    Attributes:
        file: its name in the pack.
        holds: what is in it, in a sentence or two.
        lacks: what is not in it, in a sentence.
    """

    file: str
    holds: str
    lacks: str


@dataclass(frozen=True)
class Description:
    """A pack in words.

    Attributes:
        files: what each file holds and lacks.
        ticked: from which file which columns and how many rows are in it, a sentence each.
        stayed: what was ticked and stays in the folder all the same, and why. Part of no file.
        waiting: that skills are not ticked, and which; "" when all are. Part of no file.
        look: what a text tells of the private logs, a sentence each, to look at before it goes. Part of no file.
    """

    files: tuple[Contents, ...]
    ticked: tuple[str, ...]
    stayed: tuple[str, ...]
    waiting: str = ""
    look: tuple[str, ...] = ()

    def __str__(self) -> str:
        lacks = dict.fromkeys(file.lacks for file in self.files if file.lacks)
        lines = [f"{file.file}: {file.holds}" for file in self.files]
        return "\n".join([*lines, *self.ticked, *lacks, *self.to_look_at, *self.stays])

    @property
    def to_look_at(self) -> tuple[str, ...]:
        """What the person should read once more before it goes, a line each."""
        return tuple(f"Look at this before it goes: {line}" for line in self.look)

    @property
    def stays(self) -> tuple[str, ...]:
        """What stays in the folder, a line each: what was ticked in vain, then the skills that were not ticked."""
        return tuple(f"Stays here: {line}" for line in (*self.stayed, self.waiting) if line)


def describe(book: Logbook, choice: Choice, formats: Sequence[str]) -> Description:
    """Return in words what a pack of this choice would hold; nothing is written."""
    redacted = redact(book, choice)
    return describe_pack(lay_out(redacted, choice), choice, known_formats(formats), redacted)


def describe_pack(pack: Pack, choice: Choice, formats: Sequence[str], redacted: Redacted) -> Description:
    """Return in words what `pack` holds in each of these formats."""
    lacks = not_in(choice, redacted.mentions)
    headings = join_words(f'"{heading}"' for heading, _ in pack.brief)
    brief = f"the brief ({headings})" if headings else "a title"
    drawn = join_words(CHARTS[page.name].words.lower() for page in pack.pages) or "no chart"
    copied = " Every number on a chart can be copied out of it." if pack.pages else ""
    tables = f" Tables: {join_words(name.lower() for name in pack.tables)}." if pack.tables else ""
    edited = " Each chart can be edited, so behind it is a small sheet of its numbers." if pack.pages else ""
    files = []
    for form in formats:
        if form == "html":
            said = f"{brief}; charts: {drawn}.{copied}{tables}"
            files.append(Contents("pack.html", said, lacks))
        if form == "pdf":
            files.append(Contents("brief.pdf", f"{brief}, on one page. Its text can be copied.", lacks))
            if pack.pages or pack.tables:
                said = f"charts: {drawn}, as drawings; text and lines can be measured.{tables}"
                files.append(Contents("charts.pdf", said, lacks))
        if form == "pptx":
            said = f"{brief}; charts: {drawn}.{edited}{tables}"
            files.append(Contents("slides.pptx", said, lacks))
        if form in ("png", "svg"):
            how = "as pixels" if form == "png" else "as a drawing; its lines can be measured"
            files += [
                Contents(picture(place, page.name, form), f"{CHARTS[page.name].words.lower()}, {how}.", lacks)
                for place, page in enumerate(pack.pages, 1)
            ]
        if form == "csv":
            files += [Contents(table(log), f"{leaves(log, rows)}.", lacks) for log, rows in pack.rows.items()]
    absent = _absent(choice)
    look = tuple(dict.fromkeys(str(mention) for mention in redacted.mentions if mention.kind in absent))
    ticked = [f"Ticked: {leaves(log, frame)}." for log, frame in pack.rows.items()]
    return Description(tuple(files), tuple(ticked), (*redacted.stayed, *pack.unmade), _waiting(redacted.waiting), look)


def leaves(log: str, frame: pd.DataFrame) -> str:
    """Return in words which ticked rows of a log leave, and what of each: ``"2 results with date and team"``."""
    many = "the range of pay" if log == "pay" else counted(len(frame), *LOGS[log].noun)
    return f"{many} with {join_words(str(name).replace('_', ' ') for name in frame)}"


def nothing_to_pack(book: Logbook, pack: Pack) -> str:
    """Return in a sentence what to do first when `pack` would hold a title only; "" when it holds more."""
    if pack.blocked:
        return pack.blocked
    if pack.brief or pack.rows:
        return ""
    if can_be_ticked(book):
        return "Nothing is ticked that this pack could hold: tick a result, a win, a skill or an ask first."
    return (
        "There is nothing to pack yet: first log a result with another team, and mark it shareable, or hours of learning, "
        "both on the page Plan the escape."
    )


def can_be_ticked(book: Logbook) -> bool:
    """Return whether there is any result, win, skill or ask that could be ticked."""
    return any(row_names(book, log) for log in USUAL)


def picture(place: int, name: str, form: str) -> str:
    """Return the name of a picture in a pack."""
    return f"chart-{place}-{name}.{form}"


def table(log: str) -> str:
    """Return the name of a log's ticked rows in a pack."""
    return f"rows-{log.replace('_', '-')}.csv"


def not_in(choice: Choice, mentions: Sequence[Mention] = ()) -> str:
    """Return in a sentence which private things a pack does not hold: neither a ticked column nor a text tells of them."""
    told = {mention.kind for mention in mentions}
    absent = [PRIVATE_WORDS[name] for name in _absent(choice) if name not in told]
    return f"Not in it: {join_words(absent)}." if absent else ""


def _absent(choice: Choice) -> list[str]:
    """Return the private things of which no column is ticked."""
    felt = set(choice.columns.get("mood", ())) - {"week", "hours_worked", "note"}
    there = {
        "mood": bool(felt) or choice.has("days", "mood"),
        "escape_date": choice.has("plan", "escape_date"),
        "contacts": bool(choice.names) or any(choice.has(log, *names) for log, names in WHERE_NAMES_BELONG.items()),
        "note": any("note" in columns for columns in choice.columns.values()),
        "pay": bool(choice.columns.get("pay")),
        "gigs": bool(choice.columns.get("gigs")),
        "pains": bool(choice.columns.get("pains")),
        "hours_worked": choice.has("mood", "hours_worked"),
        "spells": bool(choice.columns.get("spells")),
        "intentions": bool(choice.columns.get("intentions")),
        "applications": False,
    }
    return [name for name in PRIVATE_WORDS if not there[name]]


def _waiting(skills: Sequence[str]) -> str:
    left = len(skills) - MOST_NAMED
    named = [*skills[:MOST_NAMED], *([f"{left} more"] if left > 0 else [])]
    return f"your hours of {join_words(named)}, until you tick them." if skills else ""
