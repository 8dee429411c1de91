"""Wie er wacht, en wie intussen contact moet hebben."""

from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import als_waarde, in_bereik, uit_waarde
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Bereik
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.wachtlijst import Plaats, Wachtende, volgorde

ONVEILIG = (Wachtcontact.Veilig.NEE, Wachtcontact.Veilig.TWIJFEL)


def plekken(stelsel_id: int, bereik: Bereik) -> QuerySet[Wachtplek]:
    """De lopende plekken in dit bereik, met de vraag, wie contact houdt en het laatste antwoord over veiligheid."""
    antwoord = Wachtcontact.objects.filter(wachtplek=OuterRef("pk")).exclude(veilig="").order_by("-moment", "-pk")
    return (
        Wachtplek.objects.filter(in_bereik(bereik, "vraag__"), stelsel_id=stelsel_id, tot__isnull=True)
        .select_related("contact", "team", "vraag__dossiervraag__dossier")
        .annotate(laatste_veilig=Subquery(antwoord.values("veilig")[:1]))
    )


def met_plek(vragen: QuerySet[Vraag]) -> QuerySet[Vraag]:
    """Zet bij elke vraag haar lopende plek, in dezelfde vraag aan de database; lees haar met `plek_van`."""
    lopend = Wachtplek.objects.filter(stelsel_id=OuterRef("stelsel_id"), vraag_id=OuterRef("pk"), tot__isnull=True)
    waarde = als_waarde(Wachtplek, houdt_contact=als_waarde(Medewerker, "contact__"))
    return vragen.annotate(wachtplek=Subquery(lopend.values(rij=waarde)[:1]))


def plek_van(vraag: Vraag) -> Wachtplek | None:
    """De lopende plek van een vraag die langs `met_plek` kwam."""
    waarde = vraag.wachtplek  # type: ignore[attr-defined]
    if not waarde:
        return None
    plek = uit_waarde(Wachtplek, waarde)
    plek.vraag, plek.contact = vraag, uit_waarde(Medewerker, waarde["houdt_contact"])
    return plek


def in_volgorde(rijen: Iterable[Wachtplek]) -> list[tuple[Wachtplek, Plaats]]:
    """De plekken van één team zoals de regel ze zet."""
    per_id = {str(plek.pk): plek for plek in rijen}
    wachtenden = [Wachtende(nr, plek.voorrang, plek.sinds, plek.vraag.spoed) for nr, plek in per_id.items()]
    return [(per_id[plaats.wachtende.id], plaats) for plaats in volgorde(wachtenden)]


def ik_houd_contact(stelsel_id: int, bereik: Bereik, ik: int, dag: date, tot: date) -> QuerySet[Wachtplek]:
    """Met wie deze medewerker tot en met `tot` contact moet hebben, ook voor wie er vandaag niet is.

    Wie wacht, verhuist niet: is haar contact afwezig, dan staat zij bij de vervanger, tot die er weer is.
    """
    voor = Afwezigheid.objects.filter(op(dag), stelsel_id=stelsel_id, vervanger_id=ik).values("medewerker_id")
    weg = Afwezigheid.objects.filter(op(dag), stelsel_id=stelsel_id, vervanger__isnull=False).values("medewerker_id")
    van_mij = (Q(contact_id=ik) & ~Q(contact_id__in=weg)) | Q(contact_id__in=voor)
    binnenkort = Q(volgend_contact__lte=tot) | Q(volgende_veiligheid__lte=tot)
    return plekken(stelsel_id, bereik).filter(van_mij, binnenkort).order_by("volgend_contact", "sinds", "pk")


def niet_veilig(stelsel_id: int, bereik: Bereik) -> QuerySet[Wachtplek]:
    """Wie wacht terwijl het laatste antwoord twijfel of nee was."""
    laatste = Wachtcontact.objects.filter(wachtplek=OuterRef("pk")).exclude(veilig="").order_by("-moment", "-pk")
    lopend = Wachtplek.objects.filter(stelsel_id=stelsel_id, tot__isnull=True)
    twijfel = lopend.alias(laatste=Subquery(laatste.values("veilig")[:1])).filter(laatste__in=ONVEILIG)
    return plekken(stelsel_id, bereik).filter(pk__in=twijfel.values("pk")).order_by("sinds", "pk")
