"""A new passphrase: the old one opens nothing any more, and a crash leaves one of the two."""

import os
from pathlib import Path
from uuid import UUID

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.disk.layout import Layout
from bilan_desktop.vault.ending.intents import IntentLog
from bilan_desktop.vault.sealing import rekey
from bilan_desktop.vault.sealing.capsule import open_capsule
from bilan_desktop.vault.vault import Vault
from vaults import PASSPHRASE, Template, add_case, read_words

NEW = "autre phrase de passe"


@pytest.fixture
def cases(vault: Vault) -> dict[UUID, str]:
    return {add_case(vault, f"mot {n}", reference=f"B-2026-{n:03}"): f"mot {n}" for n in range(1, 4)}


def holds(vault: Vault, cases: dict[UUID, str]) -> bool:
    return all(read_words(vault, case) == [word] for case, word in cases.items())


def test_only_the_new_secrets_open(
    vault: Vault, layout: Layout, cases: dict[UUID, str], clock: FixedClock, template: Template
) -> None:
    parts: list[float] = []
    code = vault.change_passphrase(NEW, parts.append)
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert holds(vault, cases)
    later = add_case(vault, "après", reference="B-2026-009")
    vault.lock()
    for secret in (PASSPHRASE, template.code):
        with pytest.raises(Fault):
            Vault.unlock(vault.folder, secret, clock)
    for secret in (NEW, code):
        with Vault.unlock(vault.folder, secret, clock) as again:
            assert holds(again, cases)
            assert read_words(again, later) == ["après"]
            assert "keys_changed" in {line.event for line in again.register.journal()}
    assert layout.intents.read_bytes() == b""
    assert not any(path.name.endswith(".next") for path in layout.folder.rglob("*"))


def test_the_old_bytes_are_overwritten(
    vault: Vault, layout: Layout, cases: dict[UUID, str], tmp_path: Path
) -> None:
    olds = [layout.header, layout.register_capsule, *map(layout.capsule, cases)]
    before = []
    for number, old in enumerate(olds):
        os.link(old, tmp_path / str(number))
        before.append(old.read_bytes())
    vault.change_passphrase(NEW)
    for number, content in enumerate(before):
        left = (tmp_path / str(number)).read_bytes()
        assert len(left) == len(content)
        assert sum(a == b for a, b in zip(left, content, strict=True)) < len(content) / 8


def test_compartments_open_meanwhile_stay_open(vault: Vault, cases: dict[UUID, str]) -> None:
    case = next(iter(cases))
    opened = vault.open(case)
    vault.change_passphrase(NEW)
    with opened.transaction() as db:
        db.execute("INSERT INTO words VALUES ('après')")
    opened.close()
    assert read_words(vault, case) == [cases[case], "après"]


def test_it_may_be_given_up_while_sealing(
    vault: Vault, layout: Layout, cases: dict[UUID, str], clock: FixedClock
) -> None:
    def give_up(part: float) -> None:
        if part > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.change_passphrase(NEW, give_up)
    assert holds(vault, cases)
    vault.lock()
    assert not any(path.name.endswith(".next") for path in layout.folder.rglob("*"))
    with Vault.unlock(vault.folder, PASSPHRASE, clock) as again:
        assert holds(again, cases)


def test_a_capsule_that_was_tampered_with_is_left_as_it_is(
    vault: Vault, layout: Layout, cases: dict[UUID, str]
) -> None:
    spoilt = next(iter(cases))
    layout.capsule(spoilt).write_bytes(b"")
    vault.change_passphrase(NEW)
    assert layout.capsule(spoilt).read_bytes() == b""
    assert holds(vault, {case: word for case, word in cases.items() if case != spoilt})


def test_a_capsule_that_cannot_be_read_stops_it(
    vault: Vault, layout: Layout, cases: dict[UUID, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, *arguments: object) -> object:
        if path.parent == layout.compartments:
            raise Fault(FaultKind.DISK_FAILED, folder=path.parent)
        return open_capsule(path, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(rekey, "open_capsule", fail)
        with pytest.raises(Fault) as caught:
            vault.change_passphrase(NEW)
    assert caught.value.kind is FaultKind.DISK_FAILED
    assert holds(vault, cases)


def test_a_disk_that_fails_after_the_commit_locks_the_vault_and_the_new_passphrase_counts(
    vault: Vault, cases: dict[UUID, str], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Fault(FaultKind.DISK_FAILED, folder=vault.folder)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace_shredded", fail)
        with pytest.raises(Fault):
            vault.change_passphrase(NEW)
    with pytest.raises(Fault) as caught:
        vault.register.cases()
    assert caught.value.kind is FaultKind.VAULT_LOCKED
    with Vault.unlock(vault.folder, NEW, clock) as again:
        assert holds(again, cases)


def test_a_commit_that_may_have_reached_the_disk_locks_the_vault(
    vault: Vault, cases: dict[UUID, str], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = IntentLog.rekey

    def interrupted(log: IntentLog, sealed: tuple[UUID, ...]) -> None:
        commit(log, sealed)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(IntentLog, "rekey", interrupted)
        with pytest.raises(KeyboardInterrupt):
            vault.change_passphrase(NEW)
    with pytest.raises(Fault):
        vault.register.cases()
    with Vault.unlock(vault.folder, NEW, clock) as again:
        assert holds(again, cases)
