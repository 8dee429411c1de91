-- Een huishouden splitst, een kind hoort bij twee huishoudens, en wat daarover tussen twee teams wordt aangeboden.

-- Leden gaan vanaf een dag verder in een nieuw dossier van hetzelfde team. Wat er was blijft in het oude dossier staan, en
-- de open vragen die gekozen zijn gaan mee.
CREATE FUNCTION kt_splitsen(p_dossier uuid, p_nieuw jsonb, p_leden uuid[], p_van date, p_vragen uuid[], p_regie text,
                            p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_oud doen_dossier;
  v_nieuw doen_dossier := jsonb_populate_record(NULL::doen_dossier, p_nieuw);
  v_regie doen_regie;
  v_wie bigint;
  v_vragen int;
BEGIN
  SELECT d.* INTO v_oud FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF NOT FOUND OR v_oud.opgegaan_in_id IS NOT NULL OR NOT kt_in_bereik('dossier_schrijven', v_oud.team_id, v_oud.gebied_id) THEN
    RAISE EXCEPTION 'dit dossier mag je niet splitsen' USING ERRCODE = '42501';
  END IF;
  IF v_oud.adres_geheim AND (v_nieuw.straat <> '' OR v_nieuw.postcode <> '' OR v_nieuw.gebied_id IS NOT NULL) THEN
    RAISE EXCEPTION 'adres_geheim' USING ERRCODE = '23514';
  ELSIF cardinality(p_leden) = 0 OR EXISTS (
    SELECT FROM unnest(p_leden) x WHERE NOT EXISTS (
      SELECT FROM doen_huishoudlid h WHERE h.id = x AND h.dossier_id = p_dossier AND h.tot IS NULL AND h.rol <> 'buiten')) THEN
    RAISE EXCEPTION 'geen_leden' USING ERRCODE = '23514';
  ELSIF NOT EXISTS (SELECT FROM doen_huishoudlid h WHERE h.dossier_id = p_dossier AND h.tot IS NULL AND h.rol <> 'buiten'
                    AND h.id <> ALL (p_leden)) THEN
    RAISE EXCEPTION 'allemaal' USING ERRCODE = '23514';
  ELSIF p_van > kt_vandaag() OR EXISTS (SELECT FROM doen_huishoudlid h WHERE h.id = ANY (p_leden) AND h.van > p_van) THEN
    RAISE EXCEPTION 'datum' USING ERRCODE = '23514';
  END IF;
  INSERT INTO doen_dossier (id, stelsel_id, team_id, gemeente_id, gebied_id, naam, sorteernaam, straat, postcode, huisnummer,
                            toevoeging, contact_id, adres_geheim, kenmerk, geopend_op, afgesplitst_van_id, versie)
  VALUES (v_nieuw.id, v_oud.stelsel_id, v_oud.team_id, v_oud.gemeente_id,
          (SELECT g.id FROM regelen_gebied g WHERE g.id = v_nieuw.gebied_id AND g.stelsel_id = v_oud.stelsel_id AND g.gemeente_id = v_oud.gemeente_id),
          v_nieuw.naam, v_nieuw.sorteernaam, v_nieuw.straat, v_nieuw.postcode, v_nieuw.huisnummer, v_nieuw.toevoeging,
          NULL, false, v_nieuw.kenmerk, p_moment, p_dossier, 1);
  INSERT INTO doen_huishoudlid (id, stelsel_id, team_id, dossier_id, persoon_id, rol, van, ook_elders)
  SELECT gen_random_uuid(), h.stelsel_id, h.team_id, v_nieuw.id, h.persoon_id, h.rol, p_van, h.ook_elders
  FROM doen_huishoudlid h WHERE h.id = ANY (p_leden);
  UPDATE doen_huishoudlid SET tot = p_van WHERE id = ANY (p_leden);
  UPDATE doen_dossiervraag dv SET dossier_id = v_nieuw.id FROM doen_vraag v
  WHERE dv.vraag_id = ANY (p_vragen) AND dv.dossier_id = p_dossier AND v.id = dv.vraag_id AND v.status <> 'beantwoord';
  GET DIAGNOSTICS v_vragen = ROW_COUNT;
  IF v_vragen <> (SELECT count(DISTINCT x) FROM unnest(p_vragen) x) THEN
    RAISE EXCEPTION 'vraag_kan_niet' USING ERRCODE = '23514';
  END IF;
  UPDATE doen_dossier SET versie = versie + 1 WHERE id = p_dossier;
  SELECT r.* INTO v_regie FROM doen_regie r WHERE r.dossier_id = p_dossier AND r.tot IS NULL;
  v_wie := CASE p_regie WHEN 'ik' THEN kt_ik() WHEN 'zelfde' THEN v_regie.medewerker_id END;
  IF v_wie IS NOT NULL AND kt_leest_bij(v_wie, v_oud.team_id, v_nieuw.gebied_id) THEN
    PERFORM kt_regie_zet(v_nieuw.id, 'medewerker', v_wie, NULL, 'overgedragen', p_moment, NULL, NULL);
    UPDATE doen_dossier SET contact_id = v_wie WHERE id = v_nieuw.id;
  END IF;
  PERFORM kt_feit('dossier_gesplitst', p_dossier,
                  jsonb_build_object('nieuw', v_nieuw.id, 'leden', cardinality(p_leden), 'vragen', v_vragen), p_moment);
  PERFORM kt_feit('dossier_afgesplitst', v_nieuw.id, jsonb_build_object('van', p_dossier, 'leden', cardinality(p_leden)), p_moment);
  RETURN v_nieuw.id;
END $$;

-- Zet iemand ook in een ander dossier. Alleen voor de functies hieronder, die vragen wie dit mag.
CREATE FUNCTION kt_word_ook_lid(p_persoon uuid, p_dossier uuid, p_rol text, p_van date, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_id uuid := gen_random_uuid();
BEGIN
  PERFORM FROM doen_dossier d WHERE d.id = p_dossier OR d.id IN (
    SELECT h.dossier_id FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon AND h.tot IS NULL) ORDER BY d.id FOR UPDATE;
  IF EXISTS (SELECT FROM doen_huishoudlid h WHERE h.dossier_id = p_dossier AND h.persoon_id = p_persoon AND h.tot IS NULL) THEN
    RAISE EXCEPTION 'al_lid' USING ERRCODE = '23514';
  ELSIF p_rol NOT IN ('kind', 'lid') OR p_van > kt_vandaag() THEN
    RAISE EXCEPTION 'datum' USING ERRCODE = '23514';
  END IF;
  UPDATE doen_huishoudlid SET ook_elders = true WHERE persoon_id = p_persoon AND tot IS NULL;
  INSERT INTO doen_huishoudlid (id, stelsel_id, team_id, dossier_id, persoon_id, rol, van, ook_elders)
  SELECT v_id, d.stelsel_id, d.team_id, d.id, p_persoon, p_rol, p_van, true FROM doen_dossier d WHERE d.id = p_dossier;
  -- Alleen bij het dossier waar zij bijkwam: een feit aan de andere kant zou een geheim adres kunnen verraden.
  PERFORM kt_feit('lid_ook_hier', p_dossier, jsonb_build_object('persoon', p_persoon), p_moment);
  RETURN v_id;
END $$;

-- Binnen het werk van mijn team: wij schrijven in dit dossier en in een waarin deze persoon nu staat. Wie op naam meewerkt,
-- neemt niemand mee. Is er een adres geheim, dan alleen wie dat mag zien.
CREATE FUNCTION kt_ook_hier(p_persoon uuid, p_dossier uuid, p_rol text, p_van date, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT kt_van_ons(p_dossier) OR NOT EXISTS (
    SELECT FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon AND h.tot IS NULL AND h.rol <> 'buiten' AND kt_van_ons(h.dossier_id)) THEN
    RAISE EXCEPTION 'dit mag je niet' USING ERRCODE = '42501';
  ELSIF EXISTS (SELECT FROM doen_dossier d WHERE d.adres_geheim AND d.id <> ALL (kt_mijn_adressen()) AND (d.id = p_dossier
                OR d.id IN (SELECT h.dossier_id FROM doen_huishoudlid h WHERE h.persoon_id = p_persoon AND h.tot IS NULL AND kt_leest(h.dossier_id)))) THEN
    RAISE EXCEPTION 'adres_geheim' USING ERRCODE = '23514';
  END IF;
  RETURN kt_word_ook_lid(p_persoon, p_dossier, p_rol, p_van, p_moment);
END $$;

-- Bij welke andere huishoudens de leden van dit dossier nog meer horen: dat, bij welk team en wie de regie heeft; nooit
-- wat er staat. Is het adres van de andere kant geheim, dan is die kant er hier niet; ook niet wat erin opging.
CREATE FUNCTION kt_ook_elders(p_dossier uuid)
RETURNS TABLE (persoon uuid, ander uuid, team text, regisseur text, telefoon text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT DISTINCT h.persoon_id, CASE WHEN kt_leest(w.id) THEN w.id END, t.naam::text,
         coalesce(m.naam, c.naam)::text, coalesce(m.telefoon, c.telefoon)::text
  FROM doen_huishoudlid h
  JOIN doen_huishoudlid e ON e.persoon_id = h.persoon_id AND e.dossier_id <> h.dossier_id AND e.tot IS NULL AND e.rol <> 'buiten'
  JOIN doen_dossier d ON d.id = e.dossier_id
  JOIN doen_dossier w ON w.id = kt_blijvend_dossier(d.id)
  JOIN regelen_team t ON t.id = w.team_id
  LEFT JOIN doen_regie r ON r.dossier_id = w.id AND r.tot IS NULL
  LEFT JOIN regelen_medewerker m ON m.id = r.medewerker_id
  LEFT JOIN regelen_medewerker c ON c.id = w.contact_id
  WHERE h.dossier_id = p_dossier AND h.tot IS NULL AND h.rol <> 'buiten' AND h.ook_elders AND e.ook_elders
    AND NOT d.adres_geheim AND NOT w.adres_geheim AND w.id <> kt_blijvend_dossier(p_dossier) AND kt_leest(p_dossier)
$$;

-- Bied een ander team aan om samen te voegen, of vraag of een kind van hen ook bij dit huishouden mag staan. Het andere
-- dossier is alleen bekend uit een getekend bewijs (de toepassing gaat dat na); wie biedt, leest er niets van.
CREATE FUNCTION kt_paar_bieden(p_soort text, p_dossier uuid, p_ander uuid, p_boodschap text, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_eigen doen_dossier;
  v_ander doen_dossier;
  v_id uuid := gen_random_uuid();
BEGIN
  SELECT d.* INTO v_eigen FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  SELECT d.* INTO v_ander FROM doen_dossier d WHERE d.id = kt_blijvend_dossier(p_ander) AND d.stelsel_id = kt_mijn_stelsel();
  IF v_eigen.id IS NULL OR v_ander.id IS NULL OR NOT kt_mag_samen(p_dossier) OR p_soort NOT IN ('samenvoegen', 'twee_huizen') THEN
    RAISE EXCEPTION 'dit mag je niet aanbieden' USING ERRCODE = '42501';
  ELSIF v_eigen.id = v_ander.id OR v_eigen.opgegaan_in_id IS NOT NULL THEN
    RAISE EXCEPTION '%', CASE WHEN v_eigen.id = v_ander.id THEN 'zelfde' ELSE 'al_opgegaan' END USING ERRCODE = '23514';
  ELSIF v_eigen.adres_geheim THEN
    RAISE EXCEPTION 'adres_geheim' USING ERRCODE = '23514';
  ELSIF EXISTS (SELECT FROM doen_overgang o WHERE o.status = 'aangeboden' AND o.vraag_id IS NULL AND o.dossier_id = p_dossier
                AND (o.soort IN ('samenvoegen', 'verhuizen') OR (o.soort = p_soort AND o.ander_dossier_id = v_ander.id))) THEN
    RAISE EXCEPTION 'aanbod' USING ERRCODE = '23514';
  END IF;
  INSERT INTO doen_overgang (id, stelsel_id, team_id, soort, dossier_id, ander_dossier_id, naar_team_id, door_id, boodschap,
                             aangeboden_op, grondslag, status, reden)
  VALUES (v_id, v_eigen.stelsel_id, v_eigen.team_id, p_soort, p_dossier, v_ander.id, v_ander.team_id, kt_ik(), p_boodschap,
          p_moment, '', 'aangeboden', '');
  RETURN v_id;
END $$;

-- Aanvaard, door wie in het gevraagde dossier schrijft. Bij samenvoegen kiest zij welk dossier blijft, bij een kind wie het is.
CREATE FUNCTION kt_paar_aanvaarden(p_overgang uuid, p_blijft_eigen boolean, p_persoon uuid, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_over doen_overgang;
  v_blijft uuid;
  v_gaat_op uuid;
  v_uit uuid;
BEGIN
  SELECT o.* INTO v_over FROM doen_overgang o WHERE o.id = p_overgang AND o.stelsel_id = kt_mijn_stelsel();
  PERFORM FROM doen_dossier d WHERE d.id IN (v_over.dossier_id, v_over.ander_dossier_id) ORDER BY d.id FOR UPDATE;
  SELECT o.* INTO v_over FROM doen_overgang o WHERE o.id = v_over.id FOR UPDATE;
  IF v_over.id IS NULL OR v_over.soort NOT IN ('samenvoegen', 'twee_huizen') OR NOT kt_mag_samen(v_over.ander_dossier_id) THEN
    RAISE EXCEPTION 'dit mag je niet aanvaarden' USING ERRCODE = '42501';
  ELSIF v_over.status <> 'aangeboden' THEN
    RAISE EXCEPTION 'al_beantwoord' USING ERRCODE = '23514';
  END IF;
  IF v_over.soort = 'samenvoegen' THEN
    v_blijft := CASE WHEN p_blijft_eigen THEN v_over.ander_dossier_id ELSE v_over.dossier_id END;
    v_gaat_op := CASE WHEN p_blijft_eigen THEN v_over.dossier_id ELSE v_over.ander_dossier_id END;
    v_uit := kt_voeg_samen(v_blijft, v_gaat_op, left(v_over.boodschap, 300), kt_zelfde_mensen(v_gaat_op, v_blijft), p_overgang, p_moment);
  ELSIF NOT EXISTS (SELECT FROM doen_huishoudlid h WHERE h.dossier_id = v_over.ander_dossier_id AND h.persoon_id = p_persoon
                    AND h.tot IS NULL AND h.rol <> 'buiten') THEN
    RAISE EXCEPTION 'dit mag je niet aanvaarden' USING ERRCODE = '42501';
  ELSIF EXISTS (SELECT FROM doen_dossier d WHERE d.id IN (v_over.dossier_id, v_over.ander_dossier_id)
                AND (d.adres_geheim OR d.opgegaan_in_id IS NOT NULL)) THEN
    RAISE EXCEPTION 'adres_geheim' USING ERRCODE = '23514';
  ELSE
    v_uit := kt_word_ook_lid(p_persoon, v_over.dossier_id, 'kind', kt_vandaag(), p_moment);
  END IF;
  UPDATE doen_overgang SET status = 'aanvaard', beantwoord_door_id = kt_ik(), beantwoord_op = p_moment WHERE id = p_overgang;
  RETURN v_uit;
END $$;

-- Nee zeggen doet wie mag aanvaarden, met een reden; intrekken wie in het eigen dossier schrijft. Ook voor een verhuizing.
CREATE FUNCTION kt_paar_sluiten(p_overgang uuid, p_hoe text, p_reden text, p_moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_over doen_overgang;
BEGIN
  SELECT o.* INTO v_over FROM doen_overgang o WHERE o.id = p_overgang AND o.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF v_over.id IS NULL OR v_over.soort NOT IN ('samenvoegen', 'twee_huizen', 'verhuizen')
     OR p_hoe NOT IN ('geweigerd', 'ingetrokken') OR (p_hoe = 'geweigerd' AND btrim(p_reden) = '')
     OR NOT (CASE WHEN p_hoe = 'ingetrokken' THEN kt_mag_samen(v_over.dossier_id)
                 WHEN v_over.soort = 'verhuizen' THEN kt_in_bereik('dossier_schrijven', v_over.naar_team_id, v_over.gebied_id)
                 ELSE kt_mag_samen(v_over.ander_dossier_id) END) THEN
    RAISE EXCEPTION 'dit mag je niet beantwoorden' USING ERRCODE = '42501';
  ELSIF v_over.status <> 'aangeboden' THEN
    RAISE EXCEPTION 'al_beantwoord' USING ERRCODE = '23514';
  END IF;
  UPDATE doen_overgang SET status = p_hoe, reden = p_reden, beantwoord_door_id = kt_ik(), beantwoord_op = p_moment WHERE id = p_overgang;
END $$;

REVOKE EXECUTE ON FUNCTION kt_splitsen(uuid, jsonb, uuid[], date, uuid[], text, timestamptz),
  kt_word_ook_lid(uuid, uuid, text, date, timestamptz), kt_ook_hier(uuid, uuid, text, date, timestamptz), kt_ook_elders(uuid),
  kt_paar_bieden(text, uuid, uuid, text, timestamptz), kt_paar_aanvaarden(uuid, boolean, uuid, timestamptz),
  kt_paar_sluiten(uuid, text, text, timestamptz) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_word_ook_lid(uuid, uuid, text, date, timestamptz) FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_splitsen(uuid, jsonb, uuid[], date, uuid[], text, timestamptz),
  kt_ook_hier(uuid, uuid, text, date, timestamptz), kt_ook_elders(uuid), kt_paar_bieden(text, uuid, uuid, text, timestamptz),
  kt_paar_aanvaarden(uuid, boolean, uuid, timestamptz), kt_paar_sluiten(uuid, text, text, timestamptz)
  TO keukentafel_app, keukentafel_onderhoud;
