from datetime import timedelta

import pytest
from attrs import evolve

import samples
from bilan_desktop.domain.bilan.request import Request
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.bilan.terms import Terms
from bilan_desktop.domain.cases.safeguards import Guard, Place, Standing, safeguards
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.watch import nir
from bilan_desktop.domain.watch.answers import Choice
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import frame, funding, request, sessions, synthesis, watching
from bilan_desktop.practice.running.watching import Watcher
from bilan_desktop.practice.watch.lexicons import lexicon
from bilan_desktop.wording.guards import guard_text

NIR = f"2 84 05 75 116 003 {nir.key('2840575116003'):02d}"


@pytest.fixture
def file(desk):
    return samples.to_investigation(samples.cpf_case(desk))


def lines(file, guard):
    return [s for s in safeguards(file.case, file.today(), Watcher(file).noticed()) if s.guard is guard]


def test_c3_nothing_sensitive_is_a_rule_kept(file):
    assert lines(file, Guard.NECESSARY)[0].standing is Standing.KEPT
    assert not lines(file, Guard.SENSITIVE)
    assert lines(file, Guard.FACTS)[0].standing is Standing.KEPT


def test_c3_a_note_is_asked_about_once_and_its_answer_outlives_the_program(desk, file):
    held = samples.hold_session(file, said="Elle est sous antidépresseurs depuis mars.")
    (line,) = lines(file, Guard.SENSITIVE)
    assert (line.standing, line.place) == (Standing.WATCH, Place.SESSIONS)
    assert line.facts == {"topic": "health", "session": 1, "spot": str(held.id)}
    question = Watcher(file).noticed()[0].questions[0]
    watching.answer(file, question, Choice.KEEP, "Postes de nuit écartés")
    sessions.save_notes(file, held.id, "Lundi. Elle est sous antidépresseurs. Rien d’autre.", "")
    file.close()
    again = CaseFile(desk, file.case.id)
    (line,) = lines(again, Guard.SENSITIVE)
    assert line.standing is Standing.KEPT
    assert line.facts["on"] == file.today()
    assert again.case.answers[0].reason == "Postes de nuit écartés"
    assert not watching.asked_of(again, question.field, (question.passage,))[0].is_open


def test_c3_e1_the_reasons_of_extensions_and_the_title_of_the_paper_are_looked_through(desk):
    file = samples.to_investigation(samples.plan_case(desk))
    frame.extend(file, file.today() + timedelta(days=90), "Elle est sous antidépresseurs depuis mars.")
    (line,) = lines(file, Guard.SENSITIVE)
    assert (line.standing, line.place, line.facts["spot"]) == (
        Standing.WATCH,
        Place.FRAME,
        "extension_reason",
    )
    question = Watcher(file).noticed()[0].questions[0]
    watching.answer(file, question, Choice.KEEP, "Séances espacées")
    assert lines(file, Guard.SENSITIVE)[0].standing is Standing.KEPT
    terms = evolve(file.case.funding.terms, title="Bilan d’une personne paresseuse et diabétique")
    funding.save(file, evolve(file.case.funding, terms=terms))
    spots = {found.where.spot: found for found in Watcher(file).noticed()}
    assert spots["convention_title"].questions
    assert spots["convention_title"].judgements
    assert {found.place for found in lines(file, Guard.SENSITIVE)} == {Place.FRAME}


def test_c3_a_social_security_number_is_barred_there_too(desk):
    file = samples.to_investigation(samples.plan_case(desk))
    with pytest.raises(RuleBroken) as in_a_reason:
        frame.extend(file, file.today() + timedelta(days=90), f"Dossier {NIR}")
    terms = evolve(file.case.funding.terms, title=f"Bilan {NIR}")
    with pytest.raises(RuleBroken) as in_the_title:
        funding.save(file, evolve(file.case.funding, terms=terms))
    assert {in_a_reason.value.breach, in_the_title.value.breach} == {Breach.NIR_FORBIDDEN}


def test_c3_the_answers_go_with_the_session(file):
    held = samples.hold_session(file, said="Elle est diabétique.")
    watching.answer(file, Watcher(file).noticed()[0].questions[0], Choice.KEEP, "Horaires")
    sessions.remove(file, held.id)
    assert file.case.answers == ()


def test_e1_judging_words_are_counted_where_they_stand(file):
    synthesis.save_section(file, Section.SKILLS, RichText.of("Elle est perfectionniste et têtue."))
    (line,) = lines(file, Guard.FACTS)
    assert (line.standing, line.place) == (Standing.WATCH, Place.SYNTHESIS)
    assert line.facts == {"count": 2, "spot": "skills"}


def test_c3_the_request_and_the_synthesis_are_looked_through(file):
    request.save(file, evolve(file.case.request, motives="Sa mère est malade."))
    synthesis.save_section(file, Section.PROJECT, RichText.of("Il est syndiqué."))
    assert [(s.place, s.facts["topic"]) for s in lines(file, Guard.SENSITIVE)] == [
        (Place.REQUEST, "family_life"),
        (Place.REQUEST, "health"),
        (Place.SYNTHESIS, "union"),
    ]


def test_a_text_that_has_not_changed_is_not_read_again(file):
    samples.hold_session(file, said="Elle est diabétique.")
    watcher = Watcher(file)
    first = watcher.noticed()
    assert watcher.noticed()[0].questions[0].passage is first[0].questions[0].passage


def test_c3_a_nir_is_barred_from_every_text(file):
    held = samples.hold_session(file)
    barred = (
        lambda: request.save(file, Request(motives=f"Numéro {NIR}")),
        lambda: sessions.save_notes(file, held.id, NIR, ""),
        lambda: synthesis.save_section(file, Section.SKILLS, RichText.of(f"Voir {NIR}.")),
    )
    before = file.case
    for act in barred:
        with pytest.raises(RuleBroken) as raised:
            act()
        assert raised.value.breach is Breach.NIR_FORBIDDEN
    assert file.case == before


def test_c9_a_test_score_is_barred_from_the_synthesis_and_not_from_the_notes(file):
    with pytest.raises(RuleBroken) as raised:
        synthesis.save_section(file, Section.SKILLS, RichText.of("Logique : 32/40."))
    assert raised.value.breach is Breach.SCORE_IN_SYNTHESIS
    samples.hold_session(file, said="Logique : 32/40.")


def test_c3_the_frame_and_the_text_of_a_convention_are_looked_through(desk):
    file = samples.plan_case(desk)
    frame.save(file, evolve(file.case.frame, objectives="Tenir compte de sa dépression."))
    funding.save(file, evolve(file.case.funding, terms=Terms(content="Pauses, car elle est diabétique.")))
    asked = lines(file, Guard.SENSITIVE)
    assert [(line.place, line.facts["spot"]) for line in asked] == [
        (Place.FRAME, "objectives"),
        (Place.FRAME, "convention_content"),
    ]
    assert guard_text(asked[0]).title == "Le cadre évoque la santé"


def test_c3_c10_the_observations_are_asked_about_and_never_judged(desk):
    file = samples.to_conclusion(samples.cpf_case(desk))
    samples.write_synthesis(file)
    synthesis.present(file, file.today(), "Au cabinet")
    synthesis.observe(file, file.today(), "Je suis nulle en anglais. Je suis diabétique.")
    (each,) = [noticed for noticed in Watcher(file).noticed() if noticed.where.field == "observations"]
    assert (len(each.questions), each.judgements) == (1, ())
    (line,) = lines(file, Guard.SENSITIVE)
    assert line.place is Place.SYNTHESIS
    assert guard_text(line).title == "Une observation évoque la santé"
    synthesis.finalise(file)
    assert not lines(file, Guard.SENSITIVE)


def test_the_lists_are_there_once_they_were_read():
    watching.warm()
    assert lexicon.cache_info().currsize == 1
