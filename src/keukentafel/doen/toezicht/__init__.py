"""Toezicht: wie keek waar, welke keren vragen om uitleg, en is het logboek heel?"""
