"""What the program does for each right of a person over their data (L5; RGPD, art. 15 to 18 and 20)."""

from datetime import date

from bilan_desktop.domain.registers.breach import DataBreach, NotificationState
from bilan_desktop.domain.registers.rgpd import RequestState, Right, RightsRequest
from bilan_desktop.wording.french import clock_time, day_month, relative_day, typeset
from bilan_desktop.wording.guards import TaskText

_ARTICLES: dict[Right, str] = {
    Right.ACCESS: "RGPD, art. 15",
    Right.RECTIFICATION: "RGPD, art. 16",
    Right.ERASURE: "RGPD, art. 17",
    Right.RESTRICTION: "RGPD, art. 18",
    Right.PORTABILITY: "RGPD, art. 20",
}

_DONE: dict[Right, str] = {
    Right.ACCESS: (
        "Le dossier montre tout ce qui est détenu : identité, demande, séances, notes de travail comprises, documents, accords, "
        "remises. Faites-en prendre connaissance à la personne, en masquant ce qui concerne des tiers ; la synthèse et les "
        "résultats détaillés lui sont remis contre signature. Après la destruction, répondez qu’aucun contenu n’est détenu : "
        "l’attestation l’établit."
    ),
    Right.RECTIFICATION: (
        "L’identité et les coordonnées se corrigent en tête du dossier. Une compétence contestée s’annexe mot pour mot dans les "
        "observations, puis la synthèse peut être corrigée et présentée de nouveau, tant qu’elle n’est pas définitive."
    ),
    Right.ERASURE: (
        "Le retrait d’un accord détruit aussitôt ce qu’il couvrait ; le retrait du consentement clôt le bilan et détruit son "
        "contenu. Les pièces comptables et les preuves restent jusqu’à leur date (art. 17, 3, b) : dites-le à la personne."
    ),
    Right.RESTRICTION: (
        "Le dossier se lit et ne s’écrit plus : ses données sont gardées, rien d’autre n’en est fait jusqu’à la levée, dont la "
        "personne est informée avant. Le programme détruit toujours à l’échéance d’un dossier clos : si la personne veut que "
        "ses données soient gardées plus longtemps, la limite reste celle de la loi."
    ),
    Right.PORTABILITY: (
        "Elle porte sur ce que la personne a fourni. Ses documents se consultent et s’impriment depuis le dossier ; la synthèse "
        "s’enregistre en PDF pour elle, et la remise s’inscrit au registre."
    ),
}


_ASKED: dict[Right, str] = {
    Right.ACCESS: "Demande d’accès",
    Right.RECTIFICATION: "Demande de rectification",
    Right.ERASURE: "Demande d’effacement",
    Right.RESTRICTION: "Demande de limitation",
    Right.PORTABILITY: "Demande de portabilité",
}


def request_due(request: RightsRequest, today: date) -> TaskText:
    """A request that presses: « Demande d’accès — réponse en retard », with its day."""
    near = relative_day(request.due_on, today)
    late = request.state(today) is RequestState.LATE
    sentence = f"{_ASKED[request.right]} — {'réponse en retard' if late else f'réponse due {near}'}"
    where = f" · {request.reference}" if request.reference else ""
    due = "Due depuis le" if late else "Au plus tard le"
    return TaskText(typeset(sentence), typeset(f"{due} {day_month(request.due_on)}{where} · RGPD, art. 12"))


def breach_due(breach: DataBreach, state: NotificationState) -> TaskText:
    """A breach that presses: « Violation — notifier la CNIL », with its hour."""
    until = f"{day_month(breach.due_at.date())} à {clock_time(breach.due_at)}"
    if state is NotificationState.OVERDUE:
        said, note = "notification à la CNIL en retard", f"72 h passées depuis le {until} · RGPD, art. 33"
    elif state is NotificationState.TO_NOTIFY:
        said, note = "notifier la CNIL", f"Avant le {until} · RGPD, art. 33"
    else:
        said, note = "informer les personnes", "Risque élevé pour leurs droits · RGPD, art. 34"
    return TaskText(f"Violation de données — {said}", typeset(note))


def right_source(right: Right) -> str:
    """The article that gives the right."""
    return typeset(_ARTICLES[right])


def what_is_done(right: Right) -> str:
    """What the program does when it is exercised, and what it leaves to the counsellor."""
    return typeset(_DONE[right])
