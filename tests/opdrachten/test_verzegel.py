"""`keukentafel verzegel`: na een nieuw geheim staan de nummers onder het nieuwe, ook na een klap halverwege."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from pytest_django import Settings

from keukentafel.doen.dossier.bsn import DOEL, bsnvelden
from keukentafel.doen.dossier.verzegelen import STAP
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.toegang.versleutelen import ontsleutel, versleutel
from keukentafel.kern.toegang.zegel import bsnzegels
from tests import proefdatabase

OUD, NIEUW, ANDER = "oud-geheim-" + "o" * 40, "nieuw-geheim-" + "n" * 40, "ander-geheim-" + "a" * 40
EEN, TWEE = "999900006", "999900018"
OPDRACHT = [sys.executable, "-m", "keukentafel.project.opdrachten", "verzegel"]
SLOT = 4711
PERSOON = """
INSERT INTO doen_persoon (id, stelsel_id, team_id, voornaam, tussenvoegsel, achternaam, zoeknaam, klanken, telefoon,
  geslacht, versie, bsn, bsn_zegel) VALUES (%s, %s, 1, 'Truus', '', 'Bos', 'bos', '{}', '', '', 1, %s, %s)
"""
ACCOUNT = """
INSERT INTO kern_account (username, password, first_name, last_name, email, is_active, is_staff, is_superuser,
  date_joined, sessiezegel) VALUES ('sanne', '', '', '', '', true, false, false, now(), gen_random_uuid()) RETURNING id
"""
STAP_RIJ = "INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES (%s, %s, %s, now())"
STAAT_STIL = "SELECT count(*) > 0 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"
NIEMAND_MEER = (
    "SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
)


class Huis:
    """Een database met een stelsel, wie er een nummer heeft, en de omgeving van de opdracht."""

    def __init__(self, cluster: Cluster, naam: str, settings: Settings) -> None:
        """Het stelsel staat er; er is nog niemand."""
        self.baas = psycopg.connect(cluster.url("postgres", naam), autocommit=True)
        self.baas.execute("SET session_replication_role = replica")  # een persoon zonder team eromheen
        rij = self.baas.execute("INSERT INTO kern_stelsel (naam, titel) VALUES ('gouda', 'Gouda') RETURNING id")
        self.stelsel: int = (rij.fetchone() or (0,))[0]
        self.omgeving = proefdatabase.omgeving(cluster, naam)
        self.settings = settings

    def met(self, geheim: str, *vorige: str) -> None:
        """De webserver draait nu met dit geheim."""
        self.settings.SECRET_KEY, self.settings.SECRET_KEY_FALLBACKS = geheim, list(vorige)

    def bewaar(self, nummer: str, *wie: int) -> None:
        """Deze personen hebben dit nummer, onder het geheim van nu."""
        for een in wie:
            velden = bsnvelden(self.stelsel, nummer)
            self.baas.execute(PERSOON, [UUID(int=een), self.stelsel, velden["bsn"], velden["bsn_zegel"]])

    def gevonden(self, nummer: str) -> int:
        """Hoeveel personen op het zegel van dit nummer te vinden zijn, en het nummer ook echt dragen."""
        zegels = list(bsnzegels(stelsel_id=self.stelsel, bsn=nummer))
        rijen = self.baas.execute("SELECT bsn FROM doen_persoon WHERE bsn_zegel = ANY (%s)", [zegels]).fetchall()
        assert all(ontsleutel(bsn, DOEL) == nummer for (bsn,) in rijen)
        return len(rijen)

    def verzegel(self, *woorden: str, **geheimen: str) -> subprocess.CompletedProcess[str]:
        """De opdracht, met deze omgeving."""
        return subprocess.run(
            [*OPDRACHT, *woorden], env=self.omgeving | geheimen, capture_output=True, text=True, check=False
        )


GEEN_STAP = "Tweede stappen: 0 opnieuw verzegeld, 0 waren al goed.\n"
BEIDE = {"KEUKENTAFEL_GEHEIM": NIEUW, "KEUKENTAFEL_GEHEIM_VORIG": OUD}


@pytest.fixture
def huis(proefcluster: Cluster, settings: Settings) -> Iterator[Huis]:
    naam = proefdatabase.maak_database(proefcluster, "opdracht")
    huis = Huis(proefcluster, naam, settings)
    huis.met(OUD)
    yield huis
    huis.baas.close()
    proefdatabase.gooi_weg(proefcluster, naam)


def test_van_het_oude_geheim_naar_het_nieuwe(huis: Huis) -> None:
    huis.bewaar(EEN, 1, 2)
    huis.met(NIEUW, OUD)
    huis.bewaar(TWEE, 3)  # kwam er na de wissel bij
    assert (huis.gevonden(EEN), huis.gevonden(TWEE)) == (2, 1), "tijdens de wissel onder beide te vinden"

    klaar = huis.verzegel(**BEIDE)
    assert (klaar.returncode, klaar.stdout) == (0, "gouda: 2 opnieuw verzegeld, 1 waren al goed.\n" + GEEN_STAP), (
        klaar.stderr
    )
    huis.met(NIEUW)
    assert (huis.gevonden(EEN), huis.gevonden(TWEE)) == (2, 1), "met het nieuwe geheim alleen"
    huis.met(OUD)
    assert huis.gevonden(EEN) == 0

    nog_eens = huis.verzegel("--json", **BEIDE)
    telling = {"stelsel": "gouda", "opnieuw": 0, "al_goed": 3, "onleesbaar": 0, "bezet": 0}
    assert json.loads(nog_eens.stdout.splitlines()[0]) == telling, nog_eens.stderr
    gelogd = huis.baas.execute("SELECT handeling, rollen, aantal FROM kern_logregel ORDER BY nr").fetchall()
    stap = ("tweede_stap_verzegeld", "systeem", 0)
    assert gelogd == [("bsn_verzegeld", "systeem", 2), stap, ("bsn_verzegeld", "systeem", 0), stap]
    assert not any(woord in klaar.stdout + klaar.stderr for woord in (EEN, TWEE, "Truus", "Bos", OUD, NIEUW))


def test_wie_met_een_tweede_stap_inlogt_merkt_niets_van_een_nieuw_geheim(huis: Huis) -> None:
    """Zonder dit stond iedereen buiten zodra het vorige geheim weg is."""
    account = huis.baas.execute(ACCOUNT).fetchone()
    for soort, veld in (("totp", "secret"), ("recovery_codes", "seed")):
        data = json.dumps({veld: versleutel("JBSWY3DPEHPK3PXP"), "tel": 7})
        huis.baas.execute(STAP_RIJ, [account and account[0], soort, data])
    huis.met(NIEUW)
    assert huis.verzegel(KEUKENTAFEL_GEHEIM=NIEUW).returncode == 3, "zonder het vorige geheim verandert er niets"
    klaar = huis.verzegel(**BEIDE)
    assert klaar.stdout.endswith("Tweede stappen: 2 opnieuw verzegeld, 0 waren al goed.\n"), klaar.stderr
    rijen = huis.baas.execute("SELECT coalesce(data->>'secret', data->>'seed'), data->>'tel' FROM mfa_authenticator")
    assert [(ontsleutel(sleutel), tel) for sleutel, tel in rijen.fetchall()] == [("JBSWY3DPEHPK3PXP", "7")] * 2
    assert huis.verzegel(KEUKENTAFEL_GEHEIM=NIEUW).stdout.endswith("0 opnieuw verzegeld, 2 waren al goed.\n")


@pytest.mark.parametrize(
    ("geheimen", "zin"),
    [
        ({"KEUKENTAFEL_GEHEIM": NIEUW}, "1 nummer is niet te lezen: KEUKENTAFEL_GEHEIM_VORIG is niet gezet."),
        (BEIDE | {"KEUKENTAFEL_GEHEIM_VORIG": ANDER}, "KEUKENTAFEL_GEHEIM_VORIG is niet het geheim"),
        (BEIDE | {"KEUKENTAFEL_GEHEIM": OUD}, "zijn gelijk"),
        (BEIDE | {"KEUKENTAFEL_GEHEIM": "kort"}, "korter dan 32 tekens"),
    ],
)
def test_een_geheim_dat_ontbreekt_of_niet_klopt(huis: Huis, geheimen: dict[str, str], zin: str) -> None:
    huis.bewaar(EEN, 1)
    voor = huis.baas.execute("SELECT bsn, bsn_zegel FROM doen_persoon").fetchall()
    klaar = huis.verzegel(**geheimen)
    assert klaar.returncode == 3
    assert zin in klaar.stderr
    assert "Traceback" not in klaar.stderr
    assert huis.baas.execute("SELECT bsn, bsn_zegel FROM doen_persoon").fetchall() == voor


def test_zonder_geheim_maakt_de_opdracht_er_geen(huis: Huis, proefcluster: Cluster) -> None:
    """Anders kwamen de nummers onder een geheim dat de webserver niet heeft."""
    leeg = proefcluster.data / f"leeg-{os.getpid()}"
    leeg.mkdir()
    try:
        klaar = huis.verzegel(KEUKENTAFEL_DATA=str(leeg), KEUKENTAFEL_GEHEIM="", KEUKENTAFEL_GEHEIM_VORIG=OUD)
        assert (klaar.returncode, "dezelfde omgeving" in klaar.stderr) == (3, True), klaar.stderr
        assert not (leeg / "geheim").exists()
    finally:
        leeg.rmdir()


def test_als_het_vorige_geheim_al_weg_kon_is_alles_goed(huis: Huis) -> None:
    huis.met(NIEUW)
    huis.bewaar(EEN, 1)
    klaar = huis.verzegel(KEUKENTAFEL_GEHEIM=NIEUW)
    assert (klaar.returncode, klaar.stdout) == (0, "gouda: 0 opnieuw verzegeld, 1 waren al goed.\n" + GEEN_STAP)


def test_wie_net_wordt_gewijzigd_komt_de_volgende_keer(huis: Huis) -> None:
    huis.bewaar(EEN, 1, 2)
    with huis.baas.transaction():
        huis.baas.execute("SELECT FROM doen_persoon WHERE id = %s FOR UPDATE", [UUID(int=2)])
        klaar = huis.verzegel(**BEIDE)
    assert klaar.returncode == 3
    assert "gouda: 1 opnieuw verzegeld, 0 waren al goed." in klaar.stdout
    assert "1 nummer is overgeslagen" in klaar.stderr
    assert huis.verzegel(**BEIDE).returncode == 0
    huis.met(NIEUW)
    assert huis.gevonden(EEN) == 2


def test_een_klap_halverwege_laat_staan_wat_klaar_was(huis: Huis) -> None:
    wie, laatste = range(1, STAP + 21), UUID(int=STAP + 20)
    huis.bewaar(EEN, *wie)
    huis.baas.execute("SET session_replication_role = origin")
    huis.baas.execute(
        "CREATE FUNCTION hier_stopt_het() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN PERFORM pg_advisory_xact_lock({SLOT}); RETURN NEW; END$$"
    )
    huis.baas.execute(
        "CREATE TRIGGER hier BEFORE UPDATE ON doen_persoon FOR EACH ROW "
        f"WHEN (OLD.id = '{laatste}') EXECUTE FUNCTION hier_stopt_het()"
    )
    huis.baas.execute("SELECT pg_advisory_lock(%s)", [SLOT])
    loopt = subprocess.Popen(
        OPDRACHT, env=huis.omgeving | BEIDE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    _wacht(huis, STAAT_STIL, "de opdracht kwam niet bij de tweede stap")
    os.killpg(loopt.pid, signal.SIGKILL)
    loopt.wait()
    huis.baas.execute("SELECT pg_advisory_unlock(%s)", [SLOT])
    _wacht(huis, NIEMAND_MEER, "de verbinding van de gedode opdracht bleef")
    huis.met(NIEUW)
    half = huis.gevonden(EEN)
    huis.met(NIEUW, OUD)
    assert (half, huis.gevonden(EEN)) == (STAP, STAP + 20), "de eerste stap staat, van de tweede is niets half gedaan"

    klaar = huis.verzegel(**BEIDE)
    assert klaar.stdout == f"gouda: 20 opnieuw verzegeld, {STAP} waren al goed.\n" + GEEN_STAP, klaar.stderr
    huis.met(NIEUW)
    assert huis.gevonden(EEN) == STAP + 20


def _wacht(huis: Huis, vraag: str, anders: str) -> None:
    einde = time.monotonic() + 120
    while huis.baas.execute(vraag).fetchone() != (True,):
        assert time.monotonic() < einde, anders
        time.sleep(0.05)
