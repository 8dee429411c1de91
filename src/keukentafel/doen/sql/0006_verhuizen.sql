-- Een dossier gaat naar een ander team, of met het gezin mee naar een andere gemeente van hetzelfde stelsel (verhaal 19).

-- Alles van een dossier draagt hetzelfde team. Gaat het naar een ander team, dan eindigt de inzage in het geheime adres
-- van wie het dossier niet meer leest: zij herleeft niet als het dossier later terugkomt.
-- Een persoon gaat mee, tenzij zij nu ook staat in een dossier van het oude team dat blijft: een kind met twee huizen, of
-- iemand die hier al weg was. Staat zij hier nog, dan leest het nieuwe team haar als lid met twee huizen.
CREATE OR REPLACE FUNCTION kt_verhuis_dossiers(p_dossiers uuid[], p_naar bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE doen_huishoudlid h SET ook_elders = true
  WHERE h.tot IS NULL AND NOT h.ook_elders AND h.dossier_id = ANY (p_dossiers) AND EXISTS (
    SELECT FROM doen_huishoudlid e WHERE e.persoon_id = h.persoon_id AND e.tot IS NULL AND e.dossier_id <> h.dossier_id);
  UPDATE doen_huishoudlid h SET ook_elders = true
  FROM (SELECT DISTINCT e.persoon_id FROM doen_huishoudlid e WHERE e.dossier_id = ANY (p_dossiers) AND e.tot IS NULL AND e.ook_elders) x
  WHERE h.persoon_id = x.persoon_id AND h.tot IS NULL AND NOT h.ook_elders;
  UPDATE doen_huishoudlid SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_persoon p SET team_id = p_naar FROM doen_huishoudlid h JOIN doen_dossier d ON d.id = h.dossier_id
  WHERE h.dossier_id = ANY (p_dossiers) AND h.persoon_id = p.id AND p.team_id = d.team_id AND NOT EXISTS (
    SELECT FROM doen_huishoudlid e WHERE e.persoon_id = p.id AND e.tot IS NULL AND e.team_id = d.team_id);
  UPDATE doen_dossiervraag SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_contactmoment SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_afspraak SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_taak SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_relatie SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_vertegenwoordiging SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_netwerkcontact SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_document SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_documentinhoud SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_regie SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_deelname SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_overgang SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers) AND vraag_id IS NULL;
  UPDATE doen_overgang SET naar_team_id = p_naar WHERE ander_dossier_id = ANY (p_dossiers) AND status = 'aangeboden';
  UPDATE doen_samenvoeging SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_geheimadres SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_adresinzage SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_noodtoegang SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_verstrekking SET team_id = p_naar WHERE dossier_id = ANY (p_dossiers);
  UPDATE doen_dossier SET team_id = p_naar WHERE id = ANY (p_dossiers);
  SELECT kt_regie_bij_verhuizen(p_dossiers, p_naar);
  UPDATE doen_adresinzage SET tot = greatest(van, kt_vandaag())
  WHERE dossier_id = ANY (p_dossiers) AND (tot IS NULL OR tot > kt_vandaag()) AND NOT kt_leest_dossier(medewerker_id, dossier_id);
$$;

-- Bied een dossier aan een team in een andere gemeente aan. Is het adres geheim, dan staat er geen adres en geen wijk in.
CREATE FUNCTION kt_verhuizing_bieden(p_dossier uuid, p_naar bigint, p_gemeente bigint, p_gebied bigint, p_adres jsonb,
                                     p_grondslag text, p_boodschap text, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier doen_dossier;
  v_id uuid := gen_random_uuid();
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() FOR UPDATE;
  IF NOT FOUND OR v_dossier.opgegaan_in_id IS NOT NULL OR NOT kt_in_bereik('dossier_schrijven', v_dossier.team_id, v_dossier.gebied_id) THEN
    RAISE EXCEPTION 'dit dossier mag je niet aanbieden' USING ERRCODE = '42501';
  ELSIF v_dossier.adres_geheim AND (p_adres IS NOT NULL OR p_gebied IS NOT NULL) THEN
    RAISE EXCEPTION 'adres_geheim' USING ERRCODE = '23514';
  ELSIF btrim(p_grondslag) = '' OR btrim(p_boodschap) = '' THEN
    RAISE EXCEPTION 'leeg' USING ERRCODE = '23514';
  ELSIF p_gemeente = v_dossier.gemeente_id OR p_naar = v_dossier.team_id
     OR NOT EXISTS (SELECT FROM regelen_gemeente g WHERE g.id = p_gemeente AND g.stelsel_id = v_dossier.stelsel_id)
     OR (p_gebied IS NOT NULL AND NOT EXISTS (SELECT FROM regelen_gebied g WHERE g.id = p_gebied AND g.gemeente_id = p_gemeente))
     OR NOT EXISTS (SELECT FROM regelen_team t WHERE t.id = p_naar AND t.stelsel_id = v_dossier.stelsel_id
                    AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())) THEN
    RAISE EXCEPTION 'bestemming' USING ERRCODE = '23514';
  ELSIF EXISTS (SELECT FROM doen_overgang o WHERE o.status = 'aangeboden' AND o.vraag_id IS NULL
                AND (o.dossier_id = p_dossier OR o.ander_dossier_id = p_dossier)) THEN
    RAISE EXCEPTION 'aanbod' USING ERRCODE = '23514';
  END IF;
  INSERT INTO doen_overgang (id, stelsel_id, team_id, soort, dossier_id, naar_team_id, door_id, boodschap, aangeboden_op,
                             gemeente_id, gebied_id, adres, grondslag, status, reden)
  VALUES (v_id, v_dossier.stelsel_id, v_dossier.team_id, 'verhuizen', p_dossier, p_naar, kt_ik(), p_boodschap, p_moment,
          p_gemeente, p_gebied, p_adres, p_grondslag, 'aangeboden', '');
  RETURN v_id;
END $$;

-- Aanvaard een dossier dat verhuist: met wat erin is opgegaan bij hetzelfde team, met zijn vragen, en zonder wie er tot nu
-- toe in keek. De regie is van wie aanvaardt. Wat er staat verandert niet.
CREATE FUNCTION kt_dossier_verhuizen(p_overgang uuid, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_over doen_overgang;
  v_dossier doen_dossier;
  v_ids uuid[];
  v_vragen uuid[];
BEGIN
  SELECT o.* INTO v_over FROM doen_overgang o WHERE o.id = p_overgang AND o.stelsel_id = kt_mijn_stelsel();
  IF v_over.id IS NULL OR v_over.soort <> 'verhuizen' OR NOT kt_in_bereik('dossier_schrijven', v_over.naar_team_id, v_over.gebied_id) THEN
    RAISE EXCEPTION 'dit dossier mag je niet aanvaarden' USING ERRCODE = '42501';
  END IF;
  -- Eerst de vragen op slot, dan de dossiers: dezelfde volgorde als doorzetten en overdragen.
  WITH RECURSIVE mee AS (
    SELECT v_over.dossier_id AS id UNION ALL
    SELECT d.id FROM mee m JOIN doen_dossier d ON d.opgegaan_in_id = m.id AND d.team_id = v_over.team_id)
  SELECT array_agg(m.id) INTO v_ids FROM mee m;
  SELECT coalesce(array_agg(x.id), '{}') INTO v_vragen FROM (
    SELECT v.id FROM doen_vraag v JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
    WHERE dv.dossier_id = ANY (v_ids) AND v.team_id = v_over.team_id ORDER BY v.id FOR UPDATE OF v) x;
  PERFORM FROM doen_dossier d WHERE d.id = ANY (v_ids) ORDER BY d.id FOR UPDATE;
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = v_over.dossier_id;
  SELECT o.* INTO v_over FROM doen_overgang o WHERE o.id = p_overgang FOR UPDATE;
  IF v_over.status <> 'aangeboden' THEN
    RAISE EXCEPTION 'al_beantwoord' USING ERRCODE = '23514';
  ELSIF v_dossier.team_id <> v_over.team_id OR v_dossier.opgegaan_in_id IS NOT NULL OR NOT EXISTS (
    SELECT FROM regelen_team t WHERE t.id = v_over.naar_team_id AND t.van <= kt_vandaag() AND (t.tot IS NULL OR t.tot > kt_vandaag())) THEN
    RAISE EXCEPTION 'bestemming' USING ERRCODE = '23514';
  ELSIF EXISTS (SELECT FROM doen_noodtoegang n WHERE n.dossier_id = ANY (v_ids) AND n.tot > clock_timestamp()) THEN
    RAISE EXCEPTION 'noodtoegang' USING ERRCODE = '23514';
  END IF;
  PERFORM kt_verhuis_dossiers(v_ids, v_over.naar_team_id);
  PERFORM kt_verhuis_adres(v_over, p_moment);
  PERFORM kt_verhuis_werk(v_ids, v_vragen, v_over, p_moment);
  PERFORM kt_regie_zet(v_over.dossier_id, 'medewerker', kt_ik(), NULL, 'overgedragen', p_moment, p_overgang, NULL);
  -- Het aanbod blijft bij wie het deed; het nieuwe adres staat er niet meer in.
  UPDATE doen_overgang SET status = 'aanvaard', beantwoord_door_id = kt_ik(), beantwoord_op = p_moment, adres = NULL,
    team_id = v_over.team_id WHERE id = p_overgang;
  PERFORM kt_feit('dossier_verhuisd', v_over.dossier_id, jsonb_build_object('van_team', v_over.team_id, 'naar_team', v_over.naar_team_id,
    'van_gemeente', v_dossier.gemeente_id, 'naar_gemeente', v_over.gemeente_id, 'vragen', cardinality(v_vragen)), p_moment);
  RETURN v_over.dossier_id;
END $$;

-- Het nieuwe adres, of niets als het geheim is of ondertussen geheim werd. Alleen voor kt_dossier_verhuizen.
CREATE FUNCTION kt_verhuis_adres(p_over doen_overgang, p_moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE doen_dossier d SET gemeente_id = p_over.gemeente_id, contact_id = kt_ik(), versie = d.versie + 1,
    gebied_id = CASE WHEN NOT d.adres_geheim THEN p_over.gebied_id END,
    straat = CASE WHEN d.adres_geheim THEN '' ELSE coalesce(p_over.adres ->> 'straat', '') END,
    postcode = CASE WHEN d.adres_geheim THEN '' ELSE coalesce(p_over.adres ->> 'postcode', '') END,
    huisnummer = CASE WHEN NOT d.adres_geheim THEN (p_over.adres ->> 'huisnummer')::int END,
    toevoeging = CASE WHEN d.adres_geheim THEN '' ELSE coalesce(p_over.adres ->> 'toevoeging', '') END,
    -- Wie het nieuwe adres in het aanbod zette, wist beter dan wie daarvoor belde.
    adres_nagekeken_op = CASE WHEN concat(p_over.adres ->> 'straat', p_over.adres ->> 'postcode') = '' THEN d.adres_nagekeken_op
                              ELSE greatest(d.adres_nagekeken_op, p_over.aangeboden_op) END
  WHERE d.id = p_over.dossier_id
$$;

-- Vragen, taken en afspraken gaan mee; delen en meekijken eindigen, ook van een ander team dat er een vraag in had.
CREATE FUNCTION kt_verhuis_werk(p_dossiers uuid[], p_vragen uuid[], p_over doen_overgang, p_moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE doen_vraag SET team_id = p_over.naar_team_id WHERE id = ANY (p_vragen);
  UPDATE doen_vraag SET status = 'open', opgenomen_door_id = NULL, opgenomen_op = NULL, namens_id = NULL,
    gemeente_id = p_over.gemeente_id, gebied_id = (SELECT d.gebied_id FROM doen_dossier d WHERE d.id = p_over.dossier_id)
  WHERE id = ANY (p_vragen) AND status <> 'beantwoord';
  UPDATE doen_termijn SET team_id = p_over.naar_team_id WHERE vraag_id = ANY (p_vragen);
  UPDATE doen_triage SET team_id = p_over.naar_team_id WHERE vraag_id = ANY (p_vragen);
  UPDATE doen_wachtplek SET contact_id = kt_ik() WHERE vraag_id = ANY (p_vragen) AND tot IS NULL;
  UPDATE doen_dossiervraag SET gedeeld = false WHERE dossier_id = ANY (p_dossiers) AND gedeeld;
  UPDATE doen_taak SET wie_id = kt_ik(), versie = versie + 1 WHERE dossier_id = ANY (p_dossiers) AND klaar_op IS NULL;
  UPDATE doen_afspraak SET afgezegd_op = p_moment WHERE dossier_id = ANY (p_dossiers) AND afgezegd_op IS NULL AND begin > p_moment;
  UPDATE doen_deelname SET tot = greatest(now(), van) WHERE dossier_id = ANY (p_dossiers) AND (tot IS NULL OR tot > now());
  UPDATE doen_verstrekking SET ingetrokken_op = p_moment, ingetrokken_door_id = kt_ik()
  WHERE dossier_id = ANY (p_dossiers) AND ingetrokken_op IS NULL AND tot > kt_vandaag();
  UPDATE doen_overgang SET status = 'ingetrokken', beantwoord_op = p_moment, beantwoord_door_id = kt_ik(), reden = 'Het dossier is verhuisd.'
  WHERE status = 'aangeboden' AND id <> p_over.id AND (dossier_id = ANY (p_dossiers) OR ander_dossier_id = ANY (p_dossiers));
$$;

REVOKE EXECUTE ON FUNCTION kt_verhuizing_bieden(uuid, bigint, bigint, bigint, jsonb, text, text, timestamptz),
  kt_dossier_verhuizen(uuid, timestamptz), kt_verhuis_adres(doen_overgang, timestamptz),
  kt_verhuis_werk(uuid[], uuid[], doen_overgang, timestamptz) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION kt_verhuis_adres(doen_overgang, timestamptz), kt_verhuis_werk(uuid[], uuid[], doen_overgang, timestamptz)
  FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_verhuizing_bieden(uuid, bigint, bigint, bigint, jsonb, text, text, timestamptz),
  kt_dossier_verhuizen(uuid, timestamptz) TO keukentafel_app, keukentafel_onderhoud;
