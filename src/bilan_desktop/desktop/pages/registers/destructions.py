"""« Destructions »: every certificate there is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bilan_desktop.desktop.pages.registers.entries import Column
from bilan_desktop.desktop.pages.registers.section import Lines, Section
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.desktop.widgets.empty_state import EmptyState
from bilan_desktop.domain.cases.destruction import DestructionCertificate
from bilan_desktop.practice.ending import certificates
from bilan_desktop.wording.french import plural, short_date
from bilan_desktop.wording.labels import label

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk


class DestructionsSection(Section):
    """`certificate_asked(certificate)` opens one as PDF."""

    certificate_asked = Signal(object)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr(
                "Chaque destruction a son attestation\u202f: ouvrez une ligne pour la voir ou l’imprimer."
            ),
            parent,
        )
        self._lines = Lines(
            self.tr("Destructions"),
            (
                Column(self.tr("Date"), lambda c: short_date(c.destroyed_on), 116),
                Column(self.tr("Dossier"), lambda c: c.reference, 108, strong=True),
                Column(self.tr("Motif"), lambda c: label(c.reason)),
                Column(self.tr("Documents"), _counted, 116, hides=1),
                Column(self.tr("Exécution"), self._how, 150, tone=_tone, hides=2),
            ),
            EmptyState(
                self.tr("Rien n’a encore été détruit"),
                self.tr("La clôture d’un dossier et chaque échéance laissent ici leur attestation."),
                icon_name="archive",
            ),
        )
        self._lines.chosen.connect(self.certificate_asked)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Reads the certificates anew."""
        self._lines.show_entries(certificates.certificates(self.desk))

    def _how(self, certificate: DestructionCertificate) -> str:
        return self.tr("À l’échéance, seul") if certificate.unattended else self.tr("En votre présence")


def _counted(certificate: DestructionCertificate) -> str:
    return plural(sum(count for _, count in certificate.documents), "document")


def _tone(certificate: DestructionCertificate) -> Tone:
    return Tone.NEUTRAL if certificate.unattended else Tone.FINE
