"""Het blad van het gewone adres: wijzigen, wie er in die wijk werkt, en wat er is als het adres geheim is."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier import adres as handeling
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.doen.dossier.opgegeven import in_woorden, opgegeven
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.samenvoegen.overzichten import opgenomen_in
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.schrijven import te_schrijven
from keukentafel.werkplek.netwerk.bewerken import MetVersie, getypt, verwerk
from keukentafel.werkplek.netwerk.forms_adres import WoonadresFormulier, met_spatie, nummer


class WoonadresAnders(MetVersie):
    """Veranderen waar een huishouden woont; het dossier blijft bij zijn team."""

    titel, knop = gettext_lazy("Adres wijzigen"), gettext_lazy("Bewaar")
    melding = gettext_lazy("Het adres is bewaard.")
    formulier = WoonadresFormulier
    rijtjes = (("huisnummer", "postcode"),)
    sjabloon = "netwerk/adres.html"
    vraag: Vraag | None
    opgegeven: AdresOpgave | None

    def maak(self, *args: Any, **kwargs: Any) -> WoonadresFormulier:
        inrichting = self.request.werkkring.inrichting
        return WoonadresFormulier(*args, mensen=[], inrichting=inrichting, dossier=self.dossier, **kwargs)

    def haal(self) -> None:
        """Het laatste adres dat een beller noemde en dat anders is dan wat er staat, ook bij wat hierin opging."""
        kring = self.request.werkkring
        erin = opgenomen_in(kring, self.dossier.pk, self.nu)
        hier = Q(dossiervraag__dossier=self.dossier) | Q(dossiervraag__dossier__in=erin)
        genoemd = zicht.vragen(kring, self.nu).filter(hier, opgegeven_adres__isnull=False)
        alle = ((vraag, opgegeven(vraag, self.dossier)) for vraag in genoemd.order_by("-ontvangen_op")[:5])
        self.vraag, self.opgegeven = next(((v, adres) for v, adres in alle if adres), (None, None))

    def eerst(self) -> dict[str, Any]:
        velden, gezien = self.nu_staat_er(self.dossier)
        bij = {
            "versie": gezien, "gebied_bij": velden["postcode"], "gebied_was": velden["gebied"],
            "gekeken": self.nu.isoformat(),
        }  # fmt: skip
        if self.opgegeven and "opgegeven" in self.request.GET:
            genoemd = self.opgegeven
            velden |= {"straat": genoemd.straat, "postcode": genoemd.postcode}
            velden["huisnummer"] = nummer(genoemd.huisnummer, genoemd.toevoeging)
        return velden | bij | {"postcode": met_spatie(velden["postcode"])}

    def terug(self) -> str:
        return reverse("huishouden", args=[self.dossier.pk])

    def na_bewaren(self) -> str:
        """Terug naar het huishouden; werkt in de nieuwe wijk een ander team, dan zegt dit blad dat eerst."""
        dossier = Dossier.objects.select_related("team").get(stelsel_id=self.dossier.stelsel_id, pk=self.dossier.pk)
        return self.request.path if handeling.teams_van_de_wijk(dossier, self.vandaag) else self.terug()

    def erbij(self) -> dict[str, Any]:
        teams = handeling.teams_van_de_wijk(self.dossier, self.vandaag)
        mijn_team = zicht.teamdossiers(self.request.werkkring).filter(pk=self.dossier.pk)
        return {
            "daar": [team.naam for team in teams],
            "mag_verhuizen": mijn_team.exists(),
            "dag": timezone.localdate(self.vraag.ontvangen_op) if self.vraag else None,
            "opgegeven": in_woorden(self.opgegeven) if self.opgegeven else "",
            "overgenomen": "opgegeven" in self.request.GET,
        }

    def bewaar(self, formulier: WoonadresFormulier) -> object:
        schoon = formulier.cleaned_data
        wat = {"gezien": schoon["versie"], "gebied": self._gebied(schoon["gebied"]), "gekeken": schoon["gekeken"]}
        try:
            return handeling.wijzig_adres(**self.kader(), **wat, adres=formulier.opgave())
        except handeling.AndereWijk as fout:
            zin = _("Jouw rol geldt voor één wijk. Daarna zou je dit dossier zelf niet meer zien; vraag een collega.")
            raise ValidationError({"rol": zin}) from fout

    def nu_staat_er(self, rij: Any) -> tuple[dict[str, Any], str]:
        velden = {
            "straat": rij.straat, "huisnummer": nummer(rij.huisnummer, rij.toevoeging), "postcode": rij.postcode,
            "gebied": rij.gebied.code if rij.gebied else "",
        }  # fmt: skip
        return velden, handeling.merk_van_adres(rij)

    def getypt(self, schoon: dict[str, Any]) -> dict[str, Any]:
        return schoon | {"huisnummer": nummer(*(schoon.get("huisnummer") or (None, "")))}

    def _gebied(self, code: str) -> Gebied | None:
        """De wijk met deze code, uit het jaar dat de inrichting van vandaag noemt."""
        if not code:
            return None
        jaren = [een.jaar for een in self.request.werkkring.inrichting.gebieden if een.code == code]
        return Gebied.objects.filter(stelsel_id=self.dossier.stelsel_id, code=code, jaar__in=jaren).first()


def blad(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het formulier; of, als het adres geheim is (misschien net geworden), waar dat dan staat."""
    if not _is_geheim(request, dossier_id):
        with suppress(handeling.AdresIsGeheim):
            return verwerk(request, WoonadresAnders, dossier_id)
    return _geheim(request, te_schrijven(request, dossier_id))


def _is_geheim(request: Verzoek, dossier_id: UUID) -> bool:
    dossiers = zicht.schrijfdossiers(request.werkkring, timezone.now())
    return dossiers.filter(pk=dossier_id, adres_geheim=True).exists()


def _geheim(request: Verzoek, dossier: Dossier) -> HttpResponse:
    """Van het adres staat hier niets; wel wat iemand net typte, want dat is nog nergens bewaard."""
    request.boek.werd("dossier_ingezien")
    noem(request, dossiers=[dossier.pk])
    inhoud = {"dossier": dossier, "naam": naam(dossier), "te_laat": request.method == "POST"}
    inhoud["getypt"] = getypt(request, WoonadresAnders)
    return render(request, "netwerk/geheim.html", inhoud, status=409 if request.method == "POST" else 200)
