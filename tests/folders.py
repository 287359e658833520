"""A folder as a person writes it: the text of each file, opened on a day."""

from careerdata.logbook import open_logbook


def opened(folder, today, plan="", **logs):
    """Return the logbook of a folder with these files; a log is its head and its rows, a line each."""
    if plan:
        (folder / "plan.toml").write_text(plan)
    for log, rows in logs.items():
        (folder / f"{log.replace('_', '-')}.csv").write_text("\n".join(rows) + "\n")
    book = open_logbook(folder, today)
    assert [problem for problem in book.problems if problem.severity != "notice"] == []
    return book
