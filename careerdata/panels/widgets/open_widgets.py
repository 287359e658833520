"""The widgets of a panel, so that a cell that is run again closes those of its last run.

ipywidgets keeps every widget open, here and in the browser, until the kernel ends: each run of a page added about 600.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import ipywidgets as widgets
from IPython import get_ipython
from ipywidgets.widgets.widget import _instances


@dataclass
class _Run:
    """The panels that one run of a cell made so far, each as the ids of its widgets."""

    execution: str
    panels: list[set[str]] = field(default_factory=list)


_last_runs: dict[tuple[str, str], _Run] = {}
"""By cell and kind of panel. What no cell made (a script, a test) is not here, and is never closed."""


class OpenWidgets:
    """The open widgets of one panel.

    Making it closes those of the panels of its kind that an earlier run of the same cell made.

    Args:
        kind: the kind of panel; a cell may make several of a kind in one run, and all stay open.
    """

    def __init__(self, kind: str) -> None:
        self._ids: set[str] = set()
        cell, execution = _running_cell()
        if not cell:
            return
        run = _last_runs.get((cell, kind))
        if run is None or run.execution != execution:
            for ids in run.panels if run else ():
                _close(ids)
            run = _last_runs[cell, kind] = _Run(execution)
        run.panels.append(self._ids)

    @contextmanager
    def made_with_it(self) -> Iterator[None]:
        """Count what is made meanwhile: for the making of the panel, when no other code runs."""
        before = set(_instances)
        try:
            yield
        finally:
            self._ids |= _instances.keys() - before

    @contextmanager
    def made_in(self, panel: widgets.Box) -> Iterator[None]:
        """Count what is made meanwhile and is in `panel` at the end; what is not may be the person's own."""
        before = set(_instances)
        try:
            yield
        finally:
            made = _instances.keys() - before
            if made:
                self._ids |= made & set(_ids_in(panel))


def _running_cell() -> tuple[str, str]:
    """Return the ids of the cell that runs now, and of its run; "" for the cell where the page does not tell it."""
    parent: dict[str, Any] = getattr(get_ipython(), "get_parent", dict)() or {}
    return parent.get("metadata", {}).get("cellId", ""), parent.get("header", {}).get("msg_id", "")


def _close(ids: set[str]) -> None:
    for widget in [_instances[name] for name in ids if name in _instances]:
        widget.close()


def _ids_in(widget: widgets.Widget) -> Iterator[str]:
    """Yield the ids of a widget, of its looks, and of everything in it."""
    for part in (widget, getattr(widget, "layout", None), getattr(widget, "style", None)):
        if isinstance(part, widgets.Widget) and part.comm is not None:
            yield part.model_id
    for child in getattr(widget, "children", ()):
        yield from _ids_in(child)
