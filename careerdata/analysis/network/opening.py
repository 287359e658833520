"""An opening line for a message, made of what the logs hold: something to begin with, to be copied and made one's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pandas as pd

from careerdata.analysis.network.cold_ask_reading import Reading, pains_of
from careerdata.analysis.network.new_jobs import fresh_jobs
from careerdata.analysis.network.next_steps import open_steps
from careerdata.logbook.known_ids import NewJob
from careerdata.logbook.logbook import Logbook

_MET = ("met", "event", "called")


def opening_lines(book: Logbook, names: Iterable[str]) -> list[str]:
    """Return a line to begin a message with, for each name.

    What you said you would do comes first; then a new job, then thanks for what they gave and were not thanked for since, news of a result
    with their team, a pain point you share, where you last met; for somebody the logs say nothing of, how you met. It never
    asks for anything.

    Args:
        book: contacts.csv, touches.csv, endorsements.csv, exposure.csv, pains.csv; later rows than today are left out.
        names: people, as contacts.csv has them.
    """
    openings = _Openings(Reading(book))
    return [openings.line(name) for name in names]


class _Openings:
    """What there is to begin with, person by person."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def line(self, name: str) -> str:
        step = self.steps.get(name)
        if step is not None:
            return f"I have not forgotten what I said I would do: {step}."
        job, last = self.jobs.get(name), self.last.get(name)
        if job is not None and (last is None or last.date < pd.Timestamp(job.told_on)):
            return f"Congratulations on the new job at {job.organisation}."
        reading, person = self.reading, self.reading.people.get(name)
        got, thanked = reading.received.get(name), reading.thanked.get(name)
        if got and (thanked is None or thanked < max(got)[0]):
            when, what = max(got)
            return f"Thank you again for the {what} in {when:%B}."
        if person is not None and person.team is not None:
            project = reading.results.get(person.team.strip().casefold())
            if project is not None:
                return f"I thought of you because of {project}. How is it going in {person.team}?"
        shared = [pain for pain in pains_of(person.shares if person else None) if pain in reading.mine]
        if shared:
            return f"You told me about “{shared[0]}”, and I keep thinking of it. How is it for you now?"
        return self._last(name)

    def _last(self, name: str) -> str:
        last = self.last.get(name)
        if last is None:
            through = self.through.get(name)
            return f"We met through {through}, and I would like to hear how you are." if through else "How are you?"
        when = f"{last.date:%B}" if last.date.year == self.reading.day.year else f"{last.date:%B %Y}"
        if isinstance(last.event, str):
            return f"It was good to meet you at {last.event} in {when}. How have you been since?"
        verb = "talked" if last.kind in _MET else "wrote to each other"
        where = self.where.get(name)
        return f"We last {verb} in {when}. How are things{f' at {where}' if where else ''}?"

    @cached_property
    def steps(self) -> dict[str, str]:
        """The first open next step with each person."""
        steps = open_steps(self.reading.book, self.reading.day.date()).drop_duplicates("contact")
        return dict(zip(steps["contact"], steps["next_step"], strict=True))

    @cached_property
    def jobs(self) -> dict[str, NewJob]:
        """Who has a new job, and since when that is known."""
        return fresh_jobs(self.reading.book)

    @cached_property
    def last(self) -> dict[str, Any]:
        """The last time in touch with each person."""
        log = self.reading.log.reindex(columns=["contact", "date", "kind", "event"])
        last = log.sort_values("date", kind="stable").drop_duplicates("contact", keep="last")
        return {str(row.contact): row for row in last.itertuples(index=False)}

    @cached_property
    def through(self) -> dict[str, str]:
        """Through whom or what each person was met, where that is noted."""
        return _texts(self.reading.book.contacts, "met_through")

    @cached_property
    def where(self) -> dict[str, str]:
        """Where each person works, where that is noted."""
        return _texts(self.reading.book.contacts, "organisation")


def _texts(contacts: pd.DataFrame, column: str) -> dict[str, str]:
    known = contacts[["contact", column]].dropna()
    return dict(zip(known["contact"], known[column], strict=True))
