"""Het tabblad Netwerk na samenvoegen: wat erin opging staat erbij, voor wie het zelf leest (ADR 0012)."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact
from keukentafel.doen.netwerk.samen import wie_is_wie
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.dagen import gisteren, vandaag
from tests.doen.netwerk import Hand
from tests.doen.samen import huis, maak_los, persoon_van, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker
from tests.werkplek.conftest import AlsWie
from tests.werkplek.test_verwerkingen import STREEF, gelogd, klopt

pytestmark = pytest.mark.django_db


@dataclass
class Twee:
    """Twee teams schreven over hetzelfde gezin: Sanne over moeder en dochter, Bilal over moeder, oma en de buurman."""

    blijft: Dossier
    gaat_op: Dossier
    beide: Medewerker
    moeder: Persoon
    dochter: Persoon
    moeder_daar: Persoon
    oma: Persoon
    buurman: Netwerkcontact

    def samen(self, *paren: tuple[UUID, UUID]) -> UUID:
        paar = (self.moeder_daar.pk, self.moeder.pk)
        return voeg_samen(self.beide, self.blijft, self.gaat_op, paren=[paar, *paren])


@pytest.fixture
def twee(almere: Groep) -> Twee:
    beide = medewerker(almere.stelsel, "beide", "Bibi Beide", "wijkwerker", almere.team)
    geef_rol(beide, "wijkwerker", almere.ander_team)
    blijft, gaat_op = huis(almere, almere.team, "Smeets"), huis(almere, almere.ander_team, "Smets")
    with word(rollen.ONDERHOUD):
        moeder = Persoon.objects.get(pk=persoon_van(blijft))
        moeder_daar = Persoon.objects.get(pk=persoon_van(gaat_op))
    hier, daar = Hand(almere.sanne, blijft), Hand(almere.bilal, gaat_op)
    with als_medewerker(almere.sanne.pk):
        moeder = hier.wijzig(moeder, voornaam="Marja", telefoon="")
        dochter = hier.persoon("Lotte")
        hier.relatie(moeder, "ouder", dochter)
        hier.bekende(naam="Juf Ans", soort="school")
    with als_medewerker(almere.bilal.pk):
        moeder_daar = daar.wijzig(moeder_daar, voornaam="Maria", telefoon="06 1234 0009")
        oma = daar.persoon("Wilhelmina", woont_hier=False, geslacht="vrouw")
        daar.relatie(oma, "ouder", moeder_daar)
        buurman = daar.bekende(naam="Buurman Kees", doet="Past op de hond", persoon=moeder_daar.pk)
        daar.vertegenwoordigt(moeder_daar.pk, "bewindvoerder", naam="Kantoor Balans")
    return Twee(blijft, gaat_op, beide, moeder, dochter, moeder_daar, oma, buurman)


def tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def blad(als: AlsWie, wie: Medewerker, dossier: Dossier, op: str = "") -> Any:
    antwoord = als(wie).get(f"/huishoudens/{dossier.pk}/netwerk", {"op": op} if op else {})
    assert antwoord.status_code == 200
    return antwoord


def test_wie_beide_leest_ziet_een_familie_en_wie_dezelfde_is_een_keer(als: AlsWie, twee: Twee) -> None:
    twee.samen()
    antwoord = blad(als, twee.beide, twee.blijft)
    html, woorden = antwoord.content.decode(), tekst(antwoord)

    getekend = re.findall(r'<text[^>]*class="vet"[^>]*>([^<]+)</text>', html)
    assert getekend.count("Wilhelmina") == getekend.count("Marja") == getekend.count("Lotte") >= 1
    assert "Maria" not in woorden
    assert "Moeder van Marja" in woorden
    assert "Telefoon: 06 1234 0009" in woorden
    assert "Buurman Kees" in woorden
    assert "Past op de hond" in woorden
    assert "buur, van Marja" in woorden
    assert "Juf Ans" in woorden
    assert "Kantoor Balans is bewindvoerder van Marja" in woorden
    assert "Staat ook in Huishouden Smets, dat hierin opging." in woorden
    assert woorden.count("Uit Huishouden Smets, dat hierin opging.") == 3
    assert "2 banden rond het huishouden" in woorden


def test_wat_erin_opging_is_alleen_te_lezen(als: AlsWie, twee: Twee) -> None:
    """Bij oma en de buurman staat geen link om te wijzigen, en langs het adres van het blijvende kan het ook niet."""
    twee.samen()
    bibi = als(twee.beide)
    html = bibi.get(f"/huishoudens/{twee.blijft.pk}/netwerk").content.decode()
    paden = re.findall(r'href="(/huishoudens/[^"]+)"', html)

    assert f"/huishoudens/{twee.blijft.pk}/personen/{twee.moeder.pk}" in paden
    for vast in (twee.oma.pk, twee.moeder_daar.pk, twee.buurman.pk):
        assert not [pad for pad in paden if str(vast) in pad]
    assert "alleen lezen" in html
    for pad in (f"personen/{twee.oma.pk}", f"bekenden/{twee.buurman.pk}", f"bekenden/{twee.buurman.pk}/voorbij"):
        for dossier in (twee.blijft, twee.gaat_op):
            assert bibi.get(f"/huishoudens/{dossier.pk}/{pad}").status_code == 404
            assert bibi.post(f"/huishoudens/{dossier.pk}/{pad}", {"naam": "x"}).status_code == 404


def test_wie_de_andere_kant_niet_leest_ziet_er_geen_woord_van(als: AlsWie, almere: Groep, twee: Twee) -> None:
    twee.samen()
    sanne, bilal = (tekst(blad(als, wie, waar)) for wie, waar in ((almere.sanne, twee.blijft),
                                                                   (almere.bilal, twee.gaat_op)))  # fmt: skip
    for woord in ("Wilhelmina", "Maria", "0009", "Buurman", "hond", "Balans", "Smets"):
        assert woord not in sanne
    assert f"Er zijn ook gegevens bij {almere.ander_team.naam}." in sanne
    assert "Die staan hier niet bij." in sanne
    for woord in ("Marja", "Lotte", "Juf Ans", "Smeets"):
        assert woord not in bilal
    assert "Wilhelmina" in bilal


def test_losmaken_geeft_elk_blad_terug_zoals_het_was(als: AlsWie, almere: Groep, twee: Twee) -> None:
    def bladen() -> list[str]:
        """Zonder wie er de regie heeft: losmaken legt die bij het team, en dat is een feit van erna."""
        paren = ((twee.beide, twee.blijft), (twee.beide, twee.gaat_op), (almere.sanne, twee.blijft))
        return [tekst(blad(als, wie, dossier)).partition("Zoals het nu is")[2] for wie, dossier in paren]

    ervoor = bladen()
    samenvoeging = twee.samen()
    assert bladen()[0] != ervoor[0]
    maak_los(twee.beide, twee.blijft, samenvoeging)
    assert bladen() == ervoor


def test_wat_het_blijvende_dossier_erna_zegt_gaat_voor(als: AlsWie, twee: Twee) -> None:
    """Moeder vertrekt na het samenvoegen; in het oude dossier woont zij er nog, en daar schrijft niemand meer."""
    twee.samen()
    hand = Hand(twee.beide, twee.blijft)
    with als_medewerker(twee.beide.pk):
        hand.vertrek(twee.moeder)
    nu = blad(als, twee.beide, twee.blijft)
    assert "Woonde hier eerder" in tekst(nu)
    toen = blad(als, twee.beide, twee.blijft, gisteren().isoformat())
    assert "Wilhelmina" not in tekst(toen)


def test_een_dubbele_band_en_een_dubbele_relatie_staan_er_een_keer(als: AlsWie, almere: Groep, twee: Twee) -> None:
    """Ook als wat in het ene dossier voorbij is, in het andere nog loopt: het blijvende heeft het laatste woord."""
    hier, daar = Hand(almere.sanne, twee.blijft), Hand(almere.bilal, twee.gaat_op)
    with als_medewerker(almere.sanne.pk):
        jan = hier.persoon("Jan")
        hier.relatie(jan, "ex_partner", twee.moeder)
    with als_medewerker(almere.bilal.pk):
        jan_daar = daar.persoon("Johan")
        daar.relatie(jan_daar, "partner", twee.moeder_daar)
        daar.bekende(naam="juf ans", soort="school")
        daar.vertegenwoordigt(twee.moeder_daar.pk, "mentor", naam="Niet bekend")
    with als_medewerker(almere.sanne.pk):
        hier.vertegenwoordigt(twee.moeder.pk, "mentor", naam="Mevrouw Bos")
    twee.samen((jan_daar.pk, jan.pk))
    woorden = tekst(blad(als, twee.beide, twee.blijft))

    assert "Uit elkaar met Marja" in woorden
    assert "Partner van" not in woorden
    assert woorden.lower().count("juf ans") == tekst(blad(als, almere.sanne, twee.blijft)).lower().count("juf ans")
    assert "Mevrouw Bos is mentor van Marja" in woorden
    assert "gevraagd, en niet bekend" not in woorden


def test_iedereen_op_het_blad_staat_in_het_logboek_bij_het_dossier_waar_zij_in_staat(als: AlsWie, twee: Twee) -> None:
    twee.samen()
    antwoord = blad(als, twee.beide, twee.blijft)
    _regel, wie = gelogd()

    for persoon in (twee.moeder, twee.dochter, twee.moeder_daar, twee.oma):
        assert pseudoniem("persoon", persoon.pk) in wie
    with word(rollen.EIGENAAR):
        Huishoudlid.objects.filter(persoon=twee.oma).update(rol="lid", tot=None)
    klopt(blad(als, twee.beide, twee.blijft), "netwerk_gezien")
    assert antwoord.status_code == 200


def test_drie_dossiers_kosten_niet_meer_vragen_dan_twee(als: AlsWie, almere: Groep, twee: Twee) -> None:
    """Ook als het ene in het andere opging en dat weer in een derde."""
    twee.samen()
    bibi = als(twee.beide)

    def tel() -> int:
        bibi.get(f"/huishoudens/{twee.blijft.pk}/netwerk")
        with CaptureQueriesContext(connection) as vragen:
            bibi.get(f"/huishoudens/{twee.blijft.pk}/netwerk")
        return len([vraag for vraag in vragen if "SAVEPOINT" not in vraag["sql"]])

    met_twee = tel()
    derde = huis(almere, almere.team, "Smeetz")
    with als_medewerker(twee.beide.pk):
        Hand(twee.beide, derde).persoon("Theodora")
    voeg_samen(twee.beide, derde, twee.blijft)
    assert "Theodora" in tekst(blad(als, twee.beide, derde))
    assert "Wilhelmina" in tekst(blad(als, twee.beide, derde))
    twee.blijft = derde
    assert tel() == met_twee <= STREEF


@given(st.lists(st.integers(0, 7) | st.none(), min_size=1, max_size=8))
def test_dezelfde_is_altijd_een_en_dezelfde(naar: list[int | None]) -> None:
    """Ook als de verwijzingen een kring zijn, of wijzen naar iemand die wie kijkt niet leest."""
    nummers = [uuid4() for _ in range(8)]
    personen = [
        Persoon(pk=nummers[plek], voornaam=f"p{plek}", zelfde_als_id=None if wijst is None else nummers[wijst])
        for plek, wijst in enumerate(naar)
    ]
    wie = wie_is_wie([Huishoudlid(persoon=een, van=vandaag()) for een in personen])

    assert set(wie) == {een.pk for een in personen}
    for een in personen:
        if een.zelfde_als_id in wie:
            assert wie[een.pk] is wie[een.zelfde_als_id]
        else:
            assert wie[een.pk].pk == een.pk
