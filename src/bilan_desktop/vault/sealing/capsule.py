"""The capsule: one compartment's data key, sealed, with the date on which it must die.

Bytes: a head of 256 in plain text (vault, compartment, kind, destroy-on date; reading it needs no key), 64 KiB of
random pad, then AES-256-GCM of the data key under HKDF-SHA256(master key, salt = SHA-256(pad)), the head being
associated data. So any lost block of the pad loses the key, and so does a head edited by hand.
"""

import hashlib
import os
import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from attrs import frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.vault.disk import files
from bilan_desktop.vault.sealing.keys import SEALED_LENGTH, seal, subkey, unseal, wipe

HEAD_LENGTH = 256
PAD_LENGTH = 64 * 1024
CAPSULE_LENGTH = HEAD_LENGTH + PAD_LENGTH + SEALED_LENGTH

_PURPOSE = "bilan-desktop capsule"
_NEVER = "never"
_HEAD = re.compile(
    r"bilan-capsule 1\nvault ([0-9a-f-]{36})\ncompartment ([0-9a-f-]{36})\nkind ([a-z]+)\ndestroy-on ([0-9a-z-]+)\n *\n"
)


class CompartmentKind(StrEnum):
    """What a compartment is for; one SQL schema for each."""

    CASE = "case"
    RETAINED = "retained"
    ADMINISTRATIVE = "administrative"
    REGISTER = "register"


@frozen
class CapsuleInfo:
    """What a capsule says in clear. `destroy_on` is the first day on which the compartment must not exist."""

    vault: UUID
    id: UUID
    kind: CompartmentKind
    destroy_on: date | None

    def is_due(self, today: date) -> bool:
        """Whether the compartment must be gone on `today`."""
        return self.destroy_on is not None and self.destroy_on <= today


def read_info(path: Path, vault: UUID, compartment: UUID) -> CapsuleInfo:
    """What the capsule at `path` says, without any key.

    Raises Fault COMPARTMENT_MISSING, or CAPSULE_TAMPERED when it is malformed or speaks of another one.
    """
    return _info(_content(path, compartment, HEAD_LENGTH), vault, compartment)


def seal_capsule(master: bytearray, data_key: bytearray, info: CapsuleInfo) -> bytes:
    """The bytes of a capsule: CAPSULE_LENGTH of them."""
    head, pad = _head(info), os.urandom(PAD_LENGTH)
    wrapping = _wrapping_key(master, pad)
    try:
        return head + pad + seal(wrapping, data_key, head)
    finally:
        wipe(wrapping)


def open_capsule(
    path: Path, master: bytearray, vault: UUID, compartment: UUID
) -> tuple[CapsuleInfo, bytearray]:
    """What the capsule says and the data key it holds.

    Raises Fault COMPARTMENT_MISSING, or CAPSULE_TAMPERED when one bit of it is not what was sealed.
    """
    content = _content(path, compartment, CAPSULE_LENGTH + 1)
    info = _info(content[:HEAD_LENGTH], vault, compartment)
    if len(content) != CAPSULE_LENGTH:
        raise _tampered(compartment)
    wrapping = _wrapping_key(master, content[HEAD_LENGTH : HEAD_LENGTH + PAD_LENGTH])
    try:
        key = unseal(wrapping, content[HEAD_LENGTH + PAD_LENGTH :], content[:HEAD_LENGTH])
    finally:
        wipe(wrapping)
    if key is None:
        raise _tampered(compartment)
    return info, key


def _wrapping_key(master: bytearray, pad: bytes) -> bytearray:
    return subkey(master, hashlib.sha256(pad).digest(), _PURPOSE)


def _head(info: CapsuleInfo) -> bytes:
    destroy_on = _NEVER if info.destroy_on is None else info.destroy_on.isoformat()
    text = f"bilan-capsule 1\nvault {info.vault}\ncompartment {info.id}\nkind {info.kind}\ndestroy-on {destroy_on}\n"
    return text.ljust(HEAD_LENGTH - 1).encode("ascii") + b"\n"


def _content(path: Path, compartment: UUID, length: int) -> bytes:
    with files.disk_faults(path):
        try:
            return files.read_start(path, length)
        except FileNotFoundError as error:
            raise Fault(FaultKind.COMPARTMENT_MISSING, compartment=str(compartment)) from error


def _info(head: bytes, vault: UUID, compartment: UUID) -> CapsuleInfo:
    match = _HEAD.fullmatch(head.decode("ascii", "replace"))
    if match is None:
        raise _tampered(compartment)
    try:
        destroy_on = None if match[4] == _NEVER else date.fromisoformat(match[4])
        info = CapsuleInfo(vault, compartment, CompartmentKind(match[3]), destroy_on)
    except ValueError as error:
        raise _tampered(compartment) from error
    if _head(info) != head:
        raise _tampered(compartment)
    return info


def _tampered(compartment: UUID) -> Fault:
    return Fault(FaultKind.CAPSULE_TAMPERED, compartment=str(compartment))
