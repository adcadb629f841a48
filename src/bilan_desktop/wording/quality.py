"""A year's traces of quality in words: each indicator, its result, what it rests on, and what it is made of (L6)."""

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.registers.complaint import Complaint
from bilan_desktop.domain.registers.quality import Distribution, Satisfaction, YearlyQuality
from bilan_desktop.domain.registers.satisfaction import FEW, Moment, Score
from bilan_desktop.wording.french import list_of, number, plural, short_date, typeset
from bilan_desktop.wording.labels import label

_NONE = "—"
_NAMES = {
    Moment.END: "Satisfaction à la fin du bilan",
    Moment.SIX_MONTHS: "Satisfaction à six mois",
}


@frozen
class Indicator:
    """One line: `base` is the count behind the result, `behind` what it is made of, each with its own words."""

    name: str
    result: str
    base: str
    behind: tuple[tuple[str, str], ...] = ()


def indicators(year: YearlyQuality) -> tuple[Indicator, ...]:
    """The lines of a year, the same ones every year."""
    return (
        *(_satisfaction(each) for each in year.satisfaction),
        _complaints(year),
        _improvements(year),
        _drop_outs(year),
        _follow_ups(year),
    )


def _satisfaction(asked: Satisfaction) -> Indicator:
    overall = asked.overall
    behind = [(label(each.question), _distribution(each)) for each in asked.questions if each.answers]
    if asked.declined:
        behind.append(("Réponse déclinée", number(asked.declined)))
    if asked.is_few:
        few = f"Moins de {FEW} réponses : publiées, elles pourraient désigner quelqu’un."
        behind.append(("À ne pas publier", typeset(few)))
    return Indicator(
        name=_NAMES[asked.moment],
        result=f"{_percent(overall.favourable, overall.answers)} d’avis favorables"
        if overall.answers
        else _NONE,
        base=f"{plural(asked.answered, 'réponse')} pour {plural(asked.given, 'questionnaire')}",
        behind=tuple(behind),
    )


def _distribution(each: Distribution) -> str:
    said = (f"{label(score)} {number(count)}" for score, count in zip(Score, each.numbers, strict=True))
    return " · ".join(said)


def _complaints(year: YearlyQuality) -> Indicator:
    delay = year.mean_delay
    base = plural(len(year.answered), "réponse donnée", "réponses données")
    if delay is not None:
        base += typeset(f", délai moyen : {plural(round(delay.days), 'jour')}")
    return Indicator(
        name="Réclamations",
        result=f"{number(len(year.complaints))} reçue{'s' if len(year.complaints) > 1 else ''}",
        base=base,
        behind=tuple((_complaint_of(each), _outcome_of(each)) for each in year.complaints),
    )


def _complaint_of(each: Complaint) -> str:
    told = f"{short_date(each.received_on)} · {label(each.complainant)} · {label(each.subject)}"
    return f"{told} · {each.reference}" if each.reference else told


def _outcome_of(each: Complaint) -> str:
    if each.answered_on is None or each.answer is None:
        return "Sans réponse à ce jour"
    return f"{label(each.answer)}, le {short_date(each.answered_on)}"


def _improvements(year: YearlyQuality) -> Indicator:
    decided = [each.improvement for each in year.complaints if each.improvement is not None]
    return Indicator(
        name="Améliorations décidées",
        result=number(len(decided)),
        base="à la suite des réclamations",
        behind=tuple((label(kind), number(count)) for kind, count in Counter(decided).items()),
    )


def _drop_outs(year: YearlyQuality) -> Indicator:
    return Indicator(
        name="Arrêts avant le terme",
        result=number(len(year.stopped)),
        base=f"sur {plural(len(year.closed), 'bilan clos', 'bilans clos')}",
        behind=tuple(
            (f"{label(each.ending)} · {label(each.cause)}", _references(each.references))
            for each in year.drop_outs
        ),
    )


def _follow_ups(year: YearlyQuality) -> Indicator:
    asked = year.followed(FollowUpTrace.ASKED, FollowUpTrace.ANSWERED, FollowUpTrace.NO_ANSWER)
    answered = year.followed(FollowUpTrace.ANSWERED)
    return Indicator(
        name="Suivis à six mois",
        result=plural(len(answered), "réponse"),
        base=f"pour {plural(len(asked), 'demande')}, sur {plural(len(year.closed), 'bilan clos', 'bilans clos')}",
        behind=tuple((label(trace), _references(found)) for trace, found in year.follow_ups),
    )


def _references(found: Iterable[str]) -> str:
    return list_of(list(found))


def _percent(part: int, whole: int) -> str:
    return typeset(f"{number(100 * part / whole)} %")
