"""Keys: how they are drawn, derived from what the user types, sealed, and wiped.

RFC 9106 (Argon2id), RFC 5869 (HKDF), NIST SP 800-38D (AES-GCM). Keys live in bytearrays that `wipe` overwrites; what
the user typed is a Python string, which nobody can wipe: the threat model says so.
"""

import ctypes
import os
import sys
import time
from typing import Any, Self

from attrs import field, frozen
from attrs.validators import and_, ge, instance_of, le
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bilan_desktop.domain.errors import Fault, FaultKind

KEY_LENGTH = 32
NONCE_LENGTH = 12
SEALED_LENGTH = NONCE_LENGTH + KEY_LENGTH + 16
"""A sealed key: nonce, key, tag."""
SALT_LENGTH = 32

_MEBIBYTE = 1024
_LEAST_MEMORY_KIB = 64 * _MEBIBYTE
_USUAL_MEMORY_KIB = 256 * _MEBIBYTE
_MOST_MEMORY_KIB = 2048 * _MEBIBYTE
_MOST_PASSES = 64
_MOST_LANES = 16
_AIM_SECONDS = 1.0


@frozen
class KdfParameters:
    """The cost of one guess at the passphrase (Argon2id); memory in KiB, never under 64 MiB.

    Raises TypeError or ValueError for values out of bounds: too weak, or made to exhaust the machine.
    """

    memory_kib: int = field(validator=[instance_of(int), and_(ge(_LEAST_MEMORY_KIB), le(_MOST_MEMORY_KIB))])
    passes: int = field(validator=[instance_of(int), and_(ge(1), le(_MOST_PASSES))])
    lanes: int = field(validator=[instance_of(int), and_(ge(1), le(_MOST_LANES))])

    @classmethod
    def calibrated(cls) -> Self:
        """Parameters that take this machine about one second: 256 MiB where it has them, as many passes as fit."""
        memory = _USUAL_MEMORY_KIB
        while memory > _LEAST_MEMORY_KIB and memory * 8 > _physical_memory_kib():
            memory //= 2
        lanes = min(4, os.cpu_count() or 1)
        started = time.perf_counter()
        wipe(passphrase_key("", bytes(SALT_LENGTH), cls(memory, 1, lanes)))
        one_pass = time.perf_counter() - started
        return cls(memory, max(1, min(_MOST_PASSES, round(_AIM_SECONDS / one_pass))), lanes)


def new_key() -> bytearray:
    """32 random bytes."""
    return bytearray(os.urandom(KEY_LENGTH))


def wipe(key: bytearray) -> None:
    """Overwrite a key in memory."""
    key[:] = bytes(len(key))


def passphrase_key(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
    """The key that seals the passphrase's slot. Raises Fault NOT_ENOUGH_MEMORY."""
    argon = Argon2id(
        salt=salt,
        length=KEY_LENGTH,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    typed = bytearray(passphrase.encode())
    try:
        return _derived(argon, typed)
    except MemoryError as error:
        raise Fault(FaultKind.NOT_ENOUGH_MEMORY, mebibytes=parameters.memory_kib // _MEBIBYTE) from error
    finally:
        wipe(typed)


def subkey(secret: bytes | bytearray, salt: bytes, purpose: str) -> bytearray:
    """A key derived from a strong secret (HKDF-SHA256); different purposes give unrelated keys."""
    return _derived(HKDF(SHA256(), KEY_LENGTH, salt, purpose.encode()), secret)


def seal(wrapping: bytearray, key: bytearray, associated: bytes) -> bytes:
    """`key` under `wrapping` (AES-256-GCM), bound to `associated`: nonce, ciphertext and tag, SEALED_LENGTH bytes."""
    nonce = os.urandom(NONCE_LENGTH)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, associated)


def unseal(wrapping: bytearray, sealed: bytes, associated: bytes) -> bytearray | None:
    """The key that `seal` took, or None when the wrapping key, the bytes or `associated` are not those of then."""
    cipher, nonce, content = AESGCM(wrapping), sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:]
    key = bytearray(KEY_LENGTH)
    try:
        if hasattr(cipher, "decrypt_into"):
            cipher.decrypt_into(nonce, content, associated, key)
        else:
            key[:] = cipher.decrypt(nonce, content, associated)
    except InvalidTag:
        return None
    return key


def _derived(kdf: Any, material: bytes | bytearray) -> bytearray:
    # Older releases of cryptography, the last ones for Intel Macs, know no derive_into.
    key = bytearray(KEY_LENGTH)
    if hasattr(kdf, "derive_into"):
        kdf.derive_into(material, key)
    else:
        key[:] = kdf.derive(material)
    return key


def _physical_memory_kib() -> int:
    if sys.platform == "win32":  # pragma: no cover - the same question in another system's words
        kibibytes = ctypes.c_ulonglong()
        ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kibibytes))
        return kibibytes.value
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024
