"""``careerdata import``: an export said in words, whoever cannot be told asked about, and all of it saved as one write."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import careerdata
from careerdata import bundled
from careerdata.logbook.known_ids import known_names
from careerdata.problems import CareerdataError, NoLogbookError
from careerdata.text import counted, name_key, plural

if TYPE_CHECKING:
    from careerdata.importers import Difference, Import, Label, Question
    from careerdata.importers.hints import Hints
    from careerdata.importers.pointing import Pointing
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
    if arguments.json or arguments.dry_run:
        ask = None
    found = _read(arguments, book, ask, say)
    answers, take = _persons(arguments.person), set(arguments.take)
    new = careerdata.importers.compare(found, book, answers, take)
    if ask is not None and (new.questions or new.waits):
        answers |= _asked(new.questions, ask, say)
        take |= _taken(new, ask, say)
        new = careerdata.importers.compare(found, book, answers, take)
    report = careerdata.importers.report(found, new)
    if arguments.json:
        say(json.dumps(careerdata.importers.described(found, new), indent=2, ensure_ascii=False))
    elif arguments.dry_run:
        say(f"{report}\n\nNothing was written: this was a dry run.")
    else:
        # Saved before it is told: whoever reads along may stop reading.
        saved = "" if new.is_empty else careerdata.importers.save(book.folder, new)
        say(f"{report}\n\n{saved}".rstrip())
    return not (new.questions or new.waits or found.labels) and _fine(found)


def _read(
    arguments: argparse.Namespace, book: Logbook, ask: Callable[[str], str] | None, say: Callable[[str], None]
) -> Import:
    """Read the export with all that is said of it; what has to be known first is asked."""
    said: Hints = {"me": arguments.me, "dates": arguments.dates, "today": book.today}
    said["moods"] = {**book.plan.imports.get("moods", {}), **_moods(arguments.mood)}
    said["skills"] = {**book.plan.imports.get("skills", {}), **_skills(arguments.skill)}
    said["kinds"] = {
        **book.plan.imports.get("kinds", {}),
        **_parts("--kind", arguments.kind, "CALENDAR=KIND", "Coffee=met"),
    }
    said["tables"], said["pointing"] = book.plan.imports.get("tables", {}), _pointing(arguments)
    said["sheet"] = arguments.sheet
    said["week_starts"], said["known"] = book.plan.week_starts, known_names(book.folder)
    if not arguments.json:
        said["progress"] = say
    found = careerdata.importers.read(arguments.file, **said)
    if found.unclear_date and ask is not None:
        said["dates"] = _order(found.unclear_date, ask)
        found = careerdata.importers.read(arguments.file, **said)
    if found.labels and ask is not None:
        moods, skills = _explained(found.labels, ask)
        said["moods"], said["skills"] = {**said["moods"], **moods}, {**said["skills"], **skills}
        found = careerdata.importers.read(arguments.file, **said)
    return found


def _opened(arguments: argparse.Namespace) -> Logbook:
    try:
        return careerdata.open_logbook(arguments.into)
    except NoLogbookError:
        if arguments.into is not None:
            raise
        raise CareerdataError("Say which folder it goes into: --into FOLDER") from None


def _order(date: str, ask: Callable[[str], str]) -> str:
    """Ask whether a day or a month comes first in dates that could be two days each; "" for no answer."""
    try:
        said = ask(f"In {date}, is the first number the day or the month? d, m, or Enter to leave these entries out: ")
    except EOFError:
        return ""
    return {"d": "day", "m": "month"}.get(said.strip().casefold()[:1], "")


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


def _taken(new: Difference, ask: Callable[[str], str], say: Callable[[str], None]) -> set[str]:
    """Ask whether to take over what the source has changed, then what it has removed; no answer leaves it."""
    importers, take = careerdata.importers, set[str]()
    changed = [one for one in new.waits if one.now is not None]
    removed = [one for one in new.waits if one.now is None]
    is_no_longer = plural(len(removed), "is", "are") + " no longer"
    for kind, found, question in (
        (importers.CHANGED, changed, "changed since the last import. Take the new ones?"),
        (importers.REMOVED, removed, f"{is_no_longer} in the export. Take them out here too?"),
    ):
        if not found:
            continue
        say("\n".join(importers.told(found)))
        try:
            answer = ask(f"{counted(len(found), 'row')} {question} y, or Enter to leave yours as they are: ")
        except EOFError:
            break
        if answer.strip().casefold() in ("y", "yes"):
            take.add(kind)
    return take


def _explained(labels: Sequence[Label], ask: Callable[[str], str]) -> tuple[dict[str, float], dict[str, str]]:
    """Ask what each label means, and return the moods and the skills that were told; one without an answer waits."""
    moods, skills = dict[str, float](), dict[str, str]()
    for label in labels:
        is_skill = label.kind == "skill"
        what = "which skill is that? - for none" if is_skill else "how good is that, from 0 to 10?"
        try:
            said = ask(f"{label.name}, {label.many}: {what}, or Enter to leave it open: ").strip()
        except EOFError:
            break
        if said and is_skill:
            skills[label.name] = "" if said == "-" else said
        elif said:
            moods |= _moods([f"{label.name}={said}"])
    return moods, skills


def _fine(found: Import) -> bool:
    return all(problem.severity == "notice" for problem in found.problems)


def _pointing(arguments: argparse.Namespace) -> Pointing | None:
    """Return what is said of the columns of a table; None where nothing is.

    Raises:
        CareerdataError: if it does not say the log, or something of it cannot be read.
    """
    given = [*arguments.map, *arguments.same, *([arguments.scale] if arguments.scale else [])]
    if not arguments.log:
        if given:
            raise CareerdataError("Say which log the rows of the table belong to too, such as: --as skills")
        return None
    from careerdata.importers.pointing import Pointing, scale_of

    if arguments.scale and scale_of(arguments.scale) is None:
        raise CareerdataError(
            f'--scale wants the lowest and the highest number, such as 1-5; "{arguments.scale}" is not that.'
        )
    return Pointing(arguments.log, _parts("--map", arguments.map), _parts("--same", arguments.same), arguments.scale)


def _parts(flag: str, given: Sequence[str], what: str = "COLUMN=TEXT", such: str = "skill=Piano") -> dict[str, str]:
    parts, wants = {}, f"{what}, such as {flag}"
    for item in given:
        column, _, text = item.partition("=")
        if not column.strip() or not text.strip():
            raise CareerdataError(f'{flag} wants {wants} "{such}"; "{item}" is not that.')
        parts[column.strip()] = text.strip()
    return parts


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


def _skills(given: Sequence[str]) -> dict[str, str]:
    skills = {}
    for item in given:
        label, found, skill = item.rpartition("=")
        if not label.strip() or not found:
            raise CareerdataError(f'--skill wants LABEL=SKILL, such as --skill "Code=Python"; "{item}" is not that.')
        skills[label.strip()] = skill.strip()
    return skills


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
