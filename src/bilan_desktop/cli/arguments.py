"""The commands and their options, with their help in French."""

import re
from argparse import Action, ArgumentParser, HelpFormatter, _MutuallyExclusiveGroup
from collections.abc import Iterable
from typing import NoReturn

from bilan_desktop import __version__
from bilan_desktop.domain.sharing.agreement import RecipientKind
from bilan_desktop.platform.launching import BACKGROUND
from bilan_desktop.wording.french import typeset

_DESCRIPTION = "Le bilan de compétences, de la première rencontre à sa destruction, sur un seul ordinateur."
_VAULT = "le dossier du coffre"
_ASKED = "La phrase de passe est lue sur l’entrée standard, ou demandée au clavier ; elle ne figure jamais dans la commande."


class _French(HelpFormatter):
    """The help, with its first word in French."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, typeset("Usage : ") if prefix is None else prefix)


class _Parser(ArgumentParser):
    """A parser that says in French what it does not understand."""

    def __init__(self, *, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=typeset(description),
            epilog=epilog and typeset(epilog),
            formatter_class=_French,
            add_help=False,
            allow_abbrev=False,
        )
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{typeset(_in_french(message))}\n")


def parser() -> ArgumentParser:
    """What the command line understands. `command` is None when the window is asked for."""
    found = _Parser(
        prog="bilan-desktop", description=_DESCRIPTION, epilog="Sans commande, la fenêtre s’ouvre."
    )
    found.add_argument(
        "--version",
        action="version",
        version=f"Bilan Desktop {__version__}",
        help="affiche la version",
    )
    found.add_argument("--vault", dest="opened", metavar="DOSSIER", help="ouvre la fenêtre sur ce coffre")
    found.add_argument(
        BACKGROUND,
        action="store_true",
        help="sans fenêtre : reste dans la zone de notification et veille sur les échéances",
    )
    commands = found.add_subparsers(dest="command", metavar="commande", title="commandes")

    def command(name: str, summary: str, epilog: str | None = None) -> ArgumentParser:
        return commands.add_parser(
            name,
            prog=f"bilan-desktop {name}",
            help=summary,
            description=f"{summary[0].upper()}{summary[1:]}.",
            epilog=epilog,
        )

    demo = command("demo", "prépare un cabinet de démonstration, aux personnes inventées, et l’ouvre")
    demo.add_argument_group("emplacement").add_argument(
        "folder",
        nargs="?",
        metavar="DOSSIER",
        help="un dossier vide ou nouveau, ou une démonstration à rouvrir",
    )
    demo.add_argument("--no-window", action="store_true", help="n’ouvre pas la fenêtre")
    demo.add_argument("--json", action="store_true", help="répond en JSON, pour un autre programme")
    demo.add_argument("--new", action="store_true", help="refait la démonstration à la date d’aujourd’hui")

    enforce = command("enforce", "détruit ce qui est arrivé à échéance, sans phrase de passe")
    command("lock", "verrouille le coffre que le programme tient ouvert")
    check = command(
        "check", "vérifie un coffre ; avec la phrase de passe, chaque page de chaque compartiment", _ASKED
    )
    synthesis = command(
        "synthesis", "enregistre une synthèse définitive et inscrit sa remise au registre", _ASKED
    )
    for each in (enforce, check, synthesis):
        each.add_argument("--vault", required=True, metavar="DOSSIER", help=_VAULT)
    synthesis.add_argument(
        "--case", required=True, metavar="RÉFÉRENCE", help="la référence du dossier, B-2026-014"
    )
    synthesis.add_argument(
        "--recipient",
        choices=[kind.value for kind in RecipientKind],
        help="à qui elle est remise ; un tiers ne la reçoit qu’avec l’accord écrit de la personne",
    )
    synthesis.add_argument("--name", metavar="NOM", help="le nom du tiers, tel que l’accord le porte")
    synthesis.add_argument(
        "--to", required=True, metavar="FICHIER", help="le fichier à écrire, qui n’existe pas encore"
    )
    return found


_PHRASES = (
    (r"the following arguments are required: (.+)", r"Il manque : \1."),
    (r"unrecognized arguments: (.+)", r"Option inconnue : \1."),
    (
        r"argument commande: invalid choice: (\S+) \(choose from (.+)\)",
        r"La commande « \1 » n’existe pas ; choisissez parmi : \2.",
    ),
    (
        r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)",
        r"\1 n’accepte pas « \2 » ; choisissez parmi : \3.",
    ),
    (r"argument (\S+): expected one argument", r"\1 attend une valeur."),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 n’attend pas de valeur."),
)


def _in_french(message: str) -> str:
    unquoted = re.sub(r"'([^']*)'", r"\1", message)
    for pattern, sentence in _PHRASES:
        found = re.fullmatch(pattern, unquoted)
        if found:
            return found.expand(sentence)
    return "Cette commande n’est pas comprise."
