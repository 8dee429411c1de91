"""Een dossier met een adres, en wat er in de proeven van delen steeds terugkomt."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from keukentafel.doen.delen import acties
from keukentafel.doen.delen.acties import VerstrekkingOpgave
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from keukentafel.regelen.organisaties.models import Organisatie
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, medewerker

SCHUILPLEK = AdresOpgave(postcode="1388ZZ", huisnummer=77, straat="Kanariestraat")
REDEN = "Moeder neemt niet op, kind alleen thuis."


def kring(wie: Medewerker) -> Werkkring:
    gevonden = werkkring_van(wie, timezone.localdate())
    assert gevonden is not None
    return gevonden


@contextmanager
def ogen(wie: Medewerker) -> Iterator[Werkkring]:
    """Kijk en doe als deze medewerker."""
    with als_medewerker(wie.pk):
        yield kring(wie)


def dossier(groep: Groep, *, achternaam: str = "De Vries", gebied: object = None) -> Dossier:
    """Een huishouden bij het eerste team, met een adres en zo nodig een wijk."""
    rijen = vraag_in_dossier(groep, groep.team, groep.fatma, achternaam=achternaam)
    with als_medewerker(groep.fatma.pk):
        bewaar(rijen)
    with word(rollen.EIGENAAR):
        gevonden = Dossier.objects.get(pk=rijen["dossier"]["id"])
        gevonden.straat = "Molenstraat"
        gevonden.gebied = gebied  # type: ignore[assignment]
        gevonden.save()
    return gevonden


def collega(groep: Groep, naam: str, rol: str = "wijkwerker") -> Medewerker:
    return medewerker(groep.stelsel, naam, f"{naam.title()} Test", rol, groep.team)


def scherm_af(groep: Groep, huis: Dossier, adres: AdresOpgave = SCHUILPLEK, wie: Medewerker | None = None) -> None:
    with ogen(wie or groep.sanne) as ik:
        acties.scherm_adres_af(
            dossier_id=huis.pk, adres=adres, reden="Ik ben het contact.", kring=ik, nu=timezone.now()
        )


def geef_inzage(groep: Groep, huis: Dossier, aan: Medewerker, *, door: Medewerker | None = None) -> UUID:
    with ogen(door or groep.sanne) as ik:
        return acties.geef_inzage(
            dossier_id=huis.pk, collega=aan, reden="Gaat mee op bezoek.", tot=None, kring=ik, nu=timezone.now()
        )


def partner(groep: Groep, naam: str = "de-horst") -> Medewerker:
    """Iemand van een partnerorganisatie."""
    wie = medewerker(groep.stelsel, f"p-{naam}", f"Paula {naam}", "partner", None)
    with word(rollen.EIGENAAR):
        wie.organisatie = Organisatie.objects.create(stelsel=groep.stelsel, slug=naam, naam=naam.title())
        wie.save()
    return wie


def opgave(organisatie: Organisatie, *categorieen: str, **anders: object) -> VerstrekkingOpgave:
    dag = timezone.localdate()
    waarden = {
        "organisatie": organisatie, "doel": "Huurschuld oplossen", "grondslag": "Toestemming",
        "noodzaak": "Samen regelen.",
        "categorieen": categorieen or ("personen", "contact"), "van": dag, "tot": dag + timedelta(days=30),
        "geinformeerd": "gesprek",
    } | anders  # fmt: skip
    return VerstrekkingOpgave(**waarden)  # type: ignore[arg-type]


def verstrek(groep: Groep, huis: Dossier, organisatie: Organisatie, *categorieen: str, **anders: object) -> UUID:
    with ogen(groep.sanne) as ik:
        regel = opgave(organisatie, *categorieen, **anders)
        return acties.verstrek(dossier_id=huis.pk, opgave=regel, kring=ik, nu=timezone.now())


def neem_nood(huis: Dossier, wie: Medewerker, reden: str = REDEN) -> UUID:
    with ogen(wie) as ik:
        return acties.vraag_noodtoegang(dossier_id=huis.pk, reden=reden, kring=ik, nu=timezone.now())
