"""What can be said to ``careerdata import``."""

from __future__ import annotations

import argparse
from pathlib import Path

SUMMARY = (
    "Bring in an export of another tool.",
    (
        "Understood: a detailed CSV of Toggl or Clockify, a dump of WakaTime, timew export, RescueTime, ActivityWatch,\n"
        "Daylio's CSV or backup, Bearable, Apple Health, Day One, Google Contacts as CSV, an address book as vCard,\n"
        "a calendar (.ics), a mailbox (mbox), a LinkedIn export (zip, folder or one of its CSVs), and any table\n"
        "whose columns you point at: --as skills --map date=When --map hours=Duration --map skill=Topic.\n"
        "Says what it adds; importing twice adds nothing. Asks who somebody is where that cannot be told, what a word of the\n"
        "other tool means, and whether to take over what was changed there since the last import."
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments to the parser of the command."""
    parser.add_argument("file", type=Path, help="the file, zip or folder that the other tool made")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="left out: the folder you are in")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be added")
    parser.add_argument("--json", action="store_true", help="for programs: what would be added; writes nothing")
    parser.add_argument("--me", metavar="NAME", help="your name in a LinkedIn export, your address in mails")
    _add_meanings(parser)
    _add_pointing(parser)
    parser.add_argument(
        "--dates", choices=["day", "month"], default="", help="what comes first in dates such as 3/4/2026"
    )
    parser.add_argument(
        "--take",
        choices=["changed", "removed", "missing"],
        action="append",
        default=[],
        help="take over what changed there since the last import, or was removed there; or bring in once more what you "
        "changed or took out here",
    )


def _add_meanings(parser: argparse.ArgumentParser) -> None:
    for name, metavar, told in (
        ("--mood", "NAME=NUMBER", "what a mood of your own means, 0 to 10"),
        ("--skill", "LABEL=SKILL", "what a project, category or program means; no SKILL leaves it out"),
        ("--kind", "CALENDAR=KIND", "what the meetings of a calendar count as: met, called, event ..."),
        ("--person", "NAME=WHO", "who somebody in it is; WHO may be new"),
    ):
        parser.add_argument(name, metavar=metavar, action="append", default=[], help=told)


def _add_pointing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("any other table", "what its columns are; it is kept for the next file like it")
    group.add_argument(
        "--as", dest="log", metavar="LOG", default="", help="the log its rows belong to: skills, wins ..."
    )
    group.add_argument(
        "--map",
        metavar="COLUMN=HEADER",
        action="append",
        default=[],
        help="which column of the log stands under which header; id for a number of each row",
    )
    group.add_argument(
        "--same", metavar="COLUMN=TEXT", action="append", default=[], help="what a column is in every row"
    )
    group.add_argument("--sheet", metavar="NAME", default="", help="the sheet of a workbook; left out: the first table")
    group.add_argument("--scale", default="", metavar="1-5", help="from which number to which its answers go")
