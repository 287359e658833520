"""A folder of logs: read into typed frames and problems, and written by one careful writer.

From a file to a frame: `text` (bytes to text), `scan`, `header` and `table` (text to records that know their line),
`cells` and `dates` (a cell to a `value`), `read` (a frame that the model has checked), `book` (the whole folder).
From a row to a file: `compose` (values to text in the file's own style), `draft` (read again before it counts), `disk`
(a lock, whole files only), `backups` (copies of other days and of the last save), `undo` (the journal), `write` (the
functions that people call). Back again: `saved` (what was lost outside is noticed), `restore` (a copy takes its place).
`texts` keeps a page that is no log. `columns` says in few words what a model says; `messages`, `explain` and `across`
are what the person gets to hear; `clock` is the one place that knows what day it is.
"""

from __future__ import annotations

from careerdata.logbook.opening import Logbook, find_folder, open_logbook
from careerdata.logbook.reading.reader import read_log
from careerdata.logbook.recovery.restore import Restoring, restore, would_restore
from careerdata.logbook.writing.text_page import save_text
from careerdata.logbook.writing.undo import last_save, undo
from careerdata.logbook.writing.writer import append, append_rows, create_folder, edit, save_plan, save_together

__all__ = [
    "Logbook",
    "Restoring",
    "append",
    "append_rows",
    "create_folder",
    "edit",
    "find_folder",
    "last_save",
    "open_logbook",
    "read_log",
    "restore",
    "save_plan",
    "save_text",
    "save_together",
    "undo",
    "would_restore",
]
