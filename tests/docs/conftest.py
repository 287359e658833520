import pytest

from careerdata import bundled


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where a reader tries an example: a home of their own with the fictional folder in ~/career."""
    bundled.hand_out(bundled.example(), tmp_path / "career")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("CAREERDATA_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path
