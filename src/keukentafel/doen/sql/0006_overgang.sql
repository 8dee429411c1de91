-- Warm overdragen: een aanbod blijft bij wie het doet tot iemand het op eigen naam aanvaardt (docs/regie.md). Elke functie
-- vraagt zelf wie dit mag; 42501 is "dat mag je niet", 23514 "dat kan nu niet". Eerst gaat de vraag of het dossier op slot,
-- dan de overgang: overal in dezelfde volgorde.

-- Werkt deze medewerker vandaag in dit dossier: in het team dat het draagt, of op naam? Alleen voor andere functies.
CREATE FUNCTION kt_werkt_in(p_medewerker bigint, p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND (
    kt_schrijft_bij(p_medewerker, d.team_id, d.gebied_id)
    OR (EXISTS (SELECT FROM doen_deelname n WHERE n.dossier_id = d.id AND n.medewerker_id = p_medewerker
                AND n.van <= now() AND (n.tot IS NULL OR n.tot > now()))
        AND EXISTS (SELECT FROM regelen_lidmaatschap l WHERE l.medewerker_id = p_medewerker AND l.van <= kt_vandaag()
                    AND (l.tot IS NULL OR l.tot > kt_vandaag())))))
$$;

-- Wie op naam meewerkt, zet het dossier op slot en wijzigt het zoals wie in het team werkt.
CREATE POLICY wijzigen_op_naam ON doen_dossier FOR UPDATE
  USING (id = ANY ((SELECT kt_mijn_deelnames('dossier_schrijven'))::uuid[]) AND opgegaan_in_id IS NULL)
  WITH CHECK (id = ANY ((SELECT kt_mijn_deelnames('dossier_schrijven'))::uuid[]) AND stelsel_id = (SELECT kt_mijn_stelsel()) AND (
    contact_id IS NULL
    OR EXISTS (SELECT FROM regelen_medewerker m WHERE m.id = contact_id AND m.stelsel_id = doen_dossier.stelsel_id)));

CREATE FUNCTION kt_team_loopt(p_team bigint, p_stelsel bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM regelen_team t WHERE t.id = p_team AND t.stelsel_id = p_stelsel
                 AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag()))
$$;

-- De regie van dit dossier geeft wie haar heeft, wie het werk van het team verdeelt, en ieder die er schrijft zolang
-- niemand op naam haar heeft, of wie haar had er niet meer werkt.
CREATE FUNCTION kt_mag_regie_geven(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT kt_schrijft_dossier(p_dossier) AND EXISTS (
    SELECT FROM doen_regie r JOIN doen_dossier d ON d.id = r.dossier_id
    WHERE r.dossier_id = p_dossier AND r.tot IS NULL AND (
      r.soort <> 'medewerker' OR r.medewerker_id = kt_ik() OR kt_heeft('werk_verdelen', d.team_id)
      OR NOT kt_werkt_in(r.medewerker_id, p_dossier)))
$$;

-- Wie een vraag opneemt, krijgt de regie als de regel dat zegt en nog niemand op naam haar heeft; of het huishouden zelf.
CREATE FUNCTION kt_regie_opnemen(p_vraag uuid, p_soort text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
  v_dossier doen_dossier;
  v_nu text;
BEGIN
  SELECT v.* INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_schrijven', v.team_id, v.gebied_id) FOR UPDATE;
  IF NOT FOUND OR v_vraag.status <> 'opgenomen' THEN
    RAISE EXCEPTION 'deze vraag is niet opgenomen bij jouw team' USING ERRCODE = '42501';
  END IF;
  SELECT d.* INTO v_dossier FROM doen_dossier d JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
  WHERE dv.vraag_id = p_vraag AND d.team_id = v_vraag.team_id AND d.opgegaan_in_id IS NULL FOR UPDATE OF d;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT r.soort INTO v_nu FROM doen_regie r WHERE r.dossier_id = v_dossier.id AND r.tot IS NULL;
  IF p_soort = 'medewerker' AND v_nu <> 'medewerker' AND kt_werkt_in(v_vraag.opgenomen_door_id, v_dossier.id) THEN
    PERFORM kt_regie_zet(v_dossier.id, 'medewerker', v_vraag.opgenomen_door_id, NULL, 'opgenomen', p_moment, NULL, NULL);
  ELSIF p_soort = 'huishouden' AND v_nu = 'team' THEN
    PERFORM kt_regie_zet(v_dossier.id, 'huishouden', NULL, NULL, 'zelf', p_moment, NULL, NULL);
  END IF;
END $$;

-- De regie meteen geven: aan een collega die in het dossier werkt, aan het huishouden zelf, of terug aan het team. Met een
-- boodschap erbij, die in de geschiedenis blijft staan. Wat nog was aangeboden, vervalt.
CREATE FUNCTION kt_regie_geef(p_dossier uuid, p_soort text, p_medewerker bigint, p_lid uuid, p_boodschap text,
                              p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
  v_nu doen_regie;
  v_overgang uuid := gen_random_uuid();
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier FOR UPDATE;
  IF NOT FOUND OR kt_mag_regie_geven(p_dossier) IS NOT TRUE THEN
    RAISE EXCEPTION 'de regie van dit dossier geef jij niet' USING ERRCODE = '42501';
  END IF;
  SELECT r.* INTO v_nu FROM doen_regie r WHERE r.dossier_id = p_dossier AND r.tot IS NULL FOR UPDATE;
  IF v_nu.soort = p_soort AND v_nu.medewerker_id IS NOT DISTINCT FROM p_medewerker AND v_nu.lid IS NOT DISTINCT FROM p_lid THEN
    RETURN v_nu.id;
  END IF;
  IF v_nu.tijdelijk_tot IS NOT NULL THEN
    RAISE EXCEPTION 'deze regie is tijdelijk: eerst gaat zij terug' USING ERRCODE = '23514', CONSTRAINT = 'regie_tijdelijk';
  END IF;
  IF btrim(p_boodschap) = '' OR p_soort NOT IN ('team', 'medewerker', 'huishouden')
     OR (p_soort = 'medewerker') <> (p_medewerker IS NOT NULL)
     OR (p_soort = 'medewerker' AND NOT kt_werkt_in(p_medewerker, p_dossier))
     OR (p_lid IS NOT NULL AND NOT EXISTS (SELECT FROM doen_huishoudlid h WHERE h.dossier_id = p_dossier
                                           AND h.persoon_id = p_lid AND h.tot IS NULL)) THEN
    RAISE EXCEPTION 'zo kan de regie niet over' USING ERRCODE = '23514', CONSTRAINT = 'regie_naar';
  END IF;
  UPDATE doen_overgang SET status = 'ingetrokken', beantwoord_door_id = kt_ik(), beantwoord_op = p_moment
  WHERE dossier_id = p_dossier AND vraag_id IS NULL AND status = 'aangeboden' AND soort IN ('regie', 'regie_tijdelijk');
  INSERT INTO doen_overgang (id, stelsel_id, team_id, soort, dossier_id, naar_team_id, naar_medewerker_id, door_id, boodschap,
                             aangeboden_op, status, beantwoord_door_id, beantwoord_op, reden, grondslag)
  VALUES (v_overgang, v_dossier.stelsel_id, v_dossier.team_id, 'regie', p_dossier, v_dossier.team_id, p_medewerker, kt_ik(),
          p_boodschap, p_moment, 'aanvaard', kt_ik(), p_moment, '', '');
  PERFORM kt_regie_zet(p_dossier, p_soort, p_medewerker, p_lid, CASE
    WHEN p_soort = 'huishouden' THEN 'zelf' WHEN p_soort = 'team' OR v_nu.soort = 'huishouden' THEN 'terug'
    ELSE 'overgedragen' END, p_moment, v_overgang, NULL);
  PERFORM kt_deelname_klaar(p_dossier, v_nu.medewerker_id, 'regie');
  RETURN v_overgang;
END $$;

-- Wie op naam de regie had en haar niet meer heeft, leest en schrijft er niet meer door. Alleen voor andere functies.
CREATE FUNCTION kt_deelname_klaar(p_dossier uuid, p_medewerker bigint, p_rol text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE doen_deelname n SET tot = greatest(n.van, now())
  WHERE n.dossier_id = p_dossier AND n.medewerker_id = p_medewerker AND (p_rol IS NULL OR n.rol = p_rol)
    AND (n.tot IS NULL OR n.tot > now())
$$;

CREATE FUNCTION kt_deelname_begint(p_overgang doen_overgang, p_rol text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_team bigint := (SELECT d.team_id FROM doen_dossier d WHERE d.id = p_overgang.dossier_id);
BEGIN
  -- Wie al meewerkte en nu de regie krijgt, houdt één toegang: die van nu.
  UPDATE doen_overgang SET status = 'afgelopen' WHERE status = 'aanvaard' AND soort = 'ondersteunen' AND id IN (
    SELECT n.overgang_id FROM doen_deelname n WHERE n.dossier_id = p_overgang.dossier_id AND n.medewerker_id = kt_ik()
      AND (n.tot IS NULL OR n.tot > now()));
  PERFORM kt_deelname_klaar(p_overgang.dossier_id, kt_ik(), NULL);
  INSERT INTO doen_deelname (id, stelsel_id, team_id, dossier_id, medewerker_id, rol, van, tot, overgang_id)
  VALUES (gen_random_uuid(), p_overgang.stelsel_id, v_team, p_overgang.dossier_id, kt_ik(), p_rol, now(),
          p_overgang.tot::timestamp AT TIME ZONE 'Europe/Amsterdam', p_overgang.id);
END $$;

-- Een vraag gaat naar een ander team: klokken en triage mee, en het dossier als er verder geen open vraag van het gevende
-- team in ligt; anders deelt dat team de inzage. `p_schrijver`: wie haar geeft, en zelf in het dossier moet schrijven.
-- Geeft of het dossier meeging. Alleen voor andere functies, die de vraag op slot hebben.
CREATE FUNCTION kt_vraag_gaat_over(p_vraag doen_vraag, p_naar bigint, p_schrijver bigint, p_argument text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d
  JOIN doen_dossiervraag dv ON dv.dossier_id = d.id
  WHERE dv.vraag_id = p_vraag.id FOR UPDATE OF d;
  UPDATE doen_vraag SET team_id = p_naar, status = 'open', opgenomen_door_id = NULL, opgenomen_op = NULL WHERE id = p_vraag.id;
  UPDATE doen_termijn SET team_id = p_naar WHERE vraag_id = p_vraag.id;
  UPDATE doen_triage SET team_id = p_naar WHERE vraag_id = p_vraag.id;
  INSERT INTO doen_triage (id, stelsel_id, team_id, vraag_id, inrichting_versie_id, moment, door_id, regel,
                           situatie, uitkomst, gekozen_team_id, argument)
  SELECT gen_random_uuid(), t.stelsel_id, p_naar, t.vraag_id, t.inrichting_versie_id, clock_timestamp(), p_schrijver,
         t.regel, t.situatie, t.uitkomst, p_naar, p_argument
  FROM doen_triage t WHERE t.vraag_id = p_vraag.id ORDER BY t.moment DESC LIMIT 1;
  -- Alleen wie in het dossier zelf schrijft, stuurt het mee of deelt het: een vraag in een ander gebied geeft dat niet.
  IF v_dossier.team_id = p_vraag.team_id AND kt_schrijft_bij(p_schrijver, v_dossier.team_id, v_dossier.gebied_id) THEN
    IF EXISTS (SELECT FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
               WHERE dv.dossier_id = v_dossier.id AND v.team_id = p_vraag.team_id AND v.status <> 'beantwoord') THEN
      UPDATE doen_dossiervraag SET gedeeld = true WHERE vraag_id = p_vraag.id;
      RETURN false;
    END IF;
    -- Wat het vorige team over dit dossier aanbood, vervalt: wie het nu draagt, beslist zelf.
    UPDATE doen_overgang SET status = 'ingetrokken', beantwoord_op = greatest(aangeboden_op, now())
    WHERE dossier_id = v_dossier.id AND vraag_id IS NULL AND status = 'aangeboden';
    PERFORM kt_verhuis_dossier(v_dossier.id, p_naar);
    UPDATE doen_dossier SET contact_id = NULL WHERE id = v_dossier.id;
    RETURN true;
  END IF;
  UPDATE doen_dossiervraag SET gedeeld = false WHERE vraag_id = p_vraag.id;
  RETURN false;
END $$;

-- Koud doorgeven: meteen, zonder antwoord af te wachten.
CREATE OR REPLACE FUNCTION kt_vraag_doorzetten(p_vraag uuid, p_naar bigint, p_argument text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_vraag doen_vraag;
  v_dossier uuid := (SELECT dv.dossier_id FROM doen_dossiervraag dv WHERE dv.vraag_id = p_vraag);
  v_mee boolean;
BEGIN
  SELECT v.* INTO v_vraag FROM doen_vraag v
  WHERE v.id = p_vraag AND kt_in_bereik('dossier_schrijven', v.team_id, v.gebied_id) FOR UPDATE;
  IF NOT FOUND OR v_vraag.status = 'beantwoord' THEN
    RAISE EXCEPTION 'deze vraag ligt niet bij jouw team' USING ERRCODE = '42501';
  END IF;
  IF p_naar = v_vraag.team_id OR NOT kt_team_loopt(p_naar, v_vraag.stelsel_id) THEN
    RAISE EXCEPTION 'naar dit team kan de vraag niet' USING ERRCODE = '23514';
  END IF;
  v_mee := kt_vraag_gaat_over(v_vraag, p_naar, kt_ik(), p_argument);
  PERFORM kt_regie_feit(v_vraag.stelsel_id, 'vraag_doorgezet', v_dossier, p_vraag, p_naar, p_moment,
    jsonb_build_object('van_team', v_vraag.team_id, 'naar_team', p_naar, 'dossier_mee', v_mee));
END $$;

REVOKE EXECUTE ON FUNCTION kt_werkt_in(bigint, uuid), kt_team_loopt(bigint, bigint), kt_mag_regie_geven(uuid),
  kt_regie_opnemen(uuid, text, timestamptz), kt_regie_geef(uuid, text, bigint, uuid, text, timestamptz),
  kt_deelname_klaar(uuid, bigint, text), kt_deelname_begint(doen_overgang, text),
  kt_vraag_gaat_over(doen_vraag, bigint, bigint, text) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_werkt_in(bigint, uuid), kt_team_loopt(bigint, bigint), kt_deelname_klaar(uuid, bigint, text),
  kt_deelname_begint(doen_overgang, text), kt_vraag_gaat_over(doen_vraag, bigint, bigint, text)
  FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_mag_regie_geven(uuid), kt_regie_opnemen(uuid, text, timestamptz),
  kt_regie_geef(uuid, text, bigint, uuid, text, timestamptz) TO keukentafel_app, keukentafel_onderhoud;
