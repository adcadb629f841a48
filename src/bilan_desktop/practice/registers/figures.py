"""The yearly figures of the « bilan pédagogique et financier » (L6), and their export."""

import csv
from datetime import timedelta
from io import StringIO
from pathlib import Path

from bilan_desktop.domain.beneficiary import Status
from bilan_desktop.domain.bilan.funding import Route
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.cases.follow_up import FollowUpTrace
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.registers.bpf import Count, CountedCase, YearlyFigures, yearly, years
from bilan_desktop.practice import outside, papers
from bilan_desktop.practice.desk import Desk
from bilan_desktop.wording.labels import label


def known_years(desk: Desk) -> tuple[int, ...]:
    """The years that can be shown, the latest first."""
    return years(counted_cases(desk), desk.today().year)


def figures(desk: Desk, year: int) -> YearlyFigures:
    """A year's figures, computed from what was frozen at each closing."""
    return yearly(counted_cases(desk), year)


def export(shown: YearlyFigures, path: Path) -> None:
    """Writes the figures as CSV for a spreadsheet: UTF-8 with its mark, semicolons, hours and euros with a comma.

    Raises Fault when the place refuses it.
    """
    outside.write(path, csv_of(shown))


def paper(desk: Desk, shown: YearlyFigures) -> bytes:
    """The figures as a paper, without a name."""
    return papers.yearly_figures(desk.practice, shown, desk.today())


def csv_of(shown: YearlyFigures) -> bytes:
    """The figures as the bytes of a CSV file: a line for each route and status, then the total."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            *("Année", "Financement", "Statut", "Bilans", "Heures d’accompagnement"),
            *("Travail personnel (heures)", "Prix (euros)", "Bilans sans prix"),
            *(label(kind) for kind in EndingKind),
            "Références",
        ]
    )
    for line in shown.lines:
        writer.writerow([shown.year, label(line.route), label(line.status), *_cells(line.count)])
    writer.writerow([shown.year, "Total", "", *_cells(shown.total)])
    return out.getvalue().encode("utf-8-sig")


def _cells(count: Count) -> list[object]:
    return [
        len(count.references),
        _hours(count.accompaniment),
        _hours(count.personal),
        f"{count.price.cents // 100},{count.price.cents % 100:02d}",
        len(count.unpriced),
        *(len(count.ended(kind)) for kind in EndingKind),
        " ".join(count.references),
    ]


def _hours(span: timedelta) -> str:
    return f"{span / timedelta(hours=1):.2f}".replace(".", ",")


def counted_cases(desk: Desk) -> tuple[CountedCase, ...]:
    """What each closing froze, by reference."""
    return tuple(
        CountedCase(
            reference=entry.case_reference,
            year=entry.year,
            route=Route(entry.route),
            status=Status(entry.status),
            ending=EndingKind(entry.outcome),
            accompaniment=entry.accompaniment,
            personal=entry.personal,
            price=None if entry.price_cents is None else Money(entry.price_cents),
            cause=DropOutCause(entry.cause) if entry.cause else None,
            follow_up=FollowUpTrace(entry.follow_up),
        )
        for entry in desk.vault.register.statistics()
    )
