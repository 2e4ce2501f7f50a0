package org.studycircle.feed.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.studycircle.feed.EventView;
import org.studycircle.feed.News;

/** Tells one stream after the other what is new. Those that hear the same are told so by the same bytes. */
final class Telling {

    private final News news;
    private final StreamMessages messages;
    private final Map<Long, Part> parts = new HashMap<>();

    Telling(News news, StreamMessages messages) {
        this.news = news;
        this.messages = messages;
    }

    /** @param listener the place of the stream among those for whom it was read */
    void tell(EventStream stream, int listener) {
        long heard = news.heard()[listener];
        if (heard == News.GONE) {
            stream.end(messages.end());
        } else {
            stream.tell(parts.computeIfAbsent(heard & news.after(stream.after()), this::part), news.last(), news.isAll());
        }
    }

    /** @return null for no events */
    private Part part(long which) {
        List<EventView> events = IntStream.range(0, news.events().size()).filter(i -> (which >> i & 1) == 1)
                .mapToObj(news.events()::get).toList();
        return events.isEmpty() ? null : new Part(messages.events(events), events.get(events.size() - 1).sequence());
    }
}
