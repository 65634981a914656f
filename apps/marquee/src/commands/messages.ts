import { type IncrementalityReport, incrementality } from '@marquee/notifications';
import { openSqliteControlPlane } from '@marquee/stores';
import { type EpochMs, epochMs, Failure, isoMoment, msPerDay } from '@marquee/units';
import { Command, InvalidArgumentError, Option } from 'commander';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
import { pastChoices, pastEvents } from '../serving/past-choices.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface ReportFlags {
	readonly state: string;
	readonly from?: EpochMs;
	readonly to?: EpochMs;
	readonly json?: boolean;
}

/** `marquee messages …`: what messages were worth. */
export const messagesCommand = (around: Surroundings): Command =>
	new Command('messages')
		.description('say what messages were worth, and why there was silence')
		.addCommand(reportCommand(around));

const reportCommand = (around: Surroundings): Command =>
	new Command('report')
		.description('profiles that may be told things against those held back, from the logs')
		.addOption(
			new Option(
				'--from <moment>',
				'such as 2026-11-02; the oldest decision kept, and four weeks before the end if there is none',
			).argParser(moment),
		)
		.addOption(
			new Option('--to <moment>', 'such as 2026-11-30; not in the report itself; now').argParser(
				moment,
			),
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('messages report --from 2026-11-02 --to 2026-11-30'))
		.action(async ({ state, json, ...period }: ReportFlags) => {
			const report = await reported(existingStateFolder(state), period, around.clock.now());
			around.print(json ? JSON.stringify(report) : printed(report));
		});

interface Reported extends IncrementalityReport {
	readonly from: EpochMs;
	readonly until: EpochMs;
}

async function reported(
	folder: StateFolder,
	{ from: asked, to: until }: { readonly from?: EpochMs; readonly to?: EpochMs },
	now: EpochMs,
): Promise<Reported> {
	const { messages: decisions } = await pastChoices(folder);
	const end = until ?? now;
	const oldest = decisions[0]?.decidedAt ?? epochMs(end - 28 * msPerDay);
	const from = asked ?? epochMs(Math.min(oldest, end - msPerDay));
	if (end - from < msPerDay) throw periodTooShort(from, end);
	const profiles = await profilesNamedBefore(folder, from);
	const events = await pastEvents(folder, (event) => {
		const { kind, profileId, happenedAt } = event;
		if (happenedAt < from) profiles.add(profileId);
		if (happenedAt < from || happenedAt >= end) return undefined;
		return { kind, profileId, happenedAt, ...('watchedSeconds' in event && watched(event)) };
	});
	const profileIds = [...profiles];
	return {
		from,
		until: end,
		...incrementality({ profileIds, events, decisions, from, until: end }),
	};
}

const watched = ({ watchedSeconds }: { readonly watchedSeconds: number }) => ({ watchedSeconds });

/** Those who came later were not assigned to a group when the period began. */
async function profilesNamedBefore(folder: StateFolder, from: EpochMs): Promise<Set<string>> {
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	try {
		const named = await controlPlane.profiles();
		return new Set(
			named.filter(({ createdAt }) => createdAt < from).map(({ profileId }) => profileId),
		);
	} finally {
		await controlPlane.close();
	}
}

const periodTooShort = (from: EpochMs, until: EpochMs) =>
	new Failure('report-period-too-short', {
		responsible: 'caller',
		what: `from ${isoMoment(from)} to ${isoMoment(until)} is less than a day`,
		remedy: 'Choose a longer period; four weeks say more than four times what one says.',
	});

/** A day, or a moment with its time zone, as ISO 8601 has it; a day begins at midnight UTC. */
function moment(text: string): EpochMs {
	const at = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
		? Date.parse(text)
		: Number.NaN;
	if (Number.isInteger(at)) return epochMs(at);
	throw new InvalidArgumentError(
		'It must be a day such as 2026-11-02, or a moment such as 2026-11-02T18:00Z.',
	);
}

const verdicts: Readonly<Record<IncrementalityReport['verdict'], string>> = {
	'earns-its-cost': 'messages earn their cost',
	'does-not': 'messages do not earn their cost',
	undecided: 'undecided: chance alone may look like this',
	'too-few': 'too few profiles to say',
	'nothing-sent': 'no message was sent, so there is nothing to judge',
};

function printed(report: Reported): string {
	const { from, until, treated, heldBack, messages, visitDaysPerWeek, hoursPerWeek } = report;
	const { perMessage, atMoments, calibration, silences, verdict, heldBackNeeded } = report;
	const kept = Object.entries(silences).filter(([, times]) => times > 0);
	return [
		`${isoMoment(from)} to ${isoMoment(until)}: ${verdicts[verdict]}`,
		`${count(treated)} profiles that may be told things, ${count(heldBack)} held back, ${count(messages)} messages`,
		compared('days with a visit per week', visitDaysPerWeek),
		compared('hours watched per week', hoursPerWeek),
		...(perMessage === undefined
			? []
			: [
					`a message brought ${range(perMessage.visitDays)} days with a visit, ${range(perMessage.netWorth)} after its cost`,
				]),
		...(atMoments === undefined
			? []
			: [
					`at ${count(atMoments.moments)} moments of chance a message brought ${range(atMoments.uplift)} visits`,
				]),
		...(calibration === undefined ? [] : [`uplift seen ÷ foretold: ${fixed(calibration)}`]),
		...(heldBackNeeded === undefined
			? []
			: [`${count(heldBackNeeded)} profiles held back would decide`]),
		...(kept.length === 0 ? [] : ['silence']),
		...kept.sort(([, a], [, b]) => b - a).map(([reason, times]) => `  ${count(times)} ${reason}`),
	].join('\n');
}

const compared = (what: string, { treated, heldBack, difference, detectable }: Compared): string =>
	`${what}: ${fixed(treated)} against ${fixed(heldBack)}, ${range(difference)}${
		Number.isFinite(detectable) ? `; ${fixed(detectable)} could be seen` : ''
	}`;

type Compared = IncrementalityReport['visitDaysPerWeek'];

const count = (n: number): string => n.toLocaleString('en');
/** Three digits; what rounds to nothing has no sign. */
const fixed = (x: number): string => (Math.round(x * 1e3) / 1e3 + 0).toFixed(3);
const range = ({ value, low, high }: { value: number; low: number; high: number }): string =>
	Number.isFinite(low) ? `${fixed(value)} (${fixed(low)} to ${fixed(high)})` : fixed(value);
