"""Documenten van een huishouden: toevoegen, openen, intrekken, en het afschrift voor één lid."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.dossier.models import Contactmoment, Dossier, Huishoudlid, Persoon
from keukentafel.doen.ingang.acties import zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.netwerk.models import Vertegenwoordiging
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.werkplek.documenten.blad import hoe_groot
from tests.doen.test_keuren import BOM, PDF, SVG, foto, ingepakt
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

BOM_XLSX = ingepakt(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"0" * 30_000_000))


@pytest.fixture
def dossier_id(almere: Groep, belt: Belt) -> UUID:
    belt(anderen="52, 9")
    with als_medewerker(almere.sanne.pk):
        return Dossier.objects.latest("geopend_op").pk


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


def stuur(wie: Client, dossier_id: UUID, inhoud: bytes = PDF, naam: str = "brief.pdf", **anders: Any) -> Any:
    gewoon = {"sleutel": str(uuid4()), "titel": "Brief van de school", "soort": "brief"}
    bestand = SimpleUploadedFile(naam, inhoud)
    return wie.post(f"/huishoudens/{dossier_id}/documenten/nieuw", gewoon | anders | {"bestand": bestand})


def het_document(groep: Groep) -> Document:
    with als_medewerker(groep.sanne.pk):
        return Document.objects.get()


def test_een_brief_ligt_in_het_dossier_en_op_de_tijdlijn(sanne: Client, almere: Groep, dossier_id: UUID) -> None:
    antwoord = stuur(sanne, dossier_id)
    assert antwoord.status_code == 302
    lijst = sanne.get(antwoord.url).content.decode()
    assert "Brief van de school" in lijst
    assert "niet nagekeken op virussen" in lijst, "er is geen scanner: dat staat er eerlijk bij"
    assert "Brief toegevoegd" in sanne.get(f"/huishoudens/{dossier_id}").content.decode()
    document = het_document(almere)
    bestand = sanne.get(f"/huishoudens/{dossier_id}/documenten/{document.pk}")
    assert bestand.content == PDF
    assert bestand.headers["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert bestand.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in bestand.headers["Content-Security-Policy"]
    assert "no-store" in bestand.headers["Cache-Control"]


def test_een_iphone_maakt_zelf_jpeg_van_een_foto(sanne: Client, dossier_id: UUID) -> None:
    """Dat doet zij als de lijst wel JPEG noemt en geen HEIC of "elke foto"; komt er toch een, dan zegt de zin wat."""
    pad = f"/huishoudens/{dossier_id}/documenten/nieuw"
    mag = sanne.get(pad).content.decode().split('accept="')[1].partition('"')[0].split(",")
    assert ".jpg" in mag
    assert not {soort for soort in mag if "hei" in soort or "*" in soort}
    antwoord = stuur(sanne, dossier_id, b"\x00\x00\x00\x24ftypheic" + b"\x00" * 50, "IMG_0012.HEIC")
    assert antwoord.status_code == 422
    assert "Deze foto is een HEIC-bestand: bewaar haar als JPEG" in antwoord.content.decode()


def test_de_naam_van_het_bestand_zegt_niets_de_inhoud_wel(sanne: Client, almere: Groep, dossier_id: UUID) -> None:
    stuur(sanne, dossier_id, foto(), "../../etc/brief.pdf")
    document = het_document(almere)
    assert (document.bestandsnaam, document.mediatype) == ("brief.jpg", "image/jpeg")


@pytest.mark.parametrize(
    ("naam", "bewaard"),
    [("../../../etc/passwd", "passwd.pdf"), ("x" * 300 + ".pdf", "x" * 140 + ".pdf"), ("brief", "brief.pdf"),
     ("brief\u202efdp.exe", "brieffdp.pdf"), ("C:\\map\\brief.exe", "brief.pdf"), (".pdf", "pdf.pdf")],
    ids=["met map", "300 tekens", "zonder eind", "andersom", "map van Windows", "alleen een eind"],
)  # fmt: skip
def test_welke_naam_het_bestand_ook_heeft(
    sanne: Client, almere: Groep, dossier_id: UUID, naam: str, bewaard: str
) -> None:
    assert stuur(sanne, dossier_id, PDF, naam).status_code == 302
    assert het_document(almere).bestandsnaam == bewaard


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [(SVG, "plaatje.svg", "komt er niet in"), (b"x" * 30_000_000, "foto.jpg", "hoogstens 10 MB"),
     (b"", "a.pdf", "leeg"), (SVG, "plaatje.png", "komt er niet in"),
     (b"<!doctype html><script>alert(1)</script>", "brief.pdf", "komt er niet in"),
     (b"%PDF-1.4\n<html><script>alert(1)</script></html>", "brief.pdf", "niet heel"),
     (BOM, "verslag.docx", "veel te groot"), (BOM_XLSX, "lijst.xlsx", "veel te groot"),
     (b"GIF89a/*" + b"\x00" * 40 + b"*/=1;alert(1)", "a.gif", "komt er niet in")],
    ids=["svg met script", "foto van 30 MB", "leeg bestand", "svg die png heet", "html die pdf heet", "html met kop",
         "bom in word", "bom in excel", "gif die ook script is"],
)  # fmt: skip
def test_wat_niet_mag_staat_bij_het_veld_en_wat_je_typte_blijft(
    sanne: Client, almere: Groep, dossier_id: UUID, *, inhoud: bytes, naam: str, zin: str
) -> None:
    antwoord = stuur(sanne, dossier_id, inhoud, naam)
    blad = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in blad.split("<form", 1)[1]
    assert 'value="Brief van de school"' in blad
    with word(rollen.ONDERHOUD):
        assert not Document.objects.exists()
        assert not Gebeurtenis.objects.filter(soort="document_toegevoegd").exists()


def test_twee_keer_klikken_is_een_document(sanne: Client, almere: Groep, dossier_id: UUID) -> None:
    sleutel = str(uuid4())
    assert {stuur(sanne, dossier_id, sleutel=sleutel).status_code for _keer in range(2)} == {302}
    assert het_document(almere).titel == "Brief van de school"
    anders = stuur(sanne, dossier_id, foto(), sleutel=sleutel)
    assert anders.status_code == 422, "dezelfde sleutel met een ander bestand wordt niet stil weggegooid"


def test_een_ingetrokken_document_gaat_niet_meer_open_en_de_reden_blijft(
    sanne: Client, almere: Groep, dossier_id: UUID
) -> None:
    stuur(sanne, dossier_id)
    adres = f"/huishoudens/{dossier_id}/documenten/{het_document(almere).pk}"
    assert "chrijf op waarom" in sanne.post(f"{adres}/intrekken", {"reden": " "}).content.decode()
    assert sanne.post(f"{adres}/intrekken", {"reden": "Hoort bij een ander gezin"}).status_code == 302
    assert sanne.get(adres).status_code == 404
    assert "Hoort bij een ander gezin" in sanne.get(f"/huishoudens/{dossier_id}/documenten").content.decode()


def test_de_rechten_volgen_het_dossier(sanne: Client, almere: Groep, als: AlsWie, dossier_id: UUID) -> None:
    """Wie het dossier niet leest, krijgt bij het bestand hetzelfde als bij niets; ook als het dossier weggaat."""
    stuur(sanne, dossier_id)
    document = het_document(almere)
    adres = f"/huishoudens/{dossier_id}/documenten/{document.pk}"
    bilal = als(almere.bilal)
    assert bilal.get(adres).content == bilal.get(f"/huishoudens/{uuid4()}/documenten/{uuid4()}").content
    with als_medewerker(almere.bilal.pk):
        assert not Documentinhoud.objects.exists()
    with als_medewerker(almere.sanne.pk):
        vraag = Vraag.objects.get()
        zet_door(vraag_id=vraag.pk, naar=almere.ander_team, medewerker=almere.sanne, argument="x", nu=timezone.now())
    assert sanne.get(adres).status_code == 404
    assert bilal.get(adres).content == PDF


def test_de_webserver_verandert_geen_document(almere: Groep, sanne: Client, dossier_id: UUID) -> None:
    stuur(sanne, dossier_id)
    with als_medewerker(almere.sanne.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Documentinhoud.objects.update(inhoud=b"anders")
    with als_medewerker(almere.sanne.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Document.objects.update(titel="anders")


def test_iemand_van_buiten_het_huishouden_kies_je_niet(sanne: Client, dossier_id: UUID) -> None:
    assert stuur(sanne, dossier_id, over=str(uuid4())).status_code == 422


def test_het_blad_vraagt_de_database_niet_meer_naarmate_er_meer_ligt(
    sanne: Client, dossier_id: UUID, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(4):
        stuur(sanne, dossier_id, titel=f"Stuk {nummer}")
    with django_assert_max_num_queries(20):
        assert sanne.get(f"/huishoudens/{dossier_id}/documenten").status_code == 200


@pytest.fixture
def gezin(almere: Groep, dossier_id: UUID) -> dict[str, UUID]:
    """Mevrouw De Vries van 79, een kind van 9 over wie zij gezag heeft, en haar zoon van 52."""
    with word(rollen.EIGENAAR):
        leden = Huishoudlid.objects.filter(dossier_id=dossier_id).select_related("persoon")
        wie = {("kind" if lid.persoon.leeftijd_bij_opgave == 9 else lid.rol): lid.persoon_id for lid in leden}
        Persoon.objects.filter(pk=wie["hoofdpersoon"]).update(voornaam="Truus")
        plek = {"stelsel": almere.stelsel, "team": almere.team, "dossier_id": dossier_id, "door": almere.sanne}
        Vertegenwoordiging.objects.create(
            **plek, over_id=wie["kind"], door_persoon_id=wie["hoofdpersoon"], soort="gezag",
            vastgelegd_op=timezone.now(),
        )  # fmt: skip
        for tekst, over, weg in (
            ("Voor iedereen.", [], []),
            ("Over het kind.", [wie["kind"]], []),
            ("Over de zoon.", [wie["lid"]], []),
            ("Niet voor de zoon.", [], [wie["lid"]]),
        ):
            Contactmoment.objects.create(
                **plek, moment=timezone.now(), kanaal="telefoon", samenvatting=tekst, over=over, afgeschermd_voor=weg,
                sleutel=uuid4(),
            )  # fmt: skip
    return wie


@pytest.mark.parametrize(
    ("lid", "wel", "niet"),
    [("hoofdpersoon", {"Voor iedereen.", "Over het kind.", "Niet voor de zoon."}, {"Over de zoon."}),
     ("lid", {"Voor iedereen.", "Over de zoon."}, {"Over het kind.", "Niet voor de zoon."}),
     ("kind", set(), {"Voor iedereen.", "Over het kind.", "Over de zoon.", "Niet voor de zoon."})],
)  # fmt: skip
def test_het_afschrift_geeft_ieder_het_zijne(
    sanne: Client, dossier_id: UUID, gezin: dict[str, UUID], *, lid: str, wel: set[str], niet: set[str]
) -> None:
    blad = sanne.get(f"/huishoudens/{dossier_id}/afschrift?lid={gezin[lid]}").content.decode()
    assert {tekst for tekst in wel | niet if tekst in blad} == wel
    assert "Dit staat er niet in" in blad, "de medewerker ziet dat er iets ontbreekt, en waarom"


def test_zonder_lid_of_met_een_vreemd_lid_staat_er_geen_inhoud(
    sanne: Client, dossier_id: UUID, gezin: dict[str, UUID]
) -> None:
    for vraag in ("", f"?lid={uuid4()}", "?lid=x"):
        blad = sanne.get(f"/huishoudens/{dossier_id}/afschrift{vraag}").content.decode()
        assert "Voor iedereen." not in blad
        assert "Kies voor wie het is" in blad


@pytest.mark.parametrize(
    ("bytes_", "zin"), [(0, "minder dan 1 KB"), (213, "minder dan 1 KB"), (1023, "minder dan 1 KB"), (1024, "1,0")]
)
def test_een_klein_bestand_is_minder_dan_een_kilobyte(bytes_: int, zin: str) -> None:
    assert hoe_groot(bytes_).startswith(zin)
