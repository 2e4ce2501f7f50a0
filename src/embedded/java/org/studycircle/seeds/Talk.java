package org.studycircle.seeds;

import java.util.List;
import java.util.UUID;

import org.studycircle.seeds.Caller.Answer;
import org.studycircle.seeds.Catalogue.Reply;
import org.studycircle.seeds.Catalogue.Topic;

/** A thread of the catalogue with its replies. Every post has an id of its own, so that it is safe to send it again. */
record Talk(Stage stage, Topic topic) {

    private record Quote(String exact) {}

    private record Anchor(String paragraphKey, Quote quote) {}

    private record About(String sectionId, Anchor anchor) {}

    private record Opening(UUID postId, String text) {}

    private record NewThread(UUID threadId, String title, About about, Opening post) {}

    private record NewPost(UUID postId, int parent, String text) {}

    void load() {
        Caller author = stage.cast().calls(topic.by());
        if (author.find(thread()).isEmpty()) {
            author.post(stage.path("/threads"), new NewThread(topic.id(), topic.title(), about(),
                    new Opening(SeedIds.of("post " + topic.title()), topic.text())));
        }
        reply(topic.replies(), 1, topic.title());
    }

    private void reply(List<Reply> replies, int parent, String place) {
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            String own = place + "/" + i;
            Answer post = stage.cast().calls(reply.by()).post(thread() + "/posts",
                    new NewPost(SeedIds.of("post " + own), parent, reply.text()));
            reply(reply.replies(), post.body().get("number").asInt(), own);
        }
    }

    private String thread() {
        return stage.path("/threads/" + topic.id());
    }

    private About about() {
        if (topic.manifest() == null) {
            return null;
        }
        Text text = Text.find(stage, topic.manifest());
        return new About(text.sectionId(topic.section()), topic.quote() == null ? null : anchor(text));
    }

    private Anchor anchor(Text text) {
        return text.paragraphs(topic.section()).stream()
                .filter(paragraph -> paragraph.get("text").asText().contains(topic.quote())).findFirst()
                .map(paragraph -> new Anchor(paragraph.get("key").asText(), new Quote(topic.quote())))
                .orElseThrow(() -> new IllegalStateException("nowhere in its section: " + topic.quote()));
    }
}
