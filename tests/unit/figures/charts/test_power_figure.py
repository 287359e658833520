"""The map as drawn: everybody named as text, no two names on each other, at every width that is looked at."""

import pandas as pd
import pytest
from power_book import book
from reader import as_read, boxes_of_names, colour, fills, key, overlap

from careerdata.analysis.network import power
from careerdata.figures.charts.power import power as draw
from careerdata.figures.layout.power import on_map, pixels_of, shortened

ODD = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x")',
    "ليلى حسن",
    "Ann Lee",
    "ANN LEE",
    "n" * 300,
    "WWWWWWWWWWWWWWWWWWWWWWWW",
    "山田太郎山田太郎山田太郎山田太郎",
    "$x^2$ <b>bold</b>",
)
WIDTHS = {900: 632, 1280: 1013}
"""Pixels across the map in JupyterLab, in windows so wide, as seen."""


def crowd(count, spread=7):
    """Return a folder of people with everyday and odd names on all places of the map, some of them crowded."""
    usual = [
        f"{first} {last}-{number}"
        for number, (first, last) in enumerate(
            [
                (first, last)
                for first in ("Aoife", "Dragan", "Wanjiru", "Mei-Lin", "José")
                for last in ("Brannigan", "Ng", "Kamau-Pike")
            ]
            * 8
        )
    ]
    names = [*ODD, *usual][:count]
    people = [
        {
            "contact": name,
            "influence": (number * spread) % 6 or None,
            "support": number % 5 - 2,
            "team": "Data",
            "met_through": names[number // 2],
        }
        for number, name in enumerate(names)
    ]
    return power.read(book(people))


def names_on(figure):
    """Return the labels that stand at dots."""
    return [label for label in figure.layout.annotations if label.xshift and label.xref != "paper"]


def dots_on(figure, width):
    """Return left, right, low and high of every dot, in pixels of a map this wide."""
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    tall = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    return [
        (
            (x - left) / (right - left) * width - size / 2,
            (x - left) / (right - left) * width + size / 2,
            (y - low) / (high - low) * tall - size / 2,
            (y - low) / (high - low) * tall + size / 2,
        )
        for trace in figure.data
        if trace.mode == "markers" and trace.hoverinfo != "skip"
        for x, y, size in zip(trace.x, trace.y, trace.marker.size, strict=True)
    ]


@pytest.mark.parametrize("window", WIDTHS)
@pytest.mark.parametrize("spread", [1, 7, 6])
def test_sixty_names_never_overlap_and_stay_on_the_page(window, spread):
    figure, width = draw(crowd(60, spread)), WIDTHS[window]
    found = boxes_of_names(figure, width, names_on(figure))
    assert len(found) == 60
    assert [(one, other) for place, one in enumerate(found) for other in found[:place] if overlap(one, other)] == []
    height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    margin = figure.layout.margin.r
    assert all(
        left >= 0 and right <= width + margin and low >= 0 and high <= height for left, right, low, high in found
    )


@pytest.mark.parametrize("window", WIDTHS)
@pytest.mark.parametrize("spread", [1, 7, 6])
def test_no_name_covers_the_middle_of_a_dot_and_no_dot_another(window, spread):
    # A large dot may reach into the line above it, where letters have room to spare.
    figure, width = draw(crowd(60, spread)), WIDTHS[window]
    dots = dots_on(figure, width)
    assert len(dots) == 60
    middles = [((left + right) / 2, (low + high) / 2) for left, right, low, high in dots]
    for left, right, low, high in boxes_of_names(figure, width, names_on(figure)):
        assert [(x, y) for x, y in middles if left < x < right and low < y < high] == []
    assert [1 for place, one in enumerate(dots) for other in dots[:place] if overlap(one, other)] == []


def test_everybody_stands_in_the_row_and_column_of_their_numbers():
    finding = crowd(60)
    placed, table = on_map(finding.frames["people"]), finding.table.set_index("contact")
    rows, columns = placed["rows"].set_index("value"), placed["columns"].set_index("value")
    for dot in placed["picture"].itertuples():
        influence, support = table.loc[dot.contact, ["influence", "support"]]
        row, column = rows.loc[-1 if pd.isna(influence) else influence], columns.loc[support]
        assert row["from"] < dot.y < row["to"]
        assert column["from"] < dot.x < column["to"]


def test_names_are_shown_as_text_whatever_they_are_made_of():
    figure = draw(crowd(12), chosen=ODD[0])
    texts = [note.text for note in figure.layout.annotations]
    assert not any("<img" in text for text in texts)
    assert any(text.startswith("<b>&lt;img") for text in texts), "the chosen one is bold, and still text"
    assert "&#36;x^2&#36; &lt;b&gt;bold&lt;/b&gt;" in texts, "no formula either"
    facts = [fact for trace in figure.data for row in trace.customdata or () for fact in row]
    assert not any("<" in fact for fact in facts)
    assert {"Ann Lee", "ANN LEE"} <= {name for trace in figure.data for name, _ in trace.customdata or ()}


def test_a_long_name_is_shortened_on_the_map_and_whole_in_the_table():
    finding = crowd(12)
    label = on_map(finding.frames["people"])["picture"].set_index("contact").loc["n" * 300, "label"]
    assert label.endswith("…")
    assert len(label) < 40
    assert "n" * 300 in finding.table["contact"].tolist()


def test_a_name_goes_on_where_there_is_room_and_stops_at_the_next_dot():
    long = "Maximiliane von der Hohenstauffenberg zu Hohenzollern und Habsburg"
    alone = power.read(book([{"contact": long, "influence": 4, "support": 0}]))
    assert on_map(alone.frames["people"])["picture"]["label"].tolist() == [long]
    beside = [{"contact": long, "influence": 4, "support": 0}, {"contact": "Bo", "influence": 4, "support": 1}]
    label = on_map(power.read(book(beside)).frames["people"])["picture"].set_index("contact")["label"]
    assert label[long].endswith("…")
    assert label["Bo"] == "Bo"


def test_shortened_counts_pixels_and_keeps_what_fits():
    assert shortened("Ann", 100) == "Ann"
    assert shortened("", 0) == ""
    # A is 8.6 wide, l 4.2, the others 6.6: "Annabel" takes 45.8 of the 60, and "…" 12.5.
    assert shortened("Annabelle Lee", 60) == "Annabel…"
    assert pixels_of("WW") > pixels_of("ii")


def test_lines_lead_from_each_person_to_whoever_introduced_them():
    people = [
        {"contact": name, "influence": level, "support": 0, "met_through": by}
        for name, level, by in (("Ann", 3, None), ("Bea", 2, "Ann"), ("Cem", 1, "a fair"))
    ]
    finding = power.read(book(people))
    lines, spots = (
        on_map(finding.frames["people"])["lines"],
        on_map(finding.frames["people"])["picture"].set_index("contact"),
    )
    assert set(zip(lines["contact"], lines["introduced_by"], strict=True)) == {("Bea", "Ann")}
    drawn = lines.dropna()
    assert drawn.iloc[0][["x", "y"]].tolist() == pytest.approx(spots.loc["Ann", ["x", "y"]].tolist())
    assert drawn.iloc[-1][["x", "y"]].tolist() == pytest.approx(spots.loc["Bea", ["x", "y"]].tolist())
    assert len(draw(finding, introductions=True).data[0].x) == len(lines)
    assert len(draw(finding).data[0].x) == len(draw(finding).data[1].x) == 0
    assert len(draw(finding, chosen="Ann").data[1].x) == len(lines)


def test_a_closer_person_has_a_larger_dot_and_the_next_ally_a_ring():
    finding = power.read(
        book(
            [{"contact": name, "influence": 4, "support": 0} for name in ("Near", "Far")],
            [("Near", day) for day in range(1, 15)],
        )
    )
    size = on_map(finding.frames["people"])["picture"].set_index("contact")["size"]
    assert size["Near"] > size["Far"]
    ring = draw(finding).data[2]
    assert (list(ring.x), list(ring.y)) == tuple(
        [value] for value in on_map(finding.frames["people"])["picture"].set_index("contact").loc["Near", ["x", "y"]]
    )


def test_more_people_than_can_be_read_are_drawn_by_importance_and_all_are_in_the_table():
    people = [{"contact": f"P{number}", "influence": 1 + (number == 99)} for number in range(100)]
    finding = power.read(book(people))
    assert len(finding.table) == 100
    assert len(on_map(finding.frames["people"])["picture"]) == 80
    assert "P99" in on_map(finding.frames["people"])["picture"]["contact"].tolist()


def test_the_target_team_is_orange_everybody_else_blue_and_the_key_says_so():
    figure = draw(
        power.read(book([{"contact": "Ann", "influence": 4, "team": "Data"}, {"contact": "Ben", "influence": 3}]))
    )
    looks = {
        facts[0]: fill
        for trace in figure.data
        if trace.customdata is not None
        for facts, fill in zip(trace.customdata, fills(trace), strict=True)
    }
    assert looks == {"Ann": "orange", "Ben": "blue"}
    assert {as_read(name.text): colour(name.font.color) for name in names_on(figure)} == {
        "Ann": "orange",
        "Ben": "dark",
    }
    assert key(figure) == {"target team": ("●", "orange"), "everybody else": ("●", "blue")}
    assert "larger: closer   ◯ next" in as_read(figure.layout.annotations[0].text)


def test_upward_is_more_say_and_to_the_right_are_those_who_would_speak_up():
    people = [
        {"contact": "Boss", "influence": 5, "support": -2},
        {"contact": "Clerk", "influence": 1, "support": 2},
    ]
    figure = draw(power.read(book(people)))
    places = {facts[0]: (x, y) for t in figure.data for facts, x, y in zip(t.customdata or (), t.x, t.y, strict=False)}
    (boss_x, boss_y), (clerk_x, clerk_y) = places["Boss"], places["Clerk"]
    assert boss_x < clerk_x
    assert clerk_y < boss_y
    low, high = figure.layout.yaxis.range
    assert low < high
    assert [cell_of(figure, *places[name]) for name in ("Boss", "Clerk")] == [
        ("against", "5 decides"),
        ("would speak up", "1"),
    ]


def cell_of(figure, x, y):
    """Return the words of the column and of the row that a place lies in, by the lines drawn between them."""
    beside = [line.x0 for line in figure.layout.shapes if line.x0 == line.x1]
    between = [line.y0 for line in figure.layout.shapes if line.y0 == line.y1]
    column, row = sum(edge < x for edge in beside), sum(edge < y for edge in between)
    return as_read(figure.layout.xaxis.ticktext[column]).replace("\n", " "), figure.layout.yaxis.ticktext[row]


def test_the_ring_of_the_next_ally_is_dark_hollow_and_wider_than_the_dot():
    figure = draw(power.read(book([{"contact": "Ann", "influence": 4}], [("Ann", 1)])))
    [ring] = [trace for trace in figure.data if trace.mode == "markers" and trace.hoverinfo == "skip"]
    [dot] = [trace for trace in figure.data if trace.mode == "markers" and trace is not ring and len(trace.x)]
    assert (fills(ring), colour(ring.marker.line.color)) == (["none"], "dark")
    assert ring.marker.size[0] > dot.marker.size[0]


def test_the_alt_text_says_what_the_map_shows_and_whom_to_talk_to():
    finding = power.read(book([{"contact": "Ann", "influence": 4}], [("Ann", 1)]))
    alt = draw(finding).layout.meta["alt"]
    assert alt.startswith("A map of 1 person:")
    assert "To talk to next: Ann." in alt
