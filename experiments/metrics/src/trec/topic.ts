import type { Retrieved } from './run.ts';

/** The level of a document that no judge has seen. */
export const notInPool = -1;
/** The level of a document that was in the pool of judges, and was not judged. */
export const unjudged = -2;

/** One topic's ranking with the judges' verdicts on it: all that a measure reads. */
export interface Topic {
	/** Relevance level by place, `notInPool` or `unjudged`. */
	readonly levels: Int32Array; // (places)
	/** How many documents were judged to be of each level, found or not; the last count is not 0. */
	readonly judgedAt: readonly number[]; // (levels)
	/** Documents of at least this level are relevant. */
	readonly relevanceLevel: number;
	/** How many documents are relevant, found or not. */
	readonly relevant: number;
	/** How many of them were found. */
	readonly found: number;
}

/** How a topic is read. */
export interface TopicRules {
	/** trec_eval -l: from which level a document is relevant. */
	readonly relevanceLevel: number;
	/** trec_eval -M: how many documents are read. */
	readonly deepest: number;
	/** trec_eval -J: leave out what was not judged. */
	readonly judgedOnly: boolean;
}

/**
 * Holds what was retrieved against what was judged.
 *
 * Ties as in trec_eval: by score, highest first; among equal scores by document id in the order of bytes, last first.
 */
export function judgedTopic(
	{ documents, scores }: Retrieved,
	judgements: ReadonlyMap<string, number>,
	{ relevanceLevel, deepest, judgedOnly }: TopicRules,
): Topic {
	const order = documents.map((_, i) => i);
	order.sort((a, b) => scores[b]! - scores[a]! || byBytes(documents[b]!, documents[a]!));
	const read = order.slice(0, deepest).map((i) => levelOf(judgements.get(documents[i]!)));
	const levels = Int32Array.from(judgedOnly ? read.filter((level) => level >= 0) : read);
	const judgedAt = countsOf(judgements.values());
	return {
		levels,
		judgedAt,
		relevanceLevel,
		relevant: judgedAt.slice(relevanceLevel).reduce((sum, count) => sum + count, 0),
		found: levels.filter((level) => level >= relevanceLevel).length,
	};
}

/** Whether the document at a place is relevant. */
export const isRelevant = ({ levels, relevanceLevel }: Topic, place: number): boolean =>
	levels[place]! >= relevanceLevel;

const levelOf = (judged: number | undefined): number =>
	judged === undefined ? notInPool : judged < 0 ? unjudged : judged;

function countsOf(judgements: Iterable<number>): readonly number[] {
	const counts: number[] = [];
	for (const level of judgements) {
		if (level < 0) continue;
		while (counts.length <= level) counts.push(0);
		counts[level]!++;
	}
	return counts;
}

/** The order of UTF-8 bytes, which is that of code points; the order of UTF-16 differs above U+FFFF. */
function byBytes(one: string, other: string): number {
	const length = Math.min(one.length, other.length);
	for (let i = 0; i < length; i++) {
		const a = one.charCodeAt(i);
		const b = other.charCodeAt(i);
		if (a !== b) return rankOf(a) - rankOf(b);
	}
	return one.length - other.length;
}

/** Halves of surrogate pairs come after all other units, as their code points do. */
const rankOf = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
