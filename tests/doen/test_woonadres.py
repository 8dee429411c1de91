"""Het gewone adres van een huishouden: wie het wijzigt, wat er niet mag, en dat een geheim adres geheim blijft."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.adres import (
    AdresIsGeheim,
    AndereWijk,
    adresfouten,
    merk_van_adres,
    teams_van_de_wijk,
    wijzig_adres,
)
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.regie.models import Deelname
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.versie import Verouderd
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.delen import ogen, scherm_af
from tests.doen.regie import aanvaard, bied, opgenomen
from tests.doen.regie import huis as regiehuis
from tests.doen.samen import huis, voeg_samen
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker

NIEUW = AdresOpgave(postcode="1355CD", huisnummer=7, toevoeging="b", straat="Lijsterhof")
DEZE, ANDERE = "WK003402", "WK003406"
"""Een wijk van Sannes team, en een van het team van Bilal."""


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def wijk(groep: Groep, code: str) -> Gebied:
    return Gebied.objects.get(stelsel=groep.stelsel, code=code)


def nu_in(dossier: Dossier) -> Dossier:
    with word(rollen.ONDERHOUD):
        return Dossier.objects.select_related("team").get(pk=dossier.pk)


def wijzig(wie: Medewerker, dossier: Dossier, adres: AdresOpgave = NIEUW, **anders: Any) -> bool:
    gezien = anders.pop("gezien", None) or merk_van_adres(nu_in(dossier))
    with ogen(wie) as ik:
        nu = timezone.now()
        return wijzig_adres(
            dossiers=zicht.schrijfdossiers(ik, nu), dossier_id=dossier.pk, adres=adres, gebied=anders.get("gebied"),
            gezien=gezien, medewerker=wie, nu=nu,
        )  # fmt: skip


def feiten(dossier: Dossier) -> list[Gebeurtenis]:
    with word(rollen.EIGENAAR):
        return list(Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossieradres_gewijzigd"))


def test_het_gezin_verhuist_en_de_gebeurtenis_zegt_niet_waarheen(groep: Groep) -> None:
    dossier = huis(groep)
    assert wijzig(groep.sanne, dossier, gebied=wijk(groep, DEZE))
    na = nu_in(dossier)
    assert (na.straat, na.huisnummer, na.toevoeging, na.postcode) == ("Lijsterhof", 7, "b", "1355CD")
    assert (na.gebied_id, na.team_id, na.versie) == (wijk(groep, DEZE).pk, dossier.team_id, dossier.versie + 1)
    (feit,) = feiten(dossier)
    assert feit.gegevens == {"velden": ["straat", "huisnummer", "toevoeging", "postcode", "gebied"]}
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        for tabel in ("kern_gebeurtenis", "kern_logregel", "kern_verwerking"):
            cursor.execute(f"SELECT count(*) FROM {tabel} r WHERE r::text ~ 'Lijsterhof|1355CD|{DEZE}'")  # noqa: S608
            assert cursor.fetchone()[0] == 0, tabel


def test_hetzelfde_nog_een_keer_verandert_niets(groep: Groep) -> None:
    """Ook niet als de tweede klik nog het merk van ervoor heeft."""
    dossier = huis(groep)
    gezien = merk_van_adres(nu_in(dossier))
    assert wijzig(groep.sanne, dossier, gezien=gezien)
    assert not wijzig(groep.sanne, dossier, gezien=gezien)
    assert (len(feiten(dossier)), nu_in(dossier).versie) == (1, dossier.versie + 1)


def test_wie_te_laat_is_overschrijft_niets(groep: Groep) -> None:
    dossier = huis(groep)
    gezien = merk_van_adres(nu_in(dossier))
    wijzig(groep.sanne, dossier)
    with pytest.raises(Verouderd) as fout:
        wijzig(groep.marieke, dossier, AdresOpgave("1357AA", 3, "", "Merelhof"), gezien=gezien)
    assert fout.value.nu.straat == "Lijsterhof"  # type: ignore[attr-defined]
    assert nu_in(dossier).straat == "Lijsterhof"
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=dossier.pk).update(versie=9, naam="Anders")
    assert wijzig(groep.marieke, dossier, AdresOpgave("1357AA", 3, "", "Merelhof")), "een andere wijziging telt niet"


def test_wie_er_niet_schrijft_wijzigt_niets(groep: Groep) -> None:
    dossier = huis(groep)
    for wie in (groep.bilal, groep.fatma, groep.joris):
        with pytest.raises(Dossier.DoesNotExist):
            wijzig(wie, dossier)
    opgegaan = huis(groep)
    voeg_samen(groep.sanne, dossier, opgegaan)
    with pytest.raises(Dossier.DoesNotExist):
        wijzig(groep.sanne, opgegaan)
    assert nu_in(dossier).straat == nu_in(opgegaan).straat == "Molenstraat"


def test_een_geheim_adres_gaat_hier_niet_langs_en_niets_van_wat_getypt_is_blijft(groep: Groep) -> None:
    """Ook als het geheim werd nadat het blad openging; en is het daarna vrij, dan geldt het oude merk niet meer."""
    dossier = huis(groep)
    gezien = merk_van_adres(nu_in(dossier))
    scherm_af(groep, dossier)
    for wie in (groep.sanne, groep.marieke):
        with pytest.raises(AdresIsGeheim):
            wijzig(wie, dossier, gezien=gezien, gebied=wijk(groep, DEZE))
    na = nu_in(dossier)
    assert (na.straat, na.postcode, na.huisnummer, na.toevoeging, na.gebied_id) == ("", "", None, "", None)
    assert not feiten(dossier)


def test_een_rol_voor_een_wijk_zet_het_dossier_niet_buiten_haar_eigen_werk(groep: Groep) -> None:
    """Met het slot van de database, en met alleen dat van de toepassing."""
    dossier, eigen = huis(groep), wijk(groep, "WK003401")
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=dossier.pk).update(gebied=eigen)
    els = medewerker(groep.stelsel, "els", "Els Wijk", "vrijwilliger", groep.team)
    geef_rol(els, "wijkwerker", groep.team, gebied=eigen)
    assert wijzig(els, dossier, gebied=eigen)
    ander = AdresOpgave("1357AA", 3, "", "Merelhof")
    for rol in (rollen.APP, rollen.EIGENAAR):
        with pytest.raises(AndereWijk), word(rol):
            wijzig(els, dossier, ander, gebied=wijk(groep, DEZE))
    assert nu_in(dossier).straat == "Lijsterhof"


def test_wie_op_naam_meewerkt_wijzigt_het_adres_ook(db: None) -> None:
    h = regiehuis()
    opgenomen(h, h.sanne)
    aanvaard(bied(h, h.sanne, "ondersteunen"), h.bilal)
    with word(rollen.ONDERHOUD):
        assert Deelname.objects.filter(dossier_id=h.dossier, medewerker=h.bilal, tot=None).exists()
        dossier = Dossier.objects.get(pk=h.dossier)
    assert wijzig(h.bilal, dossier)
    assert nu_in(dossier).straat == "Lijsterhof"


@pytest.mark.parametrize(
    ("adres", "veld"),
    [
        (AdresOpgave(straat="x" * 300), "straat"), (AdresOpgave(straat="Hof", toevoeging="x" * 11), "straat"),
        (AdresOpgave(postcode="1355 cd"), "postcode"), (AdresOpgave(postcode="0355CD"), "postcode"),
        (AdresOpgave(postcode="1355CD", huisnummer=0), "huisnummer"),
        (AdresOpgave(postcode="1355CD", huisnummer=100_000), "huisnummer"),
        (AdresOpgave(postcode="1355CD", huisnummer=-3), "huisnummer"), (AdresOpgave(huisnummer=3), "straat"),
    ],
)  # fmt: skip
def test_wat_geen_adres_is_komt_er_niet_in(groep: Groep, adres: AdresOpgave, veld: str) -> None:
    dossier = huis(groep)
    with pytest.raises(ValidationError) as fout:
        wijzig(groep.sanne, dossier, adres)
    assert [*fout.value.message_dict] == [veld]
    assert nu_in(dossier).straat == "Molenstraat"


def test_een_wijk_van_een_ander_stelsel_of_een_andere_gemeente_kan_niet(groep: Groep) -> None:
    dossier, ander = huis(groep), stad("groningen")
    with word(rollen.EIGENAAR):
        vreemd = Gebied.objects.filter(stelsel=ander.stelsel)[0]
    with pytest.raises(ValidationError) as fout:
        wijzig(groep.sanne, dossier, gebied=vreemd)
    assert [*fout.value.message_dict] == ["gebied"]


def test_iemand_zonder_huis_heeft_geen_adres(groep: Groep) -> None:
    dossier = huis(groep)
    assert wijzig(groep.sanne, dossier, AdresOpgave())
    assert (nu_in(dossier).straat, nu_in(dossier).huisnummer) == ("", None)


def test_wie_er_in_de_nieuwe_wijk_werkt_zegt_de_inrichting(groep: Groep) -> None:
    """Het dossier verhuist nooit vanzelf; een team zonder wijken werkt overal."""
    dossier, vandaag = huis(groep), timezone.localdate()
    assert teams_van_de_wijk(nu_in(dossier), vandaag) == [], "zonder wijk valt er niets te zeggen"
    wijzig(groep.sanne, dossier, gebied=wijk(groep, DEZE))
    assert teams_van_de_wijk(nu_in(dossier), vandaag) == []
    wijzig(groep.sanne, dossier, gebied=wijk(groep, ANDERE))
    with word(rollen.ONDERHOUD):
        assert teams_van_de_wijk(nu_in(dossier), vandaag) == [groep.ander_team]
        assert teams_van_de_wijk(nu_in(dossier), vandaag - timedelta(days=365 * 40)) == []
    assert nu_in(dossier).team_id == groep.team.pk


LETTERS = st.text(alphabet="aAéIJ 'ß\u00df0-9.", max_size=130)


@given(
    straat=LETTERS, toevoeging=st.text(alphabet="ab1 ", max_size=12),
    huisnummer=st.none() | st.integers(-5, 200_000),
    postcode=st.sampled_from(["", "1355CD", "1355", "9999ZZ", "0000AA"]),
)  # fmt: skip
def test_wat_de_regel_goedvindt_past_in_de_tabel(
    straat: str, toevoeging: str, huisnummer: int | None, postcode: str
) -> None:
    """En wat zij niet goedvindt, noemt zij bij een veld."""
    fouten = adresfouten(AdresOpgave(postcode, huisnummer, toevoeging, straat), None, Dossier())
    assert set(fouten) <= {"straat", "postcode", "huisnummer"}
    if not fouten:
        assert len(straat.strip()) <= 120
        assert len(toevoeging.strip()) <= 10
        assert huisnummer is None or 1 <= huisnummer <= 99_999
        assert postcode in ("", "1355CD", "9999ZZ")
