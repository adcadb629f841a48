"""The yearly figures (L6): computed from what closing froze, exported for a spreadsheet."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

import samples
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.registers import figures


@pytest.fixture
def counted(desk: Desk) -> Desk:
    """Two bilans that ended this year, one of them before its end."""
    done = samples.to_ready(samples.cpf_case(desk))
    stopped = samples.to_investigation(samples.plan_case(desk))
    samples.hold_session(stopped, "14:00", "15:15")
    closing.close(done, closing.ending(done, EndingKind.COMPLETED, samples.TODAY))
    closing.close(stopped, closing.ending(stopped, EndingKind.ABANDONED, samples.TODAY, offered=True))
    return desk


def test_l6_the_figures_survive_the_destruction_of_the_content(counted: Desk) -> None:
    shown = figures.figures(counted, 2026)
    assert shown.total.references == ("B-2026-001", "B-2026-002")
    assert shown.total.accompaniment == timedelta(hours=2, minutes=45)
    assert shown.total.ended(EndingKind.ABANDONED) == ("B-2026-002",)
    assert figures.known_years(counted) == (2026,)
    assert figures.figures(counted, 2025).lines == ()


def test_l6_the_export_opens_in_a_spreadsheet_and_names_nobody(counted: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bpf.csv"
    figures.export(figures.figures(counted, 2026), path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert path.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["Financement"] for row in rows] == ["CPF", "Plan de développement", "Total"]
    assert rows[0]["Heures d’accompagnement"] == "1,50"
    assert rows[0]["Prix (euros)"] == "1600,00"
    assert rows[1]["Arrêt en cours de bilan"] == "1"
    assert rows[2]["Bilans"] == "2"
    assert rows[2]["Prix (euros)"] == "3500,00"
    assert rows[2]["Références"] == "B-2026-001 B-2026-002"
    assert b"Lemoine" not in content
    assert b"Bellanger" not in content


def test_a_place_that_refuses_the_export_is_said(counted: Desk, tmp_path: Path) -> None:
    with pytest.raises(Fault) as raised:
        figures.export(figures.figures(counted, 2026), tmp_path / "absent" / "bpf.csv")
    assert raised.value.kind is FaultKind.FILE_NOT_WRITTEN
