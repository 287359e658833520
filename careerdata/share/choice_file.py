"""A choice that was kept in a file of its own, read back."""

from __future__ import annotations

from pathlib import Path

from careerdata.problems import CareerdataError
from careerdata.share.choice import Choice, read_choice


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
