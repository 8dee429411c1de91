"""De kleine formulieren bij een rij: laten eindigen, en een afwezigheid wijzigen. Elk draagt de versie die je zag."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from keukentafel.regelen.inzet import acties, afwezig, rollen
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.werkplek.medewerkers.forms import AfwezigFormulier, Bijformulier, Kader, dagveld


class Rijformulier(Bijformulier):
    """Een formulier bij één rij; `versie` is een verborgen merk van hoe zij was."""

    tabel: ClassVar[type[models.Model]]
    versie = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kader: Kader, rij: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.sleutel}{rij.pk}_%s")
        self.rij = rij
        super().__init__(*args, kader=kader, **kwargs)
        self.initial["versie"] = versie(rij)

    @classmethod
    def rijen(cls, kader: Kader) -> QuerySet[Any]:
        """De rijen van deze medewerker in haar stelsel."""
        return cls.tabel._default_manager.filter(stelsel_id=kader.door.stelsel_id, medewerker=kader.medewerker)

    @property
    def gezien(self) -> str:
        """De versie die de wijziger zag."""
        return str(self.cleaned_data["versie"])


class Eindformulier(Rijformulier):
    """Laat een rij eindigen op een dag; niets verdwijnt."""

    knop = _("Beëindig")
    gelukt = _("Opgeslagen. Het blijft staan, met de dag waarop het eindigt.")
    tot = dagveld(_("Eindigt op"), uitleg=_("De eerste dag dat het niet meer geldt."))

    def vul(self, kader: Kader) -> None:
        self.initial.setdefault("tot", self.rij.tot or max(kader.vandaag, self.rij.van))


class RolEinde(Eindformulier):
    """Een rol eindigt."""

    sleutel = "rol"
    tabel = Lidmaatschap

    def doe(self) -> None:
        kader = self.kader
        rollen.eindig_rol(lid=self.rij, tot=self.cleaned_data["tot"], gezien=self.gezien, door=kader.door, nu=kader.nu)


class UrenEinde(Eindformulier):
    """Een aanstelling eindigt."""

    sleutel = "uren"
    tabel = Aanstelling

    def doe(self) -> None:
        acties.eindig_uren(aanstelling=self.rij, tot=self.cleaned_data["tot"], gezien=self.gezien, door=self.kader.door)


class KennisEinde(Eindformulier):
    """Een deskundigheid eindigt."""

    sleutel = "kennis"
    tabel = Deskundigheid

    def doe(self) -> None:
        acties.eindig_deskundigheid(
            deskundigheid=self.rij, tot=self.cleaned_data["tot"], gezien=self.gezien, door=self.kader.door
        )


class AfwezigWijzigen(Rijformulier, AfwezigFormulier):
    """Wanneer is zij terug, en wie vervangt haar?"""

    tabel = Afwezigheid
    knop = _("Wijzig")
    van = None  # type: ignore[assignment]

    def vul(self, kader: Kader) -> None:
        super().vul(kader)
        self.initial.pop("van", None)
        self.initial.setdefault("tot", self.rij.tot)
        self.initial.setdefault("vervanger", str(self.rij.vervanger_id or ""))
        if self.rij.vervanger_id:
            huidig = (str(self.rij.vervanger_id), self.rij.vervanger.naam)
            veld: Any = self.fields["vervanger"]
            bekend = {pk for _kop, groep in veld.choices if isinstance(groep, list) for pk, _naam in groep}
            veld.choices = [*veld.choices, *([] if huidig[0] in bekend else [huidig])]

    def doe(self) -> None:
        kader = self.kader
        if "terug" in self.data:
            afwezig.weer_aanwezig(afwezigheid=self.rij, gezien=self.gezien, door=kader.door, nu=kader.nu)
            return
        rij = afwezig.wijzig_afwezigheid(
            afwezigheid=self.rij,
            tot=self.cleaned_data["tot"],
            vervanger=self.invaller,
            gezien=self.gezien,
            door=kader.door,
            nu=kader.nu,
        )
        self.zet_over(rij)


EINDIGEN: dict[str, type[Eindformulier]] = {
    formulier.sleutel: formulier for formulier in (RolEinde, UrenEinde, KennisEinde)
}
"""De formulieren die een rij laten eindigen, op hun plek in het adres."""
