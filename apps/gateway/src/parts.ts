import type { Catalogue } from '@marquee/catalogue';
import type { Explanation, Page, Profile } from '@marquee/contracts';
import type { Clock, EpochMs, ProfileId, RequestId, TitleId } from '@marquee/units';
import type { EventIntake, ProfileState, ProfileStates } from '@marquee/viewing';
import type { ServiceStatus } from './admin.ts';
import type { Keyring } from './keys.ts';
import type { Limits } from './limits.ts';
import type { LoopLag } from './loop-lag.ts';

/** What a home page is made of. The same request, state and catalogue give the same page. */
export interface HomeRequest {
	readonly requestId: RequestId;
	readonly profileId: ProfileId;
	/** undefined: nothing is known of the profile yet. */
	readonly state: ProfileState | undefined;
	readonly now: EpochMs;
	/** Where chance begins; the same for the same request id, so that a page can be made again. */
	readonly seed: number;
	/** Aborted when nobody waits for the page any more. */
	readonly signal: AbortSignal;
}

/** A fault that was answered without its cause; the operator gets the cause here. */
export interface Fault {
	readonly requestId: string;
	readonly route: string;
	readonly error: unknown;
}

/**
 * What a gateway is made of. It names no engine and reads no environment: a composition root hands it all of this.
 * `Trace` is whatever the page keeps of how it came about; the gateway passes it on unread.
 */
export interface GatewayParts<Trace> {
	readonly intake: Pick<EventIntake, 'accept'>;
	readonly states: Pick<ProfileStates, 'of'>;
	readonly profiles: {
		/** By creation, oldest first. */
		readonly all: () => Awaitable<readonly Profile[]>;
		readonly find: (profile: ProfileId) => Awaitable<Profile | undefined>;
		readonly add: (profile: Profile) => Awaitable<void>;
	};
	readonly catalogue: Pick<Catalogue, 'title'>;
	readonly homePage: (
		request: HomeRequest,
	) => Promise<{ readonly page: Page; readonly trace: Trace }>;
	readonly slates: {
		readonly record: (trace: Trace) => Awaitable<void>;
		/** undefined: no such page was recorded. */
		readonly explain: (request: RequestId, title: TitleId) => Awaitable<Explanation | undefined>;
	};
	readonly keys: Keyring;
	/** What the operator sees beside what the gateway knows of itself. */
	readonly status: () => Awaitable<ServiceStatus>;
	readonly onFault: (fault: Fault) => void;
	readonly clock: Clock;
	/** Unguessable identifiers, never twice the same: of requests and of new profiles. */
	readonly newId: () => string;
	readonly limits?: Partial<Limits>;
	/** The lag of the event loop; measured unless given. */
	readonly lag?: LoopLag;
	readonly viewer?: ViewerFiles;
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

export type Awaitable<Value> = Value | Promise<Value>;
