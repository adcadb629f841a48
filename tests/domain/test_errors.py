from datetime import date

import pytest

from bilan_desktop.domain.errors import Breach, Fault, FaultKind, InvalidInput, Problem, RuleBroken

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (RuleBroken(Breach.AGREEMENT_EXPIRED, until=DAY), "agreement_expired"),
        (InvalidInput("siret", Problem.WRONG_FORMAT, until=DAY), "siret: wrong_format"),
        (Fault(FaultKind.DISK_FULL, until=DAY), "disk_full"),
    ],
)
def test_an_error_names_its_kind_and_keeps_its_facts_out_of_what_a_log_would_show(error, said):
    assert str(error) == said
    assert error.facts["until"] == DAY
    assert "2026" not in f"{error}{error!r}"


def test_the_facts_of_an_error_cannot_be_changed():
    with pytest.raises(TypeError):
        RuleBroken(Breach.CASE_CLOSED).facts["more"] = 1
