from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from attrs import fields

from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.signature import Signatory, digest
from bilan_desktop.domain.bilan.synthesis import Section, Sections, Synthesis, SynthesisState, section_named
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.richtext import SECTION_LIMIT, RichText
from domain_samples import NOW, TODAY, presented, written

DAY = timedelta(days=1)
PAPER = UUID(int=9)
EARLIER = [phase for phase in Phase if phase is not Phase.CONCLUSION]


def breach_of(take, *args):
    with pytest.raises(RuleBroken) as caught:
        take(*args)
    return caught.value.breach


def problem_of(take, *args):
    with pytest.raises(InvalidInput) as caught:
        take(*args)
    return caught.value.field, caught.value.problem


def finished():
    return presented().finalised(Phase.CONCLUSION, NOW, PAPER)


def test_c9_there_are_three_sections_and_no_fourth_can_be_named():
    assert {attribute.name for attribute in fields(Sections)} == {section.value for section in Section}
    assert section_named("skills") is Section.SKILLS
    assert breach_of(section_named, "scores") is Breach.FOURTH_SECTION


def test_c9_each_section_keeps_its_own_text():
    synthesis = written(project="Formatrice")
    assert synthesis.sections.of(Section.PROJECT).plain == "Formatrice"
    assert synthesis.sections.of(Section.SKILLS).plain == "Anime une équipe de neuf personnes"
    too_long = RichText.of("a" * (SECTION_LIMIT + 1))
    assert problem_of(synthesis.edited, Section.PROJECT, too_long) == ("project", Problem.TOO_LONG)


def test_c9_circumstances_and_skills_are_wanted_and_the_project_is_not():
    for section in (Section.CIRCUMSTANCES, Section.SKILLS):
        lacking = written(project="Formatrice").edited(section, RichText.of(" \n"))
        assert (
            breach_of(lacking.presented, TODAY, "Ici", Phase.CONCLUSION, NOW) is Breach.SYNTHESIS_INCOMPLETE
        )
    assert written().presented(TODAY, "Ici", Phase.CONCLUSION, NOW).presentation


def test_c8_drafts_are_written_in_any_phase():
    assert Synthesis().state is SynthesisState.NONE
    assert written().state is SynthesisState.DRAFT


@pytest.mark.parametrize("phase", EARLIER)
def test_c8_neither_presented_nor_final_before_the_conclusion_phase(phase):
    assert breach_of(written().presented, TODAY, "Ici", phase, NOW) is Breach.FINAL_BEFORE_CONCLUSION
    assert breach_of(presented().finalised, phase, NOW, PAPER) is Breach.FINAL_BEFORE_CONCLUSION


def test_c8_a_presentation_has_a_day_that_has_come_and_a_place():
    shown = written().presented(TODAY, " Au  cabinet ", Phase.CONCLUSION, NOW)
    assert (shown.presentation.on, shown.presentation.place) == (TODAY, "Au cabinet")
    assert shown.state is SynthesisState.PRESENTED
    assert problem_of(written().presented, TODAY + DAY, "Ici", Phase.CONCLUSION, NOW) == (
        "presented_on",
        Problem.IN_THE_FUTURE,
    )
    assert problem_of(written().presented, None, "Ici", Phase.CONCLUSION, NOW) == (
        "presented_on",
        Problem.EMPTY,
    )
    assert problem_of(written().presented, TODAY, " ", Phase.CONCLUSION, NOW) == (
        "presented_at",
        Problem.EMPTY,
    )


def test_c8_a_text_changed_after_its_presentation_is_presented_again():
    changed = presented().edited(Section.SKILLS, RichText.of("Anime, forme et recrute"))
    assert not changed.is_presented_as_it_stands
    assert breach_of(changed.finalised, Phase.CONCLUSION, NOW, PAPER) is Breach.SYNTHESIS_NOT_PRESENTED
    again = changed.presented(TODAY, "Au cabinet", Phase.CONCLUSION, NOW)
    assert again.is_presented_as_it_stands
    observed = again.observed(TODAY, "", TODAY)
    assert observed.finalised(Phase.CONCLUSION, NOW, PAPER).state is SynthesisState.FINAL


def test_c8_what_was_never_presented_cannot_be_final():
    assert not written().is_presented_as_it_stands
    assert breach_of(written().finalised, Phase.CONCLUSION, NOW, PAPER) is Breach.SYNTHESIS_NOT_PRESENTED


def test_c10_observations_are_kept_to_the_letter_and_may_be_none():
    shown = written().presented(TODAY, "Ici", Phase.CONCLUSION, NOW)
    assert breach_of(shown.finalised, Phase.CONCLUSION, NOW, PAPER) is Breach.OBSERVATIONS_NOT_ASKED
    words = "Je conteste « anime » :\n  je dirige."
    assert shown.observed(TODAY, words, TODAY).observations.words == words
    silent = shown.observed(TODAY, "", TODAY)
    assert silent.observations.none_made
    assert not shown.observed(TODAY, words, TODAY).observations.none_made
    assert silent.finalised(Phase.CONCLUSION, NOW, PAPER).finalised_on == TODAY


def test_c10_observations_come_after_the_presentation():
    assert breach_of(written().observed, TODAY, "", TODAY) is Breach.SYNTHESIS_NOT_PRESENTED
    shown = written().presented(TODAY, "Ici", Phase.CONCLUSION, NOW)
    assert problem_of(shown.observed, TODAY - DAY, "", TODAY) == ("observed_on", Problem.TOO_EARLY)
    assert problem_of(shown.observed, TODAY + DAY, "", TODAY) == ("observed_on", Problem.IN_THE_FUTURE)


def test_c10_observations_stay_with_the_version_they_were_made_of_and_are_asked_of_the_next_one():
    corrected = presented().edited(Section.SKILLS, RichText.of("Dirige une équipe"))
    assert corrected.observations.words == "Je m’y retrouve."
    again = corrected.presented(TODAY, "Au cabinet", Phase.CONCLUSION, NOW)
    assert again.observations is None
    assert [each.observations and each.observations.words for each in again.versions] == [
        "Je m’y retrouve.",
        None,
    ]
    assert breach_of(again.finalised, Phase.CONCLUSION, NOW, PAPER) is Breach.OBSERVATIONS_NOT_ASKED
    once_more = again.observed(TODAY, "C’est mieux.", TODAY)
    assert once_more.observations.words == "C’est mieux."
    assert once_more.versions == again.versions


def test_c10_the_same_text_presented_again_keeps_what_was_said_of_it():
    again = presented().presented(TODAY, "Chez la personne", Phase.CONCLUSION, NOW)
    assert again.observations.words == "Je m’y retrouve."
    assert again.presentation.version == presented().presentation.version


def test_c10_once_final_nothing_changes_any_more():
    frozen = finished()
    assert frozen.state is SynthesisState.FINAL
    assert frozen.document_id == PAPER
    for attempt in (
        lambda: frozen.edited(Section.SKILLS, RichText.of("a")),
        lambda: frozen.kept(NOW),
        lambda: frozen.presented(TODAY, "Ici", Phase.CONCLUSION, NOW),
        lambda: frozen.observed(TODAY, "a", TODAY),
        lambda: frozen.finalised(Phase.CONCLUSION, NOW, PAPER),
    ):
        assert breach_of(attempt) is Breach.SYNTHESIS_FROZEN


def test_c10_a_final_version_is_corrected_by_a_later_one_that_is_observed_and_signed_anew():
    assert breach_of(presented().corrected) is Breach.SYNTHESIS_NOT_FINAL
    signed = presented().with_signature(Signatory.BENEFICIARY, b"drawn", NOW)
    frozen = signed.finalised(Phase.CONCLUSION, NOW, PAPER)
    again = frozen.corrected()
    assert (again.state, again.document_id, again.signed) == (SynthesisState.PRESENTED, None, ())
    changed = again.edited(Section.SKILLS, RichText.of("Autre chose"))
    assert changed.number == frozen.number + 1
    assert not changed.is_presented_as_it_stands
    shown = changed.presented(TODAY, "Ici", Phase.CONCLUSION, NOW)
    assert shown.observations is None
    assert shown.versions[frozen.number - 1].observations == frozen.observations


def test_versions_are_numbered_and_an_unchanged_text_makes_no_new_one():
    first = written().kept(NOW)
    assert [version.number for version in first.versions] == [1]
    assert first.kept(NOW) is first
    assert first.number == 1
    second = first.edited(Section.PROJECT, RichText.of("Formatrice"))
    assert second.number == 2
    assert [version.number for version in second.kept(NOW).versions] == [1, 2]
    assert second.kept(NOW).versions[0].sections == first.sections


def test_nothing_written_is_no_version():
    assert Synthesis().kept(NOW).versions == ()
    assert Synthesis().number == 1


def test_the_final_version_bears_the_number_of_the_one_presented():
    assert presented().number == finished().number == 1


def test_a_signature_is_bound_to_the_text_and_the_observations_it_was_drawn_under():
    signed = presented().with_signature(Signatory.BENEFICIARY, b"drawn", NOW)
    assert [signature.who for signature in signed.signed] == [Signatory.BENEFICIARY]
    assert signed.signed[0].digest == signed.digest
    corrected = signed.edited(Section.PROJECT, RichText.of("Formatrice en tôlerie"))
    assert corrected.signed == ()
    assert signed.observed(TODAY, "Je dirais autrement.", TODAY).signed == ()
    assert corrected.edited(Section.PROJECT, signed.sections.project).signed == signed.signed


def test_only_signatures_that_hold_go_into_the_final_version():
    stale = presented().with_signature(Signatory.COUNSELLOR, b"before", NOW)
    changed = stale.observed(TODAY, "Un mot de plus.", TODAY)
    once = changed.with_signature(Signatory.BENEFICIARY, b"first", NOW)
    again = once.with_signature(Signatory.BENEFICIARY, b"second", NOW)
    frozen = again.finalised(Phase.CONCLUSION, NOW, PAPER)
    assert [(s.who, s.image) for s in frozen.signatures] == [(Signatory.BENEFICIARY, b"second")]


def test_c8_c10_nobody_signs_what_was_not_presented_or_before_they_could_say_something():
    def sign(synthesis):
        return lambda: synthesis.with_signature(Signatory.BENEFICIARY, b"drawn", NOW)

    assert breach_of(sign(written())) is Breach.SYNTHESIS_NOT_PRESENTED
    shown = written().presented(TODAY, "Ici", Phase.CONCLUSION, NOW)
    assert breach_of(sign(shown)) is Breach.OBSERVATIONS_NOT_ASKED
    assert breach_of(sign(finished())) is Breach.SYNTHESIS_FROZEN
    empty = lambda: presented().with_signature(Signatory.COUNSELLOR, b"", NOW)  # noqa: E731
    assert problem_of(empty) == ("signature", Problem.EMPTY)


def test_a_digest_is_the_sha_256_of_the_named_texts_whatever_form_their_accents_have():
    wanted = sha256("skills\nœuvre é\n\nproject\n\n\n".encode()).hexdigest()
    assert digest([("skills", "œuvre e\u0301"), ("project", "")]) == wanted
