"""JupyterLab as `careerdata lab` starts it, on loopback with a token, and a browser that can reach nothing else."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil
import pytest

sys.path.insert(0, str(Path(__file__).parent))
import chromium
from journey import PATIENCE, Journey

from careerdata.lab import WORKSPACES, arrange

ROOT = Path(__file__).parents[2]


class Lab(NamedTuple):
    url: str
    token: str
    folder: Path


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium for which no name but loopback exists."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)

    path = chromium.find()
    if path is None:
        (pytest.fail if chromium.REQUIRED else pytest.skip)("no browser here; `make test` says how to get one")
    options = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """A person's copy of the example, made by the command that makes it, and left as it is."""
    folder = tmp_path_factory.mktemp("made") / "career"
    subprocess.run([sys.executable, "-m", "careerdata", "new", str(folder), "--example"], check=True)
    return folder


@pytest.fixture(scope="session")
def server(example, tmp_path_factory):
    """JupyterLab on a copy of it, started once by `careerdata lab` and ended at the end with all its kernels."""
    folder = shutil.copytree(example, tmp_path_factory.mktemp("home") / "career")
    port, token = free_port(), secrets.token_hex(16)
    home = folder.parent
    own = {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}
    settings = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "CAREERDATA"))}
    settings |= dict.fromkeys(own, str(home)) | {"JUPYTER_TOKEN": token, "IPYTHONDIR": str(home / "ipython")}
    # A server that waits in vain for a busy browser hangs up, and what a kernel says meanwhile is lost.
    (home / ".jupyter").mkdir()
    patient = {"websocket_ping_interval": PATIENCE * 1000, "websocket_ping_timeout": PATIENCE * 1000}
    (home / ".jupyter" / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": patient}))
    command = [sys.executable, "-m", "careerdata", "lab", str(folder), "--no-browser", "--port", str(port)]
    server = subprocess.Popen(
        command, env=settings, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said = []
    for line in server.stdout:
        said.append(line)
        if "is running at" in line:
            break
    else:
        server.wait()
        pytest.fail("JupyterLab did not start:\n" + "".join(said))
    log = subprocess.Popen(["cat"], stdin=server.stdout, stdout=subprocess.DEVNULL)
    server.stdout.close()
    yield Lab(f"http://127.0.0.1:{port}", token, folder)
    started = psutil.Process(server.pid).children(recursive=True)
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(PATIENCE)
        left = psutil.wait_procs(started, timeout=PATIENCE)[1]
    finally:
        # Also when a test failed half-way nothing may go on running.
        for process in (*started, server):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        server.wait()
        log.wait(PATIENCE)
        shutil.rmtree(home, ignore_errors=True)
    assert left == [], "JupyterLab was ended and left kernels behind"


@pytest.fixture(scope="module")
def lab(server, example):
    """That JupyterLab, with the example as it was made; a notebook that was open before keeps its kernel."""
    for path in server.folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    shutil.copytree(example, server.folder, dirs_exist_ok=True)
    return server


def _as_on_the_first_day(folder):
    """Forget which notebooks the journey before had open, and in which theme."""
    shutil.rmtree(folder / WORKSPACES, ignore_errors=True)
    shutil.rmtree(folder.parent / ".jupyter" / "lab", ignore_errors=True)
    arrange(folder)


@pytest.fixture
def journey(browser, lab):
    """A page in that JupyterLab, and what it asked for and complained of."""
    _as_on_the_first_day(lab.folder)
    width = int(os.environ.get("CAREERDATA_WIDTH", "1280"))
    context = browser.new_context(viewport={"width": width, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield Journey(page, lab, PATIENCE, errors)
    outside = [url for url in asked if urlsplit(url).hostname not in {"127.0.0.1", None}]
    context.close()
    assert outside == [], "something beyond this machine was asked for"
