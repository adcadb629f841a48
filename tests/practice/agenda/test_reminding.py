"""Reminders of a vault, open and locked: what is said, what is put off, and what the file beside the vault tells."""

import json
import time as time_of_day
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

import samples
from bilan_desktop.domain.agenda.deadlines import own_deadline
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.practice import directory
from bilan_desktop.practice.agenda import own
from bilan_desktop.practice.agenda.entries import Entry, entries
from bilan_desktop.practice.agenda.reminding import Reminding
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.running import frame
from bilan_desktop.vault.clock import FixedClock

K = DeadlineKind
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def reminding(desk: Desk, vault_folder: Path, clock: FixedClock) -> Reminding:
    """A case with a session in two days, known while the vault is open."""
    file = samples.to_investigation(samples.cpf_case(desk))
    frame.plan_session(file, datetime(2026, 11, 23, 10, 0), HOUR, "Au cabinet")
    file.close()
    made = Reminding(vault_folder, clock)
    learn(made, desk)
    return made


def learn(reminding: Reminding, desk: Desk) -> None:
    running, _ = directory.running_cases(desk)
    reminding.learn(desk, entries(desk, running, directory.destructions(desk, date.max)))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute).astimezone()


def kinds(found) -> list[DeadlineKind]:
    return [each.kind for each in found]


def test_a_session_is_said_on_the_evening_before_and_just_ahead(reminding: Reminding, clock) -> None:
    assert reminding.speaking() == ()
    clock.set(at(22, 16, 59))
    assert reminding.speaking() == ()
    clock.set(at(22, 17, 0))
    (said,) = reminding.speaking()
    assert (said.kind, said.due) == (K.SESSION, datetime(2026, 11, 23, 10, 0))
    assert reminding.entry(said.mark).reference == "B-2026-001"
    assert reminding.speaking() == ()
    clock.set(at(23, 9, 46))
    assert kinds(reminding.speaking()) == [K.SESSION]


def test_c4_a_locked_vault_still_reminds_and_knows_no_reference(
    reminding: Reminding, desk: Desk, clock, vault_folder
) -> None:
    desk.lock()
    reminding.forget()
    clock.set(at(22, 18))
    (said,) = reminding.speaking()
    assert reminding.entry(said.mark) is None
    anew = Reminding(vault_folder, clock)
    assert anew.speaking() == ()
    clock.set(at(23, 9, 50))
    assert kinds(anew.speaking()) == [K.SESSION]


def test_c4_the_file_is_private_and_holds_no_id_no_reference_and_no_word(
    reminding: Reminding, desk: Desk, vault_folder
) -> None:
    own.note(desk, desk.today(), time(15), "Commander du papier")
    learn(reminding, desk)
    path = vault_folder / "reminders.json"
    content = path.read_text("utf-8")
    assert path.stat().st_mode & 0o077 == 0
    for word in ("B-2026", "Karim", "Lemoine", "papier", "cabinet"):
        assert word not in content
    for entry in desk.vault.register.compartments():
        assert str(entry.id) not in content
        assert entry.id.hex not in content
    assert {item["kind"] for item in json.loads(content)["items"]} == {"session", "planned_end", "own"}
    assert opening.check_open(desk) == ()


def test_marks_tell_nothing_from_one_vault_to_another(reminding: Reminding, desk: Desk) -> None:
    kept = desk.vault.register.setting("reminders.key")
    assert kept is not None
    assert len(bytes.fromhex(kept)) == 32


def test_what_was_put_off_comes_back_also_after_a_start(
    reminding: Reminding, desk: Desk, clock, vault_folder
) -> None:
    clock.set(at(22, 17))
    (said,) = reminding.speaking()
    reminding.put_off([said.mark], at(22, 18))
    clock.set(at(22, 17, 59))
    assert reminding.speaking() == ()
    anew = Reminding(vault_folder, clock)
    clock.set(at(22, 18))
    assert kinds(anew.speaking()) == [K.SESSION]
    assert anew.speaking() == ()


def test_an_appointment_moved_or_taken_away_is_silent_at_its_old_hour(
    reminding: Reminding, desk: Desk, clock
) -> None:
    (case,) = directory.running_cases(desk)[0]
    from bilan_desktop.practice.file import CaseFile

    file = CaseFile(desk, case.id)
    frame.cancel_session(file, file.case.frame.appointments[0].id)
    file.close()
    learn(reminding, desk)
    clock.set(at(23, 10))
    assert reminding.speaking() == ()


def test_a_clock_that_leapt_too_far_says_nothing_until_it_is_believed(
    reminding: Reminding, desk: Desk, clock
) -> None:
    leapt = samples.NOW + 400 * DAY
    clock.set(leapt)
    assert reminding.speaking() == ()
    desk.vault.confirm_day(leapt.date())
    assert set(kinds(reminding.speaking())) == {K.SESSION, K.PLANNED_END}


def test_a_clock_set_back_says_nothing_twice(reminding: Reminding, clock) -> None:
    clock.set(at(22, 18))
    assert kinds(reminding.speaking()) == [K.SESSION]
    clock.set(at(22, 9))
    assert reminding.speaking() == ()
    clock.set(at(22, 18))
    assert reminding.speaking() == ()
    clock.set(at(23, 9, 45))
    assert kinds(reminding.speaking()) == [K.SESSION]


@pytest.mark.parametrize("content", [b"", b"\xff", b"{", b'{"schema": 9, "items": []}'])
def test_a_damaged_file_stops_nothing_and_is_made_whole_again(
    reminding: Reminding, desk: Desk, clock, vault_folder, content
) -> None:
    path = vault_folder / "reminders.json"
    whole = path.read_bytes()
    path.write_bytes(content)
    anew = Reminding(vault_folder, clock)
    assert anew.speaking() == ()
    learn(anew, desk)
    assert {item["mark"] for item in json.loads(path.read_bytes())["items"]} == {
        item["mark"] for item in json.loads(whole)["items"]
    }


def test_no_vault_no_reminder_and_no_file(tmp_path: Path, clock) -> None:
    nowhere = tmp_path / "nowhere"
    reminding = Reminding(nowhere, clock)
    assert reminding.speaking() == ()
    reminding.put_off(["0" * 32], at(22, 9))
    assert not nowhere.exists()


def test_a_folder_that_cannot_be_written_stops_nothing(
    reminding: Reminding, clock, vault_folder, monkeypatch
) -> None:
    (vault_folder / "reminders.json").unlink()
    (vault_folder / "reminders.json.part").mkdir()
    clock.set(at(22, 18))
    assert kinds(reminding.speaking()) == [K.SESSION]
    assert reminding.speaking() == ()


def test_a_damaged_memory_of_the_clock_is_no_reason_to_be_silent(reminding, clock, vault_folder) -> None:
    (vault_folder / "clock.json").write_text("{", "utf-8")
    clock.set(at(22, 18))
    assert kinds(reminding.speaking()) == [K.SESSION]


def test_a_memory_of_the_clock_that_cannot_be_read_keeps_silent(reminding, clock, vault_folder) -> None:
    (vault_folder / "clock.json").unlink()
    (vault_folder / "clock.json").mkdir()
    clock.set(at(22, 18))
    assert reminding.speaking() == ()


@pytest.fixture
def paris(monkeypatch):
    """A machine in Paris."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    time_of_day.tzset()
    yield
    monkeypatch.undo()
    time_of_day.tzset()


@pytest.mark.skipif(
    not hasattr(time_of_day, "tzset"), reason="the zone of a process can be set on POSIX only"
)
@pytest.mark.parametrize(
    ("due", "spoken"),
    [
        (date(2026, 3, 30), datetime(2026, 3, 30, 6, 0, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 7, 0, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, 7, 0, tzinfo=UTC)),
        (date(2028, 2, 29), datetime(2028, 2, 29, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_morning_is_that_of_the_machine_whatever_the_season(
    desk: Desk, vault_folder, paris, due, spoken
) -> None:
    start = datetime.combine(due - 20 * DAY, time(9)).astimezone()
    clock = FixedClock(start)
    (vault_folder / "clock.json").write_text(json.dumps({"latest": start.date().isoformat()}), "utf-8")
    reminding = Reminding(vault_folder, clock)
    entry = Entry(own_deadline(OwnReminder(UUID(int=1), due, None, "Relire")))
    reminding.learn(desk, [entry])
    clock.set(spoken.astimezone() - timedelta(minutes=1))
    assert reminding.speaking() == ()
    clock.set(spoken.astimezone())
    assert kinds(reminding.speaking()) == [K.OWN]
    clock.set(spoken.astimezone() + DAY)
    assert reminding.speaking() == ()


def test_the_next_day_that_counts_is_told_without_what_falls_due(reminding: Reminding, clock) -> None:
    assert reminding.next_due(at(22, 9).date()) == date(2026, 11, 23)
    assert reminding.next_due(date(2199, 1, 1)) is None
