"""Elk feit over signalen en wachten heeft woorden op de tijdlijn, en die zeggen niets over de inhoud."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.overzichten import Moment
from keukentafel.doen.signalen import feiten as signaalfeiten
from keukentafel.doen.wachtlijst import feiten as wachtfeiten
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.werkplek.huishouden.punten_wachten import SOORTEN, zin

FEITEN: list[tuple[Feit, str]] = [
    (
        signaalfeiten.SignaalOntvangen(
            signaalsoort="huur", route="vroegsignalering", contact_uiterlijk=date(2026, 12, 4), spoed=True
        ),
        "Achterstand met de huur. Met spoed.",
    ),
    (
        signaalfeiten.SignaalAfgehandeld(uitkomst="geweigerd", op_tijd=True, gesloten=True),
        "De inwoner wil geen hulp. De vraag is gesloten.",
    ),
    (signaalfeiten.SignaalGeprobeerd(hoe="niet_opgenomen", keer=1), "Er nam niemand op."),
    (signaalfeiten.SignaalTeruggemeld(terug="contact", overlegd=False), "Er is contact geweest."),
    (wachtfeiten.WachtenBegonnen(reden="geen_plek", voorrang=2), "Geen plek bij het team."),
    (wachtfeiten.WachtcontactGedaan(bereikt=True, veilig="nee", op_tijd=True), "Het is niet veilig."),
    (wachtfeiten.WachtcontactGedaan(bereikt=True, veilig="niet_gevraagd", op_tijd=True), "Gesproken."),
    (wachtfeiten.WachtcontactGedaan(bereikt=False, veilig="niet_gevraagd", op_tijd=False), "Niet bereikt."),
    (wachtfeiten.WachtenOnveilig(veilig="nee"), ""),
    (wachtfeiten.WachtplekGewijzigd(van=2, voorrang=1, ander_contact=False), "Voorrang: eerst."),
    (wachtfeiten.WachtplekGewijzigd(van=2, voorrang=2, ander_contact=True), "Iemand anders houdt contact."),
    (wachtfeiten.WachtenBeeindigd(einde="elders", dagen=1), "Ergens anders geholpen. Na 1 dag."),
]


@pytest.mark.parametrize(("feit", "woorden"), FEITEN)
def test_elk_feit_heeft_woorden(feit: Feit, woorden: str) -> None:
    moment = Moment(
        soort=feit.soort, moment=timezone.now(), door="Sanne", vraag=None, gegevens=feit.model_dump(mode="json")
    )
    assert feit.soort in SOORTEN
    assert zin(moment) == woorden


def test_elk_soort_feit_staat_op_de_tijdlijn_en_de_database_schrijft_hetzelfde_woord() -> None:
    soorten = {
        klasse.soort
        for kamer in (signaalfeiten, wachtfeiten)
        for klasse in vars(kamer).values()
        if isinstance(klasse, type) and issubclass(klasse, Feit) and klasse is not Feit
    }
    assert soorten == set(SOORTEN)
    sql = (Path(wachtfeiten.__file__).parents[1] / "sql" / "0006_signalen.sql").read_text(encoding="utf-8")
    assert set(re.findall(r"'(wachten_\w+)', 1", sql)) == {wachtfeiten.WachtenBeeindigd.soort}
