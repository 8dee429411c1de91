-- De handelingen over de grens van een team, tweede vorm: rechten zijn gegevens, en een dossier verhuist in zijn geheel.
-- Elke functie controleert zelf wie er vraagt; een fout met ERRCODE 42501 betekent: dat mag je niet.

CREATE OR REPLACE FUNCTION kt_mag_aannemen() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT kt_heeft('vraag_aannemen') THEN
    RAISE EXCEPTION 'geen recht om vragen aan te nemen' USING ERRCODE = '42501';
  END IF;
  RETURN kt_mijn_stelsel();
END $$;

-- Alles van een dossier draagt hetzelfde team; hier staat de hele lijst. Alleen voor de functies hieronder.
CREATE FUNCTION kt_verhuis_dossier(p_dossier uuid, p_naar bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_van bigint;
BEGIN
  SELECT team_id INTO v_van FROM doen_dossier WHERE id = p_dossier FOR UPDATE;
  UPDATE doen_dossier SET team_id = p_naar WHERE id = p_dossier;
  UPDATE doen_huishoudlid SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_dossiervraag SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_contactmoment SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_afspraak SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_geheimadres SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_adresinzage SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_noodtoegang SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_verstrekking SET team_id = p_naar WHERE dossier_id = p_dossier;
  UPDATE doen_persoon p SET team_id = p_naar FROM doen_huishoudlid h
  WHERE h.dossier_id = p_dossier AND h.persoon_id = p.id AND p.team_id = v_van;
END $$;

-- Zet een vraag van mijn team door naar een ander team, met het feit erbij: daarna ziet dit team haar misschien niet
-- meer. Ligt er verder geen open vraag van mijn team in het dossier, dan gaat het dossier mee; anders blijft het en
-- deelt het team dat het draagt de inzage.
CREATE OR REPLACE FUNCTION kt_vraag_doorzetten(p_vraag uuid, p_naar bigint, p_argument text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
  v_dossier doen_dossier;
  v_mee boolean := false;
BEGIN
  SELECT v.* INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_schrijven', v.team_id, v.gebied_id) FOR UPDATE;
  IF NOT FOUND OR v_vraag.status = 'beantwoord' THEN
    RAISE EXCEPTION 'deze vraag ligt niet bij jouw team' USING ERRCODE = '42501';
  END IF;
  IF p_naar = v_vraag.team_id OR NOT EXISTS (
    SELECT FROM regelen_team t WHERE t.id = p_naar AND t.stelsel_id = v_vraag.stelsel_id
      AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())) THEN
    RAISE EXCEPTION 'naar dit team kan de vraag niet' USING ERRCODE = '23514';
  END IF;

  SELECT d.* INTO v_dossier FROM doen_dossier d
  JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
  WHERE dv.vraag_id = p_vraag FOR UPDATE OF d;
  UPDATE doen_vraag SET team_id = p_naar, status = 'open', opgenomen_door_id = NULL, opgenomen_op = NULL WHERE id = p_vraag;
  UPDATE doen_termijn SET team_id = p_naar WHERE vraag_id = p_vraag;
  UPDATE doen_triage SET team_id = p_naar WHERE vraag_id = p_vraag;
  -- De uitkomst van de regels blijft staan; erbij komt wie anders koos en waarom.
  INSERT INTO doen_triage (id, stelsel_id, team_id, vraag_id, inrichting_versie_id, moment, door_id, regel,
                           situatie, uitkomst, gekozen_team_id, argument)
  SELECT gen_random_uuid(), t.stelsel_id, p_naar, t.vraag_id, t.inrichting_versie_id, clock_timestamp(), kt_ik(),
         t.regel, t.situatie, t.uitkomst, p_naar, p_argument
  FROM doen_triage t WHERE t.vraag_id = p_vraag ORDER BY t.moment DESC LIMIT 1;

  IF v_dossier.team_id = v_vraag.team_id THEN
    IF EXISTS (SELECT FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
               WHERE dv.dossier_id = v_dossier.id AND v.team_id = v_vraag.team_id AND v.status <> 'beantwoord') THEN
      UPDATE doen_dossiervraag SET gedeeld = true WHERE vraag_id = p_vraag;
    ELSE
      v_mee := true;
      PERFORM kt_verhuis_dossier(v_dossier.id, p_naar);
      UPDATE doen_dossier SET contact_id = NULL WHERE id = v_dossier.id;
    END IF;
  END IF;
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
                                regel, gegevens)
  VALUES (gen_random_uuid(), v_vraag.stelsel_id, 'vraag_doorgezet', 1, p_moment, kt_ik(), v_dossier.id, p_vraag, p_naar,
          '', jsonb_build_object('van_team', v_vraag.team_id, 'naar_team', p_naar, 'dossier_mee', v_mee));
END $$;

-- Kennen we deze persoon al? Alleen bij twee exacte sleutels, en alleen: bekend, contact, hoe het staat.
CREATE OR REPLACE FUNCTION kt_zoek_bekend(p_geboren date, p_postcode text, p_huisnummer int, p_zoeknaam text)
RETURNS TABLE (dossier uuid, voorletter text, achternaam text, geboortejaar int, zelfde text[],
               contact text, team text, status text, soort text, uiterlijk date)
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
         m.naam::text, t.naam::text, v.status::text, v.soort::text, v.uiterlijk
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

-- Wat je aan de beller mag vertellen over een vraag die je zelf aannam of die bij jouw team ligt.
CREATE OR REPLACE FUNCTION kt_ontvangst(p_vraag uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'id', v.id, 'kenmerk', v.kenmerk, 'soort', v.soort, 'situatie', v.situatie, 'spoed', v.spoed,
    'voorlopig', v.voorlopig, 'terugbellen', v.terugbellen, 'status', v.status, 'team', t.naam,
    'ontvangen_op', v.ontvangen_op, 'contact', m.naam, 'in_dossier', EXISTS (
      SELECT FROM doen_dossiervraag dv WHERE dv.vraag_id = v.id),
    'van_mijn_team', kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id),
    'termijnen', coalesce((
      SELECT jsonb_agg(jsonb_build_object('soort', x.soort, 'uiterlijk', x.uiterlijk, 'start', x.start,
                                          'grondslag', x.grondslag) ORDER BY x.uiterlijk)
      FROM doen_termijn x WHERE x.vraag_id = v.id AND x.klaar_op IS NULL), '[]'))
  FROM doen_vraag v
  JOIN regelen_team t ON t.id = v.team_id
  LEFT JOIN regelen_medewerker m ON m.id = v.opgenomen_door_id
  WHERE v.id = p_vraag AND (v.aangenomen_door_id = kt_ik() OR kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id))
    AND kt_mijn_stelsel() = v.stelsel_id
$$;

-- Dat er een dossier is en wie je belt; geen inhoud.
CREATE OR REPLACE FUNCTION kt_bekend_bij(p_vraag uuid) RETURNS TABLE (team text, contact text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT t.naam::text, m.naam::text
  FROM doen_dossiervraag dv
  JOIN doen_vraag v ON v.id = dv.vraag_id
  JOIN doen_dossier d ON d.id = dv.dossier_id
  JOIN regelen_team t ON t.id = d.team_id
  LEFT JOIN regelen_medewerker m ON m.id = d.contact_id
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_lezen', v.team_id, v.gebied_id)
$$;

-- Het adres gaat uit het dossier naar een vak apart; wie het afschermt of wijzigt, mag het zelf zien en kiest daarna wie nog meer.
-- Is het al afgeschermd, dan mag alleen iemand met inzage het wijzigen.
CREATE FUNCTION kt_scherm_adres_af(p_dossier uuid, p_straat text, p_postcode text, p_huisnummer int, p_toevoeging text,
                                   p_reden text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_dossier doen_dossier;
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF NOT FOUND OR NOT kt_schrijft_dossier(p_dossier)
     OR (v_dossier.adres_geheim AND p_dossier <> ALL (kt_mijn_adressen())) THEN
    RAISE EXCEPTION 'dit adres mag je niet afschermen' USING ERRCODE = '42501';
  END IF;
  INSERT INTO doen_geheimadres (id, stelsel_id, team_id, dossier_id, straat, postcode, huisnummer, toevoeging, door_id, sinds)
  VALUES (gen_random_uuid(), v_dossier.stelsel_id, v_dossier.team_id, p_dossier, p_straat, p_postcode, p_huisnummer,
          p_toevoeging, kt_ik(), clock_timestamp())
  ON CONFLICT (stelsel_id, dossier_id) DO UPDATE SET straat = excluded.straat, postcode = excluded.postcode,
    huisnummer = excluded.huisnummer, toevoeging = excluded.toevoeging, door_id = excluded.door_id, sinds = excluded.sinds;
  UPDATE doen_dossier SET straat = '', postcode = '', huisnummer = NULL, toevoeging = '', gebied_id = NULL, adres_geheim = true
  WHERE id = p_dossier;
  INSERT INTO doen_adresinzage (id, stelsel_id, team_id, dossier_id, medewerker_id, door_id, reden, van)
  SELECT gen_random_uuid(), v_dossier.stelsel_id, v_dossier.team_id, p_dossier, kt_ik(), kt_ik(), p_reden, kt_vandaag()
  WHERE p_dossier <> ALL (kt_mijn_adressen());
END $$;

-- Het adres is niet meer geheim: het gaat terug in het dossier, de wijk zoekt de toepassing er weer bij.
CREATE FUNCTION kt_geef_adres_vrij(p_dossier uuid, p_gebied bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_adres doen_geheimadres;
BEGIN
  SELECT g.* INTO v_adres FROM doen_geheimadres g
  WHERE g.dossier_id = p_dossier AND g.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF NOT FOUND OR p_dossier <> ALL (kt_mijn_adressen()) OR NOT kt_schrijft_dossier(p_dossier) THEN
    RAISE EXCEPTION 'dit adres mag je niet vrijgeven' USING ERRCODE = '42501';
  END IF;
  UPDATE doen_dossier SET straat = v_adres.straat, postcode = v_adres.postcode, huisnummer = v_adres.huisnummer,
    toevoeging = v_adres.toevoeging, adres_geheim = false,
    gebied_id = (SELECT g.id FROM regelen_gebied g WHERE g.id = p_gebied AND g.stelsel_id = v_adres.stelsel_id)
  WHERE id = p_dossier;
  DELETE FROM doen_geheimadres WHERE id = v_adres.id;
  UPDATE doen_adresinzage SET tot = kt_vandaag() WHERE dossier_id = p_dossier AND tot IS NULL;
END $$;

-- Noodtoegang: drie uur lezen, met een reden, in een dossier van het eigen stelsel waar je niet bij hoort.
-- Loopt er al een, dan is dat dezelfde: verlengen kan niet.
CREATE FUNCTION kt_noodtoegang(p_dossier uuid, p_reden text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
  v_id uuid;
BEGIN
  IF NOT kt_heeft('noodtoegang') OR length(btrim(p_reden)) < 10 THEN
    RAISE EXCEPTION 'noodtoegang vraagt het recht en een reden' USING ERRCODE = '42501';
  END IF;
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel();
  IF NOT FOUND OR kt_leest_dossier(kt_ik(), p_dossier) THEN
    RAISE EXCEPTION 'hier is geen noodtoegang nodig of mogelijk' USING ERRCODE = '42501';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('noodtoegang:' || kt_ik() || ':' || p_dossier, 0));
  SELECT n.id INTO v_id FROM doen_noodtoegang n
  WHERE n.dossier_id = p_dossier AND n.medewerker_id = kt_ik() AND n.tot > clock_timestamp();
  IF NOT FOUND THEN
    v_id := gen_random_uuid();
    INSERT INTO doen_noodtoegang (id, stelsel_id, team_id, dossier_id, medewerker_id, reden, van, tot, oordeel, toelichting)
    VALUES (v_id, v_dossier.stelsel_id, v_dossier.team_id, p_dossier, kt_ik(), p_reden, now(),
            now() + interval '3 hours', '', '');
  END IF;
  RETURN v_id;
END $$;

-- Een ander dan wie keek oordeelt, één keer.
CREATE FUNCTION kt_noodtoegang_beoordelen(p_id uuid, p_oordeel text, p_toelichting text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT kt_heeft('noodtoegang_beoordelen') THEN
    RAISE EXCEPTION 'geen recht om noodtoegang te beoordelen' USING ERRCODE = '42501';
  END IF;
  UPDATE doen_noodtoegang SET oordeel = p_oordeel, toelichting = p_toelichting, beoordeeld_door_id = kt_ik(),
    beoordeeld_op = clock_timestamp()
  WHERE id = p_id AND stelsel_id = kt_mijn_stelsel() AND oordeel = '' AND medewerker_id <> kt_ik();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'deze noodtoegang is er niet, is van jezelf of is al beoordeeld' USING ERRCODE = '42501';
  END IF;
END $$;

-- Wat een partner van een huishouden ziet: precies de soorten gegevens die het register noemt, zolang het dat zegt.
CREATE FUNCTION kt_verstrekt(p_dossier uuid DEFAULT NULL) RETURNS TABLE (dossier uuid, categorieen text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT v.dossier_id, array_agg(DISTINCT c::text) FROM doen_verstrekking v
  JOIN regelen_medewerker m ON m.id = kt_ik() AND m.organisatie_id = v.organisatie_id AND m.stelsel_id = v.stelsel_id
  CROSS JOIN LATERAL unnest(v.categorieen) c
  WHERE kt_heeft('gedeeld_lezen') AND v.ingetrokken_op IS NULL AND v.van <= kt_vandaag() AND v.tot > kt_vandaag()
    AND (p_dossier IS NULL OR v.dossier_id = p_dossier)
  GROUP BY v.dossier_id
$$;

CREATE FUNCTION kt_gedeeld(p_dossier uuid DEFAULT NULL) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'dossier', d.id, 'kenmerk', d.kenmerk, 'categorieen', to_jsonb(s.categorieen),
    'regels', (SELECT jsonb_agg(jsonb_build_object('doel', v.doel, 'grondslag', v.grondslag, 'van', v.van, 'tot', v.tot) ORDER BY v.tot)
               FROM doen_verstrekking v JOIN regelen_medewerker m ON m.id = kt_ik() AND m.organisatie_id = v.organisatie_id
               WHERE v.dossier_id = d.id AND v.ingetrokken_op IS NULL AND v.van <= kt_vandaag() AND v.tot > kt_vandaag()),
    'naam', CASE WHEN s.categorieen && ARRAY['personen', 'contact'] THEN d.naam END,
    'personen', CASE WHEN 'personen' = ANY (s.categorieen) THEN (
      SELECT jsonb_agg(jsonb_build_object('id', p.id, 'naam', btrim(concat_ws(' ', p.voornaam, nullif(p.tussenvoegsel, ''), p.achternaam)),
                                          'geboortejaar', extract(year FROM p.geboortedatum)) ORDER BY p.geboortedatum, p.id)
      FROM doen_huishoudlid h JOIN doen_persoon p ON p.id = h.persoon_id WHERE h.dossier_id = d.id AND h.tot IS NULL) END,
    'contact', CASE WHEN 'contact' = ANY (s.categorieen) THEN (
      SELECT jsonb_build_object('naam', m.naam, 'telefoon', m.telefoon, 'team', t.naam)
      FROM regelen_team t LEFT JOIN regelen_medewerker m ON m.id = d.contact_id WHERE t.id = d.team_id) END,
    'vragen', CASE WHEN s.categorieen && ARRAY['vragen', 'contact'] THEN (
      SELECT jsonb_agg(jsonb_build_object('soort', v.soort, 'status', v.status, 'uiterlijk', v.uiterlijk, 'ontvangen_op', v.ontvangen_op,
                                          'woorden', CASE WHEN 'vragen' = ANY (s.categorieen) THEN v.eigen_woorden END)
                       ORDER BY v.ontvangen_op DESC)
      FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
      WHERE dv.dossier_id = d.id AND ('vragen' = ANY (s.categorieen) OR v.status <> 'beantwoord')) END,
    'journaal', CASE WHEN 'journaal' = ANY (s.categorieen) THEN (
      SELECT jsonb_agg(jsonb_build_object('moment', c.moment, 'kanaal', c.kanaal, 'samenvatting', c.samenvatting, 'door', m.naam)
                       ORDER BY c.moment DESC)
      FROM (SELECT * FROM doen_contactmoment c WHERE c.dossier_id = d.id ORDER BY c.moment DESC LIMIT 50) c
      JOIN regelen_medewerker m ON m.id = c.door_id) END,
    'afspraken', CASE WHEN 'afspraken' = ANY (s.categorieen) THEN (
      SELECT jsonb_agg(jsonb_build_object('begin', a.begin, 'plek', CASE WHEN NOT d.adres_geheim THEN a.plek END, 'voor_wie', a.voor_wie) ORDER BY a.begin)
      FROM doen_afspraak a WHERE a.dossier_id = d.id AND a.afgezegd_op IS NULL AND a.begin >= now() - interval '1 day') END)
  FROM kt_verstrekt(p_dossier) s JOIN doen_dossier d ON d.id = s.dossier
  WHERE d.stelsel_id = kt_mijn_stelsel()
  ORDER BY d.sorteernaam, d.id
$$;

REVOKE EXECUTE ON FUNCTION kt_verhuis_dossier(uuid, bigint), kt_scherm_adres_af(uuid, text, text, int, text, text),
  kt_geef_adres_vrij(uuid, bigint), kt_noodtoegang(uuid, text), kt_noodtoegang_beoordelen(uuid, text, text),
  kt_verstrekt(uuid), kt_gedeeld(uuid) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_verhuis_dossier(uuid, bigint) FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_scherm_adres_af(uuid, text, text, int, text, text), kt_geef_adres_vrij(uuid, bigint),
  kt_noodtoegang(uuid, text), kt_noodtoegang_beoordelen(uuid, text, text), kt_verstrekt(uuid), kt_gedeeld(uuid)
  TO keukentafel_app, keukentafel_onderhoud;
