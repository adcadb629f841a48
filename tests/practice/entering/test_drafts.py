"""What was being typed at the lock, as JSON can hold it, by the place it belongs to."""

from bilan_desktop.practice.entering import drafts, opening
from samples import PASSPHRASE

TYPED = {"case:7#sessions/": {"Fin/0": "25h9", "Signature/0": [[[1.5, 2.0, 3.0, 1.0]]]}}


def test_they_are_found_again_at_the_next_unlock(desk, vault_folder, clock) -> None:
    assert drafts.kept(desk) == {}
    drafts.keep(desk, TYPED)
    desk.lock()
    again = opening.unlock(vault_folder, PASSPHRASE, clock)
    assert drafts.kept(again) == TYPED
    drafts.keep(again, {})
    assert drafts.kept(again) == {}
    again.lock()


def test_they_can_be_kept_in_memory_where_the_disk_takes_nothing(desk, vault_folder, clock) -> None:
    drafts.prepare(desk)
    sealed = drafts.seal(desk, TYPED)
    assert b"25h9" not in sealed
    desk.lock()
    again = opening.unlock(vault_folder, PASSPHRASE, clock)
    assert drafts.kept(again, sealed) == TYPED
    assert drafts.kept(again) == {}
    again.lock()
