-- Kennen we deze persoon al? Alleen bij twee exacte sleutels, en alleen: bekend, contact, hoe het staat. Met wie er
-- werd gevonden, voor het logboek: ieder die op het scherm komt, is een verwerking.
DROP FUNCTION kt_zoek_bekend(date, text, int, text);
CREATE FUNCTION kt_zoek_bekend(p_geboren date, p_postcode text, p_huisnummer int, p_zoeknaam text)
RETURNS TABLE (dossier uuid, voorletter text, achternaam text, geboortejaar int, zelfde text[],
               contact text, team text, status text, soort text, uiterlijk date, persoon uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_stelsel bigint := kt_mijn_stelsel();
BEGIN
  IF NOT kt_heeft('herkennen') THEN
    RAISE EXCEPTION 'geen recht om te zien of iemand bekend is' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT d.id, left(p.voornaam, 1), btrim(concat_ws(' ', nullif(p.tussenvoegsel, ''), p.achternaam)),
         extract(year FROM p.geboortedatum)::int,
         array_remove(ARRAY[
           CASE WHEN p.geboortedatum = p_geboren THEN 'geboortedatum' END,
           CASE WHEN d.postcode = p_postcode AND p_postcode <> '' AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer) THEN 'adres' END,
           CASE WHEN p.zoeknaam = p_zoeknaam AND p_zoeknaam <> '' THEN 'achternaam' END], NULL),
         m.naam::text, t.naam::text, v.status::text, v.soort::text, v.uiterlijk, p.id
  FROM doen_persoon p
  JOIN doen_huishoudlid h ON h.persoon_id = p.id AND h.tot IS NULL
  JOIN doen_dossier d ON d.id = h.dossier_id
  LEFT JOIN LATERAL (
    SELECT w.status, w.soort, w.uiterlijk, w.team_id, w.opgenomen_door_id FROM doen_dossiervraag dv
    JOIN doen_vraag w ON w.id = dv.vraag_id
    WHERE dv.dossier_id = d.id ORDER BY w.status = 'beantwoord', w.ontvangen_op DESC LIMIT 1) v ON true
  JOIN regelen_team t ON t.id = coalesce(v.team_id, d.team_id)
  LEFT JOIN regelen_medewerker m ON m.id = coalesce(v.opgenomen_door_id, d.contact_id)
  WHERE p.stelsel_id = v_stelsel AND (
    (p.geboortedatum = p_geboren AND d.postcode = p_postcode AND p_postcode <> '')
    OR (p.geboortedatum = p_geboren AND p.zoeknaam = p_zoeknaam AND p_zoeknaam <> '')
    OR (d.postcode = p_postcode AND d.huisnummer = p_huisnummer AND p.zoeknaam = p_zoeknaam AND p_zoeknaam <> ''))
  ORDER BY 5 DESC, 4 LIMIT 5;
END $$;

REVOKE EXECUTE ON FUNCTION kt_zoek_bekend(date, text, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_zoek_bekend(date, text, int, text) TO keukentafel_app, keukentafel_onderhoud;
