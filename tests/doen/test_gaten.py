"""Gaten die een onafhankelijke poging vond, elk met de proef die het voortaan merkt."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DataError, ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Afspraak, Dossier, DossierVraag
from keukentafel.doen.ingang.acties import beantwoord, zet_door
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.toegang.wereld import STRAAT, Wereld, maak
from tests.vaste_groep import geef_rol, medewerker

pytestmark = pytest.mark.django_db
VRIJ = {"kt_bewaak_toewijzing", "kt_logboek_schrijf", "kt_toezicht_op", "kt_ik", "kt_vandaag", "kt_letters"}
"""Zonder stelsel of medewerker in te voeren: een trekker, de context, wat niets leest, het logboek met zijn eis."""


@pytest.fixture
def wereld(db: None) -> Wereld:
    return maak()


def _ziet(wie: Medewerker, dossier: Dossier) -> bool:
    with als_medewerker(wie.pk):
        return Dossier.objects.filter(pk=dossier.pk).exists()


def _gedeeld(wereld: Wereld) -> DossierVraag:
    """De vraag van een ander team in het dossier, met inzage."""
    return (
        DossierVraag.objects.select_related("vraag")
        .exclude(vraag__team=wereld.groep.team)
        .get(dossier=wereld.dossier, gedeeld=True)
    )


def _vraag(opdracht: str, *waarden: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, list(waarden))


@pytest.mark.parametrize("met_rol_daar", [True, False])
def test_een_rol_voor_een_wijk_haalt_geen_dossier_uit_een_andere_wijk(wereld: Wereld, met_rol_daar: bool) -> None:
    """Haar eigen vraag in andermans dossier, doorgezet naar een ander team, opent of verplaatst dat dossier niet."""
    g = wereld.groep
    andere_wijk = Gebied.objects.filter(stelsel=g.stelsel).order_by("pk")[1]
    wie = medewerker(g.stelsel, "halve", "Halve Wijk", "beleidsadviseur", None)
    geef_rol(wie, "wijkwerker", g.team, gebied=andere_wijk)
    if met_rol_daar:
        geef_rol(wie, "wijkwerker", g.ander_team)
    rijen = vraag_in_dossier(g, g.team, wie, dossier_id=wereld.dossier.pk)
    rijen["vraag"]["gebied_id"] = andere_wijk.pk
    with als_medewerker(wie.pk):
        bewaar(rijen)
        zet_door(vraag_id=rijen["vraag"]["id"], naar=g.ander_team, medewerker=wie, argument="Past.", nu=timezone.now())
    assert not _ziet(wie, wereld.dossier)
    assert not _ziet(g.bilal, wereld.dossier)
    assert _ziet(g.sanne, wereld.dossier), "het dossier blijft bij het team dat het draagt"


def test_overdragen_neemt_geen_inzage_mee_die_een_ander_gaf(wereld: Wereld) -> None:
    g = wereld.groep
    with word(rollen.EIGENAAR):
        koppeling = _gedeeld(wereld)
        straks = timezone.localdate() + timedelta(days=30)
        Team.objects.filter(pk=koppeling.vraag.team_id).update(tot=straks)
    beheerder = Medewerker.objects.get(account=wereld.kijkers["beheerder"])
    with als_medewerker(beheerder.pk):
        _vraag("SELECT kt_team_overdragen(%s, %s, NULL, true, now())", koppeling.vraag.team_id, g.ander_team.pk)
    assert not _ziet(g.bilal, wereld.dossier)


def test_het_vorige_geheime_adres_verdwijnt_uit_een_afspraak(wereld: Wereld) -> None:
    g = wereld.groep
    with word(rollen.EIGENAAR):
        afspraak = Afspraak.objects.create(
            stelsel=g.stelsel, team=g.team, dossier=wereld.geheim, medewerker=g.sanne, door=g.sanne,
            begin=timezone.now(), voor_wie="mevrouw", plek=f"{STRAAT} 77",
        )  # fmt: skip
    with als_medewerker(g.sanne.pk):
        _vraag("SELECT kt_scherm_adres_af(%s, 'Nieuwe Schuilweg', '1399AA', 3, '', 'verhuisd')", wereld.geheim.pk)
    with word(rollen.EIGENAAR):
        afspraak.refresh_from_db()
    assert STRAAT not in afspraak.plek


def test_een_beantwoorde_vraag_gaat_niet_weer_open(wereld: Wereld) -> None:
    wie = Medewerker.objects.get(account=wereld.kijkers["gedeeld"])
    with word(rollen.EIGENAAR):
        vraag_id = _gedeeld(wereld).vraag_id
    with als_medewerker(wie.pk):
        beantwoord(vraag_id=vraag_id, medewerker=wie, antwoord="Klaar.", nu=timezone.now())
        with pytest.raises(ProgrammingError, match="blijft beantwoord"):
            _vraag("UPDATE doen_vraag SET status = 'opgenomen', afgesloten_op = NULL WHERE id = %s", vraag_id)
    assert not _ziet(wie, wereld.dossier)


def test_een_contact_werkt_in_hetzelfde_stelsel(wereld: Wereld) -> None:
    elders = Medewerker.objects.get(account=wereld.kijkers["elders"])
    wens = "UPDATE doen_dossier SET contact_id = %s WHERE id = %s"
    with als_medewerker(wereld.groep.sanne.pk):
        with pytest.raises(ProgrammingError, match="row-level security"):
            _vraag(wens, elders.pk, wereld.dossier.pk)
        _vraag(wens, wereld.groep.marieke.pk, wereld.dossier.pk)


def test_het_logboek_van_een_ander_stelsel_is_dicht(wereld: Wereld) -> None:
    elders = Medewerker.objects.get(account=wereld.kijkers["elders"])
    regel = '{"stelsel": %s, "medewerker": %s, "operatie": "00000000-0000-4000-8000-000000000000", "regels": []}'
    with als_medewerker(elders.pk), pytest.raises(ProgrammingError, match="eigen stelsel"):
        _vraag("SELECT kt_logboek_schrijf(%s::jsonb)", regel % (wereld.groep.stelsel.pk, elders.pk))


@pytest.mark.parametrize(
    ("opdracht", "wat"),
    [
        ("SELECT kt_vraag_doorzetten(%s, {team}, 'Past beter.', now() + interval '1 hour')", "vraag"),
        ("SELECT kt_regie_geef(%s, 'huishouden', NULL, NULL, 'Zij regelt het.', now() + interval '1 hour')", "dossier"),
        ("SELECT kt_paar_bieden('samenvoegen', %s, '{ander}', 'Dubbel.', now() + interval '1 hour')", "dossier"),
        ("INSERT INTO kern_gebeurtenis SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), "
         "'medewerker_id', kt_ik(), 'moment', now() + interval '1 hour'))).* FROM kern_gebeurtenis g "
         "WHERE g.dossier_id = %s LIMIT 1", "dossier"),
    ],
)  # fmt: skip
def test_een_moment_dat_nog_moet_komen_neemt_de_database_niet_aan(wereld: Wereld, opdracht: str, wat: str) -> None:
    """Wat de toepassing als moment doorgeeft, kan verzonnen zijn; een klok die een minuut voorloopt, is dat niet."""
    g = wereld.groep
    rijen = vraag_in_dossier(g, g.team, g.sanne)
    vraag_id, dossier_id = UUID(str(rijen["vraag"]["id"])), UUID(str(rijen["dossier"]["id"]))
    with als_medewerker(g.sanne.pk):
        bewaar(rijen)
        vol = opdracht.format(team=g.ander_team.pk, ander=wereld.dossier.pk)
        met = vraag_id if wat == "vraag" else dossier_id
        with pytest.raises(DataError, match="in de toekomst"):
            _vraag(vol, met)
        _vraag(vol.replace("1 hour", "1 minute"), met)


def test_functies_die_niemand_vraagt_wie_hij_is_kan_de_webserver_niet_aanroepen(wereld: Wereld) -> None:
    """Wat de webserver mag aanroepen leest de context zelf, of roept een functie aan die dat doet."""
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc, has_function_privilege('keukentafel_app', oid, 'EXECUTE') FROM pg_proc "
            "WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'kt%'"
        )
        rijen = cursor.fetchall()
    functies = {naam: bron for naam, bron, _ in rijen}
    te_roepen = {naam for naam, _, mag in rijen if mag}
    vraagt = {naam for naam, bron in functies.items() if "app.medewerker" in bron} | VRIJ
    while erbij := {naam for naam, bron in functies.items() if naam not in vraagt and any(v in bron for v in vraagt)}:
        vraagt |= erbij
    assert te_roepen - vraagt == set()
