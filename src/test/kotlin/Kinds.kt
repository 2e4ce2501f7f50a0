// What is of several kinds, as a client meets it that is older than some of them. Prints what it made of each.

import java.io.File
import org.studycircle.client.infrastructure.Serializer
import org.studycircle.client.models.GroupEvent
import org.studycircle.client.models.GroupEventPage
import org.studycircle.client.models.Post
import org.studycircle.client.models.PostPage
import org.studycircle.client.models.Thread
import org.studycircle.client.models.ThreadPage

fun happened(event: GroupEvent): String = when (event) {
    is GroupEvent.MemberEvent -> "${event.value.type} ${event.value.personId.toString().takeLast(4)}"
    is GroupEvent.PostEvent -> "${event.value.type} ${event.value.postNumber} in ${event.value.threadId.toString().takeLast(4)}"
    else -> "passed over"
}

fun listed(thread: Thread): String = when (thread) {
    is Thread.VisibleThread -> "${thread.value.title} by ${thread.value.author.displayName}, ${thread.value.unread} unread"
    is Thread.ConcealedThread -> thread.value.concealed.reason.value
    is Thread.Unknown -> "passed over"
}

fun shown(post: Post): String = when (post) {
    is Post.VisiblePost -> post.value.html
    is Post.DeletedPost -> "deleted, ${post.value.replyCount} replies"
    is Post.RemovedPost -> "removed, ${post.value.replyCount} replies"
    is Post.ConcealedPost -> "concealed under ${post.value.parent}"
    is Post.Unknown -> "passed over"
}

fun <T> read(type: Class<T>, directory: String, name: String): T {
    val adapter = Serializer.moshi.adapter(type)
    val answer = adapter.fromJson(File(directory, name).readText())!!
    check(answer == adapter.fromJson(adapter.toJson(answer))) { "$answer can't be kept" }
    return answer
}

fun main(arguments: Array<String>) {
    val directory = arguments[0]
    read(GroupEventPage::class.java, directory, "events.json").items.forEach { println(happened(it)) }
    read(ThreadPage::class.java, directory, "threads.json").items.forEach { println(listed(it)) }
    read(PostPage::class.java, directory, "posts.json").items.forEach { println(shown(it)) }
}
