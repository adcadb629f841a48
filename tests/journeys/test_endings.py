"""Endings as the charters want them, through the windows (scenarios 6, 8, 12 to 15)."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import samples
from at_work import come_in, on_disk, prepare, shut, unlock
from bilan_desktop.desktop.widgets.figures.retention_timeline import RetentionTimeline
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.practice.ending import closing
from bilan_desktop.practice.entering import opening
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.vault.clock import FixedClock
from person import Person

pytestmark = pytest.mark.journey


def ready(desk):
    """A case whose synthesis and results were handed over against signature."""
    return samples.to_ready(samples.cpf_case(desk))


def agreed_for_a_year(desk):
    """The same, whose beneficiary asked in writing that the synthesis be kept for a year."""
    file = ready(desk)
    samples.keep_synthesis(file)
    return file


def kept_a_year(desk):
    """A closed case whose synthesis was kept for a year at the beneficiary's written request."""
    file = agreed_for_a_year(desk)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    return file


def compartments(vault: Path) -> set[str]:
    return {path.stem for path in (vault / "compartments").glob("*.key")}


def test_c7_scenario_6_without_agreement_everything_but_the_papers_goes(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, ready)
    before = compartments(vault_folder)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Clôture")
    assert not person.sees("Conservé → 21 nov. 2027")
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2026-001")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé")
    person.waits_for("Preuves, identité et coordonnées")
    assert not person.sees("Document de synthèse 21 novembre 2026 · PDF")
    person.waits_for("Clôture du bilan")
    assert not before & compartments(vault_folder)


def test_c7_scenario_8_five_years_are_barred_and_the_longest_lawful_date_offered(
    qtbot, start, clock, vault_folder
) -> None:
    prepare(vault_folder, clock, ready)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Confidentialité")
    person.press("Enregistrer un accord de conservation")
    person.choose("Durée de conservation", "Jusqu’à une date précise")
    person.fill("Jusqu’au", "21/11/2031")
    person.press("Enregistrer l’accord")
    person.press("Retenir le")
    person.sign()
    person.press("Enregistrer l’accord")
    person.waits_for("Demande écrite du bénéficiaire")
    shut(person)
    latest = on_disk(vault_folder, clock).retention[0].keep.until
    assert latest == date(2028, 1, 30)


def test_c10_scenario_12_what_the_beneficiary_contests_is_annexed_word_for_word(
    qtbot, start, clock, vault_folder
) -> None:
    def presented(desk):
        file = samples.to_conclusion(samples.cpf_case(desk))
        samples.write_synthesis(file)
        samples.synthesis.present(file, file.today(), "Au cabinet")
        return file

    prepare(vault_folder, clock, presented)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Synthèse")
    person.fill("Observations du bénéficiaire", "Je n’ai jamais dirigé neuf personnes.")
    person.fill("2 ·", "Il a coordonné une équipe.")
    person.press("Figer la version définitive")
    person.press("Figer cette version")
    person.waits_for("présent")
    person.press("Présenter au bénéficiaire")
    person.press("Enregistrer la présentation")
    person.wait(lambda: person.field("Observations du bénéficiaire").value() == "")
    person.fill("Observations du bénéficiaire", "C’était quatre, pas neuf.")
    person.press("Quitter la présentation")
    person.press("Figer la version définitive")
    person.press("Figer cette version")
    person.waits_for("définitive depuis")
    shut(person)
    written = on_disk(vault_folder, clock).synthesis
    assert written.versions[0].observations.words == "Je n’ai jamais dirigé neuf personnes."
    assert written.observations.words == "C’était quatre, pas neuf."
    assert written.sections.skills.plain == "Il a coordonné une équipe."


def test_c7_scenario_13_eight_months_in_a_drawer_over_a_deadline(
    qtbot, start, clock: FixedClock, vault_folder
) -> None:
    prepare(vault_folder, clock, kept_a_year)
    kept = compartments(vault_folder)
    clock.set(datetime(2028, 7, 1, 9, 0).astimezone())
    person = Person(qtbot, start().window)
    person.waits_for("La date du jour est à confirmer")
    assert compartments(vault_folder) == kept
    unlock(person)
    person.press("Oui, c’est bien la date")
    person.waits_for("Échéance de conservation atteinte")
    assert len(kept - compartments(vault_folder)) == 1


def test_c7_a_week_in_a_drawer_over_a_deadline_asks_nobody(
    qtbot, start, clock: FixedClock, vault_folder
) -> None:
    prepare(vault_folder, clock, kept_a_year)
    kept = compartments(vault_folder)
    day = samples.NOW
    while day.date() < date(2027, 11, 18):
        day += timedelta(days=25)
        clock.set(min(day, datetime(2027, 11, 18, 9, 0).astimezone()))
        opening.enforce(vault_folder, clock)
    clock.set(datetime(2027, 11, 25, 9, 0).astimezone())
    person = Person(qtbot, start().window)
    person.waits_for("1 dossier a été détruit")
    assert not person.sees("Lemoine")
    assert len(kept - compartments(vault_folder)) == 1


def test_c7_scenario_15_a_clock_that_jumps_to_2036_and_comes_back_destroys_nothing(
    qtbot, start, clock: FixedClock, vault_folder
) -> None:
    prepare(vault_folder, clock, kept_a_year)
    kept = compartments(vault_folder)
    clock.set(datetime(2036, 12, 31, 9, 0).astimezone())
    assert opening.enforce(vault_folder, clock).destroyed == ()
    person = Person(qtbot, start().window)
    unlock(person)
    person.waits_for("Nous sommes le")
    person.press("Non, l’horloge se trompe")
    person.waits_for("Bilans en cours")
    shut(person)
    clock.set(samples.NOW + timedelta(days=1))
    unlock(person)
    person.waits_for("Bilans en cours")
    assert not person.sees("a été détruit")
    assert compartments(vault_folder) == kept


def test_c7_scenario_14_what_was_destroyed_does_not_come_back(
    qtbot, start, clock, vault_folder, tmp_path
) -> None:
    prepare(vault_folder, clock, ready)
    copy = tmp_path / "copie"
    shutil.copytree(vault_folder / "compartments", copy)
    desk = opening.unlock(vault_folder, samples.PASSPHRASE, clock)
    entry = desk.vault.register.case_by_reference("B-2026-001")
    file = CaseFile(desk, entry.case_id)
    closing.close(file, closing.ending(file, EndingKind.COMPLETED, file.today()))
    desk.lock()
    for old in copy.iterdir():
        shutil.copy(old, vault_folder / "compartments" / old.name)
    person = Person(qtbot, start().window)
    unlock(person)
    person.waits_for("Bilans en cours")
    assert not person.sees("Karim L.")
    person.wait(lambda: str(entry.case_id) not in compartments(vault_folder))


def test_c7_scenario_10_a_year_after_a_leap_day_ends_on_the_last_day_of_february(
    qtbot, start, clock: FixedClock, vault_folder
) -> None:
    clock.set(datetime(2024, 2, 29, 9, 0).astimezone())
    prepare(vault_folder, clock, agreed_for_a_year)
    person = come_in(qtbot, start(), "Lemoine")
    person.tab("Clôture")
    person.press("Clôturer et détruire")
    person.fill("Pour confirmer", "B-2024-001")
    person.press("Clôturer et détruire")
    person.waits_for("Ce qui est gardé, et jusqu’à quand")
    shown = person.front().findChild(RetentionTimeline).accessibleName()
    assert "28\u00a0févr. 2025" in shown
    kept = compartments(vault_folder)
    shut(person)
    midnight = datetime(2025, 2, 28).astimezone()
    for days in range(340, -1, -20):
        clock.set(midnight - timedelta(days=days, minutes=1))
        assert opening.enforce(vault_folder, clock).destroyed == ()
    clock.set(midnight)
    assert len(opening.enforce(vault_folder, clock).destroyed) == 1
    assert len(kept - compartments(vault_folder)) == 1
