"""Verhaal 1: de bevestiging op papier, en de dochter die twee weken later vraagt hoe het staat."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.stand import leg_verteld_vast
from keukentafel.doen.signalen.models import Signaal
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.logboek.models import Logregel
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.werkplek import datums
from tests.dagen import over, vandaag
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel
from tests.werkplek.conftest import AlsWie
from tests.werkplek.opgave import mevrouw_de_vries

STAND = "/vragen/stand"
DOCHTER = {"beller": "kind", "akkoord": "ja"}
PERSOON = {"geboortedatum": "14-06-1947", "postcode": "1354 AB"}


@pytest.fixture
def fatma(almere: Groep, als: AlsWie) -> Client:
    return als(almere.fatma)


def neem_aan(fatma: Client, **anders: Any) -> UUID:
    antwoord = fatma.post("/vragen/nieuw", mevrouw_de_vries(straat="Vlierstraat", bekend="nieuw", **anders))
    return UUID(antwoord.url.split("/")[2])  # type: ignore[attr-defined]


def bij(fatma: Client, **anders: Any) -> UUID:
    """Nog een vraag van hetzelfde huishouden."""
    blad = fatma.post("/vragen/nieuw", mevrouw_de_vries(actie="opslaan")).context
    antwoord = fatma.post("/vragen/nieuw", mevrouw_de_vries(bekend=blad["bekenden"][0].token, **anders))
    return UUID(antwoord.url.split("/")[2])  # type: ignore[attr-defined]


def kenmerk(vraag_id: UUID) -> str:
    with word(rollen.ONDERHOUD):
        return Vraag.objects.get(pk=vraag_id).kenmerk


def vraag(fatma: Client, **gegevens: str) -> str:
    return fatma.post(STAND, gegevens).content.decode()


def brief(wie: Client, vraag_id: UUID) -> str:
    return wie.get(f"/vragen/{vraag_id}/bevestiging").content.decode()


def test_de_brief_zegt_wat_er_gebeurt_tot_wanneer_en_volgens_welk_artikel(fatma: Client) -> None:
    vraag_id = neem_aan(fatma)
    tekst = brief(fatma, vraag_id)
    for zin in (
        "Beste Truus de Vries,",
        kenmerk(vraag_id),
        "Wmo-team in het stadhuis gaat ermee aan de slag.",
        "U hoort wat er uit het onderzoek komt, uiterlijk op",
        "Wmo 2015 art. 2.3.2 lid 1",
        "Dat heet een persoonlijk plan.",
        "zeven dagen",
        "onafhankelijke cliëntondersteuner",
        "Bel de gemeente Almere",
        "Vlierstraat 19 a",
    ):
        assert zin in tekst, zin
    assert "Het schoonmaken" not in tekst, "een ander kan de post openen"


def test_een_geheim_adres_staat_niet_op_de_brief(fatma: Client) -> None:
    tekst = brief(fatma, neem_aan(fatma, adres_geheim="on"))
    assert "Vlierstraat" not in tekst
    assert "1354" not in tekst


def test_wie_voor_een_ander_belt_krijgt_diens_adres_niet(fatma: Client) -> None:
    tekst = brief(
        fatma, neem_aan(fatma, aanmelder="naaste", melder_naam="Els Wouters", melder_betrekking="kind", soort="vraag")
    )
    assert "Beste Els Wouters," in tekst
    assert "Vlierstraat" not in tekst
    assert "Truus" not in tekst
    assert "tenzij die ander dat goed vindt" in tekst


def test_het_adres_van_een_bekend_huishouden_is_niet_voor_de_aannemer(fatma: Client, almere: Groep) -> None:
    """Zij typte een ander adres; wat wij al wisten, leest zij niet uit de brief."""
    neem_aan(fatma)
    blad = fatma.post("/vragen/nieuw", mevrouw_de_vries(actie="opslaan", straat="Elders")).context
    token = blad["bekenden"][0].token
    antwoord = fatma.post("/vragen/nieuw", mevrouw_de_vries(bekend=token, straat="Elders"))
    assert "Vlierstraat" not in brief(fatma, UUID(antwoord.url.split("/")[2]))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        ("aanbod", "Dank u wel."),
        ("klacht", "U krijgt antwoord op uw klacht, uiterlijk op"),
        ("vraag", "uw vraag ontvangen"),
    ],
)
def test_elke_soort_heeft_haar_eigen_brief(fatma: Client, soort: str, zin: str) -> None:
    tekst = brief(fatma, neem_aan(fatma, soort=soort, voorziening="", gesprek_heeft_meerwaarde="ja"))
    assert zin in tekst
    assert "persoonlijk plan" not in tekst


def test_de_dochter_hoort_in_een_zin_hoe_het_staat(fatma: Client, almere: Groep) -> None:
    vraag_id = neem_aan(fatma)
    tekst = vraag(fatma, **DOCHTER, kenmerk=kenmerk(vraag_id).replace("-", " ").lower())
    assert (
        "De vraag ligt bij Wmo-team in het stadhuis; zij onderzoeken wat er nodig is, en u hoort dat uiterlijk" in tekst
    )
    assert "Het schoonmaken" not in tekst
    with word(rollen.ONDERHOUD):
        feit = Gebeurtenis.objects.get(soort="stand_verteld")
        assert (feit.vraag_id, feit.gegevens) == (vraag_id, {"beller": "kind", "akkoord": "ja"})
        assert Logregel.objects.filter(handeling="stand_verteld", object_id="kind.ja").exists()


def test_zonder_kenmerk_met_twee_dingen_die_kloppen(fatma: Client) -> None:
    neem_aan(fatma)
    assert "De vraag ligt bij" in vraag(fatma, **DOCHTER, **PERSOON)
    assert "Uw vraag ligt bij" in vraag(fatma, beller="zelf", geboortedatum="14-06-1947", achternaam="de Vries")
    assert "Niet gevonden" in vraag(fatma, **DOCHTER, geboortedatum="15-06-1947", postcode="1354 AB")


@pytest.mark.parametrize("akkoord", ["nee", "onbekend"])
def test_vindt_de_inwoner_het_niet_goed_dan_wordt_er_niets_gezocht(fatma: Client, akkoord: str) -> None:
    """Wie bestaat en wie niet, geeft precies hetzelfde antwoord."""
    vraag_id = neem_aan(fatma)
    echt = vraag(fatma, beller="kind", akkoord=akkoord, kenmerk=kenmerk(vraag_id))
    assert "Wij bellen zelf met degene om wie het gaat." in echt
    assert "Wmo-team" not in echt
    assert "Wij bellen zelf" in vraag(fatma, beller="kind", akkoord=akkoord, kenmerk="ZZZZ-ZZZZ")
    with word(rollen.ONDERHOUD):
        assert not Gebeurtenis.objects.filter(soort="stand_verteld").exists()
        assert Logregel.objects.filter(handeling="stand_geweigerd", object_id=f"kind.{akkoord}").count() == 2


@pytest.mark.parametrize(
    ("wie", "anders"),
    [
        ("fatma", {"kenmerk": "ZZZZ-ZZZZ"}),
        ("fatma", {"kenmerk": ""}),
        ("fatma", {"akkoord": "nee"}),
        ("fatma", {"akkoord": None}),
        ("fatma", {"beller": "de buurvrouw, zegt zij"}),
        ("joris", {}),
        ("elders", {}),
    ],
)
def test_de_database_noteert_alleen_wat_iemand_mocht_horen(
    fatma: Client, almere: Groep, wie: str, anders: dict[str, str]
) -> None:
    """Anders zette ieder die een id kent zo een regel op de tijdlijn van elk huishouden."""
    vraag_id = neem_aan(fatma)
    opgave: dict[str, Any] = {"kenmerk": kenmerk(vraag_id)} | DOCHTER | anders
    groep = kaal_stelsel() if wie == "elders" else almere
    door = groep.fatma if wie == "elders" else getattr(groep, wie)
    with als_medewerker(door.pk), pytest.raises(ProgrammingError, match="mag je niet"), transaction.atomic():
        leg_verteld_vast(**opgave, nu=timezone.now())
    with word(rollen.ONDERHOUD):
        assert not Gebeurtenis.objects.filter(soort="stand_verteld").exists()


def test_een_signaal_over_het_huishouden_hoort_niemand_zo(fatma: Client) -> None:
    neem_aan(fatma, soort="signaal", aanmelder="ketenpartner", melder_organisatie="De Sleutel", voorziening="")
    assert "Niet gevonden" in vraag(fatma, **DOCHTER, **PERSOON)


@pytest.mark.parametrize("soort", ["vraag", "melding", "terugbelverzoek"])
def test_wat_een_partner_meldt_hoort_niemand_zo_hoe_de_soort_ook_heet(fatma: Client, soort: str) -> None:
    """Een partner geeft altijd een signaal, ook als wie aanneemt de soort laat staan."""
    partner = {"aanmelder": "ketenpartner", "soort_bij": "ketenpartner", "melder_organisatie": "De Sleutel"}
    neem_aan(fatma, soort=soort, voorziening="", **partner)
    with word(rollen.ONDERHOUD):
        assert Signaal.objects.count() == 1
    assert "Niet gevonden" in vraag(fatma, beller="zelf", **PERSOON)
    blad = fatma.post("/vragen/nieuw/stand", mevrouw_de_vries(achternaam="Anders")).content.decode()
    assert "Kennen we deze persoon al?" in blad
    assert "Er loopt een vraag" not in blad


def test_naast_een_signaal_hoort_de_beller_alleen_de_eigen_vraag(fatma: Client) -> None:
    neem_aan(fatma)
    bij(fatma, aanmelder="ketenpartner", soort="vraag", melder_organisatie="De Sleutel", voorziening="")
    zin = vraag(fatma, beller="zelf", **PERSOON)
    assert "Uw vraag ligt bij Wmo-team in het stadhuis" in zin
    assert "twee vragen" not in zin


def test_van_twee_vragen_hoort_de_beller_de_eerste_datum(fatma: Client) -> None:
    """De nieuwste vraag heeft de verste datum; die van de melding is de eerste, en die is beloofd."""
    eerste, tweede = neem_aan(fatma), bij(fatma)
    with word(rollen.ONDERHOUD):
        for welke, dagen in ((eerste, 9), (tweede, 30)):
            Termijn.objects.filter(vraag_id=welke).exclude(soort="persoonlijk_plan").update(uiterlijk=over(dagen))
            Vraag.objects.filter(pk=welke).update(uiterlijk=over(dagen))
    zin = vraag(fatma, beller="zelf", **PERSOON)
    assert "Er lopen twee vragen, de eerste bij Wmo-team in het stadhuis; zij onderzoeken" in zin
    assert f"uiterlijk {datums.dag(over(9), vandaag())}." in zin
    assert datums.dag(over(30), vandaag()) not in zin
    blad = fatma.post("/vragen/nieuw/stand", mevrouw_de_vries()).content.decode()
    assert f"Er loopt een vraag; uiterlijk {datums.voluit(over(9), vandaag())}" in blad
    # Met een kenmerk gaat het om die ene vraag.
    assert datums.dag(over(30), vandaag()) in vraag(fatma, beller="zelf", kenmerk=kenmerk(tweede))
    with word(rollen.ONDERHOUD):
        Vraag.objects.filter(pk=eerste).update(status="beantwoord", afsluiting="antwoord", afgesloten_op=timezone.now())
    assert "Uw vraag ligt bij" in vraag(fatma, beller="zelf", **PERSOON)


def test_een_ander_stelsel_vindt_het_kenmerk_niet(fatma: Client, als: AlsWie) -> None:
    elders = stad("heerlen")
    tekst = vraag(als(elders.fatma), **DOCHTER, kenmerk=kenmerk(neem_aan(fatma)))
    assert "Niet gevonden" in tekst


def test_te_weinig_ingevuld_zegt_wat_er_nodig_is(fatma: Client) -> None:
    assert "geboortedatum met postcode" in vraag(fatma, **DOCHTER, achternaam="de Vries")
    assert "Vraag het eerst" in vraag(fatma, beller="kind", kenmerk="ABCD-1234")
    assert "acht tekens" in vraag(fatma, **DOCHTER, kenmerk="AB")


def test_wie_veel_kenmerken_probeert_wordt_gestopt(fatma: Client) -> None:
    for nummer in range(60):
        vraag(fatma, **DOCHTER, kenmerk=f"ABCD-{nummer:04d}")
    assert "Even niet zoeken" in vraag(fatma, **DOCHTER, kenmerk="ABCD-9999")


def test_een_vraag_die_te_laat_is_zegt_dat_eerlijk(fatma: Client) -> None:
    vraag_id = neem_aan(fatma)
    gisteren = timezone.localdate() - timedelta(days=1)
    with word(rollen.ONDERHOUD):
        Termijn.objects.filter(vraag_id=vraag_id).update(start=gisteren, uiterlijk=gisteren)
    assert "klaar moeten zijn" in vraag(fatma, **DOCHTER, kenmerk=kenmerk(vraag_id))


@pytest.mark.parametrize(
    ("hoe", "zin"),
    [
        ("antwoord", "is beantwoord door"),
        ("verwezen", "is doorgegeven aan een ander"),
        ("geweigerd", "is afgesloten bij"),
        ("niet_bereikt", "niemand bereikt"),
    ],
)
def test_een_gesloten_vraag_zegt_hoe_en_niet_meer(fatma: Client, hoe: str, zin: str) -> None:
    vraag_id = neem_aan(fatma)
    with word(rollen.ONDERHOUD):
        velden = {"status": "beantwoord", "afsluiting": hoe, "antwoord": "GEHEIM", "afgesloten_op": timezone.now()}
        Vraag.objects.filter(pk=vraag_id).update(**velden)
    tekst = vraag(fatma, **DOCHTER, kenmerk=kenmerk(vraag_id))
    assert zin in tekst
    assert "GEHEIM" not in tekst


def test_anoniem_is_geen_naam_en_geen_dossier(fatma: Client) -> None:
    vraag_id = neem_aan(fatma, aanmelder="anoniem", soort="vraag", voorziening="", gesprek_heeft_meerwaarde="ja")
    with word(rollen.ONDERHOUD):
        assert not Dossier.objects.exists()
        assert Vraag.objects.get(pk=vraag_id).melder_naam == ""
    assert "Beste mevrouw of meneer," in brief(fatma, vraag_id)


def test_wie_voor_een_ander_vraagt_en_of_die_het_weet(fatma: Client, almere: Groep, als: AlsWie) -> None:
    voor = {"aanmelder": "professional", "melder_naam": "Dokter Bos", "melder_betrekking": "huisarts"}
    brede = {"soort": "vraag", "voorziening": "", "gesprek_heeft_meerwaarde": "ja"}
    vraag_id = neem_aan(fatma, **voor, **brede, melder_organisatie="Praktijk De Linde", betrokkene_weet="nee")
    tekst = als(almere.sanne).get(f"/vragen?open={vraag_id}").content.decode()
    assert "Dokter Bos, huisarts of praktijkondersteuner, Praktijk De Linde" in tekst
    assert "weet hier niet van" in tekst


def test_een_aanbod_heeft_geen_triage(fatma: Client, almere: Groep, als: AlsWie) -> None:
    aanbod = {"soort": "aanbod", "voorziening": "", "eigen_woorden": "Ik wil koken voor de buurt."}
    waar = {"aanbod_waar": "Buurthuis", "aanbod_wanneer": "dinsdagmiddag"}
    stand = fatma.post("/vragen/nieuw/stand", mevrouw_de_vries(**aanbod)).content.decode()
    assert "Aanbod, voor" in stand
    assert "Is er nu direct gevaar?" not in stand
    vraag_id = neem_aan(fatma, **aanbod, **waar)
    tekst = als(almere.sanne).get(f"/vragen?open={vraag_id}").content.decode()
    assert "Waar: Buurthuis. Wanneer: dinsdagmiddag" in tekst
