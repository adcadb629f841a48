"""A copy of the synthesis that a closed case keeps, for the beneficiary: where to write it, and its line in the register."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.sharing.exporting import export_synthesis


def ask_where(parent: QWidget, desk: Desk, reference: str) -> bool:
    """Asks for a place and writes the copy there. False when it was given up.

    Raises what `export_synthesis` raises; nothing is then registered.
    """
    title = QCoreApplication.translate("Copying", "Enregistrer la copie du bénéficiaire")
    kinds = QCoreApplication.translate("Copying", "PDF (*.pdf)")
    path, _ = QFileDialog.getSaveFileName(parent, title, f"{reference}-synthese.pdf", kinds)
    if not path:
        return False
    export_synthesis(desk, reference, Recipient(RecipientKind.BENEFICIARY), Path(path))
    return True
