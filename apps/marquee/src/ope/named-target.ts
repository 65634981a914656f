import { existsSync } from 'node:fs';
import {
	type ChoiceLog,
	logged,
	mixed,
	stated,
	type Target,
	uniform,
} from '@marquee/counterfactual';
import { type NumberTable, numberTable } from './number-table.ts';
import { opeFailure } from './ope-failures.ts';

/** A policy as it is named on the command line: shares of ways to choose. */
export type PolicyTerms = readonly { readonly share: number; readonly way: string }[];

/**
 * What `--policy` means: `uniform`, `logged`, a file, `always:ACTION`, `column:NAME` (the log says how likely the policy
 * would have chosen what was chosen), or a mixture as `0.9*logged+0.1*uniform`.
 */
export function policyTerms(text: string): PolicyTerms {
	if (existsSync(text)) return [{ share: 1, way: text }]; // also if its name has a + or a *
	return text.split('+').map((term) => {
		const [, share = '1', way = ''] = /^\s*(?:(\d*\.?\d+(?:e-?\d+)?)\s*\*\s*)?(.*?)\s*$/.exec(
			term,
		)!;
		return { share: Number(share), way };
	});
}

/** Columns of the log that a policy reads. */
export const columnsOf = (terms: PolicyTerms): readonly string[] =>
	terms.flatMap(({ way }) => (way.startsWith('column:') ? [way.slice(7).toLowerCase()] : []));

/**
 * The policy that was named, on this log.
 *
 * @throws {Failure} `ope-policy-unknown` if it is not known or its shares do not add up to 1, and what reading its file throws.
 */
export async function namedTarget(
	terms: PolicyTerms,
	log: ChoiceLog,
	columns: ReadonlyMap<string, Float64Array>,
	special: ReadonlyMap<string, Target> = new Map(),
): Promise<Target> {
	const parts = [];
	for (const { share, way } of terms)
		parts.push({ share, target: special.get(way) ?? (await single(way, log, columns)) });
	if (parts.length === 1 && parts[0]!.share === 1) return parts[0]!.target;
	try {
		return mixed(parts);
	} catch (cause) {
		throw unknown((cause as Error).message);
	}
}

async function single(
	way: string,
	log: ChoiceLog,
	columns: ReadonlyMap<string, Float64Array>,
): Promise<Target> {
	if (way === 'uniform' || way === 'random') return uniform(log);
	if (way === 'logged') return logged(log);
	if (way.startsWith('always:')) return always(way.slice(7), log);
	if (way.startsWith('column:')) return ofColumn(way, columns.get(way.slice(7).toLowerCase())!);
	if (!existsSync(way)) throw unknown(`${JSON.stringify(way)} is no way to choose and no file`);
	return fromTable(way, log, await numberTable(way, log));
}

function always(action: string, log: ChoiceLog): Target {
	const place = log.actions.indexOf(action);
	if (place === -1) throw unknown(`the log knows no action ${action}`);
	const all = oneAt(place, log.actions.length);
	return stated(`always:${action}`, log, (row) => {
		const actions = log.available?.(row);
		if (actions === undefined) return { probabilities: all };
		return {
			actions,
			probabilities: Float64Array.from(actions, (each) => (each === place ? 1 : 0)),
		};
	});
}

function oneAt(place: number, length: number): Float64Array {
	const values = new Float64Array(length);
	values[place] = 1;
	return values;
}

const ofColumn = (name: string, chances: Float64Array): Target => ({
	name,
	ofChosen: (row) => chances[row]!,
	chances: () => undefined,
	expected: () => undefined,
});

/** A policy of a table; among what a row could choose its probabilities are scaled to add up to 1. */
function fromTable(name: string, log: ChoiceLog, table: NumberTable): Target {
	const sound = new Set<Float64Array>();
	const chancesOf = (row: number) => {
		const numbers = table.of(row);
		if (!sound.has(numbers)) requireChances(numbers, name);
		sound.add(numbers);
		return numbers;
	};
	return stated(name, log, (row) => {
		const all = chancesOf(row);
		const actions = log.available?.(row);
		if (actions === undefined) return { probabilities: all };
		const some = Float64Array.from(actions, (action) => all[action]!);
		const total = some.reduce((sum, chance) => sum + chance, 0);
		return { actions, probabilities: some.map((chance) => (total === 0 ? 0 : chance / total)) };
	});
}

/** Files round: as much as six digits lose is forgiven. */
const roundingForgiven = 1e-4;

function requireChances(numbers: Float64Array, where: string): void {
	const total = numbers.reduce((sum, chance) => sum + chance, 0);
	if (numbers.every((chance) => chance >= 0) && Math.abs(total - 1) <= roundingForgiven) return;
	throw opeFailure('ope-table-malformed', {
		found: `probabilities of a policy add up to ${total}`,
		where,
		remedy: 'Give each action a probability, together 1.',
	});
}

const unknown = (found: string) =>
	opeFailure('ope-policy-unknown', {
		found,
		remedy:
			'Use uniform, logged, always:ACTION, column:NAME, a file of probabilities, or a mixture as 0.9*logged+0.1*uniform.',
	});
