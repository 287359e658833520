"""What one save holds: rows of several logs, other names of people, ids; drafted file by file before any is written."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from careerdata.logbook.atomic_files import Change, os_errors_explained, read_bytes
from careerdata.logbook.known_ids import Seen, change_of_ids
from careerdata.logbook.known_rows import KnownRow, change_of_rows
from careerdata.logbook.reading.encoding import Refusal, Text, decode
from careerdata.logbook.reading.other_names import refuse_beside_another
from careerdata.logbook.writing.pending_file import PendingFile
from careerdata.plan import FILE as PLAN_FILE
from careerdata.plan import read_plan, write_imports, write_names
from careerdata.problems import FileBusyError
from careerdata.schemas import LOGS, log_named
from careerdata.text import counted, join_words

_ANY_DAY = dt.date(2000, 1, 3)
_Names = Mapping[str, tuple[str, ...]]


class Edit(NamedTuple):
    """What one save holds; it is written whole or not at all.

    Attributes:
        new: rows to add, by log.
        changed: rows to change, one after the other and before any is added: the log, the key, the new cells.
        gone: rows to take out, after those: the log and the key.
        names: `[names]` of the plan as it was seen, and as it is to be; None leaves it.
        labels: lines to add to `[imports]` of the plan, or to change there.
        ids: ids of people to remember.
        entries: rows of another program's entries to remember, by the entry's id; none forgets the entry.
    """

    new: Mapping[str, Sequence[Mapping[str, Any]]] = {}
    changed: Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = ()
    gone: Sequence[tuple[str, Mapping[str, Any]]] = ()
    names: tuple[_Names, _Names] | None = None
    labels: Mapping[str, Mapping[str, Any]] = {}
    ids: Mapping[str, Seen] = {}
    entries: Mapping[str, Sequence[KnownRow]] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save.

        Raises:
            UnknownLogError: if there is no log of a name that it has.
        """
        rows = [rows for log, rows in self.new.items() if log_named(log)]
        return not any([*rows, self.changed, self.gone, self.names, self.labels, self.ids, self.entries])


def drafted(folder: Path, what: Edit) -> tuple[list[Change], str]:
    """Return what an edit makes of the files, and how that is said; nothing for an empty one."""
    changes, said = _rows(folder, what)
    if what.names is not None or what.labels:
        changes.append(_plan(folder, what))
        said += ["the names of people"] if what.names else ["what words of other programs mean"]
    if what.ids:
        changes.append(change_of_ids(folder, what.ids))
        said += [] if said else ["what an import knew people by"]
    if what.entries:
        changes.append(change_of_rows(folder, what.entries))
        said += [] if said else ["what an import knew its entries by"]
    return changes, join_words(said)


def _rows(folder: Path, what: Edit) -> tuple[list[Change], list[str]]:
    added = {log: rows for log, rows in what.new.items() if log_named(log) and rows}
    by_log: dict[str, list[tuple[Mapping[str, Any], Mapping[str, Any]]]] = defaultdict(list)
    for log, key, cells in what.changed:
        by_log[log_named(log).name].append((key, cells))
    lost: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for log, key in what.gone:
        lost[log_named(log).name].append(key)
    names = dict.fromkeys([*by_log, *lost, *added])
    for name in names:
        if not (folder / LOGS[name].file).exists():
            refuse_beside_another(folder, LOGS[name])
    drafts = {name: PendingFile.of(folder, LOGS[name]) for name in names}
    for log, changes in by_log.items():
        drafts[log] = drafts[log].changed(changes)
    for log, keys in lost.items():
        drafts[log] = drafts[log].without(keys)
    for log, news in added.items():
        drafts[log] = drafts[log].added(news)
    counts = {log: (len(by_log.get(log, ())) + len(lost.get(log, ())), len(added.get(log, ()))) for log in drafts}
    said = [_said(LOGS[log].noun, changed, news) for log, (changed, news) in counts.items()]
    return [draft.change for draft in drafts.values()], said


def _plan(folder: Path, what: Edit) -> Change:
    with os_errors_explained(PLAN_FILE):
        before = read_bytes(folder / PLAN_FILE)
    text = plan_text(before)
    written, problems = read_plan(text.text, _ANY_DAY)
    if any(problem.severity == "refused" for problem in problems):
        raise FileBusyError(f"{problems[0]} Nothing was saved.")
    said = text.text
    if what.names is not None:
        seen, wanted = what.names
        if written.names != seen:
            raise FileBusyError(
                f"The names in {PLAN_FILE} were changed since you opened it, so nothing was saved. Run the notebook again."
            )
        said = write_names(said, wanted)
    if what.labels:
        said = write_imports(said, what.labels)
    return Change(PLAN_FILE, before, text.encode(said))


def plan_text(data: bytes | None) -> Text:
    """Return the text of plan.toml, empty where there is none.

    Raises:
        FileBusyError: when it cannot be understood.
    """
    if data is None:
        return Text("")
    try:
        return decode(data)
    except Refusal as refusal:
        said = f"{PLAN_FILE}: {refusal.remark.message} Move it away, or copy an older version back."
        raise FileBusyError(f"{said} Nothing was saved.") from None


def _said(noun: tuple[str, str], changes: int, news: int) -> str:
    """Return what a write does to a log, said once: changed and new rows of the same log are counted together."""
    many = counted(changes + news, *noun)
    return f"the {'changes' if news else 'change'} to {many}" if changes else many
