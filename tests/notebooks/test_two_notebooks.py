"""Two notebooks open on one folder, each in a kernel of its own, both saving: nothing is lost."""

import shutil
from pathlib import Path

import pytest
from jupyter_client import KernelManager

from careerdata.logbook import open_logbook

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
SAVES = 8
PATIENCE = 120
"""Seconds after which a kernel that does not answer is given up."""


class Notebook:
    """A notebook: cells sent to a kernel of its own."""

    def __init__(self, folder):
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(cwd=str(folder))
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def send(self, code, **expressions):
        """Send a cell, without waiting for its end."""
        return self.client.execute(code, user_expressions=expressions)

    def result(self, sent):
        """Wait for the end of a cell and return the texts of its expressions."""
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"]["msg_id"] == sent:
                content = reply["content"]
                assert content["status"] == "ok", "\n".join(content.get("traceback", ()))
                return {name: said["data"]["text/plain"] for name, said in content["user_expressions"].items()}

    def run(self, code, **expressions):
        return self.result(self.send(code, **expressions))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(EXAMPLE, folder)
    return folder


@pytest.fixture
def notebooks(folder):
    """Return two notebooks that have the folder open."""
    both = []
    try:
        both.append(Notebook(folder))
        both.append(Notebook(folder))
        for notebook in both:
            notebook.run(
                f"import careerdata\nfrom careerdata import panels\nbook = careerdata.open_logbook({str(folder)!r})"
            )
        yield both
    finally:
        for notebook in both:
            notebook.close()


def test_touches_saved_at_the_same_time_are_all_there_once(folder, notebooks):
    before = len(open_logbook(folder).touches)
    for notebook in notebooks:
        notebook.run("panel = panels.followups(book)")
    save = "panel.contact.value = panel.contact.options[{n}]; panel.form[\"note\"].value = '{note}'; panel.done.click()"
    notes = []
    for number in range(SAVES):
        sent = []
        for which, notebook in enumerate(notebooks):
            note = f"from {which}, number {number}"
            notes.append(note)
            sent.append((notebook, notebook.send(save.format(n=number, note=note), said="panel.message")))
        for notebook, cell in sent:
            assert "Saved" in notebook.result(cell)["said"]
    book = open_logbook(folder)
    assert book.problems == ()
    assert len(book.touches) == before + 2 * SAVES
    assert sorted(book.touches["note"].iloc[before:]) == sorted(notes)


def test_a_plan_kept_in_one_window_is_not_overwritten_by_the_other(folder, notebooks):
    first, second = notebooks
    for notebook, hours in ((first, 7), (second, 3)):
        notebook.run(f"panel = panels.plan(book)\npanel.hours.value = {float(hours)}\npanel.why.value = 'more'")
    assert "Kept" in first.run("panel.keep.click()", said="panel.message")["said"]
    kept = (folder / "plan.toml").read_bytes()
    assert "was changed since you opened it" in second.run("panel.keep.click()", said="panel.message")["said"]
    assert (folder / "plan.toml").read_bytes() == kept
    assert open_logbook(folder).plan.hours_per_week == 7


def test_one_week_filled_in_twice_is_neither_doubled_nor_overwritten(folder, notebooks):
    lines = (folder / "mood.csv").read_bytes().splitlines(keepends=True)
    (folder / "mood.csv").write_bytes(b"".join(lines[:-1]))
    week = lines[-1].partition(b",")[0].decode()
    before = open_logbook(folder).mood
    for notebook, answer in zip(notebooks, ("6", "4"), strict=True):
        chosen = notebook.run(
            f"panel = panels.checkin(careerdata.open_logbook({str(folder)!r}))\n"
            f"panel.scales['mood'].slider.value = {answer!r}",
            week="str(panel.state.week)",
        )
        assert chosen["week"] == repr(week)
    saved = [notebook.run("panel.save.click()", said="panel.message")["said"] for notebook in notebooks]
    mood = open_logbook(folder).mood
    assert len(mood) == len(before) + 1
    assert mood.set_index("week").loc[week, "mood"] == 6
    assert "Saved" in saved[0]
    assert "Saved" not in saved[1]
