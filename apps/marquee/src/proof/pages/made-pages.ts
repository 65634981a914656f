import type { Catalogue } from '@marquee/catalogue';
import type { DrawnPage, PageService, ServedMember } from '@marquee/ladder';
import {
	attention,
	type CountedFacts,
	interleavedPage,
	type PageDraft,
	type PageRequest,
	picksOf,
} from '@marquee/page';
import type { TasteModel } from '@marquee/retrieval';
import type { World } from '@marquee/simulation';
import { epochMs, Failure, hash32, profileId, requestId } from '@marquee/units';
import { draftMaker } from '../../serving/page-maker.ts';
import { type SeenPage, seenPage } from '../../simulation/shown-page.ts';
import { knownMember, pastOf } from './known-member.ts';
import { type PageWay, pageWay } from './page-names.ts';
import { pastFacts } from './past-facts.ts';

/** What pages are made from in a world. */
export interface MadeFrom {
	readonly world: World;
	/** Title by title what the world's are. */
	readonly catalogue: Catalogue;
	/** How pages of a name are made, by its name alone unless given. */
	readonly wayOf?: (name: string) => PageWay;
	/** The model of a bundle; `undefined`: of the one that serves, if any. */
	readonly modelOf: (bundle: string | undefined) => TasteModel;
	/** So many members' pasts are counted, 2,000 unless given: top lists of a few would be chance. */
	readonly crowd?: number;
}

type Drafts = (request: PageRequest) => Promise<PageDraft>;

/**
 * The pages of a world, made by the service's own page maker: for each member from the events of their own past and visits, with what is
 * counted over everybody as it was when the world began.
 */
export async function madePages({
	world,
	catalogue,
	wayOf = pageWay,
	modelOf,
	crowd = 2_000,
}: MadeFrom): Promise<PageService> {
	const titleId = (title: number): string => catalogue.idAt(title);
	const numberOf = new Map(catalogue.titles.map(({ titleId: id }, number) => [id, number]));
	const pasts = Array.from({ length: crowd }, (_, index) => pastOf(world, index, titleId));
	const facts = await pastFacts(catalogue, pasts, world.begin);
	const makerOf = makersBy((name) => {
		const way = wayOf(name);
		return { way, drafts: draftsOf(way, facts, modelOf(way.bundle)) };
	});
	const member = (index: number): ServedMember => {
		const past = pasts[index] ?? pastOf(world, index, titleId);
		const known = knownMember(world, index, { titleId, past });
		const draft = (name: string, atMs: number): Promise<PageDraft> => {
			const { way, drafts } = makerOf(name);
			const { profileId: profile, device } = known.of;
			return drafts({
				requestId: requestId(`${profile}-${atMs}`),
				profileId: profileId(profile),
				asked: { surface: 'home' },
				state: known.stateAt(atMs),
				now: epochMs(atMs),
				on: { device },
				seed: hash32(`${way.chance} ${profile} at ${atMs}`),
			});
		};
		return {
			hears: known.hears,
			page: async (name, atMs) => shownOf(await draft(name, atMs)),
			reading: async (name, atMs) => readingOf(await draft(name, atMs)),
			drawn: async ([a, b], atMs) =>
				drawnFrom(await draft(a, atMs), await draft(b, atMs), numberOf),
		};
	};
	return {
		whyUntold: ([a, b]) => whyUntold(wayOf(a), wayOf(b)),
		member,
	};
}

interface Maker {
	readonly way: PageWay;
	readonly drafts: Drafts;
}

/** Lays a maker out when it is first asked for. */
function makersBy(make: (name: string) => Maker): (name: string) => Maker {
	const makers = new Map<string, Maker>();
	return (name) => {
		const known = makers.get(name) ?? make(name);
		makers.set(name, known);
		return known;
	};
}

/** Of whole pages there is no common support, but where the two differ in chance alone; and then there is little. */
const whyUntold = (one: PageWay, other: PageWay): string =>
	differInChanceAlone(one, other)
		? 'they leave different things to chance and are else the same, so that few pages of one are pages of the other'
		: 'chance decides one place in each row, and never which rows stand there, so that a log of one does not show the other’s';

function differInChanceAlone(one: PageWay, other: PageWay): boolean {
	const plain = ({ policy }: PageWay) =>
		JSON.stringify({ ...policy, version: '', exploration: undefined });
	return one.layout === other.layout && one.bundle === other.bundle && plain(one) === plain(other);
}

function draftsOf({ policy, layout }: PageWay, facts: CountedFacts, model: TasteModel): Drafts {
	return draftMaker(
		{
			facts,
			layout,
			policy: { ...policy, tasteDeadlineMs: 60_000 }, // no page is to differ because the machine was busy
			newestEventAt: () => facts.asOf().at,
			report: (stage, cause) => {
				if (cause instanceof Failure && cause.code === 'model-untrained') return;
				throw new Error(`${stage} failed`, { cause });
			},
		},
		model,
	);
}

/** A draft as a member sees it: what its page would show, without being written. */
function shownOf({ laid: { rows }, query }: PageDraft): SeenPage {
	const ends = new Int32Array(rows.length);
	let end = 0;
	for (const [row, { slate }] of rows.entries()) {
		end += slate.length;
		ends[row] = end;
	}
	return {
		requestId: query.requestId,
		titles: Int32Array.from(rows.flatMap(({ slate }) => slate.map(({ index }) => index))),
		positions: Int32Array.from(rows.flatMap(({ slate }) => [...slate.keys()])),
		rowEnds: ends,
		rowKeys: Int32Array.from(rows, ({ offer }) => hash32(offer.id) | 0),
		rowIds: rows.map(({ offer }) => offer.id),
		unknown: 0,
	};
}

/** Titles in the order of how likely they are looked at, as pages are laid out for; each where it stands first. */
function readingOf({ laid: { rows }, query: { shape } }: PageDraft): Int32Array {
	const places = rows.flatMap(({ slate }, row) =>
		slate.map(({ index }, column) => ({ index, seen: attention(row, column, shape) })),
	);
	places.sort((one, other) => other.seen - one.seen);
	return Int32Array.from(new Set(places.map(({ index }) => index)));
}

/** Rows of both by team draft, as the service draws them. */
function drawnFrom(
	one: PageDraft,
	other: PageDraft,
	numberOf: ReadonlyMap<string, number>,
): DrawnPage {
	const answer = interleavedPage(one, other, {
		experiment: 'proof',
		thing: 'rows',
		arms: ['A', 'B'],
	});
	const shown = seenPage(answer.page, numberOf);
	const picks = picksOf(answer.packed);
	const teams = answer.page.rows.flatMap(({ titles }) =>
		titles.map(({ title }) => picks.get(title.titleId)),
	);
	return {
		shown,
		earnedBy: (place) => teams[place],
		areAlike: isAlike(shownOf(one), shownOf(other)),
	};
}

const isAlike = (one: SeenPage, other: SeenPage): boolean =>
	isSameColumn(one.titles, other.titles) &&
	isSameColumn(one.rowEnds!, other.rowEnds!) &&
	one.rowIds.every((id, row) => id === other.rowIds[row]);

const isSameColumn = (one: Int32Array, other: Int32Array): boolean =>
	one.length === other.length && one.every((value, at) => value === other[at]);
