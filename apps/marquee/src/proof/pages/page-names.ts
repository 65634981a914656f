import type { Makings, PageLayout, PagePolicy } from '@marquee/page';
import { Failure } from '@marquee/units';
import { layoutNamed } from '../../serving/layout-named.ts';
import { policyNamed } from '../../serving/policy-named.ts';

/** How pages are made, as a name says it; what it does not say is as it is served. */
export interface PageWay {
	readonly policy: PagePolicy;
	readonly layout: (makings: Makings) => PageLayout;
	/** Of a service: `serving`, or as much of a hash as no other begins with; `undefined`: the one that serves, if any. */
	readonly bundle: string | undefined;
	/** Draws other chance: the same way with another number differs by chance alone. */
	readonly chance: string;
}

/** What a part of a name begins with. */
const kinds = ['policy', 'layout', 'bundle'] as const;

/** Whether a name asks for pages and not for a ranker: it says by which policy or layout. */
export const isPageName = (name: string): boolean => /^(.*\+)?(policy|layout):/.test(name);

/**
 * Reads `policy:page-1-diverse`, `layout:generative`, and both with a bundle, joined by `+`; `#2` at the end draws other chance.
 *
 * @throws {Failure} `policy-unknown`, `layout-unknown`, `proof-ranker-unknown` if a part is none of the three.
 */
export function pageWay(name: string): PageWay {
	const [, plain, chance] = /^(.*?)(?:#(\d+))?$/.exec(name)!;
	const named = new Map(plain!.split('+').map((part) => readPart(part, name)));
	return {
		policy: policyNamed(named.get('policy') ?? 'page-1'),
		layout: layoutNamed(named.get('layout') ?? 'stage-wise'),
		bundle: named.get('bundle'),
		chance: chance ?? '1',
	};
}

function readPart(part: string, name: string): readonly [string, string] {
	const [kind, value] = part.split(':');
	if (kinds.some((one) => one === kind) && value) return [kind!, value];
	throw new Failure('proof-ranker-unknown', {
		responsible: 'caller',
		what: `${JSON.stringify(part)} says nothing of how pages are made`,
		where: name,
		remedy:
			'Join policy:VERSION, layout:NAME and bundle:HASH by +; #2 at the end draws other chance.',
	});
}
