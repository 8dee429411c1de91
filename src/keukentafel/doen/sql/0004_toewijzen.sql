-- Wie een vraag heeft, verandert langs drie wegen: je neemt op wat van niemand is, je geeft terug wat van een ander was,
-- of wie het werk van het team verdeelt wijst toe. De toepassing vraagt dat ook; dit slot houdt als zij zich vergist.

-- Mag deze medewerker vandaag schrijven in werk van dit team en gebied?
CREATE FUNCTION kt_schrijft_bij(p_medewerker bigint, p_team bigint, p_gebied bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM regelen_lidmaatschap l
    JOIN regelen_rolrecht r ON r.rol = l.rol AND r.recht = 'dossier_schrijven' AND r.versie_id = (
      SELECT v.id FROM regelen_inrichtingversie v WHERE v.stelsel_id = l.stelsel_id AND v.versie <= kt_vandaag()
      ORDER BY v.versie DESC, v.geladen_op DESC, v.id DESC LIMIT 1)
    WHERE l.medewerker_id = p_medewerker AND l.team_id = p_team AND (l.gebied_id IS NULL OR l.gebied_id = p_gebied)
      AND l.van <= kt_vandaag() AND (l.tot IS NULL OR l.tot > kt_vandaag()))
$$;

-- De vraag wie dit mag, is alleen voor de webserver: de functies over de grens van een team draaien als eigenaar en
-- vragen het zelf.
CREATE FUNCTION kt_bewaak_toewijzing() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  -- Ligt een vraag weer bij niemand (doorgezet, overgedragen), dan doet ook niemand haar meer namens een ander.
  IF NEW.opgenomen_door_id IS NULL THEN
    NEW.namens_id := NULL;
  END IF;
  -- Een beantwoorde vraag gaat niet weer open: dan kwam ook inzage terug die met haar eindigde.
  IF current_user = 'keukentafel_app' AND OLD.status = 'beantwoord' AND NEW.status <> 'beantwoord' THEN
    RAISE EXCEPTION 'een beantwoorde vraag blijft beantwoord' USING ERRCODE = '42501';
  END IF;
  IF current_user <> 'keukentafel_app'
     OR (NEW.opgenomen_door_id IS NOT DISTINCT FROM OLD.opgenomen_door_id
         AND (NEW.namens_id IS NULL OR NEW.namens_id IS NOT DISTINCT FROM OLD.namens_id)) THEN
    RETURN NEW;
  END IF;
  IF (
    kt_heeft('werk_verdelen', OLD.team_id)
    OR (NEW.namens_id IS NULL AND OLD.opgenomen_door_id IS NULL AND NEW.opgenomen_door_id = kt_ik())
    OR (NEW.namens_id IS NULL AND OLD.opgenomen_door_id = kt_ik()
        AND (NEW.opgenomen_door_id IS NULL OR NEW.opgenomen_door_id = OLD.namens_id))) IS NOT TRUE THEN
    RAISE EXCEPTION 'deze vraag toewijzen mag je niet' USING ERRCODE = '42501';
  END IF;
  IF NEW.opgenomen_door_id IS DISTINCT FROM kt_ik() AND NEW.opgenomen_door_id IS NOT NULL
     AND NOT kt_schrijft_bij(NEW.opgenomen_door_id, NEW.team_id, NEW.gebied_id) THEN
    RAISE EXCEPTION 'deze medewerker werkt niet in dit team' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

-- Hoe vol een team zit, alleen in aantallen: per medewerker haar huishoudens, en een regel zonder medewerker voor het
-- hele team met ook de open vragen, hoeveel daarvan te laat zijn en hoeveel nog niemand heeft.
-- Een huishouden telt als zij het contact is, of een open vraag ervan heeft opgenomen.
CREATE FUNCTION kt_bezetting(p_teams bigint[])
RETURNS TABLE (team bigint, medewerker bigint, huishoudens bigint, vragen bigint, laat bigint, niemand bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  WITH mijn AS MATERIALIZED (
    SELECT t.id FROM regelen_team t
    WHERE t.id = ANY (p_teams) AND t.stelsel_id = kt_mijn_stelsel() AND kt_heeft('team_zien', t.id)),
  lopend AS MATERIALIZED (
    SELECT v.id, v.team_id, v.opgenomen_door_id, v.uiterlijk, v.status, dv.dossier_id
    FROM doen_vraag v LEFT JOIN doen_dossiervraag dv ON dv.vraag_id = v.id
    WHERE v.stelsel_id = kt_mijn_stelsel() AND v.team_id IN (SELECT id FROM mijn) AND v.status IN ('open', 'opgenomen')),
  paar AS (
    SELECT d.team_id, d.contact_id AS wie, d.id AS dossier FROM doen_dossier d
    WHERE d.stelsel_id = kt_mijn_stelsel() AND d.team_id IN (SELECT id FROM mijn) AND d.contact_id IS NOT NULL
    UNION
    SELECT l.team_id, l.opgenomen_door_id, l.dossier_id FROM lopend l WHERE l.dossier_id IS NOT NULL)
  SELECT p.team_id, p.wie, count(*), 0::bigint, 0::bigint, 0::bigint FROM paar p WHERE p.wie IS NOT NULL GROUP BY 1, 2
  UNION ALL
  SELECT m.id, NULL, (SELECT count(DISTINCT p.dossier) FROM paar p WHERE p.team_id = m.id),
         (SELECT count(*) FROM lopend l WHERE l.team_id = m.id),
         (SELECT count(*) FROM lopend l WHERE l.team_id = m.id AND l.uiterlijk < kt_vandaag()),
         (SELECT count(*) FROM lopend l WHERE l.team_id = m.id AND l.status = 'open')
  FROM mijn m
$$;

CREATE TRIGGER bewaak_toewijzing BEFORE UPDATE OF opgenomen_door_id, namens_id, status ON doen_vraag
  FOR EACH ROW EXECUTE FUNCTION kt_bewaak_toewijzing();
