import { type AnalysisEngine, experimentSums, type Metric } from '@marquee/analysis';
import { plainMembers } from '@marquee/analysis/testing';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { momentsOf } from '@marquee/statistics';
import { asOf, factsIn } from './made-facts.ts';

/** So many members, or a little fewer, are counted a second time. */
const sampled = 1_000;

/**
 * Adds up a sample of members in the engine, and in plain loops over their rows; answers the largest difference of any
 * mean or covariance of any metric in any cell, relative to its size.
 */
export async function sampleChecked(
	engine: AnalysisEngine,
	folder: string,
	metrics: readonly Metric[],
): Promise<string> {
	const data = factsIn(folder);
	const [[members] = [0]] = await engine.rows(
		`SELECT approx_count_distinct(unit)::DOUBLE FROM ${data.exposures}`,
	);
	const part = Math.max(1, Math.floor(Number(members) / sampled));
	const inSample = (unit: string) => `hash(${unit}, 'sample') % ${part} = 0`;
	const exposures = `(SELECT * FROM ${data.exposures} WHERE ${inSample('unit')})`;
	const events = `(SELECT * FROM ${data.events} WHERE ${inSample('profile_id')})`;
	const sums = await experimentSums(engine, { ...data, exposures, events }, { metrics, asOf });
	const met = await objects(
		engine,
		{ ...same('unit', 'arm', 'epoch', 'country', 'device'), at: 'at_ms::DOUBLE' },
		exposures,
	);
	const happened = await objects(
		engine,
		{
			...same('kind', 'surface', 'thumb'),
			eventId: `'e' || position`,
			profileId: 'profile_id',
			titleId: 'title_id',
			happenedAt: 'epoch_ms(happened_at)::DOUBLE',
			requestId: 'request_id',
			positionSeconds: 'position_seconds',
			watchedSeconds: 'watched_seconds',
		},
		events,
	);
	const titles = await objects(
		engine,
		{ titleId: 'title_id', runtimeSeconds: 'runtime_seconds', addedAt: 'added_ms::DOUBLE' },
		data.titles,
	);
	const plain = plainMembers(
		met as never,
		happened as unknown as readonly ViewingEvent[],
		titles as unknown as readonly Title[],
		asOf,
	);
	const byCell = Map.groupBy(
		plain.members,
		({ arm, epoch, at }) => `${arm} ${epoch} ${Math.floor(at / 86_400_000)}`,
	);
	let worst = 0;
	for (const { arm, epoch, day, metrics: found } of sums.cells) {
		const own = byCell.get(`${arm} ${epoch} ${day}`)!;
		for (const metric of metrics) {
			if (metric.kind === 'quantile') continue;
			const rows = own.map((member) => member.columns(metric.key, metric.windowDays));
			const expected = momentsOf(...rows[0]!.map((_, i) => rows.map((row) => row[i]!)));
			const { means, covariances } = found.get(metric.key)!.moments;
			for (const [here, there] of [
				[means, expected.means],
				[covariances, expected.covariances],
			] as const)
				for (const [at, value] of there.entries())
					worst = Math.max(worst, Math.abs(here[at]! - value) / Math.max(1, Math.abs(value)));
		}
	}
	const contaminated = `${sums.contaminated} and ${plain.contaminated} of several arms`;
	return `sample: ${plain.members.length} members by engine and by plain loops: largest relative difference ${worst.toExponential(1)}; ${contaminated}`;
}

const same = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

/** Rows as objects by the names of what is selected, without the fields that are null. */
async function objects(
	engine: AnalysisEngine,
	fields: Readonly<Record<string, string>>,
	from: string,
) {
	const names = Object.keys(fields);
	const rows = await engine.rows(`SELECT ${Object.values(fields).join(', ')} FROM ${from}`);
	return rows.map((row) =>
		Object.fromEntries(
			names.map((name, at) => [name, row[at]]).filter(([, value]) => value !== null),
		),
	);
}
