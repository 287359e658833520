"""How many people a second the cohort counts, on this machine and on a local Dask cluster, and whether both say the same.

python -m benchmarks.cohort [PEOPLE]        (10,000 unless said otherwise; Dask where it is installed)
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from careerdata.cohort import CONSENT, counts, here, on_dask, opted_in

TODAY = dt.date(2026, 6, 28)
NAME = "benchmark"
WEEKS = (20, 78)
"""Weeks that a generated log holds, at least and at most."""
_HEADER = "week,mood,sunday_dread,boredom,frustration,worn_out,work_quality,outside_work,hours_worked,note"
_PLAN = """start = {start}
escape_date = 2027-06-30
hours_per_week = {hours}

[[goals]]
kind = "skill_hours"
name = "SQL"
target = {target}
"""


def person(place: Path, rng: np.random.Generator) -> None:
    """Write the folder of a generated person who agreed to be counted."""
    place.mkdir()
    weeks = int(rng.integers(*WEEKS))
    mondays = [TODAY - dt.timedelta(days=6 + 7 * ago) for ago in range(weeks, 0, -1)]
    answers = np.clip(np.round(2 * rng.normal(rng.uniform(2, 7, 7), 1.5, (weeks, 7))) / 2, 0, 10) + 0.0
    lines = (
        ",".join([day.isoformat(), *(f"{x:g}" for x in row), "40", ""])
        for day, row in zip(mondays, answers, strict=True)
    )
    (place / "mood.csv").write_text("\n".join([_HEADER, *lines]) + "\n", encoding="utf-8")
    hours = (f"{day.isoformat()},SQL,{rng.integers(1, 9) / 2:g},practice,," for day in mondays)
    (place / "skills.csv").write_text(
        "\n".join(["date,skill,hours,kind,evidence,note", *hours]) + "\n", encoding="utf-8"
    )
    plan = _PLAN.format(start=mondays[0], hours=rng.integers(2, 9), target=rng.integers(50, 300))
    (place / "plan.toml").write_text(plan, encoding="utf-8")
    (place / CONSENT).write_text(NAME + "\n", encoding="utf-8")


def main() -> int:
    """Print people a second and memory, and end with 1 where both do not say the same."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rng = np.random.default_rng(25)
    with tempfile.TemporaryDirectory() as place:
        for number in range(many):
            person(Path(place, f"{number:06}"), rng)
        began = time.perf_counter()
        folders = opted_in(Path(place), NAME)
        alone = here(folders, TODAY)
        told("one process", many, time.perf_counter() - began)
        for count in counts(alone)[:3]:
            print(f"  {count.what}: {count.people} of {count.of}")
        if importlib.util.find_spec("distributed") is None:
            print("Dask is not installed: pip install dask distributed")
            return 0
        return 0 if on_a_cluster(folders, alone) else 1


def on_a_cluster(folders: list[Path], alone: object) -> bool:
    """Count the same people on a Dask cluster of two processes, and return whether the result is the same."""
    from distributed import Client, LocalCluster  # noqa: PLC0415 - where it is installed

    alone_here = {"host": "127.0.0.1", "dashboard_address": None}
    with LocalCluster(n_workers=2, threads_per_worker=1, **alone_here) as cluster, Client(cluster) as client:
        began = time.perf_counter()
        together = on_dask(folders, TODAY, client)
        told("Dask, two processes", len(folders), time.perf_counter() - began)
    same = together.equals(alone)
    print("  the same result" if same else "  ANOTHER RESULT")
    return same


def told(how: str, many: int, seconds: float) -> None:
    """Print one line of figures."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{how}: {many:,} people in {seconds:.0f} s, {many / seconds:,.0f} a second, {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
