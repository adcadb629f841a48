"""The dashboard, the list of cases and the search, on real cases."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListView, QPushButton, QTableView

import samples
from bilan_desktop.desktop.dialogs.palette import Palette
from bilan_desktop.desktop.widgets.figures.month_strip import MonthStrip
from bilan_desktop.desktop.widgets.pdf.preview import PdfPreview
from bilan_desktop.domain.beneficiary import Beneficiary
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.registers.complaint import Complainant, ComplaintSubject
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.registers import complaints
from bilan_desktop.practice.running import cases, frame
from conftest import CHEAP
from desktop.keyboard import type_text
from person import Person

PASSPHRASE = samples.PASSPHRASE
SAID = Qt.ItemDataRole.AccessibleTextRole
pytestmark = pytest.mark.journey


@pytest.fixture
def made(vault_folder, clock):
    """The practice's desk, open until `opened` shuts it."""
    return opening.create(vault_folder, samples.PRACTICE, PASSPHRASE, clock, kdf=CHEAP).desk


@pytest.fixture
def opened(made, qtbot, start):
    """Shuts the desk and opens the program on it, up to the dashboard."""

    def begin() -> Person:
        made.lock()
        person = Person(qtbot, start().window)
        person.fill("Phrase de passe", PASSPHRASE)
        person.press("Ouvrir le coffre")
        person.waits_for("Bonjour")
        return person

    return begin


@pytest.fixture
def three(made):
    """Karim at the synthesis, Nadia waiting for her convention, Élodie just begun; as their ids."""
    karim, nadia = samples.to_conclusion(samples.cpf_case(made)), samples.plan_case(made)
    samples.write_synthesis(karim)
    samples.fill_request(nadia)
    samples.fill_frame(nadia)
    samples.fill_funding(nadia)
    frame.plan_session(nadia, made.now() + timedelta(days=2), timedelta(hours=1, minutes=30), "Au cabinet")
    elodie = cases.open_new(made, Beneficiary("Élodie", "Mœrman"), Route.CPF)
    files = (karim, nadia, elodie)
    ids = [str(file.case.id) for file in files]
    for file in files:
        file.close()
    return ids


def table(person: Person) -> QTableView:
    """The table in front."""
    return next(t for t in person.front().findChildren(QTableView) if t.isVisible())


def rows(view: QAbstractItemView) -> list[str]:
    """What is read aloud of each row."""
    model = view.model()
    return [
        " | ".join(str(model.index(row, column).data(SAID)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def click_row(person: Person, qtbot, row: int) -> None:
    """Clicks a row of the table in front."""
    view = table(person)
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def palette() -> Palette:
    """The search in front."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Palette) and w.isVisible())


def test_an_empty_practice_is_told_what_goes_here_and_offered_the_first_case(opened):
    person = opened()
    person.waits_for("Aucun bilan en cours")
    person.waits_for("Rien ne presse aujourd’hui.")
    person.press("Ouvrir un premier dossier")
    person.waits_for("Nouveau dossier")


def test_running_cases_show_who_how_far_and_what_comes_next(three, opened):
    person = opened()
    person.waits_for("3 bilans en cours")
    assert person.sees("1 rendez-vous cette semaine") == (samples.TODAY.weekday() < 5)
    said = rows(table(person))
    assert said[0].startswith(
        "Karim L., CPF | Conclusion | 1 h 30 sur 24 h".replace(" h", "\u00a0h").replace("h ", "h\u00a0")
    )
    assert said[1].startswith("Nadia B., Plan de développement")
    assert "Mœrman" not in "".join(said)


def test_a_click_opens_the_case(three, opened, qtbot):
    person = opened()
    click_row(person, qtbot, 0)
    person.waits_for("Karim Lemoine")


def test_enter_opens_the_case(three, opened):
    person = opened()
    view = table(person)
    view.setFocus()
    assert view.selectionModel().isRowSelected(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    person.waits_for("Nadia Bellanger")


def test_what_is_to_do_today_leads_to_its_place(three, opened, qtbot):
    person = opened()
    person.waits_for("Karim L. — présenter la synthèse")
    qtbot.mouseClick(button_named(person, "présenter la synthèse"), Qt.MouseButton.LeftButton)
    person.waits_for("Karim Lemoine")
    assert person.front().window().page().where().endswith("#synthesis")


def test_a_case_that_cannot_be_read_stays_in_sight_with_its_fault(three, opened, vault_folder, qtbot):
    damaged = vault_folder / "compartments" / f"{three[1]}.db"
    content = bytearray(damaged.read_bytes())
    content[0:64] = bytes(64)
    damaged.write_bytes(content)
    person = opened()
    person.waits_for("3 bilans en cours")
    assert "B-2026-002" in rows(table(person))[0]
    click_row(person, qtbot, 0)
    person.waits_for("Un compartiment est abîmé et ne se lit plus.")
    person.waits_for("Les autres dossiers s’ouvrent comme d’habitude.")


def test_destructions_to_come_and_past_are_shown_and_attested(made, opened, qtbot):
    file = samples.to_ready(samples.cpf_case(made))
    samples.keep_synthesis(file, months=6)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    person = opened()
    assert "mai 2027" in person.front().findChild(MonthStrip).accessibleName()
    person.waits_for("B-2026-001 · documents conservés")
    person.waits_for("B-2026-001 · détruit aujourd’hui")
    row = button_named(person, "B-2026-001 · détruit aujourd’hui")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    person.waits_for("Attestation de destruction")
    person.wait(lambda: person.front().findChild(PdfPreview) is not None)
    assert person.front().findChild(PdfPreview).page_count >= 1
    person.press("Fermer")


def test_ctrl_n_opens_a_case_and_tells_every_mistake_beside_its_field(opened):
    person = opened()
    person.keys(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Nouveau dossier")
    person.press("Ouvrir le dossier")
    assert person.error_beside("Prénom")
    assert person.error_beside("Financement") == "Choisissez qui finance le bilan."
    person.fill("Prénom", "Zoé")
    person.fill("Nom", "Ångström-Œdipe")
    person.fill("Courriel", "pas une adresse")
    person.choose("Financement", "CPF")
    person.press("Ouvrir le dossier")
    assert "nom@exemple.fr" in person.error_beside("Courriel")
    person.fill("Courriel", "zoe@example.fr")
    person.press("Ouvrir le dossier")
    person.waits_for("Zoé Ångström-Œdipe")


def test_a_new_case_comes_to_the_list_and_the_dashboard(opened):
    person = opened()
    person.press("Nouveau dossier")
    person.fill("Prénom", "Zoé")
    person.fill("Nom", "Ångström")
    person.choose("Financement", "Plan de développement")
    person.press("Ouvrir le dossier")
    person.waits_for("Zoé Ångström")
    go(person, "Tableau de bord")
    person.waits_for("1 bilan en cours")
    go(person, "Dossiers")
    person.wait(lambda: any("Zoé Ångström" in row for row in rows(table(person))))


class TestTheList:
    """« Dossiers »."""

    @pytest.fixture
    def person(self, three, made, opened):
        file = samples.to_ready(cases_for(made, "Inès", "Béranger"))
        samples.keep_synthesis(file)
        closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
        person = opened()
        go(person, "Dossiers")
        return person

    def search(self, person: Person, words: str) -> list[str]:
        """What the list shows for some words."""
        person.fill("Rechercher", words)
        shown = [t for t in person.front().findChildren(QTableView) if t.isVisible()]
        return rows(shown[0]) if shown else []

    def test_the_latest_running_cases_come_first(self, person):
        assert [row.split(" | ")[0] for row in rows(table(person))] == [
            "B-2026-003",
            "B-2026-002",
            "B-2026-001",
        ]

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("elodie", "Élodie Mœrman"),
            ("MOERMAN elo", "Élodie Mœrman"),
            ("2026-002", "Nadia Bellanger"),
            ("lemoine", "Karim Lemoine"),
        ],
    )
    def test_names_and_references_are_found_whatever_the_accents(self, person, words, found):
        shown = self.search(person, words)
        assert len(shown) == 1
        assert found in shown[0]

    def test_nothing_found_is_said_and_escape_shows_all_again(self, person):
        assert self.search(person, "personne de ce nom") == []
        person.waits_for("Aucun dossier trouvé")
        person.keys(Qt.Key.Key_Escape)
        person.wait(lambda: len(rows(table(person))) == 3)

    def test_closed_cases_are_read_when_they_are_asked_for(self, person):
        person.choose("Montrer", "Clos")
        person.wait(lambda: any("Inès Béranger" in row for row in shown_rows(person)))
        assert "Clos le 21 nov. 2026" in rows(table(person))[0].replace("\u00a0", " ")
        person.choose("Montrer", "Tous")
        person.wait(lambda: len(rows(table(person))) == 4)

    def test_a_closed_case_opens_on_what_is_kept(self, person, qtbot):
        person.choose("Montrer", "Clos")
        person.wait(lambda: len(shown_rows(person)) == 1)
        click_row(person, qtbot, 0)
        person.waits_for("Ce qui est gardé")

    def test_ctrl_f_then_the_arrows_and_enter_open_a_case(self, person):
        table(person).setFocus()
        person.keys(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        line = person.field("Rechercher").editor
        assert line.hasFocus()
        type_text(line, "nad")
        QTest.keyClick(line, Qt.Key.Key_Down)
        view = table(person)
        assert view.hasFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)
        person.waits_for("Nadia Bellanger")

    def test_enter_in_the_search_opens_the_first_case_found(self, person):
        person.fill("Rechercher", "lemoine")
        line = person.field("Rechercher").editor
        QTest.keyClick(line, Qt.Key.Key_Return)
        person.waits_for("Karim Lemoine")


class TestCtrlK:
    """The search over cases, pages and actions."""

    @pytest.fixture
    def person(self, three, opened):
        person = opened()
        person.keys(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        person.wait(
            lambda: any(isinstance(w, Palette) and w.isVisible() for w in QApplication.topLevelWidgets())
        )
        return person

    def found(self) -> list[str]:
        """What the search shows."""
        model = palette().findChild(QListView).model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def type(self, words: str) -> QLineEdit:
        """Types into the search."""
        line = palette().findChild(QLineEdit)
        type_text(line, words)
        return line

    def test_pages_and_actions_come_at_once(self, person):
        assert any(each.startswith("Réglages") for each in self.found())
        assert any(each.startswith("Verrouiller") for each in self.found())

    def test_a_case_is_found_by_its_name_without_accents_and_opened_by_enter(self, person):
        line = self.type("elodie")
        assert self.found() == ["Élodie Mœrman · B-2026-003"]
        QTest.keyClick(line, Qt.Key.Key_Return)
        person.waits_for("Élodie Mœrman")

    def test_the_arrows_choose_a_page(self, person):
        line = self.type("page")
        shown = self.found()
        QTest.keyClick(line, Qt.Key.Key_Down)
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert shown[1].startswith("Dossiers")
        person.waits_for("3 dossiers")

    def test_an_action_is_done(self, person):
        line = self.type("verrouiller")
        QTest.keyClick(line, Qt.Key.Key_Return)
        person.waits_for("Votre coffre est fermé")

    def test_nothing_found_is_said_and_escape_closes(self, person):
        line = self.type("introuvable")
        assert self.found() == []
        QTest.keyClick(line, Qt.Key.Key_Escape)
        person.wait(lambda: QApplication.activeModalWidget() is None)


def cases_for(desk, first_name: str, last_name: str):
    """A new case under CPF for somebody."""
    return cases.open_new(desk, Beneficiary(first_name, last_name), Route.CPF)


def shown_rows(person: Person) -> list[str]:
    """The rows of the table, none when it does not show."""
    shown = [t for t in person.front().findChildren(QTableView) if t.isVisible()]
    return rows(shown[0]) if shown else []


def button_named(person: Person, words: str):
    """The row or button in front that is read aloud so."""
    return next(
        b for b in person.front().findChildren(QPushButton) if b.isVisible() and words in b.accessibleName()
    )


def go(person: Person, name: str) -> None:
    """Presses a place of the sidebar."""
    QTest.mouseClick(button_named(person, name), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    QApplication.processEvents()


def test_l6_a_complaint_without_an_answer_waits_on_the_dashboard_and_leads_to_its_register(
    made, opened, qtbot
) -> None:
    complaints.record(
        made,
        complaints.Told(made.today() - timedelta(days=31), Complainant.EMPLOYER, ComplaintSubject.PRICE),
    )
    person = opened()
    person.waits_for("Réclamation — réponse en retard")
    assert person.sees("Plus de 30 jours sans réponse")
    qtbot.mouseClick(button_named(person, "Réclamation"), Qt.MouseButton.LeftButton)
    person.waits_for("Toute réclamation s’inscrit ici")
