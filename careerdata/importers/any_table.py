"""A table that no program is known by: brought in by what the person says of its columns, now or an earlier time."""

from __future__ import annotations

import shlex

from careerdata.importers import pointed
from careerdata.importers.grids import Grid, grid_of
from careerdata.importers.guesses import guess
from careerdata.importers.hints import Told
from careerdata.importers.import_result import Import
from careerdata.importers.pointing import Pointing, remembered
from careerdata.importers.tables import UNDERSTOOD
from careerdata.problems import CareerdataError, UnreadableExportError


def read(name: str, data: bytes, said: Pointing, told: Told, known_as: str = "") -> Import:
    """Read a table by what is said of its columns.

    Args:
        name: the file's name, for messages.
        data: its content.
        said: what its columns are.
        told: what else is said of it.
        known_as: what it was known by the first time; "" for now.

    Raises:
        UnreadableExportError: if it is no table.
        CareerdataError: if what is said of it does not fit.
    """
    grid = grid_of(name, data, said.columns.values()) or grid_of(name, data)
    if grid is None:
        raise UnreadableExportError(
            f"{name} has no line with names of columns near its top. Write one above its rows, such as: Date,Topic,Hours"
        )
    return pointed.read(grid, said, told, known_as)


def remembered_or_refused(name: str, data: bytes, told: Told, what: str) -> Import:
    """Read a table by what was said of its headers before.

    Args:
        name: the file's name, for messages.
        data: its content.
        told: what is said of it, and what was said of tables before.
        what: what it is not, in sentences.

    Raises:
        UnreadableExportError: if nothing was said; the text says how to.
    """
    grid = grid_of(name, data)
    known = remembered(grid.headers, told.tables) if grid else None
    if known is not None:
        try:
            return read(name, data, known[1], told, known[0])
        except UnreadableExportError:
            raise
        except CareerdataError as wrong:
            raise CareerdataError(f"{wrong} That is what [imports.tables] of plan.toml says of this table.") from None
    how = f" {how_to_point(grid)}" if grid and grid.rows else ""
    raise UnreadableExportError(f"{what} {UNDERSTOOD}{how}")


def how_to_point(grid: Grid) -> str:
    """Return how to say what the columns of a table are, with a proposal, as sentences."""
    found, what = guess(grid), "A table of yours comes in too, when you say what its columns are"
    if found is None:
        return f'{what}, such as: --as skills --map "date=When" --map "hours=Duration" --map "skill=Topic"'
    maps = " ".join(f"--map {shlex.quote(f'{name}={header}')}" for name, header in found.columns.items())
    return f"{what}. For this one, it may be: --as {found.log} {maps}"
