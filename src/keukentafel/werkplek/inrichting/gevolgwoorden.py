"""De gevolgen van een nieuwe versie in gewone woorden; voor het blad en voor de opdrachtregel."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.overdracht.gevolgen import Gevolgen, Punt, RolAnders
from keukentafel.doen.overdracht.overzichten import Aantallen
from keukentafel.inrichting.verandering import Klokverandering, TeamAnders, Verhuizing
from keukentafel.inrichting.woorden_rechten import RECHTEN
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek import datums
from keukentafel.werkplek.woorden import hoofdletter, telwoord

MEEST_BIJ_NAAM = 8
"""Zoveel mensen staan er bij naam; van meer zegt het blad hoeveel."""


def aantallen(werk: Aantallen) -> str:
    """ "12 dossiers, 3 open vragen en 2 lopende klokken"; wat nul is, staat er niet."""
    delen = [
        (werk.dossiers, ngettext("%(n)s dossier", "%(n)s dossiers", werk.dossiers)),
        (werk.vragen, ngettext("%(n)s open vraag", "%(n)s open vragen", werk.vragen)),
        (werk.klokken, ngettext("%(n)s lopende klok", "%(n)s lopende klokken", werk.klokken)),
    ]
    gezegd = [woorden % {"n": n} for n, woorden in delen if n]
    if gezegd:
        return opsomming(gezegd)
    return _("alleen afgesloten vragen") if werk else _("geen lopend werk")


def namen(mensen: Iterable[str]) -> str:
    """De mensen bij naam, of hoeveel het er zijn."""
    alle = list(mensen)
    if not alle:
        return _("niemand")
    if len(alle) <= MEEST_BIJ_NAAM:
        return opsomming(alle)
    return _("%(namen)s en nog %(n)s anderen") % {
        "namen": ", ".join(alle[:MEEST_BIJ_NAAM]),
        "n": len(alle) - MEEST_BIJ_NAAM,
    }


def of(keuzes: list[str]) -> str:
    """ "Team A of Team B" """
    return opsomming(keuzes, "of")


def punt(gevonden: Punt) -> str:
    """Een bezwaar of iets om op te letten, in een zin."""
    zinnen = {
        "verleden": _(
            "De versie begint op %(dag)s, en die dag is geweest. Wat al gold, verandert niet meer. "
            "Zet de wijziging in het bestand onder [[wijzigingen]], met een dag vanaf morgen."
        ),
        "vandaag_met_werk": _(
            "De versie begint vandaag, en er ligt werk bij een team dat ophoudt of een wijk kwijtraakt. "
            "Laat haar op zijn vroegst morgen ingaan: dan heeft iedereen het gezien."
        ),
        "geldt_al": _(
            "Vandaag is al een versie ingegaan, en daar zijn misschien al uitkomsten mee gemaakt. "
            "Laat deze versie morgen of later ingaan."
        ),
        "niemand_beheert": _(
            "Na %(dag)s zou niemand meer het recht hebben om de inrichting te beheren. "
            "Geef dat recht aan een rol die iemand dan heeft."
        ),
        "niemand_houdt_toezicht": _(
            "Na %(dag)s zou niemand meer kunnen nagaan wie waar keek (toezicht). "
            "Geef dat recht aan een rol die iemand dan heeft."
        ),
        "niemand_beoordeelt": _(
            "Na %(dag)s zou niemand meer kunnen oordelen over noodtoegang. "
            "Geef dat recht aan een rol die iemand dan heeft."
        ),
        "eigen_rol": _(
            "Je hebt zelf de rol %(een)s; die krijgt in dit bestand het recht ‘%(recht)s’. "
            "Laat een andere beheerder dit doen."
        ),
        "ander_stelsel": _("Dit bestand is van %(een)s. Hier kun je alleen een versie van %(ander)s laten ingaan."),
        "landelijk": _("Dit is de landelijke standaard. Kies het bestand van je eigen gemeente."),
        "team_zonder_wijken": _(
            "Zonder wijken, terwijl een team van hetzelfde soort ze wel heeft: %(namen)s. "
            "Zo'n team neemt vragen uit de hele gemeente. Is dat de bedoeling?"
        ),
        "team_zonder_mensen": _("Nog zonder medewerkers: %(namen)s. Geef mensen een rol voordat het werk komt."),
        "latere_versie": _(
            "Op %(dag)s gaat al een latere versie in. Die blijft staan en is misschien gemaakt zonder deze wijziging."
        ),
    }
    een, ander = (*gevonden.namen, "", "")[:2]
    dag = datums.datum_lang(gevonden.dag) if gevonden.dag else ""
    woorden = {"dag": dag, "namen": opsomming(list(gevonden.namen)), "een": een, "ander": ander}
    return zinnen[gevonden.code] % {**woorden, "recht": _rechten((ander,))}


def team_anders(team: TeamAnders) -> list[str]:
    """Wat er aan een team verandert."""
    regels = []
    if team.naam_anders:
        regels.append(_("heet dan %(naam)s") % {"naam": team.nieuw.naam})
    if team.soort_anders:
        regels.append(
            _("wordt een %(soort)s in plaats van een %(oud)s") % {"soort": team.nieuw.soort, "oud": team.oud.soort}
        )
    if team.reikwijdte_anders:
        heel = _("werkt dan voor de hele gemeente"), _("werkt dan alleen in zijn wijken")
        regels.append(heel[bool(team.nieuw.gebieden)])
    if team.erbij:
        regels.append(_("krijgt erbij: %(wijken)s") % {"wijken": opsomming([w.naam for w in team.erbij])})
    if team.eraf:
        regels.append(_("raakt kwijt: %(wijken)s") % {"wijken": opsomming([w.naam for w in team.eraf])})
    return regels


def naar(verhuizing: Verhuizing) -> str:
    """Waar een wijk heen gaat, of dat dat niet te zeggen is."""
    if not verhuizing.naar:
        return _("geen team: de nieuwe versie noemt deze wijk (met dit jaar) bij geen team")
    return opsomming([team.naam for team in verhuizing.naar], "of")


def rol_anders(rol: RolAnders) -> str:
    """Wat er met een rol gebeurt."""
    if rol.weg:
        return _("Deze rol is er dan niet meer. Wie haar heeft, mag dan niets meer met die rol.")
    delen = []
    if rol.erbij:
        delen.append(_("mag er dan bij: %(wat)s") % {"wat": _rechten(rol.erbij)})
    if rol.eraf:
        delen.append(_("mag dan niet meer: %(wat)s") % {"wat": _rechten(rol.eraf)})
    return " ".join(f"{hoofdletter(deel)}." for deel in delen)


def _rechten(rechten: tuple[str, ...]) -> str:
    return "; ".join(tekst for recht, tekst in RECHTEN.items() if recht in rechten)


def klok(anders: Klokverandering) -> str:
    """Hoe een klok voor nieuw werk verandert."""
    if not anders.oud:
        return _("nieuw: %(duur)s") % {"duur": anders.nieuw}
    if not anders.nieuw:
        return _("vervalt (was %(duur)s)") % {"duur": anders.oud}
    return _("van %(oud)s naar %(nieuw)s") % {"oud": anders.oud, "nieuw": anders.nieuw}


def samenvatting(gevonden: Gevolgen, vandaag: date) -> str:
    """De hoofdzaak in een paar zinnen."""
    if gevonden.oud is None:
        return _("Dit is de eerste versie: er loopt nog geen werk.")
    werk = sum((einde.werk for einde in gevonden.einden), Aantallen())
    eindigt = {einde.team.slug for einde in gevonden.einden}
    verhuist = [v for v in gevonden.verhuizingen if v.verhuizing.van.slug not in eindigt]
    zinnen = []
    if n := len(gevonden.einden):
        zin = ngettext("Eén team houdt op; daar ligt nu %(werk)s.", "%(n)s teams houden op; daar ligt nu %(werk)s.", n)
        zinnen.append(zin % {"n": hoofdletter(telwoord(n)), "werk": aantallen(werk)})
    if n := len(verhuist):
        zin = ngettext(
            "Eén wijk gaat naar een ander team; daar ligt nu %(werk)s.",
            "%(n)s wijken gaan naar een ander team; daar ligt nu %(werk)s.",
            n,
        )
        wijkwerk = sum((v.werk for v in verhuist), Aantallen())
        zinnen.append(zin % {"n": hoofdletter(telwoord(n)), "werk": aantallen(wijkwerk)})
    if not zinnen:
        zinnen.append(_("Geen team houdt op en geen wijk gaat naar een ander team: lopend werk blijft waar het ligt."))
    return " ".join(zinnen)
