import { ExperimentDesign } from '@marquee/contracts';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import {
	changeable,
	type DraftDesign,
	designOf,
	draftOf,
	emptyDraft,
	faultsOf,
	lockedBy,
	shareFault,
} from './draft-design.ts';

const identifier = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
const share = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const without = { requiredKeys: [] as [] };

const design: fc.Arbitrary<ExperimentDesign> = fc
	.record({
		key: identifier,
		hypothesis: fc.stringMatching(/^[a-z]{1,20}( [a-z]{1,9}){0,5}$/),
		share,
		arms: fc.uniqueArray(
			fc.record({
				key: identifier,
				weight: fc.integer({ min: 2, max: 9 }),
				recipe: fc.record(
					{ policy: identifier, bundle: identifier, searchWeights: fc.constant('learnt' as const) },
					without,
				),
			}),
			{ minLength: 2, maxLength: 2, selector: ({ key }) => key },
		),
		primary: identifier,
		guardrails: fc.array(fc.record({ metric: identifier, margin: share }), { maxLength: 3 }),
		secondary: fc.array(identifier, { maxLength: 3 }),
		plannedMembers: fc.integer({ min: 2, max: 1e9 }),
	})
	.chain((base) =>
		fc.constantFrom<ExperimentDesign>(
			{ ...base, kind: 'ab' },
			{ ...base, kind: 'interleaving', interleaves: 'search', alpha: 0.01 },
			{
				...base,
				kind: 'ab',
				layer: 'home',
				slots: [
					[0, 0.25],
					[0.5, 1],
				],
				audience: { country: ['DE', 'AT'], device: ['phone'] },
				forced: { 'p:1': base.arms[1]!.key },
			},
		),
	);

test('a design that is shown and saved untouched stays what it was', () => {
	fc.assert(
		fc.property(design, (each) => {
			expect(designOf(draftOf(each))).toEqual({ design: each });
		}),
	);
});

test('what the form lets through, the contract lets through', () => {
	fc.assert(
		fc.property(design, (each) => {
			const made = designOf(draftOf(each));
			expect('design' in made && Value.Check(ExperimentDesign, made.design)).toBe(true);
		}),
	);
});

const whole = emptyDraft({
	key: 'rows',
	hypothesis: 'Better.',
	primary: 'hours',
	plannedMembers: '100',
});

test('each field that is wrong says why, and one that is right says nothing', () => {
	expect(faultsOf(whole)).toEqual({});
	const wrong: readonly (readonly [keyof DraftDesign, Partial<DraftDesign>])[] = [
		['key', { key: 'with space' }],
		['hypothesis', { hypothesis: ' ' }],
		['share', { share: '101' }],
		['share', { share: '' }],
		['layer', { layer: 'a b' }],
		['slots', { slots: '0.5..0.2' }],
		['slots', { slots: 'half' }],
		['arms', { arms: [whole.arms[0]!, whole.arms[0]!] }],
		['arms', { arms: whole.arms.map((arm) => ({ ...arm, weight: '-1' })) }],
		['arms', { kind: 'interleaving', arms: [...whole.arms, { ...whole.arms[0]!, key: 'c' }] }],
		['audience', { audience: 'Germany' }],
		['forced', { forced: 'p-1: nobody' }],
		['primary', { primary: '' }],
		['guardrails', { guardrails: [{ metric: 'x', margin: '' }] }],
		['plannedMembers', { plannedMembers: '1.5' }],
		['alpha', { alpha: '0.9' }],
	];
	for (const [field, changes] of wrong)
		expect(Object.keys(faultsOf({ ...whole, ...changes })), JSON.stringify(changes)).toEqual([
			field,
		]);
});

test('what runs changes only what moves nobody: the rest is locked, and the share only grows', () => {
	const fields = Object.keys(whole) as (keyof DraftDesign)[];
	expect(fields.filter((field) => lockedBy(field, 'running') === undefined).sort()).toEqual(
		changeable.toSorted(),
	);
	expect(fields.filter((field) => lockedBy(field, 'stopped') === undefined)).toEqual([]);
	expect(fields.filter((field) => lockedBy(field, 'draft') !== undefined)).toEqual(['key']);
	expect(fields.filter((field) => lockedBy(field, undefined) !== undefined)).toEqual([]);
	expect(shareFault('10', 0.2, 'running')).toContain('only grow');
	expect([shareFault('20', 0.2, 'running'), shareFault('10', 0.2, 'draft')]).toEqual([
		undefined,
		undefined,
	]);
});
