"""The copy of one's data for a machine (RGPD, art. 20): JSON, whose schema goes with it."""

import json
from typing import Any

from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.data_copy import Chapter, Choice, DataCopy, Piece, Record
from bilan_desktop.resources import resource
from bilan_desktop.wording.held import machine

FORMAT = "bilan-desktop/copie-des-donnees"
VERSION = 1
FILE = "copie-des-donnees.json"
SCHEMA = "copie-des-donnees.schema.json"


def data_copy_json(practice: Practice, copy: DataCopy, choice: Choice) -> bytes:
    """The copy, masked already, as JSON in UTF-8."""
    whole = {
        "$schema": SCHEMA,
        "format": FORMAT,
        "version": VERSION,
        "made_on": copy.made_on.isoformat(),
        "asked_on": copy.asked_on.isoformat() if copy.asked_on else None,
        "reference": copy.reference,
        "closed": copy.is_closed,
        "controller": {
            name: getattr(practice, name) for name in ("name", "counsellor", "address", "email", "phone")
        },
        "masked": len(choice.masks),
        "held": {chapter.key: _chapter(chapter) for chapter in copy.chapters},
        "pieces": [_piece(piece, choice) for piece in copy.pieces],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def data_copy_schema() -> bytes:
    """The schema of that JSON (JSON Schema, 2020-12)."""
    return resource("schemas", SCHEMA).read_bytes()


def _chapter(chapter: Chapter) -> Any:
    records = [_record(record) for record in chapter.records]
    if chapter.is_list:
        return records
    return records[0] if records else None


def _record(record: Record) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for entry in record.entries:
        *above, last = entry.key.split(".")
        place = nested
        for name in above:
            place = place.setdefault(name, {})
        place[last] = entry.value
    return nested


def _piece(piece: Piece, choice: Choice) -> dict[str, Any]:
    document = piece.document
    is_withheld = document.id in choice.withheld
    return {
        "number": piece.number,
        "file": None if is_withheld else piece.file_name,
        "id": machine(document.id),
        "kind": machine(document.kind),
        "title": document.title,
        "made_on": machine(document.made_on),
        "media_type": machine(document.media_type),
        "size": document.size,
        "session_id": machine(document.session_id),
        "states": document.states,
        "route": machine(document.route),
    }
