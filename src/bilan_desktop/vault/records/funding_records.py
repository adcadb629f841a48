"""The funding of a bilan and those it had before, in rows: one number each, and a table for each thing it has."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from attrs import AttrsInstance

from bilan_desktop.domain.bilan.contract import Contract, Payment
from bilan_desktop.domain.bilan.funding import (
    Agreed,
    Convention,
    Cpf,
    Funding,
    PastFunding,
    Route,
    SelfFunded,
    TrainingPlan,
)
from bilan_desktop.domain.bilan.terms import Organisation, Signed, Terms
from bilan_desktop.domain.errors import Fault, FaultKind
from bilan_desktop.domain.money import Money
from bilan_desktop.vault.records.rows import (
    Connection,
    Row,
    every,
    from_cell,
    put,
    row_of,
    to_cell,
    value_of,
)

Value = TypeVar("Value", bound=AttrsInstance)

FUNDING_TABLES = ("funding", "cpf", "organisation", "terms", "convention", "agreed", "contract", "payment")


def put_fundings(connection: Connection, past: Iterable[PastFunding], present: Funding) -> None:
    """Writes them all in place of what was there, in their order."""
    for table in FUNDING_TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    for table, row in funding_rows(past, present):
        put(connection, table, row)


def funding_rows(past: Iterable[PastFunding], present: Funding) -> Iterator[tuple[str, Row]]:
    """The rows of them all, each with the name of its table, in their order."""
    periods: list[tuple[Funding, date | None]] = [(each.funding, each.until) for each in past]
    for number, (funding, until) in enumerate([*periods, (present, None)], start=1):
        head = {"route": funding.route.value, "until": to_cell(until), "price": to_cell(funding.price)}
        yield "funding", {"number": number, **head}
        for table, row in _rows(funding):
            yield table, {"number": number, **row}


def read_fundings(connection: Connection) -> tuple[tuple[PastFunding, ...], Funding]:
    """The former fundings, then the present one. Raises Fault when there is none."""
    return fundings_of({table: every(connection, table) for table in FUNDING_TABLES})


def fundings_of(tables: Mapping[str, list[Row]]) -> tuple[tuple[PastFunding, ...], Funding]:
    """The same, from the rows of `FUNDING_TABLES`; a table that is not given is empty."""
    heads = tables.get("funding")
    if not heads:
        raise Fault(FaultKind.COMPARTMENT_DAMAGED)
    read = [_funding(head, tables) for head in heads]
    past = tuple(
        PastFunding(funding, from_cell(date, head["until"]))
        for funding, head in zip(read[:-1], heads[:-1], strict=True)
    )
    return past, read[-1]


def _rows(funding: Funding) -> list[tuple[str, Row]]:
    match funding:
        case Cpf():
            return [("cpf", row_of(funding, without=["price"]))]
        case TrainingPlan():
            convention = {**row_of(funding.convention), "funder": funding.funder}
            return [
                ("organisation", row_of(funding.employer)),
                ("terms", row_of(funding.terms)),
                ("convention", convention),
            ]
        case Agreed():
            return [
                ("organisation", row_of(funding.payer)),
                ("terms", row_of(funding.terms)),
                ("agreed", _agreed_row(funding)),
            ]
        case own:
            payments = [("payment", row_of(payment)) for payment in own.payments]
            return [("terms", row_of(own.terms)), ("contract", row_of(own.contract)), *payments]


def _agreed_row(funding: Agreed) -> Row:
    return {
        "file_number": funding.file_number,
        "signed_on": to_cell(funding.paper.on),
        "proof": to_cell(funding.paper.proof),
        "granted_on": to_cell(funding.grant.on),
        "granted_proof": to_cell(funding.grant.proof),
        "entry_on": to_cell(funding.entry_on),
        "exit_on": to_cell(funding.exit_on),
    }


def _funding(head: Row, tables: Mapping[str, list[Row]]) -> Funding:
    route, price = Route(str(head["route"])), from_cell(Money | None, head["price"])

    def of(table: str) -> list[Row]:
        return [row for row in tables.get(table, ()) if row["number"] == head["number"]]

    def only(table: str, cls: type[Value]) -> Value:
        return value_of(cls, _single(of(table)))

    if route is Route.CPF:
        return value_of(Cpf, _single(of("cpf")), price=price)
    if route is Route.SELF_FUNDED:
        payments = sorted((value_of(Payment, row) for row in of("payment")), key=lambda p: (p.on, p.id))
        return SelfFunded(only("terms", Terms), only("contract", Contract), tuple(payments), price)
    organisation, terms = only("organisation", Organisation), only("terms", Terms)
    if route in {Route.TRAINING_PLAN, Route.REDEPLOYMENT_LEAVE}:
        row = _single(of("convention"))
        convention = value_of(Convention, row)
        return TrainingPlan(route, organisation, str(row["funder"]), terms, convention, price)
    row = _single(of("agreed"))
    granted = {"on": row["granted_on"], "proof": row["granted_proof"]}
    return value_of(
        Agreed,
        row,
        route=route,
        payer=organisation,
        terms=terms,
        paper=value_of(Signed, {"on": row["signed_on"], "proof": row["proof"]}),
        grant=value_of(Signed, granted),
        price=price,
    )


def _single(rows: list[Row]) -> Row:
    if len(rows) != 1:
        raise Fault(FaultKind.COMPARTMENT_DAMAGED)
    return rows[0]
