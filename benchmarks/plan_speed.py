"""Measure what a move of a slider costs on the plan: eight goals, 104 weeks of history, 104 weeks ahead, 2,000 futures.

Each control moves 40 times: the hours, the date, a target, focus and growth, a break, and the hours once more beside three
drafts that were set aside. Timed are the answer (`analysis.plan.read`), the picture
(`figures.plan`), and all that a move does in the panel, its live chart repainted. The ratio is to drawing 2,000 times 104
Poisson numbers, which says how it would be on another machine. Prints Markdown; run ``python -m benchmarks.plan_speed``,
or in a notebook ``import benchmarks.plan_speed; benchmarks.plan_speed.main()`` for the cost with a browser to send to.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from careerdata import Logbook, figures, open_logbook, panels
from careerdata.analysis.plan import readiness as analysis
from careerdata.plan import Break, Plan

TODAY = dt.date(2026, 6, 1)
WEEKS = 104
MOVES = 40
BESIDE_THREE = "hours, beside three drafts"
WEEK = dt.timedelta(days=7)
SKILLS = ("SQL", "statistics", "writing")
COUNTED = ("evidence", "exposure", "gigs", "people", "evidence")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        book = written(Path(folder))
        panel = panels.plan(book)
        yard = np.median(milliseconds(lambda _: np.random.default_rng(1).poisson(3.0, (2000, WEEKS)), range(MOVES)))
        print(
            "| moved | answer, ms | picture, ms | all in the panel, ms | slowest | ratio |\n|---|---|---|---|---|---|"
        )
        for name, drafts in moves(book.plan).items():
            if name == BESIDE_THREE:
                for draft in drafts[:3]:
                    panel.change(**vars(draft))
                    panel.drafts.add()
            answers = milliseconds(lambda draft: analysis.read(book, draft), drafts)
            found = analysis.read(book, drafts[0])
            beside = panel.drafts.compared() if panel.drafts.aside else None
            pictures = milliseconds(lambda _, found=found, beside=beside: figures.plan(found, beside), drafts)
            every = milliseconds(lambda draft: panel.change(**vars(draft)), drafts)
            middle = [np.median(times) for times in (answers, pictures, every)]
            print(
                f"| {name} | {middle[0]:.1f} | {middle[1]:.1f} | {middle[2]:.1f} | {max(every):.1f} | {middle[2] / yard:.1f} |"
            )
        print(f"\nDrawing 2,000 times {WEEKS} Poisson numbers took {yard:.1f} ms here.")


def milliseconds(act: Callable[[object], object], arguments: object) -> list[float]:
    """Return the processor time of each call, which other programs do not stretch; a first call warms up."""
    taken = []
    for argument in [next(iter(arguments)), *arguments]:
        before = time.process_time()
        act(argument)
        taken.append(1000 * (time.process_time() - before))
    return taken[1:]


def moves(plan: Plan) -> dict[str, list[Plan]]:
    """Return the drafts that a person would drag through."""
    first, *others = plan.goals
    steps = range(MOVES)
    return {
        "hours a week": [replace(plan, hours_per_week=1 + step / 4) for step in steps],
        "the date": [replace(plan, escape_date=plan.escape_date + (step - 20) * WEEK) for step in steps],
        "a target": [replace(plan, goals=(replace(first, target=100.0 + 5 * step), *others)) for step in steps],
        "the focus": [replace(plan, focus=20.0 + 2 * step) for step in steps],
        "the growth": [replace(plan, growth=2.0 * step) for step in steps],
        "a break": [replace(plan, breaks=(Break(TODAY + step * WEEK, TODAY + (step + 2) * WEEK),)) for step in steps],
        BESIDE_THREE: [replace(plan, hours_per_week=1 + step / 4) for step in steps],
    }


def written(folder: Path) -> Logbook:
    """Write a log of 104 weeks and a plan of eight goals, and open it."""
    start, date = TODAY - WEEKS * WEEK, TODAY + WEEKS * WEEK
    goals = [("skill_hours", skill, 300) for skill in SKILLS]
    goals += [
        (kind, f"{kind} {number}" if kind != "evidence" else SKILLS[number % 3], 9)
        for number, kind in enumerate(COUNTED)
    ]
    tables = [f'[[goals]]\nkind = "{kind}"\nname = "{name}"\ntarget = {target}\n' for kind, name, target in goals]
    head = f'start = {start}\nescape_date = {date}\nhours_per_week = 5\ntarget_team = "Data"\n'
    (folder / "plan.toml").write_text(head + "".join(tables))
    rng = np.random.default_rng(4)
    rows = [
        f"{start + week * WEEK},{skill},{rng.integers(1, 12) / 4},{'a link' if rng.random() < 0.05 else ''}"
        for week in range(WEEKS)
        for skill in SKILLS
    ]
    (folder / "skills.csv").write_text("\n".join(["date,skill,hours,evidence", *rows]) + "\n")
    return open_logbook(folder, TODAY)


if __name__ == "__main__":
    main()
