"""De gevolgen van een nieuwe versie als regels tekst en als JSON, voor de opdrachtregel."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from keukentafel.doen.overdracht.gevolgen import Gevolgen
from keukentafel.doen.overdracht.overzichten import Aantallen
from keukentafel.werkplek.inrichting import gevolgwoorden, nieuwe_versie

Stuk = tuple[str, list[str]]


def regels(gevonden: Gevolgen, vandaag: date) -> list[str]:
    """Wat het blad laat zien, onder elkaar."""
    woorden: dict[str, Any] = nieuwe_versie.in_woorden(gevonden, vandaag)
    kop = _("%(titel)s, versie vanaf %(dag)s") % {"titel": gevonden.nieuw.titel, "dag": gevonden.dag}
    uit = [kop, woorden["samenvatting"]]
    if gevonden.al_opgeslagen:
        uit.append(_("Deze versie is al bewaard."))
    if gevonden.vervangt:
        uit.append(_("Er is al een versie aangekondigd voor die dag; deze komt ervoor in de plaats."))
    for titel, inhoud in _stukken(woorden):
        if inhoud:
            uit += ["", titel, *(f"  {regel}" for regel in inhoud)]
    if gevonden.vergelijking and gevonden.vergelijking.verschillen:
        uit += ["", _("Alles wat verschilt")]
        for verschil in gevonden.vergelijking.verschillen:
            uit += [f"  {verschil.onderwerp}: {verschil.zin}"]
    return uit


def _stukken(woorden: dict[str, Any]) -> list[Stuk]:
    return [
        (_("Dit kan niet ingaan"), woorden["bezwaren"]),
        (_("Let op"), woorden["let_op"]),
        (_("Teams die ophouden"), [f"{team}: {werk}; {mensen}" for team, werk, mensen in woorden["einden"]]),
        (
            _("Wijken die naar een ander team gaan"),
            [f"{wijk}: {van} -> {naar} ({werk})" for wijk, van, naar, werk in woorden["verhuizingen"]],
        ),
        (_("Zonder wijk, dus zelf te kiezen"), [woorden["zonder_wijk"]] if woorden["zonder_wijk"] else []),
        (_("Nieuwe teams"), [f"{team}: {wijken}" for team, wijken in woorden["begint"]]),
        (_("Teams die veranderen"), [f"{team}: {'; '.join(wat)}" for team, wat in woorden["anders"]]),
        (_("Rollen en rechten"), [f"{rol}: {wat} ({mensen})" for rol, wat, mensen in woorden["rollen"]]),
        (_("Klokken voor nieuw werk"), [f"{naam}: {wat}" for naam, wat in woorden["klokken"]]),
    ]


def als_dict(gevonden: Gevolgen, vandaag: date) -> dict[str, Any]:
    """JSON, zoals `inrichting gevolgen --json` die geeft."""
    return {
        "inrichting": {"naam": gevonden.nieuw.naam, "versie": gevonden.dag.isoformat()},
        "kan_ingaan": gevonden.kan_ingaan,
        "al_opgeslagen": gevonden.al_opgeslagen,
        "vervangt": gevonden.vervangt is not None,
        "bezwaren": [{"code": p.code, "zin": gevolgwoorden.punt(p)} for p in gevonden.bezwaren],
        "let_op": [{"code": p.code, "zin": gevolgwoorden.punt(p)} for p in gevonden.let_op],
        "teams_eindigen": [
            {"team": e.team.slug, "mensen": list(e.mensen), **_aantallen(e.werk)} for e in gevonden.einden
        ],
        "teams_beginnen": [team.slug for team in (gevonden.verandering.begint if gevonden.verandering else ())],
        "wijken_verhuizen": [
            {
                "wijk": v.verhuizing.wijk.code,
                "van": v.verhuizing.van.slug,
                "naar": [team.slug for team in v.verhuizing.naar],
                **_aantallen(v.werk),
            }
            for v in gevonden.verhuizingen
        ],
        "zonder_wijk": _aantallen(gevonden.zonder_wijk),
        "rollen": [
            {"rol": r.rol, "weg": r.weg, "erbij": list(r.erbij), "eraf": list(r.eraf), "mensen": list(r.mensen)}
            for r in gevonden.rollen
        ],
        "klokken": [{"naam": k.naam, "oud": k.oud, "nieuw": k.nieuw} for k in gevonden.klokken],
        "verschillen": gevonden.vergelijking.als_dict()["verschillen"] if gevonden.vergelijking else [],
    }


def _aantallen(werk: Aantallen) -> dict[str, int]:
    return {"dossiers": werk.dossiers, "open_vragen": werk.vragen, "lopende_klokken": werk.klokken}
