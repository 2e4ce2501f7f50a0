package org.studycircle.group.member;

/** What a role may do beyond what every active member may: read, discuss and record own reading. */
public enum Permission {
    EDIT_GROUP, CLONE_GROUP, MANAGE_MEMBERS, IMPORT_TEXTS, ASSIGN_READING, MODERATE, SEE_PROGRESS,
    /** Whatever others may not see yet. */
    SEE_CONCEALED,
    /** Their words count as the group's own: they are seen whatever the policy. */
    SPEAK_FOR_GROUP,
    /** Of events that are not for every member. */
    HEAR_EVERYTHING
}
