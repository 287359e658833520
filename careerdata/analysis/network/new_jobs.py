"""Who has a new job, by what imports told: a reason to congratulate, which gives something and asks for nothing."""

from __future__ import annotations

import pandas as pd

from careerdata.logbook.known_ids import NewJob
from careerdata.logbook.logbook import Logbook

DAYS = 30
"""So long a new job is a reason to write."""


def fresh_jobs(book: Logbook) -> dict[str, NewJob]:
    """Return who has a new job, by name, where an import told it in the last `DAYS`."""
    ago = {name: (book.today - job.told_on).days for name, job in book.new_jobs.items()}
    return {name: job for name, job in book.new_jobs.items() if 0 <= ago[name] <= DAYS}


def job_columns(book: Logbook) -> pd.DataFrame:
    """Return the same by name as new_job (where) and job_told_on."""
    jobs = fresh_jobs(book)
    return pd.DataFrame(
        {
            "new_job": pd.Series([job.organisation for job in jobs.values()], dtype="str"),
            "job_told_on": pd.Series([job.told_on for job in jobs.values()], dtype="datetime64[us]"),
        }
    ).set_axis(pd.Index(list(jobs), dtype="str"))
