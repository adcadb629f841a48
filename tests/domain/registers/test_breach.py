from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from bilan_desktop.domain.errors import InvalidInput, Problem
from bilan_desktop.domain.registers.breach import DataBreach, InformationState, NotificationState, Risk

FOUND = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DUE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
BREACH = DataBreach(UUID(int=1), FOUND, Risk.LIKELY, "Un ordinateur perdu dans un train.")


def refused(breach: DataBreach) -> tuple[str, Problem]:
    with pytest.raises(InvalidInput) as raised:
        breach.checked(NOW)
    return raised.value.field, raised.value.problem


def test_l5_the_cnil_is_told_within_seventy_two_hours_of_the_discovery():
    assert BREACH.due_at == DUE
    assert BREACH.notification(DUE) is NotificationState.TO_NOTIFY
    assert BREACH.notification(DUE + timedelta(minutes=1)) is NotificationState.OVERDUE


@pytest.mark.parametrize(
    ("at", "state"),
    [
        (DUE, NotificationState.NOTIFIED),
        (DUE + timedelta(minutes=1), NotificationState.NOTIFIED_LATE),
    ],
)
def test_l5_a_notification_after_the_last_minute_is_late(at, state):
    assert evolve(BREACH, notified_at=at).notification(NOW) is state


def test_l5_the_hours_are_those_that_passed_when_the_clocks_change():
    found = datetime(2026, 10, 23, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
    due = evolve(BREACH, discovered_at=found).due_at
    assert due.isoformat() == "2026-10-26T08:00:00+01:00"


def test_l5_nothing_is_owed_where_a_risk_is_unlikely_but_it_is_explained():
    unlikely = evolve(BREACH, risk=Risk.UNLIKELY)
    assert unlikely.notification(NOW) is NotificationState.NOT_OWED
    assert refused(unlikely) == ("explanation", Problem.EMPTY)
    assert evolve(unlikely, explanation=" Disque chiffré. ").checked(NOW).explanation == "Disque chiffré."


def test_l5_a_late_notification_says_why():
    late = evolve(BREACH, notified_at=DUE + timedelta(hours=1))
    assert refused(late) == ("explanation", Problem.EMPTY)
    assert evolve(late, explanation="Découverte un vendredi.").checked(NOW).explanation


def test_l5_the_people_are_informed_where_the_risk_is_high():
    high = evolve(BREACH, risk=Risk.HIGH)
    assert BREACH.information is InformationState.NOT_OWED
    assert high.information is InformationState.TO_INFORM
    assert evolve(high, exemption="Données illisibles.").information is InformationState.EXEMPT
    assert evolve(high, informed_on=date(2026, 11, 21)).information is InformationState.INFORMED
    assert evolve(high, informed_on=date(2026, 11, 20)).checked(NOW).informed_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("changes", "field", "problem"),
    [
        ({"discovered_at": NOW + timedelta(minutes=1)}, "discovered_on", Problem.IN_THE_FUTURE),
        ({"discovered_at": datetime(1989, 1, 1, tzinfo=UTC)}, "discovered_on", Problem.TOO_EARLY),
        ({"facts": " "}, "facts", Problem.EMPTY),
        ({"measures": "x" * 2001}, "measures", Problem.TOO_LONG),
        ({"notified_at": NOW + timedelta(minutes=1)}, "notified_on", Problem.IN_THE_FUTURE),
        ({"notified_at": FOUND - timedelta(minutes=1)}, "notified_on", Problem.TOO_EARLY),
        ({"informed_on": date(2026, 11, 19)}, "informed_on", Problem.TOO_EARLY),
        ({"informed_on": date(2026, 12, 2)}, "informed_on", Problem.IN_THE_FUTURE),
    ],
)
def test_a_breach_that_cannot_be_is_said_beside_its_field(changes, field, problem):
    assert refused(evolve(BREACH, **changes)) == (field, problem)


def test_a_breach_found_now_and_told_now_stands():
    breach = evolve(BREACH, discovered_at=NOW, notified_at=NOW)
    assert breach.checked(NOW) == breach
