"""How long a pack of six charts in four formats takes on this machine, start of the browser included, and how long Cancel.

`python -m benchmarks.packing`
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from pathlib import Path

import careerdata
from careerdata import bundled, share

FORMATS = ("html", "pdf", "pptx", "png")
TIMES = 3
PRESSED_AFTER = (0.3, 1.0, 1.7, 2.4, 3.1, 3.8, 4.5, 5.2)
"""Seconds from the start after which Cancel is pressed; a pack that is done before that does not count."""


def called_off(book: careerdata.Logbook, choice: share.Choice, folder: Path, after: float) -> float | None:
    """Press Cancel so many seconds after the start, and return how long it took until nothing was left."""
    stop, pressed = threading.Event(), [0.0]

    def press() -> None:
        pressed[0] = time.perf_counter()
        stop.set()

    timer = threading.Timer(after, press)
    timer.start()
    try:
        share.pack(book, choice, folder / "pack", FORMATS, cancelled=stop.is_set)
    except share.CancelledError:
        heard = time.perf_counter() - pressed[0]
        left = list(folder.iterdir())
        if left:
            raise RuntimeError(f"half a pack was left: {left}") from None
        return heard
    finally:
        timer.cancel()
    return None


def main() -> None:
    """Make the pack three times, call it off at several moments, and print the seconds as Markdown tables."""
    book = careerdata.open_logbook(bundled.example())
    pay = share.usual_choice(book).also("pay", rows=share.row_names(book, "pay")[:3])
    weeks = pay.also("mood", rows=share.row_names(book, "mood"))
    choice = weeks.with_chart("pay").with_chart("workload").with_chart("mood")
    seconds, heard = [], []
    with tempfile.TemporaryDirectory() as folder:
        for count in range(TIMES):
            begun = time.perf_counter()
            made = share.pack(book, choice, Path(folder) / str(count), FORMATS)
            seconds.append(time.perf_counter() - begun)
        for after in PRESSED_AFTER:
            place = Path(folder) / f"off-{after}"
            place.mkdir()
            heard.append(called_off(book, choice, place, after))
    pictures = [file.file for file in made.description.files if file.file.endswith(".png")]
    print("| charts | formats | files | seconds, median | slowest |\n|---|---|---|---|---|")
    print(
        f"| {len(pictures)} | {', '.join(FORMATS)} | {len(made.description.files)} "
        f"| {statistics.median(seconds):.1f} | {max(seconds):.1f} |"
    )
    print("\n| Cancel after (s) | nothing left after (s) |\n|---|---|")
    for after, took in zip(PRESSED_AFTER, heard, strict=True):
        print(f"| {after} | {'the pack was done' if took is None else f'{took:.1f}'} |")


if __name__ == "__main__":
    main()
