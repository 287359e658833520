"""vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): the cards of a phone or a mail program become rows of contacts.csv.

Only names, organisations, roles, e-mail addresses and pages are looked at; a photo is passed over line by line.
"""

from __future__ import annotations

import quopri
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from careerdata.importers.address_book import Card, card, people_of
from careerdata.importers.import_result import Import, Tally
from careerdata.importers.tables import decoded, tidy
from careerdata.problems import Problem

SOURCE = "an address book (vCard)"
_USED = {"FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "URL", "X-SOCIALPROFILE", "KIND", "X-ADDRESSBOOKSERVER-KIND"}
_BEGINS = re.compile(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN:VCARD", re.IGNORECASE)
_HEAD = re.compile(r'(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<more>(?:;(?:"[^"]*"|[^":])*)?):', re.ASCII)
_CHARSET = re.compile(r"CHARSET=\"?([\w.-]+)", re.IGNORECASE)
_APART = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\([\\,;:nN])")
GROUPS = "cards of groups"


class _Line(NamedTuple):
    """One property of a card: the line it begins in, its name, what stands between name and value, and the value."""

    number: int
    name: str
    more: str
    value: str


def is_vcard(data: bytes) -> bool:
    """Return whether a file begins as a file of cards does."""
    return bool(_BEGINS.match(data[:200].replace(b"\0", b"")))


def read(file: str, data: bytes) -> Import:
    """Turn the cards of a file into rows of contacts.csv.

    Args:
        file: its name, for messages.
        data: its content.

    Raises:
        UnreadableExportError: if it is not text.
    """
    text, problems = decoded(file, data)
    tally, cards = Tally(problems), list[Card]()
    begun, lines = 0, list[_Line]()
    for line in _lines(text):
        marks = (line.name, line.value.strip().upper())
        if marks in {("BEGIN", "VCARD"), ("END", "VCARD")}:
            if begun and line.name == "BEGIN":
                tally.problems.append(_torn(file, begun))
            elif begun and (found := _card(lines, tally)):
                cards.append(found)
            begun, lines = (line.number, []) if line.name == "BEGIN" else (0, [])
        elif begun and line.name in _USED:
            lines.append(line)
    if begun:
        tally.problems.append(_torn(file, begun))
    return people_of(cards, SOURCE, file, tally)


def _torn(file: str, line: int) -> Problem:
    return Problem(file, line, None, None, "the card that begins here has no end.", "Export your contacts again.")


def _lines(text: str) -> Iterator[_Line]:
    """Yield the properties of a file with what was folded put together; what is not looked at keeps its first line only."""
    found: _Line | None = None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        softly = found is not None and _is_quoted(found) and found.value.endswith("=")
        if found is not None and (softly or line[:1] in (" ", "\t")):
            if found.name in _USED or softly:
                more = line if softly else line[1:]
                found = found._replace(value=(found.value[:-1] if softly else found.value) + more)
            continue
        if found is not None:
            yield found
        head = _HEAD.match(line)
        found = _Line(number, head["name"].upper(), head["more"], line[head.end() :]) if head else None
    if found is not None:
        yield found


def _is_quoted(line: _Line) -> bool:
    return "QUOTED-PRINTABLE" in line.more.upper()


def _value(line: _Line) -> str:
    """Return a value as text; letters that cannot be told are left out."""
    if not _is_quoted(line):
        return line.value
    raw, charset = quopri.decodestring(line.value.encode("ascii", "ignore")), _CHARSET.search(line.more)
    for encoding in (charset[1] if charset else "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("ascii", "ignore")


def _parts(value: str) -> list[str]:
    """Return the parts of a value, which semicolons stand between, as text."""
    return [_text(part) for part in _APART.split(value)]


def _text(value: str) -> str:
    return tidy(_ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value))


def _card(lines: list[_Line], tally: Tally) -> Card | None:
    """Return somebody by the lines of their card; None for a card that is a list of people."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        found[line.name].append(_value(line))
    kinds = {kind.strip().casefold() for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for kind in found[name]}
    if "group" in kinds:
        tally.left_out[GROUPS] += 1
        return None
    parts = [*(_parts(found["N"][0]) if found["N"] else ()), "", "", ""]
    name = next(map(_text, found["FN"]), "") or " ".join(filter(None, (parts[1], parts[2], parts[0])))
    organisation = _parts(found["ORG"][0])[0] if found["ORG"] else ""
    is_company = bool(found["N"]) and not any(parts) and name == organisation
    role = next(map(_text, [*found["TITLE"], *found["ROLE"]]), "")
    mails = map(_text, found["EMAIL"])
    sites = map(_text, [*found["URL"], *found["X-SOCIALPROFILE"]])
    return card("" if is_company else name, organisation, role, mails, sites)
