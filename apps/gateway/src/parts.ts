import type { Catalogue } from '@marquee/catalogue';
import type {
	ExperimentDesign,
	ExperimentReading,
	Explanation,
	MetricDefinition,
	Page,
	PowerAsked,
	PowerPlanned,
	SearchAnswer,
	SearchSuggestions,
	ViewingEvent,
} from '@marquee/contracts';
import type { LadderCounts, PageAsked } from '@marquee/degradation';
import type { ControlPlane, ListedSlate, SlateLog, SlatesAsked } from '@marquee/stores';
import type { Clock, TitleId } from '@marquee/units';
import type { EventIntake, ProfileStates } from '@marquee/viewing';
import type { ServiceStatus } from './admin.ts';
import type { Asking } from './asking.ts';
import type { BundlesAnswer } from './bundles.ts';
import type { ExperimentAnswer } from './experiments.ts';
import type { FrontierAnswer } from './frontier.ts';
import type { Limits } from './limits.ts';
import type { LoopLag } from './loop-lag.ts';
import type { NotificationAnswer } from './notifications.ts';
import type { NoTrailer, TrailerAnswer } from './trailers.ts';

/** A fault that was answered without its cause; the operator gets the cause here. */
export interface Fault {
	readonly requestId: string;
	readonly route: string;
	readonly error: unknown;
}

/**
 * What a gateway is made of. It names no engine and reads no environment: a composition root hands it all of this.
 * `Trace` is whatever a page leaves behind of how it came about; the gateway passes it on unread.
 */
export interface GatewayParts<Trace> {
	readonly intake: Pick<EventIntake, 'accept'>;
	readonly states: Pick<ProfileStates, 'of'>;
	readonly catalogue: Pick<Catalogue, 'title' | 'genres'>;
	readonly controlPlane: Pick<
		ControlPlane,
		'keyByHash' | 'profiles' | 'profile' | 'addProfile' | 'preferProfile'
	>;
	/** Pages of every surface. `PageLadder.page` fits: it always answers, and reads what is known of the profile itself. */
	readonly page: (asked: PageAsked) => Promise<{ readonly page: Page }>;
	/** Rows of titles that are like one; without it there is no such route. */
	readonly similar?: (titleId: TitleId, asked: PageAsked) => Promise<{ readonly page: Page }>;
	/** Which trailer of a title to show, or why none. Without the port there is no such route. */
	readonly trailer?: (
		asked: Asking & { readonly titleId: TitleId },
	) => Promise<TrailerAnswer | NoTrailer>;
	/** Whether to send a message now, and about what. Without the port there is no such route. */
	readonly notify?: (asked: Asking) => Promise<NotificationAnswer>;
	/** Finds titles by what somebody types. Without the port there are no such routes. */
	readonly search?: SearchPort;
	/** How searches were answered. Without the port there is no such route. */
	readonly searches?: Pick<SlateLog<unknown>, 'find'>;
	/** Makes a page again from its trace, as it was or otherwise, as long as anybody waits. Without the port there is no such route. */
	readonly replay?: (
		trace: Trace,
		changes: ReplayChanges,
		signal: AbortSignal,
	) => Promise<Replayed<Trace>>;
	/** Told of every batch once it is durable. */
	readonly onAccepted?: (events: readonly ViewingEvent[]) => void;
	/** What `PageLadder.counts` says. */
	readonly ladder?: () => LadderCounts;
	/** The traces of pages; `promptSlateLog` finds them from the moment of the answer on. */
	readonly slates: Pick<SlateLog<Trace>, 'find'>;
	/** The pages that were shown to a profile, newest first. Without the port there is no such route. */
	readonly shownTo?: (asked: SlatesAsked) => Promise<readonly ListedSlate[]>;
	/** Why a title is on a page, or is not; `undefined`: nobody knows such a title. */
	readonly explanation: (trace: Trace, titleId: string) => Explanation | undefined;
	/** What the operator sees beside what the gateway knows of itself. */
	readonly status: () => Awaitable<ServiceStatus>;
	readonly onFault: (fault: Fault) => void;
	readonly clock: Clock;
	/** Unguessable identifiers, never twice the same: of requests and of new profiles. */
	readonly newId: () => string;
	readonly limits?: Partial<Limits>;
	/** The lag of the event loop; measured unless given. */
	readonly lag?: LoopLag;
	/** All models there are. Without the port there is no such route. */
	readonly bundles?: () => Awaitable<BundlesAnswer['bundles']>;
	/** What diversity costs and brings, as last measured; `undefined` before. Without the port there is no such route. */
	readonly frontier?: () => Awaitable<FrontierAnswer | undefined>;
	/** What is tried with profiles. Without the port there are no such routes. */
	readonly experiments?: ExperimentsPort;
	/** What experiments say. Without the port there are no such routes. */
	readonly experimentReadings?: ExperimentReadingsPort;
	readonly viewer?: ViewerFiles;
	readonly console?: ConsoleFiles;
}

/** Plans experiments, lets them run and stops them; by whom, the trail says. */
export interface ExperimentsPort {
	/** Oldest first. */
	readonly list: () => Awaitable<ExperimentAnswer[]>;
	readonly find: (key: string) => Awaitable<ExperimentAnswer | undefined>;
	/** @throws {Failure} `experiment-malformed`, `experiment-over`, `experiment-moves-members`, `metric-unknown` */
	readonly define: (design: ExperimentDesign, by: string) => Promise<ExperimentAnswer>;
	/** @throws {Failure} `experiment-unknown`, `experiment-over`, `experiments-conflict`, `experiments-overlap` */
	readonly start: (key: string, by: string) => Promise<ExperimentAnswer>;
	/** @throws {Failure} `experiment-unknown` */
	readonly stop: (key: string, by: string) => Promise<ExperimentAnswer>;
}

/** Says what experiments say, and what they would be able to. */
export interface ExperimentReadingsPort {
	readonly metrics: () => readonly MetricDefinition[];
	/**
	 * `undefined`: there is no such experiment, or it never ran.
	 *
	 * @throws {Failure} `experiment-reading-unready` while the first is being made.
	 */
	readonly reading: (
		key: string,
		asked: { readonly fresh: boolean },
	) => Promise<ExperimentReading | undefined>;
	/** @throws {Failure} `metric-unknown`, `experiment-reading-unready` */
	readonly power: (asked: PowerAsked) => Promise<PowerPlanned>;
}

/** Somebody types, now; perhaps nobody that is known. */
export interface SearchAsking extends Omit<Asking, 'profileId'> {
	readonly profileId?: Asking['profileId'];
	/** What was typed so far; may be empty. */
	readonly query: string;
	readonly sessionId?: string;
	readonly filters: {
		readonly genres: readonly string[];
		/** First years. */
		readonly decades: readonly number[];
		readonly languages: readonly string[];
	};
	readonly limit: number;
}

/** Answers keystrokes. */
export interface SearchPort {
	readonly answer: (asked: SearchAsking) => Promise<SearchAnswer>;
	readonly suggest: (asked: SearchAsking) => Promise<SearchSuggestions>;
}

/** What is to be different when a page is made again. */
export interface ReplayChanges {
	/** The bundle that scores, by as much of its hash as no other begins with; the one of the trace unless given. */
	readonly with?: string;
	/** The version of the policy that weighs; the one of the trace unless given. */
	readonly policy?: string;
	/** How rows are laid out; as the trace says unless given. */
	readonly layout?: string;
}

/** A page made again. */
export interface Replayed<Trace> {
	readonly page: Page;
	readonly trace: Trace;
	/** Whether it has the same bytes as the page that was answered. */
	readonly identical: boolean;
}

/** The web application, and the key that its visitors use without seeing it. */
export interface ViewerFiles {
	/** The folder of the built files; the index is `index.html`. */
	readonly folder: string;
	/** A key of its own, with the scopes events and pages; sent as an HttpOnly cookie. */
	readonly key: string;
	/**
	 * Who gets the cookie. `loopback`: this machine alone. `everyone`: whoever reaches the address may read and write
	 * as any profile; a deliberate choice for a closed network. Without it the page is refused to all others.
	 */
	readonly visitors?: 'loopback' | 'everyone';
}

/** The engineer's window: it holds no key, so whoever reaches the address may load it. */
export interface ConsoleFiles {
	/** The folder of the built files, whose addresses begin with `/console/`; the index is `index.html`. */
	readonly folder: string;
}

export type Awaitable<Value> = Value | Promise<Value>;
