"""Looking as a question: every seeded snoop is flagged, an ordinary month gives few false alarms, and flags explain."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels.toezicht import (
    Daad,
    Inzage,
    Nood,
    Signaal,
    Toezicht,
    Toezichtgegevens,
    Waarneming,
    beoordeel,
)
from keukentafel.regels.toezicht import woorden as zinnen

GEWOON = Toezichtgegevens()
NEGEN = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
UUR, DAG = timedelta(hours=1), timedelta(days=1)
RUIMTE = UUID(int=7)


def dossier(nr: int) -> UUID:
    return uuid5(RUIMTE, str(nr))


def keek(moment: datetime = NEGEN, *, wie: int = 1, waar: int = 1, **meer: object) -> Inzage:
    return replace(Inzage(wie, moment, f"dossier:{waar}", dossier(waar)), **meer)  # type: ignore[arg-type]


def vlaggen(*inzagen: Inzage, daden: tuple[Daad, ...] = (), noden: tuple[Nood, ...] = ()) -> tuple[Signaal, ...]:
    momenten = [inzage.moment for inzage in inzagen] + [nood.moment for nood in noden]
    return beoordeel(Waarneming(max(momenten) + 10 * DAG, inzagen, daden, noden), GEWOON)


def soorten(*inzagen: Inzage, daden: tuple[Daad, ...] = (), noden: tuple[Nood, ...] = ()) -> list[str]:
    return [vlag.soort for vlag in vlaggen(*inzagen, daden=daden, noden=noden)]


def snel(aantal: int, *, vanaf: datetime = NEGEN, stap: timedelta = timedelta(minutes=1)) -> list[Inzage]:
    """So many different dossiers of the own team, one after another."""
    return [keek(vanaf + stap * nr, waar=100 + nr, betrokken="team") for nr in range(aantal)]


GLUREN: dict[str, tuple[str, tuple[Inzage, ...], tuple[Nood, ...]]] = {
    "een zus van de inwoner, zelfde achternaam": ("zelfde_achternaam", (keek(zelfde_achternaam=True),), ()),
    "zelfde achternaam, en zij is zelf de regisseur": (
        "zelfde_achternaam",
        (keek(zelfde_achternaam=True, betrokken="zelf"),),
        (),
    ),
    "de buurvrouw op hetzelfde adres": ("zelfde_adres", (keek(zelfde_adres=True, betrokken="team"),), ()),
    "haar eigen huishouden, geheim adres": ("zelfde_adres", (keek(zelfde_adres=True, betrokken="zelf"),), ()),
    "een bekende uit een ander team, één keer": ("geopend_niets_gedaan", (keek(),), ()),
    "een collega uit het team, drie dagen": (
        "geopend_niets_gedaan",
        tuple(keek(NEGEN + nr * DAG, betrokken="team") for nr in range(3)),
        (),
    ),
    "drie keer op één dag": (
        "geopend_niets_gedaan",
        tuple(keek(NEGEN + nr * UUR, betrokken="team") for nr in range(3)),
        (),
    ),
    "de buurt afstropen": ("veel_in_een_uur", tuple(snel(23)), ()),
    "afstropen over het hele uur heen": ("veel_in_een_uur", tuple(snel(23, vanaf=NEGEN + timedelta(minutes=50))), ()),
    "afstropen tijdens noodtoegang": (
        "veel_in_een_uur",
        tuple(replace(inzage, noodtoegang=True) for inzage in snel(23)),
        (),
    ),
    "aan deuren voelen": (
        "vaak_geweigerd",
        tuple(keek(NEGEN + nr * timedelta(minutes=5), waar=nr, geweigerd=True) for nr in range(6)),
        (),
    ),
    "steeds dezelfde deur": (
        "vaak_geweigerd",
        tuple(keek(NEGEN + nr * timedelta(minutes=5), geweigerd=True) for nr in range(6)),
        (),
    ),
    "noodtoegang als gewoonte": (
        "noodtoegang",
        (),
        tuple(Nood(1, dossier(nr), NEGEN + nr * 7 * DAG) for nr in range(3)),
    ),
    "na vervanging blijven kijken": (
        "geopend_niets_gedaan",
        (keek(vervangt=True), keek(NEGEN + 40 * DAG)),
        (),
    ),
    "op naam kijken in nood": ("zelfde_achternaam", (keek(zelfde_achternaam=True, noodtoegang=True),), ()),
}


@pytest.mark.parametrize("verhaal", GLUREN)
def test_elk_gluren_geeft_een_vlag(verhaal: str) -> None:
    soort, inzagen, noden = GLUREN[verhaal]
    gevonden = [vlag for vlag in vlaggen(*inzagen, noden=noden) if vlag.soort == soort and not vlag.te_verklaren]
    assert gevonden, verhaal
    for vlag in gevonden:
        assert vlag.reden.endswith(".")
        assert vlag.anders.startswith("Geen vlag ")


def test_wie_iets_doet_voor_of_na_het_kijken_krijgt_geen_vlag() -> None:
    for verschil in (-3 * DAG, -UUR, UUR, 3 * DAG):
        assert soorten(keek(), daden=(Daad(1, dossier(1), NEGEN + verschil),)) == []
    assert soorten(keek(), daden=(Daad(1, dossier(1), NEGEN + 4 * DAG),)) == ["geopend_niets_gedaan"]
    assert soorten(keek(), daden=(Daad(2, dossier(1), NEGEN),)) == ["geopend_niets_gedaan"], "een ander deed iets"


def test_wie_net_keek_krijgt_eerst_tijd_om_iets_te_doen() -> None:
    for wacht, verwacht in ((3 * DAG - timedelta(seconds=1), 0), (3 * DAG, 1)):
        assert len(beoordeel(Waarneming(NEGEN + wacht, (keek(),)), GEWOON)) == verwacht


def test_een_blad_opnieuw_laden_is_een_keer_kijken() -> None:
    ververst = [keek(NEGEN + nr * timedelta(minutes=10), betrokken="team") for nr in range(6)]
    assert soorten(*ververst) == []


def test_wie_zelf_aan_het_huishouden_werkt_mag_alleen_lezen() -> None:
    assert soorten(*[keek(NEGEN + nr * DAG, betrokken="zelf") for nr in range(20)]) == []


def test_vervanging_legt_een_opening_uit_maar_iemand_kijkt_nog() -> None:
    (vlag,) = vlaggen(keek(vervangt=True))
    assert vlag.te_verklaren
    assert "Vervangt een collega die er niet is" in vlag.reden


def test_veel_wordt_vergeleken_met_het_eigen_gewone_uur() -> None:
    """Wie altijd twintig dossiers in een uur ziet, zoals aan de telefoon, krijgt pas boven de zestig een vlag."""
    druk = [
        keek(NEGEN + dag * DAG + timedelta(minutes=2 * nr), waar=1000 * dag + nr, betrokken="zelf")
        for dag in range(1, 6)
        for nr in range(20)
    ]
    assert soorten(*druk) == []
    zelf = [replace(inzage, betrokken="zelf") for inzage in snel(50, vanaf=NEGEN + 10 * DAG)]
    assert soorten(*druk, *zelf) == []
    zelf = [replace(inzage, betrokken="zelf") for inzage in snel(59, vanaf=NEGEN + 10 * DAG)]
    teveel = [keek(NEGEN + 10 * DAG + timedelta(seconds=nr), waar=5000 + nr, betrokken="zelf") for nr in range(2)]
    (vlag,) = vlaggen(*druk, *zelf, *teveel)
    assert vlag.getallen == {"aantal": 61, "gewoon": 20, "grens": 60, "factor": 3, "minimum": 15}
    assert vlag.reden == "61 dossiers in een uur. Gewoon is 20 in een uur. Geen contact, geen taak, niets opgeschreven."


def test_precies_op_de_grens_is_geen_vlag() -> None:
    eigen = [replace(inzage, betrokken="zelf") for inzage in snel(16)]
    assert soorten(*eigen[:15]) == []
    assert soorten(*eigen) == ["veel_in_een_uur"]
    assert soorten(*[replace(i, ding="dossier:1") for i in eigen]) == [], "steeds hetzelfde dossier is niet veel"


def test_dezelfde_naam_vraagt_het_een_keer_per_maand() -> None:
    elke_dag = [keek(NEGEN + nr * DAG, zelfde_achternaam=True, betrokken="zelf") for nr in range(45)]
    assert [vlag.begin for vlag in vlaggen(*elke_dag)] == [NEGEN, NEGEN + 30 * DAG]


def gewone_maand(zaad: int) -> Waarneming:
    """Twelve workers in two teams, sixty households, twenty working days: own work, cover, meetings, namesakes."""
    kans = Random(zaad)  # noqa: S311
    namen = ["de Jong", "Jansen", "de Vries", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos"]
    namen += [f"naam{nr}" for nr in range(60)]
    heet = {wie: kans.choice(namen) for wie in range(12)}
    huizen = {nr: (nr % 12, kans.choice(namen)) for nr in range(60)}
    inzagen: list[Inzage] = []
    daden: list[Daad] = []
    for werkdag in range(20):
        ochtend = NEGEN + (werkdag // 5 * 7 + werkdag % 5) * DAG
        agenda = [kans.sample([nr for nr in huizen if nr % 2 == team], 4) for team in (0, 1)]
        for wie in range(12):
            eigen = [nr for nr, (regie, _) in huizen.items() if regie == wie]
            team = [nr for nr, (regie, _) in huizen.items() if regie % 2 == wie % 2 and regie != wie]
            vandaag = [(nr, "zelf") for nr in kans.sample(eigen, 3)]
            vandaag += [(nr, "team") for nr in kans.sample(team, kans.choice((0, 0, 1, 2)))]
            if werkdag % 5 == 2:  # the weekly meeting: everyone looks at the cases on the agenda
                vandaag += [(nr, "team") for nr in agenda[wie % 2] if nr in team]
            for nr, betrokken in vandaag:
                moment = ochtend + timedelta(minutes=kans.randrange(480))
                gelijk = heet[wie] == huizen[nr][1]
                inzagen.append(keek(moment, wie=wie, waar=nr, betrokken=betrokken, zelfde_achternaam=gelijk))
                if kans.random() < (0.7 if betrokken == "zelf" else 0.4):
                    daden.append(Daad(wie, dossier(nr), moment + timedelta(minutes=20)))
    return Waarneming(NEGEN + 40 * DAG, tuple(inzagen), tuple(daden))


def test_een_gewone_maand_geeft_weinig_loos_alarm() -> None:
    """docs/toezicht.md names these numbers."""
    alarm, geopend, namen = 0, 0, 0
    for zaad in range(10):
        maand = gewone_maand(zaad)
        signalen = beoordeel(maand, GEWOON)
        alarm, geopend = alarm + len(signalen), geopend + len(maand.inzagen)
        namen += sum(1 for s in signalen if s.soort == "zelfde_achternaam")
    gevonden = f"loos alarm: {alarm} vlaggen (waarvan {namen} op naam) bij {geopend} keer openen in tien maanden"
    assert (alarm, namen, geopend) == GEMETEN, gevonden
    assert alarm / geopend < 0.015, gevonden


GEMETEN = (105, 41, 10_580)

MOMENT = st.integers(0, 40 * 24 * 60).map(lambda minuten: NEGEN + timedelta(minutes=minuten))
INZAGE = st.builds(
    Inzage,
    st.integers(1, 3),
    MOMENT,
    st.integers(0, 30).map(str),
    st.none() | st.integers(0, 4).map(dossier),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["zelf", "team", "niet"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
WAAR = st.builds(
    Waarneming,
    MOMENT,
    st.lists(INZAGE, max_size=60).map(tuple),
    st.lists(st.builds(Daad, st.integers(1, 3), st.integers(0, 4).map(dossier), MOMENT), max_size=10).map(tuple),
    st.lists(st.builds(Nood, st.integers(1, 3), st.integers(0, 4).map(dossier), MOMENT), max_size=10).map(tuple),
)


@given(WAAR)
def test_elke_vlag_legt_zich_uit_en_de_volgorde_van_de_regels_doet_er_niet_toe(waar: Waarneming) -> None:
    signalen = beoordeel(waar, GEWOON)
    assert list(signalen) == sorted(signalen, key=lambda s: s.begin)
    for vlag in signalen:
        assert vlag.reden == zinnen.reden(vlag.soort, vlag.redenen, vlag.getallen)
        assert vlag.anders
        assert vlag.begin <= vlag.eind
        assert vlag.te_verklaren == ("vervangt" in vlag.redenen)


@given(WAAR)
def test_elke_gelijke_naam_of_gelijk_adres_is_gevlagd(waar: Waarneming) -> None:
    gevlagd = {(s.soort, s.medewerker, s.dossier) for s in beoordeel(waar, GEWOON)}
    for inzage in waar.inzagen:
        if inzage.dossier is not None and not inzage.geweigerd:
            for soort in ("zelfde_achternaam", "zelfde_adres"):
                assert not getattr(inzage, soort) or (soort, inzage.medewerker, inzage.dossier) in gevlagd


@given(WAAR, st.integers(1, 3), st.integers(0, 4), MOMENT)
def test_iets_doen_geeft_nooit_een_vlag_erbij(waar: Waarneming, wie: int, nr: int, moment: datetime) -> None:
    def loos(w: Waarneming) -> set[tuple[int, object]]:
        return {(s.medewerker, s.dossier) for s in beoordeel(w, GEWOON) if s.soort == "geopend_niets_gedaan"}

    met = replace(waar, daden=(*waar.daden, Daad(wie, dossier(nr), moment)))
    assert loos(met) <= loos(waar)


@given(WAAR)
def test_strenger_instellen_geeft_nooit_minder_veel_in_een_uur(waar: Waarneming) -> None:
    streng = Toezichtgegevens(toezicht=Toezicht(uur_minimum=3, uur_factor=1))

    def veel(gegevens: Toezichtgegevens) -> set[tuple[int, object]]:
        signalen = beoordeel(waar, gegevens)
        return {(s.medewerker, s.begin.date()) for s in signalen if s.soort == "veel_in_een_uur"}

    assert veel(GEWOON) <= veel(streng)


HIER = ZoneInfo("Europe/Amsterdam")


def vanaf(*klok: int, fold: int = 0) -> list[Inzage]:
    """Twelve dossiers in as many minutes; `fold=1` is the second time that hour comes by."""
    begin = datetime(*klok, tzinfo=HIER, fold=fold).astimezone(UTC)  # type: ignore[arg-type,misc]
    return [
        keek((begin + timedelta(minutes=nr)).astimezone(HIER), waar=100 * klok[3] + 50 * fold + nr) for nr in range(12)
    ]


def test_een_uur_is_een_uur_als_de_klok_vooruit_gaat() -> None:
    """Ten to two and five past three are fifteen minutes apart that night."""
    samen = [replace(i, betrokken="team") for i in (*vanaf(2027, 3, 28, 1, 45), *vanaf(2027, 3, 28, 3, 5))]
    assert "veel_in_een_uur" in soorten(*samen)
    assert "veel_in_een_uur" not in soorten(*samen[:12])


def test_een_uur_is_een_uur_als_de_klok_achteruit_gaat() -> None:
    """Half past two comes twice that night, an hour apart."""
    eerst, weer = vanaf(2026, 10, 25, 2, 30), vanaf(2026, 10, 25, 2, 30, fold=1)
    los = [replace(i, betrokken="team") for i in (*eerst, *weer)]
    assert "veel_in_een_uur" not in soorten(*los)
