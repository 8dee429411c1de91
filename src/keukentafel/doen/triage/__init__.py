"""De triage: wat voor vraag is het, wie pakt haar op en waarom."""
