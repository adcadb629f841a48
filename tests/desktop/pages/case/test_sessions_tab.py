"""The tab « Séances »: hours never over the law's ceiling (L1), notes apart (E1, C4)."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

import samples
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.session import Mode, Session, Work
from bilan_desktop.practice.running import funding, sessions, vouchers
from bilan_desktop.practice.sharing.withdrawing import Signing
from desktop.finding import button, buttons, enter, field, fill, front, press, says, settle

SECOND = 1000


def hold(file, day: date, start: str, end: str, work: Work = Work.ACCOMPANIMENT, said: str = "") -> Session:
    """A session of the past, noted before the page is opened."""
    session = Session(
        uuid4(),
        day,
        time.fromisoformat(start),
        time.fromisoformat(end),
        Phase.INVESTIGATION,
        work=work,
        said=said,
    )
    sessions.save(file, session)
    return session


@pytest.fixture
def nearly_full(desk, clock):
    """23 h 30 done, half an hour of it personal work."""
    file = samples.to_investigation(samples.cpf_case(desk))
    clock.set(samples.NOW + timedelta(days=12))
    for number in range(3):
        hold(file, date(2026, 11, 23 + number), "09:00", "16:40")
    hold(file, date(2026, 11, 30), "09:00", "09:30", Work.PERSONAL)
    assert file.case.hours.total == timedelta(hours=23, minutes=30)
    return file


def open_session(page, row: int = 0) -> None:
    """Opens a session of the list with the keyboard."""
    table = next(t for t in page.findChildren(QTableView) if t.isVisible())
    table.setFocus()
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()


def test_an_empty_tab_says_what_goes_there_and_offers_the_first_session(desk, open_page) -> None:
    page = open_page(samples.to_investigation(samples.cpf_case(desk)), "sessions")
    assert says(page, "Aucune séance pour l’instant")
    press(page, "Ajouter une séance")
    assert field(page, "Début").editor.hasFocus()


def test_a_session_is_added_then_its_notes_are_written(desk, open_page, stored, qtbot) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    page = open_page(file, "sessions/new")
    enter(page, "Jour", "aujourd’hui")
    enter(page, "Début", "9h")
    enter(page, "Fin", "10h30")
    press(page, "Travail personnel")
    press(page, "Enregistrer la séance")
    (session,) = stored(file.case.id).sessions
    assert (session.day, session.duration) == (samples.TODAY, timedelta(hours=1, minutes=30))
    assert (session.work, session.mode, session.phase) == (Work.PERSONAL, Mode.IN_PERSON, Phase.INVESTIGATION)
    assert field(page, "Ce que la personne a dit").editor.hasFocus()
    fill(page, "Ce que la personne a dit", "Elle décrit l’atelier où elle a tout appris.")
    fill(page, "Notes de travail", "Reparler de l’atelier.")
    qtbot.waitUntil(lambda: bool(stored(file.case.id).sessions[0].thoughts), timeout=SECOND)
    (session,) = stored(file.case.id).sessions
    assert session.said == "Elle décrit l’atelier où elle a tout appris."
    assert session.thoughts == "Reparler de l’atelier."
    assert says(page, "0 h d’accompagnement · 1 h 30 de travail personnel")


def test_l1_a_session_over_the_remainder_is_barred_and_the_remainder_taken_in_one_click(
    open_page, stored, nearly_full
) -> None:
    page = open_page(nearly_full, "sessions/new")
    enter(page, "Début", "9h")
    enter(page, "Fin", "10h")
    press(page, "Enregistrer la séance")
    assert says(page, "Cette séance dépasserait la durée permise pour un bilan.")
    assert says(page, "La séance dure 1 h ; il reste 30 min.")
    assert says(page, "L. 6313-4, al. 5")
    assert len(stored(nearly_full.case.id).sessions) == 4
    press(page, "Enregistrer 30 min")
    case = stored(nearly_full.case.id)
    assert case.hours.total == timedelta(hours=24)
    assert case.sessions[-1].ends_at == time(9, 30)
    assert says(page, "23 h 30 d’accompagnement · 30 min de travail personnel")


def test_l1_once_all_hours_are_used_nothing_is_offered(open_page, nearly_full) -> None:
    hold(nearly_full, date(2026, 12, 2), "09:00", "09:30")
    page = open_page(nearly_full, "sessions/new")
    enter(page, "Début", "9h")
    enter(page, "Fin", "10h")
    press(page, "Enregistrer la séance")
    assert says(page, "Les heures du bilan sont toutes utilisées")
    assert not [name for name in buttons(page) if name.startswith("Enregistrer 0")]


def test_l1_lengthening_a_session_is_barred_too_while_its_notes_are_stored(
    open_page, stored, nearly_full, qtbot
) -> None:
    page = open_page(nearly_full, "sessions")
    open_session(page)
    enter(page, "Fin", "11h")
    fill(page, "Ce que la personne a dit", "Tout est dit.")
    qtbot.waitUntil(lambda: stored(nearly_full.case.id).sessions[-1].said == "Tout est dit.", timeout=SECOND)
    assert stored(nearly_full.case.id).sessions[-1].ends_at == time(9, 30)
    qtbot.waitUntil(lambda: says(page, "il reste 1 h"))
    assert field(page, "Fin").value() == time(11)
    press(page, "Enregistrer 1 h")
    qtbot.waitUntil(lambda: stored(nearly_full.case.id).sessions[-1].ends_at == time(10), timeout=SECOND)


def test_c2_after_silence_no_session_can_be_added_and_the_way_out_leads_there(desk, open_page) -> None:
    file = samples.plan_case(desk)
    funding.send_convention(file, date(2026, 11, 2))
    page = open_page(file, "sessions")
    press(page, "Ajouter une séance")
    assert says(page, "Sans réponse dans les dix jours, la convention est réputée refusée.")
    press(page, "Aller à « Cadre »")
    assert page.where().endswith("#frame")
    assert field(page, "Projet transmis le").editor.hasFocus()


class TestMistakes:
    """What cannot be taken as typed is said beside its field."""

    def test_a_session_to_come(self, desk, open_page, stored) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        page = open_page(file, "sessions/new")
        enter(page, "Jour", "22/11/2026")
        enter(page, "Début", "9h")
        enter(page, "Fin", "10h")
        press(page, "Enregistrer la séance")
        assert field(page, "Jour").error().startswith("Cette date est à venir")
        assert stored(file.case.id).sessions == ()

    def test_an_end_that_is_not_after_the_start(self, desk, open_page) -> None:
        page = open_page(samples.to_investigation(samples.cpf_case(desk)), "sessions/new")
        enter(page, "Début", "10h")
        enter(page, "Fin", "9h")
        press(page, "Enregistrer la séance")
        assert field(page, "Fin").error().startswith("L’heure de fin vient avant")

    def test_no_time_at_all(self, desk, open_page) -> None:
        page = open_page(samples.to_investigation(samples.cpf_case(desk)), "sessions/new")
        press(page, "Enregistrer la séance")
        assert field(page, "Début").error() == "Indiquez l’heure de début."

    def test_two_sessions_at_one_moment(self, desk, open_page) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file)
        page = open_page(file, "sessions/new")
        enter(page, "Début", "10h")
        enter(page, "Fin", "11h")
        press(page, "Enregistrer la séance")
        assert field(page, "Début").error() == "Une autre séance occupe déjà ce moment."

    def test_an_investigation_before_the_consent(self, desk, open_page) -> None:
        page = open_page(samples.to_investigation(samples.cpf_case(desk)), "sessions/new")
        enter(page, "Jour", "20/11/2026")
        enter(page, "Début", "10h")
        enter(page, "Fin", "11h")
        press(page, "Enregistrer la séance")
        assert says(page, "Cette séance d’investigation précède le consentement.")
        press(page, "Aller à « Demande »")
        assert page.where().endswith("#request")

    def test_an_end_emptied_while_editing_waits_and_is_not_lost(self, desk, open_page, stored, qtbot) -> None:
        file = samples.to_investigation(samples.cpf_case(desk))
        samples.hold_session(file)
        page = open_page(file, "sessions")
        open_session(page)
        end = enter(page, "Fin", "")
        qtbot.waitUntil(lambda: end.error() == "Indiquez l’heure de fin.", timeout=SECOND)
        press(page, "‹ Toutes les séances")
        assert says(page, "Une saisie n’est pas enregistrée")
        assert stored(file.case.id).sessions[0].ends_at == time(10, 30)
        press(page, "Revenir à la liste sans l’enregistrer")
        assert says(page, "Séances tenues")


def test_esc_goes_back_to_the_list(desk, open_page) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    page = open_page(file, "sessions")
    open_session(page)
    assert page.where() == f"{file.case.id}#sessions/{file.case.sessions[0].id}"
    assert page.escape()
    assert says(page, "Séances tenues")
    assert not page.escape()


def test_what_was_typed_in_one_session_cannot_be_undone_into_another(desk, open_page, stored) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, said="")
    samples.hold_session(file, "11:00", "12:00", said="")
    page = open_page(file, "sessions")
    open_session(page, 0)
    fill(page, "Ce que la personne a dit", "Confié à la seconde séance")
    press(page, "‹ Toutes les séances")
    open_session(page, 1)
    QTest.keyClick(
        field(page, "Ce que la personne a dit").editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    page.flush()
    assert [s.said for s in stored(file.case.id).sessions] == ["", "Confié à la seconde séance"]


def test_a_session_noted_by_mistake_is_taken_away_after_a_question(desk, open_page, stored) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    page = open_page(file, "sessions")
    open_session(page)
    press(page, "Retirer cette séance")
    assert button(front(), "Garder la séance").isDefault()
    QTest.keyClick(front(), Qt.Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None
    assert len(stored(file.case.id).sessions) == 1
    press(page, "Retirer cette séance")
    press(front(), "Retirer la séance")
    assert stored(file.case.id).sessions == ()
    assert says(page, "Aucune séance pour l’instant")


def test_the_list_tells_each_session_and_what_they_add_up_to(desk, open_page) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file)
    hold(file, samples.TODAY, "14:00", "15:00", Work.PERSONAL)
    page = open_page(file, "sessions")
    table = next(t for t in page.findChildren(QTableView) if t.isVisible())
    model = table.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert rows[0] == [
        "Samedi 21\u00a0nov. 2026, 14:00 – 15:00",
        "1\u00a0h",
        "En présence, Investigation",
        "Travail personnel",
    ]
    assert says(page, "21 h 30")


def test_a_session_corrected_after_it_was_signed_for_asks_to_be_signed_again(desk, open_page, qtbot) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    held = samples.hold_session(file)
    vouchers.sign_attendance(file, held.id, Signing(samples.png(), b""))
    page = open_page(file, f"sessions/{held.id}")
    assert says(page, "Notes")
    assert button(page, "Émargée")
    assert not says(page, "à refaire signer")
    enter(page, "Fin", "11h")
    qtbot.waitUntil(
        lambda: says(page, "avant une correction de la séance : à refaire signer"), timeout=20_000
    )
    assert button(page, "Faire émarger")


def test_a_session_is_signed_for_on_the_screen(qtbot, desk, open_page) -> None:
    file = samples.to_investigation(samples.cpf_case(desk))
    held = samples.hold_session(file)
    page = open_page(file, f"sessions/{held.id}")
    press(page, "Faire émarger")
    press(front(), "Enregistrer l’émargement")
    assert field(front(), "Signature du bénéficiaire").error()
    how = field(front(), "Comment le bénéficiaire signe")
    how.set_value("paper")
    how.changed.emit()
    press(front(), "Voir et imprimer le formulaire vierge")
    assert says(front(), "Page 1 sur 1")
