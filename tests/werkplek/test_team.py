"""Het teamblad door de ogen van wie het leidt: wie er niet is, wie hoeveel heeft, wat wegvalt en aandacht vraagt."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel
from keukentafel.regelen.inzet.models import Aanstelling, Registratie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.werkplek.team import blad
from tests.dagen import geleden
from tests.doen.team import Ploeg, geef_rol, heeft, ploeg, vraag, weet, weg
from tests.rol import word
from tests.vaste_groep import medewerker
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db
SCHULD = {"leefgebieden": ["financien"]}


@pytest.fixture
def team() -> Ploeg:
    return ploeg()


@pytest.fixture
def marieke(team: Ploeg, als: AlsWie) -> Client:
    return als(team.marieke)


def tekst(client: Client, pad: str, status: int = 200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status, antwoord.content.decode()[:500]
    return " ".join(antwoord.content.decode().split())


def uren(wie: Medewerker, team: Ploeg, aantal: int) -> None:
    begin = timezone.localdate() - timedelta(days=30)
    with word(rollen.EIGENAAR):
        Aanstelling.objects.create(
            stelsel_id=wie.stelsel_id, medewerker=wie, team=team.groep.team, uren=Decimal(aantal), van=begin
        )


def wijs(client: Client, team: Ploeg, vraag_id: UUID, **velden: object) -> int:
    """Verstuur het formulier; geeft de status."""
    pad = f"/team/{team.groep.team.pk}/vragen/{vraag_id}"
    return client.post(pad, {naam: waarde for naam, waarde in velden.items() if waarde is not None}).status_code


def test_wie_er_niet_is_en_wie_haar_klokken_neemt(team: Ploeg, marieke: Client) -> None:
    vraag(team.groep, team.sanne, naam="Bos")
    vraag(team.groep, team.sanne, naam="Smit", dagen=40)
    afwezig = weg(team.sanne, team.nina)
    scherm = tekst(marieke, "/team")
    assert "Sanne is afwezig. Eén klok kan niet wachten." in scherm
    assert "Gaat naar Nina Smit, maar is nog niet overgezet." in scherm
    assert "Nog één open vraag van Sanne kan wachten." in scherm
    over = f"/team/{team.groep.team.pk}/afwezig/{afwezig.pk}/over"
    assert over in scherm
    assert "Eén klok is overgezet." in tekst_na(marieke, over)
    scherm = tekst(marieke, "/team")
    assert "Naar Nina Smit, vandaag" in scherm
    assert over not in scherm
    assert "Er hoefde niets meer over." in tekst_na(marieke, over)


def tekst_na(client: Client, pad: str, **velden: object) -> str:
    """Verstuur, en lees het blad waar je dan komt."""
    antwoord = client.post(pad, velden, follow=True)
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_een_klok_zonder_eigenaar_staat_voorop_met_de_enige_hoofdknop(team: Ploeg, marieke: Client) -> None:
    weet(team.sanne, ["schulden"])
    vraag(team.groep, team.sanne, naam="Bos", dagen=-2)
    schuld = vraag(team.groep, team.sanne, naam="Van Doorn", dagen=3, feiten=SCHULD)
    weg(team.sanne, team.nina)
    scherm = tekst(marieke, "/team")
    assert scherm.index("Van Doorn") < scherm.index(", Bos")
    assert (
        "Hier is kennis nodig van schulden, en die heeft Nina Smit niet. In dit team weet dat vandaag niemand" in scherm
    )
    hoofd = scherm[scherm.index('id="inhoud"') :]
    assert hoofd.count("utrecht-button--primary-action") == 1
    assert f'primary-action kt-knop-klein" href="/team/{team.groep.team.pk}/vragen/{schuld}"' in hoofd


@pytest.mark.parametrize(
    ("invaller", "zin"),
    [
        ("", "Nog niemand. Er is geen vervanger. Kies je er een, dan gaan de klokken mee."),
        ("nina", "Nog niemand. Nina Smit is zelf afwezig. Vanaf"),
        ("baas", "Nog niemand. Ans Baas werkt niet in dit team. Met een rol in dit team kan het wel."),
    ],
)
def test_waarom_er_nog_niemand_is_en_wat_dat_zou_veranderen(
    team: Ploeg, marieke: Client, invaller: str, zin: str
) -> None:
    vraag(team.groep, team.sanne)
    weg(team.sanne, getattr(team, invaller) if invaller else None)
    if invaller == "nina":
        weg(team.nina, tot=2)
    assert zin in tekst(marieke, "/team")


def test_wijs_aan_een_collega_die_er_is_met_ruimte_en_kennis(team: Ploeg, marieke: Client) -> None:
    joost = medewerker(team.groep.stelsel, "joost", "Joost Meijer", "wijkwerker", team.groep.team)
    weet(joost, ["schulden"])
    uren(team.nina, team, 36)
    schuld = vraag(team.groep, team.sanne, naam="Van Doorn", feiten=SCHULD)
    weg(team.sanne)
    scherm = tekst(marieke, f"/team/{team.groep.team.pk}/vragen/{schuld}")
    assert scherm.index("Joost Meijer: uren niet bekend, weet van schulden") < scherm.index("Nina Smit: ruimte voor 25")
    assert "Marieke Vos: geen norm bij deze rol" in scherm
    assert "Sanne de Boer:" not in scherm
    assert wijs(marieke, team, schuld, gezien=team.sanne.pk) == 422
    assert wijs(marieke, team, schuld, naar=team.groep.bilal.pk, gezien=team.sanne.pk) == 422
    assert wijs(marieke, team, schuld, naar=joost.pk, gezien=team.sanne.pk) == 302
    assert heeft(schuld) == (joost.pk, team.sanne.pk)


def test_op_de_tijdlijn_staat_wie_de_vraag_kreeg_en_waarom(team: Ploeg, marieke: Client) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    weg(team.sanne, team.nina)
    assert wijs(marieke, team, vraag_id, naar=team.nina.pk, gezien=team.sanne.pk) == 302
    with word(rollen.ONDERHOUD):
        dossier = Dossier.objects.get(dossiervragen__vraag=vraag_id)
    scherm = tekst(marieke, f"/huishoudens/{dossier.pk}")
    assert "Vraag gegeven aan Nina Smit" in scherm
    assert "Sanne de Boer is er niet; Nina Smit neemt dit over." in scherm


def test_wie_te_laat_kiest_ziet_beide_versies(team: Ploeg, marieke: Client, als: AlsWie) -> None:
    geef_rol(team.baas, "teammanager", team.groep.team)
    vraag_id = vraag(team.groep, team.sanne)
    assert wijs(als(team.baas), team, vraag_id, naar=team.baas.pk, gezien=team.sanne.pk) == 302
    pad = f"/team/{team.groep.team.pk}/vragen/{vraag_id}"
    antwoord = marieke.post(pad, {"naar": team.nina.pk, "gezien": team.sanne.pk})
    scherm = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Ans Baas" in scherm
    assert "Toch naar Nina" in scherm
    assert heeft(vraag_id)[0] == team.baas.pk
    assert wijs(marieke, team, vraag_id, naar=team.nina.pk, gezien=team.baas.pk) == 302
    assert heeft(vraag_id)[0] == team.nina.pk


def test_de_vervanger_ziet_van_wie_het_is_en_geeft_het_terug(team: Ploeg, marieke: Client, als: AlsWie) -> None:
    vraag_id = vraag(team.groep, team.nina, namens=team.sanne, naam="Bos")
    afwezig = weg(team.sanne, team.nina)
    nina = als(team.nina)
    scherm = tekst(nina, "/werk")
    assert "Van Sanne de Boer, die afwezig is." in scherm
    assert "Geef terug" not in scherm
    with word(rollen.EIGENAAR):
        type(afwezig).objects.filter(pk=afwezig.pk).update(tot=timezone.localdate())
    assert "Was van Sanne de Boer, die er weer is. Nu bij Nina Smit." in tekst(marieke, "/team")
    assert "Van Sanne de Boer, die er weer is." in tekst(nina, "/werk")
    assert "De vraag is weer van Sanne de Boer." in tekst_na(nina, f"/vragen/{vraag_id}/terug")
    assert heeft(vraag_id) == (team.sanne.pk, None)


def test_meld_je_iemand_afwezig_dan_gaan_haar_klokken_meteen_mee(team: Ploeg, marieke: Client, als: AlsWie) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    vandaag = timezone.localdate()
    velden = {"van": f"{vandaag:%d-%m-%Y}", "tot": "", "vervanger": str(team.nina.pk)}
    scherm = tekst_na(marieke, f"/medewerkers/{team.sanne.pk}/afwezig", **velden)
    assert "De afwezigheid is opgeslagen. Eén klok ging mee naar de vervanger." in scherm
    assert heeft(vraag_id) == (team.nina.pk, team.sanne.pk)


def test_wie_heeft_hoeveel_tegen_de_eigen_norm(team: Ploeg, marieke: Client) -> None:
    uren(team.sanne, team, 36)
    uren(team.nina, team, 3)
    uren(team.marieke, team, 32)  # wie het team leidt, draagt geen huishoudens
    for _ in range(3):
        vraag(team.groep, team.nina)
    contact = vraag(team.groep, None)
    with word(rollen.ONDERHOUD):
        Dossier.objects.filter(dossiervragen__vraag=contact).update(contact=team.sanne)
    scherm = tekst(marieke, "/team")
    assert "4 huishoudens, norm 27" in scherm
    assert 'aria-label="1 van 25 huishoudens"' in scherm
    assert 'aria-label="3 van 2 huishoudens"' in scherm
    assert "1 te veel" in scherm
    assert "ruimte voor 24" in scherm
    assert "regel inzet.huishoudens_per_fte" in scherm
    assert "Marieke Vos</a>" not in scherm
    assert 'style="' not in scherm


def test_de_enige_met_kennis_valt_weg_en_wie_elders_haar_heeft(team: Ploeg, marieke: Client) -> None:
    yasmina = medewerker(team.groep.stelsel, "yasmina", "Yasmina Bakali", "wijkwerker", team.groep.ander_team)
    with word(rollen.EIGENAAR):
        Medewerker.objects.filter(pk=yasmina.pk).update(telefoon="06 1234 0104")
    for wie in (team.sanne, yasmina):
        weet(wie, ["schulden"])
    vraag(team.groep, team.sanne, feiten=SCHULD)
    vraag(team.groep, None, dagen=30, feiten=SCHULD)
    weg(team.sanne)
    scherm = tekst(marieke, "/team")
    assert "Sanne is de enige in dit team. Twee open vragen gaan hierover, één vandaag of te laat." in scherm
    assert 'href="tel:0612340104"' in scherm
    assert "Vraag Yasmina" in scherm
    weg(yasmina)
    assert "Elders is vandaag ook niemand die dit weet." in tekst(marieke, "/team")


def test_registraties_die_verlopen_zijn_of_verlopen(team: Ploeg, marieke: Client) -> None:
    vandaag = timezone.localdate()
    with word(rollen.EIGENAAR):
        for wie, dagen in ((team.sanne, -2), (team.nina, 11)):
            Registratie.objects.create(
                stelsel_id=wie.stelsel_id,
                medewerker=wie,
                register="SKJ",
                nummer="1",
                geldig_tot=vandaag + timedelta(dagen),
            )
    scherm = tekst(marieke, "/team")
    assert "SKJ van Sanne de Boer, 2 dagen te laat" in scherm
    assert "SKJ van Nina Smit, nog 11 dagen" in scherm
    assert "geen besluit" not in scherm  # deze inrichting vraagt er niet om


def test_regie_op_regie(team: Ploeg, marieke: Client) -> None:
    lang = geleden(50)
    vraag(team.groep, None, naam="Haastink", dagen=-3)
    stil = vraag(team.groep, team.nina, naam="Stil", dagen=30, ontvangen_op=lang)
    rustig = vraag(team.groep, team.nina, naam="Rustig", dagen=30)
    with word(rollen.ONDERHOUD):
        Dossier.objects.filter(dossiervragen__vraag__in=[stil, rustig]).update(contact=team.nina)
    scherm = tekst(marieke, "/team")
    assert "2 huishoudens vragen je aandacht" in scherm
    assert "50 dagen geen contact" in scherm
    assert "Rustig" not in scherm
    assert "Geen contactpersoon" in scherm
    assert "Stil" not in tekst(marieke, "/team?toon=te_laat")
    assert "Haastink" not in tekst(marieke, "/team?toon=stil")
    assert tekst(marieke, "/team?toon=onzin&blad=99")


def test_bladen_van_25(team: Ploeg, marieke: Client) -> None:
    for nummer in range(27):
        vraag(team.groep, None, naam=f"Huis {nummer:02}", dagen=-nummer - 1)
    assert "1 tot en met 25 van 27" in tekst(marieke, "/team")
    assert "26 tot en met 27 van 27" in tekst(marieke, "/team?blad=2")


def test_meer_dan_er_op_het_blad_past_wordt_gezegd(
    team: Ploeg, marieke: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blad, "VRAGEN_HOOGSTENS", 2)
    for dagen in (3, 2, 1):
        vraag(team.groep, team.sanne, naam=f"Over {dagen}", dagen=dagen)
    weg(team.sanne)
    afwezig = tekst(marieke, "/team").partition('id="verd"')[0]
    assert "Dit zijn de 2 dringendste" in afwezig
    assert "Over 1" in afwezig
    assert "Over 3" not in afwezig


def test_een_leeg_team_zegt_wat_er_komt(marieke: Client) -> None:
    scherm = tekst(marieke, "/team")
    assert "Iedereen is er vandaag." in scherm
    assert "Nog geen uren en geen huishoudens" in scherm
    assert "Van alles wat dit team weet, is er vandaag iemand." in scherm


@pytest.mark.parametrize("wie", ["sanne", "nina", "baas"])
def test_een_ander_krijgt_niets(team: Ploeg, als: AlsWie, wie: str) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    afwezig = weg(team.sanne, team.nina)
    client, pk = als(getattr(team, wie)), team.groep.team.pk
    tekst(client, f"/team/{pk}", 404)
    tekst(client, f"/team/{pk}/vragen/{vraag_id}", 404)
    assert wijs(client, team, vraag_id, naar=team.nina.pk, gezien=team.sanne.pk) == 404
    assert client.post(f"/team/{pk}/afwezig/{afwezig.pk}/over").status_code == 404
    assert heeft(vraag_id)[0] == team.sanne.pk


def test_een_vraag_van_een_ander_team_is_er_niet(team: Ploeg, als: AlsWie) -> None:
    """De leider van het andere team, langs haar eigen team."""
    vraag_id = vraag(team.groep, team.sanne)
    ander = team.groep.ander_team.pk
    tekst(als(team.baas), f"/team/{ander}/vragen/{vraag_id}", 404)


def test_wie_twee_teams_leidt_kiest_er_een(team: Ploeg, als: AlsWie) -> None:
    geef_rol(team.baas, "teammanager", team.groep.team)
    vraag(team.groep, None, dagen=-1)
    client = als(team.baas)
    scherm = tekst(client, "/team")
    assert team.groep.team.naam in scherm
    assert team.groep.ander_team.naam in scherm
    assert "Eén open vraag: 1 te laat, 1 nog bij niemand." in scherm
    assert "Alle teams" in tekst(client, f"/team/{team.groep.team.pk}")


def test_wie_geen_dossiers_leest_ziet_alleen_aantallen(team: Ploeg, als: AlsWie) -> None:
    unit = medewerker(team.groep.stelsel, "unit", "Ursula Unit", "unitmanager", None)
    vraag(team.groep, team.sanne, naam="Geheim")
    uren(team.sanne, team, 36)
    weg(team.sanne, team.nina)
    client = als(unit)
    assert team.groep.team.naam in tekst(client, "/team")
    scherm = tekst(client, f"/team/{team.groep.team.pk}")
    assert "Geheim" not in scherm
    assert "Sanne is afwezig." in scherm
    assert 'aria-label="1 van 25 huishoudens"' in scherm
    assert "Regie op regie" not in scherm


def test_in_het_logboek_staat_over_wie_het_ging(team: Ploeg, marieke: Client) -> None:
    vraag(team.groep, team.sanne, naam="Bos")
    weg(team.sanne, team.nina)
    tekst(marieke, f"/team/{team.groep.team.pk}")
    with word(rollen.EIGENAAR):
        regel = Logregel.objects.filter(handeling="team_gezien").latest("nr")
    assert (regel.recht, regel.uitkomst, regel.soort, regel.aantal) == ("team_zien", "gelukt", "team", 1)


def test_zonder_open_vraag_is_er_niets_aan_te_wijzen(team: Ploeg, marieke: Client) -> None:
    vraag_id = vraag(team.groep, None)
    with word(rollen.ONDERHOUD):
        Vraag.objects.filter(pk=vraag_id).update(status="beantwoord", afgesloten_op=timezone.now())
    tekst(marieke, f"/team/{team.groep.team.pk}/vragen/{vraag_id}", 404)
