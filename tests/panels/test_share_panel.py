"""Nothing private is ticked when the panel opens; what is ticked is shown as it will leave; Cancel is heard."""

import datetime as dt
import stat
from dataclasses import replace

import pytest

import careerdata
from careerdata import bundled, panels, share


@pytest.fixture
def no_browser(tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "there-is-none"))
    monkeypatch.setenv("PATH", str(tmp_path / "there-is-none"))


@pytest.fixture
def panel(tmp_path, no_browser):
    folder = tmp_path / "career"
    bundled.hand_out(bundled.example(), folder)
    return panels.share(careerdata.open_logbook(folder))


def opened(panel):
    """Open every folded part, as a person would."""
    panel.ticks.private_charts.unfold()
    panel.ticks.plan.unfold()
    panel.ticks.names.unfold()
    for part in panel.ticks.logs.values():
        part.unfold()
    return panel.ticks


def private(ticks):
    others = [part for log, part in ticks.logs.items() if log not in ("exposure", "skills", "asks", "wins")]
    parts = [tick for part in others for tick in (part.columns, part.rows)]
    rows = [ticks.logs[log].rows for log in ("asks", "wins")]
    return [ticks.private_charts, ticks.plan, ticks.names, *rows, *parts]


def tick(part, *names):
    part.unfold()
    for name in names:
        part.boxes[name].value = True


def test_nothing_private_is_ticked_when_it_opens(panel):
    assert panel.state.choice == panel.ticks.choice == share.usual_choice(panel.book)
    ticks = opened(panel)
    for part in private(ticks):
        assert part.ticked == ()
        assert part.boxes or not part.names, "a log without rows has nothing to tick"
        assert not any(box.value for box in part.boxes.values())
    assert not any(ticks.logs[log].columns.boxes["note"].value for log in ticks.logs if "note" in share.COLUMNS[log])
    for words in ("your mood", "your escape date", "names of people", "notes", "pay you heard of", "freelance work"):
        assert words in panel.finding.sentence


def test_of_skills_only_the_goals_of_the_plan_are_ticked_and_the_others_are_said_to_stay(panel):
    skills = opened(panel).logs["skills"].rows
    assert {name: box.value for name, box in skills.boxes.items()} == {
        "SQL": True, "Experiment design": True, "Storytelling with data": True, "Python": False, "Interviewing": False,
    }  # fmt: skip
    assert [words for words, _ in panel.page.options][1].count("Interviewing") == 0
    assert not any(other in line for line in panel.brief.items for other in ("Interviewing", "Python"))
    (stays,) = [line for line in panel.contents.items if "until you tick" in line]
    assert stays.startswith("Stays here: ")
    assert "Interviewing" in stays
    assert "Python" in stays
    skills.boxes["Interviewing"].value = True
    assert any("Interviewing" in line for line in panel.brief.items)
    assert "Stays here: your hours of Python, until you tick them." in panel.contents.items


def test_everything_a_choice_file_knows_can_be_ticked(panel):
    ticks = panel.ticks
    assert {*ticks.charts.names, *ticks.private_charts.names} == set(share.CHARTS)
    assert {log: part.columns.names for log, part in ticks.logs.items()} | {"plan": ticks.plan.names} == share.COLUMNS
    for log, part in ticks.logs.items():
        assert part.rows.names == share.row_names(panel.book, log)
    assert ticks.names.names == share.row_names(panel.book, "contacts")


def test_only_results_marked_shareable_can_be_ticked(panel):
    rows = panel.ticks.logs["exposure"].rows
    assert "2026-03-27 Banner test" in rows.names
    assert not any("Search cohorts" in name for name in rows.names)


def test_results_that_share_day_and_project_are_ticked_one_by_one(tmp_path, no_browser):
    results = [
        ("A", "one", "yes"),
        ("A", "two", "yes"),
        ("B", "three", "no"),
        ("C", "four", "yes"),
        ("A", "five", "yes"),
    ]
    lines = [f"2026-01-05,{project},T,{result},{may}" for project, result, may in results]
    (tmp_path / "exposure.csv").write_text("\n".join(["date,project,team,result,shareable", *lines]), encoding="utf-8")
    panel = panels.share(careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1)))
    rows = panel.ticks.logs["exposure"].rows
    rows.unfold()
    assert rows.names == ("2026-01-05 A", "2026-01-05 A (2)", "2026-01-05 C", "2026-01-05 A (3)")
    assert panel.pack.rows["exposure"]["result"].tolist() == ["one", "two", "four", "five"]
    rows.boxes["2026-01-05 A (2)"].value = False
    assert panel.pack.rows["exposure"]["result"].tolist() == ["one", "four", "five"]
    rows.boxes["2026-01-05 A"].value = False
    assert panel.pack.rows["exposure"]["result"].tolist() == ["four", "five"]


def test_a_project_that_is_called_like_a_counted_one_is_a_row_of_its_own(tmp_path, no_browser):
    lines = [f"2026-01-05,{project},T,{result},yes" for project, result in [("A", 1), ("A", 2), ("A (2)", 3), ("A", 4)]]
    (tmp_path / "exposure.csv").write_text("\n".join(["date,project,team,result,shareable", *lines]), encoding="utf-8")
    panel = panels.share(careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1)))
    rows = panel.ticks.logs["exposure"].rows
    rows.unfold()
    assert len({*rows.names}) == 4
    rows.boxes["2026-01-05 A (2)"].value = False
    assert panel.pack.rows["exposure"]["result"].tolist() == ["1", "2", "4"]


def test_it_shows_each_chart_as_it_will_leave(panel):
    assert [words for words, _ in panel.page.options][2] == "4 results with Product Analytics since October 2025"
    panel.page.value = 2
    assert panel.headline.text == "4 results with Product Analytics since October 2025"
    assert list(panel.figure.data[0].y) == [1, 2, 3, 4]
    assert panel.figure.data[0].customdata is None
    assert any("Banner test" in line for line in panel.brief.items)


def test_a_row_that_is_unticked_is_gone_from_every_page(panel):
    rows = panel.ticks.logs["exposure"].rows
    rows.unfold()
    rows.boxes["2026-03-27 Banner test"].value = False
    assert not any("Banner test" in line for line in panel.brief.items)
    panel.page.value = 2
    assert list(panel.figure.data[0].y) == [1, 2, 3]
    for box in rows.boxes.values():
        box.value = False
    assert [words for words, _ in panel.page.options] == [panel.pack.pages[0].headline]
    assert panel.pack.pages[0].name == "skills"
    assert "exposure" not in panel.pack.rows


def test_a_column_that_is_unticked_is_gone(panel):
    columns = panel.ticks.logs["exposure"].columns
    columns.unfold()
    columns.boxes["result"].value = False
    assert "result" not in panel.pack.rows["exposure"]
    assert panel.ticks.logs["exposure"].said.text == (
        "Leaves: 5 results with date, project, team, measure, before, after, unit and better."
    )


def test_a_private_cell_takes_two_ticks_its_column_and_its_row(panel):
    gigs = panel.ticks.logs["gigs"]
    tick(gigs.columns, "client", "income")
    assert "gigs" not in panel.pack.rows
    assert gigs.said.text.startswith("Nothing of it leaves")
    tick(gigs.rows, gigs.rows.names[0])
    assert panel.pack.rows["gigs"].columns.tolist() == ["client", "income"]
    assert len(panel.pack.rows["gigs"]) == 1
    assert gigs.said.text == "Leaves: 1 freelance step with client and income."
    assert "freelance work" not in panel.finding.sentence
    gigs.rows.boxes[gigs.rows.names[0]].value = False
    assert "gigs" not in panel.pack.rows


def weeks(panel, found=""):
    """Tick the weeks that are found, as the button does that says so."""
    rows = panel.ticks.logs["mood"].rows
    rows.unfold()
    rows.find.value = found
    rows.all.click()


def test_a_private_chart_takes_its_columns_along_when_it_goes(panel):
    tick(panel.ticks.private_charts, "mood")
    assert "your mood" in panel.finding.sentence, "no week is ticked yet"
    assert panel.ticks.undrawn.text == "Mood at work by week: tick which may go, under “Your weeks” below."
    weeks(panel)
    assert panel.ticks.undrawn.text == ""
    assert "your mood" not in panel.finding.sentence
    assert any("mood at work" in line for line in panel.contents.items)
    panel.ticks.show(panel.state.choice)
    panel.ticks.private_charts.boxes["mood"].value = False
    panel.ticks.logs["mood"].rows.tick(())
    panel.ticks.private_charts.boxes["workload"].value = True
    panel.ticks.private_charts.boxes["workload"].value = False
    assert panel.state.choice == share.usual_choice(panel.book)


def test_the_days_hold_for_what_is_ticked(panel):
    tick(panel.ticks.logs["mood"].columns, "week", "mood")
    weeks(panel, "2026-0")
    panel.ticks.since.value, panel.ticks.until.value = dt.date(2026, 6, 1), dt.date(2026, 6, 14)
    assert panel.pack.rows["mood"]["week"].dt.strftime("%Y-%m-%d").tolist() == ["2026-06-01", "2026-06-08"]


def test_the_escape_date_and_a_name_can_be_ticked(panel):
    tick(panel.ticks.plan, "escape_date")
    assert any("1 March 2027" in line for line in panel.brief.items)
    assert not any("Priya" in line for line in panel.brief.items)
    panel.ticks.names.unfold()
    panel.ticks.names.find.value = "raghu"
    panel.ticks.names.boxes["Priya Raghunathan"].value = True
    assert any("Priya's team reads it without me" in line for line in panel.brief.items)


def test_a_long_list_is_searched_and_what_is_ticked_stays_ticked(panel):
    rows = panel.ticks.logs["touches"].rows
    rows.unfold()
    assert len(rows.boxes) == 24 < len(rows.names)
    (one, *_) = [name for name in rows.names if name.startswith("2026-06")]
    rows.find.value = one
    rows.boxes[one].value = True
    rows.find.value = "2025-03"
    assert one not in rows.boxes
    assert rows.ticked == (one,)
    assert panel.state.choice.rows["touches"] == (one,)


def test_two_pay_figures_make_no_range_and_the_reason_is_said(panel):
    rows = panel.ticks.logs["pay"].rows
    tick(panel.ticks.private_charts, "pay")
    tick(rows, *rows.names[:2])
    assert not any(page.name == "pay" for page in panel.pack.pages)
    assert any("at least 3 people" in line for line in panel.contents.items)
    tick(rows, rows.names[2])
    assert any(page.name == "pay" for page in panel.pack.pages)


def test_the_chosen_request_and_own_words_stand_in_the_brief(panel):
    tick(panel.ticks.logs["asks"].rows, "2026-04-14 Margit Havas")
    assert panel.brief.items[0].startswith("What I ask for: Two days a month with Product Analytics")
    panel.ticks.request.value = "One day a week from May"
    assert panel.brief.items[0] == "What I ask for: One day a week from May"


def test_the_next_ask_is_offered_and_the_brief_opens_with_what_is_ticked_of_it(panel):
    opening = panel.ticks.opening
    assert [box.description for box in opening.boxes.values()] == [
        "What I ask for: A product analyst's post in your team from January",
        "Why: I would like to do this work every day and not once a month",
        "What is in it for both: Five results with your team are there already; no one has to be taught the tables",
    ]
    assert opening.ticked == ()
    assert panel.finding.facts.answer.action == "tick your next ask, to open the brief with it, then make the pack."
    opening.boxes["request"].value = True
    assert panel.brief.items[0] == "What I ask for: A product analyst's post in your team from January."
    opening.boxes["intent"].value = True
    assert panel.brief.items[0].endswith("/ I would like to do this work every day and not once a month.")
    opening.boxes["win_win"].value = True
    assert "/ What is in it for both of us: Five results with your team are there already" in panel.brief.items[0]
    assert panel.ticks.logs["asks"].rows.ticked == ("2026-07-16 Ines Okafor-Reid",)
    for box in opening.boxes.values():
        box.value = False
    assert panel.state.choice == share.usual_choice(panel.book)


def test_the_offer_says_what_the_boxes_of_the_asks_say(panel):
    tick(panel.ticks.logs["asks"].rows, "2026-07-16 Ines Okafor-Reid")
    assert panel.ticks.opening.ticked == ("request", "win_win")
    panel.ticks.first_step.value, panel.ticks.first_step_on.value = "one trial project", dt.date(2026, 8, 17)
    panel.ticks.author.value, panel.ticks.dated.value = "Robin Hale", True
    assert panel.brief.items[-1].endswith(": First step, from 17 August 2026: one trial project")
    assert panel.pack.byline == "Robin Hale, 28 June 2026"


# Keeping the ticks.


def rich(book):
    pay = share.Choice().also("pay", rows=share.row_names(book, "pay")[:4]).with_chart("pay")
    gone = {log: names for log, names in pay.columns.items() if log != "skills"}
    chosen = replace(pay, columns=gone, rows=dict(pay.rows) | {"exposure": ("2026-03-27 Banner test",)})
    days = replace(chosen, since=dt.date(2026, 1, 1), until=dt.date(2026, 6, 1), title="T", request="R", proposal="P")
    weeks = share.row_names(book, "mood")[-9:]
    return days.also("mood", "week", "hours_worked", rows=weeks).also(
        "touches", "date", rows=share.row_names(book, "touches")[5:7]
    )


CHOICES = {
    "the usual": share.usual_choice,
    "no skill": lambda _: share.Choice(),
    "every skill": lambda book: share.Choice(rows={"skills": share.row_names(book, "skills")}),
    "nothing": lambda _: share.Choice(charts=(), columns={}),
    "mood": lambda book: (
        share.Choice(rows={"mood": share.row_names(book, "mood")}).with_chart("mood").with_chart("workload")
    ),
    "rich": lambda book: replace(rich(book), names=share.row_names(book, "contacts")[:2]),
}


@pytest.mark.parametrize("kind", CHOICES)
def test_ticks_that_were_saved_are_ticked_again(panel, kind, tmp_path):
    choice = CHOICES[kind](panel.book)
    path = tmp_path / "mine.toml"
    path.write_text(share.write_choice(choice))
    panel.kept.value = str(path)
    panel.load.click()
    assert panel.state.choice == panel.ticks.choice == choice
    panel.kept.value = str(tmp_path / "again.toml")
    panel.save.click()
    assert share.load_choice(tmp_path / "again.toml") == choice
    panel.save.click()
    assert "is there already, and stays as it is" in panel.message


def test_a_file_that_names_what_is_not_there_ticks_nothing(panel, tmp_path):
    path = tmp_path / "mine.toml"
    panel.kept.value = str(path)
    panel.load.click()
    assert "There is no choice file" in panel.message
    path.write_text('names = ["Nobody"]')
    panel.load.click()
    assert "has no Nobody" in panel.message
    assert panel.state.choice == panel.ticks.choice == share.usual_choice(panel.book)


# Looking at it.


def test_every_page_is_shown_as_it_will_leave_and_nothing_is_written(panel):
    before = sorted(panel.book.folder.rglob("*"))
    panel.show.click()
    panel.wait()
    assert panel.message == "5 pages, below. Nothing was written."
    assert [(sheet.file, sheet.page, sheet.pages) for sheet in panel.sheets.sheets] == [
        ("pack.html", 1, 1), *(("slides.pptx", page, 4) for page in range(1, 5)),
    ]  # fmt: skip
    assert sorted(panel.book.folder.rglob("*")) == before


def test_pages_are_turned_one_by_one_and_each_says_what_its_file_holds_and_lacks(panel):
    panel.show.click()
    panel.wait()
    view = panel.sheets
    assert view.back.disabled
    view.on.click()
    assert view.where.text.startswith("Page 2 of 5: slides.pptx, 1 of 4.\nIn this file: the brief")
    assert "Not in it: your mood and how you felt" in view.where.text
    assert "What I did" in view.words.items
    view.on.click()
    assert view.picture.layout.display == "none"
    assert view.words.items[0] == "There is no picture of these slides: install LibreOffice to see them here."
    assert any("Refund dashboard" in line for line in view.words.items)
    # Of 5 results the first stands on top; 6 of 19 mails are 0.3158 of its line.
    assert "Its sheet, after: 4, 3, 2, 1, 0" in view.words.items
    assert any(line.startswith("Its sheet, after, across: 0.3158, ") for line in view.words.items)
    view.file.value = 0
    assert view.where.text.startswith("Page 1 of 5: pack.html.")
    view.back.click()
    assert view.where.text.startswith("Page 1 of 5")
    view.file.value = 1
    for _ in range(9):
        view.on.click()
    assert view.where.text.startswith("Page 5 of 5")
    assert view.on.disabled


def test_the_pages_can_be_kept_as_one_file_that_opens_anywhere(panel):
    panel.ticks.request.value = "A day a week <b>with</b> Product"
    panel.show.click()
    panel.wait()
    for name in ("2026-06-28-pages.html", "2026-06-28-2-pages.html"):
        panel.sheets.keep.click()
        path = panel.book.folder / "shared" / name
        assert panel.message == f"Saved, in {path}. It holds what the pack would."
        kept = path.read_text(encoding="utf-8")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert kept.count("<section>") == 5
        assert "<h2>slides.pptx, 2 of 4</h2>" in kept
        assert "A day a week &lt;b&gt;with&lt;/b&gt; Product" in kept
        assert "default-src 'none'; img-src data:" in kept
        assert "Priya" not in kept, "nobody is named who was not ticked"


def test_pages_of_other_ticks_are_taken_away(panel):
    panel.show.click()
    panel.wait()
    panel.page.value = 1
    assert panel.sheets.sheets
    tick(panel.ticks.private_charts, "mood")
    weeks(panel)
    assert panel.sheets.sheets == ()
    assert "press Show each page again" in panel.sheets.where.text


def test_with_nothing_to_pack_one_sentence_says_what_to_log_first_and_nothing_can_be_made(tmp_path, no_browser):
    panel = panels.share(careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1)))
    assert panel.finding.sentence.startswith("There is nothing to pack yet: first log a result with another team")
    assert "hours of learning" in panel.finding.sentence
    assert "0 charts" not in panel.finding.sentence
    assert panel.brief_head.text == panel.head.text == ""
    assert panel.page.layout.display == "none"
    assert not panel.contents.items
    assert panel.make.disabled
    assert panel.show.disabled
    panel.make.click()
    panel.wait()
    assert not (tmp_path / "shared").exists()
    panel.ticks.request.value = "One day a week with Product"
    assert panel.brief_head.text == "The brief, as it will leave:"
    assert not panel.make.disabled
    assert not panel.show.disabled
    assert any(line.startswith("pack.html: ") for line in panel.contents.items)


def test_with_skills_that_are_no_goals_alone_it_says_to_tick_one(tmp_path, no_browser):
    (tmp_path / "skills.csv").write_text("date,skill,hours\n2026-01-05,Chess,1\n", "utf-8")
    panel = panels.share(careerdata.open_logbook(tmp_path, dt.date(2026, 3, 1)))
    assert "tick a result, a win, a skill" in panel.finding.sentence
    assert "Stays here: your hours of Chess, until you tick them." in panel.contents.items
    assert panel.make.disabled
    tick(panel.ticks.logs["skills"].rows, "Chess")
    assert panel.brief.items == ("What I learnt: Chess: 1 hour",)
    assert not panel.make.disabled


def test_days_the_wrong_way_round_are_said(panel):
    panel.ticks.until.value = dt.date(2026, 1, 1)
    panel.ticks.since.value = dt.date(2026, 2, 1)
    assert "is after the last" in panel.message


def test_formats_that_cannot_be_made_now_are_off_and_the_reason_is_said(panel):
    assert [name for name, box in panel.formats.boxes.items() if box.disabled] == ["pdf", "png", "svg"]
    assert "install Chromium or Chrome" in panel.missing.text
    assert panel.formats.ticked == ("html", "pptx")


def test_it_writes_only_when_asked_and_says_where(panel):
    folder = panel.book.folder
    assert not (folder / "shared").exists()
    assert panel.place.value == str(folder / "shared" / "2026-06-28")
    panel.make.click()
    panel.wait()
    assert sorted(path.name for path in (folder / "shared" / "2026-06-28").iterdir()) == ["pack.html", "slides.pptx"]
    assert panel.message.startswith(f"Made, in {folder / 'shared' / '2026-06-28'}: pack.html and slides.pptx")
    assert panel.working.bar.value == panel.working.bar.max == 2
    assert panel.place.value.endswith("2026-06-28-2")
    assert not panel.make.disabled


def test_cancel_is_heard_while_it_works_and_leaves_nothing(panel):
    # The person presses Cancel the moment the first of the two files is done.
    panel.working.bar.observe(lambda event: panel.working.cancel.click() if event["new"] == 1 else None, names="value")
    panel.make.click()
    panel.wait()
    assert panel.message == "Called off: nothing was written."
    assert list((panel.book.folder / "shared").iterdir()) == []
    assert panel.packed is None
    assert not panel.make.disabled


def test_a_place_that_is_taken_is_said(panel):
    panel.place.value = str(panel.book.folder)
    panel.make.click()
    panel.wait()
    assert "is there already" in panel.message


# The whole pack as a picture, while it is ticked.


def test_without_a_browser_there_is_no_picture_of_the_pack_and_the_reason_is_said(panel):
    assert panel.whole.wanted.disabled
    assert not panel.whole.wanted.value
    assert "install Chromium or Chrome" in panel.whole.words.text


def test_what_could_not_be_made_is_said_when_the_pack_is_made(panel):
    panel.ticks.logs["exposure"].columns.unfold()
    panel.ticks.logs["exposure"].columns.boxes["team"].value = False
    panel.make.click()
    panel.wait()
    _, *left_out = panel.message.splitlines()
    assert left_out[0].startswith("Not in it: pdf and png cannot be made here yet. Pictures and PDF need a browser")
    assert left_out[1] == (
        "Not in it: Results with the target team: not made, because it needs date, team of your results ticked."
    )
