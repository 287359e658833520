"""The command line: ``careerdata lab``, ``new``, ``check``, ``restore`` and more. The only place that talks on a terminal.

What a command needs is reached through the lazy `careerdata` module, so that ``careerdata --help`` answers at once.

Exit codes: 0 all well; 1 done, but something needs a look (rows were set aside, say); 2 it could not be done.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import careerdata
from careerdata import bundled
from careerdata.cli import import_arguments, share
from careerdata.cli.output import plain, plain_output
from careerdata.problems import CareerdataError, NoLogbookError

WELL, LOOK, FAILED = 0, 1, 2
_EPILOG = """\
exit codes: 0 all well, 1 something needs a look, 2 it could not be done
Everything stays on this machine: no account, no network."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what goes wrong is said in a sentence on stderr."""
    if sys.flags.optimize > 1:
        print("JupyterLab cannot run with Python's -OO. Leave it out (or PYTHONOPTIMIZE=2).", file=sys.stderr)
        return FAILED
    arguments = _parser().parse_args(argv)
    try:
        with plain_output():
            return int(arguments.run(arguments))
    except CareerdataError as problem:
        print(plain(str(problem)), file=sys.stderr)
    except PermissionError as problem:
        print(plain(f"{problem.filename} may not be read or written. Allow it, and try again."), file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("CAREERDATA_TRACEBACK"):
            raise
        print(f"That is a mistake in careerdata, not in your files: {type(error).__name__}: {error}", file=sys.stderr)
        print("To see where, set CAREERDATA_TRACEBACK=1 and try again.", file=sys.stderr)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    layout: dict[str, Any] = {"formatter_class": argparse.RawDescriptionHelpFormatter, "epilog": _EPILOG}
    parser = argparse.ArgumentParser(
        prog="careerdata",
        description="Am I in a rut? Will I be ready by my date? Whom do I write to this week?\n"
        "Your own CSV logs in, honest answers out, in notebooks on your machine.",
        **layout,
    )
    parser.add_argument("--version", action="version", version=f"careerdata {careerdata.__version__}")
    parser.set_defaults(run=lambda _: _help(parser))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Any, summary: str, more: str = "") -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=f"{summary}\n{more}", **layout)
        added.set_defaults(run=run)
        return added

    opened = command("lab", _lab, "Open the guided notebooks on your folder.", "A file that exists stays as it is.")
    opened.add_argument("folder", nargs="?", type=Path, help="made if new; left out: yours, or the example")
    opened.add_argument("--no-browser", action="store_true", help="print the address instead of opening a browser")
    opened.add_argument("--port", type=int, help="port on this machine; left out: a free one")

    made = command("new", _new, "Make a folder for your logs.", "It gets empty CSV files, a plan and the notebooks.")
    made.add_argument("folder", type=Path)
    made.add_argument("--example", action="store_true", help="fill it with a fictional person's 78 weeks")

    checked = command("check", _check, "Read a folder and say what could not be understood.", "Changes nothing.")
    checked.add_argument("folder", type=Path)
    checked.add_argument("--json", action="store_true", help="for programs: the problems as JSON")

    _add_going_back(command)
    _add_bringing_in(command)
    _add_taking_out(command)
    share.add_arguments(command("share", _share, *share.SUMMARY))
    return parser


def _add_going_back(command: Callable[..., argparse.ArgumentParser]) -> None:
    back = command(
        "restore",
        _restore,
        "Bring files back from the copies of another day.",
        "Every day, before a file changes for the first time, a copy of it goes to backups/; another one is kept of what\n"
        "the last save left. Says what would change before it writes, and careerdata undo takes it back.",
    )
    back.add_argument("folder", type=Path)
    back.add_argument(
        "--from", dest="source", metavar="DATE", help="such as 2026-07-11, or last-save; left out: a list"
    )
    back.add_argument("--only", metavar="FILE", action="append", help="such as mood.csv; again for more than one")
    back.add_argument("--yes", action="store_true", help="do it")

    taken = command("undo", _undo, "Take the last save back.", "Again: the one before it, up to fifty.")
    taken.add_argument("folder", type=Path)


def _add_bringing_in(command: Callable[..., argparse.ArgumentParser]) -> None:
    import_arguments.add_arguments(command("import", _import, *import_arguments.SUMMARY))
    merged = command(
        "merge",
        _merge,
        "Bring a copy that a sync program left beside a log into the log, row by row.",
        "Asks before each row; everything is saved at the end, as one write. The copy stays as it is.",
    )
    merged.add_argument("folder", type=Path)
    merged.add_argument("copy", nargs="?", help="name of the copy; left out: all there are")
    merged.add_argument("--dry-run", action="store_true", help="only say what the copies have")


def _add_taking_out(command: Callable[..., argparse.ArgumentParser]) -> None:
    reminded = command(
        "ics",
        _ics,
        "Write a calendar file: check-in, breaks, milestones, next steps, people of this week.",
        "Titles are neutral unless you ask for names. Opening it again in your calendar moves what is there already.",
    )
    reminded.add_argument("folder", type=Path)
    reminded.add_argument("--to", type=Path, metavar="FILE", help="left out: reminders.ics in the folder")
    reminded.add_argument("--names", action="store_true", help="titles say who and what, for a calendar only you see")
    reminded.add_argument("--replace", action="store_true", help="also over a file that careerdata did not make")
    reminded.add_argument("--dry-run", action="store_true", help="only say what it would hold")


def _share(arguments: argparse.Namespace) -> int:
    return WELL if share.run(arguments, print) else LOOK


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return WELL


def _lab(arguments: argparse.Namespace) -> int:
    folder = arguments.folder or _usual_folder()
    if folder is None:
        folder = Path.home() / "careerdata-example"
        print(f"No folder of yours was named, so this opens the example: {folder}")
        _make(folder, example=True)
    elif not (folder / "plan.toml").is_file():
        _make(folder, example=False)
    for notebook in careerdata.lab.add_notebooks(folder):
        print(f"Copied {notebook.name}")
    careerdata.lab.arrange(folder)
    if changed := careerdata.lab.changed_pages(folder):
        print(
            f"Not as they were shipped: {', '.join(changed)}. Read their code before you run them, unless you wrote it."
        )
    if address := careerdata.lab.address_of(folder):
        print(f"JupyterLab is open on {folder.resolve()} already: {address}")
        return WELL
    print(f"Opening JupyterLab on {folder.resolve()}. Ctrl-C here ends it.", flush=True)
    return int(
        careerdata.lab.open_lab(careerdata.lab.command(folder, arguments.port, not arguments.no_browser), folder)
    )


def _new(arguments: argparse.Namespace) -> int:
    made = _make(arguments.folder, arguments.example)
    if not made:
        print(f"{arguments.folder} has all it needs already; nothing was changed.")
        return WELL
    print(
        f"Made {arguments.folder} with {len(made)} files. Open it with: careerdata lab {shlex.quote(str(arguments.folder))}"
    )
    return WELL


def _make(folder: Path, example: bool) -> tuple[Path, ...]:
    """Make a folder with logs and notebooks, and return the files that were made; what is there stays."""
    bundled.outside_the_checkout(folder)
    ours = {"plan.toml", "notebooks", *(log.file for log in careerdata.schemas.LOGS.values())}
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if there and not there & ours:
        raise CareerdataError(f"{folder} has other things in it. Name a new folder, so that nothing gets mixed up.")
    if example and there & ours and not careerdata.open_logbook(folder).example:
        raise CareerdataError(f"{folder} is somebody's own logbook. Name a new folder for the example.")
    day = careerdata.logbook.clock.today
    logs = bundled.hand_out(bundled.example(), folder) if example else careerdata.logbook.create_folder(folder, day())
    page = bundled.hand_out(bundled.columns(), folder)
    return (*logs, *page, *careerdata.lab.add_notebooks(folder))


def _check(arguments: argparse.Namespace) -> int:
    if arguments.folder.is_file():
        raise CareerdataError(f"{arguments.folder} is a file; name the folder it is in.")
    book = careerdata.open_logbook(arguments.folder)
    if arguments.json:
        print(json.dumps([dataclasses.asdict(problem) for problem in book.problems], indent=2, ensure_ascii=False))
    else:
        print(f"{book!r}")
        for told in careerdata.logbook.explain_problems(book):
            print(f"\n{told}")
    return LOOK if book.problems else WELL


def _import(arguments: argparse.Namespace) -> int:
    from careerdata.cli import import_

    asks = sys.stdin.isatty() and sys.stdout.isatty()
    return WELL if import_.run(arguments, input if asks else None, print) else LOOK


def _merge(arguments: argparse.Namespace) -> int:
    from careerdata.cli.merge import merge

    folder = careerdata.open_logbook(arguments.folder).folder
    bundled.outside_the_checkout(folder)
    merge(folder, arguments.copy, dry_run=arguments.dry_run, ask=input, say=print)
    return WELL


def _restore(arguments: argparse.Namespace) -> int:
    from careerdata.cli.restore import restore

    well = restore(arguments.folder, arguments.source, arguments.only, yes=arguments.yes, say=print)
    return WELL if well else LOOK


def _undo(arguments: argparse.Namespace) -> int:
    print(careerdata.logbook.undo(arguments.folder))
    return WELL


def _ics(arguments: argparse.Namespace) -> int:
    book = careerdata.open_logbook(arguments.folder)
    options = careerdata.reminders.CalendarOptions(
        arguments.to, not arguments.names, arguments.replace, arguments.dry_run
    )
    careerdata.reminders.tell(book, options, say=print)
    return WELL


def _usual_folder() -> Path | None:
    try:
        return careerdata.logbook.find_folder()
    except NoLogbookError:
        return None


if __name__ == "__main__":
    sys.exit(main())
