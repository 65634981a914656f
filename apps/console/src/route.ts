import type { Device, ExperimentStatus } from '@marquee/contracts';
import { type PowerQuestion, powerFields, powerQuestionOf } from './experiments/power-question.ts';

/** The surfaces that are pages. */
export const surfaces = ['home', 'browse', 'my-list', 'continue-watching', 'top-10'] as const;
export type PageSurface = (typeof surfaces)[number];

/** What somebody may watch on. */
export const devices = ['phone', 'tablet', 'television', 'web'] as const satisfies Device[];

/** How rows may be laid out. */
export const layouts = ['stage-wise', 'generative'] as const;

/** A page to be made: for whom, where and how. What is absent is as the service knows it. */
export interface Asked {
	readonly surface: PageSurface;
	readonly profile?: string;
	readonly device?: Device;
	/** ISO 3166-1 alpha-2. */
	readonly country?: string;
	/** BCP 47. */
	readonly locale?: string;
}

/** What a page is held against: itself made by another bundle, policy or layout; as it was, where none is named. */
export interface Against {
	/** The hash of a bundle. */
	readonly with?: string;
	/** The version of a policy. */
	readonly policy?: string;
	readonly layout?: (typeof layouts)[number];
}

/** The pages that a profile was shown. */
export interface ShownRoute {
	readonly at: 'shown';
	readonly profile: string;
	/** Those of before this moment, in epoch ms; of any unless given. */
	readonly before?: number;
}

/** A page that was made. */
export interface InspectRoute {
	readonly at: 'inspect';
	readonly requestId: string;
	/** The title it is asked about; it need not be on the page. */
	readonly title?: string;
	/** What somebody looks for on the page. */
	readonly find?: string;
	readonly against?: Against;
}

/** An experiment, and what is looked at of it. */
export interface ExperimentRoute {
	readonly at: 'experiment';
	readonly key: string;
	/** The treatment that is held against the control. */
	readonly arm?: string;
	/** The metric that is drawn beside those that always are. */
	readonly metric?: string;
	/** By what members are told apart. */
	readonly by?: string;
}

/** Where the console is, as the address says it: a link shows others the same. */
export type Route =
	| { readonly at: 'ask'; readonly asked: Asked }
	| ShownRoute
	| InspectRoute
	| { readonly at: 'surfaces'; readonly surface?: string }
	| { readonly at: 'diversity' }
	| { readonly at: 'experiments'; readonly show?: ExperimentStatus; readonly find?: string }
	| ExperimentRoute
	/** What an experiment would see; with a key, the design of one that exists. */
	| { readonly at: 'plan'; readonly key?: string; readonly asked: PowerQuestion };

const oneOf = <Word extends string>(words: readonly Word[], said: string | null) =>
	words.find((word) => word === said);

/** The route that an address' hash names; the empty inspector where it names none. */
export function routeOf(hash: string): Route {
	const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
	const [, at, id = ''] = path.split('/').map(decoded);
	const said = new URLSearchParams(query);
	if (at === 'surfaces') return { at, ...given('surface', said.get('surface')) };
	if (at === 'diversity') return { at };
	if (at === 'plan') return { at, ...given('key', id), asked: powerQuestionOf(said) };
	if (at === 'experiments') return id === '' ? listRoute(said) : experimentRoute(id, said);
	if (at === 'shown' && said.get('profile')) return shownRoute(said);
	return id === '' ? { at: 'ask', asked: askedOf(said) } : inspectRoute(id, said);
}

function listRoute(said: URLSearchParams): Route {
	const show = oneOf(['running', 'draft', 'stopped'] as const, said.get('show'));
	return { at: 'experiments', ...(show && { show }), ...given('find', said.get('find')) };
}

const experimentRoute = (key: string, said: URLSearchParams): ExperimentRoute => ({
	at: 'experiment',
	key,
	...given('arm', said.get('arm')),
	...given('metric', said.get('metric')),
	...given('by', said.get('by')),
});

function shownRoute(said: URLSearchParams): ShownRoute {
	const before = said.get('before') ?? '';
	return {
		at: 'shown',
		profile: said.get('profile')!,
		...(/^\d{1,15}$/.test(before) && { before: Number(before) }),
	};
}

function inspectRoute(requestId: string, said: URLSearchParams): InspectRoute {
	const layout = oneOf(layouts, said.get('layout'));
	const against = {
		...given('with', said.get('with')),
		...given('policy', said.get('policy')),
		...(layout && { layout }),
	};
	const isHeldAgainst = Object.keys(against).length > 0 || said.has('again');
	return {
		at: 'inspect',
		requestId,
		...given('title', said.get('title')),
		...given('find', said.get('find')),
		...(isHeldAgainst && { against }),
	};
}

function askedOf(said: URLSearchParams): Asked {
	const device = oneOf(devices, said.get('device'));
	return {
		surface: oneOf(surfaces, said.get('surface')) ?? 'home',
		...given('profile', said.get('profile')),
		...(device && { device }),
		...given('country', said.get('country')),
		...given('locale', said.get('locale')),
	};
}

/** The hash that `routeOf` reads back as this route. */
export function hashOf(route: Route): string {
	switch (route.at) {
		case 'ask':
			return route.asked.profile === undefined && route.asked.surface === 'home'
				? '#/inspect'
				: `#/inspect${queryOf({ ...route.asked })}`;
		case 'inspect': {
			const { requestId, title, find, against } = route;
			const isAsItWas = against !== undefined && Object.keys(against).length === 0;
			const query = queryOf({ title, find, ...against, again: isAsItWas ? '1' : undefined });
			return `#/inspect/${encodeURIComponent(requestId)}${query}`;
		}
		case 'shown': {
			const { profile, before } = route;
			return `#/shown${queryOf({ profile, before: before?.toString() })}`;
		}
		case 'surfaces':
			return `#/surfaces${queryOf({ surface: route.surface })}`;
		case 'diversity':
			return '#/diversity';
		case 'experiments':
			return `#/experiments${queryOf({ show: route.show, find: route.find })}`;
		case 'experiment': {
			const { arm, metric, by } = route;
			return `#/experiments/${encodeURIComponent(route.key)}${queryOf({ arm, metric, by })}`;
		}
		case 'plan': {
			const of = route.key === undefined ? '' : `/${encodeURIComponent(route.key)}`;
			return `#/plan${of}${queryOf(powerFields(route.asked))}`;
		}
	}
}

/** What the window is called there. */
export function titleOf(route: Route): string {
	return `${placeOf(route)} · Marquee console`;
}

function placeOf(route: Route): string {
	switch (route.at) {
		case 'ask':
			return 'Page inspector';
		case 'shown':
			return `Pages shown to ${route.profile}`;
		case 'inspect':
			return `Page ${route.requestId}`;
		case 'surfaces':
			return 'Surface health';
		case 'diversity':
			return 'Diversity frontier';
		case 'experiments':
			return 'Experiments';
		case 'experiment':
			return `Experiment ${route.key}`;
		case 'plan':
			return route.key === undefined ? 'Plan an experiment' : `Design of ${route.key}`;
	}
}

function queryOf(fields: Readonly<Record<string, string | undefined>>): string {
	const said = Object.entries(fields).filter(
		(field): field is [string, string] => field[1] !== undefined && field[1] !== '',
	);
	return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

/** Exact optional properties: what is not said is not there. */
function given<Name extends string>(name: Name, value: string | null | undefined) {
	return (value ? { [name]: value } : {}) as { readonly [Key in Name]?: string };
}

/** A broken escape stands for itself: an address somebody typed is no reason to fail. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch (error) {
		if (error instanceof URIError) return part;
		throw error;
	}
}
