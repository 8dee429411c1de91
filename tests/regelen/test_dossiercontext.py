"""Het logboek om een verzoek: geen regel, geen gegevens; en wat is geweigerd of mislukt, blijft staan."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from keukentafel.doen.dossier.models import Dossier
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.logboek.models import Logregel
from keukentafel.kern.toegang.models import Account
from tests.kern.logs import korte, regels, verwerkingen, voer_uit
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
PERSONEN = [uuid4() for _ in range(3)]
DOSSIER = uuid4()


def boek(request: HttpRequest) -> Boek:
    gevonden: Boek = request.boek  # type: ignore[attr-defined]
    return gevonden


def _begin(request: HttpRequest, handeling: str = "dossier_ingezien") -> None:
    boek(request).begin(handeling=handeling, recht="dossier_lezen", doel="hulp", verwerking="hulp.dossier")
    boek(request).over("dossier", DOSSIER)
    boek(request).betreft(PERSONEN, dossier=DOSSIER)


def _schrijf() -> None:
    Account.objects.create(username=f"nieuw-{uuid4().hex}")


def lees(request: HttpRequest) -> HttpResponse:
    _begin(request)
    return HttpResponse(str(Dossier.objects.count()))


def stil(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Dossier.objects.count()))


def niets(request: HttpRequest) -> HttpResponse:
    return HttpResponse("niets over inwoners")


def geweigerd(request: HttpRequest) -> HttpResponse:
    _begin(request)
    raise Http404


def schrijf(request: HttpRequest) -> HttpResponse:
    _begin(request, "dossier_gewijzigd")
    _schrijf()
    boek(request).ook("adres_gewijzigd", soort="dossier", id=DOSSIER)
    return HttpResponse(status=int(request.GET.get("status", "200")))


def stuk(request: HttpRequest) -> HttpResponse:
    _begin(request, "dossier_gewijzigd")
    _schrijf()
    raise ValueError


def kapotte_transactie(request: HttpRequest) -> HttpResponse:
    _begin(request, "dossier_gewijzigd")
    _schrijf()
    try:
        Account.objects.create(username=Account.objects.order_by("pk")[0].username)
    except IntegrityError:
        return HttpResponse("opgeslagen")
    raise AssertionError


def teruggedraaid(request: HttpRequest) -> HttpResponse:
    _begin(request, "dossier_gewijzigd")
    _schrijf()
    transaction.set_rollback(True)
    return HttpResponse(status=int(request.GET.get("status", "200")))


def stroom(request: HttpRequest) -> StreamingHttpResponse:
    _begin(request)

    def regels() -> Iterator[bytes]:
        yield b"geheim"

    return StreamingHttpResponse(regels())


urlpatterns = [
    path(naam, view, name=naam)
    for naam, view in {
        "lees": lees, "stil": stil, "niets": niets, "geweigerd": geweigerd, "schrijf": schrijf, "stuk": stuk,
        "kapotte_transactie": kapotte_transactie, "teruggedraaid": teruggedraaid, "stroom": stroom,
    }.items()
]  # fmt: skip
handler404 = "keukentafel.project.fouten.niet_gevonden"
handler500 = "keukentafel.project.fouten.misgegaan"


@pytest.fixture
def groep() -> Iterator[Groep]:
    with override_settings(ROOT_URLCONF=__name__):
        yield kaal_stelsel()


@pytest.fixture
def sanne(groep: Groep) -> Client:
    client = Client(raise_request_exception=False, REMOTE_ADDR="10.1.2.3")
    assert groep.sanne.account is not None
    client.force_login(groep.sanne.account)
    return client


def test_een_regel_zegt_wie_wat_waarover_vanwaar_en_hoe_het_afliep(groep: Groep, sanne: Client) -> None:
    assert sanne.get("/lees", headers={"X-Forwarded-For": "6.6.6.6"}).status_code == 200
    (regel,) = regels()
    inlog, _ = regels(met_inlog=True)
    assert (inlog.stelsel_id, inlog.nr, inlog.vorige) == (groep.stelsel.pk, 1, "0" * 64)
    assert (regel.stelsel_id, regel.nr, regel.vorige) == (groep.stelsel.pk, 2, inlog.afdruk)
    assert (regel.account_id, regel.medewerker_id, regel.rollen) == (
        groep.sanne.account_id,
        groep.sanne.pk,
        "wijkwerker",
    )
    assert (regel.recht, regel.doel, regel.handeling) == ("dossier_lezen", "hulp", "dossier_ingezien")
    assert (regel.soort, regel.object_id, regel.dossier_id) == ("dossier", str(DOSSIER), DOSSIER)
    assert (regel.uitkomst, regel.route, regel.adres, regel.aantal) == ("gelukt", "lees", "10.1.2.3", 3)


def test_elke_betrokkene_is_een_verwerkingsregel_zonder_gebruiker(groep: Groep, sanne: Client) -> None:
    sanne.get("/lees")
    rijen = verwerkingen()
    assert len(rijen) == len({rij.data_subject_id for rij in rijen}) == len({rij.span_id for rij in rijen}) == 3
    assert {rij.operatie for rij in rijen} == {regels()[0].operatie}
    assert {(rij.status, rij.name, rij.processing_activity_id) for rij in rijen} == {
        ("OK", "dossier_ingezien", "hulp.dossier")
    }
    assert all(rij.start_time <= rij.end_time for rij in rijen)
    tekst = str([vars(rij) for rij in rijen])
    assert not any(str(persoon) in tekst for persoon in PERSONEN)
    assert "medewerker" not in tekst


@pytest.mark.parametrize("waar", ["/stil", "/stil?x=1"])
def test_zonder_handeling_komt_er_niets_uit_de_dossiers(groep: Groep, sanne: Client, waar: str) -> None:
    antwoord = sanne.get(waar)
    assert antwoord.status_code == 503
    assert int(antwoord.headers["Retry-After"]) > 0
    assert Client(raise_request_exception=False).get("/stil").status_code == 503
    assert regels() == []


def test_een_blad_zonder_inwoners_schrijft_niets(groep: Groep, sanne: Client) -> None:
    assert sanne.get("/niets").status_code == 200
    assert Client().get("/niets").status_code == 200
    assert regels() == []


def test_een_geweigerde_poging_staat_er(groep: Groep, sanne: Client) -> None:
    assert sanne.get("/geweigerd").status_code == 404
    assert korte("handeling", "uitkomst", "dossier_id") == [("dossier_ingezien", "geweigerd", DOSSIER)]
    assert {rij.status for rij in verwerkingen()} == {"UNSET"}


@pytest.mark.parametrize(
    ("status", "uitkomst", "bewaard"),
    [(200, "gelukt", 1), (302, "gelukt", 1), (409, "mislukt", 1), (422, "mislukt", 1)],
)
def test_de_status_zegt_de_uitkomst(groep: Groep, sanne: Client, status: int, uitkomst: str, bewaard: int) -> None:
    assert sanne.get(f"/schrijf?status={status}").status_code == status
    assert korte("nr", "handeling", "uitkomst") == [
        (2, "dossier_gewijzigd", uitkomst),
        (3, "adres_gewijzigd", "gelukt"),
    ]
    assert Account.objects.filter(username__startswith="nieuw-").count() == bewaard


@pytest.mark.parametrize("waar", ["/stuk", "/schrijf?status=500", "/schrijf?status=503"])
def test_een_fout_draait_het_werk_terug_en_de_regel_niet(groep: Groep, sanne: Client, waar: str) -> None:
    assert sanne.get(waar).status_code >= 500
    assert Account.objects.filter(username__startswith="nieuw-").count() == 0
    assert {uitkomst for (uitkomst,) in korte("uitkomst")} == {"fout"}
    assert regels()[0].aantal == len(verwerkingen()) == 3
    assert {rij.status for rij in verwerkingen()} == {"ERROR"}


@pytest.mark.parametrize("waar", ["/kapotte_transactie", "/teruggedraaid"])
def test_een_antwoord_dat_zegt_gelukt_terwijl_niets_is_bewaard_gaat_niet_uit(
    groep: Groep, sanne: Client, waar: str
) -> None:
    antwoord = sanne.get(waar)
    assert antwoord.status_code == 503
    assert b"opgeslagen" not in antwoord.content
    assert Account.objects.filter(username__startswith="nieuw-").count() == 0
    assert korte("handeling", "uitkomst") == [("dossier_gewijzigd", "fout")]


@pytest.mark.parametrize(("status", "uitkomst"), [(404, "geweigerd"), (409, "mislukt")])
def test_een_weigering_overleeft_het_terugdraaien(groep: Groep, sanne: Client, status: int, uitkomst: str) -> None:
    assert sanne.get(f"/teruggedraaid?status={status}").status_code == status
    assert Account.objects.filter(username__startswith="nieuw-").count() == 0
    assert korte("handeling", "uitkomst") == [("dossier_gewijzigd", uitkomst)]


def test_een_stroom_gaat_niet_uit(groep: Groep, sanne: Client) -> None:
    antwoord = sanne.get("/stroom")
    assert antwoord.status_code == 503
    assert not antwoord.streaming
    assert b"geheim" not in antwoord.content
    assert korte("uitkomst") == [("fout",)]


@pytest.mark.parametrize(
    "breuk",
    [
        "REVOKE EXECUTE ON FUNCTION kt_logboek_schrijf(jsonb) FROM keukentafel_app",
        "ALTER FUNCTION kt_logboek_schrijf(jsonb) RENAME TO kt_weg",
        "CREATE OR REPLACE FUNCTION kt_logboek_schrijf(p jsonb) RETURNS jsonb LANGUAGE plpgsql "
        "AS $$ BEGIN RAISE EXCEPTION 'de schijf is vol' USING ERRCODE = '53100'; END $$",
        "ALTER TABLE kern_verwerking RENAME TO kern_weg",
    ],
)
def test_met_een_kapot_logboek_gaat_er_niets_uit_en_niets_in(groep: Groep, sanne: Client, breuk: str) -> None:
    voer_uit(rollen.EIGENAAR, breuk)
    for waar in ("/lees", "/schrijf", "/geweigerd", "/stuk"):
        antwoord = sanne.get(waar)
        assert antwoord.status_code == 503
        assert int(antwoord.headers["Retry-After"]) > 0
    assert Account.objects.filter(username__startswith="nieuw-").count() == 0
    assert sanne.get("/niets").status_code == 200


def test_het_logboek_op_naam_van_een_ander_wordt_geweigerd(groep: Groep, sanne: Client) -> None:
    oud = Boek.schrijf

    def op_naam_van_bilal(self: Boek, uitkomst: str) -> None:
        self.medewerker_id = groep.bilal.pk
        oud(self, uitkomst)

    with pytest.MonkeyPatch.context() as m:
        m.setattr(Boek, "schrijf", op_naam_van_bilal)
        assert sanne.get("/schrijf").status_code == 503
    assert Account.objects.filter(username__startswith="nieuw-").count() == 0


def test_wie_geen_rol_heeft_staat_zonder_stelsel_in_het_logboek(groep: Groep, sanne: Client) -> None:
    with word(rollen.EIGENAAR):
        groep.sanne.lidmaatschappen.all().delete()
    assert sanne.get("/geweigerd").status_code == 404
    assert korte("stelsel_id", "account_id", "medewerker_id", "rollen") == [(None, groep.sanne.account_id, None, "")]


def test_de_regels_van_een_operatie_horen_bij_elkaar(groep: Groep, sanne: Client) -> None:
    sanne.get("/schrijf")
    sanne.get("/schrijf")
    operaties: list[UUID] = [regel.operatie for regel in regels()]
    assert operaties[0] == operaties[1] != operaties[2] == operaties[3]
    assert connection.needs_rollback is False
    assert Logregel.objects.count() == 0
