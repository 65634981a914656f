import { type Earned, votes } from '@marquee/interleaving';
import type { ShownPage } from '@marquee/simulation';
import { msPerDay } from '@marquee/units';
import type { ExposedMembers } from '../exposed-members.ts';
import type { ShownTo } from '../lives.ts';
import { type OnProgress, toldEvery } from '../progress.ts';
import type { Life } from '../proving-ground.ts';
import type { ServiceLog } from '../service-log.ts';
import type { DrawnPage, PageService, ServedMember } from './page-service.ts';

/** Shows the pages of one name; the service has heard of all visits before. */
export const pagesOf =
	(name: string, service: PageService): ShownTo =>
	(member, life) => {
		const served = toldMember(service, member, life);
		return async (atMs) => (life.searchesNext() ? unseen : served().page(name, atMs));
	};

/** For those who search and look at no page: none is made. */
const unseen: ShownPage = { titles: new Int32Array(0) };

/** The member as the service knows them by now. */
function toldMember(service: PageService, member: number, life: Life): () => ServedMember {
	const served = service.member(member);
	let heard = 0;
	return () => {
		const told = life.told();
		while (heard < told.length) served.hears(told[heard++]!);
		return served;
	};
}

/** What came of showing pages that were drawn from two. */
export interface DrawnLives {
	/** −1 for the first to 1 for the second, NaN of those who chose nothing: (members). */
	readonly votes: Float64Array;
	/** At which a page was looked at. */
	readonly visits: number;
	/** Those for which both pages showed the same. */
	readonly alike: number;
}

/** Lets everybody live with pages that are drawn from two, for as many days as an outcome takes. */
export async function drawnLives(
	pair: readonly [string, string],
	{ service, log, exposed }: PageStage,
	onProgress?: OnProgress,
): Promise<DrawnLives> {
	const { members, firstExposedAtMs, outcomeDays } = exposed;
	const cast = new Float64Array(members.length);
	let [visits, alike] = [0, 0];
	for (const [i, member] of members.entries()) {
		const life = log.lifeAfter(member);
		const served = toldMember(service, member, life);
		const until = firstExposedAtMs[i]! + outcomeDays * msPerDay;
		const seen: VisitToDrawn[] = [];
		for (let at = life.nextVisit(until); at !== undefined; at = life.nextVisit(until))
			if (life.searchesNext()) life.visit(unseen, at);
			else seen.push(visitToDrawn(life, at, await served().drawn(pair, at)));
		visits += seen.length;
		alike += seen.filter(({ areAlike }) => areAlike).length;
		cast[i] = votes(seen).get(user) ?? Number.NaN;
		await toldEvery(onProgress, i + 1, members.length);
	}
	return { votes: cast, visits, alike };
}

interface VisitToDrawn extends Earned {
	readonly areAlike: boolean;
}

/** Votes are counted for one member at a time. */
const user = 'member';

function visitToDrawn(
	life: Life,
	atMs: number,
	{ shown, earnedBy, areAlike }: DrawnPage,
): VisitToDrawn {
	const chosen = life.visit(shown, atMs);
	const teams = chosen.map(earnedBy);
	const credits = [0, 1].map((team) => teams.filter((one) => one === team).length);
	return { user, credits, choices: chosen.length, areAlike };
}

/** What pages are proven with. */
export interface PageStage {
	readonly service: PageService;
	readonly log: ServiceLog;
	readonly exposed: ExposedMembers;
}
