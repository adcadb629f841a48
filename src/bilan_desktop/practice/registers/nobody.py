"""The register names nobody: what is written there is read for the names of those who have a case here."""

import re
from collections.abc import Mapping
from contextlib import suppress

from bilan_desktop.domain.errors import Fault, InvalidInput, Problem
from bilan_desktop.practice.desk import Desk
from bilan_desktop.vault.records.rows import only

_SHORTEST = 3  # letters of a family name below which it is too likely to be a word


def require_nobody(desk: Desk, texts: Mapping[str, str]) -> None:
    """Raises InvalidInput for the first of the texts, by field, that names somebody of whom something is kept."""
    names = _family_names(desk)
    for field, text in texts.items():
        if any(re.search(rf"\b{re.escape(name)}\b", text) for name in names):
            raise InvalidInput(field, Problem.NAMES_SOMEBODY)


def _family_names(desk: Desk) -> set[str]:
    """The family names of everybody of whom something is kept, as typed and in capitals."""
    names = set()
    for entry in desk.vault.register.compartments():
        with suppress(Fault):  # what is due or damaged is told elsewhere; its names are not known here
            compartment = desk.vault.open(entry.id)
            try:
                with compartment.read() as connection:
                    row = only(connection, "beneficiary")
            finally:
                compartment.close()
            names.add(str(row["last_name"]) if row else "")
    return {form for name in names if len(name) >= _SHORTEST for form in (name, name.upper())}
