"""Wie er op een blad staat, staat in het logboek: per persoon één verwerkingsregel, niet meer en niet minder."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.models import Afspraak, Dossier, DossierVraag, Huishoudlid
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.toegang.context import als_medewerker
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.kern.logs import regels, verwerkingen
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries

STREEF = 15
"""Zoveel vragen aan de database stelt een blad ten hoogste, met het inloggen en het logboek erbij."""
_DOSSIER = re.compile(r"/huishoudens/([0-9a-f-]{36})")
_VRAAG = re.compile(r"(?:open=|/vragen/)([0-9a-f-]{36})")


def genoemd(antwoord: Any) -> set[str]:
    """De betrokkenen achter elke link op het blad: de leden van het dossier, of de vraag als er geen dossier is."""
    tekst = antwoord.content.decode() + antwoord.headers.get("Location", "")
    with word(rollen.EIGENAAR):
        per_vraag = dict(DossierVraag.objects.values_list("vraag_id", "dossier_id"))
        vragen = {UUID(v) for v in _VRAAG.findall(tekst)}
        dossiers = {UUID(d) for d in _DOSSIER.findall(tekst)} | {per_vraag[v] for v in vragen if v in per_vraag}
        leden = Huishoudlid.objects.filter(dossier_id__in=dossiers, tot__isnull=True)
        personen = {pseudoniem("persoon", lid.persoon_id) for lid in leden}
        leeg = dossiers - {lid.dossier_id for lid in leden}
    los = {pseudoniem("vraag", vraag) for vraag in vragen if vraag not in per_vraag}
    return personen | los | {pseudoniem("dossier", dossier) for dossier in leeg}


def gelogd() -> tuple[Logregel, list[str]]:
    """De hoofdregel van het laatste verzoek, met haar betrokkenen."""
    laatste = regels()[-1].operatie
    hoofd = next(regel for regel in regels() if regel.operatie == laatste)
    return hoofd, [rij.data_subject_id for rij in verwerkingen() if rij.operatie == laatste]


def klopt(antwoord: Any, handeling: str) -> None:
    regel, wie = gelogd()
    assert regel.handeling == handeling
    assert len(wie) == len(set(wie)) == regel.aantal
    assert set(wie) == genoemd(antwoord)


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


@pytest.fixture
def werk(almere: Groep, belt: Belt, sanne: Client) -> Dossier:
    """Een gezin van drie waar Sanne het contact is, een vraag zonder dossier, en een afspraak."""
    sanne.post(f"/vragen/{belt(anderen='52, 9')}/opnemen")
    belt(achternaam="Bos", geboortedatum="", anderen="40")
    belt(achternaam="", voornaam="", geboortedatum="", postcode="", huisnummer="", eigen_woorden="Zegt geen naam.")
    with als_medewerker(almere.sanne.pk):
        dossier = Dossier.objects.get(naam="De Vries")
    morgen, net = timezone.localdate() + timedelta(days=1), timezone.localtime(timezone.now() - timedelta(hours=1))
    afspraak = {"medewerker": almere.sanne.pk, "voor_wie": "Truus", "plek": "Thuis", "minuten": "60"}
    sanne.post(f"/huishoudens/{dossier.pk}/afspraken/nieuw", afspraak | {"dag": f"{morgen}", "tijd": "10:30"})
    contact = {"kanaal": "telefoon", "dag": f"{net:%Y-%m-%d}", "tijd": f"{net:%H:%M}", "samenvatting": "Gebeld."}
    sanne.post(f"/huishoudens/{dossier.pk}/contact", contact | {"sleutel": str(uuid4())})
    return dossier


@pytest.mark.parametrize(
    ("pad", "handeling", "aantal"),
    [
        ("/werk", "mijn_werk_gezien", 6),
        ("/vragen", "wachtrij_gezien", 6),
        ("/huishoudens", "huishoudens_gezien", 5),
        ("/huishoudens/{}", "dossier_ingezien", 3),
        ("/huishoudens/{}/journaal", "journaal_gezien", 3),
        ("/huishoudens/{}/contact", "dossier_ingezien", 3),
        ("/huishoudens/{}/afspraken/nieuw", "dossier_ingezien", 3),
        ("/afspraken", "afspraken_gezien", 3),
    ],
)
def test_ieder_op_het_blad_is_een_regel(pad: str, handeling: str, aantal: int, sanne: Client, werk: Dossier) -> None:
    antwoord = sanne.get(pad.format(werk.pk))
    klopt(antwoord, handeling)
    assert gelogd()[0].aantal == aantal


def test_vijfentwintig_huishoudens_op_een_blad(sanne: Client, almere: Groep) -> None:
    with als_medewerker(almere.fatma.pk):
        for nummer in range(26):
            bewaar(vraag_in_dossier(almere, almere.team, almere.fatma, achternaam=f"Bos{nummer:02}"))
    for blad, aantal in ((1, 25), (2, 1)):
        for lijst, handeling in (("/huishoudens", "huishoudens_gezien"), ("/vragen", "wachtrij_gezien")):
            antwoord = sanne.get(f"{lijst}?blad={blad}")
            klopt(antwoord, handeling)
            assert gelogd()[0].aantal == aantal


@pytest.mark.parametrize("pad", ["opnemen", "beantwoorden", "doorzetten"])
def test_wat_er_met_een_vraag_gebeurt(pad: str, sanne: Client, almere: Groep, belt: Belt) -> None:
    vraag_id = belt(anderen="52, 9")
    velden = {"antwoord": "Geregeld.", "naar": almere.ander_team.pk, "argument": "Zij woont daar."}
    assert sanne.post(f"/vragen/{vraag_id}/{pad}", velden).status_code == 302
    regel, wie = gelogd()
    assert (regel.handeling, regel.uitkomst, len(wie)) == (
        {"opnemen": "vraag_opgenomen", "beantwoorden": "vraag_beantwoord", "doorzetten": "vraag_doorgezet"}[pad],
        "gelukt",
        3,
    )
    assert regel.object_id == str(vraag_id)


@pytest.mark.parametrize("pad", ["opnemen", "doorzetten", "beantwoorden"])
def test_het_adres_van_een_knop_ophalen_is_geen_handeling(pad: str, sanne: Client, belt: Belt) -> None:
    sanne.get(f"/vragen/{belt()}/{pad}")
    regel, wie = gelogd()
    assert (regel.handeling, wie) == ("doorverwezen", [])


def test_een_leeg_formulier_is_geen_aangenomen_vraag(sanne: Client) -> None:
    sanne.get("/vragen/nieuw")
    assert (gelogd()[0].handeling, gelogd()[1]) == ("vraag_formulier", [])
    sanne.post("/vragen/nieuw/stand", {"eigen_woorden": "Nog niets om mee te zoeken."})
    assert (gelogd()[0].handeling, gelogd()[1]) == ("vraag_formulier", [])


def test_wie_bij_het_zoeken_op_het_scherm_komt(almere: Groep, als: AlsWie, werk: Dossier) -> None:
    fatma = als(almere.fatma)
    for pad in ("/vragen/nieuw/stand", "/vragen/nieuw"):
        tekst = fatma.post(pad, mevrouw_de_vries(actie="bijwerken")).content.decode()
        assert "T. de Vries" in tekst
        regel, wie = gelogd()
        assert regel.handeling == "herkend"
        with word(rollen.EIGENAAR):
            truus = Huishoudlid.objects.get(dossier=werk, rol="hoofdpersoon")
        assert wie == [pseudoniem("persoon", truus.persoon_id)]
    fatma.post("/vragen/nieuw/stand", {"geboortedatum": "01-01-1950", "postcode": "1354 AB"})
    assert (gelogd()[0].handeling, gelogd()[1]) == ("herkend", [])  # gezocht, en niemand gevonden


def test_een_bewaarde_vraag_gaat_over_haar_personen(almere: Groep, als: AlsWie) -> None:
    fatma, velden = als(almere.fatma), mevrouw_de_vries(anderen="52, 9")
    antwoord = fatma.post("/vragen/nieuw", velden)
    assert (gelogd()[0].handeling, gelogd()[0].aantal) == ("vraag_aangenomen", 3)
    klopt(antwoord, "vraag_aangenomen")
    assert [r.handeling for r in regels() if r.operatie == gelogd()[0].operatie] == ["vraag_aangenomen", "herkend"]
    fatma.post("/vragen/nieuw", velden)  # nog een keer klikken bewaart niets
    assert (gelogd()[0].handeling, gelogd()[0].aantal) == ("ontvangst_gezien", 1)
    fatma.post("/vragen/nieuw", mevrouw_de_vries(anderen="52, 9"))  # mevrouw is nu bekend: eerst kiezen
    assert (gelogd()[0].handeling, gelogd()[0].aantal) == ("herkend", 1)


def test_een_vraag_van_een_bekende_gaat_over_wie_gekozen_is(almere: Groep, als: AlsWie, werk: Dossier) -> None:
    als(almere.fatma).post("/vragen/nieuw", mevrouw_de_vries(bekend=herken_token(werk.pk, almere.fatma.pk)))
    with word(rollen.EIGENAAR):
        truus = Huishoudlid.objects.get(dossier=werk, rol="hoofdpersoon")
    regel, wie = gelogd()
    assert (regel.handeling, wie) == ("vraag_aangenomen", [pseudoniem("persoon", truus.persoon_id)])


def test_het_kcc_ziet_vragen_en_geen_personen(almere: Groep, als: AlsWie, werk: Dossier) -> None:
    """Op haar blad staan kenmerken: dan is de vraag de betrokkene."""
    fatma = als(almere.fatma)
    fatma.get("/werk")
    assert gelogd()[0].aantal == 3
    with word(rollen.EIGENAAR):
        vraag_id = DossierVraag.objects.get(dossier=werk).vraag_id
    fatma.get(f"/vragen/{vraag_id}/ontvangst")
    assert gelogd()[1] == [pseudoniem("vraag", vraag_id)]


def test_een_vrijwilliger_ziet_een_afspraak_en_het_dossier_is_de_betrokkene(
    almere: Groep, als: AlsWie, werk: Dossier
) -> None:
    vincent = medewerker(almere.stelsel, "vincent", "Vincent Vos", "vrijwilliger", almere.team)
    with word(rollen.EIGENAAR):
        Afspraak.objects.filter(dossier=werk).update(medewerker=vincent)
    for pad in ("/afspraken", "/werk"):
        als(vincent).get(pad)
        assert gelogd()[1] == [pseudoniem("dossier", werk.pk)]


def test_wie_niets_te_zien_krijgt_is_niet_gelogd_als_betrokkene(almere: Groep, als: AlsWie, werk: Dossier) -> None:
    bilal = als(almere.bilal)
    for pad in ("", "/journaal", "/contact", "/afspraken/nieuw"):
        bilal.get(f"/huishoudens/{werk.pk}{pad}")
        assert (gelogd()[0].uitkomst, gelogd()[1]) == ("geweigerd", [])


def test_een_contact_bewaren_en_niet_bewaren(sanne: Client, werk: Dossier) -> None:
    sanne.post(f"/huishoudens/{werk.pk}/contact", {"samenvatting": ""})
    assert (gelogd()[0].handeling, gelogd()[0].aantal) == ("dossier_ingezien", 3)
    velden = {
        "sleutel": "3f0c6a52-6d5e-4b9c-9c0a-3f9f6a7f0001", "kanaal": "telefoon", "dag": "2026-11-20", "tijd": "10:30",
        "samenvatting": "Gebeld.",
    }  # fmt: skip
    hier = timezone.localtime(timezone.now() - timedelta(hours=1))
    velden |= {"dag": f"{hier:%Y-%m-%d}", "tijd": f"{hier:%H:%M}"}
    sanne.post(f"/huishoudens/{werk.pk}/contact", velden)
    assert (gelogd()[0].handeling, gelogd()[0].aantal) == ("contact_vastgelegd", 3)
    sanne.post(f"/huishoudens/{werk.pk}/contact", velden)
    assert gelogd()[0].handeling == "nog_eens_verstuurd"


@pytest.mark.parametrize(
    "pad",
    ["/werk", "/vragen", "/huishoudens", "/huishoudens/{}", "/huishoudens/{}/journaal", "/huishoudens/{}/contact",
     "/huishoudens/{}/afspraken/nieuw", "/afspraken"],
)  # fmt: skip
def test_een_blad_stelt_weinig_vragen_aan_de_database(pad: str, sanne: Client, werk: Dossier) -> None:
    sanne.get(pad.format(werk.pk))
    with CaptureQueriesContext(connection) as gesteld:
        sanne.get(pad.format(werk.pk))
    vragen = [vraag["sql"] for vraag in gesteld if "SAVEPOINT" not in vraag["sql"]]
    assert len(vragen) <= STREEF, "\n".join(vragen)
