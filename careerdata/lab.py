"""Opening the notebooks: a folder made ready, then JupyterLab on this machine only, asking nothing from the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from jupyterlab_server.workspaces_handler import WorkspacesManager

from careerdata import bundled
from careerdata.problems import CareerdataError

FIRST_NOTEBOOK = "notebooks/00-start-here.ipynb"
WORKSPACES = Path(".careerdata", "jupyterlab")
"""Where JupyterLab keeps its layout, inside the person's folder."""
_PATIENCE = 60
"""Seconds that the list of open JupyterLabs may take."""
_QUIET = (
    "--ServerApp.ip=127.0.0.1",
    # Without these JupyterLab asks the package index for news, newer versions and extensions.
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.terminals_enabled=False",
    # A page that is saved keeps no output; the script in a saved widget state is not handed to the browser.
    "--ServerApp.contents_manager_class=careerdata.lab_contents.PagesWithoutState",
)
LABEXTENSIONS = Path(__file__).with_name("labextension")
"""Where JupyterLab finds the extension: in the package itself, so that no way of installing it needs a step more."""
_EXTENSION = (
    f"--LabApp.extra_labextensions_path={LABEXTENSIONS}",
    "--ServerApp.jpserver_extensions=careerdata.lab_pages=True",
)
"""What lets the guided pages run by themselves."""
_KERNELS = Path(__file__).with_name("kernels")
"""A kernel that imports nothing from the folder its page lies in: a received folder may hold an html.py."""


def add_notebooks(folder: Path) -> tuple[Path, ...]:
    """Copy the guided notebooks into `folder`/notebooks; one that is there already stays as it is.

    Returns:
        The notebooks that were copied.
    """
    return bundled.hand_out(bundled.notebooks(), folder / "notebooks")


def arrange(folder: Path) -> None:
    """Let JupyterLab open with its side bars folded the first time, so that a chart has the width of the page.

    Which notebooks are open is kept beside the logs, not among the layouts of the person's other work.
    """
    workspaces = folder / WORKSPACES
    if workspaces.is_dir():
        return
    folded = {"collapsed": True, "visible": True, "widgets": []}
    layout = {"main": {}, "left": folded, "right": folded, "relativeSizes": [0, 1, 0]}
    data = {"data": {"layout-restorer:data": layout}, "metadata": {"id": "default"}}
    try:
        workspaces.mkdir(mode=0o700, parents=True)
        WorkspacesManager(str(workspaces)).save("default", json.dumps(data))
    except OSError as error:
        raise CareerdataError(f"{folder} cannot be written: {error.strerror}.") from error


def command(folder: Path, port: int | None = None, browser: bool = True) -> list[str]:
    """Return the command that opens JupyterLab on `folder` at the first notebook.

    Args:
        folder: becomes the root of JupyterLab's file browser.
        port: None lets JupyterLab choose a free one.
        browser: False prints the address instead of opening a browser.
    """
    options = [
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.workspaces_dir={folder.resolve() / WORKSPACES}",
        f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK}",
        *_QUIET,
        *_EXTENSION,
    ]
    if port is not None:
        options.append(f"--ServerApp.port={port}")
    if not browser:
        options.append("--no-browser")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.append("--allow-root")
    # Without -P a jupyterlab.py in the working folder would run in its place.
    return [sys.executable, "-P", "-m", "jupyterlab", *options]


def address_of(folder: Path) -> str:
    """Return the address of a JupyterLab that is open on `folder` already; "" when there is none."""
    # Without -P a module of that name in the working folder would run in its place.
    asked = [sys.executable, "-P", "-m", "jupyter_server", "list", "--jsonlist"]
    try:
        told = subprocess.run(asked, capture_output=True, check=True, timeout=_PATIENCE)  # noqa: S603 - our own interpreter
        servers = json.loads(told.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return next((_address(server) for server in servers if Path(server["root_dir"]) == folder.resolve()), "")


def _address(server: Mapping[str, str]) -> str:
    token = f"?token={server['token']}" if server.get("token") else ""
    return f"{server['url']}lab/tree/{FIRST_NOTEBOOK}{token}"


def changed_pages(folder: Path) -> tuple[str, ...]:
    """Return the names of the pages in `folder`/notebooks whose code is not the code that was shipped."""
    shipped = {path.name: code_of(path) for path in bundled.notebooks().glob("*.ipynb")}
    there = sorted((folder / "notebooks").glob("*.ipynb"))
    return tuple(path.name for path in there if code_of(path) != shipped.get(path.name))


def code_of(page: Path) -> list[str] | None:
    """Return the code cells of a notebook, None when it cannot be read as one."""
    try:
        cells = json.loads(page.read_bytes() if page.is_file() else b"")["cells"]
        return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def environment_of(folder: Path) -> dict[str, str]:
    """Return the environment that JupyterLab and its kernels run in."""
    kernels = os.pathsep.join(filter(None, (str(_KERNELS), os.environ.get("JUPYTER_PATH"))))
    return {**os.environ, "CAREERDATA_FOLDER": str(folder.resolve()), "JUPYTER_PATH": kernels, "PYTHONSAFEPATH": "1"}


def open_lab(arguments: Sequence[str], folder: Path) -> int:
    """Run JupyterLab until the person ends it, and return its exit code."""
    environment = environment_of(folder)
    try:
        if os.name == "posix":
            # In place of this process, so that Ctrl-C and signals reach JupyterLab and nothing is left behind.
            os.execve(arguments[0], list(arguments), environment)  # noqa: S606 - our own interpreter
        return subprocess.call(list(arguments), env=environment)  # noqa: S603 - our own interpreter
    except OSError as error:
        raise CareerdataError(f"JupyterLab could not be started: {error.strerror}.") from error
