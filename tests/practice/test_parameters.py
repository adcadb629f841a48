"""The figures of the CPF as a practice enters them: kept in the vault, corrected, taken away (L8)."""

from datetime import date, timedelta

import pytest

import samples
from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.law.parameters import SHIPPED
from bilan_desktop.domain.money import Money
from bilan_desktop.practice import parameters
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.entering import opening

CEILING, YEARS = Figure.CPF_CEILING_EUROS, Figure.CPF_INTERVAL_YEARS
DAY = date(2027, 1, 1)
SOURCE = "Décret 2027-12 (inventé)"


def test_l8_what_is_entered_is_there_again_after_a_lock(desk: Desk, vault_folder, clock) -> None:
    assert parameters.table(desk) == SHIPPED
    entered = parameters.enter(desk, CEILING, Money.euros(1800), DAY, f"  {SOURCE} ")
    assert (entered.value, entered.source, entered.entered_on) == (1800, SOURCE, samples.TODAY)
    desk.lock()
    again = opening.unlock(vault_folder, samples.PASSPHRASE, clock)
    table = parameters.table(again)
    assert table.own == (entered,)
    assert table.in_force(CEILING, DAY).amount == Money.euros(1800)
    again.lock()


def test_l8_an_own_row_is_corrected_on_a_later_day_and_taken_away(desk: Desk, clock) -> None:
    first = parameters.enter(desk, YEARS, 4, DAY, SOURCE)
    clock.set(samples.NOW + timedelta(days=3))
    corrected = parameters.enter(desk, YEARS, 3, DAY, SOURCE, first.id)
    assert corrected.entered_on == samples.TODAY + timedelta(days=3)
    assert parameters.table(desk).own == (corrected,)
    parameters.remove(desk, first.id)
    assert parameters.table(desk) == SHIPPED


def test_l8_one_day_has_one_own_row_of_a_figure(desk: Desk) -> None:
    first = parameters.enter(desk, YEARS, 4, DAY, SOURCE)
    with pytest.raises(InvalidInput) as caught:
        parameters.enter(desk, YEARS, 3, DAY, SOURCE)
    assert (caught.value.field, caught.value.problem) == ("holds_from", Problem.ALREADY_COVERED)
    other = parameters.enter(desk, YEARS, 3, DAY + timedelta(days=1), SOURCE)
    with pytest.raises(InvalidInput):
        parameters.enter(desk, YEARS, 3, DAY, SOURCE, other.id)
    assert parameters.table(desk).own == (first, other)


def test_c4_a_source_in_the_register_names_nobody(desk: Desk) -> None:
    samples.cpf_case(desk).close()
    with pytest.raises(InvalidInput) as caught:
        parameters.enter(desk, YEARS, 3, DAY, "D’après M. Lemoine")
    assert (caught.value.field, caught.value.problem) == ("law_source", Problem.NAMES_SOMEBODY)
    assert parameters.table(desk) == SHIPPED
