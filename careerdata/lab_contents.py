"""Pages as JupyterLab gets and saves them: without what an answer left in them.

An output holds names and pictures of charts, and a saved widget state holds data and a script that runs when the page
is opened. Neither is kept in a page of ours, and no widget state is handed out of any page.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

_OURS = "careerdata"


class PagesWithoutState(AsyncLargeFileManager):
    """JupyterLab's own files, but for outputs and widget states of notebooks."""

    async def get(self, path: str, content: bool = True, *args: Any, **kwargs: Any) -> Any:
        """Return a file or folder; a notebook comes without widget state."""
        model = await super().get(path, content, *args, **kwargs)
        if model["type"] == "notebook" and model.get("content"):
            without_state(model["content"])
        return model

    async def save(self, model: Any, path: str = "") -> Any:
        """Save a file; a page of ours keeps no output, and no notebook a widget state."""
        if model.get("type") == "notebook" and model.get("content"):
            without_state(model["content"])
            without_outputs(model["content"])
        return await super().save(model, path)


def without_state(notebook: dict[str, Any]) -> None:
    """Take the widget state out of a notebook."""
    notebook.get("metadata", {}).pop("widgets", None)


def without_outputs(notebook: dict[str, Any]) -> None:
    """Take the outputs out of a notebook whose code names careerdata; another one keeps them."""
    cells = [cell for cell in notebook.get("cells", []) if cell.get("cell_type") == "code"]
    if any(_OURS in "".join(cell.get("source", "")) for cell in cells):
        for cell in cells:
            cell["outputs"], cell["execution_count"] = [], None
