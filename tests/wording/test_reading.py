from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.money import Money
from bilan_desktop.wording import french
from bilan_desktop.wording.reading import Toward, read_date, read_duration, read_money, read_time, read_years

TODAY = date(2026, 11, 21)  # a Saturday
DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))
RECENT = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3/12", date(2026, 12, 3)),
        ("3.12", date(2026, 12, 3)),
        ("3 12", date(2026, 12, 3)),
        ("0312", date(2026, 12, 3)),
        ("3/1", date(2027, 1, 3)),
        ("30/06", date(2026, 6, 30)),
        ("3/12/25", date(2025, 12, 3)),
        ("031225", date(2025, 12, 3)),
        ("03122026", date(2026, 12, 3)),
        ("2026-11-23", date(2026, 11, 23)),
        ("3 déc", date(2026, 12, 3)),
        ("3 DEC.", date(2026, 12, 3)),
        ("1er mars", date(2027, 3, 1)),
        ("23 novembre 2026", date(2026, 11, 23)),
        ("lundi 23 novembre 2026", date(2026, 11, 23)),
        ("lun. 23 nov.", date(2026, 11, 23)),
        ("demain", date(2026, 11, 22)),
        ("Après-demain", date(2026, 11, 23)),
        ("aujourd’hui", TODAY),
        ("hier", date(2026, 11, 20)),
        ("avant-hier", date(2026, 11, 19)),
        ("dans 9 jours", date(2026, 11, 30)),
        ("dans 2 semaines", date(2026, 12, 5)),
        ("dans 3 mois", date(2027, 2, 21)),
        ("il y a 1 an", date(2025, 11, 21)),
        ("lundi", date(2026, 11, 23)),
        ("samedi", date(2026, 11, 28)),
        ("vendredi dernier", date(2026, 11, 20)),
        ("samedi dernier", date(2026, 11, 14)),
        ("samedi prochain", date(2026, 11, 28)),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, expected):
    assert read_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "toward", "expected"),
    [
        ("3/12", Toward.PAST, date(2025, 12, 3)),
        ("3/10", Toward.FUTURE, date(2027, 10, 3)),
        ("21/11", Toward.PAST, TODAY),
        ("21/11", Toward.FUTURE, TODAY),
        ("lundi", Toward.PAST, date(2026, 11, 16)),
        ("samedi", Toward.PAST, TODAY),
        ("samedi", Toward.FUTURE, date(2026, 11, 28)),
        ("3/12/2024", Toward.FUTURE, date(2024, 12, 3)),
    ],
)
def test_a_date_without_its_year_leans_where_the_field_looks(typed, toward, expected):
    assert read_date(typed, TODAY, toward=toward) == expected


def test_the_day_of_the_week_chooses_the_year():
    assert read_date("dimanche 21 novembre", TODAY) == date(2027, 11, 21)


@pytest.mark.parametrize(
    "typed",
    [
        "31/02",
        "29/02",
        "00/00/2026",
        "32 mars",
        "3 jui",
        "3 machin",
        "truc 3 mars",
        "mardi 23 novembre 2026",
        "lundi matin",
        "0000-01-01",
        "3/13",
        "demain ?",
        "1" * 5000,
        "٣/١٢",
    ],
)
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        read_date(typed, TODAY, field="given_on")
    assert (caught.value.field, caught.value.problem) == ("given_on", Problem.WRONG_FORMAT)


@pytest.mark.parametrize(
    "reader", [read_time, read_duration, read_money, read_years, lambda t: read_date(t, TODAY)]
)
@pytest.mark.parametrize("typed", ["", "  ", "\u00a0\n"])
def test_nothing_typed_is_nothing(reader, typed):
    assert reader(typed) is None


@given(DAYS, DAYS)
def test_every_date_written_in_full_is_read_back(day, today):
    for write in (french.long_date, french.day_month_year, french.short_date, date.isoformat):
        assert read_date(write(day), today) == day
    assert read_date(day.strftime("%d/%m/").lstrip("0") + f"{day.year:04d}", today) == day


@given(st.integers(-900, 900), RECENT)
def test_every_near_day_is_read_back(days, today):
    day = today + timedelta(days=days)
    assert read_date(french.relative_day(day, today), today) == day


@given(RECENT, st.integers(-150, 150))
def test_a_date_without_its_year_is_read_back_when_it_is_near(today, days):
    day = today + timedelta(days=days)
    assert read_date(french.day_month(day), today) == day
    assert read_date(f"{day.day}/{day.month}", today) == day


@given(st.text(max_size=80), RECENT)
def test_whatever_is_typed_in_a_date_is_read_or_refused(typed, today):
    read: date | InvalidInput | None
    try:
        read = read_date(typed, today)
    except InvalidInput as refusal:
        read = refusal
    assert read is None or isinstance(read, date) or read.problem is Problem.WRONG_FORMAT


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9", time(9)),
        ("9h", time(9)),
        ("9 heures", time(9)),
        ("9h30", time(9, 30)),
        ("9 h 30", time(9, 30)),
        ("14:05", time(14, 5)),
        ("14.05", time(14, 5)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("midi", time(12)),
        ("Minuit", time(0)),
        ("00:00", time(0)),
    ],
)
def test_a_time_is_read_as_people_type_it(typed, expected):
    assert read_time(typed) == expected


@pytest.mark.parametrize("typed", ["24h", "9h60", "9h5", "14:5", "12345", "-1", "tôt", "9" * 100])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        read_time(typed, field="starts_at")
    assert (caught.value.field, caught.value.problem) == ("starts_at", Problem.WRONG_FORMAT)


@given(st.times())
def test_every_time_is_read_back(at):
    assert read_time(french.clock_time(at)) == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1h30", 90),
        ("1 h 30", 90),
        ("1 heure 30 minutes", 90),
        ("1:30", 90),
        ("1,5 h", 90),
        ("1.5", 90),
        ("1,25", 75),
        ("90 min", 90),
        ("90", 90),
        ("45’", 45),
        ("2", 120),
        ("9", 540),
        ("10", 10),
        ("10 h", 600),
        ("2h5", 125),
        ("0", 0),
    ],
)
def test_a_duration_is_read_as_people_type_it(typed, minutes):
    assert read_duration(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["1h75", "1:5", "une heure", "-1 h", "1,555 h", "99999 min", "h"])
def test_what_is_no_duration_is_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        read_duration(typed, field="duration")
    assert (caught.value.field, caught.value.problem) == ("duration", Problem.WRONG_FORMAT)


@given(st.integers(0, 999 * 60))
def test_every_duration_is_read_back(minutes):
    span = timedelta(minutes=minutes)
    assert read_duration(french.duration(span)) == span


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 950", 195000),
        ("1950", 195000),
        ("1.950", 195000),
        ("1950,50 €", 195050),
        ("1950.5", 195050),
        ("1 950,50€", 195050),
        ("12 euros", 1200),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed, cents):
    assert read_money(typed) == Money(cents)


@pytest.mark.parametrize("typed", ["12a", "1,234", "1 95", "12,345 €", "€ 12", "$12", "9" * 30])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(InvalidInput) as caught:
        read_money(typed)
    assert (caught.value.field, caught.value.problem) == ("price", Problem.WRONG_FORMAT)


@pytest.mark.parametrize("typed", ["-5", "− 5,20 €"])
def test_an_amount_below_zero_is_said_to_be_so(typed):
    with pytest.raises(InvalidInput) as caught:
        read_money(typed, field="price")
    assert caught.value.problem is Problem.NEGATIVE


@given(st.integers(0, 10**11))
def test_every_amount_is_read_back(cents):
    assert read_money(french.money(Money(cents))) == Money(cents)


@pytest.mark.parametrize(("typed", "years"), [("5", 5), ("1 an", 1), (" 12 ans ", 12), ("0", 0)])
def test_a_number_of_years_is_read_as_people_type_it(typed, years):
    assert read_years(typed) == years


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("cinq", Problem.WRONG_FORMAT),
        ("2,5", Problem.WRONG_FORMAT),
        ("5 mois", Problem.WRONG_FORMAT),
        ("9" * 10_000, Problem.WRONG_FORMAT),
        ("-5 ans", Problem.NEGATIVE),
    ],
)
def test_what_is_no_number_of_years_is_refused(typed, problem):
    with pytest.raises(InvalidInput) as caught:
        read_years(typed)
    assert (caught.value.field, caught.value.problem) == ("parameter_years", problem)
