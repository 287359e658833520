"""The pages of a pack as they will leave, one at a time: each is made, and what is shown is read out of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets as widgets

from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import choice, foldable, show_if, side_by_side, unfold
from careerdata.panels.widgets.text import Lines, Picture, Words
from careerdata.share.manifest import Contents
from careerdata.share.preview import Sheet

_WORDS_ONLY = "There is no picture of this one; these are the words in it:"


class SheetView(widgets.VBox):
    """A list of files, Previous and Next, the page itself, and the words on it.

    Attributes:
        sheets: every page, in the order of the files; none until they were made.
        place: which of them is shown, from 0.
        file: goes to the first page of a file.
        back, on: go a page back and on.
        keep: keeps all of them in one file.
        where: which page this is, and what its file holds and lacks.
        picture: the page.
        words: the words on it.
    """

    def __init__(self, panel: Panel[object], keep: Callable[[], None]) -> None:
        self._panel = panel
        self.sheets: tuple[Sheet, ...] = ()
        self._files: Mapping[str, Contents] = {}
        self.place = 0
        self.file = panel.on_change(choice("File"), self._go)
        self.back = panel.button("◂ Previous page", lambda: self._go(self.place - 1))
        self.on = panel.button("Next page ▸", lambda: self._go(self.place + 1))
        self.keep = panel.button(
            "Keep these pages as one file", keep, "Writes one file to open anywhere, beside the packs"
        )
        self.where = Words(role="status")
        self.picture = Picture("98%")
        self.words = Lines()
        self._text = foldable("The words on it, as they can be copied", self.words)
        self._moves = side_by_side(self.back, self.on, self.keep)
        self._whole: tuple[widgets.Widget, ...] = (self.file, self._moves, self.where, self.picture, self._text)
        super().__init__()

    def show(self, sheets: tuple[Sheet, ...], files: Mapping[str, Contents]) -> None:
        """Show these pages from the first one on; `files` says what each file holds and lacks."""
        self.sheets, self._files = sheets, files
        firsts = [(sheet.file, place) for place, sheet in enumerate(sheets) if sheet.page == 1]
        self._panel.set_quietly(self.file, options=firsts)
        self.children = self._whole
        self._go(0)

    def clear(self, why: str = "") -> None:
        """Take the pages away, and say why."""
        self.sheets = ()
        self.where.say(why)
        self.children = self._whole[2:3] if why else ()

    def _go(self, place: int) -> None:
        self.place = min(max(place, 0), len(self.sheets) - 1)
        sheet = self.sheets[self.place]
        of_file = f", {sheet.page} of {sheet.pages}" if sheet.pages > 1 else ""
        held = self._files[sheet.file]
        here = f"Page {self.place + 1} of {len(self.sheets)}: {sheet.file}{of_file}."
        self.where.say("\n".join(filter(None, (here, f"In this file: {held.holds}", held.lacks))))
        self._panel.set_quietly(self.file, value=self.place - sheet.page + 1)
        self.back.disabled, self.on.disabled = self.place == 0, self.place == len(self.sheets) - 1
        if sheet.picture:
            self.picture.show(sheet.picture, sheet.form, here)
        show_if(sheet.picture, self.picture)
        self.words.say(sheet.words if sheet.picture else (*filter(None, (sheet.missing,)), _WORDS_ONLY, *sheet.words))
        unfold(self._text, not sheet.picture)
