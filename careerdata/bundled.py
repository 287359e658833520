"""What the package carries besides code: the guided notebooks, the page of columns and the example logbook, and how they are handed out.

A file that exists is never overwritten: a notebook may have been edited, and a log is somebody's own.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from careerdata.problems import CareerdataError

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Page:
    """A guided page: its file, its title, and its name in the bar of the steps."""

    file: str
    title: str
    label: str


PAGES = {
    "start": Page("00-start-here.ipynb", "Start here", "Home"),
    "checkin": Page("01-weekly-check-in.ipynb", "The weekly check-in", "Check-in"),
    "rut": Page("02-am-i-in-a-rut.ipynb", "Am I in a rut?", "Rut"),
    "needs": Page("03-wants-and-needs.ipynb", "Wants and needs", "Needs"),
    "power": Page("04-grow-your-power.ipynb", "Grow your power", "Power"),
    "plan": Page("05-plan-the-escape.ipynb", "Plan the escape", "Plan"),
    "followups": Page("06-stay-in-touch.ipynb", "Stay in touch", "In touch"),
    "ask": Page("07-make-your-move.ipynb", "Make your move", "The ask"),
    "share": Page("08-what-i-can-show.ipynb", "What I can show", "To show"),
    "outside": Page("09-look-outside.ipynb", "Look outside", "Outside"),
}
"""The page of each step, in the order of the method."""


def notebooks() -> Path:
    """Return the folder of the guided notebooks as they were shipped."""
    return _carried("_notebooks", "notebooks")


def example() -> Path:
    """Return the folder of the example logbook as it was shipped."""
    return columns() / "example"


def columns() -> Path:
    """Return the folder of the page that says every column, as it was shipped."""
    return _carried("_data", "data")


def checkout() -> Path | None:
    """Return the source checkout this package runs from; None when it was installed from a wheel."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "notebooks").is_dir() else None


def hand_out(source: Path, target: Path) -> tuple[Path, ...]:
    """Copy the files of `source` into `target`, leaving every file that is there already as it is.

    Args:
        source: a folder of this package.
        target: the person's folder; made, for the person alone (0700), when it does not exist.

    Returns:
        The files that were made, in order.

    Raises:
        CareerdataError: when `target` lies in the source checkout of careerdata, or cannot be written.
    """
    outside_the_checkout(target)
    made = []
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in sorted(path for path in source.iterdir() if path.is_file()):
            copy = target / file.name
            if not copy.exists():
                shutil.copyfile(file, copy)
                copy.chmod(0o600)
                made.append(copy)
    except OSError as error:
        raise CareerdataError(f"{error.filename or target} could not be written: {error.strerror}.") from error
    return tuple(made)


def outside_the_checkout(folder: Path) -> None:
    """Make sure that a person's folder is not inside this program's own source.

    Raises:
        CareerdataError: when it is; its text proposes a place.
    """
    root = checkout()
    try:
        place = folder.resolve()
    except (OSError, RuntimeError) as error:
        raise CareerdataError(
            f"{folder} is a link that leads nowhere. Take it away, or name another folder."
        ) from error
    if root is not None and place.is_relative_to(root):
        raise CareerdataError(
            f"{folder} lies inside the careerdata source. Your logs are better kept apart from it, "
            f"for example in {Path.home() / 'career'}."
        )


def _carried(packaged: str, beside: str) -> Path:
    """Return what a wheel carries inside the package, or what a checkout (or editable install) has beside it."""
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _PACKAGE.parent / beside
