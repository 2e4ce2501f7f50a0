package org.studycircle.seeds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;
import org.studycircle.app.configuration.Settings;
import org.studycircle.seeds.Catalogue.Circle;
import org.studycircle.seeds.Catalogue.Reading;

/** Brings the catalogue into a service that is up. */
public final class Seeds {

    private final Catalogue catalogue = Catalogue.read();
    private final Ledger ledger;
    private final Shelf shelf;

    private Seeds(Ledger ledger, Shelf shelf) {
        this.ledger = ledger;
        this.shelf = shelf;
    }

    /**
     * Loads what has not been loaded yet: at the first start all that there is, later what an interrupted start left out, and
     * texts that have come since. A failure is a note and nothing worse.
     *
     * @param service where the service listens, without a path
     */
    public static List<Note> load(Config config, String service, String issuer, Ledger ledger) {
        List<Note> notes = new ArrayList<>();
        SeedSettings settings = Settings.read(config, SeedSettings.class);
        if (settings.enabled()) {
            Path folder = Path.of(settings.directory()).toAbsolutePath().normalize();
            try {
                new Seeds(ledger, new Shelf(folder, notes)).load(service, issuer);
            } catch (RuntimeException e) {
                notes.add(new Note("Seeds", "are not all loaded, the next start goes on: " + e.getMessage()));
            }
        }
        return notes;
    }

    private void load(String service, String issuer) {
        Circle plan = catalogue.demoGroup();
        Stage stage = Stage.set(plan, new Cast(service + "/api/v1", issuer), ledger);
        shelf.notes().add(new Note("Demo group", "%s, %s/api/v1%s".formatted(plan.name(), service, stage.path(""))));
        catalogue.manifests().forEach(name -> bring(stage, name));
        readings(plan).forEach((reader, readings) -> ledger.once(Evenings.id(reader),
                new Evenings(stage, reader, readings)::load));
        plan.threads().stream().filter(topic -> topic.manifest() == null || isLoaded(topic.manifest()))
                .forEach(topic -> ledger.once(topic.id(), new Talk(stage, topic)::load));
    }

    private void bring(Stage stage, String name) {
        if (!isLoaded(name)) {
            Manifest manifest = Manifest.read(name);
            shelf.text(manifest).ifPresent(bytes -> ledger.once(Manifest.essayId(name),
                    () -> Text.load(stage, name, manifest, bytes)));
        }
    }

    private Map<String, List<Reading>> readings(Circle plan) {
        return plan.reading().stream().filter(reading -> isLoaded(reading.manifest()))
                .collect(Collectors.groupingBy(Reading::by, LinkedHashMap::new, Collectors.toList()));
    }

    private boolean isLoaded(String manifest) {
        return ledger.has(Manifest.essayId(manifest));
    }
}
