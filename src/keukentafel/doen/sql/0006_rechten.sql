-- Wie wat mag aanroepen en wijzigen van wat 0005 en 0006 brengen. Wat hier niet staat, kan de webserver niet.

REVOKE EXECUTE ON FUNCTION kt_mijn_deelnames(text), kt_schrijft_persoon(uuid), kt_mag_lid(uuid, uuid), kt_van_ons(uuid), kt_schrijfteam(uuid),
  kt_woont_elders(uuid), kt_regie_begint(), kt_regie_klopt(), kt_vraag_verhuist(), kt_ligt_elders(),
  kt_regie_zet(uuid, text, bigint, uuid, text, timestamptz, uuid, date), kt_regie_bij_verhuizen(uuid[], bigint) FROM PUBLIC;
-- Alleen voor andere functies en trekkers.
REVOKE EXECUTE ON FUNCTION kt_woont_elders(uuid), kt_regie_begint(), kt_regie_klopt(), kt_vraag_verhuist(), kt_ligt_elders(),
  kt_regie_zet(uuid, text, bigint, uuid, text, timestamptz, uuid, date), kt_regie_bij_verhuizen(uuid[], bigint)
  FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_mijn_deelnames(text), kt_schrijft_persoon(uuid), kt_mag_lid(uuid, uuid), kt_van_ons(uuid), kt_schrijfteam(uuid)
  TO keukentafel_app, keukentafel_onderhoud;

-- Wat er staat, blijft staan; alleen wat een handeling wijzigt, is te wijzigen.
REVOKE INSERT, UPDATE, DELETE ON doen_regie, doen_deelname, doen_samenvoeging FROM keukentafel_app;
REVOKE UPDATE, DELETE ON doen_belpoging, doen_signaal, doen_wachtplek, doen_wachtcontact, doen_taak, doen_relatie,
  doen_vertegenwoordiging, doen_netwerkcontact, doen_document, doen_documentinhoud, doen_overgang FROM keukentafel_app;
GRANT UPDATE (uitkomst, uitkomst_op, uitkomst_door_id, terug, terug_op, terug_door_id) ON doen_signaal TO keukentafel_app;
GRANT UPDATE (reden, toelichting, voorrang, voorrang_reden, contact_id, contact_dagen, veiligheid_dagen, volgend_contact, volgende_veiligheid,
              tot, einde) ON doen_wachtplek TO keukentafel_app;
GRANT UPDATE (wat, wie_id, uiterlijk, klaar_op, klaar_door_id, vervallen, versie) ON doen_taak TO keukentafel_app;
GRANT UPDATE (van, tot) ON doen_relatie, doen_vertegenwoordiging TO keukentafel_app;
GRANT UPDATE (naam, soort, organisatie, telefoon, band, doet, van, tot) ON doen_netwerkcontact TO keukentafel_app;
GRANT UPDATE (ingetrokken_op, ingetrokken_door_id, ingetrokken_reden) ON doen_document TO keukentafel_app;
GRANT UPDATE (afsluiting, artikel_id) ON doen_vraag TO keukentafel_app;
GRANT UPDATE (naam, sorteernaam, straat, postcode, huisnummer, toevoeging, gebied_id, adres_nagekeken_op, versie)
  ON doen_dossier TO keukentafel_app;
GRANT UPDATE (voornaam, tussenvoegsel, achternaam, zoeknaam, geboortedatum, leeftijd_bij_opgave, telefoon, geslacht,
              overleden_op, bsn, bsn_zegel, versie) ON doen_persoon TO keukentafel_app;
GRANT UPDATE (rol, tot) ON doen_huishoudlid TO keukentafel_app;

-- Wat al was afgesloten, was beantwoord.
UPDATE doen_vraag SET afsluiting = 'antwoord' WHERE status = 'beantwoord' AND afsluiting = '';
