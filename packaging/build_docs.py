"""Writes docs/regles.md and docs/dictionnaire.md from the code, the schemas and what is said beside them.

    python packaging/build_docs.py

The tests fail when the committed pages are not what this script makes.
"""

import re
import sqlite3
import sys
import tomllib
from datetime import date
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "src"))

from bilan_desktop.domain.law.breaches import RULE_OF  # noqa: E402
from bilan_desktop.domain.law.dated import TABLE, Figure  # noqa: E402
from bilan_desktop.domain.law.rules import SOURCES, RuleId  # noqa: E402
from bilan_desktop.vault.sealing.capsule import CompartmentKind  # noqa: E402
from bilan_desktop.vault.storage import compartment, migrations  # noqa: E402
from bilan_desktop.wording.french import plural, typeset  # noqa: E402

DOMAIN = TOP / "src" / "bilan_desktop" / "domain"
PURPOSES = TOP / "src" / "bilan_desktop" / "vault" / "schema" / "dictionnaire.toml"
RULES = Path(__file__).with_name("rules.toml")
MADE = "<!-- Fait par packaging/build_docs.py : ne pas corriger à la main. -->"
KINDS = {
    CompartmentKind.CASE: "Dossier en cours",
    CompartmentKind.ADMINISTRATIVE: "Pièces administratives",
    CompartmentKind.RETAINED: "Documents conservés sous accord",
    CompartmentKind.REGISTER: "Registre du cabinet",
}
_NOT_HOMES = {"rules.py", "breaches.py", "errors.py"}

Columns = dict[tuple[CompartmentKind, str], tuple[str, ...]]


def columns() -> Columns:
    """The columns of every table of every kind of compartment, as the schemas make them."""
    found: Columns = {}
    for kind in KINDS:
        with sqlite3.connect(":memory:") as db:
            db.executescript(f"{compartment._META_TABLE};\n" + "\n".join(migrations.scripts(kind)))  # noqa: SLF001
            tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
            for (table,) in tables.fetchall():
                rows = db.execute(f'PRAGMA table_info("{table}")').fetchall()
                found[kind, table] = tuple(row[1] for row in rows)
    return found


def purposes() -> dict[str, dict[str, dict[str, str]]]:
    """What is said of compartments, classes, tables and columns."""
    return tomllib.loads(PURPOSES.read_text(encoding="utf-8"))


def named(said: dict[str, dict[str, str]], kind: CompartmentKind, table: str) -> dict[str, str]:
    """What is said of a table of a kind of compartment: under its own name, or under the kind's and its own."""
    return said.get(f"{kind.value}.{table}", said.get(table, {}))


def dictionary_page() -> str:
    """The data dictionary: each field, its purpose, its class, how long."""
    said = purposes()
    newest = {figure: next(row.value for row in reversed(TABLE) if row.figure is figure) for figure in Figure}
    delays = {
        "charter": plural(newest[Figure.CHARTER_RETENTION_YEARS], "an"),
        "ceiling": plural(newest[Figure.RETENTION_CEILING_YEARS], "an"),
        "voucher": plural(newest[Figure.VOUCHER_YEARS], "an"),
        "proof": plural(newest[Figure.PROOF_YEARS], "an"),
    }
    lines = [MADE, "", "# Dictionnaire des données", ""]
    lines += ["Chaque champ du coffre, à quoi il sert, sa classe, combien de temps il est gardé.", ""]
    shown: CompartmentKind | None = None
    for (kind, table), names in columns().items():
        if kind is not shown:
            shown = kind
            kept = said["compartments"][kind.value].format(**delays)
            kept = typeset(f"Durée : {kept}.")
            lines += [f"## {KINDS[kind]}", "", kept, ""]
        about = named(said["tables"], kind, table)
        data_class = said["classes"].get(about["class"], about["class"])
        lines += [
            f"### `{table}` — {typeset(about['purpose'])}",
            "",
            typeset(f"Classe : {data_class}."),
        ]
        if "kept" in about:
            lines += [f"Gardé {typeset(about['kept'])}."]
        lines += ["", "| champ | finalité |", "|---|---|"]
        told = named(said["columns"], kind, table)
        lines += [f"| `{name}` | {typeset(told[name])} |" for name in names]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def tests_of() -> dict[RuleId, list[str]]:
    """The folders of the tests that have one named after each rule."""
    by_name = {rule.value.lower(): rule for rule in RuleId}
    found: dict[RuleId, list[str]] = {rule: [] for rule in RuleId}
    for path in sorted((TOP / "tests").rglob("test_*.py")):
        for name in re.findall(r"def test_(\w+)", path.read_text(encoding="utf-8")):
            for token in name.split("_"):
                if token not in by_name:
                    break
                place = path.parent.relative_to(TOP).as_posix()
                if place not in found[by_name[token]]:
                    found[by_name[token]].append(place)
    return found


def homes() -> dict[RuleId, list[str]]:
    """The modules of the domain that name each rule, or a breach of it."""
    found: dict[RuleId, list[str]] = {rule: [] for rule in RuleId}
    for path in sorted(DOMAIN.rglob("*.py")):
        if path.name in _NOT_HOMES:
            continue
        text = path.read_text(encoding="utf-8")
        broken = {rule for breach, rule in RULE_OF.items() if re.search(rf"\bBreach\.{breach.name}\b", text)}
        for rule in RuleId:
            is_named = re.search(rf"\b{rule.value}\b|\bRuleId\.{rule.name}\b", text)
            if is_named or rule in broken:
                found[rule].append(path.relative_to(DOMAIN).as_posix())
    return found


def stated() -> dict[str, dict[str, str]]:
    """What is said of each rule."""
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


def rules_page() -> str:
    """The table of the rules: what each asks, its source, its modules, its tests, its page."""
    said, where, tested = stated(), homes(), tests_of()
    lines = [MADE, "", "# Les règles", ""]
    lines += [
        typeset("C : charte du Cnam. E : engagements déontologiques. L : la loi autour d’eux."),
        typeset("Un test commence par le nom de sa règle : `pytest -k _c6_` passe ceux de C6."),
        "",
    ]
    lines += [
        "| règle | ce qu’elle demande | source | modules du domaine | tests | page |",
        "|---|---|---|---|---|---|",
    ]
    for rule in RuleId:
        about = said[rule.value]
        source = typeset(SOURCES[rule].text) + (" (à vérifier)" if SOURCES[rule].to_check else "")
        modules = "<br>".join(f"`{one}`" for one in where[rule]) or about.get("home", "—")
        tests = "<br>".join(f"`{one}`" for one in tested[rule]) or f"vient plus tard\u202f: {about['later']}"
        lines.append(
            f"| {rule.value} | {typeset(about['says'])} | {source} | {modules} | {tests} | {about['page']} |"
        )
    dated = ["", "## Valeurs datées", "", "| valeur | depuis | source |", "|---|---|---|"]
    dated += [
        f"| `{row.figure.value}` = {row.value} | {_day(row.since)} | {typeset(row.source.text)}"
        f"{' (à vérifier)' if row.source.to_check else ''} |"
        for row in TABLE
    ]
    return "\n".join([*lines, *dated]) + "\n"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


PAGES = {"regles.md": rules_page, "dictionnaire.md": dictionary_page}


def main() -> int:
    """Writes both pages."""
    for name, make in PAGES.items():
        path = TOP / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(make(), encoding="utf-8")
        print(path.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
