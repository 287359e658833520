"""Who the people of an export are in a folder: by the id of their source, then by name and what goes with it, else asked.

Nothing is written for somebody who is asked about until there is an answer. Nobody's place depends on the order of rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from careerdata.dates import plain_date
from careerdata.importers.import_result import Import, Known, Row
from careerdata.importers.linkedin_people import free_name
from careerdata.importers.tables import fold
from careerdata.logbook import Logbook
from careerdata.logbook.known_ids import Seen, kind_of
from careerdata.logbook.one_name import People, bare_name
from careerdata.plan import renamed
from careerdata.problems import CareerdataError
from careerdata.text import in_words, join_words

NEW = "new"
"""The answer for somebody who is nobody of the folder."""


@dataclass(frozen=True)
class Question:
    """Somebody of whom it cannot be told who they are.

    Attributes:
        contact: the name that the rows of the import have for them.
        maybe: whom of the folder they may be.
        text: the question, in a sentence or two.
    """

    contact: str
    maybe: tuple[str, ...]
    text: str


@dataclass
class Recognised:
    """What is known of the people of an export.

    Attributes:
        names: the name in the folder of each who is known or new, by the name that the rows of the import have.
        new: who of these is new to the folder.
        questions: the others.
        strangers: who is nobody of the folder, and is not brought in unless the person says so.
        ids: the ids to remember that are not known yet, or say something else by now.
        changed: new cells of contacts.csv, by the name there.
        other_names: `[names]` of the plan as it is to be.
        news: what happened to people since the last import, a sentence each.
    """

    other_names: Mapping[str, tuple[str, ...]]
    names: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)
    ids: dict[str, Seen] = field(default_factory=dict)
    changed: dict[str, Row] = field(default_factory=dict)
    news: list[str] = field(default_factory=list)


def recognise(found: Import, book: Logbook, ids: Mapping[str, Seen], answers: Mapping[str, str]) -> Recognised:
    """Say who of a folder the people of an export are.

    Args:
        found: the import.
        book: contacts.csv, and `[names]` of the plan.
        ids: whom earlier imports knew by an id.
        answers: who somebody is: by the name that the rows of the import have, a name of the folder or `NEW`.

    Raises:
        CareerdataError: if an answer names nobody of the folder.
    """
    matching = _Matching(found, book, ids)
    matching.by_answers(answers)
    matching.by_ids()
    matching.by_names()
    return matching.result()


class _Matching:
    """The people of an export and those of a folder, being brought together."""

    def __init__(self, found: Import, book: Logbook, ids: Mapping[str, Seen]) -> None:
        self._found, self._ids, self._people = found, ids, People(book.plan)
        self._rows = {row["contact"]: row for row in found.rows.get("contacts", ())}
        cards = book.contacts.astype(object).where(book.contacts.notna(), None).to_dict("records")
        self._cards: dict[str, Mapping[str, Any]] = {name: {} for name in book.people_aside}
        self._cards |= {card["contact"]: card for card in cards}
        self._named = {self._people.key(name): name for name in self._cards}
        self._alike: dict[str, list[str]] = defaultdict(list)
        for name in self._cards:
            for key in {fold(self._people.main(name)), fold(bare_name(name))}:
                self._alike[key].append(name)
        self._ids_of: dict[str, set[str]] = defaultdict(set)
        for one, seen in ids.items():
            if there := self._folder_name(seen.contact):
                self._ids_of[there].add(one)
        self._open = {person.contact: person for person in found.people}
        self._matched: dict[str, str | None] = {}
        self._taken: set[str] = set()
        self._renaming: set[str] = set()
        self._moved: set[str] = set()
        self._today = book.today
        self._said = Recognised(book.plan.names)

    def by_answers(self, answers: Mapping[str, str]) -> None:
        """Take what the person says."""
        asked = {fold(name): name for name in self._open}
        for name, who in answers.items():
            if fold(name) not in asked:
                raise CareerdataError(f'Nobody in this export is called "{name}".')
            there = self._folder_name(who)
            if there is None and fold(who) != NEW:
                raise CareerdataError(f'Nobody in contacts.csv is called "{who}"; for somebody new, say {NEW}.')
            person = self._open[asked[fold(name)]]
            if there is not None and (seen := self._seen(person)) and fold(seen.name) != fold(person.name):
                self._rename(there, person.name)
            self._settle(person, there)

    def by_ids(self) -> None:
        """Know people by the id of their source; under a new name they are asked about."""
        for person in list(self._open.values()):
            seen = self._seen(person)
            there = None if seen is None else self._folder_name(seen.contact)
            if seen is None or there is None:
                continue
            names = {fold(seen.name), fold(there), fold(bare_name(there))}
            if fold(person.name) in names or self._people.key(person.name) == fold(there):
                self._settle(person, there)
            else:
                self._renaming.add(there)
                by = "e-mail address" if kind_of(self._known_by(person)) == "e-mail" else "profile"
                what = f"{there} is now {person.name} on {self._found.source}, by their {by}. Same person?"
                if self._found.is_address_book:
                    what = f"{person.name}, in {self._found.source}, has the {by} of {there}. Same person?"
                self._ask(person, (there,), what)

    def by_names(self) -> None:
        """Know the others by name and the day of connecting, then the organisation, then the name where it is the only one."""
        for goes_with in (_same_day, _same_organisation, _nothing_against):
            claims = {contact: self._candidates(person, goes_with) for contact, person in self._open.items()}
            wanted = Counter(name for names in claims.values() for name in names)
            for contact, names in claims.items():
                if len(names) == 1 and wanted[names[0]] == 1:
                    self._settle(self._open[contact], names[0])
        for person in list(self._open.values()):
            maybe = tuple(self._candidates(person, lambda *_: True))
            if maybe:
                others = join_words(map(self._described, maybe))
                one = self._described(person.contact, person.name, self._rows.get(person.contact, {}))
                where = f"{'in' if self._found.is_address_book else 'on'} {self._found.source}"
                self._ask(person, maybe, f"Is {one}, {where}, the same as {others}, or somebody new?")
            elif self._found.only_known:
                self._said.strangers.add(person.contact)
            else:
                self._settle(person, None)

    def result(self) -> Recognised:
        """Return who is who, with a name for everybody new."""
        said, taken = self._said, {fold(name) for name in self._cards}
        taken |= {fold(other) for others in said.other_names.values() for other in others} | self._new_names()
        for person in self._found.people:
            there = self._matched.get(person.contact, "")
            if there == "":
                continue
            if there is None:
                there = self._free_name(person, taken)
                said.new.add(person.contact)
            taken.add(fold(there))
            said.names[person.contact] = there = said.changed.get(there, {}).get("contact", there)
            self._remember(person, there)
        return said

    def _settle(self, person: Known, there: str | None) -> None:
        del self._open[person.contact]
        self._matched[person.contact] = there
        if there is not None:
            self._taken.add(there)
            self._note_job(person, there)

    def _ask(self, person: Known, maybe: tuple[str, ...], text: str) -> None:
        del self._open[person.contact]
        self._said.questions.append(Question(person.contact, maybe, text))

    def _folder_name(self, name: str) -> str | None:
        """Return somebody's name in contacts.csv by any of their names."""
        return self._named.get(self._people.key(name))

    def _candidates(self, person: Known, goes_with: Callable[[Row, Mapping[str, Any]], bool]) -> list[str]:
        """Return who of the folder, and of nobody else yet, has this name and what goes with it."""
        row = self._rows.get(person.contact, {})
        names = self._alike.get(fold(self._people.main(person.name)), [])
        free = [name for name in names if name not in self._taken and name not in self._renaming]
        kinds = {kind_of(one) for one in person.ids} - (set() if goes_with is _nothing_against else {"e-mail"})
        return [name for name in free if goes_with(row, self._cards[name]) and self._may_be(kinds, row, name)]

    def _may_be(self, kinds: set[str], row: Row, name: str) -> bool:
        """Return whether no other id of these kinds speaks against it.

        A profile can move, the day of connecting does not. People have several e-mail addresses: another one speaks only
        against a name that stands alone.
        """
        return all(kind_of(one) not in kinds for one in self._ids_of[name]) or _same_day(row, self._cards[name])

    def _described(self, contact: str, name: str = "", row: Mapping[str, Any] | None = None) -> str:
        card = self._cards.get(contact, {}) if row is None else row
        met = card.get("met_on")
        more = [card.get("organisation") or "", f"connected {in_words(plain_date(met))}" if met is not None else ""]
        said = ", ".join(filter(None, more))
        return f"{name or contact} ({said})" if said else name or contact

    def _free_name(self, person: Known, taken: set[str]) -> str:
        name = self._people.main(person.name)
        where = self._rows.get(person.contact, {}).get("organisation", "")
        return name if fold(name) not in taken else free_name(person.name, where, taken)

    def _rename(self, there: str, name: str) -> None:
        if self._found.is_address_book:
            self._said.other_names = renamed(self._said.other_names, name, there)
            self._said.news.append(f"{name} is another name of {there} from now on.")
            return
        taken = {fold(other) for other in self._cards} - {fold(there)} | self._new_names()
        new = free_name(name, "", taken)
        self._said.other_names = renamed(self._said.other_names, there, new)
        self._said.changed.setdefault(there, {})["contact"] = new
        self._said.news.append(f"{there} is called {new} from now on; the earlier name stays theirs.")

    def _new_names(self) -> set[str]:
        return {fold(cells["contact"]) for cells in self._said.changed.values() if "contact" in cells}

    def _note_job(self, person: Known, there: str) -> None:
        """Tell of another employer; the card follows where it says what the last import saw, and nothing by hand."""
        row, card, seen = self._rows.get(person.contact, {}), self._cards[there], self._seen(person)
        now, before = row.get("organisation"), seen.organisation if seen else card.get("organisation")
        if self._found.is_address_book or not now or not before or fold(now) == fold(before):
            return
        self._moved.add(person.contact)
        follows = bool(seen) and fold(card.get("organisation") or "") == fold(before)
        if follows:
            self._said.changed.setdefault(there, {}).update(organisation=now, role=row.get("role"))
        stays = "" if follows else f" contacts.csv says {card.get('organisation') or 'nothing'}, and stays as it is."
        told = (
            f"{there} has moved from {before} to {now}: a reason to congratulate, which is giving and asks for nothing."
        )
        self._said.news.append(told + stays)

    def _remember(self, person: Known, there: str) -> None:
        seen = self._seen(person)
        where = self._rows.get(person.contact, {}).get("organisation") or (seen.organisation if seen else "")
        if self._found.is_address_book and seen:
            where = seen.organisation
        name = there if seen is None or self._folder_name(seen.contact) != there else seen.contact
        before = seen.moved_on if seen else ""
        now = Seen(name, person.name, where, f"{self._today}" if person.contact in self._moved else before)
        self._said.ids |= {one: now for one in person.ids if now != self._ids.get(one)}

    def _seen(self, person: Known) -> Seen | None:
        return self._ids.get(self._known_by(person))

    def _known_by(self, person: Known) -> str:
        """Return the surest of somebody's ids that an earlier import knew, one that leads to the folder first; "" for none."""
        known = [one for one in person.ids if one in self._ids]
        return next((one for one in known if self._folder_name(self._ids[one].contact)), known[0] if known else "")


def _same_day(row: Row, card: Mapping[str, Any]) -> bool:
    met = card.get("met_on")
    return met is not None and row.get("met_on") == plain_date(met)


def _same_organisation(row: Row, card: Mapping[str, Any]) -> bool:
    return bool(row.get("organisation")) and fold(row["organisation"]) == fold(card.get("organisation") or "")


def _nothing_against(row: Row, card: Mapping[str, Any]) -> bool:
    """Return whether the organisations share a word, or one of them is not known."""
    here, there = (set(fold(one.get("organisation") or "").replace(",", " ").split()) for one in (row, card))
    return not here or not there or bool(here & there)
