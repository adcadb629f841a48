"""The person whose bilan it is. Each field has one stated purpose (C3)."""

from enum import StrEnum

from attrs import frozen

from bilan_desktop.domain import text


class Civility(StrEnum):
    """How the person is addressed on papers."""

    NONE = ""
    MADAME = "mme"
    MONSIEUR = "m"


class Status(StrEnum):
    """The person's status, for the yearly figures only."""

    EMPLOYEE = "employee"
    JOB_SEEKER = "job_seeker"
    SELF_EMPLOYED = "self_employed"
    PUBLIC_AGENT = "public_agent"
    OTHER = "other"


@frozen
class Beneficiary:
    """Identity and contact: for the papers, for appointments, and for the follow-up at six months."""

    first_name: str
    last_name: str
    civility: Civility = Civility.NONE
    status: Status = Status.EMPLOYEE
    email: str = ""
    phone: str = ""
    address: str = ""

    @property
    def full_name(self) -> str:
        """As on papers: first name, last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def discreet_name(self) -> str:
        """As on the dashboard, where another beneficiary may look on: first name and an initial."""
        initial = f" {self.last_name[0].upper()}." if self.last_name else ""
        return f"{self.first_name}{initial}".strip()

    def checked(self) -> "Beneficiary":
        """The same, cleaned. Raises InvalidInput for the first field that cannot stand."""
        return Beneficiary(
            first_name=text.line("first_name", self.first_name, limit=80, required=True),
            last_name=text.line("last_name", self.last_name, limit=80, required=True),
            civility=self.civility,
            status=self.status,
            email=text.email("email", self.email),
            phone=text.line("phone", self.phone, limit=40),
            address=text.paragraph("address", self.address, limit=500),
        )
