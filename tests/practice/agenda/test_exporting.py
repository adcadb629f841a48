"""The agenda for other calendars: references and kinds, and nobody's name."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

import samples
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice import directory
from bilan_desktop.practice.agenda import exporting, own
from bilan_desktop.practice.agenda.entries import entries
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.running import frame


@pytest.fixture
def full(desk: Desk):
    """A case with a session, and a reminder that names its person."""
    file = samples.to_investigation(samples.cpf_case(desk))
    frame.plan_session(file, desk.now() + timedelta(days=2), timedelta(minutes=90), "Chez Karim Lemoine")
    own.note(desk, desk.today(), time(14, 30), "Rappeler Karim Lemoine", file.case.id)
    file.close()
    running, _ = directory.running_cases(desk)
    return entries(desk, running, directory.destructions(desk, date.max))


def test_c4_it_names_nobody_and_says_no_word_of_a_case(full) -> None:
    written = exporting.exported(full, samples.NOW).decode().replace("\r\n ", "")
    for word in ("Karim", "Lemoine", "Rappeler", "Chez"):
        assert word not in written
    assert "SUMMARY:Entretien · B-2026-001" in written
    assert "SUMMARY:Rappel · B-2026-001" in written
    assert "SUMMARY:Terme prévu · B-2026-001" in written
    assert "DTSTART:20261123T090000\r\nDURATION:PT1H30M" in written


def test_an_entry_keeps_its_uid_from_one_export_to_the_next(full) -> None:
    def uids(stamp):
        return [line for line in exporting.exported(full, stamp).decode().split("\r\n") if "UID:" in line]

    first = uids(samples.NOW)
    assert first == uids(samples.NOW + timedelta(days=3))
    assert len(set(first)) == len(full) == 3


def test_it_is_written_whole_and_for_the_user_alone(full, tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    exporting.export(full, samples.NOW, path)
    assert path.read_bytes() == exporting.exported(full, samples.NOW)
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.glob("*.part")) == []
    with pytest.raises(Fault) as raised:
        exporting.export(full, samples.NOW, tmp_path / "nowhere" / "agenda.ics")
    assert raised.value.kind is FaultKind.FILE_NOT_WRITTEN
