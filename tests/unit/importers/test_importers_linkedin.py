"""LinkedIn: who becomes a contact and what becomes a touch, worked out by hand from the files."""

import datetime as dt
import shutil
import zipfile
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.importers.linkedin import MEMBERS, OF_THE_PLAN
from careerdata.importers.tables import read_table

SAMPLES = Path(__file__).parents[2] / "samples" / "linkedin"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
ME = "Me Example,https://www.linkedin.com/in/me-example"
ADA = "Ada Example,https://www.linkedin.com/in/ada-example"
BO = "Bo Sample,https://www.linkedin.com/in/bo-sample"
EVERYBODY = (
    {
        "contact": "Bo Sample",
        "organisation": "Globex",
        "role": 'Lead "Growth"',
        "met_on": dt.date(2019, 11, 14),
        "met_through": "LinkedIn",
    },
    {
        "contact": "Chloé Test-Łącka",
        "organisation": "Initech",
        "met_on": dt.date(2021, 8, 1),
        "met_through": "LinkedIn",
    },
    {"contact": "Dee Fiction, PhD", "met_on": dt.date(2024, 3, 12), "met_through": "LinkedIn"},
    {
        "contact": "Ada Example",
        "organisation": "Acme, Inc.",
        "role": "Engineering Manager",
        "met_on": dt.date(2026, 2, 8),
        "met_through": "LinkedIn",
    },
)


def folder(tmp_path, *, connections="", messages="", profile=""):
    """Write an export folder from rows below the headers."""
    place = tmp_path / "export"
    place.mkdir()
    if connections:
        (place / "Connections.csv").write_text(CONNECTIONS + connections, encoding="utf-8")
    if messages:
        (place / "messages.csv").write_text(MESSAGES + messages, encoding="utf-8")
    if profile:
        (place / "Profile.csv").write_text("First Name,Last Name,Maiden Name,Headline\n" + profile, encoding="utf-8")
    return place


def message(conversation, sender, receiver, day, text="secret words"):
    return f"{conversation},secret title,{sender},{receiver},{day} 10:00:00 UTC,secret subject,{text}\n"


def touches(found):
    return [(row["date"].isoformat(), row["contact"], row["from"]) for row in found.rows["touches"]]


def names(found):
    return [row["contact"] for row in found.rows["contacts"]]


def left_out(found):
    return {item.what: item.count for item in found.skipped}


@pytest.mark.parametrize("name", ["Connections.csv", "Connections_bom_crlf.csv", "Connections_no_preamble.csv"])
def test_connections_are_the_same_with_notes_above_with_a_mark_or_without(name):
    found = importers.read(SAMPLES / name)
    assert found.source == "LinkedIn"
    assert found.rows == {"contacts": EVERYBODY, "touches": ()}
    assert left_out(found) == {"empty rows": 1}
    assert found.problems == ()


def test_connections_saved_again_by_a_spreadsheet():
    found = importers.read(SAMPLES / "Connections_resaved_in_spreadsheet.csv")
    assert found.rows["contacts"] == ({**EVERYBODY[0], "role": "Lead"}, EVERYBODY[3])
    assert found.problems == ()


def export_folder(tmp_path, connections="Connections.csv"):
    place = tmp_path / "export"
    place.mkdir()
    shutil.copy(SAMPLES / connections, place / "Connections.csv")
    shutil.copy(SAMPLES / "messages.csv", place)
    return place


def test_a_whole_export_gives_one_touch_a_person_day_and_direction(tmp_path):
    found = importers.read(export_folder(tmp_path))
    assert found.rows["contacts"] == EVERYBODY
    assert found.rows["touches"] == (
        {"date": dt.date(2025, 6, 1), "contact": "Bo Sample", "kind": "wrote", "from": "me"},
        {"date": dt.date(2025, 6, 1), "contact": "Dee Fiction, PhD", "kind": "wrote", "from": "me"},
        {"date": dt.date(2026, 2, 9), "contact": "Ada Example", "kind": "wrote", "from": "me"},
        {"date": dt.date(2026, 2, 10), "contact": "Ada Example", "kind": "wrote", "from": "them"},
    )
    assert sorted(left_out(found).values()) == [1, 1, 1]  # the empty row, the draft, and LinkedIn Member
    assert found.problems == ()


def test_a_zip_a_folder_and_sub_folders_of_either_agree(tmp_path):
    place = export_folder(tmp_path)
    whole = importers.read(place)
    for prefix in ("", "Basic_LinkedInDataExport_11-21-2026/"):
        with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for file in place.iterdir():
                archive.write(file, prefix + file.name)
        assert importers.read(tmp_path / "export.zip") == whole
    assert importers.read(tmp_path / "export").rows == whole.rows
    place.rename(tmp_path / "inner")
    (tmp_path / "outer").mkdir()
    (tmp_path / "inner").rename(tmp_path / "outer" / "inner")
    assert importers.read(tmp_path / "outer") == whole
    assert importers.read(tmp_path / "outer" / "inner" / "Connections.csv").rows["contacts"] == whole.rows["contacts"]


def test_connections_without_addresses_are_matched_by_a_name_that_only_one_has(tmp_path):
    found = importers.read(export_folder(tmp_path, "Connections_resaved_in_spreadsheet.csv"))
    assert names(found) == ["Bo Sample", "Ada Example", "Dee Fiction"]
    assert [name for _, name, _ in touches(found)] == ["Bo Sample", "Dee Fiction", "Ada Example", "Ada Example"]


def test_two_connections_with_one_name_and_no_address_are_not_matched_at_all(tmp_path):
    place = folder(
        tmp_path,
        connections="Ada,Example,,,Acme,,01 Jan 2020\nAda,Example,,,Globex,,01 Jan 2021\n",
        messages=message("c1", ME, ADA, "2026-01-05"),
    )
    found = importers.read(place, me="Me Example")
    # Which of the two it was cannot be told, so the person in the messages is a third.
    assert names(found) == ["Ada Example", "Ada Example (Globex)", "Ada Example (2)"]
    assert touches(found) == [("2026-01-05", "Ada Example (2)", "me")]


def test_messages_alone_know_the_one_person_who_is_in_every_conversation():
    found = importers.read(SAMPLES / "messages.csv")
    assert names(found) == ["Bo Sample", "Dee Fiction", "Ada Example"]
    assert [set(row) for row in found.rows["contacts"]] == [{"contact", "met_through"}] * 3
    assert len(touches(found)) == 4


def test_a_single_conversation_does_not_tell_who_is_who():
    sample = SAMPLES / "messages_10_columns.csv"
    found = importers.read(sample)
    assert found.rows == {"contacts": (), "touches": ()}
    (problem,) = found.problems
    assert problem.severity == "refused"
    assert "--me" in problem.fix
    assert "Bo Sample; Me Example" in problem.fix
    assert touches(importers.read(sample, me="me  EXAMPLE")) == [("2023-05-01", "Bo Sample", "me")]
    assert importers.read(sample, me="Cy Nobody").problems[0].severity == "refused"


def test_of_two_in_every_conversation_the_one_who_is_no_connection_is_you(tmp_path):
    place = tmp_path / "export"
    place.mkdir()
    shutil.copy(SAMPLES / "Connections.csv", place)
    shutil.copy(SAMPLES / "messages_10_columns.csv", place / "messages.csv")
    assert touches(importers.read(place)) == [("2023-05-01", "Bo Sample", "me")]


def test_the_profile_in_the_export_tells_who_you_are(tmp_path):
    place = folder(tmp_path, messages=message("c1", BO, ME, "2026-01-05"), profile="Bo,Sample,,Lead\n")
    assert touches(importers.read(place)) == [("2026-01-05", "Me Example", "me")]
    assert touches(importers.read(place, me="Me Example")) == []  # Bo wrote, and is no connection


def test_a_conversation_that_shows_one_person_only_is_no_proof_of_who_you_are(tmp_path):
    place = folder(tmp_path, messages=message("c1", BO, ",", "2026-01-05"))
    found = importers.read(place)
    assert found.rows["touches"] == ()
    assert [problem.severity for problem in found.problems] == ["refused"]


def test_an_advert_that_shows_only_its_sender_does_not_hide_who_you_are(tmp_path):
    advert = message("c9", "Cy Seller,https://www.linkedin.com/in/cy", ",", "2026-01-07")
    rows = message("c1", ME, ADA, "2026-01-05") + message("c2", ME, BO, "2026-01-06") + advert
    found = importers.read(folder(tmp_path, messages=rows))
    assert touches(found) == [("2026-01-05", "Ada Example", "me"), ("2026-01-06", "Bo Sample", "me")]


def test_both_directions_on_one_day_are_one_touch(tmp_path):
    rows = message("c1", ME, ADA, "2026-01-05") + message("c1", ADA, ME, "2026-01-05") * 3
    place = folder(tmp_path, connections=f"Ada,Example,{ADA.split(',')[1]},,,,01 Jan 2020\n", messages=rows)
    assert touches(importers.read(place)) == [("2026-01-05", "Ada Example", "both")]


def test_people_outside_the_connections_count_only_if_you_wrote_to_them(tmp_path):
    cy, di = "Cy Recruiter,https://www.linkedin.com/in/cy", "Di Mentor,https://www.linkedin.com/in/di"
    rows = [
        message("c1", cy, ME, "2026-01-05"),
        message("c1", cy, ME, "2026-01-12"),
        message("c2", di, ME, "2026-01-06"),
        message("c2", ME, di, "2026-01-07"),
    ]
    found = importers.read(folder(tmp_path, messages="".join(rows)))
    assert found.rows["contacts"] == ({"contact": "Di Mentor", "met_through": "LinkedIn"},)
    assert touches(found) == [("2026-01-06", "Di Mentor", "them"), ("2026-01-07", "Di Mentor", "me")]
    assert left_out(found) == {"messages from people outside your connections to whom you never wrote": 2}


def test_linkedin_member_is_nobody_even_with_an_address(tmp_path):
    gone = "LinkedIn Member,https://www.linkedin.com/in/gone"
    rows = message("c1", ME, gone, "2026-01-05") + message("c1", gone, ME, "2026-01-06")
    found = importers.read(folder(tmp_path, messages=rows), me="Me Example")
    assert found.rows == {"contacts": (), "touches": ()}
    assert list(left_out(found).values()) == [2]


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/chlo%C3%A9-test",
        "https://www.linkedin.com/in/chlo%c3%a9-test/",
        "http://linkedin.com/in/CHLOÉ-test",
        "www.linkedin.com/in/chloe\u0301-test",
        "https://de.linkedin.com/in/chloé-test/?trk=x",
    ],
)
def test_a_profile_is_the_same_however_its_address_is_written(tmp_path, address):
    place = folder(
        tmp_path,
        connections="Chloé,Test,https://www.linkedin.com/in/chlo%C3%A9-test,,,,01 Aug 2021\n",
        messages=message("c1", ME, f"Somebody Else,{address}", "2026-01-05"),
    )
    found = importers.read(place)
    assert names(found) == ["Chloé Test"]
    assert touches(found) == [("2026-01-05", "Chloé Test", "me")]


def test_names_with_commas_in_a_group_are_not_taken_apart_wrongly(tmp_path):
    group = '"Dee Fiction, PhD,Bo Sample","https://www.linkedin.com/in/dee,https://www.linkedin.com/in/bo-sample"'
    alone = '"Dee Fiction, PhD",https://www.linkedin.com/in/dee'
    place = folder(tmp_path, messages=message("c1", ME, group, "2026-01-05") + message("c2", ME, alone, "2026-01-06"))
    found = importers.read(place, me="Me Example")
    # Bo's name is told nowhere beyond doubt, Dee's by the message to her alone.
    assert names(found) == ["Dee Fiction, PhD"]
    assert touches(found) == [("2026-01-05", "Dee Fiction, PhD", "me"), ("2026-01-06", "Dee Fiction, PhD", "me")]
    assert left_out(found) == {"messages with people whose name the export does not tell": 1}


def test_two_people_with_one_name_stay_two(tmp_path):
    place = folder(
        tmp_path,
        connections="Ada,Example,https://www.linkedin.com/in/ada-2,,Globex,,05 Mar 2024\n"
        f"Ada,Example,{ADA.split(',')[1]},,Acme,,08 Feb 2020\n"
        "ADA,Example,https://www.linkedin.com/in/ada-3,,,,01 Jan 2025\n",
        messages=message("c1", ME, "Ada Example,https://www.linkedin.com/in/ada-2", "2026-01-05"),
    )
    found = importers.read(place)
    assert names(found) == ["Ada Example", "Ada Example (Globex)", "ADA Example (2)"]
    assert touches(found) == [("2026-01-05", "Ada Example (Globex)", "me")]
    assert [problem.severity for problem in found.problems] == ["notice", "notice"]
    assert "Ada Example (Globex)" in found.problems[0].message


def test_a_closed_profile_is_left_out_and_an_unreadable_date_is_set_aside(tmp_path):
    rows = ",,,,,,07 Jun 2022\nBo,Sample,,,,,06/07/2022\nAda,Example,,,,,\n"
    found = importers.read(folder(tmp_path, connections=rows))
    assert found.rows["contacts"] == ({"contact": "Ada Example", "met_through": "LinkedIn"},)
    assert left_out(found) == {"connections without a name (closed profiles)": 1}
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.column, problem.value) == (
        "Connections.csv",
        3,
        "Connected On",
        "06/07/2022",
    )


def test_the_line_of_a_message_is_its_own_though_others_run_over_several(tmp_path):
    rows = message("c1", ME, ADA, "2026-01-05", '"two\nlines, ""quoted"""') + message("c1", ME, ADA, "9 January")
    found = importers.read(folder(tmp_path, messages=rows), me="Me Example")
    (problem,) = found.problems
    # Line 1 is the header, the first message stands on lines 2 and 3.
    assert (problem.file, problem.line, problem.column) == ("messages.csv", 4, "DATE")
    assert touches(found) == [("2026-01-05", "Ada Example", "me")]


def test_drafts_of_either_kind_are_no_touch(tmp_path):
    header = MESSAGES.strip() + ",FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
    place = tmp_path / "messages.csv"
    rows = [message("c1", ME, ADA, f"2026-01-0{day}").strip() + f",INBOX,,{flags}\n" for day, flags in enumerate(
        ("No,No", "Yes,No", "No,Yes"), 1
    )]  # fmt: skip
    place.write_text(header + "".join(rows))
    assert touches(importers.read(place, me="Me Example")) == [("2026-01-01", "Ada Example", "me")]


def test_no_word_of_a_message_and_no_address_is_in_anything_that_comes_out(tmp_path):
    place = folder(
        tmp_path,
        connections=f"Bo,Sample,{BO.split(',')[1]},bo@example.com,Globex,,14 Nov 2019\n",
        messages=message("c1", ME, BO, "2026-01-05")
        + message("c1", ME, BO, "no date")
        + "c1,secret title,too short\n"
        + message("c1", ME, BO, "2026-01-05", "secret \u00c3\u00a9"),  # looks encoded twice
    )
    found = importers.read(place)
    said = f"{found} {importers.report(found, importers.Difference(found.rows))}"
    assert len(found.problems) == 2
    for private in ("secret", "@", "linkedin.com", "bo-sample", "\u00c3"):
        assert private not in said


def test_the_text_of_messages_and_addresses_are_gone_as_soon_as_a_file_is_read():
    for name, shape in MEMBERS.items():
        if (SAMPLES / name).exists():
            read = str(read_table(name, (SAMPLES / name).read_bytes(), [shape]).records)
            assert "Ada" in read or shape.name in OF_THE_PLAN
            assert not [private for private in ("Coffee", "group hello", "Alumni", "@") if private in read]


def test_a_very_long_message_is_no_reason_to_refuse_the_file(tmp_path):
    rows = f"1,,{ME},{ADA},2026-02-09 14:03:22 UTC,,{'long ' * 40_000}\n"
    found = importers.read(folder(tmp_path, messages=rows), me="Me Example")
    assert [(row["contact"], row["from"]) for row in found.rows["touches"]] == [("Ada Example", "me")]
    assert "long long" not in repr(found)
