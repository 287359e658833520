"""Real processes that are killed, run into each other or find the disk full: what was acknowledged is there, once, whole.

A child process says on a pipe which record it has saved. Whatever happens to it, every record it named must stand in the
file exactly once, cell for cell; one that was under way may be there or not, but only whole.
"""

import csv
import datetime as dt
import hashlib
import multiprocessing
import os
import random
import signal
import sys

import pytest

from careerdata.logbook import append, edit, open_logbook, undo
from careerdata.problems import FileBusyError
from careerdata.schemas import LOGS

TODAY = dt.date(2026, 7, 12)
HEADER = "date,contact,kind,from,event,next_step,next_step_on,next_step_done_on,note\n"
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")
PIECES = ["plain", "a,b", 'say "no"', "zürich", "日本", "line\nbreak", "x" * 40, "; ;", "=1+1", "tab\there"]


def record(name, number):
    """Return the record that a process called `name` saves as its `number`th; its name stands in the note."""
    piece = random.Random(f"{name} {number}").choice(PIECES)
    return {"date": "2026-03-02", "contact": f"Person {number}", "kind": "met", "note": f"{name}-{number}|{piece}"}


def write_on(folder, name, told, many, dies_at=None):
    """Save `many` records, each named on the pipe once it is safe; from some file operation on, be dead.

    Args:
        folder: where.
        name: of this process.
        told: the pipe.
        many: how many.
        dies_at: (record, operation): killed right before that file operation of saving that record, or before the next
            record if that one took fewer; None: never.
    """
    done = [0, 0]

    def before(event, _):
        if event == "open" or (event.startswith("os.") and event != "os.kill"):
            done[1] += 1
            if tuple(done) >= dies_at:
                os.kill(os.getpid(), signal.SIGKILL)

    if dies_at:
        sys.addaudithook(before)
    for number in range(many):
        done[:] = [number, 0]
        try:
            append(folder, "touches", record(name, number), TODAY)
        except FileBusyError as error:
            told.send(("refused", str(error)))
        else:
            told.send(("saved", number))
    told.close()


def limited(folder, name, told, many, bytes_a_file):
    """Save records on a disk that takes no file longer than this."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_a_file, bytes_a_file))
    write_on(folder, name, told, many)


@pytest.fixture
def start(monkeypatch):
    """Return a function that starts a process and returns it with the reading end of its pipe.

    The processes are forked from one that has no threads and has read the package already: each starts at once.
    """
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["careerdata.logbook"])
    started = []

    def start(target, *arguments):
        heard, told = processes.Pipe(duplex=False)
        folder, name, *rest = arguments
        child = processes.Process(target=target, args=(folder, name, told, *rest))
        child.start()
        told.close()
        started.append(child)
        return child, heard

    yield start
    for child in started:
        child.kill()
        child.join()


def all_heard(heard):
    """Return what a process said before it ended."""
    said = []
    try:
        while True:
            said.append(heard.recv())
    except EOFError:
        return said


def check(folder, tried, saved):
    """Hold a log against what its writers tried to save, and what they were told was saved. By name: (process, number)."""
    with (folder / "touches.csv").open(encoding="utf-8", newline="") as file:
        assert file.readline() == HEADER
        rows = list(csv.DictReader(file, fieldnames=HEADER.strip().split(","), strict=True))
    found = [row["note"].split("|")[0] for row in rows]
    assert len(found) == len(set(found))
    wanted = {f"{name}-{number}": record(name, number) for name, number in tried}
    for row in rows:
        assert {key: value for key, value in row.items() if value} == wanted[row["note"].split("|")[0]]
    assert {f"{name}-{number}" for name, number in saved} <= set(found)
    assert [problem for problem in open_logbook(folder, TODAY).problems if problem.file == "touches.csv"] == []
    return len(found)


# ---- killed


@posix_only
def test_what_a_killed_process_had_saved_is_there_and_the_next_one_goes_on(tmp_path, start):
    dice = random.Random(20260712)
    tried, saved = [], []
    for turn in range(16):
        name, after = f"turn{turn}", dice.randint(1, 4)
        if turn % 2:
            # From outside, some while after it said that so many were saved.
            child, heard = start(write_on, tmp_path, name, 1000)
            said = [heard.recv() for _ in range(after)]
            hashlib.pbkdf2_hmac("sha256", b"", b"", dice.randint(1, 30_000))
            child.kill()
        else:
            # At one file operation, wherever in a save that is.
            child, heard = start(write_on, tmp_path, name, 1000, (after, dice.randint(1, 45)))
            said = []
        said += all_heard(heard)
        child.join()
        assert child.exitcode == -signal.SIGKILL
        assert [kind for kind, _ in said] == ["saved"] * len(said)
        saved += [(name, number) for _, number in said]
        tried += [(name, number) for number in range(len(said) + 1)]
        check(tmp_path, tried, saved)
        # The next process can write, and take back just that.
        before = (tmp_path / "touches.csv").read_bytes()
        append(tmp_path, "touches", record("alive", turn), TODAY)
        assert undo(tmp_path, TODAY) == "Taken back: 1 touch."
        assert (tmp_path / "touches.csv").read_bytes() == before
    assert len(saved) >= 16
    assert list(tmp_path.rglob("*.tmp")) == []


@posix_only
@pytest.mark.parametrize("operation", range(1, 46, 4))
def test_at_whichever_file_operation_it_dies_the_record_is_whole_or_absent(tmp_path, start, operation):
    append(tmp_path, "touches", record("first", 0), TODAY)
    child, heard = start(write_on, tmp_path, "second", 2, (1, operation))
    said = all_heard(heard)
    child.join()
    tried, saved = [("first", 0), ("second", 0), ("second", 1)], [("first", 0)]
    saved += [("second", number) for _, number in said]
    assert ("second", 0) in saved
    check(tmp_path, tried, saved)
    append(tmp_path, "touches", record("third", 0), TODAY)
    check(tmp_path, [*tried, ("third", 0)], [*saved, ("third", 0)])


# ---- at the same time


@posix_only
def test_four_processes_at_once_lose_nothing(tmp_path, start):
    names = ["a", "b", "c", "d"]
    ends = [start(write_on, tmp_path, name, 15)[1] for name in names]
    for heard in ends:
        assert all_heard(heard) == [("saved", number) for number in range(15)]
    everything = [(name, number) for name in names for number in range(15)]
    assert check(tmp_path, everything, everything) == 60


# ---- a full disk


@posix_only
def test_on_a_full_disk_what_was_saved_stays_and_the_rest_is_refused_in_a_sentence(tmp_path, start):
    refused = 0
    for turn, size in enumerate((200, 700, 1500, 2600)):
        folder = tmp_path / str(turn)
        folder.mkdir()
        append(folder, "touches", record("before", 0), TODAY)
        _, heard = start(limited, folder, "full", 12, size)
        said = all_heard(heard)
        assert len(said) == 12
        for kind, what in said:
            assert kind == "saved" or what.endswith("could not be saved: the disk is full. Nothing was saved.")
        refused += sum(kind == "refused" for kind, _ in said)
        tried = [("before", 0), *(("full", number) for number in range(12))]
        saved = [("before", 0), *(("full", what) for kind, what in said if kind == "saved")]
        assert check(folder, tried, saved) == len(saved)
        append(folder, "touches", record("after", 0), TODAY)
        check(folder, [*tried, ("after", 0)], [*saved, ("after", 0)])
    assert refused >= 12


# ---- edited outside, between two saves


def by_hand(text):
    """Return a mood.csv after an afternoon in several programs, as bytes."""
    text = text.replace("2026-03-02,6", "2026-03-02,6.5")
    text = text.replace("week,mood", "week,mood,tea").replace(",,,,,,,,\n", ",mint,,,,,,,,\n")
    text += "# Week of the move; nothing logged\n2026-03-16,5,black,,,,,,,,\nwe were at the lake, all of us\n"
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def test_an_edit_from_outside_survives_byte_for_byte_between_two_saves(tmp_path):
    path = tmp_path / LOGS["mood"].file
    append(tmp_path, "mood", {"week": "2026-03-02", "mood": 6}, TODAY)
    edited = by_hand(path.read_text())
    path.write_bytes(edited)
    append(tmp_path, "mood", {"week": "2026-03-23", "mood": 7, "note": "Zoë"}, TODAY)
    assert path.read_bytes() == edited + "2026-03-23,7,,,,,,,,,Zoë\r\n".encode()

    again = path.read_bytes().replace(b"lake, all of us", b"sea, all of us") + b"2026-03-30,8,,,,,,,,,\r\n"
    path.write_bytes(again)
    edit(tmp_path, "mood", {"week": "2026-03-23"}, {"mood": 4}, TODAY)
    assert path.read_bytes() == again.replace(b"2026-03-23,7", b"2026-03-23,4")
    assert open_logbook(tmp_path, TODAY).mood["mood"].tolist() == [6.5, 5, 4, 8]
    assert undo(tmp_path, TODAY) == "Taken back: the change to 1 check-in."
    assert path.read_bytes() == again
