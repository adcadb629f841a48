"""What is due goes without a passphrase, and never on a day that is not believed."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.disk.lock import VaultLock
from bilan_desktop.vault.ending.destruction import Destroyed, Undestroyed
from bilan_desktop.vault.ending.enforce import EnforceReport, enforce, next_due
from bilan_desktop.vault.sealing.capsule import CompartmentKind
from bilan_desktop.vault.vault import Vault
from vaults import Template, add_case, at, close_case, read_words

SOON = date(2026, 3, 20)
NOTHING = EnforceReport((), (), None)


@pytest.fixture
def kept(vault: Vault) -> Destroyed:
    """What will be destroyed on SOON, of a case closed today; the vault is locked."""
    compartment = close_case(vault, add_case(vault, "un"), "deux", until=SOON)
    add_case(vault, "trois", reference="B-2026-002")
    vault.lock()
    return Destroyed(compartment, CompartmentKind.RETAINED, SOON, SOON)


def test_nothing_is_due_the_day_before(vault: Vault, kept: Destroyed, clock: FixedClock) -> None:
    clock.set(at(SOON - timedelta(days=1), 23))
    assert enforce(vault.folder, clock) == NOTHING
    assert Layout(vault.folder).capsule(kept.id).exists()


def test_from_midnight_of_its_day_it_goes_and_the_certificate_follows(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    clock.set(at(SOON, 0))
    assert enforce(vault.folder, clock) == EnforceReport((kept,), (), None)
    assert enforce(vault.folder, clock) == NOTHING
    assert [
        path.name for path in Layout(vault.folder).compartments.iterdir() if str(kept.id) in path.name
    ] == []
    clock.set(at(SOON + timedelta(days=5)))
    with Vault.unlock(vault.folder, template.code, clock) as again:
        certificate = again.register.certificates()[-1]
        assert (certificate.compartment, certificate.due, certificate.destroyed_on) == (kept.id, SOON, SOON)
        assert (certificate.unattended, certificate.rule, certificate.documents) == (
            True,
            "deadline",
            {"synthesis": 1},
        )
        assert [entry.state for entry in again.register.cases()] == ["destroyed", "open"]
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert len(again.register.certificates()) == 2


def test_a_clock_set_back_does_not_extend_a_life(vault: Vault, kept: Destroyed, clock: FixedClock) -> None:
    clock.set(at(SOON - timedelta(days=1)))
    enforce(vault.folder, clock)
    clock.set(at(SOON))
    with VaultLock(Layout(vault.folder).lock), pytest.raises(Fault):
        enforce(vault.folder, clock)
    assert Layout(vault.folder).capsule(kept.id).exists()
    enforce(vault.folder, clock)
    clock.set(at(date(2020, 1, 1)))
    assert enforce(vault.folder, clock) == NOTHING
    assert not Layout(vault.folder).capsule(kept.id).exists()


def test_a_leap_that_is_not_believed_destroys_nothing(
    vault: Vault, kept: Destroyed, clock: FixedClock
) -> None:
    leapt = SOON + timedelta(days=365)
    clock.set(at(leapt))
    assert enforce(vault.folder, clock) == EnforceReport((), (), leapt)
    assert Layout(vault.folder).capsule(kept.id).exists()


def test_a_malformed_capsule_is_told_and_keeps_nothing_else_alive(
    vault: Vault, kept: Destroyed, clock: FixedClock
) -> None:
    layout = Layout(vault.folder)
    other = next(one for one in layout.capsule_ids() if one != kept.id)
    layout.capsule(other).write_bytes(b"")
    clock.set(at(SOON))
    report = enforce(vault.folder, clock)
    assert report.destroyed == (kept,)
    assert report.failed == (Undestroyed(other, FaultKind.CAPSULE_TAMPERED),)


def test_what_resists_is_told_until_it_goes(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise Fault(FaultKind.FOLDER_NOT_WRITABLE, folder=vault.folder)

    resisting = EnforceReport((), (Undestroyed(kept.id, FaultKind.FOLDER_NOT_WRITABLE),), None)
    clock.set(at(SOON))
    with monkeypatch.context() as patch:
        patch.setattr(files, "overwrite", refuse)
        assert enforce(vault.folder, clock) == resisting
        assert enforce(vault.folder, clock) == resisting
        with Vault.unlock(vault.folder, template.code, clock) as again:
            assert again.enforced == resisting
            assert [one.compartment for one in again.register.certificates()] != [kept.id]
            with pytest.raises(Fault) as caught:
                again.open(kept.id)
            assert caught.value.kind is FaultKind.COMPARTMENT_DUE
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.register.certificates()[-1].compartment == kept.id
        assert again.capsules() != ()


def test_unlocking_destroys_what_is_due_before_anything_is_shown(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    clock.set(at(SOON))
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.enforced.destroyed == (kept,)
        assert [info.kind for info in again.capsules()] == [CompartmentKind.CASE]
        assert again.register.certificates()[-1].unattended


def test_an_open_vault_destroys_what_becomes_due(vault: Vault, clock: FixedClock) -> None:
    kept = close_case(vault, add_case(vault, "un"), "deux", until=SOON)
    opened = vault.open(kept)
    clock.set(at(SOON))
    assert vault.enforce().destroyed == (Destroyed(kept, CompartmentKind.RETAINED, SOON, SOON),)
    with pytest.raises(Fault) as caught, opened.read():
        pytest.fail("it can still be read")
    assert caught.value.kind is FaultKind.VAULT_LOCKED
    assert vault.register.certificates()[-1].compartment == kept
    assert vault.enforce() == NOTHING


def test_what_is_due_by_an_unbelieved_day_is_neither_shown_nor_destroyed_until_confirmed(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    leapt = SOON + timedelta(days=365)
    clock.set(at(leapt))
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.enforced.unconfirmed_leap == again.unconfirmed_leap == leapt
        assert [info.kind for info in again.capsules()] == [CompartmentKind.CASE]
        with pytest.raises(Fault) as caught:
            again.open(kept.id)
        assert caught.value.kind is FaultKind.COMPARTMENT_DUE
        report = again.confirm_day(leapt)
        assert report.destroyed == (Destroyed(kept.id, CompartmentKind.RETAINED, SOON, leapt),)
        assert again.unconfirmed_leap is None


def test_a_date_edited_by_hand_does_not_save_a_compartment_from_the_registers_memory(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    path = Layout(vault.folder).capsule(kept.id)
    path.write_bytes(path.read_bytes().replace(b"2026-03-20", b"2066-03-20"))
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.tampered() == (kept.id,)
        with pytest.raises(Fault) as caught:
            again.open(kept.id)
        assert caught.value.kind is FaultKind.CAPSULE_TAMPERED
    clock.set(at(SOON))
    assert enforce(vault.folder, clock) == NOTHING
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.enforced.destroyed == (kept,)
        assert again.tampered() == ()


def test_a_lost_clock_memory_is_made_good_by_the_registers(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    day = SOON - timedelta(days=1)
    for _ in range(2):
        clock.set(at(day))
        Vault.unlock(vault.folder, template.code, clock).lock()
    Layout(vault.folder).clock.unlink()
    clock.set(at(date(2026, 3, 3)))
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.today() == again.guard.latest == day
        assert read_words(again, kept.id) == ["deux"]


def test_a_lost_clock_memory_saves_nothing_that_was_due(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    other = vault.folder.parent / "copie"
    shutil.copytree(vault.folder, other)
    clock.set(at(SOON))
    Vault.unlock(vault.folder, template.code, clock).lock()
    shutil.copytree(other / "compartments", Layout(vault.folder).compartments, dirs_exist_ok=True)
    for name in ("register.db", "register.db-journal"):
        shutil.copy(other / name, vault.folder)
    with Vault.unlock(vault.folder, template.code, clock) as again:
        again.register.set_setting("vault.latest_day", SOON.isoformat())
    Layout(vault.folder).clock.unlink()
    clock.set(at(date(2026, 3, 3)))
    shutil.copytree(other / "compartments", Layout(vault.folder).compartments, dirs_exist_ok=True)
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.today() == SOON
        assert not Layout(vault.folder).capsule(kept.id).exists()


def test_what_is_missing_is_not_attested_as_destroyed(
    vault: Vault, kept: Destroyed, clock: FixedClock, template: Template
) -> None:
    layout = Layout(vault.folder)
    for path in layout.compartments.glob(f"{kept.id}*"):
        path.unlink()
    clock.set(at(SOON))
    with Vault.unlock(vault.folder, template.code, clock) as again:
        assert again.enforced == NOTHING
        assert kept.id not in {one.compartment for one in again.register.certificates()}


def test_the_next_day_of_destruction_is_read_while_the_vault_is_locked(
    vault: Vault, kept: Destroyed, clock: FixedClock
) -> None:
    assert next_due(vault.folder) == SOON
    with VaultLock(Layout(vault.folder).lock):
        assert next_due(vault.folder) == SOON
    clock.set(at(SOON))
    enforce(vault.folder, clock)
    assert next_due(vault.folder) is None
