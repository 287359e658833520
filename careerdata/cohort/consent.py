"""Who agreed to be counted: a file that only the person puts into their folder, and takes out again."""

from __future__ import annotations

from pathlib import Path

from careerdata.logbook.atomic_files import whole_file

CONSENT = "cohort-consent.txt"
"""One name of a cohort a line: each may count this folder."""


def opted_in(folder: Path, cohort: str) -> list[Path]:
    """Return the folders of those who agreed to be counted in a cohort, in the order of their names.

    Args:
        folder: the folder that holds one folder a person.
        cohort: its name, as it stands on a line of each person's `cohort-consent.txt`; capitals do not matter.
    """
    return [person for person in sorted(folder.iterdir()) if person.is_dir() and _agreed(person, cohort)]


def _agreed(person: Path, cohort: str) -> bool:
    try:
        lines = whole_file(person / CONSENT).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return cohort.strip().casefold() in {line.strip().casefold() for line in lines if line.strip()}
