import type {
	ExperimentDesign,
	ExperimentVerdict,
	InterleavingReading,
	MetricComparison,
	MetricReading,
	SampleRatioReading,
} from '@marquee/contracts';
import { type EpochMs, msPerDay } from '@marquee/units';
import { amountWords, countWords, effectWords, percentWords, signedAmount } from './words.ts';

/** More members than this share in several arms: the allocation is broken, and so is what it says. */
export const mostContaminated = 0.01;
/** Weekdays differ: nothing is shipped before each has been seen. */
export const fewestDays = 7;
/** Members are met and nothing is heard of what they do: events do not arrive. */
const longestSilenceMs = msPerDay;

/** What a verdict rests on. */
export interface Evidence {
	readonly design: ExperimentDesign;
	readonly sampleRatio: SampleRatioReading;
	readonly metrics: readonly MetricReading[];
	readonly interleaving: InterleavingReading | null;
	/** Treatments whose members differed from the control's before they met anything. */
	readonly differedBefore: readonly string[];
	/** First exposures of all arms. */
	readonly members: number;
	readonly startedAt: EpochMs | undefined;
	readonly stoppedAt: EpochMs | undefined;
	readonly asOf: EpochMs;
	readonly newestExposureAt: EpochMs | undefined;
	readonly newestEventAt: EpochMs | undefined;
}

/**
 * What to do. Integrity comes first: of numbers that cannot be believed nothing follows. Then harm stops. An arm is shipped
 * when the primary metric is better, no guardrail is harmed and a week has been seen. Otherwise it runs on: not to ship is
 * what happens by itself.
 */
export function verdictOf(evidence: Evidence): ExperimentVerdict {
	const broken = integrity(evidence);
	if (broken.length > 0)
		return {
			decision: 'hold',
			sentence: 'Hold: what this experiment says cannot be believed yet.',
			reasons: broken,
		};
	if (evidence.design.kind === 'interleaving') return preferred(evidence);
	const arms = evidence.design.arms.slice(1).map(({ key }) => judgedArm(key, evidence));
	const shipped = arms.find(({ decision }) => decision === 'ship');
	if (shipped !== undefined) return withOthers(shipped, arms);
	const harmed = arms.filter(({ decision }) => decision === 'stop');
	if (harmed.length === arms.length && harmed.length > 0) return withOthers(harmed[0]!, arms);
	const open = arms.find(({ decision }) => decision === openDecision(evidence));
	return withOthers(open ?? nothingTried(), arms);
}

const nothingTried = (): ExperimentVerdict => ({
	decision: 'hold',
	sentence: 'Hold: there is no arm beside the control.',
	reasons: ['An experiment compares at least one arm with the control.'],
});

const withOthers = (
	leading: ExperimentVerdict,
	arms: readonly ExperimentVerdict[],
): ExperimentVerdict => ({
	decision: leading.decision,
	sentence: leading.sentence,
	reasons: [
		...leading.reasons,
		...arms.filter((other) => other !== leading).flatMap(({ sentence }) => [sentence]),
	],
});

/** Why nothing else may be believed; empty where nothing speaks against it. */
function integrity(evidence: Evidence): string[] {
	const { sampleRatio, members, newestEventAt, newestExposureAt, design } = evidence;
	if (members === 0) return ['Nobody has met the experiment yet: there are no exposures.'];
	const reasons: string[] = [];
	if (sampleRatio.state === 'unfair') reasons.push(ratioWords(sampleRatio));
	const met = sampleRatio.contaminated / members;
	if (met > mostContaminated)
		reasons.push(
			`${countWords(sampleRatio.contaminated)} of ${countWords(members)} members (${percentWords(met)}) met more than one arm; above ${percentWords(mostContaminated)} the allocation does not hold.`,
		);
	if (evidence.differedBefore.length > 0)
		reasons.push(
			`By ${evidence.metrics[0]!.name}, members of ${listed(evidence.differedBefore.map((arm) => `“${arm}”`))} differed from the control’s before they met the experiment, more than chance allows: find out who was chosen or lost.`,
		);
	if (newestEventAt === undefined)
		reasons.push('No event of any member has arrived: there is nothing to compare.');
	else if (newestExposureAt !== undefined && newestExposureAt - newestEventAt > longestSilenceMs)
		reasons.push(
			`The newest event is ${daysWords((newestExposureAt - newestEventAt) / msPerDay)} older than the newest exposure: events do not arrive.`,
		);
	const control = design.arms[0]!.key;
	if (
		sampleRatio.state !== 'unfair' &&
		design.kind === 'ab' &&
		membersOf(sampleRatio, control) === 0
	)
		reasons.push(`The control “${control}” has no member: there is nothing to compare with.`);
	return reasons;
}

const membersOf = ({ epochs }: SampleRatioReading, arm: string): number =>
	epochs
		.flatMap(({ arms }) => arms)
		.filter((each) => each.arm === arm)
		.reduce((sum, each) => sum + each.members, 0);

function ratioWords({ epochs, alwaysValidPValue, pValue }: SampleRatioReading): string {
	const arms = new Map<string, { members: number; expected: number }>();
	for (const { arm, members, expected } of epochs.flatMap((epoch) => epoch.arms)) {
		const sum = arms.get(arm) ?? { members: 0, expected: 0 };
		arms.set(arm, { members: sum.members + members, expected: sum.expected + expected });
	}
	const each = [...arms].map(
		([arm, { members, expected }]) =>
			`“${arm}” has ${countWords(members)} members where ${countWords(expected)} were due`,
	);
	const chance = Math.min(alwaysValidPValue, pValue);
	const odds = chance > 0 ? `, which chance makes less than once in ${countWords(1 / chance)}` : '';
	return `The arms did not get the members that they should: ${each.join(', ')}${odds}. Members were lost or counted twice; find out where.`;
}

/** The arm against the control, on its own. */
function judgedArm(arm: string, evidence: Evidence): ExperimentVerdict {
	const own = evidence.metrics.map((metric) => ({
		metric,
		comparison: metric.comparisons.find((one) => one.arm === arm)!,
	}));
	const primary = own.find(({ metric }) => metric.role === 'primary')!;
	const guardrails = own.filter(({ metric }) => metric.role === 'guardrail');
	const harmed = [primary, ...guardrails].filter(
		({ comparison }) => comparison.verdict === 'worse',
	);
	if (harmed.length > 0)
		return {
			decision: 'stop',
			sentence: `Stop “${arm}”: it does harm to ${listed(harmed.map(({ metric }) => metric.name))}.`,
			reasons: harmed.map(measured),
		};
	const unsafe = guardrails.filter(
		({ comparison: { verdict } }) => verdict !== 'not-harmed' && verdict !== 'better',
	);
	const missing = [...unsafe.map(unsafeWords), ...timeMissing(evidence)];
	const shown = [
		measured(primary),
		...guardrails.filter((one) => !unsafe.includes(one)).map(safeWords),
	];
	if (primary.comparison.verdict !== 'better')
		return {
			decision: openDecision(evidence),
			sentence: openSentence(evidence, `“${arm}”`, undecidedWords(primary)),
			reasons: [...shown, ...missing, ...plannedWords(evidence)],
		};
	if (missing.length > 0)
		return {
			decision: openDecision(evidence),
			sentence: openSentence(
				evidence,
				`“${arm}”`,
				`${primary.metric.name} look better, but not everything that shipping asks for is known`,
			),
			reasons: [...missing, ...shown],
		};
	return {
		decision: 'ship',
		sentence: `Ship “${arm}”: ${primary.metric.name} are better by ${effectWords(primary.metric, primary.comparison.effect, primary.comparison.relative)}.`,
		reasons: shown,
	};
}

/** What is not decided runs on; what was stopped does not. */
const openDecision = ({ stoppedAt }: Evidence) =>
	stoppedAt === undefined ? 'keep-running' : 'ended';

const openSentence = ({ stoppedAt }: Evidence, what: string, why: string): string =>
	stoppedAt === undefined
		? `Keep ${what} running: ${why}.`
		: `${sentenceCase(what)} was stopped undecided: ${why}.`;

interface Own {
	readonly metric: MetricReading;
	readonly comparison: MetricComparison;
}

/** hours watched: 3.42 in “new”, 3.1 in “old”; 0.31 hours a member more (+10 %, …), of 12,345 members. */
function measured({ metric, comparison }: Own): string {
	const [control, treatment] = [
		metric.arms[0]!,
		metric.arms.find((each) => each.arm === comparison.arm)!,
	];
	const name = sentenceCase(metric.name);
	if (comparison.verdict === 'not-matured')
		return `${name}: of ${countWords(metric.waiting)} members the ${daysWords(metric.windowDays)} have not passed yet.`;
	const counted = `${countWords(control.members + treatment.members)} members counted`;
	const waiting = metric.waiting > 0 ? `, ${countWords(metric.waiting)} still waiting` : '';
	const means = `${amountWords(treatment.mean, metric.unit)} in “${treatment.arm}”, ${amountWords(control.mean, metric.unit)} in “${control.arm}”`;
	if (comparison.verdict === 'too-few')
		return `${name}: ${means}; too few members to say more (${counted}${waiting}).`;
	return `${name}: ${means}; ${effectWords(metric, comparison.effect, comparison.relative)}; ${counted}${waiting}.`;
}

const safeWords = ({ metric, comparison: { verdict, effect } }: Own): string =>
	verdict === 'better'
		? `${sentenceCase(metric.name)} became better.`
		: `${sentenceCase(metric.name)} are not harmed: a loss of ${amountWords(metric.margin ?? 0, metric.unit)} is accepted, and more than ${amountWords(worstLoss(metric, effect), metric.unit)} is ruled out.`;

/** The largest loss that the interval still holds. */
function worstLoss({ better }: MetricReading, { low, high }: MetricComparison['effect']): number {
	return Math.max(0, better === 'higher' ? -(low ?? 0) : (high ?? 0));
}

function unsafeWords({ metric, comparison: { verdict, effect } }: Own): string {
	const name = sentenceCase(metric.name);
	if (verdict === 'not-matured')
		return `${name} cannot be told before the ${daysWords(metric.windowDays)} of the first members have passed.`;
	if (verdict === 'too-few') return `${name} cannot be told of so few members.`;
	const margin = metric.margin ?? 0;
	const accepted =
		margin > 0
			? `a loss of ${amountWords(margin, metric.unit)} is accepted`
			: 'no loss is accepted';
	return `${name} may yet be harmed: ${accepted}, and one of ${amountWords(worstLoss(metric, effect), metric.unit)} is not ruled out.`;
}

function undecidedWords({ metric, comparison: { verdict, effect } }: Own): string {
	if (verdict === 'not-matured')
		return `${metric.name} cannot be read before the ${daysWords(metric.windowDays)} of the first members have passed`;
	if (verdict === 'too-few') return 'there are too few members yet to tell anything';
	if (effect.low === null || effect.high === null) return `${metric.name} are not told apart`;
	return `${metric.name} may differ by anything from ${signedAmount(effect.low, metric.unit)} to ${signedAmount(effect.high, metric.unit)}`;
}

function timeMissing({ startedAt, stoppedAt, asOf }: Evidence): readonly string[] {
	const until = Math.min(asOf, stoppedAt ?? asOf);
	const days = startedAt === undefined ? 0 : (until - startedAt) / msPerDay;
	if (days >= fewestDays) return [];
	return [
		`It ${stoppedAt === undefined ? 'has run' : 'ran'} for ${daysWords(days)}; weekdays differ, so ${fewestDays} days are the least.`,
	];
}

function plannedWords({ members, design: { plannedMembers } }: Evidence): readonly string[] {
	if (members < plannedMembers)
		return [`${countWords(members)} of ${countWords(plannedMembers)} planned members have met it.`];
	return [
		`All ${countWords(plannedMembers)} planned members have met it: what has not shown by now is small, and stopping is a choice too.`,
	];
}

/** Interleaving says a direction, not a size: who wins goes on to an A/B test. */
function preferred(evidence: Evidence): ExperimentVerdict {
	const { interleaving, members } = evidence;
	if (interleaving === null)
		return {
			decision: openDecision(evidence),
			sentence: openSentence(evidence, 'it', 'what members chose has not been read yet'),
			reasons: [`${countWords(members)} members were shown both rankings.`],
		};
	const { arms, wins, ties, voting, preference, verdict } = interleaving;
	const counts = `${countWords(voting)} members chose something that one arm had put there: ${countWords(wins[1])} mostly from “${arms[1]}”, ${countWords(wins[0])} mostly from “${arms[0]}”, ${countWords(ties)} from both alike.`;
	const reasons = [counts, 'This tells the direction, not how much it is worth.'];
	if (verdict === 'better')
		return {
			decision: 'ship',
			sentence: `Take “${arms[1]}” to an A/B test: members choose from it more often (preference ${percentWords(preference.estimate)}).`,
			reasons,
		};
	if (verdict === 'worse')
		return {
			decision: 'stop',
			sentence: `Stop: members choose from “${arms[0]}” more often (preference ${percentWords(preference.estimate)} for “${arms[1]}”).`,
			reasons,
		};
	return {
		decision: openDecision(evidence),
		sentence: openSentence(evidence, 'it', 'members do not choose clearly from either ranking yet'),
		reasons,
	};
}

const daysWords = (days: number): string => {
	const rounded = Math.round(days * 10) / 10;
	return rounded === 1 ? '1 day' : `${rounded} days`;
};

const listed = (names: readonly string[]): string =>
	new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
