"""Delen: het register van een huishouden, een geheim adres, noodtoegang en wat een partner leest."""
