"""Een rij in elke tabel van een dossier en van een vraag, voor proeven die niets mogen vergeten."""

from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon, Taak
from keukentafel.doen.ingang.models import Belpoging
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.regie.models import Deelname, Overgang
from keukentafel.doen.samenvoegen.models import Samenvoeging
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek
from tests.vaste_groep import Groep


def vul_dossier(groep: Groep, dossier_id: UUID) -> None:
    """Als eigenaar: in elke nieuwere tabel met een dossier een rij. Er komt een tweede dossier bij."""
    nu = timezone.now()
    plek: dict[str, Any] = {"stelsel": groep.stelsel, "team": groep.team, "dossier_id": dossier_id}
    vast = plek | {"door": groep.sanne}
    Taak.objects.create(**vast, wat="x", wie=groep.sanne, gemaakt_op=nu, sleutel=uuid4())
    een, ander = (Persoon.objects.create(stelsel=groep.stelsel, team=groep.team, voornaam=naam) for naam in "ab")
    for persoon in (een, ander):
        Huishoudlid.objects.create(**plek, persoon=persoon, rol="lid", van=timezone.localdate(nu))
    Relatie.objects.create(**vast, a=een, b=ander, soort="partner", vastgelegd_op=nu)
    Vertegenwoordiging.objects.create(**vast, over=een, naam="x", soort="mentor", vastgelegd_op=nu)
    Netwerkcontact.objects.create(**vast, naam="x", soort="buur", vastgelegd_op=nu)
    document = Document.objects.create(
        **vast, titel="x", soort="brief", bestandsnaam="x.pdf", mediatype="application/pdf", grootte=1, sha256="x",
        toegevoegd_op=nu, sleutel=uuid4(),
    )  # fmt: skip
    Documentinhoud.objects.create(**plek, document=document, inhoud=b"x")
    overgang = Overgang.objects.create(
        **vast, soort="ondersteunen", naar_team=groep.ander_team, boodschap="x", aangeboden_op=nu
    )
    Deelname.objects.create(**plek, medewerker=groep.bilal, rol="ondersteuning", van=nu, overgang=overgang)
    gemeente_id = Dossier.objects.get(pk=dossier_id).gemeente_id
    blijvend = Dossier.objects.create(
        stelsel=groep.stelsel, team=groep.team, gemeente_id=gemeente_id, geopend_op=nu, naam="Blijft"
    )
    Samenvoeging.objects.create(**vast, blijvend=blijvend, moment=nu, reden="x")


def vul_vraag(groep: Groep, vraag_id: UUID) -> None:
    """Als eigenaar: in elke nieuwere tabel bij een vraag een rij."""
    nu = timezone.now()
    dag = timezone.localdate(nu)
    plek: dict[str, Any] = {"stelsel": groep.stelsel, "team": groep.team}
    Belpoging.objects.create(
        **plek, vraag_id=vraag_id, moment=nu, door=groep.sanne, uitkomst="gesproken", sleutel=uuid4()
    )
    Signaal.objects.create(**plek, vraag_id=vraag_id, soort="huur", bron_naam="x", grondslag="x", contact_uiterlijk=dag)
    wacht = Wachtplek.objects.create(
        **plek, vraag_id=vraag_id, reden="geen_plek", sinds=dag, contact=groep.sanne, contact_dagen=14,
        veiligheid_dagen=28, volgend_contact=dag, volgende_veiligheid=dag, door=groep.sanne,
    )  # fmt: skip
    Wachtcontact.objects.create(**plek, wachtplek=wacht, moment=nu, door=groep.sanne, bereikt=True, sleutel=uuid4())
