package oxbow.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import oxbow.identity.Ids;
import oxbow.work.Outbox;

/// The program that [StoreKillIT] kills: eight threads write rows with their events and say so once they are
/// durable.
final class StoreKillWriter {

    private static final int THREADS = 8;

    private StoreKillWriter() {}

    public static void main(String[] arguments) {
        Store store = Stores.open(new StoreSettings.Sqlite(), Path.of(arguments[0]));
        Outbox outbox = new Outbox(store, Clock.systemUTC(), new Ids(Clock.systemUTC(), new Random()));
        store.write(tx -> tx.update("create table if not exists thing (name text not null)"));
        for (int i = 0; i < THREADS; i++) {
            String prefix = arguments[1] + "-" + i + "-";
            Thread.ofPlatform().start(() -> {
                for (int n = 0; ; n++) {
                    String name = prefix + n;
                    store.write(tx -> {
                        outbox.append(tx, "project", "thing.added", name, Map.of());
                        return tx.update("insert into thing (name) values (?)", name);
                    });
                    System.out.println("ack " + name + " .");
                }
            });
        }
    }
}
