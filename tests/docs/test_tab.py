"""The tab is an extra: where what it is built of cannot be had, that is a sentence and no failure."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("pip", reason="it downloads with pip")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tab"))


def test_a_package_that_is_gone_is_named_and_the_build_ends_well(tmp_path):
    nowhere = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, ROOT / "tab" / "lay_out.py", tmp_path / "site"],
        env=os.environ | nowhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The tab was not built: ")
    assert "could not be had from the registry. Everything else works without it." in done.stdout
    assert not (tmp_path / "site").exists()


def test_a_package_is_packed_anew_without_its_tests_and_the_same_each_time(tmp_path):
    from lighter import lightened

    package = tmp_path / "pandas-3.1.1-py3-none-any.whl"
    with zipfile.ZipFile(package, "w") as wheel:
        for name in (
            "pandas/core/frame.py",
            "pandas/tests/test_frame.py",
            "pandas/_libs/lib.pyx",
            "pandas/_libs/lib.so",
        ):
            wheel.writestr(name, f"# {name}")
    (tmp_path / "site").mkdir()
    packed = lightened(package, tmp_path / "site")
    assert packed.name == "pandas-3.1.1-py3-none-any.tar.gz"
    with tarfile.open(packed) as rest:
        assert rest.getnames() == ["pandas/core/frame.py", "pandas/_libs/lib.so"]
        assert rest.extractfile("pandas/_libs/lib.so").read() == b"# pandas/_libs/lib.so"
    first = packed.read_bytes()
    assert lightened(package, tmp_path / "site").read_bytes() == first
