"""How long a pack of six charts in four formats takes on this machine, start of the browser included: `python benchmarks/packing.py`."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import careerdata
from careerdata import bundled, share

FORMATS = ("html", "pdf", "pptx", "png")
TIMES = 3


def main() -> None:
    """Make the pack three times and print the seconds as a Markdown table."""
    book = careerdata.open_logbook(bundled.example())
    pay = share.Choice().also("pay", rows=share.row_names(book, "pay")[:3])
    choice = pay.with_chart("pay").with_chart("workload").with_chart("mood")
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for count in range(TIMES):
            begun = time.perf_counter()
            made = share.pack(book, choice, Path(folder) / str(count), FORMATS)
            seconds.append(time.perf_counter() - begun)
    pictures = [file.file for file in made.description.files if file.file.endswith(".png")]
    print("| charts | formats | files | seconds, median | slowest |\n|---|---|---|---|---|")
    print(
        f"| {len(pictures)} | {', '.join(FORMATS)} | {len(made.description.files)} "
        f"| {statistics.median(seconds):.1f} | {max(seconds):.1f} |"
    )


if __name__ == "__main__":
    main()
