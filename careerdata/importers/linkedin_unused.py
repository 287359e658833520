"""Files of a LinkedIn export that are known and not used, with the reason; each is told by its columns."""

from __future__ import annotations

from careerdata.importers.tables import Shape

_WHY = {
    "LinkedIn saved jobs": "the jobs that you saved: a job that was only looked at is no step. What you applied to is in Job Applications.csv",
    "LinkedIn Learning": "the courses that you looked at, without their hours: write down yourself what you learned, and for how long",
}
UNUSED = {
    shape.name: shape
    for shape in (
        Shape("LinkedIn saved jobs", frozenset({"Saved Date", "Job Url", "Job Title", "Company Name"}), frozenset()),
        Shape("LinkedIn Learning", frozenset({"Content Title", "Content Type", "Content Saved"}), frozenset()),
    )
}
"""By its name, what each is known by."""


def why_unused(file: str, shape: str) -> str:
    """Return what a file is, and why nothing of it is brought in.

    Args:
        file: its name.
        shape: its kind, one of `UNUSED`.
    """
    return f"{file} is known, and not used: it holds {_WHY[shape]}."
