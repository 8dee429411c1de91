-- Zoeken in de huishoudens die ik lees: op naam, geboortedatum, straat, postcode en kenmerk. Zoals 0004_zoeken.sql; dit
-- vervangt die functie. Het team staat mee in de indexen: hoeveel mensen met zo'n naam er bij andere teams zijn, maakt dan
-- niet uit.
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Een voornaam of een straat in kleine letters, zonder accent, spatie of streepje, zoals regels/namen.py een achternaam
-- schrijft. Leest niets; de webserver roept haar aan als zij een rij in de index zet.
CREATE FUNCTION kt_letters(p_tekst text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT lower(regexp_replace(normalize(p_tekst, NFKD), '[\u0300-\u036f\u2019[:punct:][:space:]]', '', 'g')) $$;

DROP INDEX persoon_deel_van_naam;
CREATE INDEX persoon_deel_van_naam ON doen_persoon USING gin (team_id, zoeknaam gin_trgm_ops);
CREATE INDEX persoon_voornaam ON doen_persoon (team_id, kt_letters(voornaam) text_pattern_ops) WHERE voornaam <> '';
CREATE INDEX dossier_straat ON doen_dossier (team_id, kt_letters(straat) text_pattern_ops) WHERE straat <> '';

-- De dossiers van deze teams, en deze dossiers, op het begin van een straat, met of zonder huisnummer. Een geheim adres is leeg.
CREATE FUNCTION kt_zoek_straat(p_teams bigint[], p_dossiers uuid[], p_straat text, p_huisnummer int) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
AS $$
DECLARE
  v_tot text := p_straat || U&'\+10FFFF';
BEGIN
  IF length(p_straat) < 3 THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT d.id FROM doen_dossier d
    WHERE d.team_id = ANY (p_teams) AND d.straat <> '' AND kt_letters(d.straat) ~>=~ p_straat AND kt_letters(d.straat) ~<~ v_tot
      AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer)
    UNION ALL
    SELECT d.id FROM doen_dossier d
    WHERE d.id = ANY (p_dossiers) AND kt_letters(d.straat) ^@ p_straat AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer));
END $$;

-- De personen op naam. `p_deel` is een deel van de achternaam of het begin van de voornaam; `p_voor` en `p_achter` horen bij
-- elkaar: het begin van de voornaam en een deel van de achternaam. Een achternaam van een of twee letters staat er helemaal.
CREATE FUNCTION kt_zoek_namen(p_teams bigint[], p_personen uuid[], p_deel text, p_voor text[], p_achter text[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
AS $$
DECLARE
  v_uit uuid[] := '{}';
  v_deel text := regexp_replace(lower(p_deel), '[%_\\[:space:]]', '', 'g');
  v_tot text := v_deel || U&'\+10FFFF';
  v_voor text;
  v_achter text;
BEGIN
  IF length(v_deel) >= 3 THEN
    v_uit := ARRAY(
      SELECT p.id FROM doen_persoon p WHERE p.team_id = ANY (p_teams) AND p.zoeknaam LIKE '%' || v_deel || '%'
      UNION ALL
      SELECT p.id FROM doen_persoon p WHERE p.team_id = ANY (p_teams) AND p.voornaam <> ''
        AND kt_letters(p.voornaam) ~>=~ v_deel AND kt_letters(p.voornaam) ~<~ v_tot
      UNION ALL
      SELECT p.id FROM doen_persoon p WHERE p.id = ANY (p_personen)
        AND (p.zoeknaam LIKE '%' || v_deel || '%' OR kt_letters(p.voornaam) ^@ v_deel));
  END IF;
  FOR v_voor, v_achter IN
    SELECT lower(u.voor), regexp_replace(lower(u.achter), '[%_\\[:space:]]', '', 'g')
    FROM unnest(p_voor, p_achter) u(voor, achter) WHERE u.voor <> '' AND u.achter <> '' LIMIT 6
  LOOP
    v_achter := CASE WHEN length(v_achter) < 3 THEN v_achter ELSE '%' || v_achter || '%' END;
    v_uit := v_uit || ARRAY(
      SELECT p.id FROM doen_persoon p
      WHERE p.team_id = ANY (p_teams) AND p.zoeknaam LIKE v_achter AND p.voornaam <> ''
        AND kt_letters(p.voornaam) ~>=~ v_voor AND kt_letters(p.voornaam) ~<~ (v_voor || U&'\+10FFFF')
      UNION ALL
      SELECT p.id FROM doen_persoon p
      WHERE p.id = ANY (p_personen) AND p.zoeknaam LIKE v_achter AND kt_letters(p.voornaam) ^@ v_voor);
  END LOOP;
  RETURN v_uit;
END $$;

DROP FUNCTION kt_zoek_huishoudens(text, int);

-- Een straat telt pas als niemand zo heet. `p_voor_nummer` is de straat zonder wat als huisnummer gelezen is. Het kenmerk
-- is dat van het dossier of van een vraag erin. Een dossier dat opging in een dossier waarvan het adres nu geheim is, is op
-- zijn oude straat of postcode niet te vinden.
CREATE FUNCTION kt_zoek_huishoudens(p_deel text, p_aantal int, p_voor text[] DEFAULT '{}', p_achter text[] DEFAULT '{}',
                                    p_straat text DEFAULT '', p_voor_nummer text DEFAULT '', p_huisnummer int DEFAULT NULL,
                                    p_geboren date DEFAULT NULL, p_postcode text DEFAULT '', p_kenmerk text DEFAULT '')
RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_stelsel bigint := kt_mijn_stelsel();
  v_teams bigint[] := kt_mijn_teams();
  v_dossiers uuid[] := kt_mijn_dossiers();
  v_personen uuid[] := kt_mijn_personen();
  v_wie uuid[];
  v_huis uuid[];
  v_plek uuid[] := '{}';
BEGIN
  v_wie := kt_zoek_namen(v_teams, v_personen, p_deel, p_voor, p_achter);
  IF p_geboren IS NOT NULL THEN
    v_wie := v_wie || ARRAY(SELECT p.id FROM doen_persoon p WHERE p.stelsel_id = v_stelsel AND p.geboortedatum = p_geboren
                              AND (p.team_id = ANY (v_teams) OR p.id = ANY (v_personen)));
  END IF;
  v_huis := ARRAY(
    SELECT h.dossier_id FROM doen_huishoudlid h
    WHERE h.persoon_id = ANY (v_wie) AND h.tot IS NULL AND (h.team_id = ANY (v_teams) OR h.dossier_id = ANY (v_dossiers)));
  IF p_kenmerk <> '' THEN
    v_huis := v_huis || ARRAY(
      SELECT d.id FROM doen_dossier d WHERE d.stelsel_id = v_stelsel AND d.kenmerk = p_kenmerk
      UNION ALL
      SELECT dv.dossier_id FROM doen_vraag v JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
      WHERE v.stelsel_id = v_stelsel AND v.kenmerk = p_kenmerk AND (v.team_id = ANY (v_teams) OR v.id = ANY (kt_mijn_vragen())));
  END IF;
  IF p_postcode <> '' THEN
    v_plek := ARRAY(SELECT d.id FROM doen_dossier d WHERE d.stelsel_id = v_stelsel AND d.postcode = p_postcode
                      AND (p_huisnummer IS NULL OR d.huisnummer = p_huisnummer)
                      AND (d.team_id = ANY (v_teams) OR d.id = ANY (v_dossiers)));
  ELSIF v_huis = '{}' THEN
    v_plek := kt_zoek_straat(v_teams, v_dossiers, p_voor_nummer, p_huisnummer) || kt_zoek_straat(v_teams, v_dossiers, p_straat, NULL);
  END IF;
  RETURN (
    SELECT coalesce(array_agg(x.id), '{}') FROM (
      SELECT d.id FROM doen_dossier d
      WHERE d.id = ANY (v_huis || v_plek) AND (d.team_id = ANY (v_teams) OR d.id = ANY (v_dossiers)) AND d.stelsel_id = v_stelsel
        AND (d.id = ANY (v_huis) OR d.opgegaan_in_id IS NULL
             OR NOT (SELECT b.adres_geheim FROM doen_dossier b WHERE b.id = kt_blijvend_dossier(d.id)))
      ORDER BY d.sorteernaam, d.id LIMIT least(p_aantal, 200)) x);
END $$;

REVOKE EXECUTE ON FUNCTION kt_letters(text), kt_zoek_straat(bigint[], uuid[], text, int),
  kt_zoek_namen(bigint[], uuid[], text, text[], text[]),
  kt_zoek_huishoudens(text, int, text[], text[], text, text, int, date, text, text) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_zoek_straat(bigint[], uuid[], text, int), kt_zoek_namen(bigint[], uuid[], text, text[], text[])
  FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_letters(text), kt_zoek_huishoudens(text, int, text[], text[], text, text, int, date, text, text)
  TO keukentafel_app, keukentafel_onderhoud;
