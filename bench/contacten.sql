-- De contactmomenten van één ronde, elk met het feit in de stroom.
DROP TABLE IF EXISTS contact;
CREATE TEMP TABLE contact AS
SELECT gen_random_uuid() AS id, stelsel, team, dossier, werker, toen + %(ronde)s * interval '3 days' AS moment FROM basis;
INSERT INTO doen_contactmoment (id, stelsel_id, team_id, dossier_id, door_id, moment, kanaal, met_wie, minuten,
  samenvatting, sleutel, over, afgeschermd_voor)
SELECT id, stelsel, team, dossier, werker, moment, 'telefoon', '', 15, 'Gebeld over de afspraak van volgende week.',
  gen_random_uuid(), '{}', '{}' FROM contact;
INSERT INTO kern_gebeurtenis (id, stelsel_id, soort, versie, moment, medewerker_id, dossier_id, vraag_id, team_id,
  inrichting_versie, regel, gegevens)
SELECT gen_random_uuid(), stelsel, 'contact_vastgelegd', 1, moment, werker, dossier, NULL, team, NULL, '',
  jsonb_build_object('contact', id, 'kanaal', 'telefoon', 'minuten', 15, 'vastgelegd_op', moment) FROM contact;
