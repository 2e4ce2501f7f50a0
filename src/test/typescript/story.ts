// What a web client does, with the client that is generated from openapi.yaml and nothing else. Prints what it saw.

import {
    Configuration,
    DiscussionApi,
    FeedApi,
    GroupsApi,
    LibraryApi,
    ProgressApi,
    ReadingEventKind,
    ResponseError,
    ScheduleApi,
} from '../../../target/clients/typescript/index.js';
import type { GroupEvent, Problem, StaleGroup } from '../../../target/clients/typescript/index.js';

declare const process: { env: Record<string, string | undefined> };

const TEXT = `Zwei Stühle

A chair is made for one person. Put a second one beside it, and the room expects a conversation.

Two readers are wrong for an evening.
`;

/** All that somebody can do, by the access token of theirs. */
function signedIn(token: string) {
    const configuration = new Configuration({ basePath: setting('SERVICE'), accessToken: token });
    return {
        discussion: new DiscussionApi(configuration),
        feed: new FeedApi(configuration),
        groups: new GroupsApi(configuration),
        library: new LibraryApi(configuration),
        progress: new ProgressApi(configuration),
        schedule: new ScheduleApi(configuration),
    };
}

function setting(name: string): string {
    const value = process.env[name];
    if (value === undefined) {
        throw new Error(`${name} is not set`);
    }
    return value;
}

async function token(name: string): Promise<string> {
    const form = new URLSearchParams({ grant_type: 'password', client_id: 'study-circle-demo', username: name, password: name });
    const answer = await fetch(`${setting('ISSUER')}/protocol/openid-connect/token`, { method: 'POST', body: form });
    return ((await answer.json()) as { access_token: string }).access_token;
}

/** The problem that a call is refused with. */
async function refused<P = Problem>(call: Promise<unknown>): Promise<P> {
    try {
        await call;
    } catch (error) {
        if (error instanceof ResponseError) {
            return (await error.response.json()) as P;
        }
        throw error;
    }
    throw new Error('That was to be refused');
}

/** The first events of a live stream, which is left then. */
async function hear(stream: Response, count: number): Promise<GroupEvent[]> {
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const events: GroupEvent[] = [];
    let heard = '';
    while (events.length < count) {
        const { done, value } = await reader.read();
        if (done) {
            throw new Error(`The stream ended after ${heard}`);
        }
        const messages = (heard + value).split('\n\n');
        heard = messages.pop() ?? '';
        for (const message of messages) {
            const data = message.split('\n').find((line) => line.startsWith('data: '));
            if (data !== undefined) {
                events.push(JSON.parse(data.slice('data: '.length)) as GroupEvent);
            }
        }
    }
    await reader.cancel();
    return events;
}

function only<T>(items: T[]): T {
    const [item] = items;
    if (item === undefined || items.length > 1) {
        throw new Error(`One was expected, not ${items.length}`);
    }
    return item;
}

/** A UUID of version 7, as a device makes them. */
function newId(): string {
    const now = Date.now().toString(16).padStart(12, '0');
    return `${now.slice(0, 8)}-${now.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

async function main() {
    const ada = signedIn(await token('ada'));
    const rui = signedIn(await token('rui'));

    // a group, and what it reads
    const founded = await ada.groups.createGroupRaw({
        newGroup: { name: 'Sunday readers', zone: 'Europe/Lisbon', joinPolicy: 'OPEN', description: 'We read slowly.' },
    });
    const { groupId } = await founded.value();
    const tag = founded.raw.headers.get('ETag') ?? '';
    const proposal = await ada.library.createImportRaw({ groupId, body: new Blob([TEXT]), filename: 'stühle.txt' });
    const { importId } = await proposal.value();
    const blocks = await ada.library.listImportBlocks({ groupId, importId });
    const corrected = await ada.library.updateImportRaw({
        groupId,
        importId,
        ifMatch: proposal.raw.headers.get('ETag') ?? '',
        importEdit: { blocks: { '2': { role: 'NOISE', reason: 'SHARING' } }, language: 'en' },
    });
    const restored = await ada.library.updateImport({
        groupId,
        importId,
        ifMatch: corrected.raw.headers.get('ETag') ?? '',
        importEdit: { blocks: null, language: null },
    });
    const essay = await ada.library.createEssay({ groupId, newEssay: { importId, rights: 'Made for this story' } });
    const { editionId, sections } = essay.edition;
    const { sectionId } = only(sections);
    const assignment = await ada.schedule.createAssignment({
        groupId,
        newAssignment: { editionId, sectionIds: [sectionId], dueOn: '2999-01-31' },
    });

    // somebody joins, reads and talks about it
    const outsiders = await refused(rui.library.getSection({ groupId, editionId, sectionId }));
    const membership = await rui.groups.joinGroup({ groupId });
    const section = await rui.library.getSection({ groupId, editionId, sectionId });
    const [first, last] = section.paragraphs;
    const thread = await rui.discussion.createThread({
        groupId,
        newThread: {
            title: 'Does it?',
            about: { sectionId, anchor: { paragraphKey: first?.key ?? '', quote: { exact: 'the room expects a conversation' } } },
            post: { text: 'A waiting room has *rows* of chairs.' },
        },
    });
    const { threadId } = thread;
    const reply = await ada.discussion.createPost({ groupId, threadId, newPost: { text: 'Turn one round.', parent: 1 } });
    const posts = await rui.discussion.listPosts({ groupId, threadId, order: 'NEWEST', limit: 1 });
    const older = await rui.discussion.listPosts({ groupId, threadId, order: 'NEWEST', limit: 1, after: posts.next });
    const occurredAt = new Date().toISOString();
    const receipt = await rui.progress.recordReading({
        groupId,
        readingBatch: {
            deviceId: newId(),
            sentAt: new Date().toISOString(),
            events: [
                { eventId: newId(), sectionId, kind: ReadingEventKind.Read, paragraphKey: last?.key, sequence: 1, occurredAt },
                { eventId: newId(), sectionId, kind: ReadingEventKind.Completed, sequence: 2, occurredAt },
            ],
        },
    });
    const progress = await rui.progress.getMyProgress({ groupId });

    // what happened comes as it happens, and what each event names is known by its type
    const stream = await rui.feed.streamEventsRaw({ groupId, after: '0' });
    const heard = await hear(stream.raw, 7);
    const replied = heard.find((event) => event.type === 'POST_CREATED');

    // what is refused says why
    const forbidden = await refused(rui.groups.updateGroup({ groupId, ifMatch: tag, groupEdit: { name: 'Mine' } }));
    const invalid = await refused(ada.groups.createGroup({ newGroup: { name: '', zone: 'Europe/Lisbon' } }));
    const cleared = await ada.groups.updateGroup({ groupId, ifMatch: tag, groupEdit: { name: 'Readers', description: null } });
    const stale = await refused<StaleGroup>(ada.groups.updateGroup({ groupId, ifMatch: tag, groupEdit: { name: 'Late' } }));

    console.log(
        JSON.stringify({
            groupId,
            threadId,
            assignmentId: assignment.assignmentId,
            title: essay.title,
            filename: restored.filename,
            blocks: blocks.items.length,
            decided: [(await corrected.value()).language, restored.language ?? 'none'],
            outsiders: outsiders.type,
            role: membership.role,
            paragraphs: section.paragraphs.map((paragraph) => paragraph.text),
            anchor: thread.about?.anchor?.state,
            reply: [reply.number, reply.state === 'VISIBLE' ? reply.text : reply.state],
            posts: [only(posts.items).number, only(older.items).number],
            outcomes: receipt.results.map((result) => result.outcome),
            progress: only(progress.items).sections.map(({ paragraphCount, reach, completion }) => ({
                paragraphCount,
                reached: reach?.paragraph,
                completed: completion !== undefined,
            })),
            heard: heard.map((event) => event.type),
            replied: replied?.type === 'POST_CREATED' ? [replied.threadId, replied.postNumber] : [],
            forbidden: [forbidden.status, forbidden.type],
            invalid: invalid.errors?.map(({ pointer, code }) => `${pointer} ${code}`),
            cleared: 'description' in cleared,
            stale: [stale.type, stale.current.name],
        }),
    );
}

void main();
