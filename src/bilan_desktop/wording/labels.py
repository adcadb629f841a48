"""The French name of everything that the interface and the papers list."""

from collections.abc import Iterable
from enum import StrEnum

from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.beneficiary import Civility, Status
from bilan_desktop.domain.bilan.contract import ContractState
from bilan_desktop.domain.bilan.document import DocumentClass, DocumentKind, MediaType
from bilan_desktop.domain.bilan.funding import ConventionState, PaperKind, Route, Signer
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import ConsentHow, Initiative
from bilan_desktop.domain.bilan.session import Mode, Work
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.cases.checklists import Output
from bilan_desktop.domain.cases.closing import EndingKind, Outcome
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.domain.cases.follow_up import FollowUpOutcome, FollowUpState
from bilan_desktop.domain.cases.safeguards import Place, Standing
from bilan_desktop.domain.law.dated import Figure
from bilan_desktop.domain.registers.processing import Activity, Aspect
from bilan_desktop.domain.sharing.agreement import Basis, RecipientKind, Subject
from bilan_desktop.domain.sharing.parties import Item
from bilan_desktop.domain.sharing.statements import StatementKind
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.wording.french import FIXED, list_of, number, typeset
from bilan_desktop.wording.quality_names import NAMES as QUALITY_NAMES
from bilan_desktop.wording.register_labels import REGISTER_LABELS

_KINDS: dict[DocumentKind, tuple[str, str]] = {
    DocumentKind.SESSION_NOTES: ("Notes de séance", "Notes de séance"),
    DocumentKind.QUESTIONNAIRE: ("Questionnaire", "Questionnaires"),
    DocumentKind.TEST_RESULT: ("Résultat de test", "Résultats de tests"),
    DocumentKind.DETAILED_RESULTS: ("Résultats détaillés", "Résultats détaillés"),
    DocumentKind.PERSONAL_WORK: ("Travail personnel", "Travaux personnels"),
    DocumentKind.CORRESPONDENCE: ("Correspondance", "Correspondances"),
    DocumentKind.OTHER_WORKING: ("Autre document de travail", "Autres documents de travail"),
    DocumentKind.SYNTHESIS_DRAFT: ("Brouillons de la synthèse", "Brouillons de la synthèse"),
    DocumentKind.SYNTHESIS: ("Document de synthèse", "Documents de synthèse"),
    DocumentKind.CONSENT_FORM: ("Consentement signé", "Consentements signés"),
    DocumentKind.CONVENTION: ("Convention tripartite", "Conventions tripartites"),
    DocumentKind.FUNDING_AGREEMENT: ("Accord ou devis du financeur", "Accords ou devis du financeur"),
    DocumentKind.CONTRACT: ("Contrat signé", "Contrats signés"),
    DocumentKind.CPF_TERMS: ("Conditions générales du CPF", "Conditions générales du CPF"),
    DocumentKind.ATTENDANCE: ("Feuille d’émargement", "Feuilles d’émargement"),
    DocumentKind.COMPLETION_CERTIFICATE: ("Certificat de réalisation", "Certificats de réalisation"),
    DocumentKind.INVOICE: ("Facture", "Factures"),
    DocumentKind.AGREEMENT: ("Accord écrit", "Accords écrits"),
    DocumentKind.WITHDRAWAL: ("Retrait d’accord", "Retraits d’accord"),
    DocumentKind.RECEIPT: ("Reçu de remise", "Reçus de remise"),
    DocumentKind.COMPLAINT: ("Réclamation ou réponse", "Réclamations et réponses"),
    DocumentKind.DESTRUCTION_CERTIFICATE: ("Attestation de destruction", "Attestations de destruction"),
    DocumentKind.IDENTITY: ("Identité et coordonnées", "Identités et coordonnées"),
    DocumentKind.HOURS: ("Relevé des heures", "Relevés des heures"),
}

LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    **REGISTER_LABELS,
    **QUALITY_NAMES,
    DocumentKind: {kind: one for kind, (one, _) in _KINDS.items()},
    DeadlineKind: {
        DeadlineKind.SESSION: "Entretien",
        DeadlineKind.CONVENTION: "Réponse à la convention",
        DeadlineKind.WITHDRAWAL: "Fin de la rétractation",
        DeadlineKind.PLANNED_END: "Terme prévu",
        DeadlineKind.SYNTHESIS: "Synthèse à présenter",
        DeadlineKind.HAND_OVER: "Documents à remettre",
        DeadlineKind.FOLLOW_UP: "Suivi à 6 mois",
        DeadlineKind.DESTRUCTION: "Destruction automatique",
        DeadlineKind.RIGHTS: "Demande RGPD",
        DeadlineKind.BREACH: "Violation à notifier",
        DeadlineKind.COMPLAINT: "Réclamation",
        DeadlineKind.OWN: "Rappel",
    },
    Route: {
        Route.CPF: "CPF",
        Route.TRAINING_PLAN: "Plan de développement",
        Route.REDEPLOYMENT_LEAVE: "Congé de reclassement",
        Route.TRANSITION_PROJECT: "Projet de transition",
        Route.FRANCE_TRAVAIL: "France Travail",
        Route.SELF_FUNDED: "Financement personnel",
        Route.PUBLIC_AGENT: "Agent public",
        Route.INSURANCE_FUND: "Fonds d’assurance formation",
    },
    PaperKind: {
        PaperKind.PLATFORM_TERMS: "Conditions générales de la plateforme",
        PaperKind.CONVENTION: "Convention",
        PaperKind.QUOTE: "Devis",
        PaperKind.CONTRACT: "Contrat",
    },
    Signer: {
        Signer.BENEFICIARY: "Le bénéficiaire",
        Signer.EMPLOYER: "L’employeur",
        Signer.ADMINISTRATION: "L’administration",
        Signer.FUNDER: "Le financeur",
        Signer.PROVIDER: "L’organisme",
    },
    ContractState: {
        ContractState.TO_SIGN: "À signer",
        ContractState.WITHDRAWABLE: "Délai de rétractation",
        ContractState.FIRM: "Ferme",
        ContractState.WITHDRAWN: "Rétracté",
    },
    Item: {
        Item.DATES: "Dates",
        Item.HOURS: "Heures",
        Item.PRICE: "Prix",
        Item.ATTENDANCE: "Présence",
        Item.ENTRY_EXIT: "Dates d’entrée et de sortie",
        Item.ABSENCE: "Absences",
        Item.INVOICE: "Facture",
    },
    Phase: {
        Phase.REQUEST: "Demande",
        Phase.PRELIMINARY: "Préliminaire",
        Phase.INVESTIGATION: "Investigation",
        Phase.CONCLUSION: "Conclusion",
        Phase.CLOSED: "Clôture",
    },
    Mode: {Mode.IN_PERSON: "En présence", Mode.VIDEO: "En visioconférence", Mode.PHONE: "Par téléphone"},
    Work: {Work.ACCOMPANIMENT: "Accompagnement", Work.PERSONAL: "Travail personnel"},
    DocumentClass: {
        DocumentClass.WORKING: "Document de travail",
        DocumentClass.SYNTHESIS: "Synthèse",
        DocumentClass.VOUCHER: "Pièce comptable",
        DocumentClass.PROOF: "Preuve administrative",
    },
    Initiative: {
        Initiative.UNSAID: "Non précisée",
        Initiative.BENEFICIARY: "La personne elle-même",
        Initiative.EMPLOYER: "L’employeur",
        Initiative.ADVISER: "Un conseil extérieur",
        Initiative.OTHER: "Une autre personne",
    },
    ConsentHow: {
        ConsentHow.SIGNED_FORM: "Formulaire signé",
        ConsentHow.SIGNED_ON_SCREEN: "Signature à l’écran",
    },
    Basis: {
        Basis.WRITTEN_REQUEST: "Demande écrite du bénéficiaire",
        Basis.FOLLOW_UP: "Accord écrit fondé sur le suivi",
        Basis.CEP_REQUEST: "Envoi demandé au conseil en évolution professionnelle",
    },
    RecipientKind: {
        RecipientKind.BENEFICIARY: "Bénéficiaire",
        RecipientKind.EMPLOYER: "Employeur",
        RecipientKind.FUNDER: "Financeur",
        RecipientKind.CEP_OPERATOR: "Conseil en évolution professionnelle",
        RecipientKind.INSPECTOR: "Contrôle ou audit",
        RecipientKind.OTHER: "Autre destinataire",
    },
    Subject: {
        **{Subject(kind.value): one for kind, (one, _) in _KINDS.items() if kind.value in set(Subject)},
        Subject.SYNTHESIS_DRAFT: "Brouillon de la synthèse",
        Subject.CONSENT_FORM: "Recueil du consentement",
        Subject.CONTRACT: "Contrat",
        Subject.DATA_COPY: "Copie des données",
        Subject.STATEMENT: "Attestation pour le payeur",
        Subject.INFORMATION: "Information préalable",
        Subject.PROGRAMME: "Programme du bilan",
    },
    EndingKind: {
        EndingKind.COMPLETED: "Bilan mené à son terme",
        EndingKind.ABANDONED: "Arrêt en cours de bilan",
        EndingKind.REFUSED: "Bilan refusé par la personne",
        EndingKind.CONSENT_WITHDRAWN: "Consentement retiré",
    },
    Output: {
        Output.REQUEST_ANALYSED: "La demande et le besoin analysés",
        Output.FORMAT_FITS: "Le format adapté à la situation",
        Output.COURSE_AGREED: "Le déroulement défini ensemble",
        Output.EXPERIENCE_TOLD: "Le parcours et les activités racontés",
        Output.SKILLS_PROVED: "Des compétences établies par des faits",
        Output.INTERESTS_EXPLORED: "Intérêts et valeurs explorés",
        Output.PROSPECTS_COMPARED: "Des pistes comparées",
        Output.JOBS_SURVEYED: "Des enquêtes auprès de vrais métiers",
        Output.RESULTS_OWNED: "Les résultats appropriés par la personne",
        Output.CONDITIONS_LISTED: "Conditions et moyens recensés",
        Output.STEPS_PLANNED: "Principales étapes prévues",
        Output.SYNTHESIS_FINAL: "La synthèse définitive",
    },
    FollowUpState: {
        FollowUpState.TO_COME: "À venir",
        FollowUpState.DUE: "À proposer",
        FollowUpState.ASKED: "Réponse attendue",
        FollowUpState.NEW_CONTACT: "Nouvel échange convenu",
        FollowUpState.ANSWERED: "Réponse reçue",
        FollowUpState.DECLINED: "Suivi décliné",
    },
    FollowUpOutcome: {
        FollowUpOutcome.CARRIED_OUT: "Le projet est réalisé",
        FollowUpOutcome.UNDER_WAY: "Le projet est en cours",
        FollowUpOutcome.CHANGED: "Le projet a évolué",
        FollowUpOutcome.POSTPONED: "Le projet est reporté",
        FollowUpOutcome.NO_ANSWER: "Sans réponse à la demande",
    },
    Outcome: {
        Outcome.DESTROYED: "Détruit",
        Outcome.KEPT: "Conservé",
        Outcome.ADMINISTRATIVE: "Conservé à part",
    },
    Civility: {Civility.NONE: "Sans civilité", Civility.MADAME: "Madame", Civility.MONSIEUR: "Monsieur"},
    Status: {
        Status.EMPLOYEE: "En emploi salarié",
        Status.JOB_SEEKER: "En recherche d’emploi",
        Status.SELF_EMPLOYED: "En activité indépendante",
        Status.PUBLIC_AGENT: "Dans la fonction publique",
        Status.OTHER: "Autre situation",
    },
    SynthesisState: {
        SynthesisState.NONE: "À écrire",
        SynthesisState.DRAFT: "Brouillon",
        SynthesisState.PRESENTED: "Présentée",
        SynthesisState.FINAL: "Définitive",
    },
    ConventionState: {
        ConventionState.NOT_SENT: "Projet à transmettre",
        ConventionState.WAITING: "En attente de signature",
        ConventionState.SIGNED: "Signée",
        ConventionState.REFUSED_BY_SILENCE: "Refus (silence)",
    },
    Section: {
        Section.CIRCUMSTANCES: "Circonstances du bilan",
        Section.SKILLS: "Compétences et aptitudes au regard des perspectives d’évolution",
        Section.PROJECT: "Projet professionnel, formation et étapes",
    },
    DestructionReason: {
        DestructionReason.CLOSING: "Clôture du bilan",
        DestructionReason.DEADLINE: "Échéance de conservation atteinte",
        DestructionReason.WITHDRAWAL: "Accord retiré par le bénéficiaire",
        DestructionReason.ADMINISTRATIVE_DEADLINE: "Échéance des pièces administratives atteinte",
    },
    Topic: {
        Topic.HEALTH: "Santé",
        Topic.RELIGION: "Religion",
        Topic.OPINIONS: "Opinions",
        Topic.UNION: "Appartenance syndicale",
        Topic.ORIGINS: "Origines",
        Topic.SEXUAL_LIFE: "Vie sexuelle",
        Topic.FAMILY_LIFE: "Vie privée et familiale",
        Topic.OFFENCES: "Condamnations et infractions",
        Topic.NIR: "Numéro de sécurité sociale",
    },
    StatementKind: {
        StatementKind.ENTRY: "Attestation d’entrée",
        StatementKind.DILIGENCE: "Attestation d’assiduité",
        StatementKind.EXIT: "Attestation de sortie",
        StatementKind.ATTENDANCE: "État de présence",
        StatementKind.ABSENCE: "Attestation d’absence",
        StatementKind.HOURS: "Relevé d’heures",
    },
    MediaType: {
        MediaType.PDF: "PDF",
        MediaType.JPEG: "Image JPEG",
        MediaType.PNG: "Image PNG",
        MediaType.TEXT: "Texte",
    },
    Standing: {
        Standing.KEPT: "Respecté",
        Standing.TO_DO: "À faire",
        Standing.WATCH: "À surveiller",
        Standing.BROKEN: "Non respecté",
    },
    Place: {
        Place.REQUEST: "Demande",
        Place.FRAME: "Cadre",
        Place.SESSIONS: "Séances",
        Place.SYNTHESIS: "Synthèse",
        Place.CONFIDENTIALITY: "Confidentialité",
        Place.CLOSING: "Clôture",
    },
    Activity: {
        Activity.BILAN: "Réaliser le bilan de compétences",
        Activity.SHARING: "Remettre les documents et conserver ceux que la personne demande",
        Activity.FOLLOW_UP: "Proposer l’entretien de suivi",
        Activity.ADMINISTRATION: "Tenir les pièces administratives et comptables",
        Activity.FIGURES: "Établir les chiffres annuels et les traces de qualité",
        Activity.RIGHTS: "Répondre aux demandes RGPD et documenter les violations",
    },
    Aspect: {
        Aspect.PURPOSE: "Finalité",
        Aspect.BASIS: "Base légale",
        Aspect.PEOPLE: "Personnes concernées",
        Aspect.DATA: "Catégories de données",
        Aspect.RECIPIENTS: "Destinataires",
        Aspect.TRANSFERS: "Transferts hors de l’Union européenne",
        Aspect.DURATION: "Durée",
    },
    Figure: {
        Figure.RETENTION_CEILING_YEARS: "Plafond légal de conservation, en années",
        Figure.CHARTER_RETENTION_YEARS: "Conservation promise par les chartes, en années",
        Figure.HOURS_CEILING: "Durée la plus longue d’un bilan, en heures",
        Figure.CONVENTION_DAYS: "Délai de réponse à la convention, en jours",
        Figure.WITHDRAWAL_DAYS: "Rétractation d’un contrat signé au cabinet, en jours",
        Figure.DISTANCE_WITHDRAWAL_DAYS: "Rétractation d’un contrat signé à distance ou hors du cabinet, en jours",
        Figure.FIRST_PAYMENT_PERCENT: "Premier paiement d’un contrat, en pour cent du prix au plus",
        Figure.CPF_CEILING_EUROS: "Plafond d’un bilan payé par le CPF, en euros",
        Figure.CPF_INTERVAL_YEARS: "Années entre un bilan financé et un bilan payé par le CPF",
        Figure.CPF_PARTICIPATION_CENTS: "Participation du titulaire du CPF, en euros",
        Figure.FOLLOW_UP_MONTHS: "Entretien de suivi après le terme, en mois",
        Figure.VOUCHER_YEARS: "Conservation des pièces comptables, en années",
        Figure.PROOF_YEARS: "Conservation des preuves administratives, en années",
        Figure.RIGHTS_MONTHS: "Réponse à une demande RGPD, en mois",
        Figure.RIGHTS_EXTENSION_MONTHS: "Prolongation possible de cette réponse, en mois",
        Figure.BREACH_HOURS: "Notification d’une violation à la CNIL, en heures",
    },
}

_TOPICS = {
    Topic.HEALTH: "la santé",
    Topic.RELIGION: "la religion",
    Topic.OPINIONS: "des opinions",
    Topic.UNION: "une appartenance syndicale",
    Topic.ORIGINS: "les origines",
    Topic.SEXUAL_LIFE: "la vie sexuelle",
    Topic.FAMILY_LIFE: "la vie privée ou familiale",
    Topic.OFFENCES: "une infraction ou une condamnation",
    Topic.NIR: "le numéro de sécurité sociale",
}

_FULL_ROUTES = {
    Route.CPF: "compte personnel de formation",
    Route.TRAINING_PLAN: "plan de développement des compétences",
    Route.REDEPLOYMENT_LEAVE: "congé de reclassement de l’entreprise",
    Route.TRANSITION_PROJECT: "projet de transition professionnelle",
    Route.FRANCE_TRAVAIL: "financement par France Travail",
    Route.SELF_FUNDED: "financement par la personne elle-même",
    Route.PUBLIC_AGENT: "financement d’un agent public par son administration",
    Route.INSURANCE_FUND: "fonds d’assurance formation d’une activité indépendante",
}

_ROUTES_EXPLAINED = {
    Route.CPF: "Dossier EDOF ; ni convention, ni employeur informé.",
    Route.TRAINING_PLAN: "L’employeur ou son OPCO paie : convention des trois, dix jours pour signer.",
    Route.REDEPLOYMENT_LEAVE: "Même convention des trois que pour le plan, mêmes dix jours.",
    Route.TRANSITION_PROJECT: "Convention avec le financeur ; l’employeur ne connaît que l’absence.",
    Route.FRANCE_TRAVAIL: "Devis signé des trois, attestations d’entrée et de fin.",
    Route.SELF_FUNDED: "Contrat avant tout paiement, délai de rétractation, paiements échelonnés.",
    Route.PUBLIC_AGENT: "Convention avec l’administration, qui ne reçoit que l’attestation de présence.",
    Route.INSURANCE_FUND: "Activité indépendante : accord du fonds, et contrat avec la personne.",
}


def topic_phrase(topic: Topic) -> str:
    """What a passage touches, within a sentence: « la santé »."""
    return _TOPICS[topic]


def label(value: StrEnum) -> str:
    """The French name of one thing, alone, with its capital."""
    return LABELS[type(value)][value]


def route_in_full(route: Route) -> str:
    """The funding route as papers name it, within a sentence: « compte personnel de formation »."""
    return _FULL_ROUTES[route]


def route_explained(route: Route) -> str:
    """What the funding route asks, in one line, where it is chosen."""
    return typeset(_ROUTES_EXPLAINED[route])


def items_named(items: Iterable[Item]) -> str:
    """What a party may get, as a list: « dates, heures, prix et présence »; « rien » where there is nothing."""
    return list_of([label(item).lower() for item in items]) or "rien"


def kind_label(kind: DocumentKind, count: int = 1) -> str:
    """What a document is, one or several: « Questionnaire », « Questionnaires »."""
    return _KINDS[kind][0 if count < 2 else 1]


def counted_kind(kind: DocumentKind, count: int) -> str:
    """Documents of a kind with their number, as in a list: « Notes de séance (7) »."""
    return f"{kind_label(kind, count)}{FIXED}({number(count)})"


def earlier_synthesis(number: int) -> str:
    """What a final synthesis is called once a later version takes its place."""
    return typeset(f"Document de synthèse, version n°{FIXED}{number}, corrigée depuis")
