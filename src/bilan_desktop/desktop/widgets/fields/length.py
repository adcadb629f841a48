"""The sentence for a text that is longer than a field may hold."""

from PySide6.QtCore import QCoreApplication


def grouped(number: int) -> str:
    """A number as French writes it: 12 500, with narrow no-break spaces."""
    return f"{number:,}".replace(",", "\u202f")


def too_long(text: str, limit: int) -> str:
    """What to say of a text above `limit` characters; empty when it is not."""
    surplus = len(text) - limit
    if surplus <= 0:
        return ""
    sentence = QCoreApplication.translate(
        "TooLong",
        "Ce texte compte {length} caractères sur {limit} possibles\u202f: raccourcissez-le de {surplus}.",
    )
    return sentence.format(length=grouped(len(text)), limit=grouped(limit), surplus=grouped(surplus))
