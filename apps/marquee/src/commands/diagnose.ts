import type { Catalogue } from '@marquee/catalogue';
import { type PackedTrace, servedSkew } from '@marquee/page';
import { openSegmentEventLog, readSegmentEventLog, readSegmentSlateLog } from '@marquee/stores';
import { type EpochMs, epochMs, isoMoment } from '@marquee/units';
import type { EventLog } from '@marquee/viewing';
import type { Warehouse } from '@marquee/warehouse';
import { Command } from 'commander';
import { catalogueIn } from '../facts/facts.ts';
import { openedWarehouse } from '../facts/opened-warehouse.ts';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
import type { Progress } from '../terminal/progress.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption, threadsOption } from './options.ts';

interface DiagnoseFlags {
	readonly state: string;
	readonly threads: number;
	readonly json?: boolean;
	readonly skew?: boolean;
}

/** What the log holds, as the warehouse counts it. */
interface Diagnosis {
	readonly logEnd: number;
	readonly eventsByKind: Readonly<Record<string, number>>;
	readonly days: number;
	readonly firstDay: string | null;
	readonly lastDay: string | null;
	readonly sessions: number;
	readonly mostEngaged: readonly { readonly name: string; readonly profiles: number }[];
}

/**
 * `marquee diagnose`: what lies in the log, counted in the warehouse, which is brought up to it first; or, also beside a running
 * service, whether rankers read of served pages what the log says.
 */
export const diagnoseCommand = (around: Surroundings): Command =>
	new Command('diagnose')
		.description('count what the log holds: events by kind, days, sessions, most engaged titles')
		.addOption(stateOption(around))
		.addOption(threadsOption(around))
		.option('--skew', 'instead: compute again, from the log, what rankers read of served pages')
		.addOption(jsonOption())
		.addHelpText('after', example('diagnose --state .marquee'))
		.action(async ({ state, threads, json, skew }: DiagnoseFlags) => {
			if (skew) {
				const folder = existingStateFolder(state);
				const traces = readSegmentSlateLog<PackedTrace>(folder.slates).all();
				const events = readSegmentEventLog(folder.log).read(0);
				const report = await servedSkew(traces, events, await catalogueIn(folder));
				around.print(json ? JSON.stringify(report) : skewPrinted(report));
				return;
			}
			const diagnosis = await diagnosed(around, existingStateFolder(state), threads);
			around.print(json ? JSON.stringify(diagnosis) : printed(diagnosis));
		});

async function diagnosed(
	{ progress }: Surroundings,
	folder: StateFolder,
	threads: number,
): Promise<Diagnosis> {
	const { log } = await openSegmentEventLog(folder.log);
	try {
		const warehouse = await openedWarehouse(folder.warehouse, threads);
		try {
			return await counted(log, warehouse, await catalogueIn(folder), progress);
		} finally {
			await warehouse.close();
		}
	} finally {
		await log.close();
	}
}

async function counted(
	log: EventLog,
	warehouse: Warehouse,
	catalogue: Catalogue,
	progress: Progress,
): Promise<Diagnosis> {
	progress.begin('bringing the warehouse up to the log');
	const { applied } = await warehouse.catchUp(log, progress.update);
	progress.end(`${applied.toLocaleString('en')} new events`);
	const always = { from: epochMs(-8.64e15), to: epochMs(8.64e15) };
	const perDay = await warehouse.eventsPerDay(always);
	const eventsByKind: Record<string, number> = {};
	for (const { kind, events } of perDay) eventsByKind[kind] = (eventsByKind[kind] ?? 0) + events;
	const days = [...new Set(perDay.map(({ day }) => day))].sort((a, b) => a - b);
	const engaged = await warehouse.mostEngaged(always, 10);
	return {
		logEnd: log.end(),
		eventsByKind,
		days: days.length,
		firstDay: dayName(days[0]),
		lastDay: dayName(days.at(-1)),
		sessions: await warehouse.sessionCount(always),
		mostEngaged: engaged.map(({ titleId, profiles }) => ({
			name: catalogue.title(titleId)?.name ?? titleId,
			profiles,
		})),
	};
}

const dayName = (day: EpochMs | undefined): string | null =>
	day === undefined ? null : isoMoment(day).slice(0, 10);

function printed(diagnosis: Diagnosis): string {
	const { logEnd, eventsByKind, days, firstDay, lastDay, sessions, mostEngaged } = diagnosis;
	return [
		`${logEnd.toLocaleString('en')} events on ${days} days, ${firstDay} to ${lastDay}, in ${sessions.toLocaleString('en')} sessions`,
		...Object.entries(eventsByKind).map(
			([kind, events]) => `  ${kind} ${events.toLocaleString('en')}`,
		),
		'most engaged',
		...mostEngaged.map(
			({ name, profiles }) => `  ${profiles.toLocaleString('en')} profiles: ${name}`,
		),
	].join('\n');
}

function skewPrinted(report: Awaited<ReturnType<typeof servedSkew>>): string {
	const { requests, compared, skewed, byFeature, examples } = report;
	const numbers = `${compared.toLocaleString('en')} numbers of ${requests.toLocaleString('en')} pages`;
	if (requests === 0) return 'no trace keeps what a ranker read: serve with --features-kept';
	if (skewed === 0) return `${numbers}, computed again from the log: the same, bit for bit`;
	return [
		`${numbers}, computed again from the log: ${skewed.toLocaleString('en')} differ`,
		...Object.entries(byFeature).map(([name, count]) => `  ${name} ${count.toLocaleString('en')}`),
		'for example',
		...examples.map(
			({ requestId, titleId, feature, served, replayed = 'nothing' }) =>
				`  ${feature} of ${titleId} in ${requestId}: served ${served}, the log says ${replayed}`,
		),
	].join('\n');
}
