import type { DecisionLog, LoggedDecision } from './decision-log.ts';

/** A decision log that lives and dies with the process, of so many decisions: for tests and simulations. */
export function memoryDecisionLog<Decision>(mostDecisions = 10_000): DecisionLog<Decision> {
	const texts: string[] = [];
	let start = 0;
	return {
		append: async (decision) => {
			texts.push(JSON.stringify(decision)); // what a log on a disk would answer: a copy
			if (texts.length > mostDecisions)
				start += texts.splice(0, texts.length - mostDecisions).length;
			return start + texts.length - 1;
		},
		read: (from) => {
			const first = Math.max(from, start);
			const kept = texts.slice(first - start);
			return batches<Decision>(kept, first);
		},
		start: () => start,
		end: () => start + texts.length,
		close: async () => {},
	};
}

const decisionsPerBatch = 1_000;

async function* batches<Decision>(
	texts: readonly string[],
	first: number,
): AsyncGenerator<readonly LoggedDecision<Decision>[]> {
	for (let at = 0; at < texts.length; at += decisionsPerBatch)
		yield texts
			.slice(at, at + decisionsPerBatch)
			.map((text, i) => ({ position: first + at + i, decision: JSON.parse(text) as Decision }));
}
