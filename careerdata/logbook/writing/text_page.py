"""A page of text of the person's own, kept beside the logs; it is no log, and nothing reads it again."""

from __future__ import annotations

import itertools
from pathlib import Path

from careerdata.logbook.atomic_files import from_home, locked, os_errors_explained, read_bytes, write


def save_text(folder: Path | str, stem: str, text: str) -> Path:
    """Save a page of text in the folder, for the person alone, and return where it is.

    A file that is there with other words is left as it is, and the page gets a number: ``ask-2.txt``.

    Args:
        folder: the person's folder.
        stem: the file's name without ``.txt``.
        text: the page.

    Raises:
        FileBusyError: if it cannot be written now.
        NoLogbookError: if there is no such folder.
    """
    folder, data = from_home(folder), text.encode()
    with locked(folder):
        for number in itertools.count(1):
            path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
            with os_errors_explained(path.name):
                found = read_bytes(path)
                if found is None:
                    write(path, data)
                if found in (None, data):
                    return path
    raise AssertionError  # There is always one more number.
