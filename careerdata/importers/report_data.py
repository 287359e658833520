"""An import as plain data, for programs: what `careerdata.importers.report_text` says in words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from careerdata.importers.import_result import Import
from careerdata.importers.merge import Difference
from careerdata.schemas import log_named


def described(found: Import, new: Difference) -> dict[str, Any]:
    """Return what an export is and what it would change, as values that JSON has; days are texts such as 2026-03-02.

    Args:
        found: the import.
        new: what `careerdata.importers.compare` found.

    Returns:
        ``source``, ``known_by`` and ``dates`` (how it was settled what comes first in 3/4/2026, "" where nothing was to be);
        ``logs``: by file, how many rows are ``new``, ``known``, ``changed``, ``removed``, ``waiting``, ``left_by_you`` and
        ``strangers``, and the ``columns`` that new rows fill; ``labels`` whose meaning is asked, ``people`` who are asked
        about, ``strangers`` who stay out, what is ``offered`` for the plan, ``left_out`` on purpose, ``problems``, and ``about``.
    """
    return {
        "source": found.source,
        "known_by": found.known_by,
        "dates": found.dates,
        "logs": {log_named(log).file: _log(log, found, new) for log in found.rows},
        "differing": [
            {
                "file": log_named(one.log).file,
                "row": _plain(one.there),
                "now": None if one.now is None else _plain(one.now),
            }
            for one in new.differing
        ],
        "labels": [dataclasses.asdict(label) for label in found.labels],
        "people": [dataclasses.asdict(question) for question in new.questions],
        "strangers": dict(new.strangers),
        "news": list(new.news),
        "offered": list(found.offered),
        "left_out": [dataclasses.asdict(item) for item in found.skipped],
        "problems": [dataclasses.asdict(problem) for problem in (*found.problems, *new.problems)],
        "about": found.about,
    }


def _log(log: str, found: Import, new: Difference) -> dict[str, Any]:
    strangers = sum(row.get("contact") in new.strangers for row in found.rows[log])
    changed = sum(one.log == log and one.now is not None for one in new.differing)
    removed = sum(one.log == log and one.now is None for one in new.differing)
    fresh, waiting, left = len(new.rows[log]), new.withheld.get(log, 0), new.left.get(log, 0)
    columns = dict.fromkeys(name for row in new.rows[log] for name in row)
    return {
        "new": fresh,
        "known": len(found.rows[log]) - fresh - waiting - changed - left - strangers,
        "changed": changed,
        "removed": removed,
        "waiting": waiting,
        "left_by_you": left,
        "strangers": strangers,
        "columns": list(columns),
    }


def _plain(cells: dict[str, Any]) -> dict[str, Any]:
    """Return cells as JSON has them."""
    return {name: f"{value}" if isinstance(value, dt.date) else value for name, value in cells.items()}
