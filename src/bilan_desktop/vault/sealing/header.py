"""`vault.json`: the format's version, the vault's id and the slots that hold the master key. Nothing nominative.

Each slot seals the same master key: one under the passphrase (Argon2id), one under the recovery code, whose 130 bits
need no slow derivation. A checksum tells a damaged file from a wrong passphrase; it proves nothing against malice,
which the seals do.
"""

import base64
import hashlib
import json
import os
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from attrs import asdict, frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.sealing.keys import (
    SALT_LENGTH,
    SEALED_LENGTH,
    KdfParameters,
    passphrase_key,
    seal,
    subkey,
    unseal,
    wipe,
)
from bilan_desktop.vault.sealing.recovery import RecoveryCode

FORMAT = 1

_TYPED = "passphrase"
_RECOVERY = "recovery"
_PURPOSE = "bilan-desktop recovery slot"


@frozen
class Slot:
    """A master key sealed once, with the salt of its derivation."""

    salt: bytes
    sealed: bytes


@frozen
class Header:
    """The header of one vault, made by `seal` and read by `read`."""

    vault: UUID
    created_on: date
    kdf: KdfParameters
    passphrase: Slot
    recovery: Slot

    @classmethod
    def seal(
        cls,
        vault: UUID,
        created_on: date,
        master: bytearray,
        passphrase: str,
        code: RecoveryCode,
        kdf: KdfParameters,
    ) -> Self:
        """A header whose two slots hold `master`."""
        return cls(
            vault,
            created_on,
            kdf,
            _slot(master, lambda salt: _passphrase_key(passphrase, salt, kdf), _bound(vault, _TYPED, kdf)),
            _slot(master, lambda salt: _recovery_key(code, salt), _bound(vault, _RECOVERY, kdf)),
        )

    @classmethod
    def read(cls, path: Path) -> Self:
        """The header at `path`.

        Raises Fault VAULT_MISSING, VAULT_TOO_NEW (written by a newer program: touch nothing) or HEADER_DAMAGED.
        """
        with files.disk_faults(path):
            try:
                content = path.read_bytes()
            except FileNotFoundError as error:
                raise Fault(FaultKind.VAULT_MISSING, folder=path.parent) from error
        try:
            return cls._loaded(json.loads(content))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise Fault(FaultKind.HEADER_DAMAGED, folder=path.parent) from error

    @classmethod
    def _loaded(cls, stored: dict[str, Any]) -> Self:
        version = stored["format"]
        if isinstance(version, int) and version > FORMAT:
            raise Fault(FaultKind.VAULT_TOO_NEW, format=version, known=FORMAT)
        if version != FORMAT or stored.pop("checksum") != _checksum(stored):
            raise ValueError("checksum")
        slots = stored["slots"]
        return cls(
            UUID(stored["vault"]),
            date.fromisoformat(stored["created_on"]),
            KdfParameters(**slots[_TYPED]["argon2id"]),
            _loaded_slot(slots[_TYPED]),
            _loaded_slot(slots[_RECOVERY]),
        )

    def encoded(self) -> bytes:
        """The bytes of `vault.json`."""
        content: dict[str, Any] = {
            "format": FORMAT,
            "vault": str(self.vault),
            "created_on": self.created_on.isoformat(),
            "slots": {
                _TYPED: {"argon2id": asdict(self.kdf)} | _stored_slot(self.passphrase),
                _RECOVERY: _stored_slot(self.recovery),
            },
        }
        return json.dumps(content | {"checksum": _checksum(content)}, indent=2).encode() + b"\n"

    def open(self, secret: str | RecoveryCode) -> bytearray:
        """The master key. Raises Fault WRONG_TYPED, WRONG_RECOVERY_CODE or NOT_ENOUGH_MEMORY."""
        if isinstance(secret, RecoveryCode):
            slot, name, fault = self.recovery, _RECOVERY, FaultKind.WRONG_RECOVERY_CODE
            key = _recovery_key(secret, slot.salt)
        else:
            slot, name, fault = self.passphrase, _TYPED, FaultKind.WRONG_PASSPHRASE
            key = _passphrase_key(secret, slot.salt, self.kdf)
        try:
            master = unseal(key, slot.sealed, _bound(self.vault, name, self.kdf))
        finally:
            wipe(key)
        if master is None:
            raise Fault(fault)
        return master


def _slot(master: bytearray, derive: Callable[[bytes], bytearray], associated: bytes) -> Slot:
    salt = os.urandom(SALT_LENGTH)
    key = derive(salt)
    try:
        return Slot(salt, seal(key, master, associated))
    finally:
        wipe(key)


def _passphrase_key(passphrase: str, salt: bytes, kdf: KdfParameters) -> bytearray:
    # é may be typed as one sign or as two: the same words must open on every keyboard.
    return passphrase_key(unicodedata.normalize("NFKC", passphrase), salt, kdf)


def _recovery_key(code: RecoveryCode, salt: bytes) -> bytearray:
    return subkey(code.text.encode(), salt, _PURPOSE)


def _bound(vault: UUID, slot: str, kdf: KdfParameters) -> bytes:
    return json.dumps([FORMAT, str(vault), slot, asdict(kdf)], sort_keys=True).encode()


def _stored_slot(slot: Slot) -> dict[str, Any]:
    return {"salt": base64.b64encode(slot.salt).decode(), "sealed": base64.b64encode(slot.sealed).decode()}


def _loaded_slot(stored: dict[str, Any]) -> Slot:
    slot = Slot(
        base64.b64decode(stored["salt"], validate=True), base64.b64decode(stored["sealed"], validate=True)
    )
    if len(slot.salt) != SALT_LENGTH or len(slot.sealed) != SEALED_LENGTH:
        raise ValueError("slot")
    return slot


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
