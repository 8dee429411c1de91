-- Kennen wij deze persoon al? Zoeken op gelijke sleutels, ook als een naam anders is gespeld of een datum bijna klopt. De
-- functies zoeken als eigenaar en geven alleen terug wat ieder die vraagt mag weten: dát iemand bekend is, welke van de
-- eigen invoer gelijk is, en wie je belt (D1.3, D1.9). Hoe zeker het is, weegt regels/herkennen.py.
ALTER TABLE doen_persoon ALTER COLUMN klanken SET DEFAULT '{}';

DROP FUNCTION kt_zoek_bekend(date, text, int, text);

-- Het dossier waar een samengevoegd dossier nu is; anders het dossier zelf. Alleen voor andere functies.
CREATE FUNCTION kt_blijvend_dossier(p_dossier uuid) RETURNS uuid
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE keten AS (
    SELECT d.id, d.opgegaan_in_id, 0 AS stap FROM doen_dossier d WHERE d.id = p_dossier
    UNION ALL
    SELECT e.id, e.opgegaan_in_id, k.stap + 1 FROM keten k JOIN doen_dossier e ON e.id = k.opgegaan_in_id WHERE k.stap < 50)
  SELECT k.id FROM keten k ORDER BY k.stap DESC LIMIT 1
$$;

-- Wie op de ingevulde sleutels lijkt, één rij per dossier dat blijft. Minder dan twee sleutels (of een nummer) geeft niets.
-- Een geheim adres is leeg en dus nooit gelijk; gaat een dossier op in een dossier met een geheim adres, dan ook niet.
-- Alleen voor andere functies, die zelf vragen wie er zoekt.
CREATE FUNCTION kt_kandidaten(p_stelsel bigint, p_geboren date, p_bijna date[], p_postcode text, p_huisnummer int, p_namen text[],
                              p_klanken text[], p_voorletters text[], p_telefoon text, p_bsn text[])
RETURNS TABLE (dossier uuid, persoon uuid, gelijk text[], anders text[])
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  WITH wie AS (
    SELECT p.id FROM doen_persoon p WHERE p.stelsel_id = p_stelsel AND p.bsn_zegel = ANY (p_bsn) AND p.bsn_zegel <> ''
    UNION
    SELECT p.id FROM doen_persoon p WHERE p.stelsel_id = p_stelsel AND p.geboortedatum = p_geboren
    UNION
    SELECT p.id FROM doen_persoon p WHERE p.stelsel_id = p_stelsel AND p.geboortedatum = ANY (p_bijna)
      AND (p.zoeknaam = ANY (p_namen) OR p.klanken && p_klanken)
    UNION
    SELECT h.persoon_id FROM doen_dossier d JOIN doen_huishoudlid h ON h.dossier_id = d.id
    WHERE d.stelsel_id = p_stelsel AND d.postcode = p_postcode AND p_postcode <> '' AND d.huisnummer = p_huisnummer
  ), feit AS (
    SELECT kt_blijvend_dossier(d.id) AS blijvend, d.adres_geheim, d.huisnummer, p.id AS persoon,
      p.bsn_zegel <> '' AND p.bsn_zegel = ANY (p_bsn) AS bsn,
      p.bsn_zegel <> '' AND p_bsn <> '{}' AND p.bsn_zegel <> ALL (p_bsn) AS bsn_anders,
      coalesce(p.geboortedatum = p_geboren, false) AS geboren,
      coalesce(p.geboortedatum = ANY (p_bijna), false) AS bijna,
      coalesce(p.geboortedatum <> p_geboren AND p.geboortedatum <> ALL (p_bijna), false) AS geboren_anders,
      p.zoeknaam <> '' AND p.zoeknaam = ANY (p_namen) AS naam,
      p.klanken && p_klanken AS lijkt,
      p.voornaam <> '' AND lower(left(p.voornaam, 1)) = ANY (p_voorletters) AS voorletter,
      p_voorletters <> '{}' AND lower(left(p.voornaam, 1)) ~ '^[a-z]$' AND lower(left(p.voornaam, 1)) <> ALL (p_voorletters) AS voorletter_anders,
      p_postcode <> '' AND d.postcode = p_postcode AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer) AS adres,
      p_telefoon <> '' AND right(regexp_replace(p.telefoon, '[^0-9]', '', 'g'), 9) = p_telefoon AS telefoon
    FROM wie
    JOIN doen_persoon p ON p.id = wie.id
    JOIN doen_huishoudlid h ON h.persoon_id = p.id AND h.tot IS NULL AND h.rol <> 'buiten'
    JOIN doen_dossier d ON d.id = h.dossier_id
    -- Een kind met twee huizen: via het ene huis is het huis met een geheim adres niet te vinden.
    WHERE NOT (d.adres_geheim AND h.ook_elders)
  ), open AS (
    SELECT f.blijvend, f.persoon, f.bsn, f.bsn_anders, f.geboren, f.bijna, f.geboren_anders, f.naam, f.lijkt, f.voorletter,
           f.voorletter_anders, f.telefoon, f.huisnummer, f.adres AND NOT b.adres_geheim AS adres
    FROM feit f JOIN doen_dossier b ON b.id = f.blijvend
  )
  SELECT DISTINCT ON (o.blijvend) o.blijvend, o.persoon,
    array_remove(ARRAY[
      CASE WHEN o.bsn THEN 'bsn' END, CASE WHEN o.geboren THEN 'geboortedatum' END,
      CASE WHEN o.bijna AND NOT o.geboren THEN 'geboortedatum_bijna' END, CASE WHEN o.naam THEN 'achternaam' END,
      CASE WHEN o.lijkt AND NOT o.naam THEN 'achternaam_lijkt' END, CASE WHEN o.voorletter THEN 'voorletter' END,
      CASE WHEN o.adres THEN 'adres' END, CASE WHEN o.telefoon THEN 'telefoon' END], NULL),
    array_remove(ARRAY[
      CASE WHEN o.bsn_anders THEN 'bsn_anders' END, CASE WHEN o.voorletter_anders THEN 'voorletter_anders' END,
      CASE WHEN o.geboren_anders THEN 'geboortedatum_anders' END], NULL)
  FROM open o
  WHERE o.bsn
    OR (o.geboren AND (o.naam OR o.lijkt OR o.adres))
    OR (o.bijna AND (o.naam OR o.lijkt) AND (o.adres OR o.voorletter OR o.telefoon))
    OR (o.adres AND o.huisnummer = p_huisnummer AND (o.naam OR o.lijkt))
  ORDER BY o.blijvend, o.bsn DESC, o.geboren DESC, o.naam DESC, o.voorletter DESC, o.voorletter_anders, o.bijna DESC,
           o.lijkt DESC, o.adres DESC, o.persoon
$$;

-- Bij het aannemen: bekend, de voorletter, de eerste letter van de achternaam, wat gelijk is, wie het contact is en hoe het
-- staat: de lopende vraag met de eerste datum, en nooit wat een partner meldde (zie kt_stand). Het adres, de naam zoals zij
-- bij ons staat en wie er nog meer woont, komen hier niet langs.
CREATE FUNCTION kt_zoek_bekend(p_geboren date, p_postcode text, p_huisnummer int, p_zoeknaam text, p_bijna date[] DEFAULT '{}',
                               p_namen text[] DEFAULT '{}', p_klanken text[] DEFAULT '{}', p_voorletters text[] DEFAULT '{}',
                               p_telefoon text DEFAULT '', p_bsn text[] DEFAULT '{}')
RETURNS TABLE (dossier uuid, voorletter text, letter text, zelfde text[], anders text[], contact text, team text, status text,
               soort text, uiterlijk date, persoon uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT kt_heeft('herkennen') THEN
    RAISE EXCEPTION 'geen recht om te zien of iemand bekend is' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT k.dossier, left(p.voornaam, 1), left(p.achternaam, 1), k.gelijk, k.anders, m.naam::text, t.naam::text, v.status::text,
         v.soort::text, v.uiterlijk, k.persoon
  FROM kt_kandidaten(kt_mijn_stelsel(), p_geboren, p_bijna, p_postcode, p_huisnummer,
                     array_remove(p_namen || p_zoeknaam, ''), p_klanken, p_voorletters, p_telefoon, p_bsn) k
  JOIN doen_persoon p ON p.id = k.persoon
  JOIN doen_dossier d ON d.id = k.dossier
  LEFT JOIN LATERAL (
    SELECT w.status, w.soort, w.uiterlijk, w.team_id, w.opgenomen_door_id FROM doen_dossiervraag dv
    JOIN doen_vraag w ON w.id = dv.vraag_id
    WHERE dv.dossier_id = d.id AND w.soort <> 'signaal' AND NOT EXISTS (SELECT FROM doen_signaal s WHERE s.vraag_id = w.id)
    ORDER BY w.status = 'beantwoord', CASE WHEN w.status <> 'beantwoord' THEN w.uiterlijk END, w.ontvangen_op DESC
    LIMIT 1) v ON true
  JOIN regelen_team t ON t.id = coalesce(v.team_id, d.team_id)
  LEFT JOIN regelen_medewerker m ON m.id = coalesce(v.opgenomen_door_id, d.contact_id)
  ORDER BY 'bsn' = ANY (k.gelijk) DESC, cardinality(k.gelijk) DESC, cardinality(k.anders), k.dossier
  LIMIT 5;
END $$;

-- Kent een ander team dit huishouden? Alleen wie je belt (D1.9): geen inhoud, niet hoe het staat, niet hoeveel. Waarvoor iemand
-- dit vraagt, hoort bij de vraag. Wat mijn eigen team draagt, telt niet mee: dat lees ik zelf. Heeft nog niemand het opgenomen,
-- dan is het wie daar het werk verdeelt, als die er is en een nummer heeft.
CREATE FUNCTION kt_kent_een_ander(p_waarvoor text, p_geboren date, p_bijna date[], p_postcode text, p_huisnummer int, p_namen text[],
                                  p_klanken text[], p_voorletters text[], p_telefoon text, p_bsn text[])
RETURNS TABLE (dossier uuid, persoon uuid, gelijk text[], anders text[], contact text, team text, nummer text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT kt_heeft('herkennen') OR coalesce(p_waarvoor, '') = '' THEN
    RAISE EXCEPTION 'geen recht, of niet gezegd waarvoor' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT k.dossier, k.persoon, k.gelijk, k.anders, m.naam::text, t.naam::text, m.telefoon::text
  FROM kt_kandidaten(kt_mijn_stelsel(), p_geboren, p_bijna, p_postcode, p_huisnummer, p_namen, p_klanken, p_voorletters,
                     p_telefoon, p_bsn) k
  JOIN doen_dossier d ON d.id = k.dossier
  JOIN regelen_team t ON t.id = d.team_id
  LEFT JOIN doen_regie r ON r.dossier_id = d.id AND r.tot IS NULL AND r.soort = 'medewerker'
  LEFT JOIN LATERAL (
    SELECT l.medewerker_id FROM regelen_lidmaatschap l JOIN regelen_medewerker w ON w.id = l.medewerker_id
    WHERE l.team_id = d.team_id AND l.gebied_id IS NULL AND w.telefoon <> ''
      AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag())
      AND EXISTS (
        SELECT FROM regelen_rolrecht x WHERE x.rol = l.rol AND x.recht = 'werk_verdelen' AND x.versie_id = (
          SELECT v.id FROM regelen_inrichtingversie v WHERE v.stelsel_id = l.stelsel_id AND v.versie <= kt_vandaag()
          ORDER BY v.versie DESC, v.geladen_op DESC, v.id DESC LIMIT 1))
      AND NOT EXISTS (
        SELECT FROM regelen_afwezigheid a WHERE a.medewerker_id = w.id AND a.van <= kt_vandaag() AND (a.tot IS NULL OR a.tot > kt_vandaag()))
    ORDER BY l.medewerker_id LIMIT 1) leiding ON coalesce(r.medewerker_id, d.contact_id) IS NULL
  LEFT JOIN regelen_medewerker m ON m.id = coalesce(r.medewerker_id, d.contact_id, leiding.medewerker_id)
  WHERE d.team_id <> ALL (kt_mijn_teams())
  ORDER BY 'bsn' = ANY (k.gelijk) DESC, cardinality(k.gelijk) DESC, cardinality(k.anders), k.dossier
  LIMIT 5;
END $$;

REVOKE EXECUTE ON FUNCTION kt_blijvend_dossier(uuid),
  kt_kandidaten(bigint, date, date[], text, int, text[], text[], text[], text, text[]),
  kt_zoek_bekend(date, text, int, text, date[], text[], text[], text[], text, text[]),
  kt_kent_een_ander(text, date, date[], text, int, text[], text[], text[], text, text[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_blijvend_dossier(uuid),
  kt_kandidaten(bigint, date, date[], text, int, text[], text[], text[], text, text[]) FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_zoek_bekend(date, text, int, text, date[], text[], text[], text[], text, text[]),
  kt_kent_een_ander(text, date, date[], text, int, text[], text[], text[], text, text[]) TO keukentafel_app, keukentafel_onderhoud;
GRANT UPDATE (klanken) ON doen_persoon TO keukentafel_app;
