"""The French name of what the traces of quality list (L6); `labels.py` gives them with the others."""

from enum import StrEnum

from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace

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
    FollowUpTrace: {
        FollowUpTrace.TO_COME: "À venir",
        FollowUpTrace.ASKED: "Réponse attendue",
        FollowUpTrace.ANSWERED: "Réponse reçue",
        FollowUpTrace.NO_ANSWER: "Sans réponse",
        FollowUpTrace.DECLINED: "Suivi décliné",
    },
}
