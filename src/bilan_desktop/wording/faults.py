"""What is said when the machine, the disk or the vault could not do it: what happened, what is safe, what to do."""

from attrs import field, frozen

from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.wording.french import typeset
from bilan_desktop.wording.sentences import told


@frozen
class FaultMessage:
    """What happened, what is safe, what to do."""

    title: str
    safe: str
    way_out: str


@frozen
class _Fault:
    title: str
    safe: str
    way_out: str
    where: str = field(default="")


_PLACE = "Emplacement : « {folder} »."
_COMPARTMENT = "Compartiment : {compartment}."

_FAULTS: dict[FaultKind, _Fault] = {
    FaultKind.WRONG_PASSPHRASE: _Fault(
        "Le coffre ne s’est pas ouvert avec cette phrase.",
        "Rien n’a été modifié.",
        "Vérifiez la touche majuscule et la langue du clavier, puis recommencez. Le code de secours ouvre aussi le coffre.",
    ),
    FaultKind.WRONG_RECOVERY_CODE: _Fault(
        "Le coffre ne s’est pas ouvert avec ce code de secours.",
        "Rien n’a été modifié.",
        "Vérifiez que le papier est celui de ce coffre : un changement de phrase de passe donne un nouveau code.",
    ),
    FaultKind.VAULT_IN_USE: _Fault(
        "Ce coffre est déjà ouvert dans une autre fenêtre du programme.",
        "Vos dossiers sont intacts.",
        "Revenez à cette fenêtre, ou fermez-la avant d’ouvrir le coffre ici.",
    ),
    FaultKind.VAULT_TOO_NEW: _Fault(
        "Ce coffre a été écrit par une version plus récente du programme.",
        "Il n’a pas été touché.",
        "Installez la dernière version, puis ouvrez-le de nouveau.",
        "Format du coffre : {format} ; format connu ici : {known}.",
    ),
    FaultKind.VAULT_MISSING: _Fault(
        "Aucun coffre ne se trouve à cet emplacement.",
        "Rien n’a été créé ni modifié.",
        "Vérifiez que le disque est branché, ou indiquez où est le coffre.",
        _PLACE,
    ),
    FaultKind.VAULT_EXISTS: _Fault(
        "Un coffre existe déjà à cet emplacement.",
        "Il n’a pas été touché.",
        "Ouvrez-le, ou choisissez un autre emplacement pour le nouveau.",
        _PLACE,
    ),
    FaultKind.HEADER_DAMAGED: _Fault(
        "Le fichier d’ouverture du coffre, vault.json, est abîmé.",
        "Les dossiers chiffrés n’ont pas été touchés.",
        "Gardez le coffre tel qu’il est, et remettez ce fichier depuis votre dernière copie.",
        _PLACE,
    ),
    FaultKind.REGISTER_DAMAGED: _Fault(
        "Le registre du coffre est abîmé.",
        "Les compartiments des dossiers n’ont pas été touchés.",
        "Gardez le coffre tel qu’il est, et reprenez votre dernière copie.",
    ),
    FaultKind.CAPSULE_TAMPERED: _Fault(
        "La clé d’un compartiment a été modifiée hors du programme ; ce compartiment ne s’ouvre plus.",
        "Les autres dossiers s’ouvrent comme d’habitude.",
        "Gardez le coffre tel qu’il est, et reprenez votre dernière copie.",
        _COMPARTMENT,
    ),
    FaultKind.COMPARTMENT_DAMAGED: _Fault(
        "Un compartiment est abîmé et ne se lit plus.",
        "Les autres dossiers s’ouvrent comme d’habitude.",
        "Gardez le coffre tel qu’il est, et reprenez votre dernière copie.",
        _COMPARTMENT,
    ),
    FaultKind.COMPARTMENT_MISSING: _Fault(
        "Il manque un fichier à un compartiment ; il ne s’ouvre pas.",
        "Les autres dossiers s’ouvrent comme d’habitude.",
        "Si le coffre a été déplacé, vérifiez que tout a suivi ; sinon, reprenez votre dernière copie.",
        _COMPARTMENT,
    ),
    FaultKind.COMPARTMENT_OLDER: _Fault(
        "Un compartiment a été remplacé par une copie plus ancienne.",
        "Rien n’y a été écrit, et les autres dossiers s’ouvrent comme d’habitude.",
        "Remettez le fichier le plus récent, ou reprenez votre dernière copie.",
        _COMPARTMENT,
    ),
    FaultKind.COMPARTMENT_DUE: _Fault(
        "La date de destruction de ces documents est atteinte.",
        "Personne ne peut plus les ouvrir.",
        "Leur destruction se fait à l’ouverture du coffre, une fois la date du jour confirmée ; une attestation l’établit.",
    ),
    FaultKind.FOREIGN_FILE: _Fault(
        "Un fichier étranger se trouve dans le coffre.",
        "Il n’a été ni ouvert ni effacé, et vos dossiers sont intacts.",
        "Déplacez-le hors du coffre.",
        _PLACE,
    ),
    FaultKind.DISK_FULL: _Fault(
        "Le disque est plein ; le dernier enregistrement ne s’est pas fait.",
        "Tout ce qui était enregistré l’est toujours, et ce que vous venez d’écrire reste à l’écran.",
        "Libérez de la place ; l’enregistrement reprendra de lui-même.",
        _PLACE,
    ),
    FaultKind.DISK_FAILED: _Fault(
        "Le disque n’a pas répondu comme prévu.",
        "Tout ce qui était enregistré l’est toujours, et ce que vous venez d’écrire reste à l’écran.",
        "Vérifiez que le disque est bien branché, puis faites une copie du coffre dès que possible.",
        _PLACE,
    ),
    FaultKind.FOLDER_NOT_WRITABLE: _Fault(
        "Le programme ne peut pas écrire à cet emplacement.",
        "Rien n’a été modifié.",
        "Choisissez un autre emplacement, ou donnez-vous le droit d’y écrire.",
        _PLACE,
    ),
    FaultKind.FOLDER_NOT_EMPTY: _Fault(
        "Cet emplacement contient déjà des fichiers.",
        "Ils n’ont pas été touchés.",
        "Choisissez un emplacement vide, ou un nouveau.",
        _PLACE,
    ),
    FaultKind.FILE_NOT_WRITTEN: _Fault(
        "Le fichier n’a pas pu être écrit.",
        "Le dossier est intact, et aucune remise n’a été inscrite.",
        "Choisissez un autre emplacement, ou vérifiez la place et les droits à celui-ci.",
        _PLACE,
    ),
    FaultKind.FILE_IN_VAULT: _Fault(
        "Rien ne s’enregistre dans le dossier du coffre.",
        "Tout y est chiffré et doit le rester ; rien n’a été écrit, et aucune remise n’a été inscrite.",
        "Choisissez un autre emplacement.",
        _PLACE,
    ),
    FaultKind.FILE_NOT_ERASED: _Fault(
        "Le fichier d’origine n’a pas pu être effacé.",
        "Le document est dans le coffre.",
        "Effacez vous-même l’original, ou vérifiez vos droits sur son dossier.",
        _PLACE,
    ),
    FaultKind.FILE_CHANGED: _Fault(
        "Ce fichier n’est plus celui qui a été ajouté au dossier.",
        "Il n’a pas été effacé, et le document ajouté est dans le coffre.",
        "Ajoutez-le aussi s’il a changé depuis, ou effacez-le vous-même.",
        _PLACE,
    ),
    FaultKind.VAULT_LOCKED: _Fault(
        "Le coffre est verrouillé.",
        "Tout ce que vous aviez écrit est enregistré.",
        "Ouvrez-le avec votre phrase de passe pour continuer.",
    ),
    FaultKind.CASE_UNKNOWN: _Fault(
        "Aucun dossier ouvert ne porte cette référence.",
        "Rien n’a été modifié.",
        "Vérifiez la référence ; un dossier détruit ne figure plus que dans le registre des destructions.",
        "Référence cherchée : {reference}.",
    ),
    FaultKind.DESTRUCTION_INCOMPLETE: _Fault(
        "Une destruction n’est pas allée jusqu’au bout.",
        "Ce qui restait à détruire ne peut plus être ouvert.",
        "Vérifiez que le disque accepte l’écriture ; la destruction s’achèvera au prochain démarrage.",
        _COMPARTMENT,
    ),
    FaultKind.NOT_ENOUGH_MEMORY: _Fault(
        "L’ordinateur n’a pas assez de mémoire libre pour ouvrir le coffre.",
        "Rien n’a été modifié.",
        "Fermez d’autres programmes, puis recommencez.",
        "Mémoire nécessaire : {mebibytes} Mo.",
    ),
}


def fault(error: Fault) -> FaultMessage:
    """What to say when the machine, the disk or the vault could not do it."""
    sentences = _FAULTS[error.kind]
    return FaultMessage(
        title=typeset(sentences.title),
        safe=typeset(sentences.safe),
        way_out=told(error.facts, sentences.way_out, *([sentences.where] if sentences.where else [])),
    )
