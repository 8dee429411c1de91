"""De tekst onder een afdruk: Python en PostgreSQL schrijven haar hetzelfde, wat er ook in staat."""

from datetime import datetime
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.keten import Telling, _json, controleer, tijd
from tests.keren import keren
from tests.kern.ketenproef import Keten, operatie, regel

# PostgreSQL kent geen NUL en geen half teken van een paar; alles daarbuiten wel.
TEKENS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
TEKST = st.text(TEKENS)
VELD = st.one_of(st.none(), TEKST, st.integers(-(2**63), 2**63 - 1))
VAAK = settings(max_examples=keren(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LASTIG = ['"', "\\", "\b\f\n\r\t", "\x01\x1f\x7f\x80", "\u2028\u2029", "é", "e\u0301", "😀", "/", "x" * 70_000, ""]


def _in_postgres(baas: psycopg.Connection, velden: list[str | int | None]) -> str:
    stukken = ", ".join("%s::bigint" if isinstance(veld, int) else "%s::text" for veld in velden)
    rij = baas.execute(f"SELECT jsonb_build_array({stukken})::text".encode(), velden).fetchone()
    assert rij is not None
    return str(rij[0])


@VAAK
@given(velden=st.lists(VELD, min_size=1, max_size=8))
def test_de_tekst_is_in_beide_gelijk(keten: Keten, velden: list[str | int | None]) -> None:
    assert _in_postgres(keten.baas, velden) == _json(velden)


@pytest.mark.parametrize("tekst", LASTIG)
def test_lastige_tekens(keten: Keten, tekst: str) -> None:
    assert _in_postgres(keten.baas, [tekst, None, -1]) == _json([tekst, None, -1])


@VAAK
@given(moment=st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))  # noqa: DTZ001
def test_de_tijd_is_in_beide_gelijk(keten: Keten, moment: datetime) -> None:
    with keten.baas.transaction():
        keten.baas.execute("SET LOCAL TimeZone = 'UTC'")
        rij = keten.baas.execute(
            "SELECT %(m)s::timestamptz::text, "
            "to_char(%(m)s::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
            {"m": f"{moment.isoformat(timespec='microseconds')}+00"},
        ).fetchone()
    assert rij is not None
    assert tijd(rij[0]) == rij[1]


@st.composite
def operaties(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Arbitrary text in every text field that fits, arbitrary ids, none to four data subjects."""

    def tekst(lengte: int) -> str:
        return draw(st.text(TEKENS, max_size=lengte))

    dossier = draw(st.one_of(st.none(), st.uuids().map(str)))
    wie = [(tekst(16), tekst(20), tekst(64), dossier) for _ in range(draw(st.integers(0, 4)))]
    een = regel(betrokkenen=wie, dossier=dossier, object=tekst(80), handeling=tekst(80), verwerking=tekst(80))
    account = draw(st.one_of(st.none(), st.integers(0, 2**63 - 1)))
    return een, {"rollen": tekst(300), "adres": tekst(45), "route": tekst(80), "account": account}


@VAAK
@given(wat=operaties())
def test_wat_er_ook_wordt_geschreven_de_keten_klopt(keten: Keten, wat: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """What the function writes from any input is verified from the bare columns."""
    een, rest = wat
    with keten.verbind(rollen.APP) as app:
        app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(keten.stelsel_id, een, **rest)])
    with keten.verbind(rollen.ONDERHOUD) as onderhoud:
        assert list(controleer(onderhoud, Telling(), stelsel=keten.stelsel)) == []
