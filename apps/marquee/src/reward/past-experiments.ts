import type { PastExperiment } from '@marquee/reward';
import { statsFailure } from '../stats/stats-failures.ts';
import { fileContent } from '../stats/table.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Past experiments in a file: `{"northStar", "experiments": [{"name", "effects": {metric: number}, "covariance":
 * {metric: {metric: number}}}]}`, or the experiments as JSON Lines. Covariances may also be lists of lists in the order of
 * the effects.
 *
 * @returns the metrics, the north star first, and the experiments in that order.
 * @throws {Failure} `stats-file-malformed`, `stats-column-missing`
 */
export function pastExperimentsIn(
	path: string,
	northStar: string | undefined,
): { readonly names: readonly string[]; readonly experiments: readonly PastExperiment[] } {
	const { listed, star } = listedIn(path, northStar);
	const first = listed[0];
	if (first === undefined || !isFields(first.effects))
		throw malformed(path, 'there is no experiment with effects by metric');
	const metrics = Object.keys(first.effects);
	if (star !== undefined && !metrics.includes(star))
		throw statsFailure('stats-column-missing', {
			found: `there is no effect on ${star}`,
			where: path,
			remedy: `Name one of ${metrics.join(', ')} by --north-star.`,
		});
	const names = [star ?? metrics[0]!, ...metrics.filter((name) => name !== (star ?? metrics[0]))];
	return {
		names,
		experiments: listed.map((one, at) => experimentOf(one, `experiment ${at + 1}`, names, path)),
	};
}

function listedIn(path: string, northStar: string | undefined) {
	const content = fileContent(path);
	if ('value' in content) {
		const { value } = content;
		const fields = isFields(value) ? value : {};
		const named = typeof fields.northStar === 'string' ? fields.northStar : undefined;
		const listed = Array.isArray(value) ? value : (fields.experiments ?? [value]);
		if (!Array.isArray(listed)) throw malformed(path, 'experiments are no list');
		return { listed: listed.map((one, at) => fieldsOf(one, at, path)), star: northStar ?? named };
	}
	const { names, columns, lines } = content.table;
	const listed = lines.map((_, row) =>
		Object.fromEntries(names.map((name, at) => [name, columns[at]![row]])),
	);
	return { listed, star: northStar };
}

function fieldsOf(one: unknown, at: number, path: string): Fields {
	if (isFields(one)) return one;
	throw malformed(path, `experiment ${at + 1} is ${JSON.stringify(one)?.slice(0, 60)}`);
}

function experimentOf(
	one: Fields,
	place: string,
	names: readonly string[],
	path: string,
): PastExperiment {
	const name = String(one.name ?? one.experiment ?? place);
	const { effects, covariance } = one;
	if (!isFields(effects)) throw malformed(path, `${name} has no effects by metric`);
	const own = Object.keys(effects);
	const entry = (a: string, b: string): unknown => {
		if (isFields(covariance)) {
			const row = covariance[a];
			return isFields(row) ? row[b] : undefined;
		}
		return Array.isArray(covariance) ? covariance[own.indexOf(a)]?.[own.indexOf(b)] : undefined;
	};
	const number = (value: unknown, what: string): number => {
		if (typeof value === 'number' && Number.isFinite(value)) return value;
		throw malformed(path, `${what} of ${name} is ${JSON.stringify(value) ?? 'missing'}`);
	};
	return {
		name,
		effects: names.map((metric) => number(effects[metric], metric)),
		errors: names.flatMap((a) =>
			names.map((b) => number(entry(a, b) ?? entry(b, a), `the covariance of ${a} and ${b}`)),
		),
	};
}

const malformed = (path: string, found: string) =>
	statsFailure('stats-file-malformed', {
		found,
		where: path,
		remedy:
			'Give each experiment {"name", "effects": {metric: number}, "covariance": {metric: {metric: number}}}, the covariance of its errors whole.',
	});
