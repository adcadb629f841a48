"""What each thing that is held is called in the copy of one's data (RGPD, art. 15), field by field.

A nested value whose name is empty stands under its own names alone. What is left out here stands in `APART`.
"""

from attrs import AttrsInstance

from bilan_desktop.domain.agenda.own import OwnReminder
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.contract import Contract, Payment
from bilan_desktop.domain.bilan.document import Document
from bilan_desktop.domain.bilan.frame import Appointment, Extension, Frame
from bilan_desktop.domain.bilan.funding import Agreed, Convention, Cpf, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.invoice import Invoice
from bilan_desktop.domain.bilan.request import Consent, Request
from bilan_desktop.domain.bilan.results import ResultPart
from bilan_desktop.domain.bilan.session import Session
from bilan_desktop.domain.bilan.signature import Signature
from bilan_desktop.domain.bilan.synthesis import Observations, Presentation, Sections, Synthesis, Version
from bilan_desktop.domain.bilan.terms import Organisation, Signed, Terms
from bilan_desktop.domain.cases.checklists import Tick
from bilan_desktop.domain.cases.destruction import DestructionCertificate
from bilan_desktop.domain.cases.follow_up import FollowUp
from bilan_desktop.domain.cases.restriction import Restriction
from bilan_desktop.domain.registers.complaint import Complaint
from bilan_desktop.domain.registers.data_copy import Course, FundingHeld
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.registers.rgpd import RightsRequest
from bilan_desktop.domain.registers.satisfaction import Solicitation
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, KeepFor, Recipient, RetentionAgreement
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.domain.watch.answers import Answer

_ID = "Identifiant"

NAMES: dict[type[AttrsInstance], dict[str, str]] = {
    Beneficiary: {
        "first_name": "Prénom",
        "last_name": "Nom",
        "civility": "Civilité",
        "status": "Situation",
        "email": "Courriel",
        "phone": "Téléphone",
        "address": "Adresse",
    },
    Course: {
        "reference": "Référence",
        "opened_on": "Ouvert le",
        "phase": "Phase",
        "ending": "Issue",
        "term": "Terme",
    },
    Request: {
        "initiative": "À l’initiative de",
        "trigger": "Élément déclencheur",
        "motives": "Motifs",
        "expectations": "Attentes",
        "constraints": "Contraintes",
        "who_pushed": "Qui a encouragé la démarche",
        "free_will": "Libre choix, dans les mots de la personne",
    },
    Consent: {"given_on": "Donné le", "how": "Manière", "proof": "Pièce qui l’établit"},
    FundingHeld: {"route": "Financement", "until": "Jusqu’au", "details": ""},
    Cpf: {
        "edof_number": "Numéro EDOF",
        "terms_accepted_on": "Conditions générales acceptées le",
        "entry_on": "Entrée déclarée le",
        "exit_on": "Sortie déclarée le",
        "price": "Prix",
        "funded_before": "Un financeur a déjà payé un bilan",
    },
    Organisation: {"name": "Nom", "contact": "Interlocuteur", "email": "Courriel", "address": "Adresse"},
    Terms: {
        "title": "Intitulé",
        "content": "Objectif et contenu",
        "means": "Moyens",
        "course_and_follow_up": "Déroulement et suivi",
        "handing_over": "Remise des résultats et de la synthèse",
        "payment": "Modalités de règlement",
        "qualifications": "Titres et références",
        "stopping": "Conditions en cas d’arrêt",
        "planned": "Durée prévue",
    },
    Convention: {"sent_on": "Projet transmis le", "signed_on": "Signée le", "proof": "Pièce signée"},
    Contract: {
        "signed_on": "Signé le",
        "proof": "Pièce signée",
        "at_a_distance": "Signé à distance",
        "withdrawn_on": "Rétracté le",
    },
    Signed: {"on": "Signé le", "proof": "Pièce signée"},
    TrainingPlan: {
        "route": "Financement",
        "employer": "Employeur",
        "funder": "Financeur",
        "terms": "Convention",
        "convention": "Convention",
        "price": "Prix",
    },
    Agreed: {
        "route": "Financement",
        "payer": "Payeur",
        "file_number": "Numéro de dossier",
        "terms": "Document signé",
        "paper": "Document signé",
        "grant": "Accord du fonds",
        "entry_on": "Entrée le",
        "exit_on": "Sortie le",
        "price": "Prix",
    },
    SelfFunded: {"terms": "Contrat", "contract": "Contrat", "payments": "Paiements", "price": "Prix"},
    Payment: {"id": _ID, "on": "Date", "amount": "Montant"},
    Frame: {
        "starts_on": "Début",
        "planned_end": "Terme prévu",
        "objectives": "Objectifs",
        "means": "Moyens",
    },
    Extension: {
        "on": "Décidée le",
        "former_end": "Ancien terme",
        "planned_end": "Nouveau terme",
        "reason": "Raison",
    },
    Appointment: {"id": _ID, "at": "Date et heure", "duration": "Durée", "place": "Lieu"},
    Session: {
        "id": _ID,
        "day": "Date",
        "starts_at": "Début",
        "ends_at": "Fin",
        "phase": "Phase",
        "mode": "Modalité",
        "work": "Nature",
        "said": "Ce que la personne a dit",
        "thoughts": "Notes de travail du conseiller",
    },
    ResultPart: {"id": "Identifiant", "title": "Titre", "content": "Texte"},
    Tick: {"id": "Produit", "on": "Noté le"},
    Synthesis: {
        "sections": "",
        "presentation": "Présentation",
        "observations": "Observations",
        "finalised_on": "Définitive le",
        "document_id": "Pièce",
    },
    Sections: {
        "circumstances": "Circonstances du bilan",
        "skills": "Compétences et aptitudes",
        "project": "Projet, formation et étapes",
    },
    Presentation: {"on": "Date", "place": "Lieu", "version": "Version"},
    Observations: {"on": "Date", "words": "Mot pour mot"},
    Version: {"number": "Numéro", "kept_at": "Gardée le", "sections": "", "observations": "Observations"},
    Signature: {
        "who": "Signataire",
        "at": "Signée le",
        "digest": "Empreinte du texte signé",
        "image": "Signature dessinée",
    },
    RetentionAgreement: {
        "id": _ID,
        "basis": "Fondement",
        "given_on": "Donné le",
        "documents": "Documents nommés",
        "keep": "",
        "purpose": "But",
        "proof": "Pièce signée",
        "withdrawn_on": "Retiré le",
    },
    KeepFor: {"months": "Mois après le terme", "until": "Jusqu’au"},
    DisclosureAgreement: {
        "id": _ID,
        "given_on": "Donné le",
        "subject": "Document",
        "recipient": "",
        "purpose": "But",
        "until": "Valable jusqu’au",
        "proof": "Pièce signée",
        "used_on": "Utilisé le",
        "withdrawn_on": "Retiré le",
    },
    Recipient: {"kind": "Destinataire", "name": "Nom du destinataire"},
    HandOver: {
        "id": _ID,
        "subject": "Document",
        "recipient": "",
        "on": "Remis le",
        "receipt": "Récépissé",
        "agreement": "Accord utilisé",
        "request": "Demande RGPD",
    },
    RefusedRequest: {
        "id": _ID,
        "subject": "Document demandé",
        "recipient": "",
        "on": "Demandé le",
        "rule": "Règle qui l’interdit",
    },
    Answer: {
        "id": _ID,
        "field": "Texte concerné",
        "topic": "Sujet",
        "mark": "Empreinte du passage",
        "choice": "Réponse",
        "reason": "Raison",
        "answered_on": "Répondu le",
    },
    Invoice: {"id": _ID, "number": "Numéro", "on": "Date", "amount": "Montant"},
    Solicitation: {
        "id": "Moment",
        "slip": "Marque du questionnaire",
        "asked_on": "Remis le",
        "answered_on": "Répondu le",
        "declined_on": "Décliné le",
    },
    OwnReminder: {"id": _ID, "on": "Date", "at": "Heure", "words": "Rappel"},
    Restriction: {
        "id": _ID,
        "ground": "Motif",
        "since": "Depuis le",
        "request": "Demande RGPD",
        "informed_on": "Personne informée le",
        "lifted_on": "Levée le",
    },
    RightsRequest: {
        "id": _ID,
        "right": "Droit exercé",
        "received_on": "Reçue le",
        "reference": "Référence",
        "extended_on": "Prolongée le",
        "extension": "Motif de la prolongation",
        "answered_on": "Répondu le",
        "answer": "Réponse",
        "refusal": "Raison du refus",
    },
    Complaint: {
        "id": _ID,
        "received_on": "Reçue le",
        "complainant": "De la part de",
        "subject": "Objet",
        "reference": "Référence",
        "answered_on": "Répondu le",
        "answer": "Réponse",
        "improvement": "Amélioration",
    },
    FollowUp: {
        "declined_on": "Décliné le",
        "asked_on": "Demandé le",
        "answered_on": "Répondu le",
        "outcome": "Issue",
        "sentence": "Réponse",
        "contact_on": "Nouvel échange le",
    },
    DestructionCertificate: {
        "id": _ID,
        "reference": "Référence",
        "compartment": "Compartiment",
        "reason": "Motif",
        "destroyed_on": "Détruit le",
        "documents": "Documents",
        "due_on": "Échéance",
        "unattended": "Sans intervention",
    },
    Document: {
        "id": _ID,
        "kind": "Nature",
        "title": "Titre",
        "made_on": "Date",
        "media_type": "Format",
        "size": "Taille en octets",
        "session_id": "Séance",
        "states": "Empreinte des faits énoncés",
        "route": "Financement",
    },
}

APART: dict[type[AttrsInstance], frozenset[str]] = {
    Frame: frozenset({"appointments", "extensions"}),
    Synthesis: frozenset({"versions", "signatures"}),
}
"""Fields that have a chapter of their own."""

FOR_MACHINES = frozenset({"slip", "id", "mark", "digest", "compartment", "session_id", "field"})
"""Fields that say nothing to a reader."""
