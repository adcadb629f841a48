"""The yearly traces of quality (L6), and their export; nothing in them names anybody."""

import csv
from io import StringIO
from pathlib import Path

from bilan_desktop.domain.registers.quality import YearlyQuality, quality_years, yearly_quality
from bilan_desktop.practice import outside
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.registers.figures import counted_cases
from bilan_desktop.wording.quality import indicators


def known_years(desk: Desk) -> tuple[int, ...]:
    """The years that can be shown, the latest first."""
    register = desk.vault.register
    return quality_years(
        register.given_slips(), register.complaints(), counted_cases(desk), desk.today().year
    )


def quality(desk: Desk, year: int) -> YearlyQuality:
    """A year's traces."""
    register = desk.vault.register
    return yearly_quality(
        year, register.given_slips(), register.tallies(), register.complaints(), counted_cases(desk)
    )


def export(shown: YearlyQuality, path: Path) -> None:
    """Writes the traces as CSV for a spreadsheet: UTF-8 with its mark, semicolons. Raises Fault when the place refuses it."""
    outside.write(path, csv_of(shown))


def csv_of(shown: YearlyQuality) -> bytes:
    """The traces as the bytes of a CSV file: a line for each indicator, followed by what it is made of."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Année", "Indicateur", "Détail", "Résultat", "Base"])
    for one in indicators(shown):
        writer.writerow([shown.year, one.name, "", one.result, one.base])
        writer.writerows([shown.year, one.name, detail, said, ""] for detail, said in one.behind)
    return out.getvalue().encode("utf-8-sig")
