"""What a panel needs of the browser page it stands in, and ipywidgets has no way to say: the only script of ours.

- JupyterLab takes single keys for commands while a list or a button has the focus ("m" turns the cell into text), so
  a panel asks for its own keys.
- A chart is drawn before the page gives it its width; it is told once it has one, and again when that changes.
- A slider's handle says its label, or the tooltip that says more, and its answer as it is shown, to a screen reader.
- A button that cannot be pressed stays legible in the dark.
- A link to another page opens the notebook that lies beside this one.
"""

from __future__ import annotations

from pathlib import Path

import anywidget

ROOT = "careerdata-panel"
"""The class of every panel's outermost box, by which the script finds it."""


class PageScript(anywidget.AnyWidget):
    """An invisible widget that looks after the panel it is a child of."""

    _esm = Path(__file__).with_suffix(".js")
    _css = Path(__file__).with_suffix(".css")
