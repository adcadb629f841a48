"""What falls due, in words: on the dashboard, in the agenda, in a reminder, and for who must learn no name."""

from datetime import date, datetime, timedelta

from attrs import frozen

from bilan_desktop.domain.agenda.deadlines import Deadline
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.domain.errors import Fact
from bilan_desktop.domain.law.dated import Figure, row_on
from bilan_desktop.domain.law.rules import SOURCES, RuleId
from bilan_desktop.domain.registers.complaint import PATIENCE
from bilan_desktop.domain.registers.rgpd import Right
from bilan_desktop.wording.french import (
    agreed,
    capitalised,
    clock_time,
    day_month,
    plural,
    relative_day,
    typeset,
    uncapitalised,
)
from bilan_desktop.wording.labels import label
from bilan_desktop.wording.refusals import source_text
from bilan_desktop.wording.rights import right_asked
from bilan_desktop.wording.sentences import told

_NEAR = timedelta(days=7)


@frozen
class EntryText:
    """Something that falls due: what, and what to know of it."""

    sentence: str
    note: str


_SENTENCES: dict[DeadlineKind, str] = {
    DeadlineKind.SESSION: "{who} — entretien {number}",
    DeadlineKind.CONVENTION: "Convention {who} — réponse du salarié",
    DeadlineKind.WITHDRAWAL: "Contrat {who} — fin de la rétractation",
    DeadlineKind.PLANNED_END: "{who} — terme prévu",
    DeadlineKind.SYNTHESIS: "{who} — présenter la synthèse",
    DeadlineKind.HAND_OVER: "{who} — remettre la synthèse et les résultats",
    DeadlineKind.FOLLOW_UP: "Suivi à 6 mois — dossier {who}",
    DeadlineKind.DESTRUCTION: "{who} — destruction automatique",
    DeadlineKind.RIGHTS: "{asked} — {answer}",
    DeadlineKind.BREACH: "Violation de données — {told}",
    DeadlineKind.COMPLAINT: "Réclamation — {answer}",
    DeadlineKind.OWN: "{words}",
}

_NOTES: dict[DeadlineKind, tuple[str, str]] = {
    DeadlineKind.SESSION: ("{Near} à {at}", "{Near} à {at}"),
    DeadlineKind.CONVENTION: (
        "Signature possible jusqu’au {due:day} ; sans réponse, refus · {source}",
        "Délai achevé le {due:day} : refus par silence · {source}",
    ),
    DeadlineKind.WITHDRAWAL: (
        "Jusqu’au {due:day} ; aucun paiement avant · {source}",
        "Délai achevé le {due:day} · {source}",
    ),
    DeadlineKind.PLANNED_END: (
        "{Near} : remises et clôture",
        "Le terme, le {due:day}, est passé : clôturer ou prolonger",
    ),
    DeadlineKind.SYNTHESIS: (
        "{Near} ; observations à recueillir ensuite",
        "Observations à recueillir ensuite",
    ),
    DeadlineKind.HAND_OVER: ("Contre signature, avant la clôture", "Définitive depuis le {due:day}"),
    DeadlineKind.FOLLOW_UP: (
        "{Near} : demander des nouvelles, noter la réponse",
        "Demander des nouvelles, noter la réponse",
    ),
    DeadlineKind.DESTRUCTION: ("{Near} · {content}", "{Near} · {content}"),
    DeadlineKind.RIGHTS: (
        "Au plus tard le {due:day}{of} · {source}",
        "Due depuis le {due:day}{of} · {source}",
    ),
    DeadlineKind.BREACH: ("{note}", "{note}"),
    DeadlineKind.COMPLAINT: (
        "À répondre d’ici le {due:day}{of} · {source}",
        "Plus de {patience} sans réponse{of} · {source}",
    ),
    DeadlineKind.OWN: ("{Near}", "Prévu {near}"),
}
"""What to know of each: until its day has passed, and after."""

_FIGURES = {
    DeadlineKind.CONVENTION: Figure.CONVENTION_DAYS,
    DeadlineKind.WITHDRAWAL: Figure.WITHDRAWAL_DAYS,
    DeadlineKind.RIGHTS: Figure.RIGHTS_MONTHS,
    DeadlineKind.BREACH: Figure.BREACH_HOURS,
}

_OWED: dict[tuple[str, bool], tuple[str, str]] = {
    ("notify", False): ("notifier la CNIL", "Avant le {due:day} à {at} · {source}"),
    ("notify", True): (
        "notification à la CNIL en retard",
        "72 h passées depuis le {due:day} à {at} · {source}",
    ),
    ("inform", False): ("informer les personnes", "Risque élevé pour leurs droits · RGPD, art. 34"),
    ("inform", True): ("informer les personnes", "Risque élevé pour leurs droits · RGPD, art. 34"),
}
"""What is owed of a breach, in time and late, and what to know of it."""

_CONTENTS = {"papers": "pièces administratives", "kept": "documents conservés"}

_UNNAMED: dict[DeadlineKind, tuple[str, str]] = {
    DeadlineKind.SESSION: ("Un rendez-vous {near} à {at}", "Un rendez-vous {near} à {at}"),
    DeadlineKind.CONVENTION: (
        "Une convention attend sa réponse jusqu’au {due:day}",
        "Une convention est refusée par silence depuis le {due:day}",
    ),
    DeadlineKind.WITHDRAWAL: (
        "Un délai de rétractation s’achève {near}",
        "Un délai de rétractation s’est achevé {near}",
    ),
    DeadlineKind.PLANNED_END: ("Un terme est prévu {near}", "Un terme prévu est passé depuis le {due:day}"),
    DeadlineKind.SYNTHESIS: ("Une synthèse à présenter {near}", "Une synthèse à présenter"),
    DeadlineKind.HAND_OVER: ("Des documents à remettre", "Des documents à remettre"),
    DeadlineKind.FOLLOW_UP: ("Un suivi à six mois {near}", "Un suivi à six mois à proposer"),
    DeadlineKind.DESTRUCTION: ("Une destruction automatique {near}", "Une destruction automatique {near}"),
    DeadlineKind.RIGHTS: (
        "Une réponse RGPD est due {near}",
        "Une réponse RGPD est due depuis le {due:day}",
    ),
    DeadlineKind.BREACH: (
        "Une violation de données, à suivre avant le {due:day} à {at}",
        "Une violation de données, à suivre",
    ),
    DeadlineKind.COMPLAINT: (
        "Une réclamation attend sa réponse, d’ici le {due:day}",
        "Une réclamation attend sa réponse depuis plus de {patience}",
    ),
    DeadlineKind.OWN: ("Un rappel {near}", "Un rappel prévu {near}"),
}


def entry_text(deadline: Deadline, who: str, today: date) -> EntryText:
    """Something that falls due, for the person or the reference named; `who` is empty where it concerns no case."""
    facts = {
        **_facts(deadline.kind, deadline.at or deadline.on, today),
        **_worded(deadline, today),
        "who": who,
        "of": f" · {who}" if who else "",
    }
    if deadline.kind is DeadlineKind.BREACH:
        what, note = _OWED[str(facts["owed"]), deadline.on < today]
        facts |= {"told": what, "note": told(facts, note)}
    note = told(facts, _NOTES[deadline.kind][deadline.on < today])
    return EntryText(told(facts, _SENTENCES[deadline.kind]), " · ".join([note, *_added(deadline, who)]))


def unnamed_text(kind: DeadlineKind, due: date, today: date) -> str:
    """The same without a name, a reference or a word of the case: « Un rendez-vous demain à 10:00 »."""
    return told(_facts(kind, due, today), _UNNAMED[kind][_day(due) < today])


def short_text(deadline: Deadline, who: str) -> str:
    """The same in a few words, for a cell of a calendar: « 10:00 Karim L. », « Karim L. · terme »."""
    if deadline.kind is DeadlineKind.OWN:
        words = str(deadline.facts["words"])
        return f"{clock_time(deadline.at)} {words}" if deadline.at is not None else words
    if deadline.kind is DeadlineKind.SESSION and deadline.at is not None:
        return f"{clock_time(deadline.at)} {who}"
    kind = _SHORT[deadline.kind]
    return f"{who} · {uncapitalised(kind)}" if who else kind


_SHORT = {
    DeadlineKind.CONVENTION: "Convention",
    DeadlineKind.WITHDRAWAL: "Rétractation",
    DeadlineKind.PLANNED_END: "Terme",
    DeadlineKind.SYNTHESIS: "Synthèse",
    DeadlineKind.HAND_OVER: "Remise",
    DeadlineKind.FOLLOW_UP: "Suivi",
    DeadlineKind.DESTRUCTION: "Destruction",
    DeadlineKind.RIGHTS: "RGPD",
    DeadlineKind.BREACH: "Violation",
    DeadlineKind.COMPLAINT: "Réclamation",
}


def summary_text(deadline: Deadline, reference: str) -> str:
    """What another calendar is told: the kind and the reference, never a name nor the words of a reminder."""
    return " · ".join(filter(None, [label(deadline.kind), reference]))


def headline(count: int) -> str:
    """« Une échéance vous attend », « 3 échéances vous attendent »."""
    if count == 1:
        return "Une échéance vous attend"
    return f"{plural(count, 'échéance')} vous {agreed(count, 'attend', 'attendent')}"


def _facts(kind: DeadlineKind, due: date, today: date) -> dict[str, Fact]:
    day = _day(due)
    near = _near(day, today)
    facts: dict[str, Fact] = {"due": day, "near": near, "Near": capitalised(near)}
    if isinstance(due, datetime):
        facts["at"] = clock_time(due.astimezone() if due.tzinfo else due)
    if kind is DeadlineKind.COMPLAINT:
        facts |= {"patience": plural(PATIENCE.days, "jour"), "source": source_text(SOURCES[RuleId.L6])}
    if kind in _FIGURES:
        facts["source"] = source_text(row_on(_FIGURES[kind], day).source)
    return facts


def _near(day: date, today: date) -> str:
    return f"le {day_month(day)}" if abs(day - today) > _NEAR else relative_day(day, today)


def _worded(deadline: Deadline, today: date) -> dict[str, Fact]:
    facts = dict(deadline.facts)
    if deadline.kind is DeadlineKind.RIGHTS:
        facts["asked"] = right_asked(Right(str(facts["right"])))
        late = deadline.on < today
        facts["answer"] = "réponse en retard" if late else f"réponse due {_near(deadline.on, today)}"
    if deadline.kind is DeadlineKind.COMPLAINT:
        facts["answer"] = "réponse en retard" if deadline.on < today else "réponse attendue"
    if deadline.kind is DeadlineKind.DESTRUCTION:
        facts["content"] = _CONTENTS[str(facts["content"])]
    return facts


def _added(deadline: Deadline, who: str) -> list[str]:
    """What comes after the note: how long and where a session is, the hour and the case of a reminder."""
    if deadline.kind is DeadlineKind.SESSION and deadline.lasts is not None:
        lasts: dict[str, Fact] = {"lasts": deadline.lasts}
        return [part for part in (told(lasts, "{lasts}"), str(deadline.facts["where"])) if part]
    if deadline.kind is DeadlineKind.OWN:
        at = [typeset(f"à {clock_time(deadline.at)}")] if deadline.at is not None else []
        return [*at, *([who] if who else [])]
    return []


def _day(due: date) -> date:
    if isinstance(due, datetime):
        return (due.astimezone() if due.tzinfo else due).date()
    return due
