"""LinkedIn's recommendations and endorsements: who gave a word on which day, and never what they wrote."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import append, create_folder, open_logbook
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples" / "linkedin"
TODAY = dt.date(2026, 9, 1)
RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
ENDORSEMENTS = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def word(contact, kind, day):
    return {"asked_on": day, "contact": contact, "kind": kind, "status": "given", "given_on": day}


def export(tmp_path, **files):
    """Write an export folder from rows below the headers."""
    heads = {"Connections": CONNECTIONS, "Recommendations_Received": RECOMMENDATIONS}
    heads["Endorsement_Received_Info"] = ENDORSEMENTS
    place = tmp_path / "export"
    place.mkdir()
    for name, rows in files.items():
        (place / f"{name}.csv").write_text(heads[name] + rows, encoding="utf-8")
    return place


def words(found):
    return [(row["contact"], row["kind"], row["given_on"].isoformat()) for row in found.rows["endorsements"]]


def test_recommendations_alone_give_a_word_and_a_person_each():
    found = importers.read(SAMPLES / "Recommendations_Received.csv")
    assert found.source == "LinkedIn"
    assert found.rows["endorsements"] == (
        word("Bo Sample", "recommendation", dt.date(2019, 1, 16)),
        word("Ada Example", "recommendation", dt.date(2022, 8, 30)),
    )
    assert found.rows["contacts"] == (
        {"contact": "Bo Sample", "met_through": "LinkedIn"},
        {"contact": "Ada Example", "organisation": "Acme, Inc.", "role": "CTO", "met_through": "LinkedIn"},
    )
    assert found.rows["touches"] == ()
    assert found.problems == ()


def test_an_endorsement_is_a_good_word_and_one_you_refused_is_none():
    found = importers.read(SAMPLES / "Endorsement_Received_Info.csv")
    assert found.rows["endorsements"] == (word("Ada Example", "good_word", dt.date(2026, 7, 28)),)
    assert {item.what: item.count for item in found.skipped} == {"endorsements that you did not accept": 1}


def test_in_a_whole_export_the_words_belong_to_the_connections(tmp_path):
    place = tmp_path / "export"
    place.mkdir()
    for name in ("Connections.csv", "messages.csv", "Recommendations_Received.csv", "Endorsement_Received_Info.csv"):
        shutil.copy(SAMPLES / name, place / name)
    found = importers.read(place)
    assert [row["contact"] for row in found.rows["contacts"]] == [
        "Bo Sample",
        "Chloé Test-Łącka",
        "Dee Fiction, PhD",
        "Ada Example",
    ]
    assert words(found) == [
        ("Bo Sample", "recommendation", "2019-01-16"),
        ("Ada Example", "recommendation", "2022-08-30"),
        ("Ada Example", "good_word", "2026-07-28"),
    ]
    assert len(found.rows["touches"]) == 4


def test_an_export_without_these_files_says_nothing_of_endorsements():
    assert "endorsements" not in importers.read(SAMPLES / "Connections.csv").rows


def test_what_was_written_and_for_which_skill_is_never_in_what_comes_back(tmp_path):
    found = importers.read(
        export(
            tmp_path,
            Recommendations_Received='Ada,Example,,,"a zanzibar of a colleague","08/30/22, 05:51 PM",VISIBLE\n',
            Endorsement_Received_Info="2026/07/28 13:20:49 UTC,Zanzibar,Ada,Example,,ACCEPTED\n",
        )
    )
    assert len(found.rows["endorsements"]) == 2
    assert "zanzibar" not in repr(found).casefold()
    assert "zanzibar" not in importers.report(found, importers.Difference(found.rows)).casefold()


def test_ten_skills_on_one_day_are_one_word(tmp_path):
    rows = "".join(f"2026/07/28 13:20:4{n} UTC,Skill {n},Ada,Example,,ACCEPTED\n" for n in range(10))
    assert len(importers.read(export(tmp_path, Endorsement_Received_Info=rows)).rows["endorsements"]) == 1


def test_of_two_people_with_one_name_the_profile_tells_and_else_the_organisation(tmp_path):
    connections = (
        "Ada,Example,https://www.linkedin.com/in/ada-1,,Acme,,01 Jan 2020\n"
        "Ada,Example,https://www.linkedin.com/in/ada-2,,Globex,,01 Jan 2021\n"
    )
    found = importers.read(
        export(
            tmp_path,
            Connections=connections,
            Recommendations_Received='Ada,Example,Globex,,x,"08/30/22, 05:51 PM",VISIBLE\n'
            'Ada,Example,Initech,,x,"08/31/22, 05:51 PM",VISIBLE\n',
            Endorsement_Received_Info="2026/07/28 13:20:49 UTC,SQL,Ada,Example,www.linkedin.com/in/ada-1,ACCEPTED\n"
            "2026/07/29 13:20:49 UTC,SQL,Ada,Example,www.linkedin.com/in/ada-3,ACCEPTED\n",
        )
    )
    assert words(found) == [
        ("Ada Example (Globex)", "recommendation", "2022-08-30"),
        # Neither of the two: somebody else of that name.
        ("Ada Example (Initech)", "recommendation", "2022-08-31"),
        ("Ada Example", "good_word", "2026-07-28"),
        ("Ada Example (2)", "good_word", "2026-07-29"),
    ]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("08/30/22, 05:51 PM", "01/02/23, 05:51 PM"), ["2022-08-30", "2023-01-02"]),
        (("30/08/22, 05:51 PM", "01/02/23, 05:51 PM"), ["2022-08-30", "2023-02-01"]),
        (("2022-08-30", "30 Aug 2023"), ["2022-08-30", "2023-08-30"]),
    ],
)
def test_one_number_above_twelve_tells_for_the_whole_file_what_comes_first(tmp_path, dates, days):
    rows = "".join(f'Ada,Example,,,x,"{date}",VISIBLE\n' for date in dates)
    found = importers.read(export(tmp_path, Recommendations_Received=rows))
    assert [day for _, _, day in words(found)] == days
    assert found.problems == ()


def test_where_no_number_tells_it_is_read_as_linkedin_writes_it_and_said(tmp_path):
    rows = 'Ada,Example,,,x,"05/04/22, 05:51 PM",VISIBLE\n'
    found = importers.read(export(tmp_path, Recommendations_Received=rows))
    assert [day for _, _, day in words(found)] == ["2022-05-04"]
    [notice] = found.problems
    assert notice.severity == "notice"
    assert "month first" in notice.message


def test_a_date_that_is_none_sets_its_row_aside_with_its_line(tmp_path):
    rows = 'Ada,Example,,,x,"30/30/22, 05:51 PM",VISIBLE\nBo,Sample,,,x,"08/30/22, 05:51 PM",VISIBLE\n'
    found = importers.read(export(tmp_path, Recommendations_Received=rows))
    assert len(found.rows["endorsements"]) < 2
    assert (found.problems[0].line, found.problems[0].column) == (2, "Creation Date")


def test_a_closed_profile_is_counted_as_left_out(tmp_path):
    found = importers.read(export(tmp_path, Endorsement_Received_Info="2026/07/28 13:20:49 UTC,SQL,,,,ACCEPTED\n"))
    assert found.rows["endorsements"] == ()
    assert [item.count for item in found.skipped] == [1]


def test_what_you_wrote_about_others_is_refused(tmp_path):
    path = tmp_path / "Recommendations_Given.csv"
    path.write_text(RECOMMENDATIONS + 'Ada,Example,,,x,"08/30/22, 05:51 PM",VISIBLE\n', encoding="utf-8")
    with pytest.raises(UnreadableExportError, match="what you wrote about others"):
        importers.read(path)


def test_importing_twice_adds_nothing_and_a_word_noted_by_hand_is_there_already(tmp_path):
    folder = tmp_path / "career"
    create_folder(folder, TODAY)
    append(folder, "contacts", {"contact": "ADA EXAMPLE"})
    given = {"kind": "good_word", "status": "given"}
    append(folder, "endorsements", {"asked_on": dt.date(2026, 7, 28), "contact": "ADA EXAMPLE", **given})
    for name, new in (("Recommendations_Received.csv", 2), ("Endorsement_Received_Info.csv", 0)):
        found = importers.read(SAMPLES / name)
        compared = importers.compare(found, open_logbook(folder, TODAY))
        assert len(compared.rows["endorsements"]) == new
        importers.save(folder, compared)
        assert not any(importers.compare(found, open_logbook(folder, TODAY)).rows.values())
    book = open_logbook(folder, TODAY)
    assert book.problems == ()
    assert book.endorsements["contact"].tolist() == ["ADA EXAMPLE", "Bo Sample", "ADA EXAMPLE"]


def test_the_report_says_what_is_new_and_how_to_understand_it(tmp_path):
    create_folder(tmp_path / "career", TODAY)
    found = importers.read(SAMPLES / "Recommendations_Received.csv")
    said = importers.report(found, importers.compare(found, open_logbook(tmp_path / "career", TODAY)))
    assert "endorsements.csv: 2 new rows, from 16 January 2019 to 30 August 2022." in said
    assert "LinkedIn does not tell when you asked" in said
