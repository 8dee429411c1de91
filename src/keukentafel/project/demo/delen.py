"""De demo van delen: één huishouden met een geheim adres, en een partner met een lopende en een voorbije regel."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from keukentafel.doen.delen import acties
from keukentafel.doen.delen.models import Verstrekking
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.organisaties.models import Organisatie

PARTNER = ("paula", "Paula van Dam", "partner")


def zet_bij_partner(partner: Medewerker) -> None:
    """Paula werkt bij de woningcorporatie; die is verzonnen, zoals iedereen in de demo."""
    organisatie, _nieuw = Organisatie.objects.get_or_create(
        stelsel_id=partner.stelsel_id, slug="de-horst", defaults={"naam": "Woningcorporatie De Horst"}
    )
    Medewerker.objects.filter(pk=partner.pk).update(organisatie=organisatie)


def deel(sanne: Medewerker, nu: datetime) -> None:
    """Scherm een adres af en deel een ander huishouden met de corporatie; nog eens verandert niets."""
    huizen = list(Dossier.objects.filter(contact=sanne, stelsel_id=sanne.stelsel_id).order_by("geopend_op", "pk")[:2])
    corporatie = Organisatie.objects.get(stelsel_id=sanne.stelsel_id, slug="de-horst")
    if huizen and not Verstrekking.objects.filter(organisatie=corporatie).exists():
        _verstrek(huizen[0], corporatie, sanne, nu)
    if len(huizen) > 1 and not huizen[1].adres_geheim:
        _scherm_af(huizen[1], sanne, nu)


def _scherm_af(huis: Dossier, sanne: Medewerker, nu: datetime) -> None:
    with als_medewerker(sanne.pk):
        kring = werkkring_van(sanne, timezone.localdate(nu))
        if kring is not None:
            reden = "Ik ben het contact en ga op huisbezoek."
            toen = tijden.laatste(nu)
            acties.scherm_adres_af(dossier_id=huis.pk, adres=AdresOpgave(), reden=reden, kring=kring, nu=toen)


def _verstrek(huis: Dossier, corporatie: Organisatie, sanne: Medewerker, nu: datetime) -> None:
    """Een regel die loopt, langs de gewone handeling; en een die al voorbij is en alleen in het register nog staat."""
    dag = timezone.localdate(nu)
    with als_medewerker(sanne.pk):
        kring = werkkring_van(sanne, dag)
        if kring is not None:
            acties.verstrek(dossier_id=huis.pk, opgave=_opgave(corporatie, dag), kring=kring, nu=tijden.laatste(nu))
    eerder = tijden.daarna(huis.geopend_op, nu, dagen=2)
    Verstrekking.objects.create(
        stelsel_id=huis.stelsel_id,
        team_id=huis.team_id,
        dossier=huis,
        organisatie=corporatie,
        doel="Een lekkage verhelpen",
        grondslag="Toestemming van het huishouden",
        noodzaak="De monteur moest weten wie hij kon bellen.",
        categorieen=["contact"],
        van=timezone.localdate(eerder),
        tot=timezone.localdate(eerder) + timedelta(days=7),
        geinformeerd=Verstrekking.Geinformeerd.TELEFOON,
        door=sanne,
        vastgelegd_op=eerder,
    )


def _opgave(corporatie: Organisatie, dag: date) -> acties.VerstrekkingOpgave:
    return acties.VerstrekkingOpgave(
        organisatie=corporatie,
        doel="De woning aanpassen",
        grondslag="Toestemming van het huishouden; Wmo 2015 art. 5.2.1",
        noodzaak="De corporatie regelt de beugels en moet weten wie zij kan bellen.",
        categorieen=["personen", "contact", "afspraken"],
        van=dag,
        tot=dag + timedelta(days=180),
        geinformeerd=Verstrekking.Geinformeerd.GESPREK,
    )
