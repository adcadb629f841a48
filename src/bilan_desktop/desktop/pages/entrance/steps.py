"""The steps that make a vault or renew its passphrase: practice, passphrase, recovery paper, two groups typed back."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bilan_desktop.desktop.forms.login_field import LoginField
from bilan_desktop.desktop.forms.paper_view import PaperView
from bilan_desktop.desktop.forms.passphrase_form import PassphraseForm
from bilan_desktop.desktop.forms.practice_form import PracticeForm
from bilan_desktop.desktop.forms.type_back import TypeBack
from bilan_desktop.desktop.pages.entrance.doors import Issued
from bilan_desktop.desktop.pages.entrance.path import Step
from bilan_desktop.desktop.theme.tokens import Space, TextStyle
from bilan_desktop.desktop.widgets.labels import Text
from bilan_desktop.desktop.workers import Job, Progress
from bilan_desktop.domain.errors import InvalidInput
from bilan_desktop.domain.practice import Practice

Issue = Callable[[str, Progress], Issued]


def _column(step: Step, *parts: QWidget) -> None:
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.LARGE)
    for part in parts:
        column.addWidget(part)


class PracticeStep(Step):
    """Who the counsellor is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.tr("Cabinet")
        self.title = self.tr("Votre cabinet")
        self.explanation = self.tr(
            "Ces indications figurent en tête de vos documents. Vous pourrez les compléter dans les réglages."
        )
        self.onward = self.tr("&Continuer")
        self._form = PracticeForm()
        self._practice = Practice("", "")
        _column(self, self._form)

    def practice(self) -> Practice:
        """The practice, cleaned, once the step is complete."""
        return self._practice

    def begin(self) -> None:
        self._form.focus_first()

    def is_complete(self) -> bool:
        checked = self._form.check()
        if checked is not None:
            self._practice = checked
        return checked is not None

    def refuse(self, error: InvalidInput) -> bool:
        return self._form.show_error(error)


class PassphraseStep(Step):
    """The passphrase; then `issue` makes the vault, or renews it, and gives the recovery code."""

    def __init__(self, issue: Issue, working: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.tr("Phrase de passe")
        self.title = self.tr("Votre phrase de passe")
        self.explanation = self.tr(
            "Elle seule ouvre le coffre, avec le code de secours\u202f; personne ne peut la retrouver à votre place."
            " Plusieurs mots sans lien entre eux valent mieux qu’un mot compliqué."
        )
        self.onward = self.tr("&Continuer")
        self._issue, self._working = issue, working
        self._form = PassphraseForm()
        self._passphrase = ""
        self._issued: Issued | None = None
        self._form.entered.connect(self.ready)
        _column(self, self._form)

    def set_own_words(self, practice: Practice) -> None:
        """What the passphrase should not be made of."""
        self._form.set_own_words((practice.name, practice.counsellor))

    def issued(self) -> Issued | None:
        """What was made; None before."""
        return self._issued

    def begin(self) -> None:
        self._form.focus_first()

    def is_complete(self) -> bool:
        passphrase = self._form.check()
        self._passphrase = passphrase or ""
        return passphrase is not None

    def work(self) -> Job | None:
        passphrase, self._passphrase = self._passphrase, ""
        job = Job(lambda progress: self._issue(passphrase, progress), self)
        job.done.connect(self._made)
        return job

    def working(self) -> str:
        return self._working

    def refuse(self, error: InvalidInput) -> bool:
        if error.field != "passphrase":
            return False
        self._form.show_error(error)
        return True

    def _made(self, issued: Issued) -> None:
        self._issued = issued
        self._form.wipe()


class PaperStep(Step):
    """The recovery paper: to be printed, or copied by hand."""

    can_go_back = False

    def __init__(self, issued: Callable[[], Issued | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.tr("Code de secours")
        self.title = self.tr("Votre code de secours")
        self.explanation = self.tr(
            "Si la phrase de passe se perd, ce code ouvre le coffre. Imprimez-le, ou recopiez-le à la main, et rangez"
            " le papier ailleurs que près de l’ordinateur\u202f: il n’est écrit nulle part ailleurs."
        )
        self.onward = self.tr("J’ai le &papier")
        self._issued = issued
        self._code = Text("", TextStyle.HEADING, wrap=True, selectable=True)
        self._view = PaperView(self.tr("Code de secours"), self.tr("Code de secours du coffre"))
        _column(self, self._code, self._view)

    def begin(self) -> None:
        issued = self._issued()
        if issued is not None:
            self._code.setText("   ".join(issued.groups))
            self._code.setAccessibleName(
                self.tr("Code de secours\u202f: {groups}").format(groups=", ".join(issued.groups))
            )
            self._view.show_paper(issued.paper)
            self._view.focus_first()


class TypeBackStep(Step):
    """Two groups of the paper, typed back; `is_last` when nothing comes after it."""

    def __init__(
        self, issued: Callable[[], Issued | None], parent: QWidget | None = None, *, is_last: bool = True
    ) -> None:
        super().__init__(parent)
        self.name = self.tr("Vérification")
        self.title = self.tr("Vérifions le papier")
        self.explanation = self.tr(
            "Recopiez deux groupes du papier\u202f: c’est l’assurance qu’il est lisible et que vous l’avez."
        )
        self.onward = self.tr("&Terminer") if is_last else self.tr("&Continuer")
        self._issued = issued
        self._fields: TypeBack | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    def begin(self) -> None:
        issued = self._issued()
        if self._fields is None and issued is not None:
            self._fields = TypeBack(issued.groups)
            self._fields.entered.connect(self.ready)
            self._place.addWidget(self._fields)
        if self._fields is not None:
            self._fields.focus_first()

    def is_complete(self) -> bool:
        return self._fields is not None and self._fields.check()


class LoginStep(Step):
    """Whether the program starts with the session: a box, unticked until somebody ticks it."""

    can_go_back = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.tr("Présence")
        self.title = self.tr("Veiller aussi quand la fenêtre est fermée")
        self.explanation = self.tr(
            "Lancé avec votre session, le programme détruit à leur date les dossiers échus et rappelle vos échéances, le"
            " coffre verrouillé, sans nommer personne. Sinon, il le fait dès que vous l’ouvrez. Les réglages permettent d’en"
            " changer."
        )
        self.onward = self.tr("&Terminer")
        self._field = LoginField()
        _column(self, self._field)

    def begin(self) -> None:
        self._field.show_state()
        self._field.setFocus()

    def is_complete(self) -> bool:
        # What the system refuses is no reason to keep anybody from beginning: it is said once.
        return self._field.error() != "" or self._field.apply()
