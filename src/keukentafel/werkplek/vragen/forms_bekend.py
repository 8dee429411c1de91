"""Het deel van Nieuwe vraag dat herkent: zoeken terwijl er getypt wordt, kiezen, en bij twijfel nog eens vragen."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.herkennen import Bekende, zoekvraag
from keukentafel.doen.dossier.zoekgrens import TeVaakGezocht, zoek_begrensd
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.toegang.zegel import bsnzegels
from keukentafel.werkplek.vragen import lijkt
from keukentafel.werkplek.vragen.lijkt import NIEUW
from keukentafel.werkplek.vragen.velden import Bsn


class Herkenning(forms.Form):
    """De velden waarmee iemand wordt herkend, en de keuze daarna. Wie niet mag herkennen, ziet er niets van."""

    wie: int | None
    """De medewerker die zoekt; None mag niet herkennen."""
    stelsel_id: int
    bsn = Bsn(
        label=gettext_lazy("Burgerservicenummer"),
        help_text=gettext_lazy("Alleen als het nodig is, en de beller het zelf noemt"),
    )
    bekend = forms.CharField(label=gettext_lazy("Kennen we deze persoon al?"), required=False, max_length=400)
    toch_nieuw = forms.BooleanField(label=gettext_lazy("Ja, dit is echt iemand anders"), required=False)

    def begin_herkennen(self) -> None:
        """Nog niets gezocht."""
        self.te_vaak_gezocht = self.gezocht = False
        self.bekenden: list[Bekende] = []

    def zoek(self, schoon: dict[str, Any], wie: int) -> None:
        """Zoek wie op de invoer lijkt; te vaak gezocht is geen fout van het formulier."""
        huisnummer, _toevoeging = schoon.get("huisnummer") or (None, "")
        nummer = schoon.get("bsn", "")
        wat = {
            "geboortedatum": schoon.get("geboortedatum"),
            "postcode": schoon.get("postcode", ""),
            "huisnummer": huisnummer,
            "achternaam": schoon.get("achternaam", ""),
            "voornaam": schoon.get("voornaam", ""),
            "telefoon": schoon.get("melder_telefoon", "") if self.gaat_over_zelf(schoon) else "",
            "bsn_zegels": bsnzegels(stelsel_id=self.stelsel_id, bsn=nummer) if nummer else (),
        }
        if zoekvraag(**wat) is None:
            return
        try:
            self.bekenden = zoek_begrensd(medewerker_id=wie, nu=timezone.now(), **wat)
            self.gezocht = True
        except TeVaakGezocht:
            # Geen fout van het formulier: de beller is aan de lijn en de vraag moet bewaard kunnen worden.
            self.te_vaak_gezocht = True

    def controleer_bekend(self, schoon: dict[str, Any]) -> None:
        """Kies er een, of zeg dat het iemand anders is; bij wie het bijna zeker is, vragen we dat nog een keer."""
        if not self.bekenden or self.bekend_dossier(schoon) is not None:
            return
        if schoon.get("bekend") != NIEUW:
            self.add_error("bekend", _("Kies ja, of iemand anders"))
        elif (waarom := lijkt.waarom_zeker(self.bekenden)) and not schoon.get("toch_nieuw"):
            self.add_error("toch_nieuw", _("Weet je het zeker? %(waarom)s") % {"waarom": waarom})

    def bekend_dossier(self, schoon: dict[str, Any]) -> UUID | None:
        """Het dossier dat is aangewezen, of None."""
        return lijkt.gekozen_dossier(schoon.get("bekend", ""), self.wie, self.bekenden)

    def adres_bekend(self, schoon: dict[str, Any]) -> bool:
        """Is het gekozen huishouden op het getypte adres herkend?"""
        dossier = self.bekend_dossier(schoon)
        return any("adres" in een.zelfde for een in self.bekenden if een.dossier == dossier)

    @property
    def met_adres(self) -> bool:
        """Is er een adres getypt?"""
        return any(self.data.get(veld) for veld in ("straat", "postcode", "huisnummer"))

    @property
    def lijken(self) -> list[lijkt.Rij]:
        """De rijen van "Kennen we deze persoon al?"."""
        return lijkt.rijen(self.bekenden, str(self["bekend"].value() or ""), self.wie)

    @property
    def waarom_zeker(self) -> str:
        """Waarom het bijna zeker iemand is die wij kennen."""
        return lijkt.waarom_zeker(self.bekenden)

    @property
    def vraagt_nog_eens(self) -> bool:
        """Koos zij iemand anders, terwijl het bijna zeker iemand is die wij kennen?"""
        return self["bekend"].value() == NIEUW and bool(lijkt.waarom_zeker(self.bekenden))

    def gaat_over_zelf(self, schoon: dict[str, Any]) -> bool:
        """Gaat het over wie er belt?"""
        return schoon.get("aanmelder", "") in ("", Vraag.Aanmelder.INWONER)
