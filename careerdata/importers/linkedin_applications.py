"""LinkedIn's job applications: where, for which job and on which day. Addresses, résumés and answers are never read."""

from __future__ import annotations

import datetime as dt

from careerdata.importers.import_result import Row, Tally
from careerdata.importers.linkedin_dates import month_first, no_date, numbered_day
from careerdata.importers.tables import Shape, Table, fold

APPLICATIONS = Shape(
    "LinkedIn job applications",
    needed=frozenset({"Application Date", "Company Name", "Job Title", "Job Url"}),
    used=frozenset({"Application Date", "Company Name", "Job Title"}),
)
NAMELESS = "applications without a company"
ABOUT = (
    " An application is a step of the day on which you applied. LinkedIn does not tell how you came to it or what became of "
    "it: note that on the page Look outside. E-mail addresses, telephone numbers, résumés and your answers are never stored."
)


def applied(table: Table, tally: Tally, dates: str = "") -> tuple[Row, ...]:
    """Return the applications as rows of applications.csv, oldest first, each once.

    Args:
        table: Job Applications.csv.
        tally: what could not be read, and what was left out, is added to it.
        dates: "day" or "month", whichever comes first, where the person said so.
    """
    begins_with_month = month_first(table, "Application Date", tally, dates)
    found: dict[tuple[dt.date, str, str], Row] = {}
    for record in table.records:
        day = numbered_day(record["Application Date"], begins_with_month)
        where, role = record["Company Name"], record["Job Title"]
        if not where:
            tally.left_out[NAMELESS] += 1
        elif day is None:
            tally.problems.append(no_date(table, record, "Application Date", "3/14/25, 2:37 PM"))
        else:
            row = {"date": day, "organisation": where, **({"role": role} if role else {}), "stage": "applied"}
            found.setdefault((day, fold(where), fold(role)), row)
    return tuple(found[key] for key in sorted(found))
