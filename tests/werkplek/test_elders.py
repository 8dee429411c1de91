"""Kent een ander team dit huishouden? Wie je belt, en verder niets; met waarvoor, begrensd en in het logboek."""

import random
import re
import time
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.dossier import elders
from keukentafel.doen.dossier.herkennen import zoek_bekend
from keukentafel.doen.dossier.herkentoken import herken_token, uit_token
from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel, Verwerking
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.dagen import vandaag
from tests.keren import keren
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

PAD = "/huishoudens/elders"
VRAAG = {"waarvoor": "niet_dubbel", "geboortedatum": "14-06-1947", "achternaam": "de Fries", "voornaam": "Truus"}


@pytest.fixture
def dossier(almere: Groep, belt: Belt) -> Dossier:
    """Mevrouw De Vries, bij het team van Sanne; Sanne is haar contact."""
    cache.clear()
    vraag_id = belt()
    with word(rollen.EIGENAAR):
        Medewerker.objects.filter(pk=almere.sanne.pk).update(telefoon="06 1234 0001")
        Dossier.objects.filter(dossiervragen__vraag=vraag_id).update(contact=almere.sanne)
        return Dossier.objects.get(dossiervragen__vraag=vraag_id)


@pytest.fixture
def bilal(almere: Groep, als: AlsWie) -> Client:
    return als(almere.bilal)


def hoofd(html: str) -> str:
    return html.split('<main class="kt-pagina"')[1].split("</main>", maxsplit=1)[0]


def laatste() -> Logregel:
    with word(rollen.EIGENAAR):
        return Logregel.objects.order_by("-nr").first()  # type: ignore[return-value]


def test_onder_een_andere_spelling_hoor_je_wie_je_belt(almere: Groep, bilal: Client, dossier: Dossier) -> None:
    tekst = hoofd(bilal.post(PAD, VRAAG).content.decode())
    assert "Misschien is er een dossier" in tekst
    assert f"Bel Sanne de Boer ({almere.team.naam}), 06 1234 0001." in tekst
    for geheim in (str(dossier.pk), dossier.kenmerk, "Vries", "1354", "19", "schoonmaken", "beantwoord", "loopt"):
        assert geheim not in re.sub(r'value="[^"]*"', "", tekst), f"{geheim} hoort niet in het antwoord"


def test_heeft_nog_niemand_het_opgenomen_dan_bel_je_wie_daar_het_werk_verdeelt(
    almere: Groep, bilal: Client, dossier: Dossier
) -> None:
    """Een team zonder nummer kan niemand bellen. Is de leiding er vandaag niet, dan blijft het team over."""
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=dossier.pk).update(contact=None)
        Medewerker.objects.filter(pk=almere.marieke.pk).update(telefoon="06 1234 0009")
    assert f"Bel {almere.marieke.naam} ({almere.team.naam}), 06 1234 0009." in hoofd(
        bilal.post(PAD, VRAAG).content.decode()
    )
    with word(rollen.EIGENAAR):
        Afwezigheid.objects.create(stelsel=almere.stelsel, medewerker=almere.marieke, van=vandaag())
    assert f"Bel {almere.team.naam}." in hoofd(bilal.post(PAD, VRAAG).content.decode())


def test_wat_je_eigen_team_draagt_is_geen_ander_team(almere: Groep, als: AlsWie, dossier: Dossier) -> None:
    assert "Niets gevonden" in hoofd(als(almere.sanne).post(PAD, VRAAG).content.decode())
    assert "Misschien" in hoofd(als(almere.fatma).post(PAD, VRAAG).content.decode())


def test_zonder_waarvoor_of_met_te_weinig_wordt_er_niet_gezocht(bilal: Client, dossier: Dossier) -> None:
    for vraag in (VRAAG | {"waarvoor": ""}, VRAAG | {"waarvoor": "zomaar"}, VRAAG | {"achternaam": ""}):
        antwoord = bilal.post(PAD, vraag)
        assert antwoord.status_code == 422
        assert "Bel " not in hoofd(antwoord.content.decode())
        assert laatste().handeling == "elders_formulier"


def test_het_staat_in_het_logboek_met_waarvoor_en_over_wie(almere: Groep, bilal: Client, dossier: Dossier) -> None:
    bilal.post(PAD, VRAAG)
    regel = laatste()
    assert (regel.handeling, regel.soort, regel.object_id) == ("elders_gevraagd", "waarvoor", "niet_dubbel")
    with word(rollen.EIGENAAR):
        truus = Huishoudlid.objects.get(dossier=dossier, rol="hoofdpersoon").persoon_id
        wie = Verwerking.objects.filter(operatie=regel.operatie)
        assert [een.data_subject_id for een in wie] == [pseudoniem("persoon", truus)]


def test_wel_en_niet_hebben_dezelfde_vorm(bilal: Client, dossier: Dossier) -> None:
    """Dezelfde stukken op dezelfde plek, en evenveel vragen aan de database, op die van het logboek na."""
    wel = hoofd(bilal.post(PAD, VRAAG).content.decode())
    niet = hoofd(bilal.post(PAD, VRAAG | {"achternaam": "Onbekend"}).content.decode())
    assert "Niets gevonden" in niet

    def vorm(html: str) -> str:
        return re.sub(r'value="[^"]*"', "", re.sub(r">[^<]+<", "><", html))

    assert vorm(wel) == vorm(niet)


def test_een_geheim_adres_is_nooit_gelijk(almere: Groep, bilal: Client, dossier: Dossier) -> None:
    op_adres = {"waarvoor": "veiligheid", "postcode": "1354 AB", "huisnummer": "19", "achternaam": "De Vries"}
    assert "Misschien" in bilal.post(PAD, op_adres).content.decode()
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=dossier.pk).update(
            straat="", postcode="", huisnummer=None, toevoeging="", gebied=None, adres_geheim=True
        )
    assert "Niets gevonden" in bilal.post(PAD, op_adres).content.decode()


def test_een_samengevoegd_dossier_wijst_naar_wat_blijft(almere: Groep, belt: Belt, dossier: Dossier) -> None:
    blijft = belt(achternaam="Blijvend", geboortedatum="02-02-1962", voornaam="Anna")
    with word(rollen.EIGENAAR):
        nieuw = Dossier.objects.get(dossiervragen__vraag=blijft)
        Dossier.objects.filter(pk=dossier.pk).update(opgegaan_in=nieuw)
    with als_medewerker(almere.fatma.pk):
        (bekende,) = zoek_bekend(geboortedatum=date(1947, 6, 14), achternaam="de Vries")
    assert bekende.dossier == nieuw.pk


def test_een_aanwijzing_is_van_een_medewerker_en_een_uur_geldig(monkeypatch: pytest.MonkeyPatch, almere: Groep) -> None:
    dossier = Dossier().pk
    token = herken_token(dossier, almere.bilal.pk)
    assert str(dossier) not in token
    assert uit_token(token, almere.bilal.pk) == dossier
    assert uit_token(token, almere.sanne.pk) is None
    assert uit_token(token + "x", almere.bilal.pk) is None
    assert uit_token("", almere.bilal.pk) is None
    straks = time.time() + 3_601
    monkeypatch.setattr("time.time", lambda: straks)
    assert uit_token(token, almere.bilal.pk) is None


def test_wie_vist_wordt_geremd(bilal: Client, dossier: Dossier) -> None:
    """Een zaad, duizend geboortedata bij één naam: na de grens komt er geen antwoord meer, ook niet bij een treffer."""
    zaad = random.Random(1947)  # noqa: S311
    gezocht = 0
    for _poging in range(elders.PER_UUR + 5):
        dag = date(1940, 1, 1) + timedelta(days=zaad.randrange(7_000))
        antwoord = bilal.post(PAD, VRAAG | {"geboortedatum": f"{dag:%d-%m-%Y}", "voornaam": ""})
        gezocht += antwoord.status_code == 200
    assert gezocht == elders.PER_UUR
    raak = bilal.post(PAD, VRAAG)
    assert raak.status_code == 422
    assert "Bel " not in hoofd(raak.content.decode())
    with word(rollen.EIGENAAR):
        geweigerd = Logregel.objects.filter(handeling="elders_gevraagd", uitkomst="geweigerd").count()
    assert geweigerd == 6


def test_een_vrijwilliger_en_de_fg_vragen_het_niet(almere: Groep, als: AlsWie) -> None:
    assert als(almere.joris).get(PAD).status_code == 404


WITTE_LIJST = re.compile(
    r"Misschien is er een dossier Bel (Sanne de Boer \(.+?\), 06 1234 0001|Wijkteam .+?)\."
    r"|Niets gevonden Dat zegt niet dat er niets is: een naam of een datum kan anders zijn\."
)


@settings(max_examples=keren(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {
            "geboortedatum": st.sampled_from(["14-06-1947", "06-04-1947", "15-06-1947", "01-01-1980"]),
            "achternaam": st.sampled_from(["de Vries", "Fries", "Vriese-Koç", "Jansen", "Ω"]),
            "voornaam": st.sampled_from(["", "Truus", "Kees"]),
            "postcode": st.sampled_from(["", "1354AB", "9999ZZ"]),
            "huisnummer": st.sampled_from(["", "19", "20"]),
        }
    )
)
def test_niemand_leert_meer_dan_de_witte_lijst(
    bilal: Client, dossier: Dossier, monkeypatch: pytest.MonkeyPatch, vraag: dict[str, Any]
) -> None:
    """Wat er ook gevraagd wordt: het antwoord is een van twee zinnen, met alleen wie je belt erin."""
    monkeypatch.setattr(elders, "PER_UUR", 10_000)
    antwoord = bilal.post(PAD, {"waarvoor": "samen_optrekken", **vraag})
    assert antwoord.status_code == 200
    blok = antwoord.content.decode().split('id="antwoord"')[1].split("</div></div>")[0]
    zichtbaar = " ".join(re.sub(r"<[^>]+>", " ", blok.split(">", 1)[1]).split())
    assert WITTE_LIJST.fullmatch(zichtbaar), zichtbaar
