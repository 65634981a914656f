import Type from 'typebox';
import { expect, test } from 'vitest';
import { NewProfile } from './profile.ts';
import { Title } from './title.ts';
import { validatedEvent, validator } from './validation.ts';

const play = { kind: 'play', eventId: 'e1', profileId: 'p1', titleId: 't1', happenedAt: 1_000 };

test('an event with every field right is returned as it was given', () => {
	expect(validatedEvent(play).value).toBe(play);
});

test.each([
	['a missing field', { ...play, titleId: undefined }, '/titleId', /required/],
	['a field of another kind', { ...play, thumb: 'up' }, '/thumb', /no such field/],
	[
		'seconds with a fraction for milliseconds',
		{ ...play, happenedAt: 1.5 },
		'/happenedAt',
		/integer/,
	],
	['an id with a space', { ...play, profileId: 'a b' }, '/profileId', /text like/],
	['an unknown kind', { ...play, kind: 'watch' }, '/kind', /one of impression, play/],
	['a list instead of an event', [play], '', /event object/],
])('%s is named with its field and what was expected', (_what, event, at, expected) => {
	const { problems } = validatedEvent(JSON.parse(JSON.stringify(event)));
	expect(problems).toHaveLength(1);
	expect(problems![0]!.at).toBe(at);
	expect(problems![0]!.expected).toMatch(expected);
});

test('a word that is none of a few is one problem, which names them all, however many there are', () => {
	const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
	const choice = Type.Union(words.map((word) => Type.Literal(word)));
	const expected = `must be one of ${words.join(', ')}`;
	expect(validator(Type.Object({ one: choice }))({ one: 'm' }).problems).toEqual([
		{ at: '/one', expected, found: '"m"' },
	]);
	expect(validator(Type.Array(choice))(['a', 'm']).problems).toEqual([
		{ at: '/1', expected, found: '"m"' },
	]);
});

test('of a choice between other things than words, what each of them would need is said, and not that none fits', () => {
	const either = Type.Object({ since: Type.Union([Type.Null(), Type.Integer()]) });
	expect(validator(either)({ since: 'long' }).problems).toEqual([
		{ at: '/since', expected: 'must be null', found: '"long"' },
		{ at: '/since', expected: 'must be integer', found: '"long"' },
	]);
});

test('a kind named like a property of every object is an unknown kind', () => {
	for (const kind of ['constructor', '__proto__', 'toString'])
		expect(validatedEvent({ ...play, kind }).problems).toHaveLength(1);
});

test('a long wrong value is quoted, not echoed', () => {
	const { problems } = validator(Title)({ titleId: 't', name: 7, genres: ['x'.repeat(9_000)] });
	expect(problems!.every(({ found }) => found.length <= 80)).toBe(true);
	expect(problems!.map(({ at }) => at)).toEqual(['/name', '/genres/0']);
});

test.each(['   ', '\u0000', 'a\nb', '\u202eevil', '\u001b[2J', ''])(
	'%j is no name: nobody could see it, or it would do something',
	(name) => {
		expect(validator(NewProfile)({ name }).problems![0]!.at).toBe('/name');
	},
);

test('a title whose name is blank is refused', () => {
	for (const name of ['', '  \n'])
		expect(validator(Title)({ titleId: 't', name, genres: [] }).problems![0]!.at).toBe('/name');
});

test('names of all scripts are names', () => {
	for (const name of ['Fantômas', '千と千尋の神隠し', 'مدينة', '3:10 to Yuma', 'Ø'])
		expect(validator(NewProfile)({ name }).value).toEqual({ name });
});
