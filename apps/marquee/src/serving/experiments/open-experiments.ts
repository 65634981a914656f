import type { ExperimentsPort } from '@marquee/gateway';
import { type ControlPlane, type ExposureLog, openSegmentExposureLog } from '@marquee/stores';
import { type Clock, Failure } from '@marquee/units';
import type { StateFolder } from '../../facts/state-folder.ts';
import { experimentKeeping, withMembers } from './experiment-keeping.ts';
import { type ExposedMembers, exposedMembers, membersIn } from './exposed-members.ts';
import { exposureRecorder } from './exposure-recorder.ts';
import { type LiveExperiments, liveExperiments } from './live-experiments.ts';

/** The experiments of a service: how it serves them, and how people decide about them. */
export interface OpenedExperiments {
	readonly live: LiveExperiments;
	readonly port: ExperimentsPort;
	/** Writes what was recorded and closes the exposure log. */
	readonly close: () => Promise<void>;
}

/** What the experiments of a service take from the service. */
export interface ExperimentsOfService {
	readonly controlPlane: ControlPlane;
	/** The metrics that a design may name. */
	readonly metrics: ReadonlySet<string>;
	/** Takes over at once what was decided here, rather than when it is next looked. */
	readonly decided: () => Promise<void>;
	/** The id that stands for nobody in particular. */
	readonly nobody: string;
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
}

/**
 * Opens the exposure log of a state folder and counts who has met what.
 *
 * Where that log is damaged no experiment is served until it is mended: an experiment that cannot be counted is only a risk. Pages go
 * on as everybody has them, and the operator is told.
 *
 * @throws {Failure} `log-in-use`.
 */
export async function openExperiments(
	folder: StateFolder,
	parts: ExperimentsOfService,
): Promise<OpenedExperiments> {
	const { controlPlane, clock, report, nobody } = parts;
	const opened = await openedLog(folder);
	if ('damage' in opened) return resting(folder, parts, opened.damage);
	const { log, members } = opened;
	const recorder = exposureRecorder(log, members, { clock, report });
	return {
		live: liveExperiments({ controlPlane, recorder, clock, report, nobody }),
		port: portOf(folder, parts, members),
		close: async () => {
			await recorder.settled();
			await log.close();
		},
	};
}

type OpenedLog =
	| { readonly log: ExposureLog; readonly members: ExposedMembers }
	| { readonly damage: Failure };

async function openedLog({ exposures }: StateFolder): Promise<OpenedLog> {
	let log: ExposureLog | undefined;
	try {
		log = (await openSegmentExposureLog(exposures)).exposureLog;
		return { log, members: await membersIn(log) };
	} catch (cause) {
		await log?.close();
		if (!(cause instanceof Failure) || cause.code !== 'log-corrupt') throw cause;
		return { damage: cause };
	}
}

function portOf(
	folder: StateFolder,
	parts: ExperimentsOfService,
	members: Pick<ExposedMembers, 'countsOf'>,
): ExperimentsPort {
	const { controlPlane, decided } = parts;
	const keeping = experimentKeeping({ ...parts, folder });
	const answer = (experiment: Parameters<typeof withMembers>[0]) =>
		withMembers(experiment, members.countsOf(experiment.design.key));
	return {
		list: async () => (await controlPlane.tried()).experiments.map(answer),
		find: async (key) => {
			const { experiments } = await controlPlane.tried();
			const found = experiments.find(({ design }) => design.key === key);
			return found && answer(found);
		},
		define: async (design, by) => {
			const experiment = await keeping.define(design, by);
			await decided();
			return answer(experiment);
		},
		start: async (key, by) => {
			const experiment = await keeping.start(key, by);
			await decided();
			return answer(experiment);
		},
		stop: async (key, by) => {
			const experiment = await keeping.stop(key, by);
			await decided();
			return answer(experiment);
		},
	};
}

/** Experiments that nobody is in, and that can be planned and stopped, but not started. */
function resting(
	folder: StateFolder,
	parts: ExperimentsOfService,
	damage: Failure,
): OpenedExperiments {
	parts.report('experiments rest', damage);
	const nothing = { tried: async () => ({ experiments: [], holdouts: [] }) };
	const recorder = { record: () => undefined };
	return {
		live: liveExperiments({ ...parts, controlPlane: nothing, recorder }),
		port: {
			...portOf(folder, parts, exposedMembers()),
			start: () => Promise.reject(damage),
		},
		close: async () => undefined,
	};
}
