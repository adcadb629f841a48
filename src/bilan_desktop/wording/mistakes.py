"""What is said beside a field that cannot be taken as typed."""

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.wording.fields import Typed, field_name, typed_in
from bilan_desktop.wording.french import capitalised
from bilan_desktop.wording.sentences import told

_ANY: dict[Problem, tuple[str, ...]] = {
    Problem.EMPTY: ("Indiquez {field}.",),
    Problem.TOO_LONG: (
        "Ce texte est trop long.",
        "Il compte {length} caractères, pour {limit} au plus.",
    ),
    Problem.WRONG_FORMAT: ("{Field} : la forme attendue n’est pas reconnue.",),
    Problem.WRONG_CHECK_DIGIT: (
        "{Field} : la clé de contrôle ne correspond pas, un signe est sans doute mal recopié.",
    ),
    Problem.IN_THE_FUTURE: ("Cette date est à venir ; indiquez aujourd’hui ou un jour passé.",),
    Problem.TOO_EARLY: ("Cette date vient trop tôt.", "Au plus tôt : le {earliest}."),
    Problem.TOO_LATE: ("Cette date vient trop tard.", "Au plus tard : le {latest}."),
    Problem.END_BEFORE_START: ("La fin vient avant le début.", "Au plus tôt : le {start}."),
    Problem.OVERLAPS: ("Une autre séance occupe déjà ce moment.",),
    Problem.NEGATIVE: ("{Field} ne peut pas être inférieur à zéro.",),
    Problem.NOT_WHOLE: ("{Field} s’écrit ici en euros entiers, sans centimes.",),
    Problem.FILE_TOO_LARGE: (
        "Ce fichier est trop volumineux.",
        "Il fait {size:size}, pour {limit:size} au plus.",
    ),
    Problem.FILE_EMPTY: ("Ce fichier est vide.",),
    Problem.FILE_UNREADABLE: ("Ce fichier n’a pas pu être lu : il a été déplacé, ou son accès est réservé.",),
    Problem.FILE_KIND_UNKNOWN: ("Ce fichier n’est ni un PDF, ni une image JPEG, PNG ou HEIC.",),
    Problem.FILE_DAMAGED: ("Ce fichier est abîmé et ne s’ouvre pas ; choisissez-en une autre copie.",),
    Problem.FILE_ENCRYPTED: (
        "Ce fichier est protégé par un mot de passe ; joignez-en une copie sans protection.",
    ),
    Problem.ONE_FILE_ONLY: ("Un seul fichier à la fois, ici : réunissez les pages dans un PDF.",),
    Problem.ALREADY_COVERED: ("Ce document est déjà rattaché à un accord ou à une preuve en cours.",),
    Problem.NOT_ENOUGH_STRENGTH: (
        "Cette phrase est trop facile à deviner ; ajoutez des mots sans lien entre eux, ou prenez celle qui est proposée.",
    ),
    Problem.DOES_NOT_MATCH: ("{Field} ne correspond pas.",),
    Problem.NOTHING_CHOSEN: ("Choisissez {field}.",),
    Problem.NAMES_SOMEBODY: (
        "Ce texte contient le nom d’une personne suivie ici ; dites les faits sans nommer personne.",
    ),
    Problem.NOT_PRINTABLE: (
        "Certains signes de ce texte ne peuvent pas être imprimés.",
        "Signes concernés : {count}.",
    ),
}

_READ_AS: dict[Typed, str] = {
    Typed.DATE: "Cette date n’est pas reconnue ; écrivez par exemple « 3/12 », « lundi » ou « 3 décembre 2026 ».",
    Typed.TIME: "Cette heure n’est pas reconnue ; écrivez par exemple « 9h30 » ou « 14:05 ».",
    Typed.DURATION: "Cette durée n’est pas reconnue ; écrivez par exemple « 1h30 » ou « 90 min ».",
    Typed.AMOUNT: "Ce montant n’est pas reconnu ; écrivez par exemple « 1 950 » ou « 1950,50 ».",
    Typed.YEARS: "Ce nombre d’années n’est pas reconnu ; écrivez par exemple « 5 » ou « 5 ans ».",
}

_EMAIL = ("Une adresse électronique s’écrit comme nom@exemple.fr.",)

_HERE: dict[tuple[str, Problem], tuple[str, ...]] = {
    ("siret", Problem.WRONG_FORMAT): ("Un SIRET compte 14 chiffres.",),
    ("nda", Problem.WRONG_FORMAT): ("Un numéro de déclaration d’activité compte 11 chiffres.",),
    ("logo", Problem.FILE_KIND_UNKNOWN): ("Ce fichier n’est pas une image PNG ou JPEG.",),
    ("email", Problem.WRONG_FORMAT): _EMAIL,
    ("employer_email", Problem.WRONG_FORMAT): _EMAIL,
    ("edof_number", Problem.WRONG_FORMAT): (
        "Un numéro de dossier EDOF compte au moins quatre chiffres ou lettres.",
    ),
    ("reference", Problem.WRONG_FORMAT): ("Une référence s’écrit comme B-2026-014.",),
    ("recovery_code", Problem.WRONG_FORMAT): (
        "Ce code est incomplet, ou un de ses signes n’est pas admis.",
        "Un code de secours compte {signs} signes.",
    ),
    ("appointment_duration", Problem.WRONG_FORMAT): (
        "Un rendez-vous dure 12 heures au plus ; écrivez par exemple « 1h30 » ou « 90 min ».",
    ),
    ("reminder_words", Problem.NAMES_SOMEBODY): (
        "Ce texte nomme une personne suivie ici ; choisissez son dossier, ou ne nommez personne.",
    ),
    ("price", Problem.TOO_LONG): ("Ce prix est trop élevé.", "Il est de {limit} € au plus."),
    ("parameter_amount", Problem.TOO_LONG): (
        "Ce montant est trop élevé.",
        "Il est de {limit} € au plus.",
    ),
    ("parameter_years", Problem.TOO_LONG): (
        "Ce délai est trop long.",
        "Il est de {limit} ans au plus.",
    ),
    ("holds_from", Problem.ALREADY_COVERED): (
        "Vous avez déjà saisi cette valeur à partir de ce jour ; corrigez celle-là.",
    ),
    ("law_source", Problem.EMPTY): (
        "Indiquez la source : le texte officiel ou la page où cette valeur est écrite.",
    ),
    ("ends_at", Problem.END_BEFORE_START): (
        "L’heure de fin vient avant l’heure de début, ou à la même heure.",
    ),
    ("keep", Problem.EMPTY): ("Indiquez une durée ou une date de fin de conservation.",),
    ("keep", Problem.TOO_EARLY): (
        "La conservation prendrait fin avant de commencer, au terme du bilan.",
        "Au plus tôt : le {earliest}.",
    ),
    ("term", Problem.TOO_EARLY): (
        "Le terme ne peut pas précéder la dernière séance ni la présentation de la synthèse.",
        "Au plus tôt : le {earliest}.",
    ),
    ("signed_on", Problem.TOO_EARLY): (
        "La signature ne peut pas précéder la transmission du projet.",
        "Au plus tôt : le {earliest}.",
    ),
    ("sent_on", Problem.TOO_EARLY): (
        "Un envoi plus récent est déjà noté.",
        "Au plus tôt : le {earliest}.",
    ),
    ("planned", Problem.WRONG_FORMAT): ("Un bilan dure 24 heures au plus ; écrivez par exemple « 20h ».",),
    ("amount", Problem.NEGATIVE): ("Un paiement est supérieur à zéro.",),
    ("withdrawn_on", Problem.TOO_EARLY): (
        "La rétractation ne peut pas précéder la signature.",
        "Au plus tôt : le {earliest}.",
    ),
    ("until_day", Problem.TOO_EARLY): (
        "Des séances ont eu lieu après ce jour : elles relèvent de l’ancien financement.",
        "Au plus tôt : le {earliest}.",
    ),
    ("new_end", Problem.TOO_EARLY): ("Le nouveau terme est à venir.", "Au plus tôt : le {earliest}."),
    ("given_on", Problem.TOO_LATE): (
        "Le consentement précède la première séance d’investigation.",
        "Au plus tard : le {latest}.",
    ),
    ("signed_on", Problem.TOO_LATE): (
        "La signature précède la première séance d’investigation qu’elle permet.",
        "Au plus tard : le {latest}.",
    ),
    ("terms_accepted_on", Problem.TOO_LATE): (
        "Les conditions générales sont acceptées avant la première séance d’investigation.",
        "Au plus tard : le {latest}.",
    ),
    ("new_end", Problem.TOO_LATE): (
        "Un bilan tient en deux ans au plus.",
        "Au plus tard : le {latest}.",
    ),
    ("paper_proof", Problem.NOTHING_CHOSEN): ("Joignez le document signé.",),
    ("sent_on", Problem.EMPTY): ("Notez d’abord la transmission du projet de convention.",),
    ("observed_on", Problem.TOO_EARLY): (
        "Les observations ne peuvent pas précéder la présentation.",
        "Au plus tôt : le {earliest}.",
    ),
    ("planned_end", Problem.TOO_LATE): (
        "Un bilan tient en deux ans au plus.",
        "Au plus tard : le {latest}.",
    ),
    ("recipient_kind", Problem.NOTHING_CHOSEN): ("Indiquez qui a demandé.",),
    ("invoice_number", Problem.ALREADY_COVERED): ("Ce numéro est déjà celui d’une facture du dossier.",),
    ("recipient_name", Problem.ALREADY_COVERED): (
        "Un accord écrit en cours permet cette communication : il n’y a rien à refuser.",
    ),
    ("extended_on", Problem.TOO_LATE): (
        "La personne est informée d’une prolongation dans le premier délai.",
        "Au plus tard : le {latest}.",
    ),
    ("explanation", Problem.EMPTY): (
        "Indiquez pourquoi la CNIL n’est pas notifiée, ou pourquoi elle l’a été après 72 heures.",
    ),
    ("complainant", Problem.NOTHING_CHOSEN): ("Indiquez qui réclame.",),
    ("complaint_subject", Problem.NOTHING_CHOSEN): ("Indiquez l’objet de la réclamation.",),
    ("letter", Problem.NOTHING_CHOSEN): (
        "Un courrier se joint à un dossier dont il reste quelque chose ; indiquez sa référence.",
    ),
    ("answers", Problem.NOTHING_CHOSEN): ("Notez la réponse à une question au moins.",),
    ("documents", Problem.NOTHING_CHOSEN): ("Choisissez au moins un document de ce dossier.",),
    ("proof", Problem.NOTHING_CHOSEN): ("Joignez la pièce signée, ou faites signer à l’écran.",),
    ("convention_proof", Problem.NOTHING_CHOSEN): ("Joignez la convention signée.",),
    ("passphrase_again", Problem.DOES_NOT_MATCH): ("Les deux phrases ne sont pas les mêmes.",),
    ("recovery_code", Problem.DOES_NOT_MATCH): (
        "Ces signes ne sont pas ceux du papier ; relisez les deux groupes demandés.",
    ),
    ("reference", Problem.DOES_NOT_MATCH): ("Cette référence n’est pas celle du dossier.",),
}


def input_sentence(error: InvalidInput) -> str:
    """The sentence that stands beside the field."""
    field = field_name(error.field)
    facts = {**error.facts, "field": field, "Field": capitalised(field)}
    return told(facts, *_sentences(error.field, error.problem))


def _sentences(field: str, problem: Problem) -> tuple[str, ...]:
    here = _HERE.get((field, problem))
    if here is None and problem is Problem.WRONG_FORMAT and typed_in(field) in _READ_AS:
        here = (_READ_AS[typed_in(field)],)
    return here or _ANY[problem]
