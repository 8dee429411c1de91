"""Het hoofd van een huishouden na samenvoegen: dezelfde mensen als op het tabblad Netwerk, voor wie hen leest."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.netwerk import Hand
from tests.doen.samen import huis, maak_los, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie
from tests.werkplek.test_netwerk_samen import Twee, twee
from tests.werkplek.test_verwerkingen import STREEF, gelogd

__all__ = ["twee"]
pytestmark = pytest.mark.django_db
BLADEN = ("", "/netwerk", "/journaal", "/regie", "/taken", "/documenten", "/delen")
"""Elk tabblad heeft hetzelfde hoofd."""


@pytest.fixture
def met_zoon(almere: Groep, twee: Twee) -> Twee:
    """Bij Bilal woont ook een zoon, die Sanne niet kent."""
    with als_medewerker(almere.bilal.pk):
        zoon = Hand(almere.bilal, twee.gaat_op).persoon("Sjors")
        Hand(almere.bilal, twee.gaat_op).vertegenwoordigt(zoon.pk, "gezag", door_persoon=twee.moeder_daar.pk)
    return twee


def tafel(als: AlsWie, wie: Medewerker, dossier: Dossier, blad: str = "") -> list[tuple[str, str]]:
    """Wie er in het hoofd staan: naam en wat erbij staat."""
    antwoord = als(wie).get(f"/huishoudens/{dossier.pk}{blad}")
    assert antwoord.status_code == 200
    lijst = re.search(r'<ul class="kt-tafel__gezin">(.*?)</ul>', antwoord.content.decode(), re.S)
    assert lijst is not None
    return re.findall(r"<li><b>(.*?)</b><span>(.*?)</span>", lijst[1])


def namen(*wat: Any) -> list[str]:
    return [naam for naam, _erbij in tafel(*wat)]


@pytest.mark.parametrize("blad", BLADEN)
def test_op_elk_blad_zit_het_hele_gezin_aan_tafel_en_moeder_een_keer(als: AlsWie, met_zoon: Twee, blad: str) -> None:
    met_zoon.samen()
    mensen = tafel(als, met_zoon.beide, met_zoon.blijft, blad)
    heet = [naam.split()[0] for naam, _erbij in mensen]
    assert sorted(heet) == ["Lotte", "Marja", "Sjors"]
    erbij = {naam.split()[0]: wat for naam, wat in mensen}
    assert "bewindvoerder: Kantoor Balans" in erbij["Marja"], "dat zei alleen wat erin opging"
    assert "gezag: Marja" in erbij["Sjors"], "moeder heet zoals zij op dit blad heet"


def test_het_hoofd_en_het_netwerk_noemen_dezelfde_mensen(als: AlsWie, met_zoon: Twee) -> None:
    """Ook als er iemand uit het blijvende vertrok die in het andere nog woont."""
    met_zoon.samen((met_zoon.oma.pk, met_zoon.dochter.pk))
    hand = Hand(met_zoon.beide, met_zoon.blijft)
    with als_medewerker(met_zoon.beide.pk):
        hand.vertrek(met_zoon.moeder)
    hoofd = namen(als, met_zoon.beide, met_zoon.blijft)
    assert sorted(naam.split()[0] for naam in hoofd) == ["Lotte", "Sjors"]
    blad = als(met_zoon.beide).get(f"/huishoudens/{met_zoon.blijft.pk}/netwerk")
    assert [lid.persoon.naam for lid in blad.context["net"].leden] == hoofd


def test_wie_de_andere_kant_niet_leest_ziet_het_hoofd_van_ervoor(als: AlsWie, almere: Groep, met_zoon: Twee) -> None:
    paren = ((almere.sanne, met_zoon.blijft), (almere.bilal, met_zoon.gaat_op), (met_zoon.beide, met_zoon.gaat_op))
    ervoor = [tafel(als, *paar) for paar in paren]
    samenvoeging = met_zoon.samen()
    for blad in BLADEN:
        assert [tafel(als, *paar, blad) for paar in paren] == ervoor
    eerst = namen(als, met_zoon.beide, met_zoon.blijft)
    maak_los(met_zoon.beide, met_zoon.blijft, samenvoeging)
    assert namen(als, met_zoon.beide, met_zoon.blijft) != eerst


def test_wie_er_niet_bij_mag_ziet_ook_na_samenvoegen_niets(als: AlsWie, almere: Groep, met_zoon: Twee) -> None:
    met_zoon.samen()
    for wie in (almere.joris, almere.fatma):
        assert als(wie).get(f"/huishoudens/{met_zoon.blijft.pk}").status_code == 404


@pytest.mark.parametrize("blad", BLADEN)
def test_iedereen_aan_tafel_staat_in_het_logboek_en_het_blad_vraagt_weinig(
    als: AlsWie, almere: Groep, met_zoon: Twee, blad: str
) -> None:
    """Ook met een derde dossier: het kost niets meer."""
    met_zoon.samen()
    derde = huis(almere, almere.team, "Smeetz")
    voeg_samen(met_zoon.beide, derde, met_zoon.blijft)
    bibi, pad = als(met_zoon.beide), f"/huishoudens/{derde.pk}{blad}"
    assert bibi.get(pad).status_code == 200
    with CaptureQueriesContext(connection) as gesteld:
        bibi.get(pad)
    vragen = [een["sql"] for een in gesteld if "SAVEPOINT" not in een["sql"]]
    assert len(vragen) <= STREEF, "\n".join(vraag[:200] for vraag in vragen)

    _regel, wie = gelogd()
    with word(rollen.EIGENAAR):
        for dossier in (derde, met_zoon.blijft, met_zoon.gaat_op):
            for lid in Huishoudlid.objects.filter(dossier=dossier, tot=None):
                assert pseudoniem("persoon", lid.persoon_id) in wie
