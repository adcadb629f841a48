"""A destruction told from one process to another."""

from datetime import date
from uuid import uuid4

import pytest

from bilan_desktop.domain.errors import FaultKind
from bilan_desktop.practice.entering.enforcing import EnforceReport, as_told, from_told, is_same
from bilan_desktop.vault.ending.destruction import Destroyed, Undestroyed
from bilan_desktop.vault.sealing.capsule import CompartmentKind

DAY = date(2026, 11, 21)


def test_a_report_is_read_as_it_was_told():
    report = EnforceReport(
        (
            Destroyed(uuid4(), CompartmentKind.RETAINED, DAY, DAY),
            Destroyed(uuid4(), CompartmentKind.CASE, None, DAY),
        ),
        (Undestroyed(uuid4(), FaultKind.DISK_FAILED),),
        DAY,
    )
    assert from_told(as_told(report)) == report
    assert from_told(as_told(EnforceReport((), (), None))) == EnforceReport((), (), None)


@pytest.mark.parametrize(
    "told", [{}, {"destroyed": [["?"]], "failed": [], "unconfirmed": None}, {"destroyed": 1}]
)
def test_a_report_that_makes_no_sense_is_refused(told):
    with pytest.raises(ValueError, match=r"report|unpack|UUID"):
        from_told(told)


def test_two_paths_to_one_vault_are_the_same(tmp_path):
    (tmp_path / "coffre").mkdir()
    (tmp_path / "lien").symlink_to(tmp_path / "coffre")
    assert is_same(tmp_path / "lien", tmp_path / "coffre")
    assert not is_same(tmp_path / "lien", tmp_path)
    assert not is_same(tmp_path / "absent", tmp_path / "coffre")
