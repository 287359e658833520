"""LinkedIn's exports of other years and in other languages; worked out by hand."""

import shutil
import zipfile
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples" / "linkedin"
HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
ME = "https://www.linkedin.com/in/me-example"


def touches(found):
    return [(f"{row['date']}", row["contact"], row["from"]) for row in found.rows["touches"]]


def messages_of_2021(tmp_path, *lines):
    (tmp_path / "messages.csv").write_text(HEADER + "".join(f"{line},,secret\n" for line in lines))
    shutil.copy(SAMPLES / "Connections.csv", tmp_path)
    return importers.read(tmp_path, me="Me Example")


def test_recipients_without_a_profile_are_known_by_a_name_that_one_person_bears(tmp_path):
    found = messages_of_2021(
        tmp_path,
        f"c1,,Me Example,{ME},Ada Example,2021-02-09 14:03:22 UTC",
        "c1,,Ada Example,https://www.linkedin.com/in/ada-example,Me Example,2021-02-10 14:03:22 UTC",
        f'c2,,Me Example,{ME},"Ada Example, Bo Sample",2021-03-09 14:03:22 UTC',
        f"c3,,Me Example,{ME},Somebody Else,2021-03-10 14:03:22 UTC",
    )
    assert touches(found) == [
        ("2021-02-09", "Ada Example", "me"),
        ("2021-02-10", "Ada Example", "them"),
        ("2021-03-09", "Ada Example", "me"),
        ("2021-03-09", "Bo Sample", "me"),
    ]


def test_two_people_of_one_name_are_not_guessed_between(tmp_path):
    found = messages_of_2021(
        tmp_path,
        "c1,,Ada Example,https://www.linkedin.com/in/another-ada,Me Example,2021-02-10 14:03:22 UTC",
        f"c1,,Me Example,{ME},Ada Example,2021-02-11 14:03:22 UTC",
    )
    assert touches(found) == []


@pytest.mark.parametrize("name", ["Connections (1).csv", "Kontakte.csv", "Contactos/Conexiones.csv"])
def test_a_member_that_was_renamed_or_translated_is_known_by_its_columns(tmp_path, name):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(SAMPLES / "Connections.csv", name)
        archive.writestr("Ads Clicked.csv", "Ad clicked Date,Ad Title/Id\n2026-01-01,1\n")
    found = importers.read(tmp_path / "x.zip")
    assert found.rows["contacts"] == importers.read(SAMPLES / "Connections.csv").rows["contacts"]


def test_what_you_wrote_of_others_is_never_taken_for_what_they_wrote(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(SAMPLES / "Recommendations_Received.csv", "Empfehlungen.csv")
        archive.writestr("a.csv", "x\n")
    with pytest.raises(UnreadableExportError):
        importers.read(tmp_path / "x.zip")
