"""What the program does for each right of a person over their data (L5; RGPD, art. 15 to 18 and 20)."""

from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.wording.french import typeset

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
        "remises. La copie réunit le tout dans un fichier fermé par un code ; ce qui concerne des tiers s’y masque, et sa remise "
        "s’inscrit aux registres. Après la destruction, répondez qu’aucun contenu n’est détenu : l’attestation l’établit."
    ),
    Right.RECTIFICATION: (
        "L’identité et les coordonnées se corrigent en tête du dossier, même clos. Une compétence contestée s’annexe mot pour "
        "mot dans les observations, puis la synthèse peut être corrigée et présentée de nouveau, tant qu’elle n’est pas "
        "définitive."
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
        "Elle porte sur ce que la personne a fourni. La copie en contient davantage : toutes ses données, en JSON au schéma "
        "documenté, avec chaque pièce dans sa forme d’origine, dans un fichier fermé par un code."
    ),
}


_ASKED: dict[Right, str] = {
    Right.ACCESS: "Demande d’accès",
    Right.RECTIFICATION: "Demande de rectification",
    Right.ERASURE: "Demande d’effacement",
    Right.RESTRICTION: "Demande de limitation",
    Right.PORTABILITY: "Demande de portabilité",
}


def right_asked(right: Right) -> str:
    """What a request that exercises it is called: « Demande d’accès »."""
    return _ASKED[right]


def right_source(right: Right) -> str:
    """The article that gives the right."""
    return typeset(_ARTICLES[right])


def what_is_done(right: Right) -> str:
    """What the program does when it is exercised, and what it leaves to the counsellor."""
    return typeset(_DONE[right])
