"""The French name of what the traces of quality list (L6); `labels.py` gives them with the others."""

from enum import StrEnum

from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.registers.complaint import (
    Complainant,
    ComplaintAnswer,
    ComplaintState,
    ComplaintSubject,
    Improvement,
)
from bilan_desktop.domain.registers.satisfaction import Moment, Question, Score, SlipState

NAMES: dict[type[StrEnum], dict[StrEnum, str]] = {
    DropOutCause: {
        DropOutCause.NOT_SAID: "Non communiquée",
        DropOutCause.AVAILABILITY: "Disponibilité",
        DropOutCause.NEW_JOB: "Changement d’emploi",
        DropOutCause.TRAINING: "Entrée en formation",
        DropOutCause.PROJECT_CHOSEN: "Projet déjà choisi",
        DropOutCause.FORMAT: "Format ou calendrier du bilan",
        DropOutCause.FUNDING: "Financement interrompu",
        DropOutCause.OTHER: "Autre cause",
    },
    Complainant: {
        Complainant.BENEFICIARY: "Bénéficiaire",
        Complainant.EMPLOYER: "Employeur",
        Complainant.FUNDER: "Financeur",
        Complainant.ADVISER: "Prescripteur ou conseil",
        Complainant.OTHER: "Une autre personne",
    },
    ComplaintSubject: {
        ComplaintSubject.INFORMATION: "Information avant le bilan",
        ComplaintSubject.COURSE: "Déroulement et calendrier",
        ComplaintSubject.METHODS: "Entretiens et outils",
        ComplaintSubject.DOCUMENTS: "Documents remis",
        ComplaintSubject.CONFIDENTIALITY: "Confidentialité",
        ComplaintSubject.ACCESS: "Accueil et accessibilité",
        ComplaintSubject.PRICE: "Prix et paiement",
        ComplaintSubject.OTHER: "Autre objet",
    },
    ComplaintAnswer: {
        ComplaintAnswer.ACCEPTED: "Reconnue et corrigée",
        ComplaintAnswer.PARTLY: "Reconnue en partie",
        ComplaintAnswer.EXPLAINED: "Explications données",
        ComplaintAnswer.REJECTED: "Non retenue, avec les raisons",
        ComplaintAnswer.WITHDRAWN: "Retirée par son auteur",
    },
    Improvement: {
        Improvement.INFORMATION: "Information donnée",
        Improvement.ORGANISATION: "Organisation et délais",
        Improvement.METHODS: "Méthodes et outils",
        Improvement.PAPERS: "Documents",
        Improvement.SKILLS: "Compétences du conseil",
    },
    ComplaintState: {
        ComplaintState.WAITING: "À répondre",
        ComplaintState.LATE: "Sans réponse depuis un mois",
        ComplaintState.ANSWERED: "Répondue",
    },
    Moment: {Moment.END: "À la fin du bilan", Moment.SIX_MONTHS: "À six mois"},
    Question: {
        Question.HEARD: "Ma demande et mes attentes ont été entendues",
        Question.COURSE: "Le déroulement annoncé a été respecté",
        Question.METHODS: "Les entretiens et les outils m’ont aidé à avancer",
        Question.CONFIDENTIAL: "La confidentialité a été respectée",
        Question.SYNTHESIS: "Le document de synthèse rend compte du travail mené",
        Question.STILL_USEFUL: "Le bilan me sert encore aujourd’hui",
        Question.STEPS: "Les étapes prévues étaient réalistes",
        Question.FOLLOWED: "Le suivi proposé correspondait à mon besoin",
        Question.OVERALL: "Dans l’ensemble, ce bilan répond à mes attentes",
    },
    Score: {
        Score.NOT_AT_ALL: "Pas du tout",
        Score.RATHER_NOT: "Plutôt non",
        Score.RATHER: "Plutôt oui",
        Score.FULLY: "Tout à fait",
    },
    SlipState: {
        SlipState.ASKED: "Réponse attendue",
        SlipState.ANSWERED: "Réponse reçue",
        SlipState.DECLINED: "Décliné",
    },
    FollowUpTrace: {
        FollowUpTrace.TO_COME: "À venir",
        FollowUpTrace.ASKED: "Réponse attendue",
        FollowUpTrace.ANSWERED: "Réponse reçue",
        FollowUpTrace.NO_ANSWER: "Sans réponse",
        FollowUpTrace.DECLINED: "Suivi décliné",
    },
}
