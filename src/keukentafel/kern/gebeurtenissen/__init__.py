"""De stroom van feiten over het werk: ids en gecodeerde velden, nooit vrije tekst."""
