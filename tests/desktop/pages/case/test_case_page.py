"""The page of a case: head, tabs, safeguards, what leads where, and what is saved before one leaves."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

import samples
from bilan_desktop.desktop.widgets.figures.hours_gauge import HoursGauge
from bilan_desktop.desktop.widgets.figures.phase_steps import PhaseSteps
from bilan_desktop.desktop.widgets.navigation.safeguard_list import SafeguardList
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import frame, request
from desktop.finding import buttons, enter, field, fill, front, press, says, sentences, settle

PLACES = ("request", "frame", "sessions", "sessions/new")


def names(page: QWidget) -> list[str]:
    """What is read aloud of the drawn figures that show."""
    settle()
    return [w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible() and w.accessibleName()]


class TestHead:
    """Whose case it is, how far it is, and the way on."""

    def test_it_tells_who_pays_the_hours_and_the_end(self, desk, open_page) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file)
        page = open_page(file)
        assert says(page, "Karim Lemoine")
        assert says(page, "›  B-2026-001")
        assert says(page, "1 h 30 d’accompagnement · 0 h de travail personnel")
        assert says(page, "Terme prévu le 30 janvier 2027")
        assert "CPF" in names(page)
        assert page.findChild(PhaseSteps).current() == 2
        assert page.findChild(HoursGauge).hours().accompaniment == timedelta(hours=1, minutes=30)

    def test_the_window_never_bears_the_name(self, desk, open_page) -> None:
        page = open_page(samples.cpf_case(desk))
        assert "Karim" not in page.window().windowTitle() + page.title

    def test_the_trail_leads_back_to_the_list(self, desk, open_page, signals, qtbot) -> None:
        page = open_page(samples.cpf_case(desk))
        with qtbot.waitSignal(signals.navigate) as went:
            press(page, "Dossiers")
        assert went.args == ["cases", ""]

    def test_e2_the_gate_says_what_it_wants_and_leads_to_the_first_empty_field(
        self, desk, open_page, stored
    ) -> None:
        file = samples.cpf_case(desk)
        frame.advance(file)
        page = open_page(file, "frame")
        press(page, "Passer en phase d’investigation")
        assert says(page, "La page Demande n’est pas encore complète.")
        assert says(page, "Engagements déontologiques, 2")
        assert stored(file.case.id).phase is Phase.PRELIMINARY
        press(page, "Aller à « Demande »")
        assert page.where().endswith("#request")
        assert QApplication.focusWidget().accessibleName().startswith("Qui a pris l’initiative")

    def test_c1_then_the_consent(self, desk, open_page) -> None:
        file = samples.cpf_case(desk)
        frame.advance(file)
        samples.fill_request(file)
        file.keep(without_consent(file.case))
        page = open_page(file)
        press(page, "Passer en phase d’investigation")
        assert says(page, "Le consentement du bénéficiaire n’est pas encore enregistré.")
        press(page, "Aller à « Demande »")
        assert field(page, "Jour du consentement").editor.hasFocus()

    def test_c2_e3a_then_the_paper_and_the_frame(self, desk, open_page) -> None:
        file = samples.cpf_case(desk)
        frame.advance(file)
        samples.fill_request(file)
        page = open_page(file)
        press(page, "Passer en phase d’investigation")
        assert says(page, "L’investigation attend le document du financement.")
        press(page, "Aller à « Cadre »")
        assert field(page, "Numéro de dossier EDOF").editor.hasFocus()

    def test_what_is_typed_counts_before_the_gate_is_asked(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request")
        fill(page, "Motifs", "Dit juste avant")
        press(page, "Passer en phase préliminaire")
        case = stored(file.case.id)
        assert case.phase is Phase.PRELIMINARY
        assert case.request.motives == "Dit juste avant"
        assert "Passer en phase d’investigation" in buttons(page)


class TestSafeguards:
    """Every rule that matters now; a click goes to where it is mended."""

    def press_line(self, page, title: str) -> None:
        """Clicks the line of the panel that begins so."""
        settle()
        rows = page.findChild(SafeguardList).rows()
        row = next(r for r in rows if r.accessibleName().replace("\u202f", " ").startswith(title))
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        settle()

    @pytest.mark.parametrize(
        ("title", "place", "focused"),
        [
            ("Demande à compléter", "request", "Qui a pris l’initiative"),
            ("Consentement à recueillir", "request", "Jour du consentement"),
            ("CPF : conditions générales", "frame", "Numéro de dossier EDOF"),
            ("Cadre à fixer", "frame", "Début"),
            ("Durée ≤ 24 heures", "sessions", "Ajouter une séance"),
        ],
    )
    def test_a_click_leads_there(self, desk, open_page, title, place, focused) -> None:
        page = open_page(samples.cpf_case(desk))
        self.press_line(page, title)
        assert page.where().endswith(f"#{place}")
        widget = QApplication.focusWidget()
        said = widget.accessibleName() or widget.text().replace("&", "")
        assert said.startswith(focused)
        assert not widget.visibleRegion().isEmpty()

    def test_they_follow_what_is_stored(self, desk, open_page, qtbot) -> None:
        page = open_page(samples.cpf_case(desk), "frame")
        assert says(page, "Cadre à fixer")
        enter(page, "Début", "aujourd’hui")
        enter(page, "Terme prévu", "31/1/2027")
        fill(page, "Objectifs", "Choisir")
        qtbot.waitUntil(lambda: says(page, "Cadre fixé"))

    def test_in_a_narrow_window_they_fold_into_a_line_and_open_again(self, desk, open_page) -> None:
        page = open_page(samples.cpf_case(desk), "request", width=820)
        assert not says(page, "Consentement à recueillir")
        assert says(page, "à faire")
        press(page, "Déplier les garde-fous")
        assert says(page, "Consentement à recueillir")
        press(page, "Replier les garde-fous")
        assert not says(page, "Consentement à recueillir")


class TestIdentity:
    """Who the person is, saved as it is typed."""

    def test_it_is_changed_and_shown_at_once(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file)
        press(page, "Modifier l’identité")
        enter(front(), "Nom", "Lemoine-Œuvrard")
        enter(front(), "Téléphone", "06 39 98 00 00")
        press(front(), "Fermer")
        kept = stored(file.case.id).beneficiary
        assert (kept.last_name, kept.phone) == ("Lemoine-Œuvrard", "06 39 98 00 00")
        assert QApplication.activeModalWidget() is None
        assert says(page, "Karim Lemoine-Œuvrard")

    def test_a_mistake_holds_the_dialog_until_it_is_given_up(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file)
        press(page, "Modifier l’identité")
        enter(front(), "Prénom", "")
        enter(front(), "Courriel", "karim chez lui")
        press(front(), "Fermer")
        assert field(front(), "Prénom").error() == "Indiquez le prénom."
        assert field(front(), "Courriel").error() == "Une adresse électronique s’écrit comme nom@exemple.fr."
        press(front(), "Fermer sans l’enregistrer")
        assert QApplication.activeModalWidget() is None
        assert stored(file.case.id).beneficiary == samples.KARIM.checked()
        assert page.flush()


class TestLeaving:
    """Nothing typed is lost by going elsewhere."""

    def test_a_change_of_tab_saves_first(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request")
        fill(page, "Motifs", "Avant de changer d’onglet")
        tabs = next(bar for bar in page.findChildren(QTabBar) if bar.isVisible())
        tabs.setCurrentIndex(1)
        assert stored(file.case.id).request.motives == "Avant de changer d’onglet"

    def test_flush_puts_everything_on_disk_even_what_waits_to_be_read(self, desk, open_page, stored) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "frame")
        fill(page, "Début", "lundi 2 novembre")
        assert page.flush()
        assert stored(file.case.id).frame.starts_on == date(2026, 11, 2)

    def test_it_says_where_one_was_and_leads_back_there(self, desk, open_page) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        session = samples.hold_session(file)
        page = open_page(file, f"sessions/{session.id}")
        where = page.where()
        assert where == f"{file.case.id}#sessions/{session.id}"
        page.enter(where)
        assert says(page, "Ce que la personne a dit")

    def test_another_case_is_not_opened_over_what_could_not_be_saved(self, desk, open_page, stored) -> None:
        file, other = samples.cpf_case(desk), samples.plan_case(desk)
        other.close()
        page = open_page(file, "request")
        long = field(page, "Motifs")
        long.editor.setFocus()
        long.editor.insertPlainText("x" * 20_001)
        page.enter(str(other.case.id))
        assert says(page, "Une saisie n’est pas enregistrée")
        assert says(page, "Karim Lemoine")
        press(page, "Ouvrir l’autre dossier sans l’enregistrer")
        assert says(page, "Nadia Bellanger")
        assert stored(file.case.id).request.motives == ""

    def test_forgetting_leaves_no_word_of_the_case_in_any_widget(self, desk, open_page) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        session = samples.hold_session(file, said="Il raconte le hangar-aux-canaris.")
        page = open_page(file, "request")
        page.enter(f"{file.case.id}#sessions/{session.id}")
        page.forget()
        held = [w.toPlainText() for w in page.findChildren(QPlainTextEdit)]
        held += [w.text() for w in page.findChildren(QLineEdit)] + [
            w.text() for w in page.findChildren(QLabel)
        ]
        held += [w.accessibleName() for w in page.findChildren(QWidget)]
        assert not [text for text in held if "canaris" in text or "Lemoine" in text or "hangar" in text]
        assert not page.running()


class TestFaults:
    """What the disk refuses is told calmly; the text stays and is saved later."""

    def test_a_disk_that_fills_keeps_the_text_and_saves_it_once_there_is_room(
        self, desk, open_page, stored, qtbot, monkeypatch
    ) -> None:
        file = samples.cpf_case(desk)
        page = open_page(file, "request")
        kept_by = CaseFile.keep

        def full(self, after, contents=None):
            raise Fault(FaultKind.DISK_FULL)

        monkeypatch.setattr(CaseFile, "keep", full)
        written = fill(page, "Motifs", "Écrit disque plein")
        qtbot.waitUntil(lambda: says(page, "Le disque est plein"))
        assert says(page, "ce que vous venez d’écrire reste à l’écran")
        assert not page.flush()
        assert written.value() == "Écrit disque plein"
        monkeypatch.setattr(CaseFile, "keep", kept_by)
        press(page, "Réessayer")
        assert stored(file.case.id).request.motives == "Écrit disque plein"
        assert not says(page, "Le disque est plein")

    def test_a_case_that_cannot_be_opened_says_so(self, desk, open_page, vault_folder) -> None:
        file, other = samples.cpf_case(desk), samples.plan_case(desk)
        other.close()
        for path in vault_folder.rglob(f"*{other.case.id}*"):
            path.unlink()
        page = open_page(file)
        page.enter(str(other.case.id))
        assert says(page, "Il manque un fichier à un compartiment")
        assert not says(page, "Karim Lemoine")


class TestEverywhere:
    """What holds for every tab."""

    @pytest.mark.parametrize("place", PLACES)
    @pytest.mark.parametrize("make", [samples.cpf_case, samples.plan_case])
    def test_everything_that_takes_input_has_a_name(self, desk, open_page, place, make) -> None:
        page = open_page(make(desk), place)
        settle()
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
        shown = [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
        nameless = [w for w in shown if not w.accessibleName() and not getattr(w, "text", str)()]
        assert not nameless

    @pytest.mark.parametrize("place", PLACES)
    def test_tab_reaches_every_field_from_top_to_bottom(self, desk, open_page, place) -> None:
        page = open_page(samples.plan_case(desk), place)
        settle()
        bar = next(b for b in page.findChildren(QTabBar) if b.isVisible())
        bar.setFocus()
        heights, seen = [], set()
        tab = page.running().tab()
        for _ in range(90):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            if focused in seen:
                break
            seen.add(focused)
            if tab.isAncestorOf(focused):
                heights.append(focused.mapTo(tab, focused.rect().center()).y())
        assert len(heights) >= (2 if place == "sessions" else 5)
        assert all(after >= before - 60 for before, after in pairwise(heights)), str(heights)

    @pytest.mark.parametrize("place", PLACES)
    def test_every_text_is_set_as_french_typography_wants(self, desk, open_page, place) -> None:
        from bilan_desktop.wording.french import typeset

        page = open_page(samples.plan_case(desk), place)
        wrong = [sentence for sentence in sentences(page) if typeset(sentence) != sentence]
        assert not wrong

    def test_no_part_of_it_is_ever_a_window_of_its_own(self, desk, open_page, qapp) -> None:
        class Watch(QObject):
            shown: list[str] = []  # noqa: RUF012

            def eventFilter(self, watched, event):
                if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                    self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
                return False

        file = samples.to_investigation(samples.plan_case(desk))
        samples.hold_session(file)
        page = open_page(file)
        watch = Watch()
        qapp.installEventFilter(watch)
        try:
            for place in (*PLACES, f"sessions/{file.case.sessions[0].id}", "synthesis", "closing"):
                page.enter(f"{file.case.id}#{place}")
                settle()
        finally:
            qapp.removeEventFilter(watch)
        assert watch.shown == []


def test_a_change_is_told_to_whoever_shows_the_case(desk, open_page, signals, qtbot) -> None:
    file = samples.cpf_case(desk)
    page = open_page(file, "request")
    with qtbot.waitSignal(signals.case_changed) as told:
        fill(page, "Motifs", "Dit au tableau de bord")
    assert told.args == [str(file.case.id)]


def test_a_new_day_is_seen_when_the_page_comes_back(desk, open_page, clock) -> None:
    file = samples.cpf_case(desk)
    samples.fill_frame(file)
    page = open_page(file)
    assert says(page, "Bilan limité dans le temps")
    request.save(page.running().file, file.case.request)
    clock.set(samples.NOW + timedelta(days=25))
    page.enter(str(file.case.id))
    assert says(page, "Terme prévu le 30 janv. 2027")


def without_consent(case):
    """The same case before the consent was recorded."""
    from attrs import evolve

    return evolve(case, consent=None)
