import type { InterleavingReading } from '@marquee/contracts';
import { directionScale } from '../words/effects.ts';
import { count, counted, percent } from '../words/figures.ts';
import { chartOf, type SequenceChart } from './sequence-chart.ts';

const things = { titles: 'titles within rows', rows: 'rows of a page', search: 'search results' };

/** What was drawn from both, and how, in a sentence. */
export const interleavedWords = ({ interleaves, method, arms }: InterleavingReading): string =>
	`Every answer held ${things[interleaves]} of both ${arms[0]} and ${arms[1]}, drawn by ${method}.`;

/** Which of the two members chose from, as far as is known. */
export function preferenceSentence(reading: InterleavingReading): string {
	const { arms, verdict, voting } = reading;
	const [first, second] = arms;
	switch (verdict) {
		case 'better':
			return `Members choose ${second} over ${first}.`;
		case 'worse':
			return `Members choose ${first} over ${second}.`;
		case 'too-few':
		case 'not-matured':
			return `${counted(voting, 'member')} voted so far: too few to tell.`;
		case 'undecided':
		case 'not-harmed':
			return `It cannot be told yet which of ${first} and ${second} members choose.`;
	}
}

/** One side of the vote, as a part of the bar. */
export interface VotePart {
	readonly name: string;
	readonly side: 'first' | 'tie' | 'second';
	readonly members: number;
	readonly share: number;
	readonly words: string;
}

/** Votes as parts of one bar: the first arm, ties, the second. */
export function voteParts({ arms, wins, ties }: InterleavingReading): readonly VotePart[] {
	const all = wins[0] + ties + wins[1];
	const part = (name: string, side: VotePart['side'], members: number): VotePart => {
		const share = all === 0 ? 0 : members / all;
		return { name, side, members, share, words: `${count(members)} (${percent(share)})` };
	};
	return [
		part(arms[0], 'first', wins[0]),
		part('ties', 'tie', ties),
		part(arms[1], 'second', wins[1]),
	];
}

/** The preference as it became known; `undefined` before the first look. */
export const preferenceChart = ({
	arms,
	overTime,
}: InterleavingReading): SequenceChart | undefined =>
	overTime.length === 0
		? undefined
		: chartOf({
				title: 'Preference',
				scale: directionScale,
				looks: overTime,
				sides: { above: arms[1], below: arms[0] },
			});
