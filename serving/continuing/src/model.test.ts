import { expect, test } from 'vitest';
import { continuingModel, handSetModel } from './model.ts';
import { sessionFeatureNames } from './session-features.ts';
import { titleFeatureNames } from './title-features.ts';
import { trainContinuing } from './train.ts';

test('a model survives being written as JSON, by hand or learnt', () => {
	for (const model of [handSetModel, trainContinuing([], { version: 'empty' })])
		expect(continuingModel(JSON.parse(JSON.stringify(model)))).toEqual(model);
});

test('there is a weight by hand for every feature and for nothing else', () => {
	expect(Object.keys(handSetModel.title).sort()).toEqual([...titleFeatureNames].sort());
	expect(Object.keys(handSetModel.session).sort()).toEqual([...sessionFeatureNames].sort());
});

const { sittings: _, ...withoutSittings } = handSetModel.title;
test.each([
	['no object', 7, 'the model'],
	['a field nobody knows', { ...handSetModel, titles: {} }, '/titles'],
	['no version', { ...handSetModel, version: '' }, '/version'],
	['a missing weight', { ...handSetModel, title: withoutSittings }, '/title/sittings'],
	[
		'a misspelt weight',
		{ ...handSetModel, title: { ...handSetModel.title, sitings: 1 } },
		'/title/sitings',
	],
	[
		'a text for a weight',
		{ ...handSetModel, session: { ...handSetModel.session, onPhone: '1' } },
		'/session/onPhone',
	],
	['no limits', { ...handSetModel, abandonedFrom: null }, '/abandonedFrom'],
	['half a lineage', { ...handSetModel, learntFrom: { visits: 3 } }, '/learntFrom/continuations'],
])('%s is refused with a code and the place', (_name, json, where) => {
	expect(() => continuingModel(json)).toThrow(
		expect.objectContaining({ code: 'continuing-model-malformed', responsible: 'caller', where }),
	);
});
