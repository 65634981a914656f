import { allocator, readPlan } from '@marquee/allocation';
import {
	asymptoticSequence,
	cuped,
	type Moments,
	meanArm,
	mergedMoments,
	momentsOf,
	type Reading,
	sampleRatioAlarm,
	sequentialSampleRatio,
} from '@marquee/statistics';
import { type Answer, verdictOf } from '../answer.ts';
import { looksUntil } from '../looks.ts';

/** What a member did in an arm, and before: (members), in the order in which they came. */
export interface Measured {
	/** What decides. */
	readonly outcome: Float64Array;
	/** 1 for those who were still there at the end of the guardrail's window. */
	readonly retained: Float64Array;
}

/** An A/B test to be read: what each member does in either arm, of which only one is ever looked at. */
export interface Trial {
	readonly underA: Measured;
	readonly underB: Measured;
	/** What was known of members before they came: (covariates)(members). */
	readonly before: readonly Float64Array[];
	/** Names the experiment: other names allocate anew. */
	readonly key: string;
}

/**
 * An A/B test: members get one ranker each by a hash of their name, and the mean outcome is read by an asymptotic
 * confidence sequence after CUPED has taken out what was known before, again and again until it decides. Arms that do not
 * have the members they should void it. Before a winner is named, one waits until the retention of those who decided has
 * matured: one that surely drives members away is not named.
 */
export function abTest(trial: Trial): Answer {
	const members = trial.underA.outcome.length;
	const isTreated = armsOf(trial.key, members);
	let [control, treatment] = [none(trial), none(trial)];
	let seen = 0;
	let latest: Look | undefined;
	for (const look of looksUntil(members, { first: firstLook })) {
		control = mergedMoments(control, momentsBetween(trial, isTreated, [seen, look, false]));
		treatment = mergedMoments(treatment, momentsBetween(trial, isTreated, [seen, look, true]));
		seen = look;
		if (control.n < 2 || treatment.n < 2 || isSettled(control, treatment)) continue;
		latest = lookAt({ control, treatment }, members);
		if (latest.isBroken || verdictOf(latest) !== 'undecided') break;
	}
	return latest === undefined ? tooFew(members) : answered(trial, isTreated, latest);
}

/** Whether nobody differs from anybody: nothing can be read of that yet. */
const isSettled = (...arms: readonly Moments[]): boolean =>
	arms.every(({ covariances: [variance] }) => variance === 0);

/** Asymptotic sequences begin after some hundred members an arm. */
const firstLook = 400;

const tooFew = (members: number): Answer => ({
	...{ rung: 'a/b', verdict: 'undecided', estimate: null, low: null, high: null, members },
	detail: `${members} members are too few to look at, ${firstLook} are needed`,
});

interface Look extends Reading {
	readonly members: number;
	readonly varianceLeft: number;
	readonly isBroken: boolean;
}

function lookAt(
	{ control, treatment }: { readonly control: Moments; readonly treatment: Moments },
	planned: number,
): Look {
	const adjusted = cuped(control, treatment);
	const arms = [control, treatment].map(({ n }) => ({ count: n, weight: 1 }));
	return {
		...asymptoticSequence(adjusted.control, adjusted.treatment, { tuning: planned }),
		members: control.n + treatment.n,
		varianceLeft: adjusted.varianceLeft,
		isBroken: sequentialSampleRatio([arms]).pValue < sampleRatioAlarm,
	};
}

function answered(trial: Trial, isTreated: Uint8Array, look: Look): Answer {
	const { estimate, low, high, members, varianceLeft } = look;
	const kept = retention(trial, isTreated, members);
	const found = verdictOf(look);
	const isHarmful = kept !== undefined && found !== 'undecided' && opposes(verdictOf(kept), found);
	return {
		rung: 'a/b',
		verdict: look.isBroken || isHarmful ? 'undecided' : found,
		...{ estimate, low, high, members },
		detail: [
			`CUPED leaves ${(100 * varianceLeft).toFixed(0)} % of the variance`,
			kept === undefined
				? 'retention does not differ yet'
				: `retention ${signed(100 * kept.estimate)} [${signed(100 * kept.low)}, ${signed(100 * kept.high)}] points`,
			...(look.isBroken ? ['the arms do not have the members they should: void'] : []),
			...(isHarmful ? ['retention is surely against the winner: nobody is named'] : []),
		].join('; '),
	};
}

const opposes = (one: string, other: string): boolean => one !== 'undecided' && one !== other;

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`;

/** What the guardrail says of so many members, once the retention of the last of them has matured. */
function retention({ underA, underB }: Trial, isTreated: Uint8Array, members: number) {
	const arm = (treated: 0 | 1, { retained }: Measured) =>
		retained.subarray(0, members).filter((_, member) => isTreated[member] === treated);
	const columns = [arm(0, underA), arm(1, underB)];
	if (columns.every(isConstant)) return undefined;
	const [control, treatment] = columns.map((column) => meanArm(momentsOf(column)));
	return asymptoticSequence(control!, treatment!, { tuning: isTreated.length });
}

const isConstant = (column: Float64Array): boolean => column.every((one) => one === column[0]);

/** 1 for members who get B. */
function armsOf(key: string, members: number): Uint8Array {
	const allocate = allocator(readPlan({ key, arms: ['A', 'B'] }), key)!;
	return Uint8Array.from({ length: members }, (_, member) =>
		allocate({ unit: `member-${member}` }).arm?.key === 'B' ? 1 : 0,
	);
}

const none = ({ before }: Trial): Moments => momentsOf(...[[], ...before.map(() => [])]);

/** Moments of outcome and covariates over one arm's members from … until. */
function momentsBetween(
	{ underA, underB, before }: Trial,
	isTreated: Uint8Array,
	[from, until, treated]: readonly [number, number, boolean],
): Moments {
	const members: number[] = [];
	for (let member = from; member < until; member++)
		if ((isTreated[member] === 1) === treated) members.push(member);
	const outcome = (treated ? underB : underA).outcome;
	return momentsOf(
		...[outcome, ...before].map((column) => Float64Array.from(members, (m) => column[m]!)),
	);
}
