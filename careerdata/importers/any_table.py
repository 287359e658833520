"""A table that no program is known by: brought in by what the person says of its columns, now or an earlier time."""

from __future__ import annotations

import shlex
import zipfile
from pathlib import Path

from careerdata.importers import pointed
from careerdata.importers.files import read_file
from careerdata.importers.grids import Grid, grid_of
from careerdata.importers.guesses import guess
from careerdata.importers.hints import Told
from careerdata.importers.import_result import Import
from careerdata.importers.pointing import Pointing, remembered
from careerdata.importers.tables import UNDERSTOOD, UnknownTableError
from careerdata.importers.workbooks import is_workbook, sheet_of
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


def table_in(path: Path, sheet: str = "") -> tuple[Grid, tuple[str, ...]] | None:
    """Return a file as a table, and the sheets of its workbook, this one first; None where it is no table.

    Args:
        path: the file.
        sheet: the sheet of a workbook; "" for the first one that holds a table.

    Raises:
        UnreadableExportError: if it cannot be opened.
    """
    sheets: tuple[str, ...] = ()
    if not path.is_file():
        return None
    if not zipfile.is_zipfile(path):
        grid = grid_of(path.name, read_file(path))
    elif is_workbook(path):
        found = sheet_of(path, sheet)
        grid, sheets = grid_of(path.name, found.data), (found.name, *found.others)
    else:
        return None
    return (grid, sheets) if grid and grid.rows else None


def remembered_or_refused(name: str, data: bytes, told: Told, what: str) -> Import:
    """Read a table by what was said of its headers before.

    Args:
        name: the file's name, for messages.
        data: its content.
        told: what is said of it, and what was said of tables before.
        what: what it is not, in sentences.

    Raises:
        UnknownTableError: if nothing was said; the text says how to.
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
    raise UnknownTableError(f"{what} {UNDERSTOOD}{how}")


def how_to_point(grid: Grid) -> str:
    """Return how to say what the columns of a table are, with a proposal, as sentences."""
    found, what = guess(grid), "A table of yours comes in too, when you say what its columns are"
    if found is None:
        return f'{what}, such as: --as skills --map "date=When" --map "hours=Duration" --map "skill=Topic"'
    maps = " ".join(f"--map {shlex.quote(f'{name}={header}')}" for name, header in found.columns.items())
    return f"{what}. For this one, it may be: --as {found.log} {maps}"
