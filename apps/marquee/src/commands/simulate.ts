import { epochMs, msPerDay } from '@marquee/units';
import { Command, InvalidArgumentError, Option } from 'commander';
import { catalogueIn } from '../facts/facts.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { ServiceCalls } from '../simulation/service-calls.ts';
import type { NamedTitle } from '../simulation/watchable-titles.ts';
import type { WorldClock } from '../simulation/world-clock.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, stateOption, wholeNumber } from './options.ts';

interface SimulateFlags {
	readonly server?: string;
	readonly key?: string;
	readonly state: string;
	readonly members: number;
	readonly days: number;
	readonly rate?: number;
	readonly atOnce: number;
	readonly seed: number;
	readonly past: boolean;
	readonly ahead?: boolean;
	readonly json?: boolean;
}

/** `marquee simulate`: members whose taste is known live with a service for some days. */
export const simulateCommand = (around: Surroundings): Command =>
	new Command('simulate')
		.description(
			'let simulated members visit a service over HTTP: pages are asked for, events told',
		)
		.addOption(
			new Option(
				'--server <url>',
				'a service that runs; without it the state folder is served here. Its titles are those it lets one browse, or, with --state too, those of that catalogue',
			).argParser(address),
		)
		.option('--key <key>', 'with --server: a key with the scopes events and pages')
		.addOption(stateOption(around))
		.addOption(
			new Option('--members <n>', 'how many').argParser(wholeNumber(1, 1_000_000)).default(200),
		)
		.addOption(
			new Option('--days <n>', 'how long they live, which ends now, or with --ahead begins now')
				.argParser(wholeNumber(1, 365))
				.default(7),
		)
		.addOption(
			new Option(
				'--rate <n>',
				'visits begun per second, whatever the answers do; without it as fast as answers come',
			).argParser(rate),
		)
		.addOption(
			new Option('--at-once <n>', 'visits under way at once; with --rate the most, 256').argParser(
				wholeNumber(1, 10_000),
			),
		)
		.addOption(seedOption())
		.option(
			'--no-past',
			'do not tell the service first what members watched in the eight weeks before',
		)
		.option(
			'--ahead',
			'the days begin now and the service that is begun here lives them too, ahead of the real time: what members do after they met an experiment is read with experiment read --as-of their end. For a copy of a state folder: it has lived in the future then',
		)
		.addOption(jsonOption())
		.addHelpText(
			'after',
			example('simulate --server http://127.0.0.1:8080 --key KEY --members 500 --rate 20'),
		)
		.action(async (flags: SimulateFlags, command: Command) => {
			around.ifStopped('what was told to the service stays there; begun again, members begin anew');
			const { simulationPrinted } = await import('../simulation/simulation-printed.ts');
			const report = await simulated(flags, around, command);
			around.print(flags.json ? JSON.stringify(report) : simulationPrinted(report));
		});

async function simulated(flags: SimulateFlags, around: Surroundings, command: Command) {
	const { serviceCalls } = await import('../simulation/service-calls.ts');
	const { server, key } = flags;
	if (server === undefined) {
		const { servedHere } = await import('../simulation/served-here.ts');
		const { worldClock } = await import('../simulation/world-clock.ts');
		const clock = flags.ahead === true ? worldClock(around.clock.now()) : undefined;
		const folder = existingStateFolder(flags.state);
		const service = await servedHere(folder, { clock: clock ?? around.clock, log: around.log });
		try {
			return await lived(
				serviceCalls({ ...service, signal: around.signal }),
				service.titles,
				flags,
				around,
				clock,
			);
		} finally {
			await service.close();
		}
	}
	if (flags.ahead === true)
		command.error('error: --ahead is for a service begun here: leave --server out');
	if (key === undefined) command.error("error: --server needs a key: --key '…'");
	const calls = serviceCalls({ url: server, key, signal: around.signal });
	const { catalogueTitles, titlesBrowsed } = await import('../simulation/watchable-titles.ts');
	const titles =
		command.getOptionValueSource('state') === 'cli'
			? catalogueTitles(await catalogueIn(existingStateFolder(flags.state)))
			: await titlesBrowsed(calls);
	return lived(calls, titles, flags, around);
}

async function lived(
	calls: ServiceCalls,
	titles: readonly NamedTitle[],
	{ rate: perSecond, atOnce, ...flags }: SimulateFlags,
	{ clock, progress, signal }: Surroundings,
	ahead?: WorldClock,
) {
	const { simulatedMembers } = await import('../simulation/simulated-members.ts');
	const { seed, members, days, past } = flags;
	progress.begin(`${members} members live for ${days} days`);
	const report = await simulatedMembers(calls, titles, {
		seed,
		members,
		days,
		past,
		now: ahead === undefined ? clock.now() : epochMs(ahead.now() + days * msPerDay),
		...(ahead && { onMoment: ahead.goOnTo }),
		atOnce: atOnce ?? (perSecond === undefined ? 8 : 256),
		...(perSecond !== undefined && { rate: perSecond }),
		signal,
		onVisit: (visits, share) =>
			progress.update(Math.round(share * days * 24), days * 24, `hours, ${visits} visits`),
	});
	progress.end(`${report.visits.visits} visits`);
	return report;
}

function address(text: string): string {
	const url = URL.parse(text);
	if (url !== null && /^https?:$/.test(url.protocol)) return text.replace(/\/+$/, '');
	throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8080.');
}

function rate(text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && value > 0 && value <= 100_000) return value;
	throw new InvalidArgumentError('It must be a number above 0, up to 100,000.');
}
