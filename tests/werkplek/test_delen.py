"""De bladen van delen: het merkteken, het geheime adres, het register, noodtoegang en wat een partner leest."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.dossier.geheim import ARGUMENT
from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel, Verwerking
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.delen import collega, geef_inzage, neem_nood, partner, scherm_af, verstrek
from tests.rol import word
from tests.vaste_groep import Groep, wijken
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries

pytestmark = pytest.mark.django_db
REDEN = "Buurvrouw hoort gegil en niemand neemt op."


@pytest.fixture
def huis(almere: Groep, belt: Belt) -> Dossier:
    vraag_id = belt()
    with word(rollen.EIGENAAR):
        gevonden = Dossier.objects.get(dossiervragen__vraag=vraag_id)
        Dossier.objects.filter(pk=gevonden.pk).update(contact=almere.sanne)
        gevonden.refresh_from_db()
    assert gevonden.team_id == almere.team.pk
    assert gevonden.postcode
    return gevonden


@pytest.fixture
def pad(huis: Dossier) -> str:
    return f"/huishoudens/{huis.pk}"


def handelingen(wie: Medewerker) -> list[tuple[str, str]]:
    """Wat er over deze medewerker in het logboek kwam."""
    with word(rollen.ONDERHOUD):
        return list(Logregel.objects.filter(medewerker_id=wie.pk).order_by("nr").values_list("handeling", "uitkomst"))


def nergens(client: Client, waarde: str, *paden: str) -> bool:
    return all(waarde not in client.get(pad).content.decode() for pad in paden)


def test_geheim_maken_haalt_het_adres_van_elk_blad(almere: Groep, als: AlsWie, huis: Dossier, pad: str) -> None:
    sanne = als(almere.sanne)
    nummer = f"{huis.postcode[:4]} {huis.postcode[4:]}"
    assert (huis.straat or nummer) in sanne.get(pad).content.decode()
    wijk = huis.gebied.naam if huis.gebied else ""
    assert wijk
    antwoord = sanne.post(f"{pad}/adres/afschermen", {"reden": "Ik ben het contact.", "straat": "", "postcode": ""})
    assert antwoord["Location"] == f"{pad}/adres/beheer"
    bladen = (pad, f"{pad}/delen", f"{pad}/adres/beheer", f"{pad}/contact", "/huishoudens", "/vragen", "/werk")
    assert nergens(sanne, huis.postcode, *bladen)
    assert nergens(sanne, nummer, *bladen)
    assert nergens(sanne, wijk, *bladen)
    tekst = sanne.get(pad).content.decode()
    assert "Adres is geheim." in tekst
    assert "Toon adres" in tekst
    assert nummer in sanne.get(f"{pad}/adres").content.decode()
    assert ("adres_afgeschermd", "gelukt") in handelingen(almere.sanne)
    assert handelingen(almere.sanne)[-1] == ("adres_ingezien", "gelukt")


def test_een_collega_ziet_dat_het_geheim_is_en_wie_het_weet(
    almere: Groep, als: AlsWie, huis: Dossier, pad: str
) -> None:
    nina = collega(almere, "nina")
    scherm_af(almere, huis)
    blad = als(nina).get(pad).content.decode()
    assert "Heb je het nodig? Vraag Sanne de Boer." in blad
    assert "Toon adres" not in blad
    geweigerd = als(nina).get(f"{pad}/adres")
    assert geweigerd.status_code == 404
    assert geweigerd.content == als(nina).get(f"/huishoudens/{uuid4()}/adres").content
    assert ("adres_ingezien", "geweigerd") in handelingen(nina)
    als(almere.sanne).post(f"{pad}/adres/inzage", {"collega": nina.pk, "reden": "Gaat mee.", "tot": ""})
    assert "Kanariestraat 77" in als(nina).get(f"{pad}/adres").content.decode()
    with word(rollen.EIGENAAR):
        rij = Adresinzage.objects.get(medewerker=nina)
    als(almere.sanne).post(f"{pad}/adres/inzage/{rij.pk}/intrekken")
    assert als(nina).get(f"{pad}/adres").status_code == 404


def test_het_adres_staat_niet_in_het_logboek(almere: Groep, als: AlsWie, huis: Dossier, pad: str) -> None:
    gegevens = {"reden": "Contact", "straat": "Kanariestraat", "huisnummer": "77", "postcode": "1388 ZZ"}
    als(almere.sanne).post(f"{pad}/adres/afschermen", gegevens)
    als(almere.sanne).get(f"{pad}/adres")
    with word(rollen.ONDERHOUD):
        regels = [str(rij) for model in (Logregel, Verwerking) for rij in model.objects.values_list()]
        assert not [regel for regel in regels if "anarie" in regel or "1388 ZZ" in regel or "1388ZZ" in regel]
        laatste = Logregel.objects.filter(handeling="adres_ingezien").get()
        assert (laatste.dossier_id, laatste.aantal) == (huis.pk, 1)


@pytest.mark.parametrize(
    ("knop", "gegevens"),
    [
        ("adres/afschermen", {"reden": "x", "straat": "Hier"}), ("adres/wijzigen", {"straat": "Hier"}),
        ("adres/vrijgeven", {}),
        ("adres/inzage", {"reden": "x"}), ("delen/verstrekken", {"doel": "x"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wie", ["bilal", "in_nood", "fatma", "joris"])
def test_een_knop_van_een_ander_bestaat_niet(  # noqa: PLR0917
    almere: Groep, als: AlsWie, huis: Dossier, pad: str, wie: str, knop: str, gegevens: dict[str, Any]
) -> None:
    scherm_af(almere, huis)
    if wie == "in_nood":
        neem_nood(huis, almere.bilal)
    mens = almere.bilal if wie == "in_nood" else getattr(almere, wie)
    antwoord = als(mens).post(f"{pad}/{knop}", gegevens)
    assert antwoord.status_code == 404
    assert antwoord.content == als(mens).post(f"/huishoudens/{uuid4()}/{knop}", gegevens).content
    with word(rollen.EIGENAAR):
        assert Geheimadres.objects.get().straat == "Kanariestraat"
        assert not Verstrekking.objects.exists()


def test_ids_van_een_ander_huishouden(almere: Groep, als: AlsWie, belt: Belt, huis: Dossier, pad: str) -> None:
    organisatie = partner(almere).organisatie
    assert organisatie is not None
    regel = verstrek(almere, huis, organisatie)
    scherm_af(almere, huis)
    inzage = geef_inzage(almere, huis, collega(almere, "nina"))
    with word(rollen.EIGENAAR):
        ander = Dossier.objects.get(dossiervragen__vraag=belt(achternaam="Bos", geboortedatum="01-02-1950"))
    sanne = als(almere.sanne)
    assert sanne.post(f"/huishoudens/{ander.pk}/delen/{regel}/intrekken").status_code == 404
    assert sanne.post(f"/huishoudens/{ander.pk}/adres/inzage/{inzage}/intrekken").status_code == 404
    assert sanne.post(f"{pad}/adres/inzage", {"collega": almere.bilal.pk, "reden": "x"}).status_code == 422
    with word(rollen.EIGENAAR):
        assert Verstrekking.objects.get().ingetrokken_op is None
        assert not Adresinzage.objects.filter(tot__isnull=False).exists()


def test_ophalen_van_een_knop_doet_niets(almere: Groep, als: AlsWie, huis: Dossier, pad: str) -> None:
    scherm_af(almere, huis)
    sanne = als(almere.sanne)
    assert sanne.get(f"{pad}/adres/vrijgeven")["Location"] == f"{pad}/adres/beheer"
    assert sanne.get(f"{pad}/delen/verstrekken")["Location"] == f"{pad}/delen"
    assert als(almere.bilal).get(f"/noodtoegang/{huis.pk}/openen")["Location"] == f"/noodtoegang/{huis.pk}"
    with word(rollen.EIGENAAR):
        assert Geheimadres.objects.exists()
        assert not Noodtoegang.objects.exists()


def _regel(organisatie: int, **anders: Any) -> dict[str, Any]:
    tot = (timezone.localdate() + timedelta(days=60)).strftime("%d-%m-%Y")
    return {
        "organisatie": organisatie, "categorieen": ["personen", "contact"], "doel": "Huurschuld oplossen",
        "grondslag": "Toestemming", "noodzaak": "Samen regelen.", "tot": tot, "geinformeerd": "gesprek",
    } | anders  # fmt: skip


def test_delen_intrekken_en_wat_de_partner_ziet(almere: Groep, als: AlsWie, huis: Dossier, pad: str) -> None:
    paula = partner(almere)
    sanne, blik = als(almere.sanne), als(paula)
    assert "nu niets met je organisatie gedeeld" in blik.get("/gedeeld").content.decode()
    assert sanne.post(f"{pad}/delen/verstrekken", _regel(paula.organisatie_id or 0)).status_code == 302
    lijst, los = blik.get("/gedeeld").content.decode(), blik.get(f"/gedeeld/{huis.pk}").content.decode()
    assert "Huurschuld oplossen" in lijst
    assert huis.naam in lijst
    assert "Sanne de Boer" in los
    assert huis.postcode not in lijst + los
    assert "Het schoonmaken" not in los
    assert handelingen(paula)[-1] == ("gedeeld_ingezien", "gelukt")
    with word(rollen.ONDERHOUD):
        assert Logregel.objects.filter(handeling="gedeeld_ingezien").get().aantal == 1
    assert "Met wie gedeeld" in sanne.get(f"{pad}/delen").content.decode()
    with word(rollen.EIGENAAR):
        regel = Verstrekking.objects.get().pk
    sanne.post(f"{pad}/delen/{regel}/intrekken")
    weg = blik.get(f"/gedeeld/{huis.pk}")
    assert weg.status_code == 404
    assert weg.content == blik.get(f"/gedeeld/{uuid4()}").content
    assert "Eerder gedeeld" in sanne.get(f"{pad}/delen").content.decode()
    again = sanne.post(f"{pad}/delen/{regel}/intrekken", follow=True)
    assert "was al gestopt" in again.content.decode()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"categorieen": []}, "Kies wat zij mogen zien"), ({"doel": ""}, "Vul dit nog in"),
        ({"tot": "01-01-2020"}, "Kies een dag na vandaag"), ({"tot": "01-01-2099"}, "Kies een dag na vandaag"),
        ({"organisatie": 0}, "Deze organisatie is er niet"),
        ({"geinformeerd": "nooit"}, "Kies een van deze antwoorden"),
    ],
)  # fmt: skip
def test_een_regel_die_niet_klopt_houdt_wat_getypt_was(
    almere: Groep, als: AlsWie, pad: str, anders: dict[str, Any], zin: str
) -> None:
    organisatie = partner(almere).organisatie_id or 0
    antwoord = als(almere.sanne).post(f"{pad}/delen/verstrekken", _regel(organisatie) | anders)
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert zin in tekst
    assert "Samen regelen." in tekst
    with word(rollen.EIGENAAR):
        assert not Verstrekking.objects.exists()


def test_noodtoegang_opent_drie_uur_en_zegt_dat(almere: Groep, als: AlsWie, huis: Dossier, pad: str) -> None:
    bilal = als(almere.bilal)
    assert bilal.get(pad).status_code == 404
    voor = bilal.get(f"/noodtoegang/{huis.pk}").content.decode()
    assert "Bel eerst</b> Sanne de Boer" in voor
    assert huis.naam not in voor
    te_kort = bilal.post(f"/noodtoegang/{huis.pk}/openen", {"reden": "haast"})
    assert te_kort.status_code == 422
    assert "haast" in te_kort.content.decode()
    open_ = bilal.post(f"/noodtoegang/{huis.pk}/openen", {"reden": REDEN})
    assert open_["Location"] == pad
    blad = bilal.get(pad).content.decode()
    assert "Noodtoegang tot" in blad
    assert "je leest alleen" in blad
    assert "Contact vastleggen" not in blad
    assert "Toon adres" not in blad
    assert handelingen(almere.bilal)[-2:] == [("noodtoegang_genomen", "gelukt"), ("dossier_ingezien", "gelukt")]
    assert bilal.get(f"/noodtoegang/{huis.pk}")["Location"] == pad
    assert bilal.post(f"/noodtoegang/{huis.pk}/openen", {"reden": REDEN})["Location"] == pad
    assert "Noodtoegang: iemand van buiten" in als(almere.sanne).get(pad).content.decode()
    with word(rollen.EIGENAAR):
        rij = Noodtoegang.objects.get()
        uur = timedelta(hours=3)
        Noodtoegang.objects.filter(pk=rij.pk).update(van=rij.van - uur, tot=rij.tot - uur)
    dicht = bilal.get(pad)
    assert dicht.status_code == 404
    assert dicht.content == bilal.get(f"/huishoudens/{uuid4()}").content


@pytest.mark.parametrize("wie", ["fatma", "joris"])
def test_wie_het_recht_niet_heeft_ziet_geen_noodblad(almere: Groep, als: AlsWie, huis: Dossier, wie: str) -> None:
    client = als(getattr(almere, wie))
    assert client.get(f"/noodtoegang/{huis.pk}").status_code == 404
    assert client.post(f"/noodtoegang/{huis.pk}/openen", {"reden": REDEN}).status_code == 404


def test_van_kennen_we_deze_persoon_naar_noodtoegang(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    zoek = mevrouw_de_vries(actie="bijwerken")
    tekst = als(almere.bilal).post("/vragen/nieuw", zoek).content.decode()
    assert str(huis.pk) not in tekst
    (langs,) = re.findall(r"/noodtoegang/langs/[^\"]+", tekst)
    assert als(almere.bilal).get(langs).url == f"/noodtoegang/{huis.pk}"  # type: ignore[attr-defined]
    assert als(almere.sanne).get(langs).status_code == 404, "de aanwijzing is van Bilal"
    assert "/noodtoegang/" not in als(almere.fatma).post("/vragen/nieuw", zoek).content.decode()


def test_bij_het_aannemen_meteen_geheim(almere: Groep, als: AlsWie, belt: Belt) -> None:
    """De beller vraagt het adres geheim te houden: het staat alleen in het vak, en de manager wijst iemand aan."""
    code = wijken(almere.team)[0]
    vraag_id = belt(achternaam="Kanarie", straat="Kanariestraat", gebied=code, adres_geheim="on")
    with word(rollen.EIGENAAR):
        vraag, huis = Vraag.objects.get(pk=vraag_id), Dossier.objects.get(dossiervragen__vraag=vraag_id)
        geheim, triage = Geheimadres.objects.get(dossier=huis), Triage.objects.get(vraag=vraag)
    assert (huis.straat, huis.postcode, huis.gebied_id, huis.adres_geheim) == ("", "", None, True)
    assert (vraag.team_id, vraag.gebied_id, "gebied" in vraag.feiten) == (almere.team.pk, None, False)
    assert code not in str(triage.uitkomst)
    assert geheim.straat == "Kanariestraat"
    pad = f"/huishoudens/{huis.pk}"
    assert "Vraag de teammanager" in als(almere.sanne).get(pad).content.decode()
    assert als(almere.sanne).get(f"{pad}/adres").status_code == 404
    gegeven = als(almere.marieke).post(
        f"{pad}/adres/inzage", {"collega": almere.sanne.pk, "reden": "Contact", "tot": ""}
    )
    assert gegeven.status_code == 302
    assert "Kanariestraat" in als(almere.sanne).get(f"{pad}/adres").content.decode()


def test_geheim_zonder_adres_is_een_gewoon_dossier(belt: Belt) -> None:
    vraag_id = belt(achternaam="Leeg", postcode="", huisnummer="", straat="", adres_geheim="on")
    with word(rollen.EIGENAAR):
        assert not Dossier.objects.get(dossiervragen__vraag=vraag_id).adres_geheim


@pytest.mark.parametrize("wijk", ["", "van een ander team"])
def test_een_nieuwe_vraag_bij_een_geheim_adres_bewaart_geen_plek(
    almere: Groep, belt: Belt, huis: Dossier, wijk: str
) -> None:
    """De beller noemt een wijk van een ander team; die staat daarna nergens en kiest ook het team niet."""
    scherm_af(almere, huis)
    code = wijken(almere.ander_team)[0] if wijk else ""
    vraag_id = belt(
        bekend=herken_token(huis.pk, almere.fatma.pk), gebied=code, postcode="", huisnummer="", straat="Mezenlaan"
    )
    with word(rollen.EIGENAAR):
        vraag = Vraag.objects.get(pk=vraag_id)
        triage = Triage.objects.get(vraag=vraag)
        geheim = Geheimadres.objects.get()
    assert (vraag.team_id, vraag.gebied_id, "gebied" in vraag.feiten) == (almere.team.pk, None, False)
    assert triage.argument == ARGUMENT
    assert not code or code not in str(triage.uitkomst)
    assert geheim.straat == "Kanariestraat"


def test_van_bekend_bij_een_ander_naar_noodtoegang(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """Bilal nam zelf een vraag aan voor iemand die een ander team al kent."""
    gegevens = mevrouw_de_vries(
        bekend=herken_token(huis.pk, almere.bilal.pk), actie="opslaan", voorziening="", soort="vraag",
        gesprek_heeft_meerwaarde="ja",
        ander_team=almere.ander_team.slug, argument="Zij komt altijd bij ons.",
    )  # fmt: skip
    als(almere.bilal).post("/vragen/nieuw", gegevens)
    blad = als(almere.bilal).get("/vragen").content.decode()
    assert "bekend bij" in blad
    assert f"/noodtoegang/{huis.pk}" in blad


def test_het_aantal_vragen_aan_de_database_blijft_klein(
    almere: Groep, als: AlsWie, huis: Dossier, pad: str, django_assert_max_num_queries: Any
) -> None:
    organisatie = partner(almere).organisatie
    assert organisatie is not None
    for soort in ("personen", "contact", "vragen", "journaal", "afspraken"):
        verstrek(almere, huis, organisatie, soort)
    client = als(almere.sanne)
    client.get(pad)
    with django_assert_max_num_queries(30):
        client.get(f"{pad}/delen")
