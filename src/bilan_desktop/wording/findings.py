"""What « Vérifier le coffre » says of each thing it finds."""

import re

from bilan_desktop.wording.french import typeset

_SENTENCES: dict[str, str] = {
    "not_private": "D’autres personnes de cet ordinateur peuvent lire ce fichier ou ce dossier.",
    "foreign_file": "Un fichier étranger se trouve dans le coffre ; il n’a été ni ouvert ni effacé.",
    "header_damaged": "Le fichier d’ouverture du coffre est abîmé.",
    "register_missing": "Il manque un fichier au registre du coffre.",
    "register_damaged": "Le registre du coffre est abîmé.",
    "clock_missing": "La mémoire du dernier jour vu manque ; elle sera refaite au prochain démarrage.",
    "clock_damaged": "La mémoire du dernier jour vu est abîmée ; elle sera refaite au prochain démarrage.",
    "intents_damaged": "Le journal des destructions en cours est abîmé.",
    "unfinished": "Une opération a été interrompue ; le prochain démarrage l’achèvera.",
    "database_missing": "Le contenu d’un compartiment manque, sa clé est là.",
    "capsule_missing": "La clé d’un compartiment manque, son contenu ne s’ouvre plus.",
    "capsule_tampered": "La clé d’un compartiment a été modifiée hors du programme.",
    "in_plain_text": "Un fichier n’est pas chiffré comme il devrait l’être.",
    "compartment_missing": "Un compartiment que connaît le registre n’est plus là.",
    "compartment_unknown": "Un compartiment est là, que le registre ne connaît pas.",
    "compartment_damaged": "Un compartiment est abîmé.",
    "compartment_older": "Un compartiment a été remplacé par une copie plus ancienne.",
    "disk_failed": "Le disque n’a pas laissé lire un compartiment.",
}


def finding_sentence(kind: str, *, file: str = "", compartment: str = "", detail: str = "") -> str:
    """The sentence for one kind of finding, with the file or the compartment it is about, and the page if one is named."""
    about = [f"fichier {file}" if file else "", f"compartiment {compartment}" if compartment else ""]
    page = re.search(r"\bpage (\d+)", detail)
    about.append(f"page {page[1]}" if page else "")
    named = ", ".join(filter(None, about))
    return typeset(f"{_SENTENCES[kind]} ({named})" if named else _SENTENCES[kind])
