package io.rialto.server.job;

import java.time.Duration;

/**
 * What a queue is like.
 *
 * @param work its kind of work: in the table and in the log
 * @param table a table of its own: a queue would take another one's jobs for mistakes
 * @param atOnce how many jobs a node does at the same time, each in a virtual thread
 * @param polling how often a node looks for jobs that are due
 */
public record Plan(String work, String table, int atOnce, Duration polling) {}
