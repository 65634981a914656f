import { Failure } from '@marquee/units';
import { columnsOf } from './columns.ts';

/** What was judged: topic → document → relevance level. A negative level: in the pool, and not judged. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Reads judgements as trec_eval does: `topic iteration document level`, apart by blanks; the iteration is ignored.
 *
 * @throws {Failure} trec-malformed if a line has other columns, or a document is judged twice for one topic.
 */
export function readQrels(text: string, where = 'qrels'): Qrels {
	const qrels = new Map<string, Map<string, number>>();
	for (const { columns, line } of columnsOf(text)) {
		const [topic, , document, level] = columns;
		if (columns.length !== 4 || topic === undefined || document === undefined || !whole(level))
			throw malformed(
				`${where}, line ${line}`,
				`${JSON.stringify(columns.join(' '))} is no judgement`,
			);
		const ofTopic = qrels.get(topic) ?? new Map<string, number>();
		if (ofTopic.has(document))
			throw malformed(`${where}, line ${line}`, `${document} is judged twice for topic ${topic}`);
		qrels.set(topic, ofTopic.set(document, Number(level)));
	}
	if (qrels.size === 0) throw malformed(where, 'there is no judgement in it');
	return qrels;
}

const whole = (text: string | undefined): boolean => /^[+-]?\d+$/.test(text ?? '');

const malformed = (where: string, what: string): Failure =>
	new Failure('trec-malformed', {
		responsible: 'caller',
		what,
		where,
		remedy: 'Give lines of: topic, iteration, document, relevance level (a whole number).',
	});
