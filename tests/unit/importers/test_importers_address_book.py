"""Address books: what each file of Google Contacts and each vCard becomes, worked out by hand, and who is who."""

import base64
import csv
import io
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.cli.main import main
from careerdata.logbook import append, open_logbook, undo
from careerdata.logbook.known_ids import id_of
from careerdata.problems import CareerdataError

SAMPLES = Path(__file__).parents[2] / "samples"
GOOGLE = "First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,E-mail 1 - Value,E-mail 2 - Value,Website 1 - Value\n"
THROUGH = {"met_through": "Address book"}
ADA = {"contact": "Ada Example", "organisation": "Acme, Inc.", "role": "CTO", **THROUGH}


@pytest.fixture
def google(tmp_path):
    def write(*lines):
        path = tmp_path / "contacts.csv"
        path.write_text(GOOGLE + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def cards(tmp_path):
    def write(*texts, version="3.0"):
        path = tmp_path / "contacts.vcf"
        whole = [f"BEGIN:VCARD\nVERSION:{version}\n{text}\nEND:VCARD\n" for text in texts]
        path.write_bytes("".join(whole).replace("\n", "\r\n").encode())
        return path

    return write


def bring_in(path, folder, **answers):
    found = importers.read(path)
    new = importers.compare(found, open_logbook(folder), {name.replace("_", " "): who for name, who in answers.items()})
    importers.save(folder, new)
    return new


def people(found):
    return [(row["contact"], row.get("organisation", "")) for row in found.rows["contacts"]]


@pytest.mark.parametrize(
    ("sample", "rows"),
    [
        ("google_contacts/contacts_new.csv", (ADA, {"contact": "Bo Sample (conference)", **THROUGH})),
        ("google_contacts/contacts_old.csv", (ADA,)),
        ("vcard/v21_quoted_printable.vcf", ({"contact": "Chloé Łącka", **THROUGH},)),
        ("vcard/v3_apple_style.vcf", ({"contact": "Dee Fiction", "organisation": "Globex", **THROUGH},)),
        ("vcard/v3_google_style.vcf", (ADA, {"contact": "Bo Sample", **THROUGH})),
        ("vcard/v4.vcf", ({"contact": "Ada Example", **THROUGH},)),
    ],
)
def test_every_sample_gives_its_people(sample, rows):
    found = importers.read(SAMPLES / sample)
    assert found.rows == {"contacts": rows}
    assert found.problems == ()


@pytest.mark.parametrize(
    "sample", sorted([*SAMPLES.glob("google_contacts/*"), *SAMPLES.glob("vcard/*")]), ids=lambda path: path.name
)
def test_every_sample_comes_in_once_under_any_name_and_with_other_line_ends(sample, tmp_path, folder):
    data = sample.read_bytes().replace(b"\r\n", b"\n")
    (tmp_path / "download (3)").write_bytes(b"\xef\xbb\xbf" + data)
    assert importers.read(tmp_path / "download (3)").rows == importers.read(sample).rows
    new = bring_in(tmp_path / "download (3)", folder)
    assert [problem for problem in open_logbook(folder).problems if problem.severity != "notice"] == []
    before = (folder / "contacts.csv").read_bytes()
    again = bring_in(sample, folder)
    assert (again.rows["contacts"], again.questions, again.is_empty) == ((), (), True)
    assert (folder / "contacts.csv").read_bytes() == before
    assert len(new.rows["contacts"]) == len(open_logbook(folder).contacts)
    while undo(folder).startswith("Taken back"):
        pass
    assert not (folder / "contacts.csv").exists()


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("google_contacts/*")), ids=lambda path: path.name)
def test_the_order_of_columns_and_rows_makes_no_difference(sample, tmp_path):
    rows = [row[::-1] for row in csv.reader(io.StringIO(sample.read_text("utf-8")))]
    made = io.StringIO(newline="")
    csv.writer(made).writerows([[*rows[0], "Custom Field 1 - Value"], *([*row, "x"] for row in rows[:0:-1])])
    (tmp_path / "x.csv").write_text(made.getvalue(), encoding="utf-8", newline="")
    found, plain = importers.read(tmp_path / "x.csv"), importers.read(sample)
    assert (found.rows, found.people) == (plain.rows, plain.people)


def test_nothing_private_is_stored(folder):
    for sample in (*SAMPLES.glob("google_contacts/*"), *SAMPLES.glob("vcard/*")):
        bring_in(sample, folder)
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()
    for private in (
        b"example.com",
        b"meetup",
        b"345",
        b"000",
        b"0415",
        b"1985",
        b"alumni",
        b"photo.jpg",
        b"call first",
    ):
        # Hashes are letters and figures; a number of a phone or a birthday is looked for in the files that people read.
        where = kept if not private.isdigit() else b"".join(path.read_bytes() for path in folder.glob("*.csv"))
        assert private not in where


def test_a_photo_of_a_megabyte_is_passed_over(cards, folder):
    coded = base64.b64encode(bytes(range(256)) * 4096).decode()
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + "\n ".join(coded[place : place + 74] for place in range(0, len(coded), 74))
    path = cards(f"FN:Ada Example\n{photo}\nORG:Acme", "FN:Bo Sample")
    assert path.stat().st_size > 1_000_000
    assert people(importers.read(path)) == [("Ada Example", "Acme"), ("Bo Sample", "")]
    bring_in(path, folder)
    assert sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) < 20_000


def test_an_old_phone_writes_letters_in_two_ways_and_breaks_lines_softly(cards):
    path = cards(
        "N;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:M=FCller;J=F6rg;;;",
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:A very long name that goes =\non in the next line=C3=A9\nTEL;CELL:012",
        version="2.1",
    )
    assert [name for name, _ in people(importers.read(path))] == [
        "A very long name that goes on in the next lineé",
        "Jörg Müller",
    ]


def test_folded_lines_groups_and_escaped_signs_are_read(cards):
    path = cards(
        "item1.FN:Ada Exam\n ple\nitem2.ORG:Acme\\, Inc.\\; Sons;Research\nTITLE:Lead\\nof all",
        "FN:The team\nX-ADDRESSBOOKSERVER-KIND:group",
        "FN:Acme\nN:;;;;\nORG:Acme",
    )
    found = importers.read(path)
    assert found.rows["contacts"] == (
        {"contact": "Ada Example", "organisation": "Acme, Inc.; Sons", "role": "Lead of all", **THROUGH},
    )
    assert {item.what: item.count for item in found.skipped} == {
        "cards of groups": 1,
        "cards without a person's name": 1,
    }


def test_a_card_without_an_end_is_set_aside_with_its_line(tmp_path):
    path = tmp_path / "x.vcf"
    path.write_text("BEGIN:VCARD\nFN:Ada Example\nBEGIN:VCARD\nFN:Bo Sample\nEND:VCARD\nBEGIN:VCARD\nFN:Cy Other\n")
    found = importers.read(path)
    assert people(found) == [("Bo Sample", "")]
    assert [(problem.line, problem.severity) for problem in found.problems] == [(1, "set_aside"), (6, "set_aside")]


def test_several_addresses_in_one_cell_and_over_columns_are_all_known(google):
    found = importers.read(
        google("Ada,,Example,Acme ::: Globex,,,Ada@Example.com ::: a@x.org,b@x.org,https://www.linkedin.com/in/Ada/")
    )
    assert people(found) == [("Ada Example", "Acme")]
    (known,) = found.people
    assert known.ids[0] == id_of("linkedin", "in/ada")
    assert set(known.ids[1:]) == {id_of("e-mail", mail) for mail in ("ada@example.com", "a@x.org", "b@x.org")}


def test_two_cards_of_one_person_are_one_and_an_address_of_an_office_tells_nobody_apart(google):
    found = importers.read(
        google(
            "Ada,,Example,,,,ada@example.com,,",
            "Ada,,Example,Acme,CTO,,ADA@example.com,,",
            "Bo,,Sample,,,,office@x.org,,",
            "Cy,,Other,,,,office@x.org,,",
            ",,,Acme,,,sales@acme.example,,",
        )
    )
    assert people(found) == [("Ada Example", "Acme"), ("Bo Sample", ""), ("Cy Other", "")]
    assert [len(known.ids) for known in found.people] == [1, 0, 0]
    assert [(item.what, item.count) for item in found.skipped] == [("cards without a person's name", 1)]


def test_somebody_who_is_there_stays_as_they_are(google, folder):
    append(folder, "contacts", {"contact": "Ada Example", "organisation": "Hooli", "role": "Founder"})
    bring_in(google("Ada,,Example,Hooli,CTO,,ada@example.com,,"), folder)
    before = (folder / "contacts.csv").read_bytes()
    # Known by the address by now: an older employer in an address book is no news, and changes nothing.
    new = bring_in(google("Ada,,Example,Acme,CTO,,ada@example.com,,"), folder)
    assert (new.news, new.changed, new.rows["contacts"]) == ((), {}, ())
    assert (folder / "contacts.csv").read_bytes() == before


def test_a_person_of_linkedin_is_known_by_the_address_and_another_spelling_is_asked_about(tmp_path, google, folder):
    connections = tmp_path / "Connections.csv"
    connections.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Bo,Sample,https://www.linkedin.com/in/bo,bo@example.com,Initech,Engineer,08 Feb 2021\n"
    )
    bring_in(connections, folder)
    before = (folder / "contacts.csv").read_bytes()
    path = google("Bobby,,S.,Globex,,,bo@example.com,,")
    new = bring_in(path, folder)
    assert [question.text for question in new.questions] == [
        "Bobby S., in Google Contacts, has the e-mail address of Bo Sample. Same person?"
    ]
    new = bring_in(path, folder, **{"Bobby_S.": "Bo Sample"})
    assert new.news == ("Bobby S. is another name of Bo Sample from now on.",)
    assert (folder / "contacts.csv").read_bytes() == before
    assert '"Bo Sample" = ["Bobby S."]' in (folder / "plan.toml").read_text()
    for source in (path, connections, path):
        again = bring_in(source, folder)
        assert (again.questions, again.news, again.rows["contacts"]) == ((), (), ())
    assert (folder / "contacts.csv").read_bytes() == before


def test_one_name_with_another_address_is_one_person_at_one_employer_and_asked_about_elsewhere(google, folder):
    bring_in(google("Ada,,Example,Acme,,,ada@example.com,,"), folder)
    assert bring_in(google("Ada,,Example,Acme,,,ada@home.example,,"), folder).rows["contacts"] == ()
    new = bring_in(google("Ada,,Example,,,,other@x.org,,"), folder)
    assert [question.text for question in new.questions] == [
        "Is Ada Example, in Google Contacts, the same as Ada Example (Acme), or somebody new?"
    ]
    bring_in(google("Ada,,Example,,,,other@x.org,,"), folder, Ada_Example="new")
    assert list(open_logbook(folder).contacts["contact"]) == ["Ada Example", "Ada Example (2)"]


def test_people_of_an_address_book_wait_until_they_are_sorted(google, folder):
    from careerdata.analysis import followups

    bring_in(google("Ada,,Example,Acme,,,,,", "Bo,,Sample,,,,,,"), folder)
    assert not followups.read(open_logbook(folder)).table["this_week"].any()


@pytest.mark.parametrize("data", [b"BEGIN:VCARD\r\n\x00\x00", b"BEGIN:VCARD\xff\xfe\xc3\xa9"])
def test_a_damaged_file_of_cards_is_a_sentence(tmp_path, data):
    (tmp_path / "x.vcf").write_bytes(data)
    with pytest.raises(CareerdataError, match=r"x\.vcf"):
        importers.read(tmp_path / "x.vcf")


def test_the_command_says_whose_it_is_and_what_is_never_stored(folder, capsys):
    assert main(["import", str(SAMPLES / "vcard" / "v3_google_style.vcf"), "--into", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "This is an export from an address book (vCard)." in said
    assert "contacts.csv: 2 new rows" in said
    assert "birthdays, notes, labels and photos are never stored" in said
