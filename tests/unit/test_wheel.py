"""The wheel carries all that `careerdata lab my-career` needs where there is no checkout."""

import email
import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import careerdata

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "careerdata"


def build(what, source, target):
    command = [sys.executable, "-m", "hatchling", "build", "-t", what, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built as a release is: out of the unpacked source archive, so that one that lacks a file is noticed."""
    dist, unpacked = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("unpacked")
    build("sdist", ROOT, dist)
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        archive.extractall(unpacked, filter="data")
    build("wheel", next(unpacked.iterdir()), dist)
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def metadata(wheel):
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    return email.message_from_bytes(archive.read(name))


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
    own = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in own} <= names
    assert {f"careerdata/labextension/careerdata/{name}" for name in ("package.json", "static/remoteEntry.js")} <= names
    assert any(name.endswith("share/jupyter/lab/settings/overrides.d/careerdata.json") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_it_says_what_it_is_before_it_is_installed(metadata):
    assert metadata["Name"] == "careerdata"
    assert metadata["Version"] == careerdata.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert {"career", "jupyterlab"} <= set(metadata["Keywords"].split(","))
    assert "Framework :: Jupyter :: JupyterLab :: 4" in metadata.get_all("Classifier")
    assert set(metadata.get_all("Provides-Extra")) >= {"share", "calendar", "postings"}
    assert "# careerdata" in metadata.get_payload()


def test_the_version_is_the_same_everywhere():
    extension = json.loads((PACKAGE / "labextension" / "careerdata" / "package.json").read_text(encoding="utf-8"))
    assert extension["version"] == careerdata.__version__
    newest = re.search(r"^## (\S+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest[1] == careerdata.__version__
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", newest[2]), "a release has a day"
    read_me = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"careerdata-([\d.]+)-py3-none-any\.whl", read_me)) == {careerdata.__version__}


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
