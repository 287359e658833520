"""A folder of logs: read into typed frames and problems, and written by one careful writer.

`logbook` is the plain value that everything else works on; `opening` makes it from a folder. `reading` goes from a file to a
frame, `writing` from a row to a file, `recovery` back again. `cross_checks` sees what only shows between logs, `clock` is the
one place that knows what day it is, and `atomic_files` the one that touches the disk.
"""

from __future__ import annotations

from careerdata.logbook.logbook import Logbook
from careerdata.logbook.opening import explain_problems, find_folder, open_logbook, reopen
from careerdata.logbook.reading.reader import read_log
from careerdata.logbook.recovery.restore import Restoring, restore, would_restore
from careerdata.logbook.writing.edit import Edit
from careerdata.logbook.writing.text_page import save_text
from careerdata.logbook.writing.undo import last_save, undo
from careerdata.logbook.writing.writer import (
    append,
    append_rows,
    create_folder,
    edit,
    save_edit,
    save_plan,
    save_together,
)

__all__ = [
    "Edit",
    "Logbook",
    "Restoring",
    "append",
    "append_rows",
    "create_folder",
    "edit",
    "explain_problems",
    "find_folder",
    "last_save",
    "open_logbook",
    "read_log",
    "reopen",
    "restore",
    "save_edit",
    "save_plan",
    "save_text",
    "save_together",
    "undo",
    "would_restore",
]
