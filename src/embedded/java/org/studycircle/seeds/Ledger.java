package org.studycircle.seeds;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What has been loaded completely, kept beside the data. It spares later starts their questions, and leaves alone what people
 * have changed or deleted since.
 */
public final class Ledger {

    private final Set<UUID> loaded;
    private final Consumer<String> keeper;

    /**
     * @param kept what the keeper was given last, empty at first
     * @param keeper keeps what it is given for the next start
     */
    public Ledger(String kept, Consumer<String> keeper) {
        this.keeper = keeper;
        loaded = Arrays.stream(kept.split(",")).filter(id -> !id.isEmpty()).map(UUID::fromString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean has(UUID id) {
        return loaded.contains(id);
    }

    /** Runs a load that is complete when it returns, unless it has been run before. */
    void once(UUID id, Runnable load) {
        if (!has(id)) {
            load.run();
            loaded.add(id);
            keep();
        }
    }

    /** The database has been emptied or replaced. */
    void forget() {
        loaded.clear();
        keep();
    }

    private void keep() {
        keeper.accept(loaded.stream().map(UUID::toString).collect(Collectors.joining(",")));
    }
}
