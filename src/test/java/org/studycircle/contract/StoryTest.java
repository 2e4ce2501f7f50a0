package org.studycircle.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.BEN;
import static org.studycircle.testing.People.RUI;
import static org.studycircle.testing.People.SAM;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Api;
import org.studycircle.testing.Guest;
import org.studycircle.testing.Overhearing;
import org.studycircle.testing.People;
import org.studycircle.testing.Story;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** An example of each operation of the contract is sent as it stands there, and does what the contract says: one story, from a group's first day to its last. */
@QuarkusTest
class StoryTest {

    @Inject
    AgroalDataSource database;

    private Story story;

    @Test
    void everyOperationHasAnExampleThatWorks() throws Exception {
        story = new Story();
        guest();
        group();
        text();
        schedule();
        discussion();
        reading();
        people();
        end();
        assertEquals(story.operations(), story.told());
    }

    private RequestSpecification changing(People person, String read) {
        return Api.as(person).header("If-Match", Api.as(person).get(story.path(read)).header("ETag"));
    }

    private void guest() {
        Guest guest = Guest.arrives();
        story.tell(guest.call(), "getMe", 200);
        story.tell(guest.call().header("If-Match", guest.call().get("/me").header("ETag")), "updateMe", "moved", 200);
        story.tell(guest.call(), "requestErasure", "kept", 202);
        story.tell(guest.call(), "getErasure", 200);
        story.tell(guest.call(), "cancelErasure", 204);
    }

    private void group() {
        story.tell(Api.as(ADA), "createGroup", "open", 201);
        story.tell(Api.as(RUI), "listGroups", 200);
        story.tell(Api.as(RUI), "getGroup", 200);
        story.tell(changing(ADA, "getGroup"), "updateGroup", "opened", 200);
        story.isAbout("personId", story.tell(Api.as(RUI), "joinGroup", "message", 201).path("personId"));
        story.tell(Api.as(RUI), "getMembership", 200);
        story.tell(changing(RUI, "getMembership"), "updateMembership", "hidden", 200);
        story.tell(Api.as(RUI), "listMembers", 200);
        story.tell(Api.as(RUI), "getMember", 200);
        story.tell(Api.as(RUI), "listMyGroups", 200);
        story.tell(Api.as(ADA), "createInvitation", "address", 201);
        story.tell(Api.as(ADA), "listInvitations", 200);
        story.tell(Api.as(ADA), "getInvitation", 200);
        story.tell(Api.as(ADA), "sendInvitation", 202);
        story.tell(Api.as(BEN), "listMyInvitations", 200);
        story.tell(Api.as(BEN), "redeemInvitation", "address", 201);
        story.tell(Api.as(ADA), "revokeInvitation", 204);
    }

    private void text() {
        story.tell(Api.as(ADA), "createImport", "copied", 201);
        story.tell(Api.as(ADA), "getImport", 200);
        story.tell(Api.as(ADA), "listImportBlocks", 200);
        story.tell(Api.as(ADA), "listImports", 200);
        story.tell(changing(ADA, "getImport"), "updateImport", "manifest", 200);
        story.tell(Api.as(ADA), "createEssay", "essay", 201);
        story.tell(Api.as(RUI), "listEssays", 200);
        story.tell(Api.as(RUI), "getEssay", 200);
        story.tell(Api.as(RUI), "getSection", 200);
        story.isAbout("importId", story.tell(Api.as(ADA), "createImport", "markdown", 201).path("importId"));
        story.tell(changing(ADA, "getImport"), "deleteImport", 204);
    }

    private void schedule() {
        story.tell(Api.as(ADA), "createAssignment", "fortnight", 201);
        story.tell(Api.as(RUI), "listAssignments", 200);
        story.tell(Api.as(RUI), "getAssignment", 200);
        story.tell(changing(ADA, "getAssignment"), "updateAssignment", "later", 200);
    }

    private void discussion() {
        story.tell(Api.as(RUI), "previewMarkdown", "question", 200);
        story.tell(Api.as(RUI), "createThread", "quote", 201);
        story.tell(Api.as(ADA), "createPost", "reply", 201);
        story.tell(Api.as(ADA), "getPost", 200);
        story.tell(changing(ADA, "getPost"), "updatePost", "own", 200);
        story.tell(Api.as(RUI), "listPostRevisions", 200);
        story.tell(changing(ADA, "getPost"), "removePost", "post", 200);
        story.tell(Api.as(ADA), "putBackPost", 200);
        story.tell(Api.as(ADA), "lockBranch", "settled", 200);
        story.tell(Api.as(ADA), "unlockBranch", 200);
        story.tell(Api.as(ADA), "lockThread", "settled", 200);
        story.tell(Api.as(ADA), "unlockThread", 200);
        story.tell(Api.as(RUI), "listPosts", 200);
        story.tell(Api.as(RUI), "listThreads", 200);
        story.tell(Api.as(RUI), "getSectionDiscussion", 200);
        story.tell(Api.as(RUI), "searchPosts", 200);
        story.tell(Api.as(RUI), "searchParagraphs", 200);
        story.tell(Api.as(RUI), "getThread", 200);
        story.tell(changing(RUI, "getThread"), "updateThread", "title", 200);
        story.tell(Api.as(RUI), "explainVisibility", 200);
        story.tell(Api.as(RUI), "revealToMe", 201);
        story.tell(Api.as(RUI), "getOwnReveal", 200);
        story.tell(Api.as(RUI), "markRead", "scrolled", 200);
        story.tell(Api.as(RUI), "getReadState", 200);
    }

    private void reading() {
        story.tell(Api.as(RUI), "recordReading", "batch", 200);
        story.tell(Api.as(RUI), "getMyProgress", 200);
        story.tell(Api.as(ADA), "getMemberProgress", 200);
        story.tell(Api.as(ADA), "getProgressBoard", 200);
        story.tell(Api.as(RUI), "resetProgress", 204);
        story.tell(Api.as(RUI), "listEvents", 200);
        story.tell(Api.as(RUI).filter(new Overhearing()), "streamEvents", 200);
    }

    private void people() throws Exception {
        story.tell(changing(ADA, "getMember"), "updateMember", "promote", 200);
        loseFacilitators();
        story.tell(Api.as(ADA), "declineFacilitation", 204);
        story.tell(Api.as(SAM), "listGroupsNeedingFacilitator", 200);
        story.tell(Api.as(RUI), "acceptFacilitation", 200);
        story.isAbout("personId", ADA.id());
        loseFacilitators();
        story.tell(Api.as(SAM), "appointFacilitator", 200);
        story.isAbout("personId", RUI.id());
        story.tell(Api.as(BEN), "leaveGroup", 204);
        story.tell(changing(ADA, "getMember"), "removeMember", 204);
        story.tell(Api.as(SAM), "reconcileAccounts", 200);
    }

    /** As erasing them would, which people of the cast are too good for. */
    private void loseFacilitators() throws Exception {
        try (var connection = database.getConnection();
                var members = connection.prepareStatement("update membership set role = 'MEMBER' where group_id = ?::uuid");
                var group = connection.prepareStatement(
                        "update reading_group set facilitator_count = 0, vacant_since = now() where group_id = ?::uuid")) {
            for (var change : new PreparedStatement[]{members, group}) {
                change.setString(1, story.id("groupId"));
                change.executeUpdate();
            }
        }
    }

    private void end() {
        story.tell(Api.as(ADA), "cloneGroup", "spring", 201);
        Map<String, Object> hidden = Map.of("editionId", story.id("editionId"), "sectionIds",
                List.of(story.id("sectionId")), "dueOn", "2999-12-31", "visibility", "ON_REVEAL");
        story.tell(changing(ADA, "getAssignment"), "deleteAssignment", 204);
        story.isAbout("assignmentId", Api.as(ADA).body(hidden).post("/groups/" + story.id("groupId") + "/assignments").path(
                "assignmentId"));
        story.tell(changing(ADA, "getAssignment"), "revealAssignment", 200);
        story.tell(changing(ADA, "getAssignment"), "concealAssignment", 204);
        story.tell(changing(ADA, "getPost"), "deletePost", 204);
        story.tell(Api.as(ADA), "restorePost", 200);
        story.tell(changing(ADA, "getThread"), "removeThread", "spam", 200);
        story.tell(Api.as(ADA), "getThreadRemoval", 200);
        story.tell(Api.as(ADA), "putBackThread", 200);
        story.isAbout("threadId", Api.as(ADA).body(Map.of("title", "Mine", "post", Map.of("text", "Alone")))
                .post("/groups/" + story.id("groupId") + "/threads").path("threadId"));
        story.tell(changing(ADA, "getThread"), "deleteThread", 204);
        story.tell(Api.as(ADA), "restoreThread", 200);
        story.tell(changing(ADA, "getGroup"), "archiveGroup", 200);
        story.tell(changing(ADA, "getGroup"), "restoreGroup", 200);
        Api.as(ADA).header("If-Match", Api.as(ADA).get(story.path("getGroup")).header("ETag"))
                .put(story.path("archiveGroup")).then().statusCode(200);
        story.tell(changing(ADA, "getGroup"), "deleteGroup", 202);
    }
}
