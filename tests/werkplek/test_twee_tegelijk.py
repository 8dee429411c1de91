"""Twee mensen, één vraag: wie te laat is, krijgt een antwoord, en wat zij typte staat er nog."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.ingang import acties
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.toegang.context import als_medewerker
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie, Belt

GETYPT = "Zij woont & werkt daar."


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


@pytest.fixture
def noor(almere: Groep, als: AlsWie) -> Client:
    """Een collega in het team van Sanne."""
    return als(medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team))


def door(groep: Groep) -> dict[str, Any]:
    return {"naar": groep.ander_team.pk, "argument": GETYPT}


def test_de_actie_zegt_dat_de_vraag_er_niet_meer_is(almere: Groep, belt: Belt) -> None:
    vraag_id = belt()
    mee: dict[str, Any] = {"medewerker": almere.sanne, "argument": "x", "nu": timezone.now()}
    with als_medewerker(almere.sanne.pk):
        acties.zet_door(vraag_id=vraag_id, naar=almere.ander_team, **mee)
        with pytest.raises(acties.NietVanJouwTeam):
            acties.zet_door(vraag_id=vraag_id, naar=almere.ander_team, **mee)
        assert not Vraag.objects.filter(pk=vraag_id).exists()


def test_wie_verliest_bij_het_doorzetten_houdt_haar_argument(
    sanne: Client, belt: Belt, almere: Groep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """De collega was eerder, nadat het formulier van Sanne was nagekeken."""
    echt = acties.zet_door

    def na_een_ander(**mee: Any) -> None:
        echt(**mee)
        echt(**mee)

    monkeypatch.setattr(acties, "zet_door", na_een_ander)
    antwoord = sanne.post(f"/vragen/{belt()}/doorzetten", door(almere))
    assert antwoord.status_code == 404
    assert "Deze vraag ligt niet (meer) bij jouw team" in antwoord.content.decode()
    assert "Zij woont &amp; werkt daar." in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["opnemen", "beantwoorden", "doorzetten"])
def test_een_vraag_die_intussen_is_doorgezet(pad: str, sanne: Client, noor: Client, belt: Belt, almere: Groep) -> None:
    vraag_id = belt()
    noor.post(f"/vragen/{vraag_id}/doorzetten", door(almere))
    gegevens = door(almere) | ({"antwoord": "Ik bel haar."} if pad == "beantwoorden" else {})
    weg, geen = (sanne.post(f"/vragen/{wie}/{pad}", gegevens) for wie in (vraag_id, uuid4()))
    assert (weg.status_code, geen.status_code) == (404, 404)
    assert weg.content == geen.content
    tekst = weg.content.decode()
    assert "Deze vraag ligt niet (meer) bij jouw team" in tekst
    assert ("Ik bel haar." if pad == "beantwoorden" else "Zij woont &amp; werkt daar.") in tekst


def test_de_vraag_van_een_collega_zet_je_niet_ongevraagd_door(
    sanne: Client, noor: Client, belt: Belt, almere: Groep
) -> None:
    vraag_id = belt()
    noor.post(f"/vragen/{vraag_id}/opnemen")
    antwoord = sanne.post(f"/vragen/{vraag_id}/doorzetten", door(almere))
    assert antwoord.status_code == 409
    assert "Noor Hendriks heeft deze vraag" in antwoord.content.decode()
    assert "Zij woont &amp; werkt daar." in antwoord.content.decode()
    assert noor.post(f"/vragen/{vraag_id}/doorzetten", door(almere)).status_code == 302


def test_een_teammanager_van_het_team_mag_dat_wel(noor: Client, belt: Belt, almere: Groep, als: AlsWie) -> None:
    vraag_id = belt()
    noor.post(f"/vragen/{vraag_id}/opnemen")
    assert als(almere.marieke).post(f"/vragen/{vraag_id}/doorzetten", door(almere)).status_code == 302


def test_een_beantwoorde_vraag_zet_niemand_door(sanne: Client, noor: Client, belt: Belt, almere: Groep) -> None:
    vraag_id = belt()
    noor.post(f"/vragen/{vraag_id}/beantwoorden", {"antwoord": "De bibliotheek helpt."})
    antwoord = sanne.post(f"/vragen/{vraag_id}/doorzetten", door(almere))
    assert antwoord.status_code == 409
    assert "al beantwoord" in antwoord.content.decode()
