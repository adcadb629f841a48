"""The outline of a case: whoever asks it what a list tells gets the same answers, and no text."""

from datetime import timedelta

import pytest
from attrs import evolve

from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import Request
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.cases.outline import outline
from bilan_desktop.domain.cases.restriction import Restriction, RestrictionGround
from bilan_desktop.domain.cases.todo import tasks
from bilan_desktop.domain.richtext import RichText
from domain_samples import (
    CPF,
    FRAME,
    NOW,
    PROOF,
    TODAY,
    case_in,
    final,
    finished,
    presented,
    session,
    written,
)

SAID = "Elle raconte son atelier."
CASES = {
    "new": case_in(Phase.REQUEST),
    "half asked": case_in(Phase.REQUEST, request=Request(motives=SAID), funding=CPF),
    "under way": case_in(Phase.INVESTIGATION, sessions=(session(said=SAID, thoughts=SAID),)),
    "draft": case_in(Phase.CONCLUSION, synthesis=written()),
    "presented": case_in(Phase.CONCLUSION, synthesis=presented()),
    "final": final(case_in(Phase.CONCLUSION)),
    "finished": finished(),
    "restricted": evolve(finished(), restrictions=(Restriction(PROOF, RestrictionGround.ACCURACY, TODAY),)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_it_asks_for_the_same_and_counts_the_same(case):
    short = outline(case)
    for days in (0, 8, 40, 400):
        assert tasks(short, NOW + timedelta(days=days)) == tasks(case, NOW + timedelta(days=days))
    assert short.hours == case.hours
    assert short.synthesis.state is case.synthesis.state
    assert short.request.missing == case.request.missing
    assert short.frame.missing == case.frame.missing
    assert outline(short) == short


def test_no_text_is_left_in_it():
    case = evolve(CASES["under way"], synthesis=presented(), request=Request(motives=SAID))
    told = repr(outline(case))
    texts = (SAID, presented().sections.skills.plain, presented().observations.words, FRAME.objectives)
    assert all(texts)
    assert not [text for text in texts if text in told]


def test_no_word_of_observations_on_an_earlier_version_is_left_in_it():
    again = (
        presented()
        .edited(Section.SKILLS, RichText.of("Autre"))
        .presented(TODAY, "Ici", Phase.CONCLUSION, NOW)
    )
    case = case_in(Phase.CONCLUSION, synthesis=again)
    said = again.versions[0].observations
    assert said.words
    assert said.words not in repr(outline(case))
    assert outline(case).synthesis.versions[0].observations.on == said.on


def test_a_text_changed_since_it_was_presented_stays_another_one():
    shown = presented()
    changed = evolve(shown, sections=evolve(shown.sections, skills=RichText.of("Autre chose.")))
    before, after = (
        outline(case_in(Phase.CONCLUSION, synthesis=each)).synthesis for each in (shown, changed)
    )
    assert before.is_presented_as_it_stands
    assert not after.is_presented_as_it_stands
    assert (before.number, after.number) == (shown.number, changed.number)
    assert not after.sections.of(Section.SKILLS).is_empty
