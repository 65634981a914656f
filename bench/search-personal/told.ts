import {
	type Estimate,
	estimated,
	pairedDifference,
	type Resampled,
	resampled,
} from '@marquee/metrics';
import { seededRandom } from '@marquee/units';
import { type TypedLength, typedLengths } from './keystrokes.ts';
import type { Answered, Replayed } from './replay.ts';

/** One number of an answer. */
export type Measure = (answered: Answered) => number;

/** 1 ÷ the place of the wanted title, 0 beyond the tenth. */
export const reciprocalPlace: Measure = ({ place }) => (place === 0 ? 0 : 1 / place);
/** Whether the wanted title is among the ten. */
export const hit: Measure = ({ place }) => (place === 0 ? 0 : 1);

/** A measure of every way at one length, resampled together over profiles; `undefined`: nothing was typed so far. */
export function overProfiles(
	all: readonly Replayed[],
	length: TypedLength,
	measure: Measure,
): readonly Resampled[] | undefined {
	const own = Map.groupBy(
		all.filter((one) => one.length === length),
		({ profileId }) => profileId,
	);
	const ways = all[0]?.answers.length ?? 0;
	if (own.size === 0) return undefined;
	const columns = Array.from({ length: ways }, (_, way) =>
		Float64Array.from(own.values(), (typed) => {
			const sum = typed.reduce((total, { answers }) => total + measure(answers[way]!), 0);
			return sum / typed.length;
		}),
	);
	return resampled(columns, { random: seededRandom(1, 'profiles') });
}

/** A table: a row for each length, a column for each way, then how far one way is ahead of another, with its interval. */
export function printTable(
	all: readonly Replayed[],
	measure: { readonly name: string; readonly of: Measure },
	ways: readonly string[],
	compared: readonly (readonly [one: string, other: string])[],
): void {
	const ahead = compared.map(([one, other]) => `${one} − ${other}`);
	console.log(`\n| letters, ${measure.name} | texts | ${[...ways, ...ahead].join(' | ')} |`);
	console.log(`|${'---|'.repeat(2 + ways.length + ahead.length)}`);
	for (const length of typedLengths) {
		const columns = overProfiles(all, length, measure.of);
		if (columns === undefined) continue;
		const of = (name: string) => columns[ways.indexOf(name)]!;
		const values = ways.map((name) => estimated(of(name)).value.toFixed(4));
		const differences = compared.map(([one, other]) => told(pairedDifference(of(one), of(other))));
		const texts = all.filter((one) => one.length === length).length;
		console.log(`| ${length} | ${texts} | ${[...values, ...differences].join(' | ')} |`);
	}
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
const told = ({ value, low, high }: Estimate): string =>
	`${signed(value)} [${signed(low)}, ${signed(high)}]`;

/** How often the first result of a whole name is called exactly that, by way. */
export function printExact(all: readonly Replayed[], ways: readonly string[]): void {
	const whole = all.filter(({ length }) => length === 'whole');
	const share = (way: number) =>
		whole.filter(({ answers }) => answers[way]!.exactFirst).length / whole.length;
	console.log(`\n| the whole name: an exact title comes first | ${ways.join(' | ')} |`);
	console.log(`|${'---|'.repeat(1 + ways.length)}`);
	console.log(
		`| of ${whole.length} | ${ways.map((_, way) => share(way).toFixed(4)).join(' | ')} |`,
	);
}
