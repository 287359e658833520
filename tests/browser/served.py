"""JupyterLab as `careerdata lab` starts it, on loopback with a token, and ended with all its kernels."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
from journey import PATIENCE


class Lab(NamedTuple):
    url: str
    token: str
    folder: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Lab]:
    """Start it on `folder`, whose parent is the home it has; that is taken away at the end."""
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
        raise RuntimeError("JupyterLab did not start:\n" + "".join(said))
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
