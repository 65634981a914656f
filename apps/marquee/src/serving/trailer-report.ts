import {
	type Estimate,
	modelAfter,
	mostRewarded,
	newTrailerModel,
	posteriorSoftmax,
	type Replayed,
	replayed,
	type SettledDecision,
	type Settlement,
	type TrailerModel,
	type TrailerPolicy,
	thompson,
	uniform,
	type Weighed,
	weighed,
} from '@marquee/trailers';
import { type EpochMs, seededRandom } from '@marquee/units';

/** What became of a log of trailers, and what other policies would have made of it. */
export interface TrailerReport {
	readonly decisions: number;
	readonly settled: number;
	readonly open: number;
	readonly repeated: number;
	readonly unattributed: number;
	/** What a showing earned on the mean, 0 to 1. */
	readonly rewardPerShowing: number | null;
	readonly model: { readonly version: string; readonly learntUntil: EpochMs | null };
	/** What trailers of all titles share, the surest first: a weight in log-odds and how far it may be off. */
	readonly shared: readonly {
		readonly term: string;
		readonly weight: number;
		readonly deviation: number;
	}[];
	/** How often trailers were shown and what that earned, both fading with time; the most shown first. */
	readonly trailers: readonly {
		readonly trailer: string;
		readonly shown: number;
		readonly reward: number;
	}[];
	/** Policies that learnt from the older half of the outcomes, judged on the newer one; of titles with a choice of trailers. */
	readonly judged: {
		readonly learntFrom: number;
		readonly on: number;
		readonly policies: readonly JudgedPolicy[];
	};
}

/** What a policy would have earned per showing. */
export interface JudgedPolicy {
	readonly policy: string;
	readonly weighed: Weighed | null;
	readonly replayed: Replayed | null;
	/** Why its estimates say nothing yet; `null` where they do. */
	readonly tooLittle: string | null;
}

/** Fewer rows of its own make no estimate of a policy: its interval would be a third of the reward wide. */
const fewestRows = 100;
const mostListed = 20;

/** Judges policies by what is settled, each by a model that has not seen what it is judged on. */
export function trailerReport(
	decisions: number,
	{ settled, open, repeated, unattributed }: Settlement,
	model: TrailerModel,
): TrailerReport {
	const rows = settled.filter(({ arms }) => arms.length > 1);
	const half = rows.length >>> 1;
	const [older, newer] = [rows.slice(0, half), rows.slice(half)];
	const learnt =
		older.length === 0
			? newTrailerModel
			: modelAfter(newTrailerModel, older, older.at(-1)!.decidedAt);
	const contenders = [uniform, mostRewarded(learnt), posteriorSoftmax(learnt), thompson(learnt)];
	const earned = settled.reduce((sum, { reward }) => sum + reward, 0);
	return {
		decisions,
		settled: settled.length,
		open,
		repeated,
		unattributed,
		rewardPerShowing: settled.length === 0 ? null : earned / settled.length,
		model: { version: model.version, learntUntil: model.learntUntil ?? null },
		shared: sharedTerms(model),
		trailers: [...model.tallies]
			.map(([trailer, { shown, reward }]) => ({ trailer, shown, reward: reward / shown }))
			.sort((a, b) => b.shown - a.shown || (a.trailer < b.trailer ? -1 : 1))
			.slice(0, mostListed),
		judged: {
			learntFrom: older.length,
			on: newer.length,
			policies: contenders.map((policy) => judgedPolicy(newer, policy)),
		},
	};
}

/** A weight of all titles: those of one title and of one trailer say nothing of others. */
const isShared = (term: string): boolean => !/^(title|trailer):/.test(term);

function sharedTerms({ belief }: TrailerModel): TrailerReport['shared'] {
	const sureness = ({ weight, deviation }: { weight: number; deviation: number }) =>
		Math.abs(weight) / deviation;
	return [...belief]
		.filter(([term]) => isShared(term))
		.map(([term, { mean, precision }]) => ({
			term,
			weight: mean,
			deviation: precision ** -0.5,
		}))
		.sort((a, b) => sureness(b) - sureness(a) || (a.term < b.term ? -1 : 1))
		.slice(0, mostListed);
}

function judgedPolicy(rows: readonly SettledDecision[], policy: TrailerPolicy): JudgedPolicy {
	const { name } = policy;
	const nothing = (tooLittle: string) => ({
		policy: name,
		weighed: null,
		replayed: null,
		tooLittle,
	});
	if (rows.length === 0) return nothing('no outcome of a title with several trailers');
	const byWeight = weighed(rows, policy);
	const byReplay = replayedWhereUniform(rows, policy);
	return { policy: name, weighed: byWeight, replayed: byReplay, tooLittle: lack(byWeight) };
}

/** Every policy here gives each trailer some chance, so whether rows have weight is a matter of how many there are. */
function lack({ effectiveSampleSize: size, unsupportedMass, ips }: Weighed): string | null {
	if (unsupportedMass > 0) return `the log could not have shown ${percent(unsupportedMass)} of it`;
	if (!isBounded(ips)) return 'all outcomes are of one profile';
	if (size < fewestRows) return `${Math.round(size)} rows of its own, ${fewestRows} are needed`;
	return null;
}

const isBounded = ({ low, high }: Estimate) => Number.isFinite(low) && Number.isFinite(high);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** `null` where too few rows were shown evenly: only those can be replayed. */
function replayedWhereUniform(
	rows: readonly SettledDecision[],
	policy: TrailerPolicy,
): Replayed | null {
	const even = rows.filter(({ probabilities }) =>
		probabilities.every((p) => Math.abs(p * probabilities.length - 1) < 1e-9),
	);
	if (even.length < fewestRows) return null;
	const answer = replayed(even, { policy: () => policy }, seededRandom(1, `replay/${policy.name}`));
	return answer.matched < fewestRows / 4 ? null : answer;
}
