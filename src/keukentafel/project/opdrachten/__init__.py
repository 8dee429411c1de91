"""De opdrachtregel `keukentafel`: een module per groep opdrachten."""

import errno
import os
import sys
from collections.abc import Sequence

from keukentafel.project.opdrachten import inrichting, regels, stromen
from keukentafel.project.opdrachten.fouten import GOED, OMGEVING, OpdrachtError
from keukentafel.project.opdrachten.parser import Ontleder

# Elke groep heeft `voeg_toe(subparsers)`, en zet `voer_uit` bij elke opdracht.
ZUIVER = {"inrichting": inrichting, "regels": regels}

OMSTANDIGHEDEN = {
    errno.ENOSPC: "de schijf is vol",
    errno.EACCES: "geen toegang",
    errno.EIO: "de schijf geeft een fout",
    errno.EBADF: "de invoer of de uitvoer is gesloten",
    errno.EMFILE: "er zijn te veel bestanden open",
}


def maak_ontleder(gevraagd: str = "") -> Ontleder:
    """De ontleder met alle groepen; wat de database nodig heeft, laadt alleen als er niets zuivers gevraagd is."""
    ontleder = Ontleder(
        prog="keukentafel",
        description="Het systeem waarin sociale wijkteams werken.",
        voorbeeld="keukentafel inrichting toon NAAM",
    )
    groepen = ontleder.met_opdrachten("groep")
    for zuiver in ZUIVER.values():
        zuiver.voeg_toe(groepen)
    if gevraagd not in ZUIVER:
        from keukentafel.project.opdrachten import beheerder, database, demo, logboek, start, vervanging, verzegel

        for groep in (start, demo, beheerder, database, logboek, vervanging, verzegel):
            groep.voeg_toe(groepen)
    return ontleder


def main(argv: Sequence[str] | None = None) -> int:
    """Voer een opdracht uit. 0 is goed, 1 een fout in de invoer, 2 verkeerd gebruik, 3 de omgeving."""
    try:
        stromen.maak_klaar()
        woorden = list(sys.argv[1:] if argv is None else argv)
        keuze = maak_ontleder(woorden[0] if woorden else "").parse_args(woorden)
        code = int(keuze.voer_uit(keuze))
        sys.stdout.flush()
        return code
    except OpdrachtError as fout:
        sys.stderr.write(f"keukentafel: {fout}\n")
        return fout.code
    except BrokenPipeError:
        # Wie meelas is gestopt (`| head`): dat is geen fout, en er is niemand om het aan te zeggen.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOED
    except KeyboardInterrupt:
        return 130
    except OSError as fout:
        melding = OMSTANDIGHEDEN.get(fout.errno or 0, fout.strerror or str(fout))
        sys.stderr.write(f"keukentafel: {melding}{f': {fout.filename}' if fout.filename else ''}\n")
        return OMGEVING
