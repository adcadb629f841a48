from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.money import Money
from bilan_desktop.wording import french


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_long_date_names_the_day_and_the_first_of_a_month_is_an_ordinal():
    assert plain(french.long_date(date(2026, 11, 23))) == "lundi 23 novembre 2026"
    assert plain(french.long_date(date(2026, 8, 1))) == "samedi 1er août 2026"


def test_a_day_is_never_parted_from_its_month_at_the_end_of_a_line():
    assert french.day_month_year(date(2026, 11, 23)) == "23\u00a0novembre 2026"
    assert french.weekday_day(date(2026, 11, 21)) == "samedi 21\u00a0novembre"
    assert french.short_date(date(2026, 2, 3)) == "3\u00a0févr. 2026"
    assert french.day_month(date(2026, 11, 1)) == "1er\u00a0nov."


def test_a_month_alone_has_its_year():
    assert french.month_year(date(2026, 12, 31)) == "décembre 2026"


@pytest.mark.parametrize("at", [time(9, 5), datetime(2026, 11, 23, 9, 5, tzinfo=UTC)])
def test_a_time_of_day_has_two_figures_on_each_side(at):
    assert french.clock_time(at) == "09:05"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "aujourd’hui"),
        (1, "demain"),
        (2, "après-demain"),
        (-1, "hier"),
        (-2, "avant-hier"),
        (9, "dans 9 jours"),
        (-30, "il y a 30 jours"),
    ],
)
def test_a_near_day_is_said_as_people_say_it(days, expected):
    today = date(2026, 11, 21)
    assert plain(french.relative_day(today + timedelta(days=days), today)) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(0, "0 h"), (45, "45 min"), (60, "1 h"), (90, "1 h 30"), (21 * 60, "21 h"), (1445, "24 h 05")],
)
def test_a_duration_is_said_in_hours_and_minutes(minutes, expected):
    said = french.duration(timedelta(minutes=minutes, seconds=59))
    assert plain(said) == expected
    assert " " not in said


def test_the_hours_done_are_set_against_the_ceiling():
    assert plain(french.hours_of(timedelta(hours=21))) == "21 h 00 / 24 h"
    assert plain(french.hours_of(timedelta(minutes=30), timedelta(hours=20))) == "0 h 30 / 20 h"


@pytest.mark.parametrize(
    ("cents", "expected"),
    [(123450, "1 234,50 €"), (5, "0,05 €"), (100000000, "1 000 000,00 €"), (-150, "−1,50 €")],
)
def test_an_amount_has_its_cents_and_its_sign(cents, expected):
    assert plain(french.money(Money(cents))) == expected


def test_figures_are_grouped_by_thousands_with_a_narrow_space():
    assert french.number(1234567) == "1\u202f234\u202f567"
    assert french.number(-12.34, 1) == "−12,3"


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (0, "0 octet"),
        (820, "820 octets"),
        (12 * 1024, "12 ko"),
        (1024 * 1024 - 1, "1 Mo"),
        (int(12.3 * 1024**2), "12,3 Mo"),
        (25 * 1024**2, "25 Mo"),
        (int(1.5 * 1024**3), "1,5 Go"),
    ],
)
def test_a_file_has_a_size_one_can_picture(octets, expected):
    assert plain(french.file_size(octets)) == expected


def test_the_plural_begins_with_two():
    assert [plain(french.plural(n, "séance")) for n in (0, 1, 2)] == ["0 séance", "1 séance", "2 séances"]
    assert plain(french.plural(3, "travail", "travaux")) == "3 travaux"
    assert french.agreed(1, "signé") == "signé"


def test_a_list_ends_with_and():
    assert french.list_of([]) == ""
    assert french.list_of(["dates"]) == "dates"
    assert french.list_of(["dates", "heures", "prix"]) == "dates, heures et prix"
    assert french.list_of(["dates", "heures"], "ou") == "dates ou heures"


def test_only_the_first_letter_becomes_a_capital():
    assert french.capitalised("à Élodie") == "À Élodie"
    assert french.capitalised("") == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Oui : c'est dit", "Oui\u202f: c’est dit"),
        ("Est-ce sûr? Oui!", "Est-ce sûr\u202f? Oui\u202f!"),
        ("«ici» et « là »", "«\u202fici\u202f» et «\u202flà\u202f»"),
        ("(oui ?) (non?)", "(oui\u202f?) (non\u202f?)"),
        ("Attendre...", "Attendre…"),
        ("R. 6313-8", "R.\u00a06313-8"),
        ("L. 6313-4, al. 5", "L.\u00a06313-4, al.\u00a05"),
        ("21 h 30 et 15 jours", "21\u00a0h\u00a030 et 15\u00a0jours"),
        ("à 10:42", "à 10:42"),
        ("https://exemple.fr", "https://exemple.fr"),
        ("merci :)", "merci :)"),
        ("12 hommes", "12 hommes"),
    ],
)
def test_typesetting_places_the_spaces_that_french_wants(typed, expected):
    assert french.typeset(typed) == expected


@given(st.text(alphabet=" \u00a0\u202f«»;:!?.'’a1hL)(/€\n", max_size=30))
def test_what_is_typeset_stays_as_it_is(text):
    once = french.typeset(text)
    assert french.typeset(once) == once
