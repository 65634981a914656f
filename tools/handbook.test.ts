import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codesMadeIn } from './failure-codes.ts';

const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');

const sources = globSync('{kernel,facts,learning,serving,experiments,apps}/*/src/**/*.{ts,tsx}', {
	cwd: root,
})
	.filter((path) => !/\.test\.tsx?$|\.fixture\.ts$|\/testing\/|\/browser\//.test(path))
	.map((path) => ({ path, ...codesMadeIn(path, text(path)) }));

/** Codes by the file that makes them. */
const made = new Map(sources.flatMap(({ path, codes }) => codes.map((code) => [code, path])));

/** The first cell of every row of the handbook's table of codes, and who has to act. */
const rows = [
	...text('docs/handbook.md').matchAll(/^\| `([a-z-]+)` \| ([a-z]+) \|(.*)\|(.*)\|$/gm),
];
const told = rows.map(([, code]) => code!);

/** Files that make failures by codes from elsewhere, and why that loses none. */
const handingOn: Readonly<Record<string, string>> = {
	'apps/gateway/src/problems.ts': 'the compiler holds it to the keys of problemCodes',
	'apps/gateway/src/refusal.ts': 'the compiler holds it to the keys of problemCodes',
	'apps/marquee/src/background/crossing.ts': 'it says again what another thread or process said',
	'apps/marquee/src/stats/placed.ts':
		'it says again, with its place, what a reading was refused for',
	'apps/viewer/src/service.ts': 'it says again what the service answered',
};

test('every failure is made with a code that can be read in the source', () => {
	const unread = sources.filter(({ unreadable }) => unreadable > 0).map(({ path }) => path);
	expect(unread.sort()).toEqual(Object.keys(handingOn));
});

test('every code in the sources stands in the handbook, with what to do', () => {
	const missing = [...made].filter(([code]) => !told.includes(code));
	expect(missing).toEqual([]);
	for (const [, code, , means, what] of rows)
		expect(Math.min(means!.trim().length, what!.trim().length), code).toBeGreaterThan(10);
});

test('every code in the handbook is made somewhere, and stands there once', () => {
	expect(told.filter((code) => !made.has(code))).toEqual([]);
	expect(told.filter((code, at) => told.indexOf(code) !== at)).toEqual([]);
});

test('the handbook names who has to act: the caller, us, or what we depend on', () => {
	for (const [, code, who] of rows) expect(['caller', 'us', 'dependency'], code).toContain(who);
});

test('the codes are found however they are made, and comments are not code', () => {
	const { codes, unreadable } = codesMadeIn(
		'example.ts',
		`// new Failure('in-a-comment')
		const text = "new Failure('in-a-text')";
		export class Late extends Failure { constructor() { super('by-a-class', {} as never); } }
		const lateFailures = { 'in-a-table': { status: 400 }, 'also-there': () => new Failure('also-there', {}) } as const;
		type Code = keyof typeof lateFailures;
		const one = (isMissing: boolean) => new Failure(isMissing ? 'one-of-two' : 'two-of-two', {});
		const three = (code: Code) => new Failure(code, {});
		throw importFailure('by-a-function', {});
		answer({ kind: 'failed', code: 'as-a-field' });`,
	);
	const ways = 'also-there as-a-field by-a-class by-a-function in-a-table one-of-two two-of-two';
	expect(codes.toSorted()).toEqual(ways.split(' '));
	expect(unreadable).toBe(0);
	expect(codesMadeIn('computed.ts', 'throw new Failure(codeOf(cause), {});').unreadable).toBe(1);
});
