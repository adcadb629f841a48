"""What each field is called within a sentence, and what is typed there."""

from collections.abc import Iterable
from enum import StrEnum, auto

from bilan_desktop.wording.french import list_of, typeset


class Typed(StrEnum):
    """What a field takes."""

    TEXT = auto()
    DATE = auto()
    TIME = auto()
    DURATION = auto()
    AMOUNT = auto()
    YEARS = auto()


UNKNOWN = "ce champ"

_NAMES: dict[Typed, dict[str, str]] = {
    Typed.TEXT: {
        "name": "le nom du cabinet",
        "counsellor": "le nom du conseiller ou de la conseillère",
        "siret": "le SIRET",
        "nda": "le numéro de déclaration d’activité",
        "address": "l’adresse",
        "email": "l’adresse électronique",
        "phone": "le numéro de téléphone",
        "logo": "le logo",
        "first_name": "le prénom",
        "last_name": "le nom",
        "initiative": "l’origine de la démarche",
        "trigger": "l’élément déclencheur",
        "motives": "les motifs",
        "expectations": "les attentes",
        "constraints": "les contraintes",
        "who_pushed": "les personnes qui ont encouragé la démarche",
        "free_will": "l’expression du libre choix",
        "proof": "la pièce signée",
        "objectives": "les objectifs",
        "means": "les moyens annoncés",
        "appointment_place": "le lieu du rendez-vous",
        "reminder_words": "ce que dit le rappel",
        "edof_number": "le numéro de dossier EDOF",
        "employer_name": "le nom de l’employeur",
        "employer_contact": "l’interlocuteur chez l’employeur",
        "employer_email": "l’adresse électronique de l’employeur",
        "employer_address": "l’adresse de l’employeur",
        "funder": "le financeur",
        "payer_name": "le nom du payeur",
        "payer_contact": "l’interlocuteur chez le payeur",
        "payer_email": "l’adresse électronique du payeur",
        "payer_address": "l’adresse du payeur",
        "file_number": "le numéro de dossier",
        "paper_proof": "le document signé",
        "payment_terms": "les modalités de règlement",
        "qualifications": "les titres et références",
        "stopping": "les conditions en cas d’arrêt",
        "route": "le financement",
        "extension_reason": "la raison de la prolongation",
        "convention_title": "l’intitulé du bilan",
        "convention_content": "le contenu du bilan",
        "convention_means": "les moyens prévus",
        "course_and_follow_up": "les modalités de déroulement et de suivi",
        "handing_over": "les modalités de remise",
        "convention_proof": "la convention signée",
        "said": "ce que dit le bénéficiaire",
        "thoughts": "vos notes de travail",
        "circumstances": "la rubrique des circonstances",
        "skills": "la rubrique des compétences",
        "project": "la rubrique du projet",
        "presented_at": "le lieu de la présentation",
        "words": "les observations",
        "result_title": "le titre de la partie",
        "result_content": "le texte de la partie",
        "documents": "les documents concernés",
        "purpose": "l’objet de l’accord",
        "recipient_name": "le nom du destinataire",
        "reference": "la référence du dossier",
        "title": "l’intitulé du document",
        "file": "le fichier",
        "folder": "l’emplacement",
        "passphrase": "la phrase de passe",
        "passphrase_again": "la phrase de passe répétée",
        "recovery_code": "le code de secours",
        "signature": "la signature",
        "reason": "le motif",
        "right": "le droit exercé",
        "extension": "le motif de la prolongation",
        "answer": "la réponse donnée",
        "answers": "les réponses",
        "complainant": "qui réclame",
        "complaint_subject": "l’objet de la réclamation",
        "letter": "le courrier",
        "refusal": "le motif du refus",
        "ground": "le motif de la limitation",
        "recipient_kind": "la personne qui a demandé",
        "facts": "les faits",
        "effects": "les effets",
        "measures": "les mesures prises",
        "risk": "le risque",
        "explanation": "l’explication",
        "outcome": "la suite donnée au bilan",
        "invoice_number": "le numéro de la facture",
        "sessions": "les séances tenues",
        "output": "l’étape à cocher",
        "sentence": "la phrase de suivi",
        "parameter": "la valeur à saisir",
        "law_source": "la source",
        "exemption": "la raison de ne pas informer les personnes",
    },
    Typed.DATE: {
        "date": "la date",
        "given_on": "la date de l’accord",
        "starts_on": "le début du bilan",
        "planned_end": "le terme prévu",
        "appointment_at": "la date du rendez-vous",
        "reminder_on": "le jour du rappel",
        "later_on": "le jour choisi",
        "terms_accepted_on": "la date d’acceptation des conditions",
        "entry_on": "la date d’entrée",
        "exit_on": "la date de sortie",
        "sent_on": "la date de transmission du projet",
        "signed_on": "la date de signature",
        "withdrawn_on": "la date de la rétractation",
        "paid_on": "la date du paiement",
        "until_day": "le dernier jour de l’ancien financement",
        "new_end": "le nouveau terme",
        "day": "la date de la séance",
        "presented_on": "la date de la présentation",
        "observed_on": "la date des observations",
        "keep": "la date de fin de conservation",
        "until": "la date de fin de l’accord",
        "term": "le terme du bilan",
        "made_on": "la date du document",
        "on": "la date de la remise",
        "today": "la date du jour",
        "received_on": "la date de réception",
        "since": "le début de la limitation",
        "extended_on": "la date de la prolongation",
        "answered_on": "la date de la réponse",
        "discovered_on": "la date de la découverte",
        "notified_on": "la date de la notification",
        "informed_on": "la date de l’information",
        "refused_on": "la date de la demande",
        "declined_on": "la date du refus du suivi",
        "asked_on": "la date de la demande",
        "contact_on": "la date du nouvel échange",
        "invoiced_on": "la date de la facture",
        "holds_from": "le premier jour où la valeur s’applique",
    },
    Typed.TIME: {
        "time": "l’heure",
        "starts_at": "l’heure de début",
        "ends_at": "l’heure de fin",
        "discovered_at": "l’heure de la découverte",
        "notified_at": "l’heure de la notification",
    },
    Typed.DURATION: {
        "duration": "la durée",
        "appointment_duration": "la durée du rendez-vous",
        "planned": "la durée prévue",
    },
    Typed.AMOUNT: {"price": "le prix", "amount": "le montant", "parameter_amount": "le montant"},
    Typed.YEARS: {"parameter_years": "le nombre d’années"},
}

NAMED_FIELDS = {name: (phrase, typed) for typed, names in _NAMES.items() for name, phrase in names.items()}


def field_name(field: str) -> str:
    """What a field is called, with its article: « le terme prévu »; « ce champ » for one that has no name."""
    return typeset(NAMED_FIELDS.get(field, (UNKNOWN, Typed.TEXT))[0])


def typed_in(field: str) -> Typed:
    """What a field takes."""
    return NAMED_FIELDS.get(field, (UNKNOWN, Typed.TEXT))[1]


def fields_named(fields: Iterable[str]) -> str:
    """Several fields as a list: « le début du bilan, le terme prévu et les objectifs »."""
    return list_of([field_name(field) for field in fields])
