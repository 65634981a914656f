import { isAvailable } from '@marquee/catalogue';
import { type PageRow, type PlacedTitle, Page as pageSchema, validator } from '@marquee/contracts';
import { isDisliked, isFinished, isWatched } from '@marquee/retrieval';
import { knownBy } from '../admission.ts';
import { titleCard } from '../assembled.ts';
import { roomOn } from '../attention.ts';
import type { PageFacts } from '../makings.ts';
import type { PageAnswer } from '../page-draft.ts';
import type { BrowseAsked, PageRequest } from '../page-request.ts';
import { type PagePolicy, shapeFor } from '../policy.ts';

/** A page with everything that it is judged by. */
export interface Judged {
	readonly answer: PageAnswer;
	readonly request: PageRequest;
	readonly facts: PageFacts;
	readonly policy: PagePolicy;
}

/** Finds where a page breaks a rule, in words; nothing where it keeps it. */
export type PageRule = (judged: Judged) => readonly string[];

/** The rows in which a viewer looks for what is its own, or for everything there is. */
const ownFamilies = ['continue-watching', 'my-list', 'top-10', 'watch-again', 'browsed'];

const onPage = ({ answer }: Judged): readonly { row: PageRow; placed: PlacedTitle }[] =>
	answer.page.rows.flatMap((row) => row.titles.map((placed) => ({ row, placed })));

/** Each title that breaks a rule, with the row it stands in. */
const titlesWhich =
	(breaks: (placed: PlacedTitle, row: PageRow, judged: Judged) => boolean): PageRule =>
	(judged) =>
		onPage(judged).flatMap(({ row, placed }) =>
			breaks(placed, row, judged) ? [`${placed.title.titleId} in ${row.rowId}`] : [],
		);

const activityOf = ({ request }: Judged, { title }: PlacedTitle) =>
	request.state?.titles.find(({ titleId }) => titleId === title.titleId);

const titleOf = ({ facts }: Judged, { title }: PlacedTitle) => facts.catalogue.title(title.titleId);

const isPage = validator(pageSchema);

const repeated = (ids: readonly string[]): readonly string[] =>
	ids.filter((id, place) => ids.indexOf(id) !== place);

/** Whether anything excuses that a pinned row stands elsewhere, or nowhere, judged by the page alone. */
function mayStandElsewhere(
	{ family, place }: { readonly family: string; readonly place: number },
	{ answer: { page, trace }, request, facts, policy }: Judged,
): boolean {
	if (trace.interleaved !== undefined) return true; // rows of two pages, of which the other has its own pins
	const goesOn = facts.continuing(request).sessionIsContinuation >= 0.5;
	const isOwn = (other: string): boolean =>
		other in policy.pinned || (goesOn && other === 'continue-watching');
	const stands = page.rows.findIndex((row) => row.family === family);
	if (stands > place) return page.rows.slice(place, stands).every((row) => isOwn(row.family));
	if (stands !== -1)
		return (
			(goesOn && family === 'continue-watching') ||
			page.rows.slice(stands + 1).every((row) => isOwn(row.family))
		);
	const rows = trace.rows.filter((row) => row.family === family);
	const isShort = rows.every(({ outcome }) => outcome === 'rejected');
	const isFull = page.rows.length === roomOn('home', shapeFor(policy, request.on?.device)).rows;
	return isShort || (isFull && page.rows.slice(place).every((row) => isOwn(row.family)));
}

/** What no page may ever do, whatever it is made from and by whichever policy. */
export const pageRules: Readonly<Record<string, PageRule>> = {
	'a title stands on a page once': (judged) =>
		repeated(onPage(judged).map(({ placed }) => placed.title.titleId)),

	'a row stands on a page once': ({ answer }) =>
		repeated(answer.page.rows.map(({ rowId }) => rowId)),

	'a title is what the catalogue says of it': titlesWhich((placed, _row, judged) => {
		const title = titleOf(judged, placed);
		return (
			title === undefined ||
			JSON.stringify({ ...titleCard(title), name: '' }) !==
				JSON.stringify({ ...placed.title, name: '' })
		);
	}),

	'a title may be shown in the country now': titlesWhich(
		(placed, _row, judged) =>
			!isAvailable(titleOf(judged, placed)!, judged.request.on?.country, judged.request.now),
	),

	'a title is for viewers of this age': titlesWhich(
		(placed, _row, judged) =>
			(titleOf(judged, placed)!.maturity ?? 0) > (judged.request.maturityLimit ?? Infinity),
	),

	'a disliked title stands nowhere but in a list that somebody asked for': titlesWhich(
		(placed, { family }, judged) => {
			const activity = activityOf(judged, placed);
			return family !== 'browsed' && activity !== undefined && isDisliked(activity);
		},
	),

	'what a profile knows is not recommended to it': titlesWhich((placed, { family }, judged) => {
		const activity = activityOf(judged, placed);
		if (activity?.lastEngagedAt === undefined) return false;
		if (judged.request.asked.surface === 'browse' || ownFamilies.includes(family)) return false;
		return knownBy(activity, titleOf(judged, placed)!) !== undefined;
	}),

	'a page fits the screen': ({ answer: { page }, request, policy }) => {
		const shape = roomOn(request.asked.surface, shapeFor(policy, request.on?.device));
		const long = page.rows.filter(({ family, titles }) => {
			const isWhole = page.surface !== 'home' && ownFamilies.includes(family);
			return titles.length > shape.titlesPerRow && !isWhole;
		});
		const rows = page.rows.length > shape.rows ? [`${page.rows.length} rows`] : [];
		return [...rows, ...long.map(({ rowId, titles }) => `${titles.length} titles in ${rowId}`)];
	},

	'a row has as many titles as it declares': ({ answer: { page }, policy }) =>
		page.rows
			.filter(({ family, titles }) => {
				const isGiven = ['continue-watching', 'my-list', 'top-10', 'browsed'].includes(family);
				return titles.length < (isGiven ? 1 : policy.fewestTitles);
			})
			.map(({ rowId, titles }) => `${titles.length} titles in ${rowId}`),

	'a visit that is for going on begins with what was begun': ({ answer, request, facts }) => {
		if (request.asked.surface !== 'home') return [];
		const { titles, sessionIsContinuation } = facts.continuing(request);
		if (sessionIsContinuation < 0.5) return [];
		const open = titles.filter(({ state, titleId }) => {
			const title = facts.catalogue.title(titleId);
			const isOld = (title?.maturity ?? 0) > (request.maturityLimit ?? Infinity);
			return (
				state === 'continuing' &&
				title !== undefined &&
				!isOld &&
				isAvailable(title, request.on?.country, request.now)
			);
		});
		const first = answer.page.rows[0];
		const shown = first?.family === 'continue-watching' ? first.titles : [];
		return open
			.slice(0, Math.max(1, shown.length))
			.filter(({ titleId }, place) => shown[place]?.title.titleId !== titleId)
			.map(({ titleId }) => `${titleId} is not where it would be gone on with`);
	},

	'a pinned row stands in its place; where it does not, the trace says why, and so it is': (
		judged,
	) => {
		const { answer, request, policy } = judged;
		const { page, trace } = answer;
		if (request.asked.surface !== 'home') return (trace.pins ?? []).map(({ family }) => family);
		return Object.entries(policy.pinned).flatMap(([family, place]) => {
			const stands = page.rows.findIndex((row) => row.family === family);
			const told = trace.pins?.find((pin) => pin.family === family);
			const isTold = told?.place === place && (told.stands ?? -1) === stands;
			const isExcused = told?.why !== undefined && mayStandElsewhere({ family, place }, judged);
			const isRight = stands === place ? told?.why === undefined : isExcused;
			return isTold && isRight ? [] : [`${family} at ${stands}, not ${place}: ${told?.why}`];
		});
	},

	'a rank is that of the list of the country': (judged) => {
		const { facts, request } = judged;
		const list = facts.topTen(request.now, request.on?.country)?.entries ?? [];
		const ranks = new Map(list.map(({ titleId, rank }) => [titleId, rank]));
		return titlesWhich(({ title, rank }, { family }) =>
			family === 'top-10' ? rank !== ranks.get(title.titleId) : rank !== undefined,
		)(judged);
	},

	'a top 10 says whose viewers were counted, as its heading does, and no other row does': (
		judged,
	) => {
		const { facts, request, answer } = judged;
		const list = facts.topTen(request.now, request.on?.country);
		return answer.page.rows
			.filter(({ family, countedIn, heading }) => {
				if (family !== 'top-10') return countedIn !== undefined;
				const isOfAll = heading.includes('among all viewers');
				return countedIn !== list!.countedIn || isOfAll !== (countedIn === null);
			})
			.map(({ rowId, heading, countedIn }) => `${rowId}: ${heading}: ${countedIn}`);
	},

	'a top 10 is in the order of its ranks': ({ answer }) =>
		answer.page.rows
			.filter(({ family }) => family === 'top-10')
			.flatMap(({ titles }) =>
				titles.slice(1).filter(({ rank = 0 }, i) => rank <= (titles[i]!.rank ?? Infinity)),
			)
			.map(({ title, rank }) => `${title.titleId} as number ${rank}`),

	'every row and every title says why it is there': (judged) => [
		...titlesWhich(({ evidence }) => evidence.sentence === '' || evidence.source === '')(judged),
		...judged.answer.page.rows
			.filter(({ evidence, heading }) => evidence.sentence === '' || heading === '')
			.map(({ rowId }) => rowId),
	],

	'who narrows a list gets what was asked for': (judged) => {
		const { asked } = judged.request;
		if (asked.surface !== 'browse') return [];
		const { genre, decade, language, like }: BrowseAsked = asked;
		return titlesWhich((placed) => {
			const { titleId, genres, year, originalLanguage } = titleOf(judged, placed)!;
			return (
				titleId === like ||
				(genre !== undefined && !genres.includes(genre)) ||
				(decade !== undefined && Math.floor((year ?? 0) / 10) * 10 !== decade) ||
				(language !== undefined && originalLanguage !== language)
			);
		})(judged);
	},

	'a list of one’s own is whole': (judged) => {
		const { request, facts } = judged;
		if (request.asked.surface !== 'my-list') return [];
		const shown = new Set(onPage(judged).map(({ placed }) => placed.title.titleId));
		return (request.state?.titles ?? [])
			.filter((activity) => {
				const title = facts.catalogue.title(activity.titleId);
				if (title === undefined || !activity.listed || isDisliked(activity)) return false;
				if ((title.maturity ?? 0) > (request.maturityLimit ?? Infinity)) return false;
				const { positionAt = 0, listedAt = 0 } = activity;
				const isSeenSince = isFinished(activity, title) && positionAt > listedAt;
				return !isSeenSince && isAvailable(title, request.on?.country, request.now);
			})
			.filter(({ titleId }) => !shown.has(titleId))
			.map(({ titleId }) => `${titleId} is missing`);
	},

	'watch again shows what was watched and liked': titlesWhich((placed, { family }, judged) => {
		if (family !== 'watch-again') return false;
		const activity = activityOf(judged, placed);
		return activity === undefined || !isWatched(activity) || isDisliked(activity);
	}),

	'a page is what the contract says': ({ answer }) =>
		(isPage(answer.page).problems ?? []).map(({ at, expected }) => `${at}: ${expected}`),

	'a funnel only narrows, and ends with what is shown': ({ answer: { trace, page } }) =>
		trace.rows
			.filter(({ row, outcome, funnel, slate }) => {
				const { retrieved, admitted, considered, shown } = funnel;
				const onPage = page.rows.find(({ rowId }) => rowId === row)?.titles.length;
				return (
					retrieved < admitted ||
					admitted < considered ||
					considered < shown ||
					(outcome === 'shown') !== (onPage !== undefined) ||
					slate.length !== (onPage ?? 0)
				);
			})
			.map(({ row, funnel }) => `${row}: ${JSON.stringify(funnel)}`),

	'a propensity is a probability': ({ answer: { trace } }) =>
		trace.rows.flatMap(({ row, slate }) =>
			slate
				.flatMap(({ propensity = 1, foundWith = 1 }) => [propensity, foundWith])
				.filter((chance) => !(chance > 0 && chance <= 1))
				.map((chance) => `${chance} in ${row}`),
		),

	'a page without a model says so, and no other page does': ({ answer: { page } }) => {
		const skipped = page.skipped.map(({ stage }) => stage).join(' ');
		const isUntrained = page.model.bundle === 'untrained';
		const expected = isUntrained ? 'taste-of-profile' : '';
		const { trainedAt } = page.model;
		return [
			...(skipped === expected ? [] : [`skipped: ${skipped}`]),
			...((trainedAt === null) === isUntrained ? [] : [`trained at ${trainedAt}`]),
		];
	},
};

/** Every rule that a page breaks, and where. */
export const brokenRules = (judged: Judged): readonly string[] =>
	Object.entries(pageRules).flatMap(([rule, broken]) =>
		broken(judged).map((where) => `not so: ${rule}: ${where}`),
	);
