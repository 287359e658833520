"""A text that names somebody of contacts.csv stays, whichever letters and marks the name is written with."""

import datetime as dt

import pytest

import careerdata
from careerdata import share


def left_of(text, *contacts, folder):
    """Return what leaves of one result with this text, and what is said to stay."""
    folder.mkdir(exist_ok=True)
    (folder / "contacts.csv").write_text("\n".join(["contact", *contacts]), encoding="utf-8")
    (folder / "exposure.csv").write_text(
        f'date,project,team,result,shareable\n2026-01-05,P,T,"{text}",yes\n', encoding="utf-8"
    )
    book = careerdata.open_logbook(folder, dt.date(2026, 3, 1))
    redacted = share.redact(book, share.usual_choice(book))
    return redacted.frames["exposure"]["result"].dropna().tolist(), redacted.stayed


@pytest.mark.parametrize(
    ("contact", "text"),
    [
        ("王小明", "感谢王小明的帮助"),
        ("王小明", "感谢小明的帮助"),
        ("田中太郎", "田中さんの助け"),
        ("김민수", "민수가 도왔다"),
        ("สมชาย ใจดี", "ขอบคุณสมชายมาก"),
        ("שרה לוי", "עם שרה השבוע"),
        ("שרה לוי", "תודה לשרה"),
        ("أحمد علي", "شكرا لأحمد"),
        ("Zoë Kraus", "with Zoe\u0308"),
        ("Zoe\u0308 Kraus", "with Zoë"),
        ("Zoë Kraus", "with Zoe"),
        ("Zoë Kraus", "Zoës list"),
        ("Ann Lee", "ANN did"),
        ("ANN LEE", "Ann did"),
        ("Ann Lee", "made with ann lee"),
        ("Ann Lee", "A\u00adnn Lee did"),
        ("Ann Lee", "An\u200bn did"),
        ("A\u200bnn Lee", "Ann did"),
        ("Ann Lee", "Ａｎｎ did"),
        ("Ann Lee", "ann.lee@firm.example"),
        ("Ann Lee", "ask @AnnLee"),
        ("Ann Maria Lee", "lee, ann"),
        ("Ann Lee", "感谢Ann的帮助"),
        ("Gina Weiß", "GINA WEISS"),
        ("Gina Weiß", "gina weiss"),
        ("🦊", "with 🦊"),
        ("Łukasz Nowak", "with Lukasz"),
        ("Lukasz Nowak", "with Łukasz"),
        ("Bjørn Ås", "Bjorn did"),
        ("Đorđe Ilić", "Dorde did"),
        ("Kıvanç Er", "Kivanc did"),
        ("Sæunn Ey", "Saeunn did"),
        ("Gina Weiß", "Weiss did"),
        ("Weiss", "Weiß did"),
        ("Jörg Bo", "Joerg did"),
        ("Joerg Bo", "Jörg did"),
        ("José Ballesteros Rey", "jose.ballesteros@firm.example"),
        ("Margit Havas", "ask m.havas@firm.example"),
        ("Margit Havas", "ask mhavas@firm.example"),
        ("Margit Havas", "ask margit@firm.example"),
        ("Margit Havas", "https://people.example/in/margit-havas-77"),
        ("Margit Havas", "https://x.example/?q=Margit%20Havas"),
        ("Margit Havas", "https://x.example/?q=%6dargit"),
        ("Margit Havas", "Mar&#103;it did"),
        ("Margit Havas", "Margitnak did"),
        ("Łukasz Nowak", "z Łukaszem"),
        ("Nowak", "dla Nowaka"),
    ],
)
def test_a_name_is_found(contact, text, tmp_path):
    left, stayed = left_of(text, contact, folder=tmp_path / "folder")
    assert left == []
    assert "a name of your logs" in "".join(stayed)


@pytest.mark.parametrize(
    ("contact", "text"),
    [
        ("王小明", "感谢小红的帮助"),
        ("שרה לוי", "עשרה ימים"),
        ("Ann Lee", "the annual plan, ANNUAL and Annual"),
        ("Al Le", "alle Fragen"),
        ("Ann Lee", "ann did"),
        ("Zoë Kraus", "Zoom with all"),
        ("\u200b", "Nobody is named"),
        ("R2D2", "R and D"),
        ("Margit Havas", "margin and m.h@firm.example"),
        ("Mark Lee", "the Marketing plan, Markets"),
        ("Ann Lee", "https://x.example/planning"),
    ],
)
def test_other_words_leave(contact, text, tmp_path):
    assert left_of(text, contact, folder=tmp_path / "folder") == ([text], ())


def test_a_name_in_many_results_is_told_of_once(tmp_path):
    (tmp_path / "contacts.csv").write_text("contact\nAnn Lee\n")
    results = "".join(f"2026-01-{day:02},P{day},T,for Ann,yes\n" for day in range(1, 9))
    (tmp_path / "exposure.csv").write_text(f"date,project,team,result,shareable\n{results}")
    book = careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1))
    (stayed,) = share.redact(book, share.usual_choice(book)).stayed
    assert '"Ann"' in stayed
    assert stayed.endswith("So do 7 more like it.")


def test_a_text_that_names_somebody_by_an_earlier_name_stays_too(tmp_path):
    (tmp_path / "plan.toml").write_text('escape_date = 2027-03-01\n[names]\n"Bo Married" = ["Ivor Sample"]\n')
    assert left_of("with Ivor", "Bo Married", folder=tmp_path)[0] == []
    assert left_of("with Igor", "Bo Married", folder=tmp_path)[0] == ["with Igor"]
