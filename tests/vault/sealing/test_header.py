"""`vault.json`: two ways in, nothing nominative, and a clear word for what is damaged or newer."""

import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing.header import FORMAT, Header
from bilan_desktop.vault.sealing.keys import new_key
from bilan_desktop.vault.sealing.recovery import RecoveryCode
from vaults import CHEAP, FIRST_DAY

WORDS = "forêt-mélèze-œillet-été-noisette-voilier-craie"


@frozen
class Made:
    header: Header
    master: bytes
    code: RecoveryCode
    vault: UUID


@pytest.fixture(scope="module")
def made() -> Made:
    vault, master, code = uuid4(), new_key(), RecoveryCode.new()
    return Made(Header.seal(vault, FIRST_DAY.date(), master, WORDS, code, CHEAP), bytes(master), code, vault)


@pytest.fixture
def path(made: Made, tmp_path: Path) -> Path:
    (tmp_path / "vault.json").write_bytes(made.header.encoded())
    return tmp_path / "vault.json"


def refusal(path: Path) -> FaultKind:
    with pytest.raises(Fault) as caught:
        Header.read(path)
    return caught.value.kind


def stored(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text())


def store(path: Path, content: dict[str, Any]) -> None:
    content.pop("checksum", None)
    content["checksum"] = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    path.write_text(json.dumps(content))


def test_what_is_written_is_read_back(made: Made, path: Path) -> None:
    assert Header.read(path) == made.header


def test_both_slots_hold_the_same_master_key(made: Made, path: Path) -> None:
    header = Header.read(path)
    assert header.open(WORDS) == made.master
    assert header.open(made.code) == made.master


def test_the_same_words_typed_in_another_way_open(made: Made) -> None:
    assert made.header.open(unicodedata.normalize("NFD", WORDS)) == made.master


def test_a_wrong_passphrase_and_a_wrong_code_are_told_apart(made: Made) -> None:
    with pytest.raises(Fault) as caught:
        made.header.open(WORDS + " ")
    assert caught.value.kind is FaultKind.WRONG_PASSPHRASE
    with pytest.raises(Fault) as caught:
        made.header.open(RecoveryCode.new())
    assert caught.value.kind is FaultKind.WRONG_RECOVERY_CODE


def test_the_header_names_nobody_and_holds_no_key(made: Made) -> None:
    content = made.header.encoded()
    assert set(json.loads(content)) == {"format", "vault", "created_on", "slots", "checksum"}
    assert made.master not in content
    assert made.code.text.encode() not in content


def test_a_missing_header_is_a_missing_vault(tmp_path: Path) -> None:
    assert refusal(tmp_path / "vault.json") is FaultKind.VAULT_MISSING


def test_a_newer_format_is_refused_whatever_else_it_says(path: Path) -> None:
    path.write_text(json.dumps({"format": FORMAT + 1, "slots": "of another kind"}))
    assert refusal(path) is FaultKind.VAULT_TOO_NEW


def outcome(path: Path) -> Header | FaultKind:
    try:
        return Header.read(path)
    except Fault as fault:
        return fault.kind


def test_every_flipped_byte_is_noticed_unless_it_is_white_space(made: Made, path: Path) -> None:
    content = made.header.encoded()
    outcomes = []
    for at in range(len(content)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        outcomes.append((content[at : at + 1].isspace(), outcome(path)))
    assert {found for space, found in outcomes if not space} <= {
        FaultKind.HEADER_DAMAGED,
        FaultKind.VAULT_TOO_NEW,
    }
    assert {found for space, found in outcomes if space} <= {FaultKind.HEADER_DAMAGED, made.header}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b'{"format": "1"}', b"\xff" * 40, b'{"format": 1}']
)
def test_what_is_no_header_is_a_damaged_one(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path) is FaultKind.HEADER_DAMAGED


def test_parameters_out_of_bounds_are_refused_even_with_a_right_checksum(path: Path) -> None:
    content = stored(path)
    content["slots"]["passphrase"]["argon2id"]["memory_kib"] = 1024
    store(path, content)
    assert refusal(path) is FaultKind.HEADER_DAMAGED


def test_a_slot_of_another_length_is_refused(path: Path) -> None:
    content = stored(path)
    content["slots"]["recovery"]["salt"] = "AAAA"
    store(path, content)
    assert refusal(path) is FaultKind.HEADER_DAMAGED


def test_a_lowered_cost_does_not_open(made: Made, path: Path) -> None:
    content = stored(path)
    content["slots"]["passphrase"]["argon2id"]["lanes"] = 2
    store(path, content)
    with pytest.raises(Fault) as caught:
        Header.read(path).open(made.code)
    assert caught.value.kind is FaultKind.WRONG_RECOVERY_CODE
