"""`make matrix` says in a sentence what it does not find."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, Path(__file__).parents[1] / "matrix.py"]
ANOTHER = "3.13" if sys.version_info[:2] == (3, 14) else "3.14"


def test_a_python_that_is_not_there_is_named(tmp_path):
    shim = tmp_path / f"python{ANOTHER}"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    nowhere = dict.fromkeys(["PATH", "HOME", "PYENV_ROOT", "UV_PYTHON_INSTALL_DIR"], str(tmp_path))
    done = subprocess.run(
        [*COMMAND, "--python", ANOTHER], env=os.environ | nowhere, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        f"Python {ANOTHER} was not found (looked on PATH and where pyenv and uv keep theirs), so it is left out.",
        "There is no Python to run the tests on.",
    ]
    assert done.stderr == ""
