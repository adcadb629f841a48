"""The capsule: its date needs no key, and any change to it loses the key."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing.capsule import (
    CAPSULE_LENGTH,
    HEAD_LENGTH,
    CapsuleInfo,
    CompartmentKind,
    open_capsule,
    read_info,
    seal_capsule,
)
from bilan_desktop.vault.sealing.keys import new_key

MASTER = new_key()
KEY = new_key()
INFO = CapsuleInfo(uuid4(), uuid4(), CompartmentKind.RETAINED, date(2027, 11, 21))

infos = st.builds(
    CapsuleInfo,
    st.uuids(),
    st.uuids(),
    st.sampled_from(CompartmentKind),
    st.none() | st.dates(),
)
anywhere = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "capsule").write_bytes(seal_capsule(MASTER, KEY, INFO))
    return tmp_path / "capsule"


def refusal(path: Path, vault: UUID = INFO.vault, compartment: UUID = INFO.id) -> FaultKind:
    with pytest.raises(Fault) as caught:
        open_capsule(path, MASTER, vault, compartment)
    return caught.value.kind


@anywhere
@given(infos)
def test_what_is_sealed_is_read_back_and_its_head_without_a_key(tmp_path: Path, info: CapsuleInfo) -> None:
    path = tmp_path / "capsule"
    path.write_bytes(seal_capsule(MASTER, KEY, info))
    assert path.stat().st_size == CAPSULE_LENGTH
    assert read_info(path, info.vault, info.id) == info
    assert open_capsule(path, MASTER, info.vault, info.id) == (info, KEY)


@anywhere
@given(st.integers(0, CAPSULE_LENGTH - 1), st.integers(1, 255))
def test_one_changed_byte_anywhere_loses_the_key(path: Path, at: int, change: int) -> None:
    content = bytearray(seal_capsule(MASTER, KEY, INFO))
    content[at] ^= change
    path.write_bytes(content)
    assert refusal(path) is FaultKind.CAPSULE_TAMPERED


@anywhere
@given(st.integers(0, 15))
def test_one_lost_block_of_the_pad_loses_the_key(path: Path, block: int) -> None:
    content = bytearray(seal_capsule(MASTER, KEY, INFO))
    content[HEAD_LENGTH + 4096 * block : HEAD_LENGTH + 4096 * (block + 1)] = bytes(4096)
    path.write_bytes(content)
    assert refusal(path) is FaultKind.CAPSULE_TAMPERED


def test_a_date_edited_by_hand_is_read_and_loses_the_key(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"2027-11-21", b"2067-11-21", 1))
    assert read_info(path, INFO.vault, INFO.id).destroy_on == date(2067, 11, 21)
    assert refusal(path) is FaultKind.CAPSULE_TAMPERED


@pytest.mark.parametrize("size", [0, 1, HEAD_LENGTH, CAPSULE_LENGTH - 1, CAPSULE_LENGTH + 1])
def test_another_length_is_tampering(path: Path, size: int) -> None:
    path.write_bytes((path.read_bytes() + b"more")[:size])
    assert refusal(path) is FaultKind.CAPSULE_TAMPERED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"bilan-capsule 1", b"bilan-capsule 2"),
        (b"kind retained", b"kind register "),
        (b"kind retained", b"kind unknownn"),
        (b"2027-11-21", b"2027-13-21"),
        (b"2027-11-21", b"20271121  "),
        (b"2027-11-21\n ", b"2027-W47-6\n"),
    ],
)
def test_a_head_that_is_not_the_one_right_spelling_is_tampering(
    path: Path, before: bytes, after: bytes
) -> None:
    content = path.read_bytes()
    assert before in content
    path.write_bytes(content.replace(before, after, 1))
    with pytest.raises(Fault) as caught:
        read_info(path, INFO.vault, INFO.id)
    assert caught.value.kind is FaultKind.CAPSULE_TAMPERED


def test_a_capsule_of_another_compartment_or_vault_is_tampering(path: Path) -> None:
    assert refusal(path, compartment=uuid4()) is FaultKind.CAPSULE_TAMPERED
    assert refusal(path, vault=uuid4()) is FaultKind.CAPSULE_TAMPERED


def test_another_master_key_does_not_open(path: Path) -> None:
    with pytest.raises(Fault) as caught:
        open_capsule(path, new_key(), INFO.vault, INFO.id)
    assert caught.value.kind is FaultKind.CAPSULE_TAMPERED


def test_a_missing_capsule_is_a_missing_compartment(path: Path) -> None:
    path.unlink()
    assert refusal(path) is FaultKind.COMPARTMENT_MISSING


def test_a_compartment_is_due_from_its_day_on() -> None:
    assert not INFO.is_due(date(2027, 11, 20))
    assert INFO.is_due(date(2027, 11, 21))
    assert INFO.is_due(date(2027, 11, 22))
    assert not CapsuleInfo(INFO.vault, INFO.id, INFO.kind, None).is_due(date.max)
