"""The wheel carries all that `careerdata lab my-career` needs where there is no checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel unpacked in a folder of its own, and a way to run it from there without the checkout."""
    place = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(place)

    def run(*arguments, code="from careerdata.cli.main import main; sys.exit(main())"):
        code = f"import sys; sys.path.insert(0, {str(place)!r}); {code}"
        environment = {key: value for key, value in os.environ.items() if key != "CAREERDATA_FOLDER"}
        return subprocess.run(
            [sys.executable, "-P", "-c", code, *arguments],
            cwd=place.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_it_carries_notebooks_example_and_settings(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"careerdata/_notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    shipped |= {f"careerdata/_data/example/{path.name}" for path in (ROOT / "data" / "example").iterdir()}
    assert shipped <= names
    assert {f"careerdata/labextension/careerdata/{name}" for name in ("package.json", "static/remoteEntry.js")} <= names
    assert any(name.endswith("share/jupyter/lab/settings/overrides.d/careerdata.json") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_new_and_check_work_without_a_checkout(installed, tmp_path):
    made = installed("new", str(tmp_path / "career"), "--example")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "career" / "notebooks" / "00-start-here.ipynb").is_file()
    checked = installed("check", str(tmp_path / "career"), "--json")
    assert (checked.returncode, checked.stdout.strip()) == (0, "[]")


def test_jupyterlab_finds_the_extension_and_the_shipped_pages_without_a_checkout(installed):
    told = installed(
        code="from careerdata import lab, lab_pages; "
        "print(*(page['file'] for page in lab_pages.shipped() if page['code'])); print(lab.LABEXTENSIONS)"
    )
    assert told.returncode == 0, told.stderr
    pages, place = told.stdout.splitlines()
    assert pages.split() == sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
    assert not Path(place).is_relative_to(ROOT)
    assert (Path(place) / "careerdata" / "package.json").is_file()
