"""What is said of a passphrase while it is chosen."""

from enum import StrEnum

from bilan_desktop.wording.french import typeset


class Advice(StrEnum):
    """What would make a passphrase stronger."""

    MORE_WORDS = "more_words"
    OWN_WORD = "own_word"
    COMMON = "common"
    REPEATED = "repeated"
    SEQUENCE = "sequence"
    KEYBOARD = "keyboard"
    DATE = "date"


_SENTENCES: dict[Advice, str] = {
    Advice.MORE_WORDS: "Ajoutez des mots sans lien entre eux : sept mots tirés au hasard suffisent.",
    Advice.OWN_WORD: "Évitez votre nom et celui du cabinet.",
    Advice.COMMON: "Évitez les mots de passe connus.",
    Advice.REPEATED: "Une répétition n’ajoute presque rien.",
    Advice.SEQUENCE: "Évitez les suites, comme « abc » ou « 1234 ».",
    Advice.KEYBOARD: "Évitez les touches voisines sur le clavier.",
    Advice.DATE: "Évitez les dates.",
}


def advice_sentence(advice: Advice) -> str:
    """One piece of advice."""
    return typeset(_SENTENCES[advice])
