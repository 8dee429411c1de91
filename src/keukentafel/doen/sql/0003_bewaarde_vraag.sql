-- De vraag die ik met deze sleutel al bewaarde: voor een tweede klik of de terugknop.
CREATE FUNCTION kt_bewaarde_vraag(p_sleutel uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT v.id FROM doen_vraag v
  WHERE v.stelsel_id = kt_mijn_stelsel() AND v.sleutel = p_sleutel AND v.aangenomen_door_id = kt_ik()
$$;
REVOKE EXECUTE ON FUNCTION kt_bewaarde_vraag(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION kt_bewaarde_vraag(uuid) TO keukentafel_app, keukentafel_onderhoud;
