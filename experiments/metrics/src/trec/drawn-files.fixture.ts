import { type Random, seededRandom } from '@marquee/units';

/**
 * Judgements and a run as text, drawn so that everything that trec_eval treats specially occurs: many ties, scores that
 * differ only beyond 32 bits, graded levels, negative levels, documents outside the pool, ids beyond ASCII, topics with
 * nothing relevant, topics in one file only.
 */
export function drawnFiles(): { readonly qrels: string; readonly run: string } {
	const random = seededRandom(20261123, 'trec');
	const qrels: string[] = [];
	const run: string[] = [];
	for (let topic = 1; topic <= 24; topic++)
		for (let document = 0; document < 60; document++) {
			qrels.push(...(topic === 23 ? [] : judgement(topic, document, random)));
			run.push(...retrieved(topic, document, random));
		}
	return { qrels: `${qrels.join('\n')}\n`, run: `${run.join('\n')}\n` };
}

function judgement(topic: number, document: number, random: Random): readonly string[] {
	if (random.next() >= (topic % 6 === 0 ? 0.08 : 0.4)) return [];
	const levels = levelsOf(topic);
	return [`${topic} 0 ${idOf(document)} ${levels[random.below(levels.length)]}`];
}

function retrieved(topic: number, document: number, random: Random): readonly string[] {
	const score = random.below(topic % 4 === 0 ? 4 : 4000) / 7 + random.next() * 1e-9;
	if (topic === 22 || random.next() >= (topic % 3 === 0 ? 0.2 : 0.9)) return [];
	return [`${topic} Q0 ${idOf(document)} ${document + 1} ${score} drawn`];
}

function levelsOf(topic: number): readonly number[] {
	if (topic === 7) return [0, 0, 0, -1];
	return topic % 5 === 0 ? [0, 1] : [-1, 0, 0, 1, 2, 3];
}

const idOf = (document: number): string =>
	document % 9 === 0 ? `映画${document}` : document % 9 === 1 ? `🎬${document}` : `d${document}`;
