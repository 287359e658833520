"""The whole pack as one picture beside the boxes, drawn anew after each tick for as long as it is wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import tick
from careerdata.panels.widgets.text import Picture, Words
from careerdata.share.browser import Browser
from careerdata.share.capabilities import no_browser
from careerdata.share.choice import Choice
from careerdata.share.contents import Pack
from careerdata.share.html import page

_ALT = "The page of the pack as it will leave. The brief in words stands below."


class PackPicture(widgets.VBox):
    """A box to tick, and the picture.

    It is drawn on a thread of its own, so that the boxes can be ticked on; of several packs that wait the newest is drawn.

    Attributes:
        wanted: shows the picture, and keeps it up to what is ticked.
        words: what it is doing, or why there is no picture.
        picture: the page of the pack.
    """

    def __init__(
        self,
        panel: Panel[object],
        choice: Choice,
        pack_of: Callable[[], Pack],
        guarded: Callable[[Callable[[], None]], None],
    ) -> None:
        """Take the panel, what is ticked now, what gives the pack of it, and what says in its line what went wrong."""
        self._pack_of, self._guarded = pack_of, guarded
        # Drawing takes seconds, so a page that is opened draws nothing.
        self._shown: Choice | None = choice
        self._next: Pack | None = None
        self._thread: threading.Thread | None = None
        self._turn = threading.Lock()
        missing = no_browser()
        wanted = tick("Show the whole pack as I tick")
        wanted.value, wanted.disabled = not missing, bool(missing)
        self.wanted = panel.on_change(wanted, lambda _: self._turned())
        self.words = Words(missing or "After your next tick the whole pack is drawn here.", role="status")
        self.picture = Picture("420px")
        self._without: tuple[widgets.Widget, ...] = (self.wanted, self.words)
        super().__init__(self._without)

    def beside(self, ticks: widgets.Widget) -> widgets.HBox:
        """Return the picture beside the boxes, and under them where the page is narrow."""
        ticks.layout.flex, ticks.layout.min_width = "2 1 480px", "280px"
        self.layout.flex, self.layout.min_width = "1 1 300px", "280px"
        return widgets.HBox([ticks, self], layout=widgets.Layout(flex_flow="row wrap", width="100%"))

    def follow(self, choice: Choice) -> None:
        """Draw what is ticked now, where the picture is wanted and shows something else."""
        if self.wanted.value and choice != self._shown:
            self._shown = choice
            self._draw(self._pack_of())

    def wait(self) -> None:
        """Wait until the picture is drawn."""
        if self._thread is not None:
            self._thread.join()

    def _turned(self) -> None:
        self._shown = None
        self.children = self._without
        self.words.say("")
        if self.wanted.value:
            self._draw(self._pack_of())

    def _draw(self, pack: Pack) -> None:
        self.words.say("Drawing it …")
        with self._turn:
            self._next = pack
            if self._thread is not None and self._thread.is_alive() and self._thread.name == _BUSY:
                return
            self._thread = threading.Thread(target=self._guarded, args=(self._work,), name=_BUSY)
            self._thread.start()

    def _work(self) -> None:
        """Draw the newest pack until none waits; one browser for all of them."""
        try:
            with Browser() as browser:
                while (pack := self._taken()) is not None:
                    drawn = browser.photo(page(pack))
                    if self.wanted.value:
                        self.picture.show(drawn, "png", _ALT)
                        self.children = (*self._without, self.picture)
                        self.words.say("As it will leave. Nothing is written.")
        except BaseException:
            self.words.say("The picture could not be drawn.")
            raise

    def _taken(self) -> Pack | None:
        """Take the newest pack; when there is none, this thread takes no more."""
        with self._turn:
            pack, self._next = self._next, None
            if pack is None:
                threading.current_thread().name = _DONE
            return pack


_BUSY, _DONE = "careerdata-picture", "careerdata-picture-done"
"""Names of the thread that draws: while it takes packs, and when it only ends its browser."""
