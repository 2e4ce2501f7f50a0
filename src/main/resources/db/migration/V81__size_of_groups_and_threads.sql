-- A plan that serves every group and thread has to be good in a large one. PostgreSQL makes it for the average, where reading all of a
-- thread of three posts is as good as finding the one that is asked for. So it is told of a thousand rows to each.
alter table thread alter column group_id set (n_distinct = -0.001);
alter table membership alter column group_id set (n_distinct = -0.001);
alter table post alter column thread_id set (n_distinct = -0.001);
-- A thread is of one group: without that, what is in both is thought to be next to nothing.
create statistics post_thread_group (dependencies) on thread_id, group_id from post;
analyze thread, membership, post;
