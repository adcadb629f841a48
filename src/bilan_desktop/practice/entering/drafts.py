"""What was being typed when the vault locked, from the lock to the moment it is back in its field."""

import json
from collections.abc import Mapping
from typing import Any

from bilan_desktop.practice.desk import Desk

Drafts = Mapping[str, Any]
"""By the place it belongs to; values are what JSON can hold."""


def prepare(desk: Desk) -> None:
    """Readies the vault for a lock with a full disk. Raises Fault."""
    desk.vault.drafts.prepare()


def keep(desk: Desk, drafts: Drafts) -> None:
    """Seals the drafts on the disk, in the place of those before. Raises Fault."""
    desk.vault.drafts.keep(_written(drafts))


def seal(desk: Desk, drafts: Drafts) -> bytes:
    """The drafts as only the unlocked vault can read them, for a disk that takes nothing. Raises Fault."""
    return desk.vault.drafts.seal(_written(drafts))


def kept(desk: Desk, sealed: bytes = b"") -> dict[str, Any]:
    """The drafts on the disk, or those that `seal` gave. Raises Fault."""
    drafts = desk.vault.drafts
    content = drafts.unseal(sealed) if sealed else drafts.kept()
    return dict(json.loads(content)) if content else {}


def _written(drafts: Drafts) -> bytes:
    return json.dumps(drafts).encode() if drafts else b""
