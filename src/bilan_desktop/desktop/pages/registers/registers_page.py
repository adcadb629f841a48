"""« Registres »: communications, destructions, requests, complaints, breaches, processing, quality, yearly figures."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.page import Page
from bilan_desktop.desktop.pages.registers.breaches import BreachesSection
from bilan_desktop.desktop.pages.registers.communications import CommunicationsSection
from bilan_desktop.desktop.pages.registers.complaints import ComplaintsSection
from bilan_desktop.desktop.pages.registers.destructions import DestructionsSection
from bilan_desktop.desktop.pages.registers.figures import FiguresSection
from bilan_desktop.desktop.pages.registers.processing import ProcessingSection
from bilan_desktop.desktop.pages.registers.quality import QualitySection
from bilan_desktop.desktop.pages.registers.rights import RightsSection
from bilan_desktop.desktop.pages.registers.section import Section
from bilan_desktop.desktop.signals import Signals
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.widgets.message_panel import MessageArea, MessagePanel
from bilan_desktop.desktop.widgets.navigation.underline_tabs import UnderlineTabs
from bilan_desktop.desktop.widgets.scrolling import ScrollColumn
from bilan_desktop.practice.registers import communications

if TYPE_CHECKING:
    from bilan_desktop.practice.desk import Desk

_CASE = "case"


class RegistersPage(Page):
    """One tab for each register, read anew when it is looked at. `certificate_asked(certificate)` opens one as PDF."""

    certificate_asked = Signal(object)

    def __init__(self, desk: "Desk", signals: Signals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._signals = desk, signals
        self.messages = MessageArea()
        self._sections: dict[str, Section] = {}
        self.tabs = UnderlineTabs(self.tr("Registres"))
        for name, label, make in (
            ("communications", self.tr("Communications"), CommunicationsSection),
            ("destructions", self.tr("Destructions"), DestructionsSection),
            ("rights", self.tr("Demandes RGPD"), RightsSection),
            ("complaints", self.tr("Réclamations"), ComplaintsSection),
            ("breaches", self.tr("Violations"), BreachesSection),
            ("processing", self.tr("Traitements"), ProcessingSection),
            ("quality", self.tr("Qualité"), QualitySection),
            ("figures", self.tr("Bilan pédagogique et financier"), FiguresSection),
        ):
            self.tabs.add(name, label, partial(self._make, name, make))
        self.tabs.selected.connect(self._refresh)
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(Text(self.title, TextStyle.TITLE))
        words.addWidget(
            Text(self.tr("Ce dont le cabinet répond, sans nommer personne"), role="secondary", wrap=True)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE, 0)
        whole.setSpacing(Space.LARGE)
        whole.addLayout(words)
        whole.addWidget(self.messages)
        whole.addWidget(self.tabs, 1)

    @property
    def title(self) -> str:
        return self.tr("Registres")

    def enter(self, argument: str = "") -> None:
        self.messages.clear()
        if argument and argument != self.tabs.current():
            self.tabs.select(argument)
        else:
            self._refresh(self.tabs.current())
        self.tabs.bar.setFocus()

    def where(self) -> str:
        return self.tabs.current()

    def _make(self, name: str, make: "Callable[[Desk], Section]") -> QWidget:
        section = self._sections[name] = make(self._desk)
        section.case_wanted.connect(self._open_case)
        if isinstance(section, DestructionsSection):
            section.certificate_asked.connect(self.certificate_asked)
        column = ScrollColumn(margin=0)
        column.add(section)
        return column

    def _refresh(self, name: str) -> None:
        section = self._sections.get(name)
        if section is not None:
            section.attempt(section.refresh)

    def _open_case(self, wanted: str) -> None:
        reference, mark, place = wanted.partition("#")
        case_id = communications.case_kept(self._desk, reference)
        if case_id is not None:
            self._signals.navigate.emit(_CASE, f"{case_id}{mark}{place}")
            return
        title = self.tr("Le dossier {reference} n’existe plus").format(reference=reference)
        said = self.tr(
            "Tout ce qu’il contenait est détruit\u202f; il n’en reste que ses lignes aux registres."
        )
        self.messages.show_panel(MessagePanel(title, (said,), closable=True))
