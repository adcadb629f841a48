"""All that is held of a person, in chapters: for a reader in French, for a machine by the names of the data dictionary."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from attrs import AttrsInstance, fields, has

from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.bilan.synthesis import Version
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.registers.complaint import Complaint
from bilan_desktop.domain.registers.data_copy import Chapter, Course, Entry, Record, Value
from bilan_desktop.domain.registers.rgpd import RightsRequest
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.wording.french import (
    clock_time,
    day_month_year,
    duration,
    file_size,
    list_of,
    long_date,
    money,
    typeset,
    uncapitalised,
)
from bilan_desktop.wording.held_names import FOR_MACHINES, NAMES
from bilan_desktop.wording.labels import counted_kind, label
from bilan_desktop.wording.refusals import source_text

_PRIVATE = (
    "Les notes de travail du conseiller sont des données à caractère personnel qui vous concernent : le droit d’accès les "
    "comprend. Ce sont des hypothèses de travail, non des conclusions."
)

_OF_ONESELF = (Beneficiary, Complaint, Course, RightsRequest)
"""What speaks of the person alone."""

CHAPTERS: dict[str, tuple[str, bool, str]] = {
    "beneficiary": ("Identité et coordonnées", False, ""),
    "course": ("Dossier", False, ""),
    "request": ("Demande", False, ""),
    "consent": ("Consentement", False, ""),
    "fundings": ("Financements", True, ""),
    "frame": ("Cadre du bilan", False, ""),
    "extensions": ("Prolongations", True, ""),
    "appointments": ("Rendez-vous prévus", True, ""),
    "sessions": ("Séances", True, _PRIVATE),
    "ticks": ("Ce que chaque phase a produit", True, ""),
    "results": ("Résultats détaillés", True, ""),
    "synthesis": ("Synthèse", False, ""),
    "signatures": ("Signatures de la synthèse", True, ""),
    "versions": ("Versions gardées de la synthèse", True, ""),
    "retention": ("Accords de conservation", True, ""),
    "disclosures": ("Accords de communication", True, ""),
    "hand_overs": ("Remises et communications", True, ""),
    "refusals": ("Demandes de tiers refusées", True, ""),
    "answers": ("Réponses à « lien direct et nécessaire »", True, ""),
    "invoices": ("Factures", True, ""),
    "satisfaction": ("Questionnaires de satisfaction", True, ""),
    "reminders": ("Rappels du conseiller", True, ""),
    "restrictions": ("Limitations d’utilisation", True, ""),
    "requests": ("Demandes RGPD", True, ""),
    "complaints": ("Réclamations", True, ""),
    "follow_up": ("Suivi à six mois", False, ""),
    "certificates": ("Destructions", True, ""),
}
"""Each chapter by its key: its name, whether it may have several records, and what is to be known of it."""


def chapters(held: Mapping[str, Iterable[AttrsInstance]], pieces: Mapping[UUID, int]) -> tuple[Chapter, ...]:
    """What is held, by the key of its chapter, as chapters in their order; `pieces` numbers the documents.

    A chapter of which nothing is held has no record.
    """
    return tuple(
        Chapter(
            key,
            typeset(name),
            tuple(record(value, pieces) for value in held.get(key, ())),
            is_list,
            typeset(note),
        )
        for key, (name, is_list, note) in CHAPTERS.items()
    )


def record(value: AttrsInstance, pieces: Mapping[UUID, int]) -> Record:
    """One thing that is held, with everything of it."""
    return Record(_title(value), tuple(_entries(value, pieces)))


def _title(value: AttrsInstance) -> str:
    match value:
        case Session():
            return f"Séance du {long_date(value.day)}"
        case ResultPart():
            return value.title
        case Version():
            return f"Version {value.number}"
        case Invoice():
            return f"Facture du {day_month_year(value.on)}"
        case _:
            return ""


def _entries(
    value: AttrsInstance, pieces: Mapping[UUID, int], key: str = "", name: str = ""
) -> Iterator[Entry]:
    names = NAMES[type(value)]
    for attribute in fields(type(value)):
        if attribute.name not in names:
            continue
        held = getattr(value, attribute.name)
        own_key = f"{key}.{attribute.name}" if key else attribute.name
        own = names[attribute.name]
        own_name = f"{name} – {uncapitalised(own)}" if name and own else own or name
        if has(type(held)) and not isinstance(held, Money | RichText):
            yield from _entries(held, pieces, own_key, own_name)
        else:
            said = (
                "" if attribute.name in FOR_MACHINES and not isinstance(held, Enum) else _said(held, pieces)
            )
            typed = type(held) is str and attribute.name not in FOR_MACHINES
            free = isinstance(held, RichText) or (typed and not isinstance(value, _OF_ONESELF))
            yield Entry(own_key, own_name, machine(held), said, free)


def machine(value: Any) -> Value:
    """A value for a machine: days and times as ISO 8601, durations in minutes, money in cents, images in base 64."""
    for kinds, write in _MACHINE:
        if isinstance(value, kinds):
            return write(value)
    if has(type(value)):
        return {f.name: machine(getattr(value, f.name)) for f in fields(type(value))}
    assert value is None or isinstance(value, str | int | bool)
    return value


_MACHINE: tuple[tuple[Any, Callable[[Any], Value]], ...] = (
    (Enum, lambda member: str(member.value)),
    (datetime | date | time, lambda moment: str(moment.isoformat())),
    (timedelta, lambda span: round(span.total_seconds() / 60)),
    (Money, lambda amount: int(amount.cents)),
    (RichText, lambda text: str(text.plain)),
    (bytes, lambda image: base64.b64encode(image).decode()),
    (UUID, str),
    (tuple, lambda items: tuple(machine(item) for item in items)),
)


def _said(value: Any, pieces: Mapping[UUID, int]) -> str:
    for kinds, say in _SAID:
        if isinstance(value, kinds):
            return say(value)
    if isinstance(value, UUID):
        return f"pièce n°\u00a0{pieces[value]}" if value in pieces else ""
    if isinstance(value, tuple) and value and isinstance(value[0], DocumentKind):
        kind, count = value
        return counted_kind(kind, count)
    if isinstance(value, tuple):
        return list_of([said for said in (_said(item, pieces) for item in value) if said])
    if has(type(value)):
        parts = (getattr(value, f.name) for f in fields(type(value)) if f.name not in FOR_MACHINES)
        return ", ".join(filter(None, (_said(part, pieces) for part in parts)))
    return str(value) if value is not None else ""


_SAID: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (RuleId, lambda rule: source_text(SOURCES[rule])),
    (StrEnum, lambda member: label(member) if member.value else ""),
    (bool, lambda yes: "Oui" if yes else "Non"),
    (datetime, lambda at: f"{day_month_year(at.date())} à {clock_time(at)}"),
    (date, day_month_year),
    (time, clock_time),
    (timedelta, duration),
    (Money, money),
    (RichText, lambda text: text.plain),
    (bytes, lambda image: f"image, {file_size(len(image))}" if image else ""),
)
