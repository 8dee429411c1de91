"""Mijn werk stelt niemand gerust zolang er bij het team iets dringends ligt dat nog niemand heeft (D1.10)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.werkplek.mijnwerk.niemand import DRINGEND, NIEUW
from tests.dagen import gisteren, morgen, over, vandaag
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db
LEEG = "Niets wat vandaag moet"
KOP = "Dringend, en nog van niemand"


def ligt(g: Groep, team: Team, *, spoed: bool = False, uiterlijk: date | None = None) -> UUID:
    """Een vraag bij een team, die nog niemand heeft."""
    rijen = vraag_in_dossier(g, team, g.fatma)
    with als_medewerker(g.fatma.pk):
        bewaar(rijen)
    vraag = UUID(str(rijen["vraag"]["id"]))
    with word(rollen.EIGENAAR):
        Vraag.objects.filter(pk=vraag).update(spoed=spoed, uiterlijk=uiterlijk)
    return vraag


def werk(wie: Any) -> str:
    return str(wie.get("/werk").content.decode())


def nu_doen(wie: Any) -> str:
    return werk(wie).split('aria-labelledby="nu"')[1].split("</section>")[0]


@pytest.mark.parametrize(
    ("spoed", "dag", "dringend"),
    [(True, None, True), (False, vandaag, True), (False, gisteren, True), (True, lambda: over(20), True),
     (False, morgen, False), (False, None, False)],
)  # fmt: skip
def test_wat_dringend_is_en_van_niemand_staat_bij_nu_doen(
    almere: Groep, als: AlsWie, spoed: bool, dag: Callable[[], date] | None, dringend: bool
) -> None:
    vraag = ligt(almere, almere.team, spoed=spoed, uiterlijk=dag() if dag else None)
    for wie in (als(almere.sanne), als(almere.marieke)):
        blok, blad = nu_doen(wie), werk(wie)
        assert (f"/vragen/{vraag}/opnemen" in blok) is (KOP in blok) is dringend
        assert (LEEG in blok) is not dringend
        assert (
            "Voor jou staat er vandaag niets open. Je team heeft één dringende vraag waar nog niemand mee bezig is."
            in blad
        ) is (dringend)
        assert ("Voor vandaag staat er niets open." in blad) is not dringend
        assert f"open={vraag}" in blad, "ook zonder haast staat zij op het blad"
    assert str(vraag) not in werk(als(almere.bilal)), "bij een ander team"


def test_wie_haar_opneemt_heeft_haar_zelf_en_het_team_is_gerust(almere: Groep, als: AlsWie) -> None:
    vraag = ligt(almere, almere.team, spoed=True)
    sanne, marieke = als(almere.sanne), als(almere.marieke)
    assert "Spoed: nog niemand handelt." in nu_doen(sanne)
    sanne.post(f"/vragen/{vraag}/opnemen")
    assert "Je hebt vandaag één ding te doen." in werk(sanne)
    assert "nog niemand mee bezig" not in werk(sanne)
    assert LEEG in nu_doen(marieke)


def test_veel_dringends_verdringt_de_rest_niet_uit_de_telling(almere: Groep, als: AlsWie) -> None:
    for _ in range(DRINGEND + NIEUW + 1):
        ligt(almere, almere.team, spoed=True)
    ligt(almere, almere.team)
    blad, blok = werk(als(almere.sanne)), nu_doen(als(almere.sanne))
    assert "Je team heeft negen dringende vragen waar nog niemand mee bezig is." in blad
    assert blok.count("/opnemen") == DRINGEND
    assert "Bekijk alle 9" in blok
    assert "Alle 10" in blad
    assert "De dringende staan bij Nu doen." in blad
