"""Why and when the vault was locked, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from bilan_desktop.platform.session.watch import LockCause


def _tr(text: str) -> str:
    return QCoreApplication.translate("LockCause", text)


def cause_named(cause: LockCause) -> str:
    """« mise en veille »."""
    names = {
        LockCause.ASKED: _tr("à votre demande"),
        LockCause.IDLE: _tr("ni clavier ni souris"),
        LockCause.SLEEP: _tr("mise en veille"),
        LockCause.LID: _tr("capot fermé"),
        LockCause.SESSION: _tr("session verrouillée"),
        LockCause.SWITCH: _tr("changement d’utilisateur"),
    }
    return names[cause]


def locked_at(moment: datetime, cause: LockCause) -> str:
    """A sentence such as « Verrouillé à 14 h 02 : mise en veille »."""
    return _tr("Verrouillé à {time}\u202f: {cause}.").format(
        time=f"{moment.hour}\u00a0h\u00a0{moment:%M}", cause=cause_named(cause)
    )
