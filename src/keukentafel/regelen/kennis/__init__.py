"""De eigen antwoorden: een artikel per onderwerp, in gewone taal, dat iemand bijhoudt."""
