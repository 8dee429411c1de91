"""Wat elk van de twintig stelsels moet kunnen, zoals de stukken het zeggen: per stelsel een paar korte proeven."""

from typing import Any

import pytest

from keukentafel.regels.termijnen import Klok, bereken
from tests.inrichting.opgave import SAMEN, op, plek, triage

# --- 1 t/m 5 -----------------------------------------------------------------------------------------------------


def test_almere_enkele_wmo_vraag_naar_het_stadhuis() -> None:
    uit = triage("almere", wet="wmo", gesprek_heeft_meerwaarde=False, gebied="WK003418")
    assert plek(uit) == ("enkelvoudig", "loket", "wmo-team")


def test_almere_stadsteam_neemt_over() -> None:
    uit = triage("almere", complex=True, **SAMEN)
    assert plek(uit) == ("multiprobleem", "stadsteam", "sociaal-stedelijk-team")
    assert uit.regisseur == "stadsteam"


def test_almere_jgz_bij_een_kind() -> None:
    assert "jgz-linking-pin" in triage("almere", leeftijd=9).betrokken
    assert "jgz-linking-pin" not in triage("almere", leeftijd=40).betrokken


def test_almere_kleuren_pas_in_2021() -> None:
    assert op("almere", "2020-12-31").wijkkleuren is None
    kleuren = op("almere", "2021-01-01").wijkkleuren
    assert kleuren is not None
    assert kleuren.spreekuur_in == ["oranje", "rood"]


def test_alkmaar_jeugd() -> None:
    assert plek(triage("alkmaar", leeftijd=12)) == ("enkelvoudig", "voorveld", "cjg")
    assert plek(triage("alkmaar", leeftijd=12, gebied="WK036106", **SAMEN)) == ("meervoudig", "jeugdteam", "jgt-noord")
    assert triage("alkmaar", leeftijd=12, wet="jeugdwet").betrokken == ("gedragswetenschapper",)


def test_alkmaar_volwassenen_zijn_een_aanname() -> None:
    uit = triage("alkmaar", leeftijd=40)
    assert plek(uit) == ("enkelvoudig", "loket", "loket-volwassenen")
    assert uit.bron.startswith("aanname")


def test_borger_odoorn_drie_teams_voor_vier_leefgebieden() -> None:
    inrichting = op("borger-odoorn")
    samen = {groep.slug: set(groep.gebieden) for groep in inrichting.gebiedsgroepen}
    delen = [{slug for slug, codes in samen.items() if codes <= set(team.gebieden)} for team in inrichting.teams]
    assert [len(groepen) for groepen in delen] == [1, 1, 2]


def test_borger_odoorn_expertoverleg_bij_een_kind_in_gevaar() -> None:
    uit = triage("borger-odoorn", leeftijd=8, kind_in_gevaar=True)
    assert plek(uit)[:2] == ("multiprobleem", "wijkteam")
    assert uit.betrokken == ("expertoverleg-jeugd",)
    assert triage("borger-odoorn", wet="wmo", complex=True).betrokken == ("expertoverleg-wmo",)


def test_borger_odoorn_geeft_niets_door() -> None:
    assert {regel.dan.naar for regel in op("borger-odoorn").triage.regels} == {"wijkteam"}


@pytest.mark.parametrize(("leeftijd", "team"), [(0, "cjg"), (17, "cjg"), (18, "sociaal-team"), (103, "sociaal-team")])
def test_de_bilt_leeftijd_wijst_de_weg(leeftijd: int, team: str) -> None:
    assert triage("de-bilt", leeftijd=leeftijd).bestemming.team == team


@pytest.mark.parametrize(("leeftijd", "brug"), [(17, False), (18, True), (22, True), (23, False)])
def test_de_bilt_brug_van_achttien_tot_drieentwintig(leeftijd: int, brug: bool) -> None:
    assert ("brugfunctionaris" in triage("de-bilt", leeftijd=leeftijd).betrokken) is brug


@pytest.mark.parametrize(
    ("vraag_van", "brug"), [([44, 15], True), ([15, 16], False), ([44, 46], False), ([44], False), ([44, 19], True)]
)
def test_de_bilt_brug_bij_ouder_en_kind(vraag_van: list[int], brug: bool) -> None:
    uit = triage("de-bilt", leeftijd=44, huishouden=[44, 15, 19], vraag_van=vraag_van)
    assert ("brugfunctionaris" in uit.betrokken) is brug


def test_deurne_twee_lagen() -> None:
    lagen = {laag.slug: laag for laag in op("deurne").lagen}
    assert (lagen["buurtnetwerken"].aantal, lagen["buurtnetwerken"].team_soort) == (11, None)
    assert lagen["clusters"].aantal == op("deurne").aantal_teams("wijkteam") == 3


def test_deurne_tweede_schil_bij_complexe_vraag() -> None:
    uit = triage("deurne", complex=True, gebied="WK076206")
    assert plek(uit) == ("enkelvoudig", "wijkteam", "cluster-dorpen")
    assert uit.betrokken == ("tweede-schil",)


# --- 6 t/m 10 ----------------------------------------------------------------------------------------------------


def test_diemen_wie_zelf_de_regie_heeft() -> None:
    assert plek(triage("diemen", eigen_regie=True)) == ("enkelvoudig", "voorveld", "eerstelijnsnetwerk")
    assert plek(triage("diemen", eigen_regie=False)) == ("meervoudig", "complexteam", "brede-hoed-team")
    assert triage("diemen", eigen_regie=None).voorlopig


def test_diemen_eigen_klok() -> None:
    klok = bereken(Klok.model_validate_json('{"soort": "stand_van_zaken", "start": "2026-11-20"}'), op("diemen"))
    assert (klok.uiterlijk.isoformat(), klok.atw) == ("2027-01-01", False)


def test_gouda_verandert_in_2018() -> None:
    assert plek(triage("gouda", "2017-12-31", leeftijd=9))[1:] == ("jeugdteam", "sociaal-team-jeugd")
    assert plek(triage("gouda", "2018-01-01", leeftijd=9, gebied="WK051304"))[1:] == ("wijkteam", "sociaal-team-noord")
    assert not triage("gouda", "2018-01-01", leeftijd=None, gebied="WK051304").voorlopig


def test_gouda_frontoffice_houdt_vast_wat_onbekend_is() -> None:
    uit = triage("gouda", "2017-06-01", leeftijd=None)
    assert uit.voorlopig
    assert plek(uit)[1:] == ("loket", "frontoffice")
    assert uit.ontbreekt[0] == "leeftijd"


@pytest.mark.parametrize(
    ("naam", "gemeente", "wijk"), [("haren", "GM0017", "WK0014"), ("langedijk", "GM0416", "WK1980")]
)
def test_haren_en_langedijk_houden_hun_code(naam: str, gemeente: str, wijk: str) -> None:
    inrichting = op(naam)
    assert inrichting.gemeentecodes == {gemeente}
    assert all(gebied.gemeente == gemeente and gebied.code.startswith(wijk) for gebied in inrichting.gebieden)
    assert triage(naam, gemeente=gemeente, gebied=inrichting.gebieden[0].code).ontvangst == "aangenomen"


def test_haren_deelteams_doen_mee() -> None:
    assert triage("haren", leeftijd=9, wet="jeugdwet").betrokken == ("deelteam-jeugd",)
    assert triage("haren", wet="wmo").betrokken == ("deelteam-wmo",)
    uit = triage("haren", wet="participatiewet", leefgebieden=["werk_opleiding"])
    assert uit.betrokken == ("deelteam-werk-inkomen",)
    assert uit.bestemming.team == "wijz-team"


def test_haren_interventieteam() -> None:
    oggz = triage("haren", leefgebieden=["middelengebruik"], medewerking=False)
    assert plek(oggz) == ("multiprobleem", "interventieteam", "interventieteam")
    assert "wijz-team" in oggz.betrokken
    assert triage("haren", dreigende_escalatie=True).bestemming.soort == "interventieteam"


def test_heerenveen_meitinker_en_preventiewerker() -> None:
    assert triage("heerenveen", leeftijd=70, gebied="WK007404").betrokken == ("meitinker",)
    assert triage("heerenveen", leeftijd=12, gebied="WK007404").betrokken == ("preventiewerker",)


def test_heerenveen_complex_naar_de_gezinswerkers() -> None:
    uit = triage("heerenveen", complex=True, gebied="WK007409")
    assert plek(uit)[1:] == ("expertteam", "gezinswerkers")
    assert (uit.regisseur, uit.betrokken[0]) == ("expertteam", "meitinkers-akkrum")


def test_heerlen_drie_situaties() -> None:
    heerlen: dict[str, Any] = {"gebied": "WK091721"}
    assert plek(triage("heerlen", **heerlen)) == ("enkelvoudig", "wijkteam", "buurtteam-heerlerheide")
    assert plek(triage("heerlen", **heerlen, **SAMEN))[:2] == ("meervoudig", "wijkteam")
    for kenmerk in ("probleembesef", "medewerking", "regie_op_korte_termijn"):
        uit = triage("heerlen", **heerlen, **SAMEN | {kenmerk: False})
        assert plek(uit) == ("multiprobleem", "expertteam", "expertteam-noord")
    assert plek(triage("heerlen", **heerlen, dreigende_escalatie=True))[0] == "multiprobleem"


def test_heerlen_gekoppelde_expert_bij_jeugd() -> None:
    assert "gekoppelde-expert" in triage("heerlen", leeftijd=15).betrokken
    assert "gekoppelde-expert" not in triage("heerlen", leeftijd=18).betrokken


# --- 11 t/m 15 ---------------------------------------------------------------------------------------------------


def test_hellendoorn_via_vooraan() -> None:
    assert plek(triage("hellendoorn")) == ("enkelvoudig", "voorveld", "via-team")
    assert plek(triage("hellendoorn", complex=True)) == ("meervoudig", "complexteam", "sociaal-team")
    assert triage("hellendoorn", complex=None).bestemming.team == "via-team"
    assert triage("hellendoorn", specialisme=["psychiatrie"]).betrokken == ("psychiatrisch-werker",)


def test_s_hertogenbosch_inwoner_wordt_doorgezet() -> None:
    uit = triage("s-hertogenbosch", complex=True, gebied="WK079611")
    assert (uit.bestemming.team, uit.ontvangst) == ("wijkteam-west", "doorgezet")
    verwezen = triage("s-hertogenbosch", complex=True, gebied="WK079611", aanmelder="professional")
    assert (verwezen.bestemming.team, verwezen.ontvangst) == ("wijkteam-west", "aangenomen")


def test_s_hertogenbosch_alleen_regie() -> None:
    assert triage("s-hertogenbosch", **SAMEN).rol == "regie"
    assert {team.rol for team in op("s-hertogenbosch").teams_per_soort["complexteam"]} == {"regie"}


@pytest.mark.parametrize(("leeftijd", "team"), [(17, "jeugdteam"), (18, "sociaal-team")])
def test_ijsselstein_twee_teams(leeftijd: int, team: str) -> None:
    assert triage("ijsselstein", leeftijd=leeftijd).bestemming.team == team


@pytest.mark.parametrize(
    ("gemeente", "naam"),
    [("GM1724", "bergeijk"), ("GM1728", "bladel"), ("GM0770", "eersel"), ("GM1667", "reusel-de-mierden")],
)
def test_kempen_elke_gemeente_haar_team(gemeente: str, naam: str) -> None:
    assert triage("kempengemeenten", leeftijd=9, gemeente=gemeente).bestemming.team == f"lot-{naam}"
    assert triage("kempengemeenten", leeftijd=60, gemeente=gemeente).bestemming.team == f"wmo-loket-{naam}"


def test_kempen_complexe_jeugdhulp() -> None:
    uit = triage("kempengemeenten", leeftijd=9, gemeente="GM0770", complex=True)
    assert plek(uit) == ("meervoudig", "expertteam", "kempenteam")
    assert uit.betrokken == ("lot-eersel",)


def test_kempen_sociale_dienst() -> None:
    uit = triage("kempengemeenten", wet="participatiewet", leefgebieden=["werk_opleiding"], gemeente="GM1728")
    assert uit.bestemming.team == "isd"


def test_kempen_zonder_gemeente_geen_team() -> None:
    uit = triage("kempengemeenten", leeftijd=9)
    assert (uit.bestemming.team, uit.ontbreekt) == (None, ("gebied", "gemeente"))


@pytest.mark.parametrize(
    ("leeftijd", "leefgebied", "team"),
    [(12, "opvoeden", "cjg"), (60, "basale_adl", "wmo-loket"), (40, "financien", "haltewerk")],
)
def test_langedijk_drie_deuren(leeftijd: int, leefgebied: str, team: str) -> None:
    assert triage("langedijk", leeftijd=leeftijd, leefgebieden=[leefgebied]).bestemming.team == team


def test_langedijk_schulden_die_samenhangen_blijven_bij_het_loket() -> None:
    assert plek(triage("langedijk", **SAMEN)) == ("meervoudig", "loket", "wmo-loket")


# --- 16 t/m 20 ---------------------------------------------------------------------------------------------------


def test_medemblik_steunen_of_overnemen() -> None:
    steun = triage("medemblik", complex=True, gebied="WK042016")
    assert (steun.bestemming.team, steun.betrokken) == ("wijkteam-oost", ("team-sociaal-domein",))
    over = triage("medemblik", complex=True, acuut_veiligheidsrisico=True, gebied="WK042016")
    assert (over.bestemming.team, over.regisseur) == ("team-sociaal-domein", "expertteam")
    assert over.betrokken == ("wijkteam-oost",)


def test_oosterhout_verheldert_en_steunt() -> None:
    assert triage("oosterhout").rol == "toeleiding"
    assert triage("oosterhout", **SAMEN).rol == "regie"


@pytest.mark.parametrize(
    ("leeftijd", "gebied", "team"),
    [(9, "WK029700", "buurtzorg-jong-stad"), (9, "WK029702", "buurtzorg-jong-dorpen"), (50, "WK029702", "buurtteam")],
)
def test_zaltbommel_stad_en_dorpen(leeftijd: int, gebied: str, team: str) -> None:
    assert triage("zaltbommel", leeftijd=leeftijd, gebied=gebied).bestemming.team == team


def test_haarlem_negende_team() -> None:
    schalkwijk = set(op("haarlem").gebiedsgroepen[0].gebieden)
    for dag, in_stad, in_schalkwijk in (("2018-12-31", 8, 2), ("2019-01-01", 9, 3)):
        teams = op("haarlem", dag).teams
        assert (len(teams), sum(bool(schalkwijk & set(team.gebieden)) for team in teams)) == (in_stad, in_schalkwijk)


def test_haarlem_deskundige_op_verzoek() -> None:
    assert triage("haarlem", specialisme=["schulden", "ggz"]).betrokken == ("deskundige-schulden", "deskundige-ggz")


def test_groningen_wie_doet_mee() -> None:
    uit = triage("groningen", leeftijd=8, kind_in_gevaar=True)
    assert uit.betrokken == ("jgz", "gedragswetenschapper")


def test_groningen_participatiewet_buiten_het_team() -> None:
    werk: dict[str, Any] = {"leefgebieden": ["werk_opleiding"]}
    assert triage("groningen", wet="participatiewet", **werk).bestemming.soort == "loket"
    assert triage("groningen", wet="wmo", **werk).bestemming.soort == "wijkteam"
    assert triage("groningen", wet="participatiewet", **SAMEN).bestemming.soort == "wijkteam"


def test_groningen_eigen_regie() -> None:
    assert triage("groningen", eigen_regie=True, **SAMEN).regisseur == "huishouden"
    assert triage("groningen", eigen_regie=False, **SAMEN).regisseur == "team"


def test_groningen_escalatie_in_twee_sporen() -> None:
    escalatie = op("groningen").escalatie
    assert escalatie is not None
    assert [spoor.slug for spoor in escalatie.sporen] == ["inhoud", "bestuur"]
