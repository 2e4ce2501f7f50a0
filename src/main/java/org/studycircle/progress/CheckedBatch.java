package org.studycircle.progress;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.http.problem.Problem;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.progress.ReadingReceipt.Outcome;
import org.studycircle.progress.ReadingReceipt.Result;

/** A batch held against the sections that it names: which of its events are good, and what is wrong with the others. */
class CheckedBatch {

    private final List<ReadingEvent> events;
    private final UUID deviceId;
    private final DeviceClock clock;
    private final Map<UUID, NamedSection> sections;
    private final Set<UUID> recorded;
    private final Map<Integer, Problem> refused = new HashMap<>();
    private final Map<UUID, Integer> good = new LinkedHashMap<>();

    /**
     * @param sections those that the group has
     * @param recorded ids of events that were recorded before
     */
    CheckedBatch(ReadingBatch batch, List<NamedSection> sections, Set<UUID> recorded, Instant receivedAt) {
        this.events = batch.events();
        this.deviceId = batch.deviceId();
        this.clock = new DeviceClock(batch.sentAt(), receivedAt);
        this.recorded = recorded;
        this.sections = sections.stream().collect(Collectors.toMap(NamedSection::sectionId, section -> section));
        for (int i = 0; i < events.size(); i++) {
            check(i);
        }
    }

    private void check(int i) {
        Problem problem = problem(events.get(i), "/events/" + i);
        if (problem == null) {
            good.putIfAbsent(events.get(i).eventId(), i);
        } else {
            refused.put(i, problem);
        }
    }

    private Problem problem(ReadingEvent event, String pointer) {
        NamedSection section = sections.get(event.sectionId());
        if (section == null) {
            return new Unacceptable(pointer + "/sectionId", "unknown-section", "The group has no such section.").problem();
        }
        if (event.lacksPlace()) {
            return new Unacceptable(pointer + "/paragraphKey", "not-null", "Say which paragraph was read.").problem();
        }
        if (event.paragraphKey() != null && section.place(event.paragraphKey()) == null) {
            return new Unacceptable(pointer + "/paragraphKey", "unknown-paragraph", "The section has no such paragraph.")
                    .problem();
        }
        return null;
    }

    /** The good events that were not recorded before, each id once. */
    List<DatedEvent> fresh() {
        return good.entrySet().stream().filter(event -> !recorded.contains(event.getKey()))
                .map(event -> dated(events.get(event.getValue()))).toList();
    }

    private DatedEvent dated(ReadingEvent event) {
        NamedSection section = sections.get(event.sectionId());
        return new DatedEvent(event, section.place(event.paragraphKey()),
                new Mark(deviceId, event.sequence(), event.eventId(), clock.at(event.occurredAt(), section.readableSince())),
                clock.receivedAt());
    }

    /** What is known of the sections that fresh events are about, before and after them. */
    List<Merged> merged(List<DatedEvent> fresh) {
        Map<UUID, SectionReading> after = new LinkedHashMap<>();
        fresh.forEach(event -> after.compute(event.sectionId(),
                (section, known) -> (known == null ? sections.get(section).known() : known).and(event.reading(), event.at())));
        return after.entrySet().stream().map(told -> new Merged(sections.get(told.getKey()), told.getValue())).toList();
    }

    ReadingReceipt receipt(List<Merged> merged) {
        Map<UUID, SectionReading> after = merged.stream()
                .collect(Collectors.toMap(told -> told.section().sectionId(), Merged::after));
        List<Result> results = IntStream.range(0, events.size()).mapToObj(this::result).toList();
        List<SectionProgress> progress = events.stream().map(ReadingEvent::sectionId).distinct()
                .map(sections::get)
                .filter(Objects::nonNull)
                .map(section -> SectionProgress.of(section.sectionId(), section.paragraphCount(),
                        after.getOrDefault(section.sectionId(), section.known())))
                .toList();
        return new ReadingReceipt(results, progress);
    }

    private Result result(int i) {
        UUID eventId = events.get(i).eventId();
        if (refused.containsKey(i)) {
            return new Result(eventId, Outcome.REFUSED, refused.get(i));
        }
        return new Result(eventId, good.get(eventId) == i && !recorded.contains(eventId) ? Outcome.MERGED : Outcome.DUPLICATE,
                null);
    }
}
