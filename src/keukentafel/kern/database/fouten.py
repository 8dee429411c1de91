"""What the surroundings can do wrong: database, disk, port."""


class OmgevingsFout(Exception):
    """The environment fails (exit code 3); the message is one Dutch text for the person at the keyboard."""
