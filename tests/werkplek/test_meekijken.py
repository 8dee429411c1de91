"""Verhaal 3: wie volgens de triage meekijkt, staat bij de vraag en op het blad Regie, klaar om mee te werken."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.test_weinig_vragen import STREEF

pytestmark = pytest.mark.django_db


@pytest.fixture
def vraag(almere: Groep, als: AlsWie, belt: Belt) -> Vraag:
    """Een vraag bij het team van Sanne, die zij opnam."""
    een = belt()
    als(almere.sanne).post(f"/vragen/{een}/opnemen")
    with word(rollen.EIGENAAR):
        return Vraag.objects.get(pk=een)


def _kijkt_mee(*wie: str) -> UUID:
    """Volgens de triage komen deze teams en rollen erbij; geeft het dossier."""
    with word(rollen.EIGENAAR):
        triage = Triage.objects.get()
        triage.uitkomst["betrokken"] = list(wie)
        triage.save(update_fields=["uitkomst"])
        return Dossier.objects.get().pk


def _tekst(antwoord: Any) -> str:
    return " ".join(antwoord.content.decode().split())


def _klaar(blad: str) -> tuple[bool, list[str]]:
    """Of Meewerken al is gekozen, en welk team."""
    radio = re.search(r'<input[^>]*value="ondersteunen"[^>]*>', blad)
    keuze = re.search(r'<select name="vraag-naar_team".*?</select>', blad, re.S)
    assert radio
    assert keuze
    return " checked" in radio[0], re.findall(r'value="(\d+)" selected', keuze[0])


def test_het_staat_bij_de_open_vraag_met_de_weg_naar_meewerken(almere: Groep, als: AlsWie, vraag: Vraag) -> None:
    huis = _kijkt_mee(almere.ander_team.slug, "gedragswetenschapper", almere.team.slug)
    blad = _tekst(als(almere.sanne).get(f"/vragen?toon=mij&open={vraag.pk}"))
    assert f"<dt>Kijkt mee</dt><dd>{almere.ander_team.naam} en gedragswetenschapper<br>" in blad
    assert f'href="/huishoudens/{huis}/regie#vraag-kop"' in blad


def test_niemand_die_meekijkt_staat_er_niet(almere: Groep, als: AlsWie, vraag: Vraag) -> None:
    huis, sanne = _kijkt_mee(), als(almere.sanne)
    assert "Kijkt mee" not in _tekst(sanne.get(f"/vragen?toon=mij&open={vraag.pk}"))
    blad = _tekst(sanne.get(f"/huishoudens/{huis}/regie"))
    assert "Kijkt mee" not in blad
    assert _klaar(blad) == (False, [])


def test_op_het_blad_regie_staat_dat_team_klaar_tot_het_gevraagd_is(almere: Groep, als: AlsWie, vraag: Vraag) -> None:
    huis, sanne, team = _kijkt_mee(almere.ander_team.slug), als(almere.sanne), almere.ander_team
    pad = f"/huishoudens/{huis}/regie"
    blad = _tekst(sanne.get(pad))
    with CaptureQueriesContext(connection) as gesteld:
        sanne.get(pad)
    vragen = [een["sql"] for een in gesteld if "SAVEPOINT" not in een["sql"]]
    assert len(vragen) <= STREEF, "\n".join(vragen)
    assert f"{team.naam} (nog niet gevraagd)." in blad
    assert f"Volgens de triage kijkt {team.naam} mee." in blad
    assert _klaar(blad) == (True, [str(team.pk)])
    with word(rollen.EIGENAAR):
        assert Overgang.objects.count() == 0, "klaarstaan vraagt nog niets"

    velden = {"vraag-soort": "ondersteunen", "vraag-naar_team": team.pk, "vraag-boodschap": "Jullie kennen hem."}
    assert sanne.post(f"{pad}/vraag", velden).status_code == 302
    blad = _tekst(sanne.get(pad))
    assert f"{team.naam} (gevraagd, wacht op antwoord)." in blad
    assert _klaar(blad) == (False, []), "twee keer vragen hoeft niet"

    with word(rollen.EIGENAAR):
        overgang = Overgang.objects.get().pk
    assert als(almere.bilal).post(f"/aanbod/{overgang}/aanvaarden").status_code == 302
    assert f"{team.naam} (werkt mee)." in _tekst(sanne.get(pad))


def test_een_rol_zonder_team_staat_er_in_woorden(almere: Groep, als: AlsWie, vraag: Vraag) -> None:
    huis = _kijkt_mee("gedragswetenschapper")
    blad = _tekst(als(almere.sanne).get(f"/huishoudens/{huis}/regie"))
    assert "Gedragswetenschapper (kies zelf het team)." in blad
    assert _klaar(blad) == (False, [])
