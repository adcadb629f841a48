"""What is told of destructions before the vault is open: counts and dates only."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

from bilan_desktop.desktop.pages.entrance.notices import of_report
from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.practice.entering.opening import EnforceReport

TODAY = date(2026, 11, 21)


def gone(on=TODAY, kind="retained"):
    """Something that was destroyed."""
    return SimpleNamespace(id=uuid4(), kind=kind, due=on, on=on)


def titles(*destroyed, failed=(), leap=None):
    """The titles of the notices."""
    report = EnforceReport(tuple(destroyed), tuple(failed), leap)
    return [n.title.replace("\u00a0", " ") for n in of_report(report, TODAY)]


def test_nothing_destroyed_is_nothing_said():
    assert titles() == []


def test_one_and_several_cases_are_counted_by_day():
    assert titles(gone()) == ["1 dossier a été détruit aujourd’hui"]
    yesterday = TODAY - timedelta(days=1)
    assert titles(gone(), gone(), gone(yesterday)) == [
        "1 dossier a été détruit le 20 novembre",
        "2 dossiers ont été détruits aujourd’hui",
    ]


def test_another_year_is_told():
    assert titles(gone(date(2025, 12, 30))) == ["1 dossier a été détruit le 30 décembre 2025"]


def test_administrative_papers_are_told_apart():
    assert titles(gone(kind="administrative"), gone(kind="administrative")) == [
        "Les pièces administratives de 2 dossiers ont été détruites aujourd’hui"
    ]
    assert titles(gone(kind="administrative")) == [
        "Les pièces administratives d’un dossier ont été détruites aujourd’hui"
    ]


def test_what_resisted_is_a_warning():
    report = EnforceReport((), (SimpleNamespace(id=uuid4()),), None)
    (notice,) = of_report(report, TODAY)
    assert notice.tone is Tone.WARNING
    assert "Vérifier le coffre" in notice.sentence


def test_a_leap_of_the_clock_names_the_day_to_confirm():
    report = EnforceReport((), (), date(2027, 3, 1))
    (notice,) = of_report(report, TODAY)
    assert "1er\u00a0mars 2027" in notice.sentence


def test_no_reference_and_no_id_is_ever_said():
    one = gone()
    report = EnforceReport((one,), (), None)
    assert all(str(one.id)[:8] not in n.title + n.sentence for n in of_report(report, TODAY))
