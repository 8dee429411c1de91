"""Wat er als document binnen mag: de inhoud beslist, niet de naam; en uit een foto gaat weg wat niemand zag."""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pytest_django.fixtures import Settings

from keukentafel.doen.documenten.keuren import GROOTST, Gekeurd, NietToegelaten, bestandsnaam, keur
from keukentafel.doen.documenten.scanner import NuNietTeScannen, scan

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
GPS, BREEDTE = 0x8825, 2


def foto(maat: tuple[int, int] = (40, 30), soort: str = "JPEG") -> bytes:
    """Een foto met de plek waar zij is gemaakt."""
    exif = Image.Exif()
    exif.get_ifd(GPS)[BREEDTE] = (52.0, 22.0, 9.0)
    exif[0x0110] = "Kanariestraat 77"
    uit = io.BytesIO()
    Image.new("RGB", maat, "orange").save(uit, soort, exif=exif)
    return uit.getvalue()


def ingepakt(*delen: tuple[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as map_:
        for naam, inhoud in delen:
            map_.writestr(naam, inhoud)
    return uit.getvalue()


def word(*erbij: tuple[str, bytes]) -> bytes:
    return ingepakt(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"), *erbij)


def odt() -> bytes:
    return ingepakt(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<o/>"))


@pytest.mark.parametrize(
    ("inhoud", "achtervoegsel"),
    [(PDF, "pdf"), (foto(), "jpg"), (foto(soort="PNG"), "png"), (word(), "docx"), (odt(), "odt"),
     ("Beste mevrouw,\nwij spraken één keer af.".encode(), "txt")],
    ids=["pdf", "jpg", "png", "docx", "odt", "txt"],
)  # fmt: skip
def test_wat_een_team_gebruikt_mag_binnen(inhoud: bytes, achtervoegsel: str) -> None:
    assert keur(inhoud).achtervoegsel == achtervoegsel


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BOM = ingepakt(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"0" * 30_000_000))


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [(SVG, "komt er niet in"), (b"<!doctype html><p>x", "komt er niet in"), (b"MZ\x90\x00", "komt er niet in"),
     (BOM, "veel te groot"), (ingepakt(("x.exe", b"x")), "zip"), (PDF[:-6], "niet heel"),
     (word(("word/vbaProject.bin", b"x")), "macro"), (b"", "leeg"), (b"x" * (GROOTST + 1), "hoogstens 10 MB"),
     (b"\xff\xd8\xff" + b"\x00" * 50, "niet te lezen"), (b"PK\x03\x04kapot", "niet te openen"),
     (b"\xfe\xff\x00x", "komt er niet in"), (b"\x00\x00\x00\x24ftypheic" + b"\x00" * 50, "bewaar haar als JPEG")],
    ids=["svg", "html", "exe", "zipbom", "zip", "halve pdf", "macro", "leeg", "te groot", "kapotte foto", "kapotte zip",
         "utf-16", "heic"],
)  # fmt: skip
def test_wat_kwaad_kan_komt_er_niet_in_en_de_zin_zegt_waarom(inhoud: bytes, zin: str) -> None:
    with pytest.raises(NietToegelaten, match=zin):
        keur(inhoud)


@pytest.mark.parametrize("soort", ["JPEG", "PNG"])
def test_uit_een_foto_gaat_weg_waar_zij_is_gemaakt(soort: str) -> None:
    bewaard = keur(foto(soort=soort)).inhoud
    assert b"Kanariestraat" not in bewaard
    assert not Image.open(io.BytesIO(bewaard)).getexif()


def test_een_grote_foto_wordt_leesbaar_klein_bewaard_en_een_reusachtige_niet() -> None:
    assert max(Image.open(io.BytesIO(keur(foto((5_000, 3_000))).inhoud)).size) == 2_500
    with pytest.raises(NietToegelaten, match="beeldpunten"):
        keur(foto((9_000, 7_000)))


@given(st.binary(max_size=400))
def test_welke_bytes_ook_er_komt_een_oordeel(inhoud: bytes) -> None:
    try:
        uitkomst: object = keur(inhoud)
    except NietToegelaten as fout:
        uitkomst = str(fout)
    assert isinstance(uitkomst, Gekeurd | str)


@given(st.text(max_size=300))
def test_een_bestandsnaam_heeft_geen_map_en_geen_regeleinde(naam: str) -> None:
    schoon = bestandsnaam(naam, "pdf")
    assert schoon.endswith(".pdf")
    assert len(schoon) <= 160
    assert not set(schoon) & set('/\\\r\n"\0')


@pytest.fixture
def scanner(tmp_path: Path, settings: Settings) -> Callable[[str], None]:
    """Zet een opdracht klaar die als scanner antwoordt."""

    def zet(regels: str) -> None:
        (tmp_path / "scan.py").write_text(f"import sys, time\n{regels}\n")
        settings.DOCUMENTSCANNER = f"{sys.executable} {tmp_path / 'scan.py'}"

    return zet


def test_de_scanner_krijgt_het_bestand_en_haar_oordeel_telt(scanner: Callable[[str], None]) -> None:
    scanner("sys.exit(1 if b'kwaad' in sys.stdin.buffer.read() else 0)")
    assert scan(b"goed") == "schoon"
    assert scan(b"kwaad") == "virus"


@pytest.mark.parametrize("regels", ["sys.exit(2)", "sys.exit(40)"])
def test_een_scanner_zonder_oordeel_laat_niets_door(scanner: Callable[[str], None], regels: str) -> None:
    scanner(regels)
    with pytest.raises(NuNietTeScannen):
        scan(b"x")


def test_een_scanner_die_er_niet_is_laat_niets_door(settings: Settings) -> None:
    settings.DOCUMENTSCANNER = "/bestaat/niet -"
    with pytest.raises(NuNietTeScannen):
        scan(b"x")
    settings.DOCUMENTSCANNER = ""
    assert scan(b"x") == "geen_scanner"
