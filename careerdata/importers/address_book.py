"""The people of an address book, whichever program keeps it: rows of contacts.csv, and what tells the people apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from careerdata.importers.import_result import Import, Known, Row, Tally
from careerdata.importers.linkedin_people import Person, profile_in, told_apart
from careerdata.importers.tables import fold
from careerdata.logbook.known_ids import id_of
from careerdata.schemas.people import ADDRESS_BOOK

ABOUT = (
    "Being in an address book is not a touch. Taken are names, organisations and roles; phone numbers, addresses, birthdays, "
    "notes, labels and photos are never stored. Of an e-mail address or a profile, a hash that nobody can read it from is "
    "kept in .careerdata, so that a person stays one person. Somebody who is in contacts.csv stays as they are."
)
NAMELESS = "cards without a person's name"


@dataclass(frozen=True)
class Card(Person):
    """Somebody in an address book; `mails` are the ids that their addresses make."""

    mails: tuple[str, ...] = ()


def card(name: str, organisation: str, role: str, mails: Iterable[str], sites: Iterable[str]) -> Card:
    """Return somebody by what is written of them.

    Args:
        name: their name.
        organisation: where they work; "" if that is not said, as is `role`.
        role: what they do there.
        mails: their e-mail addresses.
        sites: their pages, of which only a LinkedIn profile tells who they are.
    """
    ids = tuple(sorted({id_of("e-mail", mail.strip().casefold()) for mail in mails if mail.strip()}))
    profiles = sorted({profile_in(site) for site in sites if "linkedin.com/in/" in site.casefold()})
    return Card(name, profiles[0] if profiles else "", organisation, role, mails=ids)


def people_of(cards: Sequence[Card], source: str, file: str, tally: Tally) -> Import:
    """Return the people of an address book, each once, whatever the order of the cards.

    Args:
        cards: everybody in it.
        source: the program.
        file: the name of its export, for messages.
        tally: what was found wrong and left out so far.
    """
    named = [one for one in cards if one.name]
    if len(named) < len(cards):
        tally.left_out[NAMELESS] += len(cards) - len(named)
    # Where cards of two names say the same address, it is that of an office.
    bearers = Counter(mail for mail, _ in {(mail, fold(one.name)) for one in named for mail in one.mails})
    named = [replace(one, mails=tuple(mail for mail in one.mails if bearers[mail] == 1)) for one in named]
    people = told_apart(_each_once(named), file, tally)
    found = tally.result(source, {"contacts": tuple(_contact(*pair) for pair in people)}, ABOUT)
    known = tuple(Known(name, one.name, _ids(one)) for one, name in people)
    return replace(found, people=known, is_address_book=True)


def _each_once(cards: Iterable[Card]) -> list[Card]:
    """Put cards of one name together that share an address or a profile, or of which one says nothing of its own."""
    found: list[Card] = []
    for one in sorted(cards, key=lambda card: (fold(card.name), not card.organisation, not card.mails, repr(card))):
        same = next((other for other in found if _are_one(one, other)), None)
        if same is None:
            found.append(one)
            continue
        found[found.index(same)] = replace(
            same,
            profile=same.profile or one.profile,
            organisation=same.organisation or one.organisation,
            role=same.role or one.role,
            mails=tuple(sorted({*same.mails, *one.mails})),
        )
    return found


def _are_one(one: Card, other: Card) -> bool:
    if fold(one.name) != fold(other.name):
        return False
    shared = bool(set(one.mails) & set(other.mails)) or (one.profile != "" and one.profile == other.profile)
    work = {fold(one.organisation), fold(other.organisation)} - {""}
    return shared or (len(work) < 2 and not (one.mails and other.mails))


def _contact(one: Person, name: str) -> Row:
    filled = {"organisation": one.organisation, "role": one.role}
    return {"contact": name, **{key: value for key, value in filled.items() if value}, "met_through": ADDRESS_BOOK}


def _ids(one: Person) -> tuple[str, ...]:
    profile = (id_of("linkedin", one.profile),) if one.profile else ()
    return (*profile, *(one.mails if isinstance(one, Card) else ()))
