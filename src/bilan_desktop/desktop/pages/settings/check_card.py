"""« Vérifier le coffre »: every page of every compartment is read; what is found is said in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.theme.tokens import Space, TextStyle, Tone
from bilan_desktop.desktop.widgets.announce import announce
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.card import Card
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import Fault
from bilan_desktop.practice.entering import opening
from bilan_desktop.wording.french import agreed, clock_time, plural

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk
    from bilan_desktop.practice.entering.opening import Finding

_SHOWN = 8


class CheckCard(Card):
    """A button, a figure while it works, a result that says what is wrong and what it means."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._job: Job | None = None
        self._messages = MessageArea()
        self._start = Button(self.tr("&Vérifier le coffre"), icon_name="shield-check")
        self._stop = Button(self.tr("&Interrompre"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Vérification du coffre"))
        self._figure = Text("", TextStyle.SMALL, "secondary")
        self.add(
            Text(
                self.tr(
                    "Chaque page de chaque compartiment est relue et comparée à son empreinte. Rien n’est modifié."
                ),
                TextStyle.SMALL,
                "secondary",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._start)
        row.addWidget(self._stop)
        middle = QVBoxLayout()
        middle.addWidget(self._bar)
        middle.addWidget(self._figure)
        row.addLayout(middle, 1)
        self.add(row)
        self.add(self._messages)
        self._start.clicked.connect(self.check)
        self._stop.clicked.connect(self._cancel)
        self._show_idle()

    def check(self) -> None:
        """Begins."""
        if self._job is not None:
            return
        desk = self._desk

        def work(progress: Progress) -> object:
            return opening.check_open(desk, progress)

        self._job = job = Job(work, self)
        job.progress.connect(self._show_progress)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        job.finished.connect(self._finished)
        self._messages.clear()
        self._bar.setRange(0, 0)
        self._figure.setText(self.tr("Vérification…"))
        for widget in (self._bar, self._figure, self._stop):
            widget.show()
        self._start.hide()
        self._stop.setEnabled(True)
        job.start()

    def stop(self) -> None:
        """The vault is being locked: nothing more is told."""
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.cancel()

    def _cancel(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.cancel()

    def _show_idle(self) -> None:
        for widget in (self._bar, self._figure, self._stop):
            widget.hide()
        self._start.show()

    def _finished(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self._show_idle()

    def _show_progress(self, part: float, _: str) -> None:
        percent = round(100 * part)
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)
        self._figure.setText(f"{percent}\u00a0%")

    def _done(self, findings: "tuple[Finding, ...]") -> None:
        time = clock_time(self._desk.now())
        if not findings:
            title = self.tr("Le coffre est en ordre")
            panel = MessagePanel(
                title,
                (self.tr("Vérifié à {time}\u202f: tout se lit, rien ne manque.").format(time=time),),
                tone=Tone.FINE,
                closable=True,
            )
        else:
            said = [finding_sentence(each) for each in findings[:_SHOWN]]
            left = len(findings) - len(said)
            if left:
                said.append(self.tr("Et {count} de plus.").format(count=left))
            count = plural(len(findings), "point")
            title = f"{count} {agreed(len(findings), 'demande attention', 'demandent attention')}"
            panel = MessagePanel(title, said, tone=Tone.WARNING, icon_name="triangle-alert", closable=True)
        self._messages.show_panel(panel)
        announce(self, title)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        self._messages.show_panel(telling.panel(error))

    def _cancelled(self) -> None:
        self._messages.show_panel(
            MessagePanel(self.tr("Vérification interrompue"), tone=Tone.NEUTRAL, closable=True)
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Finding", text)


def finding_sentence(finding: "Finding") -> str:
    """One thing that is wrong with a vault: where, what it means, what to do."""
    where = finding.file or (str(finding.compartment) if finding.compartment else "")
    sentence = _sentences()[finding.kind.value]
    return f"{where}\u202f: {sentence}" if where else sentence[:1].upper() + sentence[1:]


def _sentences() -> dict[str, str]:
    restore = _tr("Gardez le coffre tel qu’il est, et reprenez votre dernière copie.")
    return {
        "not_private": _tr(
            "d’autres comptes de cet ordinateur peuvent le lire\u202f; ce qu’il contient reste chiffré."
        ),
        "foreign_file": _tr(
            "ce fichier n’appartient pas au coffre\u202f; il n’a pas été touché, et peut être déplacé."
        ),
        "header_damaged": _tr("le fichier d’ouverture est abîmé.") + " " + restore,
        "register_missing": _tr("le registre manque.") + " " + restore,
        "register_damaged": _tr("le registre est abîmé.") + " " + restore,
        "clock_missing": _tr("la mémoire des dates manque\u202f; elle se refera, la date sera à confirmer."),
        "clock_damaged": _tr(
            "la mémoire des dates est abîmée\u202f; elle se refera, la date sera à confirmer."
        ),
        "intents_damaged": _tr(
            "le journal des opérations est abîmé\u202f; le prochain démarrage le reprendra."
        ),
        "unfinished": _tr("une opération a été interrompue\u202f; le prochain démarrage l’achèvera."),
        "database_missing": _tr("ce compartiment a perdu son contenu.") + " " + restore,
        "capsule_missing": _tr("ce compartiment a perdu sa clé\u202f; rien ne peut plus l’ouvrir.")
        + " "
        + restore,
        "capsule_tampered": _tr("la clé de ce compartiment, ou sa date, a été modifiée hors du programme.")
        + " "
        + restore,
        "in_plain_text": _tr("ce fichier n’est pas chiffré\u202f; il n’a pas été écrit par le programme."),
        "compartment_missing": _tr("ce compartiment a disparu.") + " " + restore,
        "compartment_unknown": _tr("ce compartiment n’est pas inscrit au registre."),
        "compartment_damaged": _tr("ce compartiment est abîmé.") + " " + restore,
        "compartment_older": _tr("ce compartiment a été remplacé par une copie plus ancienne.")
        + " "
        + restore,
        "disk_failed": _tr("le disque n’a pas répondu\u202f; vérifiez qu’il est bien branché."),
    }
