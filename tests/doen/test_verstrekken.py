"""Het register van verstrekkingen: wat een partner ziet, zolang en omdat het er staat."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from keukentafel.doen.delen import acties, overzichten, zicht
from keukentafel.doen.delen.feiten import VerstrekkingIngetrokken, Verstrekt
from keukentafel.doen.delen.models import Verstrekking
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from tests.doen.delen import collega, dossier, ogen, opgave, partner, scherm_af, verstrek
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
NU = timezone.now
SLEUTELS = {"personen", "contact", "vragen", "journaal", "afspraken"}


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


@pytest.fixture
def huis(groep: Groep) -> Dossier:
    return dossier(groep)


@pytest.fixture
def paula(groep: Groep) -> Medewerker:
    return partner(groep)


def organisatie(wie: Medewerker) -> Organisatie:
    assert wie.organisatie is not None
    return wie.organisatie


def ziet(wie: Medewerker, huis: Dossier) -> dict[str, Any] | None:
    """Het gedeelde dossier, en de lijst en het logboek moeten hetzelfde zeggen."""
    with ogen(wie):
        blad = overzichten.gedeeld(huis.pk)
        lijst = [rij["dossier"] for rij in overzichten.gedeeld_lijst()]
        assert (str(huis.pk) in lijst) == (blad is not None) == bool(overzichten.gedeeld_betrokkenen(huis.pk))
    return blad


def trek_in(groep: Groep, huis: Dossier, regel: object, wie: Medewerker | None = None) -> None:
    with ogen(wie or groep.sanne) as ik:
        acties.trek_in(dossier_id=huis.pk, verstrekking_id=regel, kring=ik, nu=NU())  # type: ignore[arg-type]


def test_een_partner_ziet_precies_de_genoemde_soorten(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    with word(rollen.EIGENAAR):
        vast = {"stelsel": groep.stelsel, "team": groep.team, "dossier": huis, "door": groep.sanne}
        Contactmoment.objects.create(
            **vast, moment=NU(), kanaal="telefoon", samenvatting="Gebeld over de huur.", sleutel=uuid4()
        )
        Afspraak.objects.create(
            **vast, medewerker=groep.sanne, begin=NU() + timedelta(days=1), voor_wie="mevrouw", plek="Thuis"
        )
    assert ziet(paula, huis) is None
    for soort, extra in (
        ("personen", {"naam"}),
        ("contact", {"naam", "vragen"}),
        ("vragen", set()),
        ("journaal", set()),
        ("afspraken", set()),
    ):
        regel = verstrek(groep, huis, organisatie(paula), soort)
        blad = ziet(paula, huis)
        assert blad is not None
        gevuld = {naam for naam in (*SLEUTELS, "naam") if blad[naam] is not None}
        assert gevuld == {soort, *extra}
        assert set(blad) == {*SLEUTELS, "naam", "dossier", "kenmerk", "categorieen", "regels"}
        assert "Molenstraat" not in str(blad)
        trek_in(groep, huis, regel)
        assert ziet(paula, huis) is None


def test_onder_contact_staan_geen_eigen_woorden(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    verstrek(groep, huis, organisatie(paula), "contact")
    blad = ziet(paula, huis)
    assert blad is not None
    assert [vraag["woorden"] for vraag in blad["vragen"]] == [None]


def test_verlopen_en_nog_niet_begonnen_is_niets(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    dag = timezone.localdate()
    later = verstrek(groep, huis, organisatie(paula), van=dag + timedelta(days=2), tot=dag + timedelta(days=9))
    assert ziet(paula, huis) is None
    with word(rollen.EIGENAAR):
        Verstrekking.objects.filter(pk=later).update(van=dag - timedelta(days=9), tot=dag)
    assert ziet(paula, huis) is None
    with word(rollen.EIGENAAR):
        Verstrekking.objects.filter(pk=later).update(tot=dag + timedelta(days=1))
    assert ziet(paula, huis) is not None


def test_een_andere_partner_of_een_zonder_rol_ziet_niets(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    ander = partner(groep, "anders")
    verstrek(groep, huis, organisatie(paula))
    assert ziet(ander, huis) is None
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.filter(medewerker=paula).update(rol="beleidsadviseur")
    assert ziet(paula, huis) is None


def test_een_partner_leest_geen_enkele_tabel(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    verstrek(groep, huis, organisatie(paula), *SLEUTELS)
    with ogen(paula) as ik:
        assert not zicht.dossiers(ik, NU()).exists()
        assert not Dossier.objects.exists()
        assert not Verstrekking.objects.exists()


def test_een_afspraak_op_een_geheim_adres_noemt_de_plek_niet(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    scherm_af(groep, huis)
    with word(rollen.EIGENAAR):
        Afspraak.objects.create(
            stelsel=groep.stelsel, team=groep.team, dossier=huis, door=groep.sanne, medewerker=groep.sanne,
            begin=NU() + timedelta(days=1), voor_wie="mevrouw", plek="Kanariestraat 77",
        )  # fmt: skip
    verstrek(groep, huis, organisatie(paula), *SLEUTELS)
    blad = ziet(paula, huis)
    assert blad is not None
    assert blad["afspraken"][0]["plek"] is None
    assert "anarie" not in str(blad)


def test_de_regel_staat_op_de_tijdlijn_en_in_het_register(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    regel = verstrek(groep, huis, organisatie(paula), "contact", "personen")
    trek_in(groep, huis, regel)
    with ogen(groep.sanne) as ik:
        gegeven = Verstrekt.model_validate(Gebeurtenis.objects.get(soort="verstrekt").gegevens)
        assert (gegeven.organisatie, gegeven.categorieen) == (organisatie(paula).pk, ("personen", "contact"))
        ingetrokken = Gebeurtenis.objects.get(soort="verstrekking_ingetrokken").gegevens
        assert VerstrekkingIngetrokken.model_validate(ingetrokken).organisatie == organisatie(paula).pk
        assert [rij.ingetrokken_door for rij in overzichten.register(ik, huis, NU())] == [groep.sanne]
        with pytest.raises(KanNiet, match="al_ingetrokken"):
            acties.trek_in(dossier_id=huis.pk, verstrekking_id=regel, kring=ik, nu=NU())
    with ogen(groep.joris) as fg:
        assert zicht.verstrekkingen(fg, NU()).count() == Verstrekking.objects.count() == 1


def test_wat_is_ingetrokken_komt_niet_terug(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    regel = verstrek(groep, huis, organisatie(paula))
    trek_in(groep, huis, regel)
    with ogen(groep.sanne):
        assert Verstrekking.objects.filter(pk=regel).update(ingetrokken_op=None, ingetrokken_door=None) == 0
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Verstrekking.objects.filter(pk=regel).update(tot=timezone.localdate() + timedelta(days=300))
    assert ziet(paula, huis) is None


def test_intrekken_op_de_naam_van_een_ander_weigert_de_database(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    verstrek(groep, huis, organisatie(paula))
    with ogen(groep.sanne), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        Verstrekking.objects.update(ingetrokken_op=NU(), ingetrokken_door=groep.marieke)


@pytest.mark.parametrize("wie", ["bilal", "fatma", "joris", "kwaliteit"])
def test_een_ander_deelt_niets_en_trekt_niets_in(groep: Groep, huis: Dossier, paula: Medewerker, wie: str) -> None:
    mens = collega(groep, "kim", "kwaliteitsmedewerker") if wie == "kwaliteit" else getattr(groep, wie)
    regel = verstrek(groep, huis, organisatie(paula), "contact")
    with ogen(mens) as ik, pytest.raises(MagNiet):
        acties.verstrek(dossier_id=huis.pk, opgave=opgave(organisatie(paula), "journaal"), kring=ik, nu=NU())
    with pytest.raises(MagNiet):
        trek_in(groep, huis, regel, mens)
    with ogen(mens), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        _rij(groep, huis, paula, mens).save(force_insert=True)
    with ogen(mens):
        assert Verstrekking.objects.filter(pk=regel).update(ingetrokken_op=NU(), ingetrokken_door=mens) == 0


def test_de_regel_van_een_ander_dossier_is_er_niet(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    ander_huis = dossier(groep, achternaam="Bos")
    regel = verstrek(groep, huis, organisatie(paula))
    for vals in (regel, uuid4()):
        with pytest.raises(MagNiet):
            trek_in(groep, ander_huis, vals)


def test_een_organisatie_van_een_ander_stelsel_kan_niet(groep: Groep, huis: Dossier) -> None:
    vreemd = partner(kaal_stelsel("berkenrode"))
    with pytest.raises(MagNiet):
        verstrek(groep, huis, organisatie(vreemd))
    with ogen(groep.sanne), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        _rij(groep, huis, vreemd, groep.sanne).save(force_insert=True)


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"tot": 0}, "periode"), ({"tot": 367}, "periode"), ({"van": -1}, "periode"), ({"doel": " "}, "leeg"),
        ({"grondslag": ""}, "leeg"), ({"noodzaak": ""}, "leeg"), ({"categorieen": ()}, "leeg"),
        ({"categorieen": ("adres",)}, "leeg"), ({"geinformeerd": "nooit"}, "leeg"),
    ],
)  # fmt: skip
def test_een_regel_die_niet_deugt(groep: Groep, huis: Dossier, paula: Medewerker, anders: Any, code: str) -> None:
    dag = timezone.localdate()
    fout = {naam: dag + timedelta(days=w) if naam in ("van", "tot") else w for naam, w in anders.items()}
    with pytest.raises(KanNiet, match=code):
        verstrek(groep, huis, organisatie(paula), **fout)


def test_meer_dan_een_jaar_of_vroeger_weigert_de_database(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    dag = timezone.localdate()
    te_lang = _rij(groep, huis, paula, groep.sanne, tot=dag + timedelta(days=367))
    with ogen(groep.sanne), pytest.raises(IntegrityError, match="hoogstens_een_jaar"), transaction.atomic():
        te_lang.save(force_insert=True)
    vroeger = _rij(groep, huis, paula, groep.sanne, van=dag - timedelta(days=1))
    with ogen(groep.sanne), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        vroeger.save(force_insert=True)


def test_dezelfde_regel_twee_keer_is_er_een(groep: Groep, huis: Dossier, paula: Medewerker) -> None:
    verstrek(groep, huis, organisatie(paula), "contact")
    with pytest.raises(KanNiet, match="al_gedeeld"):
        verstrek(groep, huis, organisatie(paula), "contact")
    verstrek(groep, huis, organisatie(paula), "contact", "vragen")


def _rij(groep: Groep, huis: Dossier, paula: Medewerker, door: Medewerker, **anders: Any) -> Verstrekking:
    dag = timezone.localdate()
    vast = {
        "stelsel": groep.stelsel, "team": groep.team, "dossier": huis, "organisatie": paula.organisatie, "doel": "x",
        "grondslag": "x", "noodzaak": "x", "categorieen": ["contact"], "van": dag, "tot": dag + timedelta(days=9),
        "geinformeerd": "brief", "door": door, "vastgelegd_op": NU(),
    }  # fmt: skip
    return Verstrekking(**(vast | anders))
