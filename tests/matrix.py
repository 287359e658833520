"""Run the tests on each Python found here, with the lowest and with the newest versions that pyproject.toml allows.

`make matrix` calls it. Browser journeys are left out: they ask what a page shows, and take most of the time.

    python tests/matrix.py                                # all of it
    python tests/matrix.py --python 3.13 --versions lowest tests/unit
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILT = ROOT / ".matrix"
NEEDED, IF_FOUND = ("3.11", "3.12", "3.13"), ("3.14",)
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)


def end(sentence, why=""):
    print(sentence, *([why.strip()] if why.strip() else []), sep="\n")
    sys.exit(2)


def is_version(python, version):
    """Whether this program runs, and is that version: a pyenv shim may be there and run nothing."""
    return run(python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])").stdout.strip() == version


def find(version):
    """Return an interpreter of a version: this one, one on PATH, or one that pyenv or uv keeps; None without one."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    kept = Path(os.environ.get("UV_PYTHON_INSTALL_DIR", Path.home() / ".local" / "share" / "uv" / "python"))
    on_path = [Path(folder) / f"python{version}" for folder in os.environ.get("PATH", "").split(os.pathsep)]
    there = [
        Path(sys.executable),
        *on_path,
        *sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True),
        *sorted(kept.glob(f"cpython-{version}.*/bin/python{version}"), reverse=True),
    ]
    return next((python for python in there if python.exists() and is_version(python, version)), None)


def find_uv():
    """Return uv, installed beside the environments when it is not on PATH."""
    if (found := shutil.which("uv")) is not None:
        return found
    mine = BUILT / "uv" / "bin"
    if not (mine / "uv").exists():
        made = run(sys.executable, "-m", "venv", BUILT / "uv")
        made = made if made.returncode else run(mine / "python", "-m", "pip", "install", "--quiet", "uv")
        if made.returncode:
            end("uv works out the lowest versions. It is not on PATH, and installing it failed:", made.stderr[-500:])
    return mine / "uv"


def prepare(uv, python, version, which):
    """Make the environment of one run, and return its interpreter, or None with a sentence printed."""
    versions, place = BUILT / f"{version}-{which}.txt", BUILT / f"{version}-{which}"
    ours = place / "bin" / "python"
    compiled = ("pip", "compile", "--quiet", "--resolution", RESOLUTIONS[which], "--python", python)
    for words, command in (
        ("could not be worked out", (*compiled, "--extra", "test", "pyproject.toml", "-o", versions)),
        ("have no environment", ("venv", "--quiet", "--clear", "--python", python, place)),
        ("could not be installed", ("pip", "install", "--quiet", "--python", ours, "-r", versions)),
        ("go without careerdata", ("pip", "install", "--quiet", "--python", ours, "--no-deps", "-e", ".")),
    ):
        done = run(uv, *command, cwd=ROOT)
        if done.returncode:
            print(f"Python {version}, {which}: the versions {words}.\n{done.stderr.strip()[-1500:]}")
            return None
    return ours


def test(python, more):
    """Run the tests, shown as they go, and return whether they passed."""
    options = ("-q", "-m", "not browser", "-n", "2", "--dist", "loadfile", "-p", "no:cacheprovider")
    environment = os.environ | {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    return (
        subprocess.run([python, "-m", "pytest", *options, *more], cwd=ROOT, env=environment, check=False).returncode
        == 0
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", action="append", choices=(*NEEDED, *IF_FOUND), help="this one only")
    parser.add_argument("--versions", action="append", choices=RESOLUTIONS, help="these only")
    asked, more = parser.parse_known_args()
    pythons = {version: find(version) for version in asked.python or (*NEEDED, *IF_FOUND)}
    missing = [version for version, python in pythons.items() if python is None]
    for version in missing:
        print(f"Python {version} was not found (looked on PATH and where pyenv and uv keep theirs), so it is left out.")
    if len(missing) == len(pythons):
        end("There is no Python to run the tests on.")
    BUILT.mkdir(exist_ok=True)
    uv, results = find_uv(), {}
    for version, python in pythons.items():
        for which in (asked.versions or RESOLUTIONS) if python else ():
            print(f"\nPython {version}, {which} versions", flush=True)
            ours = prepare(uv, python, version, which)
            results[version, which] = ours is not None and test(ours, more)
    print()
    for (version, which), passed in results.items():
        print(f"Python {version}, {which} versions: {'passed' if passed else 'FAILED'}")
    sys.exit(0 if all(results.values()) and not {*missing} & {*NEEDED} else 1)


if __name__ == "__main__":
    main()
