"""Warm overdragen: tot iemand aanvaardt blijft alles waar het is; daarna is het van wie aanvaardde."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from keukentafel.doen.delen.models import Adresinzage, Geheimadres
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.acties import AlOpgenomen, beantwoord, neem_op, zet_door
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.regie import overgang
from keukentafel.doen.regie.dagelijks import ruim_op
from keukentafel.doen.regie.models import Deelname, Overgang
from keukentafel.doen.regie.nee import AlBeantwoord, KanNiet, MagNiet
from keukentafel.doen.regie.overzichten import aangeboden_aan_ons
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.regie import (
    Huis,
    aanvaard,
    bied,
    bied_vraag,
    huis,
    loopt_af,
    nieuwe_vraag,
    opgenomen,
    regie,
    vraag,
    ziet,
)
from tests.rol import word

pytestmark = pytest.mark.django_db
STRAKS = timedelta(days=56)


@pytest.fixture
def h() -> Huis:
    een = huis()
    opgenomen(een, een.sanne)
    return een


def stand(aanbod: Overgang) -> str:
    with word(rollen.ONDERHOUD):
        return Overgang.objects.get(pk=aanbod.pk).status


def test_tot_het_antwoord_blijft_alles_bij_de_gever(h: Huis) -> None:
    bied_vraag(h, h.sanne)
    assert (vraag(h.vraag).opgenomen_door_id, vraag(h.vraag).team_id) == (h.sanne.pk, h.groep.team.pk)
    assert not ziet(h.bilal, h.dossier)
    with als_medewerker(h.bilal.pk):
        assert not Vraag.objects.exists()
        (rij,) = aangeboden_aan_ons()
    assert (rij.van_team, rij.door, rij.boodschap) == (
        "Team Molenwijk",
        "Sanne de Boer",
        "Zij vraagt om hulp met geld.",
    )
    assert (rij.situatie, rij.spoed, [klok.soort for klok in rij.klokken]) == ("enkelvoudig", False, ["wmo_onderzoek"])
    with als_medewerker(h.sanne.pk):
        assert aangeboden_aan_ons() == [], "wie het aanbood, krijgt het niet als aanbod terug"


def test_wie_aanvaardt_heeft_de_vraag_met_klok_dossier_en_regie(h: Huis) -> None:
    with word(rollen.ONDERHOUD):
        klok = Termijn.objects.get(vraag=h.vraag)
    uit = aanvaard(bied_vraag(h, h.sanne), h.bilal)
    assert (uit.soort, uit.vraag_id, uit.dossier_id) == ("vraag", h.vraag, h.dossier)
    nu = vraag(h.vraag)
    assert (nu.team_id, nu.status, nu.opgenomen_door_id) == (h.groep.ander_team.pk, "opgenomen", h.bilal.pk)
    assert ziet(h.bilal, h.dossier)
    assert not ziet(h.sanne, h.dossier)
    assert regie(h.dossier) == ("medewerker", h.bilal.pk, "opgenomen")
    with word(rollen.ONDERHOUD):
        assert Dossier.objects.get(pk=h.dossier).contact_id == h.bilal.pk
        zelfde = Termijn.objects.get(vraag=h.vraag)
        assert (zelfde.uiterlijk, zelfde.team_id) == (klok.uiterlijk, h.groep.ander_team.pk)
        soorten = set(Gebeurtenis.objects.filter(vraag_id=h.vraag).values_list("soort", flat=True))
    assert {"overgang_aangeboden", "overgang_aanvaard"} <= soorten


def test_ligt_er_nog_een_vraag_dan_blijft_het_dossier_en_de_regie_bij_de_gever(h: Huis) -> None:
    nieuwe_vraag(h.groep, dossier=h.dossier)
    aanvaard(bied_vraag(h, h.sanne), h.bilal)
    assert ziet(h.sanne, h.dossier)
    assert ziet(h.bilal, h.dossier), "gedeeld zolang de vraag open is"
    assert regie(h.dossier)[1] == h.sanne.pk


def test_twee_aanvaarden_tegelijk_de_tweede_hoort_wie(h: Huis) -> None:
    aanbod = bied_vraag(h, h.sanne)
    aanvaard(aanbod, h.bilal)
    with pytest.raises(AlBeantwoord) as fout:
        aanvaard(aanbod, h.carla)
    assert (fout.value.status, fout.value.wie) == ("aanvaard", "Bilal Amrani")
    assert vraag(h.vraag).opgenomen_door_id == h.bilal.pk


def test_een_weigering_komt_met_een_reden_terug(h: Huis) -> None:
    aanbod = bied_vraag(h, h.sanne)
    with als_medewerker(h.bilal.pk):
        with pytest.raises(KanNiet, match="leeg"):
            overgang.weiger(overgang_id=aanbod.pk, reden=" ", nu=timezone.now())
        overgang.weiger(overgang_id=aanbod.pk, reden="Dit is een vraag voor de kredietbank.", nu=timezone.now())
    with als_medewerker(h.sanne.pk):
        terug = Overgang.objects.get(pk=aanbod.pk)
        assert (terug.status, terug.reden) == ("geweigerd", "Dit is een vraag voor de kredietbank.")
    assert vraag(h.vraag).opgenomen_door_id == h.sanne.pk
    bied_vraag(h, h.sanne)  # daarna kan het opnieuw


def test_wie_er_niet_bij_hoort_antwoordt_niet_en_trekt_niets_in(h: Huis) -> None:
    aanbod = bied_vraag(h, h.sanne, naar_medewerker=h.bilal)
    for wie in (h.carla, h.nina, h.groep.fatma):
        with als_medewerker(wie.pk), pytest.raises(MagNiet):
            overgang.aanvaard(overgang_id=aanbod.pk, medewerker=wie, nu=timezone.now())
        with als_medewerker(wie.pk), pytest.raises(MagNiet):
            overgang.weiger(overgang_id=aanbod.pk, reden="Nee.", nu=timezone.now())
    with als_medewerker(h.bilal.pk), pytest.raises(MagNiet):
        overgang.trek_in(overgang_id=aanbod.pk, nu=timezone.now())
    aanvaard(aanbod, h.bas)  # wie daar het werk verdeelt, mag ook wat op naam kwam


def test_intrekken_door_wie_aanbood_en_niet_twee_keer(h: Huis) -> None:
    aanbod = bied_vraag(h, h.sanne)
    with als_medewerker(h.sanne.pk):
        overgang.trek_in(overgang_id=aanbod.pk, nu=timezone.now())
        with pytest.raises(AlBeantwoord):
            overgang.trek_in(overgang_id=aanbod.pk, nu=timezone.now())
    with pytest.raises(AlBeantwoord) as fout:
        aanvaard(aanbod, h.bilal)
    assert fout.value.status == "ingetrokken"


@pytest.mark.parametrize("hoe", ["beantwoord", "doorgezet"])
def test_is_de_vraag_weg_dan_vervalt_het_aanbod(h: Huis, hoe: str) -> None:
    aanbod = bied_vraag(h, h.sanne)
    with als_medewerker(h.sanne.pk):
        if hoe == "beantwoord":
            beantwoord(vraag_id=h.vraag, medewerker=h.sanne, antwoord="Geregeld.", nu=timezone.now())
        else:
            zet_door(
                vraag_id=h.vraag, naar=h.groep.ander_team, medewerker=h.sanne, argument="Spoed.", nu=timezone.now()
            )
    assert stand(aanbod) == "ingetrokken"


def test_een_vraag_twee_keer_aanbieden_kan_niet(h: Huis) -> None:
    bied_vraag(h, h.sanne)
    with pytest.raises(KanNiet, match="al_aangeboden"):
        bied_vraag(h, h.sanne)


def test_een_gestopt_team_krijgt_niets_en_een_aanbod_daar_komt_terug(h: Huis) -> None:
    aanbod = bied_vraag(h, h.sanne)
    with word(rollen.EIGENAAR):
        Team.objects.filter(pk=h.groep.ander_team.pk).update(tot=timezone.localdate())
    with pytest.raises(KanNiet, match="overgang_team_weg"):
        aanvaard(aanbod, h.bilal)
    with pytest.raises(KanNiet, match="overgang_team_weg"):
        bied(h, h.sanne, "raadplegen")
    with word(rollen.ONDERHOUD):
        assert ruim_op(stelsel_id=h.groep.stelsel.pk, nu=timezone.now()).geweigerd == (aanbod.pk,)
        terug = Overgang.objects.get(pk=aanbod.pk)
    assert (terug.status, terug.reden) == ("geweigerd", "Het team is gestopt.")
    with als_medewerker(h.sanne.pk), pytest.raises(IntegrityError), transaction.atomic():
        zet_door(vraag_id=h.vraag, naar=h.groep.ander_team, medewerker=h.sanne, argument="Toch.", nu=timezone.now())


def test_meedenken_geeft_een_antwoord_en_geen_dossier(h: Huis) -> None:
    aanbod = bied(h, h.sanne, "raadplegen")
    with pytest.raises(KanNiet, match="overgang_antwoord"):
        aanvaard(aanbod, h.bilal)
    assert aanvaard(aanbod, h.bilal, "Vraag de bank om een betaalpauze.").dossier_id is None
    with als_medewerker(h.sanne.pk):
        assert Overgang.objects.get(pk=aanbod.pk).reden == "Vraag de bank om een betaalpauze."
    assert not ziet(h.bilal, h.dossier)


def test_meewerken_geeft_toegang_op_naam_tot_de_einddatum(h: Huis) -> None:
    aanbod = bied(h, h.sanne, "ondersteunen", tot=timezone.localdate() + STRAKS)
    aanvaard(aanbod, h.bilal)
    assert ziet(h.bilal, h.dossier)
    assert not ziet(h.carla, h.dossier), "op naam, niet haar hele team"
    assert regie(h.dossier)[1] == h.sanne.pk
    loopt_af(aanbod.pk)
    assert not ziet(h.bilal, h.dossier), "het eerstvolgende verzoek op de einddatum ziet niets meer"


@pytest.mark.parametrize("soort", ["ondersteunen", "regie_tijdelijk"])
def test_een_aanbod_waarvan_de_einddatum_voorbij_is_kan_niemand_meer_aanvaarden(h: Huis, soort: str) -> None:
    aanbod = bied(h, h.sanne, soort, tot=timezone.localdate() + STRAKS)
    with word(rollen.EIGENAAR):
        Overgang.objects.filter(pk=aanbod.pk).update(tot=timezone.localdate())
    with pytest.raises(KanNiet, match="overgang_voorbij"):
        aanvaard(aanbod, h.bilal)
    assert stand(aanbod) == "aangeboden"
    assert not ziet(h.bilal, h.dossier)


def test_verhaal_10_meedenken_meewerken_overnemen_en_terug(h: Huis) -> None:
    """Op elk moment precies één regisseur, en de geschiedenis zegt wie en waarom."""
    aanvaard(bied(h, h.sanne, "raadplegen"), h.bilal, "Dit is te zwaar voor één gesprek.")
    aanvaard(bied(h, h.sanne, "ondersteunen"), h.bilal)
    over = bied(h, h.sanne, "regie_tijdelijk", tot=timezone.localdate() + STRAKS)
    aanvaard(over, h.bilal)
    assert regie(h.dossier) == ("medewerker", h.bilal.pk, "tijdelijk")
    with word(rollen.ONDERHOUD):
        assert [d.rol for d in Deelname.objects.filter(medewerker=h.bilal, tot__gt=timezone.now())] == ["regie"]
    with als_medewerker(h.bilal.pk):
        overgang.beeindig(overgang_id=over.pk, nu=timezone.now())
    assert regie(h.dossier) == ("medewerker", h.sanne.pk, "terug")
    assert not ziet(h.bilal, h.dossier)
    with als_medewerker(h.bilal.pk), pytest.raises(AlBeantwoord):
        overgang.beeindig(overgang_id=over.pk, nu=timezone.now())


def test_op_de_einddatum_gaat_de_regie_vanzelf_terug(h: Huis) -> None:
    over = bied(h, h.sanne, "regie_tijdelijk", tot=timezone.localdate() + STRAKS)
    aanvaard(over, h.bilal)
    loopt_af(over.pk)
    with word(rollen.ONDERHOUD):
        assert ruim_op(stelsel_id=h.groep.stelsel.pk, nu=timezone.now()).terug == (h.dossier,)
        assert ruim_op(stelsel_id=h.groep.stelsel.pk, nu=timezone.now()).terug == ()
    assert regie(h.dossier) == ("medewerker", h.sanne.pk, "terug")
    assert stand(over) == "afgelopen"


def test_de_regie_aan_een_ander_team_blijft_daar_tot_zij_haar_teruggeeft(h: Huis) -> None:
    aanvaard(bied(h, h.sanne, "regie"), h.bilal)
    assert regie(h.dossier) == ("medewerker", h.bilal.pk, "overgedragen")
    assert ziet(h.bilal, h.dossier)
    assert ziet(h.sanne, h.dossier), "het dossier blijft bij het team dat het draagt"
    aanvaard(bied(h, h.bilal, "regie", naar=h.groep.team), h.nina)
    assert regie(h.dossier) == ("medewerker", h.nina.pk, "overgedragen")
    assert not ziet(h.bilal, h.dossier)


def test_wie_de_regie_niet_heeft_biedt_haar_niet_aan(h: Huis) -> None:
    with pytest.raises(MagNiet):
        bied(h, h.nina, "regie")
    with word(rollen.ONDERHOUD):
        assert not Overgang.objects.filter(soort="regie").exists()


@pytest.mark.parametrize(
    ("soort", "anders", "code"),
    [
        ("regie_tijdelijk", {}, "geen_einde"),
        ("regie_tijdelijk", {"tot": timedelta(days=400)}, "einde"),
        ("regie_tijdelijk", {"tot": timedelta(0)}, "einde"),
        ("raadplegen", {"tot": STRAKS}, "einde"),
    ],
)
def test_een_einddatum_waar_die_hoort(h: Huis, soort: str, anders: dict[str, Any], code: str) -> None:
    tot = timezone.localdate() + anders["tot"] if anders else None
    with pytest.raises(KanNiet) as fout:
        bied(h, h.sanne, soort, tot=tot)
    assert fout.value.code == code


def test_een_geheim_adres_gaat_nooit_mee(h: Huis) -> None:
    with word(rollen.EIGENAAR):
        plek = {"stelsel": h.groep.stelsel, "team": h.groep.team, "dossier_id": h.dossier}
        leeg = {"straat": "", "postcode": "", "huisnummer": None, "toevoeging": "", "gebied": None}
        Dossier.objects.filter(pk=h.dossier).update(adres_geheim=True, **leeg)
        Geheimadres.objects.create(
            **plek, straat="Kanariestraat", postcode="1388ZZ", huisnummer=7, door=h.sanne, sinds=timezone.now()
        )  # fmt: skip
        for wie in (h.sanne, h.bilal):
            Adresinzage.objects.create(**plek, medewerker=wie, door=h.sanne, reden="contact", van=timezone.localdate())
    aanvaard(bied(h, h.sanne, "regie_tijdelijk", tot=timezone.localdate() + STRAKS), h.bilal)
    assert ziet(h.bilal, h.dossier)
    with als_medewerker(h.bilal.pk):
        assert not Geheimadres.objects.exists(), "ook niet met een oude inzage op naam"
    with als_medewerker(h.sanne.pk):
        assert Geheimadres.objects.exists()


def test_aanbieden_buiten_de_handeling_om_weigert_de_database(h: Huis) -> None:
    aanbod = bied_vraag(h, h.sanne)
    vals = Overgang(
        stelsel=h.groep.stelsel, team=h.groep.team, soort="ondersteunen", dossier_id=h.dossier, door=h.bilal,
        naar_team=h.groep.ander_team, boodschap="Ik wil erin.", aangeboden_op=timezone.now(),
    )  # fmt: skip
    with als_medewerker(h.bilal.pk), pytest.raises(ProgrammingError), transaction.atomic():
        vals.save(force_insert=True)
    for wie in (h.sanne, h.bilal):
        with als_medewerker(wie.pk), pytest.raises(ProgrammingError), transaction.atomic():
            Overgang.objects.filter(pk=aanbod.pk).update(status="aanvaard", beantwoord_op=timezone.now())
    with als_medewerker(h.nina.pk), pytest.raises(AlOpgenomen):
        neem_op(vraag_id=h.vraag, medewerker=h.nina, nu=timezone.now())
