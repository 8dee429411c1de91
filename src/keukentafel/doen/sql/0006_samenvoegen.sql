-- Samenvoegen is een verwijzing (ADR 0012): geen rij verhuist en elke rij houdt haar team, dus ziet niemand meer dan ervoor
-- en is losmaken precies. Wie het mag vraagt elke functie zelf; 42501 is: dat mag je niet, 23514: nu niet, met een code.

-- Waar een nieuwe vraag bij dit dossier hoort. Meer dan dit willekeurige nummer geeft het niet.
CREATE FUNCTION kt_blijvend(p_dossier uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT kt_blijvend_dossier(d.id) FROM doen_dossier d
  WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel() AND kt_heeft('vraag_aannemen')
$$;

-- Schrijft mijn team in dit dossier, ook als het is opgegaan: om los te maken, en om een helder nee te geven. Wie op naam
-- meewerkt, voegt niet samen.
CREATE FUNCTION kt_mag_samen(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND d.stelsel_id = kt_mijn_stelsel()
                 AND kt_in_bereik('dossier_schrijven', d.team_id, d.gebied_id))
$$;

CREATE FUNCTION kt_leest(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier
                 AND (d.team_id = ANY (kt_mijn_teams()) OR d.id = ANY (kt_mijn_dossiers())))
$$;

-- Waarom deze twee nu niet samen kunnen, als code; leeg als het kan. Een geheim adres gaat alleen samen met een ander geheim
-- adres van hetzelfde team, door wie beide mag zien: een open adres van hetzelfde gezin zou het verraden, en een naam van
-- een ander team ook.
CREATE FUNCTION kt_samenvoeg_bezwaar(p_a doen_dossier, p_b doen_dossier, p_overgang uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT CASE
    WHEN p_a.id = p_b.id THEN 'zelfde'
    WHEN p_a.opgegaan_in_id IS NOT NULL OR p_b.opgegaan_in_id IS NOT NULL THEN 'al_opgegaan'
    WHEN p_a.gemeente_id <> p_b.gemeente_id THEN 'andere_gemeente'
    WHEN (p_a.adres_geheim OR p_b.adres_geheim) AND p_a.team_id <> p_b.team_id THEN 'adres_geheim'
    WHEN p_a.adres_geheim AND p_a.id <> ALL (kt_mijn_adressen()) OR p_b.adres_geheim AND p_b.id <> ALL (kt_mijn_adressen())
      THEN 'adres_geheim'
    WHEN p_a.adres_geheim <> p_b.adres_geheim THEN 'adres_half'
    WHEN EXISTS (SELECT FROM doen_noodtoegang n WHERE n.dossier_id IN (p_a.id, p_b.id) AND n.tot > clock_timestamp()) THEN 'noodtoegang'
    WHEN EXISTS (SELECT FROM doen_overgang o WHERE o.status = 'aangeboden' AND o.vraag_id IS NULL AND o.id IS DISTINCT FROM p_overgang
                 AND (o.dossier_id IN (p_a.id, p_b.id) OR o.ander_dossier_id IN (p_a.id, p_b.id))) THEN 'aanbod'
  END
$$;

-- Een feit in de stroom, van een grensfunctie. Alleen voor andere functies.
CREATE FUNCTION kt_feit(p_soort text, p_dossier uuid, p_gegevens jsonb, p_moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, team_id, regel, gegevens)
  SELECT gen_random_uuid(), d.stelsel_id, p_soort, 1, p_moment, kt_ik(), d.id, d.team_id, '', p_gegevens
  FROM doen_dossier d WHERE d.id = p_dossier
$$;

-- Wie in het ene dossier dezelfde is als iemand in het andere, zonder twijfel: hetzelfde burgerservicenummer, of dezelfde
-- voornaam, achternaam en geboortedatum. Voor samenvoegen over teams heen, waar niemand beide kanten leest.
CREATE FUNCTION kt_zelfde_mensen(p_van uuid, p_naar uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_array(x.van, x.naar)), '[]') FROM (
    SELECT DISTINCT ON (b.id) b.id AS van, a.id AS naar
    FROM doen_huishoudlid hb JOIN doen_persoon b ON b.id = hb.persoon_id AND hb.dossier_id = p_van AND hb.tot IS NULL
    JOIN doen_persoon a ON a.stelsel_id = b.stelsel_id AND a.id <> b.id AND (
      (a.bsn_zegel = b.bsn_zegel AND a.bsn_zegel <> '')
      OR (a.zoeknaam = b.zoeknaam AND a.zoeknaam <> '' AND a.geboortedatum = b.geboortedatum AND lower(a.voornaam) = lower(b.voornaam)))
    JOIN doen_huishoudlid ha ON ha.persoon_id = a.id AND ha.dossier_id = p_naar AND ha.tot IS NULL
    ORDER BY b.id, a.id) x
$$;

-- Voegt samen, zonder te vragen wie dat mag. Alleen voor de functies hieronder.
CREATE FUNCTION kt_voeg_samen(p_blijft uuid, p_gaat_op uuid, p_reden text, p_paren jsonb, p_overgang uuid, p_moment timestamptz)
RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_a doen_dossier;
  v_b doen_dossier;
  v_id uuid := gen_random_uuid();
  v_personen uuid[];
  v_nee text;
BEGIN
  PERFORM FROM doen_dossier d WHERE d.id IN (p_blijft, p_gaat_op) ORDER BY d.id FOR UPDATE;
  SELECT d.* INTO v_a FROM doen_dossier d WHERE d.id = p_blijft;
  SELECT d.* INTO v_b FROM doen_dossier d WHERE d.id = p_gaat_op;
  IF v_a.stelsel_id IS DISTINCT FROM v_b.stelsel_id OR v_a.id IS NULL THEN
    RAISE EXCEPTION 'dit dossier is er niet' USING ERRCODE = '42501';
  END IF;
  v_nee := kt_samenvoeg_bezwaar(v_a, v_b, p_overgang);
  IF v_nee IS NOT NULL THEN
    RAISE EXCEPTION '%', v_nee USING ERRCODE = '23514';
  END IF;
  -- Alleen leden van nu, en niemand die al naar een ander wijst: zo is een kring niet te maken.
  WITH paar AS (SELECT DISTINCT ON (x ->> 0) (x ->> 0)::uuid AS van, (x ->> 1)::uuid AS naar FROM jsonb_array_elements(p_paren) x),
  gekoppeld AS (
    UPDATE doen_persoon p SET zelfde_als_id = paar.naar FROM paar, doen_persoon a
    WHERE p.id = paar.van AND a.id = paar.naar AND p.id <> a.id AND p.zelfde_als_id IS NULL AND a.zelfde_als_id IS NULL
      AND EXISTS (SELECT FROM doen_huishoudlid h WHERE h.dossier_id = p_gaat_op AND h.persoon_id = p.id AND h.tot IS NULL)
      AND EXISTS (SELECT FROM doen_huishoudlid h WHERE h.dossier_id = p_blijft AND h.persoon_id = a.id AND h.tot IS NULL)
    RETURNING p.id)
  SELECT coalesce(array_agg(g.id), '{}') INTO v_personen FROM gekoppeld g;
  UPDATE doen_dossier SET opgegaan_in_id = p_blijft, versie = versie + 1 WHERE id = p_gaat_op;
  UPDATE doen_regie SET tot = greatest(p_moment, van + interval '1 microsecond') WHERE dossier_id = p_gaat_op AND tot IS NULL;
  INSERT INTO doen_samenvoeging (id, stelsel_id, team_id, dossier_id, blijvend_id, moment, door_id, reden, personen, los_reden)
  VALUES (v_id, v_b.stelsel_id, v_b.team_id, p_gaat_op, p_blijft, p_moment, kt_ik(), p_reden, v_personen, '');
  PERFORM kt_feit('dossier_samengevoegd', p_blijft,
                  jsonb_build_object('samenvoeging', v_id, 'kant', 'blijft', 'personen', cardinality(v_personen)), p_moment);
  PERFORM kt_feit('dossier_samengevoegd', p_gaat_op,
                  jsonb_build_object('samenvoeging', v_id, 'kant', 'gaat_op', 'personen', cardinality(v_personen)), p_moment);
  RETURN v_id;
END $$;

-- Twee dossiers waarin ik allebei schrijf.
CREATE FUNCTION kt_samenvoegen(p_blijft uuid, p_gaat_op uuid, p_reden text, p_paren jsonb, p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM FROM doen_dossier d WHERE d.id IN (p_blijft, p_gaat_op) ORDER BY d.id FOR UPDATE;
  IF NOT kt_mag_samen(p_blijft) OR NOT kt_mag_samen(p_gaat_op) OR btrim(p_reden) = '' THEN
    RAISE EXCEPTION 'deze dossiers mag je niet samenvoegen' USING ERRCODE = '42501';
  END IF;
  RETURN kt_voeg_samen(p_blijft, p_gaat_op, p_reden, p_paren, NULL, p_moment);
END $$;

-- Maakt een samenvoeging ongedaan. Wat erna binnenkwam blijft bij het blijvende dossier, behalve de vragen die mee terug
-- gaan: alleen een vraag die het team van het andere dossier al leest.
CREATE FUNCTION kt_losmaken(p_samenvoeging uuid, p_reden text, p_vragen uuid[], p_moment timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_samen doen_samenvoeging;
  v_a doen_dossier;
  v_b doen_dossier;
  v_regie doen_regie;
  v_mee uuid[];
BEGIN
  SELECT s.* INTO v_samen FROM doen_samenvoeging s WHERE s.id = p_samenvoeging AND s.stelsel_id = kt_mijn_stelsel();
  PERFORM FROM doen_dossier d WHERE d.id IN (v_samen.dossier_id, v_samen.blijvend_id) ORDER BY d.id FOR UPDATE;
  SELECT s.* INTO v_samen FROM doen_samenvoeging s WHERE s.id = v_samen.id FOR UPDATE;
  IF v_samen.id IS NULL OR btrim(p_reden) = '' OR NOT (kt_mag_samen(v_samen.dossier_id) OR kt_mag_samen(v_samen.blijvend_id)) THEN
    RAISE EXCEPTION 'deze samenvoeging mag je niet losmaken' USING ERRCODE = '42501';
  END IF;
  SELECT d.* INTO v_a FROM doen_dossier d WHERE d.id = v_samen.blijvend_id;
  SELECT d.* INTO v_b FROM doen_dossier d WHERE d.id = v_samen.dossier_id;
  IF v_samen.los_op IS NOT NULL OR v_a.opgegaan_in_id IS NOT NULL THEN
    RAISE EXCEPTION '%', CASE WHEN v_samen.los_op IS NULL THEN 'eerst_los' ELSE 'al_los' END USING ERRCODE = '23514';
  END IF;
  SELECT coalesce(array_agg(v.id), '{}') INTO v_mee FROM doen_vraag v JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
  WHERE v.id = ANY (p_vragen) AND dv.dossier_id = v_a.id AND v.ontvangen_op >= v_samen.moment
    AND kt_mag_samen(v_a.id) AND (v.team_id = v_b.team_id OR v_a.team_id = v_b.team_id);
  IF cardinality(v_mee) <> (SELECT count(DISTINCT x) FROM unnest(p_vragen) x) THEN
    RAISE EXCEPTION 'vraag_kan_niet' USING ERRCODE = '23514';
  END IF;
  UPDATE doen_dossier SET opgegaan_in_id = NULL, versie = versie + 1 WHERE id = v_b.id;
  UPDATE doen_dossiervraag SET dossier_id = v_b.id, team_id = v_b.team_id, gedeeld = false WHERE vraag_id = ANY (v_mee);
  UPDATE doen_persoon SET zelfde_als_id = NULL WHERE id = ANY (v_samen.personen);
  UPDATE doen_samenvoeging SET los_op = p_moment, los_door_id = kt_ik(), los_reden = p_reden WHERE id = v_samen.id;
  -- Wie de regie had, heeft haar weer, als zij dit dossier nog leest; anders het team. Wat tijdelijk was, blijft tijdelijk.
  SELECT r.* INTO v_regie FROM doen_regie r WHERE r.dossier_id = v_b.id ORDER BY r.van DESC LIMIT 1;
  IF v_regie.soort = 'medewerker' AND NOT kt_leest_bij(v_regie.medewerker_id, v_b.team_id, v_b.gebied_id)
     AND NOT EXISTS (SELECT FROM doen_deelname n WHERE n.dossier_id = v_b.id AND n.medewerker_id = v_regie.medewerker_id
                     AND n.van <= now() AND (n.tot IS NULL OR n.tot > now())) THEN
    v_regie.soort := 'team';
    v_regie.medewerker_id := NULL;
  END IF;
  IF v_regie.tijdelijk_tot IS NOT NULL AND NOT EXISTS (
    SELECT FROM doen_overgang o WHERE o.id = v_regie.overgang_id AND o.status = 'aanvaard') THEN
    v_regie.soort := 'team';
    v_regie.medewerker_id := NULL;
  END IF;
  IF v_regie.soort = 'team' THEN
    v_regie.tijdelijk_tot := NULL;
    v_regie.overgang_id := NULL;
  END IF;
  INSERT INTO doen_regie (id, stelsel_id, team_id, dossier_id, soort, medewerker_id, lid, van, tijdelijk_tot, reden, door_id, overgang_id)
  VALUES (gen_random_uuid(), v_b.stelsel_id, v_b.team_id, v_b.id, v_regie.soort, v_regie.medewerker_id, v_regie.lid,
          greatest(p_moment, v_regie.tot), v_regie.tijdelijk_tot, 'losgemaakt', kt_ik(), v_regie.overgang_id);
  PERFORM kt_feit('dossier_losgemaakt', v_a.id, jsonb_build_object('samenvoeging', v_samen.id, 'kant', 'blijft', 'vragen', cardinality(v_mee)), p_moment);
  PERFORM kt_feit('dossier_losgemaakt', v_b.id, jsonb_build_object('samenvoeging', v_samen.id, 'kant', 'gaat_op', 'vragen', cardinality(v_mee)), p_moment);
  RETURN v_b.id;
END $$;

-- Met welke dossiers dit dossier is samengevoegd: wat erin is opgegaan, ook in stappen, en waarin het zelf opging. Wie de
-- andere kant niet leest, hoort alleen bij wie zij moet zijn; is er een adres geheim, dan ook dat niet.
CREATE FUNCTION kt_samengevoegd(p_dossier uuid)
RETURNS TABLE (samenvoeging uuid, ander uuid, kant text, direct boolean, leest boolean, mag_los boolean, eigen_team boolean,
               team text, contact text, telefoon text, moment timestamptz, door text, reden text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH RECURSIVE hierin AS (
    SELECT s.*, true AS direct FROM doen_samenvoeging s WHERE s.blijvend_id = p_dossier AND s.los_op IS NULL
    UNION ALL
    SELECT s.*, false FROM hierin h JOIN doen_samenvoeging s ON s.blijvend_id = h.dossier_id AND s.los_op IS NULL),
  alle AS (
    SELECT h.id, h.dossier_id AS ander_id, 'hierin' AS kant, h.direct, h.moment, h.door_id, h.reden FROM hierin h
    UNION ALL
    SELECT s.id, s.blijvend_id, 'hierheen', true, s.moment, s.door_id, s.reden FROM doen_samenvoeging s
    WHERE s.dossier_id = p_dossier AND s.los_op IS NULL),
  gezien AS (
    SELECT a.*, kt_leest(a.ander_id) AS leest, d.team_id, d.contact_id,
           kt_leest(a.ander_id) OR NOT (d.adres_geheim OR ik.adres_geheim) AS noemt, d.team_id = ik.team_id AS eigen
    FROM alle a JOIN doen_dossier d ON d.id = a.ander_id JOIN doen_dossier ik ON ik.id = p_dossier)
  SELECT g.id, CASE WHEN g.leest THEN g.ander_id END, g.kant, g.direct, g.leest,
         g.direct AND (kt_mag_samen(p_dossier) OR kt_mag_samen(g.ander_id))
           AND (SELECT d.opgegaan_in_id IS NULL FROM doen_dossier d JOIN doen_samenvoeging s ON s.blijvend_id = d.id WHERE s.id = g.id),
         g.eigen, CASE WHEN g.noemt THEN t.naam END, CASE WHEN g.noemt THEN m.naam END, CASE WHEN g.noemt THEN m.telefoon END,
         g.moment, CASE WHEN g.noemt THEN w.naam END, CASE WHEN g.leest THEN g.reden END
  FROM gezien g JOIN regelen_team t ON t.id = g.team_id LEFT JOIN regelen_medewerker m ON m.id = g.contact_id
  JOIN regelen_medewerker w ON w.id = g.door_id
  WHERE kt_leest(p_dossier)
  ORDER BY g.moment, g.id
$$;

-- Of er over dit dossier iets te zeggen is met kt_samengevoegd: reist mee met het dossier, zonder aparte vraag.
CREATE FUNCTION kt_is_samengevoegd(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT FROM doen_samenvoeging s WHERE s.los_op IS NULL AND (s.blijvend_id = p_dossier OR s.dossier_id = p_dossier))
    AND kt_leest(p_dossier)
$$;

-- Een nieuwe vraag bij een dossier dat is opgegaan, hoort bij het blijvende.
CREATE FUNCTION kt_vraag_bij_blijvend() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  SELECT d.id, d.team_id INTO NEW.dossier_id, NEW.team_id FROM doen_dossier d WHERE d.id = kt_blijvend_dossier(NEW.dossier_id);
  RETURN NEW;
END $$;

CREATE FUNCTION kt_is_opgegaan(p_dossier uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM doen_dossier d WHERE d.id = p_dossier AND d.opgegaan_in_id IS NOT NULL) $$;

CREATE TRIGGER vraag_bij_blijvend BEFORE INSERT ON doen_dossiervraag
  FOR EACH ROW WHEN (kt_is_opgegaan(NEW.dossier_id)) EXECUTE FUNCTION kt_vraag_bij_blijvend();

-- Zolang een dossier is opgegaan, begint er geen regie in: het blijvende dossier heeft haar.
CREATE FUNCTION kt_geen_regie() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$ BEGIN RETURN NULL; END $$;

CREATE TRIGGER regie_niet_in_opgegaan BEFORE INSERT ON doen_regie
  FOR EACH ROW WHEN (NEW.reden <> 'begin' AND kt_is_opgegaan(NEW.dossier_id)) EXECUTE FUNCTION kt_geen_regie();

-- Wordt het adres van een dossier geheim, dan ook dat van wat erin is opgegaan: het is hetzelfde huishouden. Wie daar het
-- werk verdeelt, wijst iemand aan die het mag zien.
CREATE FUNCTION kt_geheim_gaat_mee() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE v_mee doen_dossier;
BEGIN
  FOR v_mee IN SELECT d.* FROM doen_dossier d WHERE d.opgegaan_in_id = NEW.id AND NOT d.adres_geheim ORDER BY d.id FOR UPDATE LOOP
    INSERT INTO doen_geheimadres (id, stelsel_id, team_id, dossier_id, straat, postcode, huisnummer, toevoeging, door_id, sinds)
    SELECT gen_random_uuid(), v_mee.stelsel_id, v_mee.team_id, v_mee.id, v_mee.straat, v_mee.postcode, v_mee.huisnummer,
           v_mee.toevoeging, kt_ik(), clock_timestamp() WHERE v_mee.straat <> '' OR v_mee.postcode <> ''
    ON CONFLICT (stelsel_id, dossier_id) DO NOTHING;
    UPDATE doen_afspraak a SET plek = 'Geheim adres: vraag het contact' WHERE a.dossier_id = v_mee.id AND EXISTS (
      SELECT FROM unnest(ARRAY[nullif(v_mee.straat, ''), nullif(v_mee.postcode, '')]) w
      WHERE strpos(replace(lower(a.plek), ' ', ''), replace(lower(w), ' ', '')) > 0);
    PERFORM kt_vraag_zonder_plek(dv.vraag_id) FROM doen_dossiervraag dv WHERE dv.dossier_id = v_mee.id;
    UPDATE doen_dossier SET straat = '', postcode = '', huisnummer = NULL, toevoeging = '', gebied_id = NULL, adres_geheim = true
    WHERE id = v_mee.id;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER geheim_gaat_mee AFTER UPDATE OF adres_geheim ON doen_dossier
  FOR EACH ROW WHEN (NEW.adres_geheim AND NOT OLD.adres_geheim) EXECUTE FUNCTION kt_geheim_gaat_mee();

REVOKE EXECUTE ON FUNCTION kt_is_samengevoegd(uuid), kt_blijvend(uuid), kt_mag_samen(uuid), kt_leest(uuid), kt_is_opgegaan(uuid),
  kt_samenvoeg_bezwaar(doen_dossier, doen_dossier, uuid), kt_feit(text, uuid, jsonb, timestamptz), kt_zelfde_mensen(uuid, uuid),
  kt_voeg_samen(uuid, uuid, text, jsonb, uuid, timestamptz), kt_samenvoegen(uuid, uuid, text, jsonb, timestamptz),
  kt_losmaken(uuid, text, uuid[], timestamptz), kt_samengevoegd(uuid), kt_vraag_bij_blijvend(), kt_geen_regie(),
  kt_geheim_gaat_mee() FROM PUBLIC;
-- Alleen voor andere functies en trekkers.
REVOKE EXECUTE ON FUNCTION kt_leest(uuid), kt_samenvoeg_bezwaar(doen_dossier, doen_dossier, uuid),
  kt_feit(text, uuid, jsonb, timestamptz), kt_zelfde_mensen(uuid, uuid), kt_voeg_samen(uuid, uuid, text, jsonb, uuid, timestamptz),
  kt_vraag_bij_blijvend(), kt_geen_regie(), kt_geheim_gaat_mee(), kt_is_opgegaan(uuid) FROM keukentafel_app, keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_is_opgegaan(uuid) TO keukentafel_onderhoud;
GRANT EXECUTE ON FUNCTION kt_is_samengevoegd(uuid), kt_blijvend(uuid), kt_mag_samen(uuid), kt_samenvoegen(uuid, uuid, text, jsonb, timestamptz),
  kt_losmaken(uuid, text, uuid[], timestamptz), kt_samengevoegd(uuid) TO keukentafel_app, keukentafel_onderhoud;
