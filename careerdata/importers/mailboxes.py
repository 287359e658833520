"""Mail headers of a mailbox (mbox, RFC 4155): who wrote to whom on which day. Only From, To and Date are looked at.

A mailbox can hold gigabytes, so it is read line by line and a message is forgotten once its three headers are read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache
from typing import IO, NamedTuple

from careerdata.importers.encounters import (
    MOST_PEOPLE,
    Address,
    Book,
    Encounter,
    address,
    often_in,
    own_addresses,
    touches_of,
)
from careerdata.importers.import_result import Import, Tally
from careerdata.problems import Problem
from careerdata.schemas.people import E_MAIL
from careerdata.text import counted, plural

MAILBOX = Book(
    "a mailbox",
    "A mail is a touch of its day, from you or from them; several of one day and direction are one. Only people who are in your "
    "contacts already get rows, and those whom you name. Only From, To and Date are read: subjects, texts and addresses are "
    "never stored; of an address, a hash that nobody can read it from is kept in .careerdata.",
    "wrote",
    E_MAIL,
)
LARGE = f"mails to more than {MOST_PEOPLE} people"
_BEGINS = re.compile(rb"From [^\r\n]{0,200}\d{4}[^\r\n]{0,20}\r?\n[\w-]+:", re.ASCII)
_LINE, _HEADERS = 65_536, 500
_WANTED = (b"from", b"to", b"date")
_SHOWN_EVERY = 20_000


class _Mail(NamedTuple):
    day: dt.date
    sender: Address
    to: tuple[Address, ...]


def is_mailbox(begin: bytes) -> bool:
    """Return whether a file that begins so is a mailbox."""
    return bool(_BEGINS.match(begin))


def read(
    file: str, stream: IO[bytes], me: str | None, known: Mapping[str, str], progress: Callable[[str], None]
) -> Import:
    """Turn the mails of a mailbox into rows of touches.csv.

    Args:
        file: its name, for messages.
        stream: its content, from the beginning.
        me: the person's own addresses, with commas between them, where they gave them.
        known: names of people whom earlier imports knew, by their id.
        progress: shows how far the reading is, in words.
    """
    tally, mails, wrong = Tally(), Counter[_Mail](), 0
    for number, headers in enumerate(_headers(stream), 1):
        mail = _mail(headers)
        if mail is None:
            wrong += 1
        elif len(mail.to) >= MOST_PEOPLE:
            tally.left_out[LARGE] += 1
        else:
            mails[mail] += 1
        if number % _SHOWN_EVERY == 0:
            progress(f"Reading {file}: {number:,} mails so far …")
    if wrong:
        message = f"{counted(wrong, 'mail')} {plural(wrong, 'has', 'have')} no sender, or no day."
        tally.problems.append(Problem(file, None, "Date", None, message, "They were left out.", "notice"))
    groups = Counter[frozenset[str]]()
    for mail, many in mails.items():
        groups[frozenset({mail.sender.mail, *(one.mail for one in mail.to)})] += many
    mine = own_addresses(groups, me, known)
    if mails and not mine:
        tally.problems.append(_who_are_you(file, groups))
    return touches_of(MAILBOX, _encounters(mails, mine), known, tally)


def _encounters(mails: Mapping[_Mail, int], mine: frozenset[str]) -> Iterator[Encounter]:
    for mail in mails:
        if mail.sender.mail in mine:
            yield from (Encounter(mail.day, one, "me") for one in mail.to if one.mail not in mine)
        elif any(one.mail in mine for one in mail.to):
            yield Encounter(mail.day, mail.sender, "them")


def _who_are_you(file: str, groups: Mapping[frozenset[str], int]) -> Problem:
    often = often_in(groups)
    message = "it cannot be told which address in the mails is yours. No mail was taken."
    fix = f"Import again with it: --me {often[0]}. Several have commas between them."
    return Problem(file, None, "From", None, message, fix, "refused")


def _headers(stream: IO[bytes]) -> Iterator[dict[bytes, bytes]]:
    """Yield the three headers of each mail, the lines of each put together."""
    found: dict[bytes, bytes] = {}
    name, in_header, blank, count = b"", False, True, 0
    while line := stream.readline(_LINE):
        if blank and line.startswith(b"From "):
            if in_header:
                yield found
            found, name, in_header, count = {}, b"", True, 0
        elif in_header:
            count += 1
            if not line.strip() or count > _HEADERS:
                yield found
                in_header = False
            elif line[:1] in b" \t" and name:
                found[name] += b" " + line.strip()
            else:
                head, _, value = line.partition(b":")
                name = head.strip().lower()
                name = name if name in _WANTED and name not in found else b""
                if name:
                    found[name] = value.strip()
        blank = not line.strip()
    if in_header:
        yield found


def _mail(headers: Mapping[bytes, bytes]) -> _Mail | None:
    try:
        day = parsedate_to_datetime(headers.get(b"date", b"").decode("ascii", "replace")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    senders, to = (_addresses(headers.get(name, b"")) for name in (b"from", b"to"))
    return _Mail(day, senders[0], to) if senders else None


def _addresses(value: bytes) -> tuple[Address, ...]:
    # A name that is written in code may hold a comma, so it is taken out of its code last.
    pairs = getaddresses([value.decode("utf-8", "replace")])
    return tuple(dict.fromkeys(_address(mail, name) for name, mail in pairs if "@" in mail))


@lru_cache(maxsize=100_000)
def _address(mail: str, name: str) -> Address:
    try:
        return address(mail, str(make_header(decode_header(name))))
    except (HeaderParseError, LookupError, ValueError):
        return address(mail, name)
