"""What careerdata keeps for itself: damage to it is not believed, a link in it is not followed, leftovers are swept."""

import datetime as dt
import json
import random

import pytest

import careerdata
from careerdata.logbook import append, undo
from careerdata.problems import FileBusyError, NoLogbookError

DAY = dt.date(2026, 3, 2)


def saved(folder, mood=5, week="2026-02-02"):
    append(folder, "mood", {"week": week, "mood": mood}, today=DAY)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mood.csv").write_text("week,mood\n2026-01-05,7\n")
    return tmp_path


def journal(folder):
    (entry,) = (folder / ".careerdata" / "journal").glob("*.json")
    return entry


def test_no_flipped_bit_of_the_journal_puts_a_broken_file_back(folder):
    before = (folder / "mood.csv").read_bytes()
    saved(folder)
    after, entry = (folder / "mood.csv").read_bytes(), journal(folder)
    whole, dice = entry.read_bytes(), random.Random(8)
    for _ in range(150):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        entry.write_bytes(damaged)
        try:
            undo(folder, today=DAY)
        except FileBusyError:
            assert (folder / "mood.csv").read_bytes() == after
        assert (folder / "mood.csv").read_bytes() in (before, after)
        (folder / "mood.csv").write_bytes(after)
        entry.with_suffix(".unreadable").unlink(missing_ok=True)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 20_000, "9" * 100_000, "", "{}", '{"what": 1, "files": 2}'])
def test_a_journal_that_is_none_is_told(text, folder):
    saved(folder)
    journal(folder).write_text(text)
    with pytest.raises(FileBusyError, match="can no longer be read"):
        undo(folder, today=DAY)
    assert careerdata.open_logbook(folder, DAY).mood["mood"].tolist() == [7, 5]


def test_a_seal_whose_name_is_damaged_is_not_taken_for_none(folder):
    saved(folder)
    after, entry = (folder / "mood.csv").read_bytes(), journal(folder)
    # Two bits: one in the seal's name, one in what the file said before.
    whole = entry.read_bytes()
    entry.write_bytes(whole.replace(b'"seal"', b'"qeal"').replace(b'"before": "d', b'"before": "e'))
    with pytest.raises(FileBusyError, match="can no longer be read"):
        undo(folder, today=DAY)
    assert (folder / "mood.csv").read_bytes() == after


def test_a_journal_of_an_older_version_is_still_taken_back(folder):
    before = (folder / "mood.csv").read_bytes()
    saved(folder)
    entry = json.loads(journal(folder).read_bytes())
    del entry["seal"]
    journal(folder).write_text(json.dumps(entry))
    assert undo(folder, today=DAY).startswith("Taken back")
    assert (folder / "mood.csv").read_bytes() == before


def test_a_link_among_the_copies_is_replaced_and_its_target_stays(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("elsewhere") / "diary.txt"
    other.write_text("mine")
    (folder / ".careerdata" / "saved").mkdir(parents=True)
    (folder / ".careerdata" / "saved" / "mood.csv").symlink_to(other)
    saved(folder)
    assert other.read_text() == "mine"
    assert not (folder / ".careerdata" / "saved" / "mood.csv").is_symlink()


@pytest.mark.parametrize("own", [".careerdata", "backups", ".careerdata/saved", ".careerdata/journal"])
def test_a_link_in_place_of_a_folder_of_ours_is_told_and_nothing_is_written(own, folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("elsewhere")
    (folder / own).parent.mkdir(exist_ok=True)
    (folder / own).symlink_to(other)
    with pytest.raises(FileBusyError, match=r" is a link to another place, so nothing was saved. Take the link away."):
        saved(folder)
    assert list(other.iterdir()) == []
    assert (folder / "mood.csv").read_text() == "week,mood\n2026-01-05,7\n"


def test_a_log_that_is_a_link_is_written_where_it_lies(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("drive") / "moods.csv"
    (folder / "mood.csv").rename(other)
    (folder / "mood.csv").symlink_to(other)
    saved(folder)
    assert other.read_text() == "week,mood\n2026-01-05,7\n2026-02-02,5\n"


def test_a_folder_that_is_named_like_a_leftover_stops_no_save(folder):
    (folder / ".careerdata-x.tmp" / "deep").mkdir(parents=True)
    saved(folder)
    assert not (folder / ".careerdata-x.tmp").exists()


def test_copies_of_days_to_come_thin_out_none_of_days_that_were(folder):
    def has(day):
        return (folder / "backups" / str(day) / "mood.csv").exists()

    were = [DAY - dt.timedelta(days=ago) for ago in range(1, 7)]
    to_come = [dt.date(2099, 1, 1) + dt.timedelta(days=ahead) for ahead in range(10)]
    for day in (*were, *to_come):
        (folder / "backups" / str(day)).mkdir(parents=True)
        (folder / "backups" / str(day) / "mood.csv").write_text("week,mood\n")
    saved(folder)
    assert all(has(day) for day in (DAY, *were))
    assert sum(has(day) for day in to_come) == 7


def test_undo_leaves_nothing_in_a_folder_that_is_no_logbook(tmp_path):
    assert undo(tmp_path, today=DAY) == "There is nothing to take back."
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NoLogbookError):
        undo(tmp_path / "none", today=DAY)


def test_copies_of_days_to_come_are_told_until_they_are_gone_or_were(folder):
    for day in ("2099-01-01", "2099-01-02", "2026-03-01"):
        (folder / "backups" / day).mkdir(parents=True)
        (folder / "backups" / day / "mood.csv").write_text("week,mood\n")
    told = [problem for problem in careerdata.open_logbook(folder, DAY).problems if problem.file == "backups"]
    assert [problem.message for problem in told] == [
        "2 copies are of days to come, the first of 1 January 2099: the clock of a computer ran ahead."
    ]
    later = careerdata.open_logbook(folder, dt.date(2099, 1, 2)).problems
    assert not any(problem.file == "backups" for problem in later)
