"""Een nieuwe versie aanbieden: eerst wat zij met het werk doet, dan pas laten ingaan; en alles wat mis kan gaan."""

import html
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.laden import laad
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.woorden_rechten import RECHTEN
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op, versie_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.rechten.models import Rolrecht
from keukentafel.regelen.teams.models import Team
from tests.dagen import over, vandaag
from tests.nieuwe_versie import Teams, bestand, derde_team, zonder
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker, wijken
from tests.werkplek.conftest import AlsWie, Belt

PAD = "/inrichting/nieuwe-versie"
RECHTEN_IN_WOORDEN = {str(recht): zin for recht, zin in RECHTEN.items()}


def straks() -> date:
    """A day that is still to come, asked while the test runs."""
    return over(40)


@pytest.fixture
def bea(almere: Groep) -> Medewerker:
    """Bea beheert de inrichting."""
    return almere.bea


@pytest.fixture
def beheer(bea: Medewerker, als: AlsWie) -> Client:
    return als(bea)


def bied_aan(client: Client, inhoud: bytes, naam: str = "almere.toml") -> str:
    antwoord = client.post(PAD, {"bestand": SimpleUploadedFile(naam, inhoud)})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def bewijs_in(blad: str) -> str:
    gevonden = re.search(r'name="bewijs" value="([^"]+)"', blad)
    assert gevonden, "er is geen knop om te laten ingaan"
    return html.unescape(gevonden[1])


def laat_ingaan(client: Client, blad: str) -> Any:
    return client.post(f"{PAD}/laat-ingaan", {"bewijs": bewijs_in(blad)})


def versies() -> int:
    return InrichtingVersie.objects.count()


def sannes_team_weg(almere: Groep) -> Callable[[Teams], Teams]:
    return zonder(almere.team.slug, almere.ander_team.slug)


def test_alleen_wie_de_inrichting_beheert_komt_hier(almere: Groep, als: AlsWie) -> None:
    er_niet = als(almere.sanne).get("/inrichting/nieuwe-versie-bestaat-niet")
    for wie in (almere.sanne, almere.marieke, almere.fatma, almere.joris):
        for adres in (PAD, f"{PAD}/2030-01-01", "/inrichting/overdragen"):
            antwoord = als(wie).get(adres)
            assert antwoord.status_code == 404
            assert len(antwoord.content) == len(er_niet.content)
        assert als(wie).post(f"{PAD}/laat-ingaan", {"bewijs": "x"}).status_code == 404


def test_eerst_de_gevolgen_en_er_is_nog_niets_bewaard(beheer: Client, almere: Groep, belt: Belt) -> None:
    belt()
    eerst = versies()
    blad = bied_aan(beheer, bestand("almere", straks(), sannes_team_weg(almere)))
    assert "1 dossier en 1 open vraag" in blad
    assert "Sanne de Boer" in blad
    assert "Marieke Vos" in blad
    assert almere.ander_team.naam in blad
    assert f"Laat ingaan op {straks().day} " in blad
    assert versies() == eerst
    assert Team.objects.get(pk=almere.team.pk).tot is None


def test_laten_ingaan_bewaart_de_versie_en_verandert_pas_op_de_dag(beheer: Client, almere: Groep, belt: Belt) -> None:
    vraag = belt()
    blad = bied_aan(beheer, bestand("almere", straks(), sannes_team_weg(almere)))
    antwoord = laat_ingaan(beheer, blad)
    assert antwoord["Location"] == f"{PAD}/{straks()}"
    bevestiging = beheer.get(antwoord["Location"]).content.decode()
    assert "Deze versie gaat in op" in bevestiging
    assert Team.objects.get(pk=almere.team.pk).tot == straks()
    assert wijken(almere.team) != []
    assert almere.team.slug in {t.slug for t in inrichting_op(almere.stelsel.pk, vandaag())[1].teams}
    assert almere.team.slug not in {t.slug for t in inrichting_op(almere.stelsel.pk, straks())[1].teams}
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=vraag).team_id == almere.team.pk


def test_twee_keer_klikken_is_een_keer(beheer: Client, almere: Groep) -> None:
    blad = bied_aan(beheer, bestand("almere", straks(), sannes_team_weg(almere)))
    eerst = versies()
    assert laat_ingaan(beheer, blad).status_code == 302
    assert laat_ingaan(beheer, blad).status_code == 302
    assert versies() == eerst + 1
    nog_eens = bied_aan(beheer, bestand("almere", straks(), sannes_team_weg(almere)))
    assert "Deze versie is al bewaard" in nog_eens
    assert 'name="bewijs"' not in nog_eens


def test_een_derde_team_begint_en_krijgt_een_wijk(beheer: Client, almere: Groep) -> None:
    blad = bied_aan(beheer, bestand("almere", straks(), derde_team("almere")))
    assert "Derde team" in blad
    assert "Wijken die naar een ander team gaan" in blad
    assert "Nog zonder medewerkers: Derde team" in blad
    laat_ingaan(beheer, blad)
    assert Team.objects.get(slug="derde-team").van == straks()


def test_een_ander_was_eerder(beheer: Client, almere: Groep, als: AlsWie) -> None:
    ander = als(medewerker(almere.stelsel, "bob", "Bob Mol", "beheerder", None))
    van_bea = bied_aan(beheer, bestand("almere", straks(), sannes_team_weg(almere)))
    van_bob = bied_aan(ander, bestand("almere", straks(), derde_team("almere")))
    assert laat_ingaan(ander, van_bob).status_code == 302
    eerst = versies()
    antwoord = laat_ingaan(beheer, van_bea)
    assert antwoord.status_code == 200
    opnieuw = antwoord.content.decode()
    assert "Intussen heeft iemand anders een versie bewaard" in opnieuw
    assert "is al een versie aangekondigd" in opnieuw
    assert versies() == eerst
    assert laat_ingaan(beheer, opnieuw).status_code == 302
    assert Team.objects.get(slug="derde-team").tot == straks(), "een aankondiging die niet doorgaat, is leeg"


@pytest.mark.parametrize(
    ("inhoud", "naam", "zegt"),
    [
        (b"dit is geen toml", "almere.toml", "na een sleutel hoort een ="),
        (b"", "almere.toml", "dit bestand is leeg"),
        (b"\xff\xfe", "almere.toml", "geen UTF-8"),
        (b"#" * 1_000_001, "almere.toml", "hoogstens 1 MB"),
        ((map_met_inrichtingen() / "heerlen.toml").read_bytes(), "almere.toml", "Dit bestand is van Heerlen"),
        ((map_met_inrichtingen() / "_landelijk.toml").read_bytes(), "_landelijk.toml", "de landelijke standaard"),
        ((map_met_inrichtingen() / "almere.toml").read_bytes(), "almere.toml", "die dag is geweest"),
    ],
)
def test_wat_niet_kan_zegt_waarom(beheer: Client, inhoud: bytes, naam: str, zegt: str) -> None:
    eerst = versies()
    blad = bied_aan(beheer, inhoud, naam)
    assert zegt in html.unescape(blad)
    assert 'name="bewijs"' not in blad
    assert versies() == eerst


def test_alle_fouten_van_een_bestand_staan_er(beheer: Client) -> None:
    kapot = (map_met_inrichtingen() / "almere.toml").read_bytes().replace(b'soort = "wijkteam"', b'soort = "wijkteem"')
    blad = bied_aan(beheer, kapot)
    assert "Bedoel je ‘wijkteam’?" in blad
    assert 'name="bewijs"' not in blad


def test_vandaag_kan_alleen_als_er_geen_werk_geraakt_wordt(beheer: Client, almere: Groep, belt: Belt) -> None:
    def andere_naam(teams: Teams) -> Teams:
        return [{**teams[0], "naam": "Team Anders"}, *teams[1:]]

    belt()
    blad = bied_aan(beheer, bestand("almere", vandaag(), sannes_team_weg(almere)))
    assert "er ligt werk bij een team dat ophoudt" in blad
    assert 'name="bewijs"' not in blad
    assert laat_ingaan(beheer, bied_aan(beheer, bestand("almere", vandaag(), andere_naam))).status_code == 302
    assert Team.objects.filter(naam="Team Anders").exists()
    weer = bied_aan(beheer, bestand("almere", vandaag(), derde_team("almere")))
    assert "Vandaag is al een versie ingegaan" in weer


def test_zonder_iemand_die_beheert_kan_het_niet(beheer: Client) -> None:
    rollen_ = {"beheerder": {"naam": "Beheer", "rechten": {"beheer": ["medewerkers_beheren"]}}}
    blad = bied_aan(beheer, bestand("almere", straks(), lambda teams: teams, rollen=rollen_))
    assert "zou niemand meer het recht hebben om de inrichting te beheren" in blad
    assert "Mag dan niet meer: een nieuwe versie van de inrichting laten ingaan." in blad
    assert 'name="bewijs"' not in blad


@pytest.mark.parametrize("recht", ["toezicht", "noodtoegang", "dossier_lezen"])
def test_niemand_geeft_haar_eigen_rol_een_recht_erbij(beheer: Client, recht: str) -> None:
    rechten = {"beheer": ["medewerkers_beheren", "inrichting_beheren", recht]}
    rollen_ = {"beheerder": {"naam": "Functioneel beheerder", "rechten": rechten}}
    eerst = versies()
    blad = html.unescape(bied_aan(beheer, bestand("almere", straks(), lambda teams: teams, rollen=rollen_)))
    assert "Je hebt zelf de rol Functioneel beheerder; die krijgt in dit bestand het recht" in blad
    assert RECHTEN_IN_WOORDEN[recht] in blad
    assert 'name="bewijs"' not in blad
    assert versies() == eerst


def test_wat_een_ander_bekeek_laat_zij_niet_voor_zichzelf_ingaan(beheer: Client, almere: Groep, als: AlsWie) -> None:
    """Joris heeft de rol niet en mag het aanbieden; met zijn bewijs kan Bea het nog niet zelf laten ingaan."""
    geef_rol(almere.joris, "inrichter", None)
    with word(rollen.EIGENAAR):
        Rolrecht.objects.create(
            stelsel=almere.stelsel,
            versie=versie_op(almere.stelsel.pk, vandaag()),
            rol="inrichter",
            recht="inrichting_beheren",
            doel="beheer",
        )
    rechten = {"beheer": ["medewerkers_beheren", "inrichting_beheren", "team_zien"]}
    rollen_ = {"beheerder": {"naam": "Functioneel beheerder", "rechten": rechten}}
    van_joris = bied_aan(als(almere.joris), bestand("almere", straks(), lambda teams: teams, rollen=rollen_))
    eerst = versies()
    assert "Laat een andere beheerder dit doen" in laat_ingaan(beheer, van_joris).content.decode()
    assert versies() == eerst
    assert laat_ingaan(als(almere.joris), van_joris).status_code == 302


def test_de_eerste_versie_van_vandaag_wordt_vandaag_niet_vervangen(beheer: Client, almere: Groep) -> None:
    with word(rollen.EIGENAAR):
        InrichtingVersie.objects.filter(stelsel=almere.stelsel).update(versie=vandaag())
    rechten = {"beheer": ["medewerkers_beheren", "inrichting_beheren", "toezicht"]}
    rollen_ = {"beheerder": {"naam": "Functioneel beheerder", "rechten": rechten}}
    blad = bied_aan(beheer, bestand("almere", vandaag(), lambda teams: teams, rollen=rollen_))
    assert "Vandaag is al een versie ingegaan" in blad
    assert 'name="bewijs"' not in blad


@pytest.mark.parametrize(
    ("houdt", "zegt"),
    [("noodtoegang_beoordelen", "nagaan wie waar keek"), ("toezicht", "oordelen over noodtoegang")],
)
def test_zonder_iemand_die_toezicht_houdt_kan_het_niet(beheer: Client, houdt: str, zegt: str) -> None:
    rollen_ = {"fg": {"naam": "FG", "rechten": {"toezicht": [houdt]}}}
    blad = bied_aan(beheer, bestand("almere", straks(), lambda teams: teams, rollen=rollen_))
    assert f"zou niemand meer kunnen {zegt}" in blad
    assert 'name="bewijs"' not in blad


def test_rechten_en_klokken_die_anders_worden_staan_er(beheer: Client) -> None:
    anders = {
        "rollen": {"wijkwerker": {"naam": "Wijkwerker", "rechten": {"hulp": ["dossier_lezen"]}}},
        "termijnen": {"terugbelverzoek": {"duur": {"werkdagen": 5}}},
    }
    blad = bied_aan(beheer, bestand("almere", straks(), lambda teams: teams, **anders))
    assert "Mag dan niet meer:" in blad
    assert "Bilal Amrani en Sanne de Boer" in blad
    assert "5 werkdagen" in blad
    assert "verschillen op 2 onderwerpen" in blad, "wat alleen in een andere volgorde staat, telt niet"
    assert "andere volgorde" not in blad
    assert "Een klok die al loopt, houdt zijn datum" in blad


def test_een_team_zonder_wijken_naast_teams_met_wijken_is_een_waarschuwing(beheer: Client) -> None:
    def los(teams: Teams) -> Teams:
        tot_negentig = [{**team, "leeftijd_tot": 90} if team["soort"] == "wijkteam" else team for team in teams]
        eerste = next(team for team in teams if team["soort"] == "wijkteam")
        rest = {sleutel: waarde for sleutel, waarde in eerste.items() if sleutel != "gebieden"}
        return [*tot_negentig, {**rest, "slug": "los", "naam": "Los team", "leeftijd_van": 90}]

    blad = html.unescape(bied_aan(beheer, bestand("almere", straks(), los)))
    assert "Zonder wijken, terwijl een team van hetzelfde soort ze wel heeft: Los team" in blad


def test_een_bewijs_dat_niet_van_ons_is_bewaart_niets(beheer: Client) -> None:
    eerst = versies()
    for bewijs in ("", "x", "a:b:c"):
        antwoord = beheer.post(f"{PAD}/laat-ingaan", {"bewijs": bewijs}, follow=True)
        assert "Kies het bestand nog een keer" in antwoord.content.decode()
    assert versies() == eerst


@pytest.mark.parametrize("dag", ["2030-01-01", "gisteren", "2026-13-45"])
def test_een_dag_zonder_versie_is_er_niet(beheer: Client, dag: str) -> None:
    assert beheer.get(f"{PAD}/{dag}").status_code == 404


def test_wat_is_aangekondigd_staat_op_het_blad(beheer: Client, almere: Groep) -> None:
    laat_ingaan(beheer, bied_aan(beheer, bestand("almere", straks(), derde_team("almere"))))
    assert f'href="{PAD}/{straks()}"' in beheer.get(PAD).content.decode()


def test_de_versie_van_nu_blijft_gelden_tot_de_dag(beheer: Client, almere: Groep) -> None:
    laat_ingaan(beheer, bied_aan(beheer, bestand("almere", straks(), derde_team("almere"))))
    assert inrichting_op(almere.stelsel.pk, over(39))[1] == laad("almere")
    with word(rollen.EIGENAAR):
        assert Team.objects.filter(slug="derde-team", van=straks(), tot=None).count() == 1


def test_een_lange_reeks_aankondigingen_blijft_staan(beheer: Client, almere: Groep) -> None:
    """Eerst de verste dag, dan een eerdere: de latere blijft staan en het blad zegt dat."""
    ver = date(straks().year + 1, 1, 1)
    laat_ingaan(beheer, bied_aan(beheer, bestand("almere", ver, derde_team("almere"))))
    blad = bied_aan(beheer, bestand("almere", straks(), derde_team("almere", "ander-derde")))
    assert "gaat al een latere versie in" in blad
    laat_ingaan(beheer, blad)
    assert Team.objects.get(slug="ander-derde").tot == ver
