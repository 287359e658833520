"""A sentence on a notebook's page."""

import careerdata


def test_it_is_broken_between_its_words_and_nothing_is_lost(capsys):
    text = (
        "A calm log like yours raises any alarm in about one year of ten, whatever else happens in it meanwhile. " * 3
    )
    careerdata.say(text)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 76
    assert " ".join(lines) == text.strip()


def test_each_text_has_lines_of_its_own_and_an_empty_one_none(capsys):
    careerdata.say("One.", "", "Two.")
    assert capsys.readouterr().out == "One.\nTwo.\n"
