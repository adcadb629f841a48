"""What somebody was typing when the vault locked, and could not be stored as it stood: sealed until it is back in its field.

One file in the vault's folder, AES-256-GCM under a key that the register keeps (so that a new passphrase changes nothing),
bound to the vault's id. It holds only what still waits: once everything is back it is overwritten and removed, and the key
is replaced, so that no copy of the file can be read any more. No case has a date of destruction while it runs, and what is
destroyed or closed by somebody takes its drafts along; so nothing outlives its compartment here.
"""

import secrets
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bilan_desktop.vault.disk import files
from bilan_desktop.vault.storage.register import Register

_KEY: Final = "drafts.key"
_NONCE: Final = 12  # bytes


class SealedDrafts:
    """The drafts of an unlocked vault. Methods raise Fault for what the disk or the register cannot do."""

    def __init__(self, register: Register, path: Path, vault: UUID) -> None:
        self._register, self._path, self._bound = register, path, vault.bytes

    def seal(self, content: bytes) -> bytes:
        """`content` as only this vault, unlocked, can read it; nothing is written unless the vault has no key for it yet."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._key()).encrypt(nonce, content, self._bound)

    def unseal(self, sealed: bytes) -> bytes:
        """What `seal` was given; nothing when it cannot be read, or when that was kept nowhere."""
        try:
            return AESGCM(self._key()).decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound)
        except (InvalidTag, ValueError):
            return b""

    def keep(self, content: bytes) -> None:
        """Puts the drafts on the disk in the place of those before; no content removes them for good."""
        if content:
            files.write(self._path, self.seal(content))
        elif self._path.exists():
            files.shred(self._path)
            files.sync_folder(self._path.parent)
            self._new_key()

    def kept(self) -> bytes:
        """The drafts on the disk; nothing when there are none, or when they cannot be read."""
        with files.disk_faults(self._path):
            return self.unseal(self._path.read_bytes()) if self._path.exists() else b""

    def prepare(self) -> None:
        """Makes sure that there is a key, so that something can be sealed even when the disk has become full."""
        self._key()

    def _key(self) -> bytes:
        kept = self._register.setting(_KEY)
        return bytes.fromhex(kept) if kept else self._new_key()

    def _new_key(self) -> bytes:
        key = AESGCM.generate_key(256)
        self._register.set_setting(_KEY, key.hex())
        return key
