// What is of several kinds, as a client meets it that is older than some of them. Prints what it made of each.

import { Configuration, DiscussionApi, FeedApi } from '../../../target/clients/typescript/index.js';
import type { GroupEvent, Post, Thread } from '../../../target/clients/typescript/index.js';

declare const process: { env: Record<string, string | undefined> };

/** Answers with what the environment holds under the last word of the path. */
const configuration = new Configuration({
    basePath: 'http://localhost',
    fetchApi: async (address) => {
        const name = new URL(String(address)).pathname.split('/').pop() ?? '';
        return new Response(process.env[name.toUpperCase()], { headers: { 'Content-Type': 'application/json' } });
    },
});

function happened(event: GroupEvent): string {
    // @ts-expect-error: not every event is about a post
    event.postNumber;
    switch (event.type) {
        case 'MEMBER_JOINED':
        case 'MEMBER_LEFT':
            return `${event.type} ${event.personId.slice(-4)}`;
        case 'POST_CREATED':
            return `${event.type} ${event.postNumber.toFixed(0)} in ${event.threadId.slice(-4)}`;
        default:
            return 'passed over';
    }
}

function listed(thread: Thread): string {
    // @ts-expect-error: a concealed thread has none
    thread.title;
    switch (thread.state) {
        case 'VISIBLE':
            return `${thread.title} by ${thread.author.displayName}, ${thread.unread.toFixed(0)} unread`;
        case 'CONCEALED':
            return thread.concealed.reason;
        default:
            return 'passed over';
    }
}

function shown(post: Post): string {
    // @ts-expect-error: only a visible post has one
    post.html;
    switch (post.state) {
        case 'VISIBLE':
            return post.html;
        case 'DELETED':
            return `deleted, ${post.replyCount.toFixed(0)} replies`;
        case 'CONCEALED':
            return `concealed under ${post.parent}`;
        default:
            return 'passed over';
    }
}

async function main() {
    const discussion = new DiscussionApi(configuration);
    const events = await new FeedApi(configuration).listEvents({ groupId: 'any' });
    const threads = await discussion.listThreads({ groupId: 'any' });
    const posts = await discussion.listPosts({ groupId: 'any', threadId: 'any' });
    const seen: Thread[] = [...threads.items];
    console.log([...events.items.map(happened), ...seen.map(listed), ...posts.items.map(shown)].join('\n'));
}

void main();
