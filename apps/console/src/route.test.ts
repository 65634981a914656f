import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statuses } from './experiments/listing.ts';
import type { PowerQuestion } from './experiments/power-question.ts';
import {
	type Asked,
	devices,
	hashOf,
	layouts,
	type Route,
	routeOf,
	surfaces,
	titleOf,
} from './route.ts';

const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const without = { requiredKeys: [] as [] };

const asked: fc.Arbitrary<Asked> = fc
	.tuple(
		fc.constantFrom(...surfaces),
		fc.record(
			{ profile: word, device: fc.constantFrom(...devices), country: word, locale: word },
			without,
		),
	)
	.map(([surface, others]) => ({ surface, ...others }))
	// A page for nobody is not asked for: the address keeps what else was chosen only beside a surface or a profile.
	.filter(({ surface, profile }) => surface !== 'home' || profile !== undefined);

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const question: fc.Arbitrary<PowerQuestion> = fc.record(
	{
		metric: word,
		share: number(0.001, 1),
		arms: fc.integer({ min: 2, max: 8 }),
		alpha: number(0.001, 0.5),
		power: number(0.01, 0.999),
		effect: number(0.0001, 10),
	},
	without,
);

const against = fc.record(
	{ with: word, policy: word, layout: fc.constantFrom(...layouts) },
	without,
);

const route: fc.Arbitrary<Route> = fc.oneof(
	fc
		.tuple(word, fc.record({ before: fc.nat(4e12) }, without))
		.map(([profile, when]) => ({ at: 'shown' as const, profile, ...when })),
	asked.map((each) => ({ at: 'ask' as const, asked: each })),
	fc
		.tuple(word, fc.record({ title: word, find: word, against }, without))
		.map(([requestId, others]) => ({ at: 'inspect' as const, requestId, ...others })),
	fc.record({ surface: word }, without).map((each) => ({ at: 'surfaces' as const, ...each })),
	fc.constant({ at: 'diversity' as const }),
	fc
		.record({ show: fc.constantFrom(...statuses), find: word }, without)
		.map((each) => ({ at: 'experiments' as const, ...each })),
	fc
		.tuple(word, fc.record({ arm: word, metric: word, by: word }, without))
		.map(([key, others]) => ({ at: 'experiment' as const, key, ...others })),
	fc
		.tuple(fc.record({ key: word }, without), question)
		.map(([key, each]) => ({ at: 'plan' as const, ...key, asked: each })),
);

test('every state has an address that leads back to it', () => {
	fc.assert(
		fc.property(route, (each) => {
			expect(routeOf(hashOf(each))).toEqual(each);
		}),
	);
});

test('whatever somebody types is some place', () => {
	fc.assert(fc.property(fc.string(), (hash) => void routeOf(hash)));
	expect(routeOf('')).toEqual({ at: 'ask', asked: { surface: 'home' } });
	expect(routeOf('#/nowhere')).toEqual({ at: 'ask', asked: { surface: 'home' } });
	expect(routeOf('#/inspect?surface=kitchen&device=fridge')).toEqual({
		at: 'ask',
		asked: { surface: 'home' },
	});
	expect(routeOf('#/shown?before=7')).toEqual({ at: 'ask', asked: { surface: 'home' } });
	expect(routeOf('#/shown?profile=p&before=noon')).toEqual({ at: 'shown', profile: 'p' });
	expect(routeOf('#/inspect/%')).toEqual({ at: 'inspect', requestId: '%' });
	expect(routeOf('#/plan?share=7&arms=2.5&power=high&effect=-1')).toEqual({
		at: 'plan',
		asked: {},
	});
	expect(titleOf(routeOf('#/experiments/rows-by-taste'))).toBe(
		'Experiment rows-by-taste · Marquee console',
	);
	expect(titleOf(routeOf('#/inspect/r-1'))).toBe('Page r-1 · Marquee console');
});
