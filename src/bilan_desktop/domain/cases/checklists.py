"""What each phase must produce (L2, R. 6313-4), as a checklist; of E4, what the investigation wants.

Some items the case itself tells; the others are ticked by the counsellor. Nothing here bars: the gates do.
"""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.synthesis import SynthesisState
from bilan_desktop.domain.errors import InvalidInput, Problem

if TYPE_CHECKING:
    from bilan_desktop.domain.cases.case import Case


class Output(StrEnum):
    """One thing that a phase produces."""

    REQUEST_ANALYSED = "request_analysed"
    FORMAT_FITS = "format_fits"
    COURSE_AGREED = "course_agreed"
    EXPERIENCE_TOLD = "experience_told"
    SKILLS_PROVED = "skills_proved"
    INTERESTS_EXPLORED = "interests_explored"
    PROSPECTS_COMPARED = "prospects_compared"
    JOBS_SURVEYED = "jobs_surveyed"
    RESULTS_OWNED = "results_owned"
    CONDITIONS_LISTED = "conditions_listed"
    STEPS_PLANNED = "steps_planned"
    SYNTHESIS_FINAL = "synthesis_final"


_OF: dict[Phase, tuple[Output, ...]] = {
    Phase.PRELIMINARY: (Output.REQUEST_ANALYSED, Output.FORMAT_FITS, Output.COURSE_AGREED),
    Phase.INVESTIGATION: (
        Output.EXPERIENCE_TOLD,
        Output.SKILLS_PROVED,
        Output.INTERESTS_EXPLORED,
        Output.PROSPECTS_COMPARED,
        Output.JOBS_SURVEYED,
    ),
    Phase.CONCLUSION: (
        Output.RESULTS_OWNED,
        Output.CONDITIONS_LISTED,
        Output.STEPS_PLANNED,
        Output.SYNTHESIS_FINAL,
    ),
}
_TOLD_BY_THE_CASE = {Output.REQUEST_ANALYSED, Output.SYNTHESIS_FINAL}


@frozen
class Tick:
    """An item that the counsellor ticked, and when."""

    id: Output
    on: date


@frozen
class Item:
    """One line of a checklist; `is_told` when the case itself says whether it is done."""

    output: Output
    done: bool
    is_told: bool


def checklist(case: "Case", of: Phase | None = None) -> tuple[Item, ...]:
    """What a phase must produce, the present one unless told; the first meeting already works towards the preliminary one."""
    phase = of or (Phase.PRELIMINARY if case.phase is Phase.REQUEST else case.phase)
    ticked = {tick.id for tick in case.ticks}
    return tuple(
        Item(output, _is_done(case, output, ticked), output in _TOLD_BY_THE_CASE)
        for output in _OF.get(phase, ())
    )


def ticked(ticks: tuple[Tick, ...], output: Output, today: date, *, done: bool) -> tuple[Tick, ...]:
    """The ticks with one more, or one less. Raises InvalidInput for an item that only the case can tell."""
    if output in _TOLD_BY_THE_CASE:
        raise InvalidInput("output", Problem.NOTHING_CHOSEN)
    if done and any(tick.id is output for tick in ticks):
        return ticks
    others = tuple(tick for tick in ticks if tick.id is not output)
    return (*others, Tick(output, today)) if done else others


def _is_done(case: "Case", output: Output, ticked_ones: set[Output]) -> bool:
    if output is Output.REQUEST_ANALYSED:
        return not case.request.missing
    if output is Output.SYNTHESIS_FINAL:
        return case.synthesis.state is SynthesisState.FINAL
    return output in ticked_ones
