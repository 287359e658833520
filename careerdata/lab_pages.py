"""What JupyterLab in the browser is told: the guided pages, the code they were shipped with, and the charts' dark colours.

The extension in `labextension/` runs a page on opening only when its code is, letter for letter, what is told here.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, TypedDict

from jupyter_server.serverapp import ServerApp

from careerdata import bundled, colours, lab

_EXTENSION = "careerdata"
_PAGES, _STYLE = "careerdataPages", "careerdataStyle"
"""The names under which the extension finds the pages and the charts' dark colours in JupyterLab's page configuration."""


_MOST_BYTES = 256_000_000
"""So large may be what the page sends to its kernel in one piece: an export that is dropped on a page. Of more than 10 MB,
the server would otherwise drop the connection, and the page would say nothing."""


class ShippedPage(TypedDict):
    """A guided page: its file's name, its name in the bar, and the text of its code cells in order."""

    file: str
    label: str
    code: list[str]


def shipped() -> list[ShippedPage]:
    """Return the guided pages as they were shipped, in the order of the method."""
    folder = bundled.notebooks()
    return [
        ShippedPage(file=page.file, label=page.label, code=lab.code_of(folder / page.file) or [])
        for page in bundled.PAGES.values()
    ]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Tell jupyter-server where the extension is: here."""
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Add to what JupyterLab tells the browser when it is opened, and let a large export through."""
    server.web_app.settings |= {"page_config_hook": _with_pages, "websocket_max_message_size": _MOST_BYTES}


def _with_pages(_handler: object, page_config: dict[str, Any]) -> dict[str, Any]:
    """Return JupyterLab's page configuration with the pages in it."""
    for extension in page_config.get("federated_extensions", []):
        if extension["name"] == _EXTENSION:
            # JupyterLab tells browsers to keep a script for a year: another version needs another address.
            extension["load"] += f"?v={_fingerprint()}"
    return {**page_config, _PAGES: shipped(), _STYLE: colours.style_in_the_dark(".careerdata-page")}


def _fingerprint() -> str:
    """Return what differs whenever a file of the extension does."""
    files = sorted(path for path in lab.LABEXTENSIONS.rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
