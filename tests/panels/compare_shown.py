"""What one checkout shows: every panel opened and moved, and every notebook run, on three folders."""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import io
import json
import os
import shutil
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compare_lines import described, files, tree

TODAY = dt.date(2026, 6, 28)
"""The day the example pretends to be today."""
MOVES: dict[str, tuple[tuple[str, str, Any], ...]] = {
    "ask": (
        ("set", "2. One request", "A post in your team, or six months of exchange with it"),
        ("press", "The pay range", None),
        ("press", "Save this ask", None),
        ("press", "Undo", None),
    ),
    "balance": (("set", "Try hours a week", 12.0),),
    "checkin": (
        ("set", "I remember this week well enough", True),
        ("set", "Mood at work", "1"),
        ("set", "Hours worked", "a lot"),
        ("press", "Save this week", None),
        ("set", "Hours worked", "38"),
        ("set", "Add a person", "Quilla Vantongeren"),
        ("set", "Add a skill", "SQL"),
        ("set", "Hours of SQL", "2"),
        ("press", "Save this week", None),
        ("press", "Undo", None),
        ("press", "Save this week", None),
    ),
    "endorsements": (
        ("set", "What came of it", 1),
        ("press", "Save this word", None),
        ("set", "Given on", TODAY),
        ("press", "Save this word", None),
    ),
    "exposure": (
        ("set", "Only my target team", True),
        ("set", "Joint project", "Churn dashboard"),
        ("press", "Save", None),
    ),
    "followups": (
        ("set", "People a week", 3),
        ("set", "Person", 1),
        ("set", "Next step", "send the talk"),
        ("press", "Done: save it", None),
        ("set", "Person", 2),
        ("press", "Snooze 2 weeks", None),
        ("press", "Undo", None),
        ("set", "Event", "Data Evening"),
        ("set", "Who was there", "Quilla Vantongeren"),
        ("press", "Save the event", None),
    ),
    "intentions": (
        ("set", "If or when", "I make my coffee"),
        ("set", "then I", "read one page"),
        ("press", "Save this plan", None),
    ),
    "needs": (
        ("set", "Weight, 1 to 5", "2"),
        ("set", "Add a pain point", "No desk of my own"),
        ("press", "▲ Up", None),
        ("press", "Save the list", None),
    ),
    "outside": (
        ("set", "Where", "Quilla Works"),
        ("set", "How far it is", 1),
        ("set", "Hours it took", "a lot"),
        ("press", "Save this step", None),
        ("set", "Hours it took", "2"),
        ("press", "Save this step", None),
        ("press", "Undo", None),
    ),
    "pay": (
        ("set", "Heard from", 1),
        ("set", "From, a year", "61000"),
        ("set", "To, a year", "66,000"),
        ("press", "Save this figure", None),
        ("set", "Role to look at", 1),
    ),
    "plan": (
        ("set", "Hours a week", 9.0),
        ("press", "24 months", None),
        ("press", "What would it take?", None),
        ("set", "Hours on the goals, %", 70.0),
        ("press", "Keep this plan", None),
        ("press", "Keep this plan", None),
    ),
    "power": (
        ("set", "Person", 3),
        ("set", "Influence", 2),
        ("press", "Save where they stand", None),
        ("set", "Show who introduced whom", True),
    ),
    "reminders": (("set", "Neutral titles, without names", False), ("press", "Save the calendar file", None)),
    "rut": (
        ("set", "Baseline: weeks at least", 14),
        ("set", "What moves with", 1),
        ("set", "A bad week begins at", 5.0),
        ("set", "What it was", "ill"),
        ("set", "From", TODAY),
        ("press", "Save this stretch", None),
        ("press", "Undo", None),
    ),
    "share": (
        ("set", "Title", "My year"),
        ("set", "Skills over time", False),
        ("set", "Chart", 1),
        ("press", "Save these ticks", None),
    ),
    "start": (("press", "Read the folder again", None),),
    "wins": (
        ("set", "What went well", "The temp works alone"),
        ("set", "What it shows", "Teaching others"),
        ("press", "Save this win", None),
        ("set", "It asks for", "A budget of my own"),
        ("press", "Keep it in my plan", None),
        ("press", "Undo", None),
    ),
}
"""What is done to each panel, one after the other: a control by its label and its value (a list's entry by its text or
its place), or a button by its label."""


def shown() -> dict[str, list[str]]:
    """Return the lines of everything that can be seen, by where it stands."""
    import careerdata

    if not Path(careerdata.__file__).is_relative_to(os.environ["COMPARED"]):
        raise SystemExit(f"{careerdata.__file__} is not the checkout to compare.")
    warnings.simplefilter("ignore")
    states: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as place:
        os.environ["HOME"] = place
        for kind in ("example", "moods", "empty"):
            for name in sorted(MOVES):
                folder = made(kind, Path(place) / kind / name)
                for step, lines in panel(name, folder):
                    states[f"{kind}: panels.{name}, {step}"] = [line.replace(place, "~") for line in lines]
            for path in sorted((Path(os.environ["COMPARED"]) / "notebooks").glob("*.ipynb")):
                folder = made(kind, Path(place) / kind / path.stem)
                for cell, lines in notebook(path, folder):
                    states[f"{kind}: {path.stem}, {cell}"] = [line.replace(place, "~") for line in lines]
    return states


def made(kind: str, folder: Path) -> Path:
    """Return a new folder: the example's, one with six weeks of moods, or an empty one."""
    example = Path(os.environ["COMPARED"]) / "data" / "example"
    if kind == "example":
        return Path(shutil.copytree(example, folder))
    folder.mkdir(parents=True)
    if kind == "moods":
        lines = (example / "mood.csv").read_text().splitlines()
        (folder / "mood.csv").write_text("\n".join([lines[0], *lines[-6:]]) + "\n")
    return folder


def panel(name: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what a panel shows: as it opens, and after each of its moves."""
    import careerdata

    box = getattr(careerdata.panels, name)(careerdata.open_logbook(folder, today=TODAY))
    yield "as it opens", list(described(box))
    for number, (act, label, value) in enumerate(MOVES[name], 1):
        try:
            done = press(box, label) if act == "press" else move(box, label, value)
        except Exception as error:  # noqa: BLE001 - what went wrong is compared too
            done = [f"{type(error).__name__}: {error}"]
        yield f"move {number} ({act} {label!r})", [*done, *described(box), *files(folder)]


def move(box: Any, label: str, value: Any) -> list[str]:
    """Set the first control of that label; a list's entry by its text or its place."""
    control = found(box, label, "value")
    if control is None:
        return ["there is no such control"]
    if isinstance(value, int) and not isinstance(value, bool) and hasattr(control, "index"):
        control.index = value
    elif hasattr(control, "_options_labels"):
        control.label = value
    else:
        control.value = value
    return []


def press(box: Any, label: str) -> list[str]:
    """Click the first button of that label."""
    button = found(box, label, "click")
    if button is None:
        return ["there is no such button"]
    if button.disabled:
        return ["it cannot be pressed"]
    button.click()
    return []


def found(box: Any, label: str, wanted: str) -> Any:
    """Return the first widget with a label, which has `wanted`; None when there is none."""
    every = (widget for widget, _ in tree(box) if hasattr(widget, wanted))
    return next((widget for widget in every if getattr(widget, "description", "") == label), None)


def notebook(path: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what each code cell of a notebook prints and returns, run on a folder."""
    import careerdata

    opened = careerdata.open_logbook
    careerdata.open_logbook = lambda: opened(folder, today=TODAY)
    names: dict[str, Any] = {}
    codes = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(codes, 1):
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        printed, value = io.StringIO(), None
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(ast.Module(body, []), path.name, "exec"), names)
                if last is not None:
                    value = eval(compile(ast.Expression(last.value), path.name, "eval"), names)
            lines = [*printed.getvalue().splitlines(), *described(value)]
        except Exception as error:  # noqa: BLE001 - what went wrong is compared too
            lines = [f"{type(error).__name__}: {error}", *traceback.format_exc().splitlines()[-1:]]
        yield f"code cell {number}", lines
    careerdata.open_logbook = opened
