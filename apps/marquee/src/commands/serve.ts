import { once } from 'node:events';
import { Command, InvalidArgumentError, Option } from 'commander';
import { stateFolder } from '../facts/state-folder.ts';
import { builtApps, type WebApp } from '../serving/built-app.ts';
import { usualThreads } from '../serving/page-threads/usual-threads.ts';
import { type NamesWanted, namesWanted } from '../serving/search/names-wanted.ts';
import type { Surroundings } from './command.ts';
import { example } from './options.ts';
import { type ServingFlags, withServingOptions } from './serving-flags.ts';

interface ServeFlags extends ServingFlags {
	readonly host: string;
	readonly viewer: boolean;
	readonly console: boolean;
	readonly openViewer?: boolean;
	readonly names?: NamesWanted;
}

/** `marquee serve`: the gateway, the viewer and the console, until it is told to stop. */
export const serveCommand = (around: Surroundings): Command =>
	withServingOptions(new Command('serve'), around)
		.description('serve pages and take events in, until Ctrl-C')
		.addOption(
			new Option('--host <address>', 'other machines reach it if this is not loopback')
				.argParser(named)
				.default('127.0.0.1'),
		)
		.addOption(
			new Option(
				'--names <where>',
				'where the names of search are kept: here; processes:2x2, shards × replicas; postgres://…; or opensearch+https://…',
			)
				.argParser(placeOfNames)
				.default({ where: 'here' }, 'here'),
		)
		.option('--no-viewer', 'serve the API alone: neither viewer nor console')
		.option('--no-console', 'serve no console')
		.option('--open-viewer', 'let everyone who reaches the address use the viewer')
		.addHelpText('after', example('serve --state .marquee --port 8080'))
		.action((flags: ServeFlags) => servedUntilStopped(around, flags));

/** Serves until the signal; prints one line for programs when requests are answered. */
export async function servedUntilStopped(around: Surroundings, flags: ServeFlags): Promise<void> {
	const { clock, log, signal, threads } = around;
	const { pageThreads } = flags;
	const apps = await builtApps(appsWanted(flags), around.progress);
	// Loaded here, since a server takes half of the time in which every other verb starts.
	const { serve } = await import('../serving/serve.ts');
	const { growHeapFurther } = await import('../serving/heap-growth.ts');
	const service = await serve(stateFolder(flags.state), {
		clock,
		log,
		host: flags.host,
		port: flags.port,
		openViewer: flags.openViewer ?? false,
		layout: flags.layout,
		featuresShare: flags.featuresKept,
		pageThreads: (titles) => pageThreads ?? usualThreads(threads, titles),
		...(flags.names !== undefined && { names: flags.names }),
		...apps,
	});
	growHeapFurther(); // once there is what a service holds as long as it lives
	around.print(`ready ${service.url}`);
	if (!signal.aborted) await once(signal, 'abort');
	log('stopping: requests under way are finished first');
	await service.close();
}

/** Who wants the API alone wants no console either. */
const appsWanted = ({ viewer, console }: ServeFlags): readonly WebApp[] => {
	if (!viewer) return [];
	return console ? ['viewer', 'console'] : ['viewer'];
};

function placeOfNames(text: string): NamesWanted {
	const wanted = namesWanted(text);
	if (wanted !== undefined) return wanted;
	throw new InvalidArgumentError(
		'Say here, processes:2x2, postgres://user@host/database or opensearch+https://host/index.',
	);
}

/** To the sockets below an empty address means all of them, which nobody asks for by saying nothing. */
function named(host: string): string {
	if (host.trim() !== '') return host;
	throw new InvalidArgumentError('It is empty; 0.0.0.0 means all addresses of this machine.');
}
