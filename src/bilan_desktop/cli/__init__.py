"""The command line: the window, the demonstration, and what is done to a vault without a window.

Exit codes: 0 when it is done, 1 when it was refused or failed, with a sentence on the error stream, 2 for a command that
is not understood, 130 when interrupted. A passphrase is read from the standard input or asked for, never taken from the
command line nor from the environment. Nothing of a case is ever said on the error stream.
"""

import sys
from collections.abc import Sequence

from bilan_desktop.cli import streams
from bilan_desktop.cli.errors import Refused, sentences
from bilan_desktop.domain.errors import Fault, InvalidInput, RuleBroken
from bilan_desktop.platform import memory, network
from bilan_desktop.platform.launching import BACKGROUND, PHOTOGRAPH

DONE, REFUSED, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the process's exit code. Raises SystemExit for a command that is not understood."""
    given = sys.argv[1:] if arguments is None else arguments
    streams.speak_utf8()
    memory.close()
    network.shut()
    try:
        _run(given)
        streams.flush()
    except KeyboardInterrupt:
        streams.complain("Interrompu.")
        return INTERRUPTED
    except BrokenPipeError:
        streams.leave_quietly()
        return REFUSED
    except (Refused, RuleBroken, InvalidInput, Fault) as error:
        streams.complain(*sentences(error))
        return REFUSED
    except OSError as error:
        streams.complain(
            f"Le système n’a pas laissé lire ou écrire à cet emplacement ({type(error).__name__}).",
            "Vérifiez qu’il existe et que vous y avez accès.",
        )
        return REFUSED
    except Exception as error:  # noqa: BLE001 - the process ends here: a sentence, never a traceback with content
        streams.complain(
            f"Une erreur imprévue a interrompu la commande ({type(error).__name__}).",
            "Ce qui était enregistré l’est toujours.",
        )
        return REFUSED
    return DONE


def _run(given: Sequence[str]) -> None:
    # The ways in which the program is started by itself: neither needs to know the other commands.
    if list(given) in ([], [BACKGROUND]):
        from bilan_desktop.cli.window import show_window

        show_window(None, background=bool(given))
    if list(given) == [PHOTOGRAPH]:
        from bilan_desktop.practice import photographs

        raise SystemExit(photographs.decode(sys.stdin.buffer, sys.stdout.buffer))
    from bilan_desktop.cli import commands
    from bilan_desktop.cli.arguments import parser

    commands.run(parser().parse_args(given))
