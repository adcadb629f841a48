"""Makes a picture of every page, of the demonstration and of an empty vault, into the ignored folder `pictures/`.

Run by `python3 run.py pictures [light|dark|contrast]…`; each picture is there to be looked at.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from attrs import define
from PySide6.QtCore import QElapsedTimer, QLibraryInfo, QLocale, QThread, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bilan_desktop.desktop.agent.staying import StayingDialog
from bilan_desktop.desktop.dialogs.registers.answer_dialog import AnswerDialog
from bilan_desktop.desktop.program import Program
from bilan_desktop.desktop.theme.theme import Appearance, Preference, ThemeChoice
from bilan_desktop.desktop.widgets.buttons import Button
from bilan_desktop.desktop.widgets.fields.passphrase_field import PassphraseField
from bilan_desktop.domain.cases.restriction import RestrictionGround
from bilan_desktop.domain.cases.safeguards import Place
from bilan_desktop.domain.registers.breach import Risk
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.practice.demonstration.making import Demonstration, make
from bilan_desktop.practice.entering import places
from bilan_desktop.practice.registers import breaches, restrictions, rights
from bilan_desktop.practice.registers.breaches import Told
from bilan_desktop.vault.clock import MachineClock

FOLDER = Path(__file__).resolve().parent.parent / "pictures"
SCREEN = (1280, 800)
ZOOMS = {"100": 1.0, "150": 1.5}
THEMES = {"light": ThemeChoice.LIGHT, "dark": ThemeChoice.DARK, "contrast": ThemeChoice.HIGH_CONTRAST}
REGISTERS = (
    "communications",
    "destructions",
    "rights",
    "complaints",
    "breaches",
    "processing",
    "quality",
    "figures",
)
SETTLE = 900  # milliseconds that papers and lists have to be read beside the window


@define
class Camera:
    """Drives one program and takes its pictures under one look."""

    app: QApplication
    program: Program
    look: str

    def take(self, name: str) -> None:
        """A picture of what is in front, once it has settled."""
        self.wait()
        FOLDER.mkdir(exist_ok=True)
        shown = self.app.activeModalWidget() or self.program.window
        path = FOLDER / f"{name}.{self.look}.png"
        shown.grab().save(str(path))
        print(path.relative_to(FOLDER.parent))

    def wait(self, until: Callable[[], bool] = lambda: False, most: int = SETTLE) -> None:
        """Lets the program run until something is so, or for so many milliseconds."""
        timer = QElapsedTimer()
        timer.start()
        while timer.elapsed() < most and not until():
            self.app.processEvents()
            QThread.msleep(10)

    def press(self, name: str) -> None:
        """The button in front whose text begins so; nothing happens where there is none."""
        front: QWidget = self.app.activeModalWidget() or self.program.window
        for button in front.findChildren(Button):
            if button.text().replace("&", "").startswith(name) and button.isVisibleTo(front):
                button.click()
                self.wait(most=300)
                return

    def unlock(self, passphrase: str) -> None:
        """Opens the vault as a person does."""
        field = self.program.window.findChild(PassphraseField)
        field.set_value(passphrase)
        self.press("Ouvrir le coffre")
        self.wait(lambda: self.program.window.is_open, 30_000)
        self.program.locker.idle.stop()

    def leave_dialog(self) -> None:
        """Closes the dialog in front."""
        front = self.app.activeModalWidget()
        if isinstance(front, QDialog):
            front.reject()


def photograph(camera: Camera, demonstration: Demonstration) -> None:
    """Every page of an open demonstration."""
    window = camera.program.window
    camera.take("01-unlock")
    camera.unlock(demonstration.passphrase)
    for number, place in enumerate(("dashboard", "cases", "settings"), 2):
        window.go(place)
        camera.take(f"{number:02d}-{place}")
    for tab in ("month", "week", "list"):
        window.go("agenda", tab)
        camera.take(f"07-agenda-{tab}")
    show_registers(camera)
    window.new_case_asked.emit()
    camera.take("05-new-case")
    camera.leave_dialog()
    window.search_asked.emit()
    camera.take("06-search")
    camera.leave_dialog()
    for number, (title, wanted) in enumerate(
        (
            ("cpf", lambda c: (c.phase, c.synthesis) == ("conclusion", "final")),
            ("running", lambda c: c.phase == "investigation"),
            ("draft", lambda c: c.synthesis == "draft"),
            ("new", lambda c: c.phase == "request"),
        ),
        10,
    ):
        reference = next(case.reference for case in demonstration.cases if wanted(case))
        show_case(camera, demonstration, reference, f"{number}-case-{title}")
    for case in demonstration.cases:
        if case.phase == "closed":
            window.go("case", identity(camera, case.reference))
            camera.take(f"20-closed-{case.reference}")
    show_dialogs(camera, demonstration)
    show_rights(camera, demonstration)


def show_registers(camera: Camera) -> None:
    """Each register, empty where the demonstration has nothing, then with a request and a breach."""
    desk = camera.program.desk()
    window = camera.program.window
    today = desk.today()
    for empty in ("rights", "breaches"):
        window.go("registers", empty)
        camera.take(f"40-registers-{empty}-empty")
    rights.receive(desk, Right.ACCESS, today - timedelta(days=27), "")
    rights.receive(desk, Right.PORTABILITY, today - timedelta(days=40), "")
    told = Told(
        today, time(0, 5), Risk.LIKELY, "Un message envoyé à une mauvaise adresse, repris le jour même."
    )
    breaches.record(desk, told)
    for number, name in enumerate(REGISTERS, 41):
        window.go("registers", name)
        camera.take(f"{number}-registers-{name}")
    for name, button, title in (
        ("rights", "Noter une demande", "47-registers-new-request"),
        ("complaints", "Noter une réclamation", "47-registers-new-complaint"),
        ("breaches", "Noter une violation", "48-registers-new-breach"),
        ("processing", "Voir en PDF", "49-registers-processing-paper"),
    ):
        window.go("registers", name)
        camera.press(button)
        camera.take(title)
        camera.leave_dialog()


def show_case(camera: Camera, demonstration: Demonstration, reference: str, name: str) -> None:
    """The tabs of one case."""
    case_id = identity(camera, reference)
    for place in Place:
        camera.program.window.go("case", f"{case_id}#{place.value}")
        camera.take(f"{name}-{place.value}")


def show_dialogs(camera: Camera, demonstration: Demonstration) -> None:
    """The dialogs of a case that is ready to be closed."""
    running = [c for c in demonstration.cases if (c.phase, c.synthesis) == ("conclusion", "final")]
    reference = running[-1].reference
    case_id = identity(camera, reference)
    for place, button, name in (
        (Place.SYNTHESIS, "Remettre ou imprimer", "30-recipient"),
        (Place.SYNTHESIS, "Présenter au bénéficiaire", "34-presentation"),
        (Place.CONFIDENTIALITY, "Enregistrer un accord", "31-retention"),
        (Place.CLOSING, "Remettre contre signature", "32-receipt"),
        (Place.CLOSING, "Clôturer et détruire", "33-closing"),
    ):
        camera.program.window.go("case", f"{case_id}#{place.value}")
        camera.wait()
        camera.press(button)
        camera.take(name)
        camera.leave_dialog()


def show_rights(camera: Camera, demonstration: Demonstration) -> None:
    """What is done for a right of a running case: the copy of its data, then its use restricted."""
    desk, window = camera.program.desk(), camera.program.window
    reference = next(c.reference for c in demonstration.cases if c.phase == "investigation")
    window.go("registers", "rights")
    for right in (Right.ACCESS, Right.RESTRICTION):
        request = rights.receive(desk, right, desk.today(), reference)
        AnswerDialog(desk, request, window).open_sized()
        camera.take(f"50-answer-{right.value}")
        if right is Right.ACCESS:
            camera.press("Préparer la copie")
            camera.take("51-data-copy")
            camera.leave_dialog()
        camera.leave_dialog()
    restrictions.restrict(desk, request, RestrictionGround.ACCURACY, desk.today())
    window.go("case", f"{identity(camera, reference)}#{Place.SESSIONS.value}")
    camera.take("52-restricted")
    restrictions.lift(desk, UUID(identity(camera, reference)), desk.today())


def identity(camera: Camera, reference: str) -> str:
    """The id of the case of a reference."""
    desk = camera.program.desk()
    entry = desk.vault.register.case_by_reference(reference)
    assert entry is not None
    return str(entry.case_id)


def main(themes: list[str]) -> int:
    """Pictures of the themes named, of the light one where none is."""
    french = QLocale(QLocale.Language.French, QLocale.Country.France)
    QLocale.setDefault(french)
    app = QApplication([])
    words = QTranslator(app)
    if words.load(french, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CONFIG_HOME"] = scratch
        clock = MachineClock()
        demonstration = make(Path(scratch) / "demonstration", clock.today())
        for theme in themes or ["light"]:
            for zoom, factor in ZOOMS.items():
                appearance = Appearance(app, Preference(THEMES[theme], factor))
                program = Program(app, clock, places.at_start(Path(scratch) / "demonstration"), appearance)
                program.window.resize(*SCREEN)
                program.begin()
                photograph(Camera(app, program, f"{theme}-{zoom}"), demonstration)
                program.window.lock()
                program.window.close()
                program.deleteLater()
                first = Program(app, clock, places.at_start(Path(scratch) / "absent"), appearance)
                first.window.resize(*SCREEN)
                first.begin()
                show_first_start(Camera(app, first, f"{theme}-{zoom}"))
                first.window.close()
    return 0


def show_first_start(camera: Camera) -> None:
    """The first page that somebody new sees, and what is said when the window is first closed."""
    camera.take("00-welcome")
    for name, has_tray in (("00-staying", True), ("00-staying-without-tray", False)):
        dialog = StayingDialog(has_tray=has_tray)
        dialog.open_sized()
        camera.take(name)
        dialog.close_quietly()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
