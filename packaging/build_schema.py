"""Writes resources/schemas/copie-des-donnees.schema.json from the values that the copy of one's data is made of.

    python packaging/build_schema.py

The tests fail when the committed schema is not what this script makes.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from attrs import fields, has, resolve_types

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "src"))

from bilan_desktop.documents.files.data_json import FORMAT, VERSION  # noqa: E402
from bilan_desktop.domain.agenda.own import OwnReminder  # noqa: E402
from bilan_desktop.domain.beneficiary import Beneficiary  # noqa: E402
from bilan_desktop.domain.bilan.document import Document  # noqa: E402
from bilan_desktop.domain.bilan.frame import Appointment, Extension, Frame  # noqa: E402
from bilan_desktop.domain.bilan.invoice import Invoice  # noqa: E402
from bilan_desktop.domain.bilan.request import Consent, Request  # noqa: E402
from bilan_desktop.domain.bilan.results import ResultPart  # noqa: E402
from bilan_desktop.domain.bilan.session import Session  # noqa: E402
from bilan_desktop.domain.bilan.signature import Signature  # noqa: E402
from bilan_desktop.domain.bilan.synthesis import Synthesis, Version  # noqa: E402
from bilan_desktop.domain.cases.checklists import Tick  # noqa: E402
from bilan_desktop.domain.cases.destruction import DestructionCertificate  # noqa: E402
from bilan_desktop.domain.cases.follow_up import FollowUp  # noqa: E402
from bilan_desktop.domain.cases.restriction import Restriction  # noqa: E402
from bilan_desktop.domain.money import Money  # noqa: E402
from bilan_desktop.domain.registers.complaint import Complaint  # noqa: E402
from bilan_desktop.domain.registers.data_copy import MASK, Course, FundingHeld  # noqa: E402
from bilan_desktop.domain.registers.refusals import RefusedRequest  # noqa: E402
from bilan_desktop.domain.registers.rgpd import RightsRequest  # noqa: E402
from bilan_desktop.domain.registers.satisfaction import Solicitation  # noqa: E402
from bilan_desktop.domain.richtext import RichText  # noqa: E402
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, RetentionAgreement  # noqa: E402
from bilan_desktop.domain.sharing.disclosure import HandOver  # noqa: E402
from bilan_desktop.domain.watch.answers import Answer  # noqa: E402
from bilan_desktop.wording.held import CHAPTERS  # noqa: E402
from bilan_desktop.wording.held_names import NAMES  # noqa: E402

PLACE = TOP / "resources" / "schemas" / "copie-des-donnees.schema.json"

CLASSES: dict[str, type] = {
    "beneficiary": Beneficiary,
    "course": Course,
    "request": Request,
    "consent": Consent,
    "fundings": FundingHeld,
    "frame": Frame,
    "extensions": Extension,
    "appointments": Appointment,
    "sessions": Session,
    "ticks": Tick,
    "results": ResultPart,
    "synthesis": Synthesis,
    "signatures": Signature,
    "versions": Version,
    "retention": RetentionAgreement,
    "disclosures": DisclosureAgreement,
    "hand_overs": HandOver,
    "refusals": RefusedRequest,
    "answers": Answer,
    "invoices": Invoice,
    "satisfaction": Solicitation,
    "reminders": OwnReminder,
    "restrictions": Restriction,
    "requests": RightsRequest,
    "complaints": Complaint,
    "follow_up": FollowUp,
    "certificates": DestructionCertificate,
}

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    time: {"type": "string", "format": "time"},
    timedelta: {"type": "integer", "description": "Durée, en minutes."},
    Money: {"type": "integer", "description": "Montant, en centimes d’euro."},
    UUID: {"type": "string", "format": "uuid"},
    RichText: {"type": "string"},
    bytes: {"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"},
}


def of_type(wanted: Any) -> dict[str, Any]:
    """The schema of a value of that type."""
    if get_origin(wanted) in {Union, UnionType}:
        choices = [each for each in get_args(wanted) if each is not NoneType]
        schemas = [of_type(each) for each in choices]
        if NoneType in get_args(wanted):
            schemas.append({"type": "null"})
        return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    if get_origin(wanted) is tuple:
        items = get_args(wanted)
        if items[-1] is not Ellipsis:
            return {"type": "array", "prefixItems": [of_type(each) for each in items], "items": False}
        return {"type": "array", "items": of_type(items[0])}
    if wanted in _PLAIN:
        return dict(_PLAIN[wanted])
    if issubclass(wanted, Enum):
        return {"type": "string", "enum": [member.value for member in wanted]}
    assert has(wanted), wanted
    return {"$ref": f"#/$defs/{wanted.__name__}"}


def of_class(cls: Any) -> dict[str, Any]:
    """The schema of what is told of a value of that class; each property bears its French name."""
    names = NAMES[cls]
    told = [each for each in fields(resolve_types(cls)) if each.name in names]
    properties = {
        each.name: {**({"title": names[each.name]} if names[each.name] else {}), **of_type(each.type)}
        for each in told
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def chapter(key: str) -> dict[str, Any]:
    """The schema of a chapter: its records, or the only one."""
    name, is_list, note = CHAPTERS[key]
    about = {"title": name, **({"description": note} if note else {})}
    ref = {"$ref": f"#/$defs/{CLASSES[key].__name__}"}
    return (
        {**about, "type": "array", "items": ref} if is_list else {**about, "anyOf": [ref, {"type": "null"}]}
    )


def closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An object with just these properties."""
    return {
        **more,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schema() -> dict[str, Any]:
    """The whole schema."""
    text, number = {"type": "string"}, {"type": "integer", "minimum": 0}
    piece = of_class(Document)["properties"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Copie des données d’un bilan de compétences (RGPD, art. 15 et 20)",
        "description": (
            "Les noms sont ceux du dictionnaire des données du programme. Dates et heures : ISO 8601 ; durées en minutes ; "
            f"montants en centimes d’euro. « {MASK} » remplace ce qui concerne d’autres personnes (art. 15, 4)."
        ),
        **closed(
            {
                "$schema": text,
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "made_on": {"title": "Établie le", **of_type(date)},
                "asked_on": {"title": "Demandée le", **of_type(date | None)},
                "reference": {"title": "Référence du dossier", **text},
                "closed": {"title": "Dossier clos", "type": "boolean"},
                "controller": closed(
                    dict.fromkeys(("name", "counsellor", "address", "email", "phone"), text),
                    title="Responsable du traitement",
                ),
                "masked": {"title": "Nombre de passages masqués", **number},
                "held": closed({key: chapter(key) for key in CHAPTERS}, title="Ce qui est détenu"),
                "pieces": {
                    "title": "Pièces, attachées au même fichier dans leur forme d’origine",
                    "type": "array",
                    "items": closed(
                        {
                            "number": {"title": "Numéro", **number},
                            "file": {
                                "title": "Nom du fichier ; nul pour une pièce laissée de côté",
                                "anyOf": [text, {"type": "null"}],
                            },
                            **piece,
                        }
                    ),
                },
            }
        ),
        "$defs": {cls.__name__: of_class(cls) for cls in NAMES if cls is not Document},
    }


def written() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Writes it."""
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(written(), encoding="utf-8")
    print(PLACE.relative_to(TOP))


if __name__ == "__main__":
    main()
