"""Wie mag er kijken: het slot van de toepassing, het geheime adres, noodtoegang en wat een partner ziet."""
