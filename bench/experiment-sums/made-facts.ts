import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type AnalysisSettings,
	type ExperimentData,
	type Metric,
	openAnalysisEngine,
} from '@marquee/analysis';
import type { ExperimentDesign } from '@marquee/contracts';
import { epochMs, msPerDay } from '@marquee/units';

/** How much there is of everything. */
export interface Made {
	readonly rows: number;
	readonly events: number;
	readonly members: number;
}

const startMs = Date.UTC(2026, 0, 5);
/** Members come over four weeks; a week later the experiment is read. */
const gatheredDays = 28;
export const asOf = epochMs(startMs + (gatheredDays + 7) * msPerDay);
const titles = 10_000;

/** Two arms, the first metric decides, all others are looked at. */
export const design = (metrics: readonly Metric[], members: number): ExperimentDesign => ({
	key: 'bench',
	kind: 'ab',
	hypothesis: 'The second arm makes members watch a twentieth longer.',
	share: 1,
	arms: [
		{ key: 'control', recipe: {} },
		{ key: 'treatment', recipe: {} },
	],
	primary: metrics[0]!.key,
	guardrails: [],
	secondary: metrics.slice(1).map(({ key }) => key),
	plannedMembers: members,
});

/** The files as relations. */
export const factsIn = (folder: string): ExperimentData => ({
	exposures: `read_parquet('${join(folder, 'exposures.parquet')}')`,
	events: `read_parquet('${join(folder, 'events.parquet')}')`,
	titles: `read_parquet('${join(folder, 'titles.parquet')}')`,
});

/** A whole number that the key and the purpose alone decide; hashed twice, since the engine's joined hashes go together. */
const drawn = (key: string, purpose: string): string => `hash(hash(${key}, '${purpose}'))`;
/** A number from 0 to 1, likewise. */
const chance = (key: string, purpose: string): string =>
	`((${drawn(key, purpose)} >> 11)::DOUBLE / 9007199254740992)`;
/** Some come more often than others. */
const unitOf = (key: string, members: number): string =>
	`'p' || floor(${members} * pow(${chance(key, 'unit')}, 1.5))::BIGINT`;
const armOf = (unit: string): string =>
	`CASE WHEN ${drawn(unit, 'arm')} % 2 = 0 THEN 'control' ELSE 'treatment' END`;

/** Writes exposures, events and titles; the same every time. One member in 2,000 or so meets both arms. */
export async function makeFacts(
	folder: string,
	{ rows, events, members }: Made,
	settings: Omit<AnalysisSettings, 'reads'>,
): Promise<void> {
	const { run, close } = await openAnalysisEngine({ ...settings, reads: [folder] });
	const write = async (select: string, name: string) => {
		const path = join(folder, name);
		if (existsSync(path)) return; // whole, since it was named last
		await run(`COPY (${select}) TO '${path}.part' (FORMAT parquet, COMPRESSION zstd)`);
		renameSync(`${path}.part`, path);
	};
	try {
		await write(exposuresOf(rows, members), 'exposures.parquet');
		await write(eventsOf(events, members), 'events.parquet');
		await write(
			`SELECT 't' || i AS title_id, 1200 + (${drawn('i', 'length')} % 7200)::DOUBLE AS runtime_seconds,
				${startMs} - ((${drawn('i', 'added')} % 1000)::BIGINT - 30) * ${msPerDay} AS added_ms FROM range(${titles}) r(i)`,
			'titles.parquet',
		);
	} finally {
		close();
	}
	writeFileSync(join(folder, 'made'), '');
}

/** In the order of time, as a log has them: who comes when is drawn for each row. */
const exposuresOf = (rows: number, members: number): string => `
	SELECT unit, CASE WHEN ${drawn('i', 'mistaken')} % 20000 = 0 THEN 'control' ELSE ${armOf('unit')} END AS arm,
		CASE WHEN at_ms < ${startMs + 7 * msPerDay} THEN 'tenth' ELSE 'half' END AS epoch, at_ms,
		['BR', 'DE', 'FR', 'IN', 'JP', 'MX', 'NG', 'US'][1 + (${drawn('unit', 'country')} % 8)::INTEGER] AS country,
		['phone', 'tablet', 'television', 'web'][1 + (${drawn('i', 'device')} % 4)::INTEGER] AS device
	FROM (SELECT i, ${unitOf('i', members)} AS unit,
		(${startMs} + i::DOUBLE / ${rows} * ${gatheredDays * msPerDay})::BIGINT AS at_ms FROM range(${rows}) r(i))`;

/** From two weeks before to a week after. Who watches more did so before; the treatment watches a twentieth longer. */
const eventsOf = (events: number, members: number): string => `
	SELECT i AS position, profile_id,
		CASE WHEN what < 0.6 THEN 'impression' WHEN what < 0.76 THEN 'play' WHEN what < 0.92 THEN 'stop'
			WHEN what < 0.95 THEN 'thumb' WHEN what < 0.98 THEN 'list-add' ELSE 'progress' END AS kind,
		't' || floor(${chance('i', 'title')} * ${chance('i', 'liked')} * ${titles})::INTEGER AS title_id,
		make_timestamp_ms(happened_ms) AS happened_at,
		CASE WHEN ${drawn('i', 'surface')} % 4 = 0 THEN 'search' ELSE 'home' END AS surface,
		'r' || (i // 4) AS request_id,
		CASE WHEN what >= 0.76 AND what < 0.92 THEN seconds END AS position_seconds,
		CASE WHEN what >= 0.76 AND what < 0.92 THEN
			seconds * (0.5 + (${drawn('profile_id', 'habit')} % 100) / 100.0)
			* CASE WHEN happened_ms >= ${startMs} AND ${armOf('profile_id')} = 'treatment' THEN 1.05 ELSE 1 END
		END AS watched_seconds,
		CASE WHEN what >= 0.92 AND what < 0.95 THEN
			CASE WHEN ${drawn('i', 'thumb')} % 4 = 0 THEN 'down' ELSE 'up' END END AS thumb
	FROM (SELECT i, ${unitOf('i', members)} AS profile_id, ${chance('i', 'kind')} AS what,
		60 + 7000 * ${chance('i', 'seconds')} AS seconds,
		(${startMs - 14 * msPerDay} + i::DOUBLE / ${events} * ${(14 + gatheredDays + 7) * msPerDay})::BIGINT AS happened_ms
		FROM range(${events}) r(i))`;
