import type { TitleIndex } from '@marquee/catalogue';
import { type Objective, objectives, type Scored } from '@marquee/rankers';

/** What the ranker expects of titles, asked of each once and kept for as long as the request lasts. */
export interface Expectations {
	/** What showing each of these titles is worth. `// (N)` */
	readonly worthOf: (titles: ArrayLike<TitleIndex>) => Float32Array;
	/** What showing a title comes to, by objective. */
	readonly of: (title: TitleIndex) => Readonly<Record<Objective, number>>;
}

/** Room for what is said of so many titles at first: a page of forty rows asks of three thousand. */
const firstRoom = 4_096;
/** A title's answer: the score, then the objectives. */
const perTitle = 1 + objectives.length;

/**
 * Expectations of V titles: features do not depend on the row, and the best titles are considered by many rows. `placeOf` is all 0 and
 * stays the request's own as long as somebody asks.
 */
export function expectations(
	placeOf: Int32Array, // (V): of its answer, from 1 up; 0 where nobody asked
	ask: (titles: Int32Array) => Scored, // of distinct titles; what it answers is copied before it is asked again
): Expectations {
	let answers = new Float32Array(perTitle * Math.min(placeOf.length, firstRoom)); // (≥ asked, 1 + objectives)
	let asked = 0;

	const learn = (titles: ArrayLike<TitleIndex>): void => {
		const unasked = new Int32Array(titles.length);
		let count = 0;
		for (let n = 0; n < titles.length; n++) {
			const title = titles[n]!;
			if (placeOf[title] !== 0) continue;
			unasked[count++] = title;
			placeOf[title] = asked + count;
		}
		if (count === 0) return;
		const from = perTitle * asked;
		asked += count;
		if (answers.length < perTitle * asked) answers = grown(answers, perTitle * asked);
		keep(ask(unasked.subarray(0, count)), count, answers, from);
	};
	return {
		worthOf: (titles) => {
			learn(titles);
			const worth = new Float32Array(titles.length);
			for (let n = 0; n < worth.length; n++)
				worth[n] = answers[perTitle * (placeOf[titles[n]!]! - 1)]!;
			return worth;
		},
		of: (title) => {
			if (placeOf[title] === 0) learn([title]);
			const at = perTitle * (placeOf[title]! - 1);
			return {
				engagement: answers[at + 1]!,
				retention: answers[at + 2]!,
				satisfaction: answers[at + 3]!,
				freshness: answers[at + 4]!,
			};
		},
	};
}

function keep({ score, heads }: Scored, n: number, into: Float32Array, from: number): void {
	const { engagement, retention, satisfaction, freshness } = heads;
	for (let i = 0, at = from; i < n; i++, at += perTitle) {
		into[at] = score[i]!;
		into[at + 1] = engagement[i]!;
		into[at + 2] = retention[i]!;
		into[at + 3] = satisfaction[i]!;
		into[at + 4] = freshness[i]!;
	}
}

function grown(values: Float32Array, least: number) {
	const more = new Float32Array(Math.max(2 * values.length, least));
	more.set(values);
	return more;
}
