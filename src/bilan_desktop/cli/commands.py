"""What each command does, through the same use cases as the windows. Use cases are imported when a command asks for them."""

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bilan_desktop.cli.errors import Refused, sentences
from bilan_desktop.cli.streams import complain, note, passphrase, say, say_exactly
from bilan_desktop.cli.window import show_window
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.cases.destruction import DestructionReason
from bilan_desktop.domain.errors import Fault
from bilan_desktop.domain.law.rules import SOURCES
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind
from bilan_desktop.wording.findings import finding_sentence
from bilan_desktop.wording.french import day_month_year, plural
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text

if TYPE_CHECKING:
    from bilan_desktop.practice.demonstration.making import Demonstration
    from bilan_desktop.practice.entering.opening import Finding


def run(chosen: Namespace) -> None:
    """Runs the command chosen.

    Raises Refused, RuleBroken, InvalidInput or Fault for what cannot be done; SystemExit with the window's exit code.
    """
    _COMMANDS[chosen.command](chosen)


def _demo(chosen: Namespace) -> None:
    from bilan_desktop.practice.demonstration import making
    from bilan_desktop.practice.entering.opening import MachineClock
    from bilan_desktop.practice.entering.preferences import default_demonstration

    today = MachineClock().today()
    folder = Path(chosen.folder).expanduser().absolute() if chosen.folder else default_demonstration()
    if folder.exists() and not folder.is_dir():
        raise Refused(
            "Un fichier porte déjà ce nom ; il n’a pas été touché.", "Indiquez un dossier vide ou nouveau."
        )
    found = making.reopen(folder, MachineClock())
    if found is not None and chosen.new:
        making.remove(found)
        found = None
    if found is None:
        note("Préparation de la démonstration…")
        found = making.make(folder, today)
    if chosen.json:
        say_exactly(json.dumps(_summary(found), ensure_ascii=False, indent=2))
    else:
        _present(found)
        if found.made_on < today:
            say(
                f"Elle a été préparée le {day_month_year(found.made_on)}, et ses échéances ont avancé depuis ; "
                "l’option --new la refait à la date d’aujourd’hui."
            )
    if not chosen.no_window:
        show_window(found.vault)


def _window(chosen: Namespace) -> None:
    folder = Path(chosen.opened).expanduser().absolute() if chosen.opened else None
    show_window(folder, background=chosen.background)


def _lock(_: Namespace) -> None:
    from bilan_desktop.cli import running

    locked = running.locked()
    if locked is None:
        say("Bilan Desktop n’est pas lancé : aucun coffre n’est ouvert.")
    elif locked:
        say("Le coffre est verrouillé.")
    else:
        raise Refused(
            "Le coffre n’a pas pu être verrouillé : un texte ne s’enregistre pas.",
            "La fenêtre dit lequel ; rien n’est perdu.",
        )


def _enforce(chosen: Namespace) -> None:
    from bilan_desktop.cli import running
    from bilan_desktop.practice.entering import opening

    clock, folder = opening.MachineClock(), _vault(chosen)
    report = running.enforced(folder)
    if report is None:
        report = opening.enforce(folder, clock)
    else:
        say("Bilan Desktop est lancé et veille sur ce coffre : il vient de s’en charger.")
    for gone in report.destroyed:
        rule = _REASONS.get(gone.kind.value, DestructionReason.CLOSING).rule
        due = f"échéance du {day_month_year(gone.due)}, " if gone.due else ""
        say(
            f"{gone.id} : {due}détruit le {day_month_year(gone.on)}, "
            f"règle {rule} ({source_text(SOURCES[rule])})."
        )
    if report.failed:
        for left in report.failed:
            complain(f"{left.id} n’a pas pu être détruit.", *sentences(Fault(left.fault)))
        raise Refused(f"{plural(len(report.failed), 'destruction')} à reprendre.")
    if report.unconfirmed_leap is not None:
        raise Refused(
            f"L’horloge indique le {day_month_year(report.unconfirmed_leap)}, bien après le dernier jour connu.",
            "Rien n’est détruit à une date que personne n’a confirmée : ouvrez le coffre pour le faire.",
        )
    if not report.destroyed:
        say(f"Rien n’est à détruire au {day_month_year(clock.today())}.")


def _check(chosen: Namespace) -> None:
    from bilan_desktop.practice.entering import opening

    folder = _vault(chosen)
    found = list(opening.check_closed(folder))
    _tell(found)
    typed = passphrase("Phrase de passe (rien pour la structure seule) : ")
    if typed:
        desk = opening.unlock(folder, typed, opening.MachineClock())
        try:
            further = [finding for finding in opening.check_open(desk) if finding not in found]
        finally:
            desk.lock()
        _tell(further)
        found += further
    if found:
        raise Refused(f"{plural(len(found), 'anomalie')} dans le coffre. Rien n’a été réparé ni effacé.")
    if typed:
        say("Le coffre est sain : sa structure, son registre et chaque page de chaque compartiment.")
    else:
        say("La structure du coffre est saine.", "Son contenu n’a pas été lu : il y faut la phrase de passe.")


def _synthesis(chosen: Namespace) -> None:
    from bilan_desktop.practice.entering import opening
    from bilan_desktop.practice.sharing.exporting import export_synthesis

    path = Path(chosen.to).expanduser().absolute()
    if path.exists():
        raise Refused("Un fichier porte déjà ce nom ; il n’a pas été remplacé.", "Choisissez un autre nom.")
    typed = passphrase("Phrase de passe : ")
    if not typed:
        raise Refused("Il faut la phrase de passe, sur l’entrée standard ou au clavier.")
    recipient = Recipient(RecipientKind(chosen.recipient), chosen.name or "") if chosen.recipient else None
    desk = opening.unlock(_vault(chosen), typed, opening.MachineClock())
    try:
        export_synthesis(desk, chosen.case, recipient, path)
    finally:
        desk.lock()
    say(f"Synthèse enregistrée : {path}", "Sa remise est inscrite au registre.")


def _vault(chosen: Namespace) -> Path:
    return Path(chosen.vault).expanduser().absolute()


def _tell(findings: "list[Finding]") -> None:
    for found in findings:
        compartment = str(found.compartment) if found.compartment else ""
        say(finding_sentence(found.kind.value, file=found.file, compartment=compartment, detail=found.detail))


def _summary(found: "Demonstration") -> dict[str, object]:
    return {
        "vault": str(found.vault),
        "passphrase": found.passphrase,
        "cases": [
            {"reference": case.reference, "phase": case.phase.value, "synthesis": _STATES[case.synthesis]}
            for case in found.cases
        ],
    }


def _present(found: "Demonstration") -> None:
    say(
        "La démonstration est prête. Toutes les personnes y sont inventées.",
        f"Emplacement : {found.vault}",
        f"Phrase de passe : {found.passphrase}",
        f"Dossiers : {len(found.cases)}",
    )
    for case in found.cases:
        say(f"  {case.reference}  {label(case.phase):<14}  {_WORDS[_STATES[case.synthesis]]}")


_REASONS = {
    "retained": DestructionReason.DEADLINE,
    "administrative": DestructionReason.ADMINISTRATIVE_DEADLINE,
}
_STATES = {
    SynthesisState.NONE: "none",
    SynthesisState.DRAFT: "draft",
    SynthesisState.PRESENTED: "draft",
    SynthesisState.FINAL: "final",
}
_WORDS = {"none": "pas de synthèse", "draft": "synthèse en projet", "final": "synthèse définitive"}

_COMMANDS: dict[str | None, Callable[[Namespace], None]] = {
    None: _window,
    "demo": _demo,
    "enforce": _enforce,
    "lock": _lock,
    "check": _check,
    "synthesis": _synthesis,
}
