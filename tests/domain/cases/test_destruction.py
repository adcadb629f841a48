import pytest
from attrs import fields

from bilan_desktop.domain.cases.destruction import DestructionCertificate, DestructionReason
from bilan_desktop.domain.law.rules import RuleId


@pytest.mark.parametrize(
    ("reason", "rule"),
    [
        (DestructionReason.CLOSING, RuleId.C7),
        (DestructionReason.DEADLINE, RuleId.E6),
        (DestructionReason.WITHDRAWAL, RuleId.E6),
        (DestructionReason.ADMINISTRATIVE_DEADLINE, RuleId.L6),
    ],
)
def test_c7_every_destruction_cites_its_rule(reason, rule):
    assert reason.rule is rule


def test_c7_a_certificate_has_no_place_for_a_name_nor_for_content():
    names = {attribute.name for attribute in fields(DestructionCertificate)}
    assert names == {
        "id",
        "reference",
        "compartment",
        "reason",
        "destroyed_on",
        "documents",
        "due_on",
        "unattended",
    }
