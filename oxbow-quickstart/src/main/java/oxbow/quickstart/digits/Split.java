package oxbow.quickstart.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The digits dealt once into six disjoint parts: three that a team owns, and three that live traffic draws from.
///
/// @param train   for training
/// @param dev     for choosing between models
/// @param test    for the final figures
/// @param before  live traffic while the camera is well
/// @param during  live traffic from the moment the lamp and lens fail
/// @param after   live traffic for the model that was mended
public record Split(
        List<Digit> train,
        List<Digit> dev,
        List<Digit> test,
        List<Digit> before,
        List<Digit> during,
        List<Digit> after) {
    private static final int TRAIN = 640;
    private static final int DEV = 120;
    private static final int TEST = 437;
    private static final int POOL = 200;

    public Split {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
        test = List.copyOf(test);
        before = List.copyOf(before);
        during = List.copyOf(during);
        after = List.copyOf(after);
    }

    /// Deals the digits with this seed; the same digits and seed always give the same parts.
    public static Split of(List<Digit> digits, long seed) {
        int needed = TRAIN + DEV + TEST + 3 * POOL;
        if (digits.size() != needed) {
            throw new IllegalArgumentException("The number of digits (" + digits.size() + ") must be " + needed + ".");
        }
        List<Digit> deck = new ArrayList<>(digits);
        Collections.shuffle(deck, new Random(seed));
        int devStart = TRAIN;
        int testStart = devStart + DEV;
        int liveStart = testStart + TEST;
        return new Split(
                deck.subList(0, devStart),
                deck.subList(devStart, testStart),
                deck.subList(testStart, liveStart),
                deck.subList(liveStart, liveStart + POOL),
                deck.subList(liveStart + POOL, liveStart + 2 * POOL),
                deck.subList(liveStart + 2 * POOL, needed));
    }
}
