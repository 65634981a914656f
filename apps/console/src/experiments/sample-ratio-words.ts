import type { SampleRatioReading } from '@marquee/contracts';
import { chanceWords, signed } from '../words/effects.ts';
import { count, counted } from '../words/figures.ts';

/** An arm's members beside those that it should have, as bars of the widest. */
export interface ArmBar {
	readonly arm: string;
	readonly members: number;
	readonly share: number;
	readonly expected: number;
	readonly expectedShare: number;
	/** How far off, of what was expected: `+0.4 %`. */
	readonly off: string;
}

/** A time in which shares did not change. */
export interface EpochBars {
	readonly epoch: string;
	readonly members: number;
	readonly arms: readonly ArmBar[];
}

/** The bars of each epoch, each epoch against its own widest bar. */
export function epochBars({ epochs }: SampleRatioReading): readonly EpochBars[] {
	return epochs.map(({ epoch, arms }) => {
		const widest = Math.max(1, ...arms.flatMap(({ members, expected }) => [members, expected]));
		return {
			epoch,
			members: arms.reduce((sum, { members }) => sum + members, 0),
			arms: arms.map(({ arm, members, expected }) => ({
				arm,
				members,
				share: members / widest,
				expected,
				expectedShare: expected / widest,
				off: expected > 0 ? `${signed((members / expected - 1) * 100, 1)} %` : '–',
			})),
		};
	});
}

const stateWords: Readonly<Record<SampleRatioReading['state'], string>> = {
	fair: 'Arms got the members that they should',
	unfair: 'Arms did not get the members that they should',
	'too-few': 'Too few members yet to tell whether arms get theirs',
};

/** The state in a sentence, with how odd the counts would be of a fair split. */
export function sampleRatioSentence(reading: SampleRatioReading): string {
	if (reading.state === 'too-few') return `${stateWords['too-few']}.`;
	return `${stateWords[reading.state]}: ${chanceWords(reading.alwaysValidPValue)} however often one looks, ${chanceWords(reading.pValue)} at one look.`;
}

/** Who met more than one arm, and what became of them; `undefined` where nobody did. */
export const contaminatedWords = ({ contaminated }: SampleRatioReading): string | undefined =>
	contaminated === 0
		? undefined
		: `${counted(contaminated, 'member')} met more than one arm and ${contaminated === 1 ? 'is' : 'are'} counted in none.`;

/** What to look at when arms are unfair, likeliest first. */
export const whatToLookAt: readonly string[] = [
	'An arm that fails or is slow loses whom it should have counted: compare its errors and p99 with the control’s.',
	'Exposures that one device or app version does not send: compare the split by device.',
	'A redirect, a cache or a bot filter that stands after the split and treats arms differently.',
	'A change of shares that did not begin a new epoch.',
];

/** `12,104 of 12,000`. */
export const ofExpected = ({ members, expected }: ArmBar): string =>
	`${count(members)} of ${count(Math.round(expected))}`;
