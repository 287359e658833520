"""A large export: it is shown how far its reading is, and it comes in like a small one."""

from careerdata import importers

HEADER = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE\n"
ME, BO = "Me Example,https://www.linkedin.com/in/me", "Bo Sample,https://www.linkedin.com/in/bo"


def test_it_is_said_how_far_the_reading_of_a_large_export_is(tmp_path):
    line = f"c1,{ME},{BO},2026-03-02 10:00:00 UTC\n"
    (tmp_path / "messages.csv").write_text(HEADER + line * 50_001)
    shown = []
    found = importers.read(tmp_path / "messages.csv", me="Me Example", progress=shown.append)
    assert shown == ["Reading messages.csv: 50,000 rows so far …"]
    # All on one day, to one person: one touch.
    assert [(f"{row['date']}", row["contact"], row["from"]) for row in found.rows["touches"]] == [
        ("2026-03-02", "Bo Sample", "me")
    ]
