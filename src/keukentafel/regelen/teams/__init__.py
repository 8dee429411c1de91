"""Teams, de gebieden waar zij voor zijn en de periode waarin zij bestaan."""
