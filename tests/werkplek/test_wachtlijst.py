"""De schermen van de wachtlijst: erop, contact, twijfel die voorgaat, een andere volgorde, en eraf."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.verlopen import verborgen

REDEN = {"reden": "geen_plek", "voorrang": "2", "toelichting": "Alle plekken bezet."}


def wacht(groep: Groep, als: AlsWie, vraag_id: UUID, **anders: str) -> str:
    """Zet een vraag op de lijst met Sanne als contact; geeft het adres van de plek."""
    sanne = als(groep.sanne)
    antwoord = sanne.post(f"/vragen/{vraag_id}/wachtlijst", REDEN | {"contact": str(groep.sanne.pk)} | anders)
    assert antwoord.status_code == 302, antwoord.content.decode()
    return str(antwoord.url)  # type: ignore[attr-defined]


def test_van_de_vraag_naar_de_wachtlijst(almere: Groep, als: AlsWie, belt: Belt) -> None:
    vraag_id, sanne = belt(), als(almere.sanne)
    assert "Zet op de wachtlijst" in sanne.get("/vragen").content.decode()
    assert "De klokken lopen door" in sanne.get(f"/vragen/{vraag_id}/wachtlijst").content.decode()
    plek = wacht(almere, als, vraag_id)
    for pad in ("/vragen", "/wachtlijst", plek):
        tekst = sanne.get(pad).content.decode()
        assert "Sanne de Boer" in tekst
    assert "Als eerste aan de beurt." in sanne.get("/wachtlijst").content.decode()
    assert "Niemand wacht ervoor." in sanne.get(plek).content.decode()
    assert "Op de wachtlijst sinds" in sanne.get("/vragen").content.decode()


def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(almere: Groep, als: AlsWie, belt: Belt) -> None:
    antwoord = als(almere.sanne).post(f"/vragen/{belt()}/wachtlijst", {"toelichting": "Alle plekken bezet."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Kies wie contact houdt" in tekst
    assert "Alle plekken bezet." in tekst


def test_twijfel_over_veiligheid_gaat_voor_en_de_manager_ziet_het(almere: Groep, als: AlsWie, belt: Belt) -> None:
    eerste, tweede = belt(), belt(achternaam="Bos")
    wacht(almere, als, eerste)
    plek = wacht(almere, als, tweede)
    sanne = als(almere.sanne)
    contact = {"sleutel": str(uuid4()), "bereikt": "ja", "veilig": "nee", "notitie": "Hij is weer thuis."}
    tekst = sanne.post(f"{plek}/contact", contact, follow=True).content.decode()
    assert "De vraag heeft nu spoed" in tekst
    assert "Hij is weer thuis." in tekst
    lijst = sanne.get("/wachtlijst").content.decode()
    assert lijst.index("Bos") < lijst.index("Als eerste aan de beurt.") < lijst.index("1 met spoed")
    assert "twijfel over veiligheid" in als(almere.marieke).get("/werk").content.decode()
    assert "Hij is weer thuis." not in lijst
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=tweede).spoed


def test_wie_je_niet_sprak_kun_je_niet_vragen_of_het_veilig_is(almere: Groep, als: AlsWie, belt: Belt) -> None:
    plek = wacht(almere, als, belt())
    antwoord = als(almere.sanne).post(
        f"{plek}/contact", {"sleutel": str(uuid4()), "bereikt": "nee", "veilig": "ja", "notitie": "Voicemail."}
    )
    assert antwoord.status_code == 422
    assert "kun je niet vragen of het veilig is" in antwoord.content.decode()
    assert "Voicemail." in antwoord.content.decode()


def test_een_andere_volgorde_met_een_reden(almere: Groep, als: AlsWie, belt: Belt) -> None:
    plek, sanne = wacht(almere, als, belt()), als(almere.sanne)
    keuze = gezien(sanne, plek) | {"voorrang": "1", "waarom": "", "contact": str(almere.sanne.pk)}
    fout = sanne.post(f"{plek}/wijzigen", keuze)
    assert fout.status_code == 422
    assert "Schrijf op waarom de volgorde verandert" in fout.content.decode()
    tekst = sanne.post(f"{plek}/wijzigen", keuze | {"waarom": "Haar moeder valt weg."}, follow=True).content.decode()
    assert "Voorrang: Haar moeder valt weg." in tekst


def gezien(wie: Client, plek: str) -> dict[str, str]:
    return verborgen(wie.get(plek).content.decode(), "gezien")


def test_twee_collegas_wijzigen_dezelfde_plek(almere: Groep, als: AlsWie, belt: Belt) -> None:
    """Marieke geeft het contact aan Nina; Sanne had het blad nog open en verandert alleen de volgorde."""
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    plek, sanne = wacht(almere, als, belt()), als(almere.sanne)
    open_blad, marieke = gezien(sanne, plek), als(almere.marieke)
    eerst = gezien(marieke, plek) | {"voorrang": "2", "waarom": "", "contact": str(nina.pk)}
    assert marieke.post(f"{plek}/wijzigen", eerst).status_code == 302

    keuze = {"voorrang": "1", "waarom": "Haar moeder valt weg.", "contact": str(almere.sanne.pk)}
    te_laat = sanne.post(f"{plek}/wijzigen", open_blad | keuze)
    blad = te_laat.content.decode()
    assert te_laat.status_code == 422
    assert "Een collega veranderde dit net" in blad
    assert "Nina Smit houdt contact" in blad
    assert 'value="Haar moeder valt weg."' in blad
    with word(rollen.ONDERHOUD):
        assert (Wachtplek.objects.get().contact_id, Wachtplek.objects.get().voorrang) == (nina.pk, 2)

    nu = verborgen(blad, "gezien")
    assert sanne.post(f"{plek}/wijzigen", nu | keuze | {"contact": str(nina.pk)}).status_code == 302
    with word(rollen.ONDERHOUD):
        assert (Wachtplek.objects.get().contact_id, Wachtplek.objects.get().voorrang) == (nina.pk, 1)


def test_eraf_en_de_vraag_blijft_open(almere: Groep, als: AlsWie, belt: Belt) -> None:
    vraag_id = belt()
    plek, sanne = wacht(almere, als, vraag_id), als(almere.sanne)
    assert (
        "De vraag zelf staat nog open"
        in sanne.post(f"{plek}/eraf", {"einde": "begonnen"}, follow=True).content.decode()
    )
    assert "Er wacht niemand" in sanne.get("/wachtlijst").content.decode()
    assert sanne.post(f"{plek}/eraf", {"einde": "begonnen"}).status_code == 404
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=vraag_id).status == "open"


def test_op_mijn_werk_van_de_vervanger_als_wie_contact_houdt_er_niet_is(almere: Groep, als: AlsWie, belt: Belt) -> None:
    wacht(almere, als, belt(), voorrang="1")
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    assert "Zij wachten, jij houdt contact" in als(almere.sanne).get("/werk").content.decode()
    assert "Zij wachten, jij houdt contact" not in als(nina).get("/werk").content.decode()
    with word(rollen.EIGENAAR):
        vandaag = Wachtplek.objects.get().sinds
        Afwezigheid.objects.create(stelsel=almere.stelsel, medewerker=almere.sanne, van=vandaag, vervanger=nina)
    tekst = als(nina).get("/werk").content.decode()
    assert "Zij wachten, jij houdt contact" in tekst
    assert "Van Sanne de Boer, die afwezig is." in tekst
    assert "afwezig; de vervanger houdt contact" in als(nina).get("/wachtlijst").content.decode()


def test_een_ander_team_vindt_niets(almere: Groep, als: AlsWie, belt: Belt) -> None:
    vraag_id = belt()
    plek = wacht(almere, als, vraag_id)
    bilal = als(almere.bilal)
    assert bilal.get(plek).status_code == bilal.get(f"/wachtlijst/{uuid4()}").status_code == 404
    assert bilal.post(f"{plek}/eraf", {"einde": "begonnen"}).status_code == 404
    assert bilal.get(f"/vragen/{vraag_id}/wachtlijst").status_code == 404
    assert "Er wacht niemand" in bilal.get("/wachtlijst").content.decode()


def test_een_lange_lijst_kost_niet_meer_vragen(almere: Groep, als: AlsWie, belt: Belt) -> None:
    wacht(almere, als, belt())
    sanne = als(almere.sanne)
    sanne.get("/wachtlijst")

    def tel() -> int:
        with CaptureQueriesContext(connection) as gesteld:
            sanne.get("/wachtlijst")
        return len(gesteld)

    een = tel()
    for nummer in range(4):
        wacht(almere, als, belt(achternaam=f"Bos{nummer}"))
    assert tel() == een <= 15


def test_wie_wacht_en_te_laat_iets_hoort_telt_mee_in_wat_vandaag_moet(almere: Groep, als: AlsWie, belt: Belt) -> None:
    sanne = als(almere.sanne)
    wacht(almere, als, belt())
    assert "Voor vandaag staat er niets open." in sanne.get("/werk").content.decode()
    with word(rollen.EIGENAAR):
        plek = Wachtplek.objects.get()
        Wachtplek.objects.update(volgend_contact=plek.sinds - timedelta(days=1))
    assert "Je hebt vandaag één ding te doen. Dat is te laat." in sanne.get("/werk").content.decode()
    wacht(almere, als, belt(achternaam="Bos"))
    with word(rollen.EIGENAAR):
        Wachtplek.objects.update(volgend_contact=plek.sinds - timedelta(days=1))
    assert "Ze zijn alle twee te laat." in sanne.get("/werk").content.decode()


def test_een_lege_wachtlijst_telt_niet_tot_nul(almere: Groep, als: AlsWie) -> None:
    tekst = als(almere.sanne).get("/wachtlijst").content.decode()
    assert f"Bij {almere.team.naam} wacht niemand." in tekst
    assert "Er wacht niemand" in tekst
