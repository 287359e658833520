"""What every panel says and shows, in this checkout and in another one: ``python tests/panels/compare.py OTHER``.

For a change that should change nothing that a person sees. Each checkout opens every panel and runs its own notebooks
on the example's folder, on a folder with six weeks of moods and on an empty one; then some controls are moved and
some buttons pressed. What can be read on the screen, in the charts and in the files is put into lines, and the lines
that differ are printed. Exits with 0 when there are none.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from compare_shown import shown

HERE = Path(__file__).resolve().parents[2]
WIDE = 150
"""Characters of a line of the report."""


def ask(checkout: Path, into: Path) -> subprocess.Popen[bytes]:
    """Start a process that writes down what a checkout shows."""
    env = {**os.environ, "PYTHONPATH": str(checkout), "COMPARED": str(checkout), "PYTHONHASHSEED": "0"}
    env.pop("CAREERDATA_FOLDER", None)
    return subprocess.Popen([sys.executable, __file__, "--write", str(into)], env=env, cwd=into.parent)


def differing(before: dict[str, list[str]], after: dict[str, list[str]]) -> Iterator[str]:
    """Yield the report: each place that is not the same, with its lines before (-) and after (+)."""
    for place in [*before, *(place for place in after if place not in before)]:
        old, new = before.get(place), after.get(place)
        if old == new:
            continue
        yield f"\n{place}"
        if old is None or new is None:
            yield f"  only {'after' if old is None else 'before'}"
            continue
        for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            for one, other in itertools.zip_longest(old[a:b], new[c:d]):
                yield from in_brief(one, other)


def in_brief(one: str | None, other: str | None) -> Iterator[str]:
    """Yield two lines, cut to the part that differs when they are long."""
    start = 0
    if one is not None and other is not None:
        same = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
        start = 0 if same < WIDE - 40 else same - 30
    for sign, line in (("-", one), ("+", other)):
        if line is not None:
            name = f"{line[:40]} … " if start else ""
            yield f"  {sign} {name}{line[start : start + WIDE]}{' …' if len(line) > start + WIDE else ''}"


def main() -> int:
    """Compare two checkouts, or write down what one of them shows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("other", nargs="?", type=Path, help="the checkout from before the change")
    parser.add_argument("--this", type=Path, default=HERE, help="the checkout after it; this one when left out")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        asked.write.write_text(json.dumps(shown()))
        return 0
    if asked.other is None:
        parser.error("name the checkout to compare with")
    with tempfile.TemporaryDirectory() as place:
        results = [Path(place) / "before.json", Path(place) / "after.json"]
        runs = [ask(path.resolve(), into) for path, into in zip((asked.other, asked.this), results, strict=True)]
        ended = [run.wait() for run in runs]
        if any(ended):
            return 2
        before, after = (json.loads(path.read_text()) for path in results)
    report = [*differing(before, after)]
    lines = sum(map(len, after.values()))
    sys.stdout.write("\n".join([*report, f"{len(after)} places, {lines} lines compared: "]))
    sys.stdout.write("they differ.\n" if report else "the same.\n")
    return 1 if report else 0


if __name__ == "__main__":
    raise SystemExit(main())
