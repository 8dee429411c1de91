"""Het netwerk van een huishouden: mensen, relaties, banden en wie namens wie spreekt; achter twee sloten."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk.gedeeld import AlVoorbij
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie
from keukentafel.doen.netwerk.overzichten import (
    Beslisser,
    beslissers,
    met_beslissers,
    netwerk_op,
)
from keukentafel.doen.netwerk.personen import MEESTE, Persoonopgave, persoonfouten
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.versie import Verouderd, versie
from tests.dagen import geleden, gisteren, ingevuld, morgen, over, vandaag
from tests.doen.netwerk import Hand
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db


def lang_geleden() -> date:
    return over(-400)


@pytest.fixture
def groep() -> Iterator[Groep]:
    """Sannes team draagt één dossier; de proef kijkt door de ogen van Sanne."""
    alle = kaal_stelsel()
    with als_medewerker(alle.fatma.pk):
        bewaar(vraag_in_dossier(alle, alle.team, alle.fatma))
    with als_medewerker(alle.sanne.pk):
        yield alle


@pytest.fixture
def sanne(groep: Groep) -> Hand:
    return Hand(groep.sanne, Dossier.objects.get(stelsel=groep.stelsel))


def fouten(fout: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return fout.value.message_dict


def soorten(dossier: Dossier) -> list[str]:
    alle = Gebeurtenis.objects.filter(dossier_id=dossier.pk).order_by("moment", "pk")
    return list(alle.values_list("soort", flat=True))


def test_een_oma_komt_in_huis_wonen_en_gaat_weer(sanne: Hand) -> None:
    oma = sanne.persoon("Riet", achternaam="Smeets", geboortedatum=date(1954, 3, 2), geslacht="vrouw", van=gisteren())

    assert oma.pk in {lid.persoon_id for lid in netwerk_op(sanne.dossier, vandaag()).leden}
    sanne.vertrek(oma)

    nu = netwerk_op(sanne.dossier, vandaag())
    assert oma.pk not in {lid.persoon_id for lid in nu.leden}
    assert oma.pk in {lid.persoon_id for lid in netwerk_op(sanne.dossier, gisteren()).leden}
    assert [lid.persoon_id for lid in netwerk_op(sanne.dossier, vandaag()).eerder] == [oma.pk]
    assert soorten(sanne.dossier)[-2:] == ["persoon_toegevoegd", "lid_vertrokken"]

    sanne.komt_wonen(oma)
    assert oma.pk in {lid.persoon_id for lid in netwerk_op(sanne.dossier, vandaag()).leden}
    assert soorten(sanne.dossier)[-1] == "lid_teruggekomen"


def test_familie_elders_staat_in_het_netwerk_maar_niet_aan_tafel(sanne: Hand) -> None:
    """Opa Jan is overleden; hij heeft hier nooit gewoond en hoort er toch bij."""
    kind = Persoon.objects.get(huishoudens__dossier=sanne.dossier)
    opa = sanne.persoon("Jan", woont_hier=False, overleden_op=date(2021, 5, 1))
    sanne.relatie(opa, "grootouder", kind)

    beeld = netwerk_op(sanne.dossier, vandaag())
    assert opa.pk not in {lid.persoon_id for lid in beeld.leden}
    assert [wie.pk for wie in beeld.familie] == [opa.pk]
    assert Huishoudlid.objects.filter(dossier=sanne.dossier, tot__isnull=True).count() == 1
    assert beeld.eerder == ()


def test_twee_collegas_veranderen_dezelfde_persoon(sanne: Hand) -> None:
    """De tweede overschrijft niets: zij ziet wat er nu staat, en kiest."""
    persoon = sanne.persoon("Riet")
    eerder = persoon.versie
    sanne.wijzig(persoon, telefoon="06 1234 0009")

    with pytest.raises(Verouderd) as te_laat:
        sanne.wijzig(persoon, gezien=eerder, voornaam="Rietje")

    assert te_laat.value.nu.telefoon == "06 1234 0009"  # type: ignore[attr-defined]
    assert Persoon.objects.get(pk=persoon.pk).voornaam == "Riet"
    assert soorten(sanne.dossier).count("persoon_gewijzigd") == 1


def test_niets_veranderd_is_geen_gebeurtenis(sanne: Hand) -> None:
    persoon = sanne.persoon("Riet")
    sanne.wijzig(persoon)

    assert "persoon_gewijzigd" not in soorten(sanne.dossier)
    assert Persoon.objects.get(pk=persoon.pk).versie == persoon.versie


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"geboortedatum": morgen}, "geboortedatum"),
        ({"geboortedatum": date(1850, 1, 1)}, "geboortedatum"),
        ({"voornaam": "A" * 300}, "voornaam"),
        ({"achternaam": "A" * 300}, "achternaam"),
        ({"voornaam": ""}, "voornaam"),
        ({"leeftijd_bij_opgave": 130}, "leeftijd_bij_opgave"),
        ({"leeftijd_bij_opgave": -1}, "leeftijd_bij_opgave"),
        ({"overleden_op": morgen}, "overleden_op"),
        ({"overleden_op": date(1999, 1, 1), "geboortedatum": date(2000, 1, 1)}, "overleden_op"),
        ({"telefoon": "bel mij"}, "telefoon"),
        ({"telefoon": "0" * 40}, "telefoon"),
        ({"geslacht": "draak"}, "geslacht"),
    ],
)
def test_wat_niet_kan_krijgt_een_zin_bij_zijn_veld(sanne: Hand, velden: dict[str, Any], veld: str) -> None:
    with pytest.raises(ValidationError) as fout:
        sanne.persoon(**ingevuld(velden))

    assert list(fouten(fout)) == [veld]
    assert soorten(sanne.dossier)[-1] != "persoon_toegevoegd"


def test_een_huishouden_van_veertig_past_en_bij_zestig_houdt_het_op(sanne: Hand) -> None:
    for nummer in range(39):
        sanne.persoon(f"Kind {nummer}", leeftijd_bij_opgave=nummer)
    assert len(netwerk_op(sanne.dossier, vandaag()).leden) == 40
    for nummer in range(MEESTE - 40):
        sanne.persoon(f"Neef {nummer}")

    with pytest.raises(ValidationError, match="meer past er niet in"):
        sanne.persoon("Nog een")


def test_de_laatste_kan_niet_weg_en_niemand_gaat_voor_hij_kwam(sanne: Hand) -> None:
    enige = Persoon.objects.get(huishoudens__dossier=sanne.dossier)
    with pytest.raises(ValidationError, match="Er moet iemand"):
        sanne.vertrek(enige)
    erbij = sanne.persoon("Riet")
    with pytest.raises(ValidationError, match="voor de dag"):
        sanne.vertrek(erbij, gisteren())
    with pytest.raises(ValidationError, match="moet nog komen"):
        sanne.vertrek(erbij, morgen())


def test_wie_uit_elkaar_gaat_is_geen_partner_meer(sanne: Hand) -> None:
    een, ander = sanne.persoon("Bas", van=lang_geleden()), sanne.persoon("Marieke", van=lang_geleden())
    samen = sanne.relatie(een, "partner", ander, lang_geleden())
    ex = sanne.relatie(ander, "ex_partner", een, gisteren())

    assert Relatie.objects.get(pk=samen.pk).tot == gisteren()
    assert [r.pk for r in netwerk_op(sanne.dossier, vandaag()).relaties] == [ex.pk]
    assert [r.pk for r in netwerk_op(sanne.dossier, over(-2)).relaties] == [samen.pk]


def test_dezelfde_relatie_is_er_een_ook_andersom_gezegd(sanne: Hand) -> None:
    een, ander = sanne.persoon("Tijn"), sanne.persoon("Lotte")

    assert sanne.relatie(een, "broer_zus", ander).pk == sanne.relatie(ander, "broer_zus", een).pk
    assert soorten(sanne.dossier).count("relatie_vastgelegd") == 1


def test_een_onmogelijke_ouder_krijgt_een_zin(sanne: Hand) -> None:
    moeder = sanne.persoon("Marieke", geboortedatum=date(1985, 1, 1))
    kind = sanne.persoon("Tijn", geboortedatum=date(2012, 1, 1))
    with pytest.raises(ValidationError, match="jonger dan het kind"):
        sanne.relatie(kind, "ouder", moeder)
    sanne.relatie(moeder, "ouder", kind)
    with pytest.raises(ValidationError, match="Andersom"):
        sanne.relatie(kind, "pleegouder", moeder)
    with pytest.raises(ValidationError, match="twee verschillende"):
        sanne.relatie(kind, "broer_zus", kind)
    sanne.relatie(sanne.persoon("Bas"), "ouder", kind)
    with pytest.raises(ValidationError, match="al twee ouders"):
        sanne.relatie(sanne.persoon("Piet"), "ouder", kind)


def test_een_vergissing_is_er_nooit_geweest(sanne: Hand) -> None:
    een, ander = sanne.persoon("Bas"), sanne.persoon("Marieke")
    relatie = sanne.relatie(een, "partner", ander, lang_geleden())
    sanne.relatie_voorbij(relatie, None)

    for dag in (lang_geleden(), gisteren(), vandaag()):
        assert netwerk_op(sanne.dossier, dag).relaties == ()
    with pytest.raises(AlVoorbij):
        sanne.relatie_voorbij(relatie)


def test_een_band_verandert_en_hoe_het_was_blijft_te_zien(sanne: Hand) -> None:
    """Samira zwaaide alleen; nu drinken zij elke week koffie."""
    toen = geleden(30)
    samira = sanne.bekende(toen, van=timezone.localdate(toen))
    nu = sanne.wijzig_bekende(samira, band="sterk", doet="Drinkt elke week koffie")

    assert nu.pk != samira.pk
    assert [b.band for b in netwerk_op(sanne.dossier, gisteren()).bekenden] == ["zwak"]
    assert [b.band for b in netwerk_op(sanne.dossier, vandaag()).bekenden] == ["sterk"]
    with pytest.raises(AlVoorbij):
        sanne.wijzig_bekende(samira, band="gespannen")


def test_een_nieuw_nummer_is_geen_nieuwe_band(sanne: Hand) -> None:
    samira = sanne.bekende(geleden(30))

    assert sanne.wijzig_bekende(samira, telefoon="06 1234 0008").pk == samira.pk
    assert Netwerkcontact.objects.count() == 1


def test_twee_collegas_veranderen_dezelfde_band(sanne: Hand) -> None:
    samira = sanne.bekende()
    gezien = versie(samira)
    sanne.wijzig_bekende(samira, band="sterk")

    with pytest.raises(Verouderd) as te_laat:
        sanne.wijzig_bekende(samira, gezien=gezien, band="verbroken")
    assert te_laat.value.nu.band == "sterk"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "A" * 300}, "naam"),
        ({"band": "draak"}, "band"),
        ({"soort": ""}, "soort"),
        ({"van": morgen}, "van"),
        ({"persoon": uuid4()}, "persoon"),
    ],
)
def test_een_band_die_niet_kan(sanne: Hand, velden: dict[str, Any], veld: str) -> None:
    with pytest.raises(ValidationError) as fout:
        sanne.bekende(**ingevuld(velden))
    assert list(fouten(fout)) == [veld]


def gezag_over(wie: Persoon) -> list[Beslisser]:
    (lid,) = met_beslissers(Huishoudlid.objects.filter(persoon=wie), vandaag())
    return beslissers(lid)


def test_gezag_wordt_niet_aangenomen_en_niet_bekend_is_een_antwoord(sanne: Hand) -> None:
    """Niemand heeft gezag tot het gevraagd is; een echt antwoord komt in de plaats van niet bekend."""
    moeder, kind = sanne.persoon("Marieke"), sanne.persoon("Lotte", leeftijd_bij_opgave=9)
    sanne.relatie(moeder, "ouder", kind)
    assert gezag_over(kind) == []

    sanne.vertegenwoordigt(kind.pk, naam=NIET_BEKEND)
    assert gezag_over(kind) == [Beslisser("gezag", NIET_BEKEND, bekend=False)]
    sanne.vertegenwoordigt(kind.pk, door_persoon=moeder.pk)

    assert gezag_over(kind) == [Beslisser("gezag", "Marieke")]


def test_vertegenwoordiging_die_niet_kan(sanne: Hand) -> None:
    moeder = sanne.persoon("Marieke", geboortedatum=date(1985, 1, 1))
    kind = sanne.persoon("Lotte", leeftijd_bij_opgave=9)
    pogingen: list[tuple[dict[str, Any], str]] = [
        ({"over": moeder.pk, "soort": "gezag", "door_persoon": kind.pk}, "jonger is dan 18"),
        ({"over": kind.pk, "soort": "curator", "naam": "Mr. Bos"}, "volwassenen"),
        ({"over": kind.pk, "soort": "gezag"}, "Kies iemand"),
        ({"over": kind.pk, "soort": "gezag", "door_persoon": moeder.pk, "naam": "Bos"}, "niet allebei"),
        ({"over": kind.pk, "soort": "gezag", "door_persoon": kind.pk}, "zichzelf"),
        ({"over": uuid4(), "soort": "gezag", "naam": "Bos"}, "over wie"),
    ]
    for velden, zin in pogingen:
        with pytest.raises(ValidationError, match=zin):
            sanne.vertegenwoordigt(**velden)


def test_de_dagen_waarop_er_iets_veranderde(sanne: Hand) -> None:
    sanne.bekende(van=lang_geleden())

    assert netwerk_op(sanne.dossier, vandaag()).dagen[-1] == lang_geleden()


@given(opgave=st.builds(
    Persoonopgave, voornaam=st.text(max_size=90), tussenvoegsel=st.text(max_size=25), achternaam=st.text(max_size=130),
    geboortedatum=st.none() | st.dates(), leeftijd_bij_opgave=st.none() | st.integers(-5, 200),
    geslacht=st.sampled_from(["", "vrouw", "man", "anders", "x"]), overleden_op=st.none() | st.dates(),
    telefoon=st.text(max_size=25),
))  # fmt: skip
def test_wat_goedgekeurd_is_past_in_de_tabel(opgave: Persoonopgave) -> None:
    """Zonder fout is er iets bekend, past elke tekst, en liggen de datums in volgorde voor morgen."""
    if persoonfouten(opgave, timezone.now()):
        return
    assert (
        opgave.voornaam.strip()
        or opgave.achternaam.strip()
        or opgave.geboortedatum
        or (opgave.leeftijd_bij_opgave is not None)
    )
    persoon = Persoon(**{veld: getattr(opgave, veld) for veld in Persoonopgave.__dataclass_fields__})
    persoon.clean_fields(exclude=["id", "stelsel", "team"])
    assert (opgave.geboortedatum or date.min) <= (opgave.overleden_op or vandaag()) <= vandaag()
