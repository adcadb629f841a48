"""The few words of Qt's own dialogs that its French translation lacks."""

from PySide6.QtCore import QTranslator

_FRENCH = {
    ("QFileDialog", "&Look in:"): "&Dossier\u202f:",
    ("QFileDialog", "Files of &type:"): "&Type de fichier\u202f:",
    ("QAbstractFileIconProvider", "Folder"): "Dossier",
    ("QAbstractFileIconProvider", "Drive"): "Disque",
    ("QPrintSettingsOutput", "Page &Set:"): "&Pages\u202f:",
}


class QtWords(QTranslator):
    """Install it before Qt's own translation, which is then asked first."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The French words, None where there are none here."""
        return _FRENCH.get((context, source))
