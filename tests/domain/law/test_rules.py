import pytest

from bilan_desktop.domain.errors import Breach
from bilan_desktop.domain.law.breaches import RULE_OF
from bilan_desktop.domain.law.rules import SOURCES, RuleId


def test_every_rule_has_a_source():
    assert set(SOURCES) == set(RuleId)
    assert all(source.text for source in SOURCES.values())


def test_every_breach_belongs_to_a_rule():
    assert set(RULE_OF) == set(Breach)


@pytest.mark.parametrize("rule", [RuleId.C8, RuleId.C9, RuleId.C10])
def test_c9_the_three_headings_are_quoted_from_the_charter_and_not_from_the_code(rule):
    assert SOURCES[rule].text == "Charte du Cnam"


def test_what_nobody_has_read_again_is_marked_so():
    assert SOURCES[RuleId.L8].to_check
    assert not SOURCES[RuleId.L1].to_check
