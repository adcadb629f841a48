"""Keys: drawn at random, derived as the standards say, bounded, wiped."""

import hashlib
import hmac
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.sealing import keys
from bilan_desktop.vault.sealing.keys import KdfParameters
from vaults import CHEAP

MEBIBYTE = 1024


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [
        (64 * MEBIBYTE - 1, 1, 1),
        (2048 * MEBIBYTE + 1, 1, 1),
        (64 * MEBIBYTE, 0, 1),
        (64 * MEBIBYTE, 65, 1),
        (64 * MEBIBYTE, 1, 0),
        (64 * MEBIBYTE, 1, 17),
        ("65536", 1, 1),
        (64.5 * MEBIBYTE, 1, 1),
    ],
)
def test_parameters_too_weak_or_made_to_exhaust_the_machine_are_refused(
    memory: Any, passes: int, lanes: int
) -> None:
    with pytest.raises((ValueError, TypeError)):
        KdfParameters(memory, passes, lanes)


def test_calibration_takes_256_mebibytes_and_as_many_passes_as_fit_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[KdfParameters] = []
    ticks = iter([10.0, 10.3])

    def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
        asked.append(parameters)
        return bytearray(32)

    monkeypatch.setattr(keys, "passphrase_key", derive)
    monkeypatch.setattr(keys.time, "perf_counter", lambda: next(ticks))
    monkeypatch.setattr(keys, "_physical_memory_kib", lambda: 8 * MEBIBYTE * MEBIBYTE)
    chosen = KdfParameters.calibrated()
    assert (chosen.memory_kib, chosen.passes) == (256 * MEBIBYTE, 3)
    assert [(one.memory_kib, one.passes) for one in asked] == [(256 * MEBIBYTE, 1)]


@pytest.mark.parametrize(("gibibytes", "mebibytes"), [(8, 256), (2, 256), (1, 128), (0.5, 64), (0.1, 64)])
def test_calibration_takes_less_memory_on_a_small_machine_but_never_under_64_mebibytes(
    monkeypatch: pytest.MonkeyPatch, gibibytes: float, mebibytes: int
) -> None:
    monkeypatch.setattr(keys, "_physical_memory_kib", lambda: int(gibibytes * MEBIBYTE * MEBIBYTE))
    monkeypatch.setattr(keys, "passphrase_key", lambda *_: bytearray(32))
    ticks = iter([0.0, 5.0])
    monkeypatch.setattr(keys.time, "perf_counter", lambda: next(ticks))
    chosen = KdfParameters.calibrated()
    assert (chosen.memory_kib, chosen.passes) == (mebibytes * MEBIBYTE, 1)


def test_this_machine_calibrates_within_bounds() -> None:
    chosen = KdfParameters.calibrated()
    assert 64 * MEBIBYTE <= chosen.memory_kib <= 256 * MEBIBYTE
    assert 1 <= chosen.passes <= 64
    assert 1 <= chosen.lanes <= 4


def test_the_passphrase_key_is_argon2id() -> None:
    expected = Argon2id(salt=b"s" * 32, length=32, iterations=1, lanes=1, memory_cost=64 * MEBIBYTE).derive(
        "né".encode()
    )
    assert keys.passphrase_key("né", b"s" * 32, CHEAP) == expected


def test_a_machine_without_the_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(*_: object) -> bytearray:
        raise MemoryError

    monkeypatch.setattr(keys, "_derived", exhaust)
    with pytest.raises(Fault) as caught:
        keys.passphrase_key("a", b"s" * 32, CHEAP)
    assert caught.value.kind is FaultKind.NOT_ENOUGH_MEMORY
    assert caught.value.facts["mebibytes"] == 64


def test_a_subkey_is_hkdf_sha256() -> None:
    extracted = hmac.digest(b"salt", b"secret", hashlib.sha256)
    assert keys.subkey(b"secret", b"salt", "purpose") == hmac.digest(
        extracted, b"purpose\x01", hashlib.sha256
    )


def test_a_sealed_key_opens_under_the_same_key_and_data_only() -> None:
    wrapping, key = keys.new_key(), keys.new_key()
    sealed = keys.seal(wrapping, key, b"bound")
    assert len(sealed) == keys.SEALED_LENGTH
    assert bytes(key) not in sealed
    assert keys.unseal(wrapping, sealed, b"bound") == key
    assert keys.unseal(wrapping, sealed, b"other") is None
    assert keys.unseal(keys.new_key(), sealed, b"bound") is None
    assert keys.seal(wrapping, key, b"bound") != sealed


def test_wiping_leaves_zeros() -> None:
    key = keys.new_key()
    assert any(key)
    keys.wipe(key)
    assert key == bytes(32)


class OldAesGcm:
    """What older releases of cryptography know: no decrypt_into."""

    def __init__(self, key: bytearray) -> None:
        self._cipher = AESGCM(key)

    def encrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
        return self._cipher.encrypt(nonce, data, associated)

    def decrypt(self, nonce: bytes, data: bytes, associated: bytes) -> bytes:
        return self._cipher.decrypt(nonce, data, associated)


class OldHkdf:
    """What older releases of cryptography know: no derive_into."""

    def __init__(self, *arguments: Any) -> None:
        self._kdf = keys_hkdf(*arguments)

    def derive(self, material: bytes) -> bytes:
        return self._kdf.derive(material)


keys_hkdf = keys.HKDF


def test_older_releases_of_cryptography_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapping, key = keys.new_key(), keys.new_key()
    sealed, derived = keys.seal(wrapping, key, b""), keys.subkey(b"secret", b"salt", "purpose")
    monkeypatch.setattr(keys, "AESGCM", OldAesGcm)
    monkeypatch.setattr(keys, "HKDF", OldHkdf)
    assert keys.unseal(wrapping, sealed, b"") == key
    assert keys.subkey(b"secret", b"salt", "purpose") == derived
