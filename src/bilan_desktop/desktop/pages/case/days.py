"""Days of a case as they are typed: read by the vault's own day, mistakes worded beside the field."""

from bilan_desktop.desktop.widgets.fields.date_field import DateField
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.wording.reading import Toward, read_date
from bilan_desktop.wording.refusals import input_sentence


def day_field(
    file: CaseFile | Desk,
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
