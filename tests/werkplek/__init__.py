"""Proeven van de bladen: wat iemand ziet, wat een knop doet, en wat er misgaat als er iets misgaat."""
