"""``careerdata import``: an export said in words, whoever cannot be told asked about, and all of it saved as one write."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import careerdata
from careerdata import bundled
from careerdata.logbook.known_ids import read_ids
from careerdata.problems import CareerdataError, NoLogbookError
from careerdata.text import name_key

if TYPE_CHECKING:
    from careerdata.importers import Import, Question
    from careerdata.logbook import Logbook


def run(arguments: argparse.Namespace, ask: Callable[[str], str] | None, say: Callable[[str], None]) -> bool:
    """Bring in an export, and return whether nothing needs a look.

    Args:
        arguments: the file, the folder, and what the person says of names and moods.
        ask: reads an answer from the person; None where nobody sits there, and the report says what to answer.
        say: shows text.

    Raises:
        CareerdataError: if it could not be done; the text says why.
    """
    if not arguments.file.exists():
        raise CareerdataError(f"There is no file {arguments.file}.")
    book = _opened(arguments)
    bundled.outside_the_checkout(book.folder)
    moods, starts = _moods(arguments.mood), book.plan.week_starts
    known = {one: seen.name for one, seen in read_ids(book.folder)[0].items()}
    found = careerdata.importers.read(arguments.file, me=arguments.me, moods=moods, week_starts=starts, known=known)
    answers = _persons(arguments.person)
    new = careerdata.importers.compare(found, book, answers)
    if new.questions and ask is not None and not arguments.dry_run:
        answers |= _asked(new.questions, ask, say)
        new = careerdata.importers.compare(found, book, answers)
    report = careerdata.importers.report(found, new)
    if arguments.dry_run:
        say(f"{report}\n\nNothing was written: this was a dry run.")
    else:
        # Saved before it is told: whoever reads along may stop reading.
        anything = any(new.rows.values()) or new.changed or new.ids
        saved = careerdata.importers.save(book.folder, new) if anything else ""
        say(f"{report}\n\n{saved}".rstrip())
    return not new.questions and _fine(found)


def _opened(arguments: argparse.Namespace) -> Logbook:
    try:
        return careerdata.open_logbook(arguments.into)
    except NoLogbookError:
        if arguments.into is not None:
            raise
        raise CareerdataError("Say which folder it goes into: --into FOLDER") from None


def _asked(questions: Sequence[Question], ask: Callable[[str], str], say: Callable[[str], None]) -> dict[str, str]:
    """Ask who somebody is, one after the other; whoever gets no answer waits."""
    answers = {}
    for question in questions:
        say(question.text)
        for number, name in enumerate(question.maybe, 1):
            say(f"  {number}  {name}")
        try:
            said = ask("A number, n for somebody new, or Enter to leave it open: ").strip()
        except EOFError:
            break
        if said.isdecimal() and 1 <= int(said) <= len(question.maybe):
            answers[question.contact] = question.maybe[int(said) - 1]
        elif said.casefold() in ("n", careerdata.importers.NEW):
            answers[question.contact] = careerdata.importers.NEW
    return answers


def _fine(found: Import) -> bool:
    return all(problem.severity == "notice" for problem in found.problems)


def _persons(given: Sequence[str]) -> dict[str, str]:
    persons = {}
    for item in given:
        name, _, who = item.partition("=")
        if not name_key(name) or not name_key(who):
            raise CareerdataError(
                f'--person wants NAME=WHO, such as --person "Bo Married=Bo Sample"; "{item}" is not that.'
            )
        persons[name] = who
    return persons


def _moods(given: Sequence[str]) -> dict[str, float]:
    moods = {}
    for item in given:
        name, _, number = item.rpartition("=")
        try:
            moods[name] = float(number)
        except ValueError:
            raise CareerdataError(f'--mood wants NAME=NUMBER, such as --mood "OK=5"; "{item}" is not that.') from None
        if not name or not 0 <= moods[name] <= 10:
            raise CareerdataError(f'--mood wants a name and a number from 0 to 10; "{item}" is not that.')
    return moods
