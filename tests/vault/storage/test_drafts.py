"""What was being typed at the lock: read back by the same vault alone, and gone for good once it is back in its field."""

import pytest

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.clock import FixedClock
from bilan_desktop.vault.vault import Vault
from vaults import FIRST_DAY, PASSPHRASE

WORDS = "Zorbelune hésite encore, 25h9".encode()


def path(vault: Vault):
    return vault.folder / "drafts.sealed"


def test_there_are_none_at_first(vault: Vault) -> None:
    assert vault.drafts.kept() == b""
    vault.drafts.keep(b"")
    assert not path(vault).exists()


def test_what_was_kept_is_read_back_after_the_next_unlock(vault: Vault) -> None:
    vault.drafts.keep(WORDS)
    folder = vault.folder
    vault.lock()
    assert b"Zorbelune" not in path(vault).read_bytes()
    with Vault.unlock(folder, PASSPHRASE, FixedClock(FIRST_DAY)) as again:
        assert again.drafts.kept() == WORDS


def test_a_new_passphrase_and_a_new_master_key_change_nothing(vault: Vault) -> None:
    vault.drafts.keep(WORDS)
    vault.change_passphrase("autre-phrase-tout-aussi-longue-que-la-premiere")
    assert vault.drafts.kept() == WORDS


def test_once_all_is_back_the_file_is_gone_and_a_copy_of_it_cannot_be_read(vault: Vault) -> None:
    vault.drafts.keep(WORDS)
    copy = path(vault).read_bytes()
    vault.drafts.keep(b"")
    assert not path(vault).exists()
    assert vault.drafts.unseal(copy) == b""
    path(vault).write_bytes(copy)
    assert vault.drafts.kept() == b""


def test_what_could_not_be_written_can_be_sealed_in_memory(vault: Vault) -> None:
    vault.drafts.prepare()
    sealed = vault.drafts.seal(WORDS)
    assert WORDS not in sealed
    assert vault.drafts.unseal(sealed) == WORDS
    assert not path(vault).exists()


def test_a_file_that_was_damaged_or_cut_short_holds_nothing(vault: Vault) -> None:
    vault.drafts.keep(WORDS)
    whole = path(vault).read_bytes()
    for damaged in (whole[:-1] + bytes([whole[-1] ^ 1]), whole[:5], b""):
        path(vault).write_bytes(damaged)
        assert vault.drafts.kept() == b""


def test_after_the_lock_nothing_can_be_read(vault: Vault) -> None:
    drafts = vault.drafts
    drafts.keep(WORDS)
    vault.lock()
    with pytest.raises(Fault) as raised:
        drafts.kept()
    assert raised.value.kind is FaultKind.VAULT_LOCKED


def test_the_file_belongs_to_the_vault(vault: Vault) -> None:
    from bilan_desktop.vault.check import check

    before = check(vault.folder, vault)
    vault.drafts.keep(WORDS)
    assert check(vault.folder, vault) == before
