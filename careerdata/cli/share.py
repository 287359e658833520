"""``careerdata share``: its words, what a pack would hold, the choice file to begin with, and the pack itself.

What it needs is reached through the lazy `careerdata` module, so that ``careerdata --help`` answers at once.
"""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import careerdata

if TYPE_CHECKING:
    from careerdata.logbook import Logbook
    from careerdata.share import Progress

Say = Callable[[str], None]
SUMMARY = (
    "Make a pack for your manager that holds what you ticked, and nothing else.",
    "Without --choice it only says what a usual pack would hold. Private things are in it only where they were named.",
)
_SHOWN = ("exposure", "skills", "asks")
"""The logs whose rows a new choice file lists to choose from; the other logs are named, and their rows are not."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``careerdata share`` takes to its parser."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("--choice", type=Path, metavar="FILE", help="what may leave; --new-choice makes one")
    parser.add_argument("--new-choice", type=Path, metavar="FILE", help="write a choice file to begin with")
    parser.add_argument("--to", type=Path, metavar="DIR", help="a new folder; left out: FOLDER/shared/DATE")
    parser.add_argument("--formats", metavar="LIST", help="such as html,pdf,pptx,png,svg,csv")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be in it")


def run(arguments: argparse.Namespace, say: Say) -> bool:
    """Do what the command says, and return whether everything that was ticked could go."""
    book = careerdata.open_logbook(arguments.folder)
    if arguments.new_choice is not None:
        new_choice(book, arguments.new_choice, say)
        return True
    if arguments.dry_run or arguments.choice is None:
        return preview(book, arguments.choice, arguments.to, arguments.formats, say)
    made = careerdata.share.pack(
        book, careerdata.share.load_choice(arguments.choice), arguments.to, _named(arguments.formats), _progress(say)
    )
    say("\n".join(filter(None, (f"Made {made.folder}\n\n{made.description}", made.undrawn))))
    for line in careerdata.share.not_made_here(careerdata.share.USUAL_FORMATS) if arguments.formats is None else ():
        say(f"Not in it: {line}")
    return not (made.description.stayed or made.description.look)


def preview(book: Logbook, choice_file: Path | None, to: Path | None, formats: str | None, say: Say) -> bool:
    """Say what a pack would hold, and where it would go; nothing is written."""
    reasons = careerdata.share.cannot_be_made()
    wanted = _named(formats) or tuple(form for form in careerdata.share.USUAL_FORMATS if form not in reasons)
    choice = careerdata.share.usual_choice(book) if choice_file is None else careerdata.share.load_choice(choice_file)
    described = careerdata.share.describe(book, choice, wanted)
    laid_out = careerdata.share.lay_out(careerdata.share.redact(book, choice), choice)
    if nothing := careerdata.share.nothing_to_pack(book, laid_out):
        say("\n".join([nothing, *(line for line in described.stays if not line.endswith(laid_out.unmade))]))
        return False
    say(f"{described}\n")
    for line in careerdata.share.not_made_here():
        say(line)
    place = (
        f"{careerdata.share.usual_place(book)}, unless --to names another folder"
        if to is None
        else str(to.expanduser())
    )
    say(f"Nothing was written. It would go to {place}.")
    if choice_file is None:
        folder = shlex.quote(str(book.folder))
        there = "" if to is None else f" --to {shlex.quote(str(to))}"
        say(f"To choose what goes: careerdata share {folder} --new-choice share.toml, then --choice share.toml{there}")
    return not (described.stayed or described.look)


def new_choice(book: Logbook, path: Path, say: Say) -> None:
    """Write a choice file to begin with: the usual choice, and the names of the rows that can be ticked.

    Raises:
        CareerdataError: if the file is there already, or cannot be written.
    """
    remarks = ["Rows that can be named under [rows]:"]
    for log in _SHOWN:
        remarks += [f"{log}: {name!r}" for name in careerdata.share.row_names(book, log)]
    remarks.append(f"Other logs: {', '.join(log for log in careerdata.share.ROW_NAMES if log not in _SHOWN)}.")
    careerdata.share.write_new(path, careerdata.share.write_choice(careerdata.share.usual_choice(book), remarks))
    say(f"Made {path}. Look through it: what it does not name stays in your folder.")


def _named(formats: str | None) -> Sequence[str] | None:
    return None if formats is None else [name.strip() for name in formats.split(",") if name.strip()]


def _progress(say: Say) -> Progress:
    def tell(done: int, of: int, name: str) -> None:
        if name:
            say(f"{done + 1} of {of}: {name}")

    return tell
