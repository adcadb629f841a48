"""A story being played: each act does what a counsellor would do on that day, through the same use cases."""

from datetime import time, timedelta
from functools import cached_property
from uuid import UUID, uuid4

from attrs import evolve

from bilan_desktop.domain.bilan.document import DocumentKind
from bilan_desktop.domain.bilan.frame import Frame
from bilan_desktop.domain.bilan.funding import Agreed, Cpf, Funding, Route, SelfFunded, TrainingPlan
from bilan_desktop.domain.bilan.phase import Phase
from bilan_desktop.domain.bilan.request import ConsentHow, Initiative, Request
from bilan_desktop.domain.bilan.session import Mode, Session, Work
from bilan_desktop.domain.bilan.synthesis import Section
from bilan_desktop.domain.bilan.terms import Organisation, Terms
from bilan_desktop.domain.cases.closing import EndingKind
from bilan_desktop.domain.cases.drop_out import DropOutCause
from bilan_desktop.domain.money import Money
from bilan_desktop.domain.sharing.agreement import (
    Basis,
    DisclosureAgreement,
    KeepFor,
    Recipient,
    RecipientKind,
    RetentionAgreement,
    Subject,
)
from bilan_desktop.practice import papers, satisfaction, signing
from bilan_desktop.practice.agenda import own
from bilan_desktop.practice.demonstration import sheets, texts
from bilan_desktop.practice.demonstration.days import Days, moment
from bilan_desktop.practice.demonstration.stories import Story, Told
from bilan_desktop.practice.demonstration.traces import Traces
from bilan_desktop.practice.desk import Desk
from bilan_desktop.practice.ending import closed, closing
from bilan_desktop.practice.file import CaseFile
from bilan_desktop.practice.running import attachments, cases, frame, funding, request, sessions, synthesis
from bilan_desktop.practice.sharing import handing_over
from bilan_desktop.wording.french import day_month_year


class Scene:
    """One person's bilan, as far as it has been played."""

    def __init__(self, desk: Desk, story: Story, days: Days) -> None:
        self._desk = desk
        self._story = story
        self._days = days
        self._file: CaseFile | None = None
        self._sessions: list[UUID] = []
        self._documents: dict[str, UUID] = {}
        self._agreement: UUID | None = None
        self._traces = Traces(desk)
        self._is_closed = False

    @property
    def file(self) -> CaseFile:
        """The running case."""
        assert self._file is not None
        return self._file

    @cached_property
    def signature(self) -> bytes:
        """How this person signs."""
        return sheets.signature(self._story.name)

    def leave(self) -> None:
        """Puts the case back in its drawer."""
        if self._file is not None:
            self._file.close()

    # The preliminary phase

    def open(self, _: Told) -> None:
        """The first contact."""
        route = Route(self._story.part("funding")["route"])
        self._file = cases.open_new(self._desk, self._story.beneficiary, route)

    def tell_request(self, told: Told) -> None:
        """Why the person comes; whoever else pays is known from then on, and what the paper says."""
        words = {name: texts.flow(value) for name, value in told.items() if name not in {"on", "initiative"}}
        request.save(self.file, Request(Initiative(told["initiative"]), **words))
        paid, present = self._story.part("funding"), self.file.case.funding
        if not isinstance(present, Cpf):
            funding.save(self.file, _written(present, paid))

    def consent(self, told: Told) -> None:
        """Signed on the screen, or on the printed form that is then attached."""
        today = self.file.today()
        if ConsentHow(told["how"]) is ConsentHow.SIGNED_ON_SCREEN:
            signing.consent_on_screen(self.file, today, self.signature)
            return
        form = papers.consent(self._desk.practice, self.file.case, today, self.signature)
        request.record_consent(self.file, today, ConsentHow.SIGNED_FORM, form)

    def set_frame(self, told: Told) -> None:
        """Dates, objectives and means."""
        days = self._days
        starts, ends = days.working(told["starts"]), days.exact(told["planned_end"])
        frame.save(self.file, Frame(starts, ends, texts.flow(told["objectives"]), texts.flow(told["means"])))

    def accept_terms(self, told: Told) -> None:
        """The platform's terms (CPF)."""
        today = self.file.today()
        number = told["edof_number"]
        proof = sheets.sheet(
            "Acceptation des conditions de la plateforme",
            today,
            [
                texts.line(f"Dossier {number}."),
                "Conditions acceptées par la personne, depuis son compte.",
                texts.line(f"Prix du bilan : {told['price']} €."),
            ],
        )
        attachments.attach(self.file, proof, DocumentKind.CPF_TERMS, "Conditions acceptées", made_on=today)
        entry = self._days.working(told["entry"]) if "entry" in told else None
        leaving = self._days.exact(told["exit"]) if "exit" in told else None
        price, funded_before = Money.euros(told["price"]), bool(told.get("funded_before", False))
        funding.save(self.file, Cpf(number, today, entry, leaving, price, funded_before))

    def send_convention(self, _: Told) -> None:
        """The draft goes to the employee: the ten days begin."""
        funding.send_convention(self.file, self.file.today())

    def sign_convention(self, told: Told) -> None:
        """The convention comes back with three signatures."""
        today = self.file.today()
        scan = sheets.sheet("Convention tripartite", today, self._mentions(told))
        document = attachments.attach(
            self.file, scan, DocumentKind.CONVENTION, "Convention signée", made_on=today
        )
        funding.sign_convention(self.file, today, document.id)

    def change_funding(self, told: Told) -> None:
        """Another payer takes over from tomorrow on; what its paper says is known."""
        funding.change_route(self.file, Route(told["route"]), self.file.today())
        present = self.file.case.funding
        assert not isinstance(present, Cpf)
        funding.save(self.file, _written(present, told))

    def grant(self, _: Told) -> None:
        """The fund of the self-employed agrees."""
        today = self.file.today()
        letter = sheets.sheet("Accord de prise en charge", today, ["Le fonds prend le bilan en charge."])
        document = attachments.attach(
            self.file, letter, DocumentKind.FUNDING_AGREEMENT, "Accord du fonds", made_on=today
        )
        funding.sign_paper(self.file, today, document.id, is_grant=True)

    def sign_paper(self, told: Told) -> None:
        """The convention, the quote or the contract of a route without ten days."""
        today, present = self.file.today(), self.file.case.funding
        content = papers.funding_paper(self._desk.practice, self.file.case, today)
        kind = _SIGNED_AS[present.route]
        document = attachments.attach(self.file, content, kind, "Exemplaire signé", made_on=today)
        if isinstance(present, SelfFunded):
            distant = bool(told.get("at_a_distance", False))
            funding.sign_contract(self.file, today, document.id, at_a_distance=distant)
            return
        funding.sign_paper(self.file, today, document.id)

    def attest_entry(self, _: Told) -> None:
        """The entry is attested to the payer."""
        present = self.file.case.funding
        assert isinstance(present, Agreed)
        funding.save(self.file, evolve(present, entry_on=self.file.today()))

    def pay(self, told: Told) -> None:
        """A payment of the person who pays."""
        funding.add_payment(self.file, self.file.today(), Money.euros(told["euros"]))

    def _mentions(self, told: Told) -> list[str]:
        """What R. 6313-8 wants a convention to say."""
        case, written = self.file.case, told["convention"]
        starts, ends = case.frame.starts_on, case.frame.planned_end
        assert starts is not None
        assert ends is not None
        mentions = {
            "Intitulé": written["title"],
            "Objectifs": case.frame.objectives.replace("- ", " "),
            "Contenu": written["content"],
            "Moyens": written["means"],
            "Période": f"du {day_month_year(starts)} au {day_month_year(ends)}",
            "Durée, déroulement, suivi et règlement": written["course_and_follow_up"],
            "Remise des résultats et de la synthèse": written["handing_over"],
            "Prix": f"{told['price']} €",
            "Signatures": "le bénéficiaire, l’employeur, le cabinet",
        }
        return [texts.line(f"{name} : {words}") for name, words in mentions.items()]

    # The course

    def advance(self, _: Told) -> None:
        """To the next phase."""
        frame.advance(self.file)

    def hold_session(self, told: Told) -> None:
        """A session, with its notes."""
        starts, ends = session_times(told)
        held = Session(
            id=uuid4(),
            day=self.file.today(),
            starts_at=starts,
            ends_at=ends,
            phase=Phase(told["phase"]),
            mode=Mode(told.get("mode", Mode.IN_PERSON)),
            work=Work(told.get("work", Work.ACCOMPANIMENT)),
            said=texts.flow(told["said"]),
            thoughts=texts.flow(told["thoughts"]),
        )
        sessions.save(self.file, held)
        self._sessions.append(held.id)

    def take_document(self, told: Told) -> None:
        """A document comes in: a page of a few lines, or a drawing."""
        title, today = texts.line(told["title"]), self.file.today()
        if "image" in told:
            content = sheets.sketch(told["image"])
        else:
            content = sheets.sheet(title, today, [texts.line(words) for words in told["lines"]])
        session = self._sessions[told["session"] - 1] if "session" in told else None
        document = attachments.attach(
            self.file, content, DocumentKind(told["kind"]), title, made_on=today, session_id=session
        )
        self._documents[told["title"]] = document.id

    def plan_session(self, told: Told) -> None:
        """A session to come."""
        at = moment(self._days.coming(told["in"]), time.fromisoformat(told["at"]))
        frame.plan_session(self.file, at, timedelta(minutes=told["minutes"]), texts.line(told["place"]))

    def note_reminder(self, told: Told) -> None:
        """Something not to be forgotten."""
        day, words = self._days.coming(told["in"]), texts.line(told["words"])
        at = time.fromisoformat(told["at"]) if "at" in told else None
        own.note(self._desk, day, at, words, self.file.case.id)

    # The conclusion

    def draft_synthesis(self, told: Told) -> None:
        """The three sections, as far as they are written."""
        for section in Section:
            if section.value in told:
                synthesis.save_section(self.file, section, texts.rich(told[section.value]))
        synthesis.keep_version(self.file)

    def present_synthesis(self, told: Told) -> None:
        """Read together."""
        synthesis.present(self.file, self.file.today(), texts.line(told["place"]))

    def take_observations(self, told: Told) -> None:
        """What the person says of it, or that there is nothing to say."""
        synthesis.observe(self.file, self.file.today(), texts.flow(told["words"]))

    def finalise_synthesis(self, _: Told) -> None:
        """Frozen."""
        synthesis.finalise(self.file)

    def hand_over(self, told: Told) -> None:
        """To the person against a signature, or to somebody the person named in writing."""
        subjects = tuple(Subject(name) for name in told["subjects"])
        recipient = _recipient(told)
        if recipient.kind is RecipientKind.BENEFICIARY:
            signing.receipt_on_screen(self.file, subjects, self.signature)
            return
        for subject in subjects:
            handing_over.record(self.file, subject, recipient)

    def agree_to_keep(self, told: Told) -> None:
        """A written request or agreement to keep documents."""
        until = self._days.exact(told["until"]) if "until" in told else None
        wish = RetentionAgreement(
            id=uuid4(),
            basis=Basis(told["basis"]),
            given_on=self.file.today(),
            documents=tuple(self._named(name) for name in told["documents"]),
            keep=KeepFor(told.get("months"), until),
            purpose=texts.line(told["purpose"]),
            proof=None,
        )
        signing.retention_on_screen(self.file, wish, self.signature)
        self._agreement = wish.id

    def agree_to_disclose(self, told: Told) -> None:
        """A written agreement that one document goes to one recipient."""
        wish = DisclosureAgreement(
            id=uuid4(),
            given_on=self.file.today(),
            subject=Subject(told["subject"]),
            recipient=_recipient(told),
            purpose=texts.line(told["purpose"]),
            until=self._days.exact(told["until"]),
            proof=None,
        )
        signing.disclosure_on_screen(self.file, wish, self.signature)

    # The end

    def close(self, told: Told) -> None:
        """The term: what must go is destroyed."""
        kind, offered = EndingKind(told["kind"]), bool(told.get("offered", False))
        cause = DropOutCause(told["cause"]) if "cause" in told else None
        how = closing.ending(self.file, kind, self.file.today(), offered=offered, cause=cause)
        closing.close(self.file, how)
        self._is_closed = True

    def withdraw(self, _: Told) -> None:
        """The person takes the agreement back, later."""
        assert self._agreement is not None
        closed.withdraw(self._desk, self.file.case.id, self._agreement)

    # The traces of quality

    def ask_opinion(self, told: Told) -> None:
        """The questionnaire of satisfaction is given, or sent after the end."""
        self._traces.ask(self._holder(), told)

    def take_opinion(self, told: Told) -> None:
        """It comes back, or is declined."""
        self._traces.answer(self._holder(), told)

    def complain(self, told: Told) -> None:
        """Somebody complains of something."""
        self._traces.complain(self.file.case.reference, told)

    def reply(self, told: Told) -> None:
        """The complaint is answered."""
        self._traces.reply(told)

    def _holder(self) -> satisfaction.Holder:
        if self._is_closed:
            return satisfaction.of_closed(self._desk, self.file.case.id)
        return satisfaction.of_running(self.file)

    def _named(self, name: str) -> UUID:
        what, _, which = name.partition(":")
        if what == "session":
            return self._sessions[int(which) - 1]
        return self._documents[which] if what == "document" else self.file.case.synthesis_id


def session_times(told: Told) -> tuple[time, time]:
    """When a session began and ended, from « 09:00–11:00 »."""
    starts, _, ends = told["time"].partition("–")
    return time.fromisoformat(starts), time.fromisoformat(ends)


_SIGNED_AS = {
    Route.TRANSITION_PROJECT: DocumentKind.CONVENTION,
    Route.FRANCE_TRAVAIL: DocumentKind.FUNDING_AGREEMENT,
    Route.SELF_FUNDED: DocumentKind.CONTRACT,
    Route.PUBLIC_AGENT: DocumentKind.CONVENTION,
    Route.INSURANCE_FUND: DocumentKind.CONTRACT,
}


def _written(present: TrainingPlan | Agreed | SelfFunded, told: Told) -> Funding:
    """What the story tells of a paper, before it is signed."""
    price = Money.euros(told["price"])
    if isinstance(present, TrainingPlan):
        terms = _terms(told.get("convention", {}))
        funder = texts.line(told["employer"].get("funder", ""))
        employer = _organisation(told["employer"])
        return evolve(present, employer=employer, funder=funder, terms=terms, price=price)
    terms = _terms(told["paper"])
    if isinstance(present, SelfFunded):
        return evolve(present, terms=terms, price=price)
    number, payer = told.get("file_number", ""), _organisation(told["payer"])
    return evolve(present, payer=payer, file_number=number, terms=terms, price=price)


def _organisation(told: Told) -> Organisation:
    return Organisation(
        **{name: texts.lines(told.get(name, "")) for name in ("name", "contact", "email", "address")}
    )


def _terms(written: Told) -> Terms:
    return Terms(
        title=texts.line(written.get("title", "")),
        content=texts.flow(written.get("content", "")),
        means=texts.flow(written.get("means", "")),
        course_and_follow_up=texts.flow(written.get("course_and_follow_up", "")),
        handing_over=texts.flow(written.get("handing_over", "")),
        payment=texts.flow(written.get("payment", "")),
        qualifications=texts.flow(written.get("qualifications", "")),
        stopping=texts.flow(written.get("stopping", "")),
        planned=timedelta(hours=written["planned"]) if "planned" in written else None,
    )


def _recipient(told: Told) -> Recipient:
    kind = RecipientKind(told.get("recipient", RecipientKind.BENEFICIARY))
    return Recipient(kind, texts.line(told.get("name", "")))
