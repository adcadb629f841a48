"""The French name of what the registers list: requests under the RGPD, restrictions, breaches."""

from enum import StrEnum

from bilan_desktop.domain.bilan.signature import Signatory
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.registers.breach import InformationState, NotificationState, Risk
from bilan_desktop.domain.registers.rgpd import Answer, Extension, RefusalGround, RequestState, Right
from bilan_desktop.domain.watch.answers import Choice

REGISTER_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Right: {
        Right.ACCESS: "Accès",
        Right.RECTIFICATION: "Rectification",
        Right.ERASURE: "Effacement",
        Right.RESTRICTION: "Limitation",
        Right.PORTABILITY: "Portabilité",
    },
    Extension: {
        Extension.COMPLEXITY: "Complexité de la demande",
        Extension.NUMBER: "Nombre de demandes",
    },
    Answer: {
        Answer.DONE: "Demande satisfaite",
        Answer.PARTLY: "Satisfaite en partie, avec les raisons",
        Answer.NOTHING_HELD: "Aucune donnée détenue",
        Answer.REFUSED: "Refusée, avec les raisons et les recours",
    },
    RefusalGround: {
        RefusalGround.UNFOUNDED: "Demande manifestement infondée (art. 12, 5)",
        RefusalGround.EXCESSIVE: "Demande excessive ou répétée (art. 12, 5)",
        RefusalGround.IDENTITY: "Identité non établie (art. 12, 2 et 6)",
        RefusalGround.OTHERS: "Droits d’autres personnes (art. 15, 4)",
        RefusalGround.LEGAL_DUTY: "Obligation légale de conserver (art. 17, 3, b)",
        RefusalGround.CLAIMS: "Défense de droits en justice (art. 17, 3, e)",
    },
    Choice: {Choice.KEEP: "Gardé", Choice.REWRITE: "À réécrire", Choice.REMOVE: "Retiré"},
    Signatory: {Signatory.BENEFICIARY: "Bénéficiaire", Signatory.COUNSELLOR: "Conseiller ou conseillère"},
    RestrictionGround: {
        RestrictionGround.ACCURACY: "Exactitude contestée (art. 18, 1, a)",
        RestrictionGround.UNLAWFUL: "Traitement illicite, sans effacement (art. 18, 1, b)",
        RestrictionGround.CLAIMS: "Utile à la personne en justice (art. 18, 1, c)",
        RestrictionGround.OBJECTION: "Opposition à l’examen (art. 18, 1, d)",
    },
    RequestState: {
        RequestState.WAITING: "En cours",
        RequestState.NEAR: "Échéance proche",
        RequestState.LATE: "En retard",
        RequestState.ANSWERED: "Répondue",
        RequestState.ANSWERED_LATE: "Répondue hors délai",
    },
    Risk: {
        Risk.UNLIKELY: "Aucun risque vraisemblable",
        Risk.LIKELY: "Un risque",
        Risk.HIGH: "Un risque élevé",
    },
    NotificationState: {
        NotificationState.TO_NOTIFY: "À notifier",
        NotificationState.OVERDUE: "Délai dépassé",
        NotificationState.NOTIFIED: "Notifiée",
        NotificationState.NOTIFIED_LATE: "Notifiée hors délai",
        NotificationState.NOT_OWED: "Notification non due",
    },
    InformationState: {
        InformationState.NOT_OWED: "Information non due",
        InformationState.TO_INFORM: "Personnes à informer",
        InformationState.INFORMED: "Personnes informées",
        InformationState.EXEMPT: "Dispense motivée",
    },
}
