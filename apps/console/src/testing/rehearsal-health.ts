import { seededRandom } from '@marquee/units';
import type { Doing, Status, Surfaces } from '../answers/surfaces.ts';

/** How rehearsed surfaces are: `well`, or `ill`, when some dependency stalls. */
export type RehearsedHealth = 'well' | 'ill';

/** Surfaces that somebody asks; the others nobody does. */
const asked = ['home', 'browse', 'top-10', 'my-list', 'notifications'] as const;
const unasked = ['search', 'continue-watching', 'trailers'] as const;

/** What goes wrong with surfaces that are ill: the first is slow and kept, the second popular, the third fails. */
const illnesses = [
	{ kept: 0.22, popular: 0, errors: 0, p99: 410 },
	{ kept: 0, popular: 0.05, errors: 0, p99: 34 },
	{ kept: 0, popular: 0, errors: 3, p99: 34 },
];
const wellness = { kept: 0, popular: 0, errors: 0, p99: 34 };

/** Answers that count on, each `everyMs` after the one before. */
export function rehearsedSurfaces(health: RehearsedHealth, startAt: number, everyMs = 2_000) {
	const random = seededRandom(3, health);
	const isIll = health === 'ill';
	let answered = 0;
	const surfaces = asked.map((surface, i) => ({
		surface,
		perSecond: 60 / (1 + i * i),
		fault: (isIll && illnesses[i]) || wellness,
		counted: { requests: 5_000, kept: 0, popular: 0 },
	}));
	return (): Surfaces => {
		const now = startAt + answered++ * everyMs;
		const counts = surfaces.map(({ surface, perSecond, fault, counted }) => {
			const came = Math.round(perSecond * (everyMs / 1000) * (0.85 + random.next() * 0.3));
			counted.requests += came;
			counted.kept += Math.round(came * fault.kept);
			counted.popular += Math.round(came * fault.popular);
			const window = Math.round(perSecond * 300);
			const p99 = fault.p99 * (0.9 + random.next() * 0.2);
			return {
				surface,
				sinceStart: doing(counted, fault.errors, p99),
				lastFiveMinutes: doing(
					{ requests: window, kept: window * fault.kept, popular: window * fault.popular },
					fault.errors,
					p99,
				),
				inputAgeMs: {
					events: 900 + random.next() * 2_000,
					...(surface === 'notifications'
						? { plan: 5 * 86_400_000 }
						: {
								popularity: isIll ? 11_000_000 : 1_500_000 + (now - startAt),
								model: 9 * 3_600_000,
							}),
				},
			};
		});
		return { now, surfaces: [...counts, ...unasked.map(silent)], ladder: ladder(isIll) };
	};
}

const silent = (surface: (typeof unasked)[number]) => {
	const nothing = doing({ requests: 0, kept: 0, popular: 0 }, 0, 0);
	return { surface, sinceStart: nothing, lastFiveMinutes: nothing, inputAgeMs: {} };
};

const doing = (
	{ requests, kept, popular }: { requests: number; kept: number; popular: number },
	errors: number,
	p99: number,
): Doing => ({
	requests,
	served: { fresh: requests - kept - popular, kept, popular },
	errors,
	latencyMs: { p50: p99 / 3, p99, p999: p99 * 2.1, max: p99 * 3 },
});

const ladder = (isIll: boolean): NonNullable<Surfaces['ladder']> => ({
	because: isIll ? { 'dependency-overran': 51, 'dependency-resting': 309 } : {},
	takenOff: { disliked: 1 },
	late: isIll ? 12 : 0,
	underWay: 1,
	kept: { pages: 800, bytes: 9_600_000 },
	breakers: {
		'profile-states': resting(12_400, false),
		popular: resting(61, false),
		'fresh-page/home': resting(12_200, isIll),
	},
});

const resting = (answered: number, isOpen: boolean) => ({
	isOpen,
	answered,
	failed: 0,
	overran: isOpen ? 51 : 0,
	refused: isOpen ? 309 : 0,
	opened: isOpen ? 4 : 0,
});

export const rehearsedStatus = (now: number): Status => ({
	startedAt: now - 7_200_000,
	now,
	service: {
		log: { end: 101_204 },
		model: { bundle: 'sha256:4f0dca11ab1e', trainedAt: now - 9 * 3_600_000 },
	},
	eventLoop: { recentMs: 0.3, p99Ms: 2.1, maxMs: 14, shedAboveMs: 300 },
	process: { cpuSeconds: 812.5, residentBytes: 268_435_456 },
	requests: { underWay: 1, shed: 0 },
});
