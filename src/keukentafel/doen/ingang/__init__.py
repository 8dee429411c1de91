"""De ingang: een vraag komt binnen, heeft een team, een klok en iemand die haar opneemt."""
