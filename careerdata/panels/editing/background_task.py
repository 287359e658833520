"""One long thing at a time on a thread of its own, so that Cancel is heard: a bar, what is being made, a button to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import side_by_side
from careerdata.panels.widgets.text import Words
from careerdata.share.browser import CancelledError
from careerdata.share.packing import Progress

Work = Callable[[Progress, Callable[[], bool]], str]
"""What is done: given whom to tell how far it is and whom to ask whether to stop, it returns what to say at the end."""


class BackgroundTask(widgets.VBox):
    """Buttons that start something, one that stops it, and a bar.

    Attributes:
        cancel: stops what runs.
        bar: how many files are done.
        words: which one is being made, and at the end what came of it.
    """

    def __init__(self, panel: Panel[object], starts: Sequence[widgets.Button]) -> None:
        self._panel, self._starts = panel, starts
        self._thread: threading.Thread | None = None
        self._allowed = True
        self._stop = threading.Event()
        self.cancel = panel.button("Cancel", self._stop.set, "Stops; nothing of the pack is left")
        self.cancel.disabled = True
        self.bar = widgets.IntProgress(min=0, max=1, layout=widgets.Layout(width="min(420px, 100%)"))
        self.words = Words(role="status")
        super().__init__([side_by_side(*starts, self.cancel, self.bar), self.words])

    def start(self, work: Work, guarded: Callable[[Callable[[], None]], None]) -> None:
        """Do `work` on a thread of its own, unless something runs already; `guarded` says what went wrong."""
        if not self._allowed or (self._thread is not None and self._thread.is_alive()):
            return
        self._stop.clear()
        self._panel.say("")
        self._running(True)
        self.bar.value = 0
        self._thread = threading.Thread(target=self._run, args=(work, guarded), name="careerdata-pack", daemon=True)
        try:
            self._thread.start()
        except RuntimeError:
            # A browser tab starts no thread: Cancel is not heard there, and the page waits.
            self._thread = None
            self._run(work, guarded)

    def allow(self, allowed: bool) -> None:
        """Let the buttons start something, or not; what runs goes on."""
        self._allowed = allowed
        self._running(self._thread is not None and self._thread.is_alive())

    def wait(self) -> None:
        """Wait until it is done, or called off."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Work, guarded: Callable[[Callable[[], None]], None]) -> None:
        def done() -> None:
            try:
                self._panel.say(work(self._progress, self._stop.is_set))
            except CancelledError as said:
                self.bar.value = 0
                self._panel.say(str(said))

        try:
            guarded(done)
        finally:
            self._running(False)
            # Beside the button too: the panel's own line is above the chart, a page away.
            self.words.say(self._panel.message)

    def _running(self, running: bool) -> None:
        for button in self._starts:
            button.disabled = running or not self._allowed
        self.cancel.disabled = not running

    def _progress(self, done: int, of_all: int, name: str) -> None:
        self.words.say(f"Making {name}, {done + 1} of {of_all}" if name else "")
        self.bar.max = max(of_all, 1)
        self.bar.value = done
