"""The fields of one value of a case, saved by themselves: what cannot stand waits beside its field, the rest is stored."""

from collections.abc import Callable, Mapping
from typing import Any

from bilan_desktop.desktop import telling
from bilan_desktop.desktop.pages.case.tab import Tab
from bilan_desktop.desktop.widgets.fields.form_field import FormField
from bilan_desktop.domain import text
from bilan_desktop.domain.errors import InvalidInput, RuleBroken
from bilan_desktop.wording.refusals import input_sentence

Values = dict[str, Any]


class Form:
    """Fields by the names the domain gives them.

    `read` gives what is stored, by the same names; `store` puts all of them on disk through a use case and raises
    InvalidInput or RuleBroken for the first that cannot stand.
    """

    def __init__(
        self,
        tab: Tab,
        fields: Mapping[str, FormField],
        read: Callable[[], Values],
        store: Callable[[Values], object],
    ) -> None:
        self.fields = dict(fields)
        self._tab, self._read, self._store = tab, read, store
        self._told: set[str] = set()
        self._held: set[str] = set()
        self.saver = tab.saver(self._save, beside=True)
        tab.commit_before(self.fields.values())
        for field in self.fields.values():
            field.changed.connect(self.saver.touch)

    def show(self) -> None:
        """Shows what is stored; a field that is being typed in, or that waits to be corrected, is left alone."""
        if self.saver.is_dirty and not self._held:
            return
        stored = self._read()
        for name, field in self.fields.items():
            if name not in self._held and not same(field.value(), stored[name]):
                field.set_value(stored[name])

    def take_back(self, name: str) -> Any:
        """What stands in a field and could not be stored, None for none; the field shows what is stored again."""
        if name not in self._held:
            return None
        field = self.fields[name]
        typed = field.value()
        field.set_value(self._read()[name])
        self._held.discard(name)
        return typed

    def release(self) -> None:
        """The fields are going away: what could not be stored of them is given up."""
        self._tab.release(self.saver, self.fields.values())

    def reveal(self, name: str) -> bool:
        """Puts the focus in a field. False when there is none of that name."""
        if name in self.fields:
            self.fields[name].setFocus()
        return name in self.fields

    def _save(self) -> None:
        typed = {name: field.value() for name, field in self.fields.items()}
        try:
            self._store(typed)
        except (InvalidInput, RuleBroken):
            errors = self._store_one_by_one(typed)
        else:
            errors = {}
        self._held = set(errors)
        self._tell(errors)
        for error in errors.values():
            raise error

    def _tell(self, errors: Mapping[str, InvalidInput | RuleBroken]) -> None:
        """Says each mistake beside its cause, and takes away what is mended."""
        causes = {
            self._cause(name, error): error
            for name, error in errors.items()
            if isinstance(error, InvalidInput) or "field" in error.facts
        }
        for name in self._told - causes.keys():
            self.fields[name].clear_error()
        for name, error in causes.items():
            self.fields[name].set_error(_said(error))
        self._told = set(causes)

    def _cause(self, name: str, error: InvalidInput | RuleBroken) -> str:
        """The field that an error names, if it is one of these; else the one that was stored."""
        named = error.field if isinstance(error, InvalidInput) else str(error.facts["field"])
        return named if named in self.fields else name

    def _store_one_by_one(self, typed: Values) -> dict[str, InvalidInput | RuleBroken]:
        """Stores whatever can stand; what each other change raised, by the name of its field."""
        errors: dict[str, InvalidInput | RuleBroken] = {}
        for name, value in typed.items():
            stored = self._read()
            if value == stored[name]:
                continue
            try:
                self._store({**stored, name: value})
            except (InvalidInput, RuleBroken) as error:
                errors[name] = error
        return errors


def _said(error: InvalidInput | RuleBroken) -> str:
    return input_sentence(error) if isinstance(error, InvalidInput) else telling.forbidden(error)


def same(shown: Any, stored: Any) -> bool:
    """Whether a field shows what is stored, the spaces that cleaning takes away apart."""
    if isinstance(shown, str) and isinstance(stored, str):
        return text.clean(shown).split() == text.clean(stored).split()
    return bool(shown == stored)
