import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, Problem

TODAY = date(2026, 11, 21)


def refused(take, *args, **kwargs):
    with pytest.raises(InvalidInput) as caught:
        take("field", *args, **kwargs)
    assert caught.value.field == "field"
    return caught.value


@given(st.text(max_size=200))
def test_a_text_is_cleaned_once_for_all(typed):
    cleaned = text.clean(typed)
    assert text.clean(cleaned) == cleaned
    assert all(unicodedata.category(sign) not in {"Cc", "Cs"} or sign in "\n\t" for sign in cleaned)


def test_a_line_has_no_break_and_no_double_space():
    assert text.line("field", " Rue \t des\n Tilleuls\x00 ") == "Rue des Tilleuls"


def test_accents_typed_in_two_signs_become_one():
    assert text.line("field", "E\u0301lodie") == "Élodie"


def test_a_paragraph_keeps_its_lines():
    assert text.paragraph("field", "\n un \n deux\x07\n") == "un \n deux"


def test_the_longest_text_passes_and_one_more_sign_does_not():
    assert len(text.line("field", "a" * 200)) == 200
    error = refused(text.line, "a" * 201)
    assert error.problem is Problem.TOO_LONG
    assert dict(error.facts) == {"limit": 200, "length": 201}
    assert refused(text.paragraph, "a" * 51, limit=50).problem is Problem.TOO_LONG


def test_nothing_is_refused_only_where_something_is_wanted():
    assert text.line("field", "  ") == ""
    assert refused(text.line, " \n", required=True).problem is Problem.EMPTY


@pytest.mark.parametrize("address", ["", "nadia@exemple.fr", " n.b+x@sous.exemple.fr "])
def test_an_e_mail_address_passes(address):
    assert text.email("field", address) == address.strip()


@pytest.mark.parametrize("address", ["nadia", "nadia@exemple", "@exemple.fr", "a b@exemple.fr", "a@b@c.fr"])
def test_what_is_no_e_mail_address_is_refused(address):
    assert refused(text.email, address).problem is Problem.WRONG_FORMAT


def test_a_day_that_has_come_passes_and_tomorrow_does_not():
    assert text.past_day("field", TODAY, TODAY) == TODAY
    assert text.past_day("field", date(1990, 1, 1), TODAY) == date(1990, 1, 1)
    assert refused(text.past_day, TODAY + timedelta(days=1), TODAY).problem is Problem.IN_THE_FUTURE
    assert refused(text.past_day, date(1989, 12, 31), TODAY).problem is Problem.TOO_EARLY
    assert refused(text.past_day, None, TODAY).problem is Problem.EMPTY


def test_a_day_to_come_passes_until_the_end_of_the_century():
    assert text.any_day("field", date(2099, 12, 31)) == date(2099, 12, 31)
    assert text.any_day("field", date(1990, 1, 1)) == date(1990, 1, 1)
    late = refused(text.any_day, date(2100, 1, 1))
    assert (late.problem, late.facts["latest"]) == (Problem.TOO_LATE, date(2099, 12, 31))
    assert refused(text.any_day, date(1989, 12, 31)).problem is Problem.TOO_EARLY
    assert refused(text.any_day, None).problem is Problem.EMPTY
