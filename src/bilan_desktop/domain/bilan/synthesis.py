"""The synthesis: three sections and no fourth (C9), presented (C8), submitted for observations (C10), then frozen."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from attrs import evolve, frozen

from bilan_desktop.domain import text
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.signature import Signatory, Signature, digest
from bilan_desktop.domain.errors import Breach, InvalidInput, Problem, RuleBroken
from bilan_desktop.domain.richtext import RichText
from bilan_desktop.domain.watch import nir, scores


class Section(StrEnum):
    """The three sections of the charter (C9)."""

    CIRCUMSTANCES = "circumstances"
    SKILLS = "skills"
    PROJECT = "project"


@frozen
class Sections:
    """The text of the three sections."""

    circumstances: RichText = RichText()
    skills: RichText = RichText()
    project: RichText = RichText()

    def of(self, section: Section) -> RichText:
        """One section's text."""
        found: RichText = getattr(self, section.value)
        return found

    def with_section(self, section: Section, content: RichText) -> "Sections":
        """The same with one section replaced.

        Raises InvalidInput when it is too long, RuleBroken when it holds a NIR (C3) or a test score (C9).
        """
        nir.require_none(section.value, content.plain)
        scores.require_none(section.value, content.plain)
        return evolve(self, **{section.value: content.checked(section.value)})

    @property
    def is_empty(self) -> bool:
        """True while nothing is written anywhere."""
        return all(self.of(section).is_empty for section in Section)


@frozen
class Observations:
    """What the beneficiary had to say of it, verbatim, or that they had nothing to say (C10)."""

    on: date
    words: str

    @property
    def none_made(self) -> bool:
        """True when the beneficiary was asked and had no observation."""
        return not self.words


@frozen
class Version:
    """A state of the synthesis that was kept, with its number from 1.

    `observations` are what the beneficiary said of it, once another version was presented after it.
    """

    number: int
    kept_at: datetime
    sections: Sections
    observations: Observations | None = None


@frozen
class Presentation:
    """When and where the synthesis was presented to the beneficiary, and in which version (C8)."""

    on: date
    place: str
    version: int


class SynthesisState(StrEnum):
    """How far the synthesis is."""

    NONE = "none"
    DRAFT = "draft"
    PRESENTED = "presented"
    FINAL = "final"


@frozen
class Synthesis:
    """The synthesis of a case with its history."""

    sections: Sections = Sections()
    versions: tuple[Version, ...] = ()
    presentation: Presentation | None = None
    observations: Observations | None = None
    signatures: tuple[Signature, ...] = ()
    finalised_on: date | None = None
    document_id: UUID | None = None

    @property
    def state(self) -> SynthesisState:
        """How far it is."""
        if self.finalised_on:
            return SynthesisState.FINAL
        if self.sections.is_empty:
            return SynthesisState.NONE
        return SynthesisState.PRESENTED if self.presentation else SynthesisState.DRAFT

    @property
    def number(self) -> int:
        """The number of the version being written, or of the final one."""
        unchanged = bool(self.versions) and self.versions[-1].sections == self.sections
        return len(self.versions) + (0 if unchanged else 1)

    @property
    def is_presented_as_it_stands(self) -> bool:
        """True when the present text is the one that the beneficiary was shown (C8)."""
        if self.presentation is None:
            return False
        return self.versions[self.presentation.version - 1].sections == self.sections

    @property
    def digest(self) -> str:
        """The SHA-256 of the three sections and the observations, which a signature is bound to."""
        texts = [(section.value, self.sections.of(section).plain) for section in Section]
        return digest([*texts, ("observations", self.observations.words if self.observations else "")])

    @property
    def signed(self) -> tuple[Signature, ...]:
        """The signatures that hold: those drawn under the text and the observations as they stand."""
        if not self.signatures:
            return ()
        present = self.digest
        return tuple(signature for signature in self.signatures if signature.digest == present)

    def require_open(self) -> None:
        """Raises RuleBroken once the final version is frozen (C10)."""
        if self.finalised_on:
            raise RuleBroken(Breach.SYNTHESIS_FROZEN, finalised_on=self.finalised_on)

    def edited(self, section: Section, content: RichText) -> "Synthesis":
        """With one section rewritten. Raises RuleBroken when frozen, InvalidInput when too long."""
        self.require_open()
        return evolve(self, sections=self.sections.with_section(section, content))

    def kept(self, at: datetime) -> "Synthesis":
        """With the present text kept as a version; the same when nothing has changed since the last one."""
        self.require_open()
        if self.sections.is_empty or (self.versions and self.versions[-1].sections == self.sections):
            return self
        version = Version(len(self.versions) + 1, at, self.sections)
        return evolve(self, versions=(*self.versions, version))

    def presented(self, on: date | None, place: str, phase: Phase, at: datetime) -> "Synthesis":
        """Presented to the beneficiary (C8); the text shown is kept as a version.

        Observations made of another version stay with that one, and are asked anew (C10).
        Raises RuleBroken before the conclusion phase or while a needed section is empty,
        InvalidInput for a day to come or no place.
        """
        self.require_open()
        _require_conclusion(phase)
        self._require_complete()
        day = text.past_day("presented_on", on, at.date())
        where = text.line("presented_at", place, required=True)
        shown = self.kept(at)
        number = len(shown.versions)
        if self.presentation is not None and self.presentation.version != number:
            shown = _with_observations_at(shown, self.presentation.version)
        return evolve(shown, presentation=Presentation(day, where, number))

    def observed(self, on: date | None, words: str, today: date) -> "Synthesis":
        """The beneficiary's observations, verbatim (C10); empty words mean that none was made.

        Raises RuleBroken before it was presented, InvalidInput for a day before the presentation or to come.
        """
        self.require_open()
        if self.presentation is None:
            raise RuleBroken(Breach.SYNTHESIS_NOT_PRESENTED)
        day = text.past_day("observed_on", on, today)
        if day < self.presentation.on:
            raise InvalidInput("observed_on", Problem.TOO_EARLY, earliest=self.presentation.on)
        return evolve(self, observations=Observations(day, text.paragraph("words", words)))

    def with_signature(self, who: Signatory, image: bytes, at: datetime) -> "Synthesis":
        """Signed on the screen by one of the two, in place of an earlier signature of theirs.

        Raises RuleBroken until the present text was presented and observations were asked (C8, C10), InvalidInput
        when nothing is drawn.
        """
        self.require_open()
        self._require_observed()
        if not image:
            raise InvalidInput("signature", Problem.EMPTY)
        signatures = {signature.who: signature for signature in self.signatures}
        signatures[who] = Signature(who, at, self.digest, image)
        return evolve(self, signatures=tuple(signatures[each] for each in Signatory if each in signatures))

    def finalised(self, phase: Phase, at: datetime, document_id: UUID) -> "Synthesis":
        """Frozen for good. Raises RuleBroken for what C8, C9 and C10 still want."""
        self.require_open()
        _require_conclusion(phase)
        self._require_complete()
        self._require_observed()
        kept = evolve(self.kept(at), signatures=self.signed)
        return evolve(kept, finalised_on=at.date(), document_id=document_id)

    def corrected(self) -> "Synthesis":
        """The final version's text open again, for a later version with its own date.

        What was presented and observed stays with the text as it was; once changed, it is presented and observed anew, and
        signed anew. Raises RuleBroken while there is no final version.
        """
        if self.finalised_on is None:
            raise RuleBroken(Breach.SYNTHESIS_NOT_FINAL)
        return evolve(self, finalised_on=None, document_id=None, signatures=())

    def _require_observed(self) -> None:
        if not self.is_presented_as_it_stands:
            raise RuleBroken(Breach.SYNTHESIS_NOT_PRESENTED)
        if self.observations is None:
            raise RuleBroken(Breach.OBSERVATIONS_NOT_ASKED)

    def _require_complete(self) -> None:
        for section in (Section.CIRCUMSTANCES, Section.SKILLS):
            if self.sections.of(section).is_empty:
                raise RuleBroken(Breach.SYNTHESIS_INCOMPLETE, section=section.value)


def _with_observations_at(written: Synthesis, number: int) -> Synthesis:
    """With the observations beside the version they were made of."""
    versions = tuple(
        evolve(each, observations=written.observations) if each.number == number else each
        for each in written.versions
    )
    return evolve(written, versions=versions, observations=None)


def section_named(name: str) -> Section:
    """The section of that name. Raises RuleBroken: there is no fourth section (C9)."""
    try:
        return Section(name)
    except ValueError:
        raise RuleBroken(Breach.FOURTH_SECTION) from None


def _require_conclusion(phase: Phase) -> None:
    if phase is not Phase.CONCLUSION:
        raise RuleBroken(Breach.FINAL_BEFORE_CONCLUSION)
