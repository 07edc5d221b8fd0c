package oxbow.core.metric;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import oxbow.core.profile.FrozenBins;

/// The census extract "Adult" (UCI): who earns above 50K, by sex and years of education.
final class AdultData {
    private static final Path FILE = Path.of("/work/shared/data/tabular/adult/adult.data.gz");

    private record Person(int education, String sex, boolean rich) {}

    private AdultData() {}

    /// Whoever earns above 50K as a positive prediction that is right.
    static GroupCounts bySex() throws IOException {
        Map<String, BinaryCounts> groups = new TreeMap<>();
        for (Person person : people()) {
            BinaryCounts one = new BinaryCounts(person.rich() ? 1 : 0, 0, 0, person.rich() ? 0 : 1);
            groups.merge(person.sex(), one, BinaryCounts::merge);
        }
        return new GroupCounts(groups);
    }

    /// The share above 50K among all people of as much education, as the probability of each.
    static GroupCalibration byEducation(FrozenBins bins) throws IOException {
        List<Person> people = people();
        long[] all = new long[17];
        long[] rich = new long[17];
        for (Person person : people) {
            all[person.education()]++;
            rich[person.education()] += person.rich() ? 1 : 0;
        }
        Map<String, ScoreProfile.Builder> builders = new TreeMap<>();
        for (Person person : people) {
            double probability = (double) rich[person.education()] / all[person.education()];
            builders.computeIfAbsent(person.sex(), sex -> ScoreProfile.builder(bins))
                    .add(probability, person.rich());
        }
        Map<String, ScoreProfile> groups = new TreeMap<>();
        builders.forEach((sex, builder) -> groups.put(sex, builder.build()));
        return new GroupCalibration(groups);
    }

    private static List<Person> people() throws IOException {
        assumeTrue(Files.exists(FILE), "the Adult data is not here");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(AdultData::person)
                    .toList();
        }
    }

    private static Person person(String line) {
        String[] fields = line.split(",", -1);
        return new Person(
                Integer.parseInt(fields[4].strip()),
                fields[9].strip(),
                fields[14].strip().equals(">50K"));
    }
}
