"""Story 1: één gesprek aan de telefoon, van de eerste klik tot wat de beller hoort."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.doen.dossier.herkentoken import herken_token
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.teams.models import Team
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie
from tests.werkplek.opgave import GEEN_GEVAAR, mevrouw_de_vries

NIEUW, STAND = "/vragen/nieuw", "/vragen/nieuw/stand"


@pytest.fixture
def fatma(almere: Groep, als: AlsWie) -> Client:
    return als(almere.fatma)


def vragen(groep: Groep, slug: str) -> list[Vraag]:
    """Wat een medewerker van dat team ziet."""
    team = Team.objects.get(stelsel=groep.stelsel, slug=slug)
    wilma = medewerker(groep.stelsel, "wilma", "Wilma Kuipers", "wmo-consulent", team)
    with als_medewerker(wilma.pk):
        return list(Vraag.objects.filter(stelsel=groep.stelsel, team=team).select_related("dossiervraag"))


def test_een_vraag_komt_bij_het_goede_team_en_de_beller_hoort_de_datum(fatma: Client, almere: Groep) -> None:
    antwoord = fatma.post(NIEUW, mevrouw_de_vries(), follow=True)
    tekst = antwoord.content.decode()
    assert antwoord.redirect_chain[0][0].endswith("/ontvangst")
    assert "Uw kenmerk is" in tekst
    assert "U hoort uiterlijk" in tekst
    assert "Wmo-team in het stadhuis" in tekst
    assert len(vragen(almere, "wmo-team")) == 1


def test_twee_keer_klikken_is_een_vraag(fatma: Client, almere: Groep) -> None:
    gegevens = mevrouw_de_vries()
    eerste = fatma.post(NIEUW, gegevens)
    tweede = fatma.post(NIEUW, gegevens, follow=True)
    assert tweede.redirect_chain[0][0] == eerste.url  # type: ignore[attr-defined]
    assert "niets dubbel opgeslagen" in tweede.content.decode()
    assert len(vragen(almere, "wmo-team")) == 1


def test_wat_na_het_opslaan_is_veranderd_wordt_niet_stil_weggegooid(fatma: Client, almere: Groep) -> None:
    gegevens = mevrouw_de_vries()
    fatma.post(NIEUW, gegevens)
    antwoord = fatma.post(NIEUW, gegevens | {"eigen_woorden": "En mijn man is <gevallen>."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Wat je daarna hebt veranderd, is niet opgeslagen." in tekst
    assert "<dd>En mijn man is &lt;gevallen&gt;.</dd>" in tekst
    assert "<dd>Melding (Wmo)</dd>" in tekst
    assert "Geef het door aan Wmo-team" in tekst
    assert [vraag.eigen_woorden for vraag in vragen(almere, "wmo-team")] == ["Het schoonmaken wordt me te veel."]


def test_wat_veranderd_is_gaat_verder_als_nieuwe_vraag(fatma: Client) -> None:
    gegevens = mevrouw_de_vries()
    fatma.post(NIEUW, gegevens)
    blad = fatma.post(NIEUW, gegevens | {"eigen_woorden": "En mijn man is gevallen."})
    mee = dict(blad.context["mee"]) | {"sleutel": str(blad.context["sleutel"]), "actie": "bijwerken"}
    verder = fatma.post(NIEUW, mee)
    assert verder.status_code == 200
    assert "En mijn man is gevallen.</textarea>" in verder.content.decode()
    assert fatma.post(NIEUW, mee | {"actie": "opslaan", "bekend": "nieuw", "toch_nieuw": "on"}).status_code == 302


def test_alsnog_terugbellen_na_opslaan_is_ook_een_verandering(fatma: Client) -> None:
    gegevens = mevrouw_de_vries()
    fatma.post(NIEUW, gegevens)
    assert fatma.post(NIEUW, gegevens | {"actie": "terugbellen"}).status_code == 409


def test_bijwerken_zonder_javascript_houdt_alles_vast(fatma: Client) -> None:
    antwoord = fatma.post(NIEUW, mevrouw_de_vries(actie="bijwerken"))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Het schoonmaken wordt me te veel." in tekst
    assert "Enkelvoudige vraag, voor Wmo-team in het stadhuis" in tekst
    assert "Wanneer wordt het anders?" in tekst


def test_de_stand_komt_in_losse_delen_voor_htmx(fatma: Client) -> None:
    tekst = fatma.post(STAND, {"sleutel": str(uuid4()), "dreigende_escalatie": "ja"}).content.decode()
    assert tekst.count("hx-swap-oob") == 7
    assert "<html" not in tekst
    assert "Spoed" in tekst


def test_de_vragen_verschijnen_als_ze_ertoe_doen(fatma: Client) -> None:
    leeg = fatma.get(NIEUW).content.decode()
    samen = {"leefgebieden": ["financien", "huisvesting"], "sleutel": str(uuid4()), **GEEN_GEVAAR}
    vol = fatma.post(STAND, samen).content.decode()
    assert "Hangen de problemen met elkaar samen?" not in leeg
    assert "Hangen de problemen met elkaar samen?" in vol


def test_een_postcode_met_een_wijk_kiest_die_wijk(fatma: Client) -> None:
    tekst = fatma.post(STAND, {"postcode": "1352 AA", "sleutel": str(uuid4())}).content.decode()
    assert "Bij deze postcode" in tekst


def test_fouten_staan_bij_het_veld_en_boven_aan_en_alles_blijft_staan(fatma: Client) -> None:
    antwoord = fatma.post(NIEUW, mevrouw_de_vries(geboortedatum="29-02-1900", postcode="99"))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "2 antwoorden kloppen nog niet" in tekst
    assert 'href="#id_geboortedatum"' in tekst
    assert 'value="29-02-1900"' in tekst
    assert 'aria-invalid="true"' in tekst
    assert "<title>Fout: Nieuwe vraag" in tekst.replace("\n", "")


def test_zonder_wijk_vraagt_het_blad_om_de_wijk(fatma: Client) -> None:
    gegevens = mevrouw_de_vries(gebied="", postcode="", gesprek_heeft_meerwaarde="ja")
    antwoord = fatma.post(NIEUW, gegevens)
    assert antwoord.status_code == 422
    assert "Kies de wijk; dan weten we welk team" in antwoord.content.decode()


def test_een_bekende_moet_eerst_herkend_of_ontkend_worden(fatma: Client, almere: Groep) -> None:
    fatma.post(NIEUW, mevrouw_de_vries())
    weer = mevrouw_de_vries()
    antwoord = fatma.post(NIEUW, weer)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Ja, dit is <b>T. de Vries</b>" in tekst
    assert "Het schoonmaken" not in tekst.split('id="lijkt"')[1].split("</fieldset>")[0]
    (rij,) = antwoord.context["bekenden"]
    assert str(rij.bekende.dossier) not in tekst, "het nummer van het dossier staat niet in het blad"
    assert fatma.post(NIEUW, weer | {"bekend": rij.token}).status_code == 302
    assert len({vraag.dossiervraag.dossier_id for vraag in vragen(almere, "wmo-team")}) == 1


def test_een_zelfbedacht_dossier_wordt_geweigerd(fatma: Client) -> None:
    fatma.post(NIEUW, mevrouw_de_vries())
    assert fatma.post(NIEUW, mevrouw_de_vries(bekend=str(uuid4()))).status_code == 422


def test_de_aanwijzing_van_een_ander_telt_niet(fatma: Client, almere: Groep) -> None:
    fatma.post(NIEUW, mevrouw_de_vries())
    (rij,) = fatma.post(NIEUW, mevrouw_de_vries()).context["bekenden"]
    van_sanne = herken_token(rij.bekende.dossier, almere.sanne.pk)
    assert fatma.post(NIEUW, mevrouw_de_vries(bekend=van_sanne)).status_code == 422


def test_wie_bijna_zeker_bekend_is_wordt_pas_na_nog_een_vraag_nieuw(fatma: Client, almere: Groep) -> None:
    """Zelfde geboortedatum, naam en adres: "iemand anders" vraagt om een tweede ja, met de reden erbij."""
    fatma.post(NIEUW, mevrouw_de_vries())
    weer = mevrouw_de_vries(bekend="nieuw")
    antwoord = fatma.post(NIEUW, weer)
    assert antwoord.status_code == 422
    waarom = "dezelfde geboortedatum, dezelfde achternaam, dezelfde voorletter"
    assert f"Weet je het zeker? Gelijk is: {waarom}" in antwoord.content.decode()
    assert fatma.post(NIEUW, weer | {"toch_nieuw": "on"}).status_code == 302
    # Wie alleen op haar lijkt, is na één keer kiezen iemand anders.
    zus = mevrouw_de_vries(bekend="nieuw", geboortedatum="01-02-1950", voornaam="Mies")
    assert fatma.post(NIEUW, zus).status_code == 302


def test_terugbellen_vraagt_een_nummer_en_belooft_een_dag(fatma: Client) -> None:
    assert fatma.post(NIEUW, mevrouw_de_vries(actie="terugbellen", melder_telefoon="")).status_code == 422
    tekst = fatma.post(NIEUW, mevrouw_de_vries(actie="terugbellen"), follow=True).content.decode()
    assert "teruggebeld" in tekst


def test_meteen_beantwoorden_vraagt_wat_er_geantwoord_is(fatma: Client) -> None:
    assert fatma.post(NIEUW, mevrouw_de_vries(actie="beantwoord")).status_code == 422
    klaar = mevrouw_de_vries(actie="beantwoord", antwoord="De bibliotheek helpt op dinsdag.")
    assert "Daarmee is uw vraag beantwoord" in fatma.post(NIEUW, klaar, follow=True).content.decode()


def test_wat_naast_het_formulier_staat_gaat_mee(fatma: Client) -> None:
    """Een ander team kiezen staat bij de uitkomst, buiten het formulier: zonder `form` verstuurt geen browser het."""
    tekst = fatma.get(NIEUW).content.decode()
    buiten = tekst.split("</form>")[1].split("</main>")[0]
    for naam in ("ander_team", "argument"):
        assert re.search(rf'<(select|textarea)[^>]*name="{naam}"[^>]*form="vraag"', buiten), naam


def test_een_ander_team_kiezen_vraagt_een_argument(fatma: Client, almere: Groep) -> None:
    slug = almere.team.slug
    assert fatma.post(NIEUW, mevrouw_de_vries(ander_team=slug)).status_code == 422
    gekozen = mevrouw_de_vries(ander_team=slug, argument="Er speelt meer; de wijkwerker kent haar.")
    assert fatma.post(NIEUW, gekozen).status_code == 302
    assert len(vragen(almere, slug)) == 1


@pytest.mark.parametrize("naam", ["😀", "O'Brien-Çelik", "x" * 121, "Robert\x00"])
def test_rare_namen_geven_een_antwoord_en_geen_storing(fatma: Client, naam: str) -> None:
    assert fatma.post(NIEUW, mevrouw_de_vries(achternaam=naam)).status_code in (302, 422)


LANGST = {
    "voornaam": 80,
    "achternaam": 120,
    "straat": 120,
    "melder_telefoon": 20,
    "eigen_woorden": 10_000,
}


@pytest.mark.parametrize("teken", ["x", "ß", "ŉ", "ﷺ", "😀", "İ"])
def test_wat_het_formulier_toelaat_past_ook_in_het_dossier(fatma: Client, teken: str) -> None:
    """Elk veld zo lang als het mag, met letters die in hoofdletters of zonder accent langer worden."""
    vol = {veld: teken * lengte for veld, lengte in LANGST.items()}
    assert fatma.post(NIEUW, mevrouw_de_vries(**vol, huisnummer="99999 abcdefghij")).status_code == 302


@pytest.mark.parametrize("naam", ["van der " * 13 + "Bos", "van der " * 14 + "Berg"])
def test_een_lange_rij_tussenvoegsels_past(fatma: Client, naam: str) -> None:
    assert fatma.post(NIEUW, mevrouw_de_vries(voornaam="T" * 80, achternaam=naam)).status_code == 302


def test_de_naam_van_wie_belt_wordt_leesbaar_ingekort(fatma: Client, almere: Groep) -> None:
    fatma.post(NIEUW, mevrouw_de_vries(voornaam="T" * 80, achternaam="V" * 40, melder_naam=""))
    (vraag,) = vragen(almere, "wmo-team")
    assert vraag.melder_naam == "T" * 80 + " " + "V" * 38 + "…"


def test_een_lege_vraag_mag_als_het_team_bekend_is(fatma: Client) -> None:
    alleen_wijk = {"sleutel": str(uuid4()), "gebied": "WK003401", "actie": "opslaan"}
    assert fatma.post(NIEUW, alleen_wijk).status_code == 302


def test_wie_niet_aanneemt_ziet_het_blad_niet(almere: Groep, als: AlsWie) -> None:
    joris = als(almere.joris)
    assert joris.get(NIEUW).status_code == 404
    assert joris.post(NIEUW, mevrouw_de_vries()).status_code == 404


def test_een_verlopen_sessie_gaat_naar_inloggen_en_terug(almere: Groep) -> None:
    los = Client(SERVER_NAME="127.0.0.1")
    assert los.post(NIEUW, mevrouw_de_vries()).status_code == 401
    antwoord = los.post(STAND, {})
    assert antwoord.headers["HX-Redirect"] == f"{reverse('account_login')}?next={NIEUW}"


def test_een_ander_ziet_de_bevestiging_niet(fatma: Client, almere: Groep, als: AlsWie) -> None:
    adres = fatma.post(NIEUW, mevrouw_de_vries()).url  # type: ignore[attr-defined]
    assert fatma.get(adres).status_code == 200
    assert als(almere.bilal).get(adres).status_code == 404
    assert fatma.get(reverse("vraag-ontvangst", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("velden", [{}, {"leefgebieden": ["financien"], "voorziening": "wgs:", "soort": "aanmelding"}])
@pytest.mark.parametrize("nummer", ["", "06 1234 0007"])
def test_wie_geen_naam_en_geen_nummer_geeft_belt_zelf_terug(
    fatma: Client, velden: dict[str, object], nummer: str
) -> None:
    """Een belofte om te bellen is er niet als er niets is om te bellen."""
    anoniem = {"aanmelder": "anoniem", "soort": "vraag", "voorziening": "", "gesprek_heeft_meerwaarde": "ja"}
    gegevens = mevrouw_de_vries(**anoniem | velden, melder_telefoon=nummer)
    tekst = fatma.post(NIEUW, gegevens, follow=True).content.decode()
    voorlezen = tekst.split('class="kt-voorlezen"')[1].split("</blockquote>")[0]
    belooft = "contact met u op" in voorlezen or "uiterlijk" in voorlezen
    assert ("Bel zelf terug met dit kenmerk" in voorlezen, belooft) == (not nummer, bool(nummer))
