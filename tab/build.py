"""Make the place in which the tab is built, and build it there: `make tab`.

JupyterLite brings versions of its own, so it gets an environment beside the one of the project.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE, SITE = ROOT / ".tab", ROOT / "site-tab"
NEEDS = ("jupyterlite-core==0.6.4", "jupyterlite-pyodide-kernel==0.6.1", "jupyter-server", "hatchling")


def main() -> int:
    """Build the site; where a package of it is gone, say so and end well."""
    python = PLACE / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (PLACE / "made").exists():
        venv.create(PLACE, with_pip=True, clear=True)
        install = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--constraint",
            ROOT / "requirements.lock",
            *NEEDS,
            "-e",
            ROOT,
        ]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"The tab was not built: what builds it could not be installed.\n{done.stderr.strip()[-500:]}")
            print("Everything else works without it.")
            return 0
        (PLACE / "made").touch()
    return subprocess.run([python, ROOT / "tab" / "lay_out.py", SITE], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
