WITH hoek AS (
  SELECT d.id AS dossier, d.stelsel_id AS stelsel, d.team_id AS team, m.id AS werker
  FROM kern_account a JOIN regelen_medewerker m ON m.account_id = a.id
  JOIN regelen_lidmaatschap l ON l.medewerker_id = m.id AND l.team_id IS NOT NULL
  JOIN doen_dossier d ON d.team_id = l.team_id
  WHERE a.username = 'sanne' AND d.naam LIKE '%%a%%' ORDER BY d.geopend_op DESC LIMIT 1),
genoemd AS (
  UPDATE doen_dossier d SET naam = 'Langelijn', sorteernaam = 'langelijn' FROM hoek h WHERE d.id = h.dossier RETURNING d.id),
persoon AS (
  UPDATE doen_persoon p SET achternaam = 'Langelijn', zoeknaam = 'langelijn' FROM hoek h JOIN doen_huishoudlid l ON l.dossier_id = h.dossier
  WHERE p.id = l.persoon_id RETURNING p.id),
contact AS (
  INSERT INTO doen_contactmoment (id, stelsel_id, team_id, dossier_id, door_id, moment, kanaal, met_wie, minuten, samenvatting,
                                  sleutel, over, afgeschermd_voor)
  SELECT gen_random_uuid(), h.stelsel, h.team, h.dossier, h.werker, now() - n * interval '1 hour', 'telefoon', 'Els', 10,
         'Gebeld over hoe het thuis gaat en wat er deze week is gelukt.', gen_random_uuid(), '{}', '{}'
  FROM hoek h, generate_series(1, %(aantal)s) n RETURNING *)
INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, team_id, regel, gegevens)
SELECT gen_random_uuid(), c.stelsel_id, 'contact_vastgelegd', 1, c.moment, c.door_id, c.dossier_id, c.team_id, '',
       jsonb_build_object('contact', c.id, 'kanaal', c.kanaal, 'minuten', c.minuten, 'vastgelegd_op', c.moment)
FROM contact c
