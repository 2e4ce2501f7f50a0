package org.studycircle.seeds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import org.studycircle.seeds.Caller.Answer;
import org.studycircle.seeds.Catalogue.Circle;
import org.studycircle.seeds.Catalogue.Member;

/** The demo group, as it stands in the service. */
record Stage(Circle plan, Cast cast, Ledger ledger, LocalDate foundedOn) {

    private record NewGroup(UUID groupId, String name, String description, String zone, String language, String joinPolicy,
            boolean listed) {}

    /** Finds the group, or founds it; its members join it once. */
    static Stage set(Circle plan, Cast cast, Ledger ledger) {
        String path = "/groups/" + plan.id();
        Caller founder = cast.calls(plan.founder());
        Answer group = founder.find(path).orElseGet(() -> {
            ledger.forget();
            return founder.post("/groups", new NewGroup(plan.id(), plan.name(), plan.description(), plan.zone(),
                    plan.language(), plan.joinPolicy(), plan.listed()));
        });
        Instant founded = Instant.parse(group.body().get("createdAt").asText());
        Stage stage = new Stage(plan, cast, ledger, LocalDate.ofInstant(founded, ZoneId.of(plan.zone())));
        ledger.once(plan.id(), stage::gather);
        return stage;
    }

    Caller founder() {
        return cast.calls(plan.founder());
    }

    /** For example {@code path("/threads")}. */
    String path(String rest) {
        return "/groups/" + plan.id() + rest;
    }

    private void gather() {
        plan.members().stream().skip(1).forEach(this::join);
    }

    private void join(Member member) {
        Answer joined = cast.calls(member.person()).put(path("/me/membership"));
        if (member.facilitates() && !joined.body().get("role").asText().equals(member.role())) {
            String seat = path("/members/" + joined.body().get("personId").asText());
            founder().patch(seat, founder().get(seat).entityTag(), Map.of("role", member.role()));
        }
    }
}
