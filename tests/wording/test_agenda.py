from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bilan_desktop.domain.agenda.deadlines import Deadline
from bilan_desktop.domain.agenda.kinds import DeadlineKind
from bilan_desktop.wording.agenda import entry_text, headline, short_text, summary_text, unnamed_text
from bilan_desktop.wording.labels import label

K = DeadlineKind
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
FACTS = {
    K.SESSION: {"at": "10:00", "number": 6, "where": "Au cabinet"},
    K.CONVENTION: {"day": 8, "last_day": TODAY},
    K.DESTRUCTION: {"content": "kept"},
    K.RIGHTS: {"right": "access"},
    K.BREACH: {"owed": "notify"},
    K.OWN: {"words": "Rappeler le centre"},
}
AT = {K.SESSION: datetime(2026, 11, 22, 10, 0), K.BREACH: datetime(2026, 11, 22, 10, 0, tzinfo=UTC)}


def plain(text):
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def due(kind, on=TODAY + DAY, **changes):
    at = AT.get(kind)
    if at is not None:
        at = datetime.combine(on, at.time(), at.tzinfo)
    lasts = timedelta(minutes=90) if kind is K.SESSION else None
    return Deadline(
        kind, UUID(int=1), on, **{"at": at, "lasts": lasts, "facts": FACTS.get(kind, {}), **changes}
    )


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("days", [-40, -1, 0, 1, 40])
def test_every_kind_is_said_before_and_after_its_day(kind, days):
    deadline = due(kind, TODAY + days * DAY)
    said = entry_text(deadline, "Karim L.", TODAY)
    unnamed = unnamed_text(kind, deadline.at or deadline.on, TODAY)
    for text in (said.sentence, said.note, unnamed, label(kind), short_text(deadline, "Karim L.")):
        assert text
        assert "{" not in text
        assert "  " not in text
    for word in ("Karim", "B-2026", "centre"):
        assert word not in unnamed
    assert plain(summary_text(deadline, "B-2026-014")) == f"{label(kind)} · B-2026-014"


@pytest.mark.parametrize(
    ("deadline", "sentence", "note"),
    [
        (due(K.SESSION), "Karim L. — entretien 6", "Demain à 10:00 · 1 h 30 · Au cabinet"),
        (
            due(K.PLANNED_END, TODAY - DAY),
            "Karim L. — terme prévu",
            "Le terme, le 20 nov., est passé : clôturer ou prolonger",
        ),
        (
            due(K.CONVENTION, TODAY - DAY),
            "Convention Karim L. — réponse du salarié",
            "Délai achevé le 20 nov. : refus par silence · R. 6313-8",
        ),
        (due(K.DESTRUCTION), "Karim L. — destruction automatique", "Demain · documents conservés"),
        (
            due(K.RIGHTS),
            "Demande d’accès — réponse due demain",
            "Au plus tard le 22 nov. · Karim L. · RGPD, art. 12",
        ),
        (
            due(K.RIGHTS, TODAY - DAY),
            "Demande d’accès — réponse en retard",
            "Due depuis le 20 nov. · Karim L. · RGPD, art. 12",
        ),
        (
            due(K.BREACH, TODAY - DAY, facts={"owed": "inform"}),
            "Violation de données — informer les personnes",
            "Risque élevé pour leurs droits · RGPD, art. 34",
        ),
        (
            due(K.COMPLAINT),
            "Réclamation — réponse attendue",
            "À répondre d’ici le 22 nov. · Karim L. · Référentiel national qualité · L. 6352-11",
        ),
        (
            due(K.COMPLAINT, TODAY - DAY),
            "Réclamation — réponse en retard",
            "Plus de 30 jours sans réponse · Karim L. · Référentiel national qualité · L. 6352-11",
        ),
        (due(K.OWN), "Rappeler le centre", "Demain · Karim L."),
        (due(K.OWN, at=datetime(2026, 11, 22, 14, 30)), "Rappeler le centre", "Demain · à 14:30 · Karim L."),
    ],
)
def test_what_falls_due_in_words(deadline, sentence, note):
    said = entry_text(deadline, "Karim L.", TODAY)
    assert (plain(said.sentence), plain(said.note)) == (sentence, note)


def test_c4_without_a_name_it_says_what_and_when():
    assert unnamed_text(K.SESSION, datetime(2026, 11, 22, 10, 0), TODAY) == "Un rendez-vous demain à 10:00"
    said = unnamed_text(K.DESTRUCTION, TODAY + 9 * DAY, TODAY)
    assert plain(said) == "Une destruction automatique le 30 nov."


def test_what_concerns_no_case_names_none():
    assert entry_text(due(K.OWN), "", TODAY).note == "Demain"
    assert summary_text(due(K.BREACH), "") == "Violation à notifier"
    assert short_text(due(K.BREACH), "") == "Violation"


def test_a_cell_says_it_in_few_words():
    assert short_text(due(K.SESSION), "Karim L.") == "10:00 Karim L."
    assert short_text(due(K.PLANNED_END), "Karim L.") == "Karim L. · terme"
    assert short_text(due(K.OWN), "Karim L.") == "Rappeler le centre"
    timed = due(K.OWN, at=datetime(2026, 11, 22, 14, 30))
    assert short_text(timed, "") == "14:30 Rappeler le centre"


def test_a_headline_counts():
    assert plain(headline(1)) == "Une échéance vous attend"
    assert plain(headline(3)) == "3 échéances vous attendent"
