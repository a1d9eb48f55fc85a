"""People whom only the office's own words name."""

import pytest

from tests.rules.tracker.tracker_books import Value, read, sheet, told

LOG: list[list[Value]] = [
    ["Date", "Activity", "Hours"],
    ["2025-01-14", "Webinar", 1.5],
    ["2025-02-20", "Conference", 6],
]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(["CPD record of:", "Ruth Adler"], id="beside"),
        pytest.param(["CPD record of: Ruth Adler"], id="in one cell"),
    ],
)
def test_a_log_names_its_person_in_words_of_its_own(above: list[Value]) -> None:
    reading = read(sheet([above, [], *LOG]))

    assert [one.name for one in reading.people] == ["Ruth Adler"]
    assert told(reading)["Ruth Adler", "Webinar"][1] == "2025-01-14"


@pytest.mark.parametrize(
    "above",
    [
        pytest.param([["Reviewed with:", "Ruth Adler"], ["Agreed with:", "Sean Byrne"]], id="two"),
        pytest.param([["Department:", "Ruth Adler"]], id="a particular"),
        pytest.param([["CPD record of:"]], id="nobody"),
        pytest.param([["A note on 12: 30 o'clock"]], id="no name"),
    ],
)
def test_words_that_name_nobody_or_several_are_not_taken_for_the_person(
    above: list[list[Value]],
) -> None:
    assert read(sheet([*above, [], *LOG])).no_tracker


@pytest.mark.parametrize("above", [[], [["Rete dei coach"], []]], ids=["at once", "titled"])
def test_surname_and_name_in_a_language_without_a_vocabulary_are_people(
    above: list[list[Value]],
) -> None:
    reading = read(
        sheet(
            [
                *above,
                ["Cognome e nome", "Corso", "Data completamento"],
                ["Rossi Giulia", "Etica", "15/03/2024"],
                ["Bianchi Luca", "Etica", "22/04/2024"],
                ["Bianchi Luca", "Soccorso", "23/04/2024"],
            ]
        )
    )

    assert [one.name for one in reading.people] == ["Rossi Giulia", "Bianchi Luca"]
    assert told(reading)["Rossi Giulia", "Etica"][0].startswith("completed")
