"""The processing register in French (L5; RGPD, art. 30): each activity of a practice, and how its data are protected."""

from datetime import date

from attrs import frozen

from bilan_desktop.domain.law.dated import Figure, value_on
from bilan_desktop.domain.practice import Practice
from bilan_desktop.domain.registers.processing import Activity, Aspect
from bilan_desktop.wording.french import plural, typeset

_NO_TRANSFER = (
    "Aucun : le programme n’ouvre aucune connexion et les données restent sur l’ordinateur du cabinet."
)

_SHEETS: dict[Activity, dict[Aspect, str]] = {
    Activity.BILAN: {
        Aspect.PURPOSE: (
            "Conduire le bilan de compétences : analyser la demande, tenir les séances, rassembler les éléments de "
            "l’investigation, écrire le document de synthèse."
        ),
        Aspect.BASIS: (
            "Exécution du contrat ou de la convention (RGPD, art. 6, 1, b). Une donnée sensible n’est notée que si elle a un "
            "lien direct et nécessaire avec le bilan, avec le consentement explicite de la personne (art. 9, 2, a)."
        ),
        Aspect.PEOPLE: "Les bénéficiaires d’un bilan de compétences.",
        Aspect.DATA: (
            "Identité et coordonnées ; demande et libre choix ; cadre et objectifs ; rendez-vous ; séances, avec ce que dit la "
            "personne et, à part, les notes de travail ; documents de travail ; document de synthèse et observations. Le "
            "numéro de sécurité sociale n’a pas de place prévue."
        ),
        Aspect.RECIPIENTS: "La personne elle-même. Aucun tiers sans son accord écrit.",
        Aspect.DURATION: "Le temps du bilan : le contenu est détruit à la clôture.",
    },
    Activity.SHARING: {
        Aspect.PURPOSE: (
            "Remettre à la personne la synthèse et les résultats détaillés ; communiquer à un tiers ce qu’elle autorise ; "
            "conserver ce qu’elle demande par écrit ; noter les demandes refusées."
        ),
        Aspect.BASIS: "Obligation légale (RGPD, art. 6, 1, c ; L. 6313-4 et R. 6313-7 du code du travail).",
        Aspect.PEOPLE: "Les bénéficiaires ; les destinataires nommés dans un accord.",
        Aspect.DATA: (
            "Accords et retraits ; documents nommés par un accord ; remises, communications et demandes refusées, avec le nom "
            "du destinataire dans le dossier seulement."
        ),
        Aspect.RECIPIENTS: (
            "La personne ; le destinataire que nomme son accord écrit, une fois ; l’opérateur du conseil en évolution "
            "professionnelle, à sa demande, pour la seule synthèse."
        ),
        Aspect.DURATION: (
            "Documents nommés : jusqu’à la date de l’accord, au plus {promise} après le terme ; ils sont détruits aussitôt si "
            "l’accord est retiré. Accords et registre : {proof}."
        ),
    },
    Activity.FOLLOW_UP: {
        Aspect.PURPOSE: "Proposer un entretien de suivi {follow_up} après le terme, et noter s’il a eu lieu.",
        Aspect.BASIS: "Exécution du contrat ou de la convention (RGPD, art. 6, 1, b).",
        Aspect.PEOPLE: "Les bénéficiaires dont le bilan est terminé.",
        Aspect.DATA: "Identité, coordonnées et terme du bilan ; aucun contenu.",
        Aspect.RECIPIENTS: "Aucun.",
        Aspect.DURATION: (
            "Les coordonnées s’effacent une fois le suivi terminé ; sa trace reste avec les preuves du dossier : {proof}."
        ),
    },
    Activity.ADMINISTRATION: {
        Aspect.PURPOSE: "Justifier les actions réalisées, facturer et tenir la comptabilité.",
        Aspect.BASIS: "Obligation légale (RGPD, art. 6, 1, c ; Code de commerce, L. 123-22).",
        Aspect.PEOPLE: "Les bénéficiaires ; les interlocuteurs de l’employeur ou du financeur, sauf sous CPF pour l’employeur.",
        Aspect.DATA: (
            "Identité et coordonnées ; consentement ; conventions, contrats et conditions ; dates, durées et présence aux "
            "séances ; prix et factures ; récépissés ; attestations de destruction. Aucun contenu du bilan."
        ),
        Aspect.RECIPIENTS: (
            "Le financeur et l’employeur pour ce que leur convention prévoit (dates, heures, prix, présence), jamais un "
            "résultat ; l’employeur n’est pas informé d’un bilan sous CPF ; les services de contrôle, sur leur demande."
        ),
        Aspect.DURATION: "Pièces comptables : {voucher} à compter de la fin de l’exercice. Autres preuves : {proof}.",
    },
    Activity.FIGURES: {
        Aspect.PURPOSE: (
            "Établir le bilan pédagogique et financier et tenir les traces de qualité : satisfaction, réclamations, arrêts, "
            "suivis."
        ),
        Aspect.BASIS: "Obligation légale (RGPD, art. 6, 1, c ; L. 6352-11 du code du travail).",
        Aspect.PEOPLE: "Aucune n’est nommée : un dossier y est une référence.",
        Aspect.DATA: (
            "Année, financement, statut, issue et cause d’un arrêt, suivi, heures et prix de chaque bilan clos ; nombre de fois "
            "où chaque réponse de satisfaction est donnée, sans dossier ; date, objet et suite des réclamations, par catégorie."
        ),
        Aspect.RECIPIENTS: "L’administration, pour les totaux de l’année.",
        Aspect.DURATION: "Tant que le cabinet tient ce coffre.",
    },
    Activity.RIGHTS: {
        Aspect.PURPOSE: "Répondre aux demandes des personnes dans le délai de {rights}, documenter les violations de données.",
        Aspect.BASIS: "Obligation légale (RGPD, art. 6, 1, c ; art. 12 à 22 et 33).",
        Aspect.PEOPLE: "Les personnes qui exercent un droit ; aucune n’est nommée dans ces registres.",
        Aspect.DATA: "Droit exercé, dates et nature de la réponse, référence ; faits, effets et mesures d’une violation.",
        Aspect.RECIPIENTS: "La CNIL, pour une violation à notifier ou sur sa demande.",
        Aspect.DURATION: "Tant que le cabinet tient ce coffre.",
    },
}

_SECURITY = (
    "Le coffre est chiffré (SQLCipher, AES-256) ; chaque dossier a sa propre base et sa propre clé.",
    "La clé du coffre vient d’une phrase de passe d’au moins 80 bits, dérivée par Argon2id.",
    "Un code de secours, sur papier, remplace la phrase de passe si elle est perdue.",
    "Le programme se verrouille après un temps sans activité et oublie alors tout ce qu’il affichait.",
    "À l’échéance, la clé d’un compartiment est écrasée, puis son fichier ; une attestation l’établit.",
    "Aucun nom n’apparaît dans un nom de fichier, un titre de fenêtre, une notification ou un journal.",
    "Rien ne sort du coffre sans que le destinataire soit demandé, et inscrit au registre.",
)


@frozen
class YearsKept:
    """After the term: what an agreement may keep at most, proofs; after the end of its year, vouchers."""

    agreed: int
    proofs: int
    vouchers: int


def years_kept(practice: Practice, today: date) -> YearsKept:
    """How long a practice keeps what outlives a bilan, by the law of a day and by its own promise."""
    promised = value_on(Figure.RETENTION_CEILING_YEARS, today)
    if practice.keeps_to_the_charter:
        promised = min(promised, value_on(Figure.CHARTER_RETENTION_YEARS, today))
    return YearsKept(
        promised,
        practice.keeping.proof_years(value_on(Figure.PROOF_YEARS, today)),
        practice.keeping.voucher_years(value_on(Figure.VOUCHER_YEARS, today)),
    )


def activity_sheet(activity: Activity, practice: Practice, today: date) -> tuple[tuple[Aspect, str], ...]:
    """What the register says of an activity, with the delays that hold on a day and the practice's own promise."""
    years = years_kept(practice, today)
    delays = {
        "promise": plural(years.agreed, "an"),
        "proof": plural(years.proofs, "an"),
        "voucher": plural(years.vouchers, "an"),
        "follow_up": plural(value_on(Figure.FOLLOW_UP_MONTHS, today), "mois", "mois"),
        "rights": plural(value_on(Figure.RIGHTS_MONTHS, today), "mois", "mois"),
    }
    said = {**_SHEETS[activity], Aspect.TRANSFERS: _NO_TRANSFER}
    return tuple((aspect, typeset(said[aspect]).format(**delays)) for aspect in Aspect)


_RIGHTS = (
    (
        "Accéder à vos données, les faire rectifier, en demander l’effacement ou la limitation, recevoir celles que vous avez "
        "fournies (RGPD, art. 15 à 18 et 20). La réponse vous parvient dans le délai de {rights}."
    ),
    "Retirer à tout moment votre consentement au bilan, ou un accord écrit : ce qu’il permettait de garder est détruit.",
    (
        "Refuser de répondre à une question : seules sont utiles les informations qui ont un lien direct et nécessaire avec le "
        "bilan. Sans identité ni consentement, le bilan ne peut pas avoir lieu."
    ),
    "Saisir la CNIL (www.cnil.fr) si vous estimez que vos droits ne sont pas respectés.",
    "Aucune décision n’est prise automatiquement, et aucun profil n’est établi.",
)


def rights_of_people(today: date) -> tuple[str, ...]:
    """What the people may ask, as the notice tells them (art. 13, 2)."""
    months = plural(value_on(Figure.RIGHTS_MONTHS, today), "mois", "mois")
    return tuple(typeset(right).format(rights=months) for right in _RIGHTS)


def security_measures() -> tuple[str, ...]:
    """How the data are protected, as the program does it (art. 32)."""
    return tuple(typeset(measure) for measure in _SECURITY)
