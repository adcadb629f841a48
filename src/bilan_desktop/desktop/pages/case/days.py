"""Days of a case as they are typed: read by the vault's own day, mistakes worded beside the field."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.wording.reading import Toward, read_date
from bilan_desktop.wording.refusals import input_sentence


class KnowsTheDay(Protocol):
    """A case file, the desk, or whatever else counts days as the vault does."""

    @property
    def today(self) -> Callable[[], date]:
        """Gives the day."""


def day_field(
    file: KnowsTheDay,
    name: str,
    label: str,
    *,
    toward: Toward = Toward.NEAREST,
    hint: str = "",
    placeholder: str = "",
    optional: bool = False,
) -> DateField:
    """A field for a day that the domain calls `name`; `toward` says which year is meant where none is typed."""
    return DateField(
        label,
        read=lambda typed: read_date(typed, file.today(), field=name, toward=toward),
        explain=input_sentence,
        hint=hint,
        placeholder=placeholder,
        optional=optional,
    )
