"""Buurtsignalen: wat er in een wijk speelt en niet over een persoon gaat, van melden tot sluiten."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.signalen.buurt import acties, overzichten
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.teams.models import Team, TeamGebied
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker, wijken
from tests.werkplek.conftest import AlsWie

LIJST, NIEUW = "/signalen/buurt", "/signalen/buurt/nieuw"
STINKT = "De vijver achter de flat stinkt, vooral na regen."


def opgave(groep: Groep, **anders: Any) -> dict[str, Any]:
    """Een ingevuld formulier, in de eerste wijk van Sannes team."""
    gewoon = {
        "sleutel": str(uuid4()), "gebied": wijken(groep.team)[0], "thema": "stank", "tekst": STINKT,
        "melder": "bewoner", "bron_naam": "",
    }  # fmt: skip
    return gewoon | anders


def gemeld(groep: Groep, als: AlsWie, wie: Medewerker | None = None, **anders: Any) -> str:
    """Het adres van een signaal dat Fatma (of een ander) meldde."""
    invoer = opgave(groep, **anders)
    assert als(wie or groep.fatma).post(NIEUW, invoer).status_code == 302
    return f"{LIJST}/{invoer['sleutel']}"


def gezien(wie: Medewerker, blad: str) -> str:
    """De versie die nu in het formulier staat."""
    with als_medewerker(wie.pk):
        return versie(Buurtsignaal.objects.get(pk=blad.rsplit("/", 1)[1]))


def feiten(groep: Groep) -> list[str]:
    with word(rollen.EIGENAAR):
        rij = Gebeurtenis.objects.filter(stelsel=groep.stelsel, soort__startswith="buurtsignaal").order_by("moment")
        return [een.soort for een in rij]


def test_van_melden_tot_heropenen(almere: Groep, als: AlsWie) -> None:
    """Fatma hoort het van een bewoner; Sanne pakt het op, schrijft op wat er is gedaan, sluit, en het komt terug."""
    blad = gemeld(almere, als)
    sanne = als(almere.sanne)
    lijst = sanne.get(LIJST).content.decode()
    assert STINKT in lijst
    assert "Nog niet opgepakt" in lijst
    mens = almere.sanne
    tekst = sanne.post(f"{blad}/oppakken", {"gezien": gezien(mens, blad)}, follow=True).content.decode()
    assert "Het signaal is van jou." in tekst
    gedaan = {"gezien": gezien(mens, blad), "gedaan": "De gemeente maakt de vijver schoon."}
    assert "Opgeschreven." in sanne.post(f"{blad}/gedaan", gedaan, follow=True).content.decode()
    dicht = {"gezien": gezien(mens, blad), "reden": "opgelost"}
    tekst = sanne.post(f"{blad}/sluiten", dicht, follow=True).content.decode()
    assert "Het is opgelost." in tekst
    assert "De gemeente maakt de vijver schoon." in tekst
    tekst = sanne.post(f"{blad}/heropenen", {"gezien": gezien(mens, blad)}, follow=True).content.decode()
    assert "weer open" in tekst
    assert feiten(almere) == [
        "buurtsignaal_gemeld", "buurtsignaal_opgepakt", "buurtsignaal_bijgewerkt", "buurtsignaal_gesloten",
        "buurtsignaal_heropend",
    ]  # fmt: skip


def test_een_lege_lijst_zegt_wat_je_kunt_doen(almere: Groep, als: AlsWie) -> None:
    tekst = als(almere.sanne).get(LIJST).content.decode()
    assert "Geen buurtsignalen" in tekst
    assert "Meld een buurtsignaal" in tekst


def test_nieuwe_vraag_en_signalen_wijzen_de_weg(almere: Groep, als: AlsWie) -> None:
    assert f'href="{NIEUW}"' in als(almere.fatma).get("/vragen/nieuw").content.decode()
    assert f'href="{LIJST}"' in als(almere.sanne).get("/signalen").content.decode()


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("Bel mij op 06 1234 0007.", "telefoonnummer"),
        ("Mail naar truus@voorbeeld.nl.", "e-mailadres"),
        ("Het gaat om 999900006.", "burgerservicenummer"),
        ("Geboren 14-06-1947.", "geboortedatum"),
        ("Op 1354 KL 12 is het een troep.", "huisnummer"),
    ],
)
def test_wat_naar_een_mens_wijst_wordt_niet_bewaard(almere: Groep, als: AlsWie, tekst: str, zin: str) -> None:
    antwoord = als(almere.fatma).post(NIEUW, opgave(almere, tekst=tekst))
    blad = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in blad
    assert tekst in blad, "wat getypt was, staat er nog"
    assert "Een zorg over een persoon of een gezin meld je bij" in blad
    assert 'href="/vragen/nieuw"' in blad
    with word(rollen.EIGENAAR):
        assert not Buurtsignaal.objects.exists()


def test_het_nee_staat_er_ook_als_er_nog_iets_ontbreekt(almere: Groep, als: AlsWie) -> None:
    blad = als(almere.fatma).post(NIEUW, opgave(almere, tekst="Bel 06 1234 0007.", thema="")).content.decode()
    assert "Kies waar het over gaat" in blad
    assert "Hier staat een telefoonnummer. Laat het weg." in blad


def test_ook_bij_wat_er_is_gedaan_blijft_een_mens_erbuiten(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    invoer = {"gezien": gezien(almere.sanne, blad), "gedaan": "Gebeld met 0612340007."}
    antwoord = als(almere.sanne).post(f"{blad}/gedaan", invoer)
    assert antwoord.status_code == 422
    assert "Hier staat een telefoonnummer. Laat het weg." in antwoord.content.decode()
    with als_medewerker(almere.sanne.pk):
        assert Buurtsignaal.objects.get().gedaan == ""


@given(
    st.sampled_from(["999990019", "06-12340007", "truus@voorbeeld.nl", "14-06-1947", "1354KL 12"]),
    st.sampled_from(["tekst", "bron_naam"]),
    st.text("abcdefghij ,.", max_size=20),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_de_handeling_zelf_weigert_ook_zonder_scherm(almere: Groep, spoor: str, veld: str, erbij: str) -> None:
    met = {"tekst": STINKT, "bron_naam": "De Sleutel"} | {veld: f"{erbij} {spoor} {erbij}"}
    wijk = Gebied.objects.filter(stelsel=almere.stelsel, code=wijken(almere.team)[0]).first()
    assert wijk is not None
    wat = acties.Buurtopgave(sleutel=uuid4(), gebied=wijk, thema="stank", melder="partner", **met)
    with als_medewerker(almere.fatma.pk), pytest.raises(ValidationError) as fout:
        acties.meld(opgave=wat, medewerker=almere.fatma, nu=timezone.now())
    assert set(fout.value.message_dict) == {veld}


def test_van_een_bewoner_blijft_geen_naam_over(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als, bron_naam="Mevrouw Kanarievogel")
    assert "Kanarievogel" not in als(almere.sanne).get(blad).content.decode()
    with word(rollen.EIGENAAR):
        assert Buurtsignaal.objects.get().bron_naam == ""


def test_een_partner_heeft_een_naam_en_hoort_een_zin_terug(almere: Groep, als: AlsWie) -> None:
    antwoord = als(almere.fatma).post(NIEUW, opgave(almere, melder="partner"))
    assert antwoord.status_code == 422
    assert "Schrijf op welke organisatie dit meldt" in antwoord.content.decode()
    blad = gemeld(almere, als, melder="partner", bron_naam="Woningcorporatie De Sleutel")
    sanne = als(almere.sanne)
    assert "Wij hebben uw signaal ontvangen." in sanne.get(blad).content.decode()
    sanne.post(f"{blad}/terug", {"gezien": gezien(almere.sanne, blad)})
    tekst = sanne.get(blad).content.decode()
    assert "Dit mag de partner nu horen" not in tekst, "deze zin hoorde hij al"
    sanne.post(f"{blad}/oppakken", {"gezien": gezien(almere.sanne, blad)})
    assert "Wij zijn met uw signaal aan het werk." in sanne.get(blad).content.decode()


def test_zonder_partner_is_er_niemand_om_iets_terug_te_zeggen(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    sanne = als(almere.sanne)
    assert "Terug aan de partner" not in sanne.get(blad).content.decode()
    assert sanne.post(f"{blad}/terug", {"gezien": gezien(almere.sanne, blad)}).status_code == 409


def test_gelijke_signalen_vallen_op(almere: Groep, als: AlsWie) -> None:
    for _ in range(3):
        gemeld(almere, als)
    gemeld(almere, als, thema="eenzaamheid", tekst="In de flat zien mensen elkaar weinig.")
    sanne = als(almere.sanne)
    tekst = sanne.get(LIJST).content.decode()
    assert "Dit komt vaker voor" in tekst
    assert "3 signalen" in tekst
    alleen = sanne.get(f"{LIJST}?thema=eenzaamheid").content.decode()
    assert "zien mensen elkaar weinig" in alleen
    assert STINKT not in alleen


def test_een_oud_signaal_blijft_tot_een_jaar_na_het_sluiten(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    sanne = als(almere.sanne)
    _zet(blad, gemeld_op=timezone.now() - timedelta(days=800))
    assert STINKT in sanne.get(LIJST).content.decode(), "open, dus nog niet weg"
    _zet(blad, stand="gesloten", reden="niets", gesloten_op=timezone.now() - timedelta(days=300))
    assert STINKT not in sanne.get(LIJST).content.decode(), "niet in deze periode"
    assert sanne.get(blad).status_code == 200
    _zet(blad, gesloten_op=timezone.now() - timedelta(days=366))
    assert STINKT not in sanne.get(f"{LIJST}?periode=365").content.decode()
    assert sanne.get(blad).status_code == 404


def _zet(blad: str, **velden: Any) -> None:
    with word(rollen.EIGENAAR):
        Buurtsignaal.objects.filter(pk=blad.rsplit("/", 1)[1]).update(**velden)


def test_de_tweede_ziet_beide_versies_en_kiest(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    eerst = gezien(almere.sanne, blad)
    als(almere.marieke).post(f"{blad}/gedaan", {"gezien": eerst, "gedaan": "Gebeld met de gemeente."})
    sanne = als(almere.sanne)
    antwoord = sanne.post(f"{blad}/gedaan", {"gezien": eerst, "gedaan": "Zelf gaan kijken."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    for zin in ("Marieke Vos was net eerder", "Gebeld met de gemeente.", "Zelf gaan kijken.", "Neem die van mij"):
        assert zin in tekst
    assert "Gebeld met de gemeente." in sanne.get(blad).content.decode()
    toch = {"gezien": gezien(almere.sanne, blad), "gedaan": "Zelf gaan kijken."}
    assert sanne.post(f"{blad}/gedaan", toch).status_code == 302


def test_wie_sluit_wat_een_ander_sloot_ziet_dat(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    eerst = gezien(almere.sanne, blad)
    als(almere.marieke).post(f"{blad}/sluiten", {"gezien": eerst, "reden": "doorgegeven"})
    nu = gezien(almere.sanne, blad)
    antwoord = als(almere.sanne).post(f"{blad}/sluiten", {"gezien": nu, "reden": "niets"})
    assert antwoord.status_code == 409
    assert "Doorgegeven aan wie erover gaat" in antwoord.content.decode()
    assert "Neem die van mij" not in antwoord.content.decode()


def test_twee_keer_klikken_is_een_keer(almere: Groep, als: AlsWie) -> None:
    invoer = opgave(almere)
    fatma, sanne = als(almere.fatma), als(almere.sanne)
    assert [fatma.post(NIEUW, invoer).status_code for _ in range(2)] == [302, 302]
    blad = f"{LIJST}/{invoer['sleutel']}"
    eerst = gezien(almere.sanne, blad)
    assert [sanne.post(f"{blad}/oppakken", {"gezien": eerst}).status_code for _ in range(2)] == [302, 302]
    assert feiten(almere) == ["buurtsignaal_gemeld", "buurtsignaal_opgepakt"]


def test_wie_er_niet_werkt_krijgt_hetzelfde_als_wanneer_het_er_niet_is(almere: Groep, als: AlsWie) -> None:
    blad, niets = gemeld(almere, als), f"{LIJST}/{uuid4()}"
    for wie in (almere.bilal, almere.fatma, almere.joris, almere.bea):
        for achter in ("", "/oppakken", "/gedaan", "/sluiten", "/heropenen", "/terug"):
            client = als(wie)
            doe = client.post if achter else client.get
            er_is, er_is_niet = doe(f"{blad}{achter}"), doe(f"{niets}{achter}")
            assert er_is.status_code == er_is_niet.status_code == 404
            assert er_is.content == er_is_niet.content
    assert STINKT not in als(almere.bilal).get(LIJST).content.decode()
    assert als(almere.joris).get(NIEUW).status_code == 404


def test_wie_alleen_in_een_andere_wijk_werkt_ziet_het_niet(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    deze = wijken(almere.team)[0]
    with word(rollen.EIGENAAR):
        hier = Gebied.objects.get(stelsel=almere.stelsel, code=deze)
        elders = Gebied.objects.filter(stelsel=almere.stelsel).exclude(code=deze).first()
    for wijk, mag in ((hier, 200), (elders, 404)):
        wie = medewerker(almere.stelsel, f"een{mag}", "Eén Wijk", "beleidsadviseur", None)
        geef_rol(wie, "wijkwerker", almere.team, gebied=wijk)
        assert als(wie).get(blad).status_code == mag


def test_zonder_slot_in_de_toepassing_houdt_de_database(
    almere: Groep, als: AlsWie, monkeypatch: pytest.MonkeyPatch
) -> None:
    blad = gemeld(almere, als)
    monkeypatch.setattr(overzichten, "wijken", lambda *_: Gebied.objects.all())
    assert als(almere.bilal).get(blad).status_code == 404
    assert als(almere.sanne).get(blad).status_code == 200
    with als_medewerker(almere.bilal.pk):
        assert Buurtsignaal.objects.count() == 0
        assert Buurtsignaal.objects.update(gedaan="x", laatst_door=almere.bilal) == 0


def test_zonder_slot_in_de_database_houdt_de_toepassing(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE doen_buurtsignaal DISABLE ROW LEVEL SECURITY")
    assert als(almere.bilal).get(blad).status_code == 404
    assert als(almere.bilal).post(f"{blad}/sluiten", {"reden": "niets"}).status_code == 404
    assert STINKT not in als(almere.bilal).get(LIJST).content.decode()
    assert als(almere.sanne).get(blad).status_code == 200


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE doen_buurtsignaal SET tekst = 'anders'",
        "UPDATE doen_buurtsignaal SET gebied_id = gebied_id",
        "DELETE FROM doen_buurtsignaal",
        "UPDATE doen_buurtsignaal SET gedaan = 'x', laatst_door_id = {ander}",
        "INSERT INTO doen_buurtsignaal SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), "
        "'gemeld_door_id', {ander}))).* FROM doen_buurtsignaal b",
        "INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, regel, gegevens) "
        "SELECT gen_random_uuid(), stelsel_id, 'buurtsignaal_gesloten', 1, now(), kt_ik(), '', "
        "jsonb_build_object('buurtsignaal', gen_random_uuid()) FROM doen_buurtsignaal",
    ],
)
def test_wat_de_webserver_niet_kan(almere: Groep, als: AlsWie, opdracht: str) -> None:
    """Wat gemeld is, blijft staan; en niemand schrijft op andermans naam of over een signaal dat er niet is."""
    gemeld(almere, als)
    with als_medewerker(almere.sanne.pk), pytest.raises(ProgrammingError):
        _vraag(opdracht.format(ander=almere.marieke.pk))


def _vraag(opdracht: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_wie_niets_aanneemt_meldt_ook_hier_niets(almere: Groep) -> None:
    wijk = Gebied.objects.get(stelsel=almere.stelsel, code=wijken(almere.team)[0])
    wat = acties.Buurtopgave(sleutel=uuid4(), gebied=wijk, thema="stank", tekst=STINKT, melder="eigen")
    with als_medewerker(almere.joris.pk), pytest.raises(ProgrammingError), transaction.atomic():
        acties.meld(opgave=wat, medewerker=almere.joris, nu=timezone.now())


def test_beide_sloten_noemen_dezelfde_wijken(almere: Groep) -> None:
    dag = timezone.localdate()
    for wie in (almere.sanne, almere.bilal, almere.fatma, almere.joris, almere.marieke, almere.bea):
        with als_medewerker(wie.pk), connection.cursor() as cursor:
            kring = werkkring_van(wie, dag)
            assert kring is not None
            for recht in ("dossier_lezen", "dossier_schrijven"):
                cursor.execute("SELECT kt_mijn_wijken(%s)", [recht])
                (hier,) = cursor.fetchone()
                van_de_toepassing = overzichten.wijken(kring, recht, dag).values_list("pk", flat=True)
                assert sorted(hier) == sorted(van_de_toepassing)


def test_een_team_zonder_wijken_is_er_voor_alle_wijken(almere: Groep, als: AlsWie) -> None:
    """En een team dat ophield, of dat zijn wijken kwijtraakte, niet."""
    blad = gemeld(almere, als)
    gisteren = timezone.localdate() - timedelta(days=1)
    with word(rollen.EIGENAAR):
        overal = Team.objects.create(
            stelsel=almere.stelsel, slug="overal", naam="Overal", soort="wijkteam", van=gisteren
        )
    wie = medewerker(almere.stelsel, "olga", "Olga Smit", "wijkwerker", overal)
    assert als(wie).get(blad).status_code == 200
    with word(rollen.EIGENAAR):
        Team.objects.filter(pk=overal.pk).update(tot=timezone.localdate())
    assert als(wie).get(blad).status_code == 404
    with word(rollen.EIGENAAR):
        TeamGebied.objects.filter(team=almere.team).update(van=gisteren - timedelta(days=9), tot=gisteren)
    assert als(almere.sanne).get(blad).status_code == 404


def test_veel_signalen_kosten_niet_meer_vragen(almere: Groep, als: AlsWie) -> None:
    blad = gemeld(almere, als)
    sanne = als(almere.sanne)
    sanne.get(LIJST)

    def tel(pad: str) -> int:
        with CaptureQueriesContext(connection) as gesteld:
            sanne.get(pad)
        return len(gesteld)

    een = tel(LIJST)
    for _ in range(4):
        gemeld(almere, als)
    assert tel(LIJST) == een <= 15
    assert tel(blad) <= 15
    assert tel(NIEUW) <= 15
