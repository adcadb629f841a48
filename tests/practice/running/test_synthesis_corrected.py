"""A final synthesis that is corrected: the paper handed over stays as it was, and a later version takes its place (C10)."""

from datetime import timedelta
from uuid import uuid4

import pytest

import samples
from bilan_desktop.domain.bilan.document import Document, DocumentKind
from bilan_desktop.domain.bilan.synthesis import Section, SynthesisState
from bilan_desktop.domain.cases.closing import EndingKind, handed_over
from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.sharing.agreement import DisclosureAgreement, Recipient, RecipientKind, Subject
from bilan_desktop.practice import signing
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import synthesis
from bilan_desktop.practice.sharing import handing_over, leaving
from bilan_desktop.practice.sharing.exporting import kept_synthesis
from bilan_desktop.vault.clock import FixedClock


def finals(file: CaseFile) -> list[Document]:
    return [d for d in file.case.documents if d.kind is DocumentKind.SYNTHESIS]


@pytest.fixture
def handed(desk: Desk, clock: FixedClock) -> CaseFile:
    """A synthesis final and handed over against signature; ten days have passed."""
    file = samples.to_ready(samples.cpf_case(desk))
    clock.set(samples.NOW + timedelta(days=10))
    return file


def rewritten(file: CaseFile) -> None:
    synthesis.save_section(
        file, Section.SKILLS, samples.rich("Il anime une équipe de douze personnes.", "Il forme.")
    )


def test_c10_only_a_final_version_is_corrected(desk: Desk) -> None:
    file = samples.to_observed(samples.cpf_case(desk))
    with pytest.raises(RuleBroken) as raised:
        synthesis.correct(file)
    assert raised.value.breach is Breach.SYNTHESIS_NOT_FINAL


def test_c10_the_paper_that_was_handed_over_stays_byte_for_byte(handed: CaseFile) -> None:
    before = handed.content(handed.case.synthesis_id)
    synthesis.correct(handed)
    (earlier,) = finals(handed)
    assert earlier.id != handed.case.synthesis_id
    assert earlier.title == "Document de synthèse, version n°\u00a01, corrigée depuis"
    assert handed.content(earlier.id) == before
    assert CaseFile(handed.desk, handed.case.id).case == handed.case


def test_c10_the_corrected_text_is_presented_and_observed_anew(handed: CaseFile) -> None:
    synthesis.correct(handed)
    assert handed.case.synthesis.state is SynthesisState.PRESENTED
    rewritten(handed)
    with pytest.raises(RuleBroken) as raised:
        synthesis.finalise(handed)
    assert raised.value.breach is Breach.SYNTHESIS_NOT_PRESENTED
    synthesis.present(handed, handed.today(), "Au cabinet")
    with pytest.raises(RuleBroken) as raised:
        synthesis.finalise(handed)
    assert raised.value.breach is Breach.OBSERVATIONS_NOT_ASKED
    synthesis.observe(handed, handed.today(), "")
    synthesis.finalise(handed)
    assert (handed.case.synthesis.number, handed.case.synthesis.finalised_on) == (2, handed.today())
    assert len(finals(handed)) == 2


def test_c6_nothing_called_final_leaves_while_it_is_corrected(handed: CaseFile) -> None:
    synthesis.correct(handed)
    with pytest.raises(RuleBroken) as raised:
        handing_over.require_allowed(handed, Subject.SYNTHESIS, Recipient(RecipientKind.BENEFICIARY))
    assert raised.value.breach is Breach.SYNTHESIS_NOT_FINAL


def test_c7_the_corrected_version_is_handed_over_anew_before_the_closing(
    desk: Desk, handed: CaseFile
) -> None:
    samples.keep_synthesis(handed)
    synthesis.correct(handed)
    rewritten(handed)
    synthesis.present(handed, handed.today(), "Au cabinet")
    synthesis.observe(handed, handed.today(), "")
    synthesis.finalise(handed)
    final = handed.content(handed.case.synthesis_id)
    assert not handed_over(handed.case, Subject.SYNTHESIS)
    how = closing.ending(handed, EndingKind.COMPLETED, handed.today())
    with pytest.raises(RuleBroken) as raised:
        closing.close(handed, how)
    assert raised.value.breach is Breach.CLOSING_BEFORE_HAND_OVER
    signing.receipt_on_screen(handed, (Subject.SYNTHESIS,), samples.png())
    closing.close(handed, how)
    found = kept_synthesis(closed.open_closed(desk, handed.case.id))
    assert found is not None
    part, document = found
    assert closed.content(desk, part.compartment, document.id) == final
    assert [d.kind for d in part.documents] == [DocumentKind.SYNTHESIS]


def test_c6_an_agreement_lets_the_corrected_version_leave_and_no_earlier_one(handed: CaseFile) -> None:
    synthesis.correct(handed)
    (earlier,) = finals(handed)
    rewritten(handed)
    synthesis.present(handed, handed.today(), "Au cabinet")
    synthesis.observe(handed, handed.today(), "")
    synthesis.finalise(handed)
    fund = Recipient(RecipientKind.OTHER, "Maison d’ici")
    until = handed.today() + timedelta(days=20)
    wish = DisclosureAgreement(uuid4(), handed.today(), Subject.SYNTHESIS, fund, "Suivi", until, None)
    signing.disclosure_on_screen(handed, wish, samples.png())
    leaves = leaving.of_document(handed, earlier, handed.content(earlier.id))
    with pytest.raises(RuleBroken) as raised:
        leaves.require_allowed(fund)
    assert raised.value.breach is Breach.SYNTHESIS_NOT_FINAL
    assert leaves.require_allowed(Recipient(RecipientKind.BENEFICIARY)) is None
    final = handed.case.document(handed.case.synthesis_id)
    assert final is not None
    assert leaving.of_document(handed, final, b"").require_allowed(fund) is not None
