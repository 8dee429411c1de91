"""Een signaal van een partner: contact op tijd, weigeren mag, en de partner hoort nooit inhoud."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.signalen.models import Signaal
from keukentafel.inrichting.laden import laad, namen, uit_dict
from keukentafel.regels.signalen import (
    SignaalCode,
    Uitkomst,
    contact_uiterlijk,
    gevolg_van,
    heeft_spoed,
    is_veiligheid,
    terug_uiterlijk,
    terugmelding,
    vraagt_eerst,
)
from keukentafel.regels.termijnen.kalender import Kalender

HEERLEN = laad("heerlen")
VRIJDAG = date(2026, 11, 20)
CODES = st.sampled_from(get_args(SignaalCode))
DAGEN = st.dates(date(2024, 1, 1), date(2028, 12, 31))
KENMERKEN = st.dictionaries(
    st.sampled_from(["acuut_veiligheidsrisico", "kind_in_gevaar", "dreigende_escalatie", "medewerking"]), st.booleans()
)


def test_het_model_en_de_regel_kennen_dezelfde_soorten() -> None:
    assert set(Signaal.Soort.values) == set(get_args(SignaalCode))
    assert set(Signaal.Uitkomst.values) == set(get_args(Uitkomst))


@pytest.mark.parametrize("naam", namen())
def test_elke_inrichting_noemt_elke_soort_met_grondslag_en_bron(naam: str) -> None:
    inrichting = laad(naam)
    assert set(inrichting.signalen) == set(get_args(SignaalCode))
    assert all(soort.grondslag and soort.niet_vragen and soort.bron for soort in inrichting.signalen.values())


def test_ontruiming_is_drie_werkdagen_over_het_weekend_heen() -> None:
    termijn = contact_uiterlijk("ontruiming", VRIJDAG, {}, HEERLEN)
    assert termijn.uiterlijk == date(2026, 11, 25)
    assert termijn.reden == "Contact binnen 3 werkdagen: dreigende ontruiming."
    assert "Wgs art. 4 lid 2" in termijn.bron


def test_kerst_telt_niet_mee() -> None:
    assert contact_uiterlijk("veilig_thuis", date(2026, 12, 24), {}, HEERLEN).uiterlijk == date(2026, 12, 28)


def test_gevaar_is_dezelfde_dag_ook_op_zaterdag() -> None:
    zaterdag = VRIJDAG + timedelta(days=1)
    termijn = contact_uiterlijk("huur", zaterdag, {"acuut_veiligheidsrisico": True}, HEERLEN)
    assert (termijn.uiterlijk, termijn.reden) == (zaterdag, "Contact dezelfde dag, want er is nu direct gevaar.")


def test_een_huurachterstand_waar_ontruiming_dreigt_wacht_geen_tien_dagen() -> None:
    gewoon = contact_uiterlijk("huur", VRIJDAG, {}, HEERLEN)
    dreigt = contact_uiterlijk("huur", VRIJDAG, {"dreigende_escalatie": True}, HEERLEN)
    assert (gewoon.uiterlijk, dreigt.uiterlijk) == (date(2026, 12, 4), date(2026, 11, 25))
    assert "dreigt ontruiming" in dreigt.reden


@given(CODES, DAGEN, KENMERKEN)
def test_contact_is_nooit_voor_ontvangst_en_meer_gevaar_is_nooit_later(
    soort: str, dag: date, kenmerken: dict[str, bool]
) -> None:
    termijn = contact_uiterlijk(soort, dag, kenmerken, HEERLEN)
    assert termijn.uiterlijk >= dag
    assert termijn.reden
    assert termijn.bron
    for gevaar in ("acuut_veiligheidsrisico", "kind_in_gevaar", "dreigende_escalatie"):
        assert contact_uiterlijk(soort, dag, kenmerken | {gevaar: True}, HEERLEN).uiterlijk <= termijn.uiterlijk
    assert termijn.uiterlijk == dag or Kalender(HEERLEN.feestdagen).is_werkdag(termijn.uiterlijk)


@given(CODES, KENMERKEN)
def test_wie_weigert_wordt_met_rust_gelaten_behalve_bij_gevaar(soort: str, kenmerken: dict[str, bool]) -> None:
    gevolg = gevolg_van("geweigerd", soort, kenmerken, HEERLEN)
    gevaar = kenmerken.get("acuut_veiligheidsrisico") or kenmerken.get("kind_in_gevaar")
    assert gevolg.sluit == (not gevaar and HEERLEN.signalen[soort].weigeren_sluit)  # type: ignore[index]
    assert bool(gevolg.reden) != gevolg.sluit
    assert gevolg_van("niet_bereikt", soort, kenmerken, HEERLEN) == gevolg
    assert gevolg_van("niet_nodig", soort, kenmerken, HEERLEN).sluit
    assert not gevolg_van("contact", soort, kenmerken, HEERLEN).sluit


def test_weigeren_bij_een_kind_in_gevaar_zegt_waarom_het_open_blijft() -> None:
    assert gevolg_van("geweigerd", "huur", {"kind_in_gevaar": True}, HEERLEN).reden == (
        "De vraag blijft open, want er is een kind in gevaar."
    )
    assert "veiligheid" in gevolg_van("geweigerd", "veilig_thuis", {}, HEERLEN).reden


@pytest.mark.parametrize(
    ("uitkomst", "mag"),
    [
        ("", ("ontvangen",)),
        ("contact", ("contact", "ontvangen")),
        ("geweigerd", ("contact", "ontvangen")),
        ("niet_nodig", ("contact", "ontvangen")),
        ("niet_bereikt", ("geen_contact", "ontvangen")),
    ],
)
def test_de_partner_hoort_nooit_dat_iemand_weigert(uitkomst: str, mag: tuple[str, ...]) -> None:
    assert terugmelding(uitkomst) == mag
    assert set(mag) <= set(Signaal.Terug.values)


@given(CODES, KENMERKEN, st.booleans())
def test_bij_een_geheim_adres_of_gevaar_wordt_er_eerst_overlegd(
    soort: str, kenmerken: dict[str, bool], geheim: bool
) -> None:
    waarom = vraagt_eerst(soort, kenmerken, HEERLEN, adres_geheim=geheim)
    assert bool(waarom) == (geheim or is_veiligheid(soort, kenmerken, HEERLEN))


def test_de_routes_van_veiligheid_zijn_dringend_waar_de_inrichting_dat_zegt() -> None:
    assert {code for code in get_args(SignaalCode) if heeft_spoed(code, HEERLEN)} == {
        "ontruiming", "veilig_thuis", "rechter",
    }  # fmt: skip


def test_de_partner_hoort_iets_binnen_de_werkdagen_van_de_inrichting() -> None:
    assert terug_uiterlijk("ontruiming", VRIJDAG, HEERLEN) == date(2026, 11, 24)
    stil = _met("huur", terug_werkdagen=None)
    assert terug_uiterlijk("huur", VRIJDAG, stil) is None


def test_een_gemeente_verandert_een_getal_en_houdt_de_rest() -> None:
    anders = _met("huur", contact_werkdagen=3)
    assert contact_uiterlijk("huur", VRIJDAG, {}, anders).uiterlijk == date(2026, 11, 25)
    assert anders.signalen["huur"].grondslag == HEERLEN.signalen["huur"].grondslag


def test_een_versie_van_voor_de_signalen_blijft_leesbaar() -> None:
    inhoud = HEERLEN.model_dump(mode="json")
    del inhoud["signalen"], inhoud["wachtlijst"]
    oud = uit_dict(inhoud)
    assert oud.signaalcodes() == ("anders",)
    assert contact_uiterlijk("huur", VRIJDAG, {}, oud).uiterlijk == date(2026, 11, 27)


def _met(soort: str, **anders: Any) -> Any:
    inhoud = HEERLEN.model_dump(mode="json")
    inhoud["signalen"][soort] |= anders
    return uit_dict(inhoud)
