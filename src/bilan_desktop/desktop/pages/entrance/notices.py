"""What is told before the vault is open: counts and dates, never a name or a reference."""

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen
from PySide6.QtCore import QCoreApplication

from bilan_desktop.desktop.theme.tokens import Tone
from bilan_desktop.wording.french import FIXED, day_month_year, plural, weekday_day

if TYPE_CHECKING:
    from bilan_desktop.practice.entering.opening import EnforceReport


@frozen
class Notice:
    """One panel: an icon, a title, a sentence."""

    icon: str
    title: str
    sentence: str
    tone: Tone = Tone.ACCENT


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)


def of_report(report: "EnforceReport", today: date) -> list[Notice]:
    """What the destruction at the date came to: what was destroyed, what could not be, a day to confirm."""
    notices: list[Notice] = []
    destroyed = sorted(report.destroyed, key=lambda one: one.on)
    for day, group in groupby(destroyed, key=lambda one: one.on):
        ones = list(group)
        papers = sum(one.kind == "administrative" for one in ones)
        if len(ones) - papers:
            notices.append(_destroyed(len(ones) - papers, day, today))
        if papers:
            notices.append(_papers_destroyed(papers, day, today))
    if report.failed:
        notices.append(
            Notice(
                "triangle-alert",
                _tr("Une destruction n’est pas allée jusqu’au bout"),
                _tr(
                    "Ce qui restait à détruire ne peut plus être ouvert. La destruction s’achèvera quand le disque"
                    " acceptera l’écriture\u202f; «\u202fVérifier le coffre\u202f» dit où elle en est."
                ),
                Tone.WARNING,
            )
        )
    if report.unconfirmed_leap is not None:
        notices.append(
            Notice(
                "calendar-days",
                _tr("La date du jour est à confirmer"),
                _tr(
                    "L’horloge de cet ordinateur a beaucoup avancé\u202f: elle indique le {day}. Rien n’est détruit"
                    " avant que vous ne l’ayez confirmée, juste après l’ouverture."
                ).format(day=day_month_year(report.unconfirmed_leap)),
                Tone.NEUTRAL,
            )
        )
    return notices


def _destroyed(count: int, day: date, today: date) -> Notice:
    if count == 1:
        title = _tr("1{space}dossier a été détruit {on}")
        sentence = _tr(
            "Son délai de conservation était atteint. L’attestation de destruction vous attend après l’ouverture."
        )
    else:
        title = _tr("{cases} ont été détruits {on}")
        sentence = _tr(
            "Leur délai de conservation était atteint. Les attestations de destruction vous attendent après"
            " l’ouverture."
        )
    return Notice(
        "flame", title.format(space=FIXED, cases=plural(count, "dossier"), on=_on(day, today)), sentence
    )


def _papers_destroyed(count: int, day: date, today: date) -> Notice:
    cases = _tr("d’un dossier") if count == 1 else _tr("de {cases}").format(cases=plural(count, "dossier"))
    return Notice(
        "flame",
        _tr("Les pièces administratives {of} ont été détruites {on}").format(of=cases, on=_on(day, today)),
        _tr("Leur délai de conservation était atteint. L’attestation vous attend après l’ouverture."),
    )


def _on(day: date, today: date) -> str:
    if day == today:
        return _tr("aujourd’hui")
    said = weekday_day(day).split(" ", 1)[1] if day.year == today.year else day_month_year(day)
    return _tr("le {day}").format(day=said)
