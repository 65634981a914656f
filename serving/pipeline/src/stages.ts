/**
 * The six kinds of work a serving pipeline is made of. Each stage is a plain object with one verb; timing, tracing,
 * deadlines and failure policy belong to the runner, never here.
 *
 * The verbs are function properties and not methods on purpose: TypeScript compares methods loosely, and would then
 * accept a stage that reads data which no earlier stage has added.
 */

import type { Context } from './context.ts';
import type { Outcome } from './outcome.ts';

/** Anything that can travel through a pipeline: it must be recognisable again later. */
export interface Candidate {
	readonly id: string;
}

/** At once or later: a stage that need not wait should not have to. */
export type Answer<Value> = Value | Promise<Value>;

/** What every stage that may wait declares: how long, and what happens when it fails or takes longer. */
interface Waiting<Policy> {
	readonly name: string;
	/** Past it the stage counts as failed, and what it still answers is thrown away. Without it, the request's patience. */
	readonly deadlineMs?: number;
	readonly onFailure: Policy;
}

/**
 * Learns something about the request before anything is looked for: what every later stage wants to know but only one
 * should compute.
 */
export interface RequestHydrator<Query, Added extends object>
	extends Waiting<'fail' | { readonly fallback: Added }> {
	readonly hydrate: (query: Query, context: Context) => Answer<Added>;
}

/** Finds candidates, best first. The sources of one pipeline run at the same time. `skip` means that it found none. */
export interface Source<Query, Found extends Candidate>
	extends Waiting<'fail' | 'skip' | { readonly fallback: readonly Found[] }> {
	readonly find: (query: Query, context: Context) => Answer<readonly Found[]>;
}

/**
 * Learns something about every candidate. Answers one `Added` per candidate, in the same order; another length is a
 * bug and fails the request whatever the policy.
 */
export interface Hydrator<Query, Known extends Candidate, Added extends object>
	extends Waiting<'fail' | { readonly fallback: Added }> {
	readonly hydrate: (
		query: Query,
		candidates: readonly Known[],
		context: Context,
	) => Answer<readonly Added[]>;
}

/** Says why a candidate may not be shown, or `undefined` to keep it. Pure, never waits; if it throws, the request fails. */
export interface Filter<Query, Known extends Candidate> {
	readonly name: string;
	readonly reject: (query: Query, candidate: Known, context: Context) => string | undefined;
}

/**
 * Says how good every candidate is: one finite number each, in the same order, higher is better. Another length, NaN or
 * an infinity is a bug and fails the request whatever the policy.
 */
export interface Scorer<Query, Known extends Candidate>
	extends Waiting<'fail' | { readonly fallback: (candidate: Known) => number }> {
	readonly score: (
		query: Query,
		candidates: readonly Known[],
		context: Context,
	) => Answer<ArrayLike<number>>;
}

/** What a scorer leaves behind. */
export interface Scored {
	readonly score: number;
}

/**
 * Chooses and orders what is shown. Every candidate comes out once, with all it came with: in the slate, in the reserve
 * that refills the slate after late filters, or rejected with the reason. A candidate missing or twice is a bug and
 * fails the request.
 *
 * Not generic over what candidates carry besides, on purpose: TypeScript does not compare the constraints of type
 * parameters, and would then accept a selector that reads a score before there is one.
 */
export interface Selector<Query, Known extends Candidate> {
	readonly name: string;
	readonly select: (query: Query, candidates: readonly Known[], context: Context) => Selection;
}

/** What a selector, or a late step, makes of the candidates. */
export interface Selection<Known extends Candidate = Candidate> {
	readonly slate: readonly Known[];
	readonly reserve: readonly Known[];
	readonly rejected?: readonly { readonly id: string; readonly reason: string }[];
}

/** A filter over the slate: judges a candidate given those already placed before it. Pure, never waits. */
export interface LateFilter<Query, Known extends Candidate> {
	readonly name: string;
	readonly reject: (
		query: Query,
		candidate: Known,
		placed: readonly Known[],
		context: Context,
	) => string | undefined;
}

/** Runs after the answer; a failure is reported and never shown. */
export interface SideEffect<Query, Known extends Candidate> {
	readonly name: string;
	readonly record: (query: Query, outcome: Outcome<Known>, context: Context) => Answer<void>;
}
