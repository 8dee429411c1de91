"""Wat er over een medewerker wordt vastgelegd: elk nee staat bij zijn veld, en er blijft niets half achter."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from keukentafel.kern.database import rollen as dbrollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet import acties, afwezig, rollen
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.inzet.versie import Verouderd, versie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team
from tests.regelen.inzet import over, stad, weigert
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def uren(groep: Groep, **anders: Any) -> Aanstelling:
    vast: dict[str, Any] = {"medewerker": groep.sanne, "team": groep.team, "uren": Decimal(24), "van": over(0)}
    return acties.geef_uren(**{**vast, "tot": None, "door": groep.bea, **anders})


def rol(groep: Groep, **anders: Any) -> Lidmaatschap:
    vast: dict[str, Any] = {"medewerker": groep.sanne, "rol": "casusregisseur", "plek": rollen.Plek(groep.team)}
    vast |= {"van": over(0), "tot": None, "door": groep.bea, "nu": timezone.now()}
    return rollen.geef_rol(**{**vast, **anders})


def registreer(groep: Groep, **anders: Any) -> Registratie:
    vast: dict[str, Any] = {"medewerker": groep.sanne, "register": "SKJ", "nummer": "100012345"}
    return acties.registreer(**{**vast, "geldig_tot": over(90), "door": groep.bea, "nu": timezone.now(), **anders})


def einde(groep: Groep, lid: Lidmaatschap, tot: date, **anders: Any) -> Lidmaatschap:
    lid.refresh_from_db()
    vast: dict[str, Any] = {"gezien": versie(lid), "door": groep.bea, "nu": timezone.now()}
    return rollen.eindig_rol(lid=lid, tot=tot, **{**vast, **anders})


def test_een_nieuwe_medewerker_met_een_zegel_van_haar_adres(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        gegevens = acties.Gegevens("Noor Hendriks", None, "06 12345678", ("1312AB", 12))
        noor = acties.voeg_toe(gegevens=gegevens, door=groep.bea)
    noor.refresh_from_db()
    assert (noor.naam, noor.stelsel_id, noor.account) == ("Noor Hendriks", groep.stelsel.pk, None)
    assert len(noor.adreszegel) == 64
    assert "1312" not in noor.adreszegel


def test_wijzigen_zonder_adres_laat_het_zegel_staan(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        noor = acties.voeg_toe(gegevens=acties.Gegevens("Noor", None, "", ("1312AB", 12)), door=groep.bea)
        nieuw = acties.wijzig(
            medewerker=noor, gegevens=acties.Gegevens("Noor Vos"), gezien=versie(noor), door=groep.bea
        )
    assert (nieuw.naam, nieuw.adreszegel) == ("Noor Vos", noor.adreszegel)


def test_wie_te_laat_is_overschrijft_niets(groep: Groep) -> None:
    gezien = versie(groep.sanne)
    with als_medewerker(groep.bea.pk):
        acties.wijzig(medewerker=groep.sanne, gegevens=acties.Gegevens("Sanne Bos"), gezien=gezien, door=groep.bea)
        with pytest.raises(Verouderd) as eerder, transaction.atomic():
            acties.wijzig(medewerker=groep.sanne, gegevens=acties.Gegevens("Sanne Vos"), gezien=gezien, door=groep.bea)
    assert str(eerder.value.nu) == "Sanne Bos"
    assert Medewerker.objects.get(pk=groep.sanne.pk).naam == "Sanne Bos"


def test_uren_in_twee_teams(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        uren(groep, tot=over(30))
        uren(groep, team=groep.ander_team, uren=Decimal("8.5"))
        uren(groep, van=over(30), uren=Decimal(32))
        assert acties.meeste_uren(groep.sanne, over(0)) == Decimal("40.5")
        assert Aanstelling.objects.count() == 3


@pytest.mark.parametrize(
    ("anders", "pad", "melding"),
    [
        ({"uren": Decimal(0)}, "uren", "meer dan 0"),
        ({"uren": Decimal("60.5")}, "uren", "hoogstens 60"),
        ({"tot": over(-1)}, "tot", "eindigt voordat het begint"),
        ({"tot": over(0)}, "tot", "eindigt voordat het begint"),
        ({"van": date(1999, 1, 1)}, "van", "begint op"),
    ],
)
def test_uren_die_niet_kunnen(groep: Groep, anders: dict[str, Any], pad: str, melding: str) -> None:
    with weigert(groep.bea, pad, melding):
        uren(groep, **anders)


def test_uren_die_over_eerdere_heen_vallen(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        eerst = uren(groep, tot=over(30))
    with weigert(groep.bea, "van", "staan al uren van"):
        uren(groep, van=over(29))
    with als_medewerker(groep.bea.pk):
        uren(groep, van=over(30))
    with weigert(groep.bea, "tot", "Vanaf"):
        acties.eindig_uren(aanstelling=eerst, tot=over(31), gezien=versie(eerst), door=groep.bea)


def test_uren_in_een_team_dat_ophoudt_houden_ook_op(groep: Groep) -> None:
    with word(dbrollen.EIGENAAR):
        Team.objects.filter(pk=groep.team.pk).update(tot=over(60))
    groep.team.refresh_from_db()
    with weigert(groep.bea, "tot", "Kies die dag of eerder"):
        uren(groep)
    with als_medewerker(groep.bea.pk):
        assert uren(groep, tot=over(60)).tot == over(60)


def test_uren_eindigen_en_intrekken(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        rij = uren(groep, van=over(-10))
    with weigert(groep.bea, "tot", "begon pas"):
        acties.eindig_uren(aanstelling=rij, tot=over(-11), gezien=versie(rij), door=groep.bea)
    with als_medewerker(groep.bea.pk):
        later = acties.eindig_uren(aanstelling=rij, tot=over(5), gezien=versie(rij), door=groep.bea)
        weg = acties.eindig_uren(aanstelling=later, tot=over(-10), gezien=versie(later), door=groep.bea)
        assert (weg.van, weg.tot) == (over(-10), over(-10))
        assert uren(groep, van=over(-10)).tot is None


def test_deskundigheid_uit_de_lijst_en_niet_dubbel(groep: Groep) -> None:
    mee: dict[str, Any] = {"medewerker": groep.sanne, "van": over(0), "tot": None, "door": groep.bea}
    with weigert(groep.bea, "onderwerp", "uit de lijst"):
        acties.geef_deskundigheid(onderwerp="toveren", **mee)
    with als_medewerker(groep.bea.pk):
        rij = acties.geef_deskundigheid(onderwerp="schulden", **mee)
    with weigert(groep.bea, "van", "staat er al"):
        acties.geef_deskundigheid(onderwerp="schulden", **mee)
    with als_medewerker(groep.bea.pk):
        acties.eindig_deskundigheid(deskundigheid=rij, tot=over(9), gezien=versie(rij), door=groep.bea)
        assert Deskundigheid.objects.get().tot == over(9)


@pytest.mark.parametrize(
    ("anders", "pad", "melding"),
    [
        ({"geldig_tot": over(-1)}, "geldig_tot", "is verlopen op"),
        ({"nummer": "12a"}, "nummer", "bestaat uit cijfers"),
        ({"register": "KNMG"}, "register", "Kies een register"),
    ],
)
def test_een_registratie_die_niet_kan(groep: Groep, anders: dict[str, Any], pad: str, melding: str) -> None:
    with weigert(groep.bea, pad, melding):
        registreer(groep, **anders)
    with als_medewerker(groep.bea.pk):
        assert not Registratie.objects.exists()


def test_verlengen_is_een_nieuwe_rij_en_een_nummer_is_van_een_mens(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        registreer(groep, geldig_tot=over(0))
        registreer(groep, geldig_tot=over(400))
    with weigert(groep.bea, "geldig_tot", "staat er al"):
        registreer(groep, geldig_tot=over(400))
    with weigert(groep.bea, "nummer", "staat al bij Sanne de Boer"):
        registreer(groep, medewerker=groep.bilal)


def test_een_rol_geven_en_laten_eindigen(groep: Groep) -> None:
    with als_medewerker(groep.bea.pk):
        lid = rol(groep, tot=over(30))
        assert einde(groep, lid, over(10)).tot == over(10)
    with word(dbrollen.EIGENAAR):
        soorten = list(Gebeurtenis.objects.order_by("moment").values_list("soort", "gegevens__rol", "gegevens__wie"))
    assert soorten == [(s, "casusregisseur", groep.sanne.pk) for s in ("rol_gegeven", "rol_beeindigd")]


def test_een_rol_die_niet_kan(groep: Groep) -> None:
    verkeerd = Gebied.objects.filter(stelsel=groep.stelsel, naam="Oosterwold")[0]
    zonder_gebied = Team.objects.get(stelsel=groep.stelsel, slug="wmo-team")
    gevallen: list[tuple[dict[str, Any], str, str]] = [
        ({"rol": "tovenaar"}, "rol", "Kies een rol"),
        ({"tot": over(-3)}, "tot", "eindigt voordat het begint"),
        ({"plek": rollen.Plek()}, "team", "Kies een team"),
        ({"plek": rollen.Plek(None, verkeerd), "rol": "fg"}, "gebied", "Kies ook een team"),
        ({"plek": rollen.Plek(groep.team, verkeerd)}, "gebied", "werkt niet in dit gebied"),
        ({"plek": rollen.Plek(zonder_gebied), "rol": "mandaatverpleegkundige"}, "team", "heeft geen eigen gebied"),
        ({"rol": "mandaatverpleegkundige"}, "gebied", "Kies een gebied"),
        ({"rol": "wijkwerker"}, "van", "Deze rol is er al"),
        ({"medewerker": groep.bea, "rol": "fg", "plek": rollen.Plek()}, "", "niet zelf"),
    ]
    for anders, pad, melding in gevallen:
        with weigert(groep.bea, pad, melding):
            rol(groep, **anders)
    assert Lidmaatschap.objects.filter(medewerker=groep.sanne).count() == 1


def test_de_laatste_teammanager_blijft(groep: Groep) -> None:
    lid = Lidmaatschap.objects.get(medewerker=groep.marieke)
    with weigert(groep.bea, "tot", f"Dit is de laatste teammanager van {groep.team}"):
        einde(groep, lid, over(30))
    opvolger = medewerker(groep.stelsel, "ilse", "Ilse Brouwer", "teammanager", groep.ander_team)
    with weigert(groep.bea, "tot", "laatste teammanager"):
        einde(groep, lid, over(30))
    with als_medewerker(groep.bea.pk):
        rol(groep, medewerker=opvolger, rol="teammanager", van=over(31))
    with weigert(groep.bea, "tot", "laatste teammanager"):
        einde(groep, lid, over(30))
    with als_medewerker(groep.bea.pk):
        assert einde(groep, lid, over(31)).tot == over(31)


def test_een_team_dat_ophoudt_heeft_daarna_geen_teammanager_nodig(groep: Groep) -> None:
    with word(dbrollen.EIGENAAR):
        Team.objects.filter(pk=groep.team.pk).update(tot=over(60))
    lid = Lidmaatschap.objects.get(medewerker=groep.marieke)
    with weigert(groep.bea, "tot", "laatste teammanager"):
        einde(groep, lid, over(59))
    with als_medewerker(groep.bea.pk):
        assert einde(groep, lid, over(60)).tot == over(60)


def test_de_laatste_beheerder_blijft(groep: Groep) -> None:
    tweede = medewerker(groep.stelsel, "bob", "Bob Kok", "beheerder", None)
    lid = Lidmaatschap.objects.get(medewerker=tweede)
    with als_medewerker(groep.bea.pk):
        assert einde(groep, lid, over(1)).tot == over(1)
    with weigert(tweede, "tot", "laatste functioneel beheerder"):
        einde(groep, Lidmaatschap.objects.get(medewerker=groep.bea), over(5), door=tweede)
    with weigert(groep.bea, "", "niet zelf"):
        einde(groep, Lidmaatschap.objects.get(medewerker=groep.bea), over(5))


def test_wat_geweest_is_blijft_zo(groep: Groep) -> None:
    lid = Lidmaatschap.objects.get(medewerker=groep.sanne)
    with weigert(groep.bea, "tot", "Kies vandaag of later"):
        einde(groep, lid, over(-1))
    with weigert(groep.bea, "tot", "begon pas op"):
        einde(groep, lid, over(-400))


def test_een_ander_stelsel_bestaat_niet(groep: Groep) -> None:
    daar = stad("haarlem")
    with als_medewerker(groep.bea.pk):
        with pytest.raises(Medewerker.DoesNotExist):
            uren(groep, medewerker=daar.sanne)
        with pytest.raises(Medewerker.DoesNotExist):
            rol(groep, medewerker=daar.sanne)
        with pytest.raises(Medewerker.DoesNotExist):
            meld(groep, medewerker=daar.sanne)
    with weigert(groep.bea, "team", "is er niet"):
        rol(groep, plek=rollen.Plek(daar.team))
    with weigert(groep.bea, "vervanger", "is er niet"):
        meld(groep, vervanger=daar.bilal)


def meld(groep: Groep, **anders: Any) -> Afwezigheid:
    vast: dict[str, Any] = {"medewerker": groep.sanne, "van": over(0), "tot": over(10), "vervanger": None}
    return afwezig.meld_afwezig(**{**vast, "door": groep.marieke, "nu": timezone.now(), **anders})


def noor(groep: Groep) -> Medewerker:
    return medewerker(groep.stelsel, "noor", "Noor Hendriks", "wijkwerker", groep.team)


def test_de_manager_meldt_iemand_van_haar_team_afwezig(groep: Groep) -> None:
    collega = noor(groep)
    with als_medewerker(groep.marieke.pk):
        rij = meld(groep, vervanger=collega)
        terug = afwezig.weer_aanwezig(afwezigheid=rij, gezien=versie(rij), door=groep.marieke, nu=timezone.now())
        assert (rij.vervanger, terug.tot) == (collega, over(0))
        assert meld(groep, tot=None).tot is None
    with word(dbrollen.EIGENAAR):
        feiten = Gebeurtenis.objects.order_by("moment").values_list("soort", "team_id", "gegevens__vervanger")
        assert list(feiten) == [
            ("afwezig_gemeld", groep.team.pk, collega.pk),
            ("afwezigheid_gewijzigd", groep.team.pk, collega.pk),
            ("afwezig_gemeld", groep.team.pk, None),
        ]


def test_een_afwezigheid_die_niet_kan(groep: Groep) -> None:
    collega = noor(groep)
    zelf_weg = medewerker(groep.stelsel, "daan", "Daan Vermeulen", "wijkwerker", groep.team)
    gaat_weg = medewerker(groep.stelsel, "joost", "Joost Meijer", "wijkwerker", groep.ander_team)
    with word(dbrollen.EIGENAAR):
        stopt = geef_rol(gaat_weg, "wijkwerker", groep.team)
        Lidmaatschap.objects.filter(pk=stopt.pk).update(tot=over(3))
    with als_medewerker(groep.marieke.pk):
        meld(groep, medewerker=zelf_weg, van=over(9), tot=None)
        meld(groep, medewerker=collega, van=over(-40), tot=over(-30))
    gevallen: list[tuple[dict[str, Any], str, str]] = [
        ({"tot": over(-2)}, "tot", "eindigt voordat het begint"),
        ({"medewerker": zelf_weg, "van": over(20), "tot": over(21)}, "van", "Er staat al een afwezigheid vanaf"),
        ({"vervanger": groep.sanne}, "vervanger", "niemand vervangt zichzelf"),
        ({"vervanger": zelf_weg}, "vervanger", "Daan Vermeulen is er zelf niet"),
        ({"vervanger": groep.bilal}, "vervanger", "mag de dossiers van dit team niet lezen"),
        ({"vervanger": groep.fatma}, "vervanger", "mag de dossiers van dit team niet lezen"),
        ({"vervanger": gaat_weg}, "vervanger", "stopt eerder"),
    ]
    for anders, pad, melding in gevallen:
        with weigert(groep.marieke, pad, melding):
            meld(groep, **anders)
    with als_medewerker(groep.marieke.pk):
        assert not Afwezigheid.objects.filter(medewerker=groep.sanne).exists()
        assert meld(groep, tot=over(9), vervanger=zelf_weg).vervanger == zelf_weg


def test_langer_weg_dan_de_vervanger_er_is(groep: Groep) -> None:
    collega = noor(groep)
    with als_medewerker(groep.marieke.pk):
        rij = meld(groep, vervanger=collega)
        meld(groep, medewerker=collega, van=over(12), tot=over(20))
    with weigert(groep.marieke, "vervanger", "Noor Hendriks is er zelf niet"):
        afwezig.wijzig_afwezigheid(
            afwezigheid=rij, tot=over(13), vervanger=collega, gezien=versie(rij), door=groep.marieke, nu=timezone.now()
        )
    with als_medewerker(groep.marieke.pk):
        ander = afwezig.kies_vervanger(
            afwezigheid=rij, vervanger=None, gezien=versie(rij), door=groep.marieke, nu=timezone.now()
        )
        assert (ander.vervanger, ander.tot) == (None, over(10))


def test_een_manager_gaat_niet_over_een_ander_team(groep: Groep) -> None:
    """Ook als de toepassing het zou doen: de database weigert."""
    with als_medewerker(groep.marieke.pk):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            meld(groep, medewerker=groep.bilal)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            uren(groep, door=groep.marieke)


def test_zonder_recht_schrijft_niemand_en_elders_leest_niemand(groep: Groep) -> None:
    daar = stad("haarlem")
    with als_medewerker(groep.bea.pk):
        uren(groep)
    for handeling in (uren, registreer, meld):
        met = {"door": groep.sanne, "medewerker": groep.bilal}
        with als_medewerker(groep.sanne.pk), pytest.raises(ProgrammingError), transaction.atomic():
            handeling(groep, **met)
    with als_medewerker(groep.sanne.pk):
        assert Aanstelling.objects.count() == 1
    with als_medewerker(daar.bea.pk):
        assert Aanstelling.objects.count() == 0
