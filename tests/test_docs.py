"""The generated pages of docs/ say what the code is: every column has a purpose (C3), every rule its tests or a reason."""

import importlib.util
from pathlib import Path

import pytest

from bilan_desktop.domain.law.rules import RuleId

TOP = Path(__file__).parent.parent
_SPEC = importlib.util.spec_from_file_location("build_docs", TOP / "packaging" / "build_docs.py")
docs = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(docs)

_SPEC = importlib.util.spec_from_file_location("build_schema", TOP / "packaging" / "build_schema.py")
schema = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(schema)

COLUMNS = docs.columns()


@pytest.mark.parametrize("name", docs.PAGES)
def test_the_committed_page_is_what_the_script_makes(name):
    committed = (TOP / "docs" / name).read_text(encoding="utf-8")
    assert committed == docs.PAGES[name](), "run: python packaging/build_docs.py"


def test_the_committed_schema_of_the_copy_is_what_the_script_makes():
    assert schema.PLACE.read_text(encoding="utf-8") == schema.written(), (
        "run: python packaging/build_schema.py"
    )


@pytest.mark.parametrize(("kind", "table"), COLUMNS, ids=str)
def test_c3_every_field_has_a_purpose_and_a_class(kind, table):
    said = docs.purposes()
    about = docs.named(said["tables"], kind, table)
    assert about["purpose"]
    assert about["class"] in {*said["classes"], "selon le document"}
    told = docs.named(said["columns"], kind, table)
    assert set(told) == set(COLUMNS[kind, table])
    assert all(told.values())


def test_c3_no_purpose_is_kept_for_a_table_that_is_gone():
    said = docs.purposes()
    known = {name for kind, table in COLUMNS for name in (table, f"{kind.value}.{table}")}
    assert set(said["tables"]) | set(said["columns"]) <= known
    assert set(said["tables"]) == set(said["columns"])


def test_every_rule_is_stated_and_has_a_test_named_after_it_or_says_what_is_missing():
    stated, tested = docs.stated(), docs.tests_of()
    assert set(stated) == {rule.value for rule in RuleId}
    for rule in RuleId:
        assert bool(tested[rule]) != ("later" in stated[rule.value]), rule


def test_every_rule_has_a_home_in_the_domain_or_says_where_it_is_kept():
    stated, homes = docs.stated(), docs.homes()
    assert [rule for rule in RuleId if not homes[rule] and "home" not in stated[rule.value]] == []
