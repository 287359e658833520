"""LinkedIn's invitations, skills and positions, and what of an export is known and not used; worked out by hand."""

import shutil
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import append, open_logbook
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples" / "linkedin"
HEADER = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
ME = "https://www.linkedin.com/in/me-example"


def invitation(name, sent_at, note="Secret words", mine=False):
    slug = f"https://www.linkedin.com/in/{name.replace(' ', '-').lower()}"
    people = ("Me Example", name) if mine else (name, "Me Example")
    profiles = (ME, slug) if mine else (slug, ME)
    return f'{",".join(people)},"{sent_at}",{note},{"OUTGOING" if mine else "INCOMING"},{",".join(profiles)}\n'


def touches(found):
    return [(f"{row['date']}", row["contact"], row["from"]) for row in found.rows["touches"]]


def left_out(found):
    return {item.what: item.count for item in found.skipped}


@pytest.fixture
def export(tmp_path):
    """A folder with the connections of the samples, to which invitations are added."""
    (tmp_path / "export").mkdir()
    shutil.copy(SAMPLES / "Connections.csv", tmp_path / "export")

    def written(*lines):
        (tmp_path / "export" / "Invitations.csv").write_text(HEADER + "".join(lines))
        return tmp_path / "export"

    return written


def test_a_note_to_or_from_a_connection_is_a_touch_and_an_invitation_alone_is_none(export):
    found = importers.read(
        export(
            invitation("Ada Example", "1/29/26, 2:37 PM", mine=True),
            invitation("Ada Example", "1/29/26, 8:00 PM"),
            invitation("Bo Sample", "11/5/25, 9:05 AM"),
            invitation("Bo Sample", "11/6/25, 9:05 AM", note=" "),
            invitation("Nobody Known", "11/7/25, 9:05 AM"),
        )
    )
    assert touches(found) == [("2025-11-05", "Bo Sample", "them"), ("2026-01-29", "Ada Example", "both")]
    assert len(found.rows["contacts"]) == 4
    assert left_out(found)["invitations without a note"] == 1
    assert left_out(found)["invitations to or from people outside your connections"] == 1
    for private in ("Secret", "Nobody", "in/ada"):
        assert private not in str(found)


def test_with_messages_a_note_that_became_a_message_is_one_touch(export):
    place = export(invitation("Ada Example", "2/9/26, 9:05 AM", mine=True), invitation("Bo Sample", "1/29/26, 9:05 AM"))
    shutil.copy(SAMPLES / "messages.csv", place)
    found = importers.read(place)
    assert [touch for touch in touches(found) if touch[0] > "2026"] == [
        ("2026-01-29", "Bo Sample", "them"),
        ("2026-02-09", "Ada Example", "me"),
        ("2026-02-10", "Ada Example", "them"),
    ]


def test_invitations_alone_are_for_people_who_are_in_the_folder(tmp_path, folder):
    append(folder, "contacts", {"contact": "Ada Example"})
    path = tmp_path / "Invitations.csv"
    path.write_text(
        HEADER
        + invitation("Ada Example", "1/29/26, 2:37 PM", mine=True)
        + invitation("Cy Stranger", "1/30/26, 2:37 PM")
    )
    new = importers.compare(importers.read(path), open_logbook(folder))
    assert [row["contact"] for row in new.rows["touches"]] == ["Ada Example"]
    assert (new.rows["contacts"], dict(new.strangers)) == ((), {"Cy Stranger": 1})


def test_dates_that_no_number_above_twelve_settles_are_read_as_linkedin_writes_unless_the_person_says_otherwise(export):
    place = export(invitation("Ada Example", "3/4/26, 2:37 PM"))
    found = importers.read(place)
    assert touches(found) == [("2026-03-04", "Ada Example", "them")]
    assert [problem.fix for problem in found.problems] == ["If the day comes first: --dates day."]
    found = importers.read(place, dates="day")
    assert (touches(found), found.problems) == ([("2026-04-03", "Ada Example", "them")], ())
    # A number above 12 says more than the person.
    place = export(invitation("Ada Example", "3/4/26, 2:37 PM"), invitation("Ada Example", "3/13/26, 2:37 PM"))
    assert [day for day, *_ in touches(importers.read(place, dates="day"))] == ["2026-03-04", "2026-03-13"]


def test_skills_and_positions_are_offered_for_the_plan_and_nothing_is_written(tmp_path, folder):
    for name in ("Skills.csv", "Positions.csv"):
        shutil.copy(SAMPLES / name, tmp_path)
    found = importers.read(tmp_path)
    new = importers.compare(found, open_logbook(folder))
    assert found.offered == (
        "Your role now, by LinkedIn: Analyst at Initech (since Mar 2022).",
        "Skills that can be goals, by LinkedIn: Python, Stakeholder Management and SQL.",
    )
    said = importers.report(found, new)
    assert "For your plan, if you like (nothing of this is written):\n  Your role now, by LinkedIn: Analyst" in said
    assert "Connections.csv and messages.csv are not in" in said
    assert "Built reports" not in said
    assert importers.described(found, new)["offered"] == list(found.offered)
    assert new.is_empty


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Saved Date,Job Url,Job Title,Company Name", "x.csv is known, and not used: it holds the jobs that you saved"),
        (
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),Content Saved,",
            "x.csv is known, and not used: it holds the courses that you looked at",
        ),
    ],
)
def test_what_is_known_and_not_used_says_why(tmp_path, header, said):
    (tmp_path / "x.csv").write_text(f"{header}\n")
    with pytest.raises(UnreadableExportError, match=said.replace(".", r"\.")):
        importers.read(tmp_path / "x.csv")
