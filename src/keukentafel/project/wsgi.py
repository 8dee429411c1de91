"""Het huis voor de webserver."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from keukentafel.project.dienst.geheim import KORTSTE_GEHEIM
from keukentafel.project.lijf import heel


def eis_geheim() -> None:
    """Weiger te draaien met een geheim dat iedereen kent of kan raden: daarmee zijn sessies na te maken."""
    geheim = settings.SECRET_KEY
    if geheim == settings.GEHEIM_VAN_HULPOPDRACHTEN or len(geheim) < KORTSTE_GEHEIM:
        raise SystemExit(
            f"Keukentafel start niet: KEUKENTAFEL_GEHEIM ontbreekt of is korter dan {KORTSTE_GEHEIM} tekens. "
            "Zet er een willekeurige tekst in, elke start dezelfde; `keukentafel start` doet dat zelf."
        )
    if len(settings.LOGBOEK_GEHEIM) < KORTSTE_GEHEIM:
        raise SystemExit(
            f"Keukentafel start niet: KEUKENTAFEL_LOGGEHEIM is korter dan {KORTSTE_GEHEIM} tekens. Wie het raadt, "
            "vindt inwoners in het logboek terug. Laat de variabele weg, of zet er een lange willekeurige tekst in."
        )


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
eis_geheim()
application = heel(get_wsgi_application())
