-- Eén regisseur op elk moment. De uitsluiting op doen_regie verbiedt er twee; dit verbiedt nul.

-- Elk nieuw dossier begint met het team als regisseur, in dezelfde opdracht. Wie veel dossiers tegelijk inleest, mag hun
-- regie er eerst in zetten.
CREATE FUNCTION kt_regie_begint() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO doen_regie (id, stelsel_id, team_id, dossier_id, soort, van, reden)
  SELECT gen_random_uuid(), n.stelsel_id, n.team_id, n.id, 'team', n.geopend_op, 'begin' FROM nieuw n
  WHERE NOT EXISTS (SELECT FROM doen_regie r WHERE r.dossier_id = n.id);
  RETURN NULL;
END $$;

CREATE TRIGGER regie_begint AFTER INSERT ON doen_dossier REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION kt_regie_begint();

INSERT INTO doen_regie (id, stelsel_id, team_id, dossier_id, soort, medewerker_id, van, reden)
SELECT gen_random_uuid(), d.stelsel_id, d.team_id, d.id, CASE WHEN d.contact_id IS NULL THEN 'team' ELSE 'medewerker' END,
       d.contact_id, d.geopend_op, 'begin'
FROM doen_dossier d;

-- Aan het eind van de transactie: precies één lopende regie, en geen gat ertussen. Een dossier dat is opgegaan in een
-- ander heeft er geen; wordt het weer losgemaakt, dan begint zij opnieuw.
CREATE FUNCTION kt_regie_klopt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_dossier uuid := coalesce(NEW.dossier_id, OLD.dossier_id);
  v_opgegaan boolean;
  v_nu int;
BEGIN
  SELECT d.opgegaan_in_id IS NOT NULL INTO v_opgegaan FROM doen_dossier d WHERE d.id = v_dossier;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT count(*) INTO v_nu FROM doen_regie r WHERE r.dossier_id = v_dossier AND r.tot IS NULL;
  IF v_nu <> (CASE WHEN v_opgegaan THEN 0 ELSE 1 END) THEN
    RAISE EXCEPTION 'dit dossier heeft niet precies één regisseur' USING ERRCODE = '23514';
  END IF;
  IF EXISTS (
    SELECT FROM (SELECT r.tot, lead(r.van) OVER (ORDER BY r.van) AS volgende, lead(r.reden) OVER (ORDER BY r.van) AS waarom
                 FROM doen_regie r WHERE r.dossier_id = v_dossier) x
    WHERE x.volgende IS NOT NULL AND x.volgende <> x.tot AND x.waarom <> 'losgemaakt') THEN
    RAISE EXCEPTION 'er zit een gat in de regie van dit dossier' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER regie_klopt AFTER INSERT ON doen_regie DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.reden <> 'begin') EXECUTE FUNCTION kt_regie_klopt();

CREATE CONSTRAINT TRIGGER regie_blijft_kloppen AFTER UPDATE OR DELETE ON doen_regie DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION kt_regie_klopt();

-- Een feit van deze kamer in de stroom. Alleen voor andere functies: na de overgang ziet wie het deed het dossier misschien
-- niet meer, en kan zij het dus niet zelf opschrijven.
CREATE FUNCTION kt_regie_feit(p_stelsel bigint, p_soort text, p_dossier uuid, p_vraag uuid, p_team bigint,
                              p_moment timestamptz, p_gegevens jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id, regel, gegevens)
  VALUES (gen_random_uuid(), p_stelsel, p_soort, 1, p_moment, kt_ik(), p_dossier, p_vraag, p_team, '', p_gegevens)
$$;

-- De regie gaat over: de vorige eindigt op het moment dat de volgende begint. Alleen voor andere functies, die zelf vragen
-- wie dit mag. Wie haar al heeft, krijgt geen nieuwe regel.
CREATE FUNCTION kt_regie_zet(p_dossier uuid, p_soort text, p_medewerker bigint, p_lid uuid, p_reden text, p_moment timestamptz,
                             p_overgang uuid, p_tijdelijk_tot date) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_oud doen_regie;
  v_dossier doen_dossier;
  v_moment timestamptz;
  v_id uuid := gen_random_uuid();
BEGIN
  SELECT d.* INTO v_dossier FROM doen_dossier d WHERE d.id = p_dossier FOR UPDATE;
  SELECT r.* INTO v_oud FROM doen_regie r WHERE r.dossier_id = p_dossier AND r.tot IS NULL FOR UPDATE;
  IF v_oud.soort = p_soort AND v_oud.medewerker_id IS NOT DISTINCT FROM p_medewerker
     AND v_oud.lid IS NOT DISTINCT FROM p_lid AND v_oud.tijdelijk_tot IS NOT DISTINCT FROM p_tijdelijk_tot THEN
    RETURN v_oud.id;
  END IF;
  -- Twee in dezelfde microseconde, of een klok die terugging: de volgende begint altijd na de vorige.
  v_moment := greatest(p_moment, v_oud.van + interval '1 microsecond');
  UPDATE doen_regie SET tot = v_moment WHERE id = v_oud.id;
  INSERT INTO doen_regie (id, stelsel_id, team_id, dossier_id, soort, medewerker_id, lid, van, tijdelijk_tot, reden, door_id, overgang_id)
  VALUES (v_id, v_dossier.stelsel_id, v_dossier.team_id, p_dossier, p_soort, p_medewerker, p_lid, v_moment, p_tijdelijk_tot,
          p_reden, kt_ik(), p_overgang);
  -- Op de tijdlijn komt dit net na wat haar liet overgaan.
  PERFORM kt_regie_feit(v_dossier.stelsel_id, 'regie_gewisseld', p_dossier, NULL, v_dossier.team_id,
    v_moment + interval '1 microsecond', jsonb_build_object(
    'regie', v_id, 'was', v_oud.soort, 'wordt', p_soort, 'van', v_oud.medewerker_id, 'naar', p_medewerker, 'reden', p_reden));
  RETURN v_id;
END $$;

-- Wie de regie heeft als het dossier naar een ander team gaat: houdt zij haar alleen als zij daar ook leest, of op naam
-- meewerkt; anders heeft het nieuwe team haar.
CREATE FUNCTION kt_regie_bij_verhuizen(p_dossiers uuid[], p_naar bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT kt_regie_zet(r.dossier_id, 'team', NULL, NULL, 'team_wisselt', clock_timestamp(), NULL, NULL)
  FROM doen_regie r JOIN doen_dossier d ON d.id = r.dossier_id
  WHERE r.dossier_id = ANY (p_dossiers) AND r.tot IS NULL AND r.soort = 'medewerker'
    AND NOT kt_leest_bij(r.medewerker_id, p_naar, d.gebied_id)
    AND NOT EXISTS (SELECT FROM doen_deelname n WHERE n.dossier_id = r.dossier_id AND n.medewerker_id = r.medewerker_id
                    AND n.van <= now() AND (n.tot IS NULL OR n.tot > now()))
$$;

-- Wat bij een vraag hoort, gaat met de vraag mee naar een ander team, langs welke weg zij ook gaat.
CREATE FUNCTION kt_vraag_verhuist() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE doen_belpoging SET team_id = NEW.team_id WHERE vraag_id = NEW.id;
  UPDATE doen_signaal SET team_id = NEW.team_id WHERE vraag_id = NEW.id;
  UPDATE doen_wachtcontact SET team_id = NEW.team_id WHERE wachtplek_id IN (SELECT w.id FROM doen_wachtplek w WHERE w.vraag_id = NEW.id);
  UPDATE doen_wachtplek SET team_id = NEW.team_id WHERE vraag_id = NEW.id;
  -- Een aanbod van het vorige team vervalt: wie nu de vraag heeft, beslist zelf.
  UPDATE doen_overgang SET status = 'ingetrokken', beantwoord_op = greatest(aangeboden_op, now())
  WHERE vraag_id = NEW.id AND status = 'aangeboden';
  UPDATE doen_overgang SET team_id = NEW.team_id WHERE vraag_id = NEW.id;
  -- De trekker van de rij rekent uit of de vraag nu elders ligt.
  UPDATE doen_dossiervraag SET elders = elders WHERE vraag_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER vraag_verhuist AFTER UPDATE OF team_id ON doen_vraag
  FOR EACH ROW WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id) EXECUTE FUNCTION kt_vraag_verhuist();

-- Een vraag die klaar is, wordt niemand meer aangeboden.
CREATE FUNCTION kt_vraag_is_klaar() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE doen_overgang SET status = 'ingetrokken', beantwoord_op = greatest(aangeboden_op, now())
  WHERE vraag_id = NEW.id AND status = 'aangeboden';
  RETURN NULL;
END $$;

CREATE TRIGGER vraag_is_klaar AFTER UPDATE OF status ON doen_vraag
  FOR EACH ROW WHEN (NEW.status = 'beantwoord' AND OLD.status <> 'beantwoord') EXECUTE FUNCTION kt_vraag_is_klaar();

REVOKE EXECUTE ON FUNCTION kt_regie_feit(bigint, text, uuid, uuid, bigint, timestamptz, jsonb), kt_vraag_is_klaar()
  FROM PUBLIC, keukentafel_app, keukentafel_onderhoud;
