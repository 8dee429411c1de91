"""De signalen en de wachtlijst van de demo, langs de gewone handelingen. Nog eens laden verandert niets."""

import tomllib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar
from keukentafel.doen.regie.signaal import leg_uitkomst_vast
from keukentafel.doen.signalen.aannemen import Signaalopgave
from keukentafel.doen.signalen.acties import EerstOverleggen, meld_terug
from keukentafel.doen.wachtlijst.acties import Contactopgave, Wachtopgave, leg_contact_vast, zet_op_lijst
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.regelen.medewerkers.models import Medewerker


def verhaal() -> dict[str, Any]:
    """De vragen met een signaal, en wie er wacht."""
    return tomllib.loads((Path(__file__).parent / "signalen.toml").read_text(encoding="utf-8"))


def signaal_uit(rij: dict[str, Any]) -> Signaalopgave | None:
    """De afzender van een signaal, of None als de rij een gewone vraag is."""
    if "signaal" not in rij:
        return None
    signaal = rij["signaal"]
    return Signaalopgave(soort=signaal["soort"], bron_naam=rij["melder"][0], bron_kenmerk=signaal["kenmerk"])


def handel_af(sanne: Medewerker, rij: dict[str, Any], vraag_id: UUID, toen: datetime, nu: datetime) -> None:
    """Wat Sanne met een signaal deed; ligt het bij een ander team, dan blijft het daar open."""
    if "uitkomst" not in rij:
        return
    dan = tijden.daarna(toen, nu, dagen=rij["uitkomst"]["na_dagen"], minuten=200)
    with als_medewerker(sanne.pk), suppress(Vraag.DoesNotExist, AlOpgenomen, AlGesloten, EerstOverleggen):
        leg_uitkomst_vast(vraag_id=vraag_id, uitkomst=rij["uitkomst"]["wat"], medewerker=sanne, nu=dan)
        if "terug" in rij:
            straks = tijden.daarna(dan, nu, minuten=60)
            meld_terug(vraag_id=vraag_id, terug=rij["terug"], overlegd=True, medewerker=sanne, nu=straks)


def laad_wachtlijst(sanne: Medewerker, nu: datetime) -> None:
    """Zet vragen van Sannes team op de wachtlijst, met haar als contact."""
    with als_medewerker(sanne.pk):
        if Wachtplek.objects.filter(stelsel_id=sanne.stelsel_id).exists():
            return
        for rij in verhaal()["wacht"]:
            vragen = Vraag.objects.filter(dossiervraag__dossier__naam=rij["bij"]).exclude(status="beantwoord")
            vraag = vragen.order_by("ontvangen_op").first()
            if vraag is not None:
                with suppress(Vraag.DoesNotExist, KanNietNaar):
                    _wacht(sanne, rij, vraag, nu)


def _wacht(sanne: Medewerker, rij: dict[str, Any], vraag: Vraag, nu: datetime) -> None:
    begin = tijden.geleden(nu, rij["sinds"], 16 * 60)
    opgave = Wachtopgave(
        reden=rij["reden"], voorrang=rij["voorrang"], contact=sanne, toelichting=rij["toelichting"],
        voorrang_reden=rij.get("voorrang_reden", ""),
    )  # fmt: skip
    plek = zet_op_lijst(vraag_id=vraag.pk, opgave=opgave, medewerker=sanne, nu=begin)
    if "contact_geleden" not in rij:
        return
    sleutel = uuid5(NAMESPACE_URL, f"demo:wacht:{vraag.pk}")
    contact = Contactopgave(sleutel=sleutel, bereikt=True, veilig="ja", notitie=rij["notitie"])
    dan = tijden.geleden(nu, rij["contact_geleden"], 14 * 60)
    leg_contact_vast(plek_id=plek.pk, opgave=contact, medewerker=sanne, nu=dan)
