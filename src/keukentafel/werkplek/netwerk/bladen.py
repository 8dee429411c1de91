"""Wat er in het netwerk te bewerken is, elk met zijn eigen formulier en handeling."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.models import Persoon
from keukentafel.doen.netwerk import bekenden, personen, relaties, vertegenwoordigers
from keukentafel.doen.netwerk.gedeeld import in_dossier
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND
from keukentafel.regelen.inzet.versie import versie
from keukentafel.werkplek.huishouden import gezag
from keukentafel.werkplek.netwerk import forms, mensen
from keukentafel.werkplek.netwerk.bewerken import Bewerking, MetVersie

MENS = (("voornaam", "tussenvoegsel", "achternaam"), ("geboortedatum", "leeftijd_bij_opgave"),
        ("telefoon", "overleden_op"))  # fmt: skip
BEKENDE = (("naam", "soort"), ("organisatie", "telefoon"), ("persoon", "van"))


class PersoonErbij(Bewerking):
    """Iemand in het dossier zetten."""

    titel, knop = gettext_lazy("Iemand toevoegen"), gettext_lazy("Voeg toe")
    melding = gettext_lazy("Deze persoon staat nu in het netwerk. Leg ook vast van wie zij of hij familie is.")
    formulier = forms.NieuwePersoonFormulier
    rijtjes = MENS

    def eerst(self) -> dict[str, Any]:
        return {"van": self.vandaag, "geslacht": "", "woont_hier": forms.JA}

    def bewaar(self, formulier: forms.NieuwePersoonFormulier) -> object:
        woont_hier, van = formulier.cleaned_data["woont_hier"] == forms.JA, formulier.cleaned_data["van"]
        nieuw = personen.voeg_toe(**self.kader(), opgave=formulier.opgave(), woont_hier=woont_hier, van=van)
        self.request.boek.betreft([nieuw.pk], dossier=self.dossier.pk)
        return nieuw


class OverPersoon(Bewerking):
    """De grondvorm van wat over één persoon uit het dossier gaat."""

    persoon: Persoon

    def haal(self) -> None:
        self.persoon = in_dossier(self.dossier).get(pk=self.ids["persoon_id"])
        self.request.boek.betreft([self.persoon.pk], dossier=self.dossier.pk)

    def wie(self) -> str:
        return mensen.volle_naam(self.persoon, self.vandaag)


class PersoonAnders(OverPersoon, MetVersie):
    """Veranderen wie iemand is."""

    titel, knop = gettext_lazy("Persoon wijzigen"), gettext_lazy("Bewaar")
    melding = gettext_lazy("De gegevens zijn bewaard.")
    formulier = forms.PersoonFormulier
    rijtjes = MENS

    def eerst(self) -> dict[str, Any]:
        velden, gezien = self.nu_staat_er(self.persoon)
        return velden | {"versie": gezien}

    def bewaar(self, formulier: forms.PersoonFormulier) -> object:
        gezien = formulier.cleaned_data.get("versie") or 0
        return personen.wijzig(**self.kader(), persoon_id=self.persoon.pk, opgave=formulier.opgave(), gezien=gezien)

    def nu_staat_er(self, rij: Any) -> tuple[dict[str, Any], str]:
        return {veld: getattr(rij, veld) for veld in personen.VELDEN}, str(rij.versie)


class PersoonWeg(OverPersoon):
    """Iemand woont hier niet meer."""

    titel, knop = gettext_lazy("Woont hier niet meer"), gettext_lazy("Bewaar")
    melding = gettext_lazy("Deze persoon woont hier niet meer. Wie familie is, blijft in het netwerk staan.")
    uitleg = gettext_lazy("Wat er over deze persoon is vastgelegd, blijft in het dossier.")
    formulier = forms.DagFormulier

    def eerst(self) -> dict[str, Any]:
        return {"per": self.vandaag}

    def bewaar(self, formulier: forms.DagFormulier) -> object:
        return personen.laat_vertrekken(**self.kader(), persoon_id=self.persoon.pk, per=formulier.cleaned_data["per"])


class PersoonWoont(OverPersoon):
    """Iemand uit het netwerk woont hier nu."""

    titel, knop = gettext_lazy("Woont nu in dit huishouden"), gettext_lazy("Bewaar")
    melding = gettext_lazy("Deze persoon hoort nu bij het huishouden.")
    formulier = forms.VanafFormulier

    def eerst(self) -> dict[str, Any]:
        return {"van": self.vandaag}

    def bewaar(self, formulier: forms.VanafFormulier) -> object:
        return personen.laat_wonen(**self.kader(), persoon_id=self.persoon.pk, van=formulier.cleaned_data["van"])


class RelatieErbij(Bewerking):
    """Vastleggen wat twee mensen van elkaar zijn."""

    titel, knop = gettext_lazy("Relatie toevoegen"), gettext_lazy("Voeg toe")
    melding = gettext_lazy("De relatie staat in het netwerk.")
    uitleg = gettext_lazy("Staat iemand nog niet in de lijst? Voeg die persoon dan eerst toe.")
    formulier = forms.RelatieFormulier
    rijtjes = (("a", "soort", "b"),)

    def bewaar(self, formulier: forms.RelatieFormulier) -> object:
        return relaties.leg_relatie_vast(**self.kader(), opgave=formulier.opgave())


class RelatieWeg(Bewerking):
    """Zeggen dat een relatie voorbij is, of een vergissing was."""

    titel, knop = gettext_lazy("Relatie beëindigen"), gettext_lazy("Bewaar")
    melding = gettext_lazy("De relatie is bijgewerkt.")
    formulier = forms.VoorbijFormulier
    relatie: Relatie

    def haal(self) -> None:
        alle = Relatie.objects.filter(stelsel_id=self.dossier.stelsel_id, dossier=self.dossier)
        self.relatie = alle.select_related("a", "b").get(pk=self.ids["relatie_id"])

    def wie(self) -> str:
        kort = mensen.namen([self.relatie.a, self.relatie.b])
        return f"{mensen.zin(self.relatie, kort)}."

    def eerst(self) -> dict[str, Any]:
        return {"hoe": forms.VOORBIJ, "per": self.vandaag}

    def bewaar(self, formulier: forms.VoorbijFormulier) -> object:
        return relaties.beeindig_relatie(**self.kader(), relatie_id=self.relatie.pk, per=_per(formulier))


class BekendeErbij(Bewerking):
    """Iemand om het huishouden heen zetten."""

    titel, knop = gettext_lazy("Iemand rond het huishouden"), gettext_lazy("Voeg toe")
    melding = gettext_lazy("De band staat in het netwerk.")
    formulier = forms.NieuweBekendeFormulier
    rijtjes = BEKENDE

    def bewaar(self, formulier: forms.NieuweBekendeFormulier) -> object:
        return bekenden.leg_bekende_vast(**self.kader(), opgave=formulier.opgave())


class OverBekende(Bewerking):
    """De grondvorm van wat over één band gaat."""

    bekende: Netwerkcontact

    def haal(self) -> None:
        alle = Netwerkcontact.objects.filter(stelsel_id=self.dossier.stelsel_id, dossier=self.dossier)
        self.bekende = alle.get(pk=self.ids["bekende_id"])

    def wie(self) -> str:
        return self.bekende.naam or self.bekende.organisatie


class BekendeAnders(OverBekende, MetVersie):
    """Een band veranderen; hoe het was, blijft te zien op een eerdere dag."""

    titel, knop = gettext_lazy("Band wijzigen"), gettext_lazy("Bewaar")
    melding = gettext_lazy("De band is bijgewerkt. Hoe het was, zie je op een eerdere dag.")
    formulier = forms.BekendeFormulier
    rijtjes = BEKENDE

    def eerst(self) -> dict[str, Any]:
        velden, gezien = self.nu_staat_er(self.bekende)
        return velden | {"versie": gezien}

    def bewaar(self, formulier: forms.BekendeFormulier) -> object:
        gezien = formulier.cleaned_data["versie"]
        return bekenden.wijzig_bekende(
            **self.kader(), bekende_id=self.bekende.pk, opgave=formulier.opgave(), gezien=gezien
        )

    def nu_staat_er(self, rij: Any) -> tuple[dict[str, Any], str]:
        return {veld: getattr(rij, veld) for veld in bekenden.VELDEN}, versie(rij)


class BekendeWeg(OverBekende):
    """Zeggen dat een band voorbij is, of een vergissing was."""

    titel, knop = gettext_lazy("Band beëindigen"), gettext_lazy("Bewaar")
    melding = gettext_lazy("De band is bijgewerkt.")
    uitleg = gettext_lazy("Is de band verbroken maar wil je dat blijven zien? Wijzig dan de band in verbroken.")
    formulier = forms.VoorbijFormulier

    def eerst(self) -> dict[str, Any]:
        return {"hoe": forms.VOORBIJ, "per": self.vandaag}

    def bewaar(self, formulier: forms.VoorbijFormulier) -> object:
        return bekenden.beeindig_bekende(**self.kader(), bekende_id=self.bekende.pk, per=_per(formulier))


class VertegenwoordigingErbij(Bewerking):
    """Vastleggen wie er beslist of spreekt."""

    titel, knop = gettext_lazy("Wie beslist of spreekt mee"), gettext_lazy("Bewaar")
    melding = gettext_lazy("Het staat in het netwerk.")
    uitleg = gettext_lazy("Vul niets in wat je niet gevraagd hebt. Een ouder heeft niet altijd gezag.")
    formulier = forms.VertegenwoordigingFormulier
    rijtjes = (("over", "soort", "door"), ("naam", "organisatie"), ("telefoon", "van"))

    def bewaar(self, formulier: forms.VertegenwoordigingFormulier) -> object:
        return vertegenwoordigers.leg_vertegenwoordiging_vast(**self.kader(), opgave=formulier.opgave())


class VertegenwoordigingWeg(Bewerking):
    """Zeggen dat een vertegenwoordiging voorbij is, of een vergissing was."""

    titel, knop = gettext_lazy("Beslist of spreekt niet meer"), gettext_lazy("Bewaar")
    melding = gettext_lazy("Het is bijgewerkt.")
    formulier = forms.VoorbijFormulier
    rij: Vertegenwoordiging

    def haal(self) -> None:
        alle = Vertegenwoordiging.objects.filter(stelsel_id=self.dossier.stelsel_id, dossier=self.dossier)
        self.rij = alle.select_related("over", "door_persoon").get(pk=self.ids["vertegenwoordiging_id"])

    def wie(self) -> str:
        over = self.rij.over.naam
        if self.rij.naam == NIET_BEKEND:
            return _("%(soort)s over %(over)s is niet bekend.") % {"soort": self.rij.soort.capitalize(), "over": over}
        return f"{gezag.naam(self.rij)} {self.rij.get_soort_display()} {over}."

    def eerst(self) -> dict[str, Any]:
        return {"hoe": forms.VOORBIJ, "per": self.vandaag}

    def bewaar(self, formulier: forms.VoorbijFormulier) -> object:
        return vertegenwoordigers.beeindig_vertegenwoordiging(
            **self.kader(), vertegenwoordiging_id=self.rij.pk, per=_per(formulier)
        )


def _per(formulier: forms.VoorbijFormulier) -> Any:
    """De dag, of None bij een vergissing."""
    schoon = formulier.cleaned_data
    return None if schoon["hoe"] == forms.VERGISSING else schoon["per"]
