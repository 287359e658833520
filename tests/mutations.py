"""Changes to the code that a test must catch: ``python tests/mutations.py``, or with a word of some of them.

Each is made in a copy of this checkout, one after the other, and the tests that should notice it are run there. Code and
tests are found by their text and their names, so that moving a file needs no change here. Exits with 0 when every
change was caught.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("careerdata", "notebooks", "data", "tests", "benchmarks", "docs")


class Mutation(NamedTuple):
    """A change that a person would suffer from.

    Attributes:
        what: what goes wrong, in words.
        old: a text that stands once in the package, on one line.
        new: what stands there instead.
        tests: names of the test functions that should fail.
    """

    what: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "the forecast is as sure of the far future as of next week",
        "(np.minimum(horizon, FORGETS_FOR) / 2)",
        "(np.minimum(1, FORGETS_FOR) / 2)",
        (
            "test_what_is_kept_ahead_by_hand",
            "test_whoever_changes_is_less_sure_the_further_ahead_whoever_is_steady_surer",
        ),
    ),
    Mutation(
        "one person's pay makes the range",
        "most = weight.sum() - weight.max() if same.sum() > 1 else np.inf",
        "most = np.inf",
        ("test_no_figure_counts_for_more_than_all_the_others_together",),
    ),
    Mutation(
        "a row is written without being read back",
        "if content.source is None or not as_meant:",
        "if content.source is None:",
        ("test_a_row_that_would_change_how_others_are_read_is_not_written",),
    ),
    Mutation(
        "a row is called saved before the disk has it",
        "os.fsync(file.fileno())",
        "pass",
        ("test_a_row_is_on_the_disk_with_its_name_before_append_returns",),
    ),
    Mutation(
        "the wait for an answer ends a day early",
        "& (silence <= HORIZON_IN_DAYS)",
        "& (silence < HORIZON_IN_DAYS)",
        ("test_waiting_for_an_answer_ends_after_ninety_days",),
    ),
    Mutation(
        "what waits counts a day late",
        "if item.counts_from <= today:",
        "if item.counts_from < today:",
        ("test_the_folder_is_read_by_the_day_and_undo_takes_the_waiting_back",),
    ),
    Mutation(
        "a short baseline raises alarms on the whole budget",
        "recent_means.multiplier(signs, budget * STAND_IN)",
        "recent_means.multiplier(signs, budget)",
        ("test_while_twelve_weeks_stand_in_for_a_baseline_a_third_of_the_chance_is_spent",),
    ),
    Mutation(
        "the line of the better weeks is their middle",
        "CARRIED = 0.75",
        "CARRIED = 0.5",
        ("test_the_line_is_the_load_that_three_of_four_better_weeks_stayed_at_or_below",),
    ),
    Mutation(
        "a chart offers to upload itself",
        '"modeBarButtonsToRemove": ["sendChartToCloud", "select2d", "lasso2d"],',
        '"modeBarButtonsToRemove": ["select2d", "lasso2d"],',
        ("test_no_chart_offers_to_upload_itself",),
    ),
    Mutation(
        "what was said of an earlier press stays when something is moved",
        'is over with that."""\n        self.say("")',
        'is over with that."""',
        ("test_what_a_file_refuses_is_said_in_the_panels_own_line",),
    ),
    Mutation(
        "the middle of the fan is not its middle",
        '(fan, "of_100_50", COLOURS.second',
        '(fan, "of_100_75", COLOURS.second',
        ("test_the_lines_are_those_of_the_finding",),
    ),
    Mutation(
        "a zip bomb is opened",
        "if info.file_size > max(SMALL, MOST_RATIO * info.compress_size):",
        "if info.file_size < 0:",
        ("test_a_zip_bomb_is_not_opened",),
    ),
    Mutation(
        "fewer saves can be taken back",
        "_KEPT = 50",
        "_KEPT = 49",
        ("test_the_last_fifty_writes_are_kept",),
    ),
    Mutation(
        "what a slider rounds becomes a draft",
        "return bool(abs(steps - round(steps)) > _ON_A_STEP and abs(new - set_to) < step)",
        "return False",
        ("test_what_lies_between_the_steps_of_a_slider_is_no_draft_when_the_browser_rounds_it",),
    ),
    Mutation(
        "somebody due today is not due",
        'people["due"] = due = (people["due_in_days"] <= 0) & ~',
        'people["due"] = due = (people["due_in_days"] < 0) & ~',
        ("test_somebody_due_today_is_suggested_before_somebody_due_tomorrow",),
    ),
    Mutation(
        "a result that is not decided yet leaves in a pack",
        'rows["shareable"] == "yes"',
        'rows["shareable"].ne("no")',
        ("test_only_a_result_that_is_marked_yes_leaves_and_one_that_is_not_decided_stays",),
    ),
    Mutation(
        "slides say which program made them",
        "part = _APP.encode()",
        "pass",
        ("test_an_office_file_says_nothing_of_its_maker_and_its_hour",),
    ),
    Mutation(
        "pay figures that count are hollow, the others full",
        'return {"color": colour if counts else "rgba(0,0,0,0)"',
        'return {"color": "rgba(0,0,0,0)" if counts else colour',
        ("test_a_figure_for_the_role_is_full_and_one_for_another_role_is_hollow",),
    ),
    Mutation(
        "job and learning have each other's colours",
        '("hours_worked", COLOURS.faint, "at the job"),\n        ("plan_hours", COLOURS.second,',
        '("hours_worked", COLOURS.second, "at the job"),\n        ("plan_hours", COLOURS.faint,',
        ("test_the_job_is_grey_and_learning_blue_upon_it", "test_the_key_says_the_colours_that_are_drawn"),
    ),
    Mutation(
        "names lie on each other on the power map",
        "LINE = 19\n",
        "LINE = 9\n",
        ("test_sixty_names_never_overlap_and_stay_on_the_page",),
    ),
)


def place_of(package: Path, old: str) -> list[Path]:
    """Return the files of a package that hold a text, each as often as it stands there."""
    return [path for path in sorted(package.rglob("*.py")) for _ in range(path.read_text(encoding="utf-8").count(old))]


def tests_called(folder: Path, names: Sequence[str]) -> list[str]:
    """Return test functions as pytest wants them named, wherever they are.

    Raises:
        LookupError: if there is none of such a name, or several.
    """
    files = [(path, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("test_*.py"))]
    found = []
    for name in names:
        places = [path for path, text in files if f"\ndef {name}(" in text]
        if len(places) != 1:
            raise LookupError(f"{name}: {len(places)} tests of that name.")
        found.append(f"{places[0]}::{name}")
    return found


def passes(copy: Path, tests: Sequence[str]) -> tuple[bool, str]:
    """Return whether tests pass in a copy of the checkout, and the last line of what pytest says."""
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    run = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)
    said = run.stdout.strip().splitlines() or run.stderr.strip().splitlines() or [""]
    if run.returncode not in (0, 1):
        raise SystemExit(f"pytest could not run: {said[-1]}")
    return run.returncode == 0, said[-1]


@contextmanager
def changed(path: Path, old: str, new: str) -> Iterator[None]:
    """Change a file for a while."""
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(old, new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def tried(copy: Path, mutation: Mutation) -> str:
    """Make a change in the copy, run its tests, and return why it was not caught; "" when it was."""
    places = place_of(copy / "careerdata", mutation.old)
    if len(places) != 1:
        return f"its text stands {len(places)} times in the package: {mutation.old!r}"
    with changed(places[0], mutation.old, mutation.new):
        unmoved = [name for name in mutation.tests if passes(copy, tests_called(copy / "tests", [name]))[0]]
    return f"not noticed by {', '.join(unmoved)}" if unmoved else ""


def main() -> int:
    """Try the changes, and say of each whether it was caught."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("words", nargs="*", help="try only those with one of these words in them")
    words = parser.parse_args().words
    chosen = [one for one in MUTATIONS if not words or any(word in one.what for word in words)]
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "checkout"
        for name in NEEDED:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ROOT.glob("*.*"):
            if file.is_file():
                shutil.copy(file, copy)
        every = dict.fromkeys(name for mutation in chosen for name in mutation.tests)
        sound, said = passes(copy, tests_called(copy / "tests", list(every)))
        if not sound:
            sys.stdout.write(f"The tests fail without any change: {said}\n")
            return 2
        for mutation in chosen:
            why = tried(copy, mutation)
            missed += bool(why)
            sys.stdout.write(f"{f'NOT CAUGHT, {why}' if why else 'caught'}: {mutation.what}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen) - missed} of {len(chosen)} changes were caught.\n")
    return 1 if missed or not chosen else 0


if __name__ == "__main__":
    raise SystemExit(main())
