"""Spreekuren in Almere: wat er wordt ingevuld, en rijen zoals een manager ze neerzet."""

from datetime import time
from typing import Any

from django.utils import timezone

from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.spreekuren.acties import Spreekuuropgave, open_spreekuur
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import gebieden_van
from tests.dagen import vandaag
from tests.vaste_groep import Groep


def wijk(team: Team) -> Gebied:
    """De eerste wijk van een team."""
    return gebieden_van([team.pk], vandaag())[team.pk][0]


def opgave(groep: Groep, **anders: Any) -> Spreekuuropgave:
    """Sanne begeleidt op dinsdag van tien tot twaalf, vanaf vandaag."""
    vast: dict[str, Any] = {
        "onderwerp": "Administratie", "plek": "Buurthuis De Wingerd", "straat": "Appelhof", "huisnummer": "3",
        "weekdag": 1, "begintijd": time(10), "eindtijd": time(12), "begeleider": groep.sanne, "van": vandaag(),
        "gebied": wijk(groep.team), "kleur": "oranje",
    }  # fmt: skip
    return Spreekuuropgave(**{**vast, **anders})


def zet_neer(groep: Groep, **anders: Any) -> Spreekuur:
    """Marieke zet een spreekuur neer bij haar team."""
    with als_medewerker(groep.marieke.pk):
        return open_spreekuur(
            team=groep.team, opgave=opgave(groep, **anders), door=groep.marieke, nu=timezone.localtime()
        )


def ingevuld(groep: Groep, **anders: Any) -> dict[str, Any]:
    """Het formulier voor een nieuw spreekuur."""
    return {
        "onderwerp": "Administratie", "plek": "Buurthuis De Wingerd", "straat": "Appelhof", "huisnummer": "3",
        "uitleg": "", "gebied": wijk(groep.team).pk, "kleur": "oranje", "weekdag": "1", "begintijd": "10:00",
        "eindtijd": "12:00", "van": f"{vandaag():%d-%m-%Y}", "tot": "", "begeleider": groep.sanne.pk, **anders,
    }  # fmt: skip
