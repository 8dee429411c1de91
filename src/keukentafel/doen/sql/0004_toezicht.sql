-- Toezicht: wie toezicht houdt ziet nummers, teams en medewerkers, en of iets gelijk is; nooit een naam of een adres.
-- Elke vraag is er twee keer: kt_nazien_* draait als wie haar stelt (de taak, met de rol voor onderhoud), kt_toezicht_*
-- draait als eigenaar en vraagt eerst of zij toezicht houdt op dit stelsel.

-- Van deze dossiers: het kenmerk, de teams die er werk in hebben en de medewerkers die er zelf aan werken.
CREATE FUNCTION kt_nazien_dossiers(p_stelsel bigint, p_dossiers uuid[])
RETURNS TABLE (dossier uuid, kenmerk text, teams bigint[], betrokkenen bigint[])
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  SELECT d.id, d.kenmerk::text,
    array(SELECT d.team_id UNION SELECT v.team_id FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
          WHERE dv.dossier_id = d.id),
    array(SELECT d.contact_id WHERE d.contact_id IS NOT NULL
          UNION SELECT v.opgenomen_door_id FROM doen_dossiervraag dv JOIN doen_vraag v ON v.id = dv.vraag_id
          WHERE dv.dossier_id = d.id AND v.opgenomen_door_id IS NOT NULL
          UNION SELECT a.medewerker_id FROM doen_afspraak a WHERE a.dossier_id = d.id)
  FROM doen_dossier d WHERE d.stelsel_id = p_stelsel AND d.id = ANY (p_dossiers)
$$;

-- Wie er in deze dossiers iets deed of opschreef, en wanneer. Een contact telt op het moment van opschrijven, niet op
-- het moment dat iemand er zelf bij zet: achteraf schrijven maakt van kijken geen werk.
CREATE FUNCTION kt_nazien_daden(p_stelsel bigint, p_dossiers uuid[], p_van timestamptz, p_tot timestamptz)
RETURNS TABLE (medewerker bigint, dossier uuid, moment timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  SELECT g.medewerker_id, g.dossier_id, gedaan.op FROM kern_gebeurtenis g
  CROSS JOIN LATERAL (SELECT CASE WHEN g.soort = 'contact_vastgelegd' THEN (g.gegevens ->> 'vastgelegd_op')::timestamptz
                             ELSE g.moment END AS op) gedaan
  WHERE g.stelsel_id = p_stelsel AND g.dossier_id = ANY (p_dossiers) AND g.medewerker_id IS NOT NULL
    AND gedaan.op BETWEEN p_van AND p_tot AND g.soort NOT LIKE 'noodtoegang%'  -- kijken in nood is niet iets doen
$$;

-- Lijkt een medewerker op wie er in het huishouden woont? p_wie: [{"m": medewerker, "namen": [zoeknamen]}];
-- p_medewerkers en p_dossiers zijn de paren. Het adres gaat de database niet uit, ook een geheim adres niet: het zegel
-- wordt hier nagerekend (HMAC-SHA-256 met de twee blokken van de sleutel, zoals kern/toegang/zegel.py) en vergeleken met
-- dat van de medewerker zelf; wie vraagt geeft geen zegel mee, en kan zo geen adres raden.
CREATE FUNCTION kt_nazien_gelijk(p_stelsel bigint, p_wie jsonb, p_medewerkers bigint[], p_dossiers uuid[],
                                 p_binnen bytea, p_buiten bytea)
RETURNS TABLE (medewerker bigint, dossier uuid, achternaam boolean, adres boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  WITH wie AS MATERIALIZED (
    SELECT w.m, array(SELECT jsonb_array_elements_text(w.namen)) AS namen, mens.adreszegel AS zegel
    FROM jsonb_to_recordset(p_wie) AS w(m bigint, namen jsonb)
    JOIN regelen_medewerker mens ON mens.id = w.m AND mens.stelsel_id = p_stelsel)
  SELECT w.m, p.d,
    EXISTS (SELECT FROM doen_huishoudlid h JOIN doen_persoon x ON x.id = h.persoon_id
            WHERE h.dossier_id = p.d AND x.stelsel_id = p_stelsel AND x.zoeknaam <> '' AND x.zoeknaam = ANY (w.namen)),
    w.zegel <> '' AND EXISTS (
      SELECT FROM (SELECT a.postcode, a.huisnummer FROM doen_dossier a WHERE a.id = p.d AND a.stelsel_id = p_stelsel
                   UNION ALL SELECT g.postcode, g.huisnummer FROM doen_geheimadres g
                   WHERE g.dossier_id = p.d AND g.stelsel_id = p_stelsel) t
      WHERE t.postcode <> '' AND t.huisnummer IS NOT NULL AND w.zegel = encode(sha256(p_buiten || sha256(p_binnen
        || convert_to(p_stelsel || ':' || t.postcode || ':' || t.huisnummer, 'UTF8'))), 'hex'))
  FROM unnest(p_medewerkers, p_dossiers) AS p(m, d) JOIN wie w ON w.m = p.m
$$;

CREATE FUNCTION kt_eis_toezicht(p_stelsel bigint) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF kt_mag_toezien(p_stelsel) IS NOT TRUE THEN
    RAISE EXCEPTION 'geen toezicht op dit stelsel' USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION kt_toezicht_dossiers(p_stelsel bigint, p_dossiers uuid[])
RETURNS TABLE (dossier uuid, kenmerk text, teams bigint[], betrokkenen bigint[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM kt_eis_toezicht(p_stelsel);
  RETURN QUERY SELECT n.* FROM kt_nazien_dossiers(p_stelsel, p_dossiers) n;
END $$;

CREATE FUNCTION kt_toezicht_daden(p_stelsel bigint, p_dossiers uuid[], p_van timestamptz, p_tot timestamptz)
RETURNS TABLE (medewerker bigint, dossier uuid, moment timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM kt_eis_toezicht(p_stelsel);
  RETURN QUERY SELECT n.* FROM kt_nazien_daden(p_stelsel, p_dossiers, p_van, p_tot) n;
END $$;

CREATE FUNCTION kt_toezicht_gelijk(p_stelsel bigint, p_wie jsonb, p_medewerkers bigint[], p_dossiers uuid[],
                                   p_binnen bytea, p_buiten bytea)
RETURNS TABLE (medewerker bigint, dossier uuid, achternaam boolean, adres boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM kt_eis_toezicht(p_stelsel);
  RETURN QUERY SELECT n.* FROM kt_nazien_gelijk(p_stelsel, p_wie, p_medewerkers, p_dossiers, p_binnen, p_buiten) n;
END $$;

-- Het dossier bij een kenmerk: om te zoeken wie er keek.
CREATE FUNCTION kt_toezicht_zoek(p_stelsel bigint, p_kenmerk text) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM kt_eis_toezicht(p_stelsel);
  RETURN (SELECT d.id FROM doen_dossier d WHERE d.stelsel_id = p_stelsel AND d.kenmerk = p_kenmerk);
END $$;

-- De stand van de keten: de laatste regel die er hoort te zijn.
CREATE FUNCTION kt_toezicht_stand(p_stelsel bigint) RETURNS TABLE (nr bigint, afdruk text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM kt_eis_toezicht(p_stelsel);
  RETURN QUERY SELECT s.nr, s.afdruk::text FROM kern_logstand s WHERE s.stelsel_id = p_stelsel;
END $$;

ALTER TABLE doen_vlag ENABLE ROW LEVEL SECURITY;

ALTER TABLE doen_vlagstap ENABLE ROW LEVEL SECURITY;

ALTER TABLE doen_nalezing ENABLE ROW LEVEL SECURITY;

-- Wie om uitleg is gevraagd ziet haar vlag; daarvoor niet, en die van een ander nooit.
CREATE POLICY lezen ON doen_vlag FOR SELECT USING (
  stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[])
  OR (medewerker_id = (SELECT kt_ik()) AND antwoord_voor IS NOT NULL));

CREATE POLICY toevoegen ON doen_vlag FOR INSERT WITH CHECK (
  stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]) AND status = 'nieuw' AND uitleg = '');

-- Wie toezicht houdt brengt een vlag verder, maar nooit een vlag over zichzelf; de medewerker antwoordt.
CREATE POLICY wijzigen ON doen_vlag FOR UPDATE
  USING ((stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]) AND medewerker_id <> (SELECT kt_ik()))
         OR (medewerker_id = (SELECT kt_ik()) AND status = 'uitleg_gevraagd'))
  WITH CHECK ((stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]) AND medewerker_id <> (SELECT kt_ik())
               AND status <> 'verklaard')
              OR (medewerker_id = (SELECT kt_ik()) AND status = 'verklaard' AND antwoord_voor IS NOT NULL));

CREATE POLICY lezen ON doen_vlagstap FOR SELECT USING (EXISTS (SELECT FROM doen_vlag v WHERE v.id = vlag_id));

CREATE POLICY toevoegen ON doen_vlagstap FOR INSERT WITH CHECK (
  door_id = (SELECT kt_ik()) AND EXISTS (SELECT FROM doen_vlag v WHERE v.id = vlag_id AND v.stelsel_id = doen_vlagstap.stelsel_id));

CREATE POLICY lezen ON doen_nalezing FOR SELECT USING (stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]));

CREATE POLICY toevoegen ON doen_nalezing FOR INSERT WITH CHECK (
  stelsel_id = ANY ((SELECT kt_toezicht_op())::bigint[]) AND door_id = (SELECT kt_ik()));
