"""Regie: wie haar heeft en had, haar geven of aanbieden, en antwoorden op wat een ander team aanbiedt."""
