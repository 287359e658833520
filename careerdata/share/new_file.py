"""A file that a person asked for beside their logs: written once, whole or not at all, and never over another."""

from __future__ import annotations

from pathlib import Path

from careerdata import bundled
from careerdata.logbook.atomic_files import write
from careerdata.problems import CareerdataError


def write_new(path: Path, text: str) -> None:
    """Write a new file for the person alone (0600), and the folder it goes to.

    Raises:
        CareerdataError: if the file is there already, lies in the source, or cannot be written.
    """
    bundled.outside_the_checkout(path.parent)
    try:
        if path.exists() or path.is_symlink():
            raise CareerdataError(f"{path} is there already, and stays as it is.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(path, text.encode())
    except OSError as error:
        raise CareerdataError(f"{path} could not be written: {error.strerror}.") from error
