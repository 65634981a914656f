import { Failure } from '@marquee/units';
import { columnsOf } from './columns.ts';

/** What one topic retrieved, in the order of the file: the scores decide, the order does not. */
export interface Retrieved {
	readonly documents: readonly string[];
	readonly scores: readonly number[];
}

/** What a system answered: topic → documents with scores. */
export type Run = ReadonlyMap<string, Retrieved>;

/**
 * Reads a run as trec_eval does: `topic Q0 document rank score tag`, apart by blanks. The rank is ignored, as is the tag;
 * scores are rounded to 32 bits, as trec_eval keeps them, which makes ties of near scores.
 *
 * @throws {Failure} trec-malformed if a line has other columns, or a document comes twice for one topic.
 */
export function readRun(text: string, where = 'run'): Run {
	const run = new Map<string, { documents: string[]; scores: number[]; seen: Set<string> }>();
	for (const { columns, line } of columnsOf(text)) {
		const [topic, , document, , written] = columns;
		const score = Number(written);
		if (columns.length !== 6 || topic === undefined || document === undefined)
			throw malformed(`${where}, line ${line}`, `${columns.length} columns instead of 6`);
		if (Number.isNaN(score))
			throw malformed(
				`${where}, line ${line}`,
				`the score ${JSON.stringify(written)} is no number`,
			);
		const ofTopic = run.get(topic) ?? { documents: [], scores: [], seen: new Set() };
		run.set(topic, ofTopic);
		if (ofTopic.seen.has(document))
			throw malformed(`${where}, line ${line}`, `${document} comes twice for topic ${topic}`);
		ofTopic.seen.add(document);
		ofTopic.documents.push(document);
		ofTopic.scores.push(Math.fround(score));
	}
	if (run.size === 0) throw malformed(where, 'there is no document in it');
	return run;
}

const malformed = (where: string, what: string): Failure =>
	new Failure('trec-malformed', {
		responsible: 'caller',
		what,
		where,
		remedy: 'Give lines of: topic, Q0, document, rank, score, tag.',
	});
