"""De schermen van een signaal: aannemen, afhandelen, terugmelden, en de lijst van het team."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.signalen.models import Signaal
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries

PARTNER = {"aanmelder": "ketenpartner", "soort": "signaal", "kanaal": "bericht", "voorziening": ""}


def test_een_partner_meldt_en_het_team_weet_wie_en_waarom(almere: Groep, belt: Belt) -> None:
    with word(rollen.EIGENAAR):
        partner = Organisatie.objects.create(stelsel=almere.stelsel, slug="sleutel", naam="Woningcorporatie De Sleutel")
    vraag_id = belt(
        **PARTNER, signaal_soort="huur", signaal_bron="woningcorporatie de sleutel", signaal_kenmerk="S-114"
    )
    with als_medewerker(almere.sanne.pk):
        signaal = Signaal.objects.get(vraag_id=vraag_id)
    assert (signaal.organisatie_id, signaal.bron_naam) == (partner.pk, "Woningcorporatie De Sleutel")
    assert (signaal.bron_kenmerk, signaal.soort) == ("S-114", "huur")


def test_een_partner_zonder_naam_hoort_niets_terug_dus_dat_is_een_fout(almere: Groep, als: AlsWie) -> None:
    blad = als(almere.fatma).post("/vragen/nieuw", mevrouw_de_vries(**PARTNER, bekend="nieuw", melder_naam=""))
    assert blad.status_code == 422
    assert "welke organisatie dit meldt" in blad.content.decode()


@pytest.mark.parametrize(("soort", "zin"), [("huur", "geen bedragen"), ("veilig_thuis", "stukken blijven bij Veilig")])
def test_het_scherm_zegt_grondslag_dag_en_wat_je_niet_vraagt(almere: Groep, als: AlsWie, soort: str, zin: str) -> None:
    blad = als(almere.fatma).post("/vragen/nieuw/stand", mevrouw_de_vries(**PARTNER, signaal_soort=soort))
    tekst = blad.content.decode()
    assert zin in tekst
    assert "Contact binnen" in tekst
    assert "art." in tekst


@pytest.mark.parametrize(
    ("velden", "wordt"),
    [
        ({"aanmelder": "ketenpartner", "soort": "vraag"}, "signaal"),
        ({"aanmelder": "ketenpartner", "soort": "vraag", "soort_bij": "ketenpartner"}, "vraag"),
        ({"aanmelder": "ketenpartner", "soort": "terugbelverzoek"}, "terugbelverzoek"),
        ({"aanmelder": "inwoner", "soort": "signaal", "soort_bij": "ketenpartner"}, "vraag"),
        ({"aanmelder": "inwoner", "soort": "klacht", "soort_bij": "ketenpartner"}, "klacht"),
        ({"aanmelder": "naaste", "soort": "signaal"}, "signaal"),
    ],
)
def test_meldt_een_partner_dan_is_de_soort_vanzelf_signaal(
    almere: Groep, als: AlsWie, belt: Belt, velden: dict[str, str], wordt: str
) -> None:
    """Wie daarna zelf een soort kiest, houdt die; wie zich vergiste in de melder, is weer terug bij af."""
    gegevens = velden | {"voorziening": "", "melder_organisatie": "De Sleutel"}
    stand = als(almere.fatma).post("/vragen/nieuw/stand", mevrouw_de_vries(**gegevens)).content.decode()
    assert ('hx-swap-oob="innerHTML:#soort"' in stand) == (velden["soort"] != wordt or "klacht" in wordt)
    vraag_id = belt(**gegevens)
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=vraag_id).soort == wordt
        assert Signaal.objects.exists() == (velden["aanmelder"] == "ketenpartner" or wordt == "signaal")


def test_waarover_het_gaat_staat_op_alfabet_en_iets_anders_het_laatst(almere: Groep, als: AlsWie) -> None:
    keuzes = als(almere.fatma).get("/vragen/nieuw").context["form"].fields["signaal_soort"].choices
    namen = [naam for code, naam in keuzes if code]
    assert namen[-1] == "Iets anders"
    assert namen[:-1] == sorted(namen[:-1], key=str.casefold)
    assert len(namen) > 10


def test_een_gewone_vraag_heeft_geen_signaal(almere: Groep, belt: Belt) -> None:
    belt(signaal_soort="huur", signaal_bron="Iemand")
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.count() == 1
        assert Signaal.objects.count() == 0


def test_een_buur_die_een_signaal_geeft_hoeft_geen_organisatie_te_zijn(almere: Groep, belt: Belt) -> None:
    belt(aanmelder="naaste", soort="signaal", voorziening="", melder_naam="")
    with als_medewerker(almere.sanne.pk):
        assert Signaal.objects.get().bron_naam == "Iemand uit de buurt of familie"


def test_de_organisatie_wordt_een_keer_gevraagd_en_staat_bij_de_vraag_en_op_de_tijdlijn(
    almere: Groep, als: AlsWie, belt: Belt
) -> None:
    """Het blok van het signaal vraagt haar; het eerste veld is dan weg, en telt alleen als zij alleen daar staat."""
    belt(**PARTNER, melder_naam="Ton Baas", signaal_bron="De Sleutel", melder_organisatie="Getypt toen het anders was")
    sanne = als(almere.sanne)
    assert "Ton Baas, partner, De Sleutel" in sanne.get("/vragen").content.decode()
    tijdlijn = sanne.get(f"/huishoudens/{_dossier(almere)}").content.decode()
    assert "Ton Baas, De Sleutel, bericht van een partner" in tijdlijn
    assert "Getypt toen" not in tijdlijn


def test_ontbreekt_de_organisatie_dan_staat_de_fout_bij_het_veld_dat_in_beeld_is(almere: Groep, als: AlsWie) -> None:
    blad = als(almere.fatma).post("/vragen/nieuw", mevrouw_de_vries(**PARTNER, bekend="nieuw", melder_naam=""))
    assert list(blad.context["form"].errors) == ["signaal_bron"]


def huurachterstand(belt: Belt, **anders: object) -> str:
    """Een signaal van de woningcorporatie voor het team van Sanne; geeft het adres van het blad."""
    melding = PARTNER | {"signaal_soort": "huur", "signaal_bron": "De Sleutel", "signaal_kenmerk": "S-114"}
    return f"/vragen/{belt(**melding | anders)}/signaal"


def test_de_lijst_zegt_waar_contact_moet_zijn_en_wie_nog_iets_hoort(almere: Groep, als: AlsWie, belt: Belt) -> None:
    blad = huurachterstand(belt)
    sanne = als(almere.sanne)
    lijst = sanne.get("/signalen").content.decode()
    assert "Achterstand met de huur" in lijst
    assert "De Sleutel" in lijst
    assert "Nog niemand" in lijst
    antwoord = sanne.post(f"{blad}/uitkomst", {"uitkomst": "geweigerd"}, follow=True).content.decode()
    assert "er gebeurt niets tegen de wil van de inwoner" in antwoord
    lijst = sanne.get("/signalen").content.decode()
    assert "Overal is contact geweest" in lijst
    assert "Laat weten" in lijst


def test_de_vraag_toont_het_signaal_met_grondslag_en_dag(almere: Groep, als: AlsWie, belt: Belt) -> None:
    huurachterstand(belt)
    sanne = als(almere.sanne)
    for pad in ("/vragen", f"/huishoudens/{_dossier(almere)}"):
        tekst = sanne.get(pad).content.decode()
        assert "Signaal: Achterstand met de huur" in tekst
        assert "Wgs art. 3" in tekst
        assert "Contact uiterlijk" in tekst


def _dossier(groep: Groep) -> object:
    with als_medewerker(groep.sanne.pk):
        return Dossier.objects.get().pk


def test_bij_gevaar_zegt_het_scherm_dat_weigeren_niets_sluit(almere: Groep, als: AlsWie, belt: Belt) -> None:
    blad = huurachterstand(belt, kind_in_gevaar="ja")
    sanne = als(almere.sanne)
    assert "Geen hulp willen sluit deze vraag niet" in sanne.get(blad).content.decode()
    tekst = sanne.post(f"{blad}/uitkomst", {"uitkomst": "geweigerd"}, follow=True).content.decode()
    assert "De vraag blijft open, want er is een kind in gevaar." in tekst
    terug = sanne.post(f"{blad}/terug", {"terug": "contact"})
    assert terug.status_code == 422
    assert "Ook een kort bericht kan iemand in gevaar brengen" in terug.content.decode()
    assert sanne.post(f"{blad}/terug", {"terug": "contact", "overlegd": "on"}).status_code == 302


def test_niet_bereikt_zonder_pogingen_is_een_fout_bij_het_veld(almere: Groep, als: AlsWie, belt: Belt) -> None:
    blad = huurachterstand(belt)
    sanne = als(almere.sanne)
    antwoord = sanne.post(f"{blad}/uitkomst", {"uitkomst": "niet_bereikt"})
    assert antwoord.status_code == 422
    assert "Probeer het eerst nog 2 keer" in antwoord.content.decode()
    for _ in range(2):
        poging = {"hoe": "niet_opgenomen", "notitie": "Aan de deur geweest", "sleutel": str(uuid4())}
        assert sanne.post(f"{blad}/poging", poging).status_code == 302
    assert "Aan de deur geweest" in sanne.get(blad).content.decode()
    assert sanne.post(f"{blad}/uitkomst", {"uitkomst": "niet_bereikt"}).status_code == 302


def test_het_bericht_aan_de_partner_noemt_geen_naam(almere: Groep, als: AlsWie, belt: Belt) -> None:
    blad = huurachterstand(belt, achternaam="Kanarievogel", eigen_woorden="Zij drinkt.")
    sanne = als(almere.sanne)
    assert "Leg eerst vast wat de partner hoort" in sanne.get(f"{blad}/brief").content.decode()
    sanne.post(f"{blad}/uitkomst", {"uitkomst": "geweigerd"})
    sanne.post(f"{blad}/terug", {"terug": "contact"})
    brief = sanne.get(f"{blad}/brief").content.decode()
    assert "Uw kenmerk: S-114" in brief
    assert "Er is contact geweest." in brief
    for geheim in ("Kanarievogel", "drinkt", "geen hulp", "1354"):
        assert geheim not in brief


@pytest.mark.parametrize("achter", ["", "/brief"])
def test_wie_de_vraag_niet_leest_krijgt_hetzelfde_als_wanneer_zij_er_niet_is(
    almere: Groep, als: AlsWie, belt: Belt, achter: str
) -> None:
    blad = huurachterstand(belt)
    niets = f"/vragen/{uuid4()}/signaal{achter}"
    for wie in (almere.bilal, almere.fatma):
        assert als(wie).get(f"{blad}{achter}").status_code == als(wie).get(niets).status_code == 404


def test_veel_signalen_kosten_niet_meer_vragen(almere: Groep, als: AlsWie, belt: Belt) -> None:
    huurachterstand(belt)
    sanne = als(almere.sanne)
    sanne.get("/signalen")

    def tel() -> int:
        with CaptureQueriesContext(connection) as gesteld:
            sanne.get("/signalen")
        return len(gesteld)

    een = tel()
    for nummer in range(4):
        huurachterstand(belt, achternaam=f"Bos{nummer}")
    assert tel() == een <= 15
