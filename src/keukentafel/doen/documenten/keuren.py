"""Wat er als document binnen mag: een lijst van soorten, herkend aan de inhoud en niet aan de naam.

Een foto verliest wat er ongezien in zit, zoals de plek waar zij is gemaakt: die kan een geheim adres zijn.
"""

import io
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

GROOTST = 10_000_000
"""Bytes van een document. # aanname: genoeg voor een verslag met foto's"""
PUNTEN = 50_000_000
"""Beeldpunten van een foto; een grotere pakt zichzelf uit tot een vol geheugen."""
ZIJDE = 2_500
"""Beeldpunten van de langste zijde waarmee een foto wordt bewaard: leesbaar op papier."""
UITGEPAKT = 100_000_000
"""Bytes van een tekstdocument als alles erin is uitgepakt."""
VERHOUDING = 200
"""Zoveel keer zo groot als ingepakt mag één onderdeel van een tekstdocument zijn."""
DELEN = 2_000

PDF = "application/pdf"
KANTOOR = {
    "word/document.xml": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
OPEN = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
"""De merken van een foto zoals een iPhone haar bewaart (ISO/IEC 23008-12); niet elke computer opent die."""
TOEGELATEN = gettext_lazy("Toegelaten zijn PDF, foto's (JPEG of PNG), Word, Excel, OpenDocument en gewone tekst.")


class NietToegelaten(Exception):
    """Dit bestand komt er niet in; de tekst zegt waarom, en wat wel kan."""


@dataclass(frozen=True)
class Gekeurd:
    """Een bestand dat binnen mag, zoals het bewaard wordt."""

    inhoud: bytes
    mediatype: str
    achtervoegsel: str


def keur(inhoud: bytes) -> Gekeurd:
    """Herken het bestand aan zijn inhoud en geef terug wat bewaard wordt.

    Raises:
        NietToegelaten: leeg, te groot, van een soort die niet mag, of anders dan het lijkt.
    """
    if not inhoud:
        raise NietToegelaten(_("Dit bestand is leeg."))
    if len(inhoud) > GROOTST:
        raise NietToegelaten(te_groot())
    if inhoud[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(inhoud)
    if inhoud.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _foto(inhoud)
    if inhoud.startswith(b"PK\x03\x04"):
        return _kantoor(inhoud)
    if inhoud[4:8] == b"ftyp" and inhoud[8:12] in HEIC:
        raise NietToegelaten(_("Deze foto is een HEIC-bestand: bewaar haar als JPEG en kies haar dan opnieuw."))
    return _tekst(inhoud)


def te_groot() -> str:
    """De zin bij een te groot bestand, met wat iemand kan doen."""
    return _("Dit bestand is te groot: hoogstens 10 MB. Maak de foto kleiner, of verdeel het document.")


def bestandsnaam(naam: str, achtervoegsel: str) -> str:
    """De naam zonder map en zonder vreemde tekens, met het achtervoegsel van wat het is; hoogstens 160 tekens."""
    stam = PurePath(naam.replace("\\", "/")).name.rpartition(".")[0] or PurePath(naam).name
    schoon = "".join(teken if teken.isalnum() or teken in " -_()" else "_" for teken in stam).strip(" ._")
    return f"{schoon[:140] or 'document'}.{achtervoegsel}"


def _pdf(inhoud: bytes) -> Gekeurd:
    if b"%%EOF" not in inhoud[-2048:]:
        raise NietToegelaten(_("Dit PDF-bestand is niet heel. Maak het opnieuw en probeer het nog een keer."))
    return Gekeurd(inhoud, PDF, "pdf")


def _foto(inhoud: bytes) -> Gekeurd:
    """De foto opnieuw opgeslagen: rechtop, niet groter dan nodig, en zonder plek, tijd of toestel erin."""
    kapot = _("Deze foto is niet te lezen. Bewaar haar opnieuw als JPEG of PNG.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            beeld = Image.open(io.BytesIO(inhoud), formats=["JPEG", "PNG"])
            if beeld.width * beeld.height > PUNTEN:
                raise NietToegelaten(_("Deze foto heeft te veel beeldpunten. Maak haar kleiner."))
            rechtop = ImageOps.exif_transpose(beeld)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as fout:
        raise NietToegelaten(kapot) from fout
    rechtop.thumbnail((ZIJDE, ZIJDE))
    uit = io.BytesIO()
    if beeld.format == "PNG":
        rechtop.convert("RGBA" if "A" in rechtop.getbands() else "RGB").save(uit, "PNG", optimize=True)
        return Gekeurd(uit.getvalue(), "image/png", "png")
    rechtop.convert("RGB").save(uit, "JPEG", quality=85)
    return Gekeurd(uit.getvalue(), "image/jpeg", "jpg")


def _kantoor(inhoud: bytes) -> Gekeurd:
    """Een tekstdocument is een ingepakte map: alleen als het er een is, zonder macro's, en niet als een bom."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as map_:
            delen = map_.infolist()
            _geen_bom(delen)
            namen = {deel.filename for deel in delen}
            soort = _soort(map_, namen)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as fout:
        raise NietToegelaten(_("Dit bestand is niet te openen.") + " " + str(TOEGELATEN)) from fout
    if soort is None:
        raise NietToegelaten(_("Ingepakte mappen (zip) komen er niet in.") + " " + str(TOEGELATEN))
    if any(naam.lower().endswith("vbaproject.bin") or naam.startswith("Basic/") for naam in namen):
        raise NietToegelaten(_("Er zitten macro's in dit document. Bewaar het zonder macro's, of als PDF."))
    return Gekeurd(inhoud, *soort)


def _geen_bom(delen: list[zipfile.ZipInfo]) -> None:
    te_veel = len(delen) > DELEN or sum(deel.file_size for deel in delen) > UITGEPAKT
    if te_veel or any(deel.file_size > VERHOUDING * max(deel.compress_size, 1_000) for deel in delen):
        raise NietToegelaten(_("Dit document wordt bij het openen veel te groot. Bewaar het als PDF."))


def _soort(map_: zipfile.ZipFile, namen: set[str]) -> tuple[str, str] | None:
    if "[Content_Types].xml" in namen:
        return next((soort for deel, soort in KANTOOR.items() if deel in namen), None)
    if "mimetype" in namen and map_.getinfo("mimetype").file_size < 100:
        soort = map_.read("mimetype").decode("ascii", "replace").strip()
        return (soort, OPEN[soort]) if soort in OPEN else None
    return None


def _tekst(inhoud: bytes) -> Gekeurd:
    """Gewone tekst in UTF-8, zonder stuurtekens; een plaatje of blad met opmaak (SVG, HTML) is dat niet."""
    nee = NietToegelaten(_("Dit soort bestand komt er niet in.") + " " + str(TOEGELATEN))
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise nee from fout
    if any(teken < " " and teken not in "\t\r\n\f" for teken in tekst) or tekst.lstrip().startswith("<"):
        raise nee
    return Gekeurd(inhoud, "text/plain; charset=utf-8", "txt")
