-- De twee logboeken (ADR 0008). Er komt alleen bij, en alleen langs kt_logboek_schrijf: geen rol die draait, kan een
-- regel invoegen, wijzigen of weghalen. De afdruk van elke regel gaat over alle velden, over haar verwerkingsregels en
-- over de afdruk van de vorige regel van hetzelfde stelsel: sha256 over de JSON-lijst van de velden, tijden in UTC.
-- kern/logboek/keten.py rekent dat na zonder deze functies; verandert hier iets, dan daar ook.

-- Schrijft één operatie: een of meer gebeurtenissen, elk met haar betrokkenen. Geeft bij de eerste regel van een dag de
-- stand van daarvoor terug: het anker dat de toepassing naar het logboek van de techniek schrijft.
CREATE FUNCTION kt_logboek_schrijf(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '5s'
AS $$
DECLARE
  v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
  v_stelsel bigint := (p ->> 'stelsel')::bigint;
  v_operatie uuid := (p ->> 'operatie')::uuid;
  v_duur interval := make_interval(secs => coalesce((p ->> 'duur')::double precision, 0));
  v_stand kern_logstand;
  v_nu timestamptz;
  v_begin timestamptz;
  v_nu_tekst text;
  v_begin_tekst text;
  v_nr bigint;
  v_vorige text;
  v_aantal int;
  v_som text;
  r record;
BEGIN
  IF v_ik IS NOT NULL AND (p ->> 'medewerker')::bigint IS DISTINCT FROM v_ik THEN
    RAISE EXCEPTION 'het logboek schrijf je op eigen naam' USING ERRCODE = '42501';
  END IF;
  IF v_ik IS NOT NULL AND v_stelsel IS DISTINCT FROM (SELECT m.stelsel_id FROM regelen_medewerker m WHERE m.id = v_ik) THEN
    RAISE EXCEPTION 'het logboek schrijf je in het eigen stelsel' USING ERRCODE = '42501';
  END IF;

  -- Zo laat mogelijk: wie hierna komt in hetzelfde stelsel, wacht tot deze transactie klaar is. Duurt dat te lang, dan
  -- is een 503 beter dan een draad van de webserver die vasthangt.
  PERFORM pg_advisory_xact_lock(hashtextextended('kern_logboek:' || coalesce(v_stelsel::text, ''), 0));
  SELECT s.* INTO v_stand FROM kern_logstand s WHERE s.stelsel_id IS NOT DISTINCT FROM v_stelsel;
  v_nr := coalesce(v_stand.nr, 0);
  v_vorige := coalesce(v_stand.afdruk, repeat('0', 64));
  v_nu := clock_timestamp();
  v_begin := v_nu - v_duur;
  v_nu_tekst := to_char(v_nu AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  v_begin_tekst := to_char(v_begin AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

  FOR r IN SELECT x.* FROM jsonb_to_recordset(p -> 'regels') AS x(handeling text, recht text, doel text,
             verwerking text, soort text, object text, dossier uuid, uitkomst text, betrokkenen jsonb) LOOP
    v_nr := v_nr + 1;
    WITH nieuw AS (
      INSERT INTO kern_verwerking (stelsel_id, regel_nr, volg, operatie, span_id, status, name, start_time, end_time,
        processing_activity_id, data_subject_id, data_subject_id_type, dossier_id)
      SELECT v_stelsel, v_nr, b.volg, v_operatie, b.wie ->> 0,
        -- De standaard: Error is alleen een fout van ons; een weigering of een 409 is afgehandeld zonder fout.
        CASE r.uitkomst WHEN 'gelukt' THEN 'OK' WHEN 'fout' THEN 'ERROR' ELSE 'UNSET' END,
        r.handeling, v_begin, v_nu, r.verwerking, b.wie ->> 2, b.wie ->> 1, (b.wie ->> 3)::uuid
      FROM jsonb_array_elements(r.betrokkenen) WITH ORDINALITY AS b(wie, volg)
      RETURNING *)
    SELECT count(*), encode(sha256(convert_to(coalesce(string_agg(jsonb_build_array(n.stelsel_id, n.regel_nr, n.volg,
        n.operatie, n.span_id, n.status, n.name, v_begin_tekst, v_nu_tekst, n.processing_activity_id,
        n.data_subject_id, n.data_subject_id_type, n.dossier_id)::text, E'\n' ORDER BY n.volg), ''), 'UTF8')), 'hex')
    INTO v_aantal, v_som FROM nieuw n;

    INSERT INTO kern_logregel (stelsel_id, nr, operatie, moment, account_id, medewerker_id, rollen, recht, doel,
      handeling, soort, object_id, dossier_id, uitkomst, route, adres, aantal, verwerkingen_afdruk, vorige, afdruk)
    VALUES (v_stelsel, v_nr, v_operatie, v_nu, (p ->> 'account')::bigint, (p ->> 'medewerker')::bigint, p ->> 'rollen',
      r.recht, r.doel, r.handeling, r.soort, r.object, r.dossier, r.uitkomst, p ->> 'route', p ->> 'adres', v_aantal,
      v_som, v_vorige, encode(sha256(convert_to(jsonb_build_array(v_stelsel, v_nr, v_operatie, v_nu_tekst,
        (p ->> 'account')::bigint, (p ->> 'medewerker')::bigint, p ->> 'rollen', r.recht, r.doel, r.handeling, r.soort,
        r.object, r.dossier, r.uitkomst, p ->> 'route', p ->> 'adres', v_aantal, v_som, v_vorige)::text,
        'UTF8')), 'hex'))
    RETURNING afdruk INTO v_vorige;
  END LOOP;

  IF v_stand.id IS NULL THEN
    INSERT INTO kern_logstand (stelsel_id, nr, afdruk, moment) VALUES (v_stelsel, v_nr, v_vorige, v_nu);
    RETURN NULL;
  END IF;
  UPDATE kern_logstand SET nr = v_nr, afdruk = v_vorige, moment = v_nu WHERE id = v_stand.id;
  IF (v_stand.moment AT TIME ZONE 'Europe/Amsterdam')::date = (v_nu AT TIME ZONE 'Europe/Amsterdam')::date THEN
    RETURN NULL;
  END IF;
  RETURN jsonb_build_object('stelsel', (SELECT s.naam FROM kern_stelsel s WHERE s.id = v_stelsel),
    'nr', v_stand.nr, 'afdruk', v_stand.afdruk,
    'moment', to_char(v_stand.moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'));
END $$;

-- Wie het logboek van een stelsel leest: de toezichthouder daarvan, vandaag.
CREATE FUNCTION kt_mag_toezien(p_stelsel bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM regelen_lidmaatschap l
    WHERE l.medewerker_id = nullif(current_setting('app.medewerker', true), '')::bigint
      AND l.stelsel_id = p_stelsel AND l.rol = 'fg' AND l.van <= (now() AT TIME ZONE 'Europe/Amsterdam')::date
      AND (l.tot IS NULL OR l.tot > (now() AT TIME ZONE 'Europe/Amsterdam')::date));
END $$;

-- De stelsels waarop ik toezie: zo rekent het beleid het één keer uit en niet bij elke regel.
CREATE FUNCTION kt_toezicht_op() RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN coalesce((SELECT array_agg(s.id) FROM kern_stelsel s WHERE kt_mag_toezien(s.id)), '{}');
END $$;

ALTER TABLE kern_logregel ENABLE ROW LEVEL SECURITY;
ALTER TABLE kern_verwerking ENABLE ROW LEVEL SECURITY;
ALTER TABLE kern_logstand ENABLE ROW LEVEL SECURITY;
CREATE POLICY toezien ON kern_logregel FOR SELECT USING (stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]));
CREATE POLICY toezien ON kern_verwerking FOR SELECT USING (stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]));

REVOKE ALL ON kern_logregel, kern_verwerking, kern_logstand FROM keukentafel_app, keukentafel_onderhoud;
REVOKE ALL ON SEQUENCE kern_logregel_id_seq, kern_verwerking_id_seq, kern_logstand_id_seq
  FROM keukentafel_app, keukentafel_onderhoud;
GRANT SELECT ON kern_logregel, kern_verwerking TO keukentafel_app;
GRANT SELECT ON kern_logregel, kern_verwerking, kern_logstand TO keukentafel_onderhoud;
GRANT SELECT ON SEQUENCE kern_logregel_id_seq, kern_verwerking_id_seq, kern_logstand_id_seq  -- voor de back-up
  TO keukentafel_onderhoud;

REVOKE EXECUTE ON FUNCTION kt_logboek_schrijf(jsonb),
  kt_mag_toezien(bigint), kt_toezicht_op() FROM PUBLIC, keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_logboek_schrijf(jsonb), kt_toezicht_op() TO keukentafel_app, keukentafel_onderhoud;
