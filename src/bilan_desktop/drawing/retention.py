"""What is kept until when, as bars over a line of dates; the dates are in order, not to scale.

What is kept by agreement is a full bar that ends in a disc, what the law has kept is an empty one that ends in a square.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from attrs import field, frozen

from bilan_desktop.domain.bilan.document import DocumentClass
from bilan_desktop.domain.cases.closing import Outcome
from bilan_desktop.domain.cases.destruction import StillKept
from bilan_desktop.drawing.dates import Mark, labelled
from bilan_desktop.drawing.shapes import (
    Bar,
    Disc,
    Drawing,
    Line,
    Metrics,
    Role,
    Shape,
    Style,
    Words,
    diamond,
    square,
    wrapped,
)
from bilan_desktop.wording.french import NARROW, list_of, plural, short_date, typeset, uncapitalised
from bilan_desktop.wording.labels import kind_label
from bilan_desktop.wording.processing import YearsKept

_BAR, _GAP, _DOT = 10, 7, 6
_LEFT, _RIGHT, _LEAN = 16, 40, 10
_ROLES = {
    Outcome.KEPT: (Role.AGREED_BAR, Role.AGREED),
    Outcome.ADMINISTRATIVE: (Role.REQUIRED_BAR, Role.REQUIRED),
}


@frozen
class Stop:
    """A point of the line, known by its rank, which puts it in order; `said` is how a sentence tells it."""

    rank: int
    label: str = field(eq=False)
    word: str = field(default="", eq=False)
    said: str = field(default="", eq=False)


@frozen
class Span:
    """One thing kept from the start to a stop; what stops at the start is told, and has no bar."""

    what: str
    stop: Stop
    outcome: Outcome = Outcome.KEPT


@frozen
class Kept:
    """One thing kept: what it is, until when, why, and a word for its date (« suivi », « 1 an »)."""

    what: str
    until: date
    outcome: Outcome = Outcome.KEPT
    word: str = ""


@frozen
class Retention:
    """From the start on the left, one bar for each thing kept, in the order of their ends."""

    start: Stop
    spans: tuple[Span, ...] = ()

    def in_words(self) -> str:
        """« Terme le 30 nov. 2026 ; Synthèse jusqu’au 30 nov. 2027 »."""
        told = (
            span.what if span.stop == self.start else f"{span.what} {span.stop.said}"
            for span in self._ordered()
        )
        return f"{NARROW}; ".join([self.start.said, *told])

    def drawn(self, width: float, metrics: Metrics) -> Drawing:
        """The bars, the line below them and its dates."""
        unit = metrics.unit
        places = self._places(width, unit)
        left = places[self.start]
        shapes: list[Shape] = []
        y = 2 * unit
        for what, stop, outcome in self._merged():
            for text in wrapped(what, Style.CAPTION, width - left, metrics):
                baseline = y + metrics.ascent(Style.CAPTION)
                shapes.append(Words(left, baseline, text, Style.CAPTION, Role.INK))
                y += metrics.leading(Style.CAPTION)
            if stop != self.start:
                shapes.append(_bar(left, y + unit, places[stop] - left, outcome, unit))
                y += (_BAR + 1) * unit
            y += _GAP * unit
        y += _DOT * unit
        shapes.append(Line(left - _LEAN * unit, y, width - 2 * unit, y, Role.AXIS, 1.5 * unit))
        shapes += [self._dot(stop, x, y, unit) for stop, x in places.items()]
        words, bottom = labelled(
            [self._mark(stop, x, unit) for stop, x in places.items()], width, y, _DOT * unit, metrics
        )
        return Drawing(width, bottom + 2 * unit, (*shapes, *words))

    def _ordered(self) -> list[Span]:
        return sorted(self.spans, key=lambda span: (span.stop.rank, list(Outcome).index(span.outcome)))

    def _merged(self) -> Iterator[tuple[str, Stop, Outcome]]:
        """What ends on one day for one reason has one bar."""
        for (_, outcome), group in groupby(self._ordered(), lambda span: (span.stop.rank, span.outcome)):
            same = list(group)
            yield ", ".join(dict.fromkeys(span.what for span in same)), same[0].stop, outcome

    def _places(self, width: float, unit: float) -> dict[Stop, float]:
        """The place of each stop across the figure."""
        stops = sorted({self.start, *(span.stop for span in self.spans)}, key=lambda stop: stop.rank)
        left, right = _LEFT * unit, width - _RIGHT * unit
        step = (right - left) / max(1, len(stops) - 1)
        return {stop: left + step * index for index, stop in enumerate(stops)}

    def _here(self, stop: Stop) -> list[Span]:
        return [span for span in self._ordered() if span.stop == stop]

    def _dot(self, stop: Stop, x: float, y: float, unit: float) -> Shape:
        if stop == self.start:
            return diamond(x, y, (_DOT + 1.5) * unit, Role.START)
        outcome = self._here(stop)[0].outcome
        if outcome is Outcome.ADMINISTRATIVE:
            return square(x, y, (_DOT - 0.5) * unit, _ROLES[outcome][1])
        return Disc(x, y, _DOT * unit, _ROLES[outcome][1])

    def _mark(self, stop: Stop, x: float, unit: float) -> Mark:
        words = [stop.word, *(span.stop.word for span in self._here(stop))]
        below = ", ".join(dict.fromkeys(word for word in words if word))
        lines = (stop.label, below) if below else (stop.label,)
        return Mark(x, lines, _LEAN * unit if stop == self.start else None)


def retention(start: date, kept: Iterable[Kept], *, word: str = "terme", said: str = "Terme le") -> Retention:
    """What is kept from a day on, each thing until a date."""
    spans = tuple(
        Span(
            each.what,
            Stop(each.until.toordinal(), short_date(each.until), each.word, _until(each.until)),
            each.outcome,
        )
        for each in kept
    )
    return Retention(Stop(start.toordinal(), short_date(start), word, f"{said} {short_date(start)}"), spans)


def promised(years: YearsKept) -> Retention:
    """The same before there are dates: what a person is told at the first meeting."""
    agreed, proofs, vouchers = (plural(count, "an") for count in (years.agreed, years.proofs, years.vouchers))
    start = Stop(0, "Terme du bilan", "destruction", "Au terme du bilan")
    return Retention(
        start,
        (
            Span(
                typeset("Notes, questionnaires, résultats, synthèse une fois remise : détruits aussitôt"),
                start,
            ),
            Span(
                "Ce que vous avez demandé par écrit de garder",
                Stop(12 * years.agreed, f"{agreed} au plus", "après le terme", f"pendant {agreed} au plus"),
            ),
            Span(
                "Consentement, contrat, présences, accords, identité",
                Stop(12 * years.proofs + 1, proofs, "après le terme", f"pendant {proofs} après le terme"),
                Outcome.ADMINISTRATIVE,
            ),
            Span(
                "Factures et relevé des heures",
                Stop(
                    12 * years.vouchers + 2,
                    vouchers,
                    "après l’exercice",
                    f"pendant {vouchers} après la fin de l’exercice",
                ),
                Outcome.ADMINISTRATIVE,
            ),
        ),
    )


def left(day: date, kept: Iterable[StillKept]) -> Retention:
    """What is still kept after a destruction, by its kind alone: neither a name nor a title."""
    spans = (Kept(_ground(each), each.until, each.outcome) for each in kept)
    return retention(day, spans, word="destruction", said="Destruction le")


def _ground(kept: StillKept) -> str:
    if kept.outcome is Outcome.KEPT:
        named = list_of([uncapitalised(kind_label(kind)) for kind in kept.kinds])
        return (
            typeset(f"Par accord écrit de la personne : {named}")
            if named
            else "Par accord écrit de la personne"
        )
    if any(kind.document_class is DocumentClass.VOUCHER for kind in kept.kinds):
        return "Pièces comptables et relevé des heures, sans contenu du bilan"
    return "Preuves, identité et coordonnées, sans contenu du bilan"


def _until(day: date) -> str:
    return f"jusqu’au {short_date(day)}"


def _bar(x: float, y: float, width: float, outcome: Outcome, unit: float) -> Bar:
    role, ink = _ROLES[outcome]
    if outcome is Outcome.ADMINISTRATIVE:
        line = unit
        return Bar(x, y + line / 2, width, _BAR * unit - line, (_BAR * unit - line) / 2, role, ink, line)
    return Bar(x, y, width, _BAR * unit, _BAR * unit / 2, role)
