-- Wie wat mag aanroepen en wijzigen van wat 0003 en 0004 brachten. Wat hier niet staat, kan de webserver niet.

REVOKE EXECUTE ON FUNCTION kt_schrijft_dossier(uuid), kt_schrijft_vraag(uuid), kt_mijn_adressen(), kt_in_nood(), kt_deelt_dossier(uuid),
  kt_scherm_adres_af(uuid, text, text, int, text, text), kt_geef_adres_vrij(uuid, bigint),
  kt_geef_inzage(uuid, bigint, text, date), kt_trek_inzage_in(uuid), kt_draagteam_bij_geheim(uuid),
  kt_noodtoegang(uuid, text), kt_noodtoegang_plek(uuid), kt_noodtoegang_beoordelen(uuid, text, text),
  kt_verstrekt(uuid), kt_gedeeld(uuid), kt_gedeeld_lijst(), kt_gedeeld_betrokkenen(uuid), kt_bekend_bij(uuid),
  kt_zoek_bekend(date, text, int, text), kt_zoek_huishoudens(text, int), kt_werk_per_team(),
  kt_houdt_op(bigint, bigint), kt_team_overdragen(bigint, bigint, bigint, boolean, timestamptz),
  kt_schrijft_bij(bigint, bigint, bigint), kt_bewaak_toewijzing(), kt_bezetting(bigint[]),
  kt_toezicht_dossiers(bigint, uuid[]), kt_toezicht_daden(bigint, uuid[], timestamptz, timestamptz),
  kt_toezicht_gelijk(bigint, jsonb, bigint[], uuid[], bytea, bytea), kt_toezicht_zoek(bigint, text), kt_toezicht_stand(bigint),
  kt_nazien_dossiers(bigint, uuid[]), kt_nazien_daden(bigint, uuid[], timestamptz, timestamptz),
  kt_nazien_gelijk(bigint, jsonb, bigint[], uuid[], bytea, bytea),
  kt_verhuis_dossier(uuid, bigint), kt_verhuis_dossiers(uuid[], bigint), kt_leest_bij(bigint, bigint, bigint),
  kt_vraag_zonder_plek(uuid), kt_eis_toezicht(bigint), kt_adres_heeft_lezer(uuid), kt_leest_dossier(bigint, uuid),
  kt_werk_tellen(bigint) FROM PUBLIC;

-- Alleen voor andere functies.
REVOKE EXECUTE ON FUNCTION kt_verhuis_dossier(uuid, bigint), kt_verhuis_dossiers(uuid[], bigint), kt_leest_bij(bigint, bigint, bigint),
  kt_vraag_zonder_plek(uuid), kt_eis_toezicht(bigint), kt_adres_heeft_lezer(uuid)
  FROM keukentafel_app, keukentafel_onderhoud;
REVOKE EXECUTE ON FUNCTION kt_leest_dossier(bigint, uuid), kt_werk_tellen(bigint), kt_nazien_dossiers(bigint, uuid[]), kt_nazien_daden(bigint, uuid[], timestamptz, timestamptz),
  kt_nazien_gelijk(bigint, jsonb, bigint[], uuid[], bytea, bytea)
  FROM keukentafel_app;

GRANT EXECUTE ON FUNCTION kt_schrijft_dossier(uuid), kt_schrijft_vraag(uuid), kt_mijn_adressen(), kt_in_nood(), kt_deelt_dossier(uuid),
  kt_scherm_adres_af(uuid, text, text, int, text, text), kt_geef_adres_vrij(uuid, bigint),
  kt_geef_inzage(uuid, bigint, text, date), kt_trek_inzage_in(uuid), kt_draagteam_bij_geheim(uuid),
  kt_noodtoegang(uuid, text), kt_noodtoegang_plek(uuid), kt_noodtoegang_beoordelen(uuid, text, text),
  kt_verstrekt(uuid), kt_gedeeld(uuid), kt_gedeeld_lijst(), kt_gedeeld_betrokkenen(uuid), kt_bekend_bij(uuid),
  kt_zoek_bekend(date, text, int, text), kt_zoek_huishoudens(text, int), kt_werk_per_team(),
  kt_houdt_op(bigint, bigint), kt_team_overdragen(bigint, bigint, bigint, boolean, timestamptz),
  kt_schrijft_bij(bigint, bigint, bigint), kt_bewaak_toewijzing(), kt_bezetting(bigint[]),
  kt_toezicht_dossiers(bigint, uuid[]), kt_toezicht_daden(bigint, uuid[], timestamptz, timestamptz),
  kt_toezicht_gelijk(bigint, jsonb, bigint[], uuid[], bytea, bytea), kt_toezicht_zoek(bigint, text), kt_toezicht_stand(bigint)
  TO keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_leest_dossier(bigint, uuid), kt_werk_tellen(bigint), kt_nazien_dossiers(bigint, uuid[]), kt_nazien_daden(bigint, uuid[], timestamptz, timestamptz),
  kt_nazien_gelijk(bigint, jsonb, bigint[], uuid[], bytea, bytea) TO keukentafel_onderhoud;

-- Een journaal, een verstrekking en een vlag blijven staan; alleen wat een handeling wijzigt, is te wijzigen.
REVOKE INSERT, UPDATE, DELETE ON doen_geheimadres, doen_noodtoegang, doen_adresinzage FROM keukentafel_app;
REVOKE UPDATE, DELETE ON doen_contactmoment, doen_afspraak, doen_verstrekking, doen_vlag, doen_vlagstap, doen_nalezing
  FROM keukentafel_app;
GRANT UPDATE (afgezegd_op) ON doen_afspraak TO keukentafel_app;
GRANT UPDATE (ingetrokken_op, ingetrokken_door_id) ON doen_verstrekking TO keukentafel_app;
GRANT UPDATE (status, uitleg, antwoord_voor) ON doen_vlag TO keukentafel_app;
GRANT UPDATE (namens_id) ON doen_vraag TO keukentafel_app;
