-- Antwoorden op een aanbod: aanvaarden, weigeren, intrekken en beëindigen. Zie 0006_overgang.sql.

-- Mag ik op dit aanbod antwoorden: het is aan mij op naam, of aan mijn team; is het aan een collega, dan ook wie het werk
-- van dat team verdeelt. Ik moet daar wel schrijven. Toegang tot een dossier geeft niemand zichzelf: zo zou wie op naam
-- meewerkt, haar eigen einddatum verzetten.
CREATE FUNCTION kt_mag_antwoorden(p_overgang doen_overgang) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT (p_overgang.naar_medewerker_id IS NULL OR p_overgang.naar_medewerker_id = kt_ik()
          OR kt_heeft('werk_verdelen', p_overgang.naar_team_id))
     AND (p_overgang.door_id <> kt_ik() OR p_overgang.soort NOT IN ('ondersteunen', 'regie', 'regie_tijdelijk'))
     AND CASE WHEN p_overgang.soort = 'vraag'
         THEN kt_in_bereik('dossier_schrijven', p_overgang.naar_team_id,
                           (SELECT v.gebied_id FROM doen_vraag v WHERE v.id = p_overgang.vraag_id))
         ELSE EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = 'dossier_schrijven' AND r.team = p_overgang.naar_team_id) END
$$;

-- De overgang op slot, na de vraag of het dossier waar zij over gaat. Alleen voor andere functies.
CREATE FUNCTION kt_overgang_op_slot(p_overgang uuid, p_stelsel bigint) RETURNS doen_overgang
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_overgang doen_overgang;
BEGIN
  SELECT o.* INTO v_overgang FROM doen_overgang o WHERE o.id = p_overgang AND o.stelsel_id = p_stelsel;
  IF v_overgang.vraag_id IS NOT NULL THEN
    PERFORM FROM doen_vraag v WHERE v.id = v_overgang.vraag_id FOR UPDATE;
  ELSE
    PERFORM FROM doen_dossier d WHERE d.id = v_overgang.dossier_id FOR UPDATE;
  END IF;
  SELECT o.* INTO v_overgang FROM doen_overgang o
  WHERE o.id = p_overgang AND o.stelsel_id = p_stelsel FOR UPDATE;
  RETURN v_overgang;
END $$;

-- Wat er met een aanbod al is gebeurd, voor wie net te laat was.
CREATE FUNCTION kt_overgang_al(p_overgang doen_overgang) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object('gelukt', false, 'status', p_overgang.status, 'op', p_overgang.beantwoord_op, 'wie',
    (SELECT m.naam FROM regelen_medewerker m WHERE m.id = p_overgang.beantwoord_door_id))
$$;

CREATE FUNCTION kt_overgang_antwoord(p_overgang doen_overgang, p_status text, p_reden text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE doen_overgang SET status = p_status, reden = p_reden, beantwoord_door_id = kt_ik(), beantwoord_op = p_moment
  WHERE id = p_overgang.id;
  PERFORM kt_regie_feit(p_overgang.stelsel_id, 'overgang_' || p_status, p_overgang.dossier_id, p_overgang.vraag_id,
    p_overgang.team_id, p_moment, jsonb_build_object('overgang', p_overgang.id, 'wat', p_overgang.soort,
    'van_team', p_overgang.team_id, 'naar_team', p_overgang.naar_team_id));
END $$;

-- Aanvaard een aanbod op eigen naam: nu pas gaat de vraag, de regie of de deelname over. `p_antwoord` is het antwoord bij
-- meedenken. Was een ander eerder, dan verandert er niets en zegt de uitkomst wie.
CREATE FUNCTION kt_overgang_aanvaard(p_overgang uuid, p_antwoord text, p_moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_overgang doen_overgang := kt_overgang_op_slot(p_overgang, kt_mijn_stelsel());
  v_vraag doen_vraag;
  v_mee boolean := false;
BEGIN
  IF v_overgang.id IS NULL OR v_overgang.soort IN ('samenvoegen', 'verhuizen', 'twee_huizen') OR kt_mag_antwoorden(v_overgang) IS NOT TRUE THEN
    RAISE EXCEPTION 'dit aanbod is niet aan jou' USING ERRCODE = '42501';
  END IF;
  IF v_overgang.status <> 'aangeboden' THEN
    RETURN kt_overgang_al(v_overgang);
  END IF;
  IF NOT kt_team_loopt(v_overgang.naar_team_id, v_overgang.stelsel_id) THEN
    RAISE EXCEPTION 'dit team is er niet meer' USING ERRCODE = '23514', CONSTRAINT = 'overgang_team_weg';
  END IF;
  IF v_overgang.tot <= kt_vandaag() THEN
    RAISE EXCEPTION 'de einddatum van dit aanbod is voorbij' USING ERRCODE = '23514', CONSTRAINT = 'overgang_voorbij';
  END IF;
  IF v_overgang.soort = 'raadplegen' AND btrim(p_antwoord) = '' THEN
    RAISE EXCEPTION 'schrijf een antwoord' USING ERRCODE = '23514', CONSTRAINT = 'overgang_antwoord';
  END IF;
  PERFORM kt_overgang_antwoord(v_overgang, 'aanvaard', p_antwoord, p_moment);
  IF v_overgang.soort = 'vraag' THEN
    SELECT v.* INTO v_vraag FROM doen_vraag v WHERE v.id = v_overgang.vraag_id;
    v_mee := kt_vraag_gaat_over(v_vraag, v_overgang.naar_team_id, v_overgang.door_id, v_overgang.boodschap);
    UPDATE doen_vraag SET status = 'opgenomen', opgenomen_door_id = kt_ik(), opgenomen_op = p_moment WHERE id = v_vraag.id;
  ELSIF v_overgang.soort = 'ondersteunen' THEN
    PERFORM kt_deelname_begint(v_overgang, 'ondersteuning');
  ELSIF v_overgang.soort IN ('regie', 'regie_tijdelijk') THEN
    PERFORM kt_regie_aanvaard(v_overgang, p_moment);
  END IF;
  RETURN jsonb_build_object('gelukt', true, 'soort', v_overgang.soort, 'vraag', v_overgang.vraag_id,
    'dossier', v_overgang.dossier_id, 'dossier_mee', v_mee);
END $$;

-- De regie gaat naar wie aanvaardt. Werkt zij niet in het team van het dossier, dan krijgt zij op naam toegang, en niet meer
-- dan dat: een geheim adres blijft bij wie het op naam mag zien en in het team werkt. Alleen voor kt_overgang_aanvaard.
CREATE FUNCTION kt_regie_aanvaard(p_overgang doen_overgang, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_nu doen_regie;
  v_dossier doen_dossier;
BEGIN
  SELECT r.* INTO v_nu FROM doen_regie r WHERE r.dossier_id = p_overgang.dossier_id AND r.tot IS NULL FOR UPDATE;
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_overgang.dossier_id;
  IF v_dossier.opgegaan_in_id IS NOT NULL OR v_nu.tijdelijk_tot IS NOT NULL THEN
    RAISE EXCEPTION 'de regie kan nu niet over' USING ERRCODE = '23514', CONSTRAINT = 'regie_tijdelijk';
  END IF;
  IF NOT kt_schrijft_bij(kt_ik(), v_dossier.team_id, v_dossier.gebied_id) THEN
    PERFORM kt_deelname_begint(p_overgang, 'regie');
  END IF;
  PERFORM kt_regie_zet(p_overgang.dossier_id, 'medewerker', kt_ik(), NULL,
    CASE WHEN p_overgang.soort = 'regie' THEN 'overgedragen' ELSE 'tijdelijk' END, p_moment, p_overgang.id,
    CASE WHEN p_overgang.soort = 'regie_tijdelijk' THEN p_overgang.tot END);
  IF p_overgang.soort = 'regie' AND v_nu.medewerker_id IS DISTINCT FROM kt_ik() THEN
    PERFORM kt_deelname_klaar(p_overgang.dossier_id, v_nu.medewerker_id, 'regie');
  END IF;
END $$;

CREATE FUNCTION kt_overgang_weiger(p_overgang uuid, p_reden text, p_moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_overgang doen_overgang := kt_overgang_op_slot(p_overgang, kt_mijn_stelsel());
BEGIN
  IF v_overgang.id IS NULL OR v_overgang.soort IN ('samenvoegen', 'verhuizen', 'twee_huizen') OR kt_mag_antwoorden(v_overgang) IS NOT TRUE THEN
    RAISE EXCEPTION 'dit aanbod is niet aan jou' USING ERRCODE = '42501';
  END IF;
  IF v_overgang.status <> 'aangeboden' THEN
    RETURN kt_overgang_al(v_overgang);
  END IF;
  PERFORM kt_overgang_antwoord(v_overgang, 'geweigerd', btrim(p_reden), p_moment);
  RETURN jsonb_build_object('gelukt', true);
END $$;

-- Intrekken: wie het aanbood, of wie daar schrijft; het was nog van dat team.
CREATE FUNCTION kt_overgang_trek_in(p_overgang uuid, p_moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_overgang doen_overgang := kt_overgang_op_slot(p_overgang, kt_mijn_stelsel());
BEGIN
  IF v_overgang.id IS NULL OR v_overgang.soort IN ('samenvoegen', 'verhuizen', 'twee_huizen') OR (
    v_overgang.door_id = kt_ik() OR kt_schrijft_vraag(v_overgang.vraag_id)
    OR (v_overgang.vraag_id IS NULL AND kt_schrijft_dossier(v_overgang.dossier_id))) IS NOT TRUE THEN
    RAISE EXCEPTION 'dit aanbod is niet van jou' USING ERRCODE = '42501';
  END IF;
  IF v_overgang.status <> 'aangeboden' THEN
    RETURN kt_overgang_al(v_overgang);
  END IF;
  PERFORM kt_overgang_antwoord(v_overgang, 'ingetrokken', '', p_moment);
  RETURN jsonb_build_object('gelukt', true);
END $$;

-- Wat tijdelijk was, is klaar: de toegang op naam eindigt en de regie gaat terug naar wie haar daarvoor had, als zij er nog
-- werkt, en anders naar het team. Alleen voor andere functies.
CREATE FUNCTION kt_overgang_klaar(p_overgang doen_overgang, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_nu doen_regie;
  v_vorige doen_regie;
BEGIN
  UPDATE doen_deelname SET tot = greatest(van, now()) WHERE overgang_id = p_overgang.id AND (tot IS NULL OR tot > now());
  SELECT r.* INTO v_nu FROM doen_regie r
  WHERE r.dossier_id = p_overgang.dossier_id AND r.tot IS NULL AND r.overgang_id = p_overgang.id;
  IF FOUND THEN
    -- Ook als er een samenvoeging en losmaken tussen zat: wie haar vóór deze overgang had.
    SELECT r.* INTO v_vorige FROM doen_regie r
    WHERE r.dossier_id = v_nu.dossier_id AND r.van < v_nu.van AND r.overgang_id IS DISTINCT FROM p_overgang.id
    ORDER BY r.van DESC LIMIT 1;
    IF v_vorige.soort = 'medewerker' AND NOT kt_werkt_in(v_vorige.medewerker_id, v_nu.dossier_id) THEN
      v_vorige := NULL;
    END IF;
    PERFORM kt_regie_zet(v_nu.dossier_id, coalesce(v_vorige.soort, 'team'), v_vorige.medewerker_id, v_vorige.lid, 'terug',
                         p_moment, NULL, NULL);
  END IF;
  UPDATE doen_overgang SET status = 'afgelopen' WHERE id = p_overgang.id;
  PERFORM kt_regie_feit(p_overgang.stelsel_id, 'overgang_afgelopen', p_overgang.dossier_id, NULL, p_overgang.team_id, p_moment,
    jsonb_build_object('overgang', p_overgang.id, 'wat', p_overgang.soort, 'van_team', p_overgang.team_id,
                       'naar_team', p_overgang.naar_team_id));
END $$;

-- Teruggeven vóór de einddatum: wie het overnam, wie het aanbood, of wie het werk van het team van het dossier verdeelt.
CREATE FUNCTION kt_overgang_beeindig(p_overgang uuid, p_moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_overgang doen_overgang := kt_overgang_op_slot(p_overgang, kt_mijn_stelsel());
BEGIN
  IF v_overgang.id IS NULL OR v_overgang.soort NOT IN ('ondersteunen', 'regie_tijdelijk') OR (
    kt_ik() = v_overgang.door_id OR kt_ik() = v_overgang.beantwoord_door_id
    OR kt_heeft('werk_verdelen', v_overgang.team_id)) IS NOT TRUE THEN
    RAISE EXCEPTION 'dit beëindig jij niet' USING ERRCODE = '42501';
  END IF;
  IF v_overgang.status <> 'aanvaard' THEN
    RETURN kt_overgang_al(v_overgang);
  END IF;
  PERFORM kt_overgang_klaar(v_overgang, p_moment);
  RETURN jsonb_build_object('gelukt', true);
END $$;

REVOKE EXECUTE ON FUNCTION kt_mag_antwoorden(doen_overgang), kt_overgang_op_slot(uuid, bigint), kt_overgang_al(doen_overgang),
  kt_overgang_antwoord(doen_overgang, text, text, timestamptz), kt_overgang_aanvaard(uuid, text, timestamptz),
  kt_regie_aanvaard(doen_overgang, timestamptz), kt_overgang_weiger(uuid, text, timestamptz),
  kt_overgang_trek_in(uuid, timestamptz), kt_overgang_klaar(doen_overgang, timestamptz),
  kt_overgang_beeindig(uuid, timestamptz) FROM PUBLIC, keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_overgang_aanvaard(uuid, text, timestamptz), kt_overgang_weiger(uuid, text, timestamptz),
  kt_overgang_trek_in(uuid, timestamptz), kt_overgang_beeindig(uuid, timestamptz)
  TO keukentafel_app, keukentafel_onderhoud;
