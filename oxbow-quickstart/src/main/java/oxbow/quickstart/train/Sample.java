package oxbow.quickstart.train;

import oxbow.quickstart.digits.Image;

/// One image to learn from or to be judged on, and what it shows.
public record Sample(Image image, String label) {}
