"""Situation 17: a note says that the beneficiary is on antidepressants; the question is asked once, its answer kept (C3)."""

from collections.abc import Callable
from pathlib import Path

import pytest

import samples
from at_work import come_in, on_disk, open_case, open_line, prepare, shut
from bilan_desktop.desktop.program import Program
from bilan_desktop.domain.watch.answers import Choice
from bilan_desktop.domain.watch.lexicon import Topic
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.watch.lexicons import lexicon
from bilan_desktop.vault.clock import FixedClock
from person import Person

NOTE = "Elle est sous antidépresseurs depuis mars."
REASON = "Elle écarte les postes de nuit"


def with_a_session(desk: Desk) -> CaseFile:
    """A case in investigation with one session held."""
    file = samples.to_investigation(samples.cpf_case(desk))
    samples.hold_session(file, said="Elle aime former.")
    return file


def open_the_session(person: Person) -> None:
    """From the case to its only session."""
    person.tab("Séances")
    open_line(person)


@pytest.mark.journey
def test_c3_scenario_17_the_question_is_asked_once_and_its_answer_kept(
    qtbot, start: Callable[[], Program], clock: FixedClock, vault_folder: Path
) -> None:
    prepare(vault_folder, clock, with_a_session)
    person = come_in(qtbot, start(), "Lemoine")
    open_the_session(person)
    person.fill("Ce que la personne a dit", f"Elle aime former. {NOTE}")
    person.waits_for("lien direct et nécessaire")
    person.waits_for("évoque la santé")
    person.press("Garder avec un motif")
    person.press("Garder ce passage")
    assert person.error_beside("Motif")
    person.fill("Motif", REASON)
    person.press("Garder ce passage")
    person.wait(lambda: not person.can_press("Garder ce passage"))
    person.waits_for("Une note évoque la santé")
    person.waits_for("gardé, motif noté le 21 nov.")

    person.fill("Ce que la personne a dit", f"Elle aime former, surtout les débutants. {NOTE}")
    person.wait(lambda: not person.can_press("Garder avec un motif"))
    shut(person)
    person = come_in(qtbot, start())
    open_case(person, "Lemoine")
    open_the_session(person)
    person.waits_for("gardé, motif noté le 21 nov.")
    assert not person.can_press("Garder avec un motif")
    shut(person)
    case = on_disk(vault_folder, clock)
    (answer,) = case.answers
    assert (answer.topic, answer.choice, answer.reason) == (Topic.HEALTH, Choice.KEEP, REASON)
    assert NOTE in case.sessions[0].said
    assert "antidépresseurs" not in repr(answer)


@pytest.mark.journey
def test_the_lists_of_words_are_read_beside_the_window_once_the_vault_is_open(
    qtbot, start: Callable[[], Program], clock: FixedClock, vault_folder: Path
) -> None:
    prepare(vault_folder, clock, samples.cpf_case)
    lexicon.cache_clear()
    come_in(qtbot, start())
    qtbot.waitUntil(lambda: lexicon.cache_info().currsize == 1)
