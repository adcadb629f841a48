"""How the parts of a case that nest become flat rows, and come back."""

from attrs import evolve

from bilan_desktop.domain.bilan.signature import Signature
from bilan_desktop.domain.bilan.synthesis import (
    Observations,
    Presentation,
    Section,
    Sections,
    Synthesis,
    Version,
)
from bilan_desktop.domain.registers.refusals import RefusedRequest
from bilan_desktop.domain.sharing.agreement import (
    DisclosureAgreement,
    KeepFor,
    Recipient,
    RecipientKind,
    RetentionAgreement,
)
from bilan_desktop.domain.sharing.disclosure import HandOver
from bilan_desktop.vault.records.rows import (
    Row,
    from_cell,
    row_of,
    to_cell,
    value_of,
)


def sections_row(sections: Sections) -> Row:
    """The three columns of the three sections."""
    return row_of(sections)


def synthesis_row(synthesis: Synthesis) -> Row:
    """The synthesis being written or frozen, its kept versions apart."""
    presentation = synthesis.presentation
    return {
        **sections_row(synthesis.sections),
        "presented_on": to_cell(presentation.on) if presentation else None,
        "presented_at": presentation.place if presentation else None,
        "presented_version": presentation.version if presentation else None,
        **_observations_row(synthesis.observations),
        "finalised_on": to_cell(synthesis.finalised_on),
        "document_id": to_cell(synthesis.document_id),
    }


def synthesis_of(row: Row | None, versions: list[Row], signatures: list[Row]) -> Synthesis:
    """The synthesis that was written so; an empty one when there is none yet."""
    signed = tuple(value_of(Signature, signature) for signature in signatures)
    kept = tuple(
        value_of(
            Version,
            version,
            sections=value_of(Sections, version),
            observations=_observations_of(version),
        )
        for version in versions
    )
    if row is None:
        return Synthesis(versions=kept)
    presented = None
    if row["presented_on"]:
        told = {"on": row["presented_on"], "place": row["presented_at"], "version": row["presented_version"]}
        presented = value_of(Presentation, told)
    sections = Sections()
    for section in Section:
        sections = evolve(
            sections, **{section.value: from_cell(type(sections.of(section)), row[section.value])}
        )
    return value_of(
        Synthesis,
        row,
        sections=sections,
        versions=kept,
        presentation=presented,
        observations=_observations_of(row),
        signatures=signed,
    )


def version_row(version: Version) -> Row:
    """A kept version with its text, and what was said of it."""
    return {
        **row_of(version, without=["sections", "observations"]),
        **sections_row(version.sections),
        **_observations_row(version.observations),
    }


def _observations_row(observed: Observations | None) -> Row:
    return {
        "observed_on": to_cell(observed.on) if observed else None,
        "observations": observed.words if observed else None,
    }


def _observations_of(row: Row) -> Observations | None:
    told = {"on": row["observed_on"], "words": row["observations"]}
    return value_of(Observations, told) if row["observed_on"] else None


def retention_row(agreement: RetentionAgreement) -> Row:
    """A written agreement to keep."""
    return {**row_of(agreement, without=["keep"]), **row_of(agreement.keep)}


def retention_of(row: Row) -> RetentionAgreement:
    """The written agreement that `retention_row` wrote."""
    return value_of(RetentionAgreement, row, keep=value_of(KeepFor, row))


def disclosure_row(agreement: DisclosureAgreement) -> Row:
    """An agreement to disclose."""
    return {**row_of(agreement, without=["recipient"]), **_recipient_row(agreement.recipient)}


def disclosure_of(row: Row) -> DisclosureAgreement:
    """The agreement to disclose that `disclosure_row` wrote."""
    return value_of(DisclosureAgreement, row, recipient=_recipient_of(row))


def hand_over_row(hand_over: HandOver) -> Row:
    """A line of the disclosure register."""
    return {**row_of(hand_over, without=["recipient"]), **_recipient_row(hand_over.recipient)}


def hand_over_of(row: Row) -> HandOver:
    """The line that `hand_over_row` wrote."""
    return value_of(HandOver, row, recipient=_recipient_of(row))


def refusal_row(refused: RefusedRequest) -> Row:
    """A request that was refused."""
    return {**row_of(refused, without=["recipient"]), **_recipient_row(refused.recipient)}


def refusal_of(row: Row) -> RefusedRequest:
    """The request that `refusal_row` wrote."""
    return value_of(RefusedRequest, row, recipient=_recipient_of(row))


def _recipient_row(recipient: Recipient) -> Row:
    return {"recipient_kind": recipient.kind.value, "recipient_name": recipient.name}


def _recipient_of(row: Row) -> Recipient:
    return Recipient(RecipientKind(str(row["recipient_kind"])), str(row["recipient_name"]))
