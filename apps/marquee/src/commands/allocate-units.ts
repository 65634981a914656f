import {
	allocator,
	bucketOf,
	type Plan,
	type Reason,
	readPlan,
	type Unit,
} from '@marquee/allocation';
import { Failure } from '@marquee/units';
import { cellsOf } from '../stats/csv-cells.ts';
import { textIn } from '../terminal/text-in.ts';
import type { AllocateFlags } from './allocate.ts';

/** One unit's arm of one experiment; `arm` is null for whoever takes no part. */
interface Row {
	readonly experiment: string;
	readonly unit: string;
	readonly arm: string | null;
	readonly value: unknown;
	readonly reason: Reason;
	readonly epoch: string;
	/** Where the unit stands under the salt that decides on arms, whether or not it came to that. */
	readonly bucket: number;
}

/** What every unit gets, with counts. */
export interface AllocationReport {
	/** Experiment → arm → units; only those that the hash chose. */
	readonly arms: Readonly<Record<string, Readonly<Record<string, number>>>>;
	/** Experiment → reason → units. */
	readonly reasons: Readonly<Record<string, Readonly<Record<string, number>>>>;
	/** In the order of the file, for each experiment of the plan. */
	readonly allocations: readonly Row[];
}

/** Allocates the units of one file by the plan of another. */
export async function allocatedUnits({
	experiment,
	units,
	only,
}: AllocateFlags): Promise<AllocationReport> {
	const plan = readPlan(json(await textIn(experiment), experiment), experiment);
	const asked = unitsOf(await textIn(units), units);
	const rows = keysOf(plan, only, experiment).flatMap((key) => {
		const allocate = allocator(plan, key)!;
		const { text, version } = plan.experiments.get(key)!.armSalt;
		return asked.map((unit): Row => {
			const { arm, reason, epoch } = allocate(unit);
			const [name, value] = [arm?.key ?? null, arm?.value ?? null];
			const bucket = bucketOf(text, unit.unit, version);
			return { experiment: key, unit: unit.unit, arm: name, value, reason, epoch, bucket };
		});
	});
	const chosen = rows.filter(({ reason }) => reason === 'split');
	return {
		arms: counted(chosen, ({ arm }) => arm!),
		reasons: counted(rows, ({ reason }) => reason),
		allocations: rows,
	};
}

function keysOf(plan: Plan, only: string | undefined, where: string): readonly string[] {
	const keys = [...plan.experiments.keys()];
	if (only === undefined) return keys;
	if (keys.includes(only)) return [only];
	throw new Failure('experiment-unknown', {
		responsible: 'caller',
		what: `there is no experiment ${only}`,
		where,
		remedy: `There are ${keys.join(', ')}.`,
	});
}

function counted(
	rows: readonly Row[],
	by: (row: Row) => string,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
	const counts = new Map<string, Map<string, number>>();
	for (const row of rows) {
		const here = counts.get(row.experiment) ?? new Map<string, number>();
		counts.set(row.experiment, here.set(by(row), (here.get(by(row)) ?? 0) + 1));
	}
	return Object.fromEntries([...counts].map(([key, here]) => [key, Object.fromEntries(here)]));
}

/** Names that a column of ids goes by. */
const idColumns = ['unit', 'id', 'unit_id', 'profile', 'profile_id', 'user', 'user_id'];

/** Units as ids on lines, as CSV whose header names one of the id columns, as JSON Lines, or as a JSON list. */
function unitsOf(text: string, where: string): readonly Unit[] {
	if (/^\s*\[/.test(text) && isJson(text))
		return (json(text, where) as readonly unknown[]).map((unit, i) =>
			unitOf(unit, `${where}[${i}]`),
		);
	const lines = text.split(/\r?\n/).map((line, i) => ({ line, where: `${where}, line ${i + 1}` }));
	const written = lines.filter(({ line }) => line.trim() !== '');
	const [first] = written;
	if (first === undefined) throw unitsMalformed(where, 'there are no units in it');
	if (/^\s*["{]/.test(first.line) && isJson(first.line))
		return written.map(({ line, where: place }) => unitOf(json(line, place), place));
	const header = cellsOf(first.line, ',').map((name) => name.trim());
	const at = header.findIndex((name) => idColumns.includes(name.toLowerCase()));
	if (at < 0) return written.map(({ line }) => ({ unit: line.trim() }));
	return written.slice(1).map(({ line, where: place }) => {
		const cells = cellsOf(line, ',').map((cell) => cell.trim());
		if (cells.length !== header.length)
			throw unitsMalformed(place, `${cells.length} columns instead of ${header.length}`);
		// An audience may name a column as it stands, or in small letters.
		const attributes = Object.fromEntries([
			...header.map((name, i) => [name.toLowerCase(), cells[i]]),
			...header.map((name, i) => [name, cells[i]]),
		]);
		return { unit: cells[at]!, attributes };
	});
}

function unitOf(value: unknown, where: string): Unit {
	if (typeof value === 'string' || typeof value === 'number') return { unit: String(value) };
	const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
	const id = idColumns.map((name) => fields[name]).find((found) => found !== undefined);
	if (typeof id !== 'string' && typeof id !== 'number')
		throw unitsMalformed(where, `none of ${idColumns.join(', ')} is in it`);
	const nested = typeof fields.attributes === 'object' ? fields.attributes : {};
	return { unit: String(id), attributes: { ...fields, ...nested } };
}

function json(text: string, where: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new Failure('experiment-file-unreadable', {
			responsible: 'caller',
			what: `it is no JSON: ${(cause as Error).message}`,
			where,
			remedy: 'Give valid JSON.',
			cause,
		});
	}
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false; // ids that begin with a quote or a brace are ids
	}
}

const unitsMalformed = (where: string, what: string): Failure =>
	new Failure('units-malformed', {
		responsible: 'caller',
		what,
		where,
		remedy:
			'Give an id a line, CSV with a header that has a column unit, or JSON Lines with a field unit.',
	});

/** How many units each arm has, and why the others have none. */
export function allocationsPrinted({ arms, reasons }: AllocationReport): string {
	return Object.entries(reasons)
		.flatMap(([key, why]) => [
			key,
			...Object.entries(arms[key] ?? {}).map(([arm, units]) => `  ${arm.padEnd(24)}${units}`),
			...Object.entries(why)
				.filter(([reason]) => reason !== 'split')
				.map(([reason, units]) => `  ${`(${reason})`.padEnd(24)}${units}`),
		])
		.join('\n');
}
