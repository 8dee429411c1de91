"""De grond van het huis: accounts, sloten, de stroom van gebeurtenissen en de database."""
