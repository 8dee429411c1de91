"""Wie wacht waarop, in welke volgorde, en wie intussen contact houdt."""
