"""Het blad Opnieuw beoordelen: wat er bekend is, wat de regels nu zeggen, en wat dat verandert."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.acties import NietVanJouwTeam, gaat_verder
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.tabel import in_bereik
from keukentafel.doen.triage import herzien
from keukentafel.doen.triage.herzien import ArgumentNodig, Herzien, NetHerzien
from keukentafel.doen.triage.models import Triage
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.triage import TriageVraag, Uitkomst
from keukentafel.regels.triage import Vraag as Triagevraag
from keukentafel.regels.woorden import KENMERKEN
from keukentafel.werkplek import datums
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import haal
from keukentafel.werkplek.vragen import namen
from keukentafel.werkplek.vragen.forms_opnieuw import TriageFormulier
from keukentafel.werkplek.vragen.stand import Stand, in_woorden, leest, termijnnaam
from keukentafel.werkplek.vragen.wachtrij import titel

HIER = {"id_geboortedatum": "id_leeftijd", "id_voorziening": "id_voorziening"}
"""Wat er voor het team nog nodig kan zijn en op dit blad staat; de wijk en wie er belde staan vast."""


@dataclass(frozen=True)
class Anders:
    """Eén ding dat anders wordt."""

    wat: str
    was: str
    wordt: str


@dataclass
class Blad:
    """Wat het sjabloon nodig heeft, en wat de view ermee kan doen."""

    vraag: Vraag
    formulier: TriageFormulier
    laatste: Triage | None
    lopend: list[Termijn]
    inrichting: Inrichting
    nu: datetime
    collega: bool = False
    """Een collega beoordeelde de vraag net zelf: toon wat zij invulde naast wat er getypt is."""

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.nu)

    @cached_property
    def feiten(self) -> dict[str, object]:
        return herzien.met_nieuws(self.vraag.feiten, self.formulier.nieuws())

    @cached_property
    def uitkomst(self) -> Uitkomst:
        return herzien.weeg(self._gelezen(self.feiten), self.inrichting, self.lopend)

    @cached_property
    def elders(self) -> Team | None:
        return herzien.team_elders(self.vraag, self.uitkomst.als_dict(), self.vandaag)

    def _gelezen(self, feiten: dict[str, object]) -> Triagevraag:
        return herzien.leesbaar(feiten, self.vandaag, self.inrichting)

    @cached_property
    def stand(self) -> Stand:
        """De uitkomst in woorden, zonder klokken die al klaar zijn."""
        klaar = {rij.soort for rij in self.lopend if rij.klaar_op is not None}
        klokken = tuple(klok for klok in self.uitkomst.termijnen if klok.soort not in klaar)
        toon = replace(self.uitkomst, termijnen=klokken)
        stand = in_woorden(toon, self._gelezen(self.feiten), self.feiten, self.inrichting, self.vandaag)
        return replace(stand, nodig=[(HIER[veld], zin) for veld, zin in stand.nodig if veld in HIER])

    def _vragen(self) -> list[TriageVraag]:
        """De vragen die er toe doen, en wat zij net aanklikte: ook "weet ik niet" verdwijnt niet onder haar hand."""
        teksten = self.inrichting.triage.vragen
        vragen = {vraag.kenmerk: vraag for vraag in self.stand.vragen}
        for kenmerk in KENMERKEN:
            if kenmerk not in vragen and kenmerk in teksten and self.formulier[kenmerk].value():
                tekst = teksten[kenmerk]
                vragen[kenmerk] = TriageVraag(kenmerk, tekst.tekst, tekst.uitleg or "", None)
        return sorted(vragen.values(), key=lambda vraag: teksten[vraag.kenmerk].volgorde)

    def anders(self) -> list[Anders]:
        """Wat er anders wordt ten opzichte van hoe de vraag nu staat."""
        oud = self.laatste.uitkomst if self.laatste else {}
        plek: dict[str, str] = oud.get("bestemming") or {}
        was = (
            namen.SITUATIES.get(self.vraag.situatie, self.vraag.situatie),
            namen.team_of_soort(plek.get("team"), plek["soort"], self.inrichting) if plek else self.vraag.team.naam,
            namen.REGISSEURS.get(str(oud.get("regisseur")), _("nog te bepalen")),
            _ja_nee(self.vraag.spoed),
        )
        wordt = (
            namen.SITUATIES[self.uitkomst.situatie],
            self.stand.plek,
            namen.REGISSEURS[self.uitkomst.regisseur],
            _ja_nee(self.vraag.spoed or self.uitkomst.spoed),
        )
        kop = (_("Situatie"), _("Voor"), _("Regisseur"), _("Spoed"))
        rijen = [Anders(*map(str, rij)) for rij in zip(kop, was, wordt, strict=True)]
        return [rij for rij in rijen if rij.was != rij.wordt]

    def gevolgen(self) -> Iterator[str]:
        """Wat er met de klokken en de spoed gebeurt."""
        bekend = {rij.soort for rij in self.lopend}
        for klok in self.uitkomst.termijnen:
            if klok.soort not in bekend:
                yield _("Erbij: %(klok)s, uiterlijk %(dag)s.") % self._klok(klok.soort, klok.uiterlijk)
        oud = {klok.get("soort") for klok in (self.laatste.uitkomst.get("termijnen", []) if self.laatste else [])}
        weg = oud - {klok.soort for klok in self.uitkomst.termijnen}
        for rij in self.lopend:
            if rij.klaar_op is None and rij.soort in weg:
                zin = _("%(klok)s hoort niet meer bij de uitkomst. Wat beloofd is, blijft: uiterlijk %(dag)s.")
                yield zin % self._klok(rij.soort, rij.uiterlijk)
        if self.vraag.spoed and not self.uitkomst.spoed:
            yield _("De vraag houdt spoed: dat gaat er niet af.")

    def _klok(self, soort: str, dag: date) -> dict[str, str]:
        return {"klok": termijnnaam(soort, self.inrichting), "dag": datums.dag(dag, self.vandaag)}

    def inhoud(self) -> dict[str, object]:
        """De context van het sjabloon."""
        stand, elders = self.stand, self.elders
        return {
            "blad": self,
            "form": self.formulier,
            "vraag": self.vraag,
            "titel": titel(self.vraag, self.inrichting),
            "stand": stand,
            "triage": [(vraag, self.formulier[vraag.kenmerk]) for vraag in self._vragen()],
            "anders": self.anders(),
            "gevolgen": list(self.gevolgen()),
            "elders": elders,
            "elders_anders": self.formulier.data.get("elders", "") != (elders.slug if elders else ""),
            "vraagt_wie_nog": leest(self.inrichting, "vraag_van"),
            "inrichting": self.inrichting,
            "nieuwe_vraag_rustig": True,
            "vandaag": self.vandaag,
            "hunne": self._hunne() if self.collega else None,
        }

    def _hunne(self) -> Stand:
        """Wat er nu bewaard is, in woorden."""
        gelezen = self._gelezen(self.vraag.feiten)
        uitkomst = herzien.weeg(gelezen, self.inrichting, self.lopend)
        return in_woorden(uitkomst, gelezen, self.vraag.feiten, self.inrichting, self.vandaag)


def open_blad(request: Verzoek, vraag_id: UUID, nu: datetime) -> Blad:
    """Het blad voor wie deze vraag heeft, of nog niemand, of wie het werk van het team verdeelt.

    Raises:
        NietVanJouwTeam, AlGesloten, of AlOpgenomen als een collega haar heeft. Http404: een aanbod heeft geen triage.
    """
    kring = request.werkkring
    vraag = _vraag(kring, vraag_id)
    if vraag.soort == Vraag.Soort.AANBOD:
        raise Http404
    noem(request, vragen=[vraag])
    terug = haal(request, request.path) if request.method == "GET" else None
    gegevens = request.POST if request.method == "POST" else terug
    return _blad(kring, vraag, gegevens, nu)


def _vraag(kring: Werkkring, vraag_id: UUID) -> Vraag:
    vragen = Vraag.objects.filter(in_bereik(kring.bereik("dossier_schrijven")), stelsel_id=kring.stelsel.pk)
    vraag = vragen.select_related("team", "opgenomen_door", "aangenomen_door", "dossiervraag__dossier").filter(
        pk=vraag_id
    ).first()  # fmt: skip
    if vraag is None:
        raise NietVanJouwTeam
    gaat_verder(vraag, kring)
    return vraag


def _blad(kring: Werkkring, vraag: Vraag, gegevens: object, nu: datetime) -> Blad:
    laatste = Triage.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag).select_related("door").order_by("-moment")
    triage = laatste.first()
    formulier = TriageFormulier(gegevens, vraag=vraag, triage=triage, inrichting=kring.inrichting)
    formulier.is_valid()
    lopend = list(vraag.termijnen.order_by("klaar_op", "start"))
    return Blad(vraag, formulier, triage, lopend, kring.inrichting, nu)


def bewaar(request: Verzoek, vel: Blad) -> Herzien | None:
    """Bewaar de beoordeling, of zet de fout bij het veld en geef None; was een collega eerder, dan staat die erbij."""
    if not vel.formulier.is_valid():
        return None
    wat = {"herziening": vel.formulier.herziening(), "medewerker": request.werkkring.medewerker, "nu": vel.nu}
    try:
        return herzien.herzie(vraag_id=vel.vraag.pk, **wat)  # type: ignore[arg-type]
    except ArgumentNodig:
        team = vel.elders.naam if vel.elders else _("een ander team")
        zin = _("De uitkomst wijst naar %(team)s. Bied de vraag daar aan, of schrijf op waarom zij hier blijft")
        vel.formulier.add_error("argument", zin % {"team": team})
    except NetHerzien:
        vel.collega = True
        vel.formulier.heeft_gezien(vel.laatste.pk if vel.laatste else None)
    return None


def toon(request: Verzoek, vel: Blad) -> HttpResponse:
    """Het blad; voor htmx alleen wat tijdens het invullen verandert."""
    request.boek.werd("triage_gezien")
    if "HX-Request" in request.headers and not vel.formulier.bewaart:
        return render(request, "vragen/opnieuw_stand.html", vel.inhoud())
    fout = 409 if vel.collega else 422
    return render(request, "vragen/opnieuw.html", vel.inhoud(), status=fout if vel.formulier.bewaart else 200)


def zin(klaar: Herzien) -> str:
    """Wat er nu geldt, en wat zij dan doet."""
    if klaar.elders is not None and not klaar.triage.argument:
        tekst = _("Bewaard. De vraag is nog van jullie: vul aan wat %(team)s moet weten en bied haar aan.")
        return tekst % {"team": klaar.elders.naam}
    situatie = str(namen.SITUATIES[klaar.triage.situatie])
    if klaar.spoed_erbij:
        return _("Bewaard: %(situatie)s, met spoed. De vraag staat nu vooraan.") % {"situatie": situatie.lower()}
    return _("Bewaard: %(situatie)s.") % {"situatie": situatie.lower()}


def getypt(request: Verzoek) -> str:
    """Wat er stond toen de vraag er niet meer was: de woorden, en de antwoorden zoals zij ze zag."""
    if request.method != "POST":
        return ""
    inrichting = request.werkkring.inrichting
    leeg = Vraag(feiten={}, situatie="enkelvoudig")
    formulier = TriageFormulier(request.POST, vraag=leeg, triage=None, inrichting=inrichting)
    formulier.is_valid()
    vandaag = timezone.localdate()
    feiten = herzien.met_nieuws({}, formulier.nieuws())
    gelezen = herzien.leesbaar(feiten, vandaag, inrichting)
    regels = in_woorden(herzien.weeg(gelezen, inrichting, ()), gelezen, feiten, inrichting, vandaag).ingevuld
    woorden = [request.POST.get("toelichting", ""), request.POST.get("argument", "")]
    return "\n".join([*filter(None, woorden), *regels])


def _ja_nee(waar: bool) -> str:
    return _("ja") if waar else _("nee")
