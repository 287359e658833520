"""What a command does when its reader has seen enough, when a server runs already, and when no date was chosen."""

import datetime as dt
import json
import subprocess
import sys

import pytest

from careerdata import lab
from careerdata.cli.main import main
from careerdata.logbook import open_logbook
from careerdata.reminders.events import reminders

TODAY = dt.date(2026, 7, 12)


def test_an_import_is_saved_and_quiet_when_nobody_reads_its_report(tmp_path):
    (tmp_path / "plan.toml").write_text("start = 2026-03-02\n")
    (tmp_path / "daylio.csv").write_text(
        "full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-02,March 2,Monday,9:00 AM,good,,,\n"
    )
    command = [sys.executable, "-m", "careerdata", "import", str(tmp_path / "daylio.csv"), "--into", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        said = running.stderr.read().decode()
    assert (running.returncode, said) == (0, "")
    assert len(open_logbook(tmp_path, TODAY).days) == 1


@pytest.mark.parametrize("same", [True, False])
def test_a_second_lab_on_a_folder_says_where_the_first_is(tmp_path, monkeypatch, capsys, same):
    (tmp_path / "plan.toml").write_text("start = 2026-03-02\n")
    other = tmp_path if same else tmp_path / "elsewhere"
    servers = [{"root_dir": str(other.resolve()), "url": "http://127.0.0.1:8888/", "token": "abc"}]
    answer = subprocess.CompletedProcess([], 0, json.dumps(servers).encode())
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    started = []
    monkeypatch.setattr(lab, "open_lab", lambda *given: started.append(given) or 0)
    assert main(["lab", str(tmp_path), "--no-browser"]) == 0
    assert bool(started) != same
    assert ("is open on" in capsys.readouterr().out) == same


def test_a_calendar_has_no_date_that_nobody_chose(tmp_path):
    assert [item for item in reminders(open_logbook(tmp_path, TODAY)) if item.kind == "milestone"] == []
    (tmp_path / "plan.toml").write_text("start = 2026-07-12\nescape_date = 2027-07-12\n")
    assert [item.first for item in reminders(open_logbook(tmp_path, TODAY)) if item.kind == "milestone"] == [
        dt.date(2027, 7, 12)
    ]
