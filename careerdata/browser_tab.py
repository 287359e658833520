"""What Python in a browser tab needs: messages to the page that hold plain values only.

Beside JupyterLab a message is written as JSON, where dates and numpy's numbers have a form. In a tab it is handed to the
page as it is, and the browser refuses what it does not know.
"""

from __future__ import annotations

import importlib
import json
from typing import Any


def plain(message: Any) -> Any:
    """Return a message with its dates as ISO text and numpy's numbers and arrays as Python's own."""
    return json.loads(json.dumps(message, default=_plain))


def _plain(value: Any) -> Any:
    for way in ("isoformat", "tolist"):
        if hasattr(value, way):
            return getattr(value, way)()
    return str(value)


def prepare() -> None:
    """Let what widgets send to the page be plain; called once, where careerdata is imported in a tab."""
    comm = importlib.import_module("pyodide_kernel.comm").Comm
    shell = importlib.import_module("IPython").get_ipython()

    def publish_msg(
        self: Any, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
    ) -> None:
        content = plain({"data": data or {}, "comm_id": self.comm_id, **keys})
        parts = None if buffers is None else [bytes(part) for part in buffers]
        shell.send_comm(msg_type, content, metadata or {}, self.topic, parts)

    comm.publish_msg = publish_msg
