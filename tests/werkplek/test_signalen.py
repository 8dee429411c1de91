"""De schermen van een signaal: aannemen, afhandelen, terugmelden, en de lijst van het team."""

import pytest

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


def test_een_gewone_vraag_heeft_geen_signaal(almere: Groep, belt: Belt) -> None:
    belt(signaal_soort="huur", signaal_bron="Iemand")
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.count() == 1
        assert Signaal.objects.count() == 0


def test_een_buur_die_een_signaal_geeft_hoeft_geen_organisatie_te_zijn(almere: Groep, belt: Belt) -> None:
    belt(aanmelder="naaste", soort="signaal", voorziening="", melder_naam="")
    with als_medewerker(almere.sanne.pk):
        assert Signaal.objects.get().bron_naam == "Iemand uit de buurt of familie"
