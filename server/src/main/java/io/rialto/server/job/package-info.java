/**
 * Queues of work that survives restarts and that one node does at a time, in tables of the database: nodes pick what is due, a node that
 * dies loses its work to another, and what fails is tried again in a minute. The one place that knows db-scheduler.
 *
 * <p>A queue has a {@link io.rialto.server.job.Plan} and does one kind of {@link io.rialto.server.job.Work}; each has a table of its own, in
 * the shape that db-scheduler wants, made by the migration of the package whose work it is. What is to be done is in that package's
 * tables too: a job is an id and a time.
 *
 * <p>Never: a job of a transaction that is not committed, two nodes at one job, an id that says something of anybody.
 */
@NullMarked
package io.rialto.server.job;

import org.jspecify.annotations.NullMarked;
