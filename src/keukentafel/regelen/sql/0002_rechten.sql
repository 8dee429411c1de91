-- Wie wat mag, als gegevens: de rollen van vandaag (regelen_lidmaatschap) met de rechten die de inrichting van vandaag
-- aan een rol geeft (regelen_rolrecht). Elk slot hierboven vraagt het aan deze functies.
-- SECURITY DEFINER: zij draaien als eigenaar, met een vast zoekpad, en geven alleen terug wat mag.

CREATE OR REPLACE FUNCTION kt_ik() RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog
AS $$ SELECT nullif(current_setting('app.medewerker', true), '')::bigint $$;

CREATE OR REPLACE FUNCTION kt_vandaag() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog
AS $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

CREATE OR REPLACE FUNCTION kt_mijn_stelsel() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.stelsel_id FROM regelen_medewerker m
  WHERE m.id = kt_ik() AND EXISTS (
    SELECT FROM regelen_lidmaatschap l
    WHERE l.medewerker_id = m.id AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag()))
$$;

-- Elk recht dat ik vandaag heb, met het team (leeg: het hele stelsel) en het gebied waarvoor.
CREATE FUNCTION kt_mijn_rechten() RETURNS TABLE (recht text, team bigint, gebied bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  v_ik bigint := nullif(current_setting('app.medewerker', true), '')::bigint;
  v_vandaag date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
  IF v_ik IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT r.recht::text, l.team_id, l.gebied_id
  FROM regelen_lidmaatschap l
  JOIN regelen_medewerker m ON m.id = l.medewerker_id AND m.stelsel_id = l.stelsel_id
  JOIN regelen_rolrecht r ON r.rol = l.rol AND r.versie_id = (
    SELECT v.id FROM regelen_inrichtingversie v
    WHERE v.stelsel_id = m.stelsel_id AND v.versie <= v_vandaag
    ORDER BY v.versie DESC, v.geladen_op DESC, v.id DESC LIMIT 1)
  WHERE m.id = v_ik AND l.van <= v_vandaag AND (l.tot IS NULL OR l.tot > v_vandaag);
END $$;

-- Heb ik dit recht: ergens, of (met een team) in dat hele team?
CREATE FUNCTION kt_heeft(p_recht text, p_team bigint DEFAULT NULL) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = p_recht
                 AND (p_team IS NULL OR r.team IS NULL OR (r.team = p_team AND r.gebied IS NULL)));
END $$;

-- De teams waar ik dit recht op al het werk heb.
CREATE FUNCTION kt_teams_met(p_recht text) RETURNS bigint[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (SELECT coalesce(array_agg(DISTINCT r.team), '{}') FROM kt_mijn_rechten() r
          WHERE r.recht = p_recht AND r.team IS NOT NULL AND r.gebied IS NULL);
END $$;

-- Valt werk van dit team in dit gebied onder mijn recht?
CREATE FUNCTION kt_in_bereik(p_recht text, p_team bigint, p_gebied bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT FROM kt_mijn_rechten() r WHERE r.recht = p_recht AND r.team = p_team
                 AND (r.gebied IS NULL OR r.gebied = p_gebied));
END $$;

REVOKE EXECUTE ON FUNCTION kt_ik(), kt_vandaag(), kt_mijn_stelsel(), kt_mijn_rechten(), kt_heeft(text, bigint),
  kt_teams_met(text), kt_in_bereik(text, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_ik(), kt_vandaag(), kt_mijn_stelsel(), kt_mijn_rechten(), kt_heeft(text, bigint),
  kt_teams_met(text), kt_in_bereik(text, bigint, bigint) TO keukentafel_app, keukentafel_onderhoud;

-- De tabellen van REGELEN leest iedereen (bij het inloggen is er nog geen context, en er staat geen inwoner in).
-- Schrijven mag alleen wie het recht heeft, in het eigen stelsel. Wat werk draagt verdwijnt niet: het eindigt op een dag.
ALTER TABLE kern_stelsel ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_gemeente ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_inrichtingversie ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_rolrecht ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_gebied ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_organisatie ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_team ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_teamgebied ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_medewerker ENABLE ROW LEVEL SECURITY;
ALTER TABLE regelen_lidmaatschap ENABLE ROW LEVEL SECURITY;

CREATE POLICY lezen ON kern_stelsel FOR SELECT USING (true);
CREATE POLICY wijzigen ON kern_stelsel FOR UPDATE
  USING (id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('inrichting_beheren')));

DO $$
DECLARE
  tabel text;
  eis text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['regelen_gemeente', 'regelen_inrichtingversie', 'regelen_rolrecht', 'regelen_gebied',
                               'regelen_organisatie', 'regelen_team', 'regelen_teamgebied', 'regelen_medewerker',
                               'regelen_lidmaatschap'] LOOP
    eis := 'stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('
      || CASE WHEN tabel IN ('regelen_medewerker', 'regelen_lidmaatschap') THEN '''medewerkers_beheren''' ELSE '''inrichting_beheren''' END || '))';
    -- Zichzelf een rol geven kan niemand; daar is een tweede beheerder voor.
    IF tabel = 'regelen_lidmaatschap' THEN
      eis := eis || ' AND medewerker_id IS DISTINCT FROM (SELECT kt_ik())';
    END IF;
    -- Rechten staan er vóór hun versie. Staat de versie er, dan komt er geen recht meer bij, vandaag niet en later niet.
    IF tabel = 'regelen_rolrecht' THEN
      eis := eis || ' AND NOT EXISTS (SELECT FROM regelen_inrichtingversie v WHERE v.id = regelen_rolrecht.versie_id)';
    END IF;
    EXECUTE format('CREATE POLICY lezen ON %I FOR SELECT USING (true)', tabel);
    EXECUTE format('CREATE POLICY toevoegen ON %I FOR INSERT WITH CHECK (%s)', tabel, eis);
    IF tabel NOT IN ('regelen_inrichtingversie', 'regelen_rolrecht') THEN
      EXECUTE format('CREATE POLICY wijzigen ON %I FOR UPDATE USING (%s)', tabel, eis);
    END IF;
  END LOOP;
END $$;
CREATE POLICY weghalen ON regelen_teamgebied FOR DELETE
  USING (stelsel_id = (SELECT kt_mijn_stelsel()) AND (SELECT kt_heeft('inrichting_beheren')));

-- Wie het logboek leest: het recht `toezicht`, in het eigen stelsel (kern/sql/0002_logboek.sql riep dit al aan).
CREATE OR REPLACE FUNCTION kt_mag_toezien(p_stelsel bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT p_stelsel = kt_mijn_stelsel() AND kt_heeft('toezicht') $$;

-- Een account blijft van wie het is: een beheerder hangt het niet aan een ander (ook haar eigen niet) en haalt het
-- nergens weg. Een account hoort bij hoogstens één medewerker.
CREATE FUNCTION kt_account_blijft() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog
AS $$
BEGIN
  RAISE EXCEPTION 'het account van een medewerker verandert niet' USING ERRCODE = 'check_violation';
END $$;
REVOKE EXECUTE ON FUNCTION kt_account_blijft() FROM PUBLIC, keukentafel_app;
CREATE TRIGGER account_blijft BEFORE UPDATE OF account_id ON regelen_medewerker
  FOR EACH ROW WHEN (OLD.account_id IS NOT NULL AND NEW.account_id IS DISTINCT FROM OLD.account_id)
  EXECUTE FUNCTION kt_account_blijft();
