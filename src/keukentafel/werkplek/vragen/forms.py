from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.opgave import AdresOpgave, Opgave, PersoonOpgave
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen import forms_triage, keuzes, namen, wijk
from keukentafel.werkplek.vragen.forms_artikel import MetArtikel
from keukentafel.werkplek.vragen.forms_bekend import Herkenning
from keukentafel.werkplek.vragen.forms_signaal import VanPartner
from keukentafel.werkplek.vragen.forms_triage import MetTriage, gevraagde_voorziening, iedereen_met_een_vraag, rondjes
from keukentafel.werkplek.vragen.forms_wie import Aanbod, VoorEenAnder, zonder_naam
from keukentafel.werkplek.vragen.velden import Geboortedatum, Huisnummer, Leeftijden, Postcode

TERUGBELLEN, BEANTWOORD, OPSLAAN = "terugbellen", "beantwoord", "opslaan"
BEWAREN = frozenset({OPSLAAN, TERUGBELLEN, BEANTWOORD})
"""De knoppen die bewaren; elke andere knop werkt alleen het blad bij."""
MELDER = 120  # tekens in Vraag.melder_naam


def _tekst(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    attrs = {"autocomplete": "off", **extra.pop("attrs", {})}
    return forms.CharField(
        label=label, max_length=maximum, required=False, widget=forms.TextInput(attrs=attrs), **extra
    )


class VraagFormulier(MetTriage, Herkenning, MetArtikel, VoorEenAnder, Aanbod, VanPartner, Formulier):
    """Een vraag aannemen tijdens het gesprek. Niets is verplicht; alleen een team moet te vinden zijn."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    begonnen = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    kanaal = forms.ChoiceField(label=gettext_lazy("Hoe komt de vraag binnen?"), choices=Vraag.Kanaal, required=False)
    aanmelder = rondjes(gettext_lazy("Wie stelt de vraag?"), Vraag.Aanmelder)
    melder_naam = _tekst(gettext_lazy("Naam van wie belt"), MELDER)
    melder_telefoon = _tekst(gettext_lazy("Telefoon om terug te bellen"), 20, attrs={"type": "tel"})
    geboortedatum = Geboortedatum(label=gettext_lazy("Geboortedatum"), required=False, max_length=20)
    postcode = Postcode(label=gettext_lazy("Postcode"), required=False, max_length=10)
    huisnummer = Huisnummer(label=gettext_lazy("Huisnummer"), required=False, max_length=16)
    voornaam = _tekst(gettext_lazy("Voornaam"), 80)
    achternaam = _tekst(gettext_lazy("Achternaam"), 120)
    straat = _tekst(gettext_lazy("Straat"), 120)
    adres_geheim = forms.BooleanField(label=gettext_lazy("Houd dit adres geheim"), required=False)
    gebied = forms.ChoiceField(label=gettext_lazy("Wijk"), required=False)
    gebied_bij = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    anderen = Leeftijden(
        label=gettext_lazy("Leeftijd van huisgenoten"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Met komma's, zoals 36, 6"),
    )
    vraag_van = forms_triage.vraag_van()
    eigen_woorden = forms.CharField(
        label=gettext_lazy("In eigen woorden"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "kt-eigen-veld"}),
    )
    soort = rondjes(gettext_lazy("Wat voor vraag is het?"), Vraag.Soort)
    leefgebieden = forms_triage.leefgebieden()
    voorziening = forms_triage.voorziening()
    specialisme = forms_triage.specialisme()
    ander_team = forms.ChoiceField(label=gettext_lazy("Naar welk team?"), required=False)
    argument = forms.CharField(
        label=gettext_lazy("Waarom kies je dit team?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    antwoord = forms.CharField(
        label=gettext_lazy("Wat heb je geantwoord?"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        inrichting: Inrichting,
        wie: int | None,
        specialismen: tuple[str, ...] = (),
        stelsel_id: int = 0,
        **kwargs: Any,
    ) -> None:
        # `wie` zoekt er; None mag niet herkennen, en dan wordt er niet gezocht.
        self.inrichting, self.wie, self.stelsel_id = inrichting, wie, stelsel_id
        self.begin_herkennen()
        super().__init__(*args, **kwargs)
        self._volg_postcode()
        self.volg_melder()
        self.zet_signaalkeuzes()
        self.kies("gebied", keuzes.wijken(inrichting, self._postcode()))
        self.kies("ander_team", keuzes.teams(inrichting))
        self.zet_triagekeuzes(inrichting, specialismen)
        for naast in ("ander_team", "argument"):
            # Deze twee staan naast het formulier en niet erin; zonder dit gaan zij niet mee.
            self.fields[naast].widget.attrs["form"] = "vraag"

    def _postcode(self) -> str:
        return wijk.leesbaar(self.data)

    def _volg_postcode(self) -> None:
        """Wijst de postcode één wijk aan, dan staat die er al; een eigen keuze blijft staan."""
        code = self._postcode()
        if self.is_bound and code:
            self.data = wijk.volg(self.data, code, self.inrichting.gebieden_bij(code))

    @property
    def actie(self) -> str:
        """Welke knop is ingedrukt; zonder knop alleen bijwerken."""
        return str(self.data.get("actie", "")) if self.is_bound else ""

    @property
    def bewaart(self) -> bool:
        """Is het een knop die bewaart? Elke andere werkt alleen het blad bij."""
        return self.actie in BEWAREN or self.artikel_id is not None

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if self.wie is not None:
            self.zoek(schoon, self.wie)
        if self.bewaart:
            self._controleer_bewaren(schoon)
        return schoon

    def _controleer_bewaren(self, schoon: dict[str, Any]) -> None:
        if schoon.get("aanmelder") != Vraag.Aanmelder.ANONIEM:
            self.controleer_bekend(schoon)
        if self.actie == TERUGBELLEN and not schoon.get("melder_telefoon"):
            self.add_error("melder_telefoon", _("Vul een nummer in om terug te bellen"))
        if self.actie == BEANTWOORD and not schoon.get("antwoord", "").strip():
            self.add_error("antwoord", _("Schrijf op wat je hebt geantwoord"))
        if schoon.get("ander_team") and not schoon.get("argument", "").strip():
            self.add_error("argument", _("Schrijf op waarom je van de uitkomst afwijkt"))
        self.controleer_signaal(schoon)
        self.controleer_artikel()

    def feiten(self, dag: date) -> dict[str, object]:
        """De vraag zoals de regels haar lezen; wat niet is ingevuld, is onbekend."""
        schoon: dict[str, Any] = getattr(self, "cleaned_data", {})
        geboren = schoon.get("geboortedatum")
        leeftijd = leeftijd_op(geboren, dag) if geboren else None
        anderen = list(schoon.get("anderen") or ())
        feiten: dict[str, object] = {
            "soort": schoon.get("soort") or Vraag.Soort.VRAAG.value,
            "kanaal": schoon.get("kanaal") or Vraag.Kanaal.TELEFOON.value,
            "aanmelder": schoon.get("aanmelder") or None,
            "gebied": schoon.get("gebied") or None,
            "leeftijd": leeftijd,
            "huishouden": [*([leeftijd] if leeftijd is not None else []), *anderen] or None,
            "vraag_van": iedereen_met_een_vraag(leeftijd, tuple(schoon.get("vraag_van") or ())),
            "voorziening": gevraagde_voorziening(schoon.get("voorziening", "")),
            "kenmerken": self.kenmerken(schoon) or None,
        }
        if feiten["soort"] == Vraag.Soort.AANBOD:
            feiten |= dict.fromkeys(("kenmerken", "voorziening", "vraag_van"))
        bekend = {naam: waarde for naam, waarde in feiten.items() if waarde is not None}
        return bekend | {"leefgebieden": schoon.get("leefgebieden", [])}

    def opgave(self, dag: date, stelsel_id: int) -> Opgave:
        """Wat er is opgeschreven, in de vorm van het dossier."""
        schoon = self.cleaned_data
        huisnummer, toevoeging = schoon.get("huisnummer") or (None, "")
        opgave = Opgave(
            sleutel=schoon["sleutel"],
            feiten=self.feiten(dag),
            eigen_woorden=schoon["eigen_woorden"],
            melder_naam=self._melder(schoon),
            melder_telefoon=schoon["melder_telefoon"],
            **self.melder(schoon, self.organisatie(schoon)),
            **self.aanbod(schoon),
            persoon=self._persoon(schoon),
            andere_leeftijden=schoon["anderen"],
            adres=AdresOpgave(schoon["postcode"], huisnummer, toevoeging, schoon["straat"]),
            adres_geheim=schoon["adres_geheim"],
            bekend_dossier=self.bekend_dossier(schoon),
            adres_bekend=self.adres_bekend(schoon),
            terugbellen=self.actie == TERUGBELLEN or schoon["soort"] == Vraag.Soort.TERUGBELVERZOEK,
            antwoord=schoon["antwoord"] if self.actie == BEANTWOORD else "",
            artikel=self.artikel_id,
            ander_team=schoon["ander_team"],
            argument=schoon["argument"],
            signaal=self.signaalopgave(stelsel_id),
        )
        return zonder_naam(opgave) if schoon["aanmelder"] == Vraag.Aanmelder.ANONIEM else opgave

    def _melder(self, schoon: dict[str, Any]) -> str:
        eigen = namen.ingekort(f"{schoon['voornaam']} {schoon['achternaam']}".strip(), MELDER)
        return schoon["melder_naam"] or (eigen if self.gaat_over_zelf(schoon) else "")

    def _persoon(self, schoon: dict[str, Any]) -> PersoonOpgave | None:
        tussenvoegsel, achternaam = _splits(schoon["achternaam"])
        persoon = PersoonOpgave(
            voornaam=schoon["voornaam"],
            tussenvoegsel=tussenvoegsel,
            achternaam=achternaam,
            geboortedatum=schoon["geboortedatum"],
            telefoon=schoon["melder_telefoon"] if self.gaat_over_zelf(schoon) else "",
            bsn=schoon["bsn"],
        )
        return persoon if any(asdict(persoon).values()) else None


def leeg(
    inrichting: Inrichting, begonnen: Any, specialismen: tuple[str, ...], wie: int | None, *, soort: str = ""
) -> VraagFormulier:
    """Een nieuw formulier, met een eigen sleutel zodat twee keer bewaren één vraag geeft."""
    begin = {
        "sleutel": uuid4(),
        "begonnen": begonnen,
        "kanaal": Vraag.Kanaal.TELEFOON,
        "aanmelder": Vraag.Aanmelder.INWONER,
        "soort": soort if soort in Vraag.Soort else Vraag.Soort.VRAAG,
    }
    return VraagFormulier(initial=begin, inrichting=inrichting, specialismen=specialismen, wie=wie)


def _splits(achternaam: str) -> tuple[str, str]:
    """Tussenvoegsel en achternaam: "de Vries" wordt ("de", "Vries")."""
    delen = achternaam.split()
    voor = 0
    while voor < len(delen) - 1 and delen[voor].lower() in namen.TUSSENVOEGSELS:
        voor += 1
    return " ".join(delen[:voor])[:20].lower(), " ".join(delen[voor:])
