"""Wijken met hun CBS-code, het jaar van die code en het aantal inwoners."""
