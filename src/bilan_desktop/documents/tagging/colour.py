"""Which colours a paper means: those of sRGB, by a profile in the file (ISO 19005-2, 6.2.3)."""

from typing import TYPE_CHECKING

from bilan_desktop.resources import resource

if TYPE_CHECKING:
    from pikepdf import Pdf

CONDITION = "sRGB IEC61966-2.1"


def write_output_intent(pdf: "Pdf") -> None:
    """Puts the profile into the catalogue."""
    from pikepdf import Array, Dictionary, Name, String  # noqa: PLC0415

    profile = pdf.make_stream(resource("colour", "sRGB.icc").read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(CONDITION),
        RegistryName=String("http://www.color.org"),
        Info=String(CONDITION),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
