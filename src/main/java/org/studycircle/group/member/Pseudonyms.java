package org.studycircle.group.member;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * Names that a group gives its members, drawn by lot: they follow from nothing that is known of a person, not even from the order
 * of joining. No word is much in use as a name of people, and none says who is better.
 */
@ApplicationScoped
public class Pseudonyms {

    public static final List<String> FIRST = List.of("Agile", "Ample", "Azure", "Balmy", "Bold", "Brave", "Breezy", "Bright",
            "Brisk",
            "Calm", "Candid", "Cheerful", "Civil", "Clear", "Clever", "Copper", "Cosy", "Crimson", "Curious", "Daring", "Deft",
            "Eager", "Earnest", "Fabled", "Fair", "Fleet", "Fond", "Frosty", "Gentle", "Gleaming", "Golden", "Hardy", "Hearty",
            "Jaunty", "Jolly", "Keen", "Kind", "Lively", "Lofty", "Lucid", "Lunar", "Mellow", "Mild", "Misty", "Modest",
            "Nimble", "Noble", "Patient", "Placid", "Polite", "Quick", "Quiet", "Radiant", "Restful", "Rustic", "Serene",
            "Silver", "Snowy", "Spry", "Steady", "Sturdy", "Sunlit", "Tidy", "Tranquil", "Upbeat", "Velvet", "Vivid", "Windy",
            "Witty", "Woolly");

    public static final List<String> SECOND = List.of("Acorn", "Alder", "Anchor", "Badger", "Banjo", "Beacon", "Beaver",
            "Beetle",
            "Birch", "Bison", "Bobbin", "Bramble", "Candle", "Canyon", "Cedar", "Cello", "Chestnut", "Comet", "Compass",
            "Condor", "Crane", "Cricket", "Curlew", "Cypress", "Dolphin", "Dune", "Egret", "Elm", "Falcon", "Fennel", "Ferry",
            "Fjord", "Gannet", "Gecko", "Glacier", "Harbour", "Hedgehog", "Heron", "Ibis", "Island", "Kestrel", "Kite",
            "Lagoon", "Lantern", "Larch", "Lemur", "Lichen", "Magpie", "Meadow", "Meteor", "Moose", "Moss", "Nettle", "Newt",
            "Oriole", "Osprey", "Otter", "Pebble", "Pelican", "Pine", "Plover", "Puffin", "Quail", "Quill", "Sandpiper", "Seal",
            "Sparrow", "Squirrel", "Swallow", "Tern", "Thicket", "Thistle", "Toucan", "Turtle", "Walnut");

    private static final int LEAST_NUMBER = 2;
    private static final int BEYOND_NUMBERS = 10_000;

    /** The limit keeps PostgreSQL from reading all names of a large group to find one that is free: mostly the first is. */
    private static final Sql<String> FREE = Sql.column(String.class, """
            select name
            from unnest(cast(:first as text[])) first
            cross join unnest(cast(:second as text[])) second
            cross join lateral (select first || ' ' || second || :end as name) drawn
            left join lateral (
              select true as given
              from membership m
              where m.group_id = :group and m.display_name = name and m.person_id <> m.real_person_id and m.erased_at is null
              limit 1
            ) m on true
            where m.given is null
            limit 1
            """);

    @Inject
    Database database;

    private final SecureRandom lot = new SecureRandom();

    /** @return a name that nobody has in the group, or had before leaving; it ends in a number only where all are given without */
    Uni<String> free(UUID groupId) {
        return free(groupId, "");
    }

    private Uni<String> free(UUID groupId, String end) {
        return database.call(FREE)
                .set("first", shuffled(FIRST))
                .set("second", shuffled(SECOND))
                .set("end", end)
                .set("group", groupId)
                .first()
                .onItem().ifNull().switchTo(() -> free(groupId, " " + lot.nextInt(LEAST_NUMBER, BEYOND_NUMBERS)));
    }

    private String[] shuffled(List<String> words) {
        List<String> drawn = new ArrayList<>(words);
        Collections.shuffle(drawn, lot);
        return drawn.toArray(String[]::new);
    }
}
