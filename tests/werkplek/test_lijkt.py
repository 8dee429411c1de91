"""Kennen we deze persoon al? Wat er op het blad staat is nooit meer dan de witte lijst, wat er ook getypt wordt."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.dossier import zoekgrens
from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.kern.database import rollen
from keukentafel.regels.herkennen import WOORDEN
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

STAND = "/vragen/nieuw/stand"
WAT = "|".join(map(re.escape, WOORDEN.values()))
RIJ = re.compile(
    r"Ja, dit is (?P<naam>.+?) Dit (is bijna zeker dezelfde|is waarschijnlijk dezelfde|kan dezelfde zijn): "
    rf"(({WAT})(, | en )?)+\. (Contact: Sanne de Boer, .+?|Nog geen vast contact, ligt bij .+?)\. "
    r"(De laatste vraag is beantwoord\.|Er loopt een vraag; uiterlijk [a-z0-9 ()]+\.|Er loopt een vraag\.)"
)


@pytest.fixture
def dossier(almere: Groep, belt: Belt) -> Dossier:
    """Mevrouw De Vries met haar man, een kind en een BSN; Sanne is haar contact."""
    cache.clear()
    vraag_id = belt(bsn="999900006", anderen="80, 9", straat="Mezenlaan")
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(dossiervragen__vraag=vraag_id).update(contact=almere.sanne)
        return Dossier.objects.get(dossiervragen__vraag=vraag_id)


@pytest.fixture
def fatma(almere: Groep, als: AlsWie) -> Client:
    return als(almere.fatma)


def lijst(client: Client, **wat: Any) -> str:
    """Het deel van het blad met wie er lijkt, zoals de server het stuurt."""
    sleutel = {"sleutel": "0e5a0c4e-5f1c-4c3f-9d0a-6f5b1c2d3e4f", "aanmelder": "inwoner"}
    tekst = client.post(STAND, sleutel | wat).content.decode()
    return tekst.split('hx-swap-oob="innerHTML:#lijkt">')[1].split('<div hx-swap-oob="innerHTML:#route"')[0]


def zichtbaar(html: str) -> list[str]:
    """Per rij wat er te lezen is."""
    rijen = re.findall(r"<li>(.+?)</li>", html, flags=re.DOTALL)[:-1]
    return [" ".join(re.sub(r"<[^>]+>", " ", rij).split()).replace(" .", ".").replace(" ,", ",") for rij in rijen]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {
            "geboortedatum": st.sampled_from(
                ["", "14-06-1947", "06-04-1947", "14-06-1948", "14-07-1947", "01-01-1980"]
            ),
            "achternaam": st.sampled_from(["", "de Vries", "Fries", "Vriese-Koç", "Jansen"]),
            "voornaam": st.sampled_from(["", "Truus", "Kees"]),
            "postcode": st.sampled_from(["", "1354AB", "9999ZZ"]),
            "huisnummer": st.sampled_from(["", "19", "20"]),
            "melder_telefoon": st.sampled_from(["", "0612340007"]),
            "bsn": st.sampled_from(["", "999900006", "999900018"]),
        }
    )
)
def test_niemand_leert_meer_dan_de_witte_lijst(
    fatma: Client, dossier: Dossier, monkeypatch: pytest.MonkeyPatch, wat: dict[str, str]
) -> None:
    monkeypatch.setattr(zoekgrens, "PER_UUR", 100_000)
    html = lijst(fatma, **wat)
    for geheim in (str(dossier.pk), dossier.kenmerk, "Mezenlaan", "1354", "schoonmaken", "1947", "999900006", "80"):
        assert geheim not in re.sub(r'value="[^"]*"', "", html), geheim
    assert str(dossier.pk) not in html
    for rij in zichtbaar(html):
        gevonden = RIJ.fullmatch(rij)
        assert gevonden, rij
        namen = {"T. V.", f"T. {wat['achternaam']}"}
        assert gevonden["naam"] in namen, "de naam is hoogstens wat er getypt is"
        if wat["achternaam"] == "Jansen":
            assert gevonden["naam"] == "T. V."


@pytest.mark.parametrize(
    ("wat", "hoe"),
    [
        ({"geboortedatum": "14-06-1947", "achternaam": "Fries"}, "waarschijnlijk dezelfde"),
        ({"geboortedatum": "14-06-1947", "achternaam": "Jansen-de Vriese", "voornaam": "T."}, "waarschijnlijk"),
        ({"geboortedatum": "14-06-1974", "achternaam": "de Vries", "voornaam": "Truus"}, None),
        ({"geboortedatum": "14-06-1948", "achternaam": "de Vries", "voornaam": "Truus"}, "waarschijnlijk"),
        ({"geboortedatum": "14-06-1948", "achternaam": "de Vries"}, None),
        ({"geboortedatum": "14-06-1948", "achternaam": "Fries", "postcode": "1354AB"}, "waarschijnlijk"),
        ({"postcode": "1354AB", "huisnummer": "19", "achternaam": "Fries"}, "kan dezelfde zijn"),
        ({"postcode": "1354AB", "achternaam": "de Vries"}, None),
        ({"geboortedatum": "14-06-1947", "postcode": "1354AB", "achternaam": "Bos"}, "waarschijnlijk"),
        ({"geboortedatum": "14-06-1947", "achternaam": "de Vries", "voornaam": "Kees"}, "kan dezelfde zijn"),
        ({"bsn": "999900006"}, "bijna zeker"),
        ({"bsn": "999900006", "geboortedatum": "01-01-1990"}, "waarschijnlijk"),
        ({"bsn": "999900018", "geboortedatum": "14-06-1947", "achternaam": "de Vries"}, "kan dezelfde zijn"),
    ],
)
def test_hoe_zeker_het_is(fatma: Client, dossier: Dossier, wat: dict[str, str], hoe: str | None) -> None:
    rijen = zichtbaar(lijst(fatma, **wat))
    assert len(rijen) == (hoe is not None)
    if hoe:
        assert hoe in rijen[0]


def test_een_gezin_is_een_rij_en_familie_buiten_telt_niet(fatma: Client, almere: Groep, dossier: Dossier) -> None:
    """Wie er nog meer woont, is niet te zien; een zoon die elders woont wordt hier niet gevonden."""
    with word(rollen.EIGENAAR):
        for persoon in Persoon.objects.filter(huishoudens__dossier=dossier):
            persoon.achternaam, persoon.zoeknaam, persoon.klanken = "Vries", "vries", ["fris"]
            persoon.save()
        zoon = Persoon.objects.create(
            stelsel=almere.stelsel, team=almere.team, voornaam="Jan", achternaam="Buiten", zoeknaam="buiten",
            klanken=["botn"], geboortedatum="1970-01-01",
        )  # fmt: skip
        Huishoudlid.objects.create(
            stelsel=almere.stelsel, team=almere.team, dossier=dossier, persoon=zoon, rol="buiten", van="2020-01-01"
        )
    assert len(zichtbaar(lijst(fatma, postcode="1354AB", huisnummer="19", achternaam="de Vries"))) == 1
    assert zichtbaar(lijst(fatma, geboortedatum="01-01-1970", achternaam="Buiten")) == []
