"""De rijen die in een dossier groeien: journaal, afspraken, taken, wie de leden zijn en wie er om hen heen staan."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from keukentafel.doen.dossier.feiten import AfspraakGepland, ContactVastgelegd, TaakAfgerond, TaakGegeven
from keukentafel.doen.dossier.journaal import Afspraakopgave
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Huishoudlid, Persoon, Taak
from keukentafel.doen.netwerk.feiten import (
    BekendeVastgelegd,
    PersoonGewijzigd,
    RelatieVastgelegd,
    VertegenwoordigingVastgelegd,
)
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.personen import VELDEN
from keukentafel.doen.tabel import als_rij
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad.mensen import Mens
from keukentafel.project.demo.stad.netwerk import Netwerk
from keukentafel.project.demo.stad.rijen import Bundel, Rij
from keukentafel.project.demo.stad.verhaal import Gesprek
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.namen import naamvelden

SPREEKUUR = "Spreekuur van het team"
PAS_GEMAAKT = timedelta(days=2)
"""Zo kort geleden is een afspraak gemaakt die nog komt. # aanname"""
Kennis = dict[tuple[int, int], UUID]
"""De personen die een team al kent, op nummer en team."""


class Dossierwerk:
    """Wat één werker in het dossier van een vraag opschrijft."""

    def __init__(self, bundel: Bundel, dossier: Rij, door: Medewerker, nu: datetime) -> None:
        """Begin; `nu` is het moment waarop de stad is gebouwd."""
        self.bundel, self.dossier, self.door, self.nu = bundel, dossier, door, nu
        self.van = {"stelsel_id": dossier["stelsel_id"], "team_id": dossier["team_id"], "dossier_id": dossier["id"]}

    def journaal(self, sleutel: UUID, plek: str) -> None:
        """Wat `journaal.leg_contact_vast` en `plan_afspraak` doen met de gesprekken en het bezoek van het verhaal."""
        verhaal = self.bundel.verhaal
        for nummer, gesprek in enumerate(verhaal.gesprekken, start=1):
            if gesprek.gepland is not None and gesprek.gepland > self.dossier["geopend_op"]:
                opgave = Afspraakopgave(gesprek.moment, self.door, gesprek.met_wie, plek, gesprek.minuten)
                self._afspraak(opgave, gesprek.gepland)
            self._contact(gesprek, volgend(sleutel, nummer))
        if verhaal.bezoek is not None:
            waar = plek if verhaal.bezoek.thuis else SPREEKUUR
            opgave = Afspraakopgave(
                verhaal.bezoek.begin, self.door, verhaal.bezoek.voor_wie, waar, verhaal.bezoek.minuten
            )
            self._afspraak(opgave, max(self.bundel.vraag["opgenomen_op"], tijden.laatste(self.nu - PAS_GEMAAKT)))

    def taken(self, sleutel: UUID) -> None:
        """Wat `taken.geef_taak` en `rond_taak_af` doen."""
        for nummer, taakje in enumerate(self.bundel.verhaal.taken, start=101):
            taak = Taak(
                **self.van, wat=taakje.wat, wie=self.door, uiterlijk=taakje.uiterlijk, door=self.door,
                gemaakt_op=taakje.gegeven, sleutel=volgend(sleutel, nummer),
            )  # fmt: skip
            self._leg_vast(TaakGegeven(taak=taak.pk, wie=self.door.pk, uiterlijk=taakje.uiterlijk), taakje.gegeven)
            if taakje.klaar is not None:
                taak.klaar_op, taak.klaar_door, taak.versie = taakje.klaar, self.door, taak.versie + 1
                self._leg_vast(TaakAfgerond(taak=taak.pk, vervallen=False), taakje.klaar)
            self.bundel.tabellen[Taak].append(als_rij(taak))

    def leer_kennen(self, mensen: Sequence[Mens], netwerk: Netwerk, kennis: Kennis, moment: datetime) -> None:
        """Namen bij de leeftijden, en wat de kamer netwerk vastlegt."""
        wie = self._namen(mensen, kennis, moment)
        self._familie(netwerk, wie, moment)
        self._om_hen_heen(netwerk, wie, moment)

    def _namen(self, mensen: Sequence[Mens], kennis: Kennis, moment: datetime) -> dict[int, UUID]:
        """Wat `personen.wijzig` doet. Wie dit team al kent uit een ander huishouden, is dezelfde persoon."""
        wie: dict[int, UUID] = {}
        dubbel: set[UUID] = set()
        for mens, rij in zip(mensen, self.bundel.tabellen[Persoon], strict=True):
            wie[mens.nummer] = kennis.setdefault((mens.nummer, rij["team_id"]), rij["id"])
            if wie[mens.nummer] != rij["id"]:
                dubbel.add(rij["id"])
                self._zelfde(rij["id"], wie[mens.nummer])
                continue
            nieuw = persoonvelden(mens)
            anders = tuple(veld for veld in VELDEN if veld in nieuw and rij[veld] != nieuw[veld])
            rij.update(nieuw, **naamvelden(mens.tussenvoegsel, mens.achternaam), versie=rij["versie"] + bool(anders))
            if anders:
                self._leg_vast(PersoonGewijzigd(persoon=rij["id"], velden=anders), moment)
        personen = self.bundel.tabellen[Persoon]
        self.bundel.tabellen[Persoon] = [rij for rij in personen if rij["id"] not in dubbel]
        return wie

    def _zelfde(self, rij_id: UUID, persoon: UUID) -> None:
        for lid in self.bundel.tabellen[Huishoudlid]:
            if lid["persoon_id"] == rij_id:
                lid["persoon_id"] = persoon

    def _familie(self, netwerk: Netwerk, wie: Mapping[int, UUID], moment: datetime) -> None:
        for a, soort, b in netwerk.relaties:
            if a in wie and b in wie:
                relatie = Relatie(
                    **self.van, a_id=wie[a], b_id=wie[b], soort=soort, door=self.door, vastgelegd_op=moment
                )
                self.bundel.tabellen[Relatie].append(als_rij(relatie))
                self._leg_vast(RelatieVastgelegd(relatie=relatie.pk, relatiesoort=soort), moment)
        for ouder, kind in netwerk.gezag:
            if ouder in wie and kind in wie:
                gezag = Vertegenwoordiging(
                    **self.van, over_id=wie[kind], door_persoon_id=wie[ouder], soort="gezag", door=self.door,
                    vastgelegd_op=moment,
                )  # fmt: skip
                self._vertegenwoordiging(gezag, moment)

    def _om_hen_heen(self, netwerk: Netwerk, wie: Mapping[int, UUID], moment: datetime) -> None:
        for buiten in netwerk.buiten:
            if buiten.over in wie:
                rij = Vertegenwoordiging(
                    **self.van, over_id=wie[buiten.over], organisatie=buiten.organisatie, telefoon=buiten.telefoon,
                    soort=buiten.soort, door=self.door, vastgelegd_op=moment,
                )  # fmt: skip
                self._vertegenwoordiging(rij, moment)
        for band in netwerk.banden:
            if band.van is None or band.van in wie:
                bekende = Netwerkcontact(
                    **self.van, persoon_id=wie[band.van] if band.van else None, naam=band.naam, soort=band.soort,
                    organisatie=band.organisatie, telefoon=band.telefoon, band=band.band, doet=band.doet,
                    door=self.door, vastgelegd_op=moment,
                )  # fmt: skip
                self.bundel.tabellen[Netwerkcontact].append(als_rij(bekende))
                self._leg_vast(BekendeVastgelegd(bekende=bekende.pk, bekendesoort=band.soort, band=band.band), moment)

    def _vertegenwoordiging(self, rij: Vertegenwoordiging, moment: datetime) -> None:
        self.bundel.tabellen[Vertegenwoordiging].append(als_rij(rij))
        feit = VertegenwoordigingVastgelegd(
            vertegenwoordiging=rij.pk, over=rij.over_id, vertegenwoordigingsoort=rij.soort
        )
        self._leg_vast(feit, moment)

    def _contact(self, gesprek: Gesprek, sleutel: UUID) -> None:
        contact = Contactmoment(
            **self.van, door=self.door, sleutel=sleutel, moment=gesprek.moment, kanaal=gesprek.kanaal,
            met_wie=gesprek.met_wie, minuten=gesprek.minuten, samenvatting=gesprek.samenvatting,
        )  # fmt: skip
        self.bundel.tabellen[Contactmoment].append(als_rij(contact))
        op = min(self.nu, gesprek.moment + timedelta(minutes=gesprek.minuten + 10))
        feit = ContactVastgelegd(contact=contact.pk, kanaal=gesprek.kanaal, minuten=gesprek.minuten, vastgelegd_op=op)
        self._leg_vast(feit, gesprek.moment)

    def _afspraak(self, opgave: Afspraakopgave, moment: datetime) -> None:
        afspraak = Afspraak(
            **self.van, door=opgave.medewerker, medewerker=opgave.medewerker, begin=opgave.begin,
            minuten=opgave.minuten, voor_wie=opgave.voor_wie, plek=opgave.plek,
        )  # fmt: skip
        self.bundel.tabellen[Afspraak].append(als_rij(afspraak))
        self._leg_vast(AfspraakGepland(afspraak=afspraak.pk, begin=opgave.begin, minuten=opgave.minuten), moment)

    def _leg_vast(self, feit: Feit, moment: datetime) -> None:
        self.bundel.leg_vast(feit, self.door, moment)


def persoonvelden(mens: Mens) -> dict[str, object]:
    """Wat een werker over een lid opschrijft."""
    return {
        "voornaam": mens.voornaam,
        "tussenvoegsel": mens.tussenvoegsel,
        "achternaam": mens.achternaam,
        "geboortedatum": mens.geboren,
        "geslacht": mens.geslacht,
        "telefoon": mens.telefoon,
    }


def volgend(sleutel: UUID, nummer: int) -> UUID:
    """De zoveelste sleutel na die van een vraag."""
    return UUID(int=(sleutel.int + nummer) % 2**128)
