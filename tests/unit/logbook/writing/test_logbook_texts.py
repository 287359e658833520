"""A page of text beside the logs: for the person alone, never over another one."""

import pytest

from careerdata.logbook import save_text
from careerdata.problems import NoLogbookError


def test_other_words_get_a_number_and_the_same_words_do_not(tmp_path):
    (tmp_path / "ask.txt").write_text("somebody's own", encoding="utf-8")
    second = save_text(tmp_path, "ask", "mine, with ë\n")
    assert second.name == "ask-2.txt"
    assert second.read_bytes() == "mine, with ë\n".encode()
    assert second.stat().st_mode & 0o077 == 0
    assert save_text(tmp_path, "ask", "mine, with ë\n") == second
    assert save_text(tmp_path, "ask", "other").name == "ask-3.txt"
    assert (tmp_path / "ask.txt").read_text(encoding="utf-8") == "somebody's own"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NoLogbookError):
        save_text(tmp_path / "nowhere", "ask", "words")
