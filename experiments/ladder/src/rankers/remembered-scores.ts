import { type History, history as historyOf, type Recommender } from '@marquee/histories';
import type { AskedFor, Scoring } from './ranker.ts';

/**
 * The scores of a model that reads nothing but the titles of a history, made anew only when the member has watched
 * something: members are asked for one after the other, and most visits follow one without a play.
 */
export function untilSomethingIsWatched(scoring: Scoring, titles: number): Scoring {
	const latest = new Float32Array(titles); // (V)
	let [member, length] = [-1, -1];
	return async (asked, scores) => {
		const { length: watched } = asked.history.titleIndices;
		if (asked.member !== member || watched !== length) {
			await scoring(asked, latest.fill(0));
			[member, length] = [asked.member, watched];
		}
		scores.set(latest);
	};
}

/**
 * The scores of a model that is a sum over the distinct titles of a history: what was watched since the last visit is
 * added, and the rest stays. It does so as long as histories of a member only grow.
 */
export function summedOverTitles(model: Recommender, titles: number): Scoring {
	const latest = new Float64Array(titles); // (V)
	const row = new Float32Array(titles);
	let [member, length] = [-1, 0];
	let counted = new Set<number>();
	const addScoresOf = async (history: History) => {
		await model.score([{ history, asOfMs: Number.NaN }], row.fill(0));
		for (let title = 0; title < titles; title++) latest[title]! += row[title]!;
	};
	const begin = async ({ member: who, history }: AskedFor) => {
		latest.fill(0);
		await addScoresOf(history);
		member = who;
		length = history.titleIndices.length;
		counted = new Set(history.titleIndices);
	};
	const goOn = async ({ history: { titleIndices } }: AskedFor) => {
		for (; length < titleIndices.length; length++) {
			const title = titleIndices[length]!;
			if (counted.has(title)) continue;
			counted.add(title);
			await addScoresOf(historyOf([{ title }]));
		}
	};
	return async (asked, scores) => {
		const hasGrown = asked.member === member && asked.history.titleIndices.length >= length;
		await (hasGrown ? goOn(asked) : begin(asked));
		scores.set(latest);
	};
}
