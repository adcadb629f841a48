"""The outline of a case: all that a list of cases and its to-dos tell of it, without the long texts."""

from attrs import evolve

from bilan_desktop.domain.bilan.request import TEXTS, Request
from bilan_desktop.domain.bilan.synthesis import Observations, Section, Sections, Synthesis, Version
from bilan_desktop.domain.cases.case import Case
from bilan_desktop.domain.richtext import RichText

_WRITTEN = "…"


def outline(case: Case) -> Case:
    """The same case for whoever asks about its phase, hours, deadlines and tasks, and never for keeping.

    A text that is there is shortened to a sign of it, so that what is missing stays missing and what is equal stays
    equal; documents, agreements and other lists that no line of a list speaks of are left out.
    """
    return evolve(
        case,
        request=_request(case.request),
        frame=evolve(case.frame, objectives=_sign(case.frame.objectives), means=_sign(case.frame.means)),
        sessions=tuple(evolve(held, said="", thoughts="") for held in case.sessions),
        synthesis=_synthesis(case.synthesis),
        results=(),
        documents=(),
        retention=(),
        disclosures=(),
        refusals=(),
        answers=(),
        invoices=(),
        ticks=(),
    )


def _request(request: Request) -> Request:
    return Request(request.initiative, *(_sign(getattr(request, name)) for name in TEXTS))


def _synthesis(synthesis: Synthesis) -> Synthesis:
    present = synthesis.sections
    return evolve(
        synthesis,
        sections=_sections(present, 0),
        versions=tuple(
            Version(
                kept.number,
                kept.kept_at,
                _sections(kept.sections, 0 if kept.sections == present else kept.number),
                _observations(kept.observations),
            )
            for kept in synthesis.versions
        ),
        observations=_observations(synthesis.observations),
        signatures=(),
    )


def _observations(observed: Observations | None) -> Observations | None:
    return Observations(observed.on, _sign(observed.words)) if observed else None


def _sections(sections: Sections, number: int) -> Sections:
    signs = {
        section.value: RichText() if sections.of(section).is_empty else RichText.of(f"{_WRITTEN}{number}")
        for section in Section
    }
    return Sections(**signs)


def _sign(text: str) -> str:
    return _WRITTEN if text else ""
