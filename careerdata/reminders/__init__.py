"""Reminders for a calendar: what is due out of a folder of logs, shown first, then one .ics file of it.

`events` says what is due (pure: a logbook in, events out), `calendar` writes them as text, `file` puts that text where
the person wants it, and `command` is what ``careerdata ics`` says.
"""

from __future__ import annotations

from careerdata.reminders.command import CalendarOptions, tell
from careerdata.reminders.events import Reminder, read, reminders
from careerdata.reminders.file import NotOurFileError, save, usual_place
from careerdata.reminders.ics import text

__all__ = ["CalendarOptions", "NotOurFileError", "Reminder", "read", "reminders", "save", "tell", "text", "usual_place"]
