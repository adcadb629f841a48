"""Art. 15: nothing that is held is left out of the copy, and everything in it has a French name."""

import inspect
from datetime import UTC, date, datetime
from uuid import UUID

from attrs import evolve, fields, has, resolve_types

from bilan_desktop.domain.bilan.contract import Contract, Payment
from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.funding import Route, SelfFunded
from bilan_desktop.domain.bilan.signature import Signatory, Signature
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.cases.destruction import DestructionCertificate, DestructionReason
from bilan_desktop.domain.law.rules import RuleId
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.registers.data_copy import FundingHeld
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.sharing.agreement import Recipient, RecipientKind, Subject
from bilan_desktop.practice.registers import copying
from bilan_desktop.vault.records.kept_records import Kept
from bilan_desktop.wording.held import CHAPTERS, chapters, record
from bilan_desktop.wording.held_names import APART, NAMES
from domain_samples import CPF, TODAY, finished

HERE = {"id", "reference", "opened_on", "phase", "funding", "past_fundings", "documents"}
"""What of a case the copy tells under another name: its course, its fundings, its pieces."""


def told(value, pieces=None):
    return {e.key: e for e in record(value, pieces or {}).entries}


def test_art_15_every_field_of_every_value_is_told_or_has_a_chapter_of_its_own():
    for cls, names in NAMES.items():
        held = {f.name for f in fields(cls)}
        assert held == set(names) | APART.get(cls, frozenset()), cls.__name__


def test_art_15_everything_a_case_holds_has_its_chapter():
    parts = {f.name for f in fields(Case)} - HERE
    assert parts <= set(CHAPTERS), parts - set(CHAPTERS)
    own = {f.name for f in fields(Kept)} - {"documents", "funding", "past_fundings", "origin", "attendance"}
    assert own <= set(CHAPTERS)
    source = inspect.getsource(copying)
    for name in parts:
        assert f'"{name}"' in source


def test_art_15_every_type_that_nests_is_named_too():
    for cls in NAMES:
        for each in fields(resolve_types(cls)):
            if isinstance(each.type, type) and has(each.type) and each.name in NAMES[cls]:
                assert each.type in NAMES or each.type.__name__ in {"Money", "RichText"}, each


def test_a_case_is_told_in_french_and_for_a_machine():
    case = finished()
    session = told(case.sessions[0])
    assert session["said"].is_free
    assert session["said"].said == session["said"].value == "Aime former"
    assert session["day"].value == case.sessions[0].day.isoformat()
    assert session["id"].said == ""
    synthesis = told(case.synthesis, {case.synthesis.document_id: 2})
    assert synthesis["document_id"].said == "pièce n°\u00a02"
    assert synthesis["sections.skills"].is_free
    assert told(evolve(case.synthesis, presentation=None))["presentation"].value is None
    assert not told(case.beneficiary)["first_name"].is_free
    names = [chapter.name for chapter in chapters({"sessions": case.sessions}, {})]
    assert len(set(names)) == len(CHAPTERS)


def test_every_kind_of_value_has_its_words():
    paid = SelfFunded(
        contract=Contract(TODAY, None, True), payments=(Payment(UUID(int=1), TODAY, Money.euros(300)),)
    )
    own = told(FundingHeld(Route.SELF_FUNDED, paid))
    assert own["details.payments"].said == "21 novembre\u00a02026, 300,00\u00a0€".replace(
        "\u00a02026", " 2026"
    ).replace("21 ", "21\u00a0")
    assert own["details.payments"].value == ({"id": str(UUID(int=1)), "on": "2026-11-21", "amount": 30000},)
    assert own["details.contract.at_a_distance"].said == "Oui"
    assert own["route"].said == "Financement personnel"
    assert told(FundingHeld(Route.CPF, CPF))["details.edof_number"].is_free
    signed = told(Signature(Signatory.BENEFICIARY, datetime(2026, 11, 21, 9, 0, tzinfo=UTC), "ab", b"png"))
    assert signed["image"].value == "cG5n"
    assert signed["image"].said.startswith("image, 3")
    assert (
        told(Signature(Signatory.BENEFICIARY, datetime(2026, 1, 2, tzinfo=UTC), "ab", b""))["image"].said
        == ""
    )
    refused = RefusedRequest(
        UUID(int=1), Subject.SYNTHESIS, Recipient(RecipientKind.EMPLOYER, "X"), TODAY, RuleId.E5B
    )
    assert told(refused)["rule"].said == "Engagements déontologiques, 5"
    certificate = DestructionCertificate(
        UUID(int=1),
        "B-1",
        UUID(int=2),
        DestructionReason.CLOSING,
        date(2026, 1, 1),
        ((DocumentKind.SYNTHESIS, 1),),
    )
    assert told(certificate)["documents"].value == (("synthesis", 1),)
    assert told(certificate)["documents"].said == "Document de synthèse\u00a0(1)"
