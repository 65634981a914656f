import { teamDraftBeyondPrefix, votes } from '@marquee/interleaving';
import type { ShownPage } from '@marquee/simulation';
import { msPerDay, seededRandom } from '@marquee/units';
import type { ExposedMembers } from './exposed-members.ts';
import { type OnProgress, toldEvery } from './progress.ts';
import { type Life, type MetricName, metrics } from './proving-ground.ts';
import type { AskedFor, Ranker } from './rankers/ranker.ts';
import type { ServiceLog } from './service-log.ts';

/** What became of members under one ranker: (members), in the order in which they came. */
export interface Lived {
	readonly measured: Readonly<Record<MetricName, Float64Array>>;
	/** How good all that they watched was, as only they know. */
	readonly enjoyed: Float64Array;
	/** 1 for those who are still members after the guardrail's days. */
	readonly retained: Float64Array;
}

/** What is shown to a member at each visit of a life. */
export type ShownTo = (member: number, life: Life) => (atMs: number) => Promise<ShownPage>;

/** Shows what a ranker ranks, as one list. */
export const listsOf =
	(ranker: Ranker, log: ServiceLog): ShownTo =>
	(member, life) =>
	async (atMs) => ({
		titles: await ranker.rank(askedFor(ranker, log, member, atMs, life), log.settings.places),
	});

/** Lets everybody live with what is shown to them, from the end of the log on. */
export async function livedUnder(
	shownTo: ShownTo,
	log: ServiceLog,
	exposed: ExposedMembers,
	onProgress?: OnProgress,
): Promise<Lived> {
	const { members, firstExposedAtMs, outcomeDays, retentionDays } = exposed;
	const column = () => new Float64Array(members.length);
	const measured = { plays: column(), hours: column(), completions: column(), visits: column() };
	const [enjoyed, retained] = [column(), column()];
	for (const [i, member] of members.entries()) {
		const from = firstExposedAtMs[i]!;
		const until = from + retentionDays * msPerDay;
		const life = log.lifeAfter(member);
		const shown = shownTo(member, life);
		for (let at = life.nextVisit(until); at !== undefined; at = life.nextVisit(until))
			life.visit(await shown(at), at);
		const outcome = life.between(from, from + outcomeDays * msPerDay);
		for (const name of metrics) measured[name][i] = outcome[name];
		enjoyed[i] = outcome.enjoyed;
		retained[i] = life.isMemberAt(until) ? 1 : 0;
		await toldEvery(onProgress, i + 1, members.length);
	}
	return { measured, enjoyed, retained };
}

/**
 * Lets everybody live with both rankers in one list, drafted by turns, for as many days as an outcome takes: the vote of
 * each, NaN of those who chose nothing. Where both begin alike nobody earns anything: rankers are alike more often than not,
 * and coins about what both show are noise.
 */
export async function votesBetween(
	[a, b]: readonly [Ranker, Ranker],
	log: ServiceLog,
	exposed: ExposedMembers,
	onProgress?: OnProgress,
): Promise<Float64Array> {
	const { members, firstExposedAtMs, outcomeDays } = exposed;
	const { places, seed } = log.settings;
	const cast = new Float64Array(members.length);
	for (const [i, member] of members.entries()) {
		const until = firstExposedAtMs[i]! + outcomeDays * msPerDay;
		const life = log.lifeAfter(member);
		const random = seededRandom(seed, `draft for member ${member}`);
		const earned = [];
		for (let at = life.nextVisit(until); at !== undefined; at = life.nextVisit(until)) {
			const rankings = [];
			for (const ranker of [a, b])
				rankings.push([...(await ranker.rank(askedFor(ranker, log, member, at, life), places))]);
			const shown = teamDraftBeyondPrefix.interleave(rankings, places, random);
			const chosen = new Set(life.visit({ titles: Int32Array.from(shown.items) }, at));
			earned.push({
				user: `${member}`,
				credits: teamDraftBeyondPrefix.credit(shown, chosen),
				choices: chosen.size,
			});
		}
		cast[i] = votes(earned).get(`${member}`) ?? Number.NaN;
		await toldEvery(onProgress, i + 1, members.length);
	}
	return cast;
}

/** What a ranker is asked for a living member. Its chance is its own: nothing that others draw changes it. */
function askedFor(
	ranker: Ranker,
	log: ServiceLog,
	member: number,
	atMs: number,
	life: Pick<Life, 'history'>,
): AskedFor {
	return asked(ranker, log.settings.seed, { member, atMs, history: life.history() });
}

/** A question with the chance of one ranker in it. */
export function asked(
	{ name }: Ranker,
	seed: number,
	{ member, atMs, history }: Pick<AskedFor, 'member' | 'atMs' | 'history'>,
): AskedFor {
	return {
		...{ member, atMs, history },
		chance: {
			ofMember: () => seededRandom(seed, `${name} for member ${member}`),
			ofVisit: () => seededRandom(seed, `${name} for member ${member} at ${atMs}`),
		},
	};
}
