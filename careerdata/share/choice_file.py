"""A choice kept in a file of its own: written once, never over another, and read back."""

from __future__ import annotations

from pathlib import Path

from careerdata import bundled
from careerdata.logbook.atomic_files import write
from careerdata.problems import CareerdataError
from careerdata.share.choice import Choice, read_choice


def save_choice(path: Path, text: str) -> None:
    """Write a new choice file, whole or not at all, for the person alone (0600).

    Raises:
        CareerdataError: if the file is there already, lies in the source, or cannot be written.
    """
    bundled.outside_the_checkout(path.parent)
    try:
        if path.exists() or path.is_symlink():
            raise CareerdataError(f"{path} is there already, and stays as it is.")
        write(path, text.encode())
    except OSError as error:
        raise CareerdataError(f"{path} could not be written: {error.strerror}.") from error


def load_choice(path: Path) -> Choice:
    """Return the choice of a file.

    Raises:
        CareerdataError: if it cannot be read, or says something that cannot be ticked.
    """
    try:
        if not path.is_file():
            # A pipe in place of a file would be waited for.
            raise CareerdataError(f"There is no choice file {path}.")
        return read_choice(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise CareerdataError(f"The choice file {path} could not be read: {error}.") from error
