"""The tab is an extra: where what it is built of cannot be had, that is a sentence and no failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pip", reason="it downloads with pip")
ROOT = Path(__file__).parents[2]


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
